/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-record-section.h"

#include "sojourn-choice-item.h"
#include "sojourn-comparison.h"
#include "sojourn-field-row.h"
#include "sojourn-format.h"
#include "sojourn-option-row.h"
#include "sojourn-typed.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"

#include <glib/gi18n-lib.h>

/**
 * SojournRecordSection:
 *
 * The records of one kind that belong to a case, a clinic or an option, such as assessments: a row
 * for each that opens to its fields, the newest first, with a button to add one. Rows stay, with
 * their focus, while the records change under them.
 */
struct _SojournRecordSection {
    AdwPreferencesGroup parent_instance;

    SojournRecordSource *source; /* (nullable) (owned): what is shown */
    char *owner;                 /* (nullable) (owned): what the records belong to */
    SojournKind kind;
    char *fields;        /* (owned): the names of the fields of a row, by spaces */
    char *add_label;     /* (owned): what the button says */
    GHashTable *rows;    /* (owned) (element-type utf8 AdwExpanderRow): by the uuid of the record */
    GHashTable *buttons; /* (owned) (element-type utf8 GtkWidget): the same of what removes it */
    GListStore *options; /* (owned): the treatment options a record may refer to */
    char *awaited; /* (nullable) (owned): a record just added, to be opened when it is there */
    GtkButton *add_button;
    GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SojournRecordSection, sojourn_record_section, ADW_TYPE_PREFERENCES_GROUP)

typedef enum {
    PROP_KIND = 1,
    PROP_FIELDS,
    PROP_ADD_LABEL,
} SojournRecordSectionProps;

static GParamSpec *props[PROP_ADD_LABEL + 1];

static char *
format_value (const SojournRecord *record, guint field)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);

    if (info->type == SOJOURN_FIELD_MONEY)
        return sojourn_format_money (sojourn_record_get_integer (record, field, 0),
                                     sojourn_record_get_text (record, info->currency_field));
    return sojourn_typed_format (record, field, NULL);
}

/* What tells one record from another: the first two of its fields that are known. */
static char *
format_title (SojournRecordSection *self, const SojournRecord *record)
{
    g_auto (GStrv) names = g_strsplit (self->fields, " ", -1);
    g_autofree char *first = NULL;

    for (guint i = 0; names[i] != NULL; i++) {
        g_autofree char *text = NULL;
        guint field;

        if (!sojourn_kind_find_field (self->kind, names[i], &field) ||
            !sojourn_record_has (record, field))
            continue;
        text = format_value (record, field);
        if (first != NULL)
            /* Translators: what a record is called: two of its values, such as a type and a date */
            return g_strdup_printf (C_ ("title of a record", "%1$s · %2$s"), first, text);
        first = g_steal_pointer (&text);
    }
    return first != NULL ? g_steal_pointer (&first)
                         : g_strdup (sojourn_kind_get_label (self->kind));
}

static void
remove_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
    SojournRecordSection *self = SOJOURN_RECORD_SECTION (widget);
    SojournSnapshot *snapshot = sojourn_record_source_get_snapshot (self->source);
    const SojournRecord *record =
        sojourn_snapshot_find (snapshot, g_variant_get_string (parameter, NULL));
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autofree char *text = NULL;

    if (record == NULL)
        return;
    /* Translators: %s is a kind of record, such as “Assessment” */
    text = g_strdup_printf (_ ("Removed: %s"), sojourn_kind_get_label (self->kind));
    changes = sojourn_office_begin (sojourn_record_source_get_office (self->source), text);
    sojourn_change_set_delete (changes, (SojournRecord *)record);
    sojourn_window_apply (sojourn_window_get (widget), changes, text);
}

static GtkWidget *
make_remove_button (const SojournRecord *record)
{
    GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "flat");
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "section.remove");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                      sojourn_record_get_uuid (record));
    return button;
}

static GtkWidget *
make_field_row (SojournRecordSection *self, SojournDraft *draft, const char *name)
{
    GtkWidget *row = sojourn_field_row_new (draft, name);
    guint field;

    if (sojourn_kind_find_field (self->kind, name, &field) &&
        sojourn_kind_get_field (self->kind, field)->type == SOJOURN_FIELD_REFERENCE)
        g_object_set (row, "candidates", self->options, NULL);
    return row;
}

/* Those the case knows. A list that did not change is left alone: it may be open. */
static void
show_options (SojournRecordSection *self, SojournSnapshot *snapshot)
{
    const GPtrArray *options = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_OPTION);
    g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
    gboolean changed = g_list_model_get_n_items (G_LIST_MODEL (self->options)) != options->len;

    for (guint i = 0; i < options->len; i++) {
        g_autofree char *title = sojourn_option_row_dup_title (snapshot, options->pdata[i]);
        g_autoptr (SojournChoiceItem) old = g_list_model_get_item (G_LIST_MODEL (self->options), i);

        changed = changed || g_strcmp0 (title, sojourn_choice_item_get_label (old)) != 0;
        g_ptr_array_add (
            items, sojourn_choice_item_new (sojourn_record_get_uuid (options->pdata[i]), title));
    }
    if (changed)
        g_list_store_splice (self->options, 0,
                             g_list_model_get_n_items (G_LIST_MODEL (self->options)), items->pdata,
                             items->len);
}

/* The row and its button are called what the record is called now. */
static void
show_title (SojournRecordSection *self, AdwExpanderRow *row, const SojournRecord *record)
{
    GtkWidget *button = g_hash_table_lookup (self->buttons, sojourn_record_get_uuid (record));
    g_autofree char *title = format_title (self, record);
    /* Translators: a button; %s is what a record is called */
    g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), title);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    gtk_widget_set_tooltip_text (button, label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static AdwExpanderRow *
add_row (SojournRecordSection *self, const SojournRecord *record)
{
    AdwExpanderRow *row = ADW_EXPANDER_ROW (adw_expander_row_new ());
    GtkWidget *button = make_remove_button (record);
    SojournDraft *draft = sojourn_record_source_get_draft (self->source, record);
    g_auto (GStrv) names = g_strsplit (self->fields, " ", -1);

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_expander_row_add_suffix (row, button);
    for (guint i = 0; names[i] != NULL; i++)
        adw_expander_row_add_row (row, make_field_row (self, draft, names[i]));
    gtk_list_box_append (self->list, GTK_WIDGET (row));
    g_hash_table_insert (self->rows, g_strdup (sojourn_record_get_uuid (record)), row);
    g_hash_table_insert (self->buttons, g_strdup (sojourn_record_get_uuid (record)), button);
    return row;
}

static void
drop_gone (SojournRecordSection *self, SojournSnapshot *snapshot)
{
    GHashTableIter iter;
    const char *uuid;
    AdwExpanderRow *row;

    g_hash_table_iter_init (&iter, self->rows);
    while (g_hash_table_iter_next (&iter, (gpointer *)&uuid, (gpointer *)&row)) {
        if (sojourn_snapshot_find (snapshot, uuid) != NULL)
            continue;
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
        g_hash_table_remove (self->buttons, uuid);
        g_hash_table_iter_remove (&iter);
    }
}

/* The treatment option a record is for, if it is for one. */
static char *
format_option (SojournRecordSection *self, const SojournRecord *record)
{
    SojournSnapshot *snapshot = sojourn_record_source_get_snapshot (self->source);
    const SojournRecord *option;
    guint field;

    if (!sojourn_kind_find_field (self->kind, "option", &field) || field == 0)
        return NULL;
    option = sojourn_snapshot_follow (snapshot, record, field);
    return option != NULL ? sojourn_option_row_dup_title (snapshot, option) : NULL;
}

/* A record just added is filled in from its first field. */
static void
begin_with (SojournRecordSection *self, AdwExpanderRow *row, const char *uuid)
{
    g_auto (GStrv) names = g_strsplit (self->fields, " ", 2);
    guint field;

    adw_expander_row_set_expanded (row, TRUE);
    if (names[0] != NULL && sojourn_kind_find_field (self->kind, names[0], &field))
        gtk_widget_grab_focus (sojourn_field_row_find (GTK_WIDGET (row), uuid, (int)field));
}

static void
show_record (SojournRecordSection *self, const SojournRecord *record)
{
    const char *uuid = sojourn_record_get_uuid (record);
    AdwExpanderRow *row = g_hash_table_lookup (self->rows, uuid);
    g_autofree char *option = format_option (self, record);

    if (row == NULL)
        row = add_row (self, record);
    show_title (self, row, record);
    adw_expander_row_set_subtitle (row, option != NULL ? option : "");
    if (g_strcmp0 (self->awaited, uuid) == 0) {
        g_clear_pointer (&self->awaited, g_free);
        begin_with (self, row, uuid);
    }
}

/* What cannot be left out of a new record begins with what is most likely: today, now, the first of
 * a value set, the currency that quotes are compared in. */
static void
set_defaults (SojournRecordSection *self, SojournRecord *record)
{
    const SojournKindInfo *info = sojourn_kind_get_info (self->kind);
    SojournOffice *office = sojourn_record_source_get_office (self->source);

    for (guint i = 0; i < info->n_fields; i++) {
        if (!(info->fields[i].flags & SOJOURN_FIELD_REQUIRED))
            continue;
        if (info->fields[i].type == SOJOURN_FIELD_DATE)
            sojourn_record_set_integer (record, i, sojourn_office_get_today (office));
        else if (info->fields[i].type == SOJOURN_FIELD_TIME)
            sojourn_record_set_integer (record, i, sojourn_office_get_now (office));
        else if (info->fields[i].type == SOJOURN_FIELD_CHOICE)
            sojourn_record_set_integer (record, i, 0);
        else if (info->fields[i].type == SOJOURN_FIELD_CURRENCY)
            sojourn_record_set_text (record, i,
                                     sojourn_comparison_find_currency (
                                         sojourn_record_source_get_snapshot (self->source)));
        else if (info->fields[i].type == SOJOURN_FIELD_TEXT)
            sojourn_record_set_text (record, i, sojourn_kind_get_label (self->kind));
    }
    sojourn_record_set_text (record, 0, self->owner);
}

static void
on_add_button_clicked_cb (SojournRecordSection *self)
{
    g_autoptr (SojournRecord) record = sojourn_record_new (self->kind);
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autofree char *text = NULL;

    if (self->source == NULL)
        return;
    set_defaults (self, record);
    /* Translators: %s is a kind of record, such as “Assessment” */
    text = g_strdup_printf (_ ("Added: %s"), sojourn_kind_get_label (self->kind));
    changes = sojourn_office_begin (sojourn_record_source_get_office (self->source), text);
    sojourn_change_set_insert (changes, record);
    g_set_str (&self->awaited, sojourn_record_get_uuid (record));
    sojourn_window_apply (sojourn_window_get (GTK_WIDGET (self)), changes, text);
}

static void
sojourn_record_section_dispose (GObject *object)
{
    g_clear_object (&SOJOURN_RECORD_SECTION (object)->source);
    G_OBJECT_CLASS (sojourn_record_section_parent_class)->dispose (object);
}

static void
sojourn_record_section_finalize (GObject *object)
{
    SojournRecordSection *self = SOJOURN_RECORD_SECTION (object);

    g_hash_table_unref (self->rows);
    g_hash_table_unref (self->buttons);
    g_object_unref (self->options);
    g_free (self->owner);
    g_free (self->fields);
    g_free (self->add_label);
    g_free (self->awaited);
    G_OBJECT_CLASS (sojourn_record_section_parent_class)->finalize (object);
}

static void
sojourn_record_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournRecordSection *self = SOJOURN_RECORD_SECTION (object);

    switch ((SojournRecordSectionProps)id) {
    case PROP_KIND:
        g_value_set_string (value, sojourn_kind_get_info (self->kind)->name);
        break;
    case PROP_FIELDS:
        g_value_set_string (value, self->fields);
        break;
    case PROP_ADD_LABEL:
        g_value_set_string (value, self->add_label);
        break;
    }
}

static void
sojourn_record_section_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
    SojournRecordSection *self = SOJOURN_RECORD_SECTION (object);

    switch ((SojournRecordSectionProps)id) {
    case PROP_KIND:
        if (!sojourn_kind_find (g_value_get_string (value), &self->kind))
            g_critical ("There is no kind of record called “%s”", g_value_get_string (value));
        break;
    case PROP_FIELDS:
        g_set_str (&self->fields, g_value_get_string (value));
        break;
    case PROP_ADD_LABEL:
        g_set_str (&self->add_label, g_value_get_string (value));
        gtk_button_set_label (self->add_button, self->add_label);
        break;
    }
}

static void
sojourn_record_section_class_init (SojournRecordSectionClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_record_section_dispose;
    object_class->finalize = sojourn_record_section_finalize;
    object_class->get_property = sojourn_record_section_get_property;
    object_class->set_property = sojourn_record_section_set_property;

    /**
     * SojournRecordSection:kind: (not nullable)
     *
     * The machine name of the kind of record.
     */
    props[PROP_KIND] =
        g_param_spec_string ("kind", NULL, NULL, "assessment", flags | G_PARAM_CONSTRUCT_ONLY);
    /**
     * SojournRecordSection:fields: (not nullable)
     *
     * The names of the fields that are shown, by spaces; the first two that are known name a
     * record.
     */
    props[PROP_FIELDS] = g_param_spec_string ("fields", NULL, NULL, "", flags);
    /**
     * SojournRecordSection:add-label: (not nullable)
     *
     * What the button says that adds a record.
     */
    props[PROP_ADD_LABEL] = g_param_spec_string ("add-label", NULL, NULL, "", flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "section.remove", "s",
                                     remove_record);
}

static void
on_title_notify_cb (SojournRecordSection *self)
{
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self)),
                                    -1);
}

static GtkWidget *
make_placeholder (void)
{
    GtkWidget *label = gtk_label_new (_ ("Nothing here yet"));

    gtk_widget_set_margin_top (label, 15);
    gtk_widget_set_margin_bottom (label, 15);
    gtk_widget_add_css_class (label, "dimmed");
    return label;
}

static void
sojourn_record_section_init (SojournRecordSection *self)
{
    self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    self->buttons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    self->options = g_list_store_new (SOJOURN_TYPE_CHOICE_ITEM);
    self->fields = g_strdup ("");
    self->add_label = g_strdup ("");
    self->add_button = GTK_BUTTON (gtk_button_new ());
    gtk_widget_set_valign (GTK_WIDGET (self->add_button), GTK_ALIGN_CENTER);
    g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (on_add_button_clicked_cb),
                             self, G_CONNECT_SWAPPED);
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self),
                                             GTK_WIDGET (self->add_button));
    self->list = GTK_LIST_BOX (gtk_list_box_new ());
    gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
    gtk_list_box_set_placeholder (self->list, make_placeholder ());
    gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
    g_signal_connect (self, "notify::title", G_CALLBACK (on_title_notify_cb), NULL);
}

/**
 * sojourn_record_section_show:
 * @self: a section
 * @model: a case that is loaded
 *
 * Shows the records of the case as they are now.
 */
void
sojourn_record_section_show (SojournRecordSection *self, SojournCaseModel *model)
{
    sojourn_record_section_show_of (self, SOJOURN_RECORD_SOURCE (model),
                                    sojourn_case_model_get_uuid (model));
}

/**
 * sojourn_record_section_show_of:
 * @self: a section
 * @source: a case or a catalogue that is loaded
 * @owner: the record that those of the section belong to, by their first field
 *
 * Shows the records of @owner as they are now.
 */
void
sojourn_record_section_show_of (SojournRecordSection *self,
                                SojournRecordSource *source,
                                const char *owner)
{
    SojournSnapshot *snapshot = sojourn_record_source_get_snapshot (source);
    g_autoptr (GPtrArray) records = sojourn_snapshot_list (snapshot, self->kind, 0, owner);

    g_return_if_fail (SOJOURN_IS_RECORD_SECTION (self));

    g_set_object (&self->source, source);
    g_set_str (&self->owner, owner);
    drop_gone (self, snapshot);
    show_options (self, snapshot);
    for (guint i = records->len; i > 0; i--)
        show_record (self, records->pdata[i - 1]);
}

/**
 * sojourn_record_section_jump:
 * @self: a section
 * @uuid: a record; empty for a new one
 * @field: the index of a field of it, or -1 for the record as a whole
 *
 * Puts the focus where a value is entered, and opens the record for it.
 *
 * Returns: %FALSE if the record is not shown here
 */
gboolean
sojourn_record_section_jump (SojournRecordSection *self, const char *uuid, int field)
{
    AdwExpanderRow *row;
    GtkWidget *editor;

    g_return_val_if_fail (SOJOURN_IS_RECORD_SECTION (self), FALSE);

    if (*uuid == '\0')
        return gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
    row = g_hash_table_lookup (self->rows, uuid);
    if (row == NULL)
        return FALSE;
    adw_expander_row_set_expanded (row, TRUE);
    editor = field >= 0 ? sojourn_field_row_find (GTK_WIDGET (row), uuid, field) : NULL;
    return gtk_widget_grab_focus (editor != NULL ? editor : GTK_WIDGET (row));
}

/**
 * sojourn_record_section_get_kind:
 * @self: a section
 *
 * Returns: the kind of record it shows
 */
SojournKind
sojourn_record_section_get_kind (SojournRecordSection *self)
{
    g_return_val_if_fail (SOJOURN_IS_RECORD_SECTION (self), SOJOURN_KIND_CLINIC);

    return self->kind;
}
