/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-criterion-private.h"
#include "sojourn-finding-private.h"
#include "sojourn-quote-fields.h"

#include <glib/gi18n-lib.h>

/* What the options on the shortlist ask for. A finding is about the option on the shortlist, part
 * by part its criteria; it compares, and the clinic decides. */

/* Counted from a date to the planned day: age, and the time since the injury. */
static gboolean
is_counted (const SojournPlace *place)
{
    return place->kind == SOJOURN_KIND_PERSON ||
           (place->kind == SOJOURN_KIND_CASE && place->field == SOJOURN_CASE_INJURY_DATE);
}

static void
fire_not_met (SojournCheck *check,
              const SojournRecord *item,
              const char *title,
              const SojournFacts *facts,
              const SojournRecord *criterion,
              const SojournVerdict *verdict)
{
    g_autofree char *seen = sojourn_criterion_dup_seen (facts, criterion, verdict);
    g_autofree char *required = sojourn_criterion_dup_required (criterion);
    SojournPlace place = sojourn_facts_get_place (facts, criterion, verdict);
    SojournFinding *finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, item, SOJOURN_SHORTLIST_ITEM_PLANNED_ON,
        /* Translators: the name of a treatment option, what a criterion of it is about, what it
         * asks for, what the case has: “Trial X – Age: asked for 18 to 65 years, the case has 70
         * years on 14 Apr 2026” */
        g_strdup_printf (_ ("%s – %s: asked for %s, the case has %s"), title,
                         sojourn_criterion_get_subject (criterion), required, seen));

    sojourn_finding_set_part (finding, criterion);
    if (!is_counted (&place))
        sojourn_finding_set_place (finding, place.kind, place.uuid, place.field);
}

/* An unknown date is asked for first; with it, what is missing is the planned day. */
static gboolean
lacks_planned_day (const SojournFacts *facts,
                   const SojournPlace *place,
                   const SojournRecord *record)
{
    SojournDate date;

    return facts->planned == SOJOURN_NO_DATE && is_counted (place) && record != NULL &&
           sojourn_check_peek_date (record, place->field, &date);
}

static char *
write_unknown (const SojournRecord *criterion,
               const char *title,
               gboolean readable,
               gboolean no_day)
{
    const char *subject = sojourn_criterion_get_subject (criterion);
    g_autofree char *required = NULL;

    if (!readable)
        /* Translators: the name of a treatment option, what a criterion of it is about */
        return g_strdup_printf (_ ("%s – %s: what is asked for cannot be read"), title, subject);
    required = sojourn_criterion_dup_required (criterion);
    if (no_day)
        /* Translators: the name of a treatment option, what a criterion of it is about, what it
         * asks for */
        return g_strdup_printf (_ ("%s – %s: asked for %s, but no treatment day is planned"), title,
                                subject, required);
    /* Translators: the name of a treatment option, what a criterion of it is about, what it asks
     * for */
    return g_strdup_printf (_ ("%s – %s: asked for %s, not known of the patient"), title, subject,
                            required);
}

static void
fire_unknown (SojournCheck *check,
              const SojournRecord *item,
              const char *title,
              const SojournFacts *facts,
              const SojournRecord *criterion,
              const SojournVerdict *verdict)
{
    SojournPlace place = sojourn_facts_get_place (facts, criterion, verdict);
    gboolean no_day = lacks_planned_day (facts, &place, verdict->record);
    SojournFinding *finding =
        sojourn_check_fire (check, SOJOURN_SEVERITY_WARN, item, SOJOURN_SHORTLIST_ITEM_PLANNED_ON,
                            write_unknown (criterion, title, verdict->readable, no_day));

    sojourn_finding_set_part (finding, criterion);
    if (!no_day)
        sojourn_finding_set_place (finding, place.kind, place.uuid, place.field);
    if (verdict->readable)
        /* Translators: buttons */
        sojourn_finding_set_cure (finding, no_day ? N_ ("Plan a Day") : N_ ("Ask the Patient"));
}

static void
check_criterion (SojournCheck *check,
                 const SojournRecord *item,
                 const char *title,
                 const SojournFacts *facts,
                 const SojournRecord *criterion)
{
    gboolean unknown = g_str_equal (check->rule->id, "E05");
    SojournVerdict verdict;

    if (!unknown && g_strcmp0 (sojourn_criterion_get_rule (criterion), check->rule->id) != 0)
        return;
    verdict = sojourn_facts_judge (facts, criterion);
    if (unknown && verdict.outcome == SOJOURN_OUTCOME_UNKNOWN)
        fire_unknown (check, item, title, facts, criterion, &verdict);
    else if (!unknown && verdict.outcome == SOJOURN_OUTCOME_NOT_MET)
        fire_not_met (check, item, title, facts, criterion, &verdict);
}

/* E01 to E05: each looks at the criteria that are its own. */
static void
check_item (SojournCheck *check, const SojournRecord *item)
{
    const SojournRecord *option =
        sojourn_snapshot_follow (check->snapshot, item, SOJOURN_SHORTLIST_ITEM_OPTION);
    const GPtrArray *criteria = sojourn_snapshot_get_all (check->snapshot, SOJOURN_KIND_CRITERION);
    const char *title;
    SojournFacts facts;

    if (option == NULL || criteria->len == 0 ||
        sojourn_check_is (item, SOJOURN_SHORTLIST_ITEM_DECISION, SOJOURN_SHORTLIST_REJECTED))
        return;
    title = sojourn_record_get_text (option, SOJOURN_OPTION_TITLE);
    sojourn_facts_init (&facts, check->snapshot,
                        sojourn_eligibility_get_planned_day (check->snapshot, item));
    for (guint i = 0; i < criteria->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (criteria->pdata[i], SOJOURN_CRITERION_OPTION),
                       sojourn_record_get_uuid (option)) == 0)
            check_criterion (check, item, title != NULL ? title : "?", &facts, criteria->pdata[i]);
    }
}

static const SojournRule rules[] = {
    { "E01", SOJOURN_SEVERITY_BLOCK, N_ ("Age on the treatment day"),
      N_ ("The criteria of the treatment option"), 'B', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_SHORTLIST_ITEM, check_item },
    { "E02", SOJOURN_SEVERITY_BLOCK, N_ ("Grade or level of the injury"),
      N_ ("The criteria of the treatment option"), 'B', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_SHORTLIST_ITEM, check_item },
    { "E03", SOJOURN_SEVERITY_BLOCK, N_ ("Time from the injury to the treatment day"),
      N_ ("The criteria of the treatment option"), 'B', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_SHORTLIST_ITEM, check_item },
    { "E04", SOJOURN_SEVERITY_BLOCK, N_ ("Something that keeps a patient out"),
      N_ ("The criteria of the treatment option"), 'B', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_SHORTLIST_ITEM, check_item },
    { "E05", SOJOURN_SEVERITY_WARN, N_ ("Something an option asks for is not known"),
      N_ ("The criteria of the treatment option"), 'B', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_SHORTLIST_ITEM, check_item },
};

const SojournRulePack sojourn_eligibility_rules = SOJOURN_RULE_PACK (rules);
