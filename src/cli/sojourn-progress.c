/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-progress.h"

#include <unistd.h>

/* Between two lines, so that the terminal does not slow the work down. */
#define INTERVAL_MICROSECONDS (100 * 1000)

static gboolean
is_watched (void)
{
    return isatty (STDERR_FILENO);
}

/**
 * sojourn_progress_show:
 * @text: what is being done, translated
 * @done: how much of it is done
 * @total: how much there is, or 0 if that is not known
 *
 * Says how far long work has come, in one line that it writes again and again, if standard error is
 * a terminal.
 */
void
sojourn_progress_show (const char *text, guint64 done, guint64 total)
{
    static gint64 next;
    gint64 now = g_get_monotonic_time ();

    if (!is_watched () || now < next)
        return;
    next = now + INTERVAL_MICROSECONDS;
    if (total > 0)
        g_printerr ("\r\033[K%s %d%%", text, (int)(done * 100 / total));
    else
        g_printerr ("\r\033[K%s %" G_GUINT64_FORMAT, text, done);
}

/**
 * sojourn_progress_clear:
 *
 * Takes the line away.
 */
void
sojourn_progress_clear (void)
{
    if (is_watched ())
        g_printerr ("\r\033[K");
}
