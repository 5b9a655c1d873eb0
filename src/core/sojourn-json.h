/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most levels of arrays and objects that are read. */
#define SOJOURN_JSON_MAX_DEPTH 64

typedef struct _SojournJson SojournJson;

SojournJson *sojourn_json_parse (GBytes *bytes, gsize max_bytes, GError **error);
SojournJson *sojourn_json_ref (SojournJson *self);
void sojourn_json_unref (SojournJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournJson, sojourn_json_unref)

G_END_DECLS
