/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-cells.h"

#include "sojourn-case-row.h"
#include "sojourn-format.h"

#include <glib/gi18n.h>

/* What a line of the list of cases says: closures of its row, which is NULL until it is read. */

static char *
get_ref (gpointer unused, SojournCaseRow *row)
{
    return row != NULL ? g_strdup (row->ref) : NULL;
}

static char *
get_name (gpointer unused, SojournCaseRow *row)
{
    return row != NULL ? g_strdup (row->name) : NULL;
}

static char *
get_stage (gpointer unused, SojournCaseRow *row)
{
    return row != NULL ? g_strdup (sojourn_choice_set_get_label (&sojourn_stages, row->stage))
                       : NULL;
}

static char *
get_urgency (gpointer unused, SojournCaseRow *row)
{
    if (row == NULL || row->urgency < 0)
        return NULL;
    return g_strdup (sojourn_choice_set_get_label (&sojourn_urgencies, row->urgency));
}

static char *
get_owner (gpointer unused, SojournCaseRow *row)
{
    return row != NULL ? g_strdup (row->owner) : NULL;
}

static char *
format_due (gpointer unused, SojournCaseRow *row, gint64 today)
{
    if (row == NULL || row->next_due == SOJOURN_NO_TIME)
        return NULL;
    return sojourn_format_relative_day (row->next_due, today);
}

/* The whole date and the task behind “tomorrow”. */
static char *
describe_due (gpointer unused, SojournCaseRow *row)
{
    g_autofree char *date = NULL;

    if (row == NULL || row->next_due == SOJOURN_NO_TIME)
        return NULL;
    date = sojourn_format_date (row->next_due);
    if (row->next_task == NULL)
        return g_steal_pointer (&date);
    /* Translators: a task that is due: %1$s is a date, %2$s what to do */
    return g_strdup_printf (_ ("%1$s: %2$s"), date, row->next_task);
}

static char *
format_departure (gpointer unused, SojournCaseRow *row, gint64 today)
{
    if (row == NULL || row->departure == SOJOURN_NO_TIME)
        return NULL;
    return sojourn_format_relative_day (row->departure, today);
}

static char *
describe_departure (gpointer unused, SojournCaseRow *row)
{
    return row != NULL && row->departure != SOJOURN_NO_TIME ? sojourn_format_date (row->departure)
                                                            : NULL;
}

static char *
format_updated (gpointer unused, SojournCaseRow *row, gint64 today)
{
    return row != NULL
               ? sojourn_format_relative_day (sojourn_format_get_today (row->updated_at), today)
               : NULL;
}

static gboolean
has_blockers (gpointer unused, SojournCaseRow *row)
{
    return row != NULL && row->blockers > 0;
}

static gboolean
has_warnings (gpointer unused, SojournCaseRow *row)
{
    return row != NULL && row->warnings > 0;
}

static char *
format_blockers (gpointer unused, SojournCaseRow *row)
{
    return has_blockers (NULL, row) ? sojourn_format_count (row->blockers) : NULL;
}

static char *
format_warnings (gpointer unused, SojournCaseRow *row)
{
    return has_warnings (NULL, row) ? sojourn_format_count (row->warnings) : NULL;
}

static char *
describe_findings (gpointer unused, SojournCaseRow *row)
{
    g_autofree char *blockers = NULL;
    g_autofree char *warnings = NULL;

    if (!has_blockers (NULL, row) && !has_warnings (NULL, row))
        return NULL;
    /* Translators: %u is a number of findings that hold something up */
    blockers =
        g_strdup_printf (ngettext ("%u blocker", "%u blockers", row->blockers), row->blockers);
    /* Translators: %u is a number of findings that warn */
    warnings =
        g_strdup_printf (ngettext ("%u warning", "%u warnings", row->warnings), row->warnings);
    /* Translators: %1$s is a number of blockers, %2$s a number of warnings */
    return g_strdup_printf (_ ("%1$s, %2$s"), blockers, warnings);
}

/* The second line where the window is narrow. */
static char *
format_second_line (gpointer unused, SojournCaseRow *row, gint64 today)
{
    g_autofree char *due = format_due (NULL, row, today);

    if (row == NULL)
        return NULL;
    if (due == NULL)
        /* Translators: a case in a narrow list: %1$s is its reference, %2$s its stage */
        return g_strdup_printf (_ ("%1$s · %2$s"), row->ref != NULL ? row->ref : "–",
                                sojourn_choice_set_get_label (&sojourn_stages, row->stage));
    /* Translators: a case in a narrow list: %1$s is its reference, %2$s its stage, %3$s when a task
     * is due, as in “tomorrow” */
    return g_strdup_printf (_ ("%1$s · %2$s · %3$s"), row->ref != NULL ? row->ref : "–",
                            sojourn_choice_set_get_label (&sojourn_stages, row->stage), due);
}

/* The whole line, for those who hear it. */
static char *
describe_row (gpointer unused, SojournCaseRow *row, gint64 today)
{
    g_autofree char *second = format_second_line (NULL, row, today);
    g_autofree char *findings = describe_findings (NULL, row);

    if (row == NULL)
        return NULL;
    /* Translators: what separates the parts of a list */
    return g_strjoin (C_ ("list", ", "), row->name, second, findings, NULL);
}

/**
 * sojourn_case_cells_bind:
 * @widget_class: the class of a template that shows cases
 *
 * Makes the closures of a [struct@CaseRow] known to a template.
 */
void
sojourn_case_cells_bind (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_callback (widget_class, get_ref);
    gtk_widget_class_bind_template_callback (widget_class, get_name);
    gtk_widget_class_bind_template_callback (widget_class, get_stage);
    gtk_widget_class_bind_template_callback (widget_class, get_urgency);
    gtk_widget_class_bind_template_callback (widget_class, get_owner);
    gtk_widget_class_bind_template_callback (widget_class, format_due);
    gtk_widget_class_bind_template_callback (widget_class, describe_due);
    gtk_widget_class_bind_template_callback (widget_class, format_departure);
    gtk_widget_class_bind_template_callback (widget_class, describe_departure);
    gtk_widget_class_bind_template_callback (widget_class, format_updated);
    gtk_widget_class_bind_template_callback (widget_class, has_blockers);
    gtk_widget_class_bind_template_callback (widget_class, has_warnings);
    gtk_widget_class_bind_template_callback (widget_class, format_blockers);
    gtk_widget_class_bind_template_callback (widget_class, format_warnings);
    gtk_widget_class_bind_template_callback (widget_class, describe_findings);
    gtk_widget_class_bind_template_callback (widget_class, format_second_line);
    gtk_widget_class_bind_template_callback (widget_class, describe_row);
}
