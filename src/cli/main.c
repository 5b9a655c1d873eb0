/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-cli.h"

#include "sojourn-store.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <sys/prctl.h>

/* A closed pipe is an error and not a signal, and a crash leaves no copy of the memory behind. */
static void
harden (void)
{
    sojourn_store_prepare_process ();
    signal (SIGPIPE, SIG_IGN);
#ifdef G_DISABLE_ASSERT
    prctl (PR_SET_DUMPABLE, 0);
#endif
}

int
main (int argc, char **argv)
{
    harden ();
    setlocale (LC_ALL, "");
    bindtextdomain (GETTEXT_PACKAGE, SOJOURN_LOCALEDIR);
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
    dex_init ();

    return sojourn_cli_main (argc, argv);
}
