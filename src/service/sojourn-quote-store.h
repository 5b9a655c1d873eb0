/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-answer.h"
#include "sojourn-hub-values.h"
#include "sojourn-principal.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SojournQuoteStore:
 *
 * Where the service keeps what it is told. Everything that writes happens between
 * [method@QuoteStore.begin] and [method@QuoteStore.commit]. One thread at a time.
 */
#define SOJOURN_TYPE_QUOTE_STORE (sojourn_quote_store_get_type ())
G_DECLARE_INTERFACE (SojournQuoteStore, sojourn_quote_store, SOJOURN, QUOTE_STORE, GObject)

struct _SojournQuoteStoreInterface {
    GTypeInterface parent;

    gboolean (*begin) (SojournQuoteStore *self, GError **error);
    gboolean (*commit) (SojournQuoteStore *self, GError **error);
    void (*rollback) (SojournQuoteStore *self);
    gboolean (*get_feed) (SojournQuoteStore *self, char **epoch, gint64 *last_seq, GError **error);
    gboolean (*new_epoch) (SojournQuoteStore *self, const char *epoch, GError **error);
    SojournPrincipal *(*find_token) (SojournQuoteStore *self, const char *sha256, GError **error);
    gboolean (*add_token) (SojournQuoteStore *self,
                           const char *sha256,
                           const SojournPrincipal *principal,
                           gint64 now,
                           GError **error);
    SojournAnswer *(*find_reply) (
        SojournQuoteStore *self, const char *scope, const char *key, char **digest, GError **error);
    gboolean (*add_reply) (SojournQuoteStore *self,
                           const char *scope,
                           const char *key,
                           const char *digest,
                           const SojournAnswer *answer,
                           gint64 now,
                           GError **error);
    gboolean (*prune_replies) (SojournQuoteStore *self, gint64 before, GError **error);
    SojournHubRequest *(*find_request) (SojournQuoteStore *self, const char *id, GError **error);
    SojournHubRequest *(*find_request_by_ref) (SojournQuoteStore *self,
                                               const char *agency,
                                               const char *client_ref,
                                               GError **error);
    GPtrArray *(*list_request_ids) (SojournQuoteStore *self,
                                    SojournRequestStatus status,
                                    gint64 expired_at,
                                    GError **error);
    gboolean (*insert_request) (SojournQuoteStore *self,
                                const SojournHubRequest *request,
                                GError **error);
    gboolean (*update_request) (SojournQuoteStore *self,
                                const SojournHubRequest *request,
                                GError **error);
    GPtrArray *(*list_questions) (SojournQuoteStore *self, const char *request_id, GError **error);
    gboolean (*put_question) (SojournQuoteStore *self,
                              const SojournHubQuestion *question,
                              GError **error);
    GPtrArray *(*list_quotes) (SojournQuoteStore *self, const char *request_id, GError **error);
    gboolean (*insert_quote) (SojournQuoteStore *self,
                              const char *request_id,
                              const SojournHubQuote *quote,
                              GError **error);
    gboolean (*append_event) (SojournQuoteStore *self,
                              const SojournHubRequest *request,
                              const SojournHubEvent *event,
                              GError **error);
    GPtrArray *(*list_events) (SojournQuoteStore *self,
                               const SojournPrincipal *principal,
                               gint64 after,
                               guint limit,
                               GError **error);
};

gboolean sojourn_quote_store_begin (SojournQuoteStore *self, GError **error);
gboolean sojourn_quote_store_commit (SojournQuoteStore *self, GError **error);
void sojourn_quote_store_rollback (SojournQuoteStore *self);
gboolean sojourn_quote_store_get_feed (SojournQuoteStore *self,
                                       char **epoch,
                                       gint64 *last_seq,
                                       GError **error);
gboolean sojourn_quote_store_new_epoch (SojournQuoteStore *self, const char *epoch, GError **error);
SojournPrincipal *
sojourn_quote_store_find_token (SojournQuoteStore *self, const char *sha256, GError **error);
gboolean sojourn_quote_store_add_token (SojournQuoteStore *self,
                                        const char *sha256,
                                        const SojournPrincipal *principal,
                                        gint64 now,
                                        GError **error);
SojournAnswer *sojourn_quote_store_find_reply (
    SojournQuoteStore *self, const char *scope, const char *key, char **digest, GError **error);
gboolean sojourn_quote_store_add_reply (SojournQuoteStore *self,
                                        const char *scope,
                                        const char *key,
                                        const char *digest,
                                        const SojournAnswer *answer,
                                        gint64 now,
                                        GError **error);
gboolean sojourn_quote_store_prune_replies (SojournQuoteStore *self, gint64 before, GError **error);
SojournHubRequest *
sojourn_quote_store_find_request (SojournQuoteStore *self, const char *id, GError **error);
SojournHubRequest *sojourn_quote_store_find_request_by_ref (SojournQuoteStore *self,
                                                            const char *agency,
                                                            const char *client_ref,
                                                            GError **error);
GPtrArray *sojourn_quote_store_list_request_ids (SojournQuoteStore *self,
                                                 SojournRequestStatus status,
                                                 gint64 expired_at,
                                                 GError **error);
gboolean sojourn_quote_store_insert_request (SojournQuoteStore *self,
                                             const SojournHubRequest *request,
                                             GError **error);
gboolean sojourn_quote_store_update_request (SojournQuoteStore *self,
                                             const SojournHubRequest *request,
                                             GError **error);
GPtrArray *sojourn_quote_store_list_questions (SojournQuoteStore *self,
                                               const char *request_id,
                                               GError **error);
gboolean sojourn_quote_store_put_question (SojournQuoteStore *self,
                                           const SojournHubQuestion *question,
                                           GError **error);
GPtrArray *
sojourn_quote_store_list_quotes (SojournQuoteStore *self, const char *request_id, GError **error);
gboolean sojourn_quote_store_insert_quote (SojournQuoteStore *self,
                                           const char *request_id,
                                           const SojournHubQuote *quote,
                                           GError **error);
gboolean sojourn_quote_store_append_event (SojournQuoteStore *self,
                                           const SojournHubRequest *request,
                                           const SojournHubEvent *event,
                                           GError **error);
GPtrArray *sojourn_quote_store_list_events (SojournQuoteStore *self,
                                            const SojournPrincipal *principal,
                                            gint64 after,
                                            guint limit,
                                            GError **error);

G_END_DECLS
