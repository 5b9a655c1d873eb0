/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-catalogue-update.h"

#include <string.h>

#define HEAD                                                                                       \
    "{\"format\":\"sojourn-catalogue\",\"version\":1,\"date\":\"2026-11-23\",\"licence\":\"CC0-1." \
    "0\","
#define CLINIC(key, name, rest)                                                                    \
    "{\"key\":\"clinic." key "\",\"name\":\"" name                                                 \
    "\",\"country\":\"CN\",\"zone\":\"Asia/Shanghai\"" rest "}"
#define OPTION(clinic, rest)                                                                       \
    "{\"key\":\"option.o\",\"clinic\":\"clinic." clinic                                            \
    "\",\"title\":\"O\",\"regulatory_basis\":\"unknown\"" rest "}"
#define CRITERION                                                                                  \
    "{\"key\":\"criterion.o.age\",\"option\":\"option.o\",\"subject\":\"age\",\"operator\":"       \
    "\"between\",\"low\":18}"

#define OLD                                                                                        \
    HEAD "\"clinics\":[" CLINIC (                                                                  \
        "a", "A",                                                                                  \
        ",\"city\":\"Old Town\",\"notes\":\"Old\"") "],"                                           \
                                                    "\"options\":[" OPTION (                       \
                                                        "a", "") "],\"criteria\":[" CRITERION "]}"
#define NEW                                                                                         \
    HEAD                                                                                            \
        "\"clinics\":[" CLINIC ("a", "A", ",\"city\":\"New Town\",\"phone\":\"+861\"") "," CLINIC ( \
            "b", "B",                                                                               \
            "") "],\"options\":[" OPTION ("a", ",\"dose\":\"1\"") "],\"criteria\":[" CRITERION      \
                                                                  "]}"

static SojournCatalogue *
parse (const char *json)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
    g_autoptr (GError) error = NULL;
    SojournCatalogue *catalogue = sojourn_catalogue_parse (bytes, &error);

    g_assert_no_error (error);
    return catalogue;
}

/* The desk as an edition left it: stored copies of its records. */
static GPtrArray *
store_all (const SojournCatalogue *edition)
{
    GPtrArray *stored = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    const GPtrArray *records = sojourn_catalogue_get_records (edition);

    for (guint i = 0; i < records->len; i++) {
        SojournRecord *copy = sojourn_record_copy (records->pdata[i]);

        sojourn_record_set_stored (copy, i + 1, 3);
        g_ptr_array_add (stored, copy);
    }
    return stored;
}

static SojournRecord *
find (const GPtrArray *records, const char *key)
{
    g_autofree char *uuid = sojourn_catalogue_dup_uuid (key);

    for (guint i = 0; i < records->len; i++) {
        if (g_str_equal (sojourn_record_get_uuid (records->pdata[i]), uuid))
            return records->pdata[i];
    }
    return NULL;
}

static void
test_empty_desk (void)
{
    g_autoptr (SojournCatalogue) edition = parse (OLD);
    g_autoptr (GPtrArray) stored = g_ptr_array_new ();
    g_autoptr (SojournCatalogueUpdate) update =
        sojourn_catalogue_update_new (edition, NULL, stored);

    g_assert_cmpuint (update->inserts->len, ==, 3);
    g_assert_cmpuint (update->updates->len, ==, 0);
    g_assert_cmpint (sojourn_record_get_kind (update->inserts->pdata[0]), ==, SOJOURN_KIND_CLINIC);
}

static void
test_same_edition (void)
{
    g_autoptr (SojournCatalogue) edition = parse (OLD);
    g_autoptr (GPtrArray) stored = store_all (edition);
    g_autoptr (SojournCatalogueUpdate) update = NULL;

    sojourn_record_set_text (find (stored, "clinic.a"), SOJOURN_CLINIC_CITY, "Mine");
    update = sojourn_catalogue_update_new (edition, edition, stored);
    g_assert_cmpuint (update->inserts->len, ==, 0);
    g_assert_cmpuint (update->updates->len, ==, 0);
}

static void
test_new_edition (void)
{
    g_autoptr (SojournCatalogue) old = parse (OLD);
    g_autoptr (SojournCatalogue) edition = parse (NEW);
    g_autoptr (GPtrArray) stored = store_all (old);
    g_autoptr (SojournCatalogueUpdate) update = sojourn_catalogue_update_new (edition, old, stored);
    const SojournRecord *clinic = find (update->updates, "clinic.a");

    g_assert_cmpuint (update->inserts->len, ==, 1);
    g_assert_nonnull (find (update->inserts, "clinic.b"));
    g_assert_cmpuint (update->updates->len, ==, 2);
    g_assert_cmpint (sojourn_record_get_id (clinic), ==, 1);
    g_assert_cmpint (sojourn_record_get_revision (clinic), ==, 3);
    g_assert_true (sojourn_record_is_sealed (clinic));
    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_CITY), ==, "New Town");
    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_PHONE), ==, "+861");
    g_assert_false (sojourn_record_has (clinic, SOJOURN_CLINIC_NOTES));
}

static void
test_own_edits_stay (void)
{
    g_autoptr (SojournCatalogue) old = parse (OLD);
    g_autoptr (SojournCatalogue) edition = parse (NEW);
    g_autoptr (GPtrArray) stored = store_all (old);
    g_autoptr (SojournCatalogueUpdate) update = NULL;
    SojournRecord *mine = find (stored, "clinic.a");
    const SojournRecord *clinic;

    sojourn_record_set_text (mine, SOJOURN_CLINIC_CITY, "My Town");
    sojourn_record_set_text (mine, SOJOURN_CLINIC_NOTES, "Old, and mine");
    sojourn_record_set_text (mine, SOJOURN_CLINIC_EMAIL, "me@example.org");
    update = sojourn_catalogue_update_new (edition, old, stored);

    clinic = find (update->updates, "clinic.a");
    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_CITY), ==, "My Town");
    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_NOTES), ==, "Old, and mine");
    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_EMAIL), ==, "me@example.org");
    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_PHONE), ==, "+861");
}

static void
test_cleared_field_stays_clear (void)
{
    g_autoptr (SojournCatalogue) old = parse (OLD);
    g_autoptr (SojournCatalogue) edition = parse (NEW);
    g_autoptr (GPtrArray) stored = store_all (old);
    g_autoptr (SojournCatalogueUpdate) update = NULL;

    sojourn_record_clear (find (stored, "clinic.a"), SOJOURN_CLINIC_CITY);
    update = sojourn_catalogue_update_new (edition, old, stored);
    g_assert_false (sojourn_record_has (find (update->updates, "clinic.a"), SOJOURN_CLINIC_CITY));
}

/* The installed edition is lost: nothing that is there is overwritten. */
static void
test_unknown_edition (void)
{
    g_autoptr (SojournCatalogue) old = parse (OLD);
    g_autoptr (SojournCatalogue) edition = parse (NEW);
    g_autoptr (GPtrArray) stored = store_all (old);
    g_autoptr (SojournCatalogueUpdate) update =
        sojourn_catalogue_update_new (edition, NULL, stored);
    const SojournRecord *clinic = find (update->updates, "clinic.a");

    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_CITY), ==, "Old Town");
    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_PHONE), ==, "+861");
}

static void
test_deleted_stays_deleted (void)
{
    g_autoptr (SojournCatalogue) old = parse (HEAD "\"clinics\":[" CLINIC ("a", "A", "") "]}");
    g_autoptr (SojournCatalogue) edition = parse (NEW);
    g_autoptr (GPtrArray) stored = g_ptr_array_new ();
    g_autoptr (SojournCatalogueUpdate) update = sojourn_catalogue_update_new (edition, old, stored);

    /* Neither the clinic, nor the new option that belongs to it, nor the option’s criterion. */
    g_assert_cmpuint (update->inserts->len, ==, 1);
    g_assert_nonnull (find (update->inserts, "clinic.b"));
}

/* An option moves to a clinic that the coordinator deleted: it stays where it is. */
static void
test_reference_to_deleted (void)
{
    g_autoptr (SojournCatalogue) old = parse (HEAD "\"clinics\":[" CLINIC (
        "a", "A", "") "," CLINIC ("b", "B", "") "],"
                                                "\"options\":[" OPTION ("a", "") "]}");
    g_autoptr (SojournCatalogue) edition =
        parse (HEAD "\"clinics\":[" CLINIC ("a", "A", "") "," CLINIC (
            "b", "B", "") "],"
                          "\"options\":[" OPTION ("b", ",\"dose\":\"1\"") "]}");
    g_autoptr (GPtrArray) stored = store_all (old);
    g_autoptr (SojournCatalogueUpdate) update = NULL;
    const SojournRecord *option;

    g_ptr_array_remove (stored, find (stored, "clinic.b"));
    update = sojourn_catalogue_update_new (edition, old, stored);
    option = find (update->updates, "option.o");
    g_assert_cmpstr (sojourn_record_get_text (option, SOJOURN_OPTION_DOSE), ==, "1");
    g_assert_cmpstr (sojourn_record_get_text (option, SOJOURN_OPTION_CLINIC), ==,
                     sojourn_record_get_uuid (find (stored, "clinic.a")));
    g_assert_cmpuint (update->inserts->len, ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/catalogue-update/empty-desk", test_empty_desk);
    g_test_add_func ("/catalogue-update/same-edition", test_same_edition);
    g_test_add_func ("/catalogue-update/new-edition", test_new_edition);
    g_test_add_func ("/catalogue-update/own-edits-stay", test_own_edits_stay);
    g_test_add_func ("/catalogue-update/cleared-field", test_cleared_field_stays_clear);
    g_test_add_func ("/catalogue-update/unknown-edition", test_unknown_edition);
    g_test_add_func ("/catalogue-update/deleted", test_deleted_stays_deleted);
    g_test_add_func ("/catalogue-update/reference-to-deleted", test_reference_to_deleted);
    return g_test_run ();
}
