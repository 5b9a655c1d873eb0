/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-options.h"

#include "sojourn-checklist-dialog.h"
#include "sojourn-checklist.h"
#include "sojourn-field-row.h"
#include "sojourn-named-button.h"
#include "sojourn-option-row.h"
#include "sojourn-quote-fields.h"
#include "sojourn-window.h"

#include <glib/gi18n-lib.h>

/**
 * SojournCaseOptions:
 *
 * The shortlist of a case, and the options of the catalogue compared with the patient.
 */
struct _SojournCaseOptions {
    SojournCaseTab parent_instance;

    SojournSnapshot *catalogue; /* (nullable) (owned): until it is loaded */
    DexFuture *load;            /* (nullable) (owned) */
    GHashTable
        *items; /* (owned) (element-type utf8 AdwExpanderRow): by uuid of the shortlist item */

    GtkListBox *shortlist;
    GtkListBox *matches;
};

G_DEFINE_FINAL_TYPE (SojournCaseOptions, sojourn_case_options, SOJOURN_TYPE_CASE_TAB)

static SojournSnapshot *
get_snapshot (SojournCaseOptions *self)
{
    return sojourn_case_tab_get_snapshot (SOJOURN_CASE_TAB (self));
}

static const GPtrArray *
get_items (SojournCaseOptions *self)
{
    return sojourn_snapshot_get_all (get_snapshot (self), SOJOURN_KIND_SHORTLIST_ITEM);
}

static gboolean
is_on_shortlist (SojournCaseOptions *self, const SojournRecord *option)
{
    const GPtrArray *items = get_items (self);

    for (guint i = 0; i < items->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (items->pdata[i], SOJOURN_SHORTLIST_ITEM_OPTION),
                       sojourn_record_get_uuid (option)) == 0)
            return TRUE;
    }
    return FALSE;
}

/* The shortlist */

static void
open_checklist (GtkWidget *widget, const char *action, GVariant *parameter)
{
    SojournCaseTab *tab = SOJOURN_CASE_TAB (widget);

    sojourn_checklist_dialog_present (widget, sojourn_case_tab_get_model (tab),
                                      g_variant_get_string (parameter, NULL));
}

/* A row that leads to the questions, and says how far they are answered. */
static GtkWidget *
make_checklist_row (SojournCaseOptions *self, const SojournRecord *option)
{
    GtkWidget *row = adw_action_row_new ();
    guint length = sojourn_checklist_get_length ();
    g_autofree char *subtitle = g_strdup_printf (
        /* Translators: how many of the questions of a checklist have an answer */
        ngettext ("%1$u of %2$u question has an answer", "%1$u of %2$u questions have an answer",
                  length),
        sojourn_checklist_count (get_snapshot (self), option), length);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                   _ ("Checklist for an Unproven Treatment"));
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "options.checklist");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", sojourn_record_get_uuid (option));
    return row;
}

static void
fill_item (SojournCaseOptions *self,
           AdwExpanderRow *row,
           const SojournRecord *item,
           const SojournRecord *option)
{
    static const char *const fields[] = { "decision", "reason", "planned_on", "rank" };
    SojournCaseModel *model = sojourn_case_tab_get_model (SOJOURN_CASE_TAB (self));
    SojournDraft *draft = sojourn_case_model_get_draft (model, item);

    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        adw_expander_row_add_row (row, sojourn_field_row_new (draft, fields[i]));
    if (sojourn_checklist_is_needed (option))
        adw_expander_row_add_row (row, make_checklist_row (self, option));
    sojourn_option_row_add_criteria (
        row, get_snapshot (self), get_snapshot (self), option,
        sojourn_eligibility_get_planned_day (get_snapshot (self), item));
    sojourn_option_row_add_facts (row, option);
}

static void
remove_item (GtkWidget *widget, const char *action, GVariant *parameter)
{
    SojournCaseOptions *self = SOJOURN_CASE_OPTIONS (widget);
    const SojournRecord *item =
        sojourn_snapshot_find (get_snapshot (self), g_variant_get_string (parameter, NULL));
    g_autoptr (SojournChangeSet) changes = NULL;

    if (item == NULL)
        return;
    /* Translators: a line of the history of a case */
    changes = sojourn_office_begin (sojourn_case_tab_get_office (SOJOURN_CASE_TAB (self)),
                                    _ ("Option taken off the shortlist"));
    sojourn_change_set_delete (changes, (SojournRecord *)item);
    sojourn_window_apply (sojourn_window_get (widget), changes,
                          _ ("Option taken off the shortlist"));
}

static GtkWidget *
make_remove_button (const SojournRecord *item)
{
    GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, _ ("Take off the Shortlist"));
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Take off the Shortlist"), -1);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "options.remove");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", sojourn_record_get_uuid (item));
    return button;
}

/* Made anew when the case changed, but as open as it was, and with its drafts. */
static void
show_item (SojournCaseOptions *self, const SojournRecord *item, gboolean expanded)
{
    const SojournRecord *option =
        sojourn_snapshot_follow (get_snapshot (self), item, SOJOURN_SHORTLIST_ITEM_OPTION);
    AdwExpanderRow *row;

    if (option == NULL)
        return;
    row = ADW_EXPANDER_ROW (adw_expander_row_new ());
    sojourn_option_row_set_title (ADW_PREFERENCES_ROW (row), get_snapshot (self), option);
    adw_expander_row_set_subtitle (
        row, sojourn_choice_set_get_label (
                 &sojourn_shortlist_decisions,
                 sojourn_record_get_integer (item, SOJOURN_SHORTLIST_ITEM_DECISION, 0)));
    adw_expander_row_add_suffix (row, make_remove_button (item));
    fill_item (self, row, item, option);
    adw_expander_row_set_expanded (row, expanded);
    gtk_list_box_append (self->shortlist, GTK_WIDGET (row));
    g_hash_table_insert (self->items, g_strdup (sojourn_record_get_uuid (item)), row);
}

static void
show_shortlist (SojournCaseOptions *self)
{
    const GPtrArray *items = get_items (self);
    g_autoptr (GHashTable) before = g_steal_pointer (&self->items);
    g_autoptr (GArray) expanded = g_array_new (FALSE, TRUE, sizeof (gboolean));

    self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < items->len; i++) {
        AdwExpanderRow *row =
            g_hash_table_lookup (before, sojourn_record_get_uuid (items->pdata[i]));
        gboolean is_open = row != NULL && adw_expander_row_get_expanded (row);

        g_array_append_val (expanded, is_open);
    }
    gtk_list_box_remove_all (self->shortlist);
    for (guint i = 0; i < items->len; i++)
        show_item (self, items->pdata[i], g_array_index (expanded, gboolean, i));
}

/* The catalogue */

static void
add_option (GtkWidget *widget, const char *action, GVariant *parameter)
{
    SojournCaseOptions *self = SOJOURN_CASE_OPTIONS (widget);
    SojournCaseTab *tab = SOJOURN_CASE_TAB (self);
    g_autoptr (SojournRecord) item = sojourn_record_new (SOJOURN_KIND_SHORTLIST_ITEM);
    /* Translators: a line of the history of a case */
    g_autoptr (SojournChangeSet) changes =
        sojourn_office_begin (sojourn_case_tab_get_office (tab), _ ("Option put on the shortlist"));

    sojourn_record_set_text (item, SOJOURN_SHORTLIST_ITEM_CASE,
                             sojourn_case_model_get_uuid (sojourn_case_tab_get_model (tab)));
    sojourn_record_set_text (item, SOJOURN_SHORTLIST_ITEM_OPTION,
                             g_variant_get_string (parameter, NULL));
    sojourn_record_set_integer (item, SOJOURN_SHORTLIST_ITEM_DECISION, SOJOURN_SHORTLIST_CANDIDATE);
    sojourn_change_set_insert (changes, item);
    sojourn_window_apply (sojourn_window_get (widget), changes, _ ("Option put on the shortlist"));
}

static GtkWidget *
make_add_button (const SojournRecord *option)
{
    g_autofree char *name = g_strdup_printf (
        /* Translators: a button for screen readers; %s is a treatment option */
        _ ("Add to the shortlist: %s"), sojourn_record_get_text (option, SOJOURN_OPTION_TITLE));

    return sojourn_named_button_new (_ ("Add to Shortlist"), name, "options.add",
                                     sojourn_record_get_uuid (option));
}

static void
show_match (SojournCaseOptions *self, const SojournMatch *match, SojournDate planned)
{
    AdwExpanderRow *row;
    g_autofree char *subtitle = NULL;

    if (is_on_shortlist (self, match->option))
        return;
    row = ADW_EXPANDER_ROW (adw_expander_row_new ());
    subtitle = sojourn_option_row_format_match (match);
    sojourn_option_row_set_title (ADW_PREFERENCES_ROW (row), self->catalogue, match->option);
    adw_expander_row_set_subtitle (row, subtitle);
    adw_expander_row_add_suffix (row, make_add_button (match->option));
    sojourn_option_row_add_criteria (row, get_snapshot (self), self->catalogue, match->option,
                                     planned);
    sojourn_option_row_add_facts (row, match->option);
    gtk_list_box_append (self->matches, GTK_WIDGET (row));
}

static void
show_matches (SojournCaseOptions *self)
{
    SojournDate today =
        sojourn_office_get_today (sojourn_case_tab_get_office (SOJOURN_CASE_TAB (self)));
    g_autoptr (GPtrArray) matches = NULL;

    gtk_list_box_remove_all (self->matches);
    if (self->catalogue == NULL)
        return;
    matches = sojourn_eligibility_match (get_snapshot (self), self->catalogue, today);
    for (guint i = 0; i < matches->len; i++)
        show_match (self, matches->pdata[i], today);
}

static DexFuture *
load_fiber (gpointer user_data)
{
    GWeakRef *ref = user_data;
    g_autoptr (SojournCaseOptions) self = g_weak_ref_get (ref);
    SojournStore *store;
    g_autoptr (SojournSnapshot) catalogue = NULL;
    g_autoptr (GError) error = NULL;

    if (self == NULL)
        return dex_future_new_true ();
    store = sojourn_office_get_store (sojourn_case_tab_get_office (SOJOURN_CASE_TAB (self)));
    g_clear_object (&self);
    catalogue = dex_await_boxed (sojourn_store_load_catalogue (store), &error);
    self = g_weak_ref_get (ref);
    if (self == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
        return dex_future_new_true ();
    if (catalogue == NULL) {
        sojourn_window_show_error (sojourn_window_get (GTK_WIDGET (self)), error);
        return dex_future_new_true ();
    }
    g_clear_pointer (&self->catalogue, sojourn_snapshot_unref);
    self->catalogue = g_steal_pointer (&catalogue);
    show_matches (self);
    return dex_future_new_true ();
}

static void
free_ref (gpointer data)
{
    g_weak_ref_clear (data);
    g_free (data);
}

/* The catalogue may have changed while the tab was not to be seen. */
static void
sojourn_case_options_map (GtkWidget *widget)
{
    SojournCaseOptions *self = SOJOURN_CASE_OPTIONS (widget);
    GWeakRef *ref = g_new0 (GWeakRef, 1);

    GTK_WIDGET_CLASS (sojourn_case_options_parent_class)->map (widget);
    g_weak_ref_init (ref, self);
    dex_clear (&self->load);
    self->load = dex_scheduler_spawn (NULL, 0, load_fiber, ref, free_ref);
}

static void
sojourn_case_options_update (SojournCaseTab *tab)
{
    show_shortlist (SOJOURN_CASE_OPTIONS (tab));
    show_matches (SOJOURN_CASE_OPTIONS (tab));
}

static void
expand_option (SojournCaseOptions *self, const char *option)
{
    const GPtrArray *items = get_items (self);

    for (guint i = 0; i < items->len; i++) {
        AdwExpanderRow *row =
            g_hash_table_lookup (self->items, sojourn_record_get_uuid (items->pdata[i]));

        if (row != NULL &&
            g_strcmp0 (sojourn_record_get_text (items->pdata[i], SOJOURN_SHORTLIST_ITEM_OPTION),
                       option) == 0)
            adw_expander_row_set_expanded (row, TRUE);
    }
}

static gboolean
sojourn_case_options_jump (SojournCaseTab *tab, const SojournPlace *place)
{
    SojournCaseOptions *self = SOJOURN_CASE_OPTIONS (tab);
    AdwExpanderRow *row = g_hash_table_lookup (self->items, place->uuid);
    GtkWidget *editor;

    if (place->kind == SOJOURN_KIND_CHECKLIST_ANSWER) {
        expand_option (self, place->uuid);
        sojourn_checklist_dialog_present (GTK_WIDGET (self), sojourn_case_tab_get_model (tab),
                                          place->uuid);
        return TRUE;
    }
    if (row == NULL)
        return gtk_widget_child_focus (GTK_WIDGET (self->shortlist), GTK_DIR_TAB_FORWARD);
    adw_expander_row_set_expanded (row, TRUE);
    editor = place->field >= 0
                 ? sojourn_field_row_find (GTK_WIDGET (row), place->uuid, place->field)
                 : NULL;
    return gtk_widget_grab_focus (editor != NULL ? editor : GTK_WIDGET (row));
}

static void
sojourn_case_options_dispose (GObject *object)
{
    SojournCaseOptions *self = SOJOURN_CASE_OPTIONS (object);

    dex_clear (&self->load);
    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_CASE_OPTIONS);
    g_clear_pointer (&self->catalogue, sojourn_snapshot_unref);
    g_clear_pointer (&self->items, g_hash_table_unref);
    G_OBJECT_CLASS (sojourn_case_options_parent_class)->dispose (object);
}

static void
sojourn_case_options_class_init (SojournCaseOptionsClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_options_dispose;
    widget_class->map = sojourn_case_options_map;
    SOJOURN_CASE_TAB_CLASS (klass)->update = sojourn_case_options_update;
    SOJOURN_CASE_TAB_CLASS (klass)->jump = sojourn_case_options_jump;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-options.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCaseOptions, shortlist);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseOptions, matches);
    gtk_widget_class_install_action (widget_class, "options.add", "s", add_option);
    gtk_widget_class_install_action (widget_class, "options.checklist", "s", open_checklist);
    gtk_widget_class_install_action (widget_class, "options.remove", "s", remove_item);
}

static void
sojourn_case_options_init (SojournCaseOptions *self)
{
    self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    gtk_widget_init_template (GTK_WIDGET (self));
}
