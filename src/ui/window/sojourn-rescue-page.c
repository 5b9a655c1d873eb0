/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-rescue-page.h"

#include "sojourn-store-error.h"

#include <glib/gi18n.h>

/**
 * SojournRescuePage:
 *
 * What the window shows when the database cannot be opened: what happened, what is safe, and what
 * to do.
 */
struct _SojournRescuePage {
    AdwNavigationPage parent_instance;

    GFile *file; /* (nullable) (owned): the database */

    AdwStatusPage *status;
    GtkLabel *path;
    GtkButton *look_button;
};

G_DEFINE_FINAL_TYPE (SojournRescuePage, sojourn_rescue_page, ADW_TYPE_NAVIGATION_PAGE)

/* The title for each class of failure; the message of the error says the rest. */
static const char *
get_title (const GError *error)
{
    if (error->domain != SOJOURN_STORE_ERROR)
        return _ ("The Database Did Not Open");
    switch ((SojournStoreError)error->code) {
    case SOJOURN_STORE_ERROR_OPEN:
        return _ ("The Database Cannot Be Reached");
    case SOJOURN_STORE_ERROR_CORRUPT:
        return _ ("The Database Is Damaged");
    case SOJOURN_STORE_ERROR_FOREIGN:
        return _ ("This Is Not a Database of Sojourn");
    case SOJOURN_STORE_ERROR_BUSY:
        return _ ("The Database Is in Use");
    case SOJOURN_STORE_ERROR_READ_ONLY:
        return _ ("The Database Cannot Be Written To");
    case SOJOURN_STORE_ERROR_FULL:
        return _ ("There Is No Room Left");
    case SOJOURN_STORE_ERROR_TOO_NEW:
        return _ ("A Newer Sojourn Wrote This Database");
    case SOJOURN_STORE_ERROR_IO:
        return _ ("The Disk Failed");
    case SOJOURN_STORE_ERROR_CONSTRAINT:
    case SOJOURN_STORE_ERROR_CONFLICT:
    case SOJOURN_STORE_ERROR_NOT_FOUND:
    case SOJOURN_STORE_ERROR_CANCELLED:
        break;
    }
    return _ ("The Database Did Not Open");
}

/* A file that cannot be read at all is not offered to be looked at. */
static gboolean
can_look (const GError *error)
{
    return g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_READ_ONLY) ||
           g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_FULL) ||
           g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_IO);
}

static void
on_folder_button_clicked_cb (SojournRescuePage *self)
{
    g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (self->file);
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (root), NULL, NULL, NULL);
}

static void
sojourn_rescue_page_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_RESCUE_PAGE);
    g_clear_object (&SOJOURN_RESCUE_PAGE (object)->file);
    G_OBJECT_CLASS (sojourn_rescue_page_parent_class)->dispose (object);
}

static void
sojourn_rescue_page_class_init (SojournRescuePageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_rescue_page_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-rescue-page.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournRescuePage, status);
    gtk_widget_class_bind_template_child (widget_class, SojournRescuePage, path);
    gtk_widget_class_bind_template_child (widget_class, SojournRescuePage, look_button);
    gtk_widget_class_bind_template_callback (widget_class, on_folder_button_clicked_cb);
}

static void
sojourn_rescue_page_init (SojournRescuePage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_rescue_page_new:
 * @error: why the database did not open
 * @path: the file
 *
 * Returns: (transfer floating): a page that explains it
 */
AdwNavigationPage *
sojourn_rescue_page_new (const GError *error, const char *path)
{
    SojournRescuePage *self = g_object_new (SOJOURN_TYPE_RESCUE_PAGE, NULL);
    g_autofree char *description = g_markup_escape_text (error->message, -1);
    g_autofree char *shown = g_filename_display_name (path);

    self->file = g_file_new_for_path (path);
    adw_status_page_set_title (self->status, get_title (error));
    adw_status_page_set_description (self->status, description);
    gtk_label_set_label (self->path, shown);
    gtk_widget_set_visible (GTK_WIDGET (self->look_button), can_look (error));
    return ADW_NAVIGATION_PAGE (self);
}
