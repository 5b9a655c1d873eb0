/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-schema.h"

#include "sojourn-case-document-private.h"
#include "sojourn-field-json.h"
#include "sojourn-record-json-private.h"

#define UUID_PATTERN "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
#define LABEL_PATTERN "[a-z][a-z0-9-]{0,39}"
#define IDENTIFIER_PATTERN "^(" UUID_PATTERN "|" LABEL_PATTERN ")$"
#define REFERENCE_PATTERN "^(" UUID_PATTERN "|" LABEL_PATTERN "|key:.{1,80})$"
#define TIME_PATTERN                                                                               \
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$"

static void
set_string (SojournJsonWriter *writer, const char *pattern, gint64 max_length)
{
    sojourn_json_writer_set_string (writer, "type", "string");
    if (pattern != NULL)
        sojourn_json_writer_set_string (writer, "pattern", pattern);
    if (max_length == 0)
        return;
    sojourn_json_writer_set_int (writer, "minLength", 1);
    sojourn_json_writer_set_int (writer, "maxLength", max_length);
}

static void
set_integer (SojournJsonWriter *writer, gint64 min, gint64 max)
{
    sojourn_json_writer_set_string (writer, "type", "integer");
    sojourn_json_writer_set_int (writer, "minimum", min);
    sojourn_json_writer_set_int (writer, "maximum", max);
}

static void
set_nicks (SojournJsonWriter *writer, const SojournChoiceSet *choices)
{
    sojourn_json_writer_begin_array (writer, "enum");
    for (guint i = 0; i < choices->n_choices; i++)
        sojourn_json_writer_set_string (writer, NULL, choices->choices[i].nick);
    sojourn_json_writer_end (writer);
}

static void
set_codes (SojournJsonWriter *writer, const SojournField *field)
{
    sojourn_json_writer_set_string (writer, "type", "array");
    sojourn_json_writer_set_int (writer, "minItems", 1);
    sojourn_json_writer_set_int (writer, "maxItems", SOJOURN_FIELD_JSON_MAX_CODES);
    sojourn_json_writer_begin_object (writer, "items");
    if (field->choices != NULL)
        set_nicks (writer, field->choices);
    else
        set_string (writer, "^[a-z]{3}$", 0);
    sojourn_json_writer_end (writer);
}

static void
set_reference (SojournJsonWriter *writer, const SojournField *field)
{
    g_autofree char *comment =
        g_strconcat ("names one of ", sojourn_kind_get_info (field->target)->plural, NULL);

    sojourn_json_writer_set_string (writer, "$comment", comment);
    set_string (writer, REFERENCE_PATTERN, 0);
}

static void
set_type (SojournJsonWriter *writer, const SojournField *field)
{
    switch (field->type) {
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_PARAGRAPH:
        set_string (writer, field->flags & SOJOURN_FIELD_SUBJECT ? IDENTIFIER_PATTERN : NULL,
                    field->flags & SOJOURN_FIELD_SUBJECT ? 0 : field->max);
        break;
    case SOJOURN_FIELD_INTEGER:
        set_integer (writer, field->min, field->max);
        break;
    case SOJOURN_FIELD_MONEY:
        set_integer (writer, G_MININT64, G_MAXINT64);
        break;
    case SOJOURN_FIELD_BOOLEAN:
        sojourn_json_writer_set_string (writer, "type", "boolean");
        break;
    case SOJOURN_FIELD_CHOICE:
        set_nicks (writer, field->choices);
        break;
    case SOJOURN_FIELD_CODES:
        set_codes (writer, field);
        break;
    case SOJOURN_FIELD_DATE:
        set_string (writer, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", 0);
        break;
    case SOJOURN_FIELD_TIME:
        set_string (writer, TIME_PATTERN, 0);
        break;
    case SOJOURN_FIELD_ZONE:
        set_string (writer, NULL, 80);
        break;
    case SOJOURN_FIELD_COUNTRY:
        set_string (writer, "^[A-Z]{2}$", 0);
        break;
    case SOJOURN_FIELD_CURRENCY:
        set_string (writer, "^[A-Z]{3}$", 0);
        break;
    case SOJOURN_FIELD_REFERENCE:
        set_reference (writer, field);
        break;
    }
}

/* What a member means beyond its label; people who write files by hand read this. */
static const char *
get_hint (const SojournField *field)
{
    switch ((int)field->type) {
    case SOJOURN_FIELD_MONEY:
        return "in minor units of the currency";
    case SOJOURN_FIELD_ZONE:
        return "IANA time zone";
    case SOJOURN_FIELD_COUNTRY:
        return "ISO 3166-1 alpha-2";
    case SOJOURN_FIELD_CURRENCY:
        return "ISO 4217";
    case SOJOURN_FIELD_CODES:
        return field->choices == NULL ? "ISO 639-3" : NULL;
    default:
        return field->flags & SOJOURN_FIELD_CLAIM ? "a statement of the provider" : NULL;
    }
}

static void
write_field (SojournJsonWriter *writer, const SojournField *field)
{
    const char *hint = get_hint (field);
    g_autofree char *description =
        hint != NULL ? g_strdup_printf ("%s (%s)", field->label, hint) : g_strdup (field->label);

    sojourn_json_writer_begin_object (writer, field->name);
    sojourn_json_writer_set_string (writer, "description", description);
    set_type (writer, field);
    sojourn_json_writer_end (writer);
}

static void
write_required (SojournJsonWriter *writer, SojournKind kind)
{
    const SojournKindInfo *info = sojourn_kind_get_info (kind);

    sojourn_json_writer_begin_array (writer, "required");
    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].flags & SOJOURN_FIELD_REQUIRED &&
            !sojourn_record_json_implies (kind, i))
            sojourn_json_writer_set_string (writer, NULL, info->fields[i].name);
    }
    sojourn_json_writer_end (writer);
}

static void
write_kind (SojournJsonWriter *writer, SojournKind kind)
{
    const SojournKindInfo *info = sojourn_kind_get_info (kind);

    sojourn_json_writer_begin_object (writer, info->name);
    sojourn_json_writer_set_string (writer, "description", info->label);
    sojourn_json_writer_set_string (writer, "type", "object");
    write_required (writer, kind);
    sojourn_json_writer_set_boolean (writer, "additionalProperties", FALSE);
    sojourn_json_writer_begin_object (writer, "properties");
    sojourn_json_writer_begin_object (writer, "id");
    sojourn_json_writer_set_string (writer, "$ref", "#/$defs/identifier");
    sojourn_json_writer_end (writer);
    for (guint i = 0; i < info->n_fields; i++) {
        if (!sojourn_record_json_implies (kind, i))
            write_field (writer, &info->fields[i]);
    }
    sojourn_json_writer_end (writer);
    sojourn_json_writer_end (writer);
}

static void
write_reference_to_kind (SojournJsonWriter *writer, SojournKind kind)
{
    g_autofree char *path = g_strconcat ("#/$defs/", sojourn_kind_get_info (kind)->name, NULL);

    sojourn_json_writer_set_string (writer, "$ref", path);
}

static void
write_list (SojournJsonWriter *writer, SojournKind kind)
{
    sojourn_json_writer_begin_object (writer, sojourn_kind_get_info (kind)->plural);
    sojourn_json_writer_set_string (writer, "type", "array");
    sojourn_json_writer_set_int (writer, "maxItems", SOJOURN_CASE_MAX_RECORDS);
    sojourn_json_writer_begin_object (writer, "items");
    write_reference_to_kind (writer, kind);
    sojourn_json_writer_end (writer);
    sojourn_json_writer_end (writer);
}

static void
write_root_members (SojournJsonWriter *writer)
{
    sojourn_json_writer_begin_object (writer, "format");
    sojourn_json_writer_set_string (writer, "const", SOJOURN_CASE_FORMAT);
    sojourn_json_writer_end (writer);
    sojourn_json_writer_begin_object (writer, "version");
    sojourn_json_writer_set_int (writer, "const", SOJOURN_CASE_FORMAT_VERSION);
    sojourn_json_writer_end (writer);
    sojourn_json_writer_begin_object (writer, "case");
    write_reference_to_kind (writer, SOJOURN_KIND_CASE);
    sojourn_json_writer_end (writer);
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        if (sojourn_case_document_carries (kind))
            write_list (writer, kind);
    }
}

static void
write_definitions (SojournJsonWriter *writer)
{
    sojourn_json_writer_begin_object (writer, "identifier");
    sojourn_json_writer_set_string (writer, "description",
                                    "A UUID, or a short name that is replaced by a UUID on import");
    set_string (writer, IDENTIFIER_PATTERN, 0);
    sojourn_json_writer_end (writer);
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        if (kind == SOJOURN_KIND_CASE || sojourn_case_document_carries (kind))
            write_kind (writer, kind);
    }
}

/**
 * sojourn_case_document_dup_schema:
 *
 * Writes the JSON Schema (draft 2020-12) of a case document, as it is published in
 * docs/case.schema.json. What a schema cannot tell, such as whether the record that is referred to
 * is there, [func@case_document_read] checks as well.
 *
 * Returns: (transfer full): UTF-8, always the same bytes
 */
GBytes *
sojourn_case_document_dup_schema (void)
{
    static const char *const required[] = { "format", "version", "case", NULL };
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "$schema",
                                    "https://json-schema.org/draft/2020-12/schema");
    sojourn_json_writer_set_string (writer, "$id", "urn:sojourn:case:1");
    sojourn_json_writer_set_string (writer, "title", "A case of Sojourn");
    sojourn_json_writer_set_string (
        writer, "description",
        "One case of a medical-travel desk with all that belongs to it "
        "and all that it refers to. A value that is unknown is absent.");
    sojourn_json_writer_set_string (writer, "type", "object");
    sojourn_json_writer_set_strings (writer, "required", required);
    sojourn_json_writer_set_boolean (writer, "additionalProperties", FALSE);
    sojourn_json_writer_begin_object (writer, "properties");
    write_root_members (writer);
    sojourn_json_writer_end (writer);
    sojourn_json_writer_begin_object (writer, "$defs");
    write_definitions (writer);
    sojourn_json_writer_end (writer);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_PRETTY);
}
