/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SojournViewState:
 * @SOJOURN_VIEW_LOADING: nothing is known yet
 * @SOJOURN_VIEW_CONTENT: there is something to show
 * @SOJOURN_VIEW_EMPTY: there is nothing at all yet
 * @SOJOURN_VIEW_NO_RESULT: nothing matches the search or the filter
 * @SOJOURN_VIEW_FAILED: it could not be loaded
 *
 * What a page that shows a list or a record has to show.
 */
typedef enum {
    SOJOURN_VIEW_LOADING,
    SOJOURN_VIEW_CONTENT,
    SOJOURN_VIEW_EMPTY,
    SOJOURN_VIEW_NO_RESULT,
    SOJOURN_VIEW_FAILED,
} SojournViewState;

#define SOJOURN_TYPE_STATE_VIEW (sojourn_state_view_get_type ())
G_DECLARE_FINAL_TYPE (SojournStateView, sojourn_state_view, SOJOURN, STATE_VIEW, AdwBin)

void sojourn_state_view_set_state (SojournStateView *self, SojournViewState state);
void sojourn_state_view_fail (SojournStateView *self, const char *message);

G_END_DECLS
