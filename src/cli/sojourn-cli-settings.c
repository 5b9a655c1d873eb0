/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-cli-settings.h"

#include <gio/gio.h>

/**
 * sojourn_cli_settings_dup_string:
 * @key: a key of the settings of the application
 *
 * Reads a setting, also where the application is not installed.
 *
 * Returns: (transfer full): its value, or an empty text
 */
char *
sojourn_cli_settings_dup_string (const char *key)
{
    GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
    g_autoptr (GSettingsSchema) schema =
        source != NULL ? g_settings_schema_source_lookup (source, SOJOURN_APP_ID, TRUE) : NULL;
    g_autoptr (GSettings) settings = NULL;

    if (schema == NULL || !g_settings_schema_has_key (schema, key))
        return g_strdup ("");
    settings = g_settings_new (SOJOURN_APP_ID);
    return g_settings_get_string (settings, key);
}

/**
 * sojourn_cli_settings_dup_actor:
 *
 * Returns: (transfer full): the name that stands in the history beside each change: as in the
 *   application, that of its settings, or else that of the user account
 */
char *
sojourn_cli_settings_dup_actor (void)
{
    g_autofree char *name = sojourn_cli_settings_dup_string ("coordinator");

    if (*name != '\0')
        return g_steal_pointer (&name);
    return g_strdup (g_str_equal (g_get_real_name (), "Unknown") ? g_get_user_name ()
                                                                 : g_get_real_name ());
}
