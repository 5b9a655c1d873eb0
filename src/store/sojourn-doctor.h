/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-check-report-private.h"
#include "sojourn-session.h"

G_BEGIN_DECLS

SojournCheckReport *sojourn_doctor_check (SojournSession *session, GError **error);

G_END_DECLS
