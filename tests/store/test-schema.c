/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-database.h"
#include "sojourn-field.h"
#include "sojourn-migration.h"

#include <glib/gstdio.h>

/* The database and the tables of fields say the same: every column is there and no other, takes
 * each value that a field takes, and refuses each that it does not. */

static char *folder;
static SojournConnection *connection;

static const char *
get_suffix (const SojournField *field)
{
    return field->type == SOJOURN_FIELD_REFERENCE ? "_id" : "";
}

/* A text of that many characters, as SQL. */
static char *
write_text (gint64 n_chars)
{
    return g_strdup_printf ("substr (replace (hex (zeroblob (%" G_GINT64_FORMAT
                            ")), '0', 'é'), 1, %" G_GINT64_FORMAT ")",
                            n_chars, n_chars);
}

static void
add_number (GPtrArray *values, gint64 number)
{
    g_ptr_array_add (values, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

static void
add_all (GPtrArray *values, const char *const *literals)
{
    for (guint i = 0; literals[i] != NULL; i++)
        g_ptr_array_add (values, g_strdup (literals[i]));
}

static void
add_integers (const SojournField *field, GPtrArray *good, GPtrArray *bad)
{
    add_number (good, field->min);
    add_number (good, field->max);
    add_number (bad, field->min - 1);
    if (field->max < G_MAXINT64)
        add_number (bad, field->max + 1);
    add_all (bad, (const char *[]){ "'many'", "1.5", NULL });
}

static void
add_choices (const SojournField *field, GPtrArray *good, GPtrArray *bad)
{
    for (guint i = 0; i < field->choices->n_choices; i++) {
        const char *nick = field->choices->choices[i].nick;

        g_ptr_array_add (good, g_strdup_printf ("'%s'", nick));
        g_ptr_array_add (bad, g_strdup_printf ("'%s '", nick));
    }
    add_all (bad, (const char *[]){ "''", "'no such value'", "0", NULL });
}

static void
add_texts (const SojournField *field, GPtrArray *good, GPtrArray *bad)
{
    g_ptr_array_add (good, write_text (1));
    g_ptr_array_add (good, write_text (field->max));
    g_ptr_array_add (bad, write_text (field->max + 1));
    add_all (bad, (const char *[]){ "''", "x'00'", NULL });
}

/* What a field takes and what it does not, as SQL; the first of @good is a plain one. */
static void
list_values (const SojournField *field, GPtrArray *good, GPtrArray *bad)
{
    switch (field->type) {
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_PARAGRAPH:
        add_texts (field, good, bad);
        break;
    case SOJOURN_FIELD_INTEGER:
        add_integers (field, good, bad);
        break;
    case SOJOURN_FIELD_BOOLEAN:
        add_all (good, (const char *[]){ "0", "1", NULL });
        add_all (bad, (const char *[]){ "2", "-1", "'true'", NULL });
        break;
    case SOJOURN_FIELD_CHOICE:
        add_choices (field, good, bad);
        break;
    case SOJOURN_FIELD_CODES:
    case SOJOURN_FIELD_ZONE:
        add_all (good, (const char *[]){ "'eng'", NULL });
        add_all (bad, (const char *[]){ "''", NULL });
        break;
    case SOJOURN_FIELD_DATE:
        add_all (good, (const char *[]){ "'2026-02-28'", "'1900-01-01'", "'2200-12-31'", NULL });
        add_all (bad, (const char *[]){ "'2026-02-30'", "'2026-2-3'", "'now'", "'today'", "''",
                                        "'2026-02-28T00:00:00Z'", "20000", NULL });
        break;
    case SOJOURN_FIELD_TIME:
        add_all (good,
                 (const char *[]){ "'2026-02-28T23:59:59Z'", "'1900-01-01T00:00:00Z'", NULL });
        add_all (bad, (const char *[]){ "'2026-02-28'", "'2026-02-28 23:59:59'", "'now'", "''",
                                        "'2026-02-28T25:00:00Z'", "'2026-02-28T23:59:59+01:00'",
                                        "1774008000", NULL });
        break;
    case SOJOURN_FIELD_COUNTRY:
        add_all (good, (const char *[]){ "'SE'", NULL });
        add_all (bad, (const char *[]){ "'se'", "'SWE'", "'S'", "''", NULL });
        break;
    case SOJOURN_FIELD_CURRENCY:
        add_all (good, (const char *[]){ "'CNY'", NULL });
        add_all (bad, (const char *[]){ "'cny'", "'CN'", "'CNYX'", "''", NULL });
        break;
    case SOJOURN_FIELD_MONEY:
        add_all (good, (const char *[]){ "0", "-5", "9223372036854775807", NULL });
        add_all (bad, (const char *[]){ "'much'", "0.5", NULL });
        break;
    case SOJOURN_FIELD_REFERENCE:
        add_all (good, (const char *[]){ "1", NULL });
        add_all (bad, (const char *[]){ "'clinic'", NULL });
        break;
    }
}

static char *
get_plain (const SojournField *field)
{
    g_autoptr (GPtrArray) good = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) bad = g_ptr_array_new_with_free_func (g_free);

    list_values (field, good, bad);
    return g_strdup (good->pdata[0]);
}

/* A row with what is required, and @value in @field. */
static char *
write_insert (const SojournKindInfo *info, guint field, const char *value)
{
    g_autoptr (GString) columns = g_string_new ("uuid, revision, inserted_at, updated_at");
    g_autoptr (GString) values = g_string_new ("'00000000-0000-7000-8000-000000000000', 1, "
                                               "'2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'");

    for (guint i = 0; i < info->n_fields; i++) {
        g_autofree char *plain = get_plain (&info->fields[i]);

        if (i != field && !(info->fields[i].flags & SOJOURN_FIELD_REQUIRED))
            continue;
        g_string_append_printf (columns, ", \"%s%s\"", info->fields[i].name,
                                get_suffix (&info->fields[i]));
        g_string_append_printf (values, ", %s", i == field ? value : plain);
    }
    return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", info->plural, columns->str,
                            values->str);
}

static gboolean
takes (const SojournKindInfo *info, guint field, const char *value)
{
    g_autofree char *sql = write_insert (info, field, value);
    g_autoptr (GError) error = NULL;
    gboolean taken;

    g_assert_true (sojourn_connection_execute (connection, "SAVEPOINT value", &error));
    taken = sojourn_connection_execute (connection, sql, &error);
    g_clear_error (&error);
    g_assert_true (
        sojourn_connection_execute (connection, "ROLLBACK TO value; RELEASE value", &error));
    return taken;
}

static void
check_field (const SojournKindInfo *info, guint field)
{
    g_autoptr (GPtrArray) good = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) bad = g_ptr_array_new_with_free_func (g_free);
    const char *name = info->fields[field].name;

    list_values (&info->fields[field], good, bad);
    for (guint i = 0; i < good->len; i++) {
        if (!takes (info, field, good->pdata[i]))
            g_error ("%s.%s refuses %s", info->plural, name, (char *)good->pdata[i]);
    }
    for (guint i = 0; i < bad->len; i++) {
        if (takes (info, field, bad->pdata[i]))
            g_error ("%s.%s takes %s", info->plural, name, (char *)bad->pdata[i]);
    }
    if (takes (info, field, "NULL") == !!(info->fields[field].flags & SOJOURN_FIELD_REQUIRED))
        g_error ("%s.%s differs in whether it is required", info->plural, name);
}

static void
test_values (void)
{
    g_autoptr (GError) error = NULL;

    g_assert_true (sojourn_connection_execute (connection, "PRAGMA foreign_keys = OFF", &error));
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const SojournKindInfo *info = sojourn_kind_get_info (kind);

        for (guint i = 0; i < info->n_fields; i++)
            check_field (info, i);
    }
    g_assert_true (sojourn_connection_execute (connection, "PRAGMA foreign_keys = ON", &error));
}

static char *ask (const char *format, ...) G_GNUC_PRINTF (1, 2);

static char *
ask (const char *format, ...)
{
    g_autofree char *sql = NULL;
    g_autoptr (GError) error = NULL;
    char *answer;
    va_list arguments;

    va_start (arguments, format);
    sql = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    answer = sojourn_connection_read_text (connection, sql, &error);
    g_assert_no_error (error);
    return answer;
}

static void
test_columns (void)
{
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const SojournKindInfo *info = sojourn_kind_get_info (kind);
        g_autoptr (GString) expected = g_string_new ("id uuid revision inserted_at updated_at");
        g_autofree char *found =
            ask ("SELECT group_concat(name, ' ') FROM pragma_table_info('%s')", info->plural);
        g_autofree char *strict = ask ("SELECT strict FROM pragma_table_list('%s')", info->plural);

        for (guint i = 0; i < info->n_fields; i++)
            g_string_append_printf (expected, " %s%s", info->fields[i].name,
                                    get_suffix (&info->fields[i]));
        g_assert_cmpstr (found, ==, expected->str);
        g_assert_cmpstr (strict, ==, "1");
    }
}

static void
check_reference (const SojournKindInfo *info, const SojournField *field)
{
    g_autofree char *key = ask ("SELECT \"table\" || ' ' || on_delete FROM "
                                "pragma_foreign_key_list('%s') WHERE \"from\" = '%s_id'",
                                info->plural, field->name);
    g_autofree char *expected = g_strdup_printf (
        "%s %s", sojourn_kind_get_info (field->target)->plural,
        info->flags & SOJOURN_KIND_CASE_PART && field == info->fields ? "CASCADE" : "RESTRICT");
    g_autofree char *indexes =
        ask ("SELECT count(*) FROM pragma_index_list('%s') l, pragma_index_info(l.name) i "
             "WHERE i.seqno = 0 AND i.name = '%s_id' AND l.partial = 0",
             info->plural, field->name);

    g_assert_cmpstr (key, ==, expected);
    g_assert_cmpstr (indexes, !=, "0");
}

static void
test_references (void)
{
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const SojournKindInfo *info = sojourn_kind_get_info (kind);

        for (guint i = 0; i < info->n_fields; i++) {
            if (info->fields[i].type == SOJOURN_FIELD_REFERENCE)
                check_reference (info, &info->fields[i]);
        }
    }
}

static void
test_safeguards (void)
{
    static const char *const pragmas[][2] = {
        { "PRAGMA journal_mode", "wal" },       { "PRAGMA synchronous", "2" },
        { "PRAGMA foreign_keys", "1" },         { "PRAGMA trusted_schema", "0" },
        { "PRAGMA secure_delete", "1" },        { "PRAGMA temp_store", "2" },
        { "PRAGMA cell_size_check", "1" },      { "PRAGMA recursive_triggers", "0" },
        { "PRAGMA locking_mode", "exclusive" }, { "PRAGMA application_id", "1397379662" },
    };
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++) {
        g_autofree char *value = ask ("%s", pragmas[i][0]);

        g_assert_cmpstr (value, ==, pragmas[i][1]);
    }

    /* A text in double quotes is a column, and the tables of the search cannot be written to. */
    g_assert_false (sojourn_connection_execute (connection, "SELECT \"no such column\"", &error));
    g_clear_error (&error);
    g_assert_false (sojourn_connection_execute (connection, "DELETE FROM search_data", &error));
    g_clear_error (&error);
    g_assert_false (sojourn_connection_execute (
        connection, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", &error));
}

int
main (int argc, char **argv)
{
    g_autofree char *path = NULL;
    g_autoptr (GError) error = NULL;
    int status;

    g_test_init (&argc, &argv, NULL);
    folder = g_dir_make_tmp ("sojourn-test-XXXXXX", NULL);
    path = g_build_filename (folder, "desk.db", NULL);
    connection = sojourn_database_open (path, sojourn_migrations_get (), &error);
    g_assert_no_error (error);
    g_test_add_func ("/schema/columns", test_columns);
    g_test_add_func ("/schema/values", test_values);
    g_test_add_func ("/schema/references", test_references);
    g_test_add_func ("/schema/safeguards", test_safeguards);
    status = g_test_run ();
    sojourn_connection_close (connection);
    g_unlink (path);
    g_rmdir (folder);
    g_free (folder);
    return status;
}
