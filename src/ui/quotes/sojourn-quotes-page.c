/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-quotes-page.h"

#include "sojourn-format.h"
#include "sojourn-place-group.h"
#include "sojourn-state-view.h"
#include "sojourn-window.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 200
#define EVERY_STATUS ((1u << (SOJOURN_REQUEST_SUPERSEDED + 1)) - 1)

/**
 * SojournQuotesPage:
 *
 * The quote requests of all cases: what waits for a coordinator, what waits for a clinic, and what
 * is decided.
 */
struct _SojournQuotesPage {
    SojournPage parent_instance;

    DexFuture *load; /* (nullable) (owned) */

    SojournStateView *state_view;
    SojournPlaceGroup *inbox;
    SojournPlaceGroup *outbox;
    SojournPlaceGroup *done;
};

G_DEFINE_FINAL_TYPE (SojournQuotesPage, sojourn_quotes_page, SOJOURN_TYPE_PAGE)

static SojournContext *
get_context (SojournQuotesPage *self)
{
    return sojourn_page_get_context (SOJOURN_PAGE (self));
}

static SojournPlaceGroup *
get_group (SojournQuotesPage *self, const SojournRequestRow *request)
{
    if (request->questions > 0 || request->needs_review ||
        request->status == SOJOURN_REQUEST_QUOTED || request->status == SOJOURN_REQUEST_DRAFT)
        return self->inbox;
    if (request->status == SOJOURN_REQUEST_QUEUED || request->status == SOJOURN_REQUEST_SENT ||
        request->status == SOJOURN_REQUEST_ACKNOWLEDGED ||
        request->status == SOJOURN_REQUEST_INFO_REQUESTED)
        return self->outbox;
    return self->done;
}

static char *
format_state (const SojournRequestRow *request)
{
    const char *state = sojourn_choice_set_get_label (&sojourn_request_statuses, request->status);
    g_autofree char *amount = NULL;

    if (request->problem != NULL)
        /* Translators: a state of a quote request, a problem */
        return g_strdup_printf (C_ ("quotes", "%1$s: %2$s"), state, request->problem);
    if (request->questions > 0)
        return g_strdup_printf (
            ngettext ("%u open question", "%u open questions", request->questions),
            request->questions);
    if (request->quote_uuid == NULL)
        return g_strdup (state);
    amount = sojourn_format_money (request->quote_total, request->quote_currency);
    /* Translators: a state of a quote request, an amount */
    return g_strdup_printf (C_ ("quotes", "%1$s, %2$s"), state, amount);
}

static void
show_request (SojournQuotesPage *self, const SojournRequestRow *request)
{
    SojournPlace place = { .kind = SOJOURN_KIND_QUOTE_REQUEST, .field = SOJOURN_NO_FIELD };
    g_autofree char *state = format_state (request);
    g_autofree char *subtitle = g_strdup_printf (
        /* Translators: the reference of a case, the patient, how a quote request stands */
        C_ ("quotes", "%1$s · %2$s · %3$s"), request->ref != NULL ? request->ref : "–",
        request->name, state);

    g_strlcpy (place.uuid, request->uuid, sizeof place.uuid);
    sojourn_place_group_add (get_group (self, request), request->clinic, subtitle,
                             request->case_uuid, &place);
}

static void
show_requests (SojournQuotesPage *self, const GPtrArray *requests)
{
    sojourn_place_group_clear (self->inbox);
    sojourn_place_group_clear (self->outbox);
    sojourn_place_group_clear (self->done);
    for (guint i = 0; i < requests->len; i++)
        show_request (self, requests->pdata[i]);
    sojourn_state_view_set_state (self->state_view,
                                  requests->len > 0 ? SOJOURN_VIEW_CONTENT : SOJOURN_VIEW_EMPTY);
}

static DexFuture *
show_loaded (DexFuture *future, gpointer user_data)
{
    g_autoptr (SojournQuotesPage) self = g_weak_ref_get (user_data);
    g_autoptr (GError) error = NULL;
    const GValue *value = dex_future_get_value (future, &error);

    if (self == NULL)
        return NULL;
    if (value != NULL)
        show_requests (self, g_value_get_boxed (value));
    else
        sojourn_state_view_fail (self->state_view, error->message);
    return NULL;
}

static void
free_ref (gpointer data)
{
    g_weak_ref_clear (data);
    g_free (data);
}

static void
reload (SojournQuotesPage *self)
{
    SojournStore *store = sojourn_context_get_store (get_context (self));
    GWeakRef *ref;

    if (store == NULL)
        return;
    ref = g_new0 (GWeakRef, 1);
    g_weak_ref_init (ref, self);
    dex_clear (&self->load);
    self->load = dex_future_finally (sojourn_store_load_requests (store, EVERY_STATUS, MOST_ROWS),
                                     show_loaded, ref, free_ref);
}

static void
on_store_changed_cb (SojournStore *store, SojournReceipt *receipt, SojournQuotesPage *self)
{
    if (sojourn_receipt_is_sweeping (receipt) ||
        sojourn_receipt_touches_kind (receipt, SOJOURN_KIND_QUOTE_REQUEST) ||
        sojourn_receipt_touches_kind (receipt, SOJOURN_KIND_INFO_REQUEST) ||
        sojourn_receipt_touches_kind (receipt, SOJOURN_KIND_QUOTE))
        reload (self);
}

static void
on_office_opened_cb (SojournQuotesPage *self)
{
    SojournStore *store = sojourn_context_get_store (get_context (self));

    if (store == NULL)
        return;
    g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
    reload (self);
}

static void
on_state_view_retry_cb (SojournQuotesPage *self)
{
    reload (self);
}

static void
sojourn_quotes_page_constructed (GObject *object)
{
    SojournQuotesPage *self = SOJOURN_QUOTES_PAGE (object);

    G_OBJECT_CLASS (sojourn_quotes_page_parent_class)->constructed (object);
    sojourn_state_view_set_state (self->state_view, SOJOURN_VIEW_LOADING);
    g_signal_connect_object (get_context (self), "notify::office", G_CALLBACK (on_office_opened_cb),
                             self, G_CONNECT_SWAPPED);
    on_office_opened_cb (self);
}

static void
sojourn_quotes_page_dispose (GObject *object)
{
    dex_clear (&SOJOURN_QUOTES_PAGE (object)->load);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_QUOTES_PAGE);
    G_OBJECT_CLASS (sojourn_quotes_page_parent_class)->dispose (object);
}

static void
sojourn_quotes_page_class_init (SojournQuotesPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->constructed = sojourn_quotes_page_constructed;
    G_OBJECT_CLASS (klass)->dispose = sojourn_quotes_page_dispose;

    g_type_ensure (SOJOURN_TYPE_STATE_VIEW);
    g_type_ensure (SOJOURN_TYPE_PLACE_GROUP);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-quotes-page.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournQuotesPage, state_view);
    gtk_widget_class_bind_template_child (widget_class, SojournQuotesPage, inbox);
    gtk_widget_class_bind_template_child (widget_class, SojournQuotesPage, outbox);
    gtk_widget_class_bind_template_child (widget_class, SojournQuotesPage, done);
    gtk_widget_class_bind_template_callback (widget_class, on_state_view_retry_cb);
}

static void
sojourn_quotes_page_init (SojournQuotesPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
