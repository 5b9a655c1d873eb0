/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-draft.h"

G_BEGIN_DECLS

/* A draft in two parts: what is on screen and what is wrong with it (sojourn-draft.c), and storing
 * it (sojourn-draft-save.c). */

struct _SojournDraft {
    GObject parent_instance;

    SojournOffice *office;     /* (not nullable) (owned) */
    SojournRecord *base;       /* (not nullable) (owned): as stored; sealed */
    SojournRecord *record;     /* (not nullable) (owned): as on screen */
    SojournRecord *in_flight;  /* (nullable) (owned): what is being stored */
    SojournSnapshot *snapshot; /* (nullable) (owned): the case, for the rules */
    char **errors;             /* (not nullable) (owned): a message a field, or NULL */
    char **inputs;             /* (not nullable) (owned): what is typed and is no value, or NULL */
    guint64 held;              /* bit n: field n waits for the person to touch it again */
    guint last_field;          /* the one touched last */
    gboolean blocked;          /* a rule refuses the record as it is on screen */
    gboolean changed;          /* as last notified */
    DexFuture *saving;         /* (nullable) (owned) */
};

#define SOJOURN_DRAFT_BIT(field) (G_GUINT64_CONSTANT (1) << (field))

static inline guint
sojourn_draft_count_fields (SojournDraft *self)
{
    return sojourn_kind_get_info (sojourn_record_get_kind (self->base))->n_fields;
}

gboolean sojourn_draft_is_kept (SojournDraft *self, guint field);
void sojourn_draft_hold (SojournDraft *self, guint field, const char *message);

G_END_DECLS
