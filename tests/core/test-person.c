/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-fields.h"
#include "sojourn-person.h"

static SojournRecord *
make_person (const char *alias, const char *given, const char *family, const char *native)
{
    SojournRecord *person = sojourn_record_new (SOJOURN_KIND_PERSON);

    sojourn_record_set_text (person, SOJOURN_PERSON_ALIAS, alias);
    sojourn_record_set_text (person, SOJOURN_PERSON_GIVEN_NAME, given);
    sojourn_record_set_text (person, SOJOURN_PERSON_FAMILY_NAME, family);
    sojourn_record_set_text (person, SOJOURN_PERSON_NATIVE_NAME, native);
    return person;
}

static void
assert_names (SojournRecord *person, const char *shown, const char *proper, const char *sorted)
{
    g_autoptr (SojournRecord) owned = person;
    g_autofree char *name = sojourn_person_dup_name (person);
    g_autofree char *stored = sojourn_person_dup_proper_name (person);
    g_autofree char *sort_name = sojourn_person_dup_sort_name (person);

    g_assert_cmpstr (name, ==, shown);
    g_assert_cmpstr (stored, ==, proper);
    g_assert_cmpstr (sort_name, ==, sorted);
}

static void
test_names (void)
{
    assert_names (make_person ("Heron", "Ming", "Li", "苍鹭"), "“Heron” 苍鹭", "苍鹭",
                  "Heron 苍鹭");
    assert_names (make_person ("Heron", "Ming", "Li", NULL), "“Heron”", "", "Heron");
    assert_names (make_person (NULL, "Ming", "Li", "李明"), "Ming Li 李明", "Ming Li 李明",
                  "Li Ming 李明");
    assert_names (make_person (NULL, "Ming", NULL, NULL), "Ming", "Ming", "Ming");
    assert_names (make_person (NULL, NULL, NULL, NULL), "", "", "");
}

static void
test_nobody (void)
{
    g_autofree char *name = sojourn_person_dup_name (NULL);
    g_autofree char *proper = sojourn_person_dup_proper_name (NULL);
    g_autofree char *sort_name = sojourn_person_dup_sort_name (NULL);

    g_assert_cmpstr (name, ==, "");
    g_assert_cmpstr (proper, ==, "");
    g_assert_cmpstr (sort_name, ==, "");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/person/names", test_names);
    g_test_add_func ("/person/nobody", test_nobody);
    return g_test_run ();
}
