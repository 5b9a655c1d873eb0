/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-layout-private.h"

/* A paragraph that is broken leaves at least so many lines on either page. */
#define MIN_LINES 2

/* A little room for the rounding of heights. */
#define SLACK 0.01

typedef struct {
    SojournSheetLayout *layout;
    GArray *page;   /* (unowned): the one that is being filled */
    double y;       /* where the next row goes */
    int table_head; /* the head of the table that goes on, or -1 */
    int part_head;  /* the heading of the part of that table, or -1 */
    guint repeated; /* how many rows of the page are repeated */
} Pager;

static const SojournSheetMeasure *
get_measure (const Pager *self, guint row)
{
    return &g_array_index (self->layout->measures, SojournSheetMeasure, row);
}

static double
get_bottom (const Pager *self)
{
    return self->layout->height - SOJOURN_SHEET_BOTTOM;
}

static gboolean
is_at_top (const Pager *self)
{
    return self->page->len == 0;
}

/* A page that has nothing on it but what is repeated. */
static gboolean
is_fresh (const Pager *self)
{
    return self->page->len <= self->repeated;
}

static double
get_space (const Pager *self, guint row)
{
    return is_at_top (self) ? 0 : sojourn_sheet_layout_get_row (self->layout, row)->space;
}

static void
place (Pager *self, guint row, double from, double to)
{
    SojournSheetFragment fragment = { row, self->y, from, to };

    self->y += (from > 0 ? 0 : get_space (self, row)) + to - from;
    g_array_append_val (self->page, fragment);
}

static void
repeat (Pager *self, int row)
{
    if (row < 0)
        return;
    place (self, (guint)row, 0, get_measure (self, (guint)row)->height);
    self->repeated++;
}

/* @row: what comes next; a heading is not repeated above another that takes its place */
static void
begin_page (Pager *self, guint row)
{
    SojournSheetTag tag = sojourn_sheet_layout_get_row (self->layout, row)->tag;

    self->page = g_array_new (FALSE, FALSE, sizeof (SojournSheetFragment));
    g_ptr_array_add (self->layout->pages, self->page);
    self->y = SOJOURN_SHEET_TOP;
    self->repeated = 0;
    repeat (self, self->table_head);
    if (tag == SOJOURN_SHEET_TAG_TABLE_ROW)
        repeat (self, self->part_head);
}

/* The cell that decides where a row may be broken: the one that ends last. */
static PangoLayout *
get_main_layout (const SojournSheetMeasure *measure)
{
    PangoLayout *main_layout = measure->layouts->pdata[0];

    for (guint i = 0; i < measure->layouts->len; i++) {
        PangoLayout *layout = measure->layouts->pdata[i];
        PangoRectangle extents;

        pango_layout_get_extents (layout, NULL, &extents);
        if (sojourn_sheet_measure_get_offset (measure, layout) +
                (double)extents.height / PANGO_SCALE >=
            measure->height - SLACK)
            main_layout = layout;
    }
    return main_layout;
}

/* The lower edges of the lines, from the top of the row. */
static GArray *
list_line_ends (const SojournSheetMeasure *measure)
{
    GArray *ends = g_array_new (FALSE, FALSE, sizeof (double));
    PangoLayout *layout = get_main_layout (measure);
    double offset = sojourn_sheet_measure_get_offset (measure, layout);
    PangoLayoutIter *iter = pango_layout_get_iter (layout);

    do {
        int top;
        int bottom;
        double end;

        pango_layout_iter_get_line_yrange (iter, &top, &bottom);
        end = offset + (double)bottom / PANGO_SCALE;
        g_array_append_val (ends, end);
    } while (pango_layout_iter_next_line (iter));
    pango_layout_iter_free (iter);
    return ends;
}

/* A row of a table is broken only where it would leave much of a page empty. */
static gboolean
stays_whole (const Pager *self, guint row)
{
    return sojourn_sheet_layout_get_row (self->layout, row)->tag == SOJOURN_SHEET_TAG_TABLE_ROW &&
           get_measure (self, row)->height <= (get_bottom (self) - SOJOURN_SHEET_TOP) / 3;
}

/* Where to break the rest of a row that begins at @from so that it fits into @room; @from if it is
 * better left to the next page. */
static double
find_break (const Pager *self, guint row, double from, double room)
{
    const SojournSheetMeasure *measure = get_measure (self, row);
    g_autoptr (GArray) ends = list_line_ends (measure);
    guint first = 0;
    guint fitting = 0;

    while (first < ends->len && g_array_index (ends, double, first) <= from + SLACK)
        first++;
    while (first + fitting < ends->len &&
           g_array_index (ends, double, first + fitting) <= from + room + SLACK)
        fitting++;
    if (first + fitting == ends->len)
        return measure->height;
    if (stays_whole (self, row) && !is_fresh (self))
        return from;
    if (ends->len - first - fitting < MIN_LINES && fitting > MIN_LINES)
        fitting--;
    if (fitting == 0 || (fitting < MIN_LINES && !is_fresh (self)))
        return from;
    return g_array_index (ends, double, first + fitting - 1);
}

/* A long paragraph can be broken, so only its beginning stays with what is above it. */
static gboolean
is_kept (const Pager *self, guint row)
{
    const SojournSheetRow *info = sojourn_sheet_layout_get_row (self->layout, row);
    gboolean is_short =
        get_measure (self, row)->height <= (get_bottom (self) - SOJOURN_SHEET_TOP) / 6;

    return info->flags & SOJOURN_SHEET_KEEP && row + 1 < self->layout->measures->len &&
           (info->flags & SOJOURN_SHEET_BOXED || is_short);
}

/* What must be there of the last row of a group: a box as a whole, otherwise some lines. */
static double
measure_last (const Pager *self, guint row)
{
    const SojournSheetMeasure *measure = get_measure (self, row);
    g_autoptr (GArray) ends = list_line_ends (measure);

    if (sojourn_sheet_layout_get_row (self->layout, row)->flags & SOJOURN_SHEET_BOXED ||
        stays_whole (self, row) || ends->len <= MIN_LINES + 1)
        return measure->height;
    return g_array_index (ends, double, MIN_LINES - 1);
}

/* How high the rows are that must stand together, from @row on: as many as fit on one page. */
static double
measure_group (const Pager *self, guint row, double whole)
{
    double height = 0;

    for (; is_kept (self, row); row++) {
        double next = height + get_measure (self, row)->height +
                      sojourn_sheet_layout_get_row (self->layout, row + 1)->space;

        if (next + measure_last (self, row + 1) > whole)
            break;
        height = next;
    }
    return height + measure_last (self, row);
}

static gboolean
needs_new_page (const Pager *self, guint row)
{
    double whole = get_bottom (self) - SOJOURN_SHEET_TOP;
    double room = get_bottom (self) - self->y - get_space (self, row);
    double group = measure_group (self, row, whole);

    return !is_fresh (self) && group > room && group <= whole;
}

static void
place_row (Pager *self, guint row)
{
    double height = get_measure (self, row)->height;
    double from = 0;

    if (needs_new_page (self, row))
        begin_page (self, row);
    for (;;) {
        double room = get_bottom (self) - self->y - (from > 0 ? 0 : get_space (self, row));
        double to = find_break (self, row, from, room);

        /* Not even a line fits on an empty page: then it goes there all the same. */
        if (to <= from && is_fresh (self))
            to = height;
        if (to > from)
            place (self, row, from, to);
        from = to;
        if (from >= height - SLACK)
            return;
        begin_page (self, row);
    }
}

/* A table goes on under the headings of its parts, but not past a section or a paragraph. */
static gboolean
ends_table (SojournSheetTag tag)
{
    return tag != SOJOURN_SHEET_TAG_TABLE_ROW && tag != SOJOURN_SHEET_TAG_H3;
}

static void
note_head (Pager *self, guint row)
{
    SojournSheetTag tag = sojourn_sheet_layout_get_row (self->layout, row)->tag;

    if (tag == SOJOURN_SHEET_TAG_TABLE_HEAD)
        self->table_head = (int)row;
    if (tag == SOJOURN_SHEET_TAG_H3 && self->table_head >= 0)
        self->part_head = (int)row;
}

/*
 * sojourn_sheet_layout_paginate:
 *
 * Fills the pages with the rows that were measured.
 */
void
sojourn_sheet_layout_paginate (SojournSheetLayout *self)
{
    Pager pager = { .layout = self, .table_head = -1, .part_head = -1 };

    begin_page (&pager, 0);
    for (guint i = 0; i < self->measures->len; i++) {
        if (ends_table (sojourn_sheet_layout_get_row (self, i)->tag))
            pager.table_head = pager.part_head = -1;
        place_row (&pager, i);
        note_head (&pager, i);
    }
}
