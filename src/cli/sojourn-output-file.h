/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournOutputFile:
 *
 * Where an export goes: standard output, or a file for this user alone that has its name only once
 * it is complete. One thread at a time.
 */
typedef struct _SojournOutputFile SojournOutputFile;

SojournOutputFile *sojourn_output_file_new (const char *path, GError **error);
void sojourn_output_file_free (SojournOutputFile *self);

gboolean sojourn_output_file_write (SojournOutputFile *self, GBytes *bytes, GError **error);
gboolean sojourn_output_file_commit (SojournOutputFile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournOutputFile, sojourn_output_file_free)

G_END_DECLS
