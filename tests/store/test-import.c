/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-import.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-error.h"
#include "test-case-builder.h"

/* What a change set would do, in words: “insert case”, “update person”, … */
static void
describe (SojournOperation operation, const SojournRecord *record, gpointer user_data)
{
    static const char *const verbs[] = { "insert", "update", "delete" };
    GString *words = user_data;

    if (words->len > 0)
        g_string_append (words, ", ");
    g_string_append_printf (words, "%s %s", verbs[operation],
                            sojourn_kind_get_info (sojourn_record_get_kind (record))->name);
    if (operation != SOJOURN_OPERATION_INSERT)
        g_assert_cmpint (sojourn_record_get_revision (record), ==, 7);
}

static void
expect_changes (const SojournImport *import, const char *wanted)
{
    const GPtrArray *sets = sojourn_import_get_change_sets (import);
    g_autoptr (GString) words = g_string_new (NULL);

    for (guint i = 0; i < sets->len; i++)
        sojourn_change_set_foreach (sets->pdata[i], describe, words);
    g_assert_cmpstr (words->str, ==, wanted);
}

/* The case as a desk has it: every record in a row, at revision 7. */
static SojournSnapshot *
store (TestCase *test)
{
    SojournSnapshot *stored = sojourn_snapshot_new ();

    for (guint i = 0; i < test->records->len; i++) {
        SojournRecord *record = sojourn_record_copy (test->records->pdata[i]);

        sojourn_record_set_stored (record, i + 1, 7);
        sojourn_snapshot_take (stored, record);
    }
    return sojourn_snapshot_seal (stored);
}

static void
know_all (SojournImport *import, const SojournSnapshot *stored)
{
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const GPtrArray *records = sojourn_snapshot_get_all (stored, kind);

        for (guint i = 0; i < records->len; i++) {
            if (kind == SOJOURN_KIND_PERSON ||
                sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CATALOGUE)
                sojourn_import_know (import, records->pdata[i]);
        }
    }
}

static void
add (SojournImport *import, TestCase *test, const SojournSnapshot *stored)
{
    g_autoptr (GError) error = NULL;

    sojourn_import_add_case (import, test_case_snapshot (test), stored, &error);
    g_assert_no_error (error);
}

static void
expect_refusal (SojournImport *import,
                TestCase *test,
                const SojournSnapshot *stored,
                const char *start)
{
    g_autoptr (GError) error = NULL;

    g_assert_false (sojourn_import_add_case (import, test_case_snapshot (test), stored, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_DUPLICATE);
    if (!g_str_has_prefix (error->message, start))
        g_error ("“%s” does not begin with “%s”", error->message, start);
}

static void
test_new_case (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_NEW);
    g_autoptr (TestCase) test = test_case_new ();
    const char *clinic = test_case_add (test, SOJOURN_KIND_CLINIC, NULL);

    test_case_add (test, SOJOURN_KIND_SEGMENT, "clinic", clinic, NULL);
    add (import, test, NULL);
    /* In the order of the kinds, so that none refers to one that is not there yet. */
    expect_changes (import, "insert clinic, insert person, insert case, insert segment");
    g_assert_cmpuint (sojourn_import_get_counts (import)->new_cases, ==, 1);
    g_assert_cmpuint (sojourn_import_get_counts (import)->inserted, ==, 4);
}

static void
test_catalogue_there (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_NEW);
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (SojournSnapshot) stored = NULL;
    const char *clinic = test_case_add (test, SOJOURN_KIND_CLINIC, "name", "A", NULL);

    stored = store (test);
    know_all (import, stored);
    /* What the desk says of a clinic is not overwritten by a case. */
    test_case_set (test, clinic, "name", "B", NULL);
    add (import, test, NULL);
    expect_changes (import, "insert case");
}

static void
test_catalogue_of_two_cases (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_NEW);
    g_autoptr (TestCase) one = test_case_new ();
    g_autoptr (TestCase) two = test_case_new ();

    test_case_add (one, SOJOURN_KIND_CLINIC, NULL);
    g_ptr_array_add (two->records, sojourn_record_copy (one->records->pdata[2]));
    add (import, one, NULL);
    add (import, two, NULL);
    expect_changes (import,
                    "insert clinic, insert person, insert case, insert person, insert case");
}

static void
test_key_of_another (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_NEW);
    g_autoptr (TestCase) desk = test_case_new ();
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (SojournSnapshot) stored = NULL;

    test_case_add (desk, SOJOURN_KIND_CLINIC, "key", "clinic.a", NULL);
    stored = store (desk);
    know_all (import, stored);
    test_case_add (test, SOJOURN_KIND_CLINIC, "key", "clinic.b", NULL);
    test_case_add (test, SOJOURN_KIND_CLINIC, "key", "clinic.a", NULL);
    expect_refusal (import, test, NULL, "$.clinics[1].key: ");
}

static void
test_case_there (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_NEW);
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (SojournSnapshot) stored = store (test);

    know_all (import, stored);
    expect_refusal (import, test, stored, "$.case.id: ");
}

static void
test_case_twice (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_REPLACE);
    g_autoptr (TestCase) test = test_case_new ();

    add (import, test, NULL);
    expect_refusal (import, test, NULL, "$.case.id: ");
}

static void
test_person_of_two_cases (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_REPLACE);
    g_autoptr (TestCase) one = test_case_new ();
    g_autoptr (TestCase) two = test_case_new ();
    const char *companion = test_case_add (one, SOJOURN_KIND_PERSON, "alias", "Sister", NULL);

    g_ptr_array_add (two->records, sojourn_record_copy (one->records->pdata[2]));
    add (import, one, NULL);
    add (import, two, NULL);
    expect_changes (import, "insert person, insert person, insert case, insert person, "
                            "insert case");

    g_ptr_array_remove_index (two->records, 0);
    test_case_set (two, companion, "alias", "Cousin", NULL);
    g_ptr_array_insert (two->records, 0, sojourn_record_new (SOJOURN_KIND_CASE));
    sojourn_record_set_text (two->records->pdata[0], SOJOURN_CASE_PATIENT, companion);
    sojourn_record_set_integer (two->records->pdata[0], SOJOURN_CASE_STAGE, SOJOURN_STAGE_LEAD);
    expect_refusal (import, two, NULL, "$.people[0]: ");
}

static void
test_person_changed (void)
{
    g_autoptr (SojournImport) strict = sojourn_import_new ("Berg", SOJOURN_IMPORT_NEW);
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_REPLACE);
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (SojournSnapshot) stored = store (test);

    test_case_set (test, test->patient, "alias", "Heron", NULL);
    know_all (strict, stored);
    expect_refusal (strict, test, NULL, "$.people[0]: ");
    know_all (import, stored);
    add (import, test, NULL);
    expect_changes (import, "update person, insert case");
}

static void
test_replace_same (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_REPLACE);
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (SojournSnapshot) stored = store (test);

    know_all (import, stored);
    add (import, test, stored);
    expect_changes (import, "");
    g_assert_cmpuint (sojourn_import_get_counts (import)->unchanged_cases, ==, 1);
}

static void
test_replace (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_REPLACE);
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (SojournSnapshot) stored = NULL;
    const char *gone = test_case_add (test, SOJOURN_KIND_TASK, NULL);

    stored = store (test);
    know_all (import, stored);
    test_case_set (test, test->desk, "stage", "intake", NULL);
    test_case_add (test, SOJOURN_KIND_SEGMENT, NULL);
    test_case_drop (test, gone);
    add (import, test, stored);
    expect_changes (import, "update case, insert segment, delete task");
    g_assert_cmpuint (sojourn_import_get_counts (import)->replaced_cases, ==, 1);
    g_assert_cmpuint (sojourn_import_get_counts (import)->deleted, ==, 1);
}

/* A request that was sent, with a quote that came for it. */
static SojournSnapshot *
make_quoted (TestCase *test, const char **request, const char **quote)
{
    const char *clinic = test_case_add (test, SOJOURN_KIND_CLINIC, NULL);
    const char *option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", clinic, NULL);

    *request = test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "clinic", clinic, "option", option,
                              "status", "quoted", "remote_id", "r-1", NULL);
    *quote =
        test_case_add (test, SOJOURN_KIND_QUOTE, "request", *request, "total_minor", "100", NULL);
    return store (test);
}

static void
test_replace_keeps_what_happened (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_REPLACE);
    g_autoptr (TestCase) test = test_case_new ();
    const char *request, *quote;
    g_autoptr (SojournSnapshot) stored = make_quoted (test, &request, &quote);

    know_all (import, stored);
    /* An older file, of before the quote. */
    test_case_drop (test, quote);
    test_case_set (test, request, "status", "sent", "remote_id", NULL, "message", "Soon?", NULL);
    add (import, test, stored);
    expect_changes (import, "update quote_request");
    g_assert_cmpuint (sojourn_import_get_counts (import)->deleted, ==, 0);

    {
        g_autoptr (SojournImport) other = sojourn_import_new ("Berg", SOJOURN_IMPORT_REPLACE);

        know_all (other, stored);
        /* Not even the request that the quote answers may go. */
        test_case_drop (test, request);
        add (other, test, stored);
        expect_changes (other, "");
    }
}

static void
test_replace_refuses_another_past (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_REPLACE);
    g_autoptr (TestCase) test = test_case_new ();
    const char *request, *quote;
    g_autoptr (SojournSnapshot) stored = make_quoted (test, &request, &quote);

    know_all (import, stored);
    test_case_set (test, quote, "total_minor", "90", NULL);
    expect_refusal (import, test, stored, "$.quotes[0].total_minor: ");
}

static void
test_catalogue (void)
{
    g_autoptr (SojournImport) import = sojourn_import_new ("Berg", SOJOURN_IMPORT_NEW);
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (GPtrArray) inserts = g_ptr_array_new ();
    g_autoptr (GPtrArray) updates = g_ptr_array_new ();
    g_autoptr (GError) error = NULL;
    SojournRecord *fresh;

    test_case_add (test, SOJOURN_KIND_CLINIC, "key", "clinic.a", NULL);
    fresh = test->records->pdata[2];
    g_ptr_array_add (inserts, fresh);
    sojourn_import_add_catalogue (import, inserts, updates, &error);
    g_assert_no_error (error);

    /* A case that brings the same clinic does not bring it again. */
    add (import, test, NULL);
    expect_changes (import, "insert clinic, insert person, insert case");
    g_assert_cmpuint (sojourn_import_get_change_sets (import)->len, ==, 2);

    g_ptr_array_add (updates, fresh);
    g_assert_false (sojourn_import_add_catalogue (import, updates, updates, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_DUPLICATE);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/import/new-case", test_new_case);
    g_test_add_func ("/import/catalogue-there", test_catalogue_there);
    g_test_add_func ("/import/catalogue-of-two-cases", test_catalogue_of_two_cases);
    g_test_add_func ("/import/key-of-another", test_key_of_another);
    g_test_add_func ("/import/case-there", test_case_there);
    g_test_add_func ("/import/case-twice", test_case_twice);
    g_test_add_func ("/import/person-of-two-cases", test_person_of_two_cases);
    g_test_add_func ("/import/person-changed", test_person_changed);
    g_test_add_func ("/import/replace-same", test_replace_same);
    g_test_add_func ("/import/replace", test_replace);
    g_test_add_func ("/import/replace-keeps-what-happened", test_replace_keeps_what_happened);
    g_test_add_func ("/import/replace-refuses-another-past", test_replace_refuses_another_past);
    g_test_add_func ("/import/catalogue", test_catalogue);
    return g_test_run ();
}
