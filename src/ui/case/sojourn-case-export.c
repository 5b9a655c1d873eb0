/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-export.h"

#include "sojourn-calendar.h"
#include "sojourn-case-document.h"
#include "sojourn-file-replace.h"
#include "sojourn-patient-sheet.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"

#include <glib/gi18n.h>

/* What leaves the desk as a file or on paper. */

typedef GBytes *(*WriteFunc) (SojournCaseModel *model, GError **error);

typedef struct {
    const char *nick;
    const char *title;  /* of the dialog, to be translated */
    const char *suffix; /* of the name of the file */
    WriteFunc write;
} Export;

typedef struct {
    SojournWindow *window;   /* (owned) */
    SojournCaseModel *model; /* (owned) */
    const Export *export;    /* static */
    char *folder;            /* (nullable) (owned): where to write without a question */
} Task;

static void
task_free (Task *task)
{
    g_object_unref (task->window);
    g_object_unref (task->model);
    g_free (task->folder);
    g_free (task);
}

static SojournPatientSheet *
make_sheet (SojournCaseModel *model)
{
    SojournOffice *office = sojourn_case_model_get_office (model);

    return sojourn_patient_sheet_new (
        sojourn_case_model_get_snapshot (model), sojourn_case_model_get_findings (model),
        sojourn_office_get_actor (office), sojourn_office_get_now (office),
        SOJOURN_PATIENT_SHEET_DEFAULT);
}

static GBytes *
write_calendar (SojournCaseModel *model, GError **error)
{
    return sojourn_calendar_write (sojourn_case_model_get_snapshot (model),
                                   sojourn_office_get_now (sojourn_case_model_get_office (model)),
                                   SOJOURN_CALENDAR_DEFAULT);
}

static GBytes *
write_sheet (SojournCaseModel *model, GError **error)
{
    g_autoptr (SojournPatientSheet) sheet = make_sheet (model);
    const char *paper = gtk_paper_size_get_default ();

    return sojourn_patient_sheet_write_pdf (sheet,
                                            g_str_equal (paper, GTK_PAPER_NAME_LETTER)
                                                ? SOJOURN_PAPER_SIZE_LETTER
                                                : SOJOURN_PAPER_SIZE_A4,
                                            error);
}

static GBytes *
write_case (SojournCaseModel *model, GError **error)
{
    return sojourn_case_document_write (sojourn_case_model_get_snapshot (model),
                                        SOJOURN_JSON_PRETTY);
}

static const Export exports[] = {
    { "calendar", N_ ("Export Calendar"), ".ics", write_calendar },
    { "sheet", N_ ("Export Patient Sheet"), ".pdf", write_sheet },
    { "case", N_ ("Export Case"), ".json", write_case },
};

/* The reference tells less than the name of the patient would. */
static char *
make_file_name (Task *task)
{
    const SojournRecord *record =
        sojourn_snapshot_get_case (sojourn_case_model_get_snapshot (task->model));
    const char *ref = sojourn_record_get_text (record, SOJOURN_CASE_REF);
    char *name = g_strconcat (ref != NULL ? ref : "case", task->export->suffix, NULL);

    return g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".-_", '-');
}

static void
on_dialog_save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    DexPromise *promise = user_data;
    GError *error = NULL;
    GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

    if (file != NULL)
        dex_promise_resolve_object (promise, file);
    else
        dex_promise_reject (promise, error);
    dex_unref (promise);
}

static DexFuture *
choose_file (Task *task)
{
    g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
    g_autofree char *name = make_file_name (task);
    DexPromise *promise;

    if (task->folder != NULL)
        return dex_future_new_take_object (g_file_new_build_filename (task->folder, name, NULL));
    promise = dex_promise_new ();
    gtk_file_dialog_set_title (dialog, _ (task->export->title));
    gtk_file_dialog_set_initial_name (dialog, name);
    gtk_file_dialog_save (dialog, GTK_WINDOW (task->window), NULL, on_dialog_save_cb,
                          dex_ref (promise));
    return DEX_FUTURE (promise);
}

typedef struct {
    GFile *file;   /* (owned) */
    GBytes *bytes; /* (owned) */
} Saving;

static void
saving_free (Saving *saving)
{
    g_object_unref (saving->file);
    g_bytes_unref (saving->bytes);
    g_free (saving);
}

static DexFuture *
save_in_thread (gpointer user_data)
{
    Saving *saving = user_data;
    GError *error = NULL;

    if (!sojourn_file_replace_atomically (saving->file, saving->bytes, &error))
        return dex_future_new_for_error (error);
    return dex_future_new_true ();
}

static DexFuture *
save (GFile *file, GBytes *bytes)
{
    Saving *saving = g_new0 (Saving, 1);

    saving->file = g_object_ref (file);
    saving->bytes = g_bytes_ref (bytes);
    return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, save_in_thread, saving,
                                (GDestroyNotify)saving_free);
}

static GFile *
export_file (Task *task, GError **error)
{
    g_autoptr (GBytes) bytes = task->export->write (task->model, error);
    g_autoptr (GFile) file = bytes != NULL ? dex_await_object (choose_file (task), error) : NULL;

    if (file == NULL || !dex_await (save (file, bytes), error))
        return NULL;
    return g_steal_pointer (&file);
}

static DexFuture *
export_in_fiber (gpointer user_data)
{
    Task *task = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GFile) file = export_file (task, &error);

    if (file != NULL) {
        g_autofree char *name = g_file_get_basename (file);
        /* Translators: %s is the name of a file */
        g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

        sojourn_window_show_toast (task->window, text);
    } else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)) {
        sojourn_window_show_error (task->window, error);
    }
    return dex_future_new_true ();
}

/**
 * sojourn_case_export:
 * @widget: a widget of the window
 * @model: a case that is loaded
 * @kind: “calendar”, “sheet” or “case”
 * @folder: (nullable): where to write the file under the reference of the case, or %NULL to ask
 *
 * Writes the journey as a calendar, the patient sheet as a PDF, or the whole case to a file, as a
 * whole or not at all, and says so.
 */
void
sojourn_case_export (GtkWidget *widget,
                     SojournCaseModel *model,
                     const char *kind,
                     const char *folder)
{
    Task *task;
    guint index = 0;

    while (index < G_N_ELEMENTS (exports) && !g_str_equal (exports[index].nick, kind))
        index++;
    g_return_if_fail (index < G_N_ELEMENTS (exports));

    if (sojourn_case_model_get_snapshot (model) == NULL)
        return;
    task = g_new0 (Task, 1);
    task->window = g_object_ref (sojourn_window_get (widget));
    task->model = g_object_ref (model);
    task->export = &exports[index];
    task->folder = g_strdup (folder);
    dex_future_disown (
        dex_scheduler_spawn (NULL, 0, export_in_fiber, task, (GDestroyNotify)task_free));
}

static void
on_begin_print_cb (GtkPrintOperation *operation,
                   GtkPrintContext *context,
                   SojournPatientSheet *sheet)
{
    PangoContext *pango = gtk_print_context_create_pango_context (context);
    guint n_pages =
        sojourn_patient_sheet_paginate (sheet, pango, gtk_print_context_get_width (context),
                                        gtk_print_context_get_height (context));

    gtk_print_operation_set_n_pages (operation, (int)n_pages);
    g_object_unref (pango);
}

static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext *context,
                 int page,
                 SojournPatientSheet *sheet)
{
    sojourn_patient_sheet_draw_page (sheet, gtk_print_context_get_cairo_context (context),
                                     (guint)page);
}

/**
 * sojourn_case_print:
 * @widget: a widget of the window
 * @model: a case that is loaded
 *
 * Prints the patient sheet.
 */
void
sojourn_case_print (GtkWidget *widget, SojournCaseModel *model)
{
    SojournWindow *window = sojourn_window_get (widget);
    g_autoptr (GtkPrintOperation) operation = NULL;
    g_autoptr (GError) error = NULL;
    SojournPatientSheet *sheet;

    if (sojourn_case_model_get_snapshot (model) == NULL)
        return;
    operation = gtk_print_operation_new ();
    sheet = make_sheet (model);
    g_object_set_data_full (G_OBJECT (operation), "sheet", sheet,
                            (GDestroyNotify)sojourn_patient_sheet_free);
    gtk_print_operation_set_job_name (operation, sojourn_patient_sheet_get_title (sheet));
    gtk_print_operation_set_use_full_page (operation, TRUE);
    gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
    gtk_print_operation_set_allow_async (operation, TRUE);
    g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print_cb), sheet);
    g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), sheet);
    if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                 GTK_WINDOW (window), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
        sojourn_window_show_error (window, error);
}
