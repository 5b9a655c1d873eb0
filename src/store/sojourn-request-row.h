/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-row.h"
#include "sojourn-quote-fields.h"

G_BEGIN_DECLS

/**
 * SojournRequestRow:
 * @uuid: the quote request
 * @case_uuid: its case
 * @ref: (nullable): the reference of the case
 * @name: the patient, as in #SojournCaseRow
 * @clinic: the clinic that is asked
 * @option: the title of the treatment option
 * @status: where the request stands
 * @sent_at: when it left, in seconds since 1970-01-01T00:00:00Z, or %SOJOURN_NO_TIME
 * @respond_by: the day an answer is wanted by, or %SOJOURN_NO_TIME
 * @questions: questions of the clinic that are open
 * @quote_uuid: (nullable): the newest version of the quote
 * @quote_currency: (nullable): its currency
 * @quote_total: its total in minor units; 0 without a quote
 * @valid_until: the last day the quote can be accepted, or %SOJOURN_NO_TIME
 * @received_at: when the quote came, or %SOJOURN_NO_TIME
 * @needs_review: whether the sync could not tell what became of it
 * @problem: (nullable): why it could not be sent
 *
 * A quote request as a line of a list across cases. Reference-counted; nothing in it ever changes.
 */
typedef struct {
    char uuid[37];
    char case_uuid[37];
    const char *ref;
    const char *name;
    const char *clinic;
    const char *option;
    SojournRequestStatus status;
    gint64 sent_at;
    gint64 respond_by;
    guint questions;
    const char *quote_uuid;
    const char *quote_currency;
    gint64 quote_total;
    gint64 valid_until;
    gint64 received_at;
    gboolean needs_review;
    const char *problem;
} SojournRequestRow;

/**
 * SOJOURN_REQUEST_BIT:
 * @status: a #SojournRequestStatus
 *
 * The bit of @status in a set of them.
 */
#define SOJOURN_REQUEST_BIT(status) (1u << (status))

#define SOJOURN_TYPE_REQUEST_ROW (sojourn_request_row_get_type ())
GType sojourn_request_row_get_type (void);

SojournRequestRow *sojourn_request_row_ref (SojournRequestRow *self);
void sojourn_request_row_unref (SojournRequestRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournRequestRow, sojourn_request_row_unref)

G_END_DECLS
