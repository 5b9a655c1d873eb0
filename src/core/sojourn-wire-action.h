/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *
sojourn_wire_encode_answer (const char *info_request_id, const char *text, GPtrArray *documents);
GBytes *sojourn_wire_encode_reason (const char *reason);
GBytes *sojourn_wire_encode_acceptance (gint64 version);

G_END_DECLS
