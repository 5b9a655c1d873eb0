/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-criterion-private.h"
#include "sojourn-journey-fields.h"
#include "sojourn-quote-fields.h"
#include "sojourn-rule-private.h"
#include "sojourn-zone.h"

#include <glib/gi18n-lib.h>

/**
 * sojourn_criterion_result_free:
 * @self: (transfer full): a result
 *
 * Frees @self.
 */
void
sojourn_criterion_result_free (SojournCriterionResult *self)
{
    sojourn_record_unref (self->criterion);
    g_free (self->seen);
    g_free (self->required);
    g_free (self->message);
    g_free (self);
}

/**
 * sojourn_match_free:
 * @self: (transfer full): a match
 *
 * Frees @self.
 */
void
sojourn_match_free (SojournMatch *self)
{
    sojourn_record_unref (self->option);
    g_free (self);
}

static char *
write_message (const SojournCriterionResult *result, gboolean readable)
{
    if (!readable)
        /* Translators: %s is what the criterion is about: “Age” */
        return g_strdup_printf (_ ("%s: what the option asks for cannot be read"), result->subject);
    switch (result->outcome) {
    case SOJOURN_OUTCOME_MET:
        /* Translators: what a criterion is about, what it asks for, what the case has: “Age: asked
         * for 18 to 65 years, met with 35 years on 14 Apr 2026” */
        return g_strdup_printf (_ ("%s: asked for %s, met with %s"), result->subject,
                                result->required, result->seen);
    case SOJOURN_OUTCOME_NOT_MET:
        /* Translators: what a criterion is about, what it asks for, what the case has: “Age: asked
         * for 18 to 65 years, not met with 70 years on 14 Apr 2026” */
        return g_strdup_printf (_ ("%s: asked for %s, not met with %s"), result->subject,
                                result->required, result->seen);
    case SOJOURN_OUTCOME_UNKNOWN:
        break;
    }
    /* Translators: what a criterion is about, what it asks for */
    return g_strdup_printf (_ ("%s: asked for %s, not known of the patient"), result->subject,
                            result->required);
}

static SojournCriterionResult *
explain (const SojournFacts *facts, SojournRecord *criterion)
{
    SojournVerdict verdict = sojourn_facts_judge (facts, criterion);
    SojournCriterionResult *result = g_new0 (SojournCriterionResult, 1);

    result->criterion = sojourn_record_ref (criterion);
    result->outcome = verdict.outcome;
    result->subject = sojourn_criterion_get_subject (criterion);
    result->seen = sojourn_criterion_dup_seen (facts, criterion, &verdict);
    result->required = sojourn_criterion_dup_required (criterion);
    result->message = write_message (result, verdict.readable);
    result->place = sojourn_facts_get_place (facts, criterion, &verdict);
    return result;
}

/**
 * sojourn_eligibility_evaluate:
 * @snapshot: a case
 * @catalogue: what holds the criteria of @option: the catalogue, or @snapshot itself
 * @option: an option of @catalogue
 * @planned: the planned treatment day, or %SOJOURN_NO_DATE; age and time since the injury are
 *   counted to it
 *
 * Explains how a case stands to an option, criterion by criterion, in the order of @catalogue. It
 * is a comparison of what was entered with what the option asks for; the clinic decides.
 *
 * Safe from any thread.
 *
 * Returns: (transfer full) (element-type SojournCriterionResult): a line for each criterion
 */
GPtrArray *
sojourn_eligibility_evaluate (const SojournSnapshot *snapshot,
                              const SojournSnapshot *catalogue,
                              const SojournRecord *option,
                              SojournDate planned)
{
    g_autoptr (GPtrArray) criteria =
        sojourn_snapshot_list (catalogue, SOJOURN_KIND_CRITERION, SOJOURN_CRITERION_OPTION,
                               sojourn_record_get_uuid (option));
    GPtrArray *results =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_criterion_result_free);
    SojournFacts facts;

    sojourn_facts_init (&facts, snapshot, planned);
    for (guint i = 0; i < criteria->len; i++)
        g_ptr_array_add (results, explain (&facts, criteria->pdata[i]));
    return results;
}

static SojournOutcome
judge_condition (const SojournRecord *desk, const SojournRecord *option)
{
    gint64 wanted, given;

    if (desk == NULL || !sojourn_record_peek_integer (desk, SOJOURN_CASE_CONDITION, &given) ||
        !sojourn_record_peek_integer (option, SOJOURN_OPTION_CONDITION, &wanted))
        return SOJOURN_OUTCOME_UNKNOWN;
    return wanted == given ? SOJOURN_OUTCOME_MET : SOJOURN_OUTCOME_NOT_MET;
}

static void
count (SojournMatch *match, SojournOutcome outcome)
{
    switch (outcome) {
    case SOJOURN_OUTCOME_MET:
        match->n_met++;
        break;
    case SOJOURN_OUTCOME_NOT_MET:
        match->n_not_met++;
        break;
    case SOJOURN_OUTCOME_UNKNOWN:
        match->n_unknown++;
        break;
    }
}

/* First what is meant for the condition, then what fewest criteria speak against, then what is
 * known best. Nothing of a clinic's own statements counts. */
static int
compare_matches (gconstpointer a, gconstpointer b)
{
    static const int weights[] = {
        [SOJOURN_OUTCOME_MET] = 0, [SOJOURN_OUTCOME_UNKNOWN] = 1, [SOJOURN_OUTCOME_NOT_MET] = 2
    };
    const SojournMatch *left = *(SojournMatch *const *)a;
    const SojournMatch *right = *(SojournMatch *const *)b;

    if (left->condition != right->condition)
        return weights[left->condition] - weights[right->condition];
    if (left->n_not_met != right->n_not_met)
        return left->n_not_met < right->n_not_met ? -1 : 1;
    if (left->n_unknown != right->n_unknown)
        return left->n_unknown < right->n_unknown ? -1 : 1;
    if (left->n_met != right->n_met)
        return left->n_met > right->n_met ? -1 : 1;
    return g_strcmp0 (sojourn_record_get_text (left->option, SOJOURN_OPTION_TITLE),
                      sojourn_record_get_text (right->option, SOJOURN_OPTION_TITLE));
}

static GHashTable *
make_matches (const SojournSnapshot *snapshot, const SojournSnapshot *catalogue, GPtrArray *matches)
{
    const GPtrArray *options = sojourn_snapshot_get_all (catalogue, SOJOURN_KIND_OPTION);
    GHashTable *by_option = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; i < options->len; i++) {
        SojournMatch *match = g_new0 (SojournMatch, 1);

        match->option = sojourn_record_ref (options->pdata[i]);
        match->condition = judge_condition (sojourn_snapshot_get_case (snapshot), match->option);
        g_ptr_array_add (matches, match);
        g_hash_table_insert (by_option, (char *)sojourn_record_get_uuid (match->option), match);
    }
    return by_option;
}

/**
 * sojourn_eligibility_match:
 * @snapshot: a case
 * @catalogue: options and their criteria
 * @planned: the planned treatment day, or %SOJOURN_NO_DATE
 *
 * Compares a case with every option of a catalogue.
 *
 * Safe from any thread.
 *
 * Returns: (transfer full) (element-type SojournMatch): a match for each option; those meant for
 *   the condition first, then by the number of criteria that are not met, not known, met
 */
GPtrArray *
sojourn_eligibility_match (const SojournSnapshot *snapshot,
                           const SojournSnapshot *catalogue,
                           SojournDate planned)
{
    const GPtrArray *criteria = sojourn_snapshot_get_all (catalogue, SOJOURN_KIND_CRITERION);
    GPtrArray *matches = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_match_free);
    g_autoptr (GHashTable) by_option = make_matches (snapshot, catalogue, matches);
    SojournFacts facts;

    sojourn_facts_init (&facts, snapshot, planned);
    for (guint i = 0; i < criteria->len; i++) {
        const char *option = sojourn_record_get_text (criteria->pdata[i], SOJOURN_CRITERION_OPTION);
        SojournMatch *match = option != NULL ? g_hash_table_lookup (by_option, option) : NULL;

        if (match != NULL)
            count (match, sojourn_facts_judge (&facts, criteria->pdata[i]).outcome);
    }
    g_ptr_array_sort (matches, compare_matches);
    return matches;
}

static gboolean
is_treatment (const SojournRecord *segment, const char *clinic)
{
    const char *where = sojourn_record_get_text (segment, SOJOURN_SEGMENT_CLINIC);

    return sojourn_check_is (segment, SOJOURN_SEGMENT_TYPE, SOJOURN_SEGMENT_TYPE_PROCEDURE) &&
           !sojourn_check_is (segment, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_CANCELLED) &&
           !sojourn_check_is (segment, SOJOURN_SEGMENT_PROCEDURE, SOJOURN_PROCEDURE_IMAGING) &&
           !sojourn_check_is (segment, SOJOURN_SEGMENT_PROCEDURE,
                              SOJOURN_PROCEDURE_MARROW_HARVEST) &&
           (where == NULL || g_strcmp0 (where, clinic) == 0);
}

static SojournDate
find_treatment_day (const SojournSnapshot *snapshot, const char *clinic)
{
    const GPtrArray *segments = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SEGMENT);
    const SojournRecord *first = NULL;
    gint64 first_start = G_MAXINT64;
    SojournDate day;
    int minutes;

    for (guint i = 0; i < segments->len; i++) {
        gint64 start;

        if (!is_treatment (segments->pdata[i], clinic) ||
            !sojourn_check_peek_time (segments->pdata[i], SOJOURN_SEGMENT_START_AT, &start) ||
            start >= first_start)
            continue;
        first = segments->pdata[i];
        first_start = start;
    }
    if (first == NULL ||
        !sojourn_time_to_local (first_start,
                                sojourn_record_get_text (first, SOJOURN_SEGMENT_START_ZONE), &day,
                                &minutes))
        return SOJOURN_NO_DATE;
    return day;
}

/**
 * sojourn_eligibility_get_planned_day:
 * @snapshot: a case
 * @shortlist_item: an option on its shortlist
 *
 * Finds the day to which age and time since the injury are counted. Once the option is chosen and
 * its treatment has a place in the journey, that is the day of the first treatment there, wherever
 * it moves to; before, it is the planned treatment day of @shortlist_item.
 *
 * Returns: the day, or %SOJOURN_NO_DATE
 */
SojournDate
sojourn_eligibility_get_planned_day (const SojournSnapshot *snapshot,
                                     const SojournRecord *shortlist_item)
{
    const SojournRecord *option =
        sojourn_snapshot_follow (snapshot, shortlist_item, SOJOURN_SHORTLIST_ITEM_OPTION);
    SojournDate day = SOJOURN_NO_DATE;

    if (option != NULL && sojourn_check_is (shortlist_item, SOJOURN_SHORTLIST_ITEM_DECISION,
                                            SOJOURN_SHORTLIST_CHOSEN))
        day =
            find_treatment_day (snapshot, sojourn_record_get_text (option, SOJOURN_OPTION_CLINIC));
    if (day == SOJOURN_NO_DATE &&
        !sojourn_check_peek_date (shortlist_item, SOJOURN_SHORTLIST_ITEM_PLANNED_ON, &day))
        return SOJOURN_NO_DATE;
    return day;
}
