/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-document.h"

G_BEGIN_DECLS

/* What a label or a UUID in a file is written as. */
#define SOJOURN_CASE_KEY_PREFIX "key:"
#define SOJOURN_CASE_MAX_LABEL_CHARS 40

gboolean sojourn_case_document_carries (SojournKind kind);

G_END_DECLS
