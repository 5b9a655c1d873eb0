/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-record.h"

G_BEGIN_DECLS

/* The machine form of a value, and what the description of a field says of it. */

char *sojourn_record_dup_value (const SojournRecord *self, guint field);
gboolean
sojourn_record_set_value (SojournRecord *self, guint field, const char *value, GError **error);
gboolean sojourn_record_validate (const SojournRecord *self, guint *field, GError **error);
gboolean sojourn_record_validate_field (const SojournRecord *self, guint field, GError **error);

G_END_DECLS
