/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-index.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest line that is read. */
#define SOJOURN_CASE_LINES_MAX_BYTES (16 * 1024 * 1024)

/**
 * SojournCaseLines:
 *
 * Reads many cases from a stream of JSON Lines: one case document a line. One thread at a time.
 */
typedef struct _SojournCaseLines SojournCaseLines;

SojournCaseLines *sojourn_case_lines_new (GInputStream *stream,
                                          const SojournCatalogueIndex *catalogue);
void sojourn_case_lines_free (SojournCaseLines *self);

SojournSnapshot *
sojourn_case_lines_read (SojournCaseLines *self, GCancellable *cancellable, GError **error);
guint64 sojourn_case_lines_get_line (const SojournCaseLines *self);
guint64 sojourn_case_lines_get_offset (const SojournCaseLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournCaseLines, sojourn_case_lines_free)

G_END_DECLS
