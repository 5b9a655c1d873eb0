/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-option.h"

#include "sojourn-sheet-content-private.h"

#include <glib/gi18n-lib.h>

/* The least OCEBM level that is weak (rule G10). */
#define WEAK_LEVEL 4

static const char *const bases[] = {
    [SOJOURN_BASIS_APPROVED_FOR_INDICATION] =
        N_ ("A medicines authority has approved this treatment for this condition."),
    [SOJOURN_BASIS_CONDITIONAL_TIME_LIMITED] =
        N_ ("A medicines authority allows this treatment for a limited time, on the condition that "
            "its benefit is still shown."),
    [SOJOURN_BASIS_APPROVED_OTHER_INDICATION] =
        N_ ("This treatment is approved for another condition, not for this one."),
    [SOJOURN_BASIS_REGISTERED_TRIAL] =
        N_ ("This treatment is given in a registered clinical trial. A trial is research: it is "
            "done to learn whether a treatment works, because that is not known."),
    [SOJOURN_BASIS_REGISTERED_CLINICAL_RESEARCH] =
        N_ ("This treatment is given in clinical research of the hospital. Research is done to "
            "learn whether a treatment works, because that is not known."),
    [SOJOURN_BASIS_PILOT_ZONE_PROJECT] =
        N_ ("This treatment is allowed in one special zone alone, for conditions named there."),
    [SOJOURN_BASIS_HOSPITAL_EXEMPTION] =
        N_ ("This hospital may prepare the treatment for single patients, without the approval "
            "that medicines need."),
    [SOJOURN_BASIS_EXPANDED_ACCESS] =
        N_ ("This treatment is not approved. It is given to single patients who cannot take part "
            "in a trial."),
    [SOJOURN_BASIS_UNPROVEN_OUTSIDE_TRIAL] =
        N_ ("This treatment is sold outside of any trial, and no authority has approved it for "
            "this condition."),
    [SOJOURN_BASIS_UNKNOWN] = N_ ("It is not known on what legal basis this treatment is offered."),
};

/* OCEBM 2011 in words */
static const char *const levels[] = {
    N_ ("Level 1 of 5: a review of several controlled trials"),
    N_ ("Level 2 of 5: a controlled trial"),
    N_ ("Level 3 of 5: a comparison of groups that were not formed by chance"),
    N_ ("Level 4 of 5: reports on treated patients, without others to compare with"),
    N_ ("Level 5 of 5: reasoning alone"),
};

static gboolean
is_basis_experimental (SojournRegulatoryBasis basis)
{
    switch (basis) {
    case SOJOURN_BASIS_REGISTERED_TRIAL:
    case SOJOURN_BASIS_REGISTERED_CLINICAL_RESEARCH:
    case SOJOURN_BASIS_PILOT_ZONE_PROJECT:
    case SOJOURN_BASIS_HOSPITAL_EXEMPTION:
    case SOJOURN_BASIS_EXPANDED_ACCESS:
    case SOJOURN_BASIS_UNPROVEN_OUTSIDE_TRIAL:
    case SOJOURN_BASIS_UNKNOWN:
        return TRUE;
    case SOJOURN_BASIS_APPROVED_FOR_INDICATION:
    case SOJOURN_BASIS_CONDITIONAL_TIME_LIMITED:
    case SOJOURN_BASIS_APPROVED_OTHER_INDICATION:
        return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_option_is_experimental:
 * @option: a treatment option
 *
 * Tells whether a patient must be told that a treatment is not proven (rule G10): the evidence is
 * of OCEBM level 4 or 5, or its certainty by GRADE is low, very low or not assessed; or it is given
 * on a basis that stands for research or for no approval.
 *
 * Returns: %TRUE if so
 */
gboolean
sojourn_option_is_experimental (const SojournRecord *option)
{
    gint64 level = sojourn_record_get_integer (option, SOJOURN_OPTION_EVIDENCE_LEVEL, 0);
    gint64 grade = sojourn_record_get_integer (option, SOJOURN_OPTION_EVIDENCE_GRADE,
                                               SOJOURN_EVIDENCE_VERY_LOW);
    gint64 basis =
        sojourn_record_get_integer (option, SOJOURN_OPTION_REGULATORY_BASIS, SOJOURN_BASIS_UNKNOWN);

    return level >= WEAK_LEVEL || grade >= SOJOURN_EVIDENCE_LOW ||
           is_basis_experimental ((SojournRegulatoryBasis)basis);
}

static GPtrArray *
list_items (const SojournSnapshot *snapshot, SojournShortlistDecision decision)
{
    const GPtrArray *items = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SHORTLIST_ITEM);
    GPtrArray *found = g_ptr_array_new ();

    for (guint i = 0; i < items->len; i++) {
        gint64 found_decision =
            sojourn_record_get_integer (items->pdata[i], SOJOURN_SHORTLIST_ITEM_DECISION, 0);

        if (found_decision == (gint64)decision &&
            sojourn_snapshot_follow (snapshot, items->pdata[i], SOJOURN_SHORTLIST_ITEM_OPTION) !=
                NULL)
            g_ptr_array_add (found, items->pdata[i]);
    }
    return found;
}

/*
 * sojourn_sheet_list_options:
 *
 * The items of the shortlist that the sheet is about: what was chosen, else what is considered.
 */
GPtrArray *
sojourn_sheet_list_options (const SojournSnapshot *snapshot)
{
    GPtrArray *chosen = list_items (snapshot, SOJOURN_SHORTLIST_CHOSEN);

    if (chosen->len > 0)
        return chosen;
    g_ptr_array_unref (chosen);
    return list_items (snapshot, SOJOURN_SHORTLIST_CANDIDATE);
}

static char *
dup_trial (const SojournRecord *trial)
{
    const char *identifier = sojourn_record_get_text (trial, SOJOURN_TRIAL_IDENTIFIER);
    const char *status = sojourn_sheet_get_choice (trial, SOJOURN_TRIAL_STATUS);
    g_autofree char *checked = sojourn_sheet_dup_date (trial, SOJOURN_TRIAL_STATUS_CHECKED_ON);

    if (status != NULL && checked != NULL)
        /* Translators: the number of a trial in a registry, its status there, and the date when
         * that was looked up */
        return g_strdup_printf (_ ("%s: %s on %s"), identifier, status, checked);
    return g_strdup (identifier);
}

static const char *
get_level (const SojournRecord *option)
{
    gint64 level = sojourn_record_get_integer (option, SOJOURN_OPTION_EVIDENCE_LEVEL, 0);

    return level >= 1 && level <= (gint64)G_N_ELEMENTS (levels) ? _ (levels[level - 1]) : NULL;
}

/* What was approved for one condition is not for another, whatever the option says of itself. */
static gboolean
is_for_another (const SojournSheetWriter *self, const SojournRecord *option)
{
    static const guint fields[] = { SOJOURN_OPTION_APPROVED_CONDITION, SOJOURN_OPTION_CONDITION };
    const SojournRecord *desk = sojourn_snapshot_get_case (self->snapshot);
    gint64 condition, other;

    if (!sojourn_record_peek_integer (desk, SOJOURN_CASE_CONDITION, &condition))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
        if (sojourn_record_peek_integer (option, fields[i], &other) && other != condition)
            return TRUE;
    }
    return FALSE;
}

static const char *
get_basis (const SojournSheetWriter *self, const SojournRecord *option)
{
    gint64 basis =
        sojourn_record_get_integer (option, SOJOURN_OPTION_REGULATORY_BASIS, SOJOURN_BASIS_UNKNOWN);

    if (basis == SOJOURN_BASIS_APPROVED_FOR_INDICATION && is_for_another (self, option))
        basis = SOJOURN_BASIS_APPROVED_OTHER_INDICATION;
    return basis >= 0 && basis < (gint64)G_N_ELEMENTS (bases) ? _ (bases[basis]) : NULL;
}

static void
write_warning (SojournSheetWriter *self)
{
    sojourn_sheet_begin_box (self->sheet, _ ("Experimental: this treatment is not proven"));
    sojourn_sheet_add_paragraph (
        self->sheet,
        _ ("It has not been shown that this treatment helps people with this condition. It may not "
           "help, and it may harm, also years later. Some trials do not admit people who had it."));
    sojourn_sheet_add_paragraph (
        self->sheet, _ ("Talk to a doctor who knows you and has no part in the treatment before "
                        "you decide. You may say no at any time."));
    sojourn_sheet_end_box (self->sheet);
}

static void
write_evidence (SojournSheetWriter *self, const SojournRecord *option)
{
    const char *level = get_level (option);
    const char *grade = sojourn_sheet_get_choice (option, SOJOURN_OPTION_EVIDENCE_GRADE);

    sojourn_sheet_add_pair (self->sheet, _ ("Legal basis"), get_basis (self, option));
    sojourn_sheet_add_pair (self->sheet, _ ("Approval"),
                            sojourn_record_get_text (option, SOJOURN_OPTION_REGULATOR_REFERENCE));
    sojourn_sheet_add_pair (self->sheet, _ ("Do patients pay"),
                            sojourn_sheet_get_choice (option, SOJOURN_OPTION_CHARGED));
    sojourn_sheet_add_pair (self->sheet, _ ("What is known"),
                            level != NULL ? level : _ ("The evidence has not been assessed."));
    sojourn_sheet_add_pair (self->sheet, _ ("How certain that is"),
                            grade != NULL ? grade : _ ("Not assessed"));
    sojourn_sheet_add_pair (self->sheet, _ ("Studies"),
                            sojourn_record_get_text (option, SOJOURN_OPTION_EVIDENCE));
}

static void
write_stay (SojournSheetWriter *self, const SojournRecord *option)
{
    g_autofree char *inpatient = sojourn_sheet_dup_days (option, SOJOURN_OPTION_INPATIENT_DAYS);
    g_autofree char *rehabilitation =
        sojourn_sheet_dup_days (option, SOJOURN_OPTION_REHABILITATION_DAYS);
    g_autofree char *rest = sojourn_sheet_dup_days (option, SOJOURN_OPTION_DAYS_BEFORE_FLIGHT);

    sojourn_sheet_add_pair (self->sheet, _ ("In hospital"), inpatient);
    sojourn_sheet_add_pair (self->sheet, _ ("Rehabilitation"), rehabilitation);
    sojourn_sheet_add_pair (self->sheet, _ ("Rest before a flight"), rest);
}

static void
write_option (SojournSheetWriter *self, const SojournRecord *item)
{
    const SojournRecord *option =
        sojourn_snapshot_follow (self->snapshot, item, SOJOURN_SHORTLIST_ITEM_OPTION);
    const SojournRecord *trial =
        sojourn_snapshot_follow (self->snapshot, option, SOJOURN_OPTION_TRIAL);
    g_autofree char *clinic = sojourn_sheet_dup_clinic_name (
        sojourn_snapshot_follow (self->snapshot, option, SOJOURN_OPTION_CLINIC));
    g_autofree char *registered = trial != NULL ? dup_trial (trial) : NULL;
    g_autofree char *planned = sojourn_sheet_dup_date (item, SOJOURN_SHORTLIST_ITEM_PLANNED_ON);

    sojourn_sheet_add_subheading (self->sheet,
                                  sojourn_record_get_text (option, SOJOURN_OPTION_TITLE));
    if (sojourn_option_is_experimental (option))
        write_warning (self);
    sojourn_sheet_add_pair (self->sheet, _ ("Clinic"), clinic);
    sojourn_sheet_add_pair (self->sheet, _ ("Planned for"), planned);
    sojourn_sheet_add_pair (self->sheet, _ ("Kind of treatment"),
                            sojourn_sheet_get_choice (option, SOJOURN_OPTION_MODALITY));
    sojourn_sheet_add_pair (self->sheet, _ ("How it is given"),
                            sojourn_sheet_get_choice (option, SOJOURN_OPTION_ROUTE));
    sojourn_sheet_add_pair (self->sheet, _ ("Registered trial"), registered);
    write_evidence (self, option);
    write_stay (self, option);
    sojourn_sheet_add_pair (self->sheet, _ ("Your reason"),
                            sojourn_record_get_text (item, SOJOURN_SHORTLIST_ITEM_REASON));
}

/*
 * sojourn_sheet_write_options:
 *
 * What was chosen or is considered, and how well it is proven.
 */
void
sojourn_sheet_write_options (SojournSheetWriter *self)
{
    g_autoptr (GPtrArray) items = sojourn_sheet_list_options (self->snapshot);
    gboolean chosen = items->len > 0 &&
                      sojourn_record_get_integer (items->pdata[0], SOJOURN_SHORTLIST_ITEM_DECISION,
                                                  0) == SOJOURN_SHORTLIST_CHOSEN;

    sojourn_sheet_add_heading (self->sheet, _ ("Treatment"));
    if (items->len == 0)
        sojourn_sheet_add_paragraph (self->sheet, _ ("No treatment is being considered yet."));
    else if (!chosen)
        sojourn_sheet_add_paragraph (
            self->sheet, _ ("Nothing has been chosen yet. These treatments are being considered."));
    for (guint i = 0; i < items->len; i++)
        write_option (self, items->pdata[i]);
}
