/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-line-layout.h"

#define LINE_SPACING 9

/**
 * SojournLineLayout:
 *
 * Lays out a table whose first columns are in another widget, so that they stay while the others
 * scroll: a line has one height in both. A group of sizes cannot do that, because the height of a
 * text that wraps depends on its width. Each column is as wide as its widest cell would like to be.
 */
struct _SojournLineLayout {
    GtkLayoutManager parent_instance;

    GtkWidget *partner; /* (nullable) (unowned): what has the other columns, beside this widget */
    int column_spacing; /* pixels */
};

G_DEFINE_FINAL_TYPE (SojournLineLayout, sojourn_line_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct {
    guint line;
    guint column;
} Spot;

static GQuark
get_quark (void)
{
    return g_quark_from_static_string ("sojourn-line-layout-spot");
}

static Spot
get_spot (GtkWidget *child)
{
    const Spot *spot = g_object_get_qdata (G_OBJECT (child), get_quark ());

    return spot != NULL ? *spot : (Spot){ 0, 0 };
}

static int *
get_at (GArray *sizes, guint index)
{
    if (sizes->len <= index)
        g_array_set_size (sizes, index + 1);
    return &g_array_index (sizes, int, index);
}

static GArray *
measure_columns (GtkWidget *widget)
{
    GArray *widths = g_array_new (FALSE, TRUE, sizeof (int));

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        int *width = get_at (widths, get_spot (child).column);
        int natural;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
        *width = MAX (*width, natural);
    }
    return widths;
}

static void
add_heights (GtkWidget *widget, GArray *heights)
{
    g_autoptr (GArray) widths = measure_columns (widget);

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        Spot spot = get_spot (child);
        int *height = get_at (heights, spot.line);
        int natural;

        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *get_at (widths, spot.column), NULL,
                            &natural, NULL, NULL);
        *height = MAX (*height, natural);
    }
}

static GArray *
measure_lines (SojournLineLayout *self, GtkWidget *widget)
{
    GArray *heights = g_array_new (FALSE, TRUE, sizeof (int));

    add_heights (widget, heights);
    if (self->partner != NULL)
        add_heights (self->partner, heights);
    return heights;
}

static int
sum_up (const GArray *sizes, int spacing)
{
    int sum = 0;

    for (guint i = 0; i < sizes->len; i++)
        sum += g_array_index (sizes, int, i) + (i > 0 ? spacing : 0);
    return sum;
}

static GtkSizeRequestMode
sojourn_line_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
    return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
sojourn_line_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
    SojournLineLayout *self = SOJOURN_LINE_LAYOUT (manager);
    g_autoptr (GArray) sizes = orientation == GTK_ORIENTATION_HORIZONTAL
                                   ? measure_columns (widget)
                                   : measure_lines (self, widget);

    *minimum = *natural = sum_up (
        sizes, orientation == GTK_ORIENTATION_HORIZONTAL ? self->column_spacing : LINE_SPACING);
}

/* Where the cell with a number begins, from the start of the line or the top. */
static int
get_start (GArray *sizes, guint index, int spacing)
{
    int start = 0;

    for (guint i = 0; i < index; i++)
        start += *get_at (sizes, i) + spacing;
    return start;
}

static void
sojourn_line_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
    SojournLineLayout *self = SOJOURN_LINE_LAYOUT (manager);
    gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
    g_autoptr (GArray) widths = measure_columns (widget);
    g_autoptr (GArray) heights = measure_lines (self, widget);

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        Spot spot = get_spot (child);
        GtkAllocation cell = {
            .x = get_start (widths, spot.column, self->column_spacing),
            .y = get_start (heights, spot.line, LINE_SPACING),
            .width = *get_at (widths, spot.column),
            .height = *get_at (heights, spot.line),
        };

        if (reversed)
            cell.x = width - cell.x - cell.width;
        gtk_widget_size_allocate (child, &cell, -1);
    }
}

static void
sojourn_line_layout_class_init (SojournLineLayoutClass *klass)
{
    GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

    manager_class->get_request_mode = sojourn_line_layout_get_request_mode;
    manager_class->measure = sojourn_line_layout_measure;
    manager_class->allocate = sojourn_line_layout_allocate;
}

static void
sojourn_line_layout_init (SojournLineLayout *self)
{
}

/**
 * sojourn_line_layout_set_partner:
 * @self: a layout
 * @partner: (nullable): the widget with the other columns, which outlives the widget of this one or
 *   is taken away before it goes
 *
 * Sets whose lines have the same heights.
 */
void
sojourn_line_layout_set_partner (SojournLineLayout *self, GtkWidget *partner)
{
    g_return_if_fail (SOJOURN_IS_LINE_LAYOUT (self));

    self->partner = partner;
}

/**
 * sojourn_line_layout_set_column_spacing:
 * @self: a layout
 * @spacing: pixels between two columns
 *
 * Sets how far apart columns are.
 */
void
sojourn_line_layout_set_column_spacing (SojournLineLayout *self, int spacing)
{
    g_return_if_fail (SOJOURN_IS_LINE_LAYOUT (self));

    self->column_spacing = spacing;
    gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

/**
 * sojourn_line_layout_place:
 * @child: a widget that becomes a child of one with such a layout
 * @line: its line, from 0 at the top
 * @column: its column, from 0 at the start
 *
 * Says where in the table a widget stands.
 */
void
sojourn_line_layout_place (GtkWidget *child, guint line, guint column)
{
    Spot spot = { line, column };

    g_object_set_qdata_full (G_OBJECT (child), get_quark (), g_memdup2 (&spot, sizeof spot),
                             g_free);
}
