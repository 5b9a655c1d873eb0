/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SojournJsonWriter SojournJsonWriter;

/**
 * SojournJsonLayout:
 * @SOJOURN_JSON_COMPACT: without white space, for the wire and for digests
 * @SOJOURN_JSON_PRETTY: indented by two spaces, with a newline at the end, for files
 *
 * How a JSON text is laid out.
 */
typedef enum {
    SOJOURN_JSON_COMPACT,
    SOJOURN_JSON_PRETTY,
} SojournJsonLayout;

SojournJsonWriter *sojourn_json_writer_new (void);
void sojourn_json_writer_free (SojournJsonWriter *self);

void sojourn_json_writer_begin_object (SojournJsonWriter *self, const char *name);
void sojourn_json_writer_begin_array (SojournJsonWriter *self, const char *name);
void sojourn_json_writer_end (SojournJsonWriter *self);

void sojourn_json_writer_set_string (SojournJsonWriter *self, const char *name, const char *value);
void sojourn_json_writer_set_optional_string (SojournJsonWriter *self,
                                              const char *name,
                                              const char *value);
void sojourn_json_writer_set_strings (SojournJsonWriter *self,
                                      const char *name,
                                      const char *const *values);
void sojourn_json_writer_set_int (SojournJsonWriter *self, const char *name, gint64 value);
void sojourn_json_writer_set_boolean (SojournJsonWriter *self, const char *name, gboolean value);
void sojourn_json_writer_set_null (SojournJsonWriter *self, const char *name);
gboolean sojourn_json_writer_set_raw (SojournJsonWriter *self,
                                      const char *name,
                                      const char *json,
                                      GError **error);

GBytes *sojourn_json_writer_to_bytes (SojournJsonWriter *self, SojournJsonLayout layout);
char *sojourn_json_writer_to_text (SojournJsonWriter *self, SojournJsonLayout layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournJsonWriter, sojourn_json_writer_free)

G_END_DECLS
