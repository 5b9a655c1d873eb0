/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-intake.h"

#include "sojourn-quote-fields.h"
#include "sojourn-receiver.h"
#include "sojourn-request-events.h"

#include <glib/gi18n-lib.h>

#define ACTOR "sync"
#define MOST_TRIES 10 /* to store what meets edits made in the same moment */

/* Adds to the changes what follows for the request. */
typedef void (*StepFunc) (SojournIntake *self,
                          SojournChangeSet *changes,
                          const SojournSnapshot *snapshot,
                          SojournRecord *request);

static gboolean
apply (SojournIntake *self, SojournChangeSet *changes, GError **error)
{
    g_autoptr (SojournReceipt) receipt = NULL;

    if (self->cursor != NULL)
        sojourn_change_set_set_note (changes, SOJOURN_RECEIVER_CURSOR_NOTE, self->cursor);
    receipt = dex_await_boxed (sojourn_store_apply (self->store, changes), error);
    return receipt != NULL;
}

static SojournChangeSet *
new_changes (void)
{
    /* Translators: a line of the history of a case */
    return sojourn_change_set_new (ACTOR, _ ("News of the quote service"));
}

static void
take_in (SojournIntake *self,
         SojournChangeSet *changes,
         const SojournSnapshot *snapshot,
         SojournRecord *request)
{
    gint64 now = sojourn_clock_now (self->clock);

    /* The service may confirm a request in the feed before its own answer arrives. */
    if (!sojourn_record_has (request, SOJOURN_QUOTE_REQUEST_SENT_AT))
        sojourn_record_set_integer (request, SOJOURN_QUOTE_REQUEST_SENT_AT, now);
    if (self->anew)
        sojourn_record_clear (request, SOJOURN_QUOTE_REQUEST_REMOTE_REVISION);
    self->news = sojourn_inbox_apply (changes, snapshot, request, self->state, now);
}

static void
mark (SojournIntake *self, SojournChangeSet *changes, SojournRecord *request, const char *problem)
{
    sojourn_record_set_integer (request, SOJOURN_QUOTE_REQUEST_NEEDS_REVIEW, TRUE);
    sojourn_record_take_text (request, SOJOURN_QUOTE_REQUEST_LAST_ERROR,
                              sojourn_request_events_fit (problem));
    sojourn_change_set_update (changes, request);
    self->news = SOJOURN_NEWS_REVIEW;
}

static void
mark_unknown (SojournIntake *self,
              SojournChangeSet *changes,
              const SojournSnapshot *snapshot,
              SojournRecord *request)
{
    mark (self, changes, request,
          _ ("The quote service does not know this request any more. What is stored here is kept"));
}

static void
mark_unfit (SojournIntake *self,
            SojournChangeSet *changes,
            const SojournSnapshot *snapshot,
            SojournRecord *request)
{
    mark (self, changes, request,
          _ ("The quote service says something of this request that cannot be stored here"));
}

static gboolean
take_step (SojournIntake *self, const char *case_uuid, StepFunc step, GError **error)
{
    g_autoptr (SojournSnapshot) snapshot =
        dex_await_boxed (sojourn_store_load_case (self->store, case_uuid), error);
    g_autoptr (SojournChangeSet) changes = new_changes ();
    g_autoptr (SojournRecord) request = NULL;
    const SojournRecord *stored =
        snapshot != NULL ? sojourn_snapshot_find (snapshot, self->request_uuid) : NULL;

    if (snapshot == NULL)
        return FALSE;
    if (stored != NULL) {
        request = sojourn_record_copy (stored);
        step (self, changes, snapshot, request);
    }
    return apply (self, changes, error);
}

/* What meets an edit made in the same moment is done once more, upon the newer state. */
static gboolean
take_step_surely (SojournIntake *self, const char *case_uuid, StepFunc step, GError **error)
{
    for (guint tries = 1;; tries++) {
        g_autoptr (GError) problem = NULL;

        self->news = 0;
        if (take_step (self, case_uuid, step, &problem))
            return TRUE;
        if (tries == MOST_TRIES ||
            !g_error_matches (problem, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONFLICT)) {
            g_propagate_error (error, g_steal_pointer (&problem));
            return FALSE;
        }
    }
}

/* What breaks a rule of the database must not keep back all that comes after it. */
static gboolean
store_state (SojournIntake *self, const char *case_uuid, GError **error)
{
    g_autoptr (GError) problem = NULL;

    if (take_step_surely (self, case_uuid, self->state != NULL ? take_in : mark_unknown, &problem))
        return TRUE;
    if (g_error_matches (problem, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONSTRAINT))
        return take_step_surely (self, case_uuid, mark_unfit, error);
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
}

static gboolean
store_cursor (SojournIntake *self, GError **error)
{
    g_autoptr (SojournChangeSet) changes = new_changes ();

    return self->cursor == NULL || apply (self, changes, error);
}

static gboolean
forgive_missing (GError *problem, GError **error)
{
    if (!g_error_matches (problem, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND)) {
        g_propagate_error (error, problem);
        return FALSE;
    }
    g_error_free (problem);
    return TRUE;
}

/**
 * sojourn_intake_clear:
 * @self: an intake
 *
 * Frees what came out.
 */
void
sojourn_intake_clear (SojournIntake *self)
{
    g_clear_pointer (&self->case_uuid, g_free);
}

/**
 * sojourn_intake_store:
 * @self: an intake
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Stores what the service says of a request, with the place in the feed, in one transaction. A
 * request that is not of this desk, or of which nothing new is said, leaves only the place. For
 * fibers.
 *
 * Returns: %TRUE if it is stored
 */
gboolean
sojourn_intake_store (SojournIntake *self, GError **error)
{
    GError *problem = NULL;
    g_autoptr (SojournRecord) request = dex_await_boxed (
        sojourn_store_load (self->store, SOJOURN_KIND_QUOTE_REQUEST, self->request_uuid), &problem);

    if (request == NULL && !forgive_missing (problem, error))
        return FALSE;
    if (request == NULL ||
        (self->state != NULL && !self->anew && !sojourn_inbox_is_news (request, self->state)))
        return store_cursor (self, error);

    self->case_uuid = g_strdup (sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CASE));
    return store_state (self, self->case_uuid, error);
}
