/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-reader.h"
#include "sojourn-json-writer.h"

G_BEGIN_DECLS

#define SOJOURN_WIRE_MAX_RECORDS 100

GPtrArray *sojourn_wire_records_read (SojournJsonReader *reader, const char *name);
void sojourn_wire_records_write (GPtrArray *records, SojournJsonWriter *writer, const char *name);

G_END_DECLS
