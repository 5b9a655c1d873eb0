/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a text looks; the order is that of the table in sojourn-sheet-layout.c. */
typedef enum {
    SOJOURN_SHEET_TITLE,
    SOJOURN_SHEET_SUBTITLE,
    SOJOURN_SHEET_HEADING,
    SOJOURN_SHEET_SUBHEADING,
    SOJOURN_SHEET_BODY,
    SOJOURN_SHEET_SMALL,
    SOJOURN_SHEET_LABEL,
    SOJOURN_SHEET_CELL,
    SOJOURN_SHEET_CELL_HEAD,
    SOJOURN_SHEET_WARNING,
} SojournSheetStyle;

/* What a row is to who hears the document read. */
typedef enum {
    SOJOURN_SHEET_TAG_P,
    SOJOURN_SHEET_TAG_H1,
    SOJOURN_SHEET_TAG_H2,
    SOJOURN_SHEET_TAG_H3,
    SOJOURN_SHEET_TAG_TABLE_HEAD,
    SOJOURN_SHEET_TAG_TABLE_ROW,
} SojournSheetTag;

/**
 * SojournSheetRowFlags:
 * @SOJOURN_SHEET_KEEP: stands on the page of the row that follows
 * @SOJOURN_SHEET_RULE: has a line above
 * @SOJOURN_SHEET_BOXED: stands in a box, with the rows of the box beside it
 *
 * How a row goes together with others.
 */
typedef enum {
    SOJOURN_SHEET_KEEP = 1 << 0,
    SOJOURN_SHEET_RULE = 1 << 1,
    SOJOURN_SHEET_BOXED = 1 << 2,
} SojournSheetRowFlags;

/**
 * SojournSheetCell:
 * @text: (transfer full): what it says; line feeds begin a new line
 * @lead: how many bytes at its beginning are set in bold
 * @style: how it looks
 * @start: where it begins, from 0 to 1 of the width of the row, in the direction of reading
 * @width: how wide it is, of the width of the row
 * @at_end: whether the text stands at the end of the cell, as amounts do
 *
 * A part of a row.
 */
typedef struct {
    char *text;
    gsize lead;
    SojournSheetStyle style;
    double start;
    double width;
    gboolean at_end;
} SojournSheetCell;

/**
 * SojournSheetRow:
 * @cells: (element-type SojournSheetCell): side by side
 * @tag: what it is
 * @flags: how it goes together with others
 * @space: what is left free above it, in points; not at the top of a page
 *
 * What goes from one side of the page to the other.
 */
typedef struct {
    GArray *cells;
    SojournSheetTag tag;
    SojournSheetRowFlags flags;
    double space;
} SojournSheetRow;

/**
 * SojournSheetColumn:
 * @label: the head of the column
 * @start: as in #SojournSheetCell
 * @width: as in #SojournSheetCell
 * @at_end: as in #SojournSheetCell
 *
 * A column of a table.
 */
typedef struct {
    const char *label;
    double start;
    double width;
    gboolean at_end;
} SojournSheetColumn;

/**
 * SojournSheet:
 *
 * A text to be printed, as rows from top to bottom: what it says, apart from where it stands on
 * which paper.
 */
typedef struct _SojournSheet SojournSheet;

SojournSheet *sojourn_sheet_new (void);
void sojourn_sheet_free (SojournSheet *self);
const GPtrArray *sojourn_sheet_get_rows (const SojournSheet *self);

void sojourn_sheet_add_title (SojournSheet *self, const char *title, const char *subtitle);
void sojourn_sheet_add_heading (SojournSheet *self, const char *text);
void sojourn_sheet_add_subheading (SojournSheet *self, const char *text);
void sojourn_sheet_add_paragraph (SojournSheet *self, const char *text);
void sojourn_sheet_add_note (SojournSheet *self, const char *text);
void sojourn_sheet_add_item (SojournSheet *self, const char *lead, const char *text);
void sojourn_sheet_add_pair (SojournSheet *self, const char *label, const char *value);
void sojourn_sheet_begin_box (SojournSheet *self, const char *title);
void sojourn_sheet_end_box (SojournSheet *self);
void
sojourn_sheet_begin_table (SojournSheet *self, const SojournSheetColumn *columns, guint n_columns);
void sojourn_sheet_add_table_row (SojournSheet *self, const char *const *texts, guint lead_column);
void sojourn_sheet_end_table (SojournSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournSheet, sojourn_sheet_free)

G_END_DECLS
