/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-service-log.h"

#include "sojourn-clock.h"
#include "sojourn-time.h"

/**
 * sojourn_service_log:
 * @event: one word for what happened
 * @format: the format of `name=value` pairs, separated by spaces
 * @...: what goes into @format
 *
 * Writes a line to the standard error: the time, the event, the pairs. Nothing a patient or a
 * coordinator wrote, and no token, goes into it.
 */
void
sojourn_service_log (const char *event, const char *format, ...)
{
    g_autofree char *time = sojourn_time_format (sojourn_clock_now ((SojournClock){ NULL }));
    g_autofree char *pairs = NULL;
    va_list arguments;

    va_start (arguments, format);
    pairs = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_printerr ("time=%s event=%s %s\n", time, event, pairs);
}
