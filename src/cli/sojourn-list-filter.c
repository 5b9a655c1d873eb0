/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-list-filter.h"

#include "sojourn-date.h"
#include "sojourn-zone.h"

#include <glib/gi18n.h>

/* The names of #SojournCaseSort on the command line. */
static const char *const columns[] = {
    [SOJOURN_CASE_SORT_REF] = "ref",         [SOJOURN_CASE_SORT_NAME] = "name",
    [SOJOURN_CASE_SORT_STAGE] = "stage",     [SOJOURN_CASE_SORT_URGENCY] = "urgency",
    [SOJOURN_CASE_SORT_NEXT_DUE] = "due",    [SOJOURN_CASE_SORT_FINDINGS] = "findings",
    [SOJOURN_CASE_SORT_OWNER] = "owner",     [SOJOURN_CASE_SORT_DEPARTURE] = "departure",
    [SOJOURN_CASE_SORT_UPDATED] = "updated",
};

static gboolean
refuse (const char *option, const char *value, GError **error)
{
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: what was typed, and the name of an option, such as “stage” */
                 _ ("“%s” is no value for --%s; see “sojournctl list --help”"), value, option);
    return FALSE;
}

static gboolean
read_choices (
    const SojournChoiceSet *set, const char *option, char **nicks, guint *bits, GError **error)
{
    gint64 value;

    *bits = 0;
    for (guint i = 0; nicks != NULL && nicks[i] != NULL; i++) {
        if (!sojourn_choice_set_find (set, nicks[i], &value))
            return refuse (option, nicks[i], error);
        *bits |= 1u << value;
    }
    return TRUE;
}

static gboolean
read_sort (SojournListFilter *filter, GError **error)
{
    filter->sort_column = SOJOURN_CASE_SORT_REF;
    if (filter->sort == NULL)
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
        if (g_str_equal (columns[i], filter->sort)) {
            filter->sort_column = (SojournCaseSort)i;
            return TRUE;
        }
    }
    return refuse ("sort", filter->sort, error);
}

/* A day begins where the day before it ends. */
static gboolean
read_day (const char *option, const char *text, int shift, gint64 *instant, GError **error)
{
    g_autofree char *zone = sojourn_zone_dup_local ();
    SojournDate date;

    if (text == NULL)
        return TRUE;
    return (sojourn_date_parse (text, &date, NULL) &&
            sojourn_end_of_day_utc (sojourn_date_add_days (date, shift), zone, instant)) ||
           refuse (option, text, error);
}

/**
 * sojourn_list_filter_check:
 * @filter: a filter as it was typed
 * @error: return location for a %G_OPTION_ERROR
 *
 * Works out what was typed.
 *
 * Returns: %FALSE if it means nothing
 */
gboolean
sojourn_list_filter_check (SojournListFilter *filter, GError **error)
{
    filter->first = filter->now;
    filter->end = filter->now + 366 * 24 * 60 * 60;
    return read_choices (&sojourn_stages, "stage", filter->stages, &filter->stage_bits, error) &&
           read_choices (&sojourn_request_statuses, "status", filter->statuses,
                         &filter->status_bits, error) &&
           read_sort (filter, error) &&
           read_day ("from", filter->from, -1, &filter->first, error) &&
           read_day ("to", filter->to, 0, &filter->end, error);
}

/**
 * sojourn_list_filter_get_limit:
 * @filter: a filter
 *
 * Returns: the most lines to print
 */
guint
sojourn_list_filter_get_limit (const SojournListFilter *filter)
{
    return filter->limit > 0 ? (guint)filter->limit : G_MAXUINT;
}
