/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-choice.h"
#include "sojourn-json-writer.h"

G_BEGIN_DECLS

/* The parts of a row that several lists share. A day or an instant of SOJOURN_NO_TIME and a choice
 * of -1 are unknown: they are left out of the JSON text and empty in the table. */

void sojourn_list_row_set_date (SojournJsonWriter *writer, const char *name, gint64 date);
void sojourn_list_row_set_time (SojournJsonWriter *writer, const char *name, gint64 instant);
void sojourn_list_row_set_choice (SojournJsonWriter *writer,
                                  const char *name,
                                  const SojournChoiceSet *set,
                                  gint64 value);

char *sojourn_list_row_dup_date (gint64 date);
char *sojourn_list_row_dup_time (gint64 instant, const char *zone);
char *sojourn_list_row_dup_count (guint count);
char *sojourn_list_row_dup_money (gint64 minor, const char *currency);

G_END_DECLS
