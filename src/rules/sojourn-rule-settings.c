/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-rule-settings.h"

#include "sojourn-error.h"

#include <glib/gi18n-lib.h>

struct _SojournRuleSettings {
    gatomicrefcount references;
    gint64 values[SOJOURN_N_THRESHOLDS];
};

G_DEFINE_BOXED_TYPE (SojournRuleSettings,
                     sojourn_rule_settings,
                     sojourn_rule_settings_ref,
                     sojourn_rule_settings_unref)

static const SojournThresholdInfo thresholds[] = {
    [SOJOURN_THRESHOLD_ASSESSMENT_AGE] = { "assessment-age-days", "R05",
                                           N_ ("Oldest assessment in a quote request"),
                                           SOJOURN_UNIT_DAYS, 90, 1, 3650,
                                           N_ ("Default of the application") },
    [SOJOURN_THRESHOLD_ASSESSMENT_AGE_FRESH] = { "assessment-age-fresh-days", "R05",
                                                 N_ ("Oldest assessment while the injury is fresh"),
                                                 SOJOURN_UNIT_DAYS, 30, 1, 3650,
                                                 N_ ("Default of the application") },
    [SOJOURN_THRESHOLD_FRESH_INJURY] = { "fresh-injury-months", "R05",
                                         N_ ("How long an injury is fresh"), SOJOURN_UNIT_MONTHS, 6,
                                         1, 120, N_ ("Default of the application") },
    [SOJOURN_THRESHOLD_VERIFICATION_AGE] = { "verification-age-days", "G08",
                                             N_ ("Oldest verification of a treatment option"),
                                             SOJOURN_UNIT_DAYS, 180, 1, 3650,
                                             N_ ("Default of the application") },
    [SOJOURN_THRESHOLD_RATE_AGE] = { "rate-age-working-days", "Q06",
                                     N_ ("Oldest exchange rate in a comparison"),
                                     SOJOURN_UNIT_WORKING_DAYS, 3, 0, 260,
                                     N_ ("The European Central Bank publishes a rate every working "
                                         "day") },
    [SOJOURN_THRESHOLD_PUNCTURE_WARN] = { "puncture-warn-hours", "T05",
                                          N_ ("Shortest wait between a dural puncture and a "
                                              "flight"),
                                          SOJOURN_UNIT_HOURS, 168, 1, 2160,
                                          N_ ("Aerospace Medical Association; case reports of "
                                              "headache in flight 7 days after") },
    [SOJOURN_THRESHOLD_PUNCTURE_BLOCK] = { "puncture-block-hours", "T05",
                                           N_ ("No flight this soon after a dural puncture"),
                                           SOJOURN_UNIT_HOURS, 24, 1, 2160,
                                           N_ ("Default of the application") },
    [SOJOURN_THRESHOLD_LONGEST_LEG] = { "longest-leg-hours", "T30", N_ ("Longest leg of a journey"),
                                        SOJOURN_UNIT_HOURS, 20, 1, 240,
                                        N_ ("Default of the application") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (thresholds) == SOJOURN_N_THRESHOLDS);

/**
 * sojourn_threshold_get_info:
 * @threshold: a threshold
 *
 * Returns: (transfer none): its description
 */
const SojournThresholdInfo *
sojourn_threshold_get_info (SojournThreshold threshold)
{
    g_return_val_if_fail ((guint)threshold < SOJOURN_N_THRESHOLDS, NULL);

    return &thresholds[threshold];
}

/**
 * sojourn_threshold_find:
 * @key: (nullable): a machine name
 * @threshold: (out): the threshold of that name
 *
 * Returns: %TRUE if there is one
 */
gboolean
sojourn_threshold_find (const char *key, SojournThreshold *threshold)
{
    for (guint i = 0; i < SOJOURN_N_THRESHOLDS; i++) {
        if (g_strcmp0 (thresholds[i].key, key) != 0)
            continue;
        *threshold = i;
        return TRUE;
    }
    return FALSE;
}

/**
 * sojourn_threshold_get_label:
 * @threshold: a threshold
 *
 * Returns: (transfer none): what it is, in the language of the user, without its unit
 */
const char *
sojourn_threshold_get_label (SojournThreshold threshold)
{
    return _ (sojourn_threshold_get_info (threshold)->label);
}

/**
 * sojourn_threshold_get_source:
 * @threshold: a threshold
 *
 * Returns: (transfer none): where its default comes from, in the language of the user
 */
const char *
sojourn_threshold_get_source (SojournThreshold threshold)
{
    return _ (sojourn_threshold_get_info (threshold)->source);
}

/**
 * sojourn_rule_settings_new:
 *
 * Returns: (transfer full): settings with the defaults
 */
SojournRuleSettings *
sojourn_rule_settings_new (void)
{
    SojournRuleSettings *self = g_new0 (SojournRuleSettings, 1);

    g_atomic_ref_count_init (&self->references);
    for (guint i = 0; i < SOJOURN_N_THRESHOLDS; i++)
        self->values[i] = thresholds[i].fallback;
    return self;
}

/**
 * sojourn_rule_settings_copy:
 * @self: settings
 *
 * Returns: (transfer full): settings with the same values that may be changed
 */
SojournRuleSettings *
sojourn_rule_settings_copy (const SojournRuleSettings *self)
{
    SojournRuleSettings *copy = sojourn_rule_settings_new ();

    for (guint i = 0; i < SOJOURN_N_THRESHOLDS; i++)
        copy->values[i] = self->values[i];
    return copy;
}

/**
 * sojourn_rule_settings_ref:
 * @self: settings
 *
 * Returns: (transfer full): @self
 */
SojournRuleSettings *
sojourn_rule_settings_ref (SojournRuleSettings *self)
{
    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_rule_settings_unref:
 * @self: (transfer full): settings
 *
 * Gives up a reference.
 */
void
sojourn_rule_settings_unref (SojournRuleSettings *self)
{
    if (g_atomic_ref_count_dec (&self->references))
        g_free (self);
}

/**
 * sojourn_rule_settings_get:
 * @self: (nullable): settings, or %NULL for the defaults
 * @threshold: a threshold
 *
 * Returns: its value, in the unit of its description
 */
gint64
sojourn_rule_settings_get (const SojournRuleSettings *self, SojournThreshold threshold)
{
    g_return_val_if_fail ((guint)threshold < SOJOURN_N_THRESHOLDS, 0);

    return self != NULL ? self->values[threshold] : thresholds[threshold].fallback;
}

/**
 * sojourn_rule_settings_set:
 * @self: settings that are not shared
 * @threshold: a threshold
 * @value: its new value, in the unit of its description
 * @error: return location for a %SOJOURN_DATA_ERROR_RANGE
 *
 * Sets a threshold.
 *
 * Returns: %TRUE on success; on failure @self is as before
 */
gboolean
sojourn_rule_settings_set (SojournRuleSettings *self,
                           SojournThreshold threshold,
                           gint64 value,
                           GError **error)
{
    const SojournThresholdInfo *info = sojourn_threshold_get_info (threshold);

    g_return_val_if_fail (info != NULL, FALSE);

    if (value < info->min || value > info->max) {
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
                     /* Translators: the name of a setting, the least and the greatest value */
                     _ ("“%s” goes from %d to %d"), _ (info->label), (int)info->min,
                     (int)info->max);
        return FALSE;
    }
    self->values[threshold] = value;
    return TRUE;
}
