/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-writer.h"

G_BEGIN_DECLS

/**
 * SojournListing:
 *
 * A list that is printed as a table for people, or as a JSON array for programs.
 */
typedef struct _SojournListing SojournListing;

SojournListing *sojourn_listing_new (gboolean json, const char *member, const char *const *titles);
void sojourn_listing_free (SojournListing *self);

SojournJsonWriter *sojourn_listing_get_writer (SojournListing *self);
void sojourn_listing_add (SojournListing *self, const char *const *cells);
void sojourn_listing_finish (SojournListing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournListing, sojourn_listing_free)

G_END_DECLS
