/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet.h"

#include <string.h>

#define LABEL_WIDTH 0.28
#define VALUE_START 0.30
#define BULLET_WIDTH 0.025

/* Between the texts in a box and those around it, in points */
#define BOX_SPACE 20

struct _SojournSheet {
    GPtrArray *rows;     /* (owned) (element-type SojournSheetRow) */
    GArray *columns;     /* (owned) (element-type SojournSheetColumn): of the open table */
    gboolean in_box;     /* rows are boxed */
    guint first_of_box;  /* index of its first row */
    gboolean after_head; /* the next row is the first under a heading */
    gboolean after_box;  /* the next row is the first under a box */
};

static void
free_row (SojournSheetRow *row)
{
    for (guint i = 0; i < row->cells->len; i++)
        g_free (g_array_index (row->cells, SojournSheetCell, i).text);
    g_array_unref (row->cells);
    g_free (row);
}

static SojournSheetRow *
add_row (SojournSheet *self, SojournSheetTag tag, double space)
{
    SojournSheetRow *row = g_new0 (SojournSheetRow, 1);

    row->cells = g_array_new (FALSE, FALSE, sizeof (SojournSheetCell));
    row->tag = tag;
    row->flags = self->in_box ? SOJOURN_SHEET_BOXED : 0;
    row->space = self->after_head ? MIN (space, 4) : space;
    if (self->after_box)
        row->space = MAX (row->space, BOX_SPACE);
    self->after_head = FALSE;
    self->after_box = FALSE;
    g_ptr_array_add (self->rows, row);
    return row;
}

static SojournSheetCell *
add_cell (
    SojournSheetRow *row, const char *text, SojournSheetStyle style, double start, double width)
{
    SojournSheetCell cell = {
        .text = g_strdup (text != NULL ? text : ""), .style = style, .start = start, .width = width
    };

    g_array_append_val (row->cells, cell);
    return &g_array_index (row->cells, SojournSheetCell, row->cells->len - 1);
}

/**
 * sojourn_sheet_new:
 *
 * Returns: (transfer full): an empty sheet
 */
SojournSheet *
sojourn_sheet_new (void)
{
    SojournSheet *self = g_new0 (SojournSheet, 1);

    self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)free_row);
    self->columns = g_array_new (FALSE, FALSE, sizeof (SojournSheetColumn));
    return self;
}

/**
 * sojourn_sheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees the sheet.
 */
void
sojourn_sheet_free (SojournSheet *self)
{
    g_array_unref (self->columns);
    g_ptr_array_unref (self->rows);
    g_free (self);
}

/**
 * sojourn_sheet_get_rows:
 * @self: a sheet
 *
 * Returns: (transfer none) (element-type SojournSheetRow): its rows from top to bottom
 */
const GPtrArray *
sojourn_sheet_get_rows (const SojournSheet *self)
{
    return self->rows;
}

/**
 * sojourn_sheet_add_title:
 * @self: a sheet
 * @title: its title
 * @subtitle: what stands under it
 *
 * Adds the head of the first page.
 */
void
sojourn_sheet_add_title (SojournSheet *self, const char *title, const char *subtitle)
{
    SojournSheetRow *row = add_row (self, SOJOURN_SHEET_TAG_H1, 0);

    row->flags |= SOJOURN_SHEET_KEEP;
    add_cell (row, title, SOJOURN_SHEET_TITLE, 0, 1);
    row = add_row (self, SOJOURN_SHEET_TAG_P, 2);
    row->flags |= SOJOURN_SHEET_KEEP;
    add_cell (row, subtitle, SOJOURN_SHEET_SUBTITLE, 0, 1);
}

/**
 * sojourn_sheet_add_heading:
 * @self: a sheet
 * @text: the heading of a section
 *
 * Begins a section.
 */
void
sojourn_sheet_add_heading (SojournSheet *self, const char *text)
{
    SojournSheetRow *row = add_row (self, SOJOURN_SHEET_TAG_H2, 20);

    row->flags |= SOJOURN_SHEET_KEEP | SOJOURN_SHEET_RULE;
    add_cell (row, text, SOJOURN_SHEET_HEADING, 0, 1);
    self->after_head = TRUE;
}

/**
 * sojourn_sheet_add_subheading:
 * @self: a sheet
 * @text: the heading of a part of a section
 *
 * Begins a part of a section.
 */
void
sojourn_sheet_add_subheading (SojournSheet *self, const char *text)
{
    SojournSheetRow *row = add_row (self, SOJOURN_SHEET_TAG_H3, 11);

    row->flags |= SOJOURN_SHEET_KEEP;
    add_cell (row, text, SOJOURN_SHEET_SUBHEADING, 0, 1);
    self->after_head = TRUE;
}

/**
 * sojourn_sheet_add_paragraph:
 * @self: a sheet
 * @text: (nullable): a text; none if %NULL
 *
 * Adds a paragraph.
 */
void
sojourn_sheet_add_paragraph (SojournSheet *self, const char *text)
{
    if (text != NULL)
        add_cell (add_row (self, SOJOURN_SHEET_TAG_P, 6), text, SOJOURN_SHEET_BODY, 0, 1);
}

/**
 * sojourn_sheet_add_note:
 * @self: a sheet
 * @text: (nullable): a text; none if %NULL
 *
 * Adds a paragraph in small print.
 */
void
sojourn_sheet_add_note (SojournSheet *self, const char *text)
{
    if (text != NULL)
        add_cell (add_row (self, SOJOURN_SHEET_TAG_P, 4), text, SOJOURN_SHEET_SMALL, 0, 1);
}

/**
 * sojourn_sheet_add_item:
 * @self: a sheet
 * @lead: (nullable): what stands in bold before the text, on a line of its own
 * @text: a text
 *
 * Adds an item of a list.
 */
void
sojourn_sheet_add_item (SojournSheet *self, const char *lead, const char *text)
{
    SojournSheetRow *row = add_row (self, SOJOURN_SHEET_TAG_P, 4);
    g_autofree char *both = lead != NULL ? g_strdup_printf ("%s\n%s", lead, text) : NULL;
    SojournSheetCell *cell;

    add_cell (row, "•", SOJOURN_SHEET_BODY, 0, BULLET_WIDTH);
    cell = add_cell (row, both != NULL ? both : text, SOJOURN_SHEET_BODY, BULLET_WIDTH,
                     1 - BULLET_WIDTH);
    cell->lead = lead != NULL ? strlen (lead) : 0;
}

/**
 * sojourn_sheet_add_pair:
 * @self: a sheet
 * @label: what it is
 * @value: (nullable): its value; nothing is added if it is %NULL
 *
 * Adds a fact.
 */
void
sojourn_sheet_add_pair (SojournSheet *self, const char *label, const char *value)
{
    SojournSheetRow *row;

    if (value == NULL)
        return;
    row = add_row (self, SOJOURN_SHEET_TAG_P, 3.5);
    add_cell (row, label, SOJOURN_SHEET_LABEL, 0, LABEL_WIDTH);
    add_cell (row, value, SOJOURN_SHEET_BODY, VALUE_START, 1 - VALUE_START);
}

/**
 * sojourn_sheet_begin_box:
 * @self: a sheet
 * @title: what the box warns of
 *
 * Begins a box that is not to be overlooked; what is added goes into it until
 * [func@sheet_end_box].
 */
void
sojourn_sheet_begin_box (SojournSheet *self, const char *title)
{
    SojournSheetRow *row;

    self->first_of_box = self->rows->len;
    self->in_box = TRUE;
    self->after_head = FALSE;
    row = add_row (self, SOJOURN_SHEET_TAG_H3, BOX_SPACE);
    add_cell (row, title, SOJOURN_SHEET_WARNING, 0, 1);
}

/**
 * sojourn_sheet_end_box:
 * @self: a sheet in which a box is open
 *
 * Ends the box, whose rows stay together.
 */
void
sojourn_sheet_end_box (SojournSheet *self)
{
    for (guint i = self->first_of_box; i + 1 < self->rows->len; i++)
        ((SojournSheetRow *)self->rows->pdata[i])->flags |= SOJOURN_SHEET_KEEP;
    self->in_box = FALSE;
    self->after_box = TRUE;
}

/**
 * sojourn_sheet_begin_table:
 * @self: a sheet
 * @columns: (array length=n_columns): the columns; they are copied, their labels too
 * @n_columns: how many there are
 *
 * Begins a table, with its head, which is repeated on every page that the table goes on to.
 */
void
sojourn_sheet_begin_table (SojournSheet *self, const SojournSheetColumn *columns, guint n_columns)
{
    SojournSheetRow *before = self->rows->len > 0 ? self->rows->pdata[self->rows->len - 1] : NULL;
    SojournSheetRow *row;

    /* A paragraph that leads to a table stands above it. */
    if (before != NULL && before->tag == SOJOURN_SHEET_TAG_P)
        before->flags |= SOJOURN_SHEET_KEEP;
    row = add_row (self, SOJOURN_SHEET_TAG_TABLE_HEAD, 6);
    row->flags |= SOJOURN_SHEET_KEEP;
    g_array_set_size (self->columns, 0);
    g_array_append_vals (self->columns, columns, n_columns);
    for (guint i = 0; i < n_columns; i++) {
        SojournSheetCell *cell = add_cell (row, columns[i].label, SOJOURN_SHEET_CELL_HEAD,
                                           columns[i].start, columns[i].width);

        cell->at_end = columns[i].at_end;
    }
}

/**
 * sojourn_sheet_add_table_row:
 * @self: a sheet in which a table is open
 * @texts: (array): a text for each column, which may be %NULL
 * @lead_column: the column whose first line is in bold, or as many as there are columns
 *
 * Adds a row to the table.
 */
void
sojourn_sheet_add_table_row (SojournSheet *self, const char *const *texts, guint lead_column)
{
    SojournSheetRow *row = add_row (self, SOJOURN_SHEET_TAG_TABLE_ROW, 7);

    row->flags |= SOJOURN_SHEET_RULE;
    for (guint i = 0; i < self->columns->len; i++) {
        const SojournSheetColumn *column = &g_array_index (self->columns, SojournSheetColumn, i);
        SojournSheetCell *cell =
            add_cell (row, texts[i], SOJOURN_SHEET_CELL, column->start, column->width);

        cell->at_end = column->at_end;
        cell->lead = i == lead_column ? strcspn (cell->text, "\n") : 0;
    }
}

/**
 * sojourn_sheet_end_table:
 * @self: a sheet in which a table is open
 *
 * Ends the table.
 */
void
sojourn_sheet_end_table (SojournSheet *self)
{
    g_array_set_size (self->columns, 0);
}
