/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-journey.h"

#include "sojourn-finding-row.h"
#include "sojourn-itinerary.h"
#include "sojourn-journey-rows.h"
#include "sojourn-list-rows.h"
#include "sojourn-segment-dialog.h"
#include "sojourn-segment-row.h"
#include "sojourn-segment.h"

#include <glib/gi18n.h>

/**
 * SojournCaseJourney:
 *
 * The journey, day by day, with what the rules say of each part in its place.
 */
struct _SojournCaseJourney {
    SojournCaseTab parent_instance;

    GtkStack *stack;
    GtkMenuButton *empty_button;
    GtkMenuButton *add_button;
    GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (SojournCaseJourney, sojourn_case_journey, SOJOURN_TYPE_CASE_TAB)

static SojournCaseModel *
get_model (SojournCaseJourney *self)
{
    return sojourn_case_tab_get_model (SOJOURN_CASE_TAB (self));
}

static const SojournRecord *
find_segment (SojournCaseJourney *self, const char *uuid)
{
    const SojournRecord *record =
        sojourn_snapshot_find (sojourn_case_model_get_snapshot (get_model (self)), uuid);

    return record != NULL && sojourn_record_get_kind (record) == SOJOURN_KIND_SEGMENT ? record
                                                                                      : NULL;
}

/* A night without lodging stands between two parts and offers its cure there. */
static void
add_findings (SojournCaseJourney *self, const char *uuid)
{
    const GPtrArray *findings = sojourn_case_model_get_findings (get_model (self));

    for (guint i = 0; i < findings->len; i++) {
        SojournFinding *finding = findings->pdata[i];
        gboolean gap = sojourn_finding_get_place (finding)->kind == SOJOURN_KIND_SEGMENT &&
                       sojourn_finding_get_place (finding)->uuid[0] == '\0';

        if (!g_str_equal (sojourn_finding_get_subject (finding), uuid))
            continue;
        gtk_list_box_append (self->rows, gap && !sojourn_finding_is_overridden (finding)
                                             ? sojourn_gap_row_new (finding)
                                             : sojourn_finding_row_new (finding));
    }
}

static void
add_day (SojournCaseJourney *self, const SojournItinerary *itinerary, const SojournDay *day)
{
    SojournDate today = sojourn_office_get_today (sojourn_case_model_get_office (get_model (self)));

    gtk_list_box_append (self->rows, sojourn_day_row_new (day, today));
    for (guint i = 0; i < day->stops->len; i++) {
        const SojournStop *stop = day->stops->pdata[i];

        gtk_list_box_append (self->rows,
                             sojourn_segment_row_new (stop->segment, itinerary->home_zone));
        add_findings (self, sojourn_record_get_uuid (stop->segment));
    }
}

static SojournSegmentRow *
get_focused_row (SojournCaseJourney *self)
{
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
    GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
    GtkWidget *row =
        focus != NULL ? gtk_widget_get_ancestor (focus, SOJOURN_TYPE_SEGMENT_ROW) : NULL;

    return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self))
               ? SOJOURN_SEGMENT_ROW (row)
               : NULL;
}

static void
focus_row (SojournCaseJourney *self, const char *uuid)
{
    GtkListBoxRow *row;

    for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++) {
        if (SOJOURN_IS_SEGMENT_ROW (row) &&
            g_str_equal (sojourn_segment_row_get_uuid (SOJOURN_SEGMENT_ROW (row)), uuid)) {
            gtk_widget_grab_focus (GTK_WIDGET (row));
            return;
        }
    }
}

static void
sojourn_case_journey_update (SojournCaseTab *tab)
{
    SojournCaseJourney *self = SOJOURN_CASE_JOURNEY (tab);
    g_autoptr (SojournItinerary) itinerary =
        sojourn_itinerary_new (sojourn_case_tab_get_snapshot (tab));
    SojournSegmentRow *focused = get_focused_row (self);
    g_autofree char *uuid =
        focused != NULL ? g_strdup (sojourn_segment_row_get_uuid (focused)) : NULL;

    sojourn_list_rows_remove (self->rows);
    for (guint i = 0; i < itinerary->days->len; i++)
        add_day (self, itinerary, itinerary->days->pdata[i]);
    gtk_stack_set_visible_child_name (self->stack, itinerary->days->len > 0 ? "journey" : "empty");
    if (uuid != NULL)
        focus_row (self, uuid);
}

static void
add_after (SojournCaseJourney *self, SojournSegmentType type, const SojournRecord *before)
{
    SojournCaseModel *model = get_model (self);
    g_autoptr (SojournRecord) segment =
        sojourn_segment_new_after (sojourn_case_model_get_snapshot (model), type, before,
                                   sojourn_office_get_now (sojourn_case_model_get_office (model)));

    sojourn_segment_dialog_present (GTK_WIDGET (self), model, sojourn_record_seal (segment),
                                    SOJOURN_NO_FIELD);
}

static const SojournRecord *
find_gap (SojournCaseJourney *self)
{
    const GPtrArray *findings = sojourn_case_model_get_findings (get_model (self));

    for (guint i = 0; i < findings->len; i++) {
        const SojournPlace *place = sojourn_finding_get_place (findings->pdata[i]);

        if (place->kind == SOJOURN_KIND_SEGMENT && place->uuid[0] == '\0')
            return find_segment (self, sojourn_finding_get_subject (findings->pdata[i]));
    }
    return NULL;
}

/* A segment that is not there yet is the lodging that the first gap asks for. */
static gboolean
sojourn_case_journey_jump (SojournCaseTab *tab, const SojournPlace *place)
{
    SojournCaseJourney *self = SOJOURN_CASE_JOURNEY (tab);
    const SojournRecord *segment = find_segment (self, place->uuid);
    const SojournRecord *before = segment == NULL ? find_gap (self) : NULL;

    if (segment != NULL && place->field < 0)
        focus_row (self, place->uuid);
    else if (segment != NULL)
        sojourn_segment_dialog_present (GTK_WIDGET (self), get_model (self), segment, place->field);
    else if (before != NULL)
        add_after (self, SOJOURN_SEGMENT_TYPE_LODGING, before);
    return segment != NULL || before != NULL;
}

static void
on_row_activated_cb (SojournCaseJourney *self, GtkListBoxRow *row)
{
    const SojournRecord *segment =
        find_segment (self, sojourn_segment_row_get_uuid (SOJOURN_SEGMENT_ROW (row)));

    g_return_if_fail (segment != NULL);
    sojourn_segment_dialog_present (GTK_WIDGET (self), get_model (self), segment, SOJOURN_NO_FIELD);
}

static void
add_segment (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCaseJourney *self = SOJOURN_CASE_JOURNEY (widget);
    gint64 type;

    if (sojourn_choice_set_find (&sojourn_segment_types, g_variant_get_string (parameter, NULL),
                                 &type))
        add_after (self, (SojournSegmentType)type,
                   sojourn_segment_find_last (sojourn_case_model_get_snapshot (get_model (self))));
}

static void
add_lodging (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCaseJourney *self = SOJOURN_CASE_JOURNEY (widget);
    const SojournRecord *before = find_segment (self, g_variant_get_string (parameter, NULL));

    if (before != NULL)
        add_after (self, SOJOURN_SEGMENT_TYPE_LODGING, before);
}

static void
delete_segment (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCaseJourney *self = SOJOURN_CASE_JOURNEY (widget);
    SojournSegmentRow *row = get_focused_row (self);
    const SojournRecord *segment =
        row != NULL ? find_segment (self, sojourn_segment_row_get_uuid (row)) : NULL;

    if (segment != NULL)
        sojourn_segment_delete (widget, sojourn_case_model_get_office (get_model (self)), segment);
}

static void
sojourn_case_journey_dispose (GObject *object)
{
    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASE_JOURNEY);
    G_OBJECT_CLASS (sojourn_case_journey_parent_class)->dispose (object);
}

static void
sojourn_case_journey_class_init (SojournCaseJourneyClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_journey_dispose;
    SOJOURN_CASE_TAB_CLASS (klass)->update = sojourn_case_journey_update;
    SOJOURN_CASE_TAB_CLASS (klass)->jump = sojourn_case_journey_jump;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-journey.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCaseJourney, stack);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseJourney, empty_button);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseJourney, add_button);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseJourney, rows);
    gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
    gtk_widget_class_install_action (widget_class, "journey.add", "s", add_segment);
    gtk_widget_class_install_action (widget_class, "journey.add-lodging", "s", add_lodging);
    gtk_widget_class_install_action (widget_class, "journey.delete", NULL, delete_segment);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "journey.delete", NULL);
}

static GMenuModel *
make_menu (void)
{
    GMenu *menu = g_menu_new ();

    for (guint i = 0; i < sojourn_segment_types.n_choices; i++) {
        g_autoptr (GMenuItem) item =
            g_menu_item_new (sojourn_choice_set_get_label (&sojourn_segment_types, i), NULL);

        g_menu_item_set_action_and_target (item, "journey.add", "s",
                                           sojourn_choice_set_get_nick (&sojourn_segment_types, i));
        g_menu_append_item (menu, item);
    }
    return G_MENU_MODEL (menu);
}

static void
sojourn_case_journey_init (SojournCaseJourney *self)
{
    g_autoptr (GMenuModel) menu = make_menu ();

    gtk_widget_init_template (GTK_WIDGET (self));
    gtk_menu_button_set_menu_model (self->empty_button, menu);
    gtk_menu_button_set_menu_model (self->add_button, menu);
}
