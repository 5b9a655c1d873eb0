/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournIdEdit:
 * @remove_at: where something is taken out
 * @removed: how many; may be 0
 * @add_at: where something is put in afterwards
 * @added: how many; may be 0
 *
 * The way from one vector of ids to another: first the removal, then the addition.
 */
typedef struct {
    guint remove_at;
    guint removed;
    guint add_at;
    guint added;
} SojournIdEdit;

SojournIdEdit
sojourn_id_vector_diff (const gint64 *before, guint n_before, const gint64 *after, guint n_after);

G_END_DECLS
