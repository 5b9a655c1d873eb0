/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-hub-values.h"

/**
 * sojourn_hub_request_free:
 * @self: (transfer full): a request
 *
 * Frees a request.
 */
void
sojourn_hub_request_free (SojournHubRequest *self)
{
    g_return_if_fail (self != NULL);

    g_free (self->id);
    g_free (self->agency);
    g_free (self->client_ref);
    g_free (self->clinic);
    g_free (self->reason);
    g_free (self->payload);
    g_free (self->payload_sha256);
    g_free (self);
}

/**
 * sojourn_hub_question_free:
 * @self: (transfer full): a question
 *
 * Frees a question.
 */
void
sojourn_hub_question_free (SojournHubQuestion *self)
{
    g_return_if_fail (self != NULL);

    g_free (self->id);
    g_free (self->request_id);
    g_free (self->question);
    g_free (self->document_type);
    g_free (self->answer);
    g_free (self);
}

/**
 * sojourn_hub_quote_free:
 * @self: (transfer full): a quote
 *
 * Frees a quote.
 */
void
sojourn_hub_quote_free (SojournHubQuote *self)
{
    g_return_if_fail (self != NULL);

    g_free (self->body);
    g_free (self);
}

/**
 * sojourn_hub_event_free:
 * @self: (transfer full): an event
 *
 * Frees an event.
 */
void
sojourn_hub_event_free (SojournHubEvent *self)
{
    g_return_if_fail (self != NULL);

    g_free (self->body);
    g_free (self);
}
