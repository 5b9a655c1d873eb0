/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-rule-private.h"

#include <glib/gi18n-lib.h>

static const SojournRulePack *const packs[] = {
    &sojourn_document_rules,   &sojourn_neurology_rules, &sojourn_eligibility_rules,
    &sojourn_regulation_rules, &sojourn_quote_rules,     &sojourn_travel_rules,
    &sojourn_consent_rules,
};

static void
check_kind (SojournCheck *check, const SojournRule *rule)
{
    const GPtrArray *records = sojourn_snapshot_get_all (check->snapshot, rule->kind);

    for (guint i = 0; i < records->len; i++)
        sojourn_check_run (check, rule, records->pdata[i]);
}

/**
 * sojourn_rules_evaluate:
 * @snapshot: a case
 * @now: the present instant, in seconds since 1970-01-01T00:00:00Z
 * @settings: (nullable): the thresholds in force, or %NULL for the defaults
 *
 * Looks at a case with every rule. The outcome depends on the arguments and the language of the
 * process alone. Safe from any thread.
 *
 * Returns: (transfer full) (element-type SojournFinding): what was found: first what holds up an
 *   action, then by weight, then by rule; empty if there is nothing to say
 */
GPtrArray *
sojourn_rules_evaluate (const SojournSnapshot *snapshot,
                        gint64 now,
                        const SojournRuleSettings *settings)
{
    SojournCheck check;

    g_return_val_if_fail (snapshot != NULL, NULL);

    sojourn_check_init (&check, snapshot, now, settings);
    for (guint i = 0; i < G_N_ELEMENTS (packs); i++) {
        for (guint j = 0; j < packs[i]->n_rules; j++)
            check_kind (&check, &packs[i]->rules[j]);
    }
    return sojourn_check_finish (&check);
}

/**
 * sojourn_rules_get_nth:
 * @n: a number from 0
 *
 * Lists the rules, pack by pack.
 *
 * Returns: (transfer none) (nullable): a rule, or %NULL after the last
 */
const SojournRule *
sojourn_rules_get_nth (guint n)
{
    for (guint i = 0; i < G_N_ELEMENTS (packs); i++) {
        if (n < packs[i]->n_rules)
            return &packs[i]->rules[n];
        n -= packs[i]->n_rules;
    }
    return NULL;
}

/**
 * sojourn_rules_lookup:
 * @id: (nullable): the id of a rule, such as `T05`
 *
 * Returns: (transfer none) (nullable): the rule, or %NULL if there is none of that id
 */
const SojournRule *
sojourn_rules_lookup (const char *id)
{
    const SojournRule *rule;

    for (guint i = 0; (rule = sojourn_rules_get_nth (i)) != NULL; i++) {
        if (g_strcmp0 (rule->id, id) == 0)
            return rule;
    }
    return NULL;
}

/**
 * sojourn_rule_get_id:
 * @rule: a rule
 *
 * Returns: (transfer none): its id, such as `T05`
 */
const char *
sojourn_rule_get_id (const SojournRule *rule)
{
    return rule->id;
}

/**
 * sojourn_rule_get_title:
 * @rule: a rule
 *
 * Returns: (transfer none): its name, in the language of the user
 */
const char *
sojourn_rule_get_title (const SojournRule *rule)
{
    return _ (rule->title);
}

/**
 * sojourn_rule_get_source:
 * @rule: a rule
 *
 * Returns: (transfer none): where it comes from, in the language of the user
 */
const char *
sojourn_rule_get_source (const SojournRule *rule)
{
    return _ (rule->source);
}

/**
 * sojourn_rule_get_grade:
 * @rule: a rule
 *
 * Returns: how much its source weighs: `A` a law, a standard or an official text, or what follows
 *   by logic; `B` guidance of a profession or reviewed literature; `C` a weak source, or a default
 *   of the application
 */
char
sojourn_rule_get_grade (const SojournRule *rule)
{
    return rule->grade;
}

/**
 * sojourn_rule_get_severity:
 * @rule: a rule
 *
 * Returns: the most that a finding of it may weigh
 */
SojournSeverity
sojourn_rule_get_severity (const SojournRule *rule)
{
    return rule->severity;
}

/**
 * sojourn_rule_can_override:
 * @rule: a rule
 *
 * Returns: %TRUE if a person may overrule its findings, with a name and a reason
 */
gboolean
sojourn_rule_can_override (const SojournRule *rule)
{
    return rule->policy == SOJOURN_OVERRIDE_ALLOWED;
}
