/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-reader.h"

G_BEGIN_DECLS

gboolean sojourn_identifying_name (const char *name);
gboolean sojourn_identifying_text (const char *text);
gboolean sojourn_identifying_check (SojournJsonReader *reader);

G_END_DECLS
