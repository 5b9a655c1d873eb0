/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-repository.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

SojournSnapshot *
sojourn_case_reader_load (SojournRepository *repository, gint64 case_id, GError **error);
SojournSnapshot *sojourn_case_reader_load_catalogue (SojournRepository *repository, GError **error);

G_END_DECLS
