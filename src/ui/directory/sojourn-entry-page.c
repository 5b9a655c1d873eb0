/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-entry-page.h"

#include "sojourn-directory-item.h"
#include "sojourn-entry-form.h"
#include "sojourn-new-entry-dialog.h"
#include "sojourn-record-section.h"
#include "sojourn-state-view.h"

/**
 * SojournEntryPage:
 *
 * All that is known of a clinic or of a treatment option, with its credentials, criteria and trial.
 */
struct _SojournEntryPage {
    SojournPage parent_instance;

    SojournCatalogueModel *model; /* (not nullable) (owned) */
    char *uuid;                   /* (not nullable) (owned): the record */
    char *trial;                  /* (nullable) (owned): the trial that shows */
    SojournKind kind;
    gboolean built; /* the groups are there */

    AdwWindowTitle *window_title;
    SojournStateView *view;
    GtkImage *verified_icon;
    GtkLabel *verified;
    GtkBox *groups;
    AdwBin *trial_bin;
    GtkButton *trial_button;
    SojournRecordSection *credentials;
    SojournRecordSection *criteria;
};

G_DEFINE_FINAL_TYPE (SojournEntryPage, sojourn_entry_page, SOJOURN_TYPE_PAGE)

static void
build_groups (SojournEntryPage *self, const SojournRecord *record)
{
    const SojournEntryForm *form = sojourn_entry_form_get (self->kind);
    SojournDraft *draft = sojourn_catalogue_model_get_draft (self->model, record);

    if (self->built)
        return;
    self->built = TRUE;
    for (guint i = 0; i < form->n_groups; i++)
        gtk_box_append (self->groups,
                        sojourn_entry_form_make_group (self->model, draft, &form->groups[i]));
}

static gboolean
is_verified (const SojournRecord *record)
{
    guint field;

    return sojourn_kind_find_field (sojourn_record_get_kind (record), "verified_on", &field) &&
           sojourn_record_has (record, field);
}

static const char *
find_subtitle (SojournSnapshot *snapshot, const SojournRecord *record)
{
    const SojournRecord *clinic;

    switch ((int)sojourn_record_get_kind (record)) {
    case SOJOURN_KIND_CLINIC:
        return sojourn_record_get_text (record, SOJOURN_CLINIC_NATIVE_NAME);
    case SOJOURN_KIND_OPTION:
        clinic = sojourn_snapshot_follow (snapshot, record, SOJOURN_OPTION_CLINIC);
        return clinic != NULL ? sojourn_catalogue_get_title (clinic) : NULL;
    default:
        return sojourn_record_get_text (record, SOJOURN_TRIAL_TITLE);
    }
}

static void
show_header (SojournEntryPage *self, SojournSnapshot *snapshot, const SojournRecord *record)
{
    const char *title = sojourn_catalogue_get_title (record);
    const char *subtitle = find_subtitle (snapshot, record);
    g_autofree char *verified = sojourn_directory_dup_verified (record, TRUE);

    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
    adw_window_title_set_title (self->window_title, title);
    adw_window_title_set_subtitle (self->window_title, subtitle != NULL ? subtitle : "");
    gtk_label_set_label (self->verified, verified);
    gtk_image_set_from_icon_name (self->verified_icon, is_verified (record)
                                                           ? "object-select-symbolic"
                                                           : "dialog-warning-symbolic");
}

static void
show_trial (SojournEntryPage *self, SojournSnapshot *snapshot, const SojournRecord *option)
{
    const SojournRecord *trial = sojourn_snapshot_follow (snapshot, option, SOJOURN_OPTION_TRIAL);
    const SojournEntryForm *form = sojourn_entry_form_get (SOJOURN_KIND_TRIAL);

    gtk_widget_set_visible (GTK_WIDGET (self->trial_button), trial == NULL);
    gtk_widget_set_visible (GTK_WIDGET (self->trial_bin), trial != NULL);
    if (!g_set_str (&self->trial, trial != NULL ? sojourn_record_get_uuid (trial) : NULL))
        return;
    adw_bin_set_child (self->trial_bin,
                       trial != NULL ? sojourn_entry_form_make_group (
                                           self->model,
                                           sojourn_catalogue_model_get_draft (self->model, trial),
                                           &form->groups[0])
                                     : NULL);
}

static void
show_record (SojournEntryPage *self, SojournSnapshot *snapshot, const SojournRecord *record)
{
    SojournRecordSection *section =
        self->kind == SOJOURN_KIND_CLINIC ? self->credentials : self->criteria;

    build_groups (self, record);
    show_header (self, snapshot, record);
    if (self->kind == SOJOURN_KIND_OPTION)
        show_trial (self, snapshot, record);
    if (self->kind == SOJOURN_KIND_TRIAL)
        return;
    gtk_widget_set_visible (GTK_WIDGET (section), TRUE);
    sojourn_record_section_show_of (section, SOJOURN_RECORD_SOURCE (self->model), self->uuid);
}

/* A record that was just added is not loaded yet: it comes with the next change. */
static void
on_model_changed_cb (SojournEntryPage *self)
{
    SojournSnapshot *snapshot = sojourn_catalogue_model_get_snapshot (self->model);
    const SojournRecord *record =
        snapshot != NULL ? sojourn_snapshot_find (snapshot, self->uuid) : NULL;
    const char *error = sojourn_catalogue_model_get_error (self->model);

    if (record != NULL) {
        show_record (self, snapshot, record);
        sojourn_state_view_set_state (self->view, SOJOURN_VIEW_CONTENT);
    } else if (error != NULL) {
        sojourn_state_view_fail (self->view, error);
    } else {
        sojourn_state_view_set_state (self->view,
                                      self->built ? SOJOURN_VIEW_EMPTY : SOJOURN_VIEW_LOADING);
    }
}

static void
on_trial_button_clicked_cb (SojournEntryPage *self)
{
    SojournSnapshot *snapshot = sojourn_catalogue_model_get_snapshot (self->model);
    const SojournRecord *option = sojourn_snapshot_find (snapshot, self->uuid);

    if (option != NULL)
        sojourn_new_entry_dialog_present (GTK_WIDGET (self), self->model, SOJOURN_KIND_TRIAL,
                                          sojourn_catalogue_model_get_draft (self->model, option),
                                          SOJOURN_OPTION_TRIAL);
}

static void
on_view_retry_cb (SojournEntryPage *self)
{
    sojourn_catalogue_model_reload (self->model);
}

static void
sojourn_entry_page_dispose (GObject *object)
{
    SojournEntryPage *self = SOJOURN_ENTRY_PAGE (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_ENTRY_PAGE);
    g_clear_object (&self->model);
    g_clear_pointer (&self->uuid, g_free);
    g_clear_pointer (&self->trial, g_free);
    G_OBJECT_CLASS (sojourn_entry_page_parent_class)->dispose (object);
}

static void
sojourn_entry_page_class_init (SojournEntryPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_entry_page_dispose;

    g_type_ensure (SOJOURN_TYPE_RECORD_SECTION);
    g_type_ensure (SOJOURN_TYPE_STATE_VIEW);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-entry-page.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournEntryPage, window_title);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryPage, view);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryPage, verified_icon);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryPage, verified);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryPage, groups);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryPage, trial_bin);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryPage, trial_button);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryPage, credentials);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryPage, criteria);
    gtk_widget_class_bind_template_callback (widget_class, on_trial_button_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_view_retry_cb);
}

static void
sojourn_entry_page_init (SojournEntryPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                   sojourn_kind_get_label (SOJOURN_KIND_CLINIC));
}

/**
 * sojourn_entry_page_new:
 * @context: with the desk
 * @model: the catalogue
 * @kind: a clinic, an option or a trial
 * @uuid: which; one that was just added may be missing in @model until it is loaded again
 *
 * Returns: (transfer floating): its page
 */
SojournPage *
sojourn_entry_page_new (SojournContext *context,
                        SojournCatalogueModel *model,
                        SojournKind kind,
                        const char *uuid)
{
    SojournEntryPage *self = g_object_new (SOJOURN_TYPE_ENTRY_PAGE, "context", context, NULL);

    self->model = g_object_ref (model);
    self->kind = kind;
    self->uuid = g_strdup (uuid);
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), sojourn_kind_get_label (kind));
    g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self,
                             G_CONNECT_SWAPPED);
    on_model_changed_cb (self);
    return SOJOURN_PAGE (self);
}
