/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-catalogue.h"
#include "sojourn-data-path.h"
#include "sojourn-error.h"
#include "sojourn-record-value.h"
#include "sojourn-trial-id.h"

#include <string.h>

static const char *const shipped[] = {
    "catalogue/catalogue.json",
    "demo/demo-clinics.json",
    "demo/exchange-rates.json",
};

static GBytes *
read_shipped (const char *name)
{
    g_autofree char *path = sojourn_data_dup_path (name);
    g_autoptr (GError) error = NULL;
    char *text;
    gsize length;

    g_file_get_contents (path, &text, &length, &error);
    g_assert_no_error (error);
    return g_bytes_new_take (text, length);
}

static SojournCatalogue *
load (const char *name)
{
    g_autoptr (GBytes) bytes = read_shipped (name);
    g_autoptr (GError) error = NULL;
    SojournCatalogue *catalogue = sojourn_catalogue_parse (bytes, &error);

    g_assert_no_error (error);
    return catalogue;
}

typedef void (*RecordFunc) (const SojournCatalogue *catalogue, const SojournRecord *record);

/* Calls a function with every record of a kind that is shipped. */
static void
for_each (SojournKind kind, RecordFunc check)
{
    guint n = 0;

    for (guint i = 0; i < G_N_ELEMENTS (shipped); i++) {
        g_autoptr (SojournCatalogue) catalogue = load (shipped[i]);
        const GPtrArray *records = sojourn_catalogue_get_records (catalogue);

        for (guint k = 0; k < records->len; k++) {
            if (sojourn_record_get_kind (records->pdata[k]) != kind)
                continue;
            check (catalogue, records->pdata[k]);
            n++;
        }
    }
    g_assert_cmpuint (n, >, 0);
}

static void
assert_has (const SojournRecord *record, guint field)
{
    if (!sojourn_record_has (record, field))
        g_error ("%s has no “%s”", sojourn_record_get_text (record, 0),
                 sojourn_kind_get_field (sojourn_record_get_kind (record), field)->name);
}

static void
assert_key (const SojournRecord *record)
{
    g_autofree char *uuid = sojourn_catalogue_dup_uuid (sojourn_record_get_text (record, 0));

    g_assert_cmpstr (uuid, ==, sojourn_record_get_uuid (record));
}

static void
test_shipped (void)
{
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < G_N_ELEMENTS (shipped); i++) {
        g_autoptr (SojournCatalogue) catalogue = load (shipped[i]);
        const GPtrArray *records = sojourn_catalogue_get_records (catalogue);

        g_assert_cmpstr (sojourn_catalogue_get_licence (catalogue), ==, "CC0-1.0");
        g_assert_true (sojourn_date_is_valid (sojourn_catalogue_get_date (catalogue)));
        g_assert_cmpuint (records->len, >, 0);
        for (guint k = 0; k < records->len; k++) {
            g_autoptr (GError) error = NULL;

            sojourn_record_validate (records->pdata[k], NULL, &error);
            g_assert_no_error (error);
            g_assert_true (sojourn_record_is_sealed (records->pdata[k]));
            g_assert_true (
                g_hash_table_add (seen, g_strdup (sojourn_record_get_uuid (records->pdata[k]))));
        }
    }
}

static void
check_clinic (const SojournCatalogue *catalogue, const SojournRecord *clinic)
{
    assert_key (clinic);
    assert_has (clinic, SOJOURN_CLINIC_SOURCE);
    assert_has (clinic, SOJOURN_CLINIC_VERIFIED_ON);
}

static void
check_credential (const SojournCatalogue *catalogue, const SojournRecord *credential)
{
    assert_has (credential, SOJOURN_CREDENTIAL_SOURCE);
    assert_has (credential, SOJOURN_CREDENTIAL_CHECKED_ON);
}

static void
check_trial (const SojournCatalogue *catalogue, const SojournRecord *trial)
{
    const char *identifier = sojourn_record_get_text (trial, SOJOURN_TRIAL_IDENTIFIER);
    g_autofree char *normal = sojourn_trial_id_normalize (identifier);
    SojournRegistry registry = 0;

    assert_key (trial);
    g_assert_cmpstr (identifier, ==, normal);
    g_assert_true (sojourn_trial_id_find_registry (identifier, &registry));
    g_assert_cmpint (registry, ==, sojourn_record_get_integer (trial, SOJOURN_TRIAL_REGISTRY, -1));
    assert_has (trial, SOJOURN_TRIAL_SOURCE);
    assert_has (trial, SOJOURN_TRIAL_VERIFIED_ON);
}

static void
check_option (const SojournCatalogue *catalogue, const SojournRecord *option)
{
    assert_key (option);
    assert_has (option, SOJOURN_OPTION_CONDITION);
    assert_has (option, SOJOURN_OPTION_SOURCE);
    assert_has (option, SOJOURN_OPTION_VERIFIED_ON);
    g_assert_nonnull (sojourn_catalogue_find (
        catalogue, sojourn_record_get_text (option, SOJOURN_OPTION_CLINIC)));
}

static void
check_criterion (const SojournCatalogue *catalogue, const SojournRecord *criterion)
{
    assert_has (criterion, SOJOURN_CRITERION_TEXT);
    assert_has (criterion, SOJOURN_CRITERION_SOURCE);
}

static void
test_sources (void)
{
    for_each (SOJOURN_KIND_CLINIC, check_clinic);
    for_each (SOJOURN_KIND_CREDENTIAL, check_credential);
    for_each (SOJOURN_KIND_TRIAL, check_trial);
    for_each (SOJOURN_KIND_OPTION, check_option);
    for_each (SOJOURN_KIND_CRITERION, check_criterion);
}

/* A level is not better than what is cited for it, and nothing unproven has a good one. */
static void
check_evidence (const SojournCatalogue *catalogue, const SojournRecord *option)
{
    const char *evidence = sojourn_record_get_text (option, SOJOURN_OPTION_EVIDENCE);
    gint64 basis = sojourn_record_get_integer (option, SOJOURN_OPTION_REGULATORY_BASIS, -1);
    gint64 level;

    if (!sojourn_record_peek_integer (option, SOJOURN_OPTION_EVIDENCE_LEVEL, &level))
        return;
    g_assert_nonnull (evidence);
    g_assert_true (strstr (evidence, "DOI 10.") != NULL || strstr (evidence, "Fictitious") != NULL);
    if (basis == SOJOURN_BASIS_UNPROVEN_OUTSIDE_TRIAL || basis == SOJOURN_BASIS_UNKNOWN)
        g_assert_cmpint (level, >=, 4);
    if (level <= 2)
        g_assert_true (strstr (evidence, "randomised") != NULL ||
                       strstr (evidence, "systematic review") != NULL);
    else if (level == 3)
        g_assert_nonnull (strstr (evidence, "controlled"));
}

static void
check_approval (const SojournCatalogue *catalogue, const SojournRecord *option)
{
    gint64 basis = sojourn_record_get_integer (option, SOJOURN_OPTION_REGULATORY_BASIS, -1);

    if (basis == SOJOURN_BASIS_APPROVED_FOR_INDICATION ||
        basis == SOJOURN_BASIS_CONDITIONAL_TIME_LIMITED) {
        assert_has (option, SOJOURN_OPTION_REGULATOR_REFERENCE);
        assert_has (option, SOJOURN_OPTION_APPROVED_CONDITION);
    } else if (basis == SOJOURN_BASIS_APPROVED_OTHER_INDICATION ||
               basis == SOJOURN_BASIS_PILOT_ZONE_PROJECT) {
        g_assert_cmpint (sojourn_record_get_integer (option, SOJOURN_OPTION_APPROVED_CONDITION,
                                                     SOJOURN_CONDITION_SPINAL_CORD_INJURY),
                         !=, SOJOURN_CONDITION_SPINAL_CORD_INJURY);
    }
}

static void
test_evidence (void)
{
    for_each (SOJOURN_KIND_OPTION, check_evidence);
    for_each (SOJOURN_KIND_OPTION, check_approval);
}

/* Prices change and depend on the patient: they come in quotes. */
static void
test_no_prices (void)
{
    static const char *const signs[] = { "CNY", "USD", "JPY", "EUR", "¥", "€", "$", "yuan" };
    g_autoptr (GBytes) bytes = read_shipped (shipped[0]);
    const char *text = g_bytes_get_data (bytes, NULL);

    for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
        g_assert_null (g_strstr_len (text, (gssize)g_bytes_get_size (bytes), signs[i]));
}

static const SojournRecord *
find_by_key (const SojournCatalogue *catalogue, const char *key)
{
    g_autofree char *uuid = sojourn_catalogue_dup_uuid (key);
    const SojournRecord *record = sojourn_catalogue_find (catalogue, uuid);

    g_assert_nonnull (record);
    return record;
}

static void
test_demo (void)
{
    static const char *const clinics[][2] = { { "clinic.demo.beijing", "CN" },
                                              { "clinic.demo.tokyo", "JP" },
                                              { "clinic.demo.kuwait", "KW" } };
    g_autoptr (SojournCatalogue) demo = load ("demo/demo-clinics.json");
    g_autoptr (SojournCatalogue) rates = load ("demo/exchange-rates.json");

    for (guint i = 0; i < G_N_ELEMENTS (clinics); i++) {
        const SojournRecord *clinic = find_by_key (demo, clinics[i][0]);

        g_assert_nonnull (
            strstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME), "fictitious"));
        g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_COUNTRY), ==,
                         clinics[i][1]);
    }
    g_assert_cmpint (sojourn_record_get_integer (find_by_key (rates, "exchange_rate.demo.usd-kwd"),
                                                 SOJOURN_EXCHANGE_RATE_RATE_E9, 0),
                     ==, 307000000);
}

static void
test_identity (void)
{
    g_autofree char *clinic = sojourn_catalogue_dup_uuid ("clinic.demo.kuwait");
    g_autofree char *option = sojourn_catalogue_dup_uuid ("option.keio-ipsc-npc");

    /* From Python’s uuid.uuid5() */
    g_assert_cmpstr (clinic, ==, "f5450830-60c5-5c1f-99bd-3ec32a98564e");
    g_assert_cmpstr (option, ==, "571bc4dc-a239-5032-bb29-bcdbf336c55e");
}

#define HEAD                                                                                       \
    "\"format\":\"sojourn-catalogue\",\"version\":1,\"date\":\"2026-11-23\",\"licence\":\"CC0-1."  \
    "0\""
#define CLINIC "{\"key\":\"clinic.a\",\"name\":\"A\",\"country\":\"CN\",\"zone\":\"Asia/Shanghai\"}"
#define TRIAL(number) "{\"key\":\"trial.t\",\"registry\":\"nct\",\"identifier\":\"" number "\"}"
#define OPTION(clinic)                                                                             \
    "{\"key\":\"option.o\",\"clinic\":\"" clinic                                                   \
    "\",\"title\":\"O\",\"regulatory_basis\":\"unknown\"}"

static void
expect_fault (const char *json, SojournDataError code, const char *path)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournCatalogue) catalogue = sojourn_catalogue_parse (bytes, &error);
    g_autofree char *prefix = g_strconcat (path, ": ", NULL);

    g_assert_null (catalogue);
    g_assert_error (error, SOJOURN_DATA_ERROR, (int)code);
    g_assert_true (g_str_has_prefix (error->message, prefix));
}

static void
test_bad_head (void)
{
    expect_fault ("{}", SOJOURN_DATA_ERROR_MISSING, "$.format");
    expect_fault ("{\"format\":\"sojourn-case\"}", SOJOURN_DATA_ERROR_INVALID, "$.format");
    expect_fault ("{\"format\":\"sojourn-catalogue\",\"version\":2}",
                  SOJOURN_DATA_ERROR_UNKNOWN_VERSION, "$.version");
    expect_fault ("{" HEAD ",\"clinic\":[]}", SOJOURN_DATA_ERROR_INVALID, "$.clinic");
    expect_fault ("{\"format\":\"sojourn-catalogue\",\"version\":1,\"date\":\"today\"}",
                  SOJOURN_DATA_ERROR_INVALID, "$.date");
    expect_fault ("{\"format\":\"sojourn-catalogue\",\"version\":1,\"date\":\"2026-11-23\"}",
                  SOJOURN_DATA_ERROR_MISSING, "$.licence");
    expect_fault ("{" HEAD ",\"clinics\":{}}", SOJOURN_DATA_ERROR_INVALID, "$.clinics");
}

static void
test_bad_records (void)
{
    expect_fault ("{" HEAD ",\"clinics\":[{}]}", SOJOURN_DATA_ERROR_MISSING, "$.clinics[0].key");
    expect_fault ("{" HEAD ",\"clinics\":[{\"key\":\"option.a\"}]}", SOJOURN_DATA_ERROR_INVALID,
                  "$.clinics[0].key");
    expect_fault ("{" HEAD ",\"clinics\":[{\"key\":\"clinic.A\"}]}", SOJOURN_DATA_ERROR_INVALID,
                  "$.clinics[0].key");
    expect_fault ("{" HEAD ",\"clinics\":[" CLINIC "," CLINIC "]}", SOJOURN_DATA_ERROR_DUPLICATE,
                  "$.clinics[1].key");
    expect_fault ("{" HEAD ",\"clinics\":[{\"key\":\"clinic.a\",\"nam\":\"A\"}]}",
                  SOJOURN_DATA_ERROR_INVALID, "$.clinics[0].nam");
    expect_fault ("{" HEAD ",\"clinics\":[{\"key\":\"clinic.a\",\"name\":\"A\"}]}",
                  SOJOURN_DATA_ERROR_MISSING, "$.clinics[0].country");
    expect_fault ("{" HEAD ",\"trials\":[" TRIAL ("NCT3308565") "]}", SOJOURN_DATA_ERROR_INVALID,
                  "$.trials[0].identifier");
    expect_fault ("{" HEAD ",\"options\":[" OPTION ("clinic.a") "]}", SOJOURN_DATA_ERROR_REFERENCE,
                  "$.options[0].clinic");
    expect_fault ("{" HEAD
                  ",\"trials\":[" TRIAL ("NCT03308565") "],\"options\":[" OPTION ("trial.t") "]}",
                  SOJOURN_DATA_ERROR_REFERENCE, "$.options[0].clinic");
}

static void
test_good_pack (void)
{
    const char *json =
        "{" HEAD ",\"clinics\":[" CLINIC
        "],\"trials\":[" TRIAL ("NCT03308565") "],\"options\":[" OPTION ("clinic.a") "]}";
    g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournCatalogue) catalogue = sojourn_catalogue_parse (bytes, &error);
    const SojournRecord *option;

    g_assert_no_error (error);
    option = find_by_key (catalogue, "option.o");
    g_assert_true (sojourn_catalogue_find (
                       catalogue, sojourn_record_get_text (option, SOJOURN_OPTION_CLINIC)) ==
                   find_by_key (catalogue, "clinic.a"));
    g_assert_null (sojourn_catalogue_find (catalogue, NULL));
}

static void
test_data_path (void)
{
    g_autofree char *folder = g_strdup (g_getenv ("SOJOURN_DATA_DIR"));
    g_autofree char *here = sojourn_data_dup_path ("a/b");
    g_autofree char *expected = g_build_filename (folder, "a/b", NULL);
    g_autofree char *installed = NULL;

    g_assert_cmpstr (here, ==, expected);
    g_unsetenv ("SOJOURN_DATA_DIR");
    installed = sojourn_data_dup_path ("a/b");
    g_setenv ("SOJOURN_DATA_DIR", folder, TRUE);
    g_assert_cmpstr (installed, ==, SOJOURN_PKGDATADIR "/a/b");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/catalogue/shipped", test_shipped);
    g_test_add_func ("/catalogue/sources", test_sources);
    g_test_add_func ("/catalogue/evidence", test_evidence);
    g_test_add_func ("/catalogue/no-prices", test_no_prices);
    g_test_add_func ("/catalogue/demo", test_demo);
    g_test_add_func ("/catalogue/identity", test_identity);
    g_test_add_func ("/catalogue/bad-head", test_bad_head);
    g_test_add_func ("/catalogue/bad-records", test_bad_records);
    g_test_add_func ("/catalogue/good-pack", test_good_pack);
    g_test_add_func ("/catalogue/data-path", test_data_path);
    return g_test_run ();
}
