/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-demo-clinics.h"
#include "sojourn-quote-server.h"
#include "sojourn-service-log.h"
#include "sojourn-service-options.h"
#include "sojourn-sqlite-store.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>

#define EXIT_USAGE 2

#define SWEEP_SECS 60

/* How long the last answers may take when the service is stopped. */
#define STOP_CHECK_MS 20
#define STOP_PATIENCE_USECS (2 * G_USEC_PER_SEC)

typedef struct {
    GMainLoop *loop;            /* (unowned) */
    SojournQuoteServer *server; /* (unowned) */
    gint64 stop_by_usecs;       /* monotonic; 0 as long as nobody asked to stop */
} Service;

static gboolean
on_stop_check_cb (gpointer user_data)
{
    Service *service = user_data;

    if (!sojourn_quote_server_is_idle (service->server) &&
        g_get_monotonic_time () < service->stop_by_usecs)
        return G_SOURCE_CONTINUE;
    g_main_loop_quit (service->loop);
    return G_SOURCE_REMOVE;
}

static gboolean
on_stop_signal_cb (gpointer user_data)
{
    Service *service = user_data;

    if (service->stop_by_usecs == 0) {
        sojourn_service_log ("stopping", "reason=signal");
        service->stop_by_usecs = g_get_monotonic_time () + STOP_PATIENCE_USECS;
        sojourn_quote_server_stop (service->server);
        g_timeout_add (STOP_CHECK_MS, on_stop_check_cb, service);
    }
    return G_SOURCE_CONTINUE;
}

static gboolean
on_sweep_cb (gpointer user_data)
{
    sojourn_hub_sweep (user_data);
    return G_SOURCE_CONTINUE;
}

static SojournHub *
open_hub (const SojournServiceOptions *options, GError **error)
{
    const char *path = options->database != NULL ? options->database : ":memory:";
    g_autoptr (SojournQuoteStore) store = sojourn_sqlite_store_new (path, error);
    g_autoptr (SojournHub) hub = NULL;

    if (store == NULL)
        return NULL;
    hub = sojourn_hub_new (store, (SojournClock){ NULL }, error);
    if (hub != NULL && options->restart_feed && !sojourn_hub_restart_feed (hub, error))
        return NULL;
    return g_steal_pointer (&hub);
}

static gboolean
print_token (SojournHub *hub, SojournSide side, const char *tenant, GError **error)
{
    g_autoptr (SojournPrincipal) principal = sojourn_principal_new (side, tenant);
    g_autofree char *token = sojourn_hub_add_token (hub, principal, error);

    if (token != NULL)
        g_print ("%s\n", token);
    return token != NULL;
}

static gboolean
serve (SojournHub *hub, const SojournServiceOptions *options, GError **error)
{
    g_autoptr (SojournQuoteServer) server = sojourn_quote_server_new (hub, (guint)options->rate);
    g_autoptr (SojournDemoClinics) clinics = NULL;
    g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
    g_autofree char *address = NULL;
    Service service = { loop, server, 0 };
    guint sweep, term, interrupt;

    sojourn_quote_server_set_local_token (server, options->token);
    sojourn_quote_server_set_quiet (server, options->quiet);
    address = sojourn_quote_server_listen (server, (guint)options->port, error);
    if (address == NULL)
        return FALSE;
    if (options->demo)
        clinics = sojourn_demo_clinics_new (hub, (guint)options->demo_delay_ms);
    sojourn_hub_sweep (hub);

    /* Whoever reads this line may stop the service at once, so all is in place before it. */
    sweep = g_timeout_add_seconds (SWEEP_SECS, on_sweep_cb, hub);
    term = g_unix_signal_add (SIGTERM, on_stop_signal_cb, &service);
    interrupt = g_unix_signal_add (SIGINT, on_stop_signal_cb, &service);
    g_print ("listening on %s\n", address);
    g_main_loop_run (loop);

    g_source_remove (sweep);
    g_source_remove (term);
    g_source_remove (interrupt);
    return TRUE;
}

static gboolean
run (const SojournServiceOptions *options, GError **error)
{
    g_autoptr (SojournHub) hub = open_hub (options, error);

    if (hub == NULL)
        return FALSE;
    if (options->add_agency != NULL)
        return print_token (hub, SOJOURN_SIDE_AGENCY, options->add_agency, error);
    if (options->add_clinic != NULL)
        return print_token (hub, SOJOURN_SIDE_CLINIC, options->add_clinic, error);
    return serve (hub, options, error);
}

static void
prepare_process (void)
{
    setlocale (LC_ALL, "");
    bindtextdomain (GETTEXT_PACKAGE, SOJOURN_LOCALEDIR);
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

    /* What is written is for its owner alone, and a full disk is an error, not an end. */
    umask (077);
    signal (SIGXFSZ, SIG_IGN);
    signal (SIGPIPE, SIG_IGN);
}

int
main (int argc, char **argv)
{
    g_autoptr (SojournServiceOptions) options = NULL;
    g_autoptr (GError) error = NULL;

    prepare_process ();
    options = sojourn_service_options_parse (&argc, &argv, &error);
    if (options == NULL) {
        g_printerr ("sojourn-quote-service: %s\n", error->message);
        return EXIT_USAGE;
    }
    if (options->version) {
        g_print ("sojourn-quote-service %s\n", SOJOURN_VERSION);
        return EXIT_SUCCESS;
    }
    if (run (options, &error))
        return EXIT_SUCCESS;
    g_printerr ("sojourn-quote-service: %s\n", error->message);
    return EXIT_FAILURE;
}
