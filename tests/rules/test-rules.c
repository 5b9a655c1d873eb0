/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

#include "random-snapshot.h"
#include "sojourn-eligibility.h"
#include "sojourn-error.h"
#include "sojourn-gate.h"
#include "sojourn-guards.h"
#include "sojourn-record-value.h"

#include <string.h>

static const RuleTestSuite *const suites[] = {
    &rule_test_documents, &rule_test_neurology, &rule_test_eligibility, &rule_test_regulation,
    &rule_test_quotes,    &rule_test_travel,    &rule_test_consent,     &rule_test_guards,
    &rule_test_gate,      &rule_test_scenarios,
};

static gboolean
has_test (const char *rule, RuleTestAspect aspect)
{
    for (guint i = 0; i < G_N_ELEMENTS (suites); i++) {
        for (guint j = 0; j < suites[i]->n_tests; j++) {
            if (g_str_equal (suites[i]->tests[j].rule, rule) &&
                suites[i]->tests[j].aspect == aspect)
                return TRUE;
        }
    }
    return FALSE;
}

/* Every row of the tables is complete, single, and has its three tests. */
static void
test_table (void)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    const SojournRule *rule;

    for (guint i = 0; (rule = sojourn_rules_get_nth (i)) != NULL; i++) {
        const char *id = sojourn_rule_get_id (rule);

        g_assert_true (g_hash_table_add (seen, (char *)id));
        g_assert_true (sojourn_rules_lookup (id) == rule);
        g_assert_cmpuint (strlen (sojourn_rule_get_title (rule)), >, 0);
        g_assert_cmpuint (strlen (sojourn_rule_get_source (rule)), >, 0);
        g_assert_nonnull (strchr ("ABC", sojourn_rule_get_grade (rule)));
        for (RuleTestAspect aspect = 0; aspect < RULE_TEST_N_ASPECTS; aspect++) {
            if (!has_test (id, aspect))
                g_error ("rule %s has no test of aspect %d", id, aspect);
        }
    }
    for (guint i = 0; i < G_N_ELEMENTS (suites); i++) {
        for (guint j = 0; j < suites[i]->n_tests; j++)
            g_assert_true (g_hash_table_contains (seen, suites[i]->tests[j].rule));
    }
    g_assert_null (sojourn_rules_lookup ("Z99"));
    g_assert_null (sojourn_rules_lookup (NULL));
}

static void
test_settings (void)
{
    g_autoptr (SojournRuleSettings) settings = sojourn_rule_settings_new ();
    g_autoptr (SojournRuleSettings) copy = NULL;
    g_autoptr (GError) error = NULL;

    for (SojournThreshold i = 0; i < SOJOURN_N_THRESHOLDS; i++) {
        const SojournThresholdInfo *info = sojourn_threshold_get_info (i);
        SojournThreshold found;

        g_assert_true (sojourn_threshold_find (info->key, &found));
        g_assert_cmpint (found, ==, i);
        g_assert_nonnull (sojourn_rules_lookup (info->rule));
        g_assert_cmpuint (strlen (sojourn_threshold_get_label (i)), >, 0);
        g_assert_cmpuint (strlen (sojourn_threshold_get_source (i)), >, 0);
        g_assert_cmpint (sojourn_rule_settings_get (settings, i), ==, info->fallback);
        g_assert_cmpint (sojourn_rule_settings_get (NULL, i), ==, info->fallback);
        g_assert_true (sojourn_rule_settings_set (settings, i, info->max, NULL));
    }
    copy = sojourn_rule_settings_copy (settings);
    g_assert_false (
        sojourn_rule_settings_set (settings, SOJOURN_THRESHOLD_PUNCTURE_WARN, 0, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE);
    g_assert_cmpint (sojourn_rule_settings_get (copy, SOJOURN_THRESHOLD_PUNCTURE_WARN), ==, 2160);
    g_assert_false (sojourn_threshold_find ("nothing", &(SojournThreshold){ 0 }));
}

/* The threshold that is set is the one that counts. */
static void
test_threshold_counts (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (SojournRuleSettings) settings = sojourn_rule_settings_new ();
    g_autoptr (GPtrArray) findings = NULL;
    const char *clinic = test_case_add (test, SOJOURN_KIND_CLINIC, NULL);
    const char *option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", clinic, NULL);

    test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "clinic", clinic, "option", option, NULL);
    test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2026-03-10", NULL);
    sojourn_rule_settings_set (settings, SOJOURN_THRESHOLD_ASSESSMENT_AGE, 9, NULL);
    findings = sojourn_rules_evaluate (test_case_snapshot (test), test->now, settings);
    g_assert_nonnull (rule_test_pick (findings, "R05"));
}

static const char *
add_bad_sheet (TestCase *test)
{
    return test_case_add (test, SOJOURN_KIND_ASSESSMENT, "ais", "A", "vac", "yes", NULL);
}

static void
test_override (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_bad_sheet (test);
    const SojournFinding *finding = rule_test_pick (rule_test_evaluate (test), "N02");
    g_autoptr (SojournRecord) override = sojourn_finding_new_override (
        finding, test->desk, "Li Wei", "Copied as it stands on the sheet", test->now);

    g_assert_true (sojourn_record_validate (override, NULL, NULL));
    g_assert_true (sojourn_findings_block (test->findings));
    g_ptr_array_add (test->records, g_steal_pointer (&override));

    finding = rule_test_pick (rule_test_evaluate (test), "N02");
    g_assert_true (sojourn_finding_is_overridden (finding));
    g_assert_false (sojourn_finding_is_blocking (finding));
    g_assert_cmpstr (sojourn_finding_get_override_name (finding), ==, "Li Wei");
    g_assert_cmpstr (sojourn_finding_get_override_reason (finding), ==,
                     "Copied as it stands on the sheet");
    g_assert_cmpint (sojourn_finding_get_severity (finding), ==, SOJOURN_SEVERITY_BLOCK);
    g_assert_cmpstr (sojourn_finding_get_subject (finding), ==, sheet);
    g_assert_false (sojourn_findings_block (test->findings));
}

/* An override of another rule, of another record, or of a lighter finding changes nothing. */
static void
test_override_elsewhere (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_bad_sheet (test);
    const char *override = test_case_add (test, SOJOURN_KIND_OVERRIDE, "rule", "N03", "subject",
                                          sheet, "name", "Li Wei", "reason", "x", NULL);

    g_assert_true (sojourn_findings_block (rule_test_evaluate (test)));
    test_case_set (test, override, "rule", "N02", "subject", test->patient, NULL);
    g_assert_true (sojourn_findings_block (rule_test_evaluate (test)));
    test_case_set (test, override, "subject", NULL, NULL);
    g_assert_true (sojourn_findings_block (rule_test_evaluate (test)));
    test_case_set (test, override, "subject", sheet, "severity", "warn", NULL);
    g_assert_true (sojourn_findings_block (rule_test_evaluate (test)));
    test_case_set (test, override, "severity", NULL, NULL);
    g_assert_false (sojourn_findings_block (rule_test_evaluate (test)));
}

static void
test_order (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_bad_sheet (test);
    const GPtrArray *findings;

    test_case_set (test, sheet, "dap", "yes", "level", "T6", "uer", "20", "scim_self_care", "1",
                   "scim_respiration", "1", "scim_mobility", "1", "scim_total", "4", NULL);
    test_case_add (test, SOJOURN_KIND_OVERRIDE, "rule", "N07", "subject", sheet, NULL);
    findings = rule_test_evaluate (test);
    g_assert_cmpuint (findings->len, ==, 4);
    g_assert_cmpstr (sojourn_finding_get_rule (findings->pdata[0]), ==, "N02");
    g_assert_cmpstr (sojourn_finding_get_rule (findings->pdata[1]), ==, "N02");
    g_assert_cmpstr (sojourn_finding_get_rule (findings->pdata[2]), ==, "N06");
    g_assert_cmpstr (sojourn_finding_get_rule (findings->pdata[3]), ==, "N07");
}

static void
assert_same (const SojournFinding *a, const SojournFinding *b)
{
    g_assert_cmpstr (sojourn_finding_get_rule (a), ==, sojourn_finding_get_rule (b));
    g_assert_cmpstr (sojourn_finding_get_key (a), ==, sojourn_finding_get_key (b));
    g_assert_cmpstr (sojourn_finding_get_message (a), ==, sojourn_finding_get_message (b));
    g_assert_cmpint (sojourn_finding_get_severity (a), ==, sojourn_finding_get_severity (b));
}

static void
check_sound (const SojournFinding *finding)
{
    const SojournPlace *place = sojourn_finding_get_place (finding);
    const SojournRule *rule = sojourn_rules_lookup (sojourn_finding_get_rule (finding));

    g_assert_true (g_utf8_validate (sojourn_finding_get_message (finding), -1, NULL));
    g_assert_null (strstr (sojourn_finding_get_message (finding), "(null)"));
    g_assert_cmpint (sojourn_finding_get_severity (finding), <=, sojourn_rule_get_severity (rule));
    g_assert_cmpint (place->field, <, (int)sojourn_kind_get_info (place->kind)->n_fields);
}

/* Whatever a case holds, it is evaluated without complaint, and twice to the same end. */
static void
test_random (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

    for (guint i = 0; i < 500; i++) {
        g_autoptr (SojournSnapshot) snapshot = random_snapshot_new (random);
        gint64 now = g_test_rand_int_range (0, G_MAXINT32);
        g_autoptr (GPtrArray) first = sojourn_rules_evaluate (snapshot, now, NULL);
        g_autoptr (GPtrArray) second = sojourn_rules_evaluate (snapshot, now, NULL);

        g_assert_cmpuint (first->len, ==, second->len);
        for (guint j = 0; j < first->len; j++) {
            assert_same (first->pdata[j], second->pdata[j]);
            check_sound (first->pdata[j]);
        }
    }
}

/* Values that no check ever let through. */
static void
spoil (SojournRecord *record, GRand *random)
{
    static const gint64 numbers[] = { G_MININT64, -1, 0, 1, 99, 20000, 1774317600, G_MAXINT64 };
    static const char *const texts[] = { "x y",   "UTC", "A B", "C5 T12", "{\"a\":[\"b c\"]}",
                                         "王小明" };
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));

    for (guint i = 0; i < info->n_fields; i++) {
        if (g_rand_int_range (random, 0, 6) > 0)
            continue;
        if (sojourn_field_is_number (&info->fields[i]))
            sojourn_record_set_integer (
                record, i, numbers[g_rand_int_range (random, 0, G_N_ELEMENTS (numbers))]);
        else
            sojourn_record_set_text (record, i,
                                     texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))]);
    }
}

static SojournSnapshot *
make_spoiled (GRand *random)
{
    g_autoptr (SojournSnapshot) sound = random_snapshot_new (random);
    SojournSnapshot *spoiled = sojourn_snapshot_new ();

    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const GPtrArray *records = sojourn_snapshot_get_all (sound, kind);

        for (guint i = 0; i < records->len; i++) {
            SojournRecord *copy = sojourn_record_copy (records->pdata[i]);

            spoil (copy, random);
            sojourn_snapshot_take (spoiled, copy);
        }
    }
    return sojourn_snapshot_seal (spoiled);
}

static void
evaluate_all (const SojournSnapshot *snapshot, gint64 now)
{
    g_autoptr (GPtrArray) findings = sojourn_rules_evaluate (snapshot, now, NULL);
    g_autoptr (GPtrArray) gate = sojourn_gate_evaluate (snapshot, findings, now, NULL);
    g_autoptr (GPtrArray) matches = sojourn_eligibility_match (snapshot, snapshot, 20000);

    for (guint i = 0; i < findings->len; i++)
        check_sound (findings->pdata[i]);
    for (guint i = 0; i < matches->len; i++) {
        const SojournMatch *match = matches->pdata[i];

        g_ptr_array_unref (sojourn_eligibility_evaluate (snapshot, snapshot, match->option, 20000));
    }
    g_assert_nonnull (gate);
}

static void
act_on_all (const SojournSnapshot *snapshot, gint64 now)
{
    const GPtrArray *requests = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE_REQUEST);
    const GPtrArray *quotes = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE);
    const GPtrArray *items = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SHORTLIST_ITEM);

    for (guint i = 0; i < requests->len; i++)
        g_ptr_array_unref (sojourn_rules_check_send (snapshot, requests->pdata[i], now, NULL));
    for (guint i = 0; i < quotes->len; i++)
        g_ptr_array_unref (sojourn_rules_check_accept (snapshot, quotes->pdata[i], now, NULL));
    for (guint i = 0; i < items->len; i++)
        g_ptr_array_unref (sojourn_rules_check_choose (snapshot, items->pdata[i], now, NULL));
}

static void
test_spoiled (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

    for (guint i = 0; i < 300; i++) {
        g_autoptr (SojournSnapshot) snapshot = make_spoiled (random);

        evaluate_all (snapshot, 1774317600);
        act_on_all (snapshot, 1774317600);
    }
}

static void
test_empty (void)
{
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_seal (sojourn_snapshot_new ());
    g_autoptr (GPtrArray) findings = sojourn_rules_evaluate (snapshot, 0, NULL);

    g_assert_cmpuint (findings->len, ==, 0);
    g_assert_false (sojourn_findings_block (findings));
}

static void
measure (TestCase *test, const char *what)
{
    const SojournSnapshot *snapshot = test_case_snapshot (test);
    gint64 start = g_get_monotonic_time ();
    guint n = 20000;

    for (guint i = 0; i < n; i++)
        g_ptr_array_unref (sojourn_rules_evaluate (snapshot, test->now, NULL));
    g_test_message ("%s: %.0f evaluations a second", what,
                    n * 1e6 / (double)(g_get_monotonic_time () - start));
}

/* Not a bar, a number for the log: the rules run after every save and for every imported case. */
static void
test_speed (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    measure (test, "a lead");
    test_case_set (test, test->desk, "home_zone", "Europe/Stockholm", "stage", "intake", NULL);
    add_bad_sheet (test);
    measure (test, "a case at intake with two findings");
}

static void
add_suite (const RuleTestSuite *suite)
{
    static const char *const aspects[] = { "fires", "just-not", "missing" };

    for (guint i = 0; i < suite->n_tests; i++) {
        g_autofree char *path =
            g_strdup_printf ("/rules/%s/%s", suite->tests[i].rule, aspects[suite->tests[i].aspect]);

        g_test_add_func (path, suite->tests[i].func);
    }
    for (guint i = 0; i < suite->n_extra; i++)
        g_test_add_func (suite->extra[i].path, suite->extra[i].func);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);

    g_test_add_func ("/rules/table", test_table);
    g_test_add_func ("/rules/settings", test_settings);
    g_test_add_func ("/rules/threshold-counts", test_threshold_counts);
    g_test_add_func ("/rules/override", test_override);
    g_test_add_func ("/rules/override-elsewhere", test_override_elsewhere);
    g_test_add_func ("/rules/order", test_order);
    g_test_add_func ("/rules/random", test_random);
    g_test_add_func ("/rules/spoiled", test_spoiled);
    g_test_add_func ("/rules/empty", test_empty);
    g_test_add_func ("/rules/speed", test_speed);
    for (guint i = 0; i < G_N_ELEMENTS (suites); i++)
        add_suite (suites[i]);
    return g_test_run ();
}
