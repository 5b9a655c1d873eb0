/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

#include "sojourn-guards.h"
#include "sojourn-id.h"

#include <time.h>

#define MINIMAL                                                                                    \
    "{\"schema\":1,\"case_ref\":\"q-12345678\",\"condition\":{\"code\":\"spinal_cord_injury\"}"

typedef struct {
    const char *clinic;
    const char *request;
    const char *consent;
    const char *crossing;
} Sending;

static const char *
add_consent (TestCase *test, const char *kind, const char *clinic)
{
    const char *consent = test_case_add (test, SOJOURN_KIND_CONSENT, "kind", kind, "categories",
                                         "demographics diagnosis", "given_at",
                                         "2026-03-01T00:00:00Z", "risks_disclosed", "true", NULL);

    test_case_add (test, SOJOURN_KIND_CONSENT_RECIPIENT, "consent", consent, "clinic", clinic,
                   NULL);
    return consent;
}

/* A draft to a clinic in China with everything it takes. */
static Sending
add_sending (TestCase *test)
{
    Sending sending;
    const char *option;

    sending.clinic =
        test_case_add (test, SOJOURN_KIND_CLINIC, "name", "Clinic C", "country", "CN", NULL);
    option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", sending.clinic, NULL);
    sending.request = test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "clinic", sending.clinic,
                                     "option", option, "status", "draft", NULL);
    sending.consent = add_consent (test, "disclosure", sending.clinic);
    sending.crossing = add_consent (test, "cross_border", sending.clinic);
    return sending;
}

static void
test_c01_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);
    const SojournFinding *finding;

    test_case_set (test, sending.consent, "revoked_at", "2026-03-20T12:00:00Z", NULL);
    finding =
        rule_test_expect (test, "C01", SOJOURN_SEVERITY_BLOCK, sending.request,
                          "The consent that names Clinic C was revoked on 20 Mar 2026, 12:00");
    g_assert_false (sojourn_finding_can_override (finding));
    rule_test_assert_place (finding, SOJOURN_KIND_CONSENT, sending.consent, SOJOURN_NO_FIELD);

    /* Nobody overrules it. */
    test_case_add (test, SOJOURN_KIND_OVERRIDE, "rule", "C01", "subject", sending.request, NULL);
    rule_test_evaluate (test);
    g_assert_true (sojourn_findings_block (test->findings));

    test_case_set (test, sending.consent, "revoked_at", NULL, "expires_at", "2026-03-20T12:00:00Z",
                   NULL);
    rule_test_expect (test, "C01", SOJOURN_SEVERITY_BLOCK, sending.request, "expired on");
    test_case_set (test, sending.consent, "expires_at", NULL, "given_at", "2026-03-20T12:00:01Z",
                   NULL);
    rule_test_expect (test, "C01", SOJOURN_SEVERITY_BLOCK, sending.request, "is not given yet");
    test_case_set (test, sending.consent, "given_at", "2026-03-01T00:00:00Z", "categories",
                   "demographics", NULL);
    rule_test_expect (test, "C01", SOJOURN_SEVERITY_BLOCK, sending.request,
                      "does not cover: Diagnosis");
    test_case_set (test, sending.consent, "categories", "diagnosis", NULL);
    test_case_set (test, sending.request, "payload", MINIMAL ",\"age_y\":35,\"skin\":\"intact\"}",
                   "status", "queued", NULL);
    rule_test_expect (test, "C01", SOJOURN_SEVERITY_BLOCK, sending.request,
                      "does not cover: Age, sex, country, Health and risks");
    test_case_set (test, sending.consent, "kind", "processing", NULL);
    rule_test_expect (test, "C01", SOJOURN_SEVERITY_BLOCK, sending.request,
                      "There is no consent to disclose anything to Clinic C");
}

static void
test_c01_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);

    rule_test_expect_none (test, "C01");
    test_case_set (test, sending.consent, "given_at", "2026-03-20T12:00:00Z", "expires_at",
                   "2026-03-20T12:00:01Z", "revoked_at", "2026-03-20T12:00:01Z", NULL);
    rule_test_expect_none (test, "C01");
    test_case_set (test, sending.request, "payload", MINIMAL ",\"age_y\":35}", NULL);
    rule_test_expect_none (test, "C01");

    /* What was sent was sent; an action that asks again is told. */
    test_case_set (test, sending.consent, "revoked_at", "2026-03-20T11:00:00Z", NULL);
    test_case_set (test, sending.request, "status", "sent", NULL);
    rule_test_expect_none (test, "C01");
    g_clear_pointer (&test->findings, g_ptr_array_unref);
    test_case_snapshot (test);
    test->findings = sojourn_rules_check_send (
        test->snapshot, test_case_find (test, sending.request), test->now, NULL);
    g_assert_true (sojourn_findings_block (test->findings));
}

static void
test_c01_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);
    const char *other = test_case_add (test, SOJOURN_KIND_CLINIC, NULL);

    test_case_set (test, sending.request, "clinic", other, NULL);
    rule_test_expect (test, "C01", SOJOURN_SEVERITY_BLOCK, sending.request, "No consent names x");
    test_case_set (test, sending.request, "clinic", sending.clinic, NULL);
    test_case_set (test, sending.consent, "categories", NULL, NULL);
    rule_test_expect (test, "C01", SOJOURN_SEVERITY_BLOCK, sending.request,
                      "does not cover: Diagnosis");

    /* Bytes that cannot be read are covered by nothing. */
    test_case_set (test, sending.consent, "categories", "demographics diagnosis", NULL);
    test_case_set (test, sending.request, "payload", "{", NULL);
    rule_test_expect (test, "C01", SOJOURN_SEVERITY_BLOCK, sending.request, "does not cover");
}

static void
test_c03_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);
    const SojournFinding *finding;

    test_case_set (test, sending.crossing, "risks_disclosed", "false", NULL);
    finding = rule_test_expect (test, "C03", SOJOURN_SEVERITY_BLOCK, sending.request,
                                "from SE to CN, and no active consent to this transfer names "
                                "Clinic C");
    rule_test_assert_place (finding, SOJOURN_KIND_CONSENT, sending.crossing,
                            SOJOURN_CONSENT_RISKS_DISCLOSED);
    test_case_set (test, sending.crossing, "risks_disclosed", "true", "revoked_at",
                   "2026-03-10T00:00:00Z", NULL);
    rule_test_expect (test, "C03", SOJOURN_SEVERITY_BLOCK, sending.request, "from SE to CN");
}

static void
test_c03_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);

    rule_test_expect_none (test, "C03");
    test_case_drop (test, sending.crossing);
    test_case_set (test, sending.clinic, "country", "SE", NULL);
    rule_test_expect_none (test, "C03");
}

static void
test_c03_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);
    const SojournFinding *finding;

    test_case_set (test, test->patient, "residence", NULL, NULL);
    rule_test_expect_none (test, "C03");
    test_case_set (test, sending.crossing, "risks_disclosed", NULL, NULL);
    finding = rule_test_expect (test, "C03", SOJOURN_SEVERITY_BLOCK, sending.request,
                                "country of residence is not known");
    rule_test_assert_place (finding, SOJOURN_KIND_PERSON, test->patient, SOJOURN_PERSON_RESIDENCE);
}

static void
expect_leak (TestCase *test, const Sending *sending, const char *payload, const char *words)
{
    test_case_set (test, sending->request, "payload", payload, NULL);
    rule_test_expect (test, "C04", SOJOURN_SEVERITY_BLOCK, sending->request, words);
}

static void
test_c04_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);

    test_case_set (test, test->patient, "family_name", "Eriksson", "given_name", "Anna Maria",
                   "phone", "+46701234567", "native_name", "王小明", NULL);
    expect_leak (test, &sending, MINIMAL ",\"passport\":\"X1\"}", "$.passport");
    expect_leak (test, &sending, MINIMAL ",\"birth_date\":\"1990-06-15\"}", "Date of Birth");
    expect_leak (test, &sending, MINIMAL ",\"records\":[{\"date\":\"1990-06-15\"}]}",
                 "Date of Birth");
    expect_leak (test, &sending, MINIMAL ",\"note\":\"ask a@b.example about it\"}",
                 "an e-mail address or a phone number");
    expect_leak (test, &sending, MINIMAL ",\"message\":\"eriksson\"}",
                 "“Message to the Clinic” would tell the clinic who the patient is: Family Name");
    expect_leak (test, &sending, MINIMAL ",\"message\":\"Maria says hello to Anna\"}",
                 "Given Name");
    expect_leak (test, &sending, MINIMAL ",\"message\":\"病人王小明\"}", "Name in Own Script");
    expect_leak (test, &sending, MINIMAL ",\"message\":\"call 0046 70 123 45 67\"}", "Phone");
    expect_leak (test, &sending, MINIMAL ",\"message\":\"born 15.06.1990\"}", "Date of Birth");
    expect_leak (test, &sending, "{", "What Is Sent");
}

/* As people write it, and not as a machine does. */
static void
test_c04_as_written (void)
{
    static const char *const dates[] = {
        "born 5.6.1990",    "born 5. 6. 1990",      "born 6/5/1990",  "DOB 5/6/1990",
        "5 June 1990",      "June 5th, 1990",       "on 05-06-1990",  "1990/06/05",
        "生于1990年6月5日", "since 19900605 or so", "Jun 5 1990 (f)",
    };
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);

    test_case_set (test, test->patient, "family_name", "Müller", "phone", "+46701234567",
                   "birth_date", "1990-06-05", NULL);
    for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
        g_autofree char *payload = g_strdup_printf (MINIMAL ",\"message\":\"%s\"}", dates[i]);

        expect_leak (test, &sending, payload, "Date of Birth");
    }
    expect_leak (test, &sending, MINIMAL ",\"message\":\"call 070-123 45 67 at home\"}", "Phone");
    expect_leak (test, &sending, MINIMAL ",\"message\":\"Ms MULLER asks\"}", "Family Name");

    test_case_set (test, sending.request, "payload",
                   MINIMAL ",\"message\":\"MRI of 15.6.1990 and 5.6.19901, 1234567 cells, "
                           "5 doses in June 2026\"}",
                   NULL);
    test_case_set (test, test->patient, "phone", "+46707654321", NULL);
    rule_test_expect_none (test, "C04");
}

/* Before the bytes are made, the texts they will be made of are looked at. */
static void
test_c04_draft (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);
    const SojournFinding *finding;

    test_case_set (test, sending.request, "message", "Anna wants a window seat", NULL);
    finding = rule_test_expect (test, "C04", SOJOURN_SEVERITY_BLOCK, sending.request, "Alias");
    rule_test_assert_place (finding, SOJOURN_KIND_QUOTE_REQUEST, sending.request,
                            SOJOURN_QUOTE_REQUEST_MESSAGE);
    test_case_set (test, sending.request, "message", NULL, NULL);
    test_case_set (test, test->desk, "condition_text", "Anna fell", NULL);
    finding = rule_test_expect (test, "C04", SOJOURN_SEVERITY_BLOCK, test->desk, "Alias");
    rule_test_assert_place (finding, SOJOURN_KIND_CASE, test->desk, SOJOURN_CASE_CONDITION_TEXT);

    test_case_set (test, test->desk, "condition_text", NULL, NULL);
    test_case_add (test, SOJOURN_KIND_INFO_REQUEST, "request", sending.request, "answer",
                   "Anna has no allergies", "status", "open", NULL);
    g_assert_cmpuint (rule_test_count (test, "C04"), ==, 1);
}

static void
test_c04_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);

    /* Parts of a name, words of the format, and the names of treatments are not the patient. */
    test_case_set (test, test->patient, "family_name", "Se", "given_name", "Anna Maria", "alias",
                   "rehab", NULL);
    test_case_set (test, sending.request, "payload",
                   MINIMAL ",\"country\":\"SE\",\"wants\":[\"rehab\"],\"option\":{\"ref\":\"x\","
                           "\"title\":\"A rehab by Anna Maria\"},\"message\":\"Maria is 35 years\","
                           "\"window\":{\"from\":\"2026-06-15\",\"to\":\"2026-07-15\"}}",
                   NULL);
    rule_test_expect_none (test, "C04");
    test_case_set (test, sending.request, "payload", MINIMAL ",\"message\":\"rehab\"}", "status",
                   "sent", NULL);
    rule_test_expect_none (test, "C04");
}

static void
test_c04_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    add_sending (test);
    rule_test_expect_none (test, "C04");
}

/* Who lets a name stand in a message has not let a phone number pass, nor the name elsewhere. */
static void
test_c04_override (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);
    const SojournFinding *finding;
    char key[37];

    test_case_set (test, test->patient, "family_name", "Berg", "phone", "+46701234567", NULL);
    test_case_set (test, sending.request, "message", "Dr. Berg knows more", NULL);
    finding = rule_test_expect (test, "C04", SOJOURN_SEVERITY_BLOCK, sending.request, "Family");
    g_strlcpy (key, sojourn_finding_get_key (finding), sizeof key);
    g_assert_true (sojourn_id_is_valid (key));
    test_case_add (test, SOJOURN_KIND_OVERRIDE, "rule", "C04", "subject", key, "reason",
                   "It is the name of a doctor", NULL);
    finding = rule_test_expect (test, "C04", SOJOURN_SEVERITY_BLOCK, sending.request, "Family");
    g_assert_true (sojourn_finding_is_overridden (finding));

    /* The bytes say what the message says. */
    test_case_set (test, sending.request, "payload", MINIMAL ",\"message\":\"Dr. Berg\"}", NULL);
    finding = rule_test_expect (test, "C04", SOJOURN_SEVERITY_BLOCK, sending.request, "Family");
    g_assert_true (sojourn_finding_is_overridden (finding));

    test_case_set (test, sending.request, "payload", MINIMAL ",\"message\":\"0701234567\"}", NULL);
    finding = rule_test_expect (test, "C04", SOJOURN_SEVERITY_BLOCK, sending.request, "Phone");
    g_assert_false (sojourn_finding_is_overridden (finding));
    test_case_set (test, sending.request, "payload", MINIMAL ",\"note\":\"for Berg\"}", NULL);
    finding = rule_test_expect (test, "C04", SOJOURN_SEVERITY_BLOCK, sending.request, "Family");
    g_assert_false (sojourn_finding_is_overridden (finding));
}

/* A file may hold thousands of requests, consents and recipients; the time is that of two of them
 * together, not of all three. The limit is many times what it takes. */
static void
test_c01_many (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Sending sending = add_sending (test);
    const char *other = test_case_add (test, SOJOURN_KIND_CLINIC, NULL);
    const char *option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", other, NULL);
    const guint n = 1000;
    clock_t began;

    for (guint i = 0; i < n; i++) {
        add_consent (test, "disclosure", sending.clinic);
        test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "clinic", other, "option", option,
                       "status", "draft", NULL);
    }
    test_case_snapshot (test);
    began = clock ();
    test->findings = sojourn_rules_evaluate (test->snapshot, test->now, NULL);
    g_assert_cmpfloat ((double)(clock () - began) / CLOCKS_PER_SEC, <, 4);
    g_assert_cmpuint (test->findings->len, >=, n);
}

static const RuleTest tests[] = {
    { "C01", RULE_TEST_FIRES, test_c01_fires },
    { "C01", RULE_TEST_JUST_NOT, test_c01_just_not },
    { "C01", RULE_TEST_MISSING, test_c01_missing },
    { "C03", RULE_TEST_FIRES, test_c03_fires },
    { "C03", RULE_TEST_JUST_NOT, test_c03_just_not },
    { "C03", RULE_TEST_MISSING, test_c03_missing },
    { "C04", RULE_TEST_FIRES, test_c04_fires },
    { "C04", RULE_TEST_JUST_NOT, test_c04_just_not },
    { "C04", RULE_TEST_MISSING, test_c04_missing },
};

static const ExtraTest extra[] = {
    { "/rules/C01/many", test_c01_many },
    { "/rules/C04/as-written", test_c04_as_written },
    { "/rules/C04/override", test_c04_override },
    { "/rules/C04/draft", test_c04_draft },
};

const RuleTestSuite rule_test_consent = RULE_TEST_SUITE (tests, extra);
