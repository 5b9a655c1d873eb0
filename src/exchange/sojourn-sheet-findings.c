/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-content-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_told (SojournFinding *finding, gboolean overridden)
{
    return sojourn_finding_get_severity (finding) != SOJOURN_SEVERITY_INFO &&
           sojourn_finding_is_overridden (finding) == overridden;
}

static guint
count (const SojournSheetWriter *self, gboolean overridden)
{
    guint n = 0;

    for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
        n += is_told (self->findings->pdata[i], overridden);
    return n;
}

static void
write_open (SojournSheetWriter *self, SojournFinding *finding)
{
    gboolean blocks = sojourn_finding_get_severity (finding) == SOJOURN_SEVERITY_BLOCK;
    g_autofree char *lead = NULL;

    if (blocks)
        /* Translators: the title of a finding that must be settled before the journey */
        lead = g_strdup_printf (_ ("Must be settled: %s"), sojourn_finding_get_title (finding));
    sojourn_sheet_add_item (self->sheet, lead != NULL ? lead : sojourn_finding_get_title (finding),
                            sojourn_finding_get_message (finding));
}

static void
write_overridden (SojournSheetWriter *self, SojournFinding *finding)
{
    g_autofree char *text = g_strdup_printf (
        /* Translators: what a rule found, then who accepted it all the same, and why */
        _ ("%s\nAccepted by %s: %s"), sojourn_finding_get_message (finding),
        sojourn_finding_get_override_name (finding), sojourn_finding_get_override_reason (finding));

    sojourn_sheet_add_item (self->sheet, sojourn_finding_get_title (finding), text);
}

static void
write_all (SojournSheetWriter *self,
           gboolean overridden,
           void (*write) (SojournSheetWriter *, SojournFinding *))
{
    for (guint i = 0; i < self->findings->len; i++) {
        if (is_told (self->findings->pdata[i], overridden))
            write (self, self->findings->pdata[i]);
    }
}

/*
 * sojourn_sheet_write_findings:
 *
 * What the rules have found and is not settled, or was accepted by somebody who gave a reason.
 */
void
sojourn_sheet_write_findings (SojournSheetWriter *self)
{
    sojourn_sheet_add_heading (self->sheet, _ ("Still Open"));
    if (count (self, FALSE) == 0)
        sojourn_sheet_add_paragraph (self->sheet, _ ("Nothing is open."));
    else
        write_all (self, FALSE, write_open);
    if (count (self, TRUE) == 0)
        return;
    sojourn_sheet_add_subheading (self->sheet, _ ("Known and Accepted"));
    write_all (self, TRUE, write_overridden);
}
