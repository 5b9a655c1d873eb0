/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-criterion-private.h"

#include "sojourn-date-local.h"

#include <glib/gi18n-lib.h>

/* A criterion, and what the case has, in words. */

static gboolean
is_age (const SojournRecord *criterion)
{
    return sojourn_record_get_integer (criterion, SOJOURN_CRITERION_SUBJECT, -1) ==
           SOJOURN_CRITERION_ON_AGE;
}

static const SojournChoiceSet *
get_choices (const SojournRecord *criterion)
{
    switch (sojourn_record_get_integer (criterion, SOJOURN_CRITERION_SUBJECT, -1)) {
    case SOJOURN_CRITERION_ON_AIS:
        return &sojourn_ais_grades;
    case SOJOURN_CRITERION_ON_LEVEL:
        return &sojourn_levels;
    case SOJOURN_CRITERION_ON_SKIN:
        return &sojourn_skins;
    case SOJOURN_CRITERION_ON_VENTILATION:
        return &sojourn_ventilations;
    case SOJOURN_CRITERION_ON_INJURY_CAUSE:
        return &sojourn_injury_causes;
    default:
        return &sojourn_tristates;
    }
}

static char *
format_years (gboolean has_low, gboolean has_high, int low, int high)
{
    if (has_low && has_high)
        /* Translators: what an option asks for: an age, both numbers included */
        return g_strdup_printf (ngettext ("%d to %d year", "%d to %d years", (gulong)high), low,
                                high);
    if (has_low)
        /* Translators: what an option asks for: an age */
        return g_strdup_printf (ngettext ("at least %d year", "at least %d years", (gulong)low),
                                low);
    /* Translators: what an option asks for: an age */
    return g_strdup_printf (ngettext ("at most %d year", "at most %d years", (gulong)high), high);
}

static char *
format_days (gboolean has_low, gboolean has_high, int low, int high)
{
    if (has_low && has_high)
        /* Translators: what an option asks for: a time since the injury, both numbers included */
        return g_strdup_printf (ngettext ("%d to %d day", "%d to %d days", (gulong)high), low,
                                high);
    if (has_low)
        /* Translators: what an option asks for: a time since the injury */
        return g_strdup_printf (ngettext ("at least %d day", "at least %d days", (gulong)low), low);
    /* Translators: what an option asks for: a time since the injury */
    return g_strdup_printf (ngettext ("at most %d day", "at most %d days", (gulong)high), high);
}

static char *
format_range (const SojournRecord *criterion)
{
    gint64 low = 0;
    gint64 high = 0;
    gboolean has_low = sojourn_record_peek_integer (criterion, SOJOURN_CRITERION_LOW, &low);
    gboolean has_high = sojourn_record_peek_integer (criterion, SOJOURN_CRITERION_HIGH, &high);

    return is_age (criterion) ? format_years (has_low, has_high, (int)low, (int)high)
                              : format_days (has_low, has_high, (int)low, (int)high);
}

static char *
list_labels (const SojournRecord *criterion)
{
    const char *values = sojourn_record_get_text (criterion, SOJOURN_CRITERION_VALUES);
    g_auto (GStrv) nicks = g_strsplit (values != NULL ? values : "", " ", -1);
    GString *list = g_string_new (NULL);

    for (guint i = 0; nicks[i] != NULL; i++) {
        gint64 value;

        if (!sojourn_choice_set_find (get_choices (criterion), nicks[i], &value))
            continue;
        if (list->len > 0)
            /* Translators: what stands between the members of a list */
            g_string_append (list, C_ ("list", ", "));
        g_string_append (list, sojourn_choice_set_get_label (get_choices (criterion), value));
    }
    return g_string_free_and_steal (list);
}

static char *
format_levels (const SojournRecord *criterion)
{
    const char *values = sojourn_record_get_text (criterion, SOJOURN_CRITERION_VALUES);
    g_auto (GStrv) nicks = g_strsplit (values != NULL ? values : "", " ", 2);
    gint64 first = 0;
    gint64 last = 0;

    if (g_strv_length (nicks) < 2 ||
        !sojourn_choice_set_find (get_choices (criterion), nicks[0], &first) ||
        !sojourn_choice_set_find (get_choices (criterion), nicks[1], &last))
        return g_strdup (values != NULL ? values : "");
    /* Translators: what an option asks for: from one level of the spinal cord to another */
    return g_strdup_printf (_ ("%s to %s"),
                            sojourn_choice_set_get_label (get_choices (criterion), first),
                            sojourn_choice_set_get_label (get_choices (criterion), last));
}

static char *
format_absent (const SojournRecord *criterion)
{
    g_autofree char *labels = NULL;

    if (!sojourn_record_has (criterion, SOJOURN_CRITERION_VALUES))
        /* Translators: what an option asks for: there must be no such thing */
        return g_strdup (C_ ("criterion", "none"));
    labels = list_labels (criterion);
    /* Translators: what an option asks for: %s is a list of what keeps a patient out */
    return g_strdup_printf (_ ("none of: %s"), labels);
}

/*
 * sojourn_criterion_get_subject:
 * @criterion: a criterion
 *
 * Returns: what it is about, in the language of the user; never %NULL
 */
const char *
sojourn_criterion_get_subject (const SojournRecord *criterion)
{
    const char *label = sojourn_choice_set_get_label (
        &sojourn_criterion_subjects,
        sojourn_record_get_integer (criterion, SOJOURN_CRITERION_SUBJECT, -1));

    return label != NULL ? label : "?";
}

/*
 * sojourn_criterion_dup_required:
 * @criterion: a criterion
 *
 * Returns: (transfer full): what it asks for, in the language of the user
 */
char *
sojourn_criterion_dup_required (const SojournRecord *criterion)
{
    gint64 subject = sojourn_record_get_integer (criterion, SOJOURN_CRITERION_SUBJECT, -1);

    if (subject == SOJOURN_CRITERION_ON_AGE || subject == SOJOURN_CRITERION_ON_DAYS_SINCE_INJURY)
        return format_range (criterion);
    switch (sojourn_record_get_integer (criterion, SOJOURN_CRITERION_OPERATOR, -1)) {
    case SOJOURN_CRITERION_BETWEEN:
        return format_levels (criterion);
    case SOJOURN_CRITERION_ABSENT:
        return format_absent (criterion);
    default:
        return list_labels (criterion);
    }
}

/*
 * sojourn_criterion_dup_seen:
 * @facts: facts
 * @criterion: a criterion
 * @verdict: its verdict
 *
 * Returns: (transfer full) (nullable): what the case has, in the language of the user, with the day
 *   it is counted to; %NULL if it is not known
 */
char *
sojourn_criterion_dup_seen (const SojournFacts *facts,
                            const SojournRecord *criterion,
                            const SojournVerdict *verdict)
{
    gint64 subject = sojourn_record_get_integer (criterion, SOJOURN_CRITERION_SUBJECT, -1);
    g_autofree char *day = NULL;

    if (!verdict->known)
        return NULL;
    if (subject != SOJOURN_CRITERION_ON_AGE && subject != SOJOURN_CRITERION_ON_DAYS_SINCE_INJURY)
        return g_strdup (sojourn_choice_set_get_label (get_choices (criterion), verdict->value));

    day = sojourn_date_format_local (facts->planned, SOJOURN_DATE_STYLE_MEDIUM);
    if (is_age (criterion))
        return g_strdup_printf (
            /* Translators: an age, and the day on which it is that */
            ngettext ("%d year on %s", "%d years on %s", (gulong)verdict->value),
            (int)verdict->value, day);
    return g_strdup_printf (
        /* Translators: a number of days, and the day to which they are counted */
        ngettext ("%d day on %s", "%d days on %s", (gulong)ABS (verdict->value)),
        (int)verdict->value, day);
}
