/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-entry-editor.h"

#include "sojourn-typed.h"

/**
 * SojournEntryEditor:
 *
 * Edits what is typed in one line: text, whole numbers, dates, instants, amounts.
 */
struct _SojournEntryEditor {
    SojournFieldEditor parent_instance;

    gboolean showing; /* the text changes because the value did */
    gboolean dirty;   /* the person typed what the draft has not got yet */

    GtkText *text;
    GtkLabel *unit;
    GtkMenuButton *calendar_button;
    GtkPopover *calendar_popover;
    GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (SojournEntryEditor, sojourn_entry_editor, SOJOURN_TYPE_FIELD_EDITOR)

static SojournFieldType
get_field_type (SojournEntryEditor *self)
{
    return sojourn_field_editor_get_info (SOJOURN_FIELD_EDITOR (self))->type;
}

static gboolean
has_calendar (SojournEntryEditor *self)
{
    SojournFieldType type = get_field_type (self);

    return type == SOJOURN_FIELD_DATE || type == SOJOURN_FIELD_TIME;
}

static GtkInputPurpose
get_purpose (const SojournField *info)
{
    if (info->type == SOJOURN_FIELD_MONEY || info->flags & SOJOURN_FIELD_RATE)
        return GTK_INPUT_PURPOSE_NUMBER;
    return info->type == SOJOURN_FIELD_INTEGER ? GTK_INPUT_PURPOSE_DIGITS
                                               : GTK_INPUT_PURPOSE_FREE_FORM;
}

/* The day that the value has on the wall of its zone, for the calendar. */
static GDateTime *
get_shown_day (SojournEntryEditor *self)
{
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (self);
    const SojournRecord *record = sojourn_field_editor_get_record (editor);
    g_autoptr (GTimeZone) zone = NULL;
    g_autoptr (GDateTime) utc = NULL;
    gint64 value;

    if (!sojourn_record_peek_integer (record, sojourn_field_editor_get_field (editor), &value))
        return NULL;
    if (get_field_type (self) == SOJOURN_FIELD_DATE)
        return g_date_time_new_from_unix_utc (value * 24 * 60 * 60);
    utc = g_date_time_new_from_unix_utc (value);
    if (sojourn_field_editor_get_zone (editor) != NULL)
        zone = g_time_zone_new_identifier (sojourn_field_editor_get_zone (editor));
    return zone != NULL ? g_date_time_to_timezone (utc, zone) : g_steal_pointer (&utc);
}

static void
show_day (SojournEntryEditor *self)
{
    g_autoptr (GDateTime) day = get_shown_day (self);

    if (day != NULL)
        gtk_calendar_select_day (self->calendar, day);
}

static void
show_unit (SojournEntryEditor *self)
{
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (self);
    const SojournField *info = sojourn_field_editor_get_info (editor);
    const char *unit = NULL;

    if (info->type == SOJOURN_FIELD_MONEY)
        unit = sojourn_record_get_text (sojourn_field_editor_get_record (editor),
                                        info->currency_field);
    else if (info->type == SOJOURN_FIELD_TIME)
        unit = sojourn_field_editor_get_zone (editor);
    gtk_label_set_label (self->unit, unit != NULL ? unit : "");
    gtk_widget_set_visible (GTK_WIDGET (self->unit), unit != NULL);
}

static void
set_number (SojournEntryEditor *self, const char *text)
{
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (self);
    SojournDraft *draft = sojourn_field_editor_get_draft (editor);
    guint field = sojourn_field_editor_get_field (editor);
    g_autoptr (GError) error = NULL;
    gint64 number;

    if (*text == '\0')
        sojourn_draft_clear (draft, field);
    else if (sojourn_typed_parse (sojourn_draft_get_record (draft), field, text,
                                  sojourn_field_editor_get_zone (editor), &number, &error))
        sojourn_draft_set_integer (draft, field, number);
    else
        sojourn_draft_refuse (draft, field, text, error->message);
}

static void
sojourn_entry_editor_apply (SojournFieldEditor *editor)
{
    SojournEntryEditor *self = SOJOURN_ENTRY_EDITOR (editor);
    g_autofree char *text = NULL;

    if (!self->dirty)
        return;
    text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
    self->dirty = FALSE;
    if (sojourn_field_is_number (sojourn_field_editor_get_info (editor)))
        set_number (self, text);
    else
        sojourn_draft_set_text (sojourn_field_editor_get_draft (editor),
                                sojourn_field_editor_get_field (editor), text);
    sojourn_field_editor_show_value (editor);
}

static void
sojourn_entry_editor_show (SojournFieldEditor *editor)
{
    SojournEntryEditor *self = SOJOURN_ENTRY_EDITOR (editor);
    SojournDraft *draft = sojourn_field_editor_get_draft (editor);
    guint field = sojourn_field_editor_get_field (editor);
    const char *input = sojourn_draft_get_input (draft, field);
    g_autofree char *value = NULL;

    show_unit (self);
    if (self->dirty)
        return;
    value = sojourn_typed_format (sojourn_draft_get_record (draft), field,
                                  sojourn_field_editor_get_zone (editor));
    if (g_strcmp0 (input != NULL ? input : value,
                   gtk_editable_get_text (GTK_EDITABLE (self->text))) == 0)
        return;
    self->showing = TRUE;
    gtk_editable_set_text (GTK_EDITABLE (self->text), input != NULL ? input : value);
    self->showing = FALSE;
}

static gboolean
sojourn_entry_editor_restored (SojournFieldEditor *editor)
{
    gboolean dirty = SOJOURN_ENTRY_EDITOR (editor)->dirty;

    SOJOURN_ENTRY_EDITOR (editor)->dirty = FALSE;
    return dirty;
}

static GtkWidget *
sojourn_entry_editor_get_control (SojournFieldEditor *editor)
{
    return GTK_WIDGET (SOJOURN_ENTRY_EDITOR (editor)->text);
}

static void
on_text_changed_cb (SojournEntryEditor *self)
{
    if (!self->showing)
        self->dirty = TRUE;
}

static void
on_text_activate_cb (SojournEntryEditor *self)
{
    sojourn_field_editor_commit (SOJOURN_FIELD_EDITOR (self));
}

/* An instant keeps its time of day. */
static void
put_day (SojournEntryEditor *self, gint64 day)
{
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (self);
    g_autoptr (GDateTime) before = get_shown_day (self);
    g_autofree char *text = NULL;
    gint64 midnight = day * 24 * 60 * 60;

    if (get_field_type (self) == SOJOURN_FIELD_DATE) {
        sojourn_draft_set_integer (sojourn_field_editor_get_draft (editor),
                                   sojourn_field_editor_get_field (editor), day);
    } else {
        if (before != NULL)
            midnight += g_date_time_get_hour (before) * 3600 + g_date_time_get_minute (before) * 60;
        text = sojourn_typed_format_time (midnight, "UTC");
        set_number (self, text);
    }
}

static void
on_calendar_day_selected_cb (SojournEntryEditor *self)
{
    SojournDate day;

    if (self->showing)
        return;
    if (!sojourn_date_from_ymd (gtk_calendar_get_year (self->calendar),
                                gtk_calendar_get_month (self->calendar) + 1,
                                gtk_calendar_get_day (self->calendar), &day))
        return;
    gtk_popover_popdown (self->calendar_popover);
    self->dirty = FALSE;
    put_day (self, day);
    sojourn_field_editor_show_value (SOJOURN_FIELD_EDITOR (self));
    sojourn_field_editor_commit (SOJOURN_FIELD_EDITOR (self));
}

static void
on_calendar_popover_shown_cb (SojournEntryEditor *self)
{
    self->showing = TRUE;
    show_day (self);
    self->showing = FALSE;
}

static void
sojourn_entry_editor_constructed (GObject *object)
{
    SojournEntryEditor *self = SOJOURN_ENTRY_EDITOR (object);
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (object);
    gboolean fixed = sojourn_field_editor_is_fixed (editor);

    G_OBJECT_CLASS (sojourn_entry_editor_parent_class)->constructed (object);
    gtk_editable_set_editable (GTK_EDITABLE (self->text), !fixed);
    gtk_text_set_input_purpose (self->text, get_purpose (sojourn_field_editor_get_info (editor)));
    gtk_widget_set_visible (GTK_WIDGET (self->calendar_button), has_calendar (self) && !fixed);
    if (sojourn_field_is_number (sojourn_field_editor_get_info (editor)))
        gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
    g_signal_connect_object (self->calendar_popover, "show",
                             G_CALLBACK (on_calendar_popover_shown_cb), self, G_CONNECT_SWAPPED);
}

static void
sojourn_entry_editor_dispose (GObject *object)
{
    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_ENTRY_EDITOR);
    G_OBJECT_CLASS (sojourn_entry_editor_parent_class)->dispose (object);
}

static void
sojourn_entry_editor_class_init (SojournEntryEditorClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
    SojournFieldEditorClass *editor_class = SOJOURN_FIELD_EDITOR_CLASS (klass);

    object_class->constructed = sojourn_entry_editor_constructed;
    object_class->dispose = sojourn_entry_editor_dispose;
    editor_class->show = sojourn_entry_editor_show;
    editor_class->apply = sojourn_entry_editor_apply;
    editor_class->restored = sojourn_entry_editor_restored;
    editor_class->get_control = sojourn_entry_editor_get_control;
    editor_class->is_stacked = TRUE;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-entry-editor.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournEntryEditor, text);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryEditor, unit);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryEditor, calendar_button);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryEditor, calendar_popover);
    gtk_widget_class_bind_template_child (widget_class, SojournEntryEditor, calendar);
    gtk_widget_class_bind_template_callback (widget_class, on_text_changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_text_activate_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_calendar_day_selected_cb);
}

static void
sojourn_entry_editor_init (SojournEntryEditor *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
