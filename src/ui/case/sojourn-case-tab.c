/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-tab.h"

#include "sojourn-field-row.h"

/**
 * SojournCaseTab:
 *
 * A tab of a case page: made when it is first shown, with the model of the case.
 */
typedef struct {
    SojournCaseModel *model; /* (not nullable) (owned) */
} SojournCaseTabPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SojournCaseTab, sojourn_case_tab, ADW_TYPE_BIN)

typedef enum {
    PROP_CASE_MODEL = 1,
} SojournCaseTabProps;

static GParamSpec *props[PROP_CASE_MODEL + 1];

static SojournCaseTabPrivate *
get_private (SojournCaseTab *self)
{
    return sojourn_case_tab_get_instance_private (self);
}

static void
on_model_changed_cb (SojournCaseTab *self)
{
    SojournCaseTabClass *klass = SOJOURN_CASE_TAB_GET_CLASS (self);

    if (klass->update != NULL && sojourn_case_tab_get_snapshot (self) != NULL)
        klass->update (self);
}

static gboolean
jump_to_row (SojournCaseTab *self, const SojournPlace *place)
{
    GtkWidget *row = sojourn_field_row_find (GTK_WIDGET (self), place->uuid, place->field);

    return row != NULL && gtk_widget_grab_focus (row);
}

static void
sojourn_case_tab_constructed (GObject *object)
{
    SojournCaseTab *self = SOJOURN_CASE_TAB (object);

    G_OBJECT_CLASS (sojourn_case_tab_parent_class)->constructed (object);
    g_signal_connect_object (get_private (self)->model, "changed", G_CALLBACK (on_model_changed_cb),
                             self, G_CONNECT_SWAPPED);
    on_model_changed_cb (self);
}

static void
sojourn_case_tab_dispose (GObject *object)
{
    g_clear_object (&get_private (SOJOURN_CASE_TAB (object))->model);
    G_OBJECT_CLASS (sojourn_case_tab_parent_class)->dispose (object);
}

static void
sojourn_case_tab_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournCaseTabProps)id) {
    case PROP_CASE_MODEL:
        g_value_set_object (value, get_private (SOJOURN_CASE_TAB (object))->model);
        break;
    }
}

static void
sojourn_case_tab_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    switch ((SojournCaseTabProps)id) {
    case PROP_CASE_MODEL:
        get_private (SOJOURN_CASE_TAB (object))->model = g_value_dup_object (value);
        break;
    }
}

static void
sojourn_case_tab_class_init (SojournCaseTabClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->constructed = sojourn_case_tab_constructed;
    object_class->dispose = sojourn_case_tab_dispose;
    object_class->get_property = sojourn_case_tab_get_property;
    object_class->set_property = sojourn_case_tab_set_property;
    klass->jump = jump_to_row;

    props[PROP_CASE_MODEL] =
        g_param_spec_object ("case-model", NULL, NULL, SOJOURN_TYPE_CASE_MODEL,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_case_tab_init (SojournCaseTab *self)
{
}

/**
 * sojourn_case_tab_get_model:
 * @self: a tab
 *
 * Returns: (transfer none): the case
 */
SojournCaseModel *
sojourn_case_tab_get_model (SojournCaseTab *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_TAB (self), NULL);

    return get_private (self)->model;
}

/**
 * sojourn_case_tab_get_snapshot:
 * @self: a tab
 *
 * Returns: (transfer none) (nullable): the case as it is stored, or %NULL until it is loaded
 */
SojournSnapshot *
sojourn_case_tab_get_snapshot (SojournCaseTab *self)
{
    return sojourn_case_model_get_snapshot (sojourn_case_tab_get_model (self));
}

/**
 * sojourn_case_tab_get_office:
 * @self: a tab
 *
 * Returns: (transfer none): the office
 */
SojournOffice *
sojourn_case_tab_get_office (SojournCaseTab *self)
{
    return sojourn_case_model_get_office (sojourn_case_tab_get_model (self));
}

/**
 * sojourn_case_tab_jump:
 * @self: a tab
 * @place: where something is entered
 *
 * Goes to a place, as from a finding.
 *
 * Returns: %FALSE if the tab does not show it
 */
gboolean
sojourn_case_tab_jump (SojournCaseTab *self, const SojournPlace *place)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_TAB (self), FALSE);

    return SOJOURN_CASE_TAB_GET_CLASS (self)->jump (self, place);
}
