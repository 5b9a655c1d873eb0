/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-finding-private.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-money-local.h"
#include "sojourn-quote-facts.h"
#include "sojourn-time.h"
#include "sojourn-trip-private.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_DAY 86400

static SojournDate
get_today (const SojournSnapshot *snapshot, gint64 now)
{
    const SojournRecord *desk = snapshot != NULL ? sojourn_snapshot_get_case (snapshot) : NULL;
    const char *zone = desk != NULL ? sojourn_record_get_text (desk, SOJOURN_CASE_HOME_ZONE) : NULL;
    SojournClock clock = { .at = &now };
    SojournDate today;

    if (zone != NULL && sojourn_date_today (clock, zone, &today))
        return today;
    return (now - (now % SECONDS_PER_DAY + SECONDS_PER_DAY) % SECONDS_PER_DAY) / SECONDS_PER_DAY;
}

/*
 * sojourn_check_init:
 * @check: (out caller-allocates): an evaluation
 * @snapshot: (nullable): the case
 * @now: seconds since 1970-01-01T00:00:00Z
 * @settings: (nullable): the thresholds, or %NULL for the defaults
 *
 * Starts an evaluation. “Today” is the day at home, or in UTC while the zone at home is not known.
 */
void
sojourn_check_init (SojournCheck *check,
                    const SojournSnapshot *snapshot,
                    gint64 now,
                    const SojournRuleSettings *settings)
{
    *check = (SojournCheck){
        .snapshot = snapshot,
        .now = now,
        .today = get_today (snapshot, now),
        .settings = settings,
        .findings = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_finding_unref),
    };
}

/*
 * sojourn_check_run:
 * @check: an evaluation
 * @rule: a rule
 * @record: a record of the kind that @rule looks at
 */
void
sojourn_check_run (SojournCheck *check, const SojournRule *rule, const SojournRecord *record)
{
    check->rule = rule;
    rule->check (check, record);
}

/*
 * sojourn_check_run_pack:
 * @check: an evaluation
 * @pack: rules
 * @record: a record
 *
 * Runs those rules of @pack that look at the kind of @record.
 */
void
sojourn_check_run_pack (SojournCheck *check,
                        const SojournRulePack *pack,
                        const SojournRecord *record)
{
    for (guint i = 0; i < pack->n_rules; i++) {
        if (pack->rules[i].kind == sojourn_record_get_kind (record))
            sojourn_check_run (check, &pack->rules[i], record);
    }
}

static void
apply_overrides (SojournCheck *check)
{
    const GPtrArray *overrides = sojourn_snapshot_get_all (check->snapshot, SOJOURN_KIND_OVERRIDE);
    const SojournRecord *desk = sojourn_snapshot_get_case (check->snapshot);
    const char *uuid = desk != NULL ? sojourn_record_get_uuid (desk) : NULL;

    for (guint i = 0; i < overrides->len; i++) {
        for (guint j = 0; j < check->findings->len; j++)
            sojourn_finding_apply_override (check->findings->pdata[j], overrides->pdata[i], uuid);
    }
}

/*
 * sojourn_check_finish:
 * @check: an evaluation
 *
 * Ends the evaluation.
 *
 * Returns: (transfer full) (element-type SojournFinding): what was found, in the order for people
 */
GPtrArray *
sojourn_check_finish (SojournCheck *check)
{
    if (check->snapshot != NULL && check->findings->len > 0)
        apply_overrides (check);
    g_clear_pointer (&check->trip, sojourn_trip_free);
    g_ptr_array_sort (check->findings, sojourn_finding_compare);
    return g_steal_pointer (&check->findings);
}

/*
 * sojourn_check_fire:
 * @check: an evaluation
 * @severity: how much the finding weighs
 * @subject: the record it is about
 * @field: the field of @subject to jump to, or %SOJOURN_NO_FIELD
 * @message: (transfer full): the sentence, with its numbers
 *
 * Adds a finding of the rule that is being checked.
 *
 * Returns: (transfer none): the finding, for what else there is to say
 */
SojournFinding *
sojourn_check_fire (SojournCheck *check,
                    SojournSeverity severity,
                    const SojournRecord *subject,
                    int field,
                    char *message)
{
    SojournFinding *finding = sojourn_finding_new (check->rule, severity, subject, field, message);

    g_ptr_array_add (check->findings, finding);
    return finding;
}

/*
 * sojourn_check_get_threshold:
 * @check: an evaluation
 * @threshold: a threshold
 *
 * Returns: its value in force
 */
gint64
sojourn_check_get_threshold (const SojournCheck *check, SojournThreshold threshold)
{
    return sojourn_rule_settings_get (check->settings, threshold);
}

/*
 * sojourn_check_get_trip:
 * @check: an evaluation
 *
 * Returns: (transfer none): the journey of the case in order, made once for an evaluation
 */
SojournTrip *
sojourn_check_get_trip (SojournCheck *check)
{
    if (check->trip == NULL)
        check->trip = sojourn_trip_new (check->snapshot);
    return check->trip;
}

/*
 * sojourn_check_dup_quote_name:
 * @snapshot: a case
 * @quote: a quote of it
 *
 * Returns: (transfer full): how a sentence names @quote: its clinic, and its version from the
 *   second on
 */
char *
sojourn_check_dup_quote_name (const SojournSnapshot *snapshot, const SojournRecord *quote)
{
    const SojournRecord *clinic = sojourn_quote_get_clinic (snapshot, quote);
    const char *name =
        clinic != NULL ? sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME) : NULL;
    gint64 version = sojourn_record_get_integer (quote, SOJOURN_QUOTE_VERSION, 1);

    if (name == NULL)
        /* Translators: stands for a clinic whose name is not known */
        name = C_ ("quote", "The clinic");
    if (version < 2)
        return g_strdup (name);
    /* Translators: the name of a clinic, the number of the version of its quote */
    return g_strdup_printf (_ ("%s (version %d)"), name, (int)version);
}

/*
 * sojourn_check_dup_money:
 * @record: a record
 * @currency_field: the field of @record that holds the currency
 * @minor: an amount in minor units of it
 *
 * Returns: (transfer full): the amount in the language of the user, with its currency
 */
char *
sojourn_check_dup_money (const SojournRecord *record, guint currency_field, gint64 minor)
{
    const char *currency = sojourn_record_get_text (record, currency_field);
    SojournMoney money;

    if (currency != NULL && sojourn_money_init (&money, minor, currency, NULL))
        return sojourn_money_format_local (&money);
    return g_strdup_printf ("%" G_GINT64_FORMAT " %s", minor, currency != NULL ? currency : "?");
}

/*
 * sojourn_check_get_label:
 * @record: a record
 * @field: a choice of it that is known
 *
 * Returns: (transfer none): its value in the language of the user; never %NULL
 */
const char *
sojourn_check_get_label (const SojournRecord *record, guint field)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    const char *label = sojourn_choice_set_get_label (
        info->choices, sojourn_record_get_integer (record, field, -1));

    return label != NULL ? label : "?";
}

/*
 * sojourn_check_get_field_label:
 * @record: a record
 * @field: a field of it
 *
 * Returns: (transfer none): the name of the field in the language of the user
 */
const char *
sojourn_check_get_field_label (const SojournRecord *record, guint field)
{
    return sojourn_field_get_label (
        sojourn_kind_get_field (sojourn_record_get_kind (record), field));
}

/*
 * sojourn_check_is:
 * @record: a record
 * @field: a choice, a boolean or a number of it
 * @value: a value
 *
 * Returns: %TRUE if the field is known and holds @value
 */
gboolean
sojourn_check_is (const SojournRecord *record, guint field, gint64 value)
{
    gint64 known;

    return sojourn_record_peek_integer (record, field, &known) && known == value;
}

/*
 * sojourn_check_peek_date:
 * @record: a record
 * @field: a date of it
 * @date: (out): the date
 *
 * Returns: %TRUE if it is known, and a day that the calendar of the application has
 */
gboolean
sojourn_check_peek_date (const SojournRecord *record, guint field, SojournDate *date)
{
    return sojourn_record_peek_integer (record, field, date) && sojourn_date_is_valid (*date);
}

/*
 * sojourn_check_peek_time:
 * @record: a record
 * @field: an instant of it
 * @instant: (out): the instant
 *
 * Returns: %TRUE if it is known, and one that the calendar of the application has
 */
gboolean
sojourn_check_peek_time (const SojournRecord *record, guint field, gint64 *instant)
{
    return sojourn_record_peek_integer (record, field, instant) && sojourn_time_is_valid (*instant);
}

/*
 * sojourn_check_is_unsent:
 * @request: a quote request
 *
 * Returns: %TRUE if it is still on the desk: a draft, or queued
 */
gboolean
sojourn_check_is_unsent (const SojournRecord *request)
{
    return sojourn_check_is (request, SOJOURN_QUOTE_REQUEST_STATUS, SOJOURN_REQUEST_DRAFT) ||
           sojourn_check_is (request, SOJOURN_QUOTE_REQUEST_STATUS, SOJOURN_REQUEST_QUEUED);
}
