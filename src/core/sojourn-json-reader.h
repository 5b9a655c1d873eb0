/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json.h"

G_BEGIN_DECLS

typedef struct _SojournJsonReader SojournJsonReader;

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

const char *sojourn_json_reader_get_string (SojournJsonReader *self,
                                            const char *name,
                                            gsize min_chars,
                                            gsize max_chars);
const char *sojourn_json_reader_get_optional_string (SojournJsonReader *self,
                                                     const char *name,
                                                     gsize max_chars);
char **sojourn_json_reader_dup_strings (SojournJsonReader *self,
                                        const char *name,
                                        gsize max_elements,
                                        gsize max_chars);
const char *sojourn_json_reader_get_id (SojournJsonReader *self, const char *name);
gint64
sojourn_json_reader_get_int (SojournJsonReader *self, const char *name, gint64 min, gint64 max);
gboolean sojourn_json_reader_get_optional_int (
    SojournJsonReader *self, const char *name, gint64 min, gint64 max, gint64 *value);
gboolean sojourn_json_reader_get_boolean (SojournJsonReader *self, const char *name);
gboolean sojourn_json_reader_get_optional_boolean (SojournJsonReader *self,
                                                   const char *name,
                                                   gboolean fallback);
guint
sojourn_json_reader_get_enum (SojournJsonReader *self, const char *name, const char *const *values);
guint sojourn_json_reader_get_optional_enum (SojournJsonReader *self,
                                             const char *name,
                                             const char *const *values,
                                             guint fallback);
const char *sojourn_json_reader_get_time (SojournJsonReader *self, const char *name);
const char *sojourn_json_reader_get_optional_time (SojournJsonReader *self, const char *name);
const char *sojourn_json_reader_get_date (SojournJsonReader *self, const char *name);
const char *sojourn_json_reader_get_optional_date (SojournJsonReader *self, const char *name);
char *sojourn_json_reader_dup_raw (SojournJsonReader *self, const char *name);

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
