/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-rules.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * SojournPatientSheetFlags:
 * @SOJOURN_PATIENT_SHEET_DEFAULT: the patient is called by the alias, where there is one
 * @SOJOURN_PATIENT_SHEET_NAME: the patient is called by name, with the date of birth
 *
 * What a sheet tells of who the patient is.
 */
typedef enum {
    SOJOURN_PATIENT_SHEET_DEFAULT = 0,
    SOJOURN_PATIENT_SHEET_NAME = 1 << 0,
} SojournPatientSheetFlags;

/**
 * SojournPaperSize:
 * @SOJOURN_PAPER_SIZE_A4: 210 × 297 mm
 * @SOJOURN_PAPER_SIZE_LETTER: 8½ × 11 in
 *
 * The sizes of paper that a PDF is written for.
 */
typedef enum {
    SOJOURN_PAPER_SIZE_A4,
    SOJOURN_PAPER_SIZE_LETTER,
} SojournPaperSize;

/**
 * SojournPatientSheet:
 *
 * What a patient takes along: who they are, what was chosen and how well it is proven, what is
 * still open, what it costs, the journey day by day, whom to call, and where all that comes from.
 *
 * Drawn by the same functions on paper and into a PDF. One thread at a time.
 */
typedef struct _SojournPatientSheet SojournPatientSheet;

SojournPatientSheet *sojourn_patient_sheet_new (const SojournSnapshot *snapshot,
                                                const GPtrArray *findings,
                                                const char *author,
                                                gint64 now,
                                                SojournPatientSheetFlags flags);
void sojourn_patient_sheet_free (SojournPatientSheet *self);

const char *sojourn_patient_sheet_get_title (const SojournPatientSheet *self);
guint sojourn_patient_sheet_paginate (SojournPatientSheet *self,
                                      PangoContext *context,
                                      double width,
                                      double height);
void sojourn_patient_sheet_draw_page (SojournPatientSheet *self, cairo_t *cr, guint page);
GBytes *
sojourn_patient_sheet_write_pdf (SojournPatientSheet *self, SojournPaperSize paper, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournPatientSheet, sojourn_patient_sheet_free)

G_END_DECLS
