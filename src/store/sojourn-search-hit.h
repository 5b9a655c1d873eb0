/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-field.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SojournSearchHit:
 * @kind: the kind of the record
 * @uuid: the record
 * @case_uuid: (nullable): the case it belongs to; a patient is found as the case, a companion
 *   with the newest
 * @title: what it is called
 * @subtitle: (nullable): where it belongs: the reference and the name of its case, or its place
 *
 * A record found by [method@Store.search]. Reference-counted; nothing in it ever changes.
 */
typedef struct {
    SojournKind kind;
    char uuid[37];
    const char *case_uuid;
    const char *title;
    const char *subtitle;
} SojournSearchHit;

#define SOJOURN_TYPE_SEARCH_HIT (sojourn_search_hit_get_type ())
GType sojourn_search_hit_get_type (void);

SojournSearchHit *sojourn_search_hit_ref (SojournSearchHit *self);
void sojourn_search_hit_unref (SojournSearchHit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournSearchHit, sojourn_search_hit_unref)

G_END_DECLS
