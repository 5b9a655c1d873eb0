/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-fields.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SOJOURN_NO_TIME:
 *
 * In a row, the day or instant of something that is not known or not planned. It is greater than
 * any other, so it sorts last.
 */
#define SOJOURN_NO_TIME G_MAXINT64

/**
 * SojournCaseRow:
 * @id: the row in the database
 * @uuid: the case
 * @ref: (nullable): its reference
 * @name: the patient as shown in lists: the alias in quotation marks or the name, and the name in
 *   the own script
 * @stage: the stage of the case
 * @urgency: (nullable): the #SojournUrgency, or -1 if unknown
 * @owner: (nullable): the coordinator
 * @condition: the #SojournCondition, or -1 if unknown
 * @residence: (nullable): the country the patient lives in
 * @next_due: the day the next task is due, in days since 1970-01-01, or %SOJOURN_NO_TIME
 * @next_task: (nullable): what that task is
 * @departure: the day of departure in the zone of the departure, or %SOJOURN_NO_TIME
 * @updated_at: the last change, in seconds since 1970-01-01T00:00:00Z
 * @blockers: findings that block and are not overridden
 * @warnings: findings that warn
 * @requests: quote requests under way
 * @quotes: quotes that wait for a decision
 *
 * A case as a line of a list. Reference-counted; nothing in it ever changes.
 */
typedef struct {
    gint64 id;
    char uuid[37];
    const char *ref;
    const char *name;
    SojournStage stage;
    int urgency;
    const char *owner;
    int condition;
    const char *residence;
    gint64 next_due;
    const char *next_task;
    gint64 departure;
    gint64 updated_at;
    guint blockers;
    guint warnings;
    guint requests;
    guint quotes;
} SojournCaseRow;

#define SOJOURN_TYPE_CASE_ROW (sojourn_case_row_get_type ())
GType sojourn_case_row_get_type (void);

SojournCaseRow *sojourn_case_row_ref (SojournCaseRow *self);
void sojourn_case_row_unref (SojournCaseRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournCaseRow, sojourn_case_row_unref)

G_END_DECLS
