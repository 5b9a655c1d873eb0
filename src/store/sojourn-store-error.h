/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOJOURN_STORE_ERROR (sojourn_store_error_quark ())

/**
 * SojournStoreError:
 * @SOJOURN_STORE_ERROR_OPEN: the file cannot be reached: its folder is missing, a permission is
 *   lacking, or it lies on a file system that cannot hold it. Nothing was created or changed; offer
 *   another place or let the user mend the permission, then open again
 * @SOJOURN_STORE_ERROR_CORRUPT: the file is damaged. Nothing was changed by finding that out; close
 *   it, keep it, and restore the newest backup beside it
 * @SOJOURN_STORE_ERROR_FOREIGN: the file is something else than a database of Sojourn. It is
 *   untouched; offer another file
 * @SOJOURN_STORE_ERROR_BUSY: another program has the file in use. It is untouched; offer to try
 *   again after that program was closed
 * @SOJOURN_STORE_ERROR_READ_ONLY: the file cannot be written to. Nothing was lost; it can still be
 *   looked at with [func@Store.open_read_only]
 * @SOJOURN_STORE_ERROR_FULL: there is no room left. The change was taken back as a whole and what
 *   was stored before is safe; keep what the user typed and save again when there is room
 * @SOJOURN_STORE_ERROR_CONSTRAINT: a record breaks a rule of the database: a value out of range, a
 *   reference to a record that is not there, or a record that others still refer to. Nothing of the
 *   change set was stored; show the message where the record is edited
 * @SOJOURN_STORE_ERROR_CONFLICT: a record was changed elsewhere since it was read. Nothing of the
 *   change set was stored; load the record again and let the user look at both
 * @SOJOURN_STORE_ERROR_NOT_FOUND: there is no such record any more
 * @SOJOURN_STORE_ERROR_TOO_NEW: a newer version of Sojourn wrote the file. It is untouched; ask for
 *   an update
 * @SOJOURN_STORE_ERROR_IO: the disk failed. The change was taken back, as far as the disk allows;
 *   make a backup elsewhere before anything else
 * @SOJOURN_STORE_ERROR_CANCELLED: the caller gave up, or the store was closed before it came to
 *   this. Nothing was changed; say nothing
 *
 * What may go wrong with the store, told apart by what a caller can do about it. The message is a
 * sentence for the user: what happened, what is safe and what to do. It never holds patient data.
 */
typedef enum {
    SOJOURN_STORE_ERROR_OPEN,
    SOJOURN_STORE_ERROR_CORRUPT,
    SOJOURN_STORE_ERROR_FOREIGN,
    SOJOURN_STORE_ERROR_BUSY,
    SOJOURN_STORE_ERROR_READ_ONLY,
    SOJOURN_STORE_ERROR_FULL,
    SOJOURN_STORE_ERROR_CONSTRAINT,
    SOJOURN_STORE_ERROR_CONFLICT,
    SOJOURN_STORE_ERROR_NOT_FOUND,
    SOJOURN_STORE_ERROR_TOO_NEW,
    SOJOURN_STORE_ERROR_IO,
    SOJOURN_STORE_ERROR_CANCELLED,
} SojournStoreError;

GQuark sojourn_store_error_quark (void);

G_END_DECLS
