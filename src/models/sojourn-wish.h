/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournWish:
 * @wanted: what the store was asked for last
 * @state: how far that is
 *
 * A choice that is stored as soon as it is made, such as a switch or a list of answers: between the
 * choice and the case that is loaded with it, another choice may be made. Zeroed, nothing is under
 * way.
 */
typedef struct {
    guint wanted;
    enum {
        SOJOURN_WISH_SETTLED,
        SOJOURN_WISH_STORING,
        SOJOURN_WISH_STORED,
    } state;
} SojournWish;

/**
 * SojournWishStep:
 * @SOJOURN_WISH_WAIT: leave the control as it is
 * @SOJOURN_WISH_SHOW: show what is stored
 * @SOJOURN_WISH_ASK: store what is chosen; the wish is begun
 *
 * What is to be done with the control of a wish.
 */
typedef enum {
    SOJOURN_WISH_WAIT,
    SOJOURN_WISH_SHOW,
    SOJOURN_WISH_ASK,
} SojournWishStep;

gboolean sojourn_wish_begin (SojournWish *self, guint chosen, guint stored);
gboolean sojourn_wish_end (SojournWish *self, gboolean done, guint stored);
SojournWishStep sojourn_wish_follow (SojournWish *self, guint chosen, guint stored);

G_END_DECLS
