/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-agenda-item.h"

G_BEGIN_DECLS

/**
 * SOJOURN_TODAY_LIMIT:
 *
 * How many items of each group are loaded for the Today page.
 */
#define SOJOURN_TODAY_LIMIT 50

/**
 * SOJOURN_N_STAGES:
 *
 * How many stages a case can be in.
 */
#define SOJOURN_N_STAGES (SOJOURN_STAGE_DECEASED + 1)

/**
 * SojournToday:
 * @blocked: (element-type SojournAgendaItem): findings that block, cases that leave soonest first
 * @due: (element-type SojournAgendaItem): tasks due today or before, the oldest first
 * @replies: (element-type SojournAgendaItem): open questions, quotes that wait for a decision and
 *   quotes that expire within 7 days, in the order of their day
 * @leaving: (element-type SojournAgendaItem): departures within 7 days, the next first
 * @n_blocked: how many cases are blocked
 * @n_due: how many tasks are due
 * @n_replies: how many items @replies would have
 * @n_leaving: how many cases leave within 7 days
 * @n_open: how many cases are open
 * @n_cases: how many cases there are
 * @stages: how many cases stand in each stage
 *
 * All that the Today page and the counts of the sidebar show, read at one moment. Each array has
 * at most %SOJOURN_TODAY_LIMIT items. Reference-counted; nothing in it ever changes.
 */
typedef struct {
    const GPtrArray *blocked;
    const GPtrArray *due;
    const GPtrArray *replies;
    const GPtrArray *leaving;
    guint n_blocked;
    guint n_due;
    guint n_replies;
    guint n_leaving;
    guint n_open;
    guint n_cases;
    guint stages[SOJOURN_N_STAGES];
} SojournToday;

#define SOJOURN_TYPE_TODAY (sojourn_today_get_type ())
GType sojourn_today_get_type (void);

SojournToday *sojourn_today_ref (SojournToday *self);
void sojourn_today_unref (SojournToday *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournToday, sojourn_today_unref)

G_END_DECLS
