/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

#include "sojourn-gate.h"

/* Evaluates the gate of @stage and asserts how many requirements are met, of how many. */
static GPtrArray *
expect (TestCase *test, const char *stage, guint met, guint all)
{
    GPtrArray *requirements;
    guint n = 0;

    test_case_set (test, test->desk, "stage", stage, NULL);
    requirements = sojourn_gate_evaluate (test_case_snapshot (test), NULL, test->now, NULL);
    g_assert_cmpuint (requirements->len, ==, all);
    for (guint i = 0; i < requirements->len; i++) {
        const SojournRequirement *requirement = requirements->pdata[i];

        n += requirement->met;
        g_assert_nonnull (requirement->text);
    }
    g_assert_cmpuint (n, ==, met);
    g_assert_true (sojourn_gate_is_open (requirements) == (met == all));
    return requirements;
}

static void
expect_count (TestCase *test, const char *stage, guint met, guint all)
{
    g_ptr_array_unref (expect (test, stage, met, all));
}

static void
test_lead (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (GPtrArray) requirements = expect (test, "lead", 2, 3);
    const SojournRequirement *last = requirements->pdata[2];

    g_assert_cmpstr (last->text, ==, "The privacy notice was given");
    g_assert_cmpint (last->place.kind, ==, SOJOURN_KIND_CASE);
    g_assert_cmpint (last->place.field, ==, SOJOURN_CASE_PRIVACY_NOTICE_ON);
    g_assert_cmpstr (last->place.uuid, ==, test->desk);
    test_case_set (test, test->desk, "privacy_notice_on", "2026-03-01", NULL);
    expect_count (test, "lead", 3, 3);
    test_case_set (test, test->patient, "alias", NULL, NULL);
    expect_count (test, "lead", 2, 3);
    test_case_set (test, test->patient, "native_name", "王", NULL);
    expect_count (test, "lead", 3, 3);
}

static void
test_intake (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *consent, *sheet;

    expect_count (test, "intake", 1, 5);
    consent = test_case_add (test, SOJOURN_KIND_CONSENT, "kind", "processing", "given_at",
                             "2026-03-01T00:00:00Z", NULL);
    test_case_set (test, test->desk, "injury_date", "2026-01-01", NULL);
    sheet = test_case_add (test, SOJOURN_KIND_ASSESSMENT, "ais", "A", "level", "T6", NULL);
    test_case_add (test, SOJOURN_KIND_OVERRIDE, "rule", "R01", "subject", test->desk, "reason",
                   "The hospital of then is closed", NULL);
    expect_count (test, "intake", 5, 5);
    test_case_set (test, sheet, "vac", "yes", NULL);
    test_case_set (test, consent, "revoked_at", "2026-03-02T00:00:00Z", NULL);
    expect_count (test, "intake", 3, 5);

    test_case_set (test, test->desk, "condition", "knee_osteoarthritis", NULL);
    expect_count (test, "intake", 0, 1);
}

static void
test_risk (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *review;

    expect_count (test, "risk", 0, 2);
    review = test_case_add (test, SOJOURN_KIND_RISK_REVIEW, "risk", "moderate", NULL);
    expect_count (test, "risk", 1, 2);
    test_case_set (test, review, "reviewer", "Dr. Berg", NULL);
    expect_count (test, "risk", 2, 2);
}

static void
test_shortlist (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *clinic = test_case_add (test, SOJOURN_KIND_CLINIC, NULL);
    const char *option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", clinic,
                                        "regulatory_basis", "unknown", NULL);
    const char *criterion =
        test_case_add (test, SOJOURN_KIND_CRITERION, "option", option, "subject", "age", "operator",
                       "between", "low", "60", NULL);
    const char *item;

    expect_count (test, "shortlist", 0, 1);
    item = test_case_add (test, SOJOURN_KIND_SHORTLIST_ITEM, "option", option, "planned_on",
                          "2026-04-14", NULL);
    expect_count (test, "shortlist", 0, 1);

    /* The checklist is for the decision. */
    test_case_set (test, criterion, "low", "18", NULL);
    g_assert_cmpuint (rule_test_count (test, "G07"), ==, 1);
    expect_count (test, "shortlist", 1, 1);
    test_case_set (test, item, "decision", "rejected", NULL);
    expect_count (test, "shortlist", 0, 1);
}

static const char *
add_quote (TestCase *test, const char *state)
{
    const char *clinic = test_case_add (test, SOJOURN_KIND_CLINIC, NULL);
    const char *option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", clinic, "verified_on",
                                        "2026-03-01", NULL);
    const char *request = test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "option", option,
                                         "clinic", clinic, "status", "quoted", NULL);

    return test_case_add (test, SOJOURN_KIND_QUOTE, "request", request, "currency", "JPY",
                          "valid_until", "2026-03-20", "zone", "Asia/Tokyo", "state", state, NULL);
}

static void
test_quoting (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote;

    expect_count (test, "quoting", 0, 1);
    quote = add_quote (test, "open");
    expect_count (test, "quoting", 1, 1);
    test_case_at (test, "2026-03-20T15:00:00Z");
    expect_count (test, "quoting", 0, 1);
    test_case_set (test, quote, "state", "accepted", NULL);
    expect_count (test, "quoting", 1, 1);
}

static void
test_decision (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "accepted");
    const char *line;

    expect_count (test, "decision", 2, 3);
    test_case_set (test, quote, "deposit_minor", "0", NULL);
    expect_count (test, "decision", 3, 3);
    line = test_case_add (test, SOJOURN_KIND_QUOTE_LINE, "quote", quote, "currency", "JPY",
                          "total_minor", "1", NULL);
    expect_count (test, "decision", 2, 3);
    test_case_drop (test, line);
    test_case_set (test, quote, "state", "cancelled", NULL);
    expect_count (test, "decision", 0, 3);
}

/* A second option with its own accepted quote is looked at as the first is. */
static void
test_decision_of_two (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quotes[] = { add_quote (test, "accepted"), add_quote (test, "accepted") };

    for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
        test_case_set (test, quotes[i], "deposit_minor", "0", NULL);
    expect_count (test, "decision", 3, 3);
    for (guint i = 0; i < G_N_ELEMENTS (quotes); i++) {
        const char *line;

        test_case_set (test, quotes[i], "deposit_minor", NULL, NULL);
        expect_count (test, "decision", 2, 3);
        test_case_set (test, quotes[i], "deposit_minor", "0", NULL);
        line = test_case_add (test, SOJOURN_KIND_QUOTE_LINE, "quote", quotes[i], "currency", "JPY",
                              "total_minor", "1", NULL);
        expect_count (test, "decision", 2, 3);
        test_case_drop (test, line);
    }
}

static const char *
add_segment (TestCase *test, const char *type, const char *start, const char *end)
{
    return test_case_add (test, SOJOURN_KIND_SEGMENT, "type", type, "start_at", start, "end_at",
                          end, NULL);
}

static void
test_travel (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *home;

    expect_count (test, "travel_prep", 1, 3);
    add_segment (test, "flight", "2026-06-01T08:00:00Z", "2026-06-01T18:00:00Z");
    add_segment (test, "lodging", "2026-06-01T19:00:00Z", "2026-06-20T08:00:00Z");
    expect_count (test, "travel_prep", 2, 3);
    home = add_segment (test, "flight", "2026-06-20T10:00:00Z", "2026-06-20T20:00:00Z");
    expect_count (test, "travel_prep", 3, 3);
    test_case_set (test, home, "end_at", "2026-06-20T09:00:00Z", NULL);
    expect_count (test, "travel_prep", 2, 3);
}

static void
add_treatment (TestCase *test)
{
    test_case_set (test,
                   add_segment (test, "procedure", "2026-03-01T20:00:00Z", "2026-03-01T21:00:00Z"),
                   "start_zone", "Asia/Shanghai", NULL);
}

static void
test_destination (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *paper;

    add_treatment (test);
    paper = test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", "fit_to_fly", "dated_on",
                           "2026-03-01", NULL);
    expect_count (test, "in_destination", 0, 1);
    test_case_set (test, paper, "dated_on", "2026-03-02", NULL);
    expect_count (test, "in_destination", 1, 1);

    /* A paper that does not say of when it is may be of before. */
    test_case_set (test, paper, "dated_on", NULL, NULL);
    expect_count (test, "in_destination", 0, 1);
}

/* Three doses: a clearance after the first says nothing of the flight after the last. */
static void
test_destination_doses (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *control, *paper;

    add_treatment (test);
    add_segment (test, "procedure", "2026-03-08T02:00:00Z", "2026-03-08T03:00:00Z");
    control = add_segment (test, "procedure", "2026-03-12T02:00:00Z", "2026-03-12T03:00:00Z");
    test_case_set (test, control, "procedure", "imaging", NULL);
    paper = test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", "fit_to_fly", "dated_on",
                           "2026-03-07", NULL);
    expect_count (test, "in_destination", 0, 1);
    test_case_set (test, paper, "dated_on", "2026-03-08", NULL);
    expect_count (test, "in_destination", 1, 1);
    test_case_set (test, control, "procedure", NULL, NULL);
    expect_count (test, "in_destination", 0, 1);
}

static void
test_discharge (void)
{
    static const char *const types[] = { "discharge", "operative", "medication_list", "invoice" };
    g_autoptr (TestCase) test = test_case_new ();

    add_treatment (test);
    test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", "discharge", "dated_on", "2025-01-01",
                   NULL);
    expect_count (test, "discharge", 0, 4);
    for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
        test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", types[i], "dated_on", "2026-03-10",
                       NULL);
        expect_count (test, "discharge", i + 1, 4);
    }
}

static void
test_follow_up (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *task = test_case_add (test, SOJOURN_KIND_TASK, NULL);

    add_treatment (test);
    expect_count (test, "follow_up", 0, 2);
    test_case_set (test, task, "done_at", "2026-03-05T00:00:00Z", NULL);
    expect_count (test, "follow_up", 1, 2);
    test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2026-03-02", NULL);
    expect_count (test, "follow_up", 1, 2);
    test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2026-03-03", NULL);
    expect_count (test, "follow_up", 2, 2);
}

static void
test_rest (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    SojournStage next;

    expect_count (test, "evaluation", 0, 0);
    expect_count (test, "closed", 0, 0);
    expect_count (test, "on_hold", 0, 0);
    for (SojournStage stage = SOJOURN_STAGE_LEAD; stage < SOJOURN_STAGE_CLOSED; stage++) {
        g_assert_true (sojourn_gate_get_next_stage (stage, &next));
        g_assert_cmpint (next, ==, stage + 1);
    }
    g_assert_false (sojourn_gate_get_next_stage (SOJOURN_STAGE_CLOSED, &next));
    g_assert_false (sojourn_gate_get_next_stage (SOJOURN_STAGE_ON_HOLD, &next));
    g_assert_false (sojourn_gate_get_next_stage (SOJOURN_STAGE_DECEASED, &next));
}

static const ExtraTest extra[] = {
    { "/gate/lead", test_lead },
    { "/gate/intake", test_intake },
    { "/gate/risk", test_risk },
    { "/gate/shortlist", test_shortlist },
    { "/gate/quoting", test_quoting },
    { "/gate/decision", test_decision },
    { "/gate/travel", test_travel },
    { "/gate/destination", test_destination },
    { "/gate/discharge", test_discharge },
    { "/gate/follow-up", test_follow_up },
    { "/gate/rest", test_rest },
    { "/gate/decision-of-two", test_decision_of_two },
    { "/gate/destination-doses", test_destination_doses },
};

const RuleTestSuite rule_test_gate = { .extra = extra, .n_extra = G_N_ELEMENTS (extra) };
