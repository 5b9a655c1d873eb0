/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-typed.h"

#include "sojourn-error.h"
#include "sojourn-format.h"
#include "sojourn-money-local.h"
#include "sojourn-zone.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

/* No text that is worth reading has more parts than a date with a time and an offset. */
#define MAX_PARTS 8

/* A run of digits, or of letters, of what was typed. */
typedef struct {
    int number;   /* -1: a word */
    guint digits; /* how many there were */
    char *word;   /* (nullable) (owned): folded */
} Part;

typedef struct {
    Part parts[MAX_PARTS];
    guint n_parts;
} Parts;

static void
parts_clear (Parts *parts)
{
    for (guint i = 0; i < parts->n_parts; i++)
        g_free (parts->parts[i].word);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static char *
fold (const char *text, gsize length)
{
    g_autofree char *run = g_strndup (text, length);
    g_autofree char *normal = g_utf8_normalize (run, -1, G_NORMALIZE_ALL);

    return normal != NULL ? g_utf8_casefold (normal, -1) : NULL;
}

static const char *
read_number (const char *text, Part *part)
{
    for (; g_unichar_isdigit (g_utf8_get_char (text)); text = g_utf8_next_char (text)) {
        if (++part->digits < 9)
            part->number = part->number * 10 + g_unichar_digit_value (g_utf8_get_char (text));
    }
    return text;
}

static gboolean
is_letter (const char *text)
{
    gunichar c = g_utf8_get_char (text);

    return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static const char *
read_word (const char *text, Part *part)
{
    const char *start = text;

    while (is_letter (text))
        text = g_utf8_next_char (text);
    part->number = -1;
    part->word = fold (start, (gsize)(text - start));
    return text;
}

static void
split (const char *text, Parts *parts)
{
    while (*text != '\0' && parts->n_parts < MAX_PARTS) {
        Part *part = &parts->parts[parts->n_parts];

        if (g_unichar_isdigit (g_utf8_get_char (text)))
            text = read_number (text, part);
        else if (is_letter (text))
            text = read_word (text, part);
        else {
            text = g_utf8_next_char (text);
            continue;
        }
        parts->n_parts++;
    }
}

static gboolean
is_named (const char *word, GDateTime *month, const char *format)
{
    g_autofree char *name = g_date_time_format (month, format);
    g_autofree char *folded = name != NULL ? fold (name, strlen (name)) : NULL;
    gsize length = folded != NULL ? strlen (folded) : 0;

    /* Abbreviations end in a full stop in some languages. */
    while (length > 0 && g_ascii_ispunct (folded[length - 1]))
        folded[--length] = '\0';
    return length > 0 && g_strcmp0 (word, folded) == 0;
}

/* The number of the month that @word names in the locale or in English, or 0. */
static int
find_month (const char *word)
{
    static const char *const english[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                           "jul", "aug", "sep", "oct", "nov", "dec" };

    for (int i = 1; i <= 12; i++) {
        g_autoptr (GDateTime) month = g_date_time_new_utc (2001, i, 1, 0, 0, 0);

        if (is_named (word, month, "%B") || is_named (word, month, "%b") ||
            is_named (word, month, "%OB") || is_named (word, month, "%Ob"))
            return i;
    }
    for (int i = 0; i < 12; i++) {
        if (g_str_has_prefix (word, english[i]))
            return i + 1;
    }
    return 0;
}

/* In which order the locale writes day, month and year: “dmy”, “mdy” or “ymd”. */
static void
read_order (char order[4])
{
    const char *format = nl_langinfo (D_FMT);
    guint n = 0;

    g_strlcpy (order, "dmy", 4);
    for (; *format != '\0' && n < 3; format++) {
        if (*format == 'D')
            g_strlcpy (order, "mdy", 4);
        if (strchr ("de", *format) != NULL)
            order[n++] = 'd';
        else if (strchr ("mbBh", *format) != NULL)
            order[n++] = 'm';
        else if (strchr ("yYF", *format) != NULL)
            order[n++] = 'y';
        if (*format == 'F')
            g_strlcpy (order, "ymd", 4);
    }
}

typedef struct {
    int year;
    int month;
    int day;
    guint year_digits;
} Civil;

static void
put_part (Civil *civil, char what, const Part *part)
{
    if (what == 'd')
        civil->day = part->number;
    else if (what == 'm')
        civil->month = part->number;
    else {
        civil->year = part->number;
        civil->year_digits = part->digits;
    }
}

/* Three numbers: a year in front is ISO, otherwise the locale says. */
static void
read_numbers (const Part *parts, Civil *civil)
{
    char order[4];

    read_order (order);
    if (parts[0].digits >= 3)
        g_strlcpy (order, "ymd", 4);
    else if (parts[2].digits >= 3 && order[0] == 'y')
        g_strlcpy (order, "dmy", 4);
    for (guint i = 0; i < 3; i++)
        put_part (civil, order[i], &parts[i]);
}

/* Two numbers and the name of a month: the longer number is the year. */
static void
read_named (const Part *parts, Civil *civil)
{
    const Part *numbers[2];
    guint n = 0;

    for (guint i = 0; i < 3; i++) {
        if (parts[i].word == NULL && n < 2)
            numbers[n++] = &parts[i];
        else if (parts[i].word != NULL)
            civil->month = find_month (parts[i].word);
    }
    if (n < 2)
        return;
    put_part (civil, numbers[0]->digits >= 3 ? 'y' : 'd', numbers[0]);
    put_part (civil, numbers[0]->digits >= 3 ? 'd' : 'y', numbers[1]);
}

static gboolean
refuse (GError **error, const char *message)
{
    g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID, message);
    return FALSE;
}

static gboolean
refuse_date (GError **error)
{
    return refuse (error, _ ("This is not a date. Write it as 2026-03-07 or as 7 Mar 2026."));
}

static gboolean
read_date (const Parts *parts, SojournDate *date, GError **error)
{
    Civil civil = { 0 };
    guint words = 0;

    if (parts->n_parts < 3)
        return refuse_date (error);
    for (guint i = 0; i < 3; i++)
        words += parts->parts[i].word != NULL;
    if (words == 0)
        read_numbers (parts->parts, &civil);
    else if (words == 1)
        read_named (parts->parts, &civil);

    if (civil.year_digits > 0 && civil.year_digits != 4)
        return refuse (error, _ ("Write the year with four digits."));
    if (!sojourn_date_from_ymd (civil.year, civil.month, civil.day, date) ||
        !sojourn_date_is_valid (*date))
        return refuse_date (error);
    return TRUE;
}

/* Some languages write the day with a word or a suffix: “7 de marzo de 2026”, “2026年3月7日”. Words
 * that name no month are left out. */
static void
drop_fillers (Parts *parts)
{
    guint kept = 0;

    for (guint i = 0; i < parts->n_parts; i++) {
        Part *part = &parts->parts[i];

        if (part->word != NULL && find_month (part->word) == 0)
            g_clear_pointer (&part->word, g_free);
        else
            parts->parts[kept++] = *part;
    }
    parts->n_parts = kept;
}

static gboolean
prepare (const char *text, Parts *parts, GError **error)
{
    if (text == NULL || !g_utf8_validate (text, -1, NULL))
        return refuse_date (error);
    split (text, parts);
    drop_fillers (parts);
    return TRUE;
}

/**
 * sojourn_typed_parse_date:
 * @text: (nullable): what was typed
 * @date: (out): the date; untouched on failure
 * @error: return location for a %SOJOURN_DATA_ERROR_INVALID
 *
 * Reads a date: ISO 8601, three numbers in the order of the locale, or a day, the name of a month
 * and a year, with any signs between and digits of any script. A year has four digits, so that no
 * century is guessed.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_typed_parse_date (const char *text, SojournDate *date, GError **error)
{
    g_auto (Parts) parts = { 0 };

    if (!prepare (text, &parts, error))
        return FALSE;
    return parts.n_parts == 3 ? read_date (&parts, date, error) : refuse_date (error);
}

static char *
format_offset (const char *zone, gint64 instant)
{
    int seconds = 0;

    sojourn_zone_get_offset (zone, instant, &seconds);
    return g_strdup_printf ("%c%02d:%02d", seconds < 0 ? '-' : '+', ABS (seconds) / 3600,
                            ABS (seconds) / 60 % 60);
}

static gboolean
refuse_ambiguous (const char *zone, gint64 first, gint64 second, GError **error)
{
    g_autofree char *before = format_offset (zone, first);
    g_autofree char *after = format_offset (zone, second);

    g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                 /* Translators: both %s are an offset from UTC to be typed, such as “+02:00” */
                 _ ("The clocks go back then, so this time comes twice. Add %s for the first one "
                    "or %s for the second."),
                 before, after);
    return FALSE;
}

/* The offset typed at the end, told apart from the time by its sign. */
static gboolean
has_offset (const char *text, const char *zone, gint64 instant)
{
    g_autofree char *offset = format_offset (zone, instant);

    return g_str_has_suffix (text, offset);
}

static gboolean
resolve (SojournDate date,
         int minutes,
         const char *text,
         const char *zone,
         gint64 *instant,
         GError **error)
{
    g_autofree char *stripped = g_strstrip (g_strdup (text));
    gint64 first, second;

    switch (sojourn_local_resolve (date, minutes, zone, &first, &second)) {
    case SOJOURN_LOCAL_UNIQUE:
        *instant = first;
        return TRUE;
    case SOJOURN_LOCAL_AMBIGUOUS:
        if (!has_offset (stripped, zone, first) && !has_offset (stripped, zone, second))
            return refuse_ambiguous (zone, first, second, error);
        *instant = has_offset (stripped, zone, first) ? first : second;
        return TRUE;
    case SOJOURN_LOCAL_NONEXISTENT:
        return refuse (error, _ ("There is no such time on that day: the clocks go forward over "
                                 "it."));
    case SOJOURN_LOCAL_UNKNOWN_ZONE:
        return refuse (error, _ ("Choose the time zone first."));
    }
    g_return_val_if_reached (FALSE);
}

/**
 * sojourn_typed_parse_time:
 * @text: (nullable): what was typed
 * @zone: (nullable): the IANA name of the zone it is meant in
 * @instant: (out): seconds since 1970-01-01T00:00:00Z; untouched on failure
 * @error: return location for a %SOJOURN_DATA_ERROR_INVALID
 *
 * Reads a date as [func@typed_parse_date] does, followed by a time of day from 0:00 to 23:59. A
 * time that does not exist in @zone is refused, and one that comes twice unless its offset is
 * typed behind it (rule T27).
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_typed_parse_time (const char *text, const char *zone, gint64 *instant, GError **error)
{
    g_auto (Parts) parts = { 0 };
    SojournDate date;
    int hour, minute;

    if (!prepare (text, &parts, error))
        return FALSE;
    if (parts.n_parts != 5 && parts.n_parts != 7)
        return refuse (error, _ ("Write the date and the time, as in 7 Mar 2026, 14:30."));
    if (!read_date (&parts, &date, error))
        return FALSE;
    hour = parts.parts[3].number;
    minute = parts.parts[4].number;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return refuse (error, _ ("A time goes from 0:00 to 23:59."));
    return resolve (date, hour * 60 + minute, text, zone, instant, error);
}

/**
 * sojourn_typed_format_time:
 * @instant: seconds since 1970-01-01T00:00:00Z
 * @zone: (nullable): the IANA name of the zone to say it in; that of this computer without one
 *
 * Returns: (transfer full): a text that [func@typed_parse_time] reads; with the offset where the
 *   time alone comes twice
 */
char *
sojourn_typed_format_time (gint64 instant, const char *zone)
{
    g_autofree char *place =
        sojourn_zone_is_valid (zone) ? g_strdup (zone) : sojourn_zone_dup_local ();
    gint64 first, second;
    SojournDate date;
    int minutes;
    g_autofree char *day = NULL;
    g_autofree char *offset = NULL;

    if (!sojourn_time_to_local (instant, place, &date, &minutes))
        return g_strdup ("");
    day = sojourn_format_short_date (date);
    if (sojourn_local_resolve (date, minutes, place, &first, &second) == SOJOURN_LOCAL_AMBIGUOUS)
        offset = format_offset (place, instant);
    return g_strdup_printf ("%s, %02d:%02d%s%s", day, minutes / 60, minutes % 60,
                            offset != NULL ? " " : "", offset != NULL ? offset : "");
}

/**
 * sojourn_typed_parse_integer:
 * @text: (nullable): what was typed
 * @number: (out): the number; untouched on failure
 * @error: return location for a %SOJOURN_DATA_ERROR_INVALID
 *
 * Reads a whole number with the digits of any script.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_typed_parse_integer (const char *text, gint64 *number, GError **error)
{
    g_autoptr (GString) ascii = g_string_new (NULL);
    gboolean readable = text != NULL && g_utf8_validate (text, -1, NULL);

    for (; readable && *text != '\0'; text = g_utf8_next_char (text)) {
        gunichar c = g_utf8_get_char (text);

        if (g_unichar_isdigit (c))
            g_string_append_c (ascii, (char)('0' + g_unichar_digit_value (c)));
        else if (c == '-' || c == 0x2212)
            g_string_append_c (ascii, '-');
        else if (!g_unichar_isspace (c))
            readable = FALSE;
    }
    if (readable && g_ascii_string_to_signed (ascii->str, 10, G_MININT64, G_MAXINT64, number, NULL))
        return TRUE;
    return refuse (error, _ ("This is not a whole number."));
}

static gboolean
parse_money (
    const SojournRecord *record, guint field, const char *text, gint64 *number, GError **error)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    const char *currency = sojourn_record_get_text (record, info->currency_field);
    SojournMoney money;

    if (currency == NULL)
        return refuse (error, _ ("Choose the currency first."));
    if (!sojourn_money_parse_local (text, currency, &money, error))
        return FALSE;
    *number = money.minor;
    return TRUE;
}

/**
 * sojourn_typed_parse:
 * @record: the record, for the currency of an amount
 * @field: an integer, a date, an instant or an amount
 * @text: (nullable): what was typed
 * @zone: (nullable): the zone of an instant
 * @number: (out): the value as the record holds it; untouched on failure
 * @error: return location for a [error@DataError]
 *
 * Reads what was typed into the entry of a number. A rate is typed as a decimal number.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_typed_parse (const SojournRecord *record,
                     guint field,
                     const char *text,
                     const char *zone,
                     gint64 *number,
                     GError **error)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);

    switch ((int)info->type) {
    case SOJOURN_FIELD_INTEGER:
        return info->flags & SOJOURN_FIELD_RATE ? sojourn_rate_parse_local (text, number, error)
                                                : sojourn_typed_parse_integer (text, number, error);
    case SOJOURN_FIELD_DATE:
        return sojourn_typed_parse_date (text, number, error);
    case SOJOURN_FIELD_TIME:
        return sojourn_typed_parse_time (text, zone, number, error);
    case SOJOURN_FIELD_MONEY:
        return parse_money (record, field, text, number, error);
    }
    g_return_val_if_reached (FALSE);
}

static char *
format_money (const SojournRecord *record, const SojournField *info, gint64 minor)
{
    SojournMoney money;

    if (!sojourn_money_init (&money, minor, sojourn_record_get_text (record, info->currency_field),
                             NULL))
        return g_strdup_printf ("%" G_GINT64_FORMAT, minor);
    return sojourn_money_format_local_amount (&money);
}

/**
 * sojourn_typed_format:
 * @record: a record
 * @field: a field of any type
 * @zone: (nullable): the zone to say an instant in; that of this computer without one
 *
 * Writes a value as it stands in an entry: what [func@typed_parse] reads for a number, the label of
 * a choice, the text itself for the others.
 *
 * Returns: (transfer full): the text, empty if the value is unknown
 */
char *
sojourn_typed_format (const SojournRecord *record, guint field, const char *zone)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    gint64 number;

    if (!sojourn_record_has (record, field))
        return g_strdup ("");
    if (!sojourn_field_is_number (info))
        return g_strdup (sojourn_record_get_text (record, field));

    number = sojourn_record_get_integer (record, field, 0);
    switch ((int)info->type) {
    case SOJOURN_FIELD_BOOLEAN:
        return g_strdup (number ? C_ ("answer", "Yes") : C_ ("answer", "No"));
    case SOJOURN_FIELD_CHOICE:
        return g_strdup (sojourn_choice_set_get_label (info->choices, number));
    case SOJOURN_FIELD_DATE:
        return sojourn_format_short_date (number);
    case SOJOURN_FIELD_TIME:
        return sojourn_typed_format_time (number, zone);
    case SOJOURN_FIELD_MONEY:
        return format_money (record, info, number);
    default:
        return info->flags & SOJOURN_FIELD_RATE ? sojourn_rate_format_local (number)
                                                : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}
