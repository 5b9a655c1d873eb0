/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "quote-case.h"
#include "sojourn-case-fields.h"
#include "sojourn-quote-fields.h"
#include "sojourn-quote-payload.h"

#include <stdio.h>
#include <string.h>

/* Prints what clinics would be told of made-up patients, a name and a payload a line, for
 * test_payload.py to judge. */

#define CANARY "Zanzibar"

/* The texts that a clinic is meant to read. */
static const struct {
    SojournKind kind;
    const char *field;
} told[] = {
    { SOJOURN_KIND_CASE, "condition_text" },
    { SOJOURN_KIND_OPTION, "title" },
    { SOJOURN_KIND_OPTION, "key" },
    { SOJOURN_KIND_CLINIC, "key" },
    { SOJOURN_KIND_QUOTE_REQUEST, "message" },
};

static gboolean
is_told (SojournKind kind, const SojournField *field)
{
    for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
        if (told[i].kind == kind && g_str_equal (told[i].field, field->name))
            return TRUE;
    }
    return FALSE;
}

/* Every other text that has room for it. */
static void
add_canaries (TestCase *test)
{
    for (guint i = 0; i < test->records->len; i++) {
        SojournRecord *record = test->records->pdata[i];
        SojournKind kind = sojourn_record_get_kind (record);

        for (guint f = 0; f < sojourn_kind_get_info (kind)->n_fields; f++) {
            const SojournField *field = sojourn_kind_get_field (kind, f);

            if ((field->type == SOJOURN_FIELD_TEXT || field->type == SOJOURN_FIELD_PARAGRAPH) &&
                field->max > (gint64)strlen (CANARY) && !is_told (kind, field))
                sojourn_record_set_text (record, f, CANARY);
        }
    }
}

static const char *
add_everything (QuoteCase *desk)
{
    TestCase *test = desk->test;
    const char *request =
        quote_case_add_request (desk, "clinic.cn-1", "CN", "Asia/Shanghai", "draft");
    const char *friend = test_case_add (test, SOJOURN_KIND_PERSON, "alias", "Friend", NULL);

    test_case_set (test, test->patient, "sex", "F", "languages", "swe eng", "nationality", "FI",
                   NULL);
    test_case_set (test, test->desk, "condition_text", "Complete injury after a fall",
                   "injury_date", "2025-08-22", NULL);
    test_case_set (test, request, "window_from", "2026-09-01", "window_to", "2026-10-15",
                   "respond_by", "2026-05-20", "message", "May the companion sleep in the room?",
                   NULL);
    test_case_add (test, SOJOURN_KIND_COMPANION, "person", friend, NULL);
    test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2026-01-10", "ais", "B", NULL);
    test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2026-03-10", "ais", "A", "level",
                   "T6", "uer", "25", "uel", "25", "ler", "0", "lel", "0", "ltr", "26", "ltl", "26",
                   "ppr", "26", "ppl", "26", "scim_total", "42", NULL);
    test_case_add (test, SOJOURN_KIND_RISK_REVIEW, "reviewed_on", "2026-03-11", "mobility", "WCHC",
                   "ventilation", "none", "skin", "intact", "dysreflexia", "yes", "thrombosis",
                   "unknown", "epilepsy", "no", NULL);
    test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", "mri_dicom", "dated_on", "2026-03-02",
                   "language", "swe", "title", "Spine", NULL);
    test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", "passport", NULL);
    return request;
}

static void
print (const char *name, QuoteCase *desk, const char *request, const char *categories)
{
    const SojournRecord *record;
    g_autofree char *payload = NULL;
    SojournDate today;

    g_assert_true (sojourn_date_today ((SojournClock){ &desk->test->now }, "UTC", &today));
    test_case_set (desk->test, desk->consent, "categories", categories, NULL);
    record = quote_case_find (desk, request);
    payload = sojourn_quote_payload_build (
        desk->test->snapshot, record,
        categories != NULL ? test_case_find (desk->test, desk->consent) : NULL, today,
        SOJOURN_JSON_COMPACT);
    g_assert_nonnull (payload);
    printf ("%s\t%s\n", name, payload);
}

static void
print_by_category (void)
{
    for (guint i = 0; i < sojourn_data_categories.n_choices; i++) {
        const char *nick = sojourn_choice_set_get_nick (&sojourn_data_categories, i);
        g_autofree char *categories = g_strconcat ("diagnosis ", nick, NULL);
        g_autoptr (QuoteCase) desk = quote_case_new ();
        const char *request = add_everything (desk);

        print (nick, desk, request, i == SOJOURN_DATA_DIAGNOSIS ? nick : categories);
    }
}

static void
print_canaries (void)
{
    g_autoptr (QuoteCase) desk = quote_case_new ();
    const char *request = add_everything (desk);

    add_canaries (desk->test);
    print ("canaries", desk, request, NULL);
}

static void
print_least (void)
{
    g_autoptr (QuoteCase) desk = quote_case_new ();
    const char *request = quote_case_add_request (desk, "kw-1", "KW", "Asia/Kuwait", "draft");

    test_case_set (desk->test, desk->test->patient, "birth_date", NULL, "residence", NULL, NULL);
    print ("least", desk, request, "diagnosis");
}

/* More than may be told, and names that may not. */
static void
print_excess (void)
{
    g_autoptr (QuoteCase) desk = quote_case_new ();
    const char *request =
        quote_case_add_request (desk, "clinic with spaces/…", "JP", "Asia/Tokyo", "draft");

    for (guint i = 0; i < 150; i++) {
        g_autofree char *day = g_strdup_printf ("2025-%02u-%02u", i / 28 + 1, i % 28 + 1);

        test_case_add (desk->test, SOJOURN_KIND_DOCUMENT, "type", "lab", "dated_on", day, NULL);
    }
    test_case_set (desk->test, desk->test->patient, "birth_date", "2026-03-21", NULL);
    test_case_set (desk->test, desk->test->desk, "injury_date", "2026-03-21", NULL);
    print ("excess", desk, request, NULL);
}

int
main (void)
{
    g_autoptr (QuoteCase) desk = quote_case_new ();

    print ("full", desk, add_everything (desk), NULL);
    print_by_category ();
    print_canaries ();
    print_least ();
    print_excess ();
    return 0;
}
