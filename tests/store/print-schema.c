/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-field.h"

#include <string.h>

/* Prints what follows from the tables of fields, for the files that repeat it (see
 * test_schema_docs.py):
 *
 *   print-schema sql        the tables of the first migration
 *   print-schema markdown   the tables of docs/schema.md
 */

static const char *
get_storage (const SojournField *field)
{
    switch (field->type) {
    case SOJOURN_FIELD_INTEGER:
    case SOJOURN_FIELD_BOOLEAN:
    case SOJOURN_FIELD_MONEY:
    case SOJOURN_FIELD_REFERENCE:
        return "INTEGER";
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_PARAGRAPH:
    case SOJOURN_FIELD_CHOICE:
    case SOJOURN_FIELD_CODES:
    case SOJOURN_FIELD_DATE:
    case SOJOURN_FIELD_TIME:
    case SOJOURN_FIELD_ZONE:
    case SOJOURN_FIELD_COUNTRY:
    case SOJOURN_FIELD_CURRENCY:
        return "TEXT";
    }
    g_assert_not_reached ();
}

static char *
name_column (const SojournField *field)
{
    return g_strconcat (field->name, field->type == SOJOURN_FIELD_REFERENCE ? "_id" : NULL, NULL);
}

/* As SQL writes it: “values” is a word of the language. */
static char *
quote_column (const SojournField *field)
{
    g_autofree char *column = name_column (field);

    return g_str_equal (column, "values") ? g_strdup ("\"values\"") : g_steal_pointer (&column);
}

static char *
list_nicks (const SojournChoiceSet *set, const char *quote, const char *separator)
{
    g_autoptr (GString) list = g_string_new (NULL);

    for (guint i = 0; i < set->n_choices; i++)
        g_string_append_printf (list, "%s%s%s%s", i > 0 ? separator : "", quote,
                                set->choices[i].nick, quote);
    return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
write_integer_check (const SojournField *field, const char *column)
{
    if (field->max == G_MAXINT64)
        return g_strdup_printf ("CHECK (%s >= %" G_GINT64_FORMAT ")", column, field->min);
    return g_strdup_printf ("CHECK (%s BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT ")",
                            column, field->min, field->max);
}

/* Not IN: for a list SQLite makes a table anew for each row that is written. */
static char *
write_choice_check (const SojournField *field, const char *column)
{
    g_autoptr (GString) check = g_string_new ("CHECK (");

    for (guint i = 0; i < field->choices->n_choices; i++)
        g_string_append_printf (check, "%s%s = '%s'", i > 0 ? " OR " : "", column,
                                field->choices->choices[i].nick);
    g_string_append_c (check, ')');
    return g_string_free (g_steal_pointer (&check), FALSE);
}

static char *
write_reference (const SojournKindInfo *info, const SojournField *field)
{
    gboolean part = info->flags & SOJOURN_KIND_CASE_PART && field == &info->fields[0];

    return g_strdup_printf ("REFERENCES %s (id) ON DELETE %s",
                            sojourn_kind_get_info (field->target)->plural,
                            part ? "CASCADE" : "RESTRICT");
}

static char *
write_check (const SojournKindInfo *info, const SojournField *field, const char *column)
{
    switch (field->type) {
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_PARAGRAPH:
        return g_strdup_printf ("CHECK (length(%s) BETWEEN 1 AND %" G_GINT64_FORMAT ")", column,
                                field->max);
    case SOJOURN_FIELD_INTEGER:
        return write_integer_check (field, column);
    case SOJOURN_FIELD_BOOLEAN:
        return g_strdup_printf ("CHECK (%s IN (0, 1))", column);
    case SOJOURN_FIELD_CHOICE:
        return write_choice_check (field, column);
    case SOJOURN_FIELD_DATE:
        return g_strdup_printf ("CHECK (%s IS date (%s))", column, column);
    case SOJOURN_FIELD_TIME:
        return g_strdup_printf ("CHECK (%s IS strftime ('%%Y-%%m-%%dT%%H:%%M:%%SZ', %s))", column,
                                column);
    case SOJOURN_FIELD_CODES:
    case SOJOURN_FIELD_ZONE:
        return g_strdup_printf ("CHECK (%s <> '')", column);
    case SOJOURN_FIELD_COUNTRY:
        return g_strdup_printf ("CHECK (%s GLOB '[A-Z][A-Z]')", column);
    case SOJOURN_FIELD_CURRENCY:
        return g_strdup_printf ("CHECK (%s GLOB '[A-Z][A-Z][A-Z]')", column);
    case SOJOURN_FIELD_REFERENCE:
        return write_reference (info, field);
    case SOJOURN_FIELD_MONEY:
        return g_strdup ("");
    }
    g_assert_not_reached ();
}

static void
print_column (const SojournKindInfo *info, const SojournField *field)
{
    g_autofree char *column = quote_column (field);
    g_autofree char *check = write_check (info, field, column);

    g_print (",\n    %s %s%s%s%s", column, get_storage (field),
             field->flags & SOJOURN_FIELD_REQUIRED ? " NOT NULL" : "", *check != '\0' ? " " : "",
             check);
}

static void
print_table (const SojournKindInfo *info)
{
    g_print ("CREATE TABLE %s (\n"
             "    id INTEGER PRIMARY KEY,\n"
             "    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),\n"
             "    revision INTEGER NOT NULL CHECK (revision > 0),\n"
             "    inserted_at TEXT NOT NULL,\n"
             "    updated_at TEXT NOT NULL",
             info->plural);
    for (guint i = 0; i < info->n_fields; i++)
        print_column (info, &info->fields[i]);
    g_print ("\n) STRICT;\n");
    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].type == SOJOURN_FIELD_REFERENCE)
            g_print ("CREATE INDEX %s_%s ON %s (%s_id);\n", info->plural, info->fields[i].name,
                     info->plural, info->fields[i].name);
    }
    g_print ("\n");
}

static char *
describe_values (const SojournField *field)
{
    g_autofree char *nicks = NULL;

    switch (field->type) {
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_PARAGRAPH:
        return g_strdup_printf ("text, up to %" G_GINT64_FORMAT " characters", field->max);
    case SOJOURN_FIELD_INTEGER:
        return field->max == G_MAXINT64
                   ? g_strdup_printf ("whole number from %" G_GINT64_FORMAT, field->min)
                   : g_strdup_printf ("whole number, %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                                      field->min, field->max);
    case SOJOURN_FIELD_BOOLEAN:
        return g_strdup ("yes or no");
    case SOJOURN_FIELD_CHOICE:
        return g_strdup_printf ("[%s](#%s)", field->choices->name, field->choices->name);
    case SOJOURN_FIELD_CODES:
        return field->choices != NULL ? g_strdup_printf ("several of [%s](#%s)",
                                                         field->choices->name, field->choices->name)
                                      : g_strdup ("ISO 639-3 codes");
    case SOJOURN_FIELD_DATE:
        return g_strdup ("date");
    case SOJOURN_FIELD_TIME:
        return g_strdup ("instant, UTC");
    case SOJOURN_FIELD_ZONE:
        return g_strdup ("IANA time zone");
    case SOJOURN_FIELD_COUNTRY:
        return g_strdup ("ISO 3166-1 alpha-2");
    case SOJOURN_FIELD_CURRENCY:
        return g_strdup ("ISO 4217");
    case SOJOURN_FIELD_MONEY:
        return g_strdup ("minor units");
    case SOJOURN_FIELD_REFERENCE:
        return g_strdup_printf ("a [%s](#%s)", sojourn_kind_get_info (field->target)->name,
                                sojourn_kind_get_info (field->target)->plural);
    }
    g_assert_not_reached ();
}

static void
describe_field (const SojournField *field)
{
    static const struct {
        SojournFieldFlags flag;
        const char *word;
    } words[] = {
        { SOJOURN_FIELD_REQUIRED, "required" },       { SOJOURN_FIELD_OWNER, "owner" },
        { SOJOURN_FIELD_IDENTIFYING, "identifying" }, { SOJOURN_FIELD_SEARCHED, "searched" },
        { SOJOURN_FIELD_SUBJECT, "subject" },         { SOJOURN_FIELD_CLAIM, "claim" },
        { SOJOURN_FIELD_SYSTEM, "system" },
    };
    g_autofree char *column = name_column (field);
    g_autofree char *values = describe_values (field);
    g_autoptr (GString) flags = g_string_new (NULL);

    for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
        if (field->flags & words[i].flag)
            g_string_append_printf (flags, "%s%s", flags->len > 0 ? ", " : "", words[i].word);
    }
    g_print ("| `%s` | %s | %s | %s |\n", column, field->label, values, flags->str);
}

static void
describe_kind (const SojournKindInfo *info)
{
    static const struct {
        SojournKindFlags flag;
        const char *words;
    } words[] = {
        { SOJOURN_KIND_CASE_PART, "part of a case" },
        { SOJOURN_KIND_CATALOGUE, "catalogue" },
        { SOJOURN_KIND_IMMUTABLE, "written once" },
        { SOJOURN_KIND_UNAUDITED, "not in the history" },
        { SOJOURN_KIND_LOCAL, "not exported" },
    };
    g_autoptr (GString) flags = g_string_new (NULL);

    for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
        if (info->flags & words[i].flag)
            g_string_append_printf (flags, "; %s", words[i].words);
    }
    g_print ("### %s\n\n%s (`%s`)%s.\n\n", info->plural, info->label, info->name, flags->str);
    g_print ("| Column | Name | Values | |\n|---|---|---|---|\n");
    for (guint i = 0; i < info->n_fields; i++)
        describe_field (&info->fields[i]);
    g_print ("\n");
}

static void
describe_set (const SojournChoiceSet *set, GHashTable *seen)
{
    g_autofree char *nicks = NULL;

    if (set == NULL || !g_hash_table_add (seen, (gpointer)set))
        return;
    nicks = list_nicks (set, "`", ", ");
    g_print ("### %s\n\n%s\n\n", set->name, nicks);
}

static void
print_markdown (void)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

    g_print ("## Records\n\n");
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++)
        describe_kind (sojourn_kind_get_info (kind));
    g_print ("## Value sets\n\n");
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const SojournKindInfo *info = sojourn_kind_get_info (kind);

        for (guint i = 0; i < info->n_fields; i++)
            describe_set (info->fields[i].choices, seen);
    }
}

int
main (int argc, char **argv)
{
    if (argc == 2 && strcmp (argv[1], "markdown") == 0) {
        print_markdown ();
        return 0;
    }
    if (argc != 2 || strcmp (argv[1], "sql") != 0)
        return 2;
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++)
        print_table (sojourn_kind_get_info (kind));
    return 0;
}
