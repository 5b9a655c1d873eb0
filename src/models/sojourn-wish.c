/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-wish.h"

/**
 * sojourn_wish_begin:
 * @self: a wish
 * @chosen: what the control says
 * @stored: what the loaded case says
 *
 * Takes note of a choice. One that is made while an earlier one is under way waits for
 * [method@Wish.follow].
 *
 * Returns: %TRUE if it is to be stored now
 */
gboolean
sojourn_wish_begin (SojournWish *self, guint chosen, guint stored)
{
    if (self->state != SOJOURN_WISH_SETTLED || chosen == stored)
        return FALSE;
    self->wanted = chosen;
    self->state = SOJOURN_WISH_STORING;
    return TRUE;
}

/**
 * sojourn_wish_end:
 * @self: a wish that was begun
 * @done: whether the store has it now
 * @stored: what the loaded case says
 *
 * Takes note of how it went.
 *
 * Returns: %TRUE if [method@Wish.follow] is due at once, not only when the case is loaded anew
 */
gboolean
sojourn_wish_end (SojournWish *self, gboolean done, guint stored)
{
    self->state = done ? SOJOURN_WISH_STORED : SOJOURN_WISH_SETTLED;
    return !done || stored == self->wanted;
}

/**
 * sojourn_wish_follow:
 * @self: a wish
 * @chosen: what the control says
 * @stored: what the loaded case says, loaded anew
 *
 * Brings control and store together again: a choice that was made while an earlier one was stored
 * is stored now; else the control follows the store.
 *
 * Returns: what is to be done
 */
SojournWishStep
sojourn_wish_follow (SojournWish *self, guint chosen, guint stored)
{
    gboolean changed = self->state == SOJOURN_WISH_STORED && chosen != self->wanted;

    if (self->state == SOJOURN_WISH_STORING)
        return SOJOURN_WISH_WAIT;
    self->state = SOJOURN_WISH_SETTLED;
    return changed && sojourn_wish_begin (self, chosen, stored) ? SOJOURN_WISH_ASK
                                                                : SOJOURN_WISH_SHOW;
}
