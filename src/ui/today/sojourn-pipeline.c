/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-pipeline.h"

#include "sojourn-format.h"

#include <glib/gi18n-lib.h>

/**
 * SojournPipeline:
 *
 * How many cases are in each stage: a row for each stage, with its name, a bar and the number. The
 * rows are the plot and its table in one.
 */
struct _SojournPipeline {
    AdwBin parent_instance;

    GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (SojournPipeline, sojourn_pipeline, ADW_TYPE_BIN)

static guint
find_most (const SojournToday *today)
{
    guint most = 1;

    for (guint i = 0; i < SOJOURN_N_STAGES; i++)
        most = MAX (most, today->stages[i]);
    return most;
}

static GtkWidget *
make_bar (guint count, guint most, const char *description)
{
    GtkWidget *bar = gtk_level_bar_new_for_interval (0, most);

    gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), count);
    gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
    gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
    gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
    gtk_widget_set_hexpand (bar, TRUE);
    gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
    gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    description, -1);
    return bar;
}

static void
add_stage (SojournPipeline *self, int row, guint stage, guint count, guint most)
{
    const char *name = sojourn_choice_set_get_label (&sojourn_stages, stage);
    GtkWidget *title = gtk_label_new (name);
    g_autofree char *number = sojourn_format_count (count);
    GtkWidget *value = gtk_label_new (number);
    g_autofree char *description = g_strdup_printf (
        /* Translators: a stage of the work and how many cases are in it, for screen readers */
        ngettext ("%1$s: %2$u case", "%1$s: %2$u cases", count), name, count);

    gtk_label_set_xalign (GTK_LABEL (title), 0);
    gtk_label_set_xalign (GTK_LABEL (value), 1);
    gtk_widget_add_css_class (value, "numeric");
    gtk_grid_attach (self->grid, title, 0, row, 1, 1);
    gtk_grid_attach (self->grid, make_bar (count, most, description), 1, row, 1, 1);
    gtk_grid_attach (self->grid, value, 2, row, 1, 1);
}

static void
sojourn_pipeline_class_init (SojournPipelineClass *klass)
{
}

static void
sojourn_pipeline_init (SojournPipeline *self)
{
    self->grid = GTK_GRID (gtk_grid_new ());
    gtk_grid_set_column_spacing (self->grid, 12);
    gtk_grid_set_row_spacing (self->grid, 6);
    gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 12);
    gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), 12);
    gtk_widget_set_margin_start (GTK_WIDGET (self->grid), 12);
    gtk_widget_set_margin_end (GTK_WIDGET (self->grid), 12);
    gtk_widget_add_css_class (GTK_WIDGET (self), "card");
    adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

/**
 * sojourn_pipeline_show:
 * @self: a pipeline
 * @today: the counts
 *
 * Shows the stages of the work, and of the others those that have a case.
 */
void
sojourn_pipeline_show (SojournPipeline *self, const SojournToday *today)
{
    guint most = find_most (today);
    GtkWidget *child;
    int row = 0;

    g_return_if_fail (SOJOURN_IS_PIPELINE (self));

    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
        gtk_grid_remove (self->grid, child);
    for (guint i = 0; i < SOJOURN_N_STAGES; i++) {
        if (i <= SOJOURN_STAGE_EVALUATION || today->stages[i] > 0)
            add_stage (self, row++, i, today->stages[i], most);
    }
}
