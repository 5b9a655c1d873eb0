/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-entry-form.h"

#include "sojourn-field-row.h"

#include <glib/gi18n.h>

static const SojournEntryGroup clinic_groups[] = {
    { N_ ("Clinic"), NULL, "name native_name city country zone grade languages" },
    { N_ ("Contact"), NULL, "email phone website" },
    { N_ ("Statements of the clinic (not verified)"),
      N_ ("What the clinic says of itself. It is never taken for a fact."), "claims" },
    { N_ ("Source"), N_ ("Where what stands here comes from, and who last held it against that."),
      "source verified_on verified_by" },
    { N_ ("Notes"), NULL, "notes" },
};

static const SojournEntryGroup option_groups[] = {
    { N_ ("Treatment"), NULL, "title clinic condition modality route gene_edited dose" },
    { N_ ("Regulation"), N_ ("On what ground the treatment may be given."),
      "regulatory_basis regulator_reference approved_condition trial charged" },
    { N_ ("Evidence"), NULL, "evidence_level evidence_grade evidence" },
    { N_ ("Stay"), NULL, "inpatient_days rehabilitation_days days_before_flight" },
    { N_ ("Statements of the clinic (not verified)"),
      N_ ("What the clinic says of its treatment. It is never taken for a fact."), "claims" },
    { N_ ("Source"), N_ ("Where what stands here comes from, and who last held it against that."),
      "source verified_on verified_by" },
    { N_ ("Notes"), NULL, "notes" },
};

static const SojournEntryGroup trial_groups[] = {
    { N_ ("Trial"), N_ ("What the registry has on the trial that the treatment is part of."),
      "registry identifier title phase status status_checked_on results source verified_on "
      "verified_by" },
};

static const SojournEntryForm clinic_form = {
    N_ ("New Clinic"), N_ ("Clinic added"),          "name native_name city country zone",
    clinic_groups,     G_N_ELEMENTS (clinic_groups),
};

static const SojournEntryForm option_form = {
    N_ ("New Option"), N_ ("Option added"),          "title clinic modality regulatory_basis",
    option_groups,     G_N_ELEMENTS (option_groups),
};

static const SojournEntryForm trial_form = {
    N_ ("New Trial"), N_ ("Trial added"),          "registry identifier title",
    trial_groups,     G_N_ELEMENTS (trial_groups),
};

/**
 * sojourn_entry_form_get:
 * @kind: clinics, options or trials
 *
 * Returns: (transfer none): how one is entered
 */
const SojournEntryForm *
sojourn_entry_form_get (SojournKind kind)
{
    if (kind == SOJOURN_KIND_CLINIC)
        return &clinic_form;
    return kind == SOJOURN_KIND_TRIAL ? &trial_form : &option_form;
}

/**
 * sojourn_entry_form_fill:
 * @group: a group
 * @model: the catalogue, for what is referred to
 * @draft: what is edited
 * @fields: machine names of its fields, by spaces
 *
 * Adds a row for each field.
 */
void
sojourn_entry_form_fill (AdwPreferencesGroup *group,
                         SojournCatalogueModel *model,
                         SojournDraft *draft,
                         const char *fields)
{
    g_auto (GStrv) names = g_strsplit (fields, " ", -1);

    for (guint i = 0; names[i] != NULL; i++) {
        GtkWidget *row = sojourn_field_row_new (draft, names[i]);
        SojournKind kind = sojourn_draft_get_kind (draft);
        guint field;

        if (sojourn_kind_find_field (kind, names[i], &field) &&
            sojourn_kind_get_field (kind, field)->type == SOJOURN_FIELD_REFERENCE)
            g_object_set (row, "candidates",
                          sojourn_catalogue_model_get_candidates (
                              model, sojourn_kind_get_field (kind, field)->target),
                          NULL);
        adw_preferences_group_add (group, row);
    }
}

/**
 * sojourn_entry_form_make_group:
 * @model: the catalogue, for what is referred to
 * @draft: what is edited
 * @group: a group of its fields
 *
 * Returns: (transfer floating): the group with its rows
 */
GtkWidget *
sojourn_entry_form_make_group (SojournCatalogueModel *model,
                               SojournDraft *draft,
                               const SojournEntryGroup *group)
{
    AdwPreferencesGroup *widget = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

    adw_preferences_group_set_title (widget, _ (group->title));
    if (group->description != NULL)
        adw_preferences_group_set_description (widget, _ (group->description));
    sojourn_entry_form_fill (widget, model, draft, group->fields);
    return GTK_WIDGET (widget);
}
