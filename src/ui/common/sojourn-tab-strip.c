/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-tab-strip.h"

/**
 * SojournTabStrip:
 *
 * The tabs of a stack in one line. Where there is no room for all it scrolls, and the tab that is
 * shown is always in sight.
 */
struct _SojournTabStrip {
    AdwBin parent_instance;

    AdwInlineViewSwitcher *switcher; /* (unowned): in the viewport */
    GtkViewport *viewport;           /* (unowned): in the scrolled window */
    guint tick;                      /* of what waits for the next frame; 0: nothing does */
};

G_DEFINE_FINAL_TYPE (SojournTabStrip, sojourn_tab_strip, ADW_TYPE_BIN)

typedef enum {
    PROP_STACK = 1,
} SojournTabStripProps;

static GParamSpec *props[PROP_STACK + 1];

static GtkWidget *
find_checked (GtkWidget *widget)
{
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        GtkWidget *found = gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_CHECKED
                               ? child
                               : find_checked (child);

        if (found != NULL)
            return found;
    }
    return NULL;
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
    SojournTabStrip *self = SOJOURN_TAB_STRIP (widget);
    GtkWidget *checked = find_checked (GTK_WIDGET (self->switcher));

    self->tick = 0;
    if (checked != NULL)
        gtk_viewport_scroll_to (self->viewport, checked, NULL);
    return G_SOURCE_REMOVE;
}

/* The tab is marked, and has its place, only after this. */
static void
on_stack_visible_child_cb (SojournTabStrip *self)
{
    if (self->tick == 0)
        self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static void
sojourn_tab_strip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournTabStrip *self = SOJOURN_TAB_STRIP (object);

    switch ((SojournTabStripProps)id) {
    case PROP_STACK:
        g_value_set_object (value, adw_inline_view_switcher_get_stack (self->switcher));
        break;
    }
}

static void
sojourn_tab_strip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournTabStrip *self = SOJOURN_TAB_STRIP (object);
    AdwViewStack *stack = g_value_get_object (value);

    switch ((SojournTabStripProps)id) {
    case PROP_STACK:
        adw_inline_view_switcher_set_stack (self->switcher, stack);
        if (stack != NULL)
            g_signal_connect_object (stack, "notify::visible-child",
                                     G_CALLBACK (on_stack_visible_child_cb), self,
                                     G_CONNECT_SWAPPED);
        break;
    }
}

static void
sojourn_tab_strip_class_init (SojournTabStripClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->get_property = sojourn_tab_strip_get_property;
    object_class->set_property = sojourn_tab_strip_set_property;

    /**
     * SojournTabStrip:stack: (nullable)
     *
     * The stack whose pages are the tabs. It is set once.
     */
    props[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_tab_strip_init (SojournTabStrip *self)
{
    GtkWidget *scroller = gtk_scrolled_window_new ();

    self->switcher = ADW_INLINE_VIEW_SWITCHER (adw_inline_view_switcher_new ());
    adw_inline_view_switcher_set_can_shrink (self->switcher, FALSE);
    self->viewport = GTK_VIEWPORT (gtk_viewport_new (NULL, NULL));
    gtk_viewport_set_child (self->viewport, GTK_WIDGET (self->switcher));
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                    GTK_POLICY_NEVER);
    gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->viewport));
    adw_bin_set_child (ADW_BIN (self), scroller);
}
