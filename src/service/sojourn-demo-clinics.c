/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-demo-clinics.h"

#include "sojourn-clinic-operations.h"
#include "sojourn-demo-quote.h"
#include "sojourn-hub-reads.h"
#include "sojourn-id.h"
#include "sojourn-json-writer.h"
#include "sojourn-service-log.h"

#include <string.h>

/* Of the countries without a custom of their own, one clinic in so many asks before it quotes. */
#define ONE_ASKS_OF 3

struct _SojournDemoClinics {
    GObject parent;
    SojournHub *hub;     /* (owned) */
    gulong news_handler; /* on hub */
    guint delay_ms;      /* from one step of a clinic to its next */
    GHashTable *due;     /* (owned) (element-type utf8 guint): sources, by request */
};

/* A step that waits for its time. */
typedef struct {
    SojournDemoClinics *clinics; /* (unowned) */
    char *request_id;            /* (owned) */
} Step;

/* What a clinic knows of a request when it is to act. */
typedef struct {
    SojournHubRequest *request; /* (owned) */
    SojournWireRequest *wish;   /* (owned) */
    gboolean has_asked;
} Desk;

static void schedule (SojournDemoClinics *self, const char *request_id, const char *clinic);

G_DEFINE_FINAL_TYPE (SojournDemoClinics, sojourn_demo_clinics, G_TYPE_OBJECT)

static void
free_step (Step *step)
{
    g_free (step->request_id);
    g_free (step);
}

static void
free_desk (Desk *desk)
{
    g_clear_pointer (&desk->request, sojourn_hub_request_free);
    g_clear_pointer (&desk->wish, sojourn_wire_request_free);
    g_free (desk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, free_desk)

/* Bodies */

static GBytes *
make_empty_body (void)
{
    return g_bytes_new_static ("{}", 2);
}

static GBytes *
make_question_body (const char *document_type)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "question",
                                    "Please send this record; it is not in your list.");
    sojourn_json_writer_set_string (writer, "document_type", document_type);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
}

/* Deciding */

static gboolean
has_record (const SojournWireRequest *wish, SojournDocumentType type)
{
    for (guint i = 0; i < wish->records->len; i++)
        if (sojourn_record_get_integer (g_ptr_array_index (wish->records, i), SOJOURN_DOCUMENT_TYPE,
                                        -1) == type)
            return TRUE;
    return FALSE;
}

/* The clinics of Japan want every record first, those of China and Kuwait quote at once. */
static const char *
find_missing_record (const SojournWireRequest *wish)
{
    static const SojournDocumentType wanted[] = {
        SOJOURN_PAPER_LAB,       SOJOURN_PAPER_ISNCSCI_SHEET,   SOJOURN_PAPER_MRI_DICOM,
        SOJOURN_PAPER_DISCHARGE, SOJOURN_PAPER_MEDICATION_LIST, SOJOURN_PAPER_ALLERGY_LIST,
    };
    const char *const country = wish->clinic_country;

    if (g_str_equal (country, "CN") || g_str_equal (country, "KW"))
        return NULL;
    if (!g_str_equal (country, "JP") && sojourn_demo_hash (wish->clinic_ref) % ONE_ASKS_OF != 0)
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
        if (!has_record (wish, wanted[i]))
            return sojourn_choice_set_get_nick (&sojourn_document_types, wanted[i]);
    return NULL;
}

static Desk *
look_at (SojournDemoClinics *self, const char *request_id)
{
    SojournQuoteStore *store = sojourn_hub_get_store (self->hub);
    g_autoptr (Desk) desk = g_new0 (Desk, 1);
    g_autoptr (GPtrArray) questions = NULL;
    g_autoptr (GBytes) payload = NULL;
    g_autoptr (SojournJsonReader) reader = NULL;

    desk->request = sojourn_quote_store_find_request (store, request_id, NULL);
    if (desk->request == NULL)
        return NULL;
    questions = sojourn_quote_store_list_questions (store, request_id, NULL);
    desk->has_asked = questions != NULL && questions->len > 0;

    payload = g_bytes_new (desk->request->payload, strlen (desk->request->payload));
    reader = sojourn_json_reader_new (payload, G_MAXSIZE, NULL);
    if (reader != NULL)
        desk->wish = sojourn_wire_request_read (reader);
    return desk->wish != NULL ? g_steal_pointer (&desk) : NULL;
}

/* Acting */

static SojournCall *
make_call (SojournDemoClinics *self, const Desk *desk, const char *action, GBytes *body)
{
    g_autofree char *path = g_strdup_printf ("/v1/quote-requests/%s/%s", desk->request->id, action);
    SojournCall *call = sojourn_call_new ("POST", path);
    g_autoptr (SojournAnswer) current = NULL;

    call->principal = sojourn_principal_new (SOJOURN_SIDE_CLINIC, desk->request->clinic);
    call->id = g_strdup (desk->request->id);
    call->idempotency_key = sojourn_id_new ();
    call->body = body;
    current = sojourn_hub_get_request (self->hub, call);
    call->if_match = g_strdup (current->etag != NULL ? current->etag : "");
    return call;
}

static void
act (SojournDemoClinics *self,
     const Desk *desk,
     const char *action,
     GBytes *body,
     SojournOperation operation)
{
    g_autoptr (SojournCall) call = make_call (self, desk, action, body);
    g_autoptr (SojournAnswer) answer = sojourn_hub_write (self->hub, call, operation, 200);

    sojourn_service_log ("demo", "action=%s status=%u", action, answer->status);
    if (answer->status == 503)
        schedule (self, desk->request->id, desk->request->clinic);
}

static void
take_step (SojournDemoClinics *self, const char *request_id)
{
    g_autoptr (Desk) desk = look_at (self, request_id);
    g_autoptr (SojournWireQuote) quote = NULL;
    const char *missing;

    if (desk == NULL || (desk->request->status != SOJOURN_REQUEST_SENT &&
                         desk->request->status != SOJOURN_REQUEST_ACKNOWLEDGED))
        return;

    missing = desk->has_asked ? NULL : find_missing_record (desk->wish);
    if (desk->request->status == SOJOURN_REQUEST_SENT && !desk->has_asked) {
        act (self, desk, "acknowledge", make_empty_body (), sojourn_operation_acknowledge);
    } else if (missing != NULL) {
        act (self, desk, "questions", make_question_body (missing), sojourn_operation_ask);
    } else {
        quote = sojourn_demo_quote_new (desk->wish, sojourn_hub_get_now (self->hub));
        act (self, desk, "quotes", sojourn_wire_quote_to_bytes (quote), sojourn_operation_quote);
    }
}

static gboolean
on_step_due_cb (gpointer user_data)
{
    Step *step = user_data;
    g_autofree char *request_id = g_strdup (step->request_id);
    SojournDemoClinics *self = step->clinics;

    g_hash_table_remove (self->due, request_id);
    take_step (self, request_id);
    return G_SOURCE_REMOVE;
}

static void
schedule (SojournDemoClinics *self, const char *request_id, const char *clinic)
{
    guint delay = self->delay_ms + sojourn_demo_hash (clinic) % (self->delay_ms / 2 + 1);
    Step *step;
    guint source;

    if (g_hash_table_contains (self->due, request_id))
        return;
    step = g_new0 (Step, 1);
    step->clinics = self;
    step->request_id = g_strdup (request_id);
    source = g_timeout_add_full (G_PRIORITY_DEFAULT, delay, on_step_due_cb, step,
                                 (GDestroyNotify)free_step);
    g_hash_table_insert (self->due, g_strdup (request_id), GUINT_TO_POINTER (source));
}

static void
on_hub_news_cb (SojournHub *hub, const SojournHubNews *news, SojournDemoClinics *self)
{
    if (news->status == SOJOURN_REQUEST_SENT || news->status == SOJOURN_REQUEST_ACKNOWLEDGED)
        schedule (self, news->request_id, news->clinic);
}

/* What was left when the service last stopped, however it stopped. */
static void
resume (SojournDemoClinics *self, SojournRequestStatus status)
{
    g_autoptr (GPtrArray) ids =
        sojourn_quote_store_list_request_ids (sojourn_hub_get_store (self->hub), status, 0, NULL);

    for (guint i = 0; ids != NULL && i < ids->len; i++)
        schedule (self, g_ptr_array_index (ids, i), g_ptr_array_index (ids, i));
}

static void
sojourn_demo_clinics_dispose (GObject *object)
{
    SojournDemoClinics *self = SOJOURN_DEMO_CLINICS (object);
    GHashTableIter iter;
    gpointer source;

    if (self->due != NULL) {
        g_hash_table_iter_init (&iter, self->due);
        while (g_hash_table_iter_next (&iter, NULL, &source))
            g_source_remove (GPOINTER_TO_UINT (source));
    }
    g_clear_pointer (&self->due, g_hash_table_unref);
    if (self->hub != NULL)
        g_clear_signal_handler (&self->news_handler, self->hub);
    g_clear_object (&self->hub);
    G_OBJECT_CLASS (sojourn_demo_clinics_parent_class)->dispose (object);
}

static void
sojourn_demo_clinics_class_init (SojournDemoClinicsClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = sojourn_demo_clinics_dispose;
}

static void
sojourn_demo_clinics_init (SojournDemoClinics *self)
{
    self->due = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * sojourn_demo_clinics_new:
 * @hub: where the requests are, of which a reference is taken
 * @delay_ms: the time a clinic takes for a step; some take up to half as long again
 *
 * Makes every clinic of @hub answer: it acknowledges, may ask for one record that is missing, and
 * quotes. What happens depends on the state of a request alone, so it goes on after a restart.
 *
 * Returns: (transfer full): the clinics, which act as long as they live
 */
SojournDemoClinics *
sojourn_demo_clinics_new (SojournHub *hub, guint delay_ms)
{
    SojournDemoClinics *self = g_object_new (SOJOURN_TYPE_DEMO_CLINICS, NULL);

    self->hub = g_object_ref (hub);
    self->delay_ms = delay_ms;
    self->news_handler = g_signal_connect (hub, "news", G_CALLBACK (on_hub_news_cb), self);
    resume (self, SOJOURN_REQUEST_SENT);
    resume (self, SOJOURN_REQUEST_ACKNOWLEDGED);
    return self;
}
