/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-application.h"
#include "sojourn-data-path.h"

#include <glib/gi18n.h>
#include <libdex.h>
#include <locale.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>

/* Files with patient data are for the user alone, a full disk is an error and not a signal, and a
 * crash leaves no copy of the memory behind. */
static void
harden (void)
{
    umask (077);
    signal (SIGXFSZ, SIG_IGN);
#ifdef G_DISABLE_ASSERT
    prctl (PR_SET_DUMPABLE, 0);
#endif
}

int
main (int argc, char **argv)
{
    g_autoptr (SojournApplication) application = NULL;

    harden ();
    setlocale (LC_ALL, "");
    bindtextdomain (GETTEXT_PACKAGE, sojourn_data_get_locale_path ());
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
    dex_init ();

    application = sojourn_application_new ();
    return g_application_run (G_APPLICATION (application), argc, argv);
}
