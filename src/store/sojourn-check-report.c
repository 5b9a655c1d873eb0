/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-check-report-private.h"

struct _SojournCheckReport {
    gatomicrefcount references;
    GArray *results; /* (owned) (element-type SojournCheckResult) */
};

G_DEFINE_BOXED_TYPE (SojournCheckReport,
                     sojourn_check_report,
                     sojourn_check_report_ref,
                     sojourn_check_report_unref)

static void
clear_result (gpointer data)
{
    SojournCheckResult *result = data;

    g_free ((char *)result->message);
}

/**
 * sojourn_check_report_new:
 *
 * Returns: (transfer full): a report to be filled in
 */
SojournCheckReport *
sojourn_check_report_new (void)
{
    SojournCheckReport *self = g_new0 (SojournCheckReport, 1);

    g_atomic_ref_count_init (&self->references);
    self->results = g_array_new (FALSE, FALSE, sizeof (SojournCheckResult));
    g_array_set_clear_func (self->results, clear_result);
    return self;
}

/**
 * sojourn_check_report_add:
 * @self: a report
 * @id: (transfer none): the machine name of the check, a static string
 * @holds: whether all is well
 * @message: what was found
 *
 * Adds an outcome.
 */
void
sojourn_check_report_add (SojournCheckReport *self,
                          const char *id,
                          gboolean holds,
                          const char *message)
{
    SojournCheckResult result = { id, holds, g_strdup (message) };

    g_array_append_val (self->results, result);
}

/**
 * sojourn_check_report_ref:
 * @self: a report
 *
 * Returns: (transfer full): @self
 */
SojournCheckReport *
sojourn_check_report_ref (SojournCheckReport *self)
{
    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_check_report_unref:
 * @self: (transfer full): a report
 *
 * Gives up a reference; the last one frees the report. Safe from any thread.
 */
void
sojourn_check_report_unref (SojournCheckReport *self)
{
    if (!g_atomic_ref_count_dec (&self->references))
        return;
    g_array_unref (self->results);
    g_free (self);
}

/**
 * sojourn_check_report_holds:
 * @self: a report
 *
 * Returns: whether every check found all well
 */
gboolean
sojourn_check_report_holds (const SojournCheckReport *self)
{
    for (guint i = 0; i < self->results->len; i++) {
        if (!g_array_index (self->results, SojournCheckResult, i).holds)
            return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_check_report_get_results:
 * @self: a report
 * @n_results: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_results): the outcomes, in the order of the checks
 */
const SojournCheckResult *
sojourn_check_report_get_results (const SojournCheckReport *self, guint *n_results)
{
    g_return_val_if_fail (n_results != NULL, NULL);

    *n_results = self->results->len;
    return (const SojournCheckResult *)self->results->data;
}
