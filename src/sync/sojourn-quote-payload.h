/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-json-writer.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

char *sojourn_quote_payload_build (const SojournSnapshot *snapshot,
                                   const SojournRecord *request,
                                   const SojournRecord *consent,
                                   SojournDate today,
                                   SojournJsonLayout layout);
G_END_DECLS
