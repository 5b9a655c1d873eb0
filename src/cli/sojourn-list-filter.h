/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-cli-store.h"

G_BEGIN_DECLS

/**
 * SojournListFilter:
 * @json: whether a program reads
 * @now: the present instant, in seconds since 1970-01-01T00:00:00Z
 * @stages: (nullable) (array zero-terminated=1): the nicks of stages
 * @open: only open cases
 * @blocked: only cases that a finding blocks
 * @warned: only cases that a finding warns of
 * @due: only cases with a task that is due
 * @leaving: only cases that leave soon
 * @sort: (nullable): the column that cases are sorted by
 * @reverse: the other way round
 * @statuses: (nullable) (array zero-terminated=1): the nicks of statuses of requests
 * @from: (nullable): the first day of journeys
 * @to: (nullable): the last day of journeys
 * @limit: the most lines; 0 for all
 * @stage_bits: what @stages mean
 * @status_bits: what @statuses mean
 * @sort_column: what @sort means
 * @first: what @from means, in seconds since 1970-01-01T00:00:00Z
 * @end: the instant after what @to means
 *
 * What a list shows. The last members are made by [func@list_filter_check].
 */
typedef struct {
    gboolean json;
    gint64 now;
    char **stages;
    gboolean open;
    gboolean blocked;
    gboolean warned;
    gboolean due;
    gboolean leaving;
    char *sort;
    gboolean reverse;
    char **statuses;
    char *from;
    char *to;
    int limit;
    guint stage_bits;
    guint status_bits;
    SojournCaseSort sort_column;
    gint64 first;
    gint64 end;
} SojournListFilter;

/**
 * SojournListFunc:
 * @store: the desk
 * @filter: what to show
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Reads a list and prints it. In a fiber.
 *
 * Returns: whether that went well
 */
typedef gboolean (*SojournListFunc) (SojournStore *store,
                                     const SojournListFilter *filter,
                                     GError **error);

gboolean sojourn_list_filter_check (SojournListFilter *filter, GError **error);
guint sojourn_list_filter_get_limit (const SojournListFilter *filter);

G_END_DECLS
