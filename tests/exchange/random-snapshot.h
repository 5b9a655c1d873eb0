/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-snapshot.h"

/* A case with a few records of every kind, each field known or not as @random has it.
 * What it holds is valid by sojourn_record_validate(), and as nasty as that allows. */
SojournSnapshot *random_snapshot_new (GRand *random);
