/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-sync-status.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_SYNC_BUTTON (sojourn_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (SojournSyncButton, sojourn_sync_button, SOJOURN, SYNC_BUTTON, AdwBin)

G_END_DECLS
