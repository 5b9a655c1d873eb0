/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-office.h"

G_BEGIN_DECLS

/**
 * SOJOURN_ANY_FIELD:
 *
 * In [signal@Draft::field-changed]: every field may be another.
 */
#define SOJOURN_ANY_FIELD G_MAXUINT

#define SOJOURN_TYPE_DRAFT (sojourn_draft_get_type ())
G_DECLARE_FINAL_TYPE (SojournDraft, sojourn_draft, SOJOURN, DRAFT, GObject)

SojournDraft *sojourn_draft_new (SojournOffice *office, SojournRecord *base);
void sojourn_draft_set_snapshot (SojournDraft *self, SojournSnapshot *snapshot);
void sojourn_draft_rebase (SojournDraft *self, SojournRecord *newest);

SojournOffice *sojourn_draft_get_office (SojournDraft *self);
SojournKind sojourn_draft_get_kind (SojournDraft *self);
const char *sojourn_draft_get_uuid (SojournDraft *self);
const SojournRecord *sojourn_draft_get_record (SojournDraft *self);
const SojournRecord *sojourn_draft_get_base (SojournDraft *self);
gboolean sojourn_draft_is_new (SojournDraft *self);
gboolean sojourn_draft_is_changed (SojournDraft *self);
gboolean sojourn_draft_is_field_changed (SojournDraft *self, guint field);

void sojourn_draft_set_integer (SojournDraft *self, guint field, gint64 value);
void sojourn_draft_set_text (SojournDraft *self, guint field, const char *value);
void sojourn_draft_clear (SojournDraft *self, guint field);
void sojourn_draft_refuse (SojournDraft *self, guint field, const char *input, const char *message);
void sojourn_draft_confirm (SojournDraft *self, guint field);
void sojourn_draft_restore (SojournDraft *self, guint field);

const char *sojourn_draft_get_input (SojournDraft *self, guint field);
const char *sojourn_draft_get_error (SojournDraft *self, guint field);
gboolean sojourn_draft_has_error (SojournDraft *self);
gboolean sojourn_draft_check (SojournDraft *self);

void sojourn_draft_add_to (SojournDraft *self, SojournChangeSet *changes);

G_END_DECLS
