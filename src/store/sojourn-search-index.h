/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-connection.h"
#include "sojourn-record.h"

G_BEGIN_DECLS

/* The full-text search: what is in it, and how a text that a person typed is looked for. Belongs to
 * the thread of the worker. */

/* The row of a record in the index: the kind and the id in one number, so that the records of a
 * kind are one range. */
#define SOJOURN_SEARCH_ROW(kind, id) (((gint64)(kind) << 40) | (id))
#define SOJOURN_SEARCH_KIND(row) ((SojournKind)((row) >> 40))
#define SOJOURN_SEARCH_ID(row) ((row) & ((G_GINT64_CONSTANT (1) << 40) - 1))

/* What a person typed, ready for the index. */
typedef struct {
    char *match;    /* (owned) (nullable): for MATCH, finds a few too many; NULL finds nothing */
    char **needles; /* (owned): what must be in the text, to the letter */
} SojournSearchTerms;

void sojourn_search_terms_init (SojournSearchTerms *terms, const char *text);
void sojourn_search_terms_clear (SojournSearchTerms *terms);

void sojourn_search_add_record (GString *text, const SojournRecord *record);
gboolean sojourn_search_put (
    SojournConnection *connection, gint64 row, const char *text, gboolean is_new, GError **error);
gboolean sojourn_search_remove (SojournConnection *connection, gint64 row, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SojournSearchTerms, sojourn_search_terms_clear)

G_END_DECLS
