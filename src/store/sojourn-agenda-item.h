/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-row.h"
#include "sojourn-field.h"

G_BEGIN_DECLS

/**
 * SojournAgendaReason:
 * @SOJOURN_AGENDA_BLOCKED: a finding blocks the case; @title is its sentence
 * @SOJOURN_AGENDA_TASK: a task is due; @title is what to do, @day when
 * @SOJOURN_AGENDA_QUESTION: a clinic asked something; @title is the clinic, @day when
 * @SOJOURN_AGENDA_QUOTE: a quote came and waits for a decision; @title is the clinic, @day when
 * @SOJOURN_AGENDA_EXPIRY: a quote expires within 7 days; @title is the clinic, @day its last day
 * @SOJOURN_AGENDA_DEPARTURE: the patient leaves within 7 days; @title is where to, @day when
 *
 * Why a case needs a hand now.
 */
typedef enum {
    SOJOURN_AGENDA_BLOCKED,
    SOJOURN_AGENDA_TASK,
    SOJOURN_AGENDA_QUESTION,
    SOJOURN_AGENDA_QUOTE,
    SOJOURN_AGENDA_EXPIRY,
    SOJOURN_AGENDA_DEPARTURE,
} SojournAgendaReason;

/**
 * SojournAgendaItem:
 * @reason: why it is here
 * @case_uuid: the case
 * @ref: (nullable): the reference of the case
 * @name: the patient, as in #SojournCaseRow
 * @kind: the kind of the record it is about
 * @uuid: the record it is about, to jump to
 * @field: the field to jump to, or -1
 * @rule: (nullable): the rule of a finding
 * @title: (nullable): see #SojournAgendaReason
 * @day: see #SojournAgendaReason, in days since 1970-01-01, or %SOJOURN_NO_TIME
 *
 * A line of the Today page. Reference-counted; nothing in it ever changes.
 */
typedef struct {
    SojournAgendaReason reason;
    char case_uuid[37];
    const char *ref;
    const char *name;
    SojournKind kind;
    char uuid[37];
    int field;
    const char *rule;
    const char *title;
    gint64 day;
} SojournAgendaItem;

#define SOJOURN_TYPE_AGENDA_ITEM (sojourn_agenda_item_get_type ())
GType sojourn_agenda_item_get_type (void);

SojournAgendaItem *sojourn_agenda_item_ref (SojournAgendaItem *self);
void sojourn_agenda_item_unref (SojournAgendaItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournAgendaItem, sojourn_agenda_item_unref)

G_END_DECLS
