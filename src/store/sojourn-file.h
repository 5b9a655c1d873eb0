/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-store-error.h"

#include <sys/types.h>

G_BEGIN_DECLS

/* What can be told of a database file before SQLite touches it, so that a file that is not ours, or
 * not readable by this version, is left byte for byte as it is. */

#define SOJOURN_APPLICATION_ID 0x534a524e /* “SJRN” */

typedef struct {
    gboolean exists;
    gboolean has_journal;   /* a write-ahead log with content lies beside it */
    guint32 schema_version; /* as in the header; a log may hold a newer one */
} SojournFileInfo;

/* A claim on a file: one process never has the same database open twice, because closing any
 * descriptor of it would drop the locks of the other (POSIX fcntl). */
typedef struct _SojournFileClaim SojournFileClaim;

SojournFileClaim *sojourn_file_claim (const char *path, GError **error);
void sojourn_file_claim_release (SojournFileClaim *claim);

gboolean sojourn_file_inspect (const char *path, SojournFileInfo *info, GError **error);
gboolean sojourn_file_check_free (const char *path, GError **error);
gboolean sojourn_file_is_locked (const char *path);
gboolean sojourn_file_system_is_remote (gint64 magic);
gboolean sojourn_file_is_remote (const char *path);
gboolean sojourn_file_make_folder (const char *path, GError **error);
char *sojourn_file_make_sibling (const char *path, const char *suffix, GError **error);
gboolean sojourn_file_publish (const char *from, const char *to, GError **error);
gboolean sojourn_file_move_new (const char *from, const char *to, GError **error);
gboolean sojourn_file_mark (const char *path, GError **error);
void sojourn_file_make_private (const char *path);
void sojourn_file_remove_all (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournFileClaim, sojourn_file_claim_release)

G_END_DECLS
