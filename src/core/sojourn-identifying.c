/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-identifying.h"

#include "sojourn-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A number in international form has at least this many digits (E.164). */
#define PHONE_DIGITS 7

/* What tells who a patient is, with case and punctuation taken away: rule C04. */
// clang-format off
static const char *const names[] = {
    "name", "names", "fullname", "patientname", "familyname", "givenname", "firstname",
    "middlename", "lastname", "surname", "maidenname", "nativename", "alias", "nickname",
    "initials", "birthdate", "dateofbirth", "birthday", "dob", "birthplace", "passport",
    "passportno", "passportnumber", "mrz", "mrz1", "mrz2", "nationalid", "idnumber", "idcard",
    "ssn", "personalid", "personnummer", "patientid", "recordnumber", "mrn", "insuranceno",
    "insuranceid", "policynumber", "phone", "phones", "phonenumber", "telephone", "tel",
    "mobile", "fax", "whatsapp", "wechat", "email", "emails", "emailaddress", "mail", "contact",
    "contacts", "address", "homeaddress", "postaladdress", "street", "postcode", "postalcode",
    "zip", "zipcode", "photo", "facephoto", "picture", "signature", "birthyear", "employer",
    "nextofkin", "guardianname", "companionname",
};
// clang-format on

static gboolean check_value (SojournJsonReader *reader);

/**
 * sojourn_identifying_name:
 * @name: the name of a member
 *
 * Tells whether a member of this name would say who the patient is (C04). Case, hyphens and
 * underscores make no difference.
 *
 * Returns: %TRUE if so
 */
gboolean
sojourn_identifying_name (const char *name)
{
    g_autoptr (GString) plain = g_string_new (NULL);

    g_return_val_if_fail (name != NULL, FALSE);

    for (; *name != '\0'; name++)
        if (g_ascii_isalnum (*name))
            g_string_append_c (plain, g_ascii_tolower (*name));

    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        if (g_str_equal (plain->str, names[i]))
            return TRUE;
    return FALSE;
}

static gboolean
has_email (const char *text)
{
    for (const char *at = strchr (text, '@'); at != NULL; at = strchr (at + 1, '@'))
        if (at > text && g_ascii_isgraph (at[-1]) && g_ascii_isalnum (at[1]))
            return TRUE;
    return FALSE;
}

static gboolean
has_phone (const char *text)
{
    for (const char *plus = strchr (text, '+'); plus != NULL; plus = strchr (plus + 1, '+')) {
        gsize length = strspn (plus + 1, "0123456789 -./()");
        guint digits = 0;

        for (gsize i = 1; i <= length; i++)
            digits += g_ascii_isdigit (plus[i]) ? 1 : 0;
        if (digits >= PHONE_DIGITS)
            return TRUE;
    }
    return FALSE;
}

/**
 * sojourn_identifying_text:
 * @text: a free text
 *
 * Tells whether a text holds an e-mail address or a phone number in international form. It cannot
 * tell a name; a person looks at what is sent before it is sent.
 *
 * Returns: %TRUE if so
 */
gboolean
sojourn_identifying_text (const char *text)
{
    g_return_val_if_fail (text != NULL, FALSE);

    return has_email (text) || has_phone (text);
}

static gboolean
check_members (SojournJsonReader *reader)
{
    g_autofree const char **members = sojourn_json_reader_member_names (reader);
    gboolean good = TRUE;

    for (gsize i = 0; good && members[i] != NULL; i++) {
        if (sojourn_identifying_name (members[i])) {
            sojourn_json_reader_fail (reader, members[i], SOJOURN_DATA_ERROR_INVALID, "%s",
                                      _ ("this member could say who the patient is"));
            return FALSE;
        }
        sojourn_json_reader_begin_member (reader, members[i]);
        good = check_value (reader);
        sojourn_json_reader_end (reader);
    }
    return good;
}

static gboolean
check_elements (SojournJsonReader *reader)
{
    gsize n = sojourn_json_reader_begin_array (reader, NULL, G_MAXSIZE);
    gboolean good = TRUE;

    for (gsize i = 0; good && i < n; i++) {
        sojourn_json_reader_begin_element (reader, i);
        good = check_value (reader);
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
    return good;
}

static gboolean
check_value (SojournJsonReader *reader)
{
    switch (sojourn_json_reader_get_kind (reader, NULL)) {
    case SOJOURN_JSON_OBJECT:
        return check_members (reader);
    case SOJOURN_JSON_ARRAY:
        return check_elements (reader);
    case SOJOURN_JSON_STRING:
        if (!sojourn_identifying_text (sojourn_json_reader_get_string (reader, NULL, 0, G_MAXSIZE)))
            return TRUE;
        sojourn_json_reader_fail (reader, NULL, SOJOURN_DATA_ERROR_INVALID, "%s",
                                  _ ("this text holds an e-mail address or a phone number"));
        return FALSE;
    case SOJOURN_JSON_ABSENT:
    case SOJOURN_JSON_NULL:
    case SOJOURN_JSON_BOOLEAN:
    case SOJOURN_JSON_NUMBER:
        break;
    }
    return TRUE;
}

/**
 * sojourn_identifying_check:
 * @reader: a reader
 *
 * Looks through the value under the cursor, at any depth, for what would say who the patient is:
 * members by [func@identifying_name], texts by [func@identifying_text]. The reader fails at the
 * path of the first; the message does not repeat it.
 *
 * Returns: %TRUE if nothing was found
 */
gboolean
sojourn_identifying_check (SojournJsonReader *reader)
{
    g_return_val_if_fail (reader != NULL, FALSE);

    return !sojourn_json_reader_has_failed (reader) && check_value (reader);
}
