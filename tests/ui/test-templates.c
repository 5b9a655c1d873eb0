/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sojourn-case-page.h"
#include "sojourn-case-tab.h"
#include "sojourn-field-editor.h"
#include "sojourn-page.h"
#include "sojourn-window.h"
#include "test-desk.h"

#include <string.h>

/* Every template of the resources is made, shown and taken down, under fatal warnings: Blueprint
 * does not check what a closure or a property is called. */

#define FOLDER "/io/github/sojourndesk/Sojourn/ui"

typedef struct {
    TestDesk *desk;
    SojournContext *context;
    SojournCaseModel *model; /* of a case called Heron */
} Fixture;

static gboolean
is_loaded (SojournCaseModel *model)
{
    return sojourn_case_model_get_snapshot (model) != NULL;
}

static DexFuture *
go_on (DexFuture *future, gpointer user_data)
{
    return NULL;
}

static void
let_loop_run (void)
{
    dex_await (dex_future_finally (dex_timeout_new_msec (1), go_on, NULL, NULL), NULL);
}

static Fixture *
fixture_new (void)
{
    Fixture *self = g_new0 (Fixture, 1);
    g_autoptr (GSettings) settings = g_settings_new (SOJOURN_APP_ID);

    self->desk = test_desk_new ();
    if (self->desk->store == NULL)
        test_desk_open (self->desk);
    self->context = sojourn_context_new (settings, (SojournClock){ .at = &self->desk->now });
    sojourn_context_open_office (self->context, self->desk->store);
    self->model = sojourn_case_model_new (sojourn_context_get_office (self->context),
                                          test_desk_add_case (self->desk, "Heron"));
    while (!is_loaded (self->model))
        let_loop_run ();
    return self;
}

static void
fixture_free (Fixture *self)
{
    g_clear_object (&self->model);
    g_clear_object (&self->context);
    test_desk_free (self->desk);
    g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

/* The name of the class that a template file describes, or NULL if it describes none. */
static char *
read_class_name (const char *path)
{
    g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_autofree char *text = NULL;
    const char *name;

    g_assert_nonnull (bytes);
    text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    name = strstr (text, "<template class=\"");
    if (name == NULL)
        return NULL;
    name += strlen ("<template class=\"");
    return g_strndup (name, strcspn (name, "\""));
}

static GType
find_type (const char *name)
{
    g_autoptr (GtkBuilder) builder = gtk_builder_new ();
    GType type = gtk_builder_get_type_from_name (builder, name);

    g_assert_cmpuint (type, !=, G_TYPE_INVALID);
    return type;
}

/* A field that the editor of this type is for. */
static GtkWidget *
make_editor (Fixture *self, GType type)
{
    SojournDraft *draft = NULL;
    GtkWidget *editor = NULL;

    g_object_get (self->model, "patient-draft", &draft, NULL);
    for (guint i = 0; editor == NULL && i <= SOJOURN_PERSON_NOTES; i++) {
        editor = GTK_WIDGET (sojourn_field_editor_new (draft, i, NULL));
        g_object_ref_sink (editor);
        if (G_OBJECT_TYPE (editor) != type)
            g_clear_object (&editor);
    }
    g_object_unref (draft);
    return editor;
}

static GtkWidget *
make_widget (Fixture *self, GType type)
{
    if (type == SOJOURN_TYPE_CASE_PAGE)
        return g_object_ref_sink (GTK_WIDGET (
            sojourn_case_page_new (self->context, sojourn_case_model_get_uuid (self->model))));
    if (g_type_is_a (type, SOJOURN_TYPE_PAGE) || g_type_is_a (type, SOJOURN_TYPE_WINDOW))
        return g_object_ref_sink (g_object_new (type, "context", self->context, NULL));
    if (g_type_is_a (type, SOJOURN_TYPE_CASE_TAB))
        return g_object_ref_sink (g_object_new (type, "case-model", self->model, NULL));
    if (g_type_is_a (type, SOJOURN_TYPE_FIELD_EDITOR))
        return make_editor (self, type);
    return g_object_ref_sink (g_object_new (type, NULL));
}

/* A row wants a list. */
static GtkWidget *
place (GtkWidget *widget)
{
    GtkWidget *list;

    if (!GTK_IS_LIST_BOX_ROW (widget))
        return widget;
    list = gtk_list_box_new ();
    gtk_list_box_append (GTK_LIST_BOX (list), widget);
    return list;
}

static void
show (GtkWidget *widget)
{
    GtkWindow *window =
        GTK_IS_WINDOW (widget) ? GTK_WINDOW (widget) : GTK_WINDOW (adw_window_new ());

    gtk_window_set_default_size (window, 1000, 700);
    if (GTK_IS_WINDOW (widget)) {
        gtk_window_present (window);
    } else if (ADW_IS_DIALOG (widget)) {
        gtk_window_present (window);
        adw_dialog_present (ADW_DIALOG (widget), GTK_WIDGET (window));
    } else {
        adw_window_set_content (ADW_WINDOW (window), place (widget));
        gtk_window_present (window);
    }
    for (guint i = 0; i < 20; i++)
        let_loop_run ();
    gtk_window_destroy (window);
}

static void
test_templates (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_auto (GStrv) names =
        g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    guint n_templates = 0;

    g_assert_nonnull (names);
    for (guint i = 0; names[i] != NULL; i++) {
        g_autofree char *path = g_strdup_printf ("%s/%s", FOLDER, names[i]);
        g_autofree char *class_name = read_class_name (path);
        GtkWidget *widget;

        if (class_name == NULL)
            continue;
        g_test_message ("%s", class_name);
        widget = make_widget (self, find_type (class_name));
        g_assert_nonnull (widget);
        show (widget);
        g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *)&widget);
        g_object_unref (widget);
        for (guint round = 0; widget != NULL && round < 100; round++)
            let_loop_run ();
        g_assert_null (widget);
        n_templates++;
    }
    g_assert_cmpuint (n_templates, >=, 20);
}

int
main (int argc, char **argv)
{
    dex_init ();
    g_test_init (&argc, &argv, NULL);
    adw_init ();
    fiber_test_add ("/templates/all", test_templates);
    return g_test_run ();
}
