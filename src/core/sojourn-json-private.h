/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json.h"

#include <yyjson.h>

G_BEGIN_DECLS

yyjson_val *sojourn_json_get_root (SojournJson *self);
void sojourn_json_append_member_path (GString *path, const char *name);
void sojourn_json_append_element_path (GString *path, gsize index);

G_END_DECLS
