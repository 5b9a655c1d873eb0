/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-person.h"

#include "sojourn-case-fields.h"

static void
add_word (GString *name, const char *before, const char *word, const char *after)
{
    if (word == NULL)
        return;
    if (name->len > 0)
        g_string_append_c (name, ' ');
    g_string_append (name, before);
    g_string_append (name, word);
    g_string_append (name, after);
}

/**
 * sojourn_person_dup_name:
 * @person: (nullable): a person
 *
 * Names a person as lists and titles do: by the alias in quotation marks if there is one, else by
 * the given and the family name; then the name in the own script. The form is the same in every
 * language, so that it can be stored. Safe from any thread.
 *
 * Returns: (transfer full): the name, empty if nothing of it is known
 */
char *
sojourn_person_dup_name (const SojournRecord *person)
{
    g_autoptr (GString) name = g_string_new (NULL);
    const char *alias;

    if (person == NULL)
        return g_strdup ("");

    alias = sojourn_record_get_text (person, SOJOURN_PERSON_ALIAS);
    if (alias != NULL) {
        add_word (name, "“", alias, "”");
    } else {
        add_word (name, "", sojourn_record_get_text (person, SOJOURN_PERSON_GIVEN_NAME), "");
        add_word (name, "", sojourn_record_get_text (person, SOJOURN_PERSON_FAMILY_NAME), "");
    }
    add_word (name, "", sojourn_record_get_text (person, SOJOURN_PERSON_NATIVE_NAME), "");
    return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * sojourn_person_dup_sort_name:
 * @person: (nullable): a person
 *
 * Names a person as lists are sorted: by the alias if there is one, else by the family and the
 * given name. See [func@text_collation_key] for its key. Safe from any thread.
 *
 * Returns: (transfer full): the name, empty if nothing of it is known
 */
char *
sojourn_person_dup_sort_name (const SojournRecord *person)
{
    g_autoptr (GString) name = g_string_new (NULL);
    const char *alias;

    if (person == NULL)
        return g_strdup ("");

    alias = sojourn_record_get_text (person, SOJOURN_PERSON_ALIAS);
    add_word (name, "",
              alias != NULL ? alias : sojourn_record_get_text (person, SOJOURN_PERSON_FAMILY_NAME),
              "");
    if (alias == NULL)
        add_word (name, "", sojourn_record_get_text (person, SOJOURN_PERSON_GIVEN_NAME), "");
    add_word (name, "", sojourn_record_get_text (person, SOJOURN_PERSON_NATIVE_NAME), "");
    return g_string_free (g_steal_pointer (&name), FALSE);
}
