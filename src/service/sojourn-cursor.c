/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-cursor.h"

#include "sojourn-id.h"

#include <string.h>

#define EPOCH_LENGTH 36
#define MAX_CURSOR_LENGTH 200

/* Base64 without padding, with the two letters that need no escape in a query (RFC 4648 §5). */
static char *
encode (const char *text)
{
    char *encoded = g_base64_encode ((const guchar *)text, strlen (text));

    g_strdelimit (encoded, "+", '-');
    g_strdelimit (encoded, "/", '_');
    encoded[strcspn (encoded, "=")] = '\0';
    return encoded;
}

static char *
decode (const char *cursor)
{
    g_autofree char *padded = g_strconcat (cursor, "===", NULL);
    g_autofree guchar *data = NULL;
    gsize length;

    padded[(strlen (cursor) + 3) / 4 * 4] = '\0';
    g_strdelimit (padded, "-", '+');
    g_strdelimit (padded, "_", '/');
    data = g_base64_decode (padded, &length);
    return g_strndup ((const char *)data, length);
}

/**
 * sojourn_cursor_format:
 * @epoch: of the feed, a UUID
 * @seq: a place in it
 *
 * Makes a cursor, which clients keep without looking into it.
 *
 * Returns: (transfer full): letters, digits, - and _
 */
char *
sojourn_cursor_format (const char *epoch, gint64 seq)
{
    g_autofree char *text = g_strdup_printf ("%s:%" G_GINT64_FORMAT, epoch, seq);

    return encode (text);
}

/**
 * sojourn_cursor_parse:
 * @cursor: what a client sent
 * @epoch: (out) (transfer full): the epoch
 * @seq: (out): the place
 *
 * Reads a cursor that [func@cursor_format] made.
 *
 * Returns: %TRUE, or %FALSE if it is none
 */
gboolean
sojourn_cursor_parse (const char *cursor, char **epoch, gint64 *seq)
{
    g_autofree char *text = NULL;
    guint64 number;

    g_return_val_if_fail (cursor != NULL, FALSE);

    if (strlen (cursor) > MAX_CURSOR_LENGTH)
        return FALSE;
    text = decode (cursor);
    if (strlen (text) < EPOCH_LENGTH + 2 || text[EPOCH_LENGTH] != ':')
        return FALSE;
    text[EPOCH_LENGTH] = '\0';
    if (!sojourn_id_is_valid (text) ||
        !g_ascii_string_to_unsigned (text + EPOCH_LENGTH + 1, 10, 0, G_MAXINT64, &number, NULL))
        return FALSE;

    *seq = (gint64)number;
    *epoch = g_steal_pointer (&text);
    return TRUE;
}
