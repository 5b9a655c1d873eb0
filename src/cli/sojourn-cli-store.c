/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-cli-store.h"

#include "sojourn-id.h"
#include "sojourn-store-path.h"

#include <glib/gi18n.h>

/* How many cases are read at once. */
#define PAGE 64

static char *
dup_path (const SojournCli *cli)
{
    return cli->database != NULL ? g_canonicalize_filename (cli->database, NULL)
                                 : sojourn_store_dup_default_path ();
}

static gboolean
refuse_missing (const char *path, GError **error)
{
    g_autofree char *name = g_filename_display_name (path);

    g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN,
                 /* Translators: the path of a file */
                 _ ("There is no database at %s; “sojournctl import” makes one"), name);
    return FALSE;
}

static gboolean
make_folder (const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname (path);
    g_autofree char *name = g_filename_display_name (folder);

    if (g_mkdir_with_parents (folder, 0700) == 0)
        return TRUE;
    g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN,
                 /* Translators: the path of a folder */
                 _ ("The folder %s cannot be made; nothing was changed"), name);
    return FALSE;
}

static gboolean
prepare (const char *path, SojournCliAccess access, GError **error)
{
    if (access == SOJOURN_CLI_CREATE)
        return make_folder (path, error);
    return g_file_test (path, G_FILE_TEST_EXISTS) || refuse_missing (path, error);
}

/**
 * sojourn_cli_open_store:
 * @cli: the command line
 * @access: what the command does with the database
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Opens the database that the command line names, or else that of the application. In a fiber.
 *
 * Returns: (transfer full) (nullable): the store
 */
SojournStore *
sojourn_cli_open_store (const SojournCli *cli, SojournCliAccess access, GError **error)
{
    g_autofree char *path = dup_path (cli);
    g_autoptr (GError) fault = NULL;
    SojournStore *store;

    if (!prepare (path, access, error))
        return NULL;

    store = dex_await_object (sojourn_store_open (path, cli->clock), &fault);
    if (store != NULL)
        return store;
    if (access == SOJOURN_CLI_READ &&
        g_error_matches (fault, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_READ_ONLY))
        return dex_await_object (sojourn_store_open_read_only (path, cli->clock), error);
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
}

/**
 * sojourn_cli_close_store:
 * @store: (transfer full): a store
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Closes the database. In a fiber.
 *
 * Returns: whether that went well
 */
gboolean
sojourn_cli_close_store (SojournStore *store, GError **error)
{
    gboolean closed = dex_await (sojourn_store_close (store), error);

    g_object_unref (store);
    return closed;
}

/**
 * sojourn_cli_find_case:
 * @store: a store
 * @name: the UUID or the reference of a case
 * @error: return location for %SOJOURN_STORE_ERROR_NOT_FOUND or another of the store
 *
 * Finds the case that was named on the command line. In a fiber.
 *
 * Returns: (transfer full) (nullable): its UUID
 */
char *
sojourn_cli_find_case (SojournStore *store, const char *name, GError **error)
{
    g_autoptr (GPtrArray) found = NULL;

    if (!g_utf8_validate (name, -1, NULL)) {
        g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND,
                             _ ("The name of the case is not UTF-8"));
        return NULL;
    }
    if (sojourn_id_is_valid (name))
        return g_strdup (name);
    found = dex_await_boxed (
        sojourn_store_load_where (store, SOJOURN_KIND_CASE, SOJOURN_CASE_REF, name), error);
    if (found == NULL)
        return NULL;
    if (found->len > 0)
        return g_strdup (sojourn_record_get_uuid (found->pdata[0]));
    g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND,
                 /* Translators: the reference of a case that was typed */
                 _ ("There is no case “%s” on the desk"), name);
    return NULL;
}

/**
 * sojourn_cli_load_case_page:
 * @store: a store
 * @query: which cases, and in which order
 * @slice: (inout) (transfer full): where the latest page ended; at first %NULL
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Reads a list of cases page by page: call it until the page is empty. In a fiber.
 *
 * Returns: (transfer container) (element-type SojournCaseRow) (nullable): the next page, empty at
 *   the end
 */
GPtrArray *
sojourn_cli_load_case_page (SojournStore *store,
                            SojournCaseQuery *query,
                            SojournCaseSlice **slice,
                            GError **error)
{
    SojournCaseSlice *next;
    const gint64 *ids;
    guint n_ids;

    if (*slice != NULL && sojourn_case_slice_is_last (*slice))
        return g_ptr_array_new ();

    next = dex_await_boxed (sojourn_store_query_cases (store, query, *slice, PAGE), error);
    if (next == NULL)
        return NULL;
    g_clear_pointer (slice, sojourn_case_slice_unref);
    *slice = next;
    ids = sojourn_case_slice_get_ids (next, &n_ids);
    if (n_ids == 0)
        return g_ptr_array_new ();
    return dex_await_boxed (sojourn_store_load_case_rows (store, ids, n_ids), error);
}
