/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-slice.h"

G_BEGIN_DECLS

SojournCaseSlice *
sojourn_case_slice_new (GArray *ids, gboolean last, const char *last_text, gint64 last_number);
const char *sojourn_case_slice_get_last_text (const SojournCaseSlice *self);
gint64 sojourn_case_slice_get_last_number (const SojournCaseSlice *self);

G_END_DECLS
