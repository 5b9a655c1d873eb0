/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-backoff.h"

#include <libsoup/soup.h>

#define BASE_MS 2000
#define CAP_MS (15 * 60 * 1000)
#define RETRY_AFTER_MIN_SECS 1
#define RETRY_AFTER_MAX_SECS 3600
#define MAX_DOUBLINGS 9 /* 2 s × 2⁹ is beyond the cap */

/**
 * sojourn_backoff_delay_ms:
 * @attempts: how often it was tried, at least 1
 * @chance: a random number from 0 up to 1
 * @asked_secs: what the service asked for, in seconds, or 0
 *
 * How long to wait before the next attempt: “full jitter”, a random part of a span that doubles
 * from 2 s to 15 min, but not less than the service asked for.
 *
 * Returns: milliseconds on the monotonic clock
 */
gint64
sojourn_backoff_delay_ms (guint attempts, double chance, gint64 asked_secs)
{
    gint64 span = MIN (CAP_MS, (gint64)BASE_MS << MIN (attempts, MAX_DOUBLINGS));

    return MAX ((gint64)(CLAMP (chance, 0, 1) * (double)span), asked_secs * 1000);
}

/**
 * sojourn_backoff_parse_retry_after:
 * @header: (nullable): the value of a Retry-After header (RFC 9110 §10.2.3): seconds or a date
 * @now: the present instant, seconds since 1970
 *
 * Reads how long the service asks to be left alone. What cannot be read counts as nothing asked.
 *
 * Returns: seconds from 1 to 3600, or 0 if nothing was asked
 */
gint64
sojourn_backoff_parse_retry_after (const char *header, gint64 now)
{
    g_autoptr (GDateTime) date = NULL;
    guint64 seconds;

    if (header == NULL)
        return 0;
    if (g_ascii_string_to_unsigned (header, 10, 0, G_MAXUINT64, &seconds, NULL))
        return CLAMP (seconds, RETRY_AFTER_MIN_SECS, RETRY_AFTER_MAX_SECS);

    date = soup_date_time_new_from_http_string (header);
    if (date == NULL)
        return 0;
    return CLAMP (g_date_time_to_unix (date) - now, RETRY_AFTER_MIN_SECS, RETRY_AFTER_MAX_SECS);
}
