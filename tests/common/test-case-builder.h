/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-snapshot.h"

/*
 * TestCase:
 * @now: the present instant, in seconds; starts at 2026-03-20T12:00:00Z
 * @patient: the UUID of the patient
 * @desk: the UUID of the case
 *
 * A case in the making, tersely. Values are written in the machine form of the tables: dates and
 * instants in ISO 8601, nicks, digits. Required fields that are not given get a plain value;
 * references between records are given as UUID, but for the case, which is known.
 */
typedef struct {
    gint64 now;
    const char *patient;
    const char *desk;
    GPtrArray *records;        /* (element-type SojournRecord) (owned) */
    SojournSnapshot *snapshot; /* (nullable) (owned): made by test_case_snapshot() */
    GPtrArray *findings;       /* (nullable) (owned): of those who evaluate it */
} TestCase;

TestCase *test_case_new (void);
void test_case_free (TestCase *self);

/* Pairs of name and value, %NULL at the end; a %NULL value leaves the field unknown. */
const char *test_case_add (TestCase *self, SojournKind kind, ...) G_GNUC_NULL_TERMINATED;
void test_case_set (TestCase *self, const char *uuid, ...) G_GNUC_NULL_TERMINATED;
void test_case_drop (TestCase *self, const char *uuid);
void test_case_at (TestCase *self, const char *instant);

/* The case as it is now; valid until the next call. Every record of it may be stored. */
const SojournSnapshot *test_case_snapshot (TestCase *self);
const SojournRecord *test_case_find (TestCase *self, const char *uuid);

/* The same without the check that every record may be stored. */
const SojournSnapshot *test_case_snapshot_unchecked (TestCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestCase, test_case_free)
