/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-field.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SojournRecord:
 *
 * One row of the desk: a case, a clinic, a segment. Its fields are described by
 * [func@kind_get_info]; each may be unknown, and unknown is never zero.
 *
 * A record is reference-counted. Once it is sealed it never changes, and may be shared between
 * threads; to edit it, copy it. A record that is not sealed belongs to one thread.
 */
typedef struct _SojournRecord SojournRecord;

#define SOJOURN_TYPE_RECORD (sojourn_record_get_type ())
GType sojourn_record_get_type (void);

SojournRecord *sojourn_record_new (SojournKind kind);
SojournRecord *sojourn_record_new_with_uuid (SojournKind kind, const char *uuid);
SojournRecord *sojourn_record_copy (const SojournRecord *self);
SojournRecord *sojourn_record_ref (SojournRecord *self);
void sojourn_record_unref (SojournRecord *self);
SojournRecord *sojourn_record_seal (SojournRecord *self);
gboolean sojourn_record_is_sealed (const SojournRecord *self);

SojournKind sojourn_record_get_kind (const SojournRecord *self);
const char *sojourn_record_get_uuid (const SojournRecord *self);
gint64 sojourn_record_get_id (const SojournRecord *self);
gint64 sojourn_record_get_revision (const SojournRecord *self);
void sojourn_record_set_stored (SojournRecord *self, gint64 id, gint64 revision);

gboolean sojourn_record_has (const SojournRecord *self, guint field);
gint64 sojourn_record_get_integer (const SojournRecord *self, guint field, gint64 fallback);
gboolean sojourn_record_peek_integer (const SojournRecord *self, guint field, gint64 *value);
const char *sojourn_record_get_text (const SojournRecord *self, guint field);
void sojourn_record_set_integer (SojournRecord *self, guint field, gint64 value);
void sojourn_record_set_text (SojournRecord *self, guint field, const char *value);
void sojourn_record_take_text (SojournRecord *self, guint field, char *value);
void sojourn_record_clear (SojournRecord *self, guint field);
void sojourn_record_copy_field (SojournRecord *self, const SojournRecord *from, guint field);

gboolean sojourn_record_equal_field (const SojournRecord *a, const SojournRecord *b, guint field);
gboolean sojourn_record_equal (const SojournRecord *a, const SojournRecord *b);

gboolean sojourn_field_is_number (const SojournField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournRecord, sojourn_record_unref)

G_END_DECLS
