/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-wire-request.h"

#include "sojourn-error.h"
#include "sojourn-quote-fields.h"
#include "sojourn-record.h"
#include "sojourn-wire-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_REF_CHARS 80
#define MAX_LANGUAGES 20
#define N_INCLUSIONS 14
#define N_FLAGS 10

/**
 * sojourn_wire_flags: (skip)
 *
 * The risks that a request names, %NULL at the end; each is the name of a field of a risk review.
 */
const char *const sojourn_wire_flags[] = {
    "dysreflexia",
    "thrombosis",
    "hydronephrosis",
    "epilepsy",
    "pregnancy",
    "severe_allergy",
    "arrhythmia",
    "active_infection",
    "malignancy",
    "prior_cell_therapy",
    NULL,
};

static const char *const payload_members[] = {
    "schema",  "client_ref", "replaces",    "clinic", "option",     "case_ref",  "age_y",
    "sex",     "country",    "condition",   "injury", "scores",     "flags",     "flags_unknown",
    "skin",    "mobility",   "ventilation", "window", "companions", "languages", "wants",
    "records", "respond_by", "message",     NULL,
};
static const char *const clinic_members[] = { "ref", "country", NULL };
static const char *const option_members[] = { "ref", "title", NULL };
static const char *const condition_members[] = { "code", "text", NULL };
static const char *const injury_members[] = { "days", "level", "ais", NULL };
static const char *const score_members[] = { "uems", "lems", "lt", "pp", "scim", NULL };
static const char *const window_members[] = { "from", "to", NULL };

/**
 * sojourn_wire_request_new:
 *
 * Makes a payload in which everything is unknown.
 *
 * Returns: (transfer full): the payload; its members are set by the caller
 */
SojournWireRequest *
sojourn_wire_request_new (void)
{
    SojournWireRequest *self = g_new0 (SojournWireRequest, 1);

    self->age_years = self->injury_days = self->companions = -1;
    self->uems = self->lems = self->lt = self->pp = self->scim = -1;
    self->records = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    return self;
}

/**
 * sojourn_wire_request_free:
 * @self: (transfer full): a payload
 *
 * Frees a payload and its members.
 */
void
sojourn_wire_request_free (SojournWireRequest *self)
{
    char *const texts[] = {
        self->client_ref,  self->replaces,     self->clinic_ref,     self->clinic_country,
        self->option_ref,  self->option_title, self->case_ref,       self->sex,
        self->country,     self->condition,    self->condition_text, self->level,
        self->ais,         self->skin,         self->mobility,       self->ventilation,
        self->window_from, self->window_to,    self->respond_by,     self->message,
    };

    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        g_free (texts[i]);
    g_strfreev (self->flags);
    g_strfreev (self->flags_unknown);
    g_strfreev (self->languages);
    g_strfreev (self->wants);
    g_ptr_array_unref (self->records);
    g_free (self);
}

static gboolean
is_ref (const char *text)
{
    for (; *text != '\0'; text++)
        if (!g_ascii_isalnum (*text) && strchr ("._:-", *text) == NULL)
            return FALSE;
    return TRUE;
}

static char *
dup_ref (SojournJsonReader *reader, const char *name)
{
    const char *text = sojourn_json_reader_get_string (reader, name, 1, MAX_REF_CHARS);

    if (!is_ref (text))
        sojourn_json_reader_fail (reader, name, SOJOURN_DATA_ERROR_INVALID, "%s",
                                  _ ("only letters, digits and . _ : - are expected here"));
    return g_strdup (text);
}

static char *
dup_country (SojournJsonReader *reader, const char *name)
{
    const char *text = sojourn_json_reader_get_string (reader, name, 2, 2);

    if (!g_ascii_isupper (text[0]) || !g_ascii_isupper (text[1]))
        sojourn_json_reader_fail (reader, name, SOJOURN_DATA_ERROR_REFERENCE, "%s",
                                  _ ("a country code like SE is expected here"));
    return g_strdup (text);
}

static char *
dup_nick (SojournJsonReader *reader, const char *name, const SojournChoiceSet *set)
{
    const char *text = sojourn_json_reader_get_optional_string (reader, name, MAX_REF_CHARS);

    if (text != NULL && !sojourn_choice_set_find (set, text, NULL))
        sojourn_json_reader_fail (reader, name, SOJOURN_DATA_ERROR_INVALID, "%s",
                                  _ ("this word is not known here"));
    return g_strdup (text);
}

static gint
get_optional (SojournJsonReader *reader, const char *name, gint max)
{
    gint64 number = -1;

    sojourn_json_reader_get_optional_int (reader, name, 0, max, &number);
    return (gint)number;
}

static gboolean
is_pseudonym (const char *text)
{
    if (!g_str_has_prefix (text, "q-"))
        return FALSE;
    for (const char *digit = text + 2; *digit != '\0'; digit++)
        if (!g_ascii_isxdigit (*digit) || g_ascii_isupper (*digit))
            return FALSE;
    return TRUE;
}

static void
read_case_ref (SojournWireRequest *self, SojournJsonReader *reader)
{
    const char *text = sojourn_json_reader_get_string (reader, "case_ref", 10, 34);

    if (!is_pseudonym (text))
        sojourn_json_reader_fail (reader, "case_ref", SOJOURN_DATA_ERROR_INVALID, "%s",
                                  _ ("a pseudonym like q-7f3a91c2 is expected here"));
    self->case_ref = g_strdup (text);
}

static void
read_references (SojournWireRequest *self, SojournJsonReader *reader)
{
    self->client_ref = g_strdup (sojourn_json_reader_get_id (reader, "client_ref"));
    if (sojourn_json_reader_has (reader, "replaces"))
        self->replaces = g_strdup (sojourn_json_reader_get_id (reader, "replaces"));

    sojourn_json_reader_begin_object (reader, "clinic");
    sojourn_json_reader_check_members (reader, clinic_members);
    self->clinic_ref = dup_ref (reader, "ref");
    self->clinic_country = dup_country (reader, "country");
    sojourn_json_reader_end (reader);

    sojourn_json_reader_begin_object (reader, "option");
    sojourn_json_reader_check_members (reader, option_members);
    self->option_ref = dup_ref (reader, "ref");
    self->option_title = g_strdup (sojourn_json_reader_get_optional_string (reader, "title", 200));
    sojourn_json_reader_end (reader);

    read_case_ref (self, reader);
}

static void
read_condition (SojournWireRequest *self, SojournJsonReader *reader)
{
    sojourn_json_reader_begin_object (reader, "condition");
    sojourn_json_reader_check_members (reader, condition_members);
    sojourn_json_reader_get_string (reader, "code", 1, MAX_REF_CHARS);
    self->condition = dup_nick (reader, "code", &sojourn_conditions);
    self->condition_text = g_strdup (sojourn_json_reader_get_optional_string (reader, "text", 500));
    sojourn_json_reader_end (reader);
}

static void
read_injury (SojournWireRequest *self, SojournJsonReader *reader)
{
    if (!sojourn_json_reader_has (reader, "injury"))
        return;

    sojourn_json_reader_begin_object (reader, "injury");
    sojourn_json_reader_check_members (reader, injury_members);
    self->injury_days = get_optional (reader, "days", 50000);
    self->level = dup_nick (reader, "level", &sojourn_levels);
    self->ais = dup_nick (reader, "ais", &sojourn_ais_grades);
    sojourn_json_reader_end (reader);
}

static void
read_scores (SojournWireRequest *self, SojournJsonReader *reader)
{
    if (!sojourn_json_reader_has (reader, "scores"))
        return;

    sojourn_json_reader_begin_object (reader, "scores");
    sojourn_json_reader_check_members (reader, score_members);
    self->uems = get_optional (reader, "uems", 50);
    self->lems = get_optional (reader, "lems", 50);
    self->lt = get_optional (reader, "lt", 112);
    self->pp = get_optional (reader, "pp", 112);
    self->scim = get_optional (reader, "scim", 100);
    sojourn_json_reader_end (reader);
}

static char **
read_flags (SojournJsonReader *reader, const char *name)
{
    char **flags = sojourn_json_reader_dup_strings (reader, name, N_FLAGS, MAX_REF_CHARS);

    for (gsize i = 0; flags[i] != NULL; i++)
        if (!g_strv_contains (sojourn_wire_flags, flags[i]))
            sojourn_json_reader_fail (reader, name, SOJOURN_DATA_ERROR_INVALID, "%s",
                                      _ ("this list holds a word that is not known here"));
    return flags;
}

static void
read_health (SojournWireRequest *self, SojournJsonReader *reader)
{
    self->age_years = get_optional (reader, "age_y", 130);
    self->sex = dup_nick (reader, "sex", &sojourn_sexes);
    if (sojourn_json_reader_has (reader, "country"))
        self->country = dup_country (reader, "country");
    read_condition (self, reader);
    read_injury (self, reader);
    read_scores (self, reader);
    self->flags = read_flags (reader, "flags");
    self->flags_unknown = read_flags (reader, "flags_unknown");
    self->skin = dup_nick (reader, "skin", &sojourn_skins);
    self->mobility = dup_nick (reader, "mobility", &sojourn_mobilities);
    self->ventilation = dup_nick (reader, "ventilation", &sojourn_ventilations);
}

static void
read_window (SojournWireRequest *self, SojournJsonReader *reader)
{
    if (!sojourn_json_reader_has (reader, "window"))
        return;

    sojourn_json_reader_begin_object (reader, "window");
    sojourn_json_reader_check_members (reader, window_members);
    self->window_from = g_strdup (sojourn_json_reader_get_date (reader, "from"));
    self->window_to = g_strdup (sojourn_json_reader_get_date (reader, "to"));
    if (strcmp (self->window_from, self->window_to) > 0)
        sojourn_json_reader_fail (reader, "to", SOJOURN_DATA_ERROR_RANGE, "%s",
                                  _ ("the last day is before the first"));
    sojourn_json_reader_end (reader);
}

static char **
read_languages (SojournJsonReader *reader)
{
    char **codes = sojourn_json_reader_dup_strings (reader, "languages", MAX_LANGUAGES, 3);

    for (gsize i = 0; codes[i] != NULL; i++)
        if (strlen (codes[i]) != 3 || strspn (codes[i], "abcdefghijklmnopqrstuvwxyz") != 3)
            sojourn_json_reader_fail (reader, "languages", SOJOURN_DATA_ERROR_REFERENCE, "%s",
                                      _ ("language codes like swe are expected here"));
    return codes;
}

static char **
read_wants (SojournJsonReader *reader)
{
    char **wants = sojourn_json_reader_dup_strings (reader, "wants", N_INCLUSIONS, MAX_REF_CHARS);

    for (gsize i = 0; wants[i] != NULL; i++)
        if (!sojourn_choice_set_find (&sojourn_inclusion_categories, wants[i], NULL))
            sojourn_json_reader_fail (reader, "wants", SOJOURN_DATA_ERROR_INVALID, "%s",
                                      _ ("this list holds a word that is not known here"));
    return wants;
}

static void
read_wishes (SojournWireRequest *self, SojournJsonReader *reader)
{
    read_window (self, reader);
    self->companions = get_optional (reader, "companions", 20);
    self->languages = read_languages (reader);
    self->wants = read_wants (reader);
    g_ptr_array_unref (self->records);
    self->records = sojourn_wire_records_read (reader, "records");
    self->respond_by = g_strdup (sojourn_json_reader_get_optional_date (reader, "respond_by"));
    self->message = g_strdup (
        sojourn_json_reader_get_optional_string (reader, "message", SOJOURN_WIRE_MAX_MESSAGE));
}

/**
 * sojourn_wire_request_read:
 * @reader: a reader whose cursor is at the payload
 *
 * Reads a payload of schema %SOJOURN_WIRE_SCHEMA. Every object in it is closed: a member that is
 * not known is refused, so that nothing travels that nobody meant to send.
 *
 * Returns: (transfer full) (nullable): the payload, or %NULL if @reader has failed;
 *   %SOJOURN_DATA_ERROR_UNKNOWN_VERSION stands for another schema
 */
SojournWireRequest *
sojourn_wire_request_read (SojournJsonReader *reader)
{
    g_autoptr (SojournWireRequest) self = sojourn_wire_request_new ();

    g_return_val_if_fail (reader != NULL, NULL);

    if (sojourn_json_reader_get_int (reader, "schema", 1, G_MAXINT) > SOJOURN_WIRE_SCHEMA)
        sojourn_json_reader_fail (reader, "schema", SOJOURN_DATA_ERROR_UNKNOWN_VERSION, "%s",
                                  _ ("this schema is newer than the one known here"));
    sojourn_json_reader_check_members (reader, payload_members);
    read_references (self, reader);
    read_health (self, reader);
    read_wishes (self, reader);

    return sojourn_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

static void
write_optional_int (SojournJsonWriter *writer, const char *name, gint value)
{
    if (value >= 0)
        sojourn_json_writer_set_int (writer, name, value);
}

static void
write_optional_strings (SojournJsonWriter *writer, const char *name, char **values)
{
    if (values != NULL && values[0] != NULL)
        sojourn_json_writer_set_strings (writer, name, (const char *const *)values);
}

static void
write_references (const SojournWireRequest *self, SojournJsonWriter *writer)
{
    sojourn_json_writer_set_int (writer, "schema", SOJOURN_WIRE_SCHEMA);
    sojourn_json_writer_set_string (writer, "client_ref", self->client_ref);
    sojourn_json_writer_set_optional_string (writer, "replaces", self->replaces);

    sojourn_json_writer_begin_object (writer, "clinic");
    sojourn_json_writer_set_string (writer, "ref", self->clinic_ref);
    sojourn_json_writer_set_string (writer, "country", self->clinic_country);
    sojourn_json_writer_end (writer);

    sojourn_json_writer_begin_object (writer, "option");
    sojourn_json_writer_set_string (writer, "ref", self->option_ref);
    sojourn_json_writer_set_optional_string (writer, "title", self->option_title);
    sojourn_json_writer_end (writer);

    sojourn_json_writer_set_string (writer, "case_ref", self->case_ref);
}

static void
write_injury (const SojournWireRequest *self, SojournJsonWriter *writer)
{
    if (self->injury_days < 0 && self->level == NULL && self->ais == NULL)
        return;

    sojourn_json_writer_begin_object (writer, "injury");
    write_optional_int (writer, "days", self->injury_days);
    sojourn_json_writer_set_optional_string (writer, "level", self->level);
    sojourn_json_writer_set_optional_string (writer, "ais", self->ais);
    sojourn_json_writer_end (writer);
}

static void
write_scores (const SojournWireRequest *self, SojournJsonWriter *writer)
{
    if (self->uems < 0 && self->lems < 0 && self->lt < 0 && self->pp < 0 && self->scim < 0)
        return;

    sojourn_json_writer_begin_object (writer, "scores");
    write_optional_int (writer, "uems", self->uems);
    write_optional_int (writer, "lems", self->lems);
    write_optional_int (writer, "lt", self->lt);
    write_optional_int (writer, "pp", self->pp);
    write_optional_int (writer, "scim", self->scim);
    sojourn_json_writer_end (writer);
}

static void
write_health (const SojournWireRequest *self, SojournJsonWriter *writer)
{
    write_optional_int (writer, "age_y", self->age_years);
    sojourn_json_writer_set_optional_string (writer, "sex", self->sex);
    sojourn_json_writer_set_optional_string (writer, "country", self->country);

    sojourn_json_writer_begin_object (writer, "condition");
    sojourn_json_writer_set_string (writer, "code", self->condition);
    sojourn_json_writer_set_optional_string (writer, "text", self->condition_text);
    sojourn_json_writer_end (writer);

    write_injury (self, writer);
    write_scores (self, writer);
    write_optional_strings (writer, "flags", self->flags);
    write_optional_strings (writer, "flags_unknown", self->flags_unknown);
    sojourn_json_writer_set_optional_string (writer, "skin", self->skin);
    sojourn_json_writer_set_optional_string (writer, "mobility", self->mobility);
    sojourn_json_writer_set_optional_string (writer, "ventilation", self->ventilation);
}

static void
write_wishes (const SojournWireRequest *self, SojournJsonWriter *writer)
{
    if (self->window_from != NULL) {
        sojourn_json_writer_begin_object (writer, "window");
        sojourn_json_writer_set_string (writer, "from", self->window_from);
        sojourn_json_writer_set_string (writer, "to", self->window_to);
        sojourn_json_writer_end (writer);
    }
    write_optional_int (writer, "companions", self->companions);
    write_optional_strings (writer, "languages", self->languages);
    write_optional_strings (writer, "wants", self->wants);
    if (self->records->len > 0)
        sojourn_wire_records_write (self->records, writer, "records");
    sojourn_json_writer_set_optional_string (writer, "respond_by", self->respond_by);
    sojourn_json_writer_set_optional_string (writer, "message", self->message);
}

/**
 * sojourn_wire_request_to_bytes:
 * @self: a payload that is complete
 * @layout: compact to send, pretty to show; what is shown is what is sent
 *
 * Writes the body of `POST /v1/quote-requests`. What is unknown is left out.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
sojourn_wire_request_to_bytes (const SojournWireRequest *self, SojournJsonLayout layout)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    g_return_val_if_fail (self != NULL, NULL);

    sojourn_json_writer_begin_object (writer, NULL);
    write_references (self, writer);
    write_health (self, writer);
    write_wishes (self, writer);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, layout);
}
