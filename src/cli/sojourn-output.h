/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-exit.h"
#include "sojourn-json-writer.h"

G_BEGIN_DECLS

void sojourn_output_json (SojournJsonWriter *writer, SojournJsonLayout layout);
void sojourn_output_bytes (GBytes *bytes);
void sojourn_output_error (const GError *error, SojournExit status, gboolean json);
gboolean sojourn_output_flush (GError **error);
char *sojourn_output_dup_plain (const char *text);

G_END_DECLS
