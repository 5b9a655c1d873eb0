/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-comparison-pane.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-comparison-view.h"
#include "sojourn-cost-plot.h"
#include "sojourn-format.h"

#include <glib/gi18n-lib.h>

/**
 * SojournComparisonPane:
 *
 * The quotes of a case compared: in which currency, by the rates of which day and in which order;
 * as bars and as a table. The rates of an earlier day give the comparison of then.
 */
struct _SojournComparisonPane {
    AdwBin parent_instance;

    SojournSnapshot *snapshot;     /* (nullable) (owned): what is compared */
    SojournComparison *comparison; /* (nullable) (owned): as it shows */
    GArray *days;                  /* (owned) (element-type SojournDate): of the rates offered */
    SojournDate today;
    gint64 now;
    gboolean filling; /* the choices change because what is offered does */

    GtkDropDown *currency;
    GtkDropDown *rates;
    GtkDropDown *order;
    GtkWidget *rate_button;
    SojournBarPlot *plot;
    SojournComparisonView *view;
};

G_DEFINE_FINAL_TYPE (SojournComparisonPane, sojourn_comparison_pane, ADW_TYPE_BIN)

typedef enum {
    PROP_NARROW = 1,
} SojournComparisonPaneProps;

static GParamSpec *props[PROP_NARROW + 1];

static const char *
get_selected (GtkDropDown *drop_down)
{
    GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);

    return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

/* Offers other choices; what was chosen stays so if it is among them. */
static void
offer (SojournComparisonPane *self, GtkDropDown *drop_down, char **choices)
{
    g_autofree char *chosen = g_strdup (get_selected (drop_down));
    g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *)choices);
    guint position = chosen != NULL ? gtk_string_list_find (list, chosen) : G_MAXUINT;

    self->filling = TRUE;
    gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
    gtk_drop_down_set_selected (drop_down, position != G_MAXUINT ? position : 0);
    self->filling = FALSE;
}

static void
add_currency (GStrvBuilder *builder, GHashTable *seen, const char *currency)
{
    if (sojourn_currency_is_valid (currency) && g_hash_table_add (seen, g_strdup (currency)))
        g_strv_builder_add (builder, currency);
}

static void
add_currencies (SojournComparisonPane *self,
                GStrvBuilder *builder,
                GHashTable *seen,
                SojournKind kind,
                guint field)
{
    const GPtrArray *all = sojourn_snapshot_get_all (self->snapshot, kind);

    for (guint i = 0; i < all->len; i++)
        add_currency (builder, seen, sojourn_record_get_text (all->pdata[i], field));
}

/* The one to begin with, and all that are in use. */
static void
offer_currencies (SojournComparisonPane *self)
{
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_auto (GStrv) choices = NULL;

    add_currency (builder, seen, sojourn_comparison_find_currency (self->snapshot));
    add_currencies (self, builder, seen, SOJOURN_KIND_EXCHANGE_RATE, SOJOURN_EXCHANGE_RATE_BASE);
    add_currencies (self, builder, seen, SOJOURN_KIND_EXCHANGE_RATE,
                    SOJOURN_EXCHANGE_RATE_CURRENCY);
    add_currencies (self, builder, seen, SOJOURN_KIND_QUOTE, SOJOURN_QUOTE_CURRENCY);
    add_currencies (self, builder, seen, SOJOURN_KIND_COST_ESTIMATE,
                    SOJOURN_COST_ESTIMATE_CURRENCY);
    choices = g_strv_builder_end (builder);
    offer (self, self->currency, choices);
}

static void
offer_rates (SojournComparisonPane *self)
{
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
    g_auto (GStrv) choices = NULL;

    g_array_unref (self->days);
    self->days = sojourn_comparison_list_rate_days (self->snapshot);
    g_strv_builder_add (builder, _ ("Newest rates"));
    for (guint i = 0; i < self->days->len; i++) {
        g_autofree char *day =
            sojourn_format_short_date (g_array_index (self->days, SojournDate, i));
        g_autofree char *text = g_strdup_printf (
            /* Translators: which exchange rates a comparison uses; %s is a date */
            _ ("Rates of %s"), day);

        g_strv_builder_add (builder, text);
    }
    choices = g_strv_builder_end (builder);
    offer (self, self->rates, choices);
}

/* The last day whose rates count: today, or the day that was chosen. */
static SojournDate
get_last_day (SojournComparisonPane *self)
{
    guint selected = gtk_drop_down_get_selected (self->rates);

    return selected > 0 && selected <= self->days->len
               ? g_array_index (self->days, SojournDate, selected - 1)
               : self->today;
}

static void
compare (SojournComparisonPane *self)
{
    const char *currency = get_selected (self->currency);

    g_clear_pointer (&self->comparison, sojourn_comparison_free);
    self->comparison = sojourn_comparison_new (
        self->snapshot,
        currency != NULL ? currency : sojourn_comparison_find_currency (self->snapshot),
        get_last_day (self), self->now);
    sojourn_comparison_sort (self->comparison, gtk_drop_down_get_selected (self->order));
    sojourn_cost_plot_show (self->plot, self->comparison);
    sojourn_comparison_view_show (self->view, self->comparison);
    gtk_widget_set_visible (GTK_WIDGET (self), self->comparison->offers->len > 0);
}

static void
on_choice_selected_notify_cb (SojournComparisonPane *self)
{
    if (!self->filling && self->snapshot != NULL)
        compare (self);
}

static void
sojourn_comparison_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournComparisonPane *self = SOJOURN_COMPARISON_PANE (object);

    switch ((SojournComparisonPaneProps)id) {
    case PROP_NARROW:
        g_object_get_property (G_OBJECT (self->view), "narrow", value);
        break;
    }
}

static void
sojourn_comparison_pane_set_property (GObject *object,
                                      guint id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
    SojournComparisonPane *self = SOJOURN_COMPARISON_PANE (object);

    switch ((SojournComparisonPaneProps)id) {
    case PROP_NARROW:
        g_object_set_property (G_OBJECT (self->view), "narrow", value);
        g_object_set_property (G_OBJECT (self->plot), "narrow", value);
        break;
    }
}

static void
sojourn_comparison_pane_dispose (GObject *object)
{
    SojournComparisonPane *self = SOJOURN_COMPARISON_PANE (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_COMPARISON_PANE);
    G_OBJECT_CLASS (sojourn_comparison_pane_parent_class)->dispose (object);
}

static void
sojourn_comparison_pane_finalize (GObject *object)
{
    SojournComparisonPane *self = SOJOURN_COMPARISON_PANE (object);

    g_clear_pointer (&self->comparison, sojourn_comparison_free);
    g_clear_pointer (&self->snapshot, sojourn_snapshot_unref);
    g_array_unref (self->days);
    G_OBJECT_CLASS (sojourn_comparison_pane_parent_class)->finalize (object);
}

static void
sojourn_comparison_pane_class_init (SojournComparisonPaneClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_comparison_pane_dispose;
    object_class->finalize = sojourn_comparison_pane_finalize;
    object_class->get_property = sojourn_comparison_pane_get_property;
    object_class->set_property = sojourn_comparison_pane_set_property;

    /**
     * SojournComparisonPane:narrow:
     *
     * Whether it is laid out for a narrow window.
     */
    props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    g_type_ensure (SOJOURN_TYPE_BAR_PLOT);
    g_type_ensure (SOJOURN_TYPE_COMPARISON_VIEW);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-comparison-pane.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournComparisonPane, currency);
    gtk_widget_class_bind_template_child (widget_class, SojournComparisonPane, rates);
    gtk_widget_class_bind_template_child (widget_class, SojournComparisonPane, order);
    gtk_widget_class_bind_template_child (widget_class, SojournComparisonPane, rate_button);
    gtk_widget_class_bind_template_child (widget_class, SojournComparisonPane, plot);
    gtk_widget_class_bind_template_child (widget_class, SojournComparisonPane, view);
    gtk_widget_class_bind_template_callback (widget_class, on_choice_selected_notify_cb);
}

static void
sojourn_comparison_pane_init (SojournComparisonPane *self)
{
    self->days = g_array_new (FALSE, FALSE, sizeof (SojournDate));
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_comparison_pane_show:
 * @self: a pane
 * @snapshot: a case
 * @today: the present day
 * @now: the present instant, in seconds since 1970-01-01T00:00:00Z
 *
 * Compares the quotes of a case, as it was chosen before. A case without quotes has nothing to
 * show.
 */
void
sojourn_comparison_pane_show (SojournComparisonPane *self,
                              SojournSnapshot *snapshot,
                              SojournDate today,
                              gint64 now)
{
    g_return_if_fail (SOJOURN_IS_COMPARISON_PANE (self));

    sojourn_snapshot_ref (snapshot);
    g_clear_pointer (&self->snapshot, sojourn_snapshot_unref);
    self->snapshot = snapshot;
    self->today = today;
    self->now = now;
    offer_currencies (self);
    offer_rates (self);
    compare (self);
}

/**
 * sojourn_comparison_pane_get_comparison:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the comparison as it shows
 */
const SojournComparison *
sojourn_comparison_pane_get_comparison (SojournComparisonPane *self)
{
    g_return_val_if_fail (SOJOURN_IS_COMPARISON_PANE (self), NULL);

    return self->comparison;
}

/**
 * sojourn_comparison_pane_focus_rate:
 * @self: a pane
 *
 * Puts the focus where exchange rates are entered.
 *
 * Returns: %FALSE if the pane does not show
 */
gboolean
sojourn_comparison_pane_focus_rate (SojournComparisonPane *self)
{
    g_return_val_if_fail (SOJOURN_IS_COMPARISON_PANE (self), FALSE);

    return gtk_widget_grab_focus (self->rate_button);
}
