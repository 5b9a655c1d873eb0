/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-checklist.h"
#include "sojourn-date-local.h"
#include "sojourn-finding-private.h"
#include "sojourn-quote-facts.h"
#include "sojourn-request-state.h"
#include "sojourn-trial-id.h"

#include <glib/gi18n-lib.h>

/* On what ground an option is offered, and who last looked. */

/* When the rules of a country changed so that what was verified before is to be verified again. */
typedef struct {
    const char *country;
    SojournDate changed;
    const char *what;
} RuleChange;

static const RuleChange rule_changes[] = {
    /* Signed 28 September 2025, in force since 1 May 2026. */
    { "CN", 20574, N_ ("State Council Order 818") },
};

static gboolean
is_live_request (const SojournRecord *request)
{
    gint64 status = sojourn_record_get_integer (request, SOJOURN_QUOTE_REQUEST_STATUS, -1);

    return status >= 0 && status <= SOJOURN_REQUEST_SUPERSEDED &&
           !sojourn_request_status_is_ended (status);
}

/* On the shortlist and not rejected, or asked for. */
static gboolean
is_in_play (const SojournSnapshot *snapshot, const SojournRecord *option)
{
    const GPtrArray *items = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SHORTLIST_ITEM);
    const GPtrArray *requests = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE_REQUEST);
    const char *uuid = sojourn_record_get_uuid (option);

    for (guint i = 0; i < items->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (items->pdata[i], SOJOURN_SHORTLIST_ITEM_OPTION),
                       uuid) == 0 &&
            !sojourn_check_is (items->pdata[i], SOJOURN_SHORTLIST_ITEM_DECISION,
                               SOJOURN_SHORTLIST_REJECTED))
            return TRUE;
    }
    for (guint i = 0; i < requests->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (requests->pdata[i], SOJOURN_QUOTE_REQUEST_OPTION),
                       uuid) == 0 &&
            is_live_request (requests->pdata[i]))
            return TRUE;
    }
    return FALSE;
}

static const char *
get_title (const SojournRecord *option)
{
    const char *title = sojourn_record_get_text (option, SOJOURN_OPTION_TITLE);

    return title != NULL ? title : "?";
}

static const char *
get_country (const SojournSnapshot *snapshot, const SojournRecord *option)
{
    const SojournRecord *clinic = sojourn_snapshot_follow (snapshot, option, SOJOURN_OPTION_CLINIC);

    return clinic != NULL ? sojourn_record_get_text (clinic, SOJOURN_CLINIC_COUNTRY) : NULL;
}

/* G01: the number of a trial does not have the form its registry gives. */
static void
check_trial_id (SojournCheck *check, const SojournRecord *trial)
{
    gint64 registry = sojourn_record_get_integer (trial, SOJOURN_TRIAL_REGISTRY, -1);
    const char *id = sojourn_record_get_text (trial, SOJOURN_TRIAL_IDENTIFIER);
    g_autoptr (GError) error = NULL;

    if (id == NULL || registry < 0 || registry > SOJOURN_REGISTRY_REBEC ||
        sojourn_trial_id_check (registry, id, &error))
        return;
    sojourn_check_fire (check, SOJOURN_SEVERITY_BLOCK, trial, SOJOURN_TRIAL_IDENTIFIER,
                        /* Translators: the number of a trial, then what is wrong with it, in a
                         * sentence */
                        g_strdup_printf (_ ("“%s”: %s"), id, error->message));
}

static gboolean
is_research (const SojournRecord *option)
{
    return sojourn_check_is (option, SOJOURN_OPTION_REGULATORY_BASIS,
                             SOJOURN_BASIS_REGISTERED_TRIAL) ||
           sojourn_check_is (option, SOJOURN_OPTION_REGULATORY_BASIS,
                             SOJOURN_BASIS_REGISTERED_CLINICAL_RESEARCH);
}

static char *
write_fee (const SojournCheck *check, const SojournRecord *quote, gint64 fee, gboolean china)
{
    g_autofree char *name = sojourn_check_dup_quote_name (check->snapshot, quote);
    g_autofree char *amount = sojourn_check_dup_money (quote, SOJOURN_QUOTE_CURRENCY, fee);

    if (china)
        /* Translators: the clinic of a quote, then an amount of money */
        return g_strdup_printf (_ ("%s asks %s for the cell product and the procedure; in China "
                                   "participants of research may not be charged (State Council "
                                   "Order 818, in force since 1 May 2026)"),
                                name, amount);
    /* Translators: the clinic of a quote, then an amount of money */
    return g_strdup_printf (_ ("%s asks %s for the cell product and the procedure, though the "
                               "option is research: the participant pays to take part"),
                            name, amount);
}

/* G03: who takes part in research is charged for what is researched. */
static void
check_fee (SojournCheck *check, const SojournRecord *quote)
{
    const guint64 categories = G_GUINT64_CONSTANT (1) << SOJOURN_LINE_CELL_PRODUCT |
                               G_GUINT64_CONSTANT (1) << SOJOURN_LINE_PROCEDURE;
    const SojournRecord *option;
    gboolean china;
    gint64 fee;

    if (!sojourn_quote_is_open (quote) && !sojourn_quote_is_accepted (quote))
        return;
    option = sojourn_quote_get_option (check->snapshot, quote);
    if (option == NULL || !is_research (option))
        return;
    fee = sojourn_quote_sum_lines (check->snapshot, quote, categories, NULL);
    if (fee <= 0)
        return;
    china = g_strcmp0 (get_country (check->snapshot, option), "CN") == 0;
    sojourn_check_fire (check, china ? SOJOURN_SEVERITY_BLOCK : SOJOURN_SEVERITY_WARN, quote,
                        SOJOURN_QUOTE_TOTAL_MINOR, write_fee (check, quote, fee, china));
}

/* G07: an unproven treatment is decided on only when every question of the ISSCR was asked and has
 * an answer. */
static void
check_checklist (SojournCheck *check, const SojournRecord *option)
{
    guint length = sojourn_checklist_get_length ();
    SojournFinding *finding;
    guint answered;

    if (!sojourn_checklist_is_needed (option) ||
        (!check->acting && !is_in_play (check->snapshot, option)))
        return;
    answered = sojourn_checklist_count (check->snapshot, option);
    if (answered == length)
        return;

    finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, option, SOJOURN_OPTION_REGULATORY_BASIS,
        /* Translators: the name of a treatment option, its regulatory basis, then %u of %u
         * questions */
        g_strdup_printf (ngettext ("%s – regulatory basis: %s; %u of %u question of the checklist "
                                   "has an answer",
                                   "%s – regulatory basis: %s; %u of %u questions of the checklist "
                                   "have an answer",
                                   length),
                         get_title (option),
                         sojourn_check_get_label (option, SOJOURN_OPTION_REGULATORY_BASIS),
                         answered, length));
    /* The questions of this option, of which there may be several. */
    sojourn_finding_set_place (finding, SOJOURN_KIND_CHECKLIST_ANSWER,
                               sojourn_record_get_uuid (option), SOJOURN_CHECKLIST_ANSWER_ANSWER);
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Answer the Checklist"));
}

static const RuleChange *
find_change (const SojournCheck *check, const SojournRecord *option, SojournDate verified)
{
    const char *country = get_country (check->snapshot, option);

    for (guint i = 0; i < G_N_ELEMENTS (rule_changes); i++) {
        if (g_strcmp0 (rule_changes[i].country, country) == 0 &&
            verified < rule_changes[i].changed && check->today >= rule_changes[i].changed)
            return &rule_changes[i];
    }
    return NULL;
}

static char *
write_stale (const SojournCheck *check, const SojournRecord *option, SojournDate verified)
{
    const RuleChange *change = find_change (check, option, verified);
    g_autofree char *day = sojourn_date_format_local (verified, SOJOURN_DATE_STYLE_MEDIUM);
    g_autofree char *changed = NULL;

    if (change == NULL)
        /* Translators: the name of a treatment option, a number of days, a date */
        return g_strdup_printf (ngettext ("%s – verified %d day ago, on %s",
                                          "%s – verified %d days ago, on %s",
                                          (gulong)(check->today - verified)),
                                get_title (option), (int)(check->today - verified), day);
    changed = sojourn_date_format_local (change->changed, SOJOURN_DATE_STYLE_MEDIUM);
    /* Translators: the name of a treatment option, a date, the name of a law, the date it came
     * into force */
    return g_strdup_printf (_ ("%s – verified on %s, before the rules of the country changed: %s, "
                               "in force since %s"),
                            get_title (option), day, _ (change->what), changed);
}

/* G08: what is known of an option is old, or older than the rules of its country. */
static void
check_verified (SojournCheck *check, const SojournRecord *option)
{
    gint64 oldest = sojourn_check_get_threshold (check, SOJOURN_THRESHOLD_VERIFICATION_AGE);
    SojournFinding *finding;
    SojournDate verified;
    gboolean known = sojourn_check_peek_date (option, SOJOURN_OPTION_VERIFIED_ON, &verified);

    if ((known && check->today - verified <= oldest &&
         find_change (check, option, verified) == NULL) ||
        (!check->acting && !is_in_play (check->snapshot, option)))
        return;
    finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_WARN, option, SOJOURN_OPTION_VERIFIED_ON,
        known ? write_stale (check, option, verified)
              /* Translators: the name of a treatment option */
              : g_strdup_printf (_ ("%s – nobody has verified what is known of it"),
                                 get_title (option)));
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Verify"));
}

static const SojournRule rules[] = {
    { "G01", SOJOURN_SEVERITY_BLOCK, N_ ("Registry number of a trial"),
      N_ ("The forms that the registries of trials publish"), 'A', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_TRIAL, check_trial_id },
    { "G03", SOJOURN_SEVERITY_BLOCK, N_ ("Participant of research is charged"),
      N_ ("China: State Council Order 818 of 28 September 2025, in force since 1 May 2026"), 'A',
      SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_QUOTE, check_fee },
    { "G07", SOJOURN_SEVERITY_BLOCK, N_ ("Checklist for an unproven treatment"),
      N_ ("ISSCR: questions to ask, and standard of informed consent"), 'B',
      SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_OPTION, check_checklist },
    { "G08", SOJOURN_SEVERITY_WARN, N_ ("Option to be verified again"),
      N_ ("Default of the application; dates of changes in the law"), 'A', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_OPTION, check_verified },
};

const SojournRulePack sojourn_regulation_rules = SOJOURN_RULE_PACK (rules);
