/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-patient-sheet.h"
#include "sojourn-sheet-option.h"

#include "case-files.h"
#include "sojourn-catalogue-fields.h"

#include <string.h>

/* 2026-11-23T09:00:00Z */
#define NOW 1795424400

static GBytes *
write_pdf (const char *name, SojournPaperSize paper)
{
    g_autoptr (SojournSnapshot) snapshot = case_files_load_demo (name);
    g_autoptr (SojournPatientSheet) sheet =
        sojourn_patient_sheet_new (snapshot, NULL, "Agency", NOW, SOJOURN_PATIENT_SHEET_DEFAULT);
    g_autoptr (GError) error = NULL;
    GBytes *pdf = sojourn_patient_sheet_write_pdf (sheet, paper, &error);

    g_assert_no_error (error);
    return pdf;
}

static void
test_pdf (void)
{
    g_autoptr (GBytes) a4 = write_pdf ("heron", SOJOURN_PAPER_SIZE_A4);
    g_autoptr (GBytes) letter = write_pdf ("heron", SOJOURN_PAPER_SIZE_LETTER);

    g_assert_cmpmem (g_bytes_get_data (a4, NULL), 5, "%PDF-", 5);
    g_assert_false (g_bytes_equal (a4, letter));
}

/* The sheet can be drawn anywhere, any page in any order, as a print dialog asks for it. */
static void
test_draw (void)
{
    g_autoptr (SojournSnapshot) snapshot = case_files_load_demo ("kingfisher");
    g_autoptr (SojournPatientSheet) sheet =
        sojourn_patient_sheet_new (snapshot, NULL, NULL, NOW, SOJOURN_PATIENT_SHEET_NAME);
    PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 612, 792);
    guint n_pages = sojourn_patient_sheet_paginate (sheet, context, 612, 792);

    g_assert_cmpuint (n_pages, >=, 3);
    g_assert_cmpstr (sojourn_patient_sheet_get_title (sheet), ==, "Patient Sheet DEMO-0002");
    for (guint i = n_pages; i-- > 0;) {
        cairo_t *cr = cairo_create (surface);

        sojourn_patient_sheet_draw_page (sheet, cr, i);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
    }
    g_assert_cmpuint (sojourn_patient_sheet_paginate (sheet, context, 612, 1584), <, n_pages);
    cairo_surface_destroy (surface);
    g_object_unref (context);
}

/* A case of which next to nothing is known has a sheet as well. */
static void
test_bare_case (void)
{
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_new ();
    g_autoptr (SojournPatientSheet) sheet = NULL;
    g_autoptr (GBytes) pdf = NULL;

    sojourn_snapshot_take (snapshot, sojourn_record_new (SOJOURN_KIND_CASE));
    sheet = sojourn_patient_sheet_new (sojourn_snapshot_seal (snapshot), NULL, NULL, NOW,
                                       SOJOURN_PATIENT_SHEET_DEFAULT);
    pdf = sojourn_patient_sheet_write_pdf (sheet, SOJOURN_PAPER_SIZE_A4, NULL);
    g_assert_nonnull (pdf);
}

static SojournRecord *
make_option (gint64 level, gint64 grade, SojournRegulatoryBasis basis)
{
    SojournRecord *option = sojourn_record_new (SOJOURN_KIND_OPTION);

    if (level > 0)
        sojourn_record_set_integer (option, SOJOURN_OPTION_EVIDENCE_LEVEL, level);
    if (grade >= 0)
        sojourn_record_set_integer (option, SOJOURN_OPTION_EVIDENCE_GRADE, grade);
    sojourn_record_set_integer (option, SOJOURN_OPTION_REGULATORY_BASIS, basis);
    return option;
}

/* Rule G10: OCEBM 4 or worse, GRADE low or worse or not assessed; and what is research. */
static void
test_experimental (void)
{
    static const struct {
        gint64 level;
        gint64 grade;
        SojournRegulatoryBasis basis;
        gboolean experimental;
    } rows[] = {
        { 2, SOJOURN_EVIDENCE_MODERATE, SOJOURN_BASIS_APPROVED_FOR_INDICATION, FALSE },
        { 3, SOJOURN_EVIDENCE_MODERATE, SOJOURN_BASIS_CONDITIONAL_TIME_LIMITED, FALSE },
        { 4, SOJOURN_EVIDENCE_MODERATE, SOJOURN_BASIS_APPROVED_FOR_INDICATION, TRUE },
        { 2, SOJOURN_EVIDENCE_LOW, SOJOURN_BASIS_APPROVED_FOR_INDICATION, TRUE },
        { 2, -1, SOJOURN_BASIS_APPROVED_FOR_INDICATION, TRUE },
        { 0, SOJOURN_EVIDENCE_HIGH, SOJOURN_BASIS_APPROVED_FOR_INDICATION, FALSE },
        { 2, SOJOURN_EVIDENCE_HIGH, SOJOURN_BASIS_REGISTERED_TRIAL, TRUE },
        { 1, SOJOURN_EVIDENCE_HIGH, SOJOURN_BASIS_UNPROVEN_OUTSIDE_TRIAL, TRUE },
        { 1, SOJOURN_EVIDENCE_HIGH, SOJOURN_BASIS_UNKNOWN, TRUE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autoptr (SojournRecord) option =
            make_option (rows[i].level, rows[i].grade, rows[i].basis);

        g_assert_cmpint (sojourn_option_is_experimental (option), ==, rows[i].experimental);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/exchange/patient-sheet/pdf", test_pdf);
    g_test_add_func ("/exchange/patient-sheet/draw", test_draw);
    g_test_add_func ("/exchange/patient-sheet/bare-case", test_bare_case);
    g_test_add_func ("/exchange/patient-sheet/experimental", test_experimental);
    return g_test_run ();
}
