/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The thresholds of the rules that an agency may set. */
typedef enum {
    SOJOURN_THRESHOLD_ASSESSMENT_AGE,
    SOJOURN_THRESHOLD_ASSESSMENT_AGE_FRESH,
    SOJOURN_THRESHOLD_FRESH_INJURY,
    SOJOURN_THRESHOLD_VERIFICATION_AGE,
    SOJOURN_THRESHOLD_RATE_AGE,
    SOJOURN_THRESHOLD_PUNCTURE_WARN,
    SOJOURN_THRESHOLD_PUNCTURE_BLOCK,
    SOJOURN_THRESHOLD_LONGEST_LEG,
} SojournThreshold;

#define SOJOURN_N_THRESHOLDS (SOJOURN_THRESHOLD_LONGEST_LEG + 1)

/**
 * SojournThresholdUnit:
 *
 * What a threshold counts.
 */
typedef enum {
    SOJOURN_UNIT_HOURS,
    SOJOURN_UNIT_DAYS,
    SOJOURN_UNIT_WORKING_DAYS,
    SOJOURN_UNIT_MONTHS,
} SojournThresholdUnit;

/**
 * SojournThresholdInfo:
 * @key: the machine name, as in settings: `puncture-warn-hours`
 * @rule: the rule it belongs to
 * @label: what it is, untranslated
 * @unit: what it counts
 * @fallback: its default
 * @min: the least value
 * @max: the greatest value
 * @source: where the default comes from, untranslated
 *
 * The description of a threshold.
 */
typedef struct {
    const char *key;
    const char *rule;
    const char *label;
    SojournThresholdUnit unit;
    gint64 fallback;
    gint64 min;
    gint64 max;
    const char *source;
} SojournThresholdInfo;

/**
 * SojournRuleSettings:
 *
 * The thresholds in force. Reference-counted; set it up before it is shared between threads, and
 * copy it to change it later.
 */
typedef struct _SojournRuleSettings SojournRuleSettings;

#define SOJOURN_TYPE_RULE_SETTINGS (sojourn_rule_settings_get_type ())
GType sojourn_rule_settings_get_type (void);

SojournRuleSettings *sojourn_rule_settings_new (void);
SojournRuleSettings *sojourn_rule_settings_copy (const SojournRuleSettings *self);
SojournRuleSettings *sojourn_rule_settings_ref (SojournRuleSettings *self);
void sojourn_rule_settings_unref (SojournRuleSettings *self);

gint64 sojourn_rule_settings_get (const SojournRuleSettings *self, SojournThreshold threshold);
gboolean sojourn_rule_settings_set (SojournRuleSettings *self,
                                    SojournThreshold threshold,
                                    gint64 value,
                                    GError **error);

const SojournThresholdInfo *sojourn_threshold_get_info (SojournThreshold threshold);
gboolean sojourn_threshold_find (const char *key, SojournThreshold *threshold);
const char *sojourn_threshold_get_label (SojournThreshold threshold);
const char *sojourn_threshold_get_source (SojournThreshold threshold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournRuleSettings, sojourn_rule_settings_unref)

G_END_DECLS
