/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-wire-page.h"

#include "sojourn-error.h"
#include "sojourn-time.h"

#include <glib/gi18n-lib.h>

#define MAX_CODE_CHARS 80
#define MAX_CURSOR_CHARS 200

static void
free_event (SojournWireEvent *event)
{
    g_free (event->id);
    g_free (event->type);
    g_clear_pointer (&event->state, sojourn_wire_state_free);
    g_free (event);
}

/**
 * sojourn_wire_page_free:
 * @self: (transfer full): a page
 *
 * Frees a page.
 */
void
sojourn_wire_page_free (SojournWirePage *self)
{
    g_return_if_fail (self != NULL);

    g_free (self->epoch);
    g_free (self->next);
    g_ptr_array_unref (self->events);
    g_free (self);
}

static gint64
read_instant (SojournJsonReader *reader, const char *name)
{
    const char *text = sojourn_json_reader_get_time (reader, name);
    g_autoptr (GError) error = NULL;
    gint64 instant = 0;

    if (!sojourn_json_reader_has_failed (reader) && !sojourn_time_parse (text, &instant, &error))
        sojourn_json_reader_fail (reader, name, error->code, "%s", error->message);
    return instant;
}

static SojournWireEvent *
read_event (SojournJsonReader *reader, gint64 after)
{
    SojournWireEvent *event = g_new0 (SojournWireEvent, 1);

    event->seq = sojourn_json_reader_get_int (reader, "seq", after + 1, G_MAXINT64);
    event->id = g_strdup (sojourn_json_reader_get_id (reader, "id"));
    event->type = g_strdup (sojourn_json_reader_get_string (reader, "type", 1, MAX_CODE_CHARS));
    event->at = read_instant (reader, "at");
    event->state = sojourn_wire_state_read_event (reader);
    return event;
}

static void
read_events (SojournWirePage *self, SojournJsonReader *reader)
{
    gsize n = sojourn_json_reader_begin_array (reader, "events", SOJOURN_WIRE_MAX_EVENTS);
    gint64 seq = 0;

    for (gsize i = 0; i < n; i++) {
        SojournWireEvent *event;

        sojourn_json_reader_begin_element (reader, i);
        event = read_event (reader, seq);
        seq = event->seq;
        g_ptr_array_add (self->events, event);
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
}

/**
 * sojourn_wire_page_decode:
 * @body: the answer to `GET /v1/changes`
 * @max_bytes: the most bytes that are accepted
 * @error: return location for a %SOJOURN_DATA_ERROR, whose message begins with the path
 *
 * Reads a page of the feed: all of it or nothing. Events out of order, or another number of them
 * than the page's `count`, are refused.
 *
 * Returns: (transfer full) (nullable): the page
 */
SojournWirePage *
sojourn_wire_page_decode (GBytes *body, gsize max_bytes, GError **error)
{
    g_autoptr (SojournJsonReader) reader = sojourn_json_reader_new (body, max_bytes, error);
    g_autoptr (SojournWirePage) self = NULL;

    if (reader == NULL)
        return NULL;

    self = g_new0 (SojournWirePage, 1);
    self->events = g_ptr_array_new_with_free_func ((GDestroyNotify)free_event);
    self->epoch = g_strdup (sojourn_json_reader_get_id (reader, "epoch"));
    read_events (self, reader);
    self->next = g_strdup (sojourn_json_reader_get_string (reader, "next", 1, MAX_CURSOR_CHARS));
    self->more = sojourn_json_reader_get_boolean (reader, "more");
    if (sojourn_json_reader_get_int (reader, "count", 0, SOJOURN_WIRE_MAX_EVENTS) !=
        self->events->len)
        sojourn_json_reader_fail (reader, "count", SOJOURN_DATA_ERROR_INVALID, "%s",
                                  _ ("this is not the number of the events"));

    return sojourn_json_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}
