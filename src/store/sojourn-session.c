/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-session.h"

#include "sojourn-database.h"
#include "sojourn-zone.h"

/**
 * sojourn_session_open:
 * @options: what is opened, and how
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Opens a database with all that reads and writes it.
 *
 * Returns: (transfer full): the session
 */
SojournSession *
sojourn_session_open (SojournSessionOptions *options, GError **error)
{
    g_autofree char *copy = NULL;
    SojournConnection *connection =
        options->mode == SOJOURN_CONNECTION_READ_ONLY
            ? sojourn_database_open_read_only (options->path, options->migrations, &copy, error)
            : sojourn_database_open (options->path, options->migrations, error);
    SojournSession *self;

    if (connection == NULL) {
        sojourn_database_discard_copy (g_steal_pointer (&copy));
        return NULL;
    }
    self = g_new0 (SojournSession, 1);
    self->options = options;
    self->connection = connection;
    self->repository = sojourn_repository_new (connection);
    self->history = sojourn_history_new (connection);
    self->settings = sojourn_rule_settings_new ();
    self->clock = options->clock;
    self->copy = g_steal_pointer (&copy);
    g_atomic_int_set (&options->cautious, sojourn_connection_is_cautious (connection));
    sojourn_session_report (self);
    return self;
}

/**
 * sojourn_session_close:
 * @self: (transfer full): a session
 *
 * Closes the database.
 */
void
sojourn_session_close (SojournSession *self)
{
    sojourn_rule_settings_unref (self->settings);
    sojourn_history_free (self->history);
    sojourn_repository_free (self->repository);
    sojourn_connection_close (self->connection);
    sojourn_database_discard_copy (self->copy);
    g_free (self);
}

/**
 * sojourn_session_report:
 * @self: a session
 *
 * Tells other threads whether anything can be written.
 */
void
sojourn_session_report (SojournSession *self)
{
    g_atomic_int_set (&self->options->read_only,
                      self->options->mode == SOJOURN_CONNECTION_READ_ONLY ||
                          sojourn_connection_is_read_only (self->connection));
}

/**
 * sojourn_session_get_today:
 * @self: a session
 *
 * Returns: the day it is for the coordinator
 */
gint64
sojourn_session_get_today (const SojournSession *self)
{
    g_autofree char *zone = sojourn_zone_dup_local ();
    SojournDate today = 0;

    if (!sojourn_date_today (self->clock, zone, &today))
        sojourn_date_today (self->clock, "UTC", &today);
    return today;
}
