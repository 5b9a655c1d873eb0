/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-search-model.h"

/* More than fits is not read, it is searched for more narrowly. */
#define MAX_HITS 50
#define MAX_RECENT 10

/**
 * SojournSearchModel:
 *
 * What a text is found in, over everything on the desk: cases and their parts, clinics, options,
 * trials. Without a text, the cases that were last worked on. What was found for one text stays
 * until it is known for the next; a later text gives the earlier one up. Of the main thread.
 */
struct _SojournSearchModel {
    GObject parent_instance;

    SojournOffice *office; /* (not nullable) (owned) */
    GPtrArray *items;      /* (owned) (element-type SojournSearchItem) */
    char *text;            /* (not nullable) (owned) */
    char *error;           /* (nullable) (owned): why it could not be searched */
    DexFuture *load;       /* (nullable) (owned) */
    gboolean loading;
};

typedef enum {
    PROP_TEXT = 1,
    PROP_LOADING,
    PROP_ERROR,
} SojournSearchModelProps;

static GParamSpec *props[PROP_ERROR + 1];

static GType
sojourn_search_model_get_item_type (GListModel *model)
{
    return SOJOURN_TYPE_SEARCH_ITEM;
}

static guint
sojourn_search_model_get_n_items (GListModel *model)
{
    return SOJOURN_SEARCH_MODEL (model)->items->len;
}

static gpointer
sojourn_search_model_get_item (GListModel *model, guint position)
{
    SojournSearchModel *self = SOJOURN_SEARCH_MODEL (model);

    return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
init_list_model (GListModelInterface *iface)
{
    iface->get_item_type = sojourn_search_model_get_item_type;
    iface->get_n_items = sojourn_search_model_get_n_items;
    iface->get_item = sojourn_search_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SojournSearchModel,
                               sojourn_search_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

typedef struct {
    GWeakRef model; /* to a SojournSearchModel */
    char *text;     /* (owned) */
} Search;

static void
search_free (Search *search)
{
    g_weak_ref_clear (&search->model);
    g_free (search->text);
    g_free (search);
}

static SojournStore *
get_store (SojournSearchModel *self)
{
    return sojourn_office_get_store (self->office);
}

/* Removal and addition apart: a list view must not take the new items for the old ones. */
static void
take_items (SojournSearchModel *self, GPtrArray *items)
{
    g_autoptr (GPtrArray) before = g_steal_pointer (&self->items);

    self->items = g_ptr_array_new_with_free_func (g_object_unref);
    if (before->len > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, 0);
    g_ptr_array_unref (self->items);
    self->items = g_ptr_array_ref (items);
    if (items->len > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, items->len);
}

static void
take_result (SojournSearchModel *self, GPtrArray *items, const GError *error)
{
    self->loading = FALSE;
    g_set_str (&self->error, items == NULL ? error->message : NULL);
    if (items != NULL)
        take_items (self, items);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static GPtrArray *
find_text (SojournStore *store, const char *text, GError **error)
{
    g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
    g_autoptr (GPtrArray) hits =
        dex_await_boxed (sojourn_store_search (store, text, MAX_HITS), error);

    for (guint i = 0; hits != NULL && i < hits->len; i++) {
        const SojournSearchHit *hit = hits->pdata[i];

        /* Someone who is in no case any more is nowhere to be gone to. */
        if (hit->kind == SOJOURN_KIND_PERSON && hit->case_uuid == NULL)
            continue;
        g_ptr_array_add (items, sojourn_search_item_new (hit->kind, hit->uuid, hit->case_uuid,
                                                         hit->title, hit->subtitle));
    }
    return hits != NULL ? g_steal_pointer (&items) : NULL;
}

static GPtrArray *
find_recent (SojournStore *store, GError **error)
{
    g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
    g_autoptr (SojournCaseQuery) query =
        sojourn_case_query_new (NULL, 0, 0, SOJOURN_CASE_SORT_UPDATED, SOJOURN_SORT_DESCENDING);
    g_autoptr (SojournCaseSlice) slice =
        dex_await_boxed (sojourn_store_query_cases (store, query, NULL, MAX_RECENT), error);
    g_autoptr (GPtrArray) rows = NULL;
    const gint64 *ids;
    guint n_ids;

    if (slice == NULL)
        return NULL;
    ids = sojourn_case_slice_get_ids (slice, &n_ids);
    rows = dex_await_boxed (sojourn_store_load_case_rows (store, ids, n_ids), error);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const SojournCaseRow *row = rows->pdata[i];

        g_ptr_array_add (items, sojourn_search_item_new (SOJOURN_KIND_CASE, row->uuid, row->uuid,
                                                         row->name, row->ref));
    }
    return rows != NULL ? g_steal_pointer (&items) : NULL;
}

static DexFuture *
search_in_fiber (gpointer user_data)
{
    Search *search = user_data;
    g_autoptr (SojournSearchModel) self = g_weak_ref_get (&search->model);
    g_autoptr (SojournStore) store = self != NULL ? g_object_ref (get_store (self)) : NULL;
    g_autoptr (GPtrArray) items = NULL;
    g_autoptr (GError) error = NULL;

    if (self == NULL)
        return dex_future_new_true ();
    g_clear_object (&self);
    items = *search->text != '\0' ? find_text (store, search->text, &error)
                                  : find_recent (store, &error);
    self = g_weak_ref_get (&search->model);
    /* A later text has been asked for in the meantime. */
    if (self != NULL && g_str_equal (self->text, search->text))
        take_result (self, items, error);
    return dex_future_new_true ();
}

static void
sojourn_search_model_dispose (GObject *object)
{
    dex_clear (&SOJOURN_SEARCH_MODEL (object)->load);
    G_OBJECT_CLASS (sojourn_search_model_parent_class)->dispose (object);
}

static void
sojourn_search_model_finalize (GObject *object)
{
    SojournSearchModel *self = SOJOURN_SEARCH_MODEL (object);

    g_clear_object (&self->office);
    g_ptr_array_unref (self->items);
    g_free (self->text);
    g_free (self->error);
    G_OBJECT_CLASS (sojourn_search_model_parent_class)->finalize (object);
}

static void
sojourn_search_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournSearchModel *self = SOJOURN_SEARCH_MODEL (object);

    switch ((SojournSearchModelProps)id) {
    case PROP_TEXT:
        g_value_set_string (value, self->text);
        break;
    case PROP_LOADING:
        g_value_set_boolean (value, self->loading);
        break;
    case PROP_ERROR:
        g_value_set_string (value, self->error);
        break;
    }
}

static void
sojourn_search_model_class_init (SojournSearchModelClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_search_model_dispose;
    object_class->finalize = sojourn_search_model_finalize;
    object_class->get_property = sojourn_search_model_get_property;

    props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
    props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
    props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_search_model_init (SojournSearchModel *self)
{
    self->items = g_ptr_array_new_with_free_func (g_object_unref);
    self->text = g_strdup ("");
}

/**
 * sojourn_search_model_new:
 * @office: the office
 *
 * Returns: (transfer full): a model that loads the cases last worked on
 */
SojournSearchModel *
sojourn_search_model_new (SojournOffice *office)
{
    SojournSearchModel *self = g_object_new (SOJOURN_TYPE_SEARCH_MODEL, NULL);

    g_return_val_if_fail (SOJOURN_IS_OFFICE (office), NULL);

    self->office = g_object_ref (office);
    sojourn_search_model_reload (self);
    return self;
}

/**
 * sojourn_search_model_get_text:
 * @self: a model
 *
 * Returns: (transfer none): what is searched for, without the spaces around it
 */
const char *
sojourn_search_model_get_text (SojournSearchModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_SEARCH_MODEL (self), NULL);

    return self->text;
}

/**
 * sojourn_search_model_set_text:
 * @self: a model
 * @text: what to search for; empty for the cases last worked on
 *
 * Searches for another text, and gives up the search for the one before.
 */
void
sojourn_search_model_set_text (SojournSearchModel *self, const char *text)
{
    g_autofree char *stripped = NULL;

    g_return_if_fail (SOJOURN_IS_SEARCH_MODEL (self));

    stripped = g_strstrip (g_strdup (text));
    if (!g_set_str (&self->text, stripped))
        return;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
    sojourn_search_model_reload (self);
}

/**
 * sojourn_search_model_reload:
 * @self: a model
 *
 * Searches again.
 */
void
sojourn_search_model_reload (SojournSearchModel *self)
{
    Search *search;

    g_return_if_fail (SOJOURN_IS_SEARCH_MODEL (self));

    search = g_new0 (Search, 1);
    g_weak_ref_init (&search->model, self);
    search->text = g_strdup (self->text);
    self->loading = TRUE;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
    dex_clear (&self->load);
    /* A set, so that to clear it gives up what the fiber waits for. */
    self->load = dex_future_first (
        dex_scheduler_spawn (NULL, 0, search_in_fiber, search, (GDestroyNotify)search_free), NULL);
}

/**
 * sojourn_search_model_is_loading:
 * @self: a model
 *
 * Returns: whether what is in the model was found for an earlier text
 */
gboolean
sojourn_search_model_is_loading (SojournSearchModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_SEARCH_MODEL (self), FALSE);

    return self->loading;
}

/**
 * sojourn_search_model_get_error:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): why it could not be searched, in a sentence for the user
 */
const char *
sojourn_search_model_get_error (SojournSearchModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_SEARCH_MODEL (self), NULL);

    return self->error;
}
