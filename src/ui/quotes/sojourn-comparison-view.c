/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-comparison-view.h"

#include "sojourn-comparison-table.h"
#include "sojourn-comparison-text.h"
#include "sojourn-line-layout.h"
#include "sojourn-named-button.h"

#include <glib/gi18n-lib.h>

#define HEAD_CHARS 22
#define CELL_CHARS 20
#define NARROW_HEAD_CHARS 11
#define NARROW_CELL_CHARS 13

/**
 * SojournComparisonView:
 *
 * Quotes side by side: a column for each, what is compared in rows, in groups. The first column
 * stays where it is while the others scroll. What is alike in all columns is dimmed. Each cell
 * tells a screen reader which quote and which row it is of.
 *
 * It activates `quotes.rate` (a currency), `quotes.accept` and `quotes.ask` (a quote) and
 * `quotes.reissue` (a request) of the page it is on.
 */
struct _SojournComparisonView {
    AdwBin parent_instance;

    gboolean narrow;
    guint n_lines;
    GPtrArray *head_labels; /* (owned) (element-type GtkLabel): each unowned, below heads */
    GPtrArray *cell_labels; /* (owned) (element-type GtkLabel): each unowned, below cells */

    GtkBox *heads;
    GtkBox *cells;
};

G_DEFINE_FINAL_TYPE (SojournComparisonView, sojourn_comparison_view, ADW_TYPE_BIN)

typedef enum {
    PROP_NARROW = 1,
} SojournComparisonViewProps;

static GParamSpec *props[PROP_NARROW + 1];

typedef enum {
    HEAD,
    CELL,
} Part;

static int
get_chars (SojournComparisonView *self, Part part)
{
    static const int chars[2][2] = { { HEAD_CHARS, CELL_CHARS },
                                     { NARROW_HEAD_CHARS, NARROW_CELL_CHARS } };

    return chars[self->narrow][part];
}

static void
clear (SojournComparisonView *self)
{
    GtkWidget *child;

    g_ptr_array_set_size (self->head_labels, 0);
    g_ptr_array_set_size (self->cell_labels, 0);
    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->heads))) != NULL)
        gtk_box_remove (self->heads, child);
    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cells))) != NULL)
        gtk_box_remove (self->cells, child);
    self->n_lines = 0;
}

static GtkWidget *
make_label (SojournComparisonView *self, Part part, const char *text)
{
    GtkWidget *label = gtk_label_new (text);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_yalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_max_width_chars (GTK_LABEL (label), get_chars (self, part));
    gtk_label_set_width_chars (GTK_LABEL (label), get_chars (self, part));
    g_ptr_array_add (part == HEAD ? self->head_labels : self->cell_labels, label);
    return label;
}

/* Begins a line: what is in it has one height in both boxes. */
static void
add_line (SojournComparisonView *self, GtkWidget *head)
{
    sojourn_line_layout_place (head, self->n_lines++, 0);
    gtk_box_append (self->heads, head);
}

static void
add_cell (SojournComparisonView *self, guint column, GtkWidget *cell)
{
    sojourn_line_layout_place (cell, self->n_lines - 1, column);
    gtk_box_append (self->cells, cell);
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

static GtkWidget *
make_inclusion_cell (SojournComparisonView *self, SojournInclusionState state, const char *text)
{
    static const char *const icons[] = {
        [SOJOURN_INCLUDED_YES] = "object-select-symbolic",
        [SOJOURN_INCLUDED_NO] = "window-close-symbolic",
        [SOJOURN_INCLUDED_UNKNOWN] = "dialog-question-symbolic",
        [SOJOURN_INCLUDED_NOT_APPLICABLE] = "list-remove-symbolic",
    };
    GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_GROUP, NULL);
    GtkWidget *icon = gtk_image_new_from_icon_name (icons[state]);
    GtkWidget *label = make_label (self, CELL, text);

    gtk_widget_set_valign (icon, GTK_ALIGN_START);
    gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    if (state == SOJOURN_INCLUDED_UNKNOWN)
        gtk_widget_add_css_class (box, "warning");
    gtk_box_append (GTK_BOX (box), icon);
    gtk_box_append (GTK_BOX (box), label);
    return box;
}

/* The rate with its day; a click enters a newer one. */
static GtkWidget *
make_rate_cell (SojournComparisonView *self, const SojournOffer *offer, const char *text)
{
    GtkWidget *button = gtk_button_new ();

    gtk_button_set_child (GTK_BUTTON (button), make_label (self, CELL, text));
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_add_css_class (button, "rate");
    gtk_widget_set_halign (button, GTK_ALIGN_START);
    gtk_widget_set_tooltip_text (button, _ ("Change the Exchange Rate"));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "quotes.rate");
    gtk_actionable_set_action_target (
        GTK_ACTIONABLE (button), "s",
        sojourn_record_get_text (offer->quote, SOJOURN_QUOTE_CURRENCY));
    return button;
}

static const char *
get_css_class (const SojournComparisonRow *row, const SojournOffer *offer)
{
    if (row->style == SOJOURN_COMPARISON_VALIDITY && offer->is_expired)
        return "error";
    if (row->style == SOJOURN_COMPARISON_TOTAL)
        return "heading";
    return row->style == SOJOURN_COMPARISON_NUMBER ? "numeric" : NULL;
}

static GtkWidget *
make_cell (SojournComparisonView *self,
           const SojournComparison *comparison,
           const SojournComparisonRow *row,
           guint column)
{
    const SojournOffer *offer = comparison->offers->pdata[column];
    const char *text = row->cells[column];
    const char *css_class = get_css_class (row, offer);
    GtkWidget *cell;

    if (row->style == SOJOURN_COMPARISON_INCLUSION)
        return make_inclusion_cell (
            self, sojourn_comparison_get_inclusion (comparison, offer, row->category, NULL), text);
    if (row->style == SOJOURN_COMPARISON_RATE && !g_str_equal (text, "–"))
        return make_rate_cell (self, offer, text);
    cell = make_label (self, CELL, text);
    if (css_class != NULL)
        gtk_widget_add_css_class (cell, css_class);
    return cell;
}

/* What is alike needs no second look. */
static gboolean
is_alike (const SojournComparison *comparison, const SojournComparisonRow *row)
{
    return comparison->offers->len > 1 && !row->differs;
}

static void
add_row (SojournComparisonView *self,
         const SojournComparison *comparison,
         const SojournComparisonRow *row)
{
    GtkWidget *head = make_label (self, HEAD, row->title);

    if (is_alike (comparison, row))
        gtk_widget_add_css_class (head, "dimmed");
    add_line (self, head);
    for (guint i = 0; i < comparison->offers->len; i++) {
        g_autofree char *clinic =
            sojourn_comparison_text_dup_clinic (comparison, comparison->offers->pdata[i]);
        GtkWidget *cell = make_cell (self, comparison, row, i);

        describe (cell, row->title, clinic, row->cells[i]);
        if (is_alike (comparison, row))
            gtk_widget_add_css_class (cell, "dimmed");
        add_cell (self, i, cell);
    }
}

static void
add_group (SojournComparisonView *self, const char *title)
{
    GtkWidget *head = make_label (self, HEAD, title);

    gtk_widget_add_css_class (head, "heading");
    gtk_widget_set_margin_top (head, 12);
    g_object_set (head, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
    add_line (self, head);
}

static void
add_names (SojournComparisonView *self, const SojournComparison *comparison)
{
    add_line (self, make_label (self, HEAD, ""));
    for (guint i = 0; i < comparison->offers->len; i++) {
        g_autofree char *clinic =
            sojourn_comparison_text_dup_clinic (comparison, comparison->offers->pdata[i]);
        GtkWidget *label = make_label (self, CELL, clinic);

        gtk_widget_add_css_class (label, "heading");
        add_cell (self, i, label);
    }
}

static void
append_button (
    GtkWidget *box, const char *label, const char *name, const char *action, const char *target)
{
    GtkWidget *button = sojourn_named_button_new (label, name, action, target);

    gtk_widget_set_halign (button, GTK_ALIGN_START);
    gtk_box_append (GTK_BOX (box), button);
}

/* What can be done with a quote, the likeliest first. */
static void
append_buttons (GtkWidget *box, const SojournOffer *offer, const char *clinic)
{
    const char *quote = sojourn_record_get_uuid (offer->quote);
    /* Translators: a button for screen readers; %s is the name of a clinic */
    g_autofree char *accept = g_strdup_printf (_ ("Accept the quote of %s"), clinic);
    /* Translators: a button for screen readers; %s is the name of a clinic */
    g_autofree char *ask = g_strdup_printf (_ ("Ask %s for what is not stated"), clinic);
    /* Translators: a button for screen readers; %s is the name of a clinic */
    g_autofree char *again = g_strdup_printf (_ ("Request again from %s"), clinic);

    if (offer->is_expired)
        append_button (box, _ ("Request Again"), again, "quotes.reissue",
                       sojourn_record_get_uuid (offer->request));
    append_button (box, _ ("Accept…"), accept, "quotes.accept", quote);
    if (!offer->is_expired && offer->n_unknown > 0)
        append_button (box, _ ("Ask…"), ask, "quotes.ask", quote);
}

static void
add_buttons (SojournComparisonView *self, const SojournComparison *comparison)
{
    add_line (self, make_label (self, HEAD, ""));
    for (guint i = 0; i < comparison->offers->len; i++) {
        const SojournOffer *offer = comparison->offers->pdata[i];
        g_autofree char *clinic = sojourn_comparison_text_dup_clinic (comparison, offer);
        GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

        gtk_widget_set_margin_top (box, 6);
        if (sojourn_record_get_integer (offer->quote, SOJOURN_QUOTE_STATE, 0) ==
            SOJOURN_QUOTE_STATE_ACCEPTED) {
            GtkWidget *label = make_label (self, CELL, _ ("Accepted"));

            gtk_widget_add_css_class (label, "success");
            gtk_box_append (GTK_BOX (box), label);
        } else {
            append_buttons (box, offer, clinic);
        }
        add_cell (self, i, box);
    }
}

static void
set_chars (GPtrArray *labels, int chars)
{
    for (guint i = 0; i < labels->len; i++) {
        gtk_label_set_width_chars (labels->pdata[i], chars);
        gtk_label_set_max_width_chars (labels->pdata[i], chars);
    }
}

static void
set_narrow (SojournComparisonView *self, gboolean narrow)
{
    if (self->narrow == narrow)
        return;
    self->narrow = narrow;
    sojourn_line_layout_set_column_spacing (
        SOJOURN_LINE_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self->cells))),
        narrow ? 12 : 24);
    set_chars (self->head_labels, get_chars (self, HEAD));
    set_chars (self->cell_labels, get_chars (self, CELL));
}

static void
sojourn_comparison_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournComparisonViewProps)id) {
    case PROP_NARROW:
        g_value_set_boolean (value, SOJOURN_COMPARISON_VIEW (object)->narrow);
        break;
    }
}

static void
sojourn_comparison_view_set_property (GObject *object,
                                      guint id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
    switch ((SojournComparisonViewProps)id) {
    case PROP_NARROW:
        set_narrow (SOJOURN_COMPARISON_VIEW (object), g_value_get_boolean (value));
        break;
    }
}

static void
set_partner (GtkBox *box, GtkBox *partner)
{
    sojourn_line_layout_set_partner (
        SOJOURN_LINE_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (box))),
        (GtkWidget *)partner);
}

static void
pair (SojournComparisonView *self, gboolean paired)
{
    if (self->heads == NULL || self->cells == NULL)
        return;
    set_partner (self->heads, paired ? self->cells : NULL);
    set_partner (self->cells, paired ? self->heads : NULL);
}

static void
sojourn_comparison_view_dispose (GObject *object)
{
    SojournComparisonView *self = SOJOURN_COMPARISON_VIEW (object);

    pair (self, FALSE);
    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_COMPARISON_VIEW);
    G_OBJECT_CLASS (sojourn_comparison_view_parent_class)->dispose (object);
}

static void
sojourn_comparison_view_finalize (GObject *object)
{
    SojournComparisonView *self = SOJOURN_COMPARISON_VIEW (object);

    g_ptr_array_unref (self->head_labels);
    g_ptr_array_unref (self->cell_labels);
    G_OBJECT_CLASS (sojourn_comparison_view_parent_class)->finalize (object);
}

static void
sojourn_comparison_view_class_init (SojournComparisonViewClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_comparison_view_dispose;
    object_class->finalize = sojourn_comparison_view_finalize;
    object_class->get_property = sojourn_comparison_view_get_property;
    object_class->set_property = sojourn_comparison_view_set_property;

    /**
     * SojournComparisonView:narrow:
     *
     * Whether its columns are narrow, for a narrow window.
     */
    props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-comparison-view.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournComparisonView, heads);
    gtk_widget_class_bind_template_child (widget_class, SojournComparisonView, cells);
}

static void
sojourn_comparison_view_init (SojournComparisonView *self)
{
    self->head_labels = g_ptr_array_new ();
    self->cell_labels = g_ptr_array_new ();
    gtk_widget_init_template (GTK_WIDGET (self));
    gtk_widget_set_layout_manager (GTK_WIDGET (self->heads),
                                   g_object_new (SOJOURN_TYPE_LINE_LAYOUT, NULL));
    gtk_widget_set_layout_manager (GTK_WIDGET (self->cells),
                                   g_object_new (SOJOURN_TYPE_LINE_LAYOUT, NULL));
    pair (self, TRUE);
    sojourn_line_layout_set_column_spacing (
        SOJOURN_LINE_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self->cells))), 24);
}

/**
 * sojourn_comparison_view_show:
 * @self: a view
 * @comparison: what to show; it is not kept
 *
 * Shows a comparison in place of another one.
 */
void
sojourn_comparison_view_show (SojournComparisonView *self, const SojournComparison *comparison)
{
    g_autoptr (GPtrArray) rows = NULL;

    g_return_if_fail (SOJOURN_IS_COMPARISON_VIEW (self));

    rows = sojourn_comparison_table_new (comparison);
    clear (self);
    add_names (self, comparison);
    for (guint i = 0; i < rows->len; i++) {
        const SojournComparisonRow *row = rows->pdata[i];

        if (row->group != NULL)
            add_group (self, row->group);
        add_row (self, comparison, row);
    }
    add_buttons (self, comparison);
}
