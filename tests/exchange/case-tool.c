/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-files.h"
#include "sojourn-calendar.h"
#include "sojourn-case-document-reader.h"
#include "sojourn-case-document.h"
#include "sojourn-case-schema.h"
#include "sojourn-patient-sheet.h"

#include "random-snapshot.h"
#include "sojourn-data-path.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

/* Prints what the tests in Python look at: the schema, random cases, one a line, or the calendar or
 * the patient sheet of the case that it reads. docs/case.schema.json is made by
 * `case-tool schema`. */

#define MAX_INPUT_BYTES 10000000

/* 2026-11-23T09:00:00Z */
#define NOW 1795424400

static void
print (GBytes *bytes)
{
    gsize length;
    const char *text = g_bytes_get_data (bytes, &length);

    fwrite (text, 1, length, stdout);
}

static void
print_random (guint32 seed, int n)
{
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);

    while (n-- > 0) {
        g_autoptr (SojournSnapshot) snapshot = random_snapshot_new (random);
        g_autoptr (GBytes) bytes = sojourn_case_document_write (snapshot, SOJOURN_JSON_COMPACT);

        print (bytes);
        putchar ('\n');
    }
}

static GBytes *
read_input (void)
{
    char *text = g_malloc (MAX_INPUT_BYTES);

    return g_bytes_new_take (text, fread (text, 1, MAX_INPUT_BYTES, stdin));
}

static SojournSnapshot *
read_case (void)
{
    g_autoptr (GBytes) input = read_input ();
    g_autoptr (SojournCatalogueIndex) catalogue = case_files_load_catalogue ();
    g_autoptr (GError) error = NULL;
    SojournSnapshot *snapshot = sojourn_case_document_read (input, catalogue, &error);

    if (snapshot == NULL)
        g_printerr ("%s\n", error->message);
    return snapshot;
}

static int
print_calendar (SojournCalendarFlags flags)
{
    g_autoptr (SojournSnapshot) snapshot = read_case ();
    g_autoptr (GBytes) calendar = NULL;

    if (snapshot == NULL)
        return EXIT_FAILURE;
    calendar = sojourn_calendar_write (snapshot, NOW, flags);
    print (calendar);
    return EXIT_SUCCESS;
}

static int
print_sheet (SojournPaperSize paper, SojournPatientSheetFlags flags)
{
    g_autoptr (SojournSnapshot) snapshot = read_case ();
    g_autoptr (SojournRuleSettings) settings = sojourn_rule_settings_new ();
    g_autoptr (GPtrArray) findings = NULL;
    g_autoptr (SojournPatientSheet) sheet = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) pdf = NULL;

    if (snapshot == NULL)
        return EXIT_FAILURE;
    findings = sojourn_rules_evaluate (snapshot, NOW, settings);
    sheet = sojourn_patient_sheet_new (snapshot, findings, "Demo Agency", NOW, flags);
    pdf = sojourn_patient_sheet_write_pdf (sheet, paper, &error);
    g_assert_no_error (error);
    print (pdf);
    return EXIT_SUCCESS;
}

int
main (int argc, char *argv[])
{
    setlocale (LC_ALL, "");
    bindtextdomain (GETTEXT_PACKAGE, sojourn_data_get_locale_path ());
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
    if (argc == 2 && g_str_equal (argv[1], "schema")) {
        g_autoptr (GBytes) schema = sojourn_case_document_dup_schema ();

        print (schema);
        return EXIT_SUCCESS;
    }
    if (argc == 4 && g_str_equal (argv[1], "random")) {
        print_random ((guint32)g_ascii_strtoull (argv[2], NULL, 10), atoi (argv[3]));
        return EXIT_SUCCESS;
    }
    if (argc == 4 && g_str_equal (argv[1], "sheet"))
        return print_sheet ((SojournPaperSize)atoi (argv[2]),
                            (SojournPatientSheetFlags)atoi (argv[3]));
    if (argc == 3 && g_str_equal (argv[1], "calendar"))
        return print_calendar ((SojournCalendarFlags)atoi (argv[2]));
    g_printerr ("Usage: case-tool schema | case-tool random SEED N | case-tool calendar FLAGS | "
                "case-tool sheet PAPER FLAGS\n");
    return EXIT_FAILURE;
}
