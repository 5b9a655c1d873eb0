/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-draw.h"

#include "sojourn-sheet-layout-private.h"

#define FOOT_GAP 20.0

typedef struct {
    SojournSheetLayout *layout;
    cairo_t *cr;
    const SojournSheetFragment *fragment;
    const SojournSheetRow *row;
    const SojournSheetMeasure *measure;
    double top; /* of the lines of the fragment, on the page */
} Brush;

static const char *
get_tag (SojournSheetTag tag)
{
    switch (tag) {
    case SOJOURN_SHEET_TAG_H1:
        return "H1";
    case SOJOURN_SHEET_TAG_H2:
        return "H2";
    case SOJOURN_SHEET_TAG_H3:
        return "H3";
    case SOJOURN_SHEET_TAG_TABLE_HEAD:
    case SOJOURN_SHEET_TAG_TABLE_ROW:
        return "TR";
    case SOJOURN_SHEET_TAG_P:
        break;
    }
    return "P";
}

static gboolean
is_table (SojournSheetTag tag)
{
    return tag == SOJOURN_SHEET_TAG_TABLE_HEAD || tag == SOJOURN_SHEET_TAG_TABLE_ROW;
}

static void
set_color (cairo_t *cr, SojournSheetStyle style)
{
    const SojournSheetFace *face = sojourn_sheet_get_face (style);

    cairo_set_source_rgb (cr, face->red, face->green, face->blue);
}

/* Where a cell begins, from the left: a page that is read from the right is its mirror image. */
static double
get_left (const Brush *self, const SojournSheetCell *cell)
{
    double inset = sojourn_sheet_layout_get_inset (self->row);
    double width = self->layout->width - 2 * SOJOURN_SHEET_SIDE - 2 * inset;
    double start = self->layout->rtl ? 1 - cell->start - cell->width : cell->start;

    return SOJOURN_SHEET_SIDE + inset + start * width;
}

/* Draws the lines of a text whose middle lies between two heights of its row. */
static void
draw_lines (cairo_t *cr, PangoLayout *layout, double left, double top, double from, double to)
{
    PangoLayoutIter *iter = pango_layout_get_iter (layout);

    do {
        PangoRectangle extents;
        double middle;
        int upper;
        int lower;

        pango_layout_iter_get_line_yrange (iter, &upper, &lower);
        pango_layout_iter_get_line_extents (iter, NULL, &extents);
        middle = (double)(upper + lower) / 2 / PANGO_SCALE;
        if (middle < from || middle > to)
            continue;
        cairo_move_to (cr, left + (double)extents.x / PANGO_SCALE,
                       top + (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
        pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
    } while (pango_layout_iter_next_line (iter));
    pango_layout_iter_free (iter);
}

/* The lines of a cell that belong to the fragment, as far above its row as the fragment begins. */
static void
draw_cell (const Brush *self, PangoLayout *layout, double left)
{
    double offset = sojourn_sheet_measure_get_offset (self->measure, layout);
    double from = self->fragment->from;

    draw_lines (self->cr, layout, left, self->top - from + offset, from - offset,
                self->fragment->to - offset);
}

static void
draw_cells (const Brush *self)
{
    for (guint i = 0; i < self->row->cells->len; i++) {
        const SojournSheetCell *cell = &g_array_index (self->row->cells, SojournSheetCell, i);
        const char *tag = self->row->tag == SOJOURN_SHEET_TAG_TABLE_HEAD ? "TH" : "TD";

        set_color (self->cr, cell->style);
        if (is_table (self->row->tag))
            cairo_tag_begin (self->cr, tag, NULL);
        draw_cell (self, self->measure->layouts->pdata[i], get_left (self, cell));
        if (is_table (self->row->tag))
            cairo_tag_end (self->cr, tag);
    }
}

static void
draw_rule (const Brush *self)
{
    gboolean heading = self->row->tag == SOJOURN_SHEET_TAG_H2;
    double y = self->top - (heading ? 6 : 3);

    if (!(self->row->flags & SOJOURN_SHEET_RULE) || self->fragment->from > 0)
        return;
    cairo_set_line_width (self->cr, heading ? 1.0 : 0.5);
    if (heading)
        set_color (self->cr, SOJOURN_SHEET_HEADING);
    else
        cairo_set_source_rgb (self->cr, 0.75, 0.75, 0.75);
    cairo_move_to (self->cr, SOJOURN_SHEET_SIDE, y);
    cairo_line_to (self->cr, self->layout->width - SOJOURN_SHEET_SIDE, y);
    cairo_stroke (self->cr);
}

static Brush
make_brush (SojournSheetLayout *layout, cairo_t *cr, const GArray *page, guint index)
{
    const SojournSheetFragment *fragment = &g_array_index (page, SojournSheetFragment, index);
    Brush brush = {
        .layout = layout,
        .cr = cr,
        .fragment = fragment,
        .row = sojourn_sheet_layout_get_row (layout, fragment->row),
        .measure = &g_array_index (layout->measures, SojournSheetMeasure, fragment->row),
        .top = fragment->y,
    };

    if (index > 0 && fragment->from <= 0)
        brush.top += brush.row->space;
    return brush;
}

/* A shade and a bar at the beginning, around the rows of a box from @first to @last of the page. */
static void
draw_box (SojournSheetLayout *layout, cairo_t *cr, const GArray *page, guint first, guint last)
{
    Brush upper = make_brush (layout, cr, page, first);
    Brush lower = make_brush (layout, cr, page, last);
    double top = upper.top - 8;
    double bottom = lower.top + lower.fragment->to - lower.fragment->from + 8;
    double width = layout->width - 2 * SOJOURN_SHEET_SIDE;
    double bar = layout->rtl ? SOJOURN_SHEET_SIDE + width - 4 : SOJOURN_SHEET_SIDE;

    cairo_set_source_rgb (cr, 1.0, 0.955, 0.87);
    cairo_rectangle (cr, SOJOURN_SHEET_SIDE, top, width, bottom - top);
    cairo_fill (cr);
    cairo_set_source_rgb (cr, 0.78, 0.36, 0.0);
    cairo_rectangle (cr, bar, top, 4, bottom - top);
    cairo_fill (cr);
}

static gboolean
is_boxed (SojournSheetLayout *layout, const GArray *page, guint index)
{
    const SojournSheetFragment *fragment = &g_array_index (page, SojournSheetFragment, index);

    return (sojourn_sheet_layout_get_row (layout, fragment->row)->flags & SOJOURN_SHEET_BOXED) != 0;
}

static gboolean
is_first_of_box (SojournSheetLayout *layout, const GArray *page, guint index)
{
    const SojournSheetFragment *fragment = &g_array_index (page, SojournSheetFragment, index);

    return sojourn_sheet_layout_get_row (layout, fragment->row)->tag == SOJOURN_SHEET_TAG_H3;
}

static void
draw_boxes (SojournSheetLayout *layout, cairo_t *cr, const GArray *page)
{
    for (guint i = 0; i < page->len;) {
        guint first = i++;

        if (!is_boxed (layout, page, first))
            continue;
        while (i < page->len && is_boxed (layout, page, i) && !is_first_of_box (layout, page, i))
            i++;
        draw_box (layout, cr, page, first, i - 1);
    }
}

static void
draw_fragments (SojournSheetLayout *layout, cairo_t *cr, const GArray *page)
{
    gboolean in_table = FALSE;

    for (guint i = 0; i < page->len; i++) {
        Brush brush = make_brush (layout, cr, page, i);
        gboolean table = is_table (brush.row->tag);

        draw_rule (&brush);
        if (table && !in_table)
            cairo_tag_begin (cr, "Table", NULL);
        if (!table && in_table)
            cairo_tag_end (cr, "Table");
        in_table = table;
        cairo_tag_begin (cr, get_tag (brush.row->tag), NULL);
        draw_cells (&brush);
        cairo_tag_end (cr, get_tag (brush.row->tag));
    }
    if (in_table)
        cairo_tag_end (cr, "Table");
}

static void
draw_margin_text (
    SojournSheetLayout *self, cairo_t *cr, const char *text, double y, gboolean at_end)
{
    double width = self->width - 2 * SOJOURN_SHEET_SIDE;
    g_autoptr (PangoLayout) layout =
        sojourn_sheet_layout_make_text (self, text, SOJOURN_SHEET_SMALL, width, at_end);

    pango_layout_set_height (layout, -1);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    set_color (cr, SOJOURN_SHEET_SMALL);
    draw_lines (cr, layout, SOJOURN_SHEET_SIDE, y, 0, self->height);
}

/**
 * sojourn_sheet_layout_draw:
 * @self: a layout
 * @cr: where to draw: a unit is a point, the origin the upper left corner of the paper
 * @page: the page, from 0
 * @running_head: what stands above the text of every page but the first
 * @page_number: what stands at the end of the foot
 * @foot: what stands at its beginning
 *
 * Draws one page. On a PDF surface its texts are tagged with what they are.
 */
void
sojourn_sheet_layout_draw (SojournSheetLayout *self,
                           cairo_t *cr,
                           guint page,
                           const char *running_head,
                           const char *foot,
                           const char *page_number)
{
    const GArray *fragments;

    g_return_if_fail (page < self->pages->len);

    fragments = self->pages->pdata[page];
    draw_boxes (self, cr, fragments);
    draw_fragments (self, cr, fragments);
    if (page > 0)
        draw_margin_text (self, cr, running_head, SOJOURN_SHEET_TOP / 2 - 4, FALSE);
    draw_margin_text (self, cr, foot, self->height - SOJOURN_SHEET_BOTTOM + FOOT_GAP, FALSE);
    draw_margin_text (self, cr, page_number, self->height - SOJOURN_SHEET_BOTTOM + FOOT_GAP, TRUE);
}
