/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-content-private.h"

#include "sojourn-iso-codes.h"
#include "sojourn-money-local.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * sojourn_sheet_dup_date:
 *
 * A date, as in “7 Mar 2026”.
 */
char *
sojourn_sheet_dup_date (const SojournRecord *record, guint field)
{
    gint64 date;

    if (!sojourn_record_peek_integer (record, field, &date) || !sojourn_date_is_valid (date))
        return NULL;
    return sojourn_date_format_local (date, SOJOURN_DATE_STYLE_MEDIUM);
}

/*
 * sojourn_sheet_dup_money:
 *
 * An amount with the code of its currency.
 */
char *
sojourn_sheet_dup_money (const SojournRecord *record, guint field)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    const char *currency = sojourn_record_get_text (record, info->currency_field);
    SojournMoney money;
    gint64 minor;

    if (currency == NULL || !sojourn_record_peek_integer (record, field, &minor) ||
        !sojourn_money_init (&money, minor, currency, NULL))
        return NULL;
    return sojourn_money_format_local (&money);
}

/*
 * sojourn_sheet_get_choice:
 *
 * The name of a choice.
 */
const char *
sojourn_sheet_get_choice (const SojournRecord *record, guint field)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    gint64 value;

    if (!sojourn_record_peek_integer (record, field, &value))
        return NULL;
    return sojourn_choice_set_get_label (info->choices, value);
}

/*
 * sojourn_sheet_dup_days:
 *
 * A number of days.
 */
char *
sojourn_sheet_dup_days (const SojournRecord *record, guint field)
{
    gint64 days;

    if (!sojourn_record_peek_integer (record, field, &days))
        return NULL;
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong)days), (int)days);
}

/*
 * sojourn_sheet_join:
 *
 * Several texts as one, with commas.
 */
char *
sojourn_sheet_join (GPtrArray *texts)
{
    GString *result = g_string_new (NULL);

    for (guint i = 0; i < texts->len; i++) {
        if (i > 0)
            /* Translators: what stands between the parts of a list */
            g_string_append (result, C_ ("list", ", "));
        g_string_append (result, texts->pdata[i]);
    }
    return g_string_free (result, FALSE);
}

/*
 * sojourn_sheet_dup_languages:
 * @codes: (nullable): ISO 639-3 codes, as a record holds them
 *
 * The names of languages.
 */
char *
sojourn_sheet_dup_languages (const char *codes)
{
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    g_auto (GStrv) list = NULL;

    if (codes == NULL)
        return NULL;
    list = g_strsplit (codes, " ", -1);
    for (guint i = 0; list[i] != NULL; i++) {
        const char *name = sojourn_iso_get_name (SOJOURN_ISO_LANGUAGE, list[i]);

        g_ptr_array_add (names, (gpointer)(name != NULL ? name : list[i]));
    }
    return sojourn_sheet_join (names);
}

/*
 * sojourn_sheet_dup_city:
 * @zone: (nullable): the IANA name of a time zone
 *
 * The place that a time zone is called after.
 */
char *
sojourn_sheet_dup_city (const char *zone)
{
    const char *slash = zone != NULL ? strrchr (zone, '/') : NULL;

    if (zone == NULL)
        return NULL;
    return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : zone), "_", ' ');
}

/*
 * sojourn_sheet_dup_clinic_name:
 * @clinic: (nullable): a clinic
 *
 * The name of a clinic, also in its own script.
 */
char *
sojourn_sheet_dup_clinic_name (const SojournRecord *clinic)
{
    const char *name;
    const char *native;

    if (clinic == NULL)
        return NULL;
    name = sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME);
    native = sojourn_record_get_text (clinic, SOJOURN_CLINIC_NATIVE_NAME);
    if (native == NULL)
        return g_strdup (name);
    /* Translators: the name of a clinic, then its name in its own script */
    return g_strdup_printf (C_ ("clinic", "%s · %s"), name, native);
}
