/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-bar-plot.h"

#include "sojourn-list-rows.h"

#define NAME_CHARS 26
#define VALUE_CHARS 30
#define LEAST_BAR 60

typedef struct {
    char *name; /* (owned) */
    SojournBarTone tone;
} Series;

typedef struct {
    GtkWidget *content; /* (unowned): what is in its row */
    GtkWidget *holder;  /* (unowned): of the bar itself */
    double *parts;      /* (owned): one for each series */
} Bar;

/**
 * SojournBarPlot:
 *
 * Horizontal bars, a row for each: its name, the bar, its value. All bars have the same scale, from
 * zero to the longest. A screen reader is told a sentence for each row; there is nothing to see
 * that is not in it. Nothing moves.
 */
struct _SojournBarPlot {
    AdwBin parent_instance;

    GArray *series; /* (owned) (element-type Series) */
    GArray *bars;   /* (owned) (element-type Bar) */
    gboolean activatable;
    gboolean narrow;

    GtkListBox *list;
    AdwWrapBox *legend;
    GtkSizeGroup *names;
    GtkSizeGroup *values;
};

G_DEFINE_FINAL_TYPE (SojournBarPlot, sojourn_bar_plot, ADW_TYPE_BIN)

typedef enum {
    PROP_LABEL = 1,
    PROP_ACTIVATABLE,
    PROP_NARROW,
} SojournBarPlotProps;

static GParamSpec *props[PROP_NARROW + 1];

enum {
    BAR_ACTIVATED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
series_clear (gpointer data)
{
    g_free (((Series *)data)->name);
}

static void
bar_clear (gpointer data)
{
    g_free (((Bar *)data)->parts);
}

static double
find_longest (SojournBarPlot *self)
{
    double longest = 0;

    for (guint i = 0; i < self->bars->len; i++) {
        double length = 0;

        for (guint j = 0; j < self->series->len; j++)
            length += MAX (g_array_index (self->bars, Bar, i).parts[j], 0);
        longest = MAX (longest, length);
    }
    return longest;
}

static void
draw_bar (SojournBarPlot *self, const Bar *bar, double longest)
{
    GtkWidget *drawing = sojourn_bar_new ();

    for (guint i = 0; longest > 0 && i < self->series->len; i++)
        sojourn_bar_add_part (SOJOURN_BAR (drawing), g_array_index (self->series, Series, i).tone,
                              bar->parts[i] / longest);
    adw_bin_set_child (ADW_BIN (bar->holder), drawing);
}

/* Each bar may have changed the scale of all. */
static void
draw (SojournBarPlot *self)
{
    double longest = find_longest (self);

    for (guint i = 0; i < self->bars->len; i++)
        draw_bar (self, &g_array_index (self->bars, Bar, i), longest);
}

static GtkWidget *
make_label (const char *text, int chars, float xalign)
{
    GtkWidget *label = gtk_label_new (text);

    gtk_label_set_xalign (GTK_LABEL (label), xalign);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
    gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
    return label;
}

static GtkWidget *
make_row (SojournBarPlot *self, GtkWidget *content, const char *description)
{
    GtkWidget *row = gtk_list_box_row_new ();

    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), self->activatable);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    description, -1);
    return row;
}

/* In a narrow window name, bar and value stand above each other. */
static void
lay_out (SojournBarPlot *self, const Bar *bar)
{
    gtk_orientable_set_orientation (GTK_ORIENTABLE (bar->content),
                                    self->narrow ? GTK_ORIENTATION_VERTICAL
                                                 : GTK_ORIENTATION_HORIZONTAL);
    gtk_box_set_spacing (GTK_BOX (bar->content), self->narrow ? 3 : 12);
    gtk_label_set_xalign (GTK_LABEL (gtk_widget_get_last_child (bar->content)),
                          self->narrow ? 0 : 1);
}

static void
set_narrow (SojournBarPlot *self, gboolean narrow)
{
    self->narrow = narrow;
    for (guint i = 0; i < self->bars->len; i++)
        lay_out (self, &g_array_index (self->bars, Bar, i));
}

static void
on_list_row_activated_cb (SojournBarPlot *self, GtkListBoxRow *row)
{
    g_signal_emit (self, signals[BAR_ACTIVATED], 0, (guint)gtk_list_box_row_get_index (row));
}

static void
sojourn_bar_plot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournBarPlotProps)id) {
    case PROP_LABEL:
        break;
    case PROP_ACTIVATABLE:
        g_value_set_boolean (value, SOJOURN_BAR_PLOT (object)->activatable);
        break;
    case PROP_NARROW:
        g_value_set_boolean (value, SOJOURN_BAR_PLOT (object)->narrow);
        break;
    }
}

static void
sojourn_bar_plot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournBarPlot *self = SOJOURN_BAR_PLOT (object);

    switch ((SojournBarPlotProps)id) {
    case PROP_LABEL:
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        g_value_get_string (value), -1);
        break;
    case PROP_ACTIVATABLE:
        self->activatable = g_value_get_boolean (value);
        break;
    case PROP_NARROW:
        set_narrow (self, g_value_get_boolean (value));
        break;
    }
}

static void
sojourn_bar_plot_dispose (GObject *object)
{
    SojournBarPlot *self = SOJOURN_BAR_PLOT (object);

    g_array_set_size (self->bars, 0);
    g_clear_object (&self->names);
    g_clear_object (&self->values);
    G_OBJECT_CLASS (sojourn_bar_plot_parent_class)->dispose (object);
}

static void
sojourn_bar_plot_finalize (GObject *object)
{
    SojournBarPlot *self = SOJOURN_BAR_PLOT (object);

    g_array_unref (self->series);
    g_array_unref (self->bars);
    G_OBJECT_CLASS (sojourn_bar_plot_parent_class)->finalize (object);
}

static void
sojourn_bar_plot_class_init (SojournBarPlotClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->dispose = sojourn_bar_plot_dispose;
    object_class->finalize = sojourn_bar_plot_finalize;
    object_class->get_property = sojourn_bar_plot_get_property;
    object_class->set_property = sojourn_bar_plot_set_property;

    /**
     * SojournBarPlot:label: (nullable)
     *
     * What is plotted, for screen readers.
     */
    props[PROP_LABEL] =
        g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
    /**
     * SojournBarPlot:activatable:
     *
     * Whether a bar can be clicked. Of those that are there already it changes nothing.
     */
    props[PROP_ACTIVATABLE] = g_param_spec_boolean ("activatable", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
    /**
     * SojournBarPlot:narrow:
     *
     * Whether name, bar and value stand above each other, for a narrow window.
     */
    props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    /**
     * SojournBarPlot::bar-activated:
     * @self: a plot
     * @index: the number of the bar, from 0
     *
     * A bar was clicked, or Enter was pressed on it.
     */
    signals[BAR_ACTIVATED] =
        g_signal_new ("bar-activated", SOJOURN_TYPE_BAR_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sojourn_bar_plot_init (SojournBarPlot *self)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

    self->series = g_array_new (FALSE, FALSE, sizeof (Series));
    g_array_set_clear_func (self->series, series_clear);
    self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
    g_array_set_clear_func (self->bars, bar_clear);
    self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
    self->values = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

    self->list = GTK_LIST_BOX (gtk_list_box_new ());
    gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
    g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_list_row_activated_cb),
                             self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));

    self->legend = ADW_WRAP_BOX (adw_wrap_box_new ());
    adw_wrap_box_set_child_spacing (self->legend, 18);
    adw_wrap_box_set_line_spacing (self->legend, 6);
    gtk_widget_add_css_class (GTK_WIDGET (self->legend), "legend");
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->legend));
    gtk_widget_add_css_class (GTK_WIDGET (self), "bar-plot");
    adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * sojourn_bar_plot_clear:
 * @self: a plot
 *
 * Takes all bars and series away.
 */
void
sojourn_bar_plot_clear (SojournBarPlot *self)
{
    GtkWidget *child;

    g_return_if_fail (SOJOURN_IS_BAR_PLOT (self));

    sojourn_list_rows_remove (self->list);
    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
        adw_wrap_box_remove (self->legend, child);
    g_array_set_size (self->bars, 0);
    g_array_set_size (self->series, 0);
}

/* One series needs no legend. */
static void
add_to_legend (SojournBarPlot *self, const char *name, SojournBarTone tone)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    GtkWidget *sample = sojourn_bar_new ();
    GtkWidget *label = gtk_label_new (name);

    sojourn_bar_add_part (SOJOURN_BAR (sample), tone, 1);
    gtk_widget_add_css_class (sample, "sample");
    gtk_widget_set_valign (sample, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (label, "caption");
    gtk_box_append (GTK_BOX (box), sample);
    gtk_box_append (GTK_BOX (box), label);
    adw_wrap_box_append (self->legend, box);
    gtk_widget_set_visible (GTK_WIDGET (self->legend), self->series->len > 1);
}

/**
 * sojourn_bar_plot_add_series:
 * @self: a plot without bars
 * @name: what this part of each bar is, translated
 * @tone: how it looks
 *
 * Adds a series: a part of each bar, behind those of the series before it.
 */
void
sojourn_bar_plot_add_series (SojournBarPlot *self, const char *name, SojournBarTone tone)
{
    Series series = { g_strdup (name), tone };

    g_return_if_fail (SOJOURN_IS_BAR_PLOT (self));
    g_return_if_fail (self->bars->len == 0);

    g_array_append_val (self->series, series);
    add_to_legend (self, name, tone);
}

/**
 * sojourn_bar_plot_add_bar:
 * @self: a plot
 * @name: what the bar is of
 * @value: what it amounts to, in words
 * @description: both and what the parts are, in a sentence for screen readers
 * @parts: a length for each series, none below zero; copied
 *
 * Adds a bar below those there are.
 */
void
sojourn_bar_plot_add_bar (SojournBarPlot *self,
                          const char *name,
                          const char *value,
                          const char *description,
                          const double *parts)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *name_label = make_label (name, NAME_CHARS, 0);
    GtkWidget *value_label = make_label (value, VALUE_CHARS, 1);
    Bar bar = { box, adw_bin_new (), g_memdup2 (parts, self->series->len * sizeof (double)) };

    g_return_if_fail (SOJOURN_IS_BAR_PLOT (self));

    gtk_widget_add_css_class (value_label, "numeric");
    gtk_widget_set_hexpand (bar.holder, TRUE);
    gtk_widget_set_size_request (bar.holder, LEAST_BAR, -1);
    gtk_widget_set_valign (bar.holder, GTK_ALIGN_CENTER);
    gtk_size_group_add_widget (self->names, name_label);
    gtk_size_group_add_widget (self->values, value_label);
    gtk_box_append (GTK_BOX (box), name_label);
    gtk_box_append (GTK_BOX (box), bar.holder);
    gtk_box_append (GTK_BOX (box), value_label);
    gtk_list_box_append (self->list, make_row (self, box, description));
    g_array_append_val (self->bars, bar);
    lay_out (self, &bar);
    draw (self);
}
