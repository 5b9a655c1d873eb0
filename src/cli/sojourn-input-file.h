/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-index.h"
#include "sojourn-catalogue.h"

G_BEGIN_DECLS

/**
 * SojournInputFile:
 *
 * A file that is read in: a case document, many of them as JSON Lines, or a catalogue. Messages of
 * its errors begin with the name of the file. One thread at a time.
 */
typedef struct _SojournInputFile SojournInputFile;

SojournInputFile *sojourn_input_file_open (const char *path, GError **error);
void sojourn_input_file_free (SojournInputFile *self);

gboolean sojourn_input_file_is_catalogue (const SojournInputFile *self);
SojournCatalogue *sojourn_input_file_read_catalogue (SojournInputFile *self, GError **error);
SojournSnapshot *sojourn_input_file_read_case (SojournInputFile *self,
                                               const SojournCatalogueIndex *catalogue,
                                               GError **error);
const char *sojourn_input_file_get_name (const SojournInputFile *self);
guint64 sojourn_input_file_get_line (const SojournInputFile *self);
char *sojourn_input_file_dup_place (const SojournInputFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournInputFile, sojourn_input_file_free)

G_END_DECLS
