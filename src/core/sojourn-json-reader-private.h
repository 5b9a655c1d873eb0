/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-reader.h"

#include "sojourn-error.h"
#include "sojourn-json-private.h"

G_BEGIN_DECLS

yyjson_val *sojourn_json_reader_look_up (SojournJsonReader *self, const char *name);
yyjson_val *sojourn_json_reader_require (SojournJsonReader *self, const char *name);
void sojourn_json_reader_fail_at (SojournJsonReader *self,
                                  const char *name,
                                  SojournDataError code,
                                  const char *reason);

G_END_DECLS
