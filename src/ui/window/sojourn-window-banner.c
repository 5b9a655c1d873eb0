/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-window-private.h"

#include <glib/gi18n.h>

/* What lasts is said below the page, whatever page it is: what is amiss with the file, that
 * requests wait, that the data is made up. The first of these that holds. */

/* What the store has to say of the file, such as that nothing can be changed in it. */
static const char *
get_notice (SojournContext *context)
{
    SojournOffice *office = sojourn_context_get_office (context);
    const char *notice = office != NULL ? sojourn_office_get_notice (office) : NULL;

    return notice != NULL && *notice != '\0' ? notice : NULL;
}

static char *
format_queued (SojournSyncStatus *status)
{
    guint queued = sojourn_sync_status_get_queued (status);

    /* Translators: %u is a number of requests to clinics */
    return g_strdup_printf (ngettext ("Offline: %u request waits to be sent",
                                      "Offline: %u requests wait to be sent", queued),
                            queued);
}

static char *
find_title (SojournContext *context, const char **label, const char **action)
{
    SojournSyncStatus *status = sojourn_context_get_sync (context);
    SojournSyncState state = sojourn_sync_status_get_state (status);

    if (get_notice (context) != NULL)
        return g_strdup (get_notice (context));
    if (state == SOJOURN_SYNC_NEEDS_AUTH) {
        *label = _ ("_Sign In…");
        *action = "win.preferences";
        return g_strdup (_ ("The quote service does not accept the sign-in: requests wait"));
    }
    if (state == SOJOURN_SYNC_OFFLINE && sojourn_sync_status_get_queued (status) > 0) {
        *label = _ ("_Try Now");
        return format_queued (status);
    }
    if (sojourn_context_is_demo (context))
        return g_strdup (_ ("Demo data: patients, clinics and prices are made up"));
    return NULL;
}

static void
show_banner (AdwBanner *banner)
{
    SojournWindow *window = sojourn_window_get (GTK_WIDGET (banner));
    const char *label = NULL, *action = "app.sync";
    g_autofree char *title = NULL;

    if (window == NULL)
        return;
    title = find_title (sojourn_window_get_context (window), &label, &action);
    if (title != NULL)
        adw_banner_set_title (banner, title);
    adw_banner_set_button_label (banner, label);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (banner), action);
    adw_banner_set_revealed (banner, title != NULL);
}

/* For the window: @banner says what lasts from now on. */
void
sojourn_window_follow_sync (SojournWindow *self, AdwBanner *banner)
{
    SojournContext *context = sojourn_window_get_context (self);

    adw_banner_set_use_markup (banner, FALSE);
    g_signal_connect_object (sojourn_context_get_sync (context), "notify", G_CALLBACK (show_banner),
                             banner, G_CONNECT_SWAPPED);
    g_signal_connect_object (context, "notify::office", G_CALLBACK (show_banner), banner,
                             G_CONNECT_SWAPPED);
    show_banner (banner);
}
