/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

#include <string.h>

const GPtrArray *
rule_test_evaluate (TestCase *test)
{
    g_clear_pointer (&test->findings, g_ptr_array_unref);
    test->findings = sojourn_rules_evaluate (test_case_snapshot (test), test->now, NULL);
    return test->findings;
}

guint
rule_test_count (TestCase *test, const char *rule)
{
    const GPtrArray *findings = rule_test_evaluate (test);
    guint n = 0;

    for (guint i = 0; i < findings->len; i++)
        n += g_str_equal (sojourn_finding_get_rule (findings->pdata[i]), rule);
    return n;
}

const SojournFinding *
rule_test_pick (const GPtrArray *findings, const char *rule)
{
    for (guint i = 0; i < findings->len; i++) {
        if (g_str_equal (sojourn_finding_get_rule (findings->pdata[i]), rule))
            return findings->pdata[i];
    }
    return NULL;
}

void
rule_test_assert_has (const char *text, const char *words)
{
    if (strstr (text, words) == NULL)
        g_error ("“%s” does not hold “%s”", text, words);
}

const SojournFinding *
rule_test_expect_at (const char *where,
                     TestCase *test,
                     const char *rule,
                     SojournSeverity severity,
                     const char *subject,
                     const char *words)
{
    guint n = rule_test_count (test, rule);
    const SojournFinding *finding = rule_test_pick (test->findings, rule);

    if (n != 1)
        g_error ("%s: %u findings of %s", where, n, rule);
    if (sojourn_finding_get_severity (finding) != severity ||
        !g_str_equal (sojourn_finding_get_subject (finding), subject) ||
        strstr (sojourn_finding_get_message (finding), words) == NULL)
        g_error ("%s: severity %d, %s", where, sojourn_finding_get_severity (finding),
                 sojourn_finding_get_message (finding));
    return finding;
}

void
rule_test_expect_none (TestCase *test, const char *rule)
{
    if (rule_test_count (test, rule) > 0)
        g_error ("%s: %s", rule,
                 sojourn_finding_get_message (rule_test_pick (test->findings, rule)));
}

void
rule_test_assert_place (const SojournFinding *finding,
                        SojournKind kind,
                        const char *uuid,
                        int field)
{
    const SojournPlace *place = sojourn_finding_get_place (finding);

    g_assert_cmpint (place->kind, ==, kind);
    g_assert_cmpstr (place->uuid, ==, uuid != NULL ? uuid : "");
    g_assert_cmpint (place->field, ==, field);
}
