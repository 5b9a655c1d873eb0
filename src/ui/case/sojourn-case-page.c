/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-page.h"

#include "sojourn-case-export.h"
#include "sojourn-case-health.h"
#include "sojourn-case-history.h"
#include "sojourn-case-journey.h"
#include "sojourn-case-options.h"
#include "sojourn-case-overview.h"
#include "sojourn-case-papers.h"
#include "sojourn-case-quotes.h"
#include "sojourn-case-title.h"
#include "sojourn-override-dialog.h"
#include "sojourn-state-view.h"
#include "sojourn-tab-strip.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"

#include <glib/gi18n.h>

/**
 * SojournCasePage:
 *
 * One case, with everything that belongs to it in tabs. A tab is made when it is first shown.
 */
struct _SojournCasePage {
    SojournPage parent_instance;

    SojournCaseModel *model; /* (not nullable) (owned) */
    SojournPlace pending;    /* where to jump once the case is loaded */
    gboolean has_pending;

    AdwWindowTitle *window_title;
    SojournStateView *view;
    AdwViewStack *stack;
    AdwViewStackPage *overview_page;
};

G_DEFINE_FINAL_TYPE (SojournCasePage, sojourn_case_page, SOJOURN_TYPE_PAGE)

static const struct {
    const char *name;
    GType (*get_type) (void);
} tabs[] = {
    { "overview", sojourn_case_overview_get_type }, { "health", sojourn_case_health_get_type },
    { "options", sojourn_case_options_get_type },   { "quotes", sojourn_case_quotes_get_type },
    { "journey", sojourn_case_journey_get_type },   { "papers", sojourn_case_papers_get_type },
    { "history", sojourn_case_history_get_type },
};

/* The tab where records of a kind are entered. */
static const char *
get_tab_for (SojournKind kind)
{
    switch (kind) {
    case SOJOURN_KIND_PERSON:
    case SOJOURN_KIND_CASE:
    case SOJOURN_KIND_COMPANION:
    case SOJOURN_KIND_TASK:
    case SOJOURN_KIND_OVERRIDE:
        return "overview";
    case SOJOURN_KIND_ASSESSMENT:
    case SOJOURN_KIND_RISK_REVIEW:
    case SOJOURN_KIND_ADVERSE_EVENT:
        return "health";
    case SOJOURN_KIND_CLINIC:
    case SOJOURN_KIND_CREDENTIAL:
    case SOJOURN_KIND_TRIAL:
    case SOJOURN_KIND_OPTION:
    case SOJOURN_KIND_CRITERION:
    case SOJOURN_KIND_SHORTLIST_ITEM:
    case SOJOURN_KIND_CHECKLIST_ANSWER:
        return "options";
    case SOJOURN_KIND_EXCHANGE_RATE:
    case SOJOURN_KIND_CONSENT:
    case SOJOURN_KIND_CONSENT_RECIPIENT:
    case SOJOURN_KIND_QUOTE_REQUEST:
    case SOJOURN_KIND_REQUEST_EVENT:
    case SOJOURN_KIND_INFO_REQUEST:
    case SOJOURN_KIND_DISCLOSURE:
    case SOJOURN_KIND_QUOTE:
    case SOJOURN_KIND_QUOTE_LINE:
    case SOJOURN_KIND_QUOTE_INCLUSION:
    case SOJOURN_KIND_COST_ESTIMATE:
    case SOJOURN_KIND_OUTBOX_ITEM:
        return "quotes";
    case SOJOURN_KIND_SEGMENT:
        return "journey";
    case SOJOURN_KIND_DOCUMENT:
        return "papers";
    }
    g_return_val_if_reached ("overview");
}

static SojournCaseTab *
ensure_tab (SojournCasePage *self)
{
    AdwBin *bin = ADW_BIN (adw_view_stack_get_visible_child (self->stack));
    const char *name = adw_view_stack_get_visible_child_name (self->stack);

    for (guint i = 0; adw_bin_get_child (bin) == NULL && i < G_N_ELEMENTS (tabs); i++) {
        if (g_str_equal (tabs[i].name, name))
            adw_bin_set_child (bin,
                               g_object_new (tabs[i].get_type (), "case-model", self->model, NULL));
    }
    return SOJOURN_CASE_TAB (adw_bin_get_child (bin));
}

static void
jump_now (SojournCasePage *self)
{
    self->has_pending = FALSE;
    adw_view_stack_set_visible_child_name (self->stack, get_tab_for (self->pending.kind));
    sojourn_case_tab_jump (ensure_tab (self), &self->pending);
}

static guint
count_blockers (const GPtrArray *findings)
{
    guint n = 0;

    for (guint i = 0; i < findings->len; i++)
        n += sojourn_finding_is_blocking (findings->pdata[i]);
    return n;
}

static void
show_header (SojournCasePage *self)
{
    SojournSnapshot *snapshot = sojourn_case_model_get_snapshot (self->model);
    SojournOffice *office = sojourn_case_model_get_office (self->model);
    g_autofree char *title = sojourn_case_title_format (snapshot);
    g_autofree char *summary =
        sojourn_case_title_format_summary (snapshot, sojourn_office_get_today (office));
    guint n_blockers = count_blockers (sojourn_case_model_get_findings (self->model));

    adw_window_title_set_title (self->window_title, title);
    adw_window_title_set_subtitle (self->window_title, summary);
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
    adw_view_stack_page_set_badge_number (self->overview_page, n_blockers);
    adw_view_stack_page_set_needs_attention (self->overview_page, n_blockers > 0);
}

static void
on_model_changed_cb (SojournCasePage *self)
{
    if (sojourn_case_model_get_error (self->model) != NULL) {
        sojourn_state_view_fail (self->view, sojourn_case_model_get_error (self->model));
        return;
    }
    show_header (self);
    sojourn_state_view_set_state (self->view, SOJOURN_VIEW_CONTENT);
    ensure_tab (self);
    if (self->has_pending)
        jump_now (self);
}

static void
on_stack_changed_cb (SojournCasePage *self)
{
    if (self->model != NULL && sojourn_case_model_get_snapshot (self->model) != NULL)
        ensure_tab (self);
}

static void
on_view_retry_cb (SojournCasePage *self)
{
    sojourn_case_model_reload (self->model);
}

static void
move_tab (SojournCasePage *self, int step)
{
    const char *name = adw_view_stack_get_visible_child_name (self->stack);
    int position = 0;

    for (guint i = 0; i < G_N_ELEMENTS (tabs); i++) {
        if (g_str_equal (tabs[i].name, name))
            position = (int)i + step;
    }
    position = (position + (int)G_N_ELEMENTS (tabs)) % (int)G_N_ELEMENTS (tabs);
    adw_view_stack_set_visible_child_name (self->stack, tabs[position].name);
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
go_to_tab (GtkWidget *widget, const char *name, GVariant *parameter)
{
    move_tab (SOJOURN_CASE_PAGE (widget), g_str_equal (name, "case.next-tab") ? 1 : -1);
}

static void
jump (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournPlace place;
    const char *uuid;
    int kind;

    g_variant_get (parameter, "(i&si)", &kind, &uuid, &place.field);
    place.kind = (SojournKind)kind;
    g_strlcpy (place.uuid, uuid, sizeof place.uuid);
    sojourn_case_page_jump (SOJOURN_CASE_PAGE (widget), &place);
}

static void
override (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCasePage *self = SOJOURN_CASE_PAGE (widget);
    const GPtrArray *findings = sojourn_case_model_get_findings (self->model);
    const char *rule, *key;

    g_variant_get (parameter, "(&s&s)", &rule, &key);
    for (guint i = 0; i < findings->len; i++) {
        SojournFinding *finding = findings->pdata[i];

        if (!g_str_equal (sojourn_finding_get_rule (finding), rule) ||
            !g_str_equal (sojourn_finding_get_key (finding), key))
            continue;
        sojourn_override_dialog_present (widget, sojourn_case_model_get_office (self->model),
                                         sojourn_case_model_get_uuid (self->model), finding);
        return;
    }
}

static SojournRecord *
copy_case (SojournCasePage *self)
{
    SojournSnapshot *snapshot = sojourn_case_model_get_snapshot (self->model);

    return snapshot != NULL ? sojourn_record_copy (sojourn_snapshot_get_case (snapshot)) : NULL;
}

static void
set_stage (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCasePage *self = SOJOURN_CASE_PAGE (widget);
    SojournOffice *office = sojourn_case_model_get_office (self->model);
    g_autoptr (SojournRecord) record = copy_case (self);
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autofree char *text = NULL;
    gint64 stage;

    if (record == NULL ||
        !sojourn_choice_set_find (&sojourn_stages, g_variant_get_string (parameter, NULL), &stage))
        return;
    /* Translators: %s is a stage of a case, such as “Quoting” */
    text = g_strdup_printf (_ ("Case moved to “%s”"),
                            sojourn_choice_set_get_label (&sojourn_stages, stage));
    sojourn_record_set_integer (record, SOJOURN_CASE_STAGE, stage);
    sojourn_record_set_integer (record, SOJOURN_CASE_STAGE_SINCE,
                                sojourn_office_get_today (office));
    changes = sojourn_office_begin (office, text);
    sojourn_change_set_update (changes, record);
    sojourn_window_apply (sojourn_window_get (widget), changes, text);
}

static void
delete_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCasePage *self = SOJOURN_CASE_PAGE (widget);
    SojournOffice *office = sojourn_case_model_get_office (self->model);
    g_autoptr (SojournRecord) record = copy_case (self);
    g_autoptr (SojournChangeSet) changes = NULL;

    if (record == NULL)
        return;
    changes = sojourn_office_begin (office, _ ("Case deleted"));
    sojourn_change_set_delete (changes, record);
    sojourn_window_apply (sojourn_window_get (widget), changes, _ ("Case deleted"));
    gtk_widget_activate_action (widget, "navigation.pop", NULL);
}

static void
export_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCasePage *self = SOJOURN_CASE_PAGE (widget);
    SojournContext *context = sojourn_page_get_context (SOJOURN_PAGE (self));

    sojourn_case_export (widget, self->model, g_variant_get_string (parameter, NULL),
                         sojourn_context_get_export_folder (context));
}

static void
print_sheet (GtkWidget *widget, const char *name, GVariant *parameter)
{
    sojourn_case_print (widget, SOJOURN_CASE_PAGE (widget)->model);
}

static void
sojourn_case_page_dispose (GObject *object)
{
    SojournCasePage *self = SOJOURN_CASE_PAGE (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_CASE_PAGE);
    g_clear_object (&self->model);
    G_OBJECT_CLASS (sojourn_case_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "case.next-tab", NULL, go_to_tab);
    gtk_widget_class_install_action (widget_class, "case.previous-tab", NULL, go_to_tab);
    gtk_widget_class_install_action (widget_class, "case.jump", "(isi)", jump);
    gtk_widget_class_install_action (widget_class, "case.override", "(ss)", override);
    gtk_widget_class_install_action (widget_class, "case.set-stage", "s", set_stage);
    gtk_widget_class_install_action (widget_class, "case.delete", NULL, delete_case);
    gtk_widget_class_install_action (widget_class, "case.export", "s", export_case);
    gtk_widget_class_install_action (widget_class, "case.print", NULL, print_sheet);
}

static void
sojourn_case_page_class_init (SojournCasePageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_page_dispose;

    g_type_ensure (SOJOURN_TYPE_STATE_VIEW);
    g_type_ensure (SOJOURN_TYPE_TAB_STRIP);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-page.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCasePage, window_title);
    gtk_widget_class_bind_template_child (widget_class, SojournCasePage, view);
    gtk_widget_class_bind_template_child (widget_class, SojournCasePage, stack);
    gtk_widget_class_bind_template_child (widget_class, SojournCasePage, overview_page);
    gtk_widget_class_bind_template_callback (widget_class, on_stack_changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_view_retry_cb);
    install_actions (widget_class);
}

static void
sojourn_case_page_init (SojournCasePage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    sojourn_state_view_set_state (self->view, SOJOURN_VIEW_LOADING);
}

/**
 * sojourn_case_page_new:
 * @context: with the desk
 * @uuid: the case
 *
 * Returns: (transfer floating): a page that loads the case
 */
SojournCasePage *
sojourn_case_page_new (SojournContext *context, const char *uuid)
{
    SojournCasePage *self = g_object_new (SOJOURN_TYPE_CASE_PAGE, "context", context, NULL);

    self->model = sojourn_case_model_new (sojourn_context_get_office (context), uuid);
    g_signal_connect_object (self->model, "changed", G_CALLBACK (on_model_changed_cb), self,
                             G_CONNECT_SWAPPED);
    return self;
}

/**
 * sojourn_case_page_get_uuid:
 * @self: a page
 *
 * Returns: (transfer none): the case
 */
const char *
sojourn_case_page_get_uuid (SojournCasePage *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_PAGE (self), NULL);

    return sojourn_case_model_get_uuid (self->model);
}

/**
 * sojourn_case_page_jump:
 * @self: a page
 * @place: where something is entered, as a finding or a requirement names it
 *
 * Opens the tab of a place and focuses the field, now or once the case is loaded.
 */
void
sojourn_case_page_jump (SojournCasePage *self, const SojournPlace *place)
{
    g_return_if_fail (SOJOURN_IS_CASE_PAGE (self));

    self->pending = *place;
    self->has_pending = TRUE;
    if (sojourn_case_model_get_snapshot (self->model) != NULL)
        jump_now (self);
}
