/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-change-set.h"

G_BEGIN_DECLS

/**
 * SojournReceipt:
 *
 * What a transaction did: every record as it is stored now, the cases that are concerned, and the
 * way back. [signal@Store::changed] hands it to everyone who shows something.
 *
 * Reference-counted, sealed, and safe from any thread.
 */
typedef struct _SojournReceipt SojournReceipt;

#define SOJOURN_TYPE_RECEIPT (sojourn_receipt_get_type ())
GType sojourn_receipt_get_type (void);

SojournReceipt *sojourn_receipt_ref (SojournReceipt *self);
void sojourn_receipt_unref (SojournReceipt *self);

const char *sojourn_receipt_get_summary (const SojournReceipt *self);
SojournChangeSet *sojourn_receipt_get_undo (const SojournReceipt *self);
const SojournRecord *sojourn_receipt_find (const SojournReceipt *self, const char *uuid);
void
sojourn_receipt_foreach (const SojournReceipt *self, SojournChangeFunc func, gpointer user_data);

gboolean sojourn_receipt_is_sweeping (const SojournReceipt *self);
gboolean sojourn_receipt_touches_kind (const SojournReceipt *self, SojournKind kind);
gboolean sojourn_receipt_touches_case (const SojournReceipt *self, const char *case_uuid);
const GPtrArray *sojourn_receipt_get_cases (const SojournReceipt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournReceipt, sojourn_receipt_unref)

G_END_DECLS
