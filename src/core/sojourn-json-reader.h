/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-reader-values.h"

G_BEGIN_DECLS

/**
 * SojournJsonKind:
 * @SOJOURN_JSON_ABSENT: there is no such member, or the reader has failed
 * @SOJOURN_JSON_NULL: null
 * @SOJOURN_JSON_BOOLEAN: true or false
 * @SOJOURN_JSON_NUMBER: a number
 * @SOJOURN_JSON_STRING: a text
 * @SOJOURN_JSON_ARRAY: a list
 * @SOJOURN_JSON_OBJECT: an object
 *
 * What a JSON value is.
 */
typedef enum {
    SOJOURN_JSON_ABSENT,
    SOJOURN_JSON_NULL,
    SOJOURN_JSON_BOOLEAN,
    SOJOURN_JSON_NUMBER,
    SOJOURN_JSON_STRING,
    SOJOURN_JSON_ARRAY,
    SOJOURN_JSON_OBJECT,
} SojournJsonKind;

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
SojournJsonKind sojourn_json_reader_get_kind (SojournJsonReader *self, const char *name);
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
