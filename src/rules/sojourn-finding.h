/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-fields.h"
#include "sojourn-record.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SOJOURN_NO_FIELD:
 *
 * The field of a finding that is about a whole record.
 */
#define SOJOURN_NO_FIELD (-1)

/**
 * SojournPlace:
 * @kind: the kind of the record
 * @uuid: the record, or an empty text if it is not there yet and is to be made; of answers on the
 *   checklist the option they are about
 * @field: the field, or %SOJOURN_NO_FIELD
 *
 * Where something is entered: what a click on a finding or on a requirement jumps to.
 */
typedef struct {
    SojournKind kind;
    char uuid[37];
    int field;
} SojournPlace;

/**
 * SojournFinding:
 *
 * What a rule has to say about one record of a case, with the numbers that caused it. A finding
 * never judges a patient and never repeats a statement of a clinic as a fact.
 *
 * Reference-counted and immutable; safe to share between threads.
 */
typedef struct _SojournFinding SojournFinding;

#define SOJOURN_TYPE_FINDING (sojourn_finding_get_type ())
GType sojourn_finding_get_type (void);

SojournFinding *sojourn_finding_ref (SojournFinding *self);
void sojourn_finding_unref (SojournFinding *self);

const char *sojourn_finding_get_rule (const SojournFinding *self);
const char *sojourn_finding_get_title (const SojournFinding *self);
SojournSeverity sojourn_finding_get_severity (const SojournFinding *self);
const char *sojourn_finding_get_message (const SojournFinding *self);
const char *sojourn_finding_get_cure (const SojournFinding *self);

SojournKind sojourn_finding_get_subject_kind (const SojournFinding *self);
const char *sojourn_finding_get_subject (const SojournFinding *self);
const char *sojourn_finding_get_part (const SojournFinding *self);
const char *sojourn_finding_get_key (const SojournFinding *self);
const SojournPlace *sojourn_finding_get_place (const SojournFinding *self);
gboolean
sojourn_finding_get_earliest (const SojournFinding *self, gint64 *instant, const char **zone);

gboolean sojourn_finding_can_override (const SojournFinding *self);
gboolean sojourn_finding_is_overridden (const SojournFinding *self);
const char *sojourn_finding_get_override_name (const SojournFinding *self);
const char *sojourn_finding_get_override_reason (const SojournFinding *self);
gboolean sojourn_finding_is_blocking (const SojournFinding *self);

SojournRecord *sojourn_finding_new_override (const SojournFinding *self,
                                             const char *case_uuid,
                                             const char *name,
                                             const char *reason,
                                             gint64 now);

gboolean sojourn_findings_block (const GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournFinding, sojourn_finding_unref)

G_END_DECLS
