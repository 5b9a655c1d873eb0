/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-store.h"

/*
 * TestDesk:
 * @now: the present instant; starts at 2026-03-20T12:00:00Z
 * @folder: a temporary folder
 * @path: the database in it
 * @store: (nullable): the store, open
 *
 * A store on a real file in a folder of its own. For fibers.
 */
typedef struct {
    gint64 now;
    char *folder;        /* (owned) */
    char *path;          /* (owned) */
    SojournStore *store; /* (owned) (nullable) */
} TestDesk;

TestDesk *test_desk_new (void);
void test_desk_free (TestDesk *self);
void test_desk_open (TestDesk *self);
void test_desk_close (TestDesk *self);
SojournStore *test_desk_try_open (TestDesk *self, GError **error);
char *test_desk_file (TestDesk *self, const char *name);

/* Do it, and expect it to succeed. */
SojournReceipt *test_desk_apply (TestDesk *self, SojournChangeSet *changes);
SojournReceipt *test_desk_insert (TestDesk *self, SojournRecord *record);
SojournReceipt *test_desk_update (TestDesk *self, SojournRecord *record);
SojournReceipt *test_desk_delete (TestDesk *self, const SojournRecord *record);
SojournReceipt *test_desk_undo (TestDesk *self, SojournReceipt *receipt);
SojournRecord *test_desk_load (TestDesk *self, SojournKind kind, const char *uuid);
SojournSnapshot *test_desk_load_case (TestDesk *self, const char *uuid);
gint64 test_desk_count (TestDesk *self, SojournKind kind);

/* Do it, and expect it to be refused. */
void test_desk_refuse (TestDesk *self, SojournChangeSet *changes, SojournStoreError code);
void test_desk_refuse_open (TestDesk *self, SojournStoreError code);

/* A patient and a case of that patient, stored; the UUID of the case. */
const char *test_desk_add_case (TestDesk *self, const char *alias);
SojournRecord *test_desk_new_part (TestDesk *self, SojournKind kind, const char *case_uuid);

/* All records of a snapshot in the order of kinds, as one change set. */
SojournChangeSet *test_desk_make_changes (const SojournSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestDesk, test_desk_free)
