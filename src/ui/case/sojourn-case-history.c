/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-history.h"

#include "sojourn-format.h"
#include "sojourn-list-rows.h"
#include "sojourn-record-value.h"
#include "sojourn-typed.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"
#include "sojourn-zone.h"

#include <glib/gi18n-lib.h>

#define PAGE_ENTRIES 50

/**
 * SojournCaseHistory:
 *
 * Who changed what of a case, from what to what, the newest first.
 */
struct _SojournCaseHistory {
    SojournCaseTab parent_instance;

    DexFuture *load; /* (nullable) (owned) */
    gint64 oldest;   /* the sequence of the last entry shown; 0 before the first page */

    GtkListBox *entries;
    GtkWidget *more_button;
};

G_DEFINE_FINAL_TYPE (SojournCaseHistory, sojourn_case_history, SOJOURN_TYPE_CASE_TAB)

typedef struct {
    GWeakRef tab;        /* (element-type SojournCaseHistory) */
    SojournStore *store; /* (owned) */
    char *uuid;          /* (owned): the case */
    gint64 before;       /* 0: from the newest on */
} Load;

static void
load_free (gpointer data)
{
    Load *load = data;

    g_weak_ref_clear (&load->tab);
    g_object_unref (load->store);
    g_free (load->uuid);
    g_free (load);
}

/* A value of the history as people read it. */
static char *
format_value (SojournKind kind, guint field, const char *value)
{
    g_autoptr (SojournRecord) record = NULL;

    if (value == NULL)
        /* Translators: in the history of changes: there was no value */
        return g_strdup (_ ("nothing"));
    record = sojourn_record_new (kind);
    if (!sojourn_record_set_value (record, field, value, NULL))
        return g_strdup (value);
    return sojourn_typed_format (record, field, NULL);
}

static char *
format_change (const SojournHistoryEntry *entry, const SojournHistoryValue *change)
{
    const SojournField *field = sojourn_kind_get_field (entry->kind, change->field);
    g_autofree char *before = format_value (entry->kind, change->field, change->before);
    g_autofree char *after = format_value (entry->kind, change->field, change->after);

    if (change->before == NULL)
        /* Translators: a line of the history: the name of a field, its value */
        return g_strdup_printf (C_ ("history", "%1$s: %2$s"), sojourn_field_get_label (field),
                                after);
    /* Translators: a line of the history: the name of a field, its value before, its value after */
    return g_strdup_printf (C_ ("history", "%1$s: %2$s → %3$s"), sojourn_field_get_label (field),
                            before, after);
}

static char *
format_changes (const SojournHistoryEntry *entry)
{
    g_autoptr (GString) text = g_string_new (NULL);

    if (entry->erased)
        return g_strdup (_ ("What it said was erased for good"));
    for (guint i = 0; i < entry->n_values; i++) {
        const SojournField *field = sojourn_kind_get_field (entry->kind, entry->values[i].field);
        g_autofree char *line = NULL;

        if (field->type == SOJOURN_FIELD_REFERENCE)
            continue;
        line = format_change (entry, &entry->values[i]);
        if (text->len > 0)
            g_string_append_c (text, '\n');
        g_string_append (text, line);
    }
    return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_title (const SojournHistoryEntry *entry)
{
    const char *kind = sojourn_kind_get_label (entry->kind);

    switch (entry->operation) {
    case SOJOURN_OPERATION_INSERT:
        /* Translators: a line of the history; %s is a kind of record, such as “Assessment” */
        return g_strdup_printf (_ ("%s added"), kind);
    case SOJOURN_OPERATION_UPDATE:
        /* Translators: a line of the history; %s is a kind of record, such as “Assessment” */
        return g_strdup_printf (_ ("%s changed"), kind);
    case SOJOURN_OPERATION_DELETE:
        /* Translators: a line of the history; %s is a kind of record, such as “Assessment” */
        return g_strdup_printf (_ ("%s removed"), kind);
    }
    g_return_val_if_reached (g_strdup (kind));
}

static GtkWidget *
make_row (const SojournHistoryEntry *entry)
{
    GtkWidget *row = adw_expander_row_new ();
    g_autofree char *title = format_title (entry);
    g_autofree char *zone = sojourn_zone_dup_local ();
    g_autofree char *when = sojourn_format_instant (entry->at, zone);
    g_autofree char *changes = format_changes (entry);
    /* Translators: a line of the history: who, when, what the act was */
    g_autofree char *subtitle =
        g_strdup_printf (C_ ("history", "%1$s · %2$s · %3$s"), entry->actor, when, entry->summary);
    GtkWidget *detail = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (detail), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (detail), changes);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (detail), 0);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), detail);
    return row;
}

static void
show_entries (SojournCaseHistory *self, const GPtrArray *entries, gboolean from_newest)
{
    if (from_newest)
        sojourn_list_rows_remove (self->entries);
    for (guint i = 0; i < entries->len; i++) {
        const SojournHistoryEntry *entry = entries->pdata[i];

        gtk_list_box_append (self->entries, make_row (entry));
        self->oldest = entry->sequence;
    }
    gtk_widget_set_visible (self->more_button, entries->len == PAGE_ENTRIES);
}

static DexFuture *
load_fiber (gpointer user_data)
{
    Load *load = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) entries = dex_await_boxed (
        sojourn_store_load_history (load->store, load->uuid, load->before, PAGE_ENTRIES), &error);
    g_autoptr (SojournCaseHistory) self = g_weak_ref_get (&load->tab);
    SojournWindow *window = self != NULL ? sojourn_window_get (GTK_WIDGET (self)) : NULL;

    if (window == NULL)
        return dex_future_new_true ();
    if (entries != NULL)
        show_entries (self, entries, load->before == 0);
    else
        sojourn_window_show_error (window, error);
    return dex_future_new_true ();
}

static void
begin_to_load (SojournCaseHistory *self, gint64 before)
{
    SojournCaseTab *tab = SOJOURN_CASE_TAB (self);
    Load *load = g_new0 (Load, 1);

    g_weak_ref_init (&load->tab, self);
    load->store = g_object_ref (sojourn_office_get_store (sojourn_case_tab_get_office (tab)));
    load->uuid = g_strdup (sojourn_case_model_get_uuid (sojourn_case_tab_get_model (tab)));
    load->before = before;
    dex_clear (&self->load);
    self->load = dex_scheduler_spawn (NULL, 0, load_fiber, load, load_free);
}

static void
on_more_button_clicked_cb (SojournCaseHistory *self)
{
    begin_to_load (self, self->oldest);
}

static void
sojourn_case_history_update (SojournCaseTab *tab)
{
    if (gtk_widget_get_mapped (GTK_WIDGET (tab)))
        begin_to_load (SOJOURN_CASE_HISTORY (tab), 0);
}

static void
sojourn_case_history_map (GtkWidget *widget)
{
    GTK_WIDGET_CLASS (sojourn_case_history_parent_class)->map (widget);
    begin_to_load (SOJOURN_CASE_HISTORY (widget), 0);
}

static void
sojourn_case_history_dispose (GObject *object)
{
    dex_clear (&SOJOURN_CASE_HISTORY (object)->load);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASE_HISTORY);
    G_OBJECT_CLASS (sojourn_case_history_parent_class)->dispose (object);
}

static void
sojourn_case_history_class_init (SojournCaseHistoryClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_history_dispose;
    widget_class->map = sojourn_case_history_map;
    SOJOURN_CASE_TAB_CLASS (klass)->update = sojourn_case_history_update;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-history.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCaseHistory, entries);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseHistory, more_button);
    gtk_widget_class_bind_template_callback (widget_class, on_more_button_clicked_cb);
}

static void
sojourn_case_history_init (SojournCaseHistory *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
