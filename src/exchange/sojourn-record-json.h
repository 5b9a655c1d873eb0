/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-reader.h"
#include "sojourn-json-writer.h"
#include "sojourn-record.h"

G_BEGIN_DECLS

/**
 * SojournReferenceFunc:
 * @field: the reference
 * @text: how the file names the record it points to
 * @user_data: what was handed over with the function
 *
 * Finds the record that a file refers to.
 *
 * Returns: (transfer full) (nullable): its UUID, or %NULL if there is none
 */
typedef char *(*SojournReferenceFunc) (const SojournField *field,
                                       const char *text,
                                       gpointer user_data);

void sojourn_record_write_json (const SojournRecord *record, SojournJsonWriter *writer);
void sojourn_record_read_json (SojournRecord *record,
                               SojournJsonReader *reader,
                               SojournReferenceFunc resolve,
                               gpointer user_data);
void sojourn_record_check_json_members (SojournKind kind,
                                        SojournJsonReader *reader,
                                        const char *const *others);

G_END_DECLS
