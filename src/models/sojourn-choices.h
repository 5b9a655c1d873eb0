/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-choice-item.h"
#include "sojourn-field.h"

#include <libdex.h>

G_BEGIN_DECLS

DexFuture *sojourn_choices_preload (void) G_GNUC_WARN_UNUSED_RESULT;
GListStore *sojourn_choices_new (const SojournField *field);
const char *sojourn_choices_get_unknown_label (const SojournField *field);
char *sojourn_choices_dup_label (const SojournField *field, const char *id);

G_END_DECLS
