/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-layout-private.h"

/* A family that has the scripts of the world in one design where it is installed. */
#define FAMILIES "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Cantarell, sans-serif"

/* Of a line, of the size of its letters */
#define LINE_HEIGHT 1.4

/* Dark enough on white for weak eyes and weak printers (WCAG 2.2, contrast 7:1). */
static const SojournSheetFace faces[] = {
    [SOJOURN_SHEET_TITLE] = { 220, PANGO_WEIGHT_SEMIBOLD, 0.07, 0.25, 0.42 },
    [SOJOURN_SHEET_SUBTITLE] = { 105, PANGO_WEIGHT_NORMAL, 0.30, 0.30, 0.30 },
    [SOJOURN_SHEET_HEADING] = { 135, PANGO_WEIGHT_SEMIBOLD, 0.07, 0.25, 0.42 },
    [SOJOURN_SHEET_SUBHEADING] = { 110, PANGO_WEIGHT_SEMIBOLD, 0.10, 0.10, 0.10 },
    [SOJOURN_SHEET_BODY] = { 105, PANGO_WEIGHT_NORMAL, 0.10, 0.10, 0.10 },
    [SOJOURN_SHEET_SMALL] = { 88, PANGO_WEIGHT_NORMAL, 0.27, 0.27, 0.27 },
    [SOJOURN_SHEET_LABEL] = { 105, PANGO_WEIGHT_NORMAL, 0.30, 0.30, 0.30 },
    [SOJOURN_SHEET_CELL] = { 98, PANGO_WEIGHT_NORMAL, 0.10, 0.10, 0.10 },
    [SOJOURN_SHEET_CELL_HEAD] = { 88, PANGO_WEIGHT_SEMIBOLD, 0.27, 0.27, 0.27 },
    [SOJOURN_SHEET_WARNING] = { 125, PANGO_WEIGHT_BOLD, 0.47, 0.20, 0.0 },
};

const SojournSheetFace *
sojourn_sheet_get_face (SojournSheetStyle style)
{
    return &faces[style];
}

const SojournSheetRow *
sojourn_sheet_layout_get_row (const SojournSheetLayout *self, guint row)
{
    return sojourn_sheet_get_rows (self->sheet)->pdata[row];
}

double
sojourn_sheet_layout_get_inset (const SojournSheetRow *row)
{
    return row->flags & SOJOURN_SHEET_BOXED ? SOJOURN_SHEET_BOX_PAD : 0;
}

static gboolean
is_rtl (PangoContext *context)
{
    return pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
}

static PangoFontDescription *
make_font (SojournSheetStyle style)
{
    PangoFontDescription *font = pango_font_description_from_string (FAMILIES);

    pango_font_description_set_size (font, faces[style].size * PANGO_SCALE / 10);
    pango_font_description_set_weight (font, faces[style].weight);
    return font;
}

/* Lines of one height, whatever their scripts; figures of one width, so that times and amounts
 * stand in columns; no hyphens where a long word or an address has to be broken. */
static PangoAttrList *
make_attributes (SojournSheetStyle style, gsize lead)
{
    PangoAttrList *attributes = pango_attr_list_new ();
    double height = faces[style].size * LINE_HEIGHT * PANGO_SCALE / 10;

    pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute ((int)height));
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
    pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
    if (lead > 0) {
        PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);

        bold->end_index = (guint)lead;
        pango_attr_list_insert (attributes, bold);
    }
    return attributes;
}

PangoLayout *
sojourn_sheet_layout_make_text (const SojournSheetLayout *self,
                                const char *text,
                                SojournSheetStyle style,
                                double width,
                                gboolean at_end)
{
    PangoLayout *layout = pango_layout_new (self->context);
    PangoFontDescription *font = make_font (style);

    pango_layout_set_font_description (layout, font);
    pango_font_description_free (font);
    pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir (layout, FALSE);
    pango_layout_set_alignment (layout, self->rtl != at_end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_text (layout, text, -1);
    return layout;
}

static PangoLayout *
make_cell (const SojournSheetLayout *self, const SojournSheetCell *cell, double row_width)
{
    gsize lead = cell->lead;
    g_autofree char *text = sojourn_sheet_isolate (cell->text, self->rtl, &lead);
    PangoLayout *layout = sojourn_sheet_layout_make_text (self, text, cell->style,
                                                          row_width * cell->width, cell->at_end);
    PangoAttrList *attributes = make_attributes (cell->style, lead);

    pango_layout_set_attributes (layout, attributes);
    pango_attr_list_unref (attributes);
    return layout;
}

static double
get_height (PangoLayout *layout)
{
    PangoRectangle extents;

    pango_layout_get_extents (layout, NULL, &extents);
    return (double)extents.height / PANGO_SCALE;
}

static double
get_baseline (PangoLayout *layout)
{
    return (double)pango_layout_get_baseline (layout) / PANGO_SCALE;
}

/* How far below the top of the row a cell begins, so that its first line stands on the same
 * height as that of its neighbours, whatever their scripts. */
double
sojourn_sheet_measure_get_offset (const SojournSheetMeasure *measure, PangoLayout *layout)
{
    return measure->baseline - get_baseline (layout);
}

static SojournSheetMeasure
measure_row (const SojournSheetLayout *self, const SojournSheetRow *row)
{
    SojournSheetMeasure measure = { .layouts = g_ptr_array_new_with_free_func (g_object_unref) };
    double width = self->width - 2 * SOJOURN_SHEET_SIDE - 2 * sojourn_sheet_layout_get_inset (row);

    for (guint i = 0; i < row->cells->len; i++) {
        PangoLayout *layout =
            make_cell (self, &g_array_index (row->cells, SojournSheetCell, i), width);

        g_ptr_array_add (measure.layouts, layout);
        measure.baseline = MAX (measure.baseline, get_baseline (layout));
    }
    for (guint i = 0; i < measure.layouts->len; i++) {
        PangoLayout *layout = measure.layouts->pdata[i];

        measure.height = MAX (measure.height, sojourn_sheet_measure_get_offset (&measure, layout) +
                                                  get_height (layout));
    }
    return measure;
}

static void
clear_measure (SojournSheetMeasure *measure)
{
    g_ptr_array_unref (measure->layouts);
}

/**
 * sojourn_sheet_layout_new:
 * @sheet: a sheet, which must outlive the layout
 * @context: how text is set; its base direction is that of the page, its resolution 72
 * @width: of the page, in points
 * @height: of the page, in points
 *
 * Lays a sheet out: texts broken into lines, lines into pages. Headings stay with what they head,
 * boxes stay whole, no paragraph leaves a single line behind.
 *
 * Returns: (transfer full): the layout
 */
SojournSheetLayout *
sojourn_sheet_layout_new (const SojournSheet *sheet,
                          PangoContext *context,
                          double width,
                          double height)
{
    SojournSheetLayout *self = g_new0 (SojournSheetLayout, 1);
    const GPtrArray *rows = sojourn_sheet_get_rows (sheet);

    self->sheet = sheet;
    self->context = g_object_ref (context);
    self->width = width;
    self->height = height;
    self->rtl = is_rtl (context);
    self->measures = g_array_new (FALSE, FALSE, sizeof (SojournSheetMeasure));
    g_array_set_clear_func (self->measures, (GDestroyNotify)clear_measure);
    self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < rows->len; i++) {
        SojournSheetMeasure measure = measure_row (self, rows->pdata[i]);

        g_array_append_val (self->measures, measure);
    }
    sojourn_sheet_layout_paginate (self);
    return self;
}

/**
 * sojourn_sheet_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees the layout.
 */
void
sojourn_sheet_layout_free (SojournSheetLayout *self)
{
    g_ptr_array_unref (self->pages);
    g_array_unref (self->measures);
    g_object_unref (self->context);
    g_free (self);
}

/**
 * sojourn_sheet_layout_get_n_pages:
 * @self: a layout
 *
 * Returns: how many pages there are, at least 1
 */
guint
sojourn_sheet_layout_get_n_pages (const SojournSheetLayout *self)
{
    return self->pages->len;
}
