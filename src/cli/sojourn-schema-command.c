/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-case-schema.h"
#include "sojourn-output.h"

#include <glib/gi18n.h>

static SojournExit
run (SojournCli *cli, GError **error)
{
    g_autoptr (GBytes) schema = sojourn_case_document_dup_schema ();

    sojourn_output_bytes (schema);
    return SOJOURN_EXIT_OK;
}

const SojournCommand sojourn_schema_command = {
    .name = "schema",
    .summary = N_ ("Print the JSON Schema of a case document"),
    .description = N_ ("The schema is docs/case.schema.json (draft 2020-12)."),
    .run = run,
};
