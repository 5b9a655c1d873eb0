/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-finding-private.h"

#include <glib/gi18n-lib.h>

/* The International Standards for Neurological Classification of Spinal Cord Injury (ISNCSCI, 2019)
 * and the Spinal Cord Independence Measure (SCIM III): what a sheet cannot say at once. Whatever
 * is not known never makes a contradiction. */

static const guint motor_scores[] = { SOJOURN_ASSESSMENT_UER, SOJOURN_ASSESSMENT_UEL,
                                      SOJOURN_ASSESSMENT_LER, SOJOURN_ASSESSMENT_LEL };
static const guint all_scores[] = { SOJOURN_ASSESSMENT_UER, SOJOURN_ASSESSMENT_UEL,
                                    SOJOURN_ASSESSMENT_LER, SOJOURN_ASSESSMENT_LEL,
                                    SOJOURN_ASSESSMENT_LTR, SOJOURN_ASSESSMENT_LTL,
                                    SOJOURN_ASSESSMENT_PPR, SOJOURN_ASSESSMENT_PPL };

static const SojournField *
get_field (guint field)
{
    return sojourn_kind_get_field (SOJOURN_KIND_ASSESSMENT, field);
}

/* A score that is known and in its range; what is out of range is N01 alone. */
static gboolean
peek_score (const SojournRecord *record, guint field, gint64 *value)
{
    return sojourn_record_peek_integer (record, field, value) && *value >= get_field (field)->min &&
           *value <= get_field (field)->max;
}

static gboolean
has_other_cause (const SojournRecord *record)
{
    return sojourn_check_is (record, SOJOURN_ASSESSMENT_HAS_OTHER_CAUSE, TRUE);
}

/* N01: a score outside its range. */
static void
check_range (SojournCheck *check, const SojournRecord *record)
{
    for (guint i = 0; i < sojourn_assessment_info.n_fields; i++) {
        const SojournField *field = get_field (i);
        g_autofree char *text = NULL;
        gint64 value;

        if (field->type != SOJOURN_FIELD_INTEGER ||
            !sojourn_record_peek_integer (record, i, &value) ||
            (value >= field->min && value <= field->max))
            continue;
        text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
        sojourn_check_fire (check, SOJOURN_SEVERITY_BLOCK, record, i,
                            /* Translators: the name of a score, the number entered, the least and
                             * the greatest number the sheet allows */
                            g_strdup_printf (_ ("“%s” is %s, but it goes from %d to %d"),
                                             sojourn_field_get_label (field), text, (int)field->min,
                                             (int)field->max));
    }
}

/* N02: AIS A means that nothing is felt and nothing moves at S4-5. */
static void
check_complete (SojournCheck *check, const SojournRecord *record)
{
    static const guint signs[] = { SOJOURN_ASSESSMENT_VAC, SOJOURN_ASSESSMENT_DAP,
                                   SOJOURN_ASSESSMENT_S45_SENSATION };

    if (!sojourn_check_is (record, SOJOURN_ASSESSMENT_AIS, SOJOURN_AIS_A))
        return;
    for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
        if (!sojourn_check_is (record, signs[i], SOJOURN_EXAM_YES))
            continue;
        sojourn_check_fire (
            check, SOJOURN_SEVERITY_BLOCK, record, signs[i],
            /* Translators: %s is the name of a finding, such as “Voluntary Anal Contraction” */
            g_strdup_printf (_ ("AIS grade A means no sensation and no movement at S4-5, but “%s” "
                                "is yes"),
                             sojourn_check_get_field_label (record, signs[i])));
    }
}

/* N03: AIS B means that something is felt at S4-5 and nothing moves there. */
static void
check_sensory (SojournCheck *check, const SojournRecord *record)
{
    if (!sojourn_check_is (record, SOJOURN_ASSESSMENT_AIS, SOJOURN_AIS_B))
        return;
    if (sojourn_check_is (record, SOJOURN_ASSESSMENT_VAC, SOJOURN_EXAM_YES))
        sojourn_check_fire (check, SOJOURN_SEVERITY_BLOCK, record, SOJOURN_ASSESSMENT_VAC,
                            g_strdup (_ ("AIS grade B means no movement at S4-5, but voluntary "
                                         "anal contraction is yes")));
    if (sojourn_check_is (record, SOJOURN_ASSESSMENT_S45_SENSATION, SOJOURN_EXAM_NO) &&
        sojourn_check_is (record, SOJOURN_ASSESSMENT_DAP, SOJOURN_EXAM_NO))
        sojourn_check_fire (check, SOJOURN_SEVERITY_BLOCK, record, SOJOURN_ASSESSMENT_S45_SENSATION,
                            g_strdup (_ ("AIS grade B means sensation at S4-5, but sensation at "
                                         "S4-5 and deep anal pressure are both no")));
}

/* N04: AIS C and D need something that is felt or moves at S4-5. */
static void
check_motor (SojournCheck *check, const SojournRecord *record)
{
    if ((sojourn_check_is (record, SOJOURN_ASSESSMENT_AIS, SOJOURN_AIS_C) ||
         sojourn_check_is (record, SOJOURN_ASSESSMENT_AIS, SOJOURN_AIS_D)) &&
        sojourn_check_is (record, SOJOURN_ASSESSMENT_VAC, SOJOURN_EXAM_NO) &&
        sojourn_check_is (record, SOJOURN_ASSESSMENT_DAP, SOJOURN_EXAM_NO) &&
        sojourn_check_is (record, SOJOURN_ASSESSMENT_S45_SENSATION, SOJOURN_EXAM_NO))
        sojourn_check_fire (
            check, SOJOURN_SEVERITY_BLOCK, record, SOJOURN_ASSESSMENT_AIS,
            /* Translators: %s is a grade with its name, such as “C – motor incomplete, weak” */
            g_strdup_printf (_ ("AIS grade %s needs sensation or movement at S4-5, but all three "
                                "findings there are no"),
                             sojourn_check_get_label (record, SOJOURN_ASSESSMENT_AIS)));
}

static void
check_full_scores (SojournCheck *check, const SojournRecord *record)
{
    for (guint i = 0; i < G_N_ELEMENTS (all_scores); i++) {
        gint64 full = get_field (all_scores[i])->max;
        gint64 value;

        if (!peek_score (record, all_scores[i], &value) || value >= full)
            continue;
        sojourn_check_fire (
            check, SOJOURN_SEVERITY_BLOCK, record, all_scores[i],
            /* Translators: the name of a score, the number entered, the full number */
            g_strdup_printf (_ ("AIS grade E means full scores, but “%s” is %d of %d"),
                             sojourn_check_get_field_label (record, all_scores[i]), (int)value,
                             (int)full));
    }
}

/* N05: AIS E is for those who had a deficit and have full scores again: motor 100, light touch and
 * pin prick 112 each. A score with another cause (*) may be lower. */
static void
check_normal (SojournCheck *check, const SojournRecord *record)
{
    if (!sojourn_check_is (record, SOJOURN_ASSESSMENT_AIS, SOJOURN_AIS_E))
        return;
    if (!has_other_cause (record))
        check_full_scores (check, record);
    if (sojourn_check_is (record, SOJOURN_ASSESSMENT_PRIOR_DEFICIT, SOJOURN_NO))
        sojourn_check_fire (check, SOJOURN_SEVERITY_BLOCK, record, SOJOURN_ASSESSMENT_PRIOR_DEFICIT,
                            g_strdup (_ ("AIS grade E is given only after an earlier deficit, but "
                                         "the sheet says there was none")));
}

/* N06: an injury at T2 or below leaves the arms whole: 25 points each side. */
static void
check_upper_limbs (SojournCheck *check, const SojournRecord *record)
{
    gint64 level = sojourn_record_get_integer (record, SOJOURN_ASSESSMENT_LEVEL, -1);

    if (level < SOJOURN_LEVEL_T2 || level > SOJOURN_LEVEL_S4_5 || has_other_cause (record))
        return;
    for (guint i = 0; i < 2; i++) {
        gint64 full = get_field (motor_scores[i])->max;
        gint64 value;

        if (!peek_score (record, motor_scores[i], &value) || value >= full)
            continue;
        sojourn_check_fire (
            check, SOJOURN_SEVERITY_WARN, record, motor_scores[i],
            /* Translators: a level of the spinal cord, such as “T6”, the name of a score, the
             * number entered, the full number */
            g_strdup_printf (_ ("An injury at %s leaves the arms whole, but “%s” is %d of %d"),
                             sojourn_check_get_label (record, SOJOURN_ASSESSMENT_LEVEL),
                             sojourn_check_get_field_label (record, motor_scores[i]), (int)value,
                             (int)full));
    }
}

/* N07: the SCIM total is the sum of its three parts. */
static void
check_scim (SojournCheck *check, const SojournRecord *record)
{
    gint64 care, respiration, mobility, total;

    if (!peek_score (record, SOJOURN_ASSESSMENT_SCIM_SELF_CARE, &care) ||
        !peek_score (record, SOJOURN_ASSESSMENT_SCIM_RESPIRATION, &respiration) ||
        !peek_score (record, SOJOURN_ASSESSMENT_SCIM_MOBILITY, &mobility) ||
        !peek_score (record, SOJOURN_ASSESSMENT_SCIM_TOTAL, &total) ||
        care + respiration + mobility == total)
        return;
    sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, record, SOJOURN_ASSESSMENT_SCIM_TOTAL,
        /* Translators: three scores and their sum, then the total that was entered */
        g_strdup_printf (_ ("The parts of SCIM are %d + %d + %d = %d, but the total on the sheet "
                            "is %d"),
                         (int)care, (int)respiration, (int)mobility,
                         (int)(care + respiration + mobility), (int)total));
}

/* N08: a sum over an item that could not be tested is not defined. The sheet says that there is
 * such an item, so at least one of the sums must be left open. */
static void
check_not_testable (SojournCheck *check, const SojournRecord *record)
{
    if (!sojourn_check_is (record, SOJOURN_ASSESSMENT_HAS_NOT_TESTABLE, TRUE))
        return;
    for (guint i = 0; i < G_N_ELEMENTS (all_scores); i++) {
        if (!sojourn_record_has (record, all_scores[i]))
            return;
    }
    sojourn_check_fire (
        check, SOJOURN_SEVERITY_WARN, record, SOJOURN_ASSESSMENT_HAS_NOT_TESTABLE,
        g_strdup (_ ("Some item could not be tested, but all 8 sums are given; the sum that holds "
                     "the item is not determined and is left empty")));
}

static const SojournRule rules[] = {
    { "N01", SOJOURN_SEVERITY_BLOCK, N_ ("Score out of range"),
      N_ ("ISNCSCI worksheet, 2019; SCIM III"), 'A', SOJOURN_OVERRIDE_NEVER,
      SOJOURN_KIND_ASSESSMENT, check_range },
    { "N02", SOJOURN_SEVERITY_BLOCK, N_ ("AIS A with function at S4-5"),
      N_ ("ASIA Impairment Scale"), 'A', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_ASSESSMENT,
      check_complete },
    { "N03", SOJOURN_SEVERITY_BLOCK, N_ ("AIS B against the findings at S4-5"),
      N_ ("ASIA Impairment Scale"), 'A', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_ASSESSMENT,
      check_sensory },
    { "N04", SOJOURN_SEVERITY_BLOCK, N_ ("AIS C or D without function at S4-5"),
      N_ ("ASIA Impairment Scale"), 'A', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_ASSESSMENT,
      check_motor },
    { "N05", SOJOURN_SEVERITY_BLOCK, N_ ("AIS E without full scores or earlier deficit"),
      N_ ("ASIA Impairment Scale"), 'A', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_ASSESSMENT,
      check_normal },
    { "N06", SOJOURN_SEVERITY_WARN, N_ ("Weak arms with a level below them"),
      N_ ("Follows from the ISNCSCI worksheet"), 'A', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_ASSESSMENT, check_upper_limbs },
    { "N07", SOJOURN_SEVERITY_BLOCK, N_ ("SCIM total against its parts"), N_ ("SCIM III"), 'A',
      SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_ASSESSMENT, check_scim },
    { "N08", SOJOURN_SEVERITY_WARN, N_ ("Sum over an item that was not tested"),
      N_ ("ISNCSCI worksheet, 2019"), 'A', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_ASSESSMENT,
      check_not_testable },
};

const SojournRulePack sojourn_neurology_rules = SOJOURN_RULE_PACK (rules);
