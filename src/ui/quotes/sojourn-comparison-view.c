/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-comparison-view.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-comparison-text.h"
#include "sojourn-format.h"

#include <glib/gi18n-lib.h>

#define HEAD_CHARS 22
#define CELL_CHARS 18

/**
 * SojournComparisonView:
 *
 * Quotes side by side: a column for each, what is compared in rows. The first column stays where it
 * is while the others scroll. Each cell tells a screen reader which quote and which row it is of.
 */
struct _SojournComparisonView {
    AdwBin parent_instance;

    GtkGrid *heads;
    GtkGrid *cells;
    GtkSizeGroup *rows[64]; /* (owned) (nullable): one for each row, of both grids */
    int n_rows;
};

G_DEFINE_FINAL_TYPE (SojournComparisonView, sojourn_comparison_view, ADW_TYPE_BIN)

typedef char *(*CellFunc) (const SojournComparison *comparison, const SojournOffer *offer);

static const struct {
    const char *title;
    CellFunc format;
    const char *css_class;
} rows[] = {
    { N_ ("Landed Cost"), sojourn_comparison_text_dup_landed, "heading" },
    /* Translators: a row of a comparison of quotes: the price in the clinic's own currency */
    { N_ ("Quote"), sojourn_comparison_text_dup_quoted, "numeric" },
    { N_ ("Excluded, at a Known Price"), sojourn_comparison_text_dup_extras, "numeric" },
    { N_ ("Estimated beside It"), sojourn_comparison_text_dup_estimates, "numeric" },
    { N_ ("Not Stated"), sojourn_comparison_text_dup_unknown, "numeric" },
    { N_ ("Exchange Rate"), sojourn_comparison_text_dup_rate, "dimmed" },
    /* Translators: a row of a comparison of quotes: how good the evidence for the treatment is */
    { N_ ("Evidence"), sojourn_comparison_text_dup_evidence, NULL },
    { N_ ("Regulatory Basis"), sojourn_comparison_text_dup_basis, NULL },
    { N_ ("Days in Hospital"), sojourn_comparison_text_dup_days, "numeric" },
    { N_ ("Valid Until"), sojourn_comparison_text_dup_validity, NULL },
};

static void
drop_rows (SojournComparisonView *self)
{
    for (int i = 0; i < self->n_rows; i++)
        g_clear_object (&self->rows[i]);
    self->n_rows = 0;
}

static void
clear (SojournComparisonView *self)
{
    GtkWidget *child;

    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->heads))) != NULL)
        gtk_grid_remove (self->heads, child);
    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cells))) != NULL)
        gtk_grid_remove (self->cells, child);
    drop_rows (self);
}

static GtkWidget *
make_label (const char *text, int chars, const char *css_class)
{
    GtkWidget *label = gtk_label_new (text);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_yalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
    gtk_label_set_width_chars (GTK_LABEL (label), chars);
    if (css_class != NULL)
        gtk_widget_add_css_class (label, css_class);
    return label;
}

static void
add_head (SojournComparisonView *self, const char *title, const char *css_class)
{
    GtkWidget *label = make_label (title, HEAD_CHARS, css_class);
    GtkSizeGroup *row = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

    g_assert (self->n_rows < (int)G_N_ELEMENTS (self->rows));
    gtk_size_group_add_widget (row, label);
    gtk_grid_attach (self->heads, label, 0, self->n_rows, 1, 1);
    self->rows[self->n_rows++] = row;
}

/* Read alone, a cell says all: “Landed Cost, Clinic A: USD 31,240”. */
static void
describe (GtkWidget *cell, const char *row, const char *clinic, const char *text)
{
    g_autofree char *label = g_strdup_printf (
        /* Translators: a cell of a table for screen readers: row, column, value */
        C_ ("table cell", "%1$s, %2$s: %3$s"), row, clinic, text);

    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
add_cell (SojournComparisonView *self, int row, int column, GtkWidget *cell)
{
    gtk_size_group_add_widget (self->rows[row], cell);
    gtk_grid_attach (self->cells, cell, column, row, 1, 1);
}

static GtkWidget *
make_inclusion_cell (SojournInclusionState state, const char *text)
{
    static const char *const icons[] = {
        [SOJOURN_INCLUDED_YES] = "object-select-symbolic",
        [SOJOURN_INCLUDED_NO] = "window-close-symbolic",
        [SOJOURN_INCLUDED_UNKNOWN] = "dialog-question-symbolic",
        [SOJOURN_INCLUDED_NOT_APPLICABLE] = "list-remove-symbolic",
    };
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    GtkWidget *icon = gtk_image_new_from_icon_name (icons[state]);

    gtk_widget_set_valign (icon, GTK_ALIGN_START);
    gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    sojourn_choice_set_get_label (&sojourn_inclusion_states, state),
                                    -1);
    gtk_box_append (GTK_BOX (box), icon);
    gtk_box_append (
        GTK_BOX (box),
        make_label (text, CELL_CHARS - 3, state == SOJOURN_INCLUDED_UNKNOWN ? "warning" : NULL));
    return box;
}

static void
add_inclusions (SojournComparisonView *self,
                const SojournComparison *comparison,
                int column,
                const SojournOffer *offer,
                const char *clinic)
{
    int first = self->n_rows - (int)sojourn_inclusion_categories.n_choices - 1;

    for (guint i = 0; i < sojourn_inclusion_categories.n_choices; i++) {
        SojournInclusionState state = sojourn_comparison_get_inclusion (comparison, offer, i, NULL);
        g_autofree char *text = sojourn_comparison_text_dup_inclusion (comparison, offer, i);
        GtkWidget *cell = make_inclusion_cell (state, text);

        describe (cell, sojourn_choice_set_get_label (&sojourn_inclusion_categories, i), clinic,
                  text);
        add_cell (self, first + (int)i, column, cell);
    }
}

/* The one thing to do with a quote: accept it, or ask again when it has expired. */
static GtkWidget *
make_button (const SojournOffer *offer, const char *clinic)
{
    gboolean accepted = sojourn_record_get_integer (offer->quote, SOJOURN_QUOTE_STATE, 0) ==
                        SOJOURN_QUOTE_STATE_ACCEPTED;
    GtkWidget *button = gtk_button_new ();
    g_autofree char *label = NULL;

    if (accepted)
        return make_label (_ ("Accepted"), CELL_CHARS, "success");
    gtk_button_set_label (GTK_BUTTON (button),
                          offer->is_expired ? _ ("Request Again") : _ ("Accept…"));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                    offer->is_expired ? "quotes.reissue" : "quotes.accept");
    gtk_actionable_set_action_target (
        GTK_ACTIONABLE (button), "s",
        sojourn_record_get_uuid (offer->is_expired ? offer->request : offer->quote));
    /* Translators: a button for screen readers; %s is the name of a clinic */
    label = g_strdup_printf (
        offer->is_expired ? _ ("Request again from %s") : _ ("Accept the quote of %s"), clinic);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
    gtk_widget_set_halign (button, GTK_ALIGN_START);
    return button;
}

static void
add_column (SojournComparisonView *self,
            const SojournComparison *comparison,
            int column,
            const SojournOffer *offer)
{
    g_autofree char *clinic = sojourn_comparison_text_dup_clinic (comparison, offer);

    add_cell (self, 0, column, make_label (clinic, CELL_CHARS, "heading"));
    for (int i = 0; i < (int)G_N_ELEMENTS (rows); i++) {
        g_autofree char *text = rows[i].format (comparison, offer);
        GtkWidget *cell = make_label (text, CELL_CHARS, rows[i].css_class);

        describe (cell, _ (rows[i].title), clinic, text);
        add_cell (self, i + 1, column, cell);
    }
    add_inclusions (self, comparison, column, offer, clinic);
    add_cell (self, self->n_rows - 1, column, make_button (offer, clinic));
}

static void
sojourn_comparison_view_dispose (GObject *object)
{
    SojournComparisonView *self = SOJOURN_COMPARISON_VIEW (object);

    drop_rows (self);
    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_COMPARISON_VIEW);
    G_OBJECT_CLASS (sojourn_comparison_view_parent_class)->dispose (object);
}

static void
sojourn_comparison_view_class_init (SojournComparisonViewClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_comparison_view_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-comparison-view.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournComparisonView, heads);
    gtk_widget_class_bind_template_child (widget_class, SojournComparisonView, cells);
}

static void
sojourn_comparison_view_init (SojournComparisonView *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_comparison_view_show:
 * @self: a view
 * @comparison: what to show; it is not kept
 *
 * Shows a comparison in place of another one.
 */
void
sojourn_comparison_view_show (SojournComparisonView *self, SojournComparison *comparison)
{
    g_return_if_fail (SOJOURN_IS_COMPARISON_VIEW (self));

    clear (self);
    add_head (self, "", NULL);
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        add_head (self, _ (rows[i].title), "dimmed");
    for (guint i = 0; i < sojourn_inclusion_categories.n_choices; i++)
        add_head (self, sojourn_choice_set_get_label (&sojourn_inclusion_categories, i), "dimmed");
    add_head (self, "", NULL);
    for (guint i = 0; i < comparison->offers->len; i++)
        add_column (self, comparison, (int)i, comparison->offers->pdata[i]);
}
