/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-finding-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SojournFinding {
    gatomicrefcount references;
    const SojournRule *rule; /* (unowned): a row of a table */
    SojournSeverity severity;
    SojournKind subject_kind;
    char subject[37];
    char part[37];   /* empty: the subject as a whole */
    char aspect[37]; /* empty: all of it */
    SojournPlace place;
    char *message;         /* (owned) */
    const char *cure;      /* (nullable) (unowned): untranslated */
    gint64 earliest;       /* seconds; of use if earliest_zone is there */
    char *earliest_zone;   /* (nullable) (owned) */
    char *override_name;   /* (nullable) (owned): who overruled it */
    char *override_reason; /* (nullable) (owned) */
};

G_DEFINE_BOXED_TYPE (SojournFinding, sojourn_finding, sojourn_finding_ref, sojourn_finding_unref)

static void
copy_uuid (char target[37], const char *uuid)
{
    g_strlcpy (target, uuid != NULL ? uuid : "", 37);
}

/*
 * sojourn_finding_new:
 * @rule: the rule that fires
 * @severity: how much it weighs here
 * @subject: the record it is about
 * @field: the field of it to jump to, or %SOJOURN_NO_FIELD
 * @message: (transfer full): the sentence
 *
 * Returns: (transfer full): a finding that only its maker knows yet
 */
SojournFinding *
sojourn_finding_new (const SojournRule *rule,
                     SojournSeverity severity,
                     const SojournRecord *subject,
                     int field,
                     char *message)
{
    SojournFinding *self = g_new0 (SojournFinding, 1);

    g_atomic_ref_count_init (&self->references);
    self->rule = rule;
    self->severity = severity;
    self->subject_kind = sojourn_record_get_kind (subject);
    copy_uuid (self->subject, sojourn_record_get_uuid (subject));
    self->message = message;
    sojourn_finding_set_place (self, self->subject_kind, self->subject, field);
    return self;
}

/*
 * sojourn_finding_set_part:
 * @self: a finding that only its maker knows
 * @part: what of the subject it is about, such as one criterion of an option
 *
 * Tells findings of one rule about one subject apart, so that each is overruled for itself.
 */
void
sojourn_finding_set_part (SojournFinding *self, const SojournRecord *part)
{
    copy_uuid (self->part, sojourn_record_get_uuid (part));
}

/*
 * sojourn_finding_set_aspect:
 * @self: a finding that only its maker knows
 * @aspect: what of the subject it is about, in words that no language changes
 *
 * Tells findings of one rule about one subject apart where no record stands for each, so that each
 * is overruled for itself. The key becomes a UUID of version 8 (RFC 9562 §5.8), drawn from both.
 */
void
sojourn_finding_set_aspect (SojournFinding *self, const char *aspect)
{
    g_autofree char *both = g_strconcat (self->subject, "\n", aspect, NULL);
    g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);

    g_snprintf (self->aspect, sizeof self->aspect, "%.8s-%.4s-8%.3s-8%.3s-%.12s", digest,
                digest + 8, digest + 12, digest + 15, digest + 18);
}

/*
 * sojourn_finding_set_place:
 * @self: a finding that only its maker knows
 * @kind: the kind of the record to jump to
 * @uuid: (nullable): the record, or %NULL if it is to be made
 * @field: the field, or %SOJOURN_NO_FIELD
 */
void
sojourn_finding_set_place (SojournFinding *self, SojournKind kind, const char *uuid, int field)
{
    self->place.kind = kind;
    self->place.field = field;
    copy_uuid (self->place.uuid, uuid);
}

/*
 * sojourn_finding_set_cure:
 * @self: a finding that only its maker knows
 * @cure: what to do, marked with N_()
 */
void
sojourn_finding_set_cure (SojournFinding *self, const char *cure)
{
    self->cure = cure;
}

/*
 * sojourn_finding_set_earliest:
 * @self: a finding that only its maker knows
 * @instant: when the rule would no longer fire
 * @zone: the zone to show it in
 */
void
sojourn_finding_set_earliest (SojournFinding *self, gint64 instant, const char *zone)
{
    self->earliest = instant;
    g_set_str (&self->earliest_zone, zone);
}

/*
 * sojourn_finding_apply_override:
 * @self: a finding that only its maker knows
 * @override: an override of the case
 * @case_uuid: (nullable): the case: what an override without a subject is about
 *
 * Marks @self as overruled if @override is about it and was made when it weighed no less.
 */
void
sojourn_finding_apply_override (SojournFinding *self,
                                const SojournRecord *override,
                                const char *case_uuid)
{
    const char *subject = sojourn_record_get_text (override, SOJOURN_OVERRIDE_SUBJECT);
    gint64 severity =
        sojourn_record_get_integer (override, SOJOURN_OVERRIDE_SEVERITY, SOJOURN_SEVERITY_BLOCK);

    if (subject == NULL)
        subject = case_uuid;
    if (!sojourn_finding_can_override (self) || severity < (gint64)self->severity ||
        !sojourn_record_has (override, SOJOURN_OVERRIDE_REASON) ||
        g_strcmp0 (sojourn_record_get_text (override, SOJOURN_OVERRIDE_RULE), self->rule->id) ||
        g_strcmp0 (subject, sojourn_finding_get_key (self)))
        return;

    g_set_str (&self->override_name, sojourn_record_get_text (override, SOJOURN_OVERRIDE_NAME));
    g_set_str (&self->override_reason, sojourn_record_get_text (override, SOJOURN_OVERRIDE_REASON));
}

/*
 * sojourn_finding_compare:
 * @a: a pointer to a finding
 * @b: a pointer to a finding
 *
 * Returns: the order of two findings for people: what holds up an action first, then by weight,
 *   then by rule
 */
int
sojourn_finding_compare (gconstpointer a, gconstpointer b)
{
    const SojournFinding *left = *(SojournFinding *const *)a;
    const SojournFinding *right = *(SojournFinding *const *)b;
    gboolean left_over = sojourn_finding_is_overridden (left);
    gboolean right_over = sojourn_finding_is_overridden (right);

    if (left_over != right_over)
        return left_over ? 1 : -1;
    if (left->severity != right->severity)
        return left->severity < right->severity ? 1 : -1;
    return strcmp (left->rule->id, right->rule->id);
}

/**
 * sojourn_finding_ref:
 * @self: a finding
 *
 * Returns: (transfer full): @self
 */
SojournFinding *
sojourn_finding_ref (SojournFinding *self)
{
    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_finding_unref:
 * @self: (transfer full): a finding
 *
 * Gives up a reference.
 */
void
sojourn_finding_unref (SojournFinding *self)
{
    if (!g_atomic_ref_count_dec (&self->references))
        return;
    g_free (self->message);
    g_free (self->earliest_zone);
    g_free (self->override_name);
    g_free (self->override_reason);
    g_free (self);
}

/**
 * sojourn_finding_get_rule:
 * @self: a finding
 *
 * Returns: (transfer none): the id of its rule, such as `T05`
 */
const char *
sojourn_finding_get_rule (const SojournFinding *self)
{
    return self->rule->id;
}

/**
 * sojourn_finding_get_title:
 * @self: a finding
 *
 * Returns: (transfer none): the name of its rule, in the language of the user
 */
const char *
sojourn_finding_get_title (const SojournFinding *self)
{
    return sojourn_rule_get_title (self->rule);
}

/**
 * sojourn_finding_get_severity:
 * @self: a finding
 *
 * Returns: how much it weighs, whether or not it was overruled
 */
SojournSeverity
sojourn_finding_get_severity (const SojournFinding *self)
{
    return self->severity;
}

/**
 * sojourn_finding_get_message:
 * @self: a finding
 *
 * Returns: (transfer none): one sentence with the numbers that caused it, in the language the
 *   process had when it was found
 */
const char *
sojourn_finding_get_message (const SojournFinding *self)
{
    return self->message;
}

/**
 * sojourn_finding_get_cure:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): what to do, as the label of a button
 */
const char *
sojourn_finding_get_cure (const SojournFinding *self)
{
    return self->cure != NULL ? _ (self->cure) : NULL;
}

/**
 * sojourn_finding_get_subject_kind:
 * @self: a finding
 *
 * Returns: the kind of the record it is about
 */
SojournKind
sojourn_finding_get_subject_kind (const SojournFinding *self)
{
    return self->subject_kind;
}

/**
 * sojourn_finding_get_subject:
 * @self: a finding
 *
 * Returns: (transfer none): the UUID of the record it is about: where it is shown
 */
const char *
sojourn_finding_get_subject (const SojournFinding *self)
{
    return self->subject;
}

/**
 * sojourn_finding_get_part:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): the UUID of the part of the subject that it is about, such
 *   as one criterion of an option, or %NULL if it is about the subject as a whole
 */
const char *
sojourn_finding_get_part (const SojournFinding *self)
{
    return self->part[0] != '\0' ? self->part : NULL;
}

/**
 * sojourn_finding_get_key:
 * @self: a finding
 *
 * Returns: (transfer none): what overrides and tasks hold as their subject; with the rule it tells
 *   the findings of a case apart, but for several fields of one record
 */
const char *
sojourn_finding_get_key (const SojournFinding *self)
{
    if (self->aspect[0] != '\0')
        return self->aspect;
    return self->part[0] != '\0' ? self->part : self->subject;
}

/**
 * sojourn_finding_get_place:
 * @self: a finding
 *
 * Returns: (transfer none): where it is cured; never %NULL
 */
const SojournPlace *
sojourn_finding_get_place (const SojournFinding *self)
{
    return &self->place;
}

/**
 * sojourn_finding_get_earliest:
 * @self: a finding
 * @instant: (out) (optional): the earliest safe instant, in seconds since 1970-01-01T00:00:00Z
 * @zone: (out) (optional) (transfer none): the zone to show it in
 *
 * Returns: %TRUE if there is such an instant
 */
gboolean
sojourn_finding_get_earliest (const SojournFinding *self, gint64 *instant, const char **zone)
{
    if (self->earliest_zone == NULL)
        return FALSE;
    if (instant != NULL)
        *instant = self->earliest;
    if (zone != NULL)
        *zone = self->earliest_zone;
    return TRUE;
}

/**
 * sojourn_finding_can_override:
 * @self: a finding
 *
 * Returns: %TRUE if a person may overrule it with a reason
 */
gboolean
sojourn_finding_can_override (const SojournFinding *self)
{
    return sojourn_rule_can_override (self->rule);
}

/**
 * sojourn_finding_is_overridden:
 * @self: a finding
 *
 * Returns: %TRUE if a person overruled it
 */
gboolean
sojourn_finding_is_overridden (const SojournFinding *self)
{
    return self->override_name != NULL;
}

/**
 * sojourn_finding_get_override_name:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): who overruled it
 */
const char *
sojourn_finding_get_override_name (const SojournFinding *self)
{
    return self->override_name;
}

/**
 * sojourn_finding_get_override_reason:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): why it was overruled
 */
const char *
sojourn_finding_get_override_reason (const SojournFinding *self)
{
    return self->override_reason;
}

/**
 * sojourn_finding_is_blocking:
 * @self: a finding
 *
 * Returns: %TRUE if it holds up an action: it is a blocker that nobody overruled
 */
gboolean
sojourn_finding_is_blocking (const SojournFinding *self)
{
    return self->severity == SOJOURN_SEVERITY_BLOCK && !sojourn_finding_is_overridden (self);
}

/**
 * sojourn_finding_new_override:
 * @self: a finding that [method@Finding.can_override]
 * @case_uuid: the case
 * @name: who overrules it
 * @reason: why
 * @now: seconds since 1970-01-01T00:00:00Z
 *
 * Makes the record that overrules @self once it is stored. It holds while the finding weighs no
 * more than now.
 *
 * Returns: (transfer full): the record
 */
SojournRecord *
sojourn_finding_new_override (const SojournFinding *self,
                              const char *case_uuid,
                              const char *name,
                              const char *reason,
                              gint64 now)
{
    SojournRecord *override;

    g_return_val_if_fail (sojourn_finding_can_override (self), NULL);

    override = sojourn_record_new (SOJOURN_KIND_OVERRIDE);
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_CASE, case_uuid);
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_RULE, self->rule->id);
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_SUBJECT, sojourn_finding_get_key (self));
    sojourn_record_set_integer (override, SOJOURN_OVERRIDE_SEVERITY, self->severity);
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_REASON, reason);
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_NAME, name);
    sojourn_record_set_integer (override, SOJOURN_OVERRIDE_MADE_AT, now);
    return override;
}

/**
 * sojourn_findings_block:
 * @findings: (element-type SojournFinding): findings
 *
 * Returns: %TRUE if one of them is blocking
 */
gboolean
sojourn_findings_block (const GPtrArray *findings)
{
    for (guint i = 0; i < findings->len; i++) {
        if (sojourn_finding_is_blocking (findings->pdata[i]))
            return TRUE;
    }
    return FALSE;
}
