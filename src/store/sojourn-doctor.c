/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-doctor.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Counts what is not as it should be. */
typedef struct {
    const char *id;
    const char *sql;
    const char *good; /* untranslated */
    const char *bad;  /* untranslated */
} CountCheck;

static const CountCheck count_checks[] = {
    { "references", "SELECT count(*) FROM pragma_foreign_key_check",
      N_ ("Every reference leads to a record"),
      N_ ("Some records refer to records that are not there. Restore the newest backup.") },
    { "list",
      "SELECT (SELECT count(*) FROM cases c LEFT JOIN case_list l ON l.id = c.id AND l.uuid = "
      "c.uuid "
      "WHERE l.id IS NULL) + (SELECT count(*) FROM case_list WHERE id NOT IN (SELECT id FROM "
      "cases)) "
      "+ (SELECT count(*) FROM (SELECT stage, count(*) AS n FROM case_list GROUP BY stage) g "
      "LEFT JOIN stage_counts s ON s.stage = g.stage WHERE s.cases IS NOT g.n)",
      N_ ("The list shows every case"),
      N_ ("The list of cases does not agree with the cases. What is stored is safe; tell the "
          "developers.") },
};

static void
add (SojournCheckReport *report, const char *id, gboolean holds, const char *good, const char *bad)
{
    sojourn_check_report_add (report, id, holds, holds ? good : bad);
}

static gboolean
check_integrity (SojournSession *session, SojournCheckReport *report, GError **error)
{
    g_autofree char *verdict =
        sojourn_connection_read_text (session->connection, "PRAGMA integrity_check(1)", error);

    if (verdict == NULL)
        return FALSE;
    add (report, "integrity", g_str_equal (verdict, "ok"), _ ("The file is whole"),
         _ ("The file is damaged. Keep it, and restore the newest backup."));
    return TRUE;
}

static gboolean
check_counts (SojournSession *session, SojournCheckReport *report, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS (count_checks); i++) {
        const CountCheck *check = &count_checks[i];
        gint64 count;

        if (!sojourn_connection_read_integer (session->connection, check->sql, &count, error))
            return FALSE;
        add (report, check->id, count == 0, _ (check->good), _ (check->bad));
    }
    return TRUE;
}

static gboolean
check_history (SojournSession *session, SojournCheckReport *report, GError **error)
{
    g_autofree char *entry = NULL;
    g_autofree char *message = NULL;
    gint64 first_bad;

    if (!sojourn_history_verify (session->history, &first_bad, error))
        return FALSE;
    entry = g_strdup_printf ("%" G_GINT64_FORMAT, first_bad);
    message =
        /* Translators: %s is the number of an entry of the history */
        g_strdup_printf (_ ("The history is not as it was written, from entry %s on."), entry);
    add (report, "history", first_bad == 0, _ ("The history is as it was written"), message);
    return TRUE;
}

/* The index compares itself with the texts it was made of. */
static gboolean
check_search (SojournSession *session, SojournCheckReport *report, GError **error)
{
    g_autoptr (GError) failure = NULL;
    gint64 missing;
    gboolean agrees = TRUE;

    if (!sojourn_connection_read_integer (
            session->connection,
            "SELECT count(*) FROM search_texts WHERE id NOT IN (SELECT rowid FROM search)",
            &missing, error))
        return FALSE;
    if (!sojourn_connection_is_read_only (session->connection) && session->copy == NULL)
        agrees = sojourn_connection_execute (
            session->connection, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
            &failure);
    if (failure != NULL &&
        !g_error_matches (failure, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CORRUPT)) {
        g_propagate_error (error, g_steal_pointer (&failure));
        return FALSE;
    }
    add (report, "search", agrees && missing == 0, _ ("The search finds what is stored"),
         _ ("The search does not agree with what is stored. What is stored is safe; tell the "
            "developers."));
    return TRUE;
}

static void
check_permissions (SojournSession *session, SojournCheckReport *report)
{
    const char *path = sojourn_connection_get_path (session->connection);
    g_autofree char *folder = g_path_get_dirname (path);
    GStatBuf file, place;
    gboolean holds = g_stat (path, &file) == 0 && (file.st_mode & 0077) == 0 &&
                     file.st_uid == geteuid () && g_stat (folder, &place) == 0 &&
                     ((place.st_mode & 0022) == 0 || (place.st_mode & S_ISVTX) != 0);

    add (report, "permissions", holds, _ ("Nobody else can read the file"),
         _ ("Others can read the file or change its folder. Take away their permissions."));
}

/**
 * sojourn_doctor_check:
 * @session: a session
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Looks at everything that could be wrong with a database; that takes time.
 *
 * Returns: (transfer full): the report
 */
SojournCheckReport *
sojourn_doctor_check (SojournSession *session, GError **error)
{
    g_autoptr (SojournCheckReport) report = sojourn_check_report_new ();

    if (!check_integrity (session, report, error) || !check_counts (session, report, error) ||
        !check_history (session, report, error) || !check_search (session, report, error))
        return NULL;
    check_permissions (session, report);
    return g_steal_pointer (&report);
}
