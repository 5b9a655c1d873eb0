/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-title.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-iso-codes.h"
#include "sojourn-quote-fields.h"

#include <glib/gi18n.h>

/* What stands at the top of a case, whichever tab is open. */

static void
append_part (GString *text, const char *part)
{
    if (part == NULL || *part == '\0')
        return;
    if (text->len > 0)
        g_string_append (text, " · ");
    g_string_append (text, part);
}

static char *
format_called (const SojournRecord *person)
{
    const char *alias = sojourn_record_get_text (person, SOJOURN_PERSON_ALIAS);
    const char *given = sojourn_record_get_text (person, SOJOURN_PERSON_GIVEN_NAME);
    const char *family = sojourn_record_get_text (person, SOJOURN_PERSON_FAMILY_NAME);

    if (alias != NULL)
        /* Translators: the alias of a patient, in quotation marks */
        return g_strdup_printf (_ ("“%s”"), alias);
    if (given != NULL && family != NULL)
        /* Translators: the name of a person: %1$s is the given name, %2$s the family name */
        return g_strdup_printf (C_ ("person", "%1$s %2$s"), given, family);
    return g_strdup (given != NULL ? given : family);
}

/**
 * sojourn_case_title_format_name:
 * @person: (nullable): a person
 *
 * Returns: (transfer full): what the person is called: the alias in quotation marks, or else the
 *   name, and the name in the own script
 */
char *
sojourn_case_title_format_name (const SojournRecord *person)
{
    g_autofree char *called = person != NULL ? format_called (person) : NULL;
    const char *native =
        person != NULL ? sojourn_record_get_text (person, SOJOURN_PERSON_NATIVE_NAME) : NULL;

    if (called != NULL && native != NULL)
        /* Translators: a patient: %1$s is what the patient is called, %2$s the name in the own
         * script */
        return g_strdup_printf (C_ ("patient", "%1$s %2$s"), called, native);
    if (called != NULL)
        return g_steal_pointer (&called);
    return g_strdup (native != NULL ? native : _ ("Unnamed patient"));
}

/**
 * sojourn_case_title_format:
 * @snapshot: a case
 *
 * Returns: (transfer full): the reference of the case and the name of the patient
 */
char *
sojourn_case_title_format (const SojournSnapshot *snapshot)
{
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *name =
        sojourn_case_title_format_name (sojourn_snapshot_get_patient (snapshot));

    append_part (text,
                 sojourn_record_get_text (sojourn_snapshot_get_case (snapshot), SOJOURN_CASE_REF));
    append_part (text, name);
    return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
format_age (const SojournRecord *person, SojournDate today)
{
    gint64 birth;
    int age;

    if (person == NULL || !sojourn_record_peek_integer (person, SOJOURN_PERSON_BIRTH_DATE, &birth))
        return NULL;
    age = sojourn_date_get_age (birth, today);
    /* Translators: %d is the age of a person in years */
    return g_strdup_printf (ngettext ("%d year", "%d years", (gulong)MAX (age, 0)), age);
}

static char *
format_level (const SojournSnapshot *snapshot)
{
    const SojournRecord *assessment = sojourn_snapshot_get_newest (
        snapshot, SOJOURN_KIND_ASSESSMENT, SOJOURN_ASSESSMENT_ASSESSED_ON);
    gint64 level = -1, grade = -1;

    if (assessment == NULL)
        return NULL;
    sojourn_record_peek_integer (assessment, SOJOURN_ASSESSMENT_LEVEL, &level);
    sojourn_record_peek_integer (assessment, SOJOURN_ASSESSMENT_AIS, &grade);
    if (level >= 0 && grade >= 0)
        /* Translators: %1$s is a level of the spinal cord (“T6”), %2$s a grade of the ASIA
         * Impairment Scale (“A”) */
        return g_strdup_printf (_ ("%1$s AIS %2$s"),
                                sojourn_choice_set_get_nick (&sojourn_levels, level),
                                sojourn_choice_set_get_nick (&sojourn_ais_grades, grade));
    return g_strdup (sojourn_choice_set_get_nick (&sojourn_levels, level));
}

/* The country of the option that was chosen. */
static const char *
get_destination (const SojournSnapshot *snapshot)
{
    const GPtrArray *items = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SHORTLIST_ITEM);

    for (guint i = 0; i < items->len; i++) {
        const SojournRecord *item = items->pdata[i];
        const SojournRecord *option, *clinic;

        if (sojourn_record_get_integer (item, SOJOURN_SHORTLIST_ITEM_DECISION, -1) !=
            SOJOURN_SHORTLIST_CHOSEN)
            continue;
        option = sojourn_snapshot_follow (snapshot, item, SOJOURN_SHORTLIST_ITEM_OPTION);
        clinic = option != NULL ? sojourn_snapshot_follow (snapshot, option, SOJOURN_OPTION_CLINIC)
                                : NULL;
        if (clinic != NULL)
            return sojourn_record_get_text (clinic, SOJOURN_CLINIC_COUNTRY);
    }
    return NULL;
}

static char *
format_route (const SojournSnapshot *snapshot)
{
    const SojournRecord *person = sojourn_snapshot_get_patient (snapshot);
    const char *home =
        person != NULL ? sojourn_record_get_text (person, SOJOURN_PERSON_RESIDENCE) : NULL;
    const char *from = sojourn_iso_get_name (SOJOURN_ISO_COUNTRY, home);
    const char *to = sojourn_iso_get_name (SOJOURN_ISO_COUNTRY, get_destination (snapshot));

    if (from != NULL && to != NULL)
        /* Translators: a journey from the first country to the second */
        return g_strdup_printf (_ ("%1$s → %2$s"), from, to);
    return g_strdup (from);
}

/**
 * sojourn_case_title_format_summary:
 * @snapshot: a case
 * @today: the civil date now
 *
 * Returns: (transfer full): what is known of the age, the level and grade of the injury, and the
 *   route; empty if nothing is
 */
char *
sojourn_case_title_format_summary (const SojournSnapshot *snapshot, SojournDate today)
{
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *age = format_age (sojourn_snapshot_get_patient (snapshot), today);
    g_autofree char *level = format_level (snapshot);
    g_autofree char *route = format_route (snapshot);

    append_part (text, age);
    append_part (text, level);
    append_part (text, route);
    return g_string_free_and_steal (g_steal_pointer (&text));
}
