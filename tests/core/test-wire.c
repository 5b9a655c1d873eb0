/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-error.h"
#include "sojourn-identifying.h"
#include "sojourn-quote-fields.h"
#include "sojourn-record-value.h"
#include "sojourn-wire-action.h"
#include "sojourn-wire-page.h"
#include "sojourn-wire-problem.h"
#include "sojourn-wire-request.h"

#include <string.h>

#define LIMIT 1048576
#define UUID_A "0190163d-8694-739b-aea5-966c26f8ad91"
#define UUID_B "0190163d-8694-739b-aea5-966c26f8ad92"
#define UUID_C "0190163d-8694-739b-aea5-966c26f8ad93"

/* The least of each, written by hand, into which the tests cut their faults. */
#define LEAST_PAYLOAD                                                                              \
    "{\"schema\":1,\"client_ref\":\"" UUID_A                                                       \
    "\",\"clinic\":{\"ref\":\"kw-1\",\"country\":\"KW\"},"                                         \
    "\"option\":{\"ref\":\"kw-1-a\"},\"case_ref\":\"q-7f3a91c2\",\"condition\":{\"code\":"         \
    "\"other\"}}"
#define LEAST_QUOTE                                                                                \
    "{\"total\":{\"amount_minor\":8250500,\"currency\":\"KWD\"},\"price_kind\":\"fixed\"}"

static SojournJsonReader *
read_text (const char *text)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
    g_autoptr (GError) error = NULL;
    SojournJsonReader *reader = sojourn_json_reader_new (bytes, LIMIT, &error);

    g_assert_no_error (error);
    return reader;
}

/* @text with the one place where @old stands put as @new. */
static char *
change (const char *text, const char *old, const char *new)
{
    g_autoptr (GString) changed = g_string_new (text);

    g_assert_cmpuint (g_string_replace (changed, old, new, 1), ==, 1);
    return g_string_free (g_steal_pointer (&changed), FALSE);
}

static SojournRecord *
make_document (void)
{
    SojournRecord *document = sojourn_record_new (SOJOURN_KIND_DOCUMENT);
    g_autofree char *digest = g_strnfill (64, 'a');

    sojourn_record_set_integer (document, SOJOURN_DOCUMENT_TYPE, SOJOURN_PAPER_LAB);
    sojourn_record_set_text (document, SOJOURN_DOCUMENT_TITLE, "Blood of Anna");
    sojourn_record_set_text (document, SOJOURN_DOCUMENT_LANGUAGE, "swe");
    sojourn_record_set_text (document, SOJOURN_DOCUMENT_SHA256, digest);
    g_assert_true (
        sojourn_record_set_value (document, SOJOURN_DOCUMENT_DATED_ON, "2026-05-02", NULL));
    return document;
}

static SojournWireRequest *
make_request (void)
{
    SojournWireRequest *request = sojourn_wire_request_new ();

    request->client_ref = g_strdup (UUID_A);
    request->replaces = g_strdup (UUID_B);
    request->clinic_ref = g_strdup ("cn-sysu3");
    request->clinic_country = g_strdup ("CN");
    request->option_ref = g_strdup ("cn-sysu3-ipsc");
    request->option_title = g_strdup ("iPSC 细胞");
    request->case_ref = g_strdup ("q-7f3a91c2");
    request->age_years = 34;
    request->sex = g_strdup ("F");
    request->country = g_strdup ("SE");
    request->condition = g_strdup ("spinal_cord_injury");
    request->injury_days = 0;
    request->level = g_strdup ("S4-5");
    request->ais = g_strdup ("A");
    request->uems = 50;
    request->lems = 0;
    request->scim = 42;
    request->flags = g_strsplit ("dysreflexia", " ", -1);
    request->flags_unknown = g_strsplit ("thrombosis epilepsy", " ", -1);
    request->mobility = g_strdup ("WCHC");
    request->window_from = g_strdup ("2026-09-01");
    request->window_to = g_strdup ("2026-10-15");
    request->companions = 0;
    request->languages = g_strsplit ("swe eng", " ", -1);
    request->wants = g_strsplit ("taxes extra_nights", " ", -1);
    g_ptr_array_add (request->records, make_document ());
    request->respond_by = g_strdup ("2026-05-20");
    return request;
}

static void
test_request_round_trip (void)
{
    g_autoptr (SojournWireRequest) request = make_request ();
    g_autoptr (GBytes) bytes = sojourn_wire_request_to_bytes (request, SOJOURN_JSON_COMPACT);
    g_autoptr (GBytes) again = NULL;
    g_autoptr (SojournJsonReader) reader = sojourn_json_reader_new (bytes, LIMIT, NULL);
    g_autoptr (SojournWireRequest) copy = sojourn_wire_request_read (reader);
    g_autoptr (GError) error = NULL;

    g_assert_true (sojourn_json_reader_finish (reader, &error));
    g_assert_no_error (error);
    again = sojourn_wire_request_to_bytes (copy, SOJOURN_JSON_COMPACT);
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                     g_bytes_get_data (again, NULL), g_bytes_get_size (again));
    g_assert_cmpint (copy->age_years, ==, 34);
    g_assert_cmpint (copy->injury_days, ==, 0);
    g_assert_cmpint (copy->lt, ==, -1);
    g_assert_cmpint (copy->companions, ==, 0);
    g_assert_cmpuint (copy->records->len, ==, 1);
    g_assert_true (sojourn_identifying_check (reader));
}

/* Of a document only what the contract names leaves, and nothing that is unknown is invented. */
static void
test_request_says_no_more (void)
{
    g_autoptr (SojournWireRequest) request = make_request ();
    g_autoptr (GBytes) bytes = sojourn_wire_request_to_bytes (request, SOJOURN_JSON_PRETTY);
    g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

    g_assert_null (strstr (text, "Anna"));
    g_assert_null (strstr (text, "title\": \"Blood"));
    g_assert_null (strstr (text, "\"pp\""));
    g_assert_null (strstr (text, "null"));
    g_assert_nonnull (strstr (text, "\"sha256\": \"aaaa"));
}

// clang-format off
static const struct {
    const char *old;
    const char *new;
    const char *path;
    gint code;
} request_faults[] = {
    { "\"schema\":1", "\"schema\":2", "$.schema", SOJOURN_DATA_ERROR_UNKNOWN_VERSION },
    { "\"schema\":1", "\"schema\":\"1\"", "$.schema", SOJOURN_DATA_ERROR_INVALID },
    { "\"schema\":1,", "", "$.schema", SOJOURN_DATA_ERROR_MISSING },
    { "{\"schema", "{\"name\":\"x\",\"schema", "$.name", SOJOURN_DATA_ERROR_INVALID },
    { "\"country\"", "\"city\":\"x\",\"country\"", "$.clinic.city", SOJOURN_DATA_ERROR_INVALID },
    { UUID_A, "1", "$.client_ref", SOJOURN_DATA_ERROR_INVALID },
    { "\"KW\"", "\"kw\"", "$.clinic.country", SOJOURN_DATA_ERROR_REFERENCE },
    { "\"kw-1\"", "\"kw 1\"", "$.clinic.ref", SOJOURN_DATA_ERROR_INVALID },
    { "\"kw-1-a\"", "\"\"", "$.option.ref", SOJOURN_DATA_ERROR_RANGE },
    { "q-7f3a91c2", "MT-2026-0042", "$.case_ref", SOJOURN_DATA_ERROR_INVALID },
    { "q-7f3a91c2", "q-7f3a91cX", "$.case_ref", SOJOURN_DATA_ERROR_INVALID },
    { "\"other\"", "\"flu\"", "$.condition.code", SOJOURN_DATA_ERROR_INVALID },
    { "{\"code\":\"other\"}", "{}", "$.condition.code", SOJOURN_DATA_ERROR_MISSING },
    { "\"other\"}", "\"other\"},\"age_y\":131", "$.age_y", SOJOURN_DATA_ERROR_RANGE },
    { "\"other\"}", "\"other\"},\"age_y\":34.5", "$.age_y", SOJOURN_DATA_ERROR_INVALID },
    { "\"other\"}", "\"other\"},\"sex\":\"female\"", "$.sex", SOJOURN_DATA_ERROR_INVALID },
    { "\"other\"}", "\"other\"},\"injury\":{\"level\":\"T13\"}", "$.injury.level", SOJOURN_DATA_ERROR_INVALID },
    { "\"other\"}", "\"other\"},\"injury\":{\"date\":\"2025-01-01\"}", "$.injury.date", SOJOURN_DATA_ERROR_INVALID },
    { "\"other\"}", "\"other\"},\"scores\":{\"scim\":101}", "$.scores.scim", SOJOURN_DATA_ERROR_RANGE },
    { "\"other\"}", "\"other\"},\"flags\":[\"tall\"]", "$.flags", SOJOURN_DATA_ERROR_INVALID },
    { "\"other\"}", "\"other\"},\"window\":{\"from\":\"2026-09-02\",\"to\":\"2026-09-01\"}", "$.window.to", SOJOURN_DATA_ERROR_RANGE },
    { "\"other\"}", "\"other\"},\"window\":{\"from\":\"2026-09-02\"}", "$.window.to", SOJOURN_DATA_ERROR_MISSING },
    { "\"other\"}", "\"other\"},\"languages\":[\"en\"]", "$.languages", SOJOURN_DATA_ERROR_REFERENCE },
    { "\"other\"}", "\"other\"},\"wants\":[\"tea\"]", "$.wants", SOJOURN_DATA_ERROR_INVALID },
    { "\"other\"}", "\"other\"},\"records\":[{\"type\":\"lab\"},{\"type\":\"selfie\"}]", "$.records[1].type", SOJOURN_DATA_ERROR_INVALID },
    { "\"other\"}", "\"other\"},\"records\":[{\"type\":\"lab\",\"title\":\"x\"}]", "$.records[0].title", SOJOURN_DATA_ERROR_INVALID },
    { "\"other\"}", "\"other\"},\"records\":[{\"type\":\"lab\",\"sha256\":\"AB\"}]", "$.records[0].sha256", SOJOURN_DATA_ERROR_INVALID },
    { "\"other\"}", "\"other\"},\"respond_by\":\"soon\"", "$.respond_by", SOJOURN_DATA_ERROR_INVALID },
};
// clang-format on

static void
test_request_faults (void)
{
    g_autoptr (SojournJsonReader) good = read_text (LEAST_PAYLOAD);
    g_autoptr (SojournWireRequest) least = sojourn_wire_request_read (good);

    g_assert_nonnull (least);
    for (gsize i = 0; i < G_N_ELEMENTS (request_faults); i++) {
        g_autofree char *text =
            change (LEAST_PAYLOAD, request_faults[i].old, request_faults[i].new);
        g_autoptr (SojournJsonReader) reader = read_text (text);
        g_autoptr (GError) error = NULL;

        g_test_message ("%s", request_faults[i].new);
        g_assert_null (sojourn_wire_request_read (reader));
        g_assert_false (sojourn_json_reader_finish (reader, &error));
        g_assert_cmpstr (sojourn_json_reader_get_error_path (reader), ==, request_faults[i].path);
        g_assert_error (error, SOJOURN_DATA_ERROR, request_faults[i].code);
    }
}

static void
test_identifying (void)
{
    // clang-format off
    const struct { const char *json; const char *path; } cases[] = {
        { "{\"a\":{\"Birth-Date\":1}}", "$.a[\"Birth-Date\"]" },
        { "{\"a\":[{\"passport_number\":null}]}", "$.a[0].passport_number" },
        { "{\"message\":\"write to anna@example.org\"}", "$.message" },
        { "{\"x\":[\"ok\",\"call +46 70-123 45 67\"]}", "$.x[1]" },
        { "{\"homeAddress\":{}}", "$.homeAddress" },
        { "{\"e_mail\":\"\"}", "$.e_mail" },
        { "{\"email\":\"\"}", "$.email" },
        { "{\"m\":\"ChiCTR2100051378, 10 @ 20 mg, +5 to +7 cm, 2025-01-02, T6-T8\"}", NULL },
        { "{\"m\":\"@\",\"n\":[1,true,null,{}]}", NULL },
    };
    // clang-format on

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (SojournJsonReader) reader = read_text (cases[i].json);
        g_autoptr (GError) error = NULL;
        gboolean clean = sojourn_identifying_check (reader);

        g_assert_cmpint (clean, ==, cases[i].path == NULL);
        g_assert_cmpstr (sojourn_json_reader_get_error_path (reader), ==, cases[i].path);
        sojourn_json_reader_finish (reader, &error);
        if (error != NULL)
            g_assert_null (strstr (error->message, "anna"));
    }
}

static SojournWireQuote *
make_quote (void)
{
    SojournWireQuote *quote = sojourn_wire_quote_new ();
    SojournRecord *record;

    sojourn_record_set_text (quote->quote, SOJOURN_QUOTE_CURRENCY, "KWD");
    sojourn_record_set_integer (quote->quote, SOJOURN_QUOTE_TOTAL_MINOR, 8250500);
    sojourn_record_set_integer (quote->quote, SOJOURN_QUOTE_PRICE_KIND, SOJOURN_PRICE_FIXED);
    sojourn_record_set_text (quote->quote, SOJOURN_QUOTE_ZONE, "Asia/Kuwait");
    sojourn_record_set_value (quote->quote, SOJOURN_QUOTE_VALID_UNTIL, "2026-05-31", NULL);
    sojourn_record_set_value (quote->quote, SOJOURN_QUOTE_ISSUED_AT, "2026-05-04T09:30:00Z", NULL);
    record = sojourn_wire_quote_add_line (quote);
    sojourn_record_set_integer (record, SOJOURN_QUOTE_LINE_CATEGORY, SOJOURN_LINE_WARD);
    sojourn_record_set_integer (record, SOJOURN_QUOTE_LINE_QUANTITY_MILLI, 20500);
    sojourn_record_set_integer (record, SOJOURN_QUOTE_LINE_UNIT_MINOR, 402463);
    sojourn_record_set_integer (record, SOJOURN_QUOTE_LINE_TOTAL_MINOR, 8250500);
    record = sojourn_wire_quote_add_inclusion (quote);
    sojourn_record_set_integer (record, SOJOURN_QUOTE_INCLUSION_CATEGORY, SOJOURN_INCLUSION_TAXES);
    sojourn_record_set_integer (record, SOJOURN_QUOTE_INCLUSION_STATE, SOJOURN_INCLUDED_UNKNOWN);
    return quote;
}

static void
test_quote_round_trip (void)
{
    g_autoptr (SojournWireQuote) quote = make_quote ();
    g_autoptr (GBytes) bytes = sojourn_wire_quote_to_bytes (quote);
    g_autoptr (SojournJsonReader) reader = sojourn_json_reader_new (bytes, LIMIT, NULL);
    g_autoptr (SojournWireQuote) copy = sojourn_wire_quote_read (reader);
    g_autoptr (GBytes) again = NULL;
    g_autoptr (GError) error = NULL;
    const SojournRecord *line;

    g_assert_true (sojourn_json_reader_finish (reader, &error));
    g_assert_no_error (error);
    again = sojourn_wire_quote_to_bytes (copy);
    g_assert_true (g_bytes_equal (bytes, again));
    g_assert_cmpmem (sojourn_record_get_text (copy->quote, SOJOURN_QUOTE_RECEIVED),
                     strlen (sojourn_record_get_text (copy->quote, SOJOURN_QUOTE_RECEIVED)),
                     g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

    /* Tied to a case, every record may be stored. */
    sojourn_record_set_integer (copy->quote, SOJOURN_QUOTE_VERSION, 1);
    sojourn_record_set_integer (copy->quote, SOJOURN_QUOTE_STATE, SOJOURN_QUOTE_STATE_OPEN);
    sojourn_record_set_integer (copy->quote, SOJOURN_QUOTE_RECEIVED_AT, 1777887000);
    sojourn_wire_quote_set_owner (copy, UUID_A, UUID_B);
    g_assert_true (sojourn_record_validate (copy->quote, NULL, &error));
    line = g_ptr_array_index (copy->lines, 0);
    g_assert_true (sojourn_record_validate (line, NULL, &error));
    g_assert_cmpstr (sojourn_record_get_text (line, SOJOURN_QUOTE_LINE_CURRENCY), ==, "KWD");
    g_assert_true (sojourn_record_validate (g_ptr_array_index (copy->inclusions, 0), NULL, &error));
}

static void
test_quote_keeps_unknown_members (void)
{
    g_autofree char *text =
        change (LEAST_QUOTE, "\"fixed\"", "\"fixed\",\"rating\":{\"stars\":4.50}");
    g_autoptr (SojournJsonReader) reader = read_text (text);
    g_autoptr (SojournWireQuote) quote = sojourn_wire_quote_read (reader);

    g_assert_cmpstr (sojourn_record_get_text (quote->quote, SOJOURN_QUOTE_RECEIVED), ==, text);
    g_assert_false (sojourn_record_has (quote->quote, SOJOURN_QUOTE_VALID_UNTIL));
}

// clang-format off
static const struct {
    const char *old;
    const char *new;
    const char *path;
} quote_faults[] = {
    { "8250500", "8250.500", "$.total.amount_minor" },
    { "8250500", "\"8250500\"", "$.total.amount_minor" },
    { "8250500", "99999999999999999999", "$.total.amount_minor" },
    { "\"amount_minor\":8250500,", "", "$.total.amount_minor" },
    { "KWD", "KWX", "$.total.currency" },
    { "\"fixed\"", "\"free\"", "$.price_kind" },
    { ",\"price_kind\":\"fixed\"", "", "$.price_kind" },
    { "\"fixed\"", "\"range\"", "$.low_minor" },
    { "\"fixed\"", "\"range\",\"low_minor\":1", "$.high_minor" },
    { "\"fixed\"", "\"range\",\"low_minor\":2,\"high_minor\":1", "$.high_minor" },
    { "\"fixed\"", "\"fixed\",\"valid_until\":\"2026-05-31\"", "$.zone" },
    { "\"fixed\"", "\"fixed\",\"zone\":\"UTC\",\"valid_until\":\"9999-12-31\"", "$.valid_until" },
    { "\"fixed\"", "\"fixed\",\"zone\":\"UTC\",\"valid_until\":\"0000-00-00\"", "$.valid_until" },
    { "\"fixed\"", "\"fixed\",\"issued_at\":\"0001-01-01T00:00:00Z\"", "$.issued_at" },
    { "8250500", "9000000000000001", "$.total.amount_minor" },
    { "8250500", "-9000000000000001", "$.total.amount_minor" },
    { "\"fixed\"", "\"fixed\",\"zone\":\"Mars/Base\"", "$.zone" },
    { "\"fixed\"", "\"fixed\",\"issued_at\":\"2026-05-31\"", "$.issued_at" },
    { "\"fixed\"", "\"fixed\",\"inpatient_days\":-1", "$.inpatient_days" },
    { "\"fixed\"", "\"fixed\",\"lines\":{}", "$.lines" },
    { "\"fixed\"", "\"fixed\",\"lines\":[{\"category\":\"ward\",\"quantity_milli\":1,\"unit_minor\":1,\"total_minor\":1},{\"category\":\"ward\",\"quantity_milli\":1,\"total_minor\":1}]", "$.lines[1].unit_minor" },
    { "\"fixed\"", "\"fixed\",\"inclusions\":[{\"category\":\"rehab\",\"state\":\"maybe\"}]", "$.inclusions[0].state" },
    { "\"fixed\"", "\"fixed\",\"inclusions\":[{\"category\":\"rehab\",\"state\":\"na\"},{\"category\":\"rehab\",\"state\":\"na\"}]", "$.inclusions[1].category" },
    { "\"fixed\"", "\"fixed\",\"cancellation\":[{\"days_before\":30,\"refund_percent\":101}]", "$.cancellation[0].refund_percent" },
    { "\"fixed\"", "\"fixed\",\"version\":0", "$.version" },
};
// clang-format on

static void
test_quote_faults (void)
{
    for (gsize i = 0; i < G_N_ELEMENTS (quote_faults); i++) {
        g_autofree char *text = change (LEAST_QUOTE, quote_faults[i].old, quote_faults[i].new);
        g_autoptr (SojournJsonReader) reader = read_text (text);

        g_test_message ("%s", quote_faults[i].new);
        g_assert_null (sojourn_wire_quote_read (reader));
        g_assert_cmpstr (sojourn_json_reader_get_error_path (reader), ==, quote_faults[i].path);
    }
}

#define HEAD                                                                                       \
    "\"client_ref\":\"" UUID_A "\",\"status\":\"%s\",\"revision\":4,\"etag\":\"\\\"r4\\\"\""
#define QUESTION                                                                                   \
    "{\"id\":\"" UUID_C "\",\"question\":\"Blood?\",\"document_type\":\"lab\",\"asked_at\":"       \
    "\"2026-05-04T09:30:00Z\",\"status\":\"answered\",\"answered_at\":\"2026-05-04T09:31:00.5Z\"," \
    "\"answer\":{\"text\":\"Here.\"},\"new\":1}"

static char *
make_event (gint64 seq, const char *more)
{
    g_autofree char *head = g_strdup_printf (HEAD, "quoted");

    return g_strdup_printf ("{\"seq\":%" G_GINT64_FORMAT ",\"id\":\"" UUID_B
                            "\",\"type\":\"quoted\",\"at\":\"2026-05-04T09:30:00.123Z\","
                            "\"request_id\":\"" UUID_C "\",%s%s}",
                            seq, head, more);
}

static SojournWirePage *
decode_page (const char *events, guint count, GError **error)
{
    g_autofree char *text =
        g_strdup_printf ("{\"epoch\":\"" UUID_A "\",\"events\":[%s],\"next\":\"c2\",\"more\":true,"
                         "\"count\":%u}",
                         events, count);
    g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

    return sojourn_wire_page_decode (body, LIMIT, error);
}

static void
test_page (void)
{
    g_autofree char *first = make_event (3, ",\"info_requests\":[" QUESTION "]");
    g_autofree char *second =
        make_event (7, ",\"quote\":{\"version\":2,\"total\":{\"amount_minor\":1,\"currency\":"
                       "\"JPY\"},\"price_kind\":\"estimate\",\"received_at\":\"later\"}");
    g_autofree char *events = g_strjoin (",", first, second, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournWirePage) page = decode_page (events, 2, &error);
    const SojournWireEvent *event;
    const SojournRecord *question;
    const SojournWireQuote *quote;

    g_assert_no_error (error);
    g_assert_cmpstr (page->next, ==, "c2");
    g_assert_true (page->more);
    g_assert_cmpuint (page->events->len, ==, 2);

    event = g_ptr_array_index (page->events, 0);
    g_assert_cmpint (event->at, ==, 1777887000);
    g_assert_cmpstr (event->state->request_id, ==, UUID_C);
    g_assert_cmpstr (event->state->etag, ==, "\"r4\"");
    question = g_ptr_array_index (event->state->info_requests, 0);
    g_assert_cmpstr (sojourn_record_get_text (question, SOJOURN_INFO_REQUEST_ANSWER), ==, "Here.");
    g_assert_cmpint (sojourn_record_get_integer (question, SOJOURN_INFO_REQUEST_STATUS, -1), ==,
                     SOJOURN_INFO_ANSWERED);

    event = g_ptr_array_index (page->events, 1);
    quote = g_ptr_array_index (event->state->quotes, 0);
    g_assert_cmpint (sojourn_record_get_integer (quote->quote, SOJOURN_QUOTE_VERSION, -1), ==, 2);
}

static void
assert_page_refused (const char *events, guint count, const char *path)
{
    g_autoptr (GError) error = NULL;

    g_assert_null (decode_page (events, count, &error));
    g_assert_nonnull (error);
    g_assert_true (g_str_has_prefix (error->message, path));
}

static void
test_page_faults (void)
{
    g_autofree char *third = make_event (3, "");
    g_autofree char *twice = g_strjoin (",", third, third, NULL);
    g_autofree char *early = change (third, "2026", "0026");
    g_autofree char *bare = make_event (
        3, ",\"quote\":{\"total\":{\"amount_minor\":1,\"currency\":\"JPY\"},\"price_kind\":"
           "\"fixed\"}");

    assert_page_refused (third, 0, "$.count:");
    assert_page_refused (third, 2, "$.count:");
    assert_page_refused (twice, 2, "$.events[1].seq:");
    assert_page_refused (bare, 1, "$.events[0].quote.version:");
    assert_page_refused ("{}", 1, "$.events[0].seq:");
    assert_page_refused ("null", 1, "$.events[0]:");
    assert_page_refused (early, 1, "$.events[0].at:");
}

static char *
make_state (const char *status)
{
    g_autofree char *head = g_strdup_printf (HEAD, status);
    g_autofree char *digest = g_strnfill (64, '0');

    return g_strdup_printf ("{\"id\":\"" UUID_C "\",%s,\"payload_sha256\":\"%s\",\"info_requests\":"
                            "[],\"quotes\":[],\"accepted_version\":3,\"reason\":\"r\"}",
                            head, digest);
}

static void
test_state (void)
{
    g_autofree char *text = make_state ("a_new_status");
    g_autofree char *list = g_strdup_printf ("{\"items\":[%s],\"count\":1}", text);
    g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
    g_autoptr (GBytes) found = g_bytes_new (list, strlen (list));
    g_autoptr (GBytes) none = g_bytes_new_static ("{\"items\":[],\"count\":0}", 22);
    g_autoptr (GBytes) cut = g_bytes_new_static ("{\"items\":[],\"count\":1}", 22);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournWireState) state = sojourn_wire_state_decode (body, LIMIT, &error);
    g_autoptr (SojournWireState) one = sojourn_wire_state_decode_found (found, LIMIT, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (state->status, ==, "a_new_status");
    g_assert_cmpint (state->revision, ==, 4);
    g_assert_cmpint (state->accepted_version, ==, 3);
    g_assert_cmpstr (one->request_id, ==, UUID_C);

    g_assert_null (sojourn_wire_state_decode_found (none, LIMIT, &error));
    g_assert_no_error (error);
    g_assert_null (sojourn_wire_state_decode_found (cut, LIMIT, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE);
}

static void
test_problem (void)
{
    g_autofree char *state = make_state ("sent");
    g_autofree char *text = g_strdup_printf (
        "{\"type\":\"" SOJOURN_PROBLEM_BASE "stale-revision\",\"title\":\"Changed\",\"status\":412,"
        "\"instance\":\"urn:uuid:x\",\"errors\":[{\"path\":\"$.a\",\"reason\":\"wrong\"}],"
        "\"current\":%s}",
        state);
    g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
    g_autoptr (GBytes) foreign = g_bytes_new_static ("{\"type\":\"https://x/y\"}", 22);
    g_autoptr (GBytes) empty = g_bytes_new_static ("{}", 2);
    g_autoptr (GBytes) page = g_bytes_new_static ("<html>", 6);
    g_autoptr (SojournWireProblem) problem = sojourn_wire_problem_decode (body, LIMIT, NULL);
    g_autoptr (SojournWireProblem) other = sojourn_wire_problem_decode (foreign, LIMIT, NULL);
    g_autoptr (SojournWireProblem) blank = sojourn_wire_problem_decode (empty, LIMIT, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_cmpstr (problem->type, ==, "stale-revision");
    g_assert_cmpstr (problem->errors[0], ==, "$.a: wrong");
    g_assert_cmpstr (problem->current->status, ==, "sent");
    g_assert_cmpstr (other->type, ==, "https://x/y");
    g_assert_cmpstr (blank->type, ==, "about:blank");
    g_assert_null (blank->current);
    g_assert_null (sojourn_wire_problem_decode (page, LIMIT, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID);
}

static void
assert_bytes (GBytes *bytes, const char *text)
{
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
    g_bytes_unref (bytes);
}

static void
test_actions (void)
{
    g_autoptr (GPtrArray) documents =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);

    assert_bytes (sojourn_wire_encode_acceptance (2), "{\"version\":2}");
    assert_bytes (sojourn_wire_encode_reason (NULL), "{}");
    assert_bytes (sojourn_wire_encode_reason ("Too far"), "{\"reason\":\"Too far\"}");
    assert_bytes (sojourn_wire_encode_answer (UUID_C, "Yes", documents),
                  "{\"answers\":[{\"info_request\":\"" UUID_C "\",\"text\":\"Yes\"}]}");

    g_ptr_array_add (documents, make_document ());
    sojourn_record_clear (g_ptr_array_index (documents, 0), SOJOURN_DOCUMENT_SHA256);
    assert_bytes (sojourn_wire_encode_answer (UUID_C, "", documents),
                  "{\"answers\":[{\"info_request\":\"" UUID_C "\",\"records\":[{\"type\":\"lab\","
                  "\"date\":\"2026-05-02\",\"language\":\"swe\"}]}]}");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/wire/request/round-trip", test_request_round_trip);
    g_test_add_func ("/wire/request/says-no-more", test_request_says_no_more);
    g_test_add_func ("/wire/request/faults", test_request_faults);
    g_test_add_func ("/wire/identifying", test_identifying);
    g_test_add_func ("/wire/quote/round-trip", test_quote_round_trip);
    g_test_add_func ("/wire/quote/unknown-members", test_quote_keeps_unknown_members);
    g_test_add_func ("/wire/quote/faults", test_quote_faults);
    g_test_add_func ("/wire/page", test_page);
    g_test_add_func ("/wire/page/faults", test_page_faults);
    g_test_add_func ("/wire/state", test_state);
    g_test_add_func ("/wire/problem", test_problem);
    g_test_add_func ("/wire/actions", test_actions);
    return g_test_run ();
}
