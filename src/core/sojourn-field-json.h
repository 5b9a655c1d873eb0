/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-reader.h"
#include "sojourn-json-writer.h"
#include "sojourn-record.h"

G_BEGIN_DECLS

/* More than any value set or list of languages has. */
#define SOJOURN_FIELD_JSON_MAX_CODES 100

void sojourn_field_read_json (SojournRecord *record, guint field, SojournJsonReader *reader);
void sojourn_field_read_json_as (SojournRecord *record,
                                 guint field,
                                 SojournJsonReader *reader,
                                 const char *name);
void sojourn_field_read_json_value (SojournRecord *record,
                                    guint field,
                                    SojournJsonReader *reader,
                                    const char *name);
void sojourn_field_write_json (const SojournRecord *record, guint field, SojournJsonWriter *writer);
void sojourn_field_write_json_as (const SojournRecord *record,
                                  guint field,
                                  SojournJsonWriter *writer,
                                  const char *name);

G_END_DECLS
