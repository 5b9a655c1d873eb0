/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_CHOICE_ITEM (sojourn_choice_item_get_type ())
G_DECLARE_FINAL_TYPE (SojournChoiceItem, sojourn_choice_item, SOJOURN, CHOICE_ITEM, GObject)

SojournChoiceItem *sojourn_choice_item_new (const char *id, const char *label);
const char *sojourn_choice_item_get_id (SojournChoiceItem *self);
const char *sojourn_choice_item_get_label (SojournChoiceItem *self);

G_END_DECLS
