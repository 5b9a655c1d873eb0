/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournIsoKind:
 * @SOJOURN_ISO_COUNTRY: ISO 3166-1 alpha-2: `CN`
 * @SOJOURN_ISO_LANGUAGE: ISO 639-3, the living languages: `cmn`, and groups of them: `zho`
 * @SOJOURN_ISO_CURRENCY: ISO 4217, the currencies of [func@currency_is_valid]: `CNY`
 *
 * The lists of codes that forms offer by name.
 */
typedef enum {
    SOJOURN_ISO_COUNTRY,
    SOJOURN_ISO_LANGUAGE,
    SOJOURN_ISO_CURRENCY,
} SojournIsoKind;

/**
 * SojournIsoCode:
 * @code: the code
 * @alpha_2: (nullable): for a language, its code in ISO 639-1, which only the widespread ones have
 * @name: its name in the language of the process
 *
 * One code and its name. It lives as long as the process and never changes.
 */
typedef struct {
    const char *code;
    const char *alpha_2;
    const char *name;
} SojournIsoCode;

const SojournIsoCode *sojourn_iso_list (SojournIsoKind kind, gsize *n_codes);
const char *sojourn_iso_get_name (SojournIsoKind kind, const char *code);
gboolean sojourn_iso_is_valid (SojournIsoKind kind, const char *code);
const char *sojourn_language_from_alpha_2 (const char *alpha_2);

G_END_DECLS
