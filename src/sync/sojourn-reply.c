/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-reply.h"

#include "sojourn-sync-error.h"
#include "sojourn-text.h"
#include "sojourn-wire-problem.h"

#include <glib/gi18n-lib.h>

#define PROBLEM_BYTES (512 * 1024)
#define PROBLEM_SHOWN_CHARS 200

struct _SojournReply {
    GObject parent_instance;

    guint status;
    char *content_type; /* (owned) (nullable) */
    char *etag;         /* (owned) (nullable) */
    char *retry_after;  /* (owned) (nullable) */
    GBytes *body;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (SojournReply, sojourn_reply, G_TYPE_OBJECT)

static gboolean
is_of_type (SojournReply *self, const char *type)
{
    return self->content_type != NULL && g_ascii_strcasecmp (self->content_type, type) == 0;
}

static SojournWireProblem *
decode_problem (SojournReply *self)
{
    return sojourn_reply_is_problem (self)
               ? sojourn_wire_problem_decode (self->body, PROBLEM_BYTES, NULL)
               : NULL;
}

/* What the service says of its refusal, as plain bounded text. */
static char *
dup_problem_text (SojournReply *self)
{
    g_autoptr (SojournWireProblem) problem = decode_problem (self);
    const char *text = problem == NULL           ? NULL
                       : problem->detail != NULL ? problem->detail
                                                 : problem->title;
    g_autofree char *line = text != NULL ? sojourn_text_normalize (text) : NULL;

    return line != NULL && *line != '\0' ? sojourn_text_ellipsize (line, PROBLEM_SHOWN_CHARS)
                                         : NULL;
}

static gboolean
fail (SojournReply *self, SojournSyncError code, const char *sentence, GError **error)
{
    g_autofree char *detail = dup_problem_text (self);

    if (detail != NULL)
        g_set_error (error, SOJOURN_SYNC_ERROR, code,
                     /* Translators: a sentence on what happened, then what the quote service itself
                      * said of it */
                     C_ ("sync problem", "%s (%s)"), sentence, detail);
    else
        g_set_error_literal (error, SOJOURN_SYNC_ERROR, code, sentence);
    return FALSE;
}

static void
sojourn_reply_finalize (GObject *object)
{
    SojournReply *self = SOJOURN_REPLY (object);

    g_free (self->content_type);
    g_free (self->etag);
    g_free (self->retry_after);
    g_bytes_unref (self->body);

    G_OBJECT_CLASS (sojourn_reply_parent_class)->finalize (object);
}

static void
sojourn_reply_class_init (SojournReplyClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = sojourn_reply_finalize;
}

static void
sojourn_reply_init (SojournReply *self)
{
}

/**
 * sojourn_reply_new:
 * @message: a message whose answer is complete
 * @body: the body as it came
 *
 * Returns: (transfer full): the answer
 */
SojournReply *
sojourn_reply_new (SoupMessage *message, GBytes *body)
{
    SojournReply *self = g_object_new (SOJOURN_TYPE_REPLY, NULL);
    SoupMessageHeaders *headers = soup_message_get_response_headers (message);

    self->status = soup_message_get_status (message);
    self->content_type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
    self->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
    self->retry_after = g_strdup (soup_message_headers_get_one (headers, "Retry-After"));
    self->body = g_bytes_ref (body);
    return self;
}

/**
 * sojourn_reply_get_status:
 * @self: an answer
 *
 * Returns: the HTTP status
 */
guint
sojourn_reply_get_status (SojournReply *self)
{
    return self->status;
}

/**
 * sojourn_reply_get_body:
 * @self: an answer
 *
 * Returns: (transfer none): the body
 */
GBytes *
sojourn_reply_get_body (SojournReply *self)
{
    return self->body;
}

/**
 * sojourn_reply_get_etag:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the revision of what the answer shows
 */
const char *
sojourn_reply_get_etag (SojournReply *self)
{
    return self->etag;
}

/**
 * sojourn_reply_get_retry_after:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): when the service wants to be asked again, as it said it
 */
const char *
sojourn_reply_get_retry_after (SojournReply *self)
{
    return self->retry_after;
}

/**
 * sojourn_reply_is_json:
 * @self: an answer
 *
 * Returns: whether it says that its body is JSON; a login page of a network does not
 */
gboolean
sojourn_reply_is_json (SojournReply *self)
{
    return is_of_type (self, "application/json");
}

/**
 * sojourn_reply_is_problem:
 * @self: an answer
 *
 * Returns: whether it says that its body is a problem (RFC 9457), so that it is of the service
 */
gboolean
sojourn_reply_is_problem (SojournReply *self)
{
    return is_of_type (self, "application/problem+json");
}

static gboolean
check_conflict (SojournReply *self, GError **error)
{
    g_autoptr (SojournWireProblem) problem = decode_problem (self);

    if (problem != NULL && g_str_equal (problem->type, "request-in-progress"))
        return fail (self, SOJOURN_SYNC_ERROR_BUSY,
                     _ ("The quote service is still working on this; it will be tried again"),
                     error);
    return fail (
        self, SOJOURN_SYNC_ERROR_CONFLICT,
        _ ("This is not possible in the present state of the request at the quote service"), error);
}

static gboolean
fail_elsewhere (SojournReply *self, GError **error)
{
    return fail (self, SOJOURN_SYNC_ERROR_REDIRECTED,
                 _ ("Something other than the quote service answered. The network may ask for "
                    "a login; what waits to be sent is kept"),
                 error);
}

/* The service says why it refuses (RFC 9457). A refusal without that is of something between: a
 * proxy, a web server that does not know the service; it decides nothing. */
static gboolean
check_client_error (SojournReply *self, GError **error)
{
    switch (self->status) {
    case 401:
        return fail (self, SOJOURN_SYNC_ERROR_SIGN_IN,
                     _ ("The quote service does not accept the sign-in. Nothing is lost; "
                        "sign in again to go on"),
                     error);
    case 408:
    case 425:
    case 429:
        return fail (self, SOJOURN_SYNC_ERROR_BUSY,
                     _ ("The quote service asks to be tried again later"), error);
    }
    if (!sojourn_reply_is_problem (self))
        return fail_elsewhere (self, error);
    switch (self->status) {
    case 409:
        return check_conflict (self, error);
    case 412:
    case 428:
        return fail (self, SOJOURN_SYNC_ERROR_CONFLICT,
                     _ ("The request was changed at the quote service in the meantime"), error);
    default:
        return fail (self, SOJOURN_SYNC_ERROR_REFUSED, _ ("The quote service does not accept this"),
                     error);
    }
}

/**
 * sojourn_reply_check:
 * @self: an answer
 * @error: return location for a %SOJOURN_SYNC_ERROR
 *
 * Tells success from the classes of failure, by status and media type alone.
 *
 * Returns: %TRUE if it is a success with a JSON body
 */
gboolean
sojourn_reply_check (SojournReply *self, GError **error)
{
    if (self->status >= 200 && self->status < 300 && sojourn_reply_is_json (self))
        return TRUE;
    if (self->status < 400)
        return fail_elsewhere (self, error);
    if (self->status < 500)
        return check_client_error (self, error);
    return fail (self, self->status == 503 ? SOJOURN_SYNC_ERROR_BUSY : SOJOURN_SYNC_ERROR_SERVER,
                 _ ("The quote service has a problem of its own; it will be tried again"), error);
}
