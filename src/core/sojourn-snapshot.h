/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-record.h"

G_BEGIN_DECLS

/**
 * SojournSnapshot:
 *
 * One case as it was at one moment, with all that belongs to it (people, assessments, quotes,
 * segments, …) and all that it refers to (clinics, options, their criteria, trials, exchange
 * rates). What the rules look at and what the exchange format carries.
 *
 * Reference-counted. Records are added while it is built; after [func@snapshot_seal] it never
 * changes and may be shared between threads.
 */
typedef struct _SojournSnapshot SojournSnapshot;

#define SOJOURN_TYPE_SNAPSHOT (sojourn_snapshot_get_type ())
GType sojourn_snapshot_get_type (void);

SojournSnapshot *sojourn_snapshot_new (void);
SojournSnapshot *sojourn_snapshot_ref (SojournSnapshot *self);
void sojourn_snapshot_unref (SojournSnapshot *self);
void sojourn_snapshot_take (SojournSnapshot *self, SojournRecord *record);
SojournSnapshot *sojourn_snapshot_seal (SojournSnapshot *self);

const SojournRecord *sojourn_snapshot_get_case (const SojournSnapshot *self);
const SojournRecord *sojourn_snapshot_get_patient (const SojournSnapshot *self);
const GPtrArray *sojourn_snapshot_get_all (const SojournSnapshot *self, SojournKind kind);
const SojournRecord *sojourn_snapshot_find (const SojournSnapshot *self, const char *uuid);
const SojournRecord *
sojourn_snapshot_follow (const SojournSnapshot *self, const SojournRecord *record, guint field);
GPtrArray *sojourn_snapshot_list (const SojournSnapshot *self,
                                  SojournKind kind,
                                  guint reference_field,
                                  const char *uuid);
const SojournRecord *
sojourn_snapshot_get_newest (const SojournSnapshot *self, SojournKind kind, guint date_field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournSnapshot, sojourn_snapshot_unref)

G_END_DECLS
