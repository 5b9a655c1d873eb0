/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "loop.h"
#include "sojourn-case-list-model.h"
#include "sojourn-window.h"

/* The real window with its list of cases, typed into and scrolled; prints what it measured. */

#define STEPS 400        /* of a scroll from the first case to the last */
#define PATIENCE_SECS 60 /* for a single step */
#define KEY_MSECS 100    /* from one key to the next; few people type faster */
#define LINES_SHOWN 10   /* so many lines at the top are looked at */
#define NS_PER_SEC G_GINT64_CONSTANT (1000000000)

typedef struct {
    GtkWindow *window;
    GtkEditable *search;
    GtkAdjustment *scroll;
    SojournCaseListModel *cases;
    gboolean warm;     /* what it does is measured: fonts, shaders and pages are in their caches */
    char *typed;       /* (owned) (nullable): what the list is to be the answer to */
    gboolean answered; /* the list changed since */
    gint64 rows_at;    /* when the answer was in the model; 0 before */
    gint64 painted_at; /* when it was painted */
    guint frames;
    gboolean rested; /* it is time for the next key */
} Probe;

static guint64 n_items_asked;
static gpointer (*get_item) (GListModel *list, guint position);

static gpointer
count_item (GListModel *list, guint position)
{
    n_items_asked++;
    return get_item (list, position);
}

static void
count_items (GListModel *list)
{
    GListModelInterface *iface =
        g_type_interface_peek (G_OBJECT_GET_CLASS (list), G_TYPE_LIST_MODEL);

    get_item = iface->get_item;
    iface->get_item = count_item;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
    GtkWidget *found = NULL;

    if (g_type_is_a (G_OBJECT_TYPE (widget), type))
        return widget;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
         child = gtk_widget_get_next_sibling (child))
        found = find_widget (child, type);
    return found;
}

/* The list is the answer to what was typed, and the lines at its top have their rows. */
static gboolean
has_rows (Probe *self)
{
    const char *text =
        sojourn_case_query_get_text (sojourn_case_list_model_get_query (self->cases));
    guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->cases));
    gboolean loading = sojourn_case_list_model_is_loading (self->cases);

    if (g_strcmp0 (text != NULL ? text : "", self->typed) != 0 ||
        (loading && (!self->answered || n_items == 0)))
        return FALSE;
    for (guint i = 0; i < MIN (n_items, LINES_SHOWN); i++) {
        g_autoptr (SojournCaseItem) item = get_item (G_LIST_MODEL (self->cases), i);

        if (sojourn_case_item_get_row (item) == NULL)
            return FALSE;
    }
    return TRUE;
}

static void
note_rows (Probe *self)
{
    if (self->rows_at != 0 || self->typed == NULL || !has_rows (self))
        return;
    self->rows_at = loop_now_ns ();
    /* There may be nothing to paint, if the same rows show as before. */
    gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)),
                                   GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static void
on_cases_items_changed_cb (Probe *self)
{
    self->answered = TRUE;
}

static void
on_after_paint_cb (Probe *self)
{
    self->frames++;
    if (self->rows_at != 0 && self->painted_at == 0) {
        gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (self->window)));
        self->painted_at = loop_now_ns ();
    }
}

static gboolean
is_idle (Probe *self)
{
    return !sojourn_case_list_model_is_loading (self->cases);
}

static gboolean
is_painted (Probe *self)
{
    return self->painted_at != 0;
}

static void
turn_until (Probe *self, gboolean (*condition) (Probe *self))
{
    gint64 deadline = loop_now_ns () + PATIENCE_SECS * NS_PER_SEC;

    while (!condition (self)) {
        g_main_context_iteration (NULL, TRUE);
        note_rows (self);
        if (loop_now_ns () > deadline) {
            g_printerr ("“%s”: nothing came within %d s\n", self->typed, PATIENCE_SECS);
            exit (1);
        }
    }
}

static gboolean
on_rested_cb (gpointer user_data)
{
    ((Probe *)user_data)->rested = TRUE;
    return G_SOURCE_REMOVE;
}

static gboolean
has_rested (Probe *self)
{
    return self->rested;
}

/* What is there is not typed again. */
static void
enter (Probe *self, const char *text)
{
    const char *there = gtk_editable_get_text (self->search);
    int end = (int)g_utf8_strlen (there, -1);

    if (*text == '\0' || !g_str_has_prefix (text, there))
        gtk_editable_set_text (self->search, text);
    else
        gtk_editable_insert_text (self->search, text + strlen (there), -1, &end);
}

/* One keystroke; what the one before it left to load may still be loading. */
static void
type (Probe *self, const char *text)
{
    gint64 began;

    self->rested = FALSE;
    g_timeout_add (KEY_MSECS, on_rested_cb, self);
    turn_until (self, has_rested);
    g_set_str (&self->typed, text);
    self->answered = FALSE;
    self->rows_at = self->painted_at = 0;
    began = loop_now_ns ();
    enter (self, text);
    note_rows (self);
    turn_until (self, is_painted);
    if (*text != '\0' && self->warm)
        g_print ("key %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", self->rows_at - began,
                 self->painted_at - began, text);
}

static void
type_word (Probe *self, const char *word)
{
    for (const char *end = g_utf8_next_char (word); end[-1] != '\0'; end = g_utf8_next_char (end)) {
        g_autofree char *text = g_strndup (word, end - word);

        /* A space at the end does not change what is searched. */
        if (!g_str_has_suffix (text, " "))
            type (self, text);
    }
    type (self, "");
}

static guint goal;

static gboolean
has_frames (Probe *self)
{
    return self->frames >= goal;
}

static void
scroll (Probe *self)
{
    double end =
        gtk_adjustment_get_upper (self->scroll) - gtk_adjustment_get_page_size (self->scroll);

    turn_until (self, is_idle);
    loop_take_longest_ns ();
    n_items_asked = 0;
    for (guint step = 1; step <= STEPS; step++) {
        goal = self->frames + 1;
        gtk_adjustment_set_value (self->scroll, end * step / STEPS);
        turn_until (self, has_frames);
    }
    if (self->warm)
        g_print ("scroll %" G_GINT64_FORMAT " %" G_GUINT64_FORMAT " %d\n", loop_take_longest_ns (),
                 n_items_asked, STEPS);
    gtk_adjustment_set_value (self->scroll, 0);
}

static void
find_parts (Probe *self)
{
    GtkWidget *root = GTK_WIDGET (self->window);
    GtkWidget *table = find_widget (root, GTK_TYPE_COLUMN_VIEW);
    GtkSingleSelection *selection =
        GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));

    self->search = GTK_EDITABLE (find_widget (root, GTK_TYPE_SEARCH_ENTRY));
    self->scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
    self->cases = SOJOURN_CASE_LIST_MODEL (gtk_single_selection_get_model (selection));
}

static Probe *
probe_new (SojournStore *store)
{
    Probe *self = g_new0 (Probe, 1);
    g_autoptr (GSettings) settings = g_settings_new (SOJOURN_APP_ID);
    g_autoptr (SojournContext) context = sojourn_context_new (settings, (SojournClock){ 0 });

    g_settings_set_string (settings, "section", "cases");
    sojourn_context_open_office (context, store);
    self->window = GTK_WINDOW (sojourn_window_new (NULL, context));
    gtk_window_present (self->window);
    find_parts (self);
    count_items (G_LIST_MODEL (self->cases));
    gtk_widget_activate_action (GTK_WIDGET (self->search), "cases.filter", "s", "all");
    g_signal_connect_swapped (self->cases, "items-changed", G_CALLBACK (on_cases_items_changed_cb),
                              self);
    g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint",
                              G_CALLBACK (on_after_paint_cb), self);
    turn_until (self, is_idle);
    return self;
}

static void
measure (Probe *self, char **words)
{
    if (words[0] == NULL)
        scroll (self);
    for (guint i = 0; words[i] != NULL; i++)
        type_word (self, words[i]);
    self->warm = TRUE;
}

int
main (int argc, char **argv)
{
    g_autoptr (SojournStore) store = NULL;
    Probe *probe;

    if (argc < 3) {
        g_printerr ("Usage: cases-probe DATABASE ROUNDS [WORD...]: types the words, or scrolls\n");
        return 2;
    }
    dex_init ();
    adw_init ();
    loop_watch ();
    store = loop_open_store (argv[1]);
    if (store == NULL)
        return 1;
    probe = probe_new (store);
    g_print ("cases %u\n", g_list_model_get_n_items (G_LIST_MODEL (probe->cases)));
    for (gint64 round = g_ascii_strtoll (argv[2], NULL, 10); round >= 0; round--)
        measure (probe, argv + 3);
    gtk_window_destroy (probe->window);
    g_free (probe->typed);
    g_free (probe);
    return loop_await (sojourn_store_close (store), NULL) ? 0 : 1;
}
