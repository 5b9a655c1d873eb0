/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-finding-row.h"

#include "sojourn-named-button.h"

#include <glib/gi18n.h>

/**
 * SojournFindingRow:
 *
 * What a rule says: an icon, a word and a colour for its weight, the sentence with the numbers, the
 * way to the field, and where it is allowed the way to overrule it. Used wherever findings are.
 *
 * The buttons activate `case.jump` (kind, uuid, field) and `case.override` (rule, key) of the page
 * around it.
 */
struct _SojournFindingRow {
    GtkListBoxRow parent_instance;

    SojournFinding *finding; /* (nullable) (owned) */

    GtkImage *icon;
    GtkLabel *word;
    GtkWidget *go_button;
    GtkWidget *override_button;
};

G_DEFINE_FINAL_TYPE (SojournFindingRow, sojourn_finding_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum {
    PROP_FINDING = 1,
} SojournFindingRowProps;

static GParamSpec *props[PROP_FINDING + 1];

static char *
get_icon_name (gpointer unused, SojournFinding *finding)
{
    if (finding == NULL)
        return NULL;
    if (sojourn_finding_is_overridden (finding))
        return g_strdup ("object-select-symbolic");
    return g_strdup (sojourn_severity_get_icon_name (sojourn_finding_get_severity (finding)));
}

static char *
format_heading (gpointer unused, SojournFinding *finding)
{
    if (finding == NULL)
        return NULL;
    return g_strdup_printf (
        /* Translators: the heading of a finding: how much it weighs (“Blocker”), the name of the
         * rule, and its id */
        _ ("%1$s · %2$s (%3$s)"),
        sojourn_choice_set_get_label (&sojourn_severities, sojourn_finding_get_severity (finding)),
        sojourn_finding_get_title (finding), sojourn_finding_get_rule (finding));
}

static char *
get_message (gpointer unused, SojournFinding *finding)
{
    return finding != NULL ? g_strdup (sojourn_finding_get_message (finding)) : NULL;
}

static gboolean
is_overridden (gpointer unused, SojournFinding *finding)
{
    return finding != NULL && sojourn_finding_is_overridden (finding);
}

static char *
format_override (gpointer unused, SojournFinding *finding)
{
    if (!is_overridden (NULL, finding))
        return NULL;
    /* Translators: a finding that a person overruled: %1$s is the name, %2$s the reason */
    return g_strdup_printf (_ ("Overruled by %1$s: %2$s"),
                            sojourn_finding_get_override_name (finding),
                            sojourn_finding_get_override_reason (finding));
}

static char *
get_cure (gpointer unused, SojournFinding *finding)
{
    const char *cure = finding != NULL ? sojourn_finding_get_cure (finding) : NULL;

    /* Translators: goes to the field that a finding is about */
    return g_strdup (cure != NULL ? cure : C_ ("finding", "Go"));
}

static gboolean
can_go (gpointer unused, SojournFinding *finding)
{
    return finding != NULL && !sojourn_finding_is_overridden (finding);
}

static gboolean
can_override (gpointer unused, SojournFinding *finding)
{
    return finding != NULL && sojourn_finding_can_override (finding) &&
           !sojourn_finding_is_overridden (finding);
}

static void
on_go_button_clicked_cb (SojournFindingRow *self)
{
    const SojournPlace *place = sojourn_finding_get_place (self->finding);

    gtk_widget_activate_action (GTK_WIDGET (self), "case.jump", "(isi)", (int)place->kind,
                                place->uuid, place->field);
}

static void
on_override_button_clicked_cb (SojournFindingRow *self)
{
    gtk_widget_activate_action (GTK_WIDGET (self), "case.override", "(ss)",
                                sojourn_finding_get_rule (self->finding),
                                sojourn_finding_get_key (self->finding));
}

static void
show_weight (SojournFindingRow *self)
{
    const char *css_class =
        sojourn_finding_is_overridden (self->finding)
            ? "dimmed"
            : sojourn_severity_get_css_class (sojourn_finding_get_severity (self->finding));

    gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
    gtk_widget_add_css_class (GTK_WIDGET (self->word), css_class);
}

/* On a page of findings the buttons say the same, and what they are about is beside them. */
static void
name_button (SojournFindingRow *self, GtkWidget *button, const char *label)
{
    g_autofree char *name = g_strdup_printf (
        /* Translators: the name of a button for screen readers: %1$s is what the button says, such
         * as “Override…”, %2$s the sentence of the finding beside it */
        C_ ("finding", "%1$s: %2$s"), label, sojourn_finding_get_message (self->finding));

    sojourn_named_button_set_name (button, name);
}

static void
sojourn_finding_row_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_FINDING_ROW);
    G_OBJECT_CLASS (sojourn_finding_row_parent_class)->dispose (object);
}

static void
sojourn_finding_row_finalize (GObject *object)
{
    g_clear_pointer (&SOJOURN_FINDING_ROW (object)->finding, sojourn_finding_unref);
    G_OBJECT_CLASS (sojourn_finding_row_parent_class)->finalize (object);
}

static void
sojourn_finding_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournFindingRowProps)id) {
    case PROP_FINDING:
        g_value_set_boxed (value, SOJOURN_FINDING_ROW (object)->finding);
        break;
    }
}

static void
sojourn_finding_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournFindingRow *self = SOJOURN_FINDING_ROW (object);

    switch ((SojournFindingRowProps)id) {
    case PROP_FINDING:
        self->finding = g_value_dup_boxed (value);
        break;
    }
}

static void
sojourn_finding_row_constructed (GObject *object)
{
    SojournFindingRow *self = SOJOURN_FINDING_ROW (object);

    g_autofree char *heading = NULL;
    g_autofree char *cure = NULL;

    G_OBJECT_CLASS (sojourn_finding_row_parent_class)->constructed (object);
    if (self->finding == NULL)
        return;
    cure = get_cure (NULL, self->finding);
    show_weight (self);
    name_button (self, self->go_button, cure);
    name_button (self, self->override_button, _ ("Override…"));
    heading = format_heading (NULL, self->finding);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    sojourn_finding_get_message (self->finding), -1);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_callback (widget_class, get_icon_name);
    gtk_widget_class_bind_template_callback (widget_class, format_heading);
    gtk_widget_class_bind_template_callback (widget_class, get_message);
    gtk_widget_class_bind_template_callback (widget_class, format_override);
    gtk_widget_class_bind_template_callback (widget_class, is_overridden);
    gtk_widget_class_bind_template_callback (widget_class, get_cure);
    gtk_widget_class_bind_template_callback (widget_class, can_go);
    gtk_widget_class_bind_template_callback (widget_class, can_override);
    gtk_widget_class_bind_template_callback (widget_class, on_go_button_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_override_button_clicked_cb);
}

static void
sojourn_finding_row_class_init (SojournFindingRowClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->constructed = sojourn_finding_row_constructed;
    object_class->dispose = sojourn_finding_row_dispose;
    object_class->finalize = sojourn_finding_row_finalize;
    object_class->get_property = sojourn_finding_row_get_property;
    object_class->set_property = sojourn_finding_row_set_property;

    props[PROP_FINDING] =
        g_param_spec_boxed ("finding", NULL, NULL, SOJOURN_TYPE_FINDING,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-finding-row.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournFindingRow, icon);
    gtk_widget_class_bind_template_child (widget_class, SojournFindingRow, word);
    gtk_widget_class_bind_template_child (widget_class, SojournFindingRow, go_button);
    gtk_widget_class_bind_template_child (widget_class, SojournFindingRow, override_button);
    bind_callbacks (widget_class);
}

static void
sojourn_finding_row_init (SojournFindingRow *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_finding_row_new:
 * @finding: what a rule says
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sojourn_finding_row_new (SojournFinding *finding)
{
    return g_object_new (SOJOURN_TYPE_FINDING_ROW, "finding", finding, NULL);
}

/**
 * sojourn_severity_get_icon_name:
 * @severity: how much a finding weighs
 *
 * Returns: (transfer none): the name of its icon
 */
const char *
sojourn_severity_get_icon_name (SojournSeverity severity)
{
    switch (severity) {
    case SOJOURN_SEVERITY_INFO:
        return "dialog-information-symbolic";
    case SOJOURN_SEVERITY_WARN:
        return "dialog-warning-symbolic";
    case SOJOURN_SEVERITY_BLOCK:
        return "action-unavailable-symbolic";
    }
    g_return_val_if_reached (NULL);
}

/**
 * sojourn_severity_get_css_class:
 * @severity: how much a finding weighs
 *
 * Returns: (transfer none): the style class of its colour, which never stands alone
 */
const char *
sojourn_severity_get_css_class (SojournSeverity severity)
{
    switch (severity) {
    case SOJOURN_SEVERITY_INFO:
        return "accent";
    case SOJOURN_SEVERITY_WARN:
        return "warning";
    case SOJOURN_SEVERITY_BLOCK:
        return "error";
    }
    g_return_val_if_reached (NULL);
}
