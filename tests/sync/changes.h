/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-change-set.h"
#include "test-case-builder.h"

/* Looking into a change set, and carrying it out upon a case in the making. */

guint changes_count (const SojournChangeSet *changes, SojournKind kind);
const SojournRecord *changes_find (const SojournChangeSet *changes, SojournKind kind, guint nth);
const char *changes_find_note (const SojournChangeSet *changes, const char *key);
void changes_carry_out (const SojournChangeSet *changes, TestCase *test);
