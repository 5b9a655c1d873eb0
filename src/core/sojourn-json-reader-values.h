/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json.h"

G_BEGIN_DECLS

typedef struct _SojournJsonReader SojournJsonReader;

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

G_END_DECLS
