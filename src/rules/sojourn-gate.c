/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-gate.h"

#include "sojourn-consent-private.h"
#include "sojourn-eligibility.h"
#include "sojourn-journey-fields.h"
#include "sojourn-quote-facts.h"
#include "sojourn-rule-private.h"
#include "sojourn-trip-private.h"
#include "sojourn-zone.h"

#include <glib/gi18n-lib.h>

/* What must be there before a case goes on to its next stage. */

typedef struct {
    const SojournSnapshot *snapshot;
    const SojournRecord *desk;
    const GPtrArray *findings; /* (element-type SojournFinding) */
    gint64 now;
    GPtrArray *requirements; /* (element-type SojournRequirement) */
} Gate;

static SojournPlace
make_place (SojournKind kind, const SojournRecord *record, int field)
{
    SojournPlace place = { .kind = kind, .field = field };

    if (record != NULL)
        g_strlcpy (place.uuid, sojourn_record_get_uuid (record), sizeof place.uuid);
    return place;
}

static void
require (Gate *gate, gboolean met, SojournPlace place, char *text)
{
    SojournRequirement *requirement = g_new0 (SojournRequirement, 1);

    *requirement = (SojournRequirement){ text, met, place };
    g_ptr_array_add (gate->requirements, requirement);
}

static void
require_field (Gate *gate, const SojournRecord *record, SojournKind kind, guint field, char *text)
{
    require (gate, record != NULL && sojourn_record_has (record, field),
             make_place (kind, record, (int)field), text);
}

static gboolean
is_spinal (const Gate *gate)
{
    return sojourn_check_is (gate->desk, SOJOURN_CASE_CONDITION,
                             SOJOURN_CONDITION_SPINAL_CORD_INJURY);
}

/* The first finding that blocks, of rules whose id begins with one of @prefixes. */
static const SojournFinding *
find_blocking (const Gate *gate, const char *const *prefixes, const char *subject)
{
    for (guint i = 0; i < gate->findings->len; i++) {
        const SojournFinding *finding = gate->findings->pdata[i];

        if (!sojourn_finding_is_blocking (finding) ||
            (subject != NULL && !g_str_equal (sojourn_finding_get_subject (finding), subject)))
            continue;
        for (guint j = 0; prefixes[j] != NULL; j++) {
            if (g_str_has_prefix (sojourn_finding_get_rule (finding), prefixes[j]))
                return finding;
        }
    }
    return NULL;
}

static void
require_unblocked (Gate *gate, const char *const *prefixes, SojournPlace fallback, char *text)
{
    const SojournFinding *finding = find_blocking (gate, prefixes, NULL);

    require (gate, finding == NULL,
             finding != NULL ? *sojourn_finding_get_place (finding) : fallback, text);
}

static void
ask_lead (Gate *gate)
{
    const SojournRecord *patient = sojourn_snapshot_get_patient (gate->snapshot);
    gboolean named = patient != NULL && (sojourn_record_has (patient, SOJOURN_PERSON_ALIAS) ||
                                         sojourn_record_has (patient, SOJOURN_PERSON_FAMILY_NAME) ||
                                         sojourn_record_has (patient, SOJOURN_PERSON_GIVEN_NAME) ||
                                         sojourn_record_has (patient, SOJOURN_PERSON_NATIVE_NAME));

    require (gate, named, make_place (SOJOURN_KIND_PERSON, patient, SOJOURN_PERSON_ALIAS),
             g_strdup (_ ("The patient has a name or an alias")));
    require_field (gate, gate->desk, SOJOURN_KIND_CASE, SOJOURN_CASE_CONDITION,
                   g_strdup (_ ("The condition is known")));
    require_field (gate, gate->desk, SOJOURN_KIND_CASE, SOJOURN_CASE_PRIVACY_NOTICE_ON,
                   g_strdup (_ ("The privacy notice was given")));
}

static gboolean
has_active_consent (const Gate *gate)
{
    const GPtrArray *all = sojourn_snapshot_get_all (gate->snapshot, SOJOURN_KIND_CONSENT);

    for (guint i = 0; i < all->len; i++) {
        if (sojourn_consent_is_active (all->pdata[i], gate->now))
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_graded_assessment (const Gate *gate)
{
    const GPtrArray *all = sojourn_snapshot_get_all (gate->snapshot, SOJOURN_KIND_ASSESSMENT);

    for (guint i = 0; i < all->len; i++) {
        if (sojourn_record_has (all->pdata[i], SOJOURN_ASSESSMENT_AIS) &&
            sojourn_record_has (all->pdata[i], SOJOURN_ASSESSMENT_LEVEL))
            return TRUE;
    }
    return FALSE;
}

static void
ask_intake (Gate *gate)
{
    require (gate, has_active_consent (gate),
             make_place (SOJOURN_KIND_CONSENT, NULL, SOJOURN_CONSENT_KIND),
             g_strdup (_ ("A consent of the patient is active")));
    if (!is_spinal (gate))
        return;
    require_unblocked (gate, (const char *const[]){ "R01", NULL },
                       make_place (SOJOURN_KIND_DOCUMENT, NULL, SOJOURN_DOCUMENT_TYPE),
                       g_strdup (_ ("The records are complete, or it is noted why they are not")));
    require_field (gate, gate->desk, SOJOURN_KIND_CASE, SOJOURN_CASE_INJURY_DATE,
                   g_strdup (_ ("The date of the injury is known")));
    require (gate, has_graded_assessment (gate),
             make_place (SOJOURN_KIND_ASSESSMENT, NULL, SOJOURN_ASSESSMENT_AIS),
             g_strdup (_ ("An examination gives the AIS grade and the level")));
    require_unblocked (gate, (const char *const[]){ "N", NULL },
                       make_place (SOJOURN_KIND_ASSESSMENT, NULL, SOJOURN_NO_FIELD),
                       g_strdup (_ ("No examination contradicts itself")));
}

static void
ask_risk (Gate *gate)
{
    const SojournRecord *review = sojourn_snapshot_get_newest (
        gate->snapshot, SOJOURN_KIND_RISK_REVIEW, SOJOURN_RISK_REVIEW_REVIEWED_ON);

    require_field (gate, review, SOJOURN_KIND_RISK_REVIEW, SOJOURN_RISK_REVIEW_RISK,
                   g_strdup (_ ("The newest risk review sets the risk class")));
    require_field (gate, review, SOJOURN_KIND_RISK_REVIEW, SOJOURN_RISK_REVIEW_REVIEWER,
                   g_strdup (_ ("The newest risk review names its reviewer")));
}

/* The checklist (G07) and the charge (G03) hold up the decision, not the asking. */
static gboolean
is_clear (const Gate *gate, const SojournRecord *item)
{
    static const char *const eligibility[] = { "E", NULL };
    static const char *const registry[] = { "G01", NULL };
    const SojournRecord *option =
        sojourn_snapshot_follow (gate->snapshot, item, SOJOURN_SHORTLIST_ITEM_OPTION);
    const char *trial =
        option != NULL ? sojourn_record_get_text (option, SOJOURN_OPTION_TRIAL) : NULL;

    return option != NULL &&
           find_blocking (gate, eligibility, sojourn_record_get_uuid (item)) == NULL &&
           (trial == NULL || find_blocking (gate, registry, trial) == NULL);
}

static void
ask_shortlist (Gate *gate)
{
    const GPtrArray *items = sojourn_snapshot_get_all (gate->snapshot, SOJOURN_KIND_SHORTLIST_ITEM);
    const SojournRecord *first = NULL;
    gboolean clear = FALSE;

    for (guint i = 0; i < items->len && !clear; i++) {
        if (sojourn_check_is (items->pdata[i], SOJOURN_SHORTLIST_ITEM_DECISION,
                              SOJOURN_SHORTLIST_REJECTED))
            continue;
        first = first != NULL ? first : items->pdata[i];
        clear = is_clear (gate, items->pdata[i]);
    }
    require (gate, clear,
             make_place (SOJOURN_KIND_SHORTLIST_ITEM, first, SOJOURN_SHORTLIST_ITEM_OPTION),
             g_strdup (_ ("The shortlist has an option that nothing speaks against")));
}

static void
ask_quoting (Gate *gate)
{
    const GPtrArray *quotes = sojourn_snapshot_get_all (gate->snapshot, SOJOURN_KIND_QUOTE);
    const SojournRecord *last = NULL;
    gboolean valid = FALSE;

    for (guint i = 0; i < quotes->len && !valid; i++) {
        last = quotes->pdata[i];
        valid = sojourn_quote_is_accepted (last) ||
                (sojourn_quote_is_open (last) &&
                 !sojourn_quote_has_expired (gate->snapshot, last, gate->now));
    }
    require (gate, valid,
             last != NULL ? make_place (SOJOURN_KIND_QUOTE, last, SOJOURN_QUOTE_VALID_UNTIL)
                          : make_place (SOJOURN_KIND_QUOTE_REQUEST, NULL, SOJOURN_NO_FIELD),
             g_strdup (_ ("There is a quote that still holds")));
}

static GPtrArray *
list_accepted (const Gate *gate)
{
    const GPtrArray *quotes = sojourn_snapshot_get_all (gate->snapshot, SOJOURN_KIND_QUOTE);
    GPtrArray *accepted = g_ptr_array_new ();

    for (guint i = 0; i < quotes->len; i++) {
        if (sojourn_quote_is_accepted (quotes->pdata[i]))
            g_ptr_array_add (accepted, quotes->pdata[i]);
    }
    return accepted;
}

/* What speaks against an accepted quote, its option, or the option on the shortlist. */
static const SojournFinding *
find_objection (const Gate *gate, const SojournRecord *quote)
{
    static const char *const prefixes[] = { "E", "G", "Q", NULL };
    const SojournRecord *option = sojourn_quote_get_option (gate->snapshot, quote);
    const GPtrArray *items = sojourn_snapshot_get_all (gate->snapshot, SOJOURN_KIND_SHORTLIST_ITEM);
    const SojournFinding *finding = find_blocking (gate, prefixes, sojourn_record_get_uuid (quote));

    if (finding == NULL && option != NULL)
        finding = find_blocking (gate, prefixes, sojourn_record_get_uuid (option));
    for (guint i = 0; finding == NULL && option != NULL && i < items->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (items->pdata[i], SOJOURN_SHORTLIST_ITEM_OPTION),
                       sojourn_record_get_uuid (option)) == 0)
            finding = find_blocking (gate, prefixes, sojourn_record_get_uuid (items->pdata[i]));
    }
    return finding;
}

/* Of several options each may have an accepted quote: all of them are looked at. */
static void
ask_decision (Gate *gate)
{
    g_autoptr (GPtrArray) accepted = list_accepted (gate);
    const SojournRecord *first = accepted->len > 0 ? accepted->pdata[0] : NULL;
    const SojournRecord *deposit = first;
    const SojournFinding *objection = NULL;

    for (guint i = accepted->len; i > 0; i--) {
        const SojournRecord *quote = accepted->pdata[i - 1];

        if (!sojourn_record_has (quote, SOJOURN_QUOTE_DEPOSIT_MINOR))
            deposit = quote;
        if (objection == NULL)
            objection = find_objection (gate, quote);
    }
    require (gate, first != NULL, make_place (SOJOURN_KIND_QUOTE, first, SOJOURN_QUOTE_STATE),
             g_strdup (_ ("A quote is accepted")));
    require_field (gate, deposit, SOJOURN_KIND_QUOTE, SOJOURN_QUOTE_DEPOSIT_MINOR,
                   g_strdup (_ ("The deposit of the accepted quote is known")));
    require (gate, first != NULL && objection == NULL,
             objection != NULL ? *sojourn_finding_get_place (objection)
                               : make_place (SOJOURN_KIND_QUOTE, first, SOJOURN_NO_FIELD),
             g_strdup (_ ("Nothing speaks against the accepted quote and its option")));
}

static void
ask_travel (Gate *gate)
{
    g_autoptr (SojournTrip) trip = sojourn_trip_new (gate->snapshot);
    SojournPlace place = make_place (SOJOURN_KIND_SEGMENT, NULL, SOJOURN_SEGMENT_TYPE);
    gboolean has_stay = FALSE;
    SojournAbroad abroad;

    for (guint i = 0; i < sojourn_trip_get_size (trip); i++)
        has_stay = has_stay || sojourn_stop_is_stay (sojourn_trip_get_nth (trip, i));
    require (gate,
             sojourn_trip_find_abroad (trip, SOJOURN_GROUP_PATIENT, &abroad) &&
                 abroad.arrival != NULL && abroad.departure != NULL,
             place, g_strdup (_ ("The ways there and home are planned")));
    require (gate, has_stay, place, g_strdup (_ ("A place to stay is planned")));
    require_unblocked (gate, (const char *const[]){ "D", "T", "Q08", NULL }, place,
                       g_strdup (_ ("Nothing speaks against the journey")));
}

/* The days of the first and the last treatment by the journey, or SOJOURN_NO_DATE. */
typedef struct {
    SojournDate first;
    SojournDate last;
} Treatments;

/* Pictures alone treat nothing. */
static gboolean
is_treatment (const SojournRecord *segment)
{
    return sojourn_check_is (segment, SOJOURN_SEGMENT_TYPE, SOJOURN_SEGMENT_TYPE_PROCEDURE) &&
           !sojourn_check_is (segment, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_CANCELLED) &&
           !sojourn_check_is (segment, SOJOURN_SEGMENT_PROCEDURE, SOJOURN_PROCEDURE_IMAGING);
}

static Treatments
find_treatments (const Gate *gate)
{
    const GPtrArray *segments = sojourn_snapshot_get_all (gate->snapshot, SOJOURN_KIND_SEGMENT);
    Treatments found = { SOJOURN_NO_DATE, SOJOURN_NO_DATE };

    for (guint i = 0; i < segments->len; i++) {
        const char *zone = sojourn_record_get_text (segments->pdata[i], SOJOURN_SEGMENT_START_ZONE);
        SojournDate day;
        gint64 start;
        int minutes;

        if (!is_treatment (segments->pdata[i]) ||
            !sojourn_check_peek_time (segments->pdata[i], SOJOURN_SEGMENT_START_AT, &start) ||
            !sojourn_time_to_local (start, zone != NULL ? zone : "UTC", &day, &minutes))
            continue;
        found.first = found.first == SOJOURN_NO_DATE ? day : MIN (found.first, day);
        found.last = found.last == SOJOURN_NO_DATE ? day : MAX (found.last, day);
    }
    return found;
}

/* A paper of before the treatment says nothing of it, and one without a date cannot show that it
 * is not one. */
static gboolean
has_paper_since (const Gate *gate, SojournDocumentType type, SojournDate since)
{
    const GPtrArray *all = sojourn_snapshot_get_all (gate->snapshot, SOJOURN_KIND_DOCUMENT);

    for (guint i = 0; i < all->len; i++) {
        if (sojourn_check_is (all->pdata[i], SOJOURN_DOCUMENT_TYPE, type) &&
            (since == SOJOURN_NO_DATE ||
             sojourn_record_get_integer (all->pdata[i], SOJOURN_DOCUMENT_DATED_ON, G_MININT64) >=
                 since))
            return TRUE;
    }
    return FALSE;
}

/* Who was cleared to fly after one dose is not cleared after the next. */
static void
ask_destination (Gate *gate)
{
    require (gate, has_paper_since (gate, SOJOURN_PAPER_FIT_TO_FLY, find_treatments (gate).last),
             make_place (SOJOURN_KIND_DOCUMENT, NULL, SOJOURN_DOCUMENT_TYPE),
             g_strdup (_ ("A medical clearance for flying, of after the treatment, is there")));
}

static void
ask_discharge (Gate *gate)
{
    static const SojournDocumentType types[] = { SOJOURN_PAPER_DISCHARGE, SOJOURN_PAPER_OPERATIVE,
                                                 SOJOURN_PAPER_MEDICATION_LIST,
                                                 SOJOURN_PAPER_INVOICE };
    SojournDate since = find_treatments (gate).first;

    for (guint i = 0; i < G_N_ELEMENTS (types); i++)
        require (
            gate, has_paper_since (gate, types[i], since),
            make_place (SOJOURN_KIND_DOCUMENT, NULL, SOJOURN_DOCUMENT_TYPE),
            /* Translators: %s is the type of a document: “Discharge summary” */
            g_strdup_printf (_ ("%s, of after the treatment, is there"),
                             sojourn_choice_set_get_label (&sojourn_document_types, types[i])));
}

static gboolean
has_outcome (const Gate *gate, SojournDate since)
{
    const GPtrArray *all = sojourn_snapshot_get_all (gate->snapshot, SOJOURN_KIND_ASSESSMENT);

    for (guint i = 0; i < all->len; i++) {
        SojournDate day;

        if (sojourn_check_peek_date (all->pdata[i], SOJOURN_ASSESSMENT_ASSESSED_ON, &day) &&
            since != SOJOURN_NO_DATE && day > since)
            return TRUE;
    }
    return FALSE;
}

static void
ask_follow_up (Gate *gate)
{
    const GPtrArray *tasks = sojourn_snapshot_get_all (gate->snapshot, SOJOURN_KIND_TASK);
    const SojournRecord *open = NULL;

    for (guint i = 0; i < tasks->len && open == NULL; i++)
        open = sojourn_record_has (tasks->pdata[i], SOJOURN_TASK_DONE_AT) ? NULL : tasks->pdata[i];
    require (
        gate,
        has_outcome (gate, find_treatments (gate).first) ||
            sojourn_record_has (gate->desk, SOJOURN_CASE_CLOSED_REASON),
        make_place (SOJOURN_KIND_ASSESSMENT, NULL, SOJOURN_ASSESSMENT_ASSESSED_ON),
        g_strdup (_ ("An examination of after the treatment is there, or the reason why not")));
    require (gate, open == NULL, make_place (SOJOURN_KIND_TASK, open, SOJOURN_TASK_DONE_AT),
             g_strdup (_ ("Every task is done")));
}

static void (*const questions[]) (Gate *gate) = {
    [SOJOURN_STAGE_LEAD] = ask_lead,           [SOJOURN_STAGE_INTAKE] = ask_intake,
    [SOJOURN_STAGE_RISK] = ask_risk,           [SOJOURN_STAGE_SHORTLIST] = ask_shortlist,
    [SOJOURN_STAGE_QUOTING] = ask_quoting,     [SOJOURN_STAGE_DECISION] = ask_decision,
    [SOJOURN_STAGE_TRAVEL_PREP] = ask_travel,  [SOJOURN_STAGE_IN_DESTINATION] = ask_destination,
    [SOJOURN_STAGE_DISCHARGE] = ask_discharge, [SOJOURN_STAGE_FOLLOW_UP] = ask_follow_up,
};

/**
 * sojourn_requirement_free:
 * @self: (transfer full): a requirement
 *
 * Frees @self.
 */
void
sojourn_requirement_free (SojournRequirement *self)
{
    g_free (self->text);
    g_free (self);
}

/**
 * sojourn_gate_evaluate:
 * @snapshot: a case
 * @findings: (nullable) (element-type SojournFinding): what sojourn_rules_evaluate() found of it,
 * or %NULL to evaluate it here
 * @now: the present instant, in seconds since 1970-01-01T00:00:00Z
 * @settings: (nullable): the thresholds in force
 *
 * Lists what the case must have to go on from the stage it is in. Safe from any thread.
 *
 * Returns: (transfer full) (element-type SojournRequirement): the requirements, met or not; empty
 *   for stages that ask for nothing
 */
GPtrArray *
sojourn_gate_evaluate (const SojournSnapshot *snapshot,
                       const GPtrArray *findings,
                       gint64 now,
                       const SojournRuleSettings *settings)
{
    g_autoptr (GPtrArray) own = NULL;
    Gate gate = { .snapshot = snapshot,
                  .desk = sojourn_snapshot_get_case (snapshot),
                  .findings = findings,
                  .now = now };
    gint64 stage;

    gate.requirements = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_requirement_free);
    if (gate.desk == NULL || !sojourn_record_peek_integer (gate.desk, SOJOURN_CASE_STAGE, &stage) ||
        stage < 0 || stage >= (gint64)G_N_ELEMENTS (questions))
        return gate.requirements;
    if (findings == NULL)
        gate.findings = own = sojourn_rules_evaluate (snapshot, now, settings);
    questions[stage](&gate);
    return gate.requirements;
}

/**
 * sojourn_gate_is_open:
 * @requirements: (element-type SojournRequirement): what [func@gate_evaluate] lists
 *
 * Returns: %TRUE if every one is met
 */
gboolean
sojourn_gate_is_open (const GPtrArray *requirements)
{
    for (guint i = 0; i < requirements->len; i++) {
        const SojournRequirement *requirement = requirements->pdata[i];

        if (!requirement->met)
            return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_gate_get_next_stage:
 * @stage: a stage
 * @next: (out): the stage after it
 *
 * Returns: %TRUE, or %FALSE if the work ends in @stage
 */
gboolean
sojourn_gate_get_next_stage (SojournStage stage, SojournStage *next)
{
    if (stage >= SOJOURN_STAGE_CLOSED)
        return FALSE;
    *next = stage + 1;
    return TRUE;
}
