/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-layout-private.h"

#include <string.h>

/* LEFT-TO-RIGHT ISOLATE, RIGHT-TO-LEFT ISOLATE and POP DIRECTIONAL ISOLATE (Unicode, UAX #9); they
 * are of the same length. */
#define ISOLATE_LTR "\u2066"
#define ISOLATE_RTL "\u2067"
#define POP "\u2069"

#define MARK_LTR 0x200e
#define MARK_RTL 0x200f

static gboolean
is_rtl_letter (gunichar c)
{
    switch (g_unichar_get_script (c)) {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
        return TRUE;
    default:
        return FALSE;
    }
}

/* Whether a line has letters, and none of the direction of the page; a mark of direction counts as
 * a letter. A sentence of the page that begins with a foreign name is not foreign. The sign before
 * a telephone number belongs to its left. */
static gboolean
is_foreign (const char *line, const char *end, gboolean rtl)
{
    gboolean found = FALSE;

    if (*line == '+')
        return rtl;
    for (; line < end; line = g_utf8_next_char (line)) {
        gunichar c = g_utf8_get_char (line);

        if (!g_unichar_isalpha (c) && c != MARK_LTR && c != MARK_RTL)
            continue;
        if ((c == MARK_RTL || is_rtl_letter (c)) == rtl)
            return FALSE;
        found = TRUE;
    }
    return found;
}

/*
 * sojourn_sheet_isolate:
 * @text: valid UTF-8
 * @rtl: whether the page is read from right to left
 * @lead: (inout): how many bytes at the beginning are set apart; grows with what is inserted
 *
 * Sets every line of the other direction apart, so that it stands where lines of the page begin
 * and keeps its marks in their places: “(fictitious)” does not become “fictitious)(”.
 */
char *
sojourn_sheet_isolate (const char *text, gboolean rtl, gsize *lead)
{
    const char *isolate = rtl ? ISOLATE_LTR : ISOLATE_RTL;
    GString *result = g_string_new (NULL);
    const char *line = text;

    for (;;) {
        const char *end = line + strcspn (line, "\n");
        gboolean foreign = is_foreign (line, end, rtl);

        if (foreign && line == text && *lead > 0)
            *lead += strlen (isolate) + strlen (POP);
        if (foreign)
            g_string_append (result, isolate);
        g_string_append_len (result, line, end - line);
        if (foreign)
            g_string_append (result, POP);
        if (*end == '\0')
            return g_string_free (result, FALSE);
        g_string_append_c (result, '\n');
        line = end + 1;
    }
}
