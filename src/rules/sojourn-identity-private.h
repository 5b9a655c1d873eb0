/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/*
 * SojournLeak:
 * @member: (nullable) (owned): where in the bytes, or %NULL
 * @what: what was found, in the language of the user; never the value
 * @code: (unowned): the same in a word that no language changes
 *
 * Something that says who a person of the case is.
 */
typedef struct {
    char *member;
    char *what;
    const char *code;
} SojournLeak;

void sojourn_leak_clear (SojournLeak *leak);
gboolean sojourn_identity_find_in_text (const SojournSnapshot *snapshot,
                                        const char *text,
                                        SojournLeak *leak);
gboolean sojourn_identity_find_in_json (const SojournSnapshot *snapshot,
                                        const char *json,
                                        SojournLeak *leak);

G_END_DECLS
