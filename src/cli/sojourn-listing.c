/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-listing.h"

#include "sojourn-output.h"

struct _SojournListing {
    SojournJsonWriter *writer; /* (owned) (nullable): %NULL when people read */
    guint n_columns;
    GPtrArray *cells; /* (owned) (element-type utf8): row by row, the titles first */
};

/**
 * sojourn_listing_new:
 * @json: whether a program reads
 * @member: the name of the array in the JSON text
 * @titles: (array zero-terminated=1): the titles of the columns of the table, translated
 *
 * Returns: (transfer full): an empty list
 */
SojournListing *
sojourn_listing_new (gboolean json, const char *member, const char *const *titles)
{
    SojournListing *self = g_new0 (SojournListing, 1);

    self->n_columns = g_strv_length ((char **)titles);
    self->cells = g_ptr_array_new_with_free_func (g_free);
    if (json) {
        self->writer = sojourn_json_writer_new ();
        sojourn_json_writer_begin_object (self->writer, NULL);
        sojourn_json_writer_begin_array (self->writer, member);
    } else {
        sojourn_listing_add (self, titles);
    }
    return self;
}

/**
 * sojourn_listing_free:
 * @self: (transfer full): a list
 *
 * Frees the list.
 */
void
sojourn_listing_free (SojournListing *self)
{
    g_clear_pointer (&self->writer, sojourn_json_writer_free);
    g_ptr_array_unref (self->cells);
    g_free (self);
}

/**
 * sojourn_listing_get_writer:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): where to write an object for each row, or %NULL if people
 *   read and [func@listing_add] is to be called instead
 */
SojournJsonWriter *
sojourn_listing_get_writer (SojournListing *self)
{
    return self->writer;
}

/**
 * sojourn_listing_add:
 * @self: a list that people read
 * @cells: (element-type utf8): a text for each column, or %NULL where there is nothing to say
 *
 * Adds a row.
 */
void
sojourn_listing_add (SojournListing *self, const char *const *cells)
{
    for (guint i = 0; i < self->n_columns; i++)
        g_ptr_array_add (self->cells, sojourn_output_dup_plain (cells[i]));
}

/* In columns of a terminal, where Chinese takes two and a combining mark none. */
static guint
measure (const char *text)
{
    guint width = 0;

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);

        if (!g_unichar_iszerowidth (c))
            width += g_unichar_iswide (c) ? 2 : 1;
    }
    return width;
}

static guint
measure_column (const SojournListing *self, guint column)
{
    guint width = 0;

    for (guint i = column; i < self->cells->len; i += self->n_columns)
        width = MAX (width, measure (self->cells->pdata[i]));
    return width;
}

static void
append_row (const SojournListing *self, guint start, const guint *widths, GString *text)
{
    gsize end = text->len;

    for (guint i = 0; i < self->n_columns; i++) {
        const char *cell = self->cells->pdata[start + i];

        g_string_append (text, cell);
        if (*cell != '\0')
            end = text->len;
        for (guint pad = measure (cell); pad < widths[i] + 2; pad++)
            g_string_append_c (text, ' ');
    }
    g_string_truncate (text, end);
    g_string_append_c (text, '\n');
}

static void
print_table (const SojournListing *self)
{
    g_autofree guint *widths = g_new (guint, self->n_columns);
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < self->n_columns; i++)
        widths[i] = measure_column (self, i);
    for (guint i = 0; i < self->cells->len; i += self->n_columns)
        append_row (self, i, widths, text);
    g_print ("%s", text->str);
}

/**
 * sojourn_listing_finish:
 * @self: a list
 *
 * Prints it.
 */
void
sojourn_listing_finish (SojournListing *self)
{
    if (self->writer == NULL) {
        print_table (self);
        return;
    }
    sojourn_json_writer_end (self->writer);
    sojourn_json_writer_end (self->writer);
    sojourn_output_json (self->writer, SOJOURN_JSON_PRETTY);
}
