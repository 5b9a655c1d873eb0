/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-options.h"

#include "sojourn-checklist-dialog.h"
#include "sojourn-checklist.h"
#include "sojourn-field-row.h"
#include "sojourn-list-rows.h"
#include "sojourn-named-button.h"
#include "sojourn-option-row.h"
#include "sojourn-quote-fields.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"
#include "sojourn-wish.h"

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
    GHashTable *items;          /* (owned) (element-type utf8 Item): by uuid of the record */
    GHashTable *wishes;         /* (owned) (element-type utf8 SojournWish): by uuid of the option */

    GtkListBox *shortlist;
    GtkListBox *matches;
};

G_DEFINE_FINAL_TYPE (SojournCaseOptions, sojourn_case_options, SOJOURN_TYPE_CASE_TAB)

/* A row of the shortlist: it stays, with what is typed in it, while what it tells is made anew. */
typedef struct {
    AdwExpanderRow *row;
    GPtrArray *details; /* (owned) (element-type GtkWidget): rows in it */
} Item;

static void
free_item (gpointer data)
{
    Item *item = data;

    g_ptr_array_unref (item->details);
    g_free (item);
}

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
is_on_shortlist (SojournCaseOptions *self, const char *option)
{
    const GPtrArray *items = get_items (self);

    for (guint i = 0; i < items->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (items->pdata[i], SOJOURN_SHORTLIST_ITEM_OPTION),
                       option) == 0)
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
add_fields (SojournCaseOptions *self, AdwExpanderRow *row, const SojournRecord *record)
{
    static const char *const fields[] = { "decision", "reason", "planned_on", "rank" };
    SojournCaseModel *model = sojourn_case_tab_get_model (SOJOURN_CASE_TAB (self));
    SojournDraft *draft = sojourn_case_model_get_draft (model, record);

    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        adw_expander_row_add_row (row, sojourn_field_row_new (draft, fields[i]));
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
make_remove_button (const SojournRecord *record)
{
    GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, _ ("Take off the Shortlist"));
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Take off the Shortlist"), -1);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "options.remove");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                      sojourn_record_get_uuid (record));
    return button;
}

static Item *
ensure_item (SojournCaseOptions *self, const SojournRecord *record)
{
    Item *item = g_hash_table_lookup (self->items, sojourn_record_get_uuid (record));

    if (item != NULL)
        return item;
    item = g_new0 (Item, 1);
    item->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
    item->details = g_ptr_array_new ();
    adw_expander_row_add_suffix (item->row, make_remove_button (record));
    add_fields (self, item->row, record);
    gtk_list_box_append (self->shortlist, GTK_WIDGET (item->row));
    g_hash_table_insert (self->items, g_strdup (sojourn_record_get_uuid (record)), item);
    return item;
}

static void
show_details (SojournCaseOptions *self,
              Item *item,
              const SojournRecord *record,
              const SojournRecord *option)
{
    SojournDate planned = sojourn_eligibility_get_planned_day (get_snapshot (self), record);
    GtkWidget *checklist =
        sojourn_checklist_is_needed (option) ? make_checklist_row (self, option) : NULL;

    for (guint i = 0; i < item->details->len; i++)
        adw_expander_row_remove (item->row, item->details->pdata[i]);
    g_ptr_array_unref (item->details);
    if (checklist != NULL)
        adw_expander_row_add_row (item->row, checklist);
    item->details = sojourn_option_row_add_details (item->row, get_snapshot (self),
                                                    get_snapshot (self), option, planned);
    if (checklist != NULL)
        g_ptr_array_add (item->details, checklist);
}

static void
show_item (SojournCaseOptions *self, const SojournRecord *record)
{
    const SojournRecord *option =
        sojourn_snapshot_follow (get_snapshot (self), record, SOJOURN_SHORTLIST_ITEM_OPTION);
    Item *item;

    if (option == NULL)
        return;
    item = ensure_item (self, record);
    sojourn_option_row_set_title (ADW_PREFERENCES_ROW (item->row), get_snapshot (self), option);
    adw_expander_row_set_subtitle (
        item->row, sojourn_choice_set_get_label (
                       &sojourn_shortlist_decisions,
                       sojourn_record_get_integer (record, SOJOURN_SHORTLIST_ITEM_DECISION, 0)));
    show_details (self, item, record, option);
}

static void
drop_gone (SojournCaseOptions *self)
{
    GHashTableIter iter;
    const char *uuid;
    Item *item;

    g_hash_table_iter_init (&iter, self->items);
    while (g_hash_table_iter_next (&iter, (gpointer *)&uuid, (gpointer *)&item)) {
        if (sojourn_snapshot_find (get_snapshot (self), uuid) != NULL)
            continue;
        gtk_list_box_remove (self->shortlist, GTK_WIDGET (item->row));
        g_hash_table_iter_remove (&iter);
    }
}

/* An option is put on the shortlist once, however often its button is pressed meanwhile. */
static SojournWish *
ensure_wish (SojournCaseOptions *self, const char *option)
{
    SojournWish *wish = g_hash_table_lookup (self->wishes, option);

    if (wish == NULL) {
        wish = g_new0 (SojournWish, 1);
        g_hash_table_insert (self->wishes, g_strdup (option), wish);
    }
    return wish;
}

static void
settle_wishes (SojournCaseOptions *self)
{
    GHashTableIter iter;
    const char *option;
    SojournWish *wish;

    g_hash_table_iter_init (&iter, self->wishes);
    while (g_hash_table_iter_next (&iter, (gpointer *)&option, (gpointer *)&wish))
        sojourn_wish_follow (wish, TRUE, is_on_shortlist (self, option));
}

static void
show_shortlist (SojournCaseOptions *self)
{
    const GPtrArray *items = get_items (self);

    settle_wishes (self);
    drop_gone (self);
    for (guint i = 0; i < items->len; i++)
        show_item (self, items->pdata[i]);
}

/* The catalogue */

/* An option on its way to the shortlist. */
typedef struct {
    SojournCaseOptions *tab; /* (owned) */
    char *option;            /* (owned) */
} Task;

static void
task_free (gpointer data)
{
    Task *task = data;

    g_object_unref (task->tab);
    g_free (task->option);
    g_free (task);
}

static DexFuture *
on_stored_cb (DexFuture *future, gpointer user_data)
{
    Task *task = user_data;
    SojournWish *wish;
    gboolean listed;

    if (gtk_widget_get_root (GTK_WIDGET (task->tab)) == NULL)
        return NULL;
    wish = ensure_wish (task->tab, task->option);
    listed = is_on_shortlist (task->tab, task->option);
    if (sojourn_wish_end (wish, dex_future_is_resolved (future), listed))
        sojourn_wish_follow (wish, TRUE, listed);
    return NULL;
}

static SojournChangeSet *
make_addition (SojournCaseOptions *self, const char *option)
{
    SojournCaseTab *tab = SOJOURN_CASE_TAB (self);
    g_autoptr (SojournRecord) item = sojourn_record_new (SOJOURN_KIND_SHORTLIST_ITEM);
    /* Translators: a line of the history of a case */
    SojournChangeSet *changes =
        sojourn_office_begin (sojourn_case_tab_get_office (tab), _ ("Option put on the shortlist"));

    sojourn_record_set_text (item, SOJOURN_SHORTLIST_ITEM_CASE,
                             sojourn_case_model_get_uuid (sojourn_case_tab_get_model (tab)));
    sojourn_record_set_text (item, SOJOURN_SHORTLIST_ITEM_OPTION, option);
    sojourn_record_set_integer (item, SOJOURN_SHORTLIST_ITEM_DECISION, SOJOURN_SHORTLIST_CANDIDATE);
    sojourn_change_set_insert (changes, item);
    return changes;
}

static void
add_option (GtkWidget *widget, const char *action, GVariant *parameter)
{
    SojournCaseOptions *self = SOJOURN_CASE_OPTIONS (widget);
    const char *option = g_variant_get_string (parameter, NULL);
    g_autoptr (SojournChangeSet) changes = NULL;
    Task *task;

    if (!sojourn_wish_begin (ensure_wish (self, option), TRUE, is_on_shortlist (self, option)))
        return;
    changes = make_addition (self, option);
    task = g_new0 (Task, 1);
    task->tab = g_object_ref (self);
    task->option = g_strdup (option);
    dex_future_disown (
        dex_future_finally (sojourn_window_store (sojourn_window_get (widget), changes,
                                                  _ ("Option put on the shortlist")),
                            on_stored_cb, task, task_free));
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
    g_autoptr (GPtrArray) details = NULL;
    g_autofree char *subtitle = NULL;

    if (is_on_shortlist (self, sojourn_record_get_uuid (match->option)))
        return;
    row = ADW_EXPANDER_ROW (adw_expander_row_new ());
    subtitle = sojourn_option_row_format_match (match);
    sojourn_option_row_set_title (ADW_PREFERENCES_ROW (row), self->catalogue, match->option);
    adw_expander_row_set_subtitle (row, subtitle);
    adw_expander_row_add_suffix (row, make_add_button (match->option));
    details = sojourn_option_row_add_details (row, get_snapshot (self), self->catalogue,
                                              match->option, planned);
    gtk_list_box_append (self->matches, GTK_WIDGET (row));
}

/* Which of the options the focus is in, or -1. */
static int
get_focused_match (SojournCaseOptions *self)
{
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
    GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
    GtkListBoxRow *row;

    for (int i = 0; (row = gtk_list_box_get_row_at_index (self->matches, i)) != NULL; i++) {
        if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
            return i;
    }
    return -1;
}

static void
show_matches (SojournCaseOptions *self)
{
    SojournDate today =
        sojourn_office_get_today (sojourn_case_tab_get_office (SOJOURN_CASE_TAB (self)));
    int focused = get_focused_match (self);
    g_autoptr (GPtrArray) matches = NULL;

    sojourn_list_rows_remove (self->matches);
    if (self->catalogue == NULL)
        return;
    matches = sojourn_eligibility_match (get_snapshot (self), self->catalogue, today);
    for (guint i = 0; i < matches->len; i++)
        show_match (self, matches->pdata[i], today);
    if (focused >= 0 && gtk_list_box_get_row_at_index (self->matches, focused) != NULL)
        gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->matches, focused)),
                                GTK_DIR_TAB_FORWARD);
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
        Item *item = g_hash_table_lookup (self->items, sojourn_record_get_uuid (items->pdata[i]));

        if (item != NULL &&
            g_strcmp0 (sojourn_record_get_text (items->pdata[i], SOJOURN_SHORTLIST_ITEM_OPTION),
                       option) == 0)
            adw_expander_row_set_expanded (item->row, TRUE);
    }
}

static gboolean
sojourn_case_options_jump (SojournCaseTab *tab, const SojournPlace *place)
{
    SojournCaseOptions *self = SOJOURN_CASE_OPTIONS (tab);
    Item *item = g_hash_table_lookup (self->items, place->uuid);
    GtkWidget *row, *editor;

    if (place->kind == SOJOURN_KIND_CHECKLIST_ANSWER) {
        expand_option (self, place->uuid);
        sojourn_checklist_dialog_present (GTK_WIDGET (self), sojourn_case_tab_get_model (tab),
                                          place->uuid);
        return TRUE;
    }
    if (item == NULL)
        return gtk_widget_child_focus (GTK_WIDGET (self->shortlist), GTK_DIR_TAB_FORWARD);
    row = GTK_WIDGET (item->row);
    adw_expander_row_set_expanded (item->row, TRUE);
    editor = place->field >= 0 ? sojourn_field_row_find (row, place->uuid, place->field) : NULL;
    return gtk_widget_grab_focus (editor != NULL ? editor : row);
}

static void
sojourn_case_options_dispose (GObject *object)
{
    SojournCaseOptions *self = SOJOURN_CASE_OPTIONS (object);

    dex_clear (&self->load);
    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_CASE_OPTIONS);
    g_clear_pointer (&self->catalogue, sojourn_snapshot_unref);
    g_clear_pointer (&self->items, g_hash_table_unref);
    g_clear_pointer (&self->wishes, g_hash_table_unref);
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
    self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_item);
    self->wishes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    gtk_widget_init_template (GTK_WIDGET (self));
}
