/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-connection.h"
#include "sojourn-session.h"

G_BEGIN_DECLS

gboolean sojourn_notes_set (SojournConnection *connection,
                            const char *key,
                            const char *value,
                            GError **error);
char *sojourn_notes_read (SojournConnection *connection, const char *key, GError **error);
char *sojourn_notes_next_case_ref (SojournSession *session, GError **error);

G_END_DECLS
