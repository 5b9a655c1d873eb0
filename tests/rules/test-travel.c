/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

static const char *
add (TestCase *test, const char *type, const char *start, const char *end)
{
    return test_case_add (test, SOJOURN_KIND_SEGMENT, "type", type, "status", "booked", "title",
                          type, "start_at", start, "start_zone", "Asia/Shanghai", "end_at", end,
                          "end_zone", "Asia/Shanghai", NULL);
}

static const char *
add_puncture (TestCase *test, const char *start)
{
    const char *dose = add (test, "procedure", start, start);

    test_case_set (test, dose, "procedure", "dural_puncture", NULL);
    return dose;
}

static void
test_t01_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *a = add (test, "appointment", "2026-03-10T01:00:00Z", "2026-03-10T03:00:00Z");
    const char *b = add (test, "rehab", "2026-03-10T02:15:00Z", "2026-03-10T05:00:00Z");

    rule_test_expect (test, "T01", SOJOURN_SEVERITY_BLOCK, b,
                      "“appointment” and “rehab” overlap by 45 min");
    test_case_set (test, a, "status", "held", "travellers", "patient", NULL);
    rule_test_expect (test, "T01", SOJOURN_SEVERITY_WARN, b, "45 min");
}

static void
test_t01_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *a = add (test, "appointment", "2026-03-10T01:00:00Z", "2026-03-10T03:00:00Z");
    const char *b = add (test, "rehab", "2026-03-10T03:00:00Z", "2026-03-10T05:00:00Z");

    /* One after the other, during a stay, of two people, cancelled. */
    add (test, "hospital_stay", "2026-03-01T00:00:00Z", "2026-03-20T00:00:00Z");
    add (test, "lodging", "2026-03-01T00:00:00Z", "2026-03-15T00:00:00Z");
    rule_test_expect_none (test, "T01");
    test_case_set (test, b, "start_at", "2026-03-10T02:59:00Z", "travellers", "companions", NULL);
    test_case_set (test, a, "travellers", "patient", NULL);
    rule_test_expect_none (test, "T01");
    test_case_set (test, b, "travellers", "all", "status", "cancelled", NULL);
    rule_test_expect_none (test, "T01");
}

static void
test_t01_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *b;

    /* Whoever is not named goes along. */
    add (test, "appointment", "2026-03-10T01:00:00Z", "2026-03-10T03:00:00Z");
    b = add (test, "rehab", "2026-03-10T02:00:00Z", "2026-03-10T05:00:00Z");
    test_case_set (test, b, "travellers", NULL, "title", NULL, NULL);
    rule_test_expect (test, "T01", SOJOURN_SEVERITY_BLOCK, b, "“Rehabilitation” overlap by 1 h");
}

static const char *
add_leg (TestCase *test, const char *start, const char *end, const char *from, const char *to)
{
    const char *leg = add (test, "flight", start, end);

    test_case_set (test, leg, "from_place", from, "to_place", to, NULL);
    return leg;
}

static void
test_t02_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *next;

    add_leg (test, "2026-03-01T00:00:00Z", "2026-03-01T10:00:00Z", "ARN", "Beijing Capital (PEK)");
    next = add_leg (test, "2026-03-20T00:00:00Z", "2026-03-20T10:00:00Z", "PVG", "ARN");
    rule_test_expect (test, "T02", SOJOURN_SEVERITY_WARN, next,
                      "ends in Beijing Capital (PEK), but “flight” starts in PVG");
    test_case_set (test, next, "from_place", "Shanghai Hongqiao Station", NULL);
    rule_test_expect (test, "T02", SOJOURN_SEVERITY_WARN, next, "Shanghai Hongqiao Station");
    test_case_set (test, next, "from_place", "上海虹桥站", NULL);
    rule_test_expect (test, "T02", SOJOURN_SEVERITY_WARN, next, "上海虹桥站");
}

static void
test_t02_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *first =
        add_leg (test, "2026-03-01T00:00:00Z", "2026-03-01T10:00:00Z", "ARN", "Beijing (PEK)");
    const char *next = add_leg (test, "2026-03-20T00:00:00Z", "2026-03-20T10:00:00Z", "PKX", "ARN");

    rule_test_expect_none (test, "T02");
    test_case_set (test, next, "from_place", "Beijing Daxing Airport", NULL);
    rule_test_expect_none (test, "T02");
    test_case_set (test, first, "to_place", "PEK", NULL);
    rule_test_expect_none (test, "T02");
    test_case_set (test, first, "to_place", "北京首都国际机场", NULL);
    test_case_set (test, next, "from_place", "北京南站", NULL);
    rule_test_expect_none (test, "T02");

    /* A transfer leads from one to the other, wherever it does. */
    test_case_set (test, next, "from_place", "Shanghai", NULL);
    add (test, "transfer", "2026-03-19T00:00:00Z", "2026-03-19T06:00:00Z");
    rule_test_expect_none (test, "T02");
}

static void
test_t02_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *next;

    add_leg (test, "2026-03-01T00:00:00Z", "2026-03-01T10:00:00Z", "ARN", NULL);
    next = add_leg (test, "2026-03-20T00:00:00Z", "2026-03-20T10:00:00Z", "PVG", "ARN");
    rule_test_expect_none (test, "T02");

    /* A code that is not known may be anywhere. */
    test_case_set (test, next, "from_place", "XQX", NULL);
    add_leg (test, "2026-03-02T00:00:00Z", "2026-03-02T10:00:00Z", NULL, "Beijing");
    rule_test_expect_none (test, "T02");
}

static void
test_t05_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *flight = add (test, "flight", "2026-03-27T16:15:00Z", "2026-03-28T02:00:00Z");
    const SojournFinding *finding;
    const char *zone, *event;
    gint64 earliest;

    add_puncture (test, "2026-03-10T02:00:00Z");
    add_puncture (test, "2026-03-24T02:00:00Z");
    add_puncture (test, "2026-03-17T02:00:00Z");
    finding = rule_test_expect (test, "T05", SOJOURN_SEVERITY_WARN, flight,
                                "leaves 3 d 14 h 15 min after the last dural puncture; before 7 d "
                                "it needs clearance by the surgeon. Earliest: 31 Mar 2026, 10:00, "
                                "Asia/Shanghai");
    g_assert_true (sojourn_finding_get_earliest (finding, &earliest, &zone));
    g_assert_cmpint (earliest, ==, 1774922400); /* 2026-03-31T02:00:00Z */
    g_assert_cmpstr (zone, ==, "Asia/Shanghai");

    event = test_case_add (test, SOJOURN_KIND_ADVERSE_EVENT, "term", "postural_headache",
                           "onset_at", "2026-03-25T08:00:00Z", "grade", "2", NULL);
    finding = rule_test_expect (test, "T05", SOJOURN_SEVERITY_BLOCK, flight,
                                "while “Headache when upright” is not over");
    rule_test_assert_place (finding, SOJOURN_KIND_ADVERSE_EVENT, event,
                            SOJOURN_ADVERSE_EVENT_RESOLVED_AT);
    g_assert_false (sojourn_finding_get_earliest (finding, NULL, NULL));

    test_case_set (test, event, "resolved_at", "2026-03-26T08:00:00Z", NULL);
    rule_test_expect (test, "T05", SOJOURN_SEVERITY_WARN, flight, "3 d 14 h 15 min");
    test_case_set (test, flight, "start_at", "2026-03-25T01:59:59Z", NULL);
    rule_test_expect (test, "T05", SOJOURN_SEVERITY_BLOCK, flight, "leaves 23 h 59 min after");
}

static void
test_t05_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *flight = add (test, "flight", "2026-03-31T02:00:00Z", "2026-03-31T12:00:00Z");
    const char *dose = add_puncture (test, "2026-03-24T02:00:00Z");
    const char *event;

    rule_test_expect_none (test, "T05");
    test_case_set (test, flight, "start_at", "2026-03-31T01:59:59Z", NULL);
    rule_test_expect (test, "T05", SOJOURN_SEVERITY_WARN, flight, "6 d 23 h 59 min");
    test_case_set (test, flight, "start_at", "2026-03-25T02:00:00Z", NULL);
    rule_test_expect (test, "T05", SOJOURN_SEVERITY_WARN, flight, "leaves 1 d after");

    /* The flight of the companions, after the fact, before the puncture, another procedure. */
    test_case_set (test, flight, "travellers", "companions", NULL);
    rule_test_expect_none (test, "T05");
    test_case_set (test, flight, "travellers", "all", "status", "done", NULL);
    rule_test_expect_none (test, "T05");
    test_case_set (test, flight, "status", "booked", NULL);
    test_case_set (test, dose, "procedure", "iv_infusion", NULL);
    rule_test_expect_none (test, "T05");
    test_case_set (test, dose, "procedure", "dural_puncture", "start_at", "2026-03-26T02:00:00Z",
                   "end_at", "2026-03-26T03:00:00Z", NULL);
    rule_test_expect_none (test, "T05");

    /* An event of another kind. */
    test_case_set (test, dose, "start_at", "2026-03-01T02:00:00Z", NULL);
    event = test_case_add (test, SOJOURN_KIND_ADVERSE_EVENT, "term", "fever", "onset_at",
                           "2026-03-24T08:00:00Z", NULL);
    rule_test_expect_none (test, "T05");
    test_case_set (test, event, "term", "csf_leak", NULL);
    rule_test_expect (test, "T05", SOJOURN_SEVERITY_BLOCK, flight, "Leak of spinal fluid");
}

/* A procedure that does not say what it was may have been a puncture. */
static void
test_t05_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *dose = add_puncture (test, "2026-03-24T02:00:00Z");
    const char *flight = add (test, "flight", "2026-03-24T12:00:00Z", "2026-03-24T22:00:00Z");
    const SojournFinding *finding;

    test_case_set (test, dose, "procedure", NULL, NULL);
    finding = rule_test_expect (test, "T05", SOJOURN_SEVERITY_WARN, flight,
                                "leaves 10 h after “procedure”, and it is not recorded what was "
                                "done; after a dural puncture a flight before 7 d needs clearance");
    rule_test_assert_place (finding, SOJOURN_KIND_SEGMENT, dose, SOJOURN_SEGMENT_PROCEDURE);
    test_case_set (test, flight, "start_at", "2026-03-31T02:00:00Z", "end_at",
                   "2026-03-31T12:00:00Z", NULL);
    rule_test_expect_none (test, "T05");
    test_case_set (test, flight, "start_at", "2026-03-25T02:00:00Z", NULL);
    test_case_set (test, dose, "status", "cancelled", NULL);
    rule_test_expect_none (test, "T05");
}

/* A leak of spinal fluid needs clearance, whether or not the puncture is recorded. */
static void
test_t05_leak_alone (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *flight = add (test, "flight", "2026-03-25T02:00:00Z", "2026-03-25T12:00:00Z");

    test_case_add (test, SOJOURN_KIND_ADVERSE_EVENT, "term", "csf_leak", "onset_at",
                   "2026-03-24T08:00:00Z", NULL);
    rule_test_expect (test, "T05", SOJOURN_SEVERITY_BLOCK, flight,
                      "“flight” leaves while “Leak of spinal fluid” is not over; this needs "
                      "clearance by the surgeon");
}

/* Hundreds of things at once do not make tens of thousands of findings. */
static void
test_t01_many (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    for (guint i = 0; i < 200; i++)
        add (test, "appointment", "2026-03-10T01:00:00Z", "2026-03-10T03:00:00Z");
    g_assert_cmpuint (rule_test_count (test, "T01"), <=, 2000);
    g_assert_cmpuint (rule_test_count (test, "T01"), >=, 199);
}

static void
test_t20_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *hotel;
    const SojournFinding *finding;

    /* 1 March to 1 April, lodging to 27 March, by the calendar of Shanghai. */
    add (test, "flight", "2026-02-28T20:00:00Z", "2026-03-01T06:00:00Z");
    hotel = add (test, "lodging", "2026-03-01T06:00:00Z", "2026-03-27T04:00:00Z");
    add (test, "flight", "2026-04-01T05:00:00Z", "2026-04-01T15:00:00Z");
    finding = rule_test_expect (test, "T20", SOJOURN_SEVERITY_WARN, hotel,
                                "5 nights without lodging for the patient, from 27 Mar 2026 to "
                                "31 Mar 2026");
    rule_test_assert_place (finding, SOJOURN_KIND_SEGMENT, NULL, SOJOURN_SEGMENT_TYPE);

    test_case_set (test, hotel, "end_at", "2026-03-31T04:00:00Z", NULL);
    rule_test_expect (test, "T20", SOJOURN_SEVERITY_WARN, hotel,
                      "The night of 31 Mar 2026 is without lodging for the patient");

    /* The patient is in hospital, the companion has no bed. */
    test_case_add (test, SOJOURN_KIND_COMPANION, "person", test->patient, NULL);
    rule_test_expect (test, "T20", SOJOURN_SEVERITY_WARN, hotel, "the patient and the companions");
    test_case_set (test,
                   add (test, "hospital_stay", "2026-03-30T04:00:00Z", "2026-04-01T02:00:00Z"),
                   "travellers", "patient", NULL);
    rule_test_expect (test, "T20", SOJOURN_SEVERITY_WARN, hotel, "lodging for the companions");
}

static void
test_t20_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *home;

    /* Aboard, in a hotel, in hospital, aboard again in the small hours. */
    add (test, "flight", "2026-02-28T10:00:00Z", "2026-02-28T22:00:00Z");
    add (test, "lodging", "2026-03-01T06:00:00Z", "2026-03-03T04:00:00Z");
    add (test, "hospital_stay", "2026-03-03T06:00:00Z", "2026-03-27T04:00:00Z");
    home = add (test, "flight", "2026-03-27T16:15:00Z", "2026-03-28T03:00:00Z");
    rule_test_expect_none (test, "T20");

    /* Whoever leaves at four in the morning has waited for it. */
    test_case_set (test, home, "start_at", "2026-03-27T20:00:00Z", NULL);
    g_assert_cmpuint (rule_test_count (test, "T20"), ==, 1);
}

static void
test_t20_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *hotel;

    /* A way there alone, and what there is to do at home, is not a night abroad. */
    add (test, "appointment", "2026-02-20T10:00:00Z", "2026-02-20T11:00:00Z");
    rule_test_expect_none (test, "T20");
    add (test, "flight", "2026-02-28T10:00:00Z", "2026-02-28T22:00:00Z");
    rule_test_expect_none (test, "T20");

    /* Without the flights, the stays say from when to when. */
    test_case_drop (test, sojourn_record_get_uuid (test->records->pdata[3]));
    hotel = add (test, "lodging", "2026-03-01T06:00:00Z", "2026-03-03T04:00:00Z");
    add (test, "hospital_stay", "2026-03-05T06:00:00Z", "2026-03-27T04:00:00Z");
    rule_test_expect (test, "T20", SOJOURN_SEVERITY_WARN, hotel, "2 nights");
}

static void
test_t27_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *flight = add (test, "flight", "2026-03-07T13:00:00Z", "2026-03-08T01:00:00Z");
    g_autoptr (GPtrArray) findings = NULL;
    const SojournFinding *finding;

    test_case_set (test, flight, "end_zone", "Mars/Olympus", NULL);
    findings = sojourn_rules_evaluate (test_case_snapshot_unchecked (test), test->now, NULL);
    finding = rule_test_pick (findings, "T27");
    g_assert_true (sojourn_finding_is_blocking (finding));
    g_assert_false (sojourn_finding_can_override (finding));
    rule_test_assert_place (finding, SOJOURN_KIND_SEGMENT, flight, SOJOURN_SEGMENT_END_ZONE);
    rule_test_assert_has (sojourn_finding_get_message (finding), "“Time Zone at the End”");
}

static void
test_t27_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    add (test, "flight", "2026-03-07T13:00:00Z", "2026-03-08T01:00:00Z");
    rule_test_expect_none (test, "T27");
}

static void
test_t27_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (GPtrArray) findings = NULL;

    test_case_set (test, add (test, "flight", "2026-03-07T13:00:00Z", "2026-03-08T01:00:00Z"),
                   "start_zone", NULL, NULL);
    findings = sojourn_rules_evaluate (test_case_snapshot_unchecked (test), test->now, NULL);
    g_assert_nonnull (rule_test_pick (findings, "T27"));
}

static void
test_t30_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *flight = add (test, "flight", "2026-03-07T13:00:00Z", "2026-03-08T09:00:01Z");

    rule_test_expect (test, "T30", SOJOURN_SEVERITY_WARN, flight, "takes 20 h; more than 20 h");
    test_case_set (test, flight, "end_at", "2026-03-07T13:00:00Z", NULL);
    rule_test_expect (test, "T30", SOJOURN_SEVERITY_BLOCK, flight, "ends at the instant");
    test_case_set (test, flight, "type", "appointment", "end_at", "2026-03-07T12:30:00Z", NULL);
    rule_test_expect (test, "T30", SOJOURN_SEVERITY_BLOCK, flight, "ends 30 min before it starts");
}

static void
test_t30_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *flight = add (test, "flight", "2026-03-07T13:00:00Z", "2026-03-08T09:00:00Z");

    rule_test_expect_none (test, "T30");
    add (test, "lodging", "2026-03-07T13:00:00Z", "2026-03-20T09:00:00Z");
    add (test, "procedure", "2026-03-10T13:00:00Z", "2026-03-10T13:00:00Z");
    rule_test_expect_none (test, "T30");
    test_case_set (test, flight, "end_at", "2026-03-01T00:00:00Z", "status", "cancelled", NULL);
    rule_test_expect_none (test, "T30");
}

static void
test_t30_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (GPtrArray) findings = NULL;

    test_case_set (test, add (test, "flight", "2026-03-07T13:00:00Z", "2026-03-08T09:00:00Z"),
                   "end_at", NULL, NULL);
    findings = sojourn_rules_evaluate (test_case_snapshot_unchecked (test), test->now, NULL);
    g_assert_null (rule_test_pick (findings, "T30"));
}

static const RuleTest tests[] = {
    { "T01", RULE_TEST_FIRES, test_t01_fires },
    { "T01", RULE_TEST_JUST_NOT, test_t01_just_not },
    { "T01", RULE_TEST_MISSING, test_t01_missing },
    { "T02", RULE_TEST_FIRES, test_t02_fires },
    { "T02", RULE_TEST_JUST_NOT, test_t02_just_not },
    { "T02", RULE_TEST_MISSING, test_t02_missing },
    { "T05", RULE_TEST_FIRES, test_t05_fires },
    { "T05", RULE_TEST_JUST_NOT, test_t05_just_not },
    { "T05", RULE_TEST_MISSING, test_t05_missing },
    { "T20", RULE_TEST_FIRES, test_t20_fires },
    { "T20", RULE_TEST_JUST_NOT, test_t20_just_not },
    { "T20", RULE_TEST_MISSING, test_t20_missing },
    { "T27", RULE_TEST_FIRES, test_t27_fires },
    { "T27", RULE_TEST_JUST_NOT, test_t27_just_not },
    { "T27", RULE_TEST_MISSING, test_t27_missing },
    { "T30", RULE_TEST_FIRES, test_t30_fires },
    { "T30", RULE_TEST_JUST_NOT, test_t30_just_not },
    { "T30", RULE_TEST_MISSING, test_t30_missing },
};

static const ExtraTest extra[] = {
    { "/rules/T01/many", test_t01_many },
    { "/rules/T05/leak-alone", test_t05_leak_alone },
};

const RuleTestSuite rule_test_travel = RULE_TEST_SUITE (tests, extra);
