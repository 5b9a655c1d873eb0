/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-list-model.h"

#include "sojourn-case-cache.h"
#include "sojourn-id-vector.h"

/* How many rows are read at a time, and how many pages of them are kept that nobody shows. */
#define PAGE_SIZE 64
#define KEPT_ROWS (32 * PAGE_SIZE)

/* The first answer fills a screen; the others come in runs that a frame has room for. */
#define FIRST_SLICE 256
#define SLICE 8192

/**
 * SojournCaseListModel:
 *
 * The cases of a query as a list of [class@CaseItem], for any number of them. It holds the ids of
 * all, the rows of those that are shown or were lately, and nothing else. A new query replaces the
 * list with its first answer; a change of the desk is merged, so that rows that stay are not
 * touched. Of the main thread.
 */
struct _SojournCaseListModel {
    GObject parent_instance;

    SojournOffice *office;   /* (not nullable) (owned) */
    SojournCaseQuery *query; /* (nullable) (owned): what is listed */
    GArray *ids;             /* (element-type gint64) (owned): in the order of the list */
    SojournCaseCache *cache; /* (not nullable) (owned): the items */
    GHashTable *wanted;      /* (element-type gint64 Wanted) (owned): the rows to read */
    guint generation;        /* of the load; what an older one is told is dropped */
    DexFuture *load;         /* (nullable) (owned): of ids */
    DexFuture *read;         /* (nullable) (owned): of rows */
    guint refresh_source;    /* a change of the desk waits to be merged */
    gboolean loading;        /* ids are on their way */
    gboolean reading;        /* rows are on their way */
    gboolean complete;       /* the list is whole, if perhaps not of the latest state */
    char *error;             /* (nullable) (owned): why the list could not be loaded */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SojournCaseListModel,
                               sojourn_case_list_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

typedef enum {
    PROP_LOADING = 1,
    PROP_ERROR,
    PROP_N_ITEMS,
} SojournCaseListModelProps;

static GParamSpec *props[PROP_N_ITEMS + 1];

/* How far a row that is to be read has come. */
typedef enum {
    WANTED_WAITS = 1,
    WANTED_ON_THE_WAY,
} Wanted;

/* A fiber of a list that may be gone, or asked something else, before it ends. */
typedef struct {
    GWeakRef list;
    guint generation;
    gboolean merge; /* the list is merged at the end instead of replaced at the beginning */
} Load;

static void
load_free (Load *load)
{
    g_weak_ref_clear (&load->list);
    g_free (load);
}

static SojournCaseListModel *
ref_list (Load *load)
{
    g_autoptr (SojournCaseListModel) self = g_weak_ref_get (&load->list);

    return self != NULL && self->generation == load->generation ? g_steal_pointer (&self) : NULL;
}

static DexFuture *
spawn (SojournCaseListModel *self, DexFiberFunc func, gboolean merge)
{
    Load *load = g_new0 (Load, 1);

    g_weak_ref_init (&load->list, self);
    load->generation = self->generation;
    load->merge = merge;
    return dex_scheduler_spawn (NULL, 0, func, load, (GDestroyNotify)load_free);
}

static void
emit_items_changed (SojournCaseListModel *self, guint position, guint removed, guint added)
{
    if (removed == 0 && added == 0)
        return;
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
    if (removed != added)
        g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

/* Takes out and puts in as two emissions: told as one, GTK asks for every row in between. */
static void
apply_edit (SojournCaseListModel *self, const SojournIdEdit *edit, const gint64 *ids)
{
    if (edit->removed > 0) {
        g_array_remove_range (self->ids, edit->remove_at, edit->removed);
        emit_items_changed (self, edit->remove_at, edit->removed, 0);
    }
    if (edit->added > 0) {
        g_array_insert_vals (self->ids, edit->add_at, ids + edit->add_at, edit->added);
        emit_items_changed (self, edit->add_at, 0, edit->added);
    }
}

static void
replace_ids (SojournCaseListModel *self, const gint64 *ids, guint n_ids)
{
    SojournIdEdit edit =
        sojourn_id_vector_diff ((gint64 *)(gpointer)self->ids->data, self->ids->len, ids, n_ids);

    apply_edit (self, &edit, ids);
}

static void
append_ids (SojournCaseListModel *self, const gint64 *ids, guint n_ids)
{
    guint position = self->ids->len;

    g_array_append_vals (self->ids, ids, n_ids);
    emit_items_changed (self, position, 0, n_ids);
}

static void
set_error (SojournCaseListModel *self, const char *message)
{
    if (g_set_str (&self->error, message))
        g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

static void
finish_load (SojournCaseListModel *self, const char *message)
{
    self->loading = FALSE;
    self->complete = self->complete || message == NULL;
    set_error (self, message);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
fail_load (Load *load, const GError *error)
{
    g_autoptr (SojournCaseListModel) self = ref_list (load);

    if (self != NULL)
        finish_load (self, error->message);
}

static SojournCaseSlice *
await_slice (Load *load, SojournCaseSlice *after, guint limit, GError **error)
{
    g_autoptr (SojournCaseListModel) self = ref_list (load);
    DexFuture *future;

    if (self == NULL) {
        g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CANCELLED, "");
        return NULL;
    }
    future = sojourn_store_query_cases (sojourn_office_get_store (self->office), self->query, after,
                                        limit);
    g_clear_object (&self);
    return dex_await_boxed (future, error);
}

/* Shows the first slice at once, and the others as they come. */
static void
take_slice (Load *load, SojournCaseSlice *slice, gboolean first, GArray *all)
{
    g_autoptr (SojournCaseListModel) self = ref_list (load);
    guint n_ids;
    const gint64 *ids = sojourn_case_slice_get_ids (slice, &n_ids);

    if (load->merge)
        g_array_append_vals (all, ids, n_ids);
    else if (self != NULL && first)
        replace_ids (self, ids, n_ids);
    else if (self != NULL)
        append_ids (self, ids, n_ids);
}

static DexFuture *
load_in_fiber (gpointer user_data)
{
    Load *load = user_data;
    g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (SojournCaseSlice) slice = NULL;
    g_autoptr (SojournCaseListModel) self = NULL;
    g_autoptr (GError) error = NULL;
    gboolean first = TRUE;

    do {
        SojournCaseSlice *next = await_slice (load, slice, first ? FIRST_SLICE : SLICE, &error);

        g_clear_pointer (&slice, sojourn_case_slice_unref);
        if (next == NULL) {
            fail_load (load, error);
            return dex_future_new_true ();
        }
        slice = next;
        take_slice (load, slice, first, all);
        first = FALSE;
    } while (!sojourn_case_slice_is_last (slice));

    self = ref_list (load);
    if (self == NULL)
        return dex_future_new_true ();
    if (load->merge)
        replace_ids (self, (gint64 *)(gpointer)all->data, all->len);
    finish_load (self, NULL);
    return dex_future_new_true ();
}

static void
start_load (SojournCaseListModel *self, gboolean merge)
{
    g_clear_handle_id (&self->refresh_source, g_source_remove);
    self->generation++;
    dex_clear (&self->load);
    if (self->query == NULL)
        return;
    self->complete = merge;
    self->loading = TRUE;
    self->load = spawn (self, load_in_fiber, merge);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static GArray *
send_wanted (SojournCaseListModel *self)
{
    GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    GHashTableIter iter;
    gpointer id, state;

    g_hash_table_iter_init (&iter, self->wanted);
    while (g_hash_table_iter_next (&iter, &id, &state)) {
        if (GPOINTER_TO_INT (state) != WANTED_WAITS)
            continue;
        g_array_append_vals (ids, id, 1);
        g_hash_table_iter_replace (&iter, GINT_TO_POINTER (WANTED_ON_THE_WAY));
    }
    return ids;
}

static gboolean
is_on_the_way (gpointer id, gpointer state, gpointer user_data)
{
    return GPOINTER_TO_INT (state) == WANTED_ON_THE_WAY;
}

static void
take_rows (SojournCaseListModel *self, GPtrArray *rows)
{
    SojournDate today = sojourn_office_get_today (self->office);

    for (guint i = 0; i < rows->len; i++) {
        SojournCaseRow *row = rows->pdata[i];
        g_autoptr (SojournCaseItem) item = sojourn_case_cache_ref_item (self->cache, row->id);

        sojourn_case_item_set_row (item, row, today);
    }
}

static DexFuture *
start_read (GWeakRef *list)
{
    g_autoptr (SojournCaseListModel) self = g_weak_ref_get (list);
    g_autoptr (GArray) ids = NULL;

    if (self == NULL)
        return NULL;
    ids = send_wanted (self);
    if (ids->len == 0)
        return NULL;
    return sojourn_store_load_case_rows (sojourn_office_get_store (self->office),
                                         (gint64 *)(gpointer)ids->data, ids->len);
}

static DexFuture *
read_in_fiber (gpointer user_data)
{
    Load *load = user_data;
    g_autoptr (SojournCaseListModel) self = NULL;
    DexFuture *future;

    while ((future = start_read (&load->list)) != NULL) {
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) rows = dex_await_boxed (future, &error);

        self = g_weak_ref_get (&load->list);
        if (self != NULL)
            g_hash_table_foreach_remove (self->wanted, is_on_the_way, NULL);
        if (self != NULL && rows != NULL)
            take_rows (self, rows);
        else if (self != NULL)
            set_error (self, error->message);
        g_clear_object (&self);
    }
    self = g_weak_ref_get (&load->list);
    if (self != NULL)
        self->reading = FALSE;
    return dex_future_new_true ();
}

static void
want (SojournCaseListModel *self, gint64 id)
{
    g_hash_table_insert (self->wanted, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (WANTED_WAITS));
    if (self->reading)
        return;
    self->reading = TRUE;
    dex_clear (&self->read);
    self->read = spawn (self, read_in_fiber, FALSE);
}

/* The rows around come along: whoever looks at one goes on to the next. */
static void
want_page (SojournCaseListModel *self, guint position)
{
    guint first = position - position % PAGE_SIZE;

    for (guint i = first; i < MIN (first + PAGE_SIZE, self->ids->len); i++) {
        gint64 id = g_array_index (self->ids, gint64, i);
        SojournCaseItem *item = sojourn_case_cache_peek (self->cache, id);

        if ((item == NULL || sojourn_case_item_get_row (item) == NULL) &&
            !g_hash_table_contains (self->wanted, &id))
            want (self, id);
    }
}

typedef struct {
    SojournCaseListModel *list;
    SojournReceipt *receipt;
} Renewal;

static void
renew (SojournCaseItem *item, gpointer user_data)
{
    Renewal *renewal = user_data;
    const char *uuid = sojourn_case_item_get_uuid (item);

    if (uuid == NULL)
        return;
    if (sojourn_receipt_is_sweeping (renewal->receipt) ||
        sojourn_receipt_touches_case (renewal->receipt, uuid))
        want (renewal->list, sojourn_case_item_get_id (item));
}

static gboolean
on_refresh_due_cb (gpointer user_data)
{
    SojournCaseListModel *self = user_data;

    self->refresh_source = 0;
    start_load (self, self->complete);
    return G_SOURCE_REMOVE;
}

static void
on_store_changed_cb (SojournCaseListModel *self, SojournReceipt *receipt)
{
    Renewal renewal = { self, receipt };

    if (!sojourn_receipt_is_sweeping (receipt) && sojourn_receipt_get_cases (receipt)->len == 0)
        return;
    sojourn_case_cache_foreach (self->cache, renew, &renewal);
    if (self->refresh_source == 0)
        self->refresh_source = g_idle_add (on_refresh_due_cb, self);
}

static GType
get_item_type (GListModel *model)
{
    return SOJOURN_TYPE_CASE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
    return SOJOURN_CASE_LIST_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
    SojournCaseListModel *self = SOJOURN_CASE_LIST_MODEL (model);
    SojournCaseItem *item;

    if (position >= self->ids->len)
        return NULL;
    item = sojourn_case_cache_ref_item (self->cache, g_array_index (self->ids, gint64, position));
    if (sojourn_case_item_get_row (item) == NULL)
        want_page (self, position);
    return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
    iface->get_item_type = get_item_type;
    iface->get_n_items = get_n_items;
    iface->get_item = get_item;
}

static void
sojourn_case_list_model_dispose (GObject *object)
{
    SojournCaseListModel *self = SOJOURN_CASE_LIST_MODEL (object);

    g_clear_handle_id (&self->refresh_source, g_source_remove);
    dex_clear (&self->load);
    dex_clear (&self->read);
    G_OBJECT_CLASS (sojourn_case_list_model_parent_class)->dispose (object);
}

static void
sojourn_case_list_model_finalize (GObject *object)
{
    SojournCaseListModel *self = SOJOURN_CASE_LIST_MODEL (object);

    g_clear_object (&self->office);
    g_clear_pointer (&self->query, sojourn_case_query_unref);
    g_clear_pointer (&self->cache, sojourn_case_cache_free);
    g_array_unref (self->ids);
    g_hash_table_unref (self->wanted);
    g_free (self->error);
    G_OBJECT_CLASS (sojourn_case_list_model_parent_class)->finalize (object);
}

static void
sojourn_case_list_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournCaseListModel *self = SOJOURN_CASE_LIST_MODEL (object);

    switch ((SojournCaseListModelProps)id) {
    case PROP_LOADING:
        g_value_set_boolean (value, self->loading);
        break;
    case PROP_ERROR:
        g_value_set_string (value, self->error);
        break;
    case PROP_N_ITEMS:
        g_value_set_uint (value, self->ids->len);
        break;
    }
}

static void
sojourn_case_list_model_class_init (SojournCaseListModelClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_case_list_model_dispose;
    object_class->finalize = sojourn_case_list_model_finalize;
    object_class->get_property = sojourn_case_list_model_get_property;

    props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
    props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
    props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_case_list_model_init (SojournCaseListModel *self)
{
    self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    self->cache = sojourn_case_cache_new (KEPT_ROWS);
    self->wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * sojourn_case_list_model_new:
 * @office: the office
 *
 * Returns: (transfer full): an empty list; [method@CaseListModel.set_query] fills it
 */
SojournCaseListModel *
sojourn_case_list_model_new (SojournOffice *office)
{
    SojournCaseListModel *self = g_object_new (SOJOURN_TYPE_CASE_LIST_MODEL, NULL);

    self->office = g_object_ref (office);
    g_signal_connect_object (sojourn_office_get_store (office), "changed",
                             G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
    return self;
}

/**
 * sojourn_case_list_model_set_query:
 * @self: a list
 * @query: what to list, and in which order
 *
 * Lists something else. What is there stays until the first answer comes; a query that is still
 * being answered is given up.
 */
void
sojourn_case_list_model_set_query (SojournCaseListModel *self, SojournCaseQuery *query)
{
    g_return_if_fail (SOJOURN_IS_CASE_LIST_MODEL (self));
    g_return_if_fail (query != NULL);

    if (self->query != NULL && sojourn_case_query_equal (self->query, query))
        return;
    g_clear_pointer (&self->query, sojourn_case_query_unref);
    self->query = sojourn_case_query_ref (query);
    start_load (self, FALSE);
}

/**
 * sojourn_case_list_model_get_query:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what is listed
 */
SojournCaseQuery *
sojourn_case_list_model_get_query (SojournCaseListModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_LIST_MODEL (self), NULL);

    return self->query;
}

/**
 * sojourn_case_list_model_reload:
 * @self: a list
 *
 * Asks the store again, after a failure.
 */
void
sojourn_case_list_model_reload (SojournCaseListModel *self)
{
    g_return_if_fail (SOJOURN_IS_CASE_LIST_MODEL (self));

    start_load (self, self->complete);
}

/**
 * sojourn_case_list_model_is_loading:
 * @self: a list
 *
 * Returns: whether more is to come or a change is being merged
 */
gboolean
sojourn_case_list_model_is_loading (SojournCaseListModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_LIST_MODEL (self), FALSE);

    return self->loading;
}

/**
 * sojourn_case_list_model_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the list could not be loaded, in a sentence for the user
 */
const char *
sojourn_case_list_model_get_error (SojournCaseListModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_LIST_MODEL (self), NULL);

    return self->error;
}

/**
 * sojourn_case_list_model_find:
 * @self: a list
 * @id: the row of a case in the database
 *
 * Returns: the position of the case, or %G_MAXUINT if it is not listed
 */
guint
sojourn_case_list_model_find (SojournCaseListModel *self, gint64 id)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_LIST_MODEL (self), G_MAXUINT);

    for (guint i = 0; i < self->ids->len; i++) {
        if (g_array_index (self->ids, gint64, i) == id)
            return i;
    }
    return G_MAXUINT;
}
