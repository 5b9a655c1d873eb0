/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-calendar-lines.h"

#include <string.h>

/* RFC 5545 §3.1: without the end of the line */
#define MAX_LINE_BYTES 75
#define FOLD "\r\n "

/* The longest head of @line that fits into @room and ends with a whole character. */
static gsize
measure_head (const char *line, gsize length, gsize room)
{
    if (length <= room)
        return length;
    while (room > 0 && ((guchar)line[room] & 0xc0) == 0x80)
        room--;
    return room;
}

static void
append_folded (GString *result, const char *line, gsize length)
{
    gsize head = measure_head (line, length, MAX_LINE_BYTES);

    g_string_append_len (result, line, (gssize)head);
    while (head < length) {
        line += head;
        length -= head;
        head = measure_head (line, length, MAX_LINE_BYTES - 1);
        g_string_append (result, FOLD);
        g_string_append_len (result, line, (gssize)head);
    }
    g_string_append (result, "\r\n");
}

/**
 * sojourn_calendar_fold_lines:
 * @text: a calendar as libical writes it
 *
 * Folds the lines anew: at 75 bytes, between characters. The folding of libical 3.0 breaks the end
 * of a line in two when the line is as long as that, which leaves a line that is none.
 *
 * Returns: (transfer full): the calendar
 */
char *
sojourn_calendar_fold_lines (const char *text)
{
    g_auto (GStrv) pieces = g_strsplit (text, FOLD, -1);
    g_autofree char *unfolded = g_strjoinv (NULL, pieces);
    GString *result = g_string_sized_new (strlen (text) + strlen (text) / 16);
    const char *line = unfolded;
    const char *end;

    while ((end = strstr (line, "\r\n")) != NULL) {
        append_folded (result, line, (gsize)(end - line));
        line = end + 2;
    }
    return g_string_free (result, FALSE);
}
