/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SojournEntryGroup:
 * @title: the title of the group, untranslated
 * @description: (nullable): a sentence below it, untranslated
 * @fields: the machine names of its fields, by spaces
 *
 * A group of fields of a form.
 */
typedef struct {
    const char *title;
    const char *description;
    const char *fields;
} SojournEntryGroup;

/**
 * SojournEntryForm:
 * @new_title: the title of the dialog that asks for a new one, untranslated
 * @added: what is said once it is stored, untranslated
 * @new_fields: what the dialog asks for, by spaces
 * @groups: (array length=n_groups): everything that is known of one
 * @n_groups: how many there are
 *
 * How a clinic, an option or a trial is entered.
 */
typedef struct {
    const char *new_title;
    const char *added;
    const char *new_fields;
    const SojournEntryGroup *groups;
    guint n_groups;
} SojournEntryForm;

const SojournEntryForm *sojourn_entry_form_get (SojournKind kind);
void sojourn_entry_form_fill (AdwPreferencesGroup *group,
                              SojournCatalogueModel *model,
                              SojournDraft *draft,
                              const char *fields);
GtkWidget *sojourn_entry_form_make_group (SojournCatalogueModel *model,
                                          SojournDraft *draft,
                                          const SojournEntryGroup *group);

G_END_DECLS
