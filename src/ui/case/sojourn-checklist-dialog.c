/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-checklist-dialog.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-checklist.h"
#include "sojourn-field-row.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"
#include "sojourn-wish.h"

#include <glib/gi18n.h>

/**
 * SojournChecklistDialog:
 *
 * The questions to ask before an unproven treatment, for one option of a case. An answer is stored
 * when it is chosen, its note when the field is left.
 */
struct _SojournChecklistDialog {
    AdwDialog parent_instance;

    SojournWindow *window;   /* (nullable) (unowned): it owns this; until it is closed */
    SojournCaseModel *model; /* (nullable) (owned) */
    char *option;            /* (nullable) (owned): the UUID of the option */
    AdwComboRow *answers[SOJOURN_CHECKLIST_RIGHTS + 1]; /* (unowned): by question */
    GtkWidget *notes[SOJOURN_CHECKLIST_RIGHTS + 1];     /* (nullable) (unowned): by question */
    AdwPreferencesGroup *groups[SOJOURN_CHECKLIST_RIGHTS + 1]; /* (unowned): by question */
    SojournWish wishes[SOJOURN_CHECKLIST_RIGHTS + 1];          /* by question */

    AdwWindowTitle *window_title;
    GtkBox *questions;
};

G_DEFINE_FINAL_TYPE (SojournChecklistDialog, sojourn_checklist_dialog, ADW_TYPE_DIALOG)

static const SojournRecord *
find_option (SojournChecklistDialog *self)
{
    SojournSnapshot *snapshot = sojourn_case_model_get_snapshot (self->model);

    return snapshot != NULL ? sojourn_snapshot_find (snapshot, self->option) : NULL;
}

static const SojournRecord *
find_answer (SojournChecklistDialog *self, guint item)
{
    const SojournRecord *option = find_option (self);

    return option != NULL ? sojourn_checklist_find (sojourn_case_model_get_snapshot (self->model),
                                                    option, (SojournChecklistItem)item)
                          : NULL;
}

/* The first choice is that nobody has asked yet. */
static GtkStringList *
make_choices (void)
{
    GtkStringList *list = gtk_string_list_new (NULL);

    /* Translators: a question of the checklist has no answer yet */
    gtk_string_list_append (list, C_ ("checklist", "Not asked"));
    for (guint i = 0; i < sojourn_checklist_answers.n_choices; i++)
        gtk_string_list_append (list, sojourn_choice_set_get_label (&sojourn_checklist_answers, i));
    return list;
}

static SojournRecord *
make_answer (SojournChecklistDialog *self, guint item)
{
    const SojournRecord *before = find_answer (self, item);
    SojournRecord *answer = before != NULL ? sojourn_record_copy (before)
                                           : sojourn_record_new (SOJOURN_KIND_CHECKLIST_ANSWER);

    if (before != NULL)
        return answer;
    sojourn_record_set_text (answer, SOJOURN_CHECKLIST_ANSWER_CASE,
                             sojourn_case_model_get_uuid (self->model));
    sojourn_record_set_text (answer, SOJOURN_CHECKLIST_ANSWER_OPTION, self->option);
    sojourn_record_set_integer (answer, SOJOURN_CHECKLIST_ANSWER_ITEM, item);
    return answer;
}

/* As the choices count them: 0 without an answer. */
static guint
get_stored (SojournChecklistDialog *self, guint item)
{
    const SojournRecord *answer = find_answer (self, item);
    gint64 reply = -1;

    if (answer != NULL)
        sojourn_record_peek_integer (answer, SOJOURN_CHECKLIST_ANSWER_ANSWER, &reply);
    return (guint)(reply + 1);
}

static SojournChangeSet *
make_changes (SojournChecklistDialog *self, guint item)
{
    SojournOffice *office = sojourn_case_model_get_office (self->model);
    guint choice = self->wishes[item].wanted;
    g_autoptr (SojournRecord) answer = make_answer (self, item);
    SojournChangeSet *changes =
        /* Translators: a line of the history of a case */
        sojourn_office_begin (office, _ ("Question of the checklist answered"));

    if (choice == 0) {
        sojourn_change_set_delete (changes, answer);
        return changes;
    }
    sojourn_record_set_integer (answer, SOJOURN_CHECKLIST_ANSWER_ANSWER, choice - 1);
    sojourn_record_set_integer (answer, SOJOURN_CHECKLIST_ANSWER_ANSWERED_ON,
                                sojourn_office_get_today (office));
    if (find_answer (self, item) != NULL)
        sojourn_change_set_update (changes, answer);
    else
        sojourn_change_set_insert (changes, answer);
    return changes;
}

/* An answer on its way to the store. */
typedef struct {
    SojournChecklistDialog *dialog; /* (owned) */
    guint item;
} Task;

static void
task_free (gpointer data)
{
    Task *task = data;

    g_object_unref (task->dialog);
    g_free (task);
}

static void show_answer (SojournChecklistDialog *self, guint item);

static DexFuture *
on_stored_cb (DexFuture *future, gpointer user_data)
{
    Task *task = user_data;
    SojournChecklistDialog *self = task->dialog;
    gboolean done = dex_future_is_resolved (future);

    if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
        sojourn_wish_end (&self->wishes[task->item], done, get_stored (self, task->item)))
        show_answer (self, task->item);
    return NULL;
}

static void
store_answer (SojournChecklistDialog *self, guint item)
{
    g_autoptr (SojournChangeSet) changes = make_changes (self, item);
    Task *task = g_new0 (Task, 1);

    task->dialog = g_object_ref (self);
    task->item = item;
    dex_future_disown (dex_future_finally (sojourn_window_store (self->window, changes, NULL),
                                           on_stored_cb, task, task_free));
}

static void
on_answer_notify_selected_cb (SojournChecklistDialog *self, GParamSpec *pspec, AdwComboRow *row)
{
    for (guint item = 0; item < G_N_ELEMENTS (self->answers); item++)
        if (self->answers[item] == row &&
            sojourn_wish_begin (&self->wishes[item], adw_combo_row_get_selected (row),
                                get_stored (self, item)))
            store_answer (self, item);
}

static void
show_note (SojournChecklistDialog *self, guint item, const SojournRecord *answer)
{
    if (answer == NULL && self->notes[item] != NULL) {
        adw_preferences_group_remove (self->groups[item], self->notes[item]);
        self->notes[item] = NULL;
    } else if (answer != NULL && self->notes[item] == NULL) {
        self->notes[item] =
            sojourn_field_row_new (sojourn_case_model_get_draft (self->model, answer), "note");
        adw_preferences_group_add (self->groups[item], self->notes[item]);
    }
}

/* Shows what is stored, unless something else was chosen meanwhile. */
static void
show_answer (SojournChecklistDialog *self, guint item)
{
    guint stored = get_stored (self, item);

    switch (sojourn_wish_follow (&self->wishes[item],
                                 adw_combo_row_get_selected (self->answers[item]), stored)) {
    case SOJOURN_WISH_WAIT:
        break;
    case SOJOURN_WISH_SHOW:
        adw_combo_row_set_selected (self->answers[item], stored);
        break;
    case SOJOURN_WISH_ASK:
        store_answer (self, item);
        break;
    }
    show_note (self, item, find_answer (self, item));
}

static void
on_model_changed_cb (SojournChecklistDialog *self)
{
    const SojournRecord *option = find_option (self);

    if (option == NULL) {
        adw_dialog_close (ADW_DIALOG (self));
        return;
    }
    adw_window_title_set_subtitle (self->window_title,
                                   sojourn_record_get_text (option, SOJOURN_OPTION_TITLE));
    for (guint i = 0; i < G_N_ELEMENTS (self->answers); i++)
        show_answer (self, i);
}

static void
add_question (SojournChecklistDialog *self, guint item)
{
    SojournOffice *office = sojourn_case_model_get_office (self->model);
    GtkWidget *group = adw_preferences_group_new ();
    GtkWidget *row = adw_combo_row_new ();
    g_autoptr (GtkStringList) choices = make_choices ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                   sojourn_choice_set_get_label (&sojourn_checklist_items, item));
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
    gtk_widget_set_sensitive (row, !sojourn_office_is_read_only (office));
    g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_answer_notify_selected_cb),
                             self, G_CONNECT_SWAPPED);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    gtk_box_append (self->questions, group);
    self->answers[item] = ADW_COMBO_ROW (row);
    self->groups[item] = ADW_PREFERENCES_GROUP (group);
}

static void
sojourn_checklist_dialog_dispose (GObject *object)
{
    SojournChecklistDialog *self = SOJOURN_CHECKLIST_DIALOG (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_CHECKLIST_DIALOG);
    g_clear_object (&self->model);
    g_clear_pointer (&self->option, g_free);
    G_OBJECT_CLASS (sojourn_checklist_dialog_parent_class)->dispose (object);
}

static void
sojourn_checklist_dialog_class_init (SojournChecklistDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_checklist_dialog_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-checklist-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournChecklistDialog, window_title);
    gtk_widget_class_bind_template_child (widget_class, SojournChecklistDialog, questions);
}

static void
sojourn_checklist_dialog_init (SojournChecklistDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_checklist_dialog_present:
 * @parent: a widget of the window
 * @model: a case
 * @option: the UUID of a treatment option of the case
 *
 * Shows the questions to ask before an unproven treatment, to be answered.
 */
void
sojourn_checklist_dialog_present (GtkWidget *parent, SojournCaseModel *model, const char *option)
{
    SojournChecklistDialog *self = g_object_new (SOJOURN_TYPE_CHECKLIST_DIALOG, NULL);

    self->window = sojourn_window_get (parent);
    self->model = g_object_ref (model);
    self->option = g_strdup (option);
    for (guint i = 0; i < G_N_ELEMENTS (self->answers); i++)
        add_question (self, i);
    g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self,
                             G_CONNECT_SWAPPED);
    adw_dialog_present (ADW_DIALOG (self), parent);
    on_model_changed_cb (self);
}
