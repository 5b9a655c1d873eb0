/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-record.h"

#include "sojourn-id.h"

#include <string.h>

typedef union {
    gint64 number;
    char *text; /* (owned) */
} Value;

struct _SojournRecord {
    gatomicrefcount references;
    SojournKind kind;
    gboolean sealed;
    gint64 id;       /* row in the database; 0 before it is stored */
    gint64 revision; /* how many times it was stored; 0 before */
    guint64 known;   /* bit n: field n has a value */
    char uuid[37];
    Value values[];
};

G_DEFINE_BOXED_TYPE (SojournRecord, sojourn_record, sojourn_record_ref, sojourn_record_unref)

static const SojournKindInfo *
get_info (const SojournRecord *self)
{
    return sojourn_kind_get_info (self->kind);
}

static gboolean
is_number (const SojournRecord *self, guint field)
{
    return sojourn_field_is_number (&get_info (self)->fields[field]);
}

static void
forget (SojournRecord *self, guint field)
{
    if (sojourn_record_has (self, field) && !is_number (self, field))
        g_free (self->values[field].text);
    self->known &= ~(G_GUINT64_CONSTANT (1) << field);
}

static void
remember (SojournRecord *self, guint field, Value value)
{
    forget (self, field);
    self->values[field] = value;
    self->known |= G_GUINT64_CONSTANT (1) << field;
}

/**
 * sojourn_field_is_number:
 * @field: a field
 *
 * Returns: %TRUE if its value is read with [func@record_get_integer], %FALSE if it is read with
 *   [func@record_get_text]
 */
gboolean
sojourn_field_is_number (const SojournField *field)
{
    switch (field->type) {
    case SOJOURN_FIELD_INTEGER:
    case SOJOURN_FIELD_BOOLEAN:
    case SOJOURN_FIELD_CHOICE:
    case SOJOURN_FIELD_DATE:
    case SOJOURN_FIELD_TIME:
    case SOJOURN_FIELD_MONEY:
        return TRUE;
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_PARAGRAPH:
    case SOJOURN_FIELD_CODES:
    case SOJOURN_FIELD_ZONE:
    case SOJOURN_FIELD_COUNTRY:
    case SOJOURN_FIELD_CURRENCY:
    case SOJOURN_FIELD_REFERENCE:
        return FALSE;
    }
    g_return_val_if_reached (FALSE);
}

/**
 * sojourn_record_new_with_uuid:
 * @kind: a kind
 * @uuid: a UUID that [func@id_is_valid] accepts
 *
 * Makes an empty record, every field unknown.
 *
 * Returns: (transfer full): the record
 */
SojournRecord *
sojourn_record_new_with_uuid (SojournKind kind, const char *uuid)
{
    const SojournKindInfo *info = sojourn_kind_get_info (kind);
    SojournRecord *self;

    g_return_val_if_fail (info != NULL, NULL);
    g_return_val_if_fail (sojourn_id_is_valid (uuid), NULL);
    g_assert (info->n_fields <= 64);

    self = g_malloc0 (sizeof *self + info->n_fields * sizeof (Value));
    g_atomic_ref_count_init (&self->references);
    self->kind = kind;
    memcpy (self->uuid, uuid, sizeof self->uuid);
    return self;
}

/**
 * sojourn_record_new:
 * @kind: a kind
 *
 * Makes an empty record with a fresh UUID.
 *
 * Returns: (transfer full): the record
 */
SojournRecord *
sojourn_record_new (SojournKind kind)
{
    g_autofree char *uuid = sojourn_id_new ();

    return sojourn_record_new_with_uuid (kind, uuid);
}

/**
 * sojourn_record_copy:
 * @self: a record
 *
 * Copies a record, its identity and revision included. The copy is not sealed.
 *
 * Returns: (transfer full): the copy
 */
SojournRecord *
sojourn_record_copy (const SojournRecord *self)
{
    SojournRecord *copy = sojourn_record_new_with_uuid (self->kind, self->uuid);

    sojourn_record_set_stored (copy, self->id, self->revision);
    for (guint i = 0; i < get_info (self)->n_fields; i++) {
        if (!sojourn_record_has (self, i))
            continue;
        if (is_number (self, i))
            sojourn_record_set_integer (copy, i, self->values[i].number);
        else
            sojourn_record_set_text (copy, i, self->values[i].text);
    }
    return copy;
}

/**
 * sojourn_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): @self
 */
SojournRecord *
sojourn_record_ref (SojournRecord *self)
{
    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_record_unref:
 * @self: (transfer full): a record
 *
 * Gives up a reference; the last one frees the record.
 */
void
sojourn_record_unref (SojournRecord *self)
{
    if (!g_atomic_ref_count_dec (&self->references))
        return;
    for (guint i = 0; i < get_info (self)->n_fields; i++)
        forget (self, i);
    g_free (self);
}

/**
 * sojourn_record_seal:
 * @self: a record
 *
 * Ends the changes of @self, so that it may be shared.
 *
 * Returns: (transfer none): @self
 */
SojournRecord *
sojourn_record_seal (SojournRecord *self)
{
    self->sealed = TRUE;
    return self;
}

/**
 * sojourn_record_is_sealed:
 * @self: a record
 *
 * Returns: whether @self never changes any more
 */
gboolean
sojourn_record_is_sealed (const SojournRecord *self)
{
    return self->sealed;
}

/**
 * sojourn_record_get_kind:
 * @self: a record
 *
 * Returns: its kind
 */
SojournKind
sojourn_record_get_kind (const SojournRecord *self)
{
    return self->kind;
}

/**
 * sojourn_record_get_uuid:
 * @self: a record
 *
 * Returns: (transfer none): its identity in the world
 */
const char *
sojourn_record_get_uuid (const SojournRecord *self)
{
    return self->uuid;
}

/**
 * sojourn_record_get_id:
 * @self: a record
 *
 * Returns: its row in the database it was read from, or 0 before it is stored
 */
gint64
sojourn_record_get_id (const SojournRecord *self)
{
    return self->id;
}

/**
 * sojourn_record_get_revision:
 * @self: a record
 *
 * Returns: how many times it was stored; a change is accepted only upon the newest revision
 */
gint64
sojourn_record_get_revision (const SojournRecord *self)
{
    return self->revision;
}

/**
 * sojourn_record_set_stored:
 * @self: a record that is not sealed
 * @id: its row in the database
 * @revision: its revision there
 *
 * Notes where the record is stored. For the store alone.
 */
void
sojourn_record_set_stored (SojournRecord *self, gint64 id, gint64 revision)
{
    g_return_if_fail (!self->sealed);

    self->id = id;
    self->revision = revision;
}

/**
 * sojourn_record_has:
 * @self: a record
 * @field: the index of a field of its kind
 *
 * Returns: whether the value of @field is known
 */
gboolean
sojourn_record_has (const SojournRecord *self, guint field)
{
    g_return_val_if_fail (field < get_info (self)->n_fields, FALSE);

    return (self->known >> field) & 1;
}

/**
 * sojourn_record_get_integer:
 * @self: a record
 * @field: a field that [func@field_is_number]
 * @fallback: what to return if it is unknown
 *
 * Returns: the value, or @fallback
 */
gint64
sojourn_record_get_integer (const SojournRecord *self, guint field, gint64 fallback)
{
    g_return_val_if_fail (is_number (self, field), fallback);

    return sojourn_record_has (self, field) ? self->values[field].number : fallback;
}

/**
 * sojourn_record_peek_integer:
 * @self: a record
 * @field: a field that [func@field_is_number]
 * @value: (out): its value; untouched if it is unknown
 *
 * Returns: whether the value is known
 */
gboolean
sojourn_record_peek_integer (const SojournRecord *self, guint field, gint64 *value)
{
    g_return_val_if_fail (is_number (self, field), FALSE);

    if (!sojourn_record_has (self, field))
        return FALSE;
    *value = self->values[field].number;
    return TRUE;
}

/**
 * sojourn_record_get_text:
 * @self: a record
 * @field: a field that is not a number
 *
 * Returns: (transfer none) (nullable): the value, never empty, or %NULL if it is unknown
 */
const char *
sojourn_record_get_text (const SojournRecord *self, guint field)
{
    g_return_val_if_fail (!is_number (self, field), NULL);

    return sojourn_record_has (self, field) ? self->values[field].text : NULL;
}

/**
 * sojourn_record_set_integer:
 * @self: a record that is not sealed
 * @field: a field that [func@field_is_number]
 * @value: the value; its range is checked by [func@record_validate]
 *
 * Sets a number.
 */
void
sojourn_record_set_integer (SojournRecord *self, guint field, gint64 value)
{
    g_return_if_fail (!self->sealed);
    g_return_if_fail (is_number (self, field));

    remember (self, field, (Value){ .number = value });
}

/**
 * sojourn_record_set_text:
 * @self: a record that is not sealed
 * @field: a field that is not a number
 * @value: (nullable): the value; %NULL and the empty text make it unknown
 *
 * Sets a text.
 */
void
sojourn_record_set_text (SojournRecord *self, guint field, const char *value)
{
    sojourn_record_take_text (self, field, g_strdup (value));
}

/**
 * sojourn_record_take_text:
 * @self: a record that is not sealed
 * @field: a field that is not a number
 * @value: (nullable) (transfer full): as in [func@record_set_text]
 *
 * Sets a text without copying it.
 */
void
sojourn_record_take_text (SojournRecord *self, guint field, char *value)
{
    g_return_if_fail (!self->sealed);
    g_return_if_fail (!is_number (self, field));

    if (value != NULL && *value != '\0') {
        remember (self, field, (Value){ .text = value });
    } else {
        forget (self, field);
        g_free (value);
    }
}

/**
 * sojourn_record_clear:
 * @self: a record that is not sealed
 * @field: a field
 *
 * Makes a value unknown.
 */
void
sojourn_record_clear (SojournRecord *self, guint field)
{
    g_return_if_fail (!self->sealed);

    forget (self, field);
}

/**
 * sojourn_record_copy_field:
 * @self: a record that is not sealed
 * @from: a record of the same kind
 * @field: a field
 *
 * Gives @field the value that it has in @from, or none if it is unknown there.
 */
void
sojourn_record_copy_field (SojournRecord *self, const SojournRecord *from, guint field)
{
    if (!sojourn_record_has (from, field))
        sojourn_record_clear (self, field);
    else if (sojourn_field_is_number (sojourn_kind_get_field (self->kind, field)))
        sojourn_record_set_integer (self, field, sojourn_record_get_integer (from, field, 0));
    else
        sojourn_record_set_text (self, field, sojourn_record_get_text (from, field));
}

/**
 * sojourn_record_equal_field:
 * @a: a record
 * @b: a record of the same kind
 * @field: a field
 *
 * Returns: whether @field is the same in both, or unknown in both
 */
gboolean
sojourn_record_equal_field (const SojournRecord *a, const SojournRecord *b, guint field)
{
    g_return_val_if_fail (a->kind == b->kind, FALSE);

    if (sojourn_record_has (a, field) != sojourn_record_has (b, field))
        return FALSE;
    if (!sojourn_record_has (a, field))
        return TRUE;
    return is_number (a, field) ? a->values[field].number == b->values[field].number
                                : g_str_equal (a->values[field].text, b->values[field].text);
}

/**
 * sojourn_record_equal:
 * @a: a record
 * @b: a record of the same kind
 *
 * Returns: whether every field is the same in both; identity and revision are not compared
 */
gboolean
sojourn_record_equal (const SojournRecord *a, const SojournRecord *b)
{
    for (guint i = 0; i < get_info (a)->n_fields; i++) {
        if (!sojourn_record_equal_field (a, b, i))
            return FALSE;
    }
    return TRUE;
}
