/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-state-view.h"

/* Shorter waits show nothing: a spinner that flashes makes them longer. */
#define SPINNER_DELAY_MS 500

/**
 * SojournStateView:
 *
 * Shows its content, or why there is none: a spinner after half a second, a page for nothing yet,
 * one for no result, one for a failure. It begins by loading; while it loads again, the content
 * stays.
 */
struct _SojournStateView {
    AdwBin parent_instance;

    GtkWidget *content;     /* (nullable) (owned) */
    GtkWidget *empty;       /* (nullable) (owned) */
    GtkWidget *no_result;   /* (nullable) (owned) */
    char *failed_title;     /* (nullable) (owned) */
    char *message;          /* (nullable) (owned): why it failed */
    SojournViewState state; /* what it shows or is about to show */
    guint timer;            /* source; until the spinner */

    GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (SojournStateView, sojourn_state_view, ADW_TYPE_BIN)

typedef enum {
    PROP_CONTENT = 1,
    PROP_EMPTY,
    PROP_NO_RESULT,
    PROP_FAILED_TITLE,
    PROP_MESSAGE,
} SojournStateViewProps;

static GParamSpec *props[PROP_MESSAGE + 1];

enum {
    RETRY,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_page_name (SojournViewState state)
{
    static const char *const names[] = {
        [SOJOURN_VIEW_LOADING] = "waiting", [SOJOURN_VIEW_CONTENT] = "content",
        [SOJOURN_VIEW_EMPTY] = "empty",     [SOJOURN_VIEW_NO_RESULT] = "no-result",
        [SOJOURN_VIEW_FAILED] = "failed",
    };

    return names[state];
}

/* The page takes markup, the message is plain. */
static char *
escape (gpointer unused, const char *message)
{
    return message != NULL ? g_markup_escape_text (message, -1) : NULL;
}

static gboolean
on_timer_fired_cb (gpointer user_data)
{
    SojournStateView *self = user_data;

    self->timer = 0;
    gtk_stack_set_visible_child_name (self->stack, "loading");
    return G_SOURCE_REMOVE;
}

static void
on_retry_button_clicked_cb (SojournStateView *self)
{
    g_signal_emit (self, signals[RETRY], 0);
}

static void
sojourn_state_view_dispose (GObject *object)
{
    SojournStateView *self = SOJOURN_STATE_VIEW (object);

    g_clear_handle_id (&self->timer, g_source_remove);
    adw_bin_set_child (ADW_BIN (self), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_STATE_VIEW);
    g_clear_object (&self->content);
    g_clear_object (&self->empty);
    g_clear_object (&self->no_result);
    G_OBJECT_CLASS (sojourn_state_view_parent_class)->dispose (object);
}

static void
sojourn_state_view_finalize (GObject *object)
{
    SojournStateView *self = SOJOURN_STATE_VIEW (object);

    g_free (self->failed_title);
    g_free (self->message);
    G_OBJECT_CLASS (sojourn_state_view_parent_class)->finalize (object);
}

static void
sojourn_state_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournStateView *self = SOJOURN_STATE_VIEW (object);

    switch ((SojournStateViewProps)id) {
    case PROP_CONTENT:
        g_value_set_object (value, self->content);
        break;
    case PROP_EMPTY:
        g_value_set_object (value, self->empty);
        break;
    case PROP_NO_RESULT:
        g_value_set_object (value, self->no_result);
        break;
    case PROP_FAILED_TITLE:
        g_value_set_string (value, self->failed_title);
        break;
    case PROP_MESSAGE:
        g_value_set_string (value, self->message);
        break;
    }
}

static void
sojourn_state_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournStateView *self = SOJOURN_STATE_VIEW (object);

    switch ((SojournStateViewProps)id) {
    case PROP_CONTENT:
        g_set_object (&self->content, g_value_get_object (value));
        break;
    case PROP_EMPTY:
        g_set_object (&self->empty, g_value_get_object (value));
        break;
    case PROP_NO_RESULT:
        g_set_object (&self->no_result, g_value_get_object (value));
        break;
    case PROP_FAILED_TITLE:
        g_set_str (&self->failed_title, g_value_get_string (value));
        break;
    case PROP_MESSAGE:
        g_set_str (&self->message, g_value_get_string (value));
        break;
    }
}

static void
sojourn_state_view_class_init (SojournStateViewClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
    GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_state_view_dispose;
    object_class->finalize = sojourn_state_view_finalize;
    object_class->get_property = sojourn_state_view_get_property;
    object_class->set_property = sojourn_state_view_set_property;

    props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
    props[PROP_EMPTY] = g_param_spec_object ("empty", NULL, NULL, GTK_TYPE_WIDGET, flags);
    props[PROP_NO_RESULT] = g_param_spec_object ("no-result", NULL, NULL, GTK_TYPE_WIDGET, flags);
    props[PROP_FAILED_TITLE] = g_param_spec_string ("failed-title", NULL, NULL, NULL, flags);
    props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    /**
     * SojournStateView::retry:
     * @self: the view
     *
     * The person asks to try again what failed.
     */
    signals[RETRY] = g_signal_new ("retry", SOJOURN_TYPE_STATE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-state-view.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournStateView, stack);
    gtk_widget_class_bind_template_callback (widget_class, escape);
    gtk_widget_class_bind_template_callback (widget_class, on_retry_button_clicked_cb);
}

static void
sojourn_state_view_init (SojournStateView *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    sojourn_state_view_set_state (self, SOJOURN_VIEW_LOADING);
}

/**
 * sojourn_state_view_set_state:
 * @self: a view
 * @state: what it is to show
 *
 * Shows something else. What it showed stays while it loads, until the spinner comes; content stays
 * for good.
 */
void
sojourn_state_view_set_state (SojournStateView *self, SojournViewState state)
{
    g_return_if_fail (SOJOURN_IS_STATE_VIEW (self));

    if (state == SOJOURN_VIEW_LOADING && self->state == SOJOURN_VIEW_CONTENT)
        return;
    self->state = state;
    if (state != SOJOURN_VIEW_LOADING) {
        g_clear_handle_id (&self->timer, g_source_remove);
        gtk_stack_set_visible_child_name (self->stack, get_page_name (state));
    } else if (self->timer == 0) {
        self->timer = g_timeout_add (SPINNER_DELAY_MS, on_timer_fired_cb, self);
    }
}

/**
 * sojourn_state_view_fail:
 * @self: a view
 * @message: why, in a sentence for the user
 *
 * Shows a failure.
 */
void
sojourn_state_view_fail (SojournStateView *self, const char *message)
{
    g_return_if_fail (SOJOURN_IS_STATE_VIEW (self));

    g_object_set (self, "message", message, NULL);
    sojourn_state_view_set_state (self, SOJOURN_VIEW_FAILED);
}
