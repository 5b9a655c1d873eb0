/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-index.h"
#include "sojourn-json-writer.h"

G_BEGIN_DECLS

/* The format of docs/case-format.md and docs/case.schema.json. */
#define SOJOURN_CASE_FORMAT "sojourn-case"
#define SOJOURN_CASE_FORMAT_VERSION 1

/* The most that one document may hold. */
#define SOJOURN_CASE_MAX_BYTES (64 * 1024 * 1024)
#define SOJOURN_CASE_MAX_RECORDS 10000

GBytes *sojourn_case_document_write (const SojournSnapshot *snapshot, SojournJsonLayout layout);

G_END_DECLS
