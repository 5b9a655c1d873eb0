/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-model.h"

#include "sojourn-choice-item.h"
#include "sojourn-drafts.h"
#include "sojourn-load.h"

/**
 * SojournCatalogueModel:
 *
 * The catalogue of clinics, treatment options and trials as it is stored, and the drafts of what is
 * edited in it. Follows the store. Of the main thread.
 */
struct _SojournCatalogueModel {
    GObject parent_instance;

    SojournOffice *office;     /* (not nullable) (owned) */
    SojournSnapshot *snapshot; /* (nullable) (owned): until it is loaded */
    SojournDrafts *drafts;     /* (not nullable) (owned) */
    GListStore *clinics;       /* (not nullable) (owned): of SojournChoiceItem */
    GListStore *trials;        /* (not nullable) (owned): of SojournChoiceItem */
    DexFuture *load;           /* (nullable) (owned) */
    char *error;               /* (nullable) (owned): why it could not be loaded */
};

static void source_init (SojournRecordSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SojournCatalogueModel,
                               sojourn_catalogue_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOJOURN_TYPE_RECORD_SOURCE, source_init))

enum {
    CHANGED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
compare_items (gconstpointer a, gconstpointer b)
{
    return g_utf8_collate (sojourn_choice_item_get_label (*(SojournChoiceItem *const *)a),
                           sojourn_choice_item_get_label (*(SojournChoiceItem *const *)b));
}

static gboolean
is_same_list (GListModel *list, const GPtrArray *items)
{
    if (g_list_model_get_n_items (list) != items->len)
        return FALSE;
    for (guint i = 0; i < items->len; i++) {
        g_autoptr (SojournChoiceItem) item = g_list_model_get_item (list, i);

        if (!g_str_equal (sojourn_choice_item_get_id (item),
                          sojourn_choice_item_get_id (items->pdata[i])) ||
            !g_str_equal (sojourn_choice_item_get_label (item),
                          sojourn_choice_item_get_label (items->pdata[i])))
            return FALSE;
    }
    return TRUE;
}

/* A list that did not change is left alone: it may be open. */
static void
update_candidates (SojournCatalogueModel *self, SojournKind kind, GListStore *list)
{
    const GPtrArray *records = sojourn_snapshot_get_all (self->snapshot, kind);
    g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint i = 0; i < records->len; i++)
        g_ptr_array_add (items,
                         sojourn_choice_item_new (sojourn_record_get_uuid (records->pdata[i]),
                                                  sojourn_catalogue_get_title (records->pdata[i])));
    g_ptr_array_sort (items, compare_items);
    if (!is_same_list (G_LIST_MODEL (list), items))
        g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), items->pdata,
                             items->len);
}

static void
on_loaded (gpointer asker, gpointer snapshot, const GError *error)
{
    SojournCatalogueModel *self = asker;

    g_set_str (&self->error, error != NULL ? error->message : NULL);
    if (snapshot != NULL) {
        g_clear_pointer (&self->snapshot, sojourn_snapshot_unref);
        self->snapshot = sojourn_snapshot_ref (snapshot);
        sojourn_drafts_update (self->drafts, self->snapshot);
        update_candidates (self, SOJOURN_KIND_CLINIC, self->clinics);
        update_candidates (self, SOJOURN_KIND_TRIAL, self->trials);
    }
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_store_changed_cb (SojournCatalogueModel *self, SojournReceipt *receipt)
{
    gboolean touched = sojourn_receipt_is_sweeping (receipt);

    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS && !touched; kind++)
        touched = (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CATALOGUE) != 0 &&
                  sojourn_receipt_touches_kind (receipt, kind);
    if (touched)
        sojourn_catalogue_model_reload (self);
}

static SojournOffice *
get_office (SojournRecordSource *source)
{
    return sojourn_catalogue_model_get_office (SOJOURN_CATALOGUE_MODEL (source));
}

static SojournSnapshot *
get_snapshot (SojournRecordSource *source)
{
    return sojourn_catalogue_model_get_snapshot (SOJOURN_CATALOGUE_MODEL (source));
}

static SojournDraft *
get_draft (SojournRecordSource *source, const SojournRecord *record)
{
    return sojourn_catalogue_model_get_draft (SOJOURN_CATALOGUE_MODEL (source), record);
}

static void
source_init (SojournRecordSourceInterface *iface)
{
    iface->get_office = get_office;
    iface->get_snapshot = get_snapshot;
    iface->get_draft = get_draft;
}

static void
sojourn_catalogue_model_dispose (GObject *object)
{
    SojournCatalogueModel *self = SOJOURN_CATALOGUE_MODEL (object);

    dex_clear (&self->load);
    sojourn_drafts_clear (self->drafts);
    G_OBJECT_CLASS (sojourn_catalogue_model_parent_class)->dispose (object);
}

static void
sojourn_catalogue_model_finalize (GObject *object)
{
    SojournCatalogueModel *self = SOJOURN_CATALOGUE_MODEL (object);

    g_clear_object (&self->office);
    g_clear_object (&self->clinics);
    g_clear_object (&self->trials);
    g_clear_pointer (&self->snapshot, sojourn_snapshot_unref);
    g_clear_pointer (&self->drafts, sojourn_drafts_free);
    g_free (self->error);
    G_OBJECT_CLASS (sojourn_catalogue_model_parent_class)->finalize (object);
}

static void
sojourn_catalogue_model_class_init (SojournCatalogueModelClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = sojourn_catalogue_model_dispose;
    G_OBJECT_CLASS (klass)->finalize = sojourn_catalogue_model_finalize;

    /**
     * SojournCatalogueModel::changed:
     * @self: the model
     *
     * The catalogue was loaded, or loaded anew because something in it changed, or could not be
     * loaded.
     */
    signals[CHANGED] = g_signal_new ("changed", SOJOURN_TYPE_CATALOGUE_MODEL, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sojourn_catalogue_model_init (SojournCatalogueModel *self)
{
    self->drafts = sojourn_drafts_new ();
    self->clinics = g_list_store_new (SOJOURN_TYPE_CHOICE_ITEM);
    self->trials = g_list_store_new (SOJOURN_TYPE_CHOICE_ITEM);
}

/**
 * sojourn_catalogue_model_new:
 * @office: the office
 *
 * Begins to load the catalogue.
 *
 * Returns: (transfer full): a model, empty at first
 */
SojournCatalogueModel *
sojourn_catalogue_model_new (SojournOffice *office)
{
    SojournCatalogueModel *self = g_object_new (SOJOURN_TYPE_CATALOGUE_MODEL, NULL);

    self->office = g_object_ref (office);
    g_signal_connect_object (sojourn_office_get_store (office), "changed",
                             G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
    sojourn_catalogue_model_reload (self);
    return self;
}

/**
 * sojourn_catalogue_model_reload:
 * @self: a model
 *
 * Loads the catalogue again. What is there stays until the answer comes.
 */
void
sojourn_catalogue_model_reload (SojournCatalogueModel *self)
{
    g_return_if_fail (SOJOURN_IS_CATALOGUE_MODEL (self));

    dex_clear (&self->load);
    self->load = sojourn_load_for (
        self, sojourn_store_load_catalogue (sojourn_office_get_store (self->office)), on_loaded);
}

/**
 * sojourn_catalogue_model_get_office:
 * @self: a model
 *
 * Returns: (transfer none): the office
 */
SojournOffice *
sojourn_catalogue_model_get_office (SojournCatalogueModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CATALOGUE_MODEL (self), NULL);

    return self->office;
}

/**
 * sojourn_catalogue_model_get_snapshot:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the catalogue as it is stored, or %NULL until it is loaded
 */
SojournSnapshot *
sojourn_catalogue_model_get_snapshot (SojournCatalogueModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CATALOGUE_MODEL (self), NULL);

    return self->snapshot;
}

/**
 * sojourn_catalogue_model_get_error:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): why the catalogue could not be loaded, in a sentence for the
 *   user
 */
const char *
sojourn_catalogue_model_get_error (SojournCatalogueModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CATALOGUE_MODEL (self), NULL);

    return self->error;
}

/**
 * sojourn_catalogue_model_get_draft:
 * @self: a model
 * @record: a record of the snapshot
 *
 * Gives the draft of a record: always the same one, so that what cannot be stored yet is there
 * again when a page comes back.
 *
 * Returns: (transfer none): the draft
 */
SojournDraft *
sojourn_catalogue_model_get_draft (SojournCatalogueModel *self, const SojournRecord *record)
{
    g_return_val_if_fail (SOJOURN_IS_CATALOGUE_MODEL (self), NULL);

    return sojourn_drafts_get (self->drafts, self->office, self->snapshot, record);
}

/**
 * sojourn_catalogue_model_get_candidates:
 * @self: a model
 * @kind: a kind that is referred to: clinics or trials
 *
 * Returns: (transfer none) (nullable): a list of [class@ChoiceItem] that follows the catalogue, or
 *   %NULL for any other kind
 */
GListModel *
sojourn_catalogue_model_get_candidates (SojournCatalogueModel *self, SojournKind kind)
{
    g_return_val_if_fail (SOJOURN_IS_CATALOGUE_MODEL (self), NULL);

    if (kind == SOJOURN_KIND_CLINIC)
        return G_LIST_MODEL (self->clinics);
    return kind == SOJOURN_KIND_TRIAL ? G_LIST_MODEL (self->trials) : NULL;
}

/**
 * sojourn_catalogue_get_title:
 * @record: a clinic, an option or a trial
 *
 * Returns: (transfer none): what it is called; the kind of record if it has no name
 */
const char *
sojourn_catalogue_get_title (const SojournRecord *record)
{
    SojournKind kind = sojourn_record_get_kind (record);
    const char *title = NULL;

    if (kind == SOJOURN_KIND_CLINIC)
        title = sojourn_record_get_text (record, SOJOURN_CLINIC_NAME);
    else if (kind == SOJOURN_KIND_OPTION)
        title = sojourn_record_get_text (record, SOJOURN_OPTION_TITLE);
    else if (kind == SOJOURN_KIND_TRIAL)
        title = sojourn_record_get_text (record, SOJOURN_TRIAL_IDENTIFIER);
    return title != NULL ? title : sojourn_kind_get_label (kind);
}
