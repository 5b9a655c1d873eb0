/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-record-json.h"

G_BEGIN_DECLS

gboolean sojourn_record_json_implies (SojournKind kind, guint field);

G_END_DECLS
