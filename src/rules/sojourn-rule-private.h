/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-rules.h"

G_BEGIN_DECLS

/*
 * SojournCheck:
 *
 * One evaluation under way: what the check functions read, and where they put what they find.
 */
typedef struct {
    const SojournSnapshot *snapshot;
    gint64 now;
    SojournDate today; /* in the zone of the case, else in UTC */
    const SojournRuleSettings *settings;
    gboolean acting;           /* an action asks at its moment */
    struct _SojournTrip *trip; /* (nullable) (owned): once it is asked for */
    const SojournRule *rule;   /* the one that is being checked */
    GPtrArray *findings;       /* (element-type SojournFinding) */
} SojournCheck;

/*
 * SojournRuleFunc:
 *
 * Looks at one record of #SojournRule.kind and adds what it finds. It allocates nothing unless it
 * finds something.
 */
typedef void (*SojournRuleFunc) (SojournCheck *check, const SojournRecord *record);

typedef enum {
    SOJOURN_OVERRIDE_ALLOWED,
    SOJOURN_OVERRIDE_NEVER,
} SojournOverridePolicy;

struct _SojournRule {
    const char *id;
    SojournSeverity severity; /* the heaviest it may have */
    const char *title;        /* untranslated */
    const char *source;       /* untranslated */
    char grade;               /* A law, standard, official; B professional; C weak, or our own */
    SojournOverridePolicy policy;
    SojournKind kind; /* what it looks at */
    SojournRuleFunc check;
};

/*
 * SojournRulePack:
 *
 * The rules of one subject, in the order of their ids.
 */
typedef struct {
    const SojournRule *rules;
    guint n_rules;
} SojournRulePack;

#define SOJOURN_RULE_PACK(table) { .rules = (table), .n_rules = G_N_ELEMENTS (table) }

extern const SojournRulePack sojourn_consent_rules;
extern const SojournRulePack sojourn_document_rules;
extern const SojournRulePack sojourn_eligibility_rules;
extern const SojournRulePack sojourn_neurology_rules;
extern const SojournRulePack sojourn_quote_rules;
extern const SojournRulePack sojourn_regulation_rules;
extern const SojournRulePack sojourn_travel_rules;

void sojourn_check_init (SojournCheck *check,
                         const SojournSnapshot *snapshot,
                         gint64 now,
                         const SojournRuleSettings *settings);
void sojourn_check_run (SojournCheck *check, const SojournRule *rule, const SojournRecord *record);
void sojourn_check_run_pack (SojournCheck *check,
                             const SojournRulePack *pack,
                             const SojournRecord *record);
GPtrArray *sojourn_check_finish (SojournCheck *check);

SojournFinding *sojourn_check_fire (SojournCheck *check,
                                    SojournSeverity severity,
                                    const SojournRecord *subject,
                                    int field,
                                    char *message);
gint64 sojourn_check_get_threshold (const SojournCheck *check, SojournThreshold threshold);
struct _SojournTrip *sojourn_check_get_trip (SojournCheck *check);
char *sojourn_check_dup_quote_name (const SojournSnapshot *snapshot, const SojournRecord *quote);
char *sojourn_check_dup_money (const SojournRecord *record, guint currency_field, gint64 minor);
const char *sojourn_check_get_label (const SojournRecord *record, guint field);
const char *sojourn_check_get_field_label (const SojournRecord *record, guint field);
gboolean sojourn_check_is (const SojournRecord *record, guint field, gint64 value);
gboolean sojourn_check_peek_date (const SojournRecord *record, guint field, SojournDate *date);
gboolean sojourn_check_peek_time (const SojournRecord *record, guint field, gint64 *instant);
gboolean sojourn_check_is_unsent (const SojournRecord *request);

G_END_DECLS
