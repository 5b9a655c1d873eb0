/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-fields.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-date-local.h"
#include "sojourn-journey-fields.h"
#include "sojourn-patient-sheet.h"
#include "sojourn-quote-fields.h"
#include "sojourn-sheet.h"
#include "sojourn-time-local.h"

G_BEGIN_DECLS

/* What the sections of a patient sheet are written from, and to. */
typedef struct {
    SojournSheet *sheet;
    const SojournSnapshot *snapshot;
    const GPtrArray *findings; /* (nullable) (element-type SojournFinding) */
    const char *author;        /* (nullable) */
    const char *home_zone;     /* (nullable) */
    gint64 now;
    SojournPatientSheetFlags flags;
} SojournSheetWriter;

/* Values as a person reads them; %NULL if they are not known */
char *sojourn_sheet_dup_date (const SojournRecord *record, guint field);
char *sojourn_sheet_dup_money (const SojournRecord *record, guint field);
const char *sojourn_sheet_get_choice (const SojournRecord *record, guint field);
char *sojourn_sheet_dup_days (const SojournRecord *record, guint field);
char *sojourn_sheet_dup_languages (const char *codes);
char *sojourn_sheet_dup_city (const char *zone);
char *sojourn_sheet_join (GPtrArray *texts);
char *sojourn_sheet_dup_clinic_name (const SojournRecord *clinic);

GPtrArray *sojourn_sheet_list_options (const SojournSnapshot *snapshot);

void sojourn_sheet_write_patient (SojournSheetWriter *self);
void sojourn_sheet_write_options (SojournSheetWriter *self);
void sojourn_sheet_write_findings (SojournSheetWriter *self);
void sojourn_sheet_write_quotes (SojournSheetWriter *self);
void sojourn_sheet_write_quote_table (SojournSheetWriter *self);
void sojourn_sheet_write_journey (SojournSheetWriter *self);
void sojourn_sheet_write_contacts (SojournSheetWriter *self);
void sojourn_sheet_write_sources (SojournSheetWriter *self);

G_END_DECLS
