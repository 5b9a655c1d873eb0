/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-row.h"
#include "sojourn-journey-fields.h"

G_BEGIN_DECLS

/**
 * SojournMilestone:
 * @SOJOURN_MILESTONE_DEPARTURE: the first flight, train or ride of the journey
 * @SOJOURN_MILESTONE_ADMISSION: a stay in hospital begins
 * @SOJOURN_MILESTONE_RETURN: the last flight, train or ride of the journey, if there are several
 *
 * What a calendar of all journeys shows.
 */
typedef enum {
    SOJOURN_MILESTONE_DEPARTURE,
    SOJOURN_MILESTONE_ADMISSION,
    SOJOURN_MILESTONE_RETURN,
} SojournMilestone;

/**
 * SojournJourneyRow:
 * @segment_uuid: the segment
 * @case_uuid: its case
 * @ref: (nullable): the reference of the case
 * @name: the patient, as in #SojournCaseRow
 * @milestone: what begins
 * @type: the type of the segment
 * @status: the status of the segment; never cancelled
 * @at: when it begins, in seconds since 1970-01-01T00:00:00Z
 * @zone: the time zone there
 * @title: (nullable): the title of the segment
 * @from_place: (nullable): where it begins
 * @to_place: (nullable): where it ends
 * @blockers: findings that block the case and are not overridden
 *
 * A milestone of a journey as a line of a list across cases. Reference-counted; nothing in it ever
 * changes.
 */
typedef struct {
    char segment_uuid[37];
    char case_uuid[37];
    const char *ref;
    const char *name;
    SojournMilestone milestone;
    SojournSegmentType type;
    SojournSegmentStatus status;
    gint64 at;
    const char *zone;
    const char *title;
    const char *from_place;
    const char *to_place;
    guint blockers;
} SojournJourneyRow;

#define SOJOURN_TYPE_JOURNEY_ROW (sojourn_journey_row_get_type ())
GType sojourn_journey_row_get_type (void);

SojournJourneyRow *sojourn_journey_row_ref (SojournJourneyRow *self);
void sojourn_journey_row_unref (SojournJourneyRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournJourneyRow, sojourn_journey_row_unref)

G_END_DECLS
