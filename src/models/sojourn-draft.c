/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-draft-private.h"

#include "sojourn-guards.h"
#include "sojourn-record-value.h"
#include "sojourn-typed.h"

#include <glib/gi18n-lib.h>

/**
 * SojournDraft:
 *
 * A record while a person edits it: as it is stored, as it is on screen, and what is wrong with
 * each field. What cannot be stored yet stays in the draft, and so do fields that were changed
 * elsewhere at the same time: nothing typed is lost. Follows the store. Of the main thread.
 */

G_DEFINE_FINAL_TYPE (SojournDraft, sojourn_draft, G_TYPE_OBJECT)

typedef enum {
    PROP_CHANGED = 1,
} SojournDraftProps;

static GParamSpec *props[PROP_CHANGED + 1];

enum {
    FIELD_CHANGED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
emit_field (SojournDraft *self, guint field)
{
    g_signal_emit (self, signals[FIELD_CHANGED], 0, field);
}

static void
notify_changed (SojournDraft *self)
{
    gboolean changed = sojourn_draft_is_changed (self);

    if (self->changed == changed)
        return;
    self->changed = changed;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHANGED]);
    sojourn_office_note_unsaved (self->office, self, changed && !sojourn_draft_is_new (self));
}

static void
set_error (SojournDraft *self, guint field, const char *message)
{
    if (g_set_str (&self->errors[field], message))
        emit_field (self, field);
}

/* What is left is to be touched again before it may be stored, or cannot be read. */
gboolean
sojourn_draft_is_kept (SojournDraft *self, guint field)
{
    return self->inputs[field] != NULL || (self->held & SOJOURN_DRAFT_BIT (field)) != 0;
}

/* Keeps a field from being stored until the person touches it again, and says why. */
void
sojourn_draft_hold (SojournDraft *self, guint field, const char *message)
{
    self->held |= SOJOURN_DRAFT_BIT (field);
    set_error (self, field, message);
}

/* What the description of the field says of a value that was changed. */
static void
review_field (SojournDraft *self, guint field)
{
    g_autoptr (GError) error = NULL;

    if (sojourn_draft_is_kept (self, field))
        return;
    if (sojourn_draft_is_field_changed (self, field))
        sojourn_record_validate_field (self->record, field, &error);
    set_error (self, field, error != NULL ? error->message : NULL);
}

static GPtrArray *
check_rules (SojournDraft *self, SojournRecord *record)
{
    return sojourn_rules_check_record (self->snapshot, record,
                                       sojourn_office_get_now (self->office),
                                       sojourn_office_get_rule_settings (self->office));
}

static gboolean
is_same (const SojournFinding *a, const SojournFinding *b)
{
    return g_str_equal (sojourn_finding_get_rule (a), sojourn_finding_get_rule (b)) &&
           g_str_equal (sojourn_finding_get_key (a), sojourn_finding_get_key (b)) &&
           sojourn_finding_get_place (a)->field == sojourn_finding_get_place (b)->field;
}

static gboolean
contains (const GPtrArray *findings, const SojournFinding *finding)
{
    for (guint i = 0; i < findings->len; i++) {
        if (is_same (findings->pdata[i], finding))
            return TRUE;
    }
    return FALSE;
}

static void
place_finding (SojournDraft *self, const SojournFinding *finding)
{
    const SojournPlace *place = sojourn_finding_get_place (finding);
    gboolean here = g_str_equal (place->uuid, sojourn_draft_get_uuid (self)) && place->field >= 0;
    guint field = here ? (guint)place->field : self->last_field;

    if (!sojourn_draft_is_kept (self, field) && self->errors[field] == NULL)
        set_error (self, field, sojourn_finding_get_message (finding));
}

/* A rule refuses what it did not refuse before: an old inconsistency must not keep the person from
 * mending it one field at a time. */
static void
review_rules (SojournDraft *self)
{
    g_autoptr (SojournRecord) edited = NULL;
    g_autoptr (GPtrArray) before = NULL;
    g_autoptr (GPtrArray) after = NULL;

    self->blocked = FALSE;
    if (self->snapshot == NULL || !sojourn_draft_is_changed (self))
        return;
    edited = sojourn_record_seal (sojourn_record_copy (self->record));
    before = check_rules (self, self->base);
    after = check_rules (self, edited);
    for (guint i = 0; i < after->len; i++) {
        const SojournFinding *finding = after->pdata[i];

        if (!sojourn_finding_is_blocking (finding) || contains (before, finding))
            continue;
        self->blocked = TRUE;
        place_finding (self, finding);
    }
}

static void
review (SojournDraft *self)
{
    for (guint i = 0; i < sojourn_draft_count_fields (self); i++)
        review_field (self, i);
    review_rules (self);
    notify_changed (self);
}

static void
touch (SojournDraft *self, guint field)
{
    g_clear_pointer (&self->inputs[field], g_free);
    self->held &= ~SOJOURN_DRAFT_BIT (field);
    self->last_field = field;
    emit_field (self, field);
    review (self);
}

static void
hold_conflict (SojournDraft *self, const SojournRecord *newest, guint field)
{
    g_autofree char *theirs = sojourn_typed_format (newest, field, NULL);
    g_autofree char *message = NULL;

    if (*theirs == '\0')
        message = g_strdup (_ ("This was cleared elsewhere meanwhile. Leave the field once more to "
                               "keep what is here, or press Escape to take the change."));
    else
        message = g_strdup_printf (
            /* Translators: %s is a value of a field */
            _ ("This was changed elsewhere meanwhile to “%s”. Leave the field once more to keep "
               "what is here, or press Escape to take the change."),
            theirs);
    sojourn_draft_hold (self, field, message);
}

static gboolean
is_own_change (SojournDraft *self, const SojournRecord *newest, guint field)
{
    return self->in_flight != NULL && sojourn_record_equal_field (self->in_flight, newest, field);
}

/* Brings one field from the old base to the new one. */
static void
merge_field (SojournDraft *self, SojournRecord *newest, guint field)
{
    gboolean ours = sojourn_draft_is_field_changed (self, field);
    gboolean theirs = !sojourn_record_equal_field (self->base, newest, field);

    if (!theirs)
        return;
    if (!ours && self->inputs[field] == NULL) {
        sojourn_record_copy_field (self->record, newest, field);
        emit_field (self, field);
    } else if (sojourn_record_equal_field (self->record, newest, field)) {
        self->held &= ~SOJOURN_DRAFT_BIT (field);
        emit_field (self, field);
    } else if (!is_own_change (self, newest, field)) {
        hold_conflict (self, newest, field);
    }
}

static void
on_store_changed_cb (SojournDraft *self, SojournReceipt *receipt)
{
    const SojournRecord *newest = sojourn_receipt_find (receipt, sojourn_draft_get_uuid (self));

    if (newest != NULL)
        sojourn_draft_rebase (self, (SojournRecord *)newest);
}

static void
sojourn_draft_dispose (GObject *object)
{
    SojournDraft *self = SOJOURN_DRAFT (object);

    dex_clear (&self->saving);
    sojourn_office_note_unsaved (self->office, self, FALSE);
    G_OBJECT_CLASS (sojourn_draft_parent_class)->dispose (object);
}

static void
sojourn_draft_finalize (GObject *object)
{
    SojournDraft *self = SOJOURN_DRAFT (object);

    for (guint i = 0; i < sojourn_draft_count_fields (self); i++) {
        g_free (self->errors[i]);
        g_free (self->inputs[i]);
    }
    g_free (self->errors);
    g_free (self->inputs);
    g_clear_pointer (&self->base, sojourn_record_unref);
    g_clear_pointer (&self->record, sojourn_record_unref);
    g_clear_pointer (&self->in_flight, sojourn_record_unref);
    g_clear_pointer (&self->snapshot, sojourn_snapshot_unref);
    g_clear_object (&self->office);
    G_OBJECT_CLASS (sojourn_draft_parent_class)->finalize (object);
}

static void
sojourn_draft_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournDraftProps)id) {
    case PROP_CHANGED:
        g_value_set_boolean (value, sojourn_draft_is_changed (SOJOURN_DRAFT (object)));
        break;
    }
}

static void
sojourn_draft_class_init (SojournDraftClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->dispose = sojourn_draft_dispose;
    object_class->finalize = sojourn_draft_finalize;
    object_class->get_property = sojourn_draft_get_property;

    props[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    /**
     * SojournDraft::field-changed:
     * @self: the draft
     * @field: the field, or %SOJOURN_ANY_FIELD
     *
     * The value or the error of a field is another.
     */
    signals[FIELD_CHANGED] = g_signal_new ("field-changed", SOJOURN_TYPE_DRAFT, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sojourn_draft_init (SojournDraft *self)
{
}

/**
 * sojourn_draft_new:
 * @office: the office
 * @base: the record as it is stored, or a new one of revision 0; it is sealed
 *
 * Returns: (transfer full): a draft of @base
 */
SojournDraft *
sojourn_draft_new (SojournOffice *office, SojournRecord *base)
{
    SojournDraft *self = g_object_new (SOJOURN_TYPE_DRAFT, NULL);

    self->office = g_object_ref (office);
    self->base = sojourn_record_ref (sojourn_record_seal (base));
    self->record = sojourn_record_copy (base);
    self->errors = g_new0 (char *, sojourn_draft_count_fields (self));
    self->inputs = g_new0 (char *, sojourn_draft_count_fields (self));
    g_signal_connect_object (sojourn_office_get_store (office), "changed",
                             G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
    return self;
}

/**
 * sojourn_draft_set_snapshot:
 * @self: a draft
 * @snapshot: (nullable): the case that the record belongs to
 *
 * Lets the rules that refuse a record check this one. Without a case, only the description of each
 * field does.
 */
void
sojourn_draft_set_snapshot (SojournDraft *self, SojournSnapshot *snapshot)
{
    g_return_if_fail (SOJOURN_IS_DRAFT (self));

    if (self->snapshot == snapshot)
        return;
    g_clear_pointer (&self->snapshot, sojourn_snapshot_unref);
    self->snapshot = snapshot != NULL ? sojourn_snapshot_ref (snapshot) : NULL;
    review (self);
}

/**
 * sojourn_draft_rebase:
 * @self: a draft
 * @newest: the record as it is stored now; sealed
 *
 * Takes over what was stored since. Fields the person did not touch follow; where both changed a
 * field, what is on screen stays, with a message that names the other value.
 */
void
sojourn_draft_rebase (SojournDraft *self, SojournRecord *newest)
{
    g_return_if_fail (SOJOURN_IS_DRAFT (self));
    g_return_if_fail (sojourn_record_is_sealed (newest));

    if (sojourn_record_get_revision (newest) <= sojourn_record_get_revision (self->base))
        return;
    for (guint i = 0; i < sojourn_draft_count_fields (self); i++)
        merge_field (self, newest, i);
    sojourn_record_ref (newest);
    sojourn_record_unref (self->base);
    self->base = newest;
    review (self);
}

/**
 * sojourn_draft_get_office:
 * @self: a draft
 *
 * Returns: (transfer none): the desk it is edited at
 */
SojournOffice *
sojourn_draft_get_office (SojournDraft *self)
{
    g_return_val_if_fail (SOJOURN_IS_DRAFT (self), NULL);

    return self->office;
}

/**
 * sojourn_draft_get_kind:
 * @self: a draft
 *
 * Returns: the kind of its record
 */
SojournKind
sojourn_draft_get_kind (SojournDraft *self)
{
    return sojourn_record_get_kind (self->base);
}

/**
 * sojourn_draft_get_uuid:
 * @self: a draft
 *
 * Returns: (transfer none): the identity of its record
 */
const char *
sojourn_draft_get_uuid (SojournDraft *self)
{
    return sojourn_record_get_uuid (self->base);
}

/**
 * sojourn_draft_get_record:
 * @self: a draft
 *
 * Returns: (transfer none): the record as it is on screen; it changes as the person edits
 */
const SojournRecord *
sojourn_draft_get_record (SojournDraft *self)
{
    g_return_val_if_fail (SOJOURN_IS_DRAFT (self), NULL);

    return self->record;
}

/**
 * sojourn_draft_get_base:
 * @self: a draft
 *
 * Returns: (transfer none): the record as it is stored
 */
const SojournRecord *
sojourn_draft_get_base (SojournDraft *self)
{
    g_return_val_if_fail (SOJOURN_IS_DRAFT (self), NULL);

    return self->base;
}

/**
 * sojourn_draft_is_new:
 * @self: a draft
 *
 * Returns: whether its record was never stored
 */
gboolean
sojourn_draft_is_new (SojournDraft *self)
{
    return sojourn_record_get_revision (self->base) == 0;
}

/**
 * sojourn_draft_is_field_changed:
 * @self: a draft
 * @field: a field
 *
 * Returns: whether what is on screen is not what is stored
 */
gboolean
sojourn_draft_is_field_changed (SojournDraft *self, guint field)
{
    return !sojourn_record_equal_field (self->base, self->record, field);
}

/**
 * sojourn_draft_is_changed:
 * @self: a draft
 *
 * Returns: whether anything is on screen, readable or not, that is not stored
 */
gboolean
sojourn_draft_is_changed (SojournDraft *self)
{
    for (guint i = 0; i < sojourn_draft_count_fields (self); i++) {
        if (self->inputs[i] != NULL)
            return TRUE;
    }
    return !sojourn_record_equal (self->base, self->record);
}

/**
 * sojourn_draft_set_integer:
 * @self: a draft
 * @field: a field that [func@field_is_number]
 * @value: its value
 *
 * Sets a number and checks it. Nothing is stored yet.
 */
void
sojourn_draft_set_integer (SojournDraft *self, guint field, gint64 value)
{
    g_return_if_fail (SOJOURN_IS_DRAFT (self));

    sojourn_record_set_integer (self->record, field, value);
    touch (self, field);
}

/**
 * sojourn_draft_set_text:
 * @self: a draft
 * @field: a field that is not a number
 * @value: (nullable): its value; %NULL and the empty text make it unknown
 *
 * Sets a text and checks it. Nothing is stored yet.
 */
void
sojourn_draft_set_text (SojournDraft *self, guint field, const char *value)
{
    g_return_if_fail (SOJOURN_IS_DRAFT (self));

    sojourn_record_set_text (self->record, field, value);
    touch (self, field);
}

/**
 * sojourn_draft_clear:
 * @self: a draft
 * @field: a field
 *
 * Makes a value unknown. Nothing is stored yet.
 */
void
sojourn_draft_clear (SojournDraft *self, guint field)
{
    g_return_if_fail (SOJOURN_IS_DRAFT (self));

    sojourn_record_clear (self->record, field);
    touch (self, field);
}

/**
 * sojourn_draft_refuse:
 * @self: a draft
 * @field: a field
 * @input: what was typed
 * @message: why that is no value of @field
 *
 * Keeps what was typed and cannot be read. The value stays as it was.
 */
void
sojourn_draft_refuse (SojournDraft *self, guint field, const char *input, const char *message)
{
    g_return_if_fail (SOJOURN_IS_DRAFT (self));

    g_set_str (&self->inputs[field], input);
    self->last_field = field;
    set_error (self, field, message);
    notify_changed (self);
}

/**
 * sojourn_draft_confirm:
 * @self: a draft
 * @field: a field
 *
 * The person saw what is told of @field and left it as it is: it may be stored again.
 */
void
sojourn_draft_confirm (SojournDraft *self, guint field)
{
    g_return_if_fail (SOJOURN_IS_DRAFT (self));

    if ((self->held & SOJOURN_DRAFT_BIT (field)) != 0)
        touch (self, field);
}

/**
 * sojourn_draft_restore:
 * @self: a draft
 * @field: a field
 *
 * Gives up what was typed: @field is again as it is stored.
 */
void
sojourn_draft_restore (SojournDraft *self, guint field)
{
    g_return_if_fail (SOJOURN_IS_DRAFT (self));

    sojourn_record_copy_field (self->record, self->base, field);
    touch (self, field);
}

/**
 * sojourn_draft_get_input:
 * @self: a draft
 * @field: a field
 *
 * Returns: (transfer none) (nullable): what was typed into @field and is no value of it, or %NULL
 */
const char *
sojourn_draft_get_input (SojournDraft *self, guint field)
{
    g_return_val_if_fail (SOJOURN_IS_DRAFT (self), NULL);

    return self->inputs[field];
}

/**
 * sojourn_draft_get_error:
 * @self: a draft
 * @field: a field
 *
 * Returns: (transfer none) (nullable): what is wrong with @field, in a sentence for the user
 */
const char *
sojourn_draft_get_error (SojournDraft *self, guint field)
{
    g_return_val_if_fail (SOJOURN_IS_DRAFT (self), NULL);

    return self->errors[field];
}

/**
 * sojourn_draft_has_error:
 * @self: a draft
 *
 * Returns: whether something is wrong with any field
 */
gboolean
sojourn_draft_has_error (SojournDraft *self)
{
    g_return_val_if_fail (SOJOURN_IS_DRAFT (self), FALSE);

    for (guint i = 0; i < sojourn_draft_count_fields (self); i++) {
        if (self->errors[i] != NULL)
            return TRUE;
    }
    return FALSE;
}

/**
 * sojourn_draft_check:
 * @self: a draft
 *
 * Checks every field, those that were not touched too: what a dialog does before it stores a new
 * record.
 *
 * Returns: %TRUE if the record may be stored; otherwise the fields say what is wrong
 */
gboolean
sojourn_draft_check (SojournDraft *self)
{
    g_return_val_if_fail (SOJOURN_IS_DRAFT (self), FALSE);

    for (guint i = 0; i < sojourn_draft_count_fields (self); i++) {
        g_autoptr (GError) error = NULL;

        if (!sojourn_draft_is_kept (self, i) &&
            !sojourn_record_validate_field (self->record, i, &error))
            set_error (self, i, error->message);
    }
    return !sojourn_draft_has_error (self);
}

/**
 * sojourn_draft_add_to:
 * @self: a draft that [method@Draft.check] accepts
 * @changes: what it is to be part of
 *
 * Adds the record as it is on screen to a change set, as an insert if it is new.
 */
void
sojourn_draft_add_to (SojournDraft *self, SojournChangeSet *changes)
{
    g_autoptr (SojournRecord) copy = NULL;

    g_return_if_fail (SOJOURN_IS_DRAFT (self));

    copy = sojourn_record_copy (self->record);
    if (sojourn_draft_is_new (self))
        sojourn_change_set_insert (changes, copy);
    else
        sojourn_change_set_update (changes, copy);
}
