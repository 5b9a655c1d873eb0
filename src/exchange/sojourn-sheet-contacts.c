/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-content-private.h"

#include <glib/gi18n-lib.h>

static void
add_once (GPtrArray *records, const SojournRecord *record)
{
    if (record != NULL && !g_ptr_array_find (records, record, NULL))
        g_ptr_array_add (records, (gpointer)record);
}

static GPtrArray *
list_chosen (const SojournSheetWriter *self)
{
    g_autoptr (GPtrArray) items = sojourn_sheet_list_options (self->snapshot);
    GPtrArray *options = g_ptr_array_new ();

    for (guint i = 0; i < items->len; i++)
        add_once (options, sojourn_snapshot_follow (self->snapshot, items->pdata[i],
                                                    SOJOURN_SHORTLIST_ITEM_OPTION));
    return options;
}

/* The clinics that the patient will meet: of the treatment and of the journey. */
static GPtrArray *
list_clinics (const SojournSheetWriter *self)
{
    const GPtrArray *segments = sojourn_snapshot_get_all (self->snapshot, SOJOURN_KIND_SEGMENT);
    g_autoptr (GPtrArray) options = list_chosen (self);
    GPtrArray *clinics = g_ptr_array_new ();

    for (guint i = 0; i < options->len; i++)
        add_once (clinics, sojourn_snapshot_follow (self->snapshot, options->pdata[i],
                                                    SOJOURN_OPTION_CLINIC));
    for (guint i = 0; i < segments->len; i++)
        add_once (clinics, sojourn_snapshot_follow (self->snapshot, segments->pdata[i],
                                                    SOJOURN_SEGMENT_CLINIC));
    return clinics;
}

static void
add_line (GString *text, const char *line)
{
    if (line == NULL)
        return;
    if (text->len > 0)
        g_string_append_c (text, '\n');
    g_string_append (text, line);
}

static void
write_clinic (SojournSheetWriter *self, const SojournRecord *clinic)
{
    static const guint fields[] = { SOJOURN_CLINIC_NATIVE_NAME, SOJOURN_CLINIC_CITY,
                                    SOJOURN_CLINIC_PHONE, SOJOURN_CLINIC_EMAIL,
                                    SOJOURN_CLINIC_WEBSITE };
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        add_line (text, sojourn_record_get_text (clinic, fields[i]));
    if (text->len == 0)
        add_line (text, _ ("No telephone and no address is known."));
    sojourn_sheet_add_pair (self->sheet, sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME),
                            text->str);
}

static void
write_companions (SojournSheetWriter *self)
{
    const GPtrArray *companions = sojourn_snapshot_get_all (self->snapshot, SOJOURN_KIND_COMPANION);

    for (guint i = 0; i < companions->len; i++) {
        const SojournRecord *person = sojourn_snapshot_follow (self->snapshot, companions->pdata[i],
                                                               SOJOURN_COMPANION_PERSON);
        const char *name = NULL;

        if (person == NULL)
            continue;
        name = sojourn_record_get_text (person, SOJOURN_PERSON_ALIAS);
        if (name == NULL)
            name = sojourn_record_get_text (person, SOJOURN_PERSON_GIVEN_NAME);
        if (name != NULL)
            sojourn_sheet_add_pair (self->sheet, name,
                                    sojourn_record_get_text (person, SOJOURN_PERSON_PHONE));
    }
}

/*
 * sojourn_sheet_write_contacts:
 *
 * Whom to call.
 */
void
sojourn_sheet_write_contacts (SojournSheetWriter *self)
{
    const SojournRecord *record = sojourn_snapshot_get_case (self->snapshot);
    g_autoptr (GPtrArray) clinics = list_clinics (self);

    sojourn_sheet_add_heading (self->sheet, _ ("Contacts"));
    for (guint i = 0; i < clinics->len; i++)
        write_clinic (self, clinics->pdata[i]);
    sojourn_sheet_add_pair (self->sheet, _ ("Your doctor at home"),
                            sojourn_record_get_text (record, SOJOURN_CASE_HOME_CLINICIAN));
    write_companions (self);
    sojourn_sheet_add_pair (
        self->sheet, _ ("Coordinator"),
        self->author != NULL ? self->author : sojourn_record_get_text (record, SOJOURN_CASE_OWNER));
    sojourn_sheet_add_note (self->sheet,
                            _ ("In an emergency call the emergency number of the country you are "
                               "in first, then the clinic."));
}

static char *
dup_verified (const SojournRecord *record, guint date_field, guint person_field)
{
    g_autofree char *date = sojourn_sheet_dup_date (record, date_field);
    const char *person = sojourn_record_get_text (record, person_field);

    if (date == NULL)
        return g_strdup (_ ("not verified"));
    if (person == NULL)
        /* Translators: a date */
        return g_strdup_printf (_ ("verified on %s"), date);
    /* Translators: a date and the name of who looked it up */
    return g_strdup_printf (_ ("verified on %s by %s"), date, person);
}

static void
write_source (SojournSheetWriter *self,
              const SojournRecord *record,
              guint name_field,
              guint source_field,
              guint date_field,
              guint person_field)
{
    const char *source = sojourn_record_get_text (record, source_field);
    g_autofree char *verified = dup_verified (record, date_field, person_field);
    g_autofree char *text = NULL;

    /* Translators: what it is about, where it was found, when that was verified */
    text =
        g_strdup_printf (C_ ("source", "%s: %s, %s"), sojourn_record_get_text (record, name_field),
                         source != NULL ? source : _ ("no source is known"), verified);
    sojourn_sheet_add_note (self->sheet, text);
}

static void
write_option_sources (SojournSheetWriter *self, const SojournRecord *option)
{
    const SojournRecord *trial =
        sojourn_snapshot_follow (self->snapshot, option, SOJOURN_OPTION_TRIAL);

    write_source (self, option, SOJOURN_OPTION_TITLE, SOJOURN_OPTION_SOURCE,
                  SOJOURN_OPTION_VERIFIED_ON, SOJOURN_OPTION_VERIFIED_BY);
    if (trial != NULL)
        write_source (self, trial, SOJOURN_TRIAL_IDENTIFIER, SOJOURN_TRIAL_SOURCE,
                      SOJOURN_TRIAL_VERIFIED_ON, SOJOURN_TRIAL_VERIFIED_BY);
}

/*
 * sojourn_sheet_write_sources:
 *
 * Where what is told of treatments and clinics comes from, and how old it is.
 */
void
sojourn_sheet_write_sources (SojournSheetWriter *self)
{
    g_autoptr (GPtrArray) options = list_chosen (self);
    g_autoptr (GPtrArray) clinics = list_clinics (self);

    sojourn_sheet_add_heading (self->sheet, _ ("Sources"));
    for (guint i = 0; i < options->len; i++)
        write_option_sources (self, options->pdata[i]);
    for (guint i = 0; i < clinics->len; i++)
        write_source (self, clinics->pdata[i], SOJOURN_CLINIC_NAME, SOJOURN_CLINIC_SOURCE,
                      SOJOURN_CLINIC_VERIFIED_ON, SOJOURN_CLINIC_VERIFIED_BY);
    sojourn_sheet_add_note (
        self->sheet, _ ("This sheet gathers what the coordinator knows. It is no medical advice, "
                        "and what a clinic states of itself is not in it."));
}
