/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* RTLD_NEXT */
#define _GNU_SOURCE

#include "config.h"

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <time.h>

/* Preloaded into any GTK program, the same for all, it says when its first window was painted, and
 * when the first line of a list was, in nanoseconds of the monotonic clock. */

void gtk_window_present (GtkWindow *window); /* in place of that of GTK */

static void
say (GdkFrameClock *clock, GtkWidget *window, const char *what)
{
    const char *fd = g_getenv ("SOJOURN_BENCH_FD");
    struct timespec now;

    gdk_display_sync (gtk_widget_get_display (window));
    clock_gettime (CLOCK_MONOTONIC, &now);
    dprintf (fd != NULL ? atoi (fd) : 2, "%s %" G_GINT64_FORMAT "\n", what,
             (gint64)now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec);
}

/* A text that shows in a list that is fed by a model. */
static gboolean
shows_row (GtkWidget *widget, gboolean in_list)
{
    if (!gtk_widget_get_mapped (widget))
        return FALSE;
    if (in_list && GTK_IS_INSCRIPTION (widget) &&
        gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL &&
        *gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != '\0')
        return TRUE;
    in_list |= GTK_IS_LIST_BASE (widget);
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        if (shows_row (child, in_list))
            return TRUE;
    }
    return FALSE;
}

static void
on_after_paint_cb (GdkFrameClock *clock, GtkWidget *window)
{
    static gboolean painted, rows;

    if (!gtk_widget_get_mapped (window))
        return;
    if (!painted)
        say (clock, window, "painted");
    painted = TRUE;
    if (!rows && (rows = shows_row (window, FALSE)))
        say (clock, window, "rows");
}

void
gtk_window_present (GtkWindow *window)
{
    void (*present) (GtkWindow *) = (void (*) (GtkWindow *))dlsym (RTLD_NEXT, "gtk_window_present");
    static gboolean present_before;

    present (window);
    if (!present_before)
        g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                                 G_CALLBACK (on_after_paint_cb), window, 0);
    present_before = TRUE;
}
