/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-finding-report.h"

#include "sojourn-gate.h"
#include "sojourn-output.h"
#include "sojourn-rules.h"
#include "sojourn-time.h"

#include <glib/gi18n.h>

struct _SojournFindingReport {
    gint64 now;                /* in seconds since 1970-01-01T00:00:00Z */
    SojournJsonWriter *writer; /* (owned) (nullable): %NULL when people read */
    gboolean gates;            /* what each case lacks for its next stage is shown as well */
    guint n_cases;
    guint n_findings;
    guint n_blocking;
};

/**
 * sojourn_finding_report_new:
 * @now: the instant the rules look from, in seconds since 1970-01-01T00:00:00Z
 * @json: whether a program reads
 *
 * Returns: (transfer full): an empty report
 */
SojournFindingReport *
sojourn_finding_report_new (gint64 now, gboolean json)
{
    SojournFindingReport *self = g_new0 (SojournFindingReport, 1);
    g_autofree char *instant = sojourn_time_format (now);

    self->now = now;
    if (json) {
        self->writer = sojourn_json_writer_new ();
        sojourn_json_writer_begin_object (self->writer, NULL);
        sojourn_json_writer_set_string (self->writer, "at", instant);
        sojourn_json_writer_begin_array (self->writer, "cases");
    }
    return self;
}

/**
 * sojourn_finding_report_free:
 * @self: (transfer full): a report
 *
 * Frees the report.
 */
void
sojourn_finding_report_free (SojournFindingReport *self)
{
    g_clear_pointer (&self->writer, sojourn_json_writer_free);
    g_free (self);
}

/**
 * sojourn_finding_report_show_gates:
 * @self: an empty report
 *
 * Has it also show what each case must have to go on from the stage it is in.
 */
void
sojourn_finding_report_show_gates (SojournFindingReport *self)
{
    self->gates = TRUE;
}

static const char *
get_severity_nick (const SojournFinding *finding)
{
    return sojourn_choice_set_get_nick (&sojourn_severities,
                                        sojourn_finding_get_severity (finding));
}

static const char *
get_field_name (const SojournPlace *place)
{
    return place->field == SOJOURN_NO_FIELD
               ? NULL
               : sojourn_kind_get_field (place->kind, (guint)place->field)->name;
}

/* Where something is entered; without an id it is yet to be made. */
static void
write_place (SojournJsonWriter *writer, const SojournPlace *place)
{
    sojourn_json_writer_begin_object (writer, "place");
    sojourn_json_writer_set_string (writer, "kind", sojourn_kind_get_info (place->kind)->name);
    sojourn_json_writer_set_optional_string (writer, "id", *place->uuid ? place->uuid : NULL);
    sojourn_json_writer_set_optional_string (writer, "field", get_field_name (place));
    sojourn_json_writer_end (writer);
}

static void
write_earliest (SojournJsonWriter *writer, const SojournFinding *finding)
{
    g_autofree char *text = NULL;
    const char *zone;
    gint64 instant;

    if (!sojourn_finding_get_earliest (finding, &instant, &zone))
        return;
    text = sojourn_time_format (instant);
    sojourn_json_writer_set_string (writer, "earliest_at", text);
    sojourn_json_writer_set_string (writer, "earliest_zone", zone);
}

static void
write_finding (SojournJsonWriter *writer, const SojournFinding *finding)
{
    SojournKind kind = sojourn_finding_get_subject_kind (finding);

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "rule", sojourn_finding_get_rule (finding));
    sojourn_json_writer_set_string (writer, "severity", get_severity_nick (finding));
    sojourn_json_writer_set_boolean (writer, "blocking", sojourn_finding_is_blocking (finding));
    sojourn_json_writer_set_boolean (writer, "overridden", sojourn_finding_is_overridden (finding));
    sojourn_json_writer_set_string (writer, "message", sojourn_finding_get_message (finding));
    sojourn_json_writer_set_optional_string (writer, "cure", sojourn_finding_get_cure (finding));
    sojourn_json_writer_set_string (writer, "kind", sojourn_kind_get_info (kind)->name);
    sojourn_json_writer_set_string (writer, "subject", sojourn_finding_get_subject (finding));
    sojourn_json_writer_set_string (writer, "key", sojourn_finding_get_key (finding));
    write_place (writer, sojourn_finding_get_place (finding));
    write_earliest (writer, finding);
    sojourn_json_writer_end (writer);
}

static void
write_gate (SojournJsonWriter *writer, const GPtrArray *gate)
{
    sojourn_json_writer_begin_array (writer, "gate");
    for (guint i = 0; i < gate->len; i++) {
        const SojournRequirement *requirement = gate->pdata[i];

        sojourn_json_writer_begin_object (writer, NULL);
        sojourn_json_writer_set_boolean (writer, "met", requirement->met);
        sojourn_json_writer_set_string (writer, "text", requirement->text);
        write_place (writer, &requirement->place);
        sojourn_json_writer_end (writer);
    }
    sojourn_json_writer_end (writer);
}

static void
write_case (SojournFindingReport *self,
            const SojournRecord *record,
            const char *place,
            const GPtrArray *findings,
            const GPtrArray *gate)
{
    gint64 stage = sojourn_record_get_integer (record, SOJOURN_CASE_STAGE, 0);

    sojourn_json_writer_begin_object (self->writer, NULL);
    sojourn_json_writer_set_string (self->writer, "id", sojourn_record_get_uuid (record));
    sojourn_json_writer_set_optional_string (self->writer, "ref",
                                             sojourn_record_get_text (record, SOJOURN_CASE_REF));
    sojourn_json_writer_set_optional_string (self->writer, "place", place);
    sojourn_json_writer_set_string (self->writer, "stage",
                                    sojourn_choice_set_get_nick (&sojourn_stages, stage));
    sojourn_json_writer_begin_array (self->writer, "findings");
    for (guint i = 0; i < findings->len; i++)
        write_finding (self->writer, findings->pdata[i]);
    sojourn_json_writer_end (self->writer);
    if (gate != NULL)
        write_gate (self->writer, gate);
    sojourn_json_writer_end (self->writer);
}

static void
print_override (const SojournFinding *finding)
{
    g_autofree char *name = sojourn_output_dup_plain (sojourn_finding_get_override_name (finding));
    g_autofree char *reason =
        sojourn_output_dup_plain (sojourn_finding_get_override_reason (finding));

    /* Translators: who overruled a finding, and why */
    g_print (_ ("    Overruled by %s: %s"), name, reason);
    g_print ("\n");
}

static void
print_finding (const SojournFinding *finding)
{
    const char *severity =
        sojourn_choice_set_get_label (&sojourn_severities, sojourn_finding_get_severity (finding));
    g_autofree char *message = sojourn_output_dup_plain (sojourn_finding_get_message (finding));

    /* Translators: the weight of a finding, its rule, such as “T05”, and what it says */
    g_print (_ ("  %s %s: %s"), severity, sojourn_finding_get_rule (finding), message);
    g_print ("\n");
    if (sojourn_finding_is_overridden (finding))
        print_override (finding);
    else if (sojourn_finding_get_cure (finding) != NULL)
        g_print ("    → %s\n", sojourn_finding_get_cure (finding));
}

static void
print_gate (const SojournRecord *record, const GPtrArray *gate)
{
    gint64 stage = sojourn_record_get_integer (record, SOJOURN_CASE_STAGE, 0);

    /* Translators: the stage of a case */
    g_print (_ ("  To go on from the stage “%s”:"),
             sojourn_choice_set_get_label (&sojourn_stages, stage));
    g_print ("\n");
    for (guint i = 0; i < gate->len; i++) {
        const SojournRequirement *requirement = gate->pdata[i];

        g_print ("    %s %s\n", requirement->met ? "✓" : "✗", requirement->text);
    }
}

static void
print_case (const SojournRecord *record,
            const char *place,
            const GPtrArray *findings,
            const GPtrArray *gate)
{
    const char *ref = sojourn_record_get_text (record, SOJOURN_CASE_REF);
    g_autofree char *title =
        sojourn_output_dup_plain (ref != NULL ? ref : sojourn_record_get_uuid (record));

    if (findings->len == 0 && gate == NULL)
        return;
    if (place != NULL)
        g_print ("%s (%s)\n", title, place);
    else
        g_print ("%s\n", title);
    for (guint i = 0; i < findings->len; i++)
        print_finding (findings->pdata[i]);
    if (gate != NULL && gate->len > 0)
        print_gate (record, gate);
}

/**
 * sojourn_finding_report_check:
 * @self: a report
 * @snapshot: a case
 * @place: (nullable): where it comes from
 *
 * Looks at a case with every rule and prints or keeps what is found. A case without a finding is
 * not printed, only counted.
 */
void
sojourn_finding_report_check (SojournFindingReport *self,
                              const SojournSnapshot *snapshot,
                              const char *place)
{
    const SojournRecord *record = sojourn_snapshot_get_case (snapshot);
    g_autoptr (GPtrArray) findings = sojourn_rules_evaluate (snapshot, self->now, NULL);
    g_autoptr (GPtrArray) gate =
        self->gates ? sojourn_gate_evaluate (snapshot, findings, self->now, NULL) : NULL;

    self->n_cases++;
    self->n_findings += findings->len;
    for (guint i = 0; i < findings->len; i++)
        self->n_blocking += sojourn_finding_is_blocking (findings->pdata[i]);

    if (self->writer != NULL)
        write_case (self, record, place, findings, gate);
    else
        print_case (record, place, findings, gate);
}

/**
 * sojourn_finding_report_blocks:
 * @self: a report
 *
 * Returns: whether a finding was a blocker that nobody has overruled
 */
gboolean
sojourn_finding_report_blocks (const SojournFindingReport *self)
{
    return self->n_blocking > 0;
}

static void
print_sum (const SojournFindingReport *self)
{
    g_autofree char *cases =
        g_strdup_printf (ngettext ("%u case", "%u cases", self->n_cases), self->n_cases);
    g_autofree char *findings = g_strdup_printf (
        ngettext ("%u finding", "%u findings", self->n_findings), self->n_findings);
    g_autofree char *blockers = g_strdup_printf (
        ngettext ("%u open blocker", "%u open blockers", self->n_blocking), self->n_blocking);

    /* Translators: numbers with their nouns: “2 cases: 5 findings, 1 open blocker” */
    g_print (_ ("%s: %s, %s"), cases, findings, blockers);
    g_print ("\n");
}

/**
 * sojourn_finding_report_finish:
 * @self: a report
 *
 * Prints the sum, or the JSON text. Nothing is added afterwards.
 */
void
sojourn_finding_report_finish (SojournFindingReport *self)
{
    if (self->writer == NULL) {
        print_sum (self);
        return;
    }
    sojourn_json_writer_end (self->writer);
    sojourn_json_writer_set_int (self->writer, "blocking", self->n_blocking);
    sojourn_json_writer_end (self->writer);
    sojourn_output_json (self->writer, SOJOURN_JSON_PRETTY);
}
