/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

/* What every application of the platform pays before it does anything of its own. */

#define WIDTH 1180
#define HEIGHT 760

static void
on_activate_cb (GtkApplication *application)
{
    GtkWidget *window = adw_application_window_new (application);

    gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
    gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
    g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

    g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), NULL);
    return g_application_run (G_APPLICATION (application), argc, argv);
}
