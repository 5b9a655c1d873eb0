/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-window.h"

G_BEGIN_DECLS

void sojourn_dialog_refuse (AdwDialog *dialog, const GError *error);
void sojourn_dialog_store (AdwDialog *dialog,
                           SojournWindow *window,
                           SojournOffice *office,
                           SojournChangeSet *changes,
                           const char *text);

G_END_DECLS
