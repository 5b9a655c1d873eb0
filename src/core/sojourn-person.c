/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-person.h"

#include "sojourn-case-fields.h"

#include <glib/gi18n-lib.h>

static void
add_word (GString *name, const char *word)
{
    if (word == NULL || *word == '\0')
        return;
    if (name->len > 0)
        g_string_append_c (name, ' ');
    g_string_append (name, word);
}

static const char *
get_alias (const SojournRecord *person)
{
    return person != NULL ? sojourn_record_get_text (person, SOJOURN_PERSON_ALIAS) : NULL;
}

/**
 * sojourn_person_format_name:
 * @alias: (nullable): the alias of a person
 * @proper: (nullable): the name of the person, as of [func@person_dup_proper_name]
 *
 * Names a person as lists and titles do, in the language of the process: the alias in quotation
 * marks if there is one, then the name. Safe from any thread.
 *
 * Returns: (transfer full): the name, empty if nothing of it is known
 */
char *
sojourn_person_format_name (const char *alias, const char *proper)
{
    g_autoptr (GString) name = g_string_new (NULL);

    if (alias != NULL && *alias != '\0')
        /* Translators: the alias of a patient */
        g_string_printf (name, C_ ("alias", "“%s”"), alias);
    add_word (name, proper);
    return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * sojourn_person_dup_proper_name:
 * @person: (nullable): a person
 *
 * Gives what stands in the name of a person beside the alias: the name in the own script, and
 * before it, if there is no alias, the given and the family name. It is the same in every language,
 * so that it can be stored. Safe from any thread.
 *
 * Returns: (transfer full): the name, empty if nothing of it is known
 */
char *
sojourn_person_dup_proper_name (const SojournRecord *person)
{
    g_autoptr (GString) name = g_string_new (NULL);

    if (person == NULL)
        return g_strdup ("");
    if (get_alias (person) == NULL) {
        add_word (name, sojourn_record_get_text (person, SOJOURN_PERSON_GIVEN_NAME));
        add_word (name, sojourn_record_get_text (person, SOJOURN_PERSON_FAMILY_NAME));
    }
    add_word (name, sojourn_record_get_text (person, SOJOURN_PERSON_NATIVE_NAME));
    return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * sojourn_person_dup_name:
 * @person: (nullable): a person
 *
 * Names a person as [func@person_format_name] does. Not to be stored. Safe from any thread.
 *
 * Returns: (transfer full): the name, empty if nothing of it is known
 */
char *
sojourn_person_dup_name (const SojournRecord *person)
{
    g_autofree char *proper = sojourn_person_dup_proper_name (person);

    return sojourn_person_format_name (get_alias (person), proper);
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
    const char *alias = get_alias (person);

    if (person == NULL)
        return g_strdup ("");
    if (alias != NULL) {
        add_word (name, alias);
    } else {
        add_word (name, sojourn_record_get_text (person, SOJOURN_PERSON_FAMILY_NAME));
        add_word (name, sojourn_record_get_text (person, SOJOURN_PERSON_GIVEN_NAME));
    }
    add_word (name, sojourn_record_get_text (person, SOJOURN_PERSON_NATIVE_NAME));
    return g_string_free (g_steal_pointer (&name), FALSE);
}
