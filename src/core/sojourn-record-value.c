/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-record-value.h"

#include "sojourn-currency.h"
#include "sojourn-date.h"
#include "sojourn-error.h"
#include "sojourn-id.h"
#include "sojourn-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Values between memory and the machine formats: the database, files, the history. */

static gboolean
parse_boolean (const char *text, gint64 *value)
{
    *value = g_str_equal (text, "true");
    return *value || g_str_equal (text, "false");
}

/**
 * sojourn_record_dup_value:
 * @self: a record
 * @field: a field
 *
 * Writes a value in its machine form: ISO 8601 for dates and instants, `true` or `false`, the nick
 * of a choice, digits for numbers and for money in minor units.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if the value is unknown
 */
char *
sojourn_record_dup_value (const SojournRecord *self, guint field)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (self), field);
    gint64 number;

    if (!sojourn_record_has (self, field))
        return NULL;
    if (!sojourn_field_is_number (info))
        return g_strdup (sojourn_record_get_text (self, field));

    number = sojourn_record_get_integer (self, field, 0);
    switch ((int)info->type) {
    case SOJOURN_FIELD_BOOLEAN:
        return g_strdup (number ? "true" : "false");
    case SOJOURN_FIELD_CHOICE:
        return g_strdup (sojourn_choice_set_get_nick (info->choices, number));
    case SOJOURN_FIELD_DATE:
        return sojourn_date_format (number);
    case SOJOURN_FIELD_TIME:
        return sojourn_time_format (number);
    default:
        return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

static gboolean
parse_number (const SojournField *field, const char *text, gint64 *number)
{
    switch ((int)field->type) {
    case SOJOURN_FIELD_BOOLEAN:
        return parse_boolean (text, number);
    case SOJOURN_FIELD_CHOICE:
        return sojourn_choice_set_find (field->choices, text, number);
    case SOJOURN_FIELD_DATE:
        return sojourn_date_parse (text, number, NULL);
    case SOJOURN_FIELD_TIME:
        return sojourn_time_parse (text, number, NULL);
    default:
        return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, number, NULL);
    }
}

/**
 * sojourn_record_set_value:
 * @self: a record that is not sealed
 * @field: a field
 * @value: (nullable): the value in its machine form, as [method@Record.dup_value] writes it; %NULL
 *   makes it unknown
 * @error: return location for a %SOJOURN_DATA_ERROR_INVALID
 *
 * Sets a value from its machine form. Ranges are checked by [func@record_validate].
 *
 * Returns: %TRUE on success; on failure @self is as before
 */
gboolean
sojourn_record_set_value (SojournRecord *self, guint field, const char *value, GError **error)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (self), field);
    gint64 number;

    if (value == NULL) {
        sojourn_record_clear (self, field);
        return TRUE;
    }
    if (!sojourn_field_is_number (info)) {
        sojourn_record_set_text (self, field, value);
        return TRUE;
    }
    if (!parse_number (info, value, &number)) {
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                     /* Translators: %s is the name of a field, such as “Date of Birth” */
                     _ ("“%s” has a value that cannot be read"), sojourn_field_get_label (info));
        return FALSE;
    }
    sojourn_record_set_integer (self, field, number);
    return TRUE;
}

static gboolean
refuse (const SojournField *field, SojournDataError code, const char *format, GError **error)
{
    g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    message = g_strdup_printf (format, sojourn_field_get_label (field));
#pragma GCC diagnostic pop
    g_set_error_literal (error, SOJOURN_DATA_ERROR, code, message);
    return FALSE;
}

static gboolean
check_length (const SojournField *field, const char *text, GError **error)
{
    if (!g_utf8_validate (text, -1, NULL))
        return refuse (field, SOJOURN_DATA_ERROR_INVALID,
                       /* Translators: %s is the name of a field */
                       _ ("“%s” is not readable text"), error);
    if (g_utf8_strlen (text, -1) <= field->max)
        return TRUE;
    g_set_error (
        error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_TOO_LARGE,
        /* Translators: %s is the name of a field, %d a number of characters */
        ngettext ("“%s” has room for %d character", "“%s” has room for %d characters", field->max),
        sojourn_field_get_label (field), (int)field->max);
    return FALSE;
}

static gboolean
is_code (const char *text, gsize length, gboolean upper)
{
    if (strlen (text) != length)
        return FALSE;
    for (gsize i = 0; i < length; i++) {
        if (!(upper ? g_ascii_isupper (text[i]) : g_ascii_islower (text[i])))
            return FALSE;
    }
    return TRUE;
}

static gboolean
are_codes (const SojournField *field, const char *text)
{
    g_auto (GStrv) codes = g_strsplit (text, " ", -1);

    for (guint i = 0; codes[i] != NULL; i++) {
        if (field->choices != NULL ? !sojourn_choice_set_find (field->choices, codes[i], NULL)
                                   : !is_code (codes[i], 3, FALSE))
            return FALSE;
    }
    return TRUE;
}

static gboolean
check_text (const SojournField *field, const char *text, GError **error)
{
    gboolean good = TRUE;

    switch ((int)field->type) {
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_PARAGRAPH:
        return check_length (field, text, error);
    case SOJOURN_FIELD_CODES:
        good = are_codes (field, text);
        break;
    case SOJOURN_FIELD_ZONE:
        good = sojourn_zone_is_valid (text);
        break;
    case SOJOURN_FIELD_COUNTRY:
        good = is_code (text, 2, TRUE);
        break;
    case SOJOURN_FIELD_CURRENCY:
        good = sojourn_currency_is_valid (text);
        break;
    case SOJOURN_FIELD_REFERENCE:
        good = sojourn_id_is_valid (text);
        break;
    }
    /* Translators: %s is the name of a field, such as “Time Zone of the Clinic” */
    return good ||
           refuse (field, SOJOURN_DATA_ERROR_INVALID, _ ("“%s” is not a known code"), error);
}

/* The numbers go in as texts: a message cannot hold the macro of a 64-bit format. */
static gboolean
refuse_number (const SojournField *field, gint64 number, GError **error)
{
    g_autofree char *entered = g_strdup_printf ("%" G_GINT64_FORMAT, number);
    g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, field->min);
    g_autofree char *greatest = g_strdup_printf ("%" G_GINT64_FORMAT, field->max);

    g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
                 /* Translators: the name of a field, then the number entered, the least and the
                  * greatest number allowed */
                 _ ("“%s” is %s; it goes from %s to %s"), sojourn_field_get_label (field), entered,
                 least, greatest);
    return FALSE;
}

static gboolean
check_number (const SojournField *field, gint64 number, GError **error)
{
    if (field->type == SOJOURN_FIELD_CHOICE)
        return sojourn_choice_set_get_nick (field->choices, number) != NULL ||
               refuse (field, SOJOURN_DATA_ERROR_RANGE, _ ("“%s” is not a known code"), error);
    return field->type != SOJOURN_FIELD_INTEGER || (number >= field->min && number <= field->max) ||
           refuse_number (field, number, error);
}

static gboolean
refuse_missing (const SojournRecord *self, guint field, GError **error)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (self), field);

    /* Translators: %s is the name of a field */
    return refuse (info, SOJOURN_DATA_ERROR_MISSING, _ ("“%s” is missing"), error);
}

/**
 * sojourn_record_validate_field:
 * @self: a record
 * @field: a field
 * @error: return location for a %SOJOURN_DATA_ERROR: MISSING, RANGE, TOO_LARGE or INVALID
 *
 * Checks one field as [func@record_validate] checks all.
 *
 * Returns: %TRUE if its value may be stored
 */
gboolean
sojourn_record_validate_field (const SojournRecord *self, guint field, GError **error)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (self), field);

    if (!sojourn_record_has (self, field)) {
        return !(info->flags & SOJOURN_FIELD_REQUIRED) || refuse_missing (self, field, error);
    }
    if (sojourn_field_is_number (info))
        return check_number (info, sojourn_record_get_integer (self, field, 0), error);
    return check_text (info, sojourn_record_get_text (self, field), error);
}

static gboolean
has_currency (const SojournRecord *self, guint field, GError **error)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (self), field);

    return info->type != SOJOURN_FIELD_MONEY || !sojourn_record_has (self, field) ||
           sojourn_record_has (self, info->currency_field) ||
           refuse_missing (self, info->currency_field, error);
}

/**
 * sojourn_record_validate:
 * @self: a record
 * @field: (out) (optional): the field that is refused
 * @error: return location for a %SOJOURN_DATA_ERROR: MISSING, RANGE, TOO_LARGE or INVALID
 *
 * Checks every field against its description: what is required is there, numbers are in range
 * (N01), an amount has its currency, texts fit, codes are well-formed. The message names the
 * field, never the value of a text.
 *
 * Returns: %TRUE if the record may be stored
 */
gboolean
sojourn_record_validate (const SojournRecord *self, guint *field, GError **error)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (self));

    for (guint i = 0; i < info->n_fields; i++) {
        if (sojourn_record_validate_field (self, i, error) && has_currency (self, i, error))
            continue;
        if (field != NULL)
            *field = i;
        return FALSE;
    }
    return TRUE;
}
