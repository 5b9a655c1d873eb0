/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SojournCaseSlice:
 *
 * A run of case ids in the order of a query, and the place where the next run goes on.
 * Reference-counted and immutable.
 */
typedef struct _SojournCaseSlice SojournCaseSlice;

#define SOJOURN_TYPE_CASE_SLICE (sojourn_case_slice_get_type ())
GType sojourn_case_slice_get_type (void);

SojournCaseSlice *sojourn_case_slice_ref (SojournCaseSlice *self);
void sojourn_case_slice_unref (SojournCaseSlice *self);

const gint64 *sojourn_case_slice_get_ids (const SojournCaseSlice *self, guint *n_ids);
gboolean sojourn_case_slice_is_last (const SojournCaseSlice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournCaseSlice, sojourn_case_slice_unref)

G_END_DECLS
