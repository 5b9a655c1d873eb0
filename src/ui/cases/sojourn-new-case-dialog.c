/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-new-case-dialog.h"

#include "sojourn-draft.h"
#include "sojourn-field-group.h"
#include "sojourn-field-row.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"

#include <glib/gi18n.h>

/* Names shorter than this are in too many others to hint at a case. */
#define MIN_HINT_CHARS 3

/**
 * SojournNewCaseDialog:
 *
 * Begins a case: the patient and the inquiry, stored as one act. Hints at a case of the same name.
 */
struct _SojournNewCaseDialog {
    AdwDialog parent_instance;

    SojournContext *context; /* (not nullable) (owned) */
    SojournWindow *window;   /* (not nullable) (owned) */
    SojournDraft *person;    /* (not nullable) (owned) */
    SojournDraft *record;    /* (not nullable) (owned): the case */
    DexFuture *search;       /* (nullable) (owned): for the hint */
    char *similar;           /* (nullable) (owned): the case that the hint opens */
    gboolean creating;       /* once is enough */

    SojournFieldGroup *patient;
    AdwBanner *hint;
};

G_DEFINE_FINAL_TYPE (SojournNewCaseDialog, sojourn_new_case_dialog, ADW_TYPE_DIALOG)

typedef enum {
    PROP_PERSON = 1,
    PROP_CASE,
} SojournNewCaseDialogProps;

static GParamSpec *props[PROP_CASE + 1];

static SojournOffice *
get_office (SojournNewCaseDialog *self)
{
    return sojourn_context_get_office (self->context);
}

static const char *
get_any_name (SojournNewCaseDialog *self)
{
    static const guint fields[] = { SOJOURN_PERSON_ALIAS, SOJOURN_PERSON_FAMILY_NAME,
                                    SOJOURN_PERSON_GIVEN_NAME, SOJOURN_PERSON_NATIVE_NAME };

    for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
        const char *name =
            sojourn_record_get_text (sojourn_draft_get_record (self->person), fields[i]);

        if (name != NULL)
            return name;
    }
    return NULL;
}

static SojournDraft *
make_case (SojournOffice *office, SojournDraft *person)
{
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_CASE);
    SojournDate today = sojourn_office_get_today (office);

    sojourn_record_set_text (record, SOJOURN_CASE_PATIENT, sojourn_draft_get_uuid (person));
    sojourn_record_set_integer (record, SOJOURN_CASE_STAGE, SOJOURN_STAGE_LEAD);
    sojourn_record_set_integer (record, SOJOURN_CASE_STAGE_SINCE, today);
    sojourn_record_set_integer (record, SOJOURN_CASE_OPENED_ON, today);
    sojourn_record_set_integer (record, SOJOURN_CASE_URGENCY, SOJOURN_URGENCY_ROUTINE);
    sojourn_record_set_text (record, SOJOURN_CASE_OWNER, sojourn_office_get_actor (office));
    return sojourn_draft_new (office, record);
}

static SojournDraft *
make_person (SojournOffice *office)
{
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_PERSON);

    return sojourn_draft_new (office, record);
}

static SojournReceipt *
await_creation (SojournNewCaseDialog *self, GError **error)
{
    g_autoptr (SojournChangeSet) changes = sojourn_office_begin (get_office (self), _ ("New case"));

    sojourn_draft_add_to (self->person, changes);
    sojourn_draft_add_to (self->record, changes);
    return dex_await_boxed (sojourn_office_apply (get_office (self), changes), error);
}

static DexFuture *
create_in_fiber (gpointer user_data)
{
    SojournNewCaseDialog *self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt = await_creation (self, &error);

    self->creating = FALSE;
    if (receipt == NULL) {
        sojourn_window_show_error (self->window, error);
        return dex_future_new_true ();
    }
    adw_dialog_force_close (ADW_DIALOG (self));
    sojourn_window_show_undo (self->window, receipt, _ ("Case created"));
    sojourn_window_open_case (self->window, sojourn_draft_get_uuid (self->record));
    return dex_future_new_true ();
}

static gboolean
check (SojournNewCaseDialog *self)
{
    gboolean good = sojourn_draft_check (self->person);

    if (get_any_name (self) == NULL) {
        sojourn_draft_refuse (self->person, SOJOURN_PERSON_ALIAS, "",
                              _ ("Give the patient an alias or a name."));
        good = FALSE;
    }
    return sojourn_draft_check (self->record) && good;
}

static void
focus_error (SojournNewCaseDialog *self)
{
    for (guint i = 0; i <= SOJOURN_PERSON_NOTES; i++) {
        GtkWidget *row;

        if (sojourn_draft_get_error (self->person, i) == NULL)
            continue;
        row = sojourn_field_row_find (GTK_WIDGET (self->patient),
                                      sojourn_draft_get_uuid (self->person), (int)i);
        if (row != NULL)
            gtk_widget_grab_focus (row);
        return;
    }
}

/* What is typed in the field that has the focus counts too. */
static void
on_create_button_clicked_cb (SojournNewCaseDialog *self)
{
    sojourn_field_row_commit_all (GTK_WIDGET (self));
    if (self->creating)
        return;
    if (!check (self)) {
        focus_error (self);
        return;
    }
    self->creating = TRUE;
    dex_future_disown (
        dex_scheduler_spawn (NULL, 0, create_in_fiber, g_object_ref (self), g_object_unref));
}

static void
show_hint (SojournNewCaseDialog *self, const SojournSearchHit *hit)
{
    g_autofree char *text = NULL;

    g_set_str (&self->similar, hit != NULL ? hit->case_uuid : NULL);
    adw_banner_set_revealed (self->hint, hit != NULL);
    if (hit == NULL)
        return;
    /* Translators: %s is the name of a patient */
    text = g_strdup_printf (_ ("There is a case of a patient called %s"), hit->title);
    adw_banner_set_use_markup (self->hint, FALSE);
    adw_banner_set_title (self->hint, text);
}

static const SojournSearchHit *
find_similar (GPtrArray *hits)
{
    for (guint i = 0; i < hits->len; i++) {
        const SojournSearchHit *hit = hits->pdata[i];

        if ((hit->kind == SOJOURN_KIND_CASE || hit->kind == SOJOURN_KIND_PERSON) &&
            hit->case_uuid != NULL)
            return hit;
    }
    return NULL;
}

static DexFuture *
on_searched_cb (DexFuture *future, gpointer user_data)
{
    const GValue *value = dex_future_get_value (future, NULL);
    GPtrArray *hits = value != NULL ? g_value_get_boxed (value) : NULL;

    show_hint (user_data, hits != NULL ? find_similar (hits) : NULL);
    return NULL;
}

static void
on_person_field_changed_cb (SojournNewCaseDialog *self, guint field)
{
    const char *name = get_any_name (self);

    if (field > SOJOURN_PERSON_NATIVE_NAME)
        return;
    dex_clear (&self->search);
    if (name == NULL || g_utf8_strlen (name, -1) < MIN_HINT_CHARS) {
        show_hint (self, NULL);
        return;
    }
    self->search = dex_future_finally (
        sojourn_store_search (sojourn_context_get_store (self->context), name, 5), on_searched_cb,
        g_object_ref (self), g_object_unref);
}

static void
on_hint_button_clicked_cb (SojournNewCaseDialog *self)
{
    g_autofree char *similar = g_strdup (self->similar);

    adw_dialog_close (ADW_DIALOG (self));
    sojourn_window_open_case (self->window, similar);
}

static void
sojourn_new_case_dialog_dispose (GObject *object)
{
    SojournNewCaseDialog *self = SOJOURN_NEW_CASE_DIALOG (object);

    dex_clear (&self->search);
    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_NEW_CASE_DIALOG);
    g_clear_object (&self->person);
    g_clear_object (&self->record);
    g_clear_object (&self->context);
    g_clear_object (&self->window);
    g_clear_pointer (&self->similar, g_free);
    G_OBJECT_CLASS (sojourn_new_case_dialog_parent_class)->dispose (object);
}

static void
sojourn_new_case_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournNewCaseDialog *self = SOJOURN_NEW_CASE_DIALOG (object);

    switch ((SojournNewCaseDialogProps)id) {
    case PROP_PERSON:
        g_value_set_object (value, self->person);
        break;
    case PROP_CASE:
        g_value_set_object (value, self->record);
        break;
    }
}

static void
sojourn_new_case_dialog_class_init (SojournNewCaseDialogClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
    GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_new_case_dialog_dispose;
    object_class->get_property = sojourn_new_case_dialog_get_property;

    props[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, SOJOURN_TYPE_DRAFT, flags);
    props[PROP_CASE] = g_param_spec_object ("case", NULL, NULL, SOJOURN_TYPE_DRAFT, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    g_type_ensure (SOJOURN_TYPE_FIELD_GROUP);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-new-case-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournNewCaseDialog, patient);
    gtk_widget_class_bind_template_child (widget_class, SojournNewCaseDialog, hint);
    gtk_widget_class_bind_template_callback (widget_class, on_create_button_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_hint_button_clicked_cb);
}

static void
sojourn_new_case_dialog_init (SojournNewCaseDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_new_case_dialog_present:
 * @parent: what it is shown over
 * @context: with the desk
 *
 * Asks for a new case, and opens it once it is stored.
 */
void
sojourn_new_case_dialog_present (GtkWidget *parent, SojournContext *context)
{
    SojournNewCaseDialog *self = g_object_new (SOJOURN_TYPE_NEW_CASE_DIALOG, NULL);

    self->context = g_object_ref (context);
    self->window = g_object_ref (sojourn_window_get (parent));
    self->person = make_person (get_office (self));
    self->record = make_case (get_office (self), self->person);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERSON]);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CASE]);
    g_signal_connect_object (self->person, "field-changed", G_CALLBACK (on_person_field_changed_cb),
                             self, G_CONNECT_SWAPPED);
    adw_dialog_set_focus (ADW_DIALOG (self),
                          sojourn_field_row_find (GTK_WIDGET (self->patient),
                                                  sojourn_draft_get_uuid (self->person),
                                                  SOJOURN_PERSON_ALIAS));
    adw_dialog_present (ADW_DIALOG (self), parent);
}
