/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SojournBarTone:
 * @SOJOURN_BAR_BLUE: the first colour of parts; the following are told apart beside it
 * @SOJOURN_BAR_OPEN: striped: what it may come to, but need not
 *
 * How a part of a bar looks. Neighbours are kept apart by a gap as well, so that nothing hangs on
 * colour alone.
 */
typedef enum {
    SOJOURN_BAR_BLUE,
    SOJOURN_BAR_ORANGE,
    SOJOURN_BAR_GREEN,
    SOJOURN_BAR_PURPLE,
    SOJOURN_BAR_YELLOW,
    SOJOURN_BAR_RED,
    SOJOURN_BAR_TEAL,
    SOJOURN_BAR_BROWN,
    SOJOURN_BAR_PINK,
    SOJOURN_BAR_OPEN,
} SojournBarTone;

#define SOJOURN_TYPE_BAR (sojourn_bar_get_type ())
G_DECLARE_FINAL_TYPE (SojournBar, sojourn_bar, SOJOURN, BAR, GtkWidget)

GtkWidget *sojourn_bar_new (void);
void sojourn_bar_add_part (SojournBar *self, SojournBarTone tone, double share);

G_END_DECLS
