/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-request-line.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-named-button.h"
#include "sojourn-request-state.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static const char *
get_icon (gint64 status)
{
    switch (status) {
    case SOJOURN_REQUEST_DRAFT:
        return "document-edit-symbolic";
    case SOJOURN_REQUEST_QUEUED:
        return "content-loading-symbolic";
    case SOJOURN_REQUEST_INFO_REQUESTED:
        return "dialog-question-symbolic";
    case SOJOURN_REQUEST_QUOTED:
        return "mail-unread-symbolic";
    case SOJOURN_REQUEST_ACCEPTED:
        return "object-select-symbolic";
    case SOJOURN_REQUEST_SENT:
    case SOJOURN_REQUEST_ACKNOWLEDGED:
        return "mail-send-symbolic";
    default:
        return "window-close-symbolic";
    }
}

static char *
format_state (const SojournSnapshot *snapshot, const SojournRecord *request, gint64 status)
{
    const SojournRecord *option =
        sojourn_snapshot_follow (snapshot, request, SOJOURN_QUOTE_REQUEST_OPTION);
    const char *title =
        option != NULL ? sojourn_record_get_text (option, SOJOURN_OPTION_TITLE) : "";
    const char *problem = sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_LAST_ERROR);
    const char *state = sojourn_choice_set_get_label (&sojourn_request_statuses, status);

    if (problem != NULL)
        /* Translators: a state of a quote request, a treatment option, a problem */
        return g_strdup_printf (C_ ("request", "%1$s · %2$s\n%3$s"), state, title, problem);
    /* Translators: a state of a quote request, a treatment option */
    return g_strdup_printf (C_ ("request", "%1$s · %2$s"), state, title);
}

static GtkWidget *
make_button (const char *label, const char *action, const char *target, const char *clinic)
{
    /* Translators: a button for screen readers: what it does, the name of a clinic */
    g_autofree char *name = g_strdup_printf (C_ ("button", "%1$s, %2$s"), label, clinic);

    return sojourn_named_button_new (label, name, action, target);
}

static void
add_buttons (AdwActionRow *row, const SojournRecord *request, gint64 status, const char *clinic)
{
    const char *uuid = sojourn_record_get_uuid (request);

    if (status == SOJOURN_REQUEST_QUEUED)
        adw_action_row_add_suffix (row, make_button (_ ("Take Back"), "quotes.edit", uuid, clinic));
    if (status == SOJOURN_REQUEST_DRAFT)
        /* Translators: a button: sends a quote request */
        adw_action_row_add_suffix (row, make_button (_ ("Send"), "quotes.queue", uuid, clinic));
    if (status == SOJOURN_REQUEST_SENT || status == SOJOURN_REQUEST_ACKNOWLEDGED ||
        status == SOJOURN_REQUEST_INFO_REQUESTED)
        /* Translators: a button: ends a quote request */
        adw_action_row_add_suffix (row,
                                   make_button (_ ("Withdraw"), "quotes.withdraw", uuid, clinic));
    if (status == SOJOURN_REQUEST_QUOTED)
        /* Translators: a button: declines the quote on the patient's behalf */
        adw_action_row_add_suffix (row,
                                   make_button (_ ("Decline"), "quotes.decline", uuid, clinic));
    if (sojourn_request_status_is_ended (status))
        adw_action_row_add_suffix (
            row, make_button (_ ("Request Again"), "quotes.reissue", uuid, clinic));
}

/**
 * sojourn_request_line_new:
 * @snapshot: a case
 * @request: one of its quote requests
 *
 * Makes a row for a boxed list: whom it went to, how it stands, and what can be done.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sojourn_request_line_new (const SojournSnapshot *snapshot, const SojournRecord *request)
{
    const SojournRecord *clinic =
        sojourn_snapshot_follow (snapshot, request, SOJOURN_QUOTE_REQUEST_CLINIC);
    const char *name = clinic != NULL ? sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME) : "–";
    gint64 status = sojourn_record_get_integer (request, SOJOURN_QUOTE_REQUEST_STATUS, 0);
    g_autofree char *state = format_state (snapshot, request, status);
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (status));

    gtk_accessible_update_property (
        GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
        sojourn_choice_set_get_label (&sojourn_request_statuses, status), -1);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    add_buttons (ADW_ACTION_ROW (row), request, status, name);
    return row;
}
