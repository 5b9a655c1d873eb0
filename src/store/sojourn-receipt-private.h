/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-receipt.h"

G_BEGIN_DECLS

/* How the worker writes a receipt, before anyone else sees it. */

SojournReceipt *sojourn_receipt_new (const char *summary);
void sojourn_receipt_take (SojournReceipt *self, SojournOperation operation, SojournRecord *record);
void sojourn_receipt_add_case (SojournReceipt *self, const char *case_uuid);
void sojourn_receipt_take_undo (SojournReceipt *self, SojournChangeSet *undo);
void sojourn_receipt_set_sweeping (SojournReceipt *self);
void sojourn_receipt_set_unfinished (SojournReceipt *self);
gboolean sojourn_receipt_is_unfinished (const SojournReceipt *self);

G_END_DECLS
