/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-document-reader.h"
#include "sojourn-case-document.h"
#include "sojourn-record-value.h"

#include "random-snapshot.h"
#include "sojourn-case-fields.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-error.h"
#include "sojourn-id.h"
#include "sojourn-journey-fields.h"
#include "sojourn-quote-fields.h"

#include <string.h>
#include <time.h>

#define UUID_A "0190b1c0-0000-7000-8000-00000000000a"
#define UUID_B "0190b1c0-0000-7000-8000-00000000000b"

/* A document with @members of the root behind what every document has. */
#define DOCUMENT(members)                                                                          \
    "{\"format\":\"sojourn-case\",\"version\":1,"                                                  \
    "\"case\":{\"id\":\"it\",\"patient\":\"p\",\"stage\":\"lead\"},"                               \
    "\"people\":[{\"id\":\"p\",\"alias\":\"Heron\"}]" members "}"

#define CLINIC(id, more)                                                                           \
    "{\"id\":\"" id "\",\"name\":\"Clinic\",\"country\":\"CN\",\"zone\":\"Asia/Shanghai\"" more "}"

static SojournSnapshot *
read_text (const char *text, const SojournCatalogueIndex *catalogue, GError **error)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

    return sojourn_case_document_read (bytes, catalogue, error);
}

static SojournSnapshot *
must_read (const char *text, const SojournCatalogueIndex *catalogue)
{
    g_autoptr (GError) error = NULL;
    SojournSnapshot *snapshot = read_text (text, catalogue, &error);

    g_assert_no_error (error);
    g_assert_nonnull (snapshot);
    return snapshot;
}

static void
assert_same_records (const SojournSnapshot *a, const SojournSnapshot *b)
{
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const GPtrArray *records = sojourn_snapshot_get_all (a, kind);

        if (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_LOCAL) {
            g_assert_cmpuint (sojourn_snapshot_get_all (b, kind)->len, ==, 0);
            continue;
        }
        g_assert_cmpuint (sojourn_snapshot_get_all (b, kind)->len, ==, records->len);
        for (guint i = 0; i < records->len; i++) {
            const SojournRecord *twin =
                sojourn_snapshot_find (b, sojourn_record_get_uuid (records->pdata[i]));

            g_assert_nonnull (twin);
            g_assert_true (sojourn_record_equal (records->pdata[i], twin));
        }
    }
}

/* Whatever a case holds: written, read and written again, it is the same bytes and records. */
static void
test_round_trip (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());

    for (guint i = 0; i < 200; i++) {
        g_autoptr (SojournSnapshot) snapshot = random_snapshot_new (random);
        SojournJsonLayout layout = g_test_rand_bit () ? SOJOURN_JSON_PRETTY : SOJOURN_JSON_COMPACT;
        g_autoptr (GBytes) first = sojourn_case_document_write (snapshot, layout);
        g_autoptr (GError) error = NULL;
        g_autoptr (SojournSnapshot) back = sojourn_case_document_read (first, NULL, &error);
        g_autoptr (GBytes) second = NULL;

        g_assert_no_error (error);
        assert_same_records (snapshot, back);
        second = sojourn_case_document_write (back, layout);
        g_assert_true (g_bytes_equal (first, second));
    }
}

/* Any byte of a document changed: it is refused or read, never worse, and what is read is valid. */
static void
test_damage (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
    g_autoptr (SojournSnapshot) snapshot = random_snapshot_new (random);
    g_autoptr (GBytes) bytes = sojourn_case_document_write (snapshot, SOJOURN_JSON_COMPACT);

    for (guint i = 0; i < 3000; i++) {
        gsize length = g_bytes_get_size (bytes);
        g_autofree char *text = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
        g_autoptr (GBytes) damaged = NULL;
        g_autoptr (SojournSnapshot) back = NULL;
        g_autoptr (GError) error = NULL;

        text[g_test_rand_int_range (0, (gint)length)] = (char)g_test_rand_int_range (0, 256);
        if (g_test_rand_bit ())
            length = (gsize)g_test_rand_int_range (0, (gint)length);
        damaged = g_bytes_new_static (text, length);
        back = sojourn_case_document_read (damaged, NULL, &error);
        g_assert_true ((back != NULL) == (error == NULL));
        if (back != NULL) {
            const SojournRecord *record = sojourn_snapshot_get_case (back);

            g_assert_true (sojourn_record_validate (record, NULL, NULL));
            g_assert_nonnull (sojourn_snapshot_get_patient (back));
        }
    }
}

static void
test_order (void)
{
    g_autoptr (SojournSnapshot) one = must_read (
        DOCUMENT (",\"clinics\":[" CLINIC (UUID_B, "") "," CLINIC (UUID_A, "") "]"), NULL);
    g_autoptr (GBytes) bytes = sojourn_case_document_write (one, SOJOURN_JSON_COMPACT);
    g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

    g_assert_true (g_str_has_prefix (text, "{\"format\":\"sojourn-case\",\"version\":1,\"case\":"));
    g_assert_true (strstr (text, UUID_A) < strstr (text, UUID_B));
    g_assert_true (strstr (text, "\"people\"") < strstr (text, "\"clinics\""));
}

/* By hand: short names, implied references, offsets of instants. */
static void
test_by_hand (void)
{
    g_autoptr (SojournSnapshot) snapshot = must_read (
        DOCUMENT (",\"clinics\":[" CLINIC (
            "clinic-a",
            ",\"languages\":[\"zho\",\"eng\"]") "],"
                                                "\"segments\":[{\"id\":\"out\",\"type\":\"flight\","
                                                "\"status\":\"idea\","
                                                "\"clinic\":\"clinic-a\","
                                                "\"start_at\":\"2026-03-07T21:00:00+08:00\","
                                                "\"start_zone\":\"Asia/Shanghai\","
                                                "\"end_at\":\"2026-03-08T01:00:00Z\",\"end_zone\":"
                                                "\"America/Los_Angeles\","
                                                "\"cost_minor\":-5,\"cost_currency\":\"JPY\"}],"
                                                "\"overrides\":[{\"rule\":\"T05\",\"subject\":"
                                                "\"out\",\"reason\":\"r\","
                                                "\"name\":\"n\",\"made_at\":\"2026-03-01T00:00:"
                                                "00Z\"}]"),
        NULL);
    const SojournRecord *record = sojourn_snapshot_get_case (snapshot);
    const SojournRecord *segment =
        sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SEGMENT)->pdata[0];
    const SojournRecord *clinic =
        sojourn_snapshot_follow (snapshot, segment, SOJOURN_SEGMENT_CLINIC);
    const SojournRecord *override =
        sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_OVERRIDE)->pdata[0];

    g_assert_true (sojourn_id_is_valid (sojourn_record_get_uuid (record)));
    g_assert_cmpstr (sojourn_record_get_text (segment, SOJOURN_SEGMENT_CASE), ==,
                     sojourn_record_get_uuid (record));
    g_assert_cmpint (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_START_AT, 0), ==,
                     1772888400);
    g_assert_cmpint (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_COST_MINOR, 0), ==, -5);
    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_LANGUAGES), ==, "zho eng");
    g_assert_cmpstr (sojourn_record_get_text (override, SOJOURN_OVERRIDE_SUBJECT), ==,
                     sojourn_record_get_uuid (segment));
    g_assert_cmpstr (
        sojourn_record_get_text (sojourn_snapshot_get_patient (snapshot), SOJOURN_PERSON_ALIAS), ==,
        "Heron");
}

#define REQUEST(id, more)                                                                          \
    "{\"id\":\"" id "\",\"option\":\"o\",\"clinic\":\"c\",\"status\":\"draft\"" more "}"
#define REQUESTS(list)                                                                             \
    DOCUMENT (",\"clinics\":[" CLINIC (                                                            \
        "c", "") "],"                                                                              \
                 "\"options\":[{\"id\":\"o\",\"clinic\":\"c\",\"title\":\"O\","                    \
                 "\"regulatory_basis\":\"unknown\"}],\"quote_requests\":[" list "]")

/* What is replaced comes before what replaces it, whatever the order of the file. */
static void
test_own_references (void)
{
    g_autoptr (SojournSnapshot) snapshot =
        must_read (REQUESTS (REQUEST ("third", ",\"replaces\":\"second\"") "," REQUEST (
                       "second", ",\"replaces\":\"first\"") "," REQUEST ("first", "")),
                   NULL);
    g_autoptr (GError) error = NULL;
    const GPtrArray *requests = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE_REQUEST);

    g_assert_cmpuint (requests->len, ==, 3);
    g_assert_false (sojourn_record_has (requests->pdata[0], SOJOURN_QUOTE_REQUEST_REPLACES));
    for (guint i = 1; i < 3; i++)
        g_assert_cmpstr (
            sojourn_record_get_text (requests->pdata[i], SOJOURN_QUOTE_REQUEST_REPLACES), ==,
            sojourn_record_get_uuid (requests->pdata[i - 1]));

    g_assert_null (read_text (
        REQUESTS (REQUEST ("a", ",\"replaces\":\"b\"") "," REQUEST ("b", ",\"replaces\":\"a\"")),
        NULL, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_REFERENCE);
    g_assert_cmpstr (error->message, ==,
                     "$.quote_requests: these records refer to each other in a circle");
}

/* A circle of as many records as there may be is refused at once, not once for each of them. The
 * limit is many times what it takes. */
static void
test_great_circle (void)
{
    g_autoptr (GString) requests = g_string_new (NULL);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;
    clock_t began;

    for (guint i = 0; i < SOJOURN_CASE_MAX_RECORDS; i++)
        g_string_append_printf (requests,
                                "%s{\"id\":\"r%u\",\"option\":\"o\",\"clinic\":\"c\","
                                "\"status\":\"draft\",\"replaces\":\"r%u\"}",
                                i > 0 ? "," : "", i, (i + 1) % SOJOURN_CASE_MAX_RECORDS);
    text =
        g_strdup_printf ("%.*s%s]}", (int)strlen (REQUESTS ("")) - 2, REQUESTS (""), requests->str);

    began = clock ();
    g_assert_null (read_text (text, NULL, &error));
    g_assert_cmpfloat ((double)(clock () - began) / CLOCKS_PER_SEC, <, 3);
    g_assert_cmpstr (error->message, ==,
                     "$.quote_requests: these records refer to each other in a circle");
}

/* The same document twice makes two cases: nothing of one is in the other. */
static void
test_fresh_identifiers (void)
{
    g_autoptr (SojournSnapshot) one = must_read (DOCUMENT (""), NULL);
    g_autoptr (SojournSnapshot) two = must_read (DOCUMENT (""), NULL);

    g_assert_cmpstr (sojourn_record_get_uuid (sojourn_snapshot_get_case (one)), !=,
                     sojourn_record_get_uuid (sojourn_snapshot_get_case (two)));
    g_assert_null (
        sojourn_snapshot_find (two, sojourn_record_get_uuid (sojourn_snapshot_get_patient (one))));
}

static SojournCatalogueIndex *
make_catalogue (void)
{
    g_autoptr (SojournSnapshot) snapshot = must_read (
        DOCUMENT (",\"clinics\":[" CLINIC (UUID_A, ",\"key\":\"cn-a\"") "," CLINIC (
            UUID_B, ",\"key\":\"cn-b\"") "],"
                                         "\"credentials\":[{\"clinic\":\"" UUID_A "\","
                                         "\"scheme\":\"jci\"}],"
                                         "\"trials\":[{\"id\":\"t\",\"key\":\"nct\",\"registry\":"
                                         "\"nct\",\"identifier\":\"NCT03308565\"}],"
                                         "\"options\":[{\"id\":\"o\",\"key\":\"opt\",\"clinic\":"
                                         "\"" UUID_A "\",\"trial\":\"t\",\"title\":\"O\","
                                         "\"regulatory_basis\":\"unknown\"}],"
                                         "\"criteria\":[{\"option\":\"o\",\"subject\":\"skin\","
                                         "\"operator\":\"absent\"}]"),
        NULL);

    return sojourn_catalogue_index_new (snapshot);
}

static void
test_catalogue (void)
{
    g_autoptr (SojournCatalogueIndex) catalogue = make_catalogue ();
    g_autoptr (SojournSnapshot) by_key = must_read (
        DOCUMENT (",\"shortlist_items\":[{\"option\":\"key:opt\",\"decision\":\"candidate\"}]"),
        catalogue);
    g_autoptr (SojournSnapshot) by_uuid = must_read (
        DOCUMENT (",\"segments\":[{\"type\":\"rest\",\"status\":\"idea\",\"clinic\":\"" UUID_B "\","
                  "\"start_at\":\"2026-03-07T21:00:00Z\",\"start_zone\":\"UTC\","
                  "\"end_at\":\"2026-03-08T01:00:00Z\",\"end_zone\":\"UTC\"}]"),
        catalogue);

    /* The option brings its clinic with credentials, its trial, its criteria; nothing else. */
    g_assert_cmpuint (sojourn_snapshot_get_all (by_key, SOJOURN_KIND_OPTION)->len, ==, 1);
    g_assert_cmpuint (sojourn_snapshot_get_all (by_key, SOJOURN_KIND_CRITERION)->len, ==, 1);
    g_assert_cmpuint (sojourn_snapshot_get_all (by_key, SOJOURN_KIND_TRIAL)->len, ==, 1);
    g_assert_cmpuint (sojourn_snapshot_get_all (by_key, SOJOURN_KIND_CREDENTIAL)->len, ==, 1);
    g_assert_cmpuint (sojourn_snapshot_get_all (by_key, SOJOURN_KIND_CLINIC)->len, ==, 1);
    g_assert_nonnull (sojourn_snapshot_find (by_key, UUID_A));

    g_assert_cmpuint (sojourn_snapshot_get_all (by_uuid, SOJOURN_KIND_CLINIC)->len, ==, 1);
    g_assert_nonnull (sojourn_snapshot_find (by_uuid, UUID_B));
    g_assert_cmpuint (sojourn_snapshot_get_all (by_uuid, SOJOURN_KIND_CREDENTIAL)->len, ==, 0);
}

/* What the file says of a clinic goes before what the catalogue says. */
static void
test_catalogue_yields (void)
{
    g_autoptr (SojournCatalogueIndex) catalogue = make_catalogue ();
    g_autoptr (SojournSnapshot) snapshot =
        must_read (DOCUMENT (",\"clinics\":[" CLINIC (
                       UUID_A, ",\"city\":\"Guangzhou\"") "],"
                                                          "\"shortlist_items\":[{\"option\":\"key:"
                                                          "opt\",\"decision\":\"candidate\"}]"),
                   catalogue);
    const SojournRecord *clinic = sojourn_snapshot_find (snapshot, UUID_A);

    g_assert_cmpuint (sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_CLINIC)->len, ==, 1);
    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_CITY), ==, "Guangzhou");
}

static const struct {
    const char *text;
    SojournDataError code;
    const char *start; /* of the message */
} refusals[] = {
    { "", SOJOURN_DATA_ERROR_INVALID, "" },
    { "[]", SOJOURN_DATA_ERROR_INVALID, "$: an object" },
    { "{\"format\":\"other\",\"version\":1}", SOJOURN_DATA_ERROR_INVALID, "$.format: this is not" },
    { "{\"format\":\"sojourn-case\",\"version\":2}", SOJOURN_DATA_ERROR_UNKNOWN_VERSION,
      "$.version: a newer Sojourn wrote this file in version 2" },
    { "{\"format\":\"sojourn-case\",\"version\":0}", SOJOURN_DATA_ERROR_RANGE, "$.version: " },
    { "{\"format\":\"sojourn-case\"}", SOJOURN_DATA_ERROR_MISSING, "$.version: " },
    { "{\"format\":\"sojourn-case\",\"version\":1}", SOJOURN_DATA_ERROR_MISSING, "$.case: " },
    { "{\"format\":\"sojourn-case\",\"version\":1,\"case\":{\"stage\":\"lead\"}}",
      SOJOURN_DATA_ERROR_MISSING, "$.case.patient: “" },
    { DOCUMENT (",\"extra\":1"), SOJOURN_DATA_ERROR_INVALID, "$.extra: this member is not known" },
    { DOCUMENT (",\"outbox_items\":[]"), SOJOURN_DATA_ERROR_INVALID, "$.outbox_items: " },
    { DOCUMENT (",\"cases\":[]"), SOJOURN_DATA_ERROR_INVALID, "$.cases: " },
    { DOCUMENT (",\"tasks\":{}"), SOJOURN_DATA_ERROR_INVALID, "$.tasks: a list" },
    { DOCUMENT (",\"tasks\":null"), SOJOURN_DATA_ERROR_INVALID, "$.tasks: a list" },
    { DOCUMENT (",\"tasks\":[1]"), SOJOURN_DATA_ERROR_INVALID, "$.tasks[0]: an object" },
    { DOCUMENT (",\"tasks\":[{\"title\":\"a\"},{\"titel\":\"b\"}]"), SOJOURN_DATA_ERROR_INVALID,
      "$.tasks[1].titel: this member is not known" },
    { DOCUMENT (",\"tasks\":[{\"case\":\"it\",\"title\":\"a\"}]"), SOJOURN_DATA_ERROR_INVALID,
      "$.tasks[0].case: " },
    { DOCUMENT (",\"tasks\":[{\"title\":7}]"), SOJOURN_DATA_ERROR_INVALID,
      "$.tasks[0].title: a text" },
    { DOCUMENT (",\"tasks\":[{\"title\":null}]"), SOJOURN_DATA_ERROR_INVALID,
      "$.tasks[0].title: a text" },
    { DOCUMENT (",\"tasks\":[{\"title\":\"\"}]"), SOJOURN_DATA_ERROR_RANGE, "$.tasks[0].title: " },
    { DOCUMENT (",\"tasks\":[{\"id\":\"a\",\"title\":\"a\"},{\"id\":\"a\",\"title\":\"b\"}]"),
      SOJOURN_DATA_ERROR_DUPLICATE, "$.tasks[1].id: this identifier occurs twice" },
    { DOCUMENT (",\"tasks\":[{\"id\":\"p\",\"title\":\"a\"}]"), SOJOURN_DATA_ERROR_DUPLICATE,
      "$.tasks[0].id: " },
    { DOCUMENT (",\"tasks\":[{\"id\":\"Ä\",\"title\":\"a\"}]"), SOJOURN_DATA_ERROR_INVALID,
      "$.tasks[0].id: a UUID" },
    { DOCUMENT (",\"tasks\":[{\"id\":\"0190B1C0-0000-7000-8000-00000000000A\",\"title\":\"a\"}]"),
      SOJOURN_DATA_ERROR_INVALID, "$.tasks[0].id: a UUID" },
    { DOCUMENT (",\"tasks\":[{\"title\":\"a\",\"due_on\":\"2026-02-30\"}]"),
      SOJOURN_DATA_ERROR_INVALID, "$.tasks[0].due_on: a date" },
    { DOCUMENT (",\"tasks\":[{\"title\":\"a\",\"done_at\":\"2026-02-01T10:00\"}]"),
      SOJOURN_DATA_ERROR_INVALID, "$.tasks[0].done_at: an instant" },
    { DOCUMENT (",\"tasks\":[{\"title\":\"a\",\"done_at\":\"2026-02-01T10:00:00.5Z\"}]"),
      SOJOURN_DATA_ERROR_INVALID, "$.tasks[0].done_at: an instant" },
    { DOCUMENT (",\"tasks\":[{\"title\":\"a\",\"done_at\":\"2026-02-01T25:00:00Z\"}]"),
      SOJOURN_DATA_ERROR_INVALID, "$.tasks[0].done_at: an instant" },
    { DOCUMENT (",\"tasks\":[{\"title\":\"a\",\"subject\":\"nobody\"}]"),
      SOJOURN_DATA_ERROR_REFERENCE, "$.tasks[0].subject: this names" },
    { DOCUMENT (",\"assessments\":[{\"assessed_on\":\"2026-02-01\",\"uer\":26}]"),
      SOJOURN_DATA_ERROR_RANGE, "$.assessments[0].uer: a whole number from 0 to 25" },
    { DOCUMENT (",\"assessments\":[{\"assessed_on\":\"2026-02-01\",\"uer\":25.0}]"),
      SOJOURN_DATA_ERROR_INVALID, "$.assessments[0].uer: a whole number" },
    { DOCUMENT (",\"assessments\":[{\"assessed_on\":\"2026-02-01\",\"ais\":\"F\"}]"),
      SOJOURN_DATA_ERROR_INVALID, "$.assessments[0].ais: one of these is expected here: A, B" },
    { DOCUMENT (",\"assessments\":[{\"assessed_on\":\"2026-02-01\",\"has_other_cause\":1}]"),
      SOJOURN_DATA_ERROR_INVALID, "$.assessments[0].has_other_cause: true or false" },
    { DOCUMENT (",\"assessments\":[{\"uer\":1}]"), SOJOURN_DATA_ERROR_MISSING,
      "$.assessments[0].assessed_on: “" },
    { DOCUMENT (",\"cost_estimates\":[{\"category\":\"visa\",\"amount_minor\":1}]"),
      SOJOURN_DATA_ERROR_MISSING, "$.cost_estimates[0].currency: “" },
    { DOCUMENT (",\"quote_inclusions\":[{\"extra_minor\":1}]"), SOJOURN_DATA_ERROR_MISSING,
      "$.quote_inclusions[0].quote: “" },
    { "{\"format\":\"sojourn-case\",\"version\":1,\"people\":[{\"id\":\"p\"}],"
      "\"case\":{\"patient\":\"p\",\"stage\":\"lead\",\"budget_minor\":100}}",
      SOJOURN_DATA_ERROR_MISSING, "$.case.budget_minor: “" },
    { DOCUMENT (",\"companions\":[{\"person\":\"x\",\"role\":\"guardian\"}]"),
      SOJOURN_DATA_ERROR_REFERENCE,
      "$.companions[0].person: this names a record that is not there" },
    { DOCUMENT (",\"companions\":[{\"person\":\"key:x\",\"role\":\"guardian\"}]"),
      SOJOURN_DATA_ERROR_REFERENCE,
      "$.companions[0].person: this names a record that is not there" },
    { DOCUMENT (",\"companions\":[{\"person\":\"" UUID_A "\",\"role\":\"guardian\"}]"),
      SOJOURN_DATA_ERROR_REFERENCE,
      "$.companions[0].person: this names a record that is not there" },
    { DOCUMENT (",\"companions\":[{\"person\":\"it\",\"role\":\"guardian\"}]"),
      SOJOURN_DATA_ERROR_REFERENCE, "$.companions[0].person: this names a record of the kind" },
    { DOCUMENT (",\"clinics\":[{\"name\":\"a\",\"country\":\"cn\",\"zone\":\"UTC\"}]"),
      SOJOURN_DATA_ERROR_INVALID, "$.clinics[0].country: “" },
    { DOCUMENT (",\"clinics\":[{\"name\":\"a\",\"country\":\"CN\",\"zone\":\"Mars/Base\"}]"),
      SOJOURN_DATA_ERROR_INVALID, "$.clinics[0].zone: “" },
    { DOCUMENT (",\"clinics\":[" CLINIC ("c", ",\"languages\":[\"zho eng\"]") "]"),
      SOJOURN_DATA_ERROR_INVALID, "$.clinics[0].languages: a code without" },
    { DOCUMENT (",\"clinics\":[" CLINIC ("c", ",\"languages\":[]") "]"), SOJOURN_DATA_ERROR_MISSING,
      "$.clinics[0].languages: a list of at least" },
    { DOCUMENT (",\"clinics\":[" CLINIC ("c", ",\"languages\":\"zho\"") "]"),
      SOJOURN_DATA_ERROR_INVALID, "$.clinics[0].languages: a list" },
    { DOCUMENT (",\"clinics\":[" CLINIC ("c", ",\"languages\":[\"zho\",7]") "]"),
      SOJOURN_DATA_ERROR_INVALID, "$.clinics[0].languages[1]: a text" },
};

static void
test_refusals (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
        g_autoptr (GError) error = NULL;
        g_autoptr (SojournSnapshot) snapshot = read_text (refusals[i].text, NULL, &error);

        g_test_message ("%s: %s", refusals[i].text, error != NULL ? error->message : "read");
        g_assert_null (snapshot);
        g_assert_error (error, SOJOURN_DATA_ERROR, (gint)refusals[i].code);
        g_assert_true (g_str_has_prefix (error->message, refusals[i].start));
    }
}

static void
test_too_many (void)
{
    g_autoptr (GString) tasks = g_string_new (",\"tasks\":[{\"title\":\"a\"}");
    g_autofree char *text = NULL;
    g_autoptr (SojournSnapshot) snapshot = NULL;
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < SOJOURN_CASE_MAX_RECORDS; i++)
        g_string_append (tasks, ",{\"title\":\"a\"}");
    text = g_strdup_printf ("%.*s%s]}", (int)strlen (DOCUMENT ("")) - 1, DOCUMENT (""), tasks->str);

    snapshot = read_text (text, NULL, &error);
    g_assert_null (snapshot);
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_TOO_LARGE);
    g_assert_true (g_str_has_prefix (error->message, "$.tasks: "));
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/exchange/case-document/round-trip", test_round_trip);
    g_test_add_func ("/exchange/case-document/damage", test_damage);
    g_test_add_func ("/exchange/case-document/order", test_order);
    g_test_add_func ("/exchange/case-document/by-hand", test_by_hand);
    g_test_add_func ("/exchange/case-document/own-references", test_own_references);
    g_test_add_func ("/exchange/case-document/great-circle", test_great_circle);
    g_test_add_func ("/exchange/case-document/fresh-identifiers", test_fresh_identifiers);
    g_test_add_func ("/exchange/case-document/catalogue", test_catalogue);
    g_test_add_func ("/exchange/case-document/catalogue-yields", test_catalogue_yields);
    g_test_add_func ("/exchange/case-document/refusals", test_refusals);
    g_test_add_func ("/exchange/case-document/too-many", test_too_many);
    return g_test_run ();
}
