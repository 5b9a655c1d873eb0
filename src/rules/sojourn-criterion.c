/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-criterion-private.h"
#include "sojourn-rule-private.h"

#include <string.h>

#define NO_NEUTRAL (-1)

/* Where the value of a subject is. Age and days since the injury are counted from a date to the
 * planned day and have no choices. */
typedef struct {
    const char *rule;
    SojournKind kind;
    guint field;
    const SojournChoiceSet *choices;
    gint64 neutral; /* what “absent” lets in, unless it names what keeps out */
} Source;

// clang-format off
#define REVIEW(field) { "E04", SOJOURN_KIND_RISK_REVIEW, SOJOURN_RISK_REVIEW_##field, &sojourn_tristates, SOJOURN_NO }

static const Source sources[] = {
    [SOJOURN_CRITERION_ON_AGE] = { "E01", SOJOURN_KIND_PERSON, SOJOURN_PERSON_BIRTH_DATE, NULL, NO_NEUTRAL },
    [SOJOURN_CRITERION_ON_AIS] = { "E02", SOJOURN_KIND_ASSESSMENT, SOJOURN_ASSESSMENT_AIS, &sojourn_ais_grades, NO_NEUTRAL },
    [SOJOURN_CRITERION_ON_LEVEL] = { "E02", SOJOURN_KIND_ASSESSMENT, SOJOURN_ASSESSMENT_LEVEL, &sojourn_levels, NO_NEUTRAL },
    [SOJOURN_CRITERION_ON_DAYS_SINCE_INJURY] = { "E03", SOJOURN_KIND_CASE, SOJOURN_CASE_INJURY_DATE, NULL, NO_NEUTRAL },
    [SOJOURN_CRITERION_ON_SKIN] = { "E04", SOJOURN_KIND_RISK_REVIEW, SOJOURN_RISK_REVIEW_SKIN, &sojourn_skins, SOJOURN_SKIN_INTACT },
    [SOJOURN_CRITERION_ON_THROMBOSIS] = REVIEW (THROMBOSIS),
    [SOJOURN_CRITERION_ON_HYDRONEPHROSIS] = REVIEW (HYDRONEPHROSIS),
    [SOJOURN_CRITERION_ON_EPILEPSY] = REVIEW (EPILEPSY),
    [SOJOURN_CRITERION_ON_PREGNANCY] = REVIEW (PREGNANCY),
    [SOJOURN_CRITERION_ON_SEVERE_ALLERGY] = REVIEW (SEVERE_ALLERGY),
    [SOJOURN_CRITERION_ON_ARRHYTHMIA] = REVIEW (ARRHYTHMIA),
    [SOJOURN_CRITERION_ON_ACTIVE_INFECTION] = REVIEW (ACTIVE_INFECTION),
    [SOJOURN_CRITERION_ON_MALIGNANCY] = REVIEW (MALIGNANCY),
    [SOJOURN_CRITERION_ON_VENTILATION] = { "E04", SOJOURN_KIND_RISK_REVIEW, SOJOURN_RISK_REVIEW_VENTILATION, &sojourn_ventilations, SOJOURN_VENTILATION_NONE },
    [SOJOURN_CRITERION_ON_INJURY_CAUSE] = { "E04", SOJOURN_KIND_CASE, SOJOURN_CASE_INJURY_CAUSE, &sojourn_injury_causes, NO_NEUTRAL },
};
// clang-format on

/* The nicks of a criterion: which they are, and the first and the last. */
typedef struct {
    guint64 mask;
    gint64 first;
    gint64 last;
    guint n;
} Nicks;

static const Source *
get_source (const SojournRecord *criterion)
{
    gint64 subject = sojourn_record_get_integer (criterion, SOJOURN_CRITERION_SUBJECT, -1);

    return subject >= 0 && subject < (gint64)G_N_ELEMENTS (sources) ? &sources[subject] : NULL;
}

static gboolean
find_nick (const SojournChoiceSet *set, const char *text, gsize length, gint64 *value)
{
    for (guint i = 0; i < set->n_choices; i++) {
        if (strlen (set->choices[i].nick) != length ||
            strncmp (set->choices[i].nick, text, length) != 0)
            continue;
        *value = i;
        return TRUE;
    }
    return FALSE;
}

/* Fails if there is none, or one that the value set does not have. */
static gboolean
read_nicks (const SojournRecord *criterion, const SojournChoiceSet *set, Nicks *nicks)
{
    const char *text = sojourn_record_get_text (criterion, SOJOURN_CRITERION_VALUES);

    *nicks = (Nicks){ 0 };
    for (; text != NULL && *text != '\0'; text += strspn (text, " ")) {
        gsize length = strcspn (text, " ");
        gint64 value;

        if (length == 0)
            continue;
        if (!find_nick (set, text, length, &value))
            return FALSE;
        nicks->first = nicks->n == 0 ? value : nicks->first;
        nicks->last = value;
        nicks->mask |= G_GUINT64_CONSTANT (1) << value;
        nicks->n++;
        text += length;
    }
    return nicks->n > 0;
}

static gboolean
judge_number (const SojournRecord *criterion, SojournVerdict *verdict)
{
    gint64 low = sojourn_record_get_integer (criterion, SOJOURN_CRITERION_LOW, G_MININT64);
    gint64 high = sojourn_record_get_integer (criterion, SOJOURN_CRITERION_HIGH, G_MAXINT64);

    verdict->readable =
        sojourn_check_is (criterion, SOJOURN_CRITERION_OPERATOR, SOJOURN_CRITERION_BETWEEN) &&
        (low != G_MININT64 || high != G_MAXINT64);
    return verdict->value >= low && verdict->value <= high;
}

static gboolean
judge_choice (const Source *source, const SojournRecord *criterion, SojournVerdict *verdict)
{
    gboolean named = sojourn_record_has (criterion, SOJOURN_CRITERION_VALUES);
    guint64 bit = verdict->known ? G_GUINT64_CONSTANT (1) << verdict->value : 0;
    Nicks nicks;

    verdict->readable = read_nicks (criterion, source->choices, &nicks);
    switch (sojourn_record_get_integer (criterion, SOJOURN_CRITERION_OPERATOR, -1)) {
    case SOJOURN_CRITERION_BETWEEN:
        verdict->readable = verdict->readable && nicks.n == 2 && nicks.first <= nicks.last;
        return verdict->value >= nicks.first && verdict->value <= nicks.last;
    case SOJOURN_CRITERION_ONE_OF:
        return (nicks.mask & bit) != 0;
    case SOJOURN_CRITERION_ABSENT:
        if (!named)
            verdict->readable = source->neutral != NO_NEUTRAL;
        return named ? (nicks.mask & bit) == 0 : verdict->value == source->neutral;
    default:
        verdict->readable = FALSE;
        return FALSE;
    }
}

static const SojournRecord *
find_newest_assessment (const SojournSnapshot *snapshot, guint field)
{
    const GPtrArray *all = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_ASSESSMENT);
    const SojournRecord *newest = NULL;
    gint64 newest_day = G_MININT64;

    for (guint i = 0; i < all->len; i++) {
        gint64 day =
            sojourn_record_get_integer (all->pdata[i], SOJOURN_ASSESSMENT_ASSESSED_ON, G_MININT64);

        if (!sojourn_record_has (all->pdata[i], field) || day < newest_day)
            continue;
        newest = all->pdata[i];
        newest_day = day;
    }
    return newest;
}

static const SojournRecord *
find_record (const SojournFacts *facts, const Source *source)
{
    switch ((int)source->kind) {
    case SOJOURN_KIND_PERSON:
        return facts->patient;
    case SOJOURN_KIND_CASE:
        return facts->desk;
    case SOJOURN_KIND_ASSESSMENT:
        return find_newest_assessment (facts->snapshot, source->field);
    default:
        return facts->review;
    }
}

static gboolean
peek_span (const SojournFacts *facts,
           const Source *source,
           const SojournRecord *record,
           gint64 *value)
{
    SojournDate from;

    if (facts->planned == SOJOURN_NO_DATE ||
        !sojourn_check_peek_date (record, source->field, &from))
        return FALSE;
    *value = source->kind == SOJOURN_KIND_PERSON ? sojourn_date_get_age (from, facts->planned)
                                                 : facts->planned - from;
    return *value >= 0;
}

static gboolean
peek_choice (const Source *source, const SojournRecord *record, gint64 *value)
{
    const char *nick;

    if (!sojourn_record_peek_integer (record, source->field, value))
        return FALSE;
    nick = sojourn_choice_set_get_nick (source->choices, *value);
    return nick != NULL && !g_str_equal (nick, "unknown");
}

/*
 * sojourn_facts_init:
 * @facts: (out caller-allocates): facts
 * @snapshot: a case
 * @planned: the planned treatment day, or %SOJOURN_NO_DATE
 *
 * Gathers what criteria ask about: the newest risk review, and for each value of an examination
 * the newest assessment that has it.
 */
void
sojourn_facts_init (SojournFacts *facts, const SojournSnapshot *snapshot, SojournDate planned)
{
    *facts = (SojournFacts){
        .snapshot = snapshot,
        .desk = sojourn_snapshot_get_case (snapshot),
        .patient = sojourn_snapshot_get_patient (snapshot),
        .review = sojourn_snapshot_get_newest (snapshot, SOJOURN_KIND_RISK_REVIEW,
                                               SOJOURN_RISK_REVIEW_REVIEWED_ON),
        .planned = sojourn_date_is_valid (planned) ? planned : SOJOURN_NO_DATE,
    };
}

/*
 * sojourn_facts_judge:
 * @facts: facts
 * @criterion: a criterion
 *
 * Compares the case with @criterion. It allocates nothing.
 *
 * Returns: how the case stands to it
 */
SojournVerdict
sojourn_facts_judge (const SojournFacts *facts, const SojournRecord *criterion)
{
    const Source *source = get_source (criterion);
    SojournVerdict verdict = { .outcome = SOJOURN_OUTCOME_UNKNOWN };
    gboolean met;

    if (source == NULL)
        return verdict;
    verdict.record = find_record (facts, source);
    if (verdict.record != NULL)
        verdict.known = source->choices != NULL
                            ? peek_choice (source, verdict.record, &verdict.value)
                            : peek_span (facts, source, verdict.record, &verdict.value);
    met = source->choices != NULL ? judge_choice (source, criterion, &verdict)
                                  : judge_number (criterion, &verdict);
    if (verdict.readable && verdict.known)
        verdict.outcome = met ? SOJOURN_OUTCOME_MET : SOJOURN_OUTCOME_NOT_MET;
    return verdict;
}

/*
 * sojourn_facts_get_place:
 * @facts: facts
 * @criterion: a criterion
 * @verdict: its verdict
 *
 * Returns: where the value is entered: the date, the newest record, or one to be made
 */
SojournPlace
sojourn_facts_get_place (const SojournFacts *facts,
                         const SojournRecord *criterion,
                         const SojournVerdict *verdict)
{
    const Source *source = get_source (criterion);
    SojournPlace place = { .kind = SOJOURN_KIND_CRITERION, .field = SOJOURN_CRITERION_SUBJECT };
    const SojournRecord *record = criterion;

    if (source != NULL && verdict->readable) {
        place.kind = source->kind;
        place.field = (int)source->field;
        record = verdict->record;
    }
    if (record != NULL)
        g_strlcpy (place.uuid, sojourn_record_get_uuid (record), sizeof place.uuid);
    return place;
}

/*
 * sojourn_criterion_get_rule:
 * @criterion: a criterion
 *
 * Returns: (nullable): the id of the rule that fires when it is not met, or %NULL if its subject
 *   is not known
 */
const char *
sojourn_criterion_get_rule (const SojournRecord *criterion)
{
    const Source *source = get_source (criterion);

    return source != NULL ? source->rule : NULL;
}
