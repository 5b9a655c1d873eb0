/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-record.h"

G_BEGIN_DECLS

/* The version of the format that is read; see data/catalogue/README.md. */
#define SOJOURN_CATALOGUE_VERSION 1

/**
 * SojournCatalogue:
 *
 * A pack of clinics, credentials, trials, treatment options, criteria and exchange rates, read from
 * a file. Reference-counted and immutable; may be shared between threads.
 */
typedef struct _SojournCatalogue SojournCatalogue;

SojournCatalogue *sojourn_catalogue_parse (GBytes *bytes, GError **error);
SojournCatalogue *sojourn_catalogue_ref (SojournCatalogue *self);
void sojourn_catalogue_unref (SojournCatalogue *self);

SojournDate sojourn_catalogue_get_date (const SojournCatalogue *self);
const char *sojourn_catalogue_get_licence (const SojournCatalogue *self);
const GPtrArray *sojourn_catalogue_get_records (const SojournCatalogue *self);
const SojournRecord *sojourn_catalogue_find (const SojournCatalogue *self, const char *uuid);

char *sojourn_catalogue_dup_uuid (const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournCatalogue, sojourn_catalogue_unref)

G_END_DECLS
