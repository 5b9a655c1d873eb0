/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-application.h"
#include "sojourn-data-path.h"
#include "sojourn-store.h"

#include <glib/gi18n.h>
#include <libdex.h>
#include <locale.h>
#include <sys/prctl.h>

/* Besides what every program does that opens a desk: a crash leaves no copy of the memory behind.
 */
static void
harden (void)
{
    sojourn_store_prepare_process ();
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
