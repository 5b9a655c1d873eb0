/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-content-private.h"

#include "sojourn-iso-codes.h"

#include <glib/gi18n-lib.h>

static char *
dup_full_name (const SojournRecord *person)
{
    const char *given = sojourn_record_get_text (person, SOJOURN_PERSON_GIVEN_NAME);
    const char *family = sojourn_record_get_text (person, SOJOURN_PERSON_FAMILY_NAME);

    if (given != NULL && family != NULL)
        /* Translators: a given name and a family name */
        return g_strdup_printf (C_ ("person", "%s %s"), given, family);
    return g_strdup (given != NULL ? given : family);
}

static char *
dup_name (const SojournSheetWriter *self, const SojournRecord *person)
{
    const char *alias = sojourn_record_get_text (person, SOJOURN_PERSON_ALIAS);
    g_autofree char *full = dup_full_name (person);

    if (alias != NULL && (full == NULL || !(self->flags & SOJOURN_PATIENT_SHEET_NAME)))
        return g_strdup (alias);
    return g_steal_pointer (&full);
}

static void
write_person (SojournSheetWriter *self, const SojournRecord *person)
{
    g_autofree char *name = dup_name (self, person);
    g_autofree char *birth = sojourn_sheet_dup_date (person, SOJOURN_PERSON_BIRTH_DATE);
    g_autofree char *languages =
        sojourn_sheet_dup_languages (sojourn_record_get_text (person, SOJOURN_PERSON_LANGUAGES));
    const char *country = sojourn_record_get_text (person, SOJOURN_PERSON_RESIDENCE);

    /* Translators: who the sheet is for */
    sojourn_sheet_add_pair (self->sheet, C_ ("sheet", "Patient"), name);
    if (self->flags & SOJOURN_PATIENT_SHEET_NAME)
        sojourn_sheet_add_pair (self->sheet, _ ("Date of birth"), birth);
    sojourn_sheet_add_pair (self->sheet, _ ("Lives in"),
                            country != NULL ? sojourn_iso_get_name (SOJOURN_ISO_COUNTRY, country)
                                            : NULL);
    /* Translators: the languages that the patient speaks */
    sojourn_sheet_add_pair (self->sheet, C_ ("sheet", "Speaks"), languages);
}

static void
write_companions (SojournSheetWriter *self)
{
    const GPtrArray *companions = sojourn_snapshot_get_all (self->snapshot, SOJOURN_KIND_COMPANION);
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *all = NULL;

    for (guint i = 0; i < companions->len; i++) {
        const SojournRecord *person = sojourn_snapshot_follow (self->snapshot, companions->pdata[i],
                                                               SOJOURN_COMPANION_PERSON);
        g_autofree char *name = person != NULL ? dup_name (self, person) : NULL;
        const char *role = sojourn_sheet_get_choice (companions->pdata[i], SOJOURN_COMPANION_ROLE);

        if (name != NULL && role != NULL)
            /* Translators: the name of a person and what they are: “Wren (Companion)” */
            g_ptr_array_add (names, g_strdup_printf (C_ ("person", "%s (%s)"), name, role));
    }
    if (names->len == 0)
        return;
    all = sojourn_sheet_join (names);
    sojourn_sheet_add_pair (self->sheet, _ ("Travels with"), all);
}

static char *
dup_neurology (const SojournRecord *assessment)
{
    const char *ais = sojourn_sheet_get_choice (assessment, SOJOURN_ASSESSMENT_AIS);
    const char *level = sojourn_sheet_get_choice (assessment, SOJOURN_ASSESSMENT_LEVEL);

    if (ais != NULL && level != NULL)
        /* Translators: a level of the spinal cord such as “T6”, then a grade of the ASIA
         * Impairment Scale such as “A – complete” */
        return g_strdup_printf (_ ("Level %s, AIS %s"), level, ais);
    if (level != NULL)
        /* Translators: a level of the spinal cord such as “T6” */
        return g_strdup_printf (_ ("Level %s"), level);
    if (ais != NULL)
        /* Translators: a grade of the ASIA Impairment Scale such as “A – complete” */
        return g_strdup_printf (_ ("AIS %s"), ais);
    return NULL;
}

static char *
dup_independence (const SojournRecord *assessment)
{
    gint64 scim;

    if (!sojourn_record_peek_integer (assessment, SOJOURN_ASSESSMENT_SCIM_TOTAL, &scim))
        return NULL;
    /* Translators: a score of independence in daily life */
    return g_strdup_printf (_ ("%d of 100 (SCIM III)"), (int)scim);
}

static void
write_assessment (SojournSheetWriter *self)
{
    const SojournRecord *assessment = sojourn_snapshot_get_newest (
        self->snapshot, SOJOURN_KIND_ASSESSMENT, SOJOURN_ASSESSMENT_ASSESSED_ON);
    g_autofree char *neurology = NULL;
    g_autofree char *independence = NULL;
    g_autofree char *date = NULL;
    g_autofree char *who = NULL;
    const char *examiner;

    if (assessment == NULL)
        return;
    neurology = dup_neurology (assessment);
    independence = dup_independence (assessment);
    date = sojourn_sheet_dup_date (assessment, SOJOURN_ASSESSMENT_ASSESSED_ON);
    examiner = sojourn_record_get_text (assessment, SOJOURN_ASSESSMENT_EXAMINER);
    if (examiner != NULL && date != NULL)
        /* Translators: when and by whom the patient was examined */
        who = g_strdup_printf (_ ("%s, by %s"), date, examiner);
    sojourn_sheet_add_pair (self->sheet, _ ("Spinal cord"), neurology);
    sojourn_sheet_add_pair (self->sheet, _ ("Independence in daily life"), independence);
    sojourn_sheet_add_pair (self->sheet, _ ("Last examined"), who != NULL ? who : date);
}

static void
write_risks (SojournSheetWriter *self)
{
    const SojournRecord *review = sojourn_snapshot_get_newest (
        self->snapshot, SOJOURN_KIND_RISK_REVIEW, SOJOURN_RISK_REVIEW_REVIEWED_ON);

    if (review == NULL)
        return;
    sojourn_sheet_add_pair (self->sheet, _ ("Help on flights"),
                            sojourn_sheet_get_choice (review, SOJOURN_RISK_REVIEW_MOBILITY));
    /* Translators: the state of the skin, which may have pressure injuries */
    sojourn_sheet_add_pair (self->sheet, C_ ("sheet", "Skin"),
                            sojourn_sheet_get_choice (review, SOJOURN_RISK_REVIEW_SKIN));
    sojourn_sheet_add_pair (self->sheet, _ ("Help with breathing"),
                            sojourn_sheet_get_choice (review, SOJOURN_RISK_REVIEW_VENTILATION));
    if (sojourn_record_get_integer (review, SOJOURN_RISK_REVIEW_DYSREFLEXIA, SOJOURN_NO) ==
        SOJOURN_YES)
        sojourn_sheet_add_pair (self->sheet, _ ("Take care"),
                                _ ("Autonomic dysreflexia is known: a sudden rise of blood "
                                   "pressure is an emergency."));
}

/*
 * sojourn_sheet_write_patient:
 *
 * Who it is about, and what is known of their health.
 */
void
sojourn_sheet_write_patient (SojournSheetWriter *self)
{
    const SojournRecord *record = sojourn_snapshot_get_case (self->snapshot);
    const SojournRecord *patient = sojourn_snapshot_get_patient (self->snapshot);
    g_autofree char *injury = sojourn_sheet_dup_date (record, SOJOURN_CASE_INJURY_DATE);

    sojourn_sheet_add_heading (self->sheet, _ ("About You"));
    if (patient != NULL)
        write_person (self, patient);
    write_companions (self);
    /* Translators: what a patient is ill with */
    sojourn_sheet_add_pair (self->sheet, C_ ("sheet", "Condition"),
                            sojourn_sheet_get_choice (record, SOJOURN_CASE_CONDITION));
    sojourn_sheet_add_pair (self->sheet, _ ("In words"),
                            sojourn_record_get_text (record, SOJOURN_CASE_CONDITION_TEXT));
    sojourn_sheet_add_pair (self->sheet, _ ("Since"), injury);
    write_assessment (self);
    write_risks (self);
    sojourn_sheet_add_pair (self->sheet, _ ("Your goals"),
                            sojourn_record_get_text (record, SOJOURN_CASE_GOALS));
}
