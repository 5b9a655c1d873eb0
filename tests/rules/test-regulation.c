/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

typedef struct {
    const char *clinic;
    const char *option;
    const char *request;
    const char *quote;
} Offer;

/* A clinic of Shanghai, its option, a request for it and an open quote of CNY 120,000.00. */
static Offer
add_offer (TestCase *test, const char *basis)
{
    Offer offer;

    offer.clinic = test_case_add (test, SOJOURN_KIND_CLINIC, "name", "Clinic A", "country", "CN",
                                  "zone", "Asia/Shanghai", NULL);
    offer.option =
        test_case_add (test, SOJOURN_KIND_OPTION, "clinic", offer.clinic, "title", "Trial X",
                       "regulatory_basis", basis, "verified_on", "2026-03-01", NULL);
    offer.request = test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "option", offer.option,
                                   "clinic", offer.clinic, "status", "quoted", NULL);
    offer.quote = test_case_add (test, SOJOURN_KIND_QUOTE, "request", offer.request, "currency",
                                 "CNY", "total_minor", "12000000", "state", "open", NULL);
    return offer;
}

static const char *
add_line (TestCase *test, const Offer *offer, const char *category, const char *total)
{
    return test_case_add (test, SOJOURN_KIND_QUOTE_LINE, "quote", offer->quote, "category",
                          category, "currency", "CNY", "quantity_milli", "1000", "unit_minor",
                          total, "total_minor", total, NULL);
}

static void
test_g01_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *trial = test_case_add (test, SOJOURN_KIND_TRIAL, "registry", "chictr", "identifier",
                                       "ChiCTR-21-0005", NULL);
    const SojournFinding *finding =
        rule_test_expect (test, "G01", SOJOURN_SEVERITY_BLOCK, trial, "“ChiCTR-21-0005”");

    rule_test_assert_place (finding, SOJOURN_KIND_TRIAL, trial, SOJOURN_TRIAL_IDENTIFIER);
    test_case_set (test, trial, "registry", "nct", "identifier", "NCT1330856", NULL);
    rule_test_expect (test, "G01", SOJOURN_SEVERITY_BLOCK, trial, "NCT1330856");
}

static void
test_g01_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    test_case_add (test, SOJOURN_KIND_TRIAL, "registry", "chictr", "identifier", "ChiCTR2100051378",
                   NULL);
    test_case_add (test, SOJOURN_KIND_TRIAL, "registry", "nct", "identifier", "NCT03308565", NULL);
    rule_test_expect_none (test, "G01");
}

static void
test_g01_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (GPtrArray) findings = NULL;

    test_case_add (test, SOJOURN_KIND_TRIAL, "registry", "nct", "identifier", NULL, NULL);
    test_case_add (test, SOJOURN_KIND_TRIAL, "registry", NULL, "identifier", "NCT03308565", NULL);
    findings = sojourn_rules_evaluate (test_case_snapshot_unchecked (test), test->now, NULL);
    g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_g03_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Offer offer = add_offer (test, "registered_clinical_research");
    const SojournFinding *finding;

    add_line (test, &offer, "cell_product", "12000000");
    finding = rule_test_expect (test, "G03", SOJOURN_SEVERITY_BLOCK, offer.quote,
                                "State Council Order 818, in force since 1 May 2026");
    rule_test_assert_has (sojourn_finding_get_message (finding), "120,000.00");
    g_assert_true (sojourn_finding_can_override (finding));

    test_case_set (test, offer.clinic, "country", "MX", NULL);
    test_case_set (test, offer.option, "regulatory_basis", "registered_trial", NULL);
    test_case_set (test, offer.quote, "state", "accepted", NULL);
    rule_test_expect (test, "G03", SOJOURN_SEVERITY_WARN, offer.quote, "pays to take part");
}

static void
test_g03_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Offer offer = add_offer (test, "registered_trial");
    const char *line = add_line (test, &offer, "procedure", "0");

    add_line (test, &offer, "ward", "12000000");
    rule_test_expect_none (test, "G03");
    test_case_set (test, line, "total_minor", "1", NULL);
    test_case_set (test, offer.option, "regulatory_basis", "conditional_time_limited", NULL);
    rule_test_expect_none (test, "G03");
    test_case_set (test, offer.option, "regulatory_basis", "registered_trial", NULL);
    test_case_set (test, offer.quote, "state", "superseded", NULL);
    rule_test_expect_none (test, "G03");
}

static void
test_g03_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    add_offer (test, "registered_trial");
    rule_test_expect_none (test, "G03");
}

static void
answer_all (TestCase *test, const char *option)
{
    for (guint i = 0; i < sojourn_checklist_items.n_choices; i++)
        test_case_add (test, SOJOURN_KIND_CHECKLIST_ANSWER, "option", option, "item",
                       sojourn_checklist_items.choices[i].nick, "answer", i == 0 ? "na" : "no",
                       NULL);
}

static void
test_g07_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Offer offer = add_offer (test, "unproven_outside_trial");
    const SojournFinding *finding;

    test_case_add (test, SOJOURN_KIND_CHECKLIST_ANSWER, "option", offer.option, "item", "risks",
                   "answer", "unknown", NULL);
    test_case_add (test, SOJOURN_KIND_CHECKLIST_ANSWER, "option", offer.option, "item", "routine",
                   "answer", "no", NULL);
    finding = rule_test_expect (test, "G07", SOJOURN_SEVERITY_BLOCK, offer.option,
                                "Trial X – regulatory basis: Unproven, outside a trial; 1 of 14 "
                                "questions");
    rule_test_assert_place (finding, SOJOURN_KIND_CHECKLIST_ANSWER, offer.option,
                            SOJOURN_CHECKLIST_ANSWER_ANSWER);
    test_case_set (test, offer.option, "regulatory_basis", "unknown", NULL);
    rule_test_expect (test, "G07", SOJOURN_SEVERITY_BLOCK, offer.option, "1 of 14");
}

static void
test_g07_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Offer offer = add_offer (test, "unknown");

    answer_all (test, offer.option);
    rule_test_expect_none (test, "G07");
}

static void
test_g07_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Offer offer = add_offer (test, "unknown");
    const char *item;

    /* Nobody thinks of the option: rejected, and the request is over. */
    rule_test_expect (test, "G07", SOJOURN_SEVERITY_BLOCK, offer.option, "0 of 14");
    test_case_set (test, offer.request, "status", "withdrawn", NULL);
    rule_test_expect_none (test, "G07");
    item = test_case_add (test, SOJOURN_KIND_SHORTLIST_ITEM, "option", offer.option, "decision",
                          "rejected", NULL);
    rule_test_expect_none (test, "G07");
    test_case_set (test, item, "decision", "candidate", NULL);
    rule_test_expect (test, "G07", SOJOURN_SEVERITY_BLOCK, offer.option, "0 of 14");
}

static void
test_g08_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Offer offer = add_offer (test, "registered_trial");

    test_case_set (test, offer.option, "verified_on", "2025-09-20", NULL);
    rule_test_expect (test, "G08", SOJOURN_SEVERITY_WARN, offer.option,
                      "Trial X – verified 181 days ago, on 20 Sep 2025");

    /* The rules of the country changed since, on the first day that they count. */
    test_case_set (test, offer.option, "verified_on", "2026-04-20", NULL);
    test_case_at (test, "2026-05-01T00:00:00Z");
    rule_test_expect (test, "G08", SOJOURN_SEVERITY_WARN, offer.option,
                      "verified on 20 Apr 2026, before the rules of the country changed: State "
                      "Council Order 818, in force since 1 May 2026");
}

static void
test_g08_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Offer offer = add_offer (test, "registered_trial");

    test_case_set (test, offer.option, "verified_on", "2025-09-21", NULL);
    rule_test_expect_none (test, "G08");

    test_case_set (test, offer.option, "verified_on", "2026-04-20", NULL);
    test_case_at (test, "2026-04-30T23:59:59Z");
    rule_test_expect_none (test, "G08");
    test_case_at (test, "2026-05-01T00:00:00Z");
    test_case_set (test, offer.option, "verified_on", "2026-05-01", NULL);
    rule_test_expect_none (test, "G08");
    test_case_set (test, offer.option, "verified_on", "2026-04-20", NULL);
    test_case_set (test, offer.clinic, "country", "JP", NULL);
    rule_test_expect_none (test, "G08");
}

static void
test_g08_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Offer offer = add_offer (test, "registered_trial");

    test_case_set (test, offer.option, "verified_on", NULL, NULL);
    rule_test_expect (test, "G08", SOJOURN_SEVERITY_WARN, offer.option,
                      "nobody has verified what is known of it");
}

static const RuleTest tests[] = {
    { "G01", RULE_TEST_FIRES, test_g01_fires },
    { "G01", RULE_TEST_JUST_NOT, test_g01_just_not },
    { "G01", RULE_TEST_MISSING, test_g01_missing },
    { "G03", RULE_TEST_FIRES, test_g03_fires },
    { "G03", RULE_TEST_JUST_NOT, test_g03_just_not },
    { "G03", RULE_TEST_MISSING, test_g03_missing },
    { "G07", RULE_TEST_FIRES, test_g07_fires },
    { "G07", RULE_TEST_JUST_NOT, test_g07_just_not },
    { "G07", RULE_TEST_MISSING, test_g07_missing },
    { "G08", RULE_TEST_FIRES, test_g08_fires },
    { "G08", RULE_TEST_JUST_NOT, test_g08_just_not },
    { "G08", RULE_TEST_MISSING, test_g08_missing },
};

const RuleTestSuite rule_test_regulation = RULE_TEST_SUITE_PLAIN (tests);
