/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-finding-list.h"

#include "sojourn-finding-row.h"
#include "sojourn-list-rows.h"

/**
 * SojournFindingList:
 *
 * Findings in a boxed list, the heaviest first.
 */
struct _SojournFindingList {
    AdwBin parent_instance;

    GPtrArray *shown; /* (element-type SojournFinding) (owned) */

    GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (SojournFindingList, sojourn_finding_list, ADW_TYPE_BIN)

static gboolean
is_same (SojournFinding *a, SojournFinding *b)
{
    return g_str_equal (sojourn_finding_get_message (a), sojourn_finding_get_message (b)) &&
           g_str_equal (sojourn_finding_get_rule (a), sojourn_finding_get_rule (b)) &&
           g_str_equal (sojourn_finding_get_key (a), sojourn_finding_get_key (b)) &&
           sojourn_finding_is_overridden (a) == sojourn_finding_is_overridden (b);
}

/* Rows stay, with their focus, as long as they say the same. */
static gboolean
is_shown (SojournFindingList *self, GPtrArray *findings)
{
    if (self->shown->len != findings->len)
        return FALSE;
    for (guint i = 0; i < findings->len; i++) {
        if (!is_same (self->shown->pdata[i], findings->pdata[i]))
            return FALSE;
    }
    return TRUE;
}

static GPtrArray *
select_findings (const GPtrArray *findings, const char *subject)
{
    GPtrArray *selected = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_finding_unref);

    for (guint i = 0; i < findings->len; i++) {
        SojournFinding *finding = findings->pdata[i];

        if (subject == NULL || g_str_equal (sojourn_finding_get_subject (finding), subject))
            g_ptr_array_add (selected, sojourn_finding_ref (finding));
    }
    return selected;
}

static void
sojourn_finding_list_dispose (GObject *object)
{
    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_FINDING_LIST);
    G_OBJECT_CLASS (sojourn_finding_list_parent_class)->dispose (object);
}

static void
sojourn_finding_list_finalize (GObject *object)
{
    g_ptr_array_unref (SOJOURN_FINDING_LIST (object)->shown);
    G_OBJECT_CLASS (sojourn_finding_list_parent_class)->finalize (object);
}

static void
sojourn_finding_list_class_init (SojournFindingListClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_finding_list_dispose;
    object_class->finalize = sojourn_finding_list_finalize;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-finding-list.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournFindingList, rows);
}

static void
sojourn_finding_list_init (SojournFindingList *self)
{
    self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_finding_unref);
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_finding_list_show:
 * @self: a list
 * @findings: (element-type SojournFinding): what the rules say
 * @subject: (nullable): the UUID of the record whose findings to show, or %NULL for all
 *
 * Shows findings. To do so again with the same ones costs nothing and keeps the focus.
 */
void
sojourn_finding_list_show (SojournFindingList *self, const GPtrArray *findings, const char *subject)
{
    g_autoptr (GPtrArray) selected = NULL;

    g_return_if_fail (SOJOURN_IS_FINDING_LIST (self));

    selected = select_findings (findings, subject);
    if (is_shown (self, selected))
        return;
    g_ptr_array_unref (self->shown);
    self->shown = g_steal_pointer (&selected);
    sojourn_list_rows_remove (self->rows);
    for (guint i = 0; i < self->shown->len; i++)
        gtk_list_box_append (self->rows, sojourn_finding_row_new (self->shown->pdata[i]));
}
