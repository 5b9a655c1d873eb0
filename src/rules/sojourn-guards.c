/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-guards.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-date-local.h"
#include "sojourn-finding-private.h"
#include "sojourn-journey-fields.h"
#include "sojourn-money-local.h"
#include "sojourn-quote-facts.h"
#include "sojourn-zone.h"

#include <glib/gi18n-lib.h>

/* The snapshot as it would be with a draft in the place of what is stored. */
static SojournSnapshot *
replace (const SojournSnapshot *snapshot, const SojournRecord *draft)
{
    SojournSnapshot *changed = sojourn_snapshot_new ();

    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const GPtrArray *records =
            snapshot != NULL ? sojourn_snapshot_get_all (snapshot, kind) : NULL;
        gboolean placed = kind != sojourn_record_get_kind (draft);

        for (guint i = 0; records != NULL && i < records->len; i++) {
            gboolean same = g_str_equal (sojourn_record_get_uuid (records->pdata[i]),
                                         sojourn_record_get_uuid (draft));

            placed = placed || same;
            sojourn_snapshot_take (changed, same ? sojourn_record_copy (draft)
                                                 : sojourn_record_ref (records->pdata[i]));
        }
        if (!placed)
            sojourn_snapshot_take (changed, sojourn_record_copy (draft));
    }
    return sojourn_snapshot_seal (changed);
}

static gboolean
is_about (const SojournFinding *finding, const char *uuid)
{
    return g_str_equal (sojourn_finding_get_subject (finding), uuid) ||
           g_str_equal (sojourn_finding_get_place (finding)->uuid, uuid);
}

/**
 * sojourn_rules_check_record:
 * @snapshot: (nullable): the case as it is stored; %NULL for a record of the catalogue
 * @draft: a record as it is being edited, new or stored
 * @now: the present instant, in seconds since 1970-01-01T00:00:00Z
 * @settings: (nullable): the thresholds in force
 *
 * Evaluates the case as it would be with @draft, for the form that edits it: what comes back is
 * what is about @draft, or is entered in it.
 *
 * Returns: (transfer full) (element-type SojournFinding): the findings, the heaviest first
 */
GPtrArray *
sojourn_rules_check_record (const SojournSnapshot *snapshot,
                            const SojournRecord *draft,
                            gint64 now,
                            const SojournRuleSettings *settings)
{
    g_autoptr (SojournSnapshot) changed = replace (snapshot, draft);
    GPtrArray *findings = sojourn_rules_evaluate (changed, now, settings);

    for (guint i = findings->len; i > 0; i--) {
        if (!is_about (findings->pdata[i - 1], sojourn_record_get_uuid (draft)))
            g_ptr_array_remove_index (findings, i - 1);
    }
    return findings;
}

/**
 * sojourn_rules_check_assessment:
 * @assessment: an assessment as it is being edited
 * @snapshot: (nullable): the case, for what was overruled
 *
 * Checks one sheet against itself (N01 to N08), at every keystroke if need be.
 *
 * Returns: (transfer full) (element-type SojournFinding): the findings, the heaviest first; each
 *   names the field it is about
 */
GPtrArray *
sojourn_rules_check_assessment (const SojournRecord *assessment, const SojournSnapshot *snapshot)
{
    SojournCheck check;

    g_return_val_if_fail (sojourn_record_get_kind (assessment) == SOJOURN_KIND_ASSESSMENT, NULL);

    sojourn_check_init (&check, snapshot, 0, NULL);
    sojourn_check_run_pack (&check, &sojourn_neurology_rules, assessment);
    return sojourn_check_finish (&check);
}

/**
 * sojourn_rules_check_send:
 * @snapshot: the case
 * @request: the request to be sent, with its bytes if they are made already; stored or a draft
 * @now: the instant of sending, in seconds since 1970-01-01T00:00:00Z
 * @settings: (nullable): the thresholds in force
 *
 * Asks whether a request may be sent (C01, C03, C04). To be asked when it is queued, and again when
 * it leaves.
 *
 * Returns: (transfer full) (element-type SojournFinding): the findings, the heaviest first
 */
GPtrArray *
sojourn_rules_check_send (const SojournSnapshot *snapshot,
                          const SojournRecord *request,
                          gint64 now,
                          const SojournRuleSettings *settings)
{
    SojournCheck check;

    g_return_val_if_fail (sojourn_record_get_kind (request) == SOJOURN_KIND_QUOTE_REQUEST, NULL);

    sojourn_check_init (&check, snapshot, now, settings);
    check.acting = TRUE;
    sojourn_check_run_pack (&check, &sojourn_consent_rules, request);
    return sojourn_check_finish (&check);
}

/**
 * sojourn_rules_check_answer:
 * @snapshot: the case
 * @info_request: a question of a clinic with its answer; stored or a draft
 * @now: the instant of sending, in seconds since 1970-01-01T00:00:00Z
 * @settings: (nullable): the thresholds in force
 *
 * Asks whether an answer may be sent: under the same rules as its request.
 *
 * Returns: (transfer full) (element-type SojournFinding): the findings, the heaviest first
 */
GPtrArray *
sojourn_rules_check_answer (const SojournSnapshot *snapshot,
                            const SojournRecord *info_request,
                            gint64 now,
                            const SojournRuleSettings *settings)
{
    g_autoptr (SojournSnapshot) changed = replace (snapshot, info_request);
    const SojournRecord *request =
        sojourn_snapshot_follow (changed, info_request, SOJOURN_INFO_REQUEST_REQUEST);

    g_return_val_if_fail (request != NULL, NULL);

    return sojourn_rules_check_send (changed, request, now, settings);
}

static void
run_for (SojournCheck *check,
         const SojournRulePack *pack,
         SojournKind kind,
         guint reference,
         const char *uuid)
{
    const GPtrArray *records = sojourn_snapshot_get_all (check->snapshot, kind);

    for (guint i = 0; i < records->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (records->pdata[i], reference), uuid) == 0)
            sojourn_check_run_pack (check, pack, records->pdata[i]);
    }
}

static void
run_for_option (SojournCheck *check, const SojournRecord *option)
{
    const SojournRecord *trial;

    if (option == NULL)
        return;
    sojourn_check_run_pack (check, &sojourn_regulation_rules, option);
    trial = sojourn_snapshot_follow (check->snapshot, option, SOJOURN_OPTION_TRIAL);
    if (trial != NULL)
        sojourn_check_run_pack (check, &sojourn_regulation_rules, trial);
}

/**
 * sojourn_rules_check_accept:
 * @snapshot: the case
 * @quote: a quote of it
 * @now: the instant of the decision, in seconds since 1970-01-01T00:00:00Z
 * @settings: (nullable): the thresholds in force
 *
 * Asks whether a quote may be accepted: it is open and has not expired where the clinic is (Q02),
 * no other is accepted for the option (Q15), its sums and its inclusions (Q01, Q04, Q05), the
 * ground of the option (G01, G03, G07, G08), and what the option asks for (E01 to E05).
 *
 * Returns: (transfer full) (element-type SojournFinding): the findings, the heaviest first
 */
GPtrArray *
sojourn_rules_check_accept (const SojournSnapshot *snapshot,
                            const SojournRecord *quote,
                            gint64 now,
                            const SojournRuleSettings *settings)
{
    const SojournRecord *option = sojourn_quote_get_option (snapshot, quote);
    SojournCheck check;

    g_return_val_if_fail (sojourn_record_get_kind (quote) == SOJOURN_KIND_QUOTE, NULL);

    sojourn_check_init (&check, snapshot, now, settings);
    check.acting = TRUE;
    for (guint i = 0; i < sojourn_quote_rules.n_rules; i++) {
        const SojournRule *rule = &sojourn_quote_rules.rules[i];

        /* Rates are for comparing; the price is what the quote says. */
        if (!g_str_equal (rule->id, "Q06"))
            sojourn_check_run (&check, rule, quote);
    }
    sojourn_check_run_pack (&check, &sojourn_regulation_rules, quote);
    run_for_option (&check, option);
    if (option != NULL)
        run_for (&check, &sojourn_eligibility_rules, SOJOURN_KIND_SHORTLIST_ITEM,
                 SOJOURN_SHORTLIST_ITEM_OPTION, sojourn_record_get_uuid (option));
    return sojourn_check_finish (&check);
}

/**
 * sojourn_rules_check_choose:
 * @snapshot: the case
 * @shortlist_item: an option on the shortlist that is to be chosen; stored or a draft
 * @now: the instant of the decision, in seconds since 1970-01-01T00:00:00Z
 * @settings: (nullable): the thresholds in force
 *
 * Asks whether an option may be chosen: what it asks for (E01 to E05), and its ground (G01, G07,
 * G08).
 *
 * Returns: (transfer full) (element-type SojournFinding): the findings, the heaviest first
 */
GPtrArray *
sojourn_rules_check_choose (const SojournSnapshot *snapshot,
                            const SojournRecord *shortlist_item,
                            gint64 now,
                            const SojournRuleSettings *settings)
{
    SojournCheck check;

    g_return_val_if_fail (sojourn_record_get_kind (shortlist_item) == SOJOURN_KIND_SHORTLIST_ITEM,
                          NULL);

    sojourn_check_init (&check, snapshot, now, settings);
    check.acting = TRUE;
    sojourn_check_run_pack (&check, &sojourn_eligibility_rules, shortlist_item);
    run_for_option (
        &check, sojourn_snapshot_follow (snapshot, shortlist_item, SOJOURN_SHORTLIST_ITEM_OPTION));
    return sojourn_check_finish (&check);
}

/**
 * sojourn_rules_check_amount:
 * @draft: the record that is being edited
 * @field: the money that is entered
 * @text: (nullable): what was typed
 * @currency: (nullable): its currency
 *
 * Checks an amount as it is typed: it is a number, and not finer than its currency (Q07).
 *
 * Returns: (transfer full) (element-type SojournFinding): the findings: none, or one
 */
GPtrArray *
sojourn_rules_check_amount (const SojournRecord *draft,
                            guint field,
                            const char *text,
                            const char *currency)
{
    g_autoptr (GError) error = NULL;
    SojournMoney money;
    SojournCheck check;

    sojourn_check_init (&check, NULL, 0, NULL);
    check.rule = sojourn_rules_lookup ("Q07");
    if (!sojourn_money_parse_local (text, currency, &money, &error))
        sojourn_check_fire (&check, SOJOURN_SEVERITY_BLOCK, draft, (int)field,
                            g_strdup (error->message));
    return sojourn_check_finish (&check);
}

static char *
write_local_time (SojournLocalKind kind, SojournDate date, int minutes, const char *zone)
{
    g_autofree char *clock = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
    g_autofree char *day = sojourn_date_is_valid (date)
                               ? sojourn_date_format_local (date, SOJOURN_DATE_STYLE_MEDIUM)
                               : g_strdup ("?");

    switch (kind) {
    case SOJOURN_LOCAL_NONEXISTENT:
        /* Translators: a time of the clock, a date, the name of a time zone */
        return g_strdup_printf (_ ("%s on %s does not exist in %s: the clocks go forward over it"),
                                clock, day, zone);
    case SOJOURN_LOCAL_AMBIGUOUS:
        /* Translators: a time of the clock, a date, the name of a time zone */
        return g_strdup_printf (_ ("%s on %s comes twice in %s, because the clocks go back; say "
                                   "which is meant"),
                                clock, day, zone);
    case SOJOURN_LOCAL_UNIQUE:
    case SOJOURN_LOCAL_UNKNOWN_ZONE:
        break;
    }
    /* Translators: the name of a time zone */
    return g_strdup_printf (_ ("There is no time zone “%s”"), zone != NULL ? zone : "");
}

/**
 * sojourn_rules_check_local_time:
 * @draft: the record that is being edited
 * @field: the instant that is entered
 * @date: the date as the calendar there shows it
 * @minutes: minutes since its midnight as the clock there shows them, 0 to 1439
 * @zone: (nullable): the zone
 *
 * Checks a local time before it becomes an instant (T27): one that does not exist blocks, one that
 * comes twice warns, and the form asks which is meant; sojourn_local_resolve() has both.
 *
 * Returns: (transfer full) (element-type SojournFinding): the findings: none, or one
 */
GPtrArray *
sojourn_rules_check_local_time (
    const SojournRecord *draft, guint field, SojournDate date, int minutes, const char *zone)
{
    SojournLocalKind kind = SOJOURN_LOCAL_UNKNOWN_ZONE;
    SojournCheck check;
    gint64 first, second;

    if (zone != NULL)
        kind = sojourn_local_resolve (date, minutes, zone, &first, &second);
    sojourn_check_init (&check, NULL, 0, NULL);
    check.rule = sojourn_rules_lookup ("T27");
    if (kind != SOJOURN_LOCAL_UNIQUE)
        sojourn_check_fire (&check,
                            kind == SOJOURN_LOCAL_AMBIGUOUS ? SOJOURN_SEVERITY_WARN
                                                            : SOJOURN_SEVERITY_BLOCK,
                            draft, (int)field, write_local_time (kind, date, minutes, zone));
    return sojourn_check_finish (&check);
}
