/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-office.h"

G_BEGIN_DECLS

DexFuture *sojourn_catalogue_setup_run (SojournOffice *office) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
