/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-reader-values.h"

G_BEGIN_DECLS

SojournJsonReader *sojourn_json_reader_new (GBytes *bytes, gsize max_bytes, GError **error);
SojournJsonReader *sojourn_json_reader_new_for_json (SojournJson *json);
void sojourn_json_reader_free (SojournJsonReader *self);

void sojourn_json_reader_begin_object (SojournJsonReader *self, const char *name);
gsize
sojourn_json_reader_begin_array (SojournJsonReader *self, const char *name, gsize max_elements);
void sojourn_json_reader_begin_member (SojournJsonReader *self, const char *name);
void sojourn_json_reader_begin_element (SojournJsonReader *self, gsize index);
void sojourn_json_reader_end (SojournJsonReader *self);

gboolean sojourn_json_reader_has (SojournJsonReader *self, const char *name);
const char **sojourn_json_reader_member_names (SojournJsonReader *self);
void sojourn_json_reader_check_members (SojournJsonReader *self, const char *const *known);

void sojourn_json_reader_fail (SojournJsonReader *self,
                               const char *name,
                               gint code,
                               const char *format,
                               ...) G_GNUC_PRINTF (4, 5);
gboolean sojourn_json_reader_has_failed (SojournJsonReader *self);
const char *sojourn_json_reader_get_error_path (SojournJsonReader *self);
const char *sojourn_json_reader_get_error_reason (SojournJsonReader *self);
gboolean sojourn_json_reader_finish (SojournJsonReader *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournJsonReader, sojourn_json_reader_free)

G_END_DECLS
