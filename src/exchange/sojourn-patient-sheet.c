/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-patient-sheet.h"

#include "sojourn-sheet-content-private.h"
#include "sojourn-sheet-draw.h"
#include "sojourn-sheet-layout.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

struct _SojournPatientSheet {
    SojournSheet *sheet;        /* (owned) */
    SojournSheetLayout *layout; /* (owned) (nullable): before it is laid out */
    char *title;                /* (owned) */
    char *author;               /* (owned) (nullable) */
    char *foot;                 /* (owned) */
    gint64 now;
};

/* In points */
static const struct {
    double width;
    double height;
} papers[] = {
    [SOJOURN_PAPER_SIZE_A4] = { 595.276, 841.890 },
    [SOJOURN_PAPER_SIZE_LETTER] = { 612, 792 },
};

static char *
dup_title (const SojournRecord *record)
{
    const char *ref = sojourn_record_get_text (record, SOJOURN_CASE_REF);

    /* Translators: the title of what a patient takes along; the place is the reference of a case */
    return ref != NULL ? g_strdup_printf (_ ("Patient Sheet %s"), ref)
                       : g_strdup (_ ("Patient Sheet"));
}

static char *
dup_printed (const SojournSheetWriter *writer)
{
    SojournDate today;
    g_autofree char *date = NULL;
    int minutes;

    if (!sojourn_time_to_local (writer->now, writer->home_zone != NULL ? writer->home_zone : "UTC",
                                &today, &minutes))
        return g_strdup ("");
    date = sojourn_date_format_local (today, SOJOURN_DATE_STYLE_LONG);
    if (writer->author == NULL)
        /* Translators: a date */
        return g_strdup_printf (_ ("As of %s"), date);
    /* Translators: a date, and the agency that gives out the sheet */
    return g_strdup_printf (_ ("As of %s, given out by %s"), date, writer->author);
}

static void
write_sheet (SojournSheetWriter *writer, const char *title, const char *printed)
{
    sojourn_sheet_add_title (writer->sheet, title, printed);
    sojourn_sheet_write_patient (writer);
    sojourn_sheet_write_options (writer);
    sojourn_sheet_write_findings (writer);
    sojourn_sheet_write_quotes (writer);
    sojourn_sheet_write_journey (writer);
    sojourn_sheet_write_contacts (writer);
    sojourn_sheet_write_sources (writer);
}

/**
 * sojourn_patient_sheet_new:
 * @snapshot: a case
 * @findings: (nullable) (element-type SojournFinding): what [func@rules_evaluate] found in it
 * @author: (nullable): the agency or person that gives it out
 * @now: when that is, seconds since 1970-01-01T00:00:00Z
 * @flags: what it tells of who the patient is
 *
 * Writes a patient sheet in the language of the process. It says in a box that a treatment is not
 * proven wherever [func@option_is_experimental] (rule G10), repeats no statement of a clinic as a
 * fact, and tells what was accepted in spite of a warning, by whom and why.
 *
 * Returns: (transfer full): the sheet, which keeps nothing of @snapshot and @findings
 */
SojournPatientSheet *
sojourn_patient_sheet_new (const SojournSnapshot *snapshot,
                           const GPtrArray *findings,
                           const char *author,
                           gint64 now,
                           SojournPatientSheetFlags flags)
{
    const SojournRecord *record = sojourn_snapshot_get_case (snapshot);
    SojournSheetWriter writer = {
        .snapshot = snapshot, .findings = findings, .author = author, .now = now, .flags = flags
    };
    SojournPatientSheet *self;

    g_return_val_if_fail (record != NULL, NULL);

    self = g_new0 (SojournPatientSheet, 1);
    self->sheet = writer.sheet = sojourn_sheet_new ();
    writer.home_zone = sojourn_record_get_text (record, SOJOURN_CASE_HOME_ZONE);
    self->title = dup_title (record);
    self->author = g_strdup (author);
    self->foot = dup_printed (&writer);
    self->now = now;
    write_sheet (&writer, self->title, self->foot);
    return self;
}

/**
 * sojourn_patient_sheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees the sheet.
 */
void
sojourn_patient_sheet_free (SojournPatientSheet *self)
{
    g_clear_pointer (&self->layout, sojourn_sheet_layout_free);
    sojourn_sheet_free (self->sheet);
    g_free (self->title);
    g_free (self->author);
    g_free (self->foot);
    g_free (self);
}

/**
 * sojourn_patient_sheet_get_title:
 * @self: a sheet
 *
 * Returns: (transfer none): its title, for the name of a file or of a print job; it does not tell
 *   who the patient is
 */
const char *
sojourn_patient_sheet_get_title (const SojournPatientSheet *self)
{
    return self->title;
}

/* Whether the language of the process is written from right to left. */
static PangoDirection
get_direction (PangoLanguage *language)
{
    int n_scripts = 0;
    const PangoScript *scripts = pango_language_get_scripts (language, &n_scripts);

    for (int i = 0; i < n_scripts; i++) {
        if (scripts[i] == PANGO_SCRIPT_ARABIC || scripts[i] == PANGO_SCRIPT_HEBREW ||
            scripts[i] == PANGO_SCRIPT_SYRIAC || scripts[i] == PANGO_SCRIPT_THAANA)
            return PANGO_DIRECTION_RTL;
    }
    return PANGO_DIRECTION_LTR;
}

/* A unit is a point, and letters stand where they stand on paper, not on a screen's pixels. */
static void
prepare (PangoContext *context)
{
    PangoLanguage *language = pango_language_from_string (g_get_language_names ()[0]);
    cairo_font_options_t *options = cairo_font_options_create ();

    pango_context_set_language (context, language);
    pango_context_set_base_dir (context, get_direction (language));
    cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options (context, options);
    pango_cairo_context_set_resolution (context, 72);
    pango_context_set_round_glyph_positions (context, FALSE);
    cairo_font_options_destroy (options);
}

/**
 * sojourn_patient_sheet_paginate:
 * @self: a sheet
 * @context: how text is set, as GtkPrintContext or a font map makes it; it is changed
 * @width: of the paper, in points
 * @height: of the paper, in points
 *
 * Lays the sheet out on paper of one size, margins included. For GtkPrintOperation, use the full
 * page and the unit %GTK_UNIT_POINTS. What is read from right to left is laid out as in a mirror.
 *
 * Returns: how many pages there are
 */
guint
sojourn_patient_sheet_paginate (SojournPatientSheet *self,
                                PangoContext *context,
                                double width,
                                double height)
{
    prepare (context);
    g_clear_pointer (&self->layout, sojourn_sheet_layout_free);
    self->layout = sojourn_sheet_layout_new (self->sheet, context, width, height);
    return sojourn_sheet_layout_get_n_pages (self->layout);
}

/**
 * sojourn_patient_sheet_draw_page:
 * @self: a sheet that was laid out
 * @cr: where to draw: a unit is a point, the origin the upper left corner of the paper
 * @page: the page, from 0
 *
 * Draws one page.
 */
void
sojourn_patient_sheet_draw_page (SojournPatientSheet *self, cairo_t *cr, guint page)
{
    g_autofree char *number = NULL;

    g_return_if_fail (self->layout != NULL);

    /* Translators: the number of a page, and how many there are */
    number = g_strdup_printf (_ ("Page %u of %u"), page + 1,
                              sojourn_sheet_layout_get_n_pages (self->layout));
    sojourn_sheet_layout_draw (self->layout, cr, page, self->title, self->foot, number);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append (closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (const SojournPatientSheet *self, cairo_surface_t *surface)
{
    g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (self->now);
    g_autofree char *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
    if (self->author != NULL)
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->author);
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                    "Sojourn " SOJOURN_VERSION);
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

static void
draw_all (SojournPatientSheet *self, cairo_surface_t *surface, SojournPaperSize paper)
{
    PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
    cairo_t *cr = cairo_create (surface);
    guint n_pages;

    n_pages =
        sojourn_patient_sheet_paginate (self, context, papers[paper].width, papers[paper].height);
    cairo_tag_begin (cr, "Document", NULL);
    for (guint i = 0; i < n_pages; i++) {
        sojourn_patient_sheet_draw_page (self, cr, i);
        cairo_show_page (cr);
    }
    cairo_tag_end (cr, "Document");
    cairo_destroy (cr);
    g_object_unref (context);
}

/**
 * sojourn_patient_sheet_write_pdf:
 * @self: a sheet
 * @paper: the size of the paper
 * @error: return location for a %G_IO_ERROR_FAILED, which leaves nothing behind
 *
 * Writes the sheet as a PDF whose text can be searched, copied and read aloud.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
sojourn_patient_sheet_write_pdf (SojournPatientSheet *self, SojournPaperSize paper, GError **error)
{
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
        append_bytes, bytes, papers[paper].width, papers[paper].height);
    cairo_status_t status;

    set_metadata (self, surface);
    draw_all (self, surface, paper);
    cairo_surface_finish (surface);
    status = cairo_surface_status (surface);
    cairo_surface_destroy (surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                     /* Translators: what went wrong, in technical words */
                     _ ("The PDF could not be made: %s. Nothing was written."),
                     cairo_status_to_string (status));
        return NULL;
    }
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
