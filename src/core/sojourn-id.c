/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-id.h"

#include <string.h>
#include <sys/random.h>

#define ID_LENGTH 36

static GMutex clock_lock;
/* (mutex clock_lock): milliseconds in the high bits, a counter in the low 12 */
static guint64 last_tick;

/* A tick never repeats and never runs backwards in one process, also when the clock does:
 * RFC 9562 §6.2, method 1, with the 12 bits of rand_a as the counter. */
static guint64
take_tick (void)
{
    guint64 now = (guint64)(g_get_real_time () / 1000) << 12;

    g_mutex_lock (&clock_lock);
    last_tick = now > last_tick ? now : last_tick + 1;
    now = last_tick;
    g_mutex_unlock (&clock_lock);

    return now;
}

/**
 * sojourn_id_new:
 *
 * Makes a UUID of version 7 (RFC 9562, May 2024): later identifiers of one process sort after
 * earlier ones. Safe from any thread.
 *
 * Returns: (transfer full): 36 lower-case characters
 */
char *
sojourn_id_new (void)
{
    guint64 tick = take_tick ();
    guint64 milliseconds = tick >> 12;
    guint8 noise[8];

    if (getrandom (noise, sizeof noise, 0) != sizeof noise)
        g_error ("The kernel gives no random bytes");

    return g_strdup_printf ("%08x-%04x-7%03x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                            (guint)(milliseconds >> 16), (guint)(milliseconds & 0xffff),
                            (guint)(tick & 0xfff), (noise[0] & 0x3f) | 0x80, noise[1], noise[2],
                            noise[3], noise[4], noise[5], noise[6], noise[7]);
}

/**
 * sojourn_id_is_valid:
 * @id: (nullable): a text
 *
 * Tells whether @id is a UUID in the lower-case form that [func@id_new] writes, of any version.
 *
 * Returns: %TRUE if it is
 */
gboolean
sojourn_id_is_valid (const char *id)
{
    if (id == NULL || strlen (id) != ID_LENGTH)
        return FALSE;

    for (gsize i = 0; i < ID_LENGTH; i++) {
        gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

        if (dash ? id[i] != '-' : !g_ascii_isxdigit (id[i]) || g_ascii_isupper (id[i]))
            return FALSE;
    }
    return TRUE;
}
