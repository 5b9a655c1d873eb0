/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-store.h"

/* The main loop as a program that measures turns it, one turn at a time. */

gint64 loop_now_ns (void);
gboolean loop_await (DexFuture *future, GError **error);
SojournStore *loop_open_store (const char *path);

/* The longest time the loop was busy between two polls since it was last asked, in nanoseconds. */
void loop_watch (void);
gint64 loop_take_longest_ns (void);
