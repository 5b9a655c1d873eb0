/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-segment-dialog.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-choice-item.h"
#include "sojourn-dialog-store.h"
#include "sojourn-field-row.h"
#include "sojourn-segment.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"

#include <glib/gi18n.h>

/**
 * SojournSegmentDialog:
 *
 * Edits a part of a journey, with the fields that its type has. A new one is stored as a whole, a
 * stored one field by field. What the rules say of it stands beside it in the journey: a plan may
 * break them until somebody travels by it.
 */
struct _SojournSegmentDialog {
    AdwDialog parent_instance;

    SojournDraft *draft;   /* (nullable) (owned): from present on */
    SojournWindow *window; /* (nullable) (owned): from present on */
    gint64 start;          /* when it began before the person moved it */
    gboolean moving;       /* the end is being moved with the start */

    AdwHeaderBar *header;
    AdwPreferencesGroup *fields;
    GtkWidget *delete_group;
    GtkWidget *cancel_button;
    GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (SojournSegmentDialog, sojourn_segment_dialog, ADW_TYPE_DIALOG)

#define LEG                                                                                        \
    "title carrier number from_place start_zone start_at to_place end_zone end_at travellers "     \
    "status locator seat step_free refundable_until cost_minor cost_currency notes"
#define RIDE                                                                                       \
    "title carrier from_place start_zone start_at to_place end_zone end_at travellers status "     \
    "locator step_free refundable_until cost_minor cost_currency notes"
#define STAY                                                                                       \
    "title to_place start_zone start_at end_at travellers status locator step_free "               \
    "refundable_until cost_minor cost_currency notes"
#define VISIT "title clinic to_place start_zone start_at end_at travellers status notes"
#define PROCEDURE "procedure title clinic to_place start_zone start_at end_at status notes"

static const char *const fields_of_types[] = {
    [SOJOURN_SEGMENT_TYPE_FLIGHT] = LEG,        [SOJOURN_SEGMENT_TYPE_TRAIN] = LEG,
    [SOJOURN_SEGMENT_TYPE_ROAD] = RIDE,         [SOJOURN_SEGMENT_TYPE_TRANSFER] = RIDE,
    [SOJOURN_SEGMENT_TYPE_LODGING] = STAY,      [SOJOURN_SEGMENT_TYPE_HOSPITAL_STAY] = VISIT,
    [SOJOURN_SEGMENT_TYPE_APPOINTMENT] = VISIT, [SOJOURN_SEGMENT_TYPE_PROCEDURE] = PROCEDURE,
    [SOJOURN_SEGMENT_TYPE_REHAB] = VISIT,       [SOJOURN_SEGMENT_TYPE_REST] = STAY,
};

static const SojournRecord *
get_record (SojournSegmentDialog *self)
{
    return sojourn_draft_get_record (self->draft);
}

/* A part that is moved keeps its length. */
static void
move_end (SojournSegmentDialog *self)
{
    gint64 before = self->start;
    gint64 end;

    self->start = sojourn_record_get_integer (get_record (self), SOJOURN_SEGMENT_START_AT, before);
    if (sojourn_record_peek_integer (get_record (self), SOJOURN_SEGMENT_END_AT, &end))
        sojourn_draft_set_integer (self->draft, SOJOURN_SEGMENT_END_AT, end + self->start - before);
}

/* What stays in one place has one zone. */
static void
copy_zone (SojournSegmentDialog *self)
{
    const char *zone = sojourn_record_get_text (get_record (self), SOJOURN_SEGMENT_START_ZONE);

    if (!sojourn_segment_leads_somewhere (sojourn_segment_get_segment_type (get_record (self))))
        sojourn_draft_set_text (self->draft, SOJOURN_SEGMENT_END_ZONE, zone);
}

/* Only what the person does moves anything; what comes from the store is as it should be. */
static void
on_draft_field_changed_cb (SojournSegmentDialog *self, guint field)
{
    if (self->moving || !sojourn_draft_is_field_changed (self->draft, field))
        return;
    self->moving = TRUE;
    if (field == SOJOURN_SEGMENT_START_AT)
        move_end (self);
    else if (field == SOJOURN_SEGMENT_START_ZONE)
        copy_zone (self);
    self->moving = FALSE;
}

static GListModel *
list_clinics (SojournCaseModel *model)
{
    const GPtrArray *clinics =
        sojourn_snapshot_get_all (sojourn_case_model_get_snapshot (model), SOJOURN_KIND_CLINIC);
    GListStore *list = g_list_store_new (SOJOURN_TYPE_CHOICE_ITEM);

    for (guint i = 0; i < clinics->len; i++) {
        const SojournRecord *clinic = clinics->pdata[i];
        g_autoptr (SojournChoiceItem) item =
            sojourn_choice_item_new (sojourn_record_get_uuid (clinic),
                                     sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME));

        g_list_store_append (list, item);
    }
    return G_LIST_MODEL (list);
}

static const char *
get_zone_field (const char *field)
{
    if (g_str_equal (field, "end_at"))
        return "end_zone";
    if (g_str_equal (field, "start_at") || g_str_equal (field, "refundable_until"))
        return "start_zone";
    return NULL;
}

static void
add_rows (SojournSegmentDialog *self, SojournCaseModel *model)
{
    g_autoptr (GListModel) clinics = list_clinics (model);
    g_auto (GStrv) names =
        g_strsplit (fields_of_types[sojourn_segment_get_segment_type (get_record (self))], " ", -1);

    for (guint i = 0; names[i] != NULL; i++) {
        gboolean is_clinic = g_str_equal (names[i], "clinic");
        GtkWidget *row = g_object_new (
            SOJOURN_TYPE_FIELD_ROW, "candidates", is_clinic ? clinics : NULL, "zone-field",
            get_zone_field (names[i]), "field", names[i], "draft", self->draft, NULL);

        adw_preferences_group_add (self->fields, row);
    }
}

/* What cannot be read or stored is not left behind: the dialog stays until it is mended or given up
 * with Escape. */
static void
on_close_attempt_cb (SojournSegmentDialog *self)
{
    sojourn_field_row_commit_all (GTK_WIDGET (self));
    if (sojourn_draft_is_new (self->draft) || !sojourn_draft_has_error (self->draft))
        adw_dialog_force_close (ADW_DIALOG (self));
    else
        gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
on_cancel_button_clicked_cb (SojournSegmentDialog *self)
{
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_add_button_clicked_cb (SojournSegmentDialog *self)
{
    SojournOffice *office = sojourn_draft_get_office (self->draft);
    g_autoptr (SojournChangeSet) changes = NULL;

    sojourn_field_row_commit_all (GTK_WIDGET (self));
    if (!sojourn_draft_check (self->draft))
        return;
    changes = sojourn_office_begin (office, _ ("Segment added"));
    sojourn_draft_add_to (self->draft, changes);
    sojourn_dialog_store (ADW_DIALOG (self), self->window, office, changes, _ ("Segment added"));
}

static void
on_delete_row_activated_cb (SojournSegmentDialog *self)
{
    sojourn_segment_delete (GTK_WIDGET (self->window), sojourn_draft_get_office (self->draft),
                            sojourn_draft_get_base (self->draft));
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
sojourn_segment_dialog_dispose (GObject *object)
{
    SojournSegmentDialog *self = SOJOURN_SEGMENT_DIALOG (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_SEGMENT_DIALOG);
    g_clear_object (&self->draft);
    g_clear_object (&self->window);
    G_OBJECT_CLASS (sojourn_segment_dialog_parent_class)->dispose (object);
}

static void
sojourn_segment_dialog_class_init (SojournSegmentDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_segment_dialog_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-segment-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournSegmentDialog, header);
    gtk_widget_class_bind_template_child (widget_class, SojournSegmentDialog, fields);
    gtk_widget_class_bind_template_child (widget_class, SojournSegmentDialog, delete_group);
    gtk_widget_class_bind_template_child (widget_class, SojournSegmentDialog, cancel_button);
    gtk_widget_class_bind_template_child (widget_class, SojournSegmentDialog, add_button);
    gtk_widget_class_bind_template_callback (widget_class, on_close_attempt_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_cancel_button_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_add_button_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_delete_row_activated_cb);
}

static void
sojourn_segment_dialog_init (SojournSegmentDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_mode (SojournSegmentDialog *self)
{
    gboolean is_new = sojourn_draft_is_new (self->draft);

    adw_header_bar_set_show_end_title_buttons (self->header, !is_new);
    gtk_widget_set_visible (self->cancel_button, is_new);
    gtk_widget_set_visible (self->add_button, is_new);
    gtk_widget_set_visible (self->delete_group, !is_new);
    if (is_new)
        adw_dialog_set_default_widget (ADW_DIALOG (self), self->add_button);
    adw_dialog_set_title (
        ADW_DIALOG (self),
        sojourn_choice_set_get_label (&sojourn_segment_types,
                                      sojourn_segment_get_segment_type (get_record (self))));
}

/**
 * sojourn_segment_dialog_present:
 * @parent: a widget of the window
 * @model: a case that is loaded
 * @segment: a part of its journey, stored or new; sealed
 * @field: the field to begin with, or %SOJOURN_NO_FIELD
 *
 * Opens the dialog.
 */
void
sojourn_segment_dialog_present (GtkWidget *parent,
                                SojournCaseModel *model,
                                const SojournRecord *segment,
                                int field)
{
    SojournSegmentDialog *self = g_object_new (SOJOURN_TYPE_SEGMENT_DIALOG, NULL);
    GtkWidget *row;

    self->window = g_object_ref (sojourn_window_get (parent));
    self->draft =
        sojourn_draft_new (sojourn_case_model_get_office (model), (SojournRecord *)segment);
    g_signal_connect_object (self->draft, "field-changed", G_CALLBACK (on_draft_field_changed_cb),
                             self, G_CONNECT_SWAPPED);
    self->start = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_START_AT, 0);
    add_rows (self, model);
    show_mode (self);
    /* What a dialog holds is not below it before it is shown. */
    row = sojourn_field_row_find (GTK_WIDGET (self->fields), sojourn_record_get_uuid (segment),
                                  field);
    if (row != NULL)
        adw_dialog_set_focus (ADW_DIALOG (self), row);
    adw_dialog_present (ADW_DIALOG (self), parent);
}

/**
 * sojourn_segment_delete:
 * @widget: a widget of the window
 * @office: the office
 * @segment: a part of a journey that is stored
 *
 * Deletes it, with a way back.
 */
void
sojourn_segment_delete (GtkWidget *widget, SojournOffice *office, const SojournRecord *segment)
{
    g_autoptr (SojournChangeSet) changes = sojourn_office_begin (office, _ ("Segment deleted"));

    sojourn_change_set_delete (changes, (SojournRecord *)segment);
    sojourn_window_apply (sojourn_window_get (widget), changes, _ ("Segment deleted"));
}
