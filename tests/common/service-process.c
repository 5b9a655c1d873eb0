/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "service-process.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define READY "listening on http://127.0.0.1:"

struct _ServiceProcess {
    char *database;       /* (owned) */
    char *log;            /* (owned): a file with what it says */
    GSubprocess *process; /* (owned) (nullable): while it runs */
    guint16 port;
};

/* A port that nobody listens on, so that whoever connects is refused until the service starts. */
static guint16
find_free_port (void)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
    g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
    g_autoptr (GSocket) socket =
        g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
    g_autoptr (GSocketAddress) local = NULL;

    g_assert_no_error (error);
    g_socket_bind (socket, any, TRUE, &error);
    g_assert_no_error (error);
    local = g_socket_get_local_address (socket, &error);
    g_assert_no_error (error);
    return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (local));
}

static GPtrArray *
start_arguments (ServiceProcess *self)
{
    GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

    g_ptr_array_add (arguments, g_strdup (g_getenv ("SOJOURN_QUOTE_SERVICE")));
    g_assert_nonnull (arguments->pdata[0]);
    g_ptr_array_add (arguments, g_strdup ("--database"));
    g_ptr_array_add (arguments, g_strdup (self->database));
    return arguments;
}

static void
add_arguments (GPtrArray *arguments, va_list more)
{
    const char *argument;

    while ((argument = va_arg (more, const char *)) != NULL)
        g_ptr_array_add (arguments, g_strdup (argument));
    g_ptr_array_add (arguments, NULL);
}

static GSubprocess *
spawn (ServiceProcess *self, GPtrArray *arguments)
{
    g_autoptr (GSubprocessLauncher) launcher =
        g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
    g_autoptr (GError) error = NULL;
    GSubprocess *process;

    g_subprocess_launcher_setenv (launcher, "SOJOURN_QUOTE_TOKEN", SERVICE_TOKEN, TRUE);
    g_subprocess_launcher_set_stderr_file_path (launcher, self->log);
    process =
        g_subprocess_launcher_spawnv (launcher, (const char *const *)arguments->pdata, &error);
    g_assert_no_error (error);
    return process;
}

static void
await_ready (ServiceProcess *self)
{
    g_autoptr (GDataInputStream) output =
        g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
    g_autoptr (GError) error = NULL;
    g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

    g_assert_no_error (error);
    g_assert_nonnull (line);
    g_assert_true (g_str_has_prefix (line, READY));
    g_assert_cmpuint (g_ascii_strtoull (line + strlen (READY), NULL, 10), ==, self->port);
}

/**
 * service_process_new:
 * @folder: where the database and the log are
 *
 * Returns: (transfer full): a service that does not run yet, and on whose port nobody listens
 */
ServiceProcess *
service_process_new (const char *folder)
{
    ServiceProcess *self = g_new0 (ServiceProcess, 1);

    self->database = g_build_filename (folder, "quotes.db", NULL);
    self->log = g_build_filename (folder, "quotes.log", NULL);
    self->port = find_free_port ();
    return self;
}

/**
 * service_process_free:
 * @self: (transfer full): a service
 *
 * Stops it.
 */
void
service_process_free (ServiceProcess *self)
{
    service_process_stop (self);
    g_free (self->database);
    g_free (self->log);
    g_free (self);
}

/**
 * service_process_start:
 * @self: a service that does not run
 * @...: more options, %NULL at the end
 *
 * Starts it, and waits until it listens.
 */
void
service_process_start (ServiceProcess *self, ...)
{
    g_autoptr (GPtrArray) arguments = start_arguments (self);
    va_list more;

    g_assert_null (self->process);
    g_ptr_array_add (arguments, g_strdup ("--port"));
    g_ptr_array_add (arguments, g_strdup_printf ("%u", self->port));
    g_ptr_array_add (arguments, g_strdup ("--rate"));
    g_ptr_array_add (arguments, g_strdup ("0"));
    va_start (more, self);
    add_arguments (arguments, more);
    va_end (more);
    self->process = spawn (self, arguments);
    await_ready (self);
}

/**
 * service_process_stop:
 * @self: a service
 *
 * Stops it, if it runs, and waits until it has ended.
 */
void
service_process_stop (ServiceProcess *self)
{
    g_autoptr (GError) error = NULL;

    if (self->process == NULL)
        return;
    g_subprocess_send_signal (self->process, SIGTERM);
    g_subprocess_wait (self->process, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_subprocess_get_if_exited (self->process));
    g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
    g_clear_object (&self->process);
}

/**
 * service_process_run:
 * @self: a service that does not run
 * @...: options, %NULL at the end
 *
 * Runs the program for something that it does at once, such as `--add-clinic`.
 *
 * Returns: (transfer full): what it printed, without the line end
 */
char *
service_process_run (ServiceProcess *self, ...)
{
    g_autoptr (GPtrArray) arguments = start_arguments (self);
    g_autoptr (GSubprocess) process = NULL;
    g_autoptr (GError) error = NULL;
    char *output = NULL;
    va_list more;

    va_start (more, self);
    add_arguments (arguments, more);
    va_end (more);
    process = spawn (self, arguments);
    g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
    return g_strchomp (output);
}

/**
 * service_process_get_port:
 * @self: a service
 *
 * Returns: the port it listens on while it runs
 */
guint16
service_process_get_port (ServiceProcess *self)
{
    return self->port;
}

/**
 * service_process_dup_address:
 * @self: a service
 *
 * Returns: (transfer full): its address
 */
char *
service_process_dup_address (ServiceProcess *self)
{
    return g_strdup_printf ("http://127.0.0.1:%u", self->port);
}

/**
 * service_process_get_database:
 * @self: a service
 *
 * Returns: (transfer none): the file it keeps everything in
 */
const char *
service_process_get_database (ServiceProcess *self)
{
    return self->database;
}

/**
 * service_process_get_log:
 * @self: a service
 *
 * Returns: (transfer none): the file with what it said
 */
const char *
service_process_get_log (ServiceProcess *self)
{
    return self->log;
}
