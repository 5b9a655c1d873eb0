/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-reader.h"
#include "sojourn-json-writer.h"
#include "sojourn-record.h"

G_BEGIN_DECLS

#define SOJOURN_WIRE_MAX_LINES 200

/**
 * SojournWireQuote:
 * @quote: a record of kind quote; case, request, state and the time of receipt are the caller's
 * @lines: (element-type SojournRecord): its lines in order
 * @inclusions: (element-type SojournRecord): what it says of each category; one that is not listed
 *   is unknown
 *
 * One version of a quote as it travels.
 */
typedef struct {
    SojournRecord *quote;
    GPtrArray *lines;
    GPtrArray *inclusions;
} SojournWireQuote;

SojournWireQuote *sojourn_wire_quote_new (void);
SojournWireQuote *sojourn_wire_quote_copy (const SojournWireQuote *self);
void sojourn_wire_quote_free (SojournWireQuote *self);
SojournRecord *sojourn_wire_quote_add_line (SojournWireQuote *self);
SojournRecord *sojourn_wire_quote_add_inclusion (SojournWireQuote *self);
gint64 sojourn_wire_quote_get_version (const SojournWireQuote *self);
void sojourn_wire_quote_set_owner (SojournWireQuote *self,
                                   const char *case_uuid,
                                   const char *request_uuid);

SojournWireQuote *sojourn_wire_quote_read (SojournJsonReader *reader);
GBytes *sojourn_wire_quote_to_bytes (const SojournWireQuote *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournWireQuote, sojourn_wire_quote_free)

G_END_DECLS
