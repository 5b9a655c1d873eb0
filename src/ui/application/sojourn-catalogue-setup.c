/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-setup.h"

#include "sojourn-catalogue-update.h"
#include "sojourn-data-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CATALOGUE "catalogue/catalogue.json"
#define INSTALLED_NOTE "catalogue.installed"

/* The catalogue that comes with the application is put on the desk once, and again when an update
 * of the application brings another edition. The text of the edition on the desk is kept beside it,
 * which tells what people changed or deleted from what a newer edition changes. */

static GPtrArray *
list_stored (SojournSnapshot *catalogue)
{
    GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);

    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const GPtrArray *of_kind = sojourn_snapshot_get_all (catalogue, kind);

        for (guint i = 0; i < of_kind->len; i++)
            g_ptr_array_add (records, sojourn_record_ref (of_kind->pdata[i]));
    }
    return records;
}

static DexFuture *
store_update (SojournOffice *office, const SojournCatalogueUpdate *update, const char *text)
{
    /* Translators: a line of the history */
    g_autoptr (SojournChangeSet) changes =
        sojourn_change_set_new ("catalogue", _ ("Catalogue updated"));

    for (guint i = 0; i < update->inserts->len; i++)
        sojourn_change_set_insert (changes, update->inserts->pdata[i]);
    for (guint i = 0; i < update->updates->len; i++)
        sojourn_change_set_update (changes, update->updates->pdata[i]);
    sojourn_change_set_set_note (changes, INSTALLED_NOTE, text);
    return sojourn_store_apply (sojourn_office_get_store (office), changes);
}

static SojournCatalogue *
parse (const char *text, GError **error)
{
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

    return sojourn_catalogue_parse (bytes, error);
}

static DexFuture *
install (SojournOffice *office, const char *text, const char *known)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournCatalogue) edition = parse (text, &error);
    g_autoptr (SojournCatalogue) installed = known != NULL ? parse (known, NULL) : NULL;
    g_autoptr (SojournSnapshot) catalogue = NULL;
    g_autoptr (GPtrArray) stored = NULL;
    g_autoptr (SojournCatalogueUpdate) update = NULL;

    if (edition == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    catalogue =
        dex_await_boxed (sojourn_store_load_catalogue (sojourn_office_get_store (office)), &error);
    if (catalogue == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    stored = list_stored (catalogue);
    update = sojourn_catalogue_update_new (edition, installed, stored);
    return store_update (office, update, text);
}

typedef struct {
    SojournOffice *office; /* (owned) */
    GFile *file;           /* (owned) */
} Setup;

static void
setup_free (Setup *setup)
{
    g_object_unref (setup->office);
    g_object_unref (setup->file);
    g_free (setup);
}

static DexFuture *
setup_fiber (gpointer user_data)
{
    Setup *setup = user_data;
    SojournStore *store = sojourn_office_get_store (setup->office);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = dex_await_boxed (dex_file_load_contents_bytes (setup->file), &error);
    g_autofree char *text = NULL;
    g_autofree char *known = NULL;

    if (bytes == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    known = dex_await_string (sojourn_store_read_note (store, INSTALLED_NOTE), &error);
    if (error != NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    if (g_strcmp0 (known, text) == 0)
        return dex_future_new_true ();
    return install (setup->office, text, known);
}

/**
 * sojourn_catalogue_setup_dup_path:
 *
 * Returns: (transfer full): the path of the edition that came with the application
 */
char *
sojourn_catalogue_setup_dup_path (void)
{
    return sojourn_data_dup_path (CATALOGUE);
}

/**
 * sojourn_catalogue_setup_run:
 * @office: the desk
 * @path: (type filename): an edition
 *
 * Brings the catalogue on the desk up to an edition, if it is not the one that it was last brought
 * up to. What people changed or deleted stays as they left it.
 *
 * Returns: (transfer full): a future that resolves when the desk has it, or rejects with a
 *   %SOJOURN_DATA_ERROR, a %SOJOURN_STORE_ERROR or the error of reading the file; then the desk is
 *   as it was
 */
DexFuture *
sojourn_catalogue_setup_run (SojournOffice *office, const char *path)
{
    Setup *setup;

    dex_return_error_if_fail (SOJOURN_IS_OFFICE (office));

    setup = g_new0 (Setup, 1);
    setup->office = g_object_ref (office);
    setup->file = g_file_new_for_path (path);
    return dex_scheduler_spawn (NULL, 0, setup_fiber, setup, (GDestroyNotify)setup_free);
}
