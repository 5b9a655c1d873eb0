/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-session.h"
#include "sojourn-today.h"

G_BEGIN_DECLS

/* What the Today page shows, read. */
SojournToday *sojourn_agenda_reader_load_today (SojournSession *session, GError **error);

G_END_DECLS
