/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-check-report.h"

G_BEGIN_DECLS

SojournCheckReport *sojourn_check_report_new (void);
void sojourn_check_report_add (SojournCheckReport *self,
                               const char *id,
                               gboolean holds,
                               const char *message);

G_END_DECLS
