/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-model.h"

#include "sojourn-drafts.h"
#include "sojourn-load.h"

/**
 * SojournCaseModel:
 *
 * One open case: its snapshot as it is stored, what the rules say of it, what is missing to go on,
 * and the drafts of the records that are edited. Follows the store. Of the main thread.
 *
 * A page listens to [signal@CaseModel::changed], or binds to the properties, which are notified
 * together just before.
 */
struct _SojournCaseModel {
    GObject parent_instance;

    SojournOffice *office;     /* (not nullable) (owned) */
    char *uuid;                /* (not nullable) (owned): the case */
    SojournSnapshot *snapshot; /* (nullable) (owned): until it is loaded */
    GPtrArray *findings;       /* (element-type SojournFinding) (owned): the heaviest first */
    GPtrArray *gate;           /* (element-type SojournRequirement) (owned) */
    SojournDrafts *drafts;     /* (not nullable) (owned) */
    DexFuture *load;           /* (nullable) (owned) */
    char *error;               /* (nullable) (owned): why it could not be loaded */
};

static void source_init (SojournRecordSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SojournCaseModel,
                               sojourn_case_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOJOURN_TYPE_RECORD_SOURCE, source_init))

typedef enum {
    PROP_SNAPSHOT = 1,
    PROP_ERROR,
    PROP_CASE_DRAFT,
    PROP_PATIENT_DRAFT,
} SojournCaseModelProps;

static GParamSpec *props[PROP_PATIENT_DRAFT + 1];

enum {
    CHANGED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
evaluate (SojournCaseModel *self)
{
    gint64 now = sojourn_office_get_now (self->office);
    SojournRuleSettings *settings = sojourn_office_get_rule_settings (self->office);

    g_clear_pointer (&self->findings, g_ptr_array_unref);
    g_clear_pointer (&self->gate, g_ptr_array_unref);
    self->findings = sojourn_rules_evaluate (self->snapshot, now, settings);
    self->gate = sojourn_gate_evaluate (self->snapshot, self->findings, now, settings);
}

static void
notify_all (SojournCaseModel *self)
{
    for (guint i = PROP_SNAPSHOT; i < G_N_ELEMENTS (props); i++)
        g_object_notify_by_pspec (G_OBJECT (self), props[i]);
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_loaded (gpointer asker, gpointer snapshot, const GError *error)
{
    SojournCaseModel *self = asker;

    g_set_str (&self->error, error != NULL ? error->message : NULL);
    if (snapshot != NULL) {
        g_clear_pointer (&self->snapshot, sojourn_snapshot_unref);
        self->snapshot = sojourn_snapshot_ref (snapshot);
        evaluate (self);
        sojourn_drafts_update (self->drafts, self->snapshot);
    }
    notify_all (self);
}

static void
on_store_changed_cb (SojournCaseModel *self, SojournReceipt *receipt)
{
    if (sojourn_receipt_is_sweeping (receipt) ||
        sojourn_receipt_touches_case (receipt, self->uuid) ||
        sojourn_receipt_touches_kind (receipt, SOJOURN_KIND_EXCHANGE_RATE))
        sojourn_case_model_reload (self);
}

static SojournDraft *
get_case_draft (SojournCaseModel *self)
{
    return self->snapshot != NULL
               ? sojourn_case_model_get_draft (self, sojourn_snapshot_get_case (self->snapshot))
               : NULL;
}

static SojournDraft *
get_patient_draft (SojournCaseModel *self)
{
    const SojournRecord *patient =
        self->snapshot != NULL ? sojourn_snapshot_get_patient (self->snapshot) : NULL;

    return patient != NULL ? sojourn_case_model_get_draft (self, patient) : NULL;
}

static SojournOffice *
get_office (SojournRecordSource *source)
{
    return sojourn_case_model_get_office (SOJOURN_CASE_MODEL (source));
}

static SojournSnapshot *
get_snapshot (SojournRecordSource *source)
{
    return sojourn_case_model_get_snapshot (SOJOURN_CASE_MODEL (source));
}

static SojournDraft *
get_draft (SojournRecordSource *source, const SojournRecord *record)
{
    return sojourn_case_model_get_draft (SOJOURN_CASE_MODEL (source), record);
}

static void
source_init (SojournRecordSourceInterface *iface)
{
    iface->get_office = get_office;
    iface->get_snapshot = get_snapshot;
    iface->get_draft = get_draft;
}

static void
sojourn_case_model_dispose (GObject *object)
{
    SojournCaseModel *self = SOJOURN_CASE_MODEL (object);

    dex_clear (&self->load);
    sojourn_drafts_clear (self->drafts);
    G_OBJECT_CLASS (sojourn_case_model_parent_class)->dispose (object);
}

static void
sojourn_case_model_finalize (GObject *object)
{
    SojournCaseModel *self = SOJOURN_CASE_MODEL (object);

    g_clear_object (&self->office);
    g_clear_pointer (&self->snapshot, sojourn_snapshot_unref);
    g_clear_pointer (&self->findings, g_ptr_array_unref);
    g_clear_pointer (&self->gate, g_ptr_array_unref);
    g_clear_pointer (&self->drafts, sojourn_drafts_free);
    g_free (self->uuid);
    g_free (self->error);
    G_OBJECT_CLASS (sojourn_case_model_parent_class)->finalize (object);
}

static void
sojourn_case_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournCaseModel *self = SOJOURN_CASE_MODEL (object);

    switch ((SojournCaseModelProps)id) {
    case PROP_SNAPSHOT:
        g_value_set_boxed (value, self->snapshot);
        break;
    case PROP_ERROR:
        g_value_set_string (value, self->error);
        break;
    case PROP_CASE_DRAFT:
        g_value_set_object (value, get_case_draft (self));
        break;
    case PROP_PATIENT_DRAFT:
        g_value_set_object (value, get_patient_draft (self));
        break;
    }
}

static void
sojourn_case_model_class_init (SojournCaseModelClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_case_model_dispose;
    object_class->finalize = sojourn_case_model_finalize;
    object_class->get_property = sojourn_case_model_get_property;

    props[PROP_SNAPSHOT] =
        g_param_spec_boxed ("snapshot", NULL, NULL, SOJOURN_TYPE_SNAPSHOT, flags);
    props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
    props[PROP_CASE_DRAFT] =
        g_param_spec_object ("case-draft", NULL, NULL, SOJOURN_TYPE_DRAFT, flags);
    props[PROP_PATIENT_DRAFT] =
        g_param_spec_object ("patient-draft", NULL, NULL, SOJOURN_TYPE_DRAFT, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    /**
     * SojournCaseModel::changed:
     * @self: the model
     *
     * The case was loaded, or loaded anew because something in it changed, or could not be loaded.
     */
    signals[CHANGED] = g_signal_new ("changed", SOJOURN_TYPE_CASE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
sojourn_case_model_init (SojournCaseModel *self)
{
    self->findings = g_ptr_array_new ();
    self->gate = g_ptr_array_new ();
    self->drafts = sojourn_drafts_new ();
}

/**
 * sojourn_case_model_new:
 * @office: the office
 * @uuid: the case
 *
 * Begins to load a case.
 *
 * Returns: (transfer full): a model, empty at first
 */
SojournCaseModel *
sojourn_case_model_new (SojournOffice *office, const char *uuid)
{
    SojournCaseModel *self = g_object_new (SOJOURN_TYPE_CASE_MODEL, NULL);

    self->office = g_object_ref (office);
    self->uuid = g_strdup (uuid);
    g_signal_connect_object (sojourn_office_get_store (office), "changed",
                             G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
    sojourn_case_model_reload (self);
    return self;
}

/**
 * sojourn_case_model_reload:
 * @self: a model
 *
 * Loads the case again. What is there stays until the answer comes.
 */
void
sojourn_case_model_reload (SojournCaseModel *self)
{
    g_return_if_fail (SOJOURN_IS_CASE_MODEL (self));

    dex_clear (&self->load);
    self->load = sojourn_load_for (
        self, sojourn_store_load_case (sojourn_office_get_store (self->office), self->uuid),
        on_loaded);
}

/**
 * sojourn_case_model_get_office:
 * @self: a model
 *
 * Returns: (transfer none): the office
 */
SojournOffice *
sojourn_case_model_get_office (SojournCaseModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_MODEL (self), NULL);

    return self->office;
}

/**
 * sojourn_case_model_get_uuid:
 * @self: a model
 *
 * Returns: (transfer none): the case
 */
const char *
sojourn_case_model_get_uuid (SojournCaseModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_MODEL (self), NULL);

    return self->uuid;
}

/**
 * sojourn_case_model_get_snapshot:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the case as it is stored, or %NULL until it is loaded
 */
SojournSnapshot *
sojourn_case_model_get_snapshot (SojournCaseModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_MODEL (self), NULL);

    return self->snapshot;
}

/**
 * sojourn_case_model_get_findings:
 * @self: a model
 *
 * Returns: (transfer none) (element-type SojournFinding): what the rules say, the heaviest first
 */
const GPtrArray *
sojourn_case_model_get_findings (SojournCaseModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_MODEL (self), NULL);

    return self->findings;
}

/**
 * sojourn_case_model_get_gate:
 * @self: a model
 *
 * Returns: (transfer none) (element-type SojournRequirement): what the next stage asks for
 */
const GPtrArray *
sojourn_case_model_get_gate (SojournCaseModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_MODEL (self), NULL);

    return self->gate;
}

/**
 * sojourn_case_model_get_error:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): why the case could not be loaded, in a sentence for the user
 */
const char *
sojourn_case_model_get_error (SojournCaseModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_MODEL (self), NULL);

    return self->error;
}

/**
 * sojourn_case_model_get_draft:
 * @self: a model
 * @record: a record of the snapshot, or a new one that belongs to the case
 *
 * Gives the draft of a record: always the same one, so that two places that edit a record agree
 * and what cannot be stored yet is there again when a page comes back.
 *
 * Returns: (transfer none): the draft
 */
SojournDraft *
sojourn_case_model_get_draft (SojournCaseModel *self, const SojournRecord *record)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_MODEL (self), NULL);

    return sojourn_drafts_get (self->drafts, self->office, self->snapshot, record);
}
