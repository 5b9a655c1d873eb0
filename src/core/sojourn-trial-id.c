/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-trial-id.h"

#include "sojourn-error.h"
#include "sojourn-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
    const char *name;    /* how people call the registry */
    const char *letters; /* (nullable): what its identifiers begin with */
    const char *link;    /* what stands between the letters and the rest */
    gboolean lower;      /* whether letters of the rest are lower-case */
    const char *pattern; /* what an identifier matches from end to end */
    const char *example; /* shown with an error */
} Registry;

/* The patterns of the R package ctregistries (M. Salholz-Hillel, inst/extdata/registries.csv), made
 * for whole identifiers. Two are wider than there, after identifiers in use: jRCT writes its trials
 * of regenerative medicine with a, b or c (jRCTb030190173), ReBec has longer codes since 2021
 * (RBR-6qvdftm). CTIS: EU CT numbers, which replaced EudraCT in 2023. Digits are spelled
 * out because \d takes those of every script. */
static const Registry registries[] = {
    // clang-format off
    [SOJOURN_REGISTRY_NCT] = { "ClinicalTrials.gov", "NCT", "", FALSE, "NCT0[0-9]{7}", "NCT03308565" },
    [SOJOURN_REGISTRY_CHICTR] = { "ChiCTR", "ChiCTR", NULL, FALSE, "ChiCTR([0-9]{8,10}|-[A-Z]{3}-[0-9]{8})", "ChiCTR2100051378" },
    [SOJOURN_REGISTRY_JRCT] = { "jRCT", "jRCT", "", TRUE, "jRCT([a-z][0-9]{9}|[0-9]{10})", "jRCT2053210130" },
    [SOJOURN_REGISTRY_EUDRACT] = { "EudraCT", NULL, "", FALSE, "20[0-9]{2}-0[0-9]{5}-[0-9]{2}", "2015-001234-12" },
    [SOJOURN_REGISTRY_CTIS] = { "CTIS", NULL, "", FALSE, "20[0-9]{2}-5[0-9]{5}-[0-9]{2}-[0-9]{2}", "2022-500123-12-00" },
    [SOJOURN_REGISTRY_ISRCTN] = { "ISRCTN", "ISRCTN", "", FALSE, "ISRCTN[0-9]{8}", "ISRCTN12345678" },
    [SOJOURN_REGISTRY_UMIN] = { "UMIN", "UMIN", "", FALSE, "UMIN0000[0-9]{5}", "UMIN000035074" },
    [SOJOURN_REGISTRY_ACTRN] = { "ANZCTR", "ACTRN", "", FALSE, "ACTRN126[0-9]{11}", "ACTRN12621000123456" },
    [SOJOURN_REGISTRY_KCT] = { "CRiS", "KCT", "", FALSE, "KCT00[0-9]{5}", "KCT0003286" },
    [SOJOURN_REGISTRY_CTRI] = { "CTRI", "CTRI", "/", FALSE, "CTRI/20[0-9]{2}/[0-9]{2,3}/0[0-9]{5}", "CTRI/2020/01/022900" },
    [SOJOURN_REGISTRY_DRKS] = { "DRKS", "DRKS", "", FALSE, "DRKS000[0-9]{5}", "DRKS00012345" },
    [SOJOURN_REGISTRY_IRCT] = { "IRCT", "IRCT", "", FALSE, "IRCT20[0-9]{10,12}N[0-9]{1,3}", "IRCT20200101045678N1" },
    [SOJOURN_REGISTRY_TCTR] = { "TCTR", "TCTR", "", FALSE, "TCTR20[0-9]{9}", "TCTR20200318001" },
    [SOJOURN_REGISTRY_PACTR] = { "PACTR", "PACTR", "", FALSE, "PACTR20[0-9]{13}", "PACTR201803003024191" },
    [SOJOURN_REGISTRY_REBEC] = { "ReBec", "RBR", "-", TRUE, "RBR-[0-9][0-9a-z]{5,7}", "RBR-6qvdftm" },
    // clang-format on
};

/* Full-width characters plain, every dash a hyphen, no spaces and no “#” or “:”. */
static char *
strip (const char *id)
{
    g_autofree char *line = sojourn_text_normalize (id);
    g_autofree char *narrow = g_utf8_normalize (line, -1, G_NORMALIZE_ALL_COMPOSE);
    GString *result = g_string_new (NULL);

    for (const char *c = narrow; *c != '\0'; c = g_utf8_next_char (c)) {
        gunichar letter = g_utf8_get_char (c);

        if (g_unichar_type (letter) == G_UNICODE_DASH_PUNCTUATION || letter == 0x2212)
            g_string_append_c (result, '-');
        else if (!g_unichar_isspace (letter) && letter != '#' && letter != ':')
            g_string_append_unichar (result, letter);
    }
    return g_string_free_and_steal (result);
}

/* The two European registries have numbers alone, which are often written behind their names. */
static const char *
skip_name (const char *id)
{
    const char *names[] = { "EudraCT", "CTIS", "EUCT" };

    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        gsize length = strlen (names[i]);

        if (g_ascii_strncasecmp (id, names[i], length) == 0)
            return id + length + strspn (id + length, "-");
    }
    return id;
}

static char *
spell (const Registry *registry, const char *rest)
{
    g_autofree char *cased = NULL;

    if (registry->link != NULL)
        rest += strspn (rest, "-/");
    cased = registry->lower ? g_ascii_strdown (rest, -1) : g_ascii_strup (rest, -1);
    return g_strconcat (registry->letters, registry->link != NULL ? registry->link : "", cased,
                        NULL);
}

/**
 * sojourn_trial_id_normalize:
 * @id: (nullable): an identifier of a registered trial as it was typed or pasted
 *
 * Brings an identifier to the form in which its registry writes it: “nct 0330 8565” becomes
 * `NCT03308565`, “EudraCT: 2015–001234–12” `2015-001234-12`. The result may still be wrong, which
 * [func@trial_id_check] tells. Safe from any thread.
 *
 * Returns: (transfer full): the identifier, empty for %NULL
 */
char *
sojourn_trial_id_normalize (const char *id)
{
    g_autofree char *stripped = strip (id);

    for (gsize i = 0; i < G_N_ELEMENTS (registries); i++) {
        const char *letters = registries[i].letters;
        gsize length = letters != NULL ? strlen (letters) : 0;

        if (length > 0 && g_ascii_strncasecmp (stripped, letters, length) == 0)
            return spell (&registries[i], stripped + length);
    }
    return g_strdup (skip_name (stripped));
}

static gboolean
matches (const Registry *registry, const char *id)
{
    g_autofree char *anchored = g_strconcat ("^(?:", registry->pattern, ")\\z", NULL);

    return g_regex_match_simple (anchored, id, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

/**
 * sojourn_trial_id_check:
 * @registry: a registry
 * @id: (nullable): an identifier in its normal form
 * @error: return location for a [error@DataError]
 *
 * Checks that @id has the form of an identifier of @registry (rule G01). That it has does not mean
 * that there is such a trial. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE with %SOJOURN_DATA_ERROR_MISSING for none,
 *   %SOJOURN_DATA_ERROR_INVALID for one of another form, %SOJOURN_DATA_ERROR_REFERENCE for a
 *   registry that is not known
 */
gboolean
sojourn_trial_id_check (SojournRegistry registry, const char *id, GError **error)
{
    if ((gsize)registry >= G_N_ELEMENTS (registries)) {
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_REFERENCE,
                             _ ("The trial registry is not known"));
        return FALSE;
    }
    if (id == NULL || *id == '\0') {
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_MISSING,
                             _ ("Enter the identifier of the trial"));
        return FALSE;
    }
    if (!g_utf8_validate (id, -1, NULL) || !matches (&registries[registry], id)) {
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                     /* Translators: the first %s is the name of a trial registry, the second an
                      * example of its identifiers */
                     _ ("This is not an identifier of %s: they look like %s"),
                     registries[registry].name, registries[registry].example);
        return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_trial_id_find_registry:
 * @id: (nullable): an identifier in its normal form
 * @registry: (out): the registry; untouched on failure
 *
 * Finds the registry that @id has the form of; no two share one. Safe from any thread.
 *
 * Returns: %TRUE if there is one
 */
gboolean
sojourn_trial_id_find_registry (const char *id, SojournRegistry *registry)
{
    if (id == NULL || !g_utf8_validate (id, -1, NULL))
        return FALSE;

    for (gsize i = 0; i < G_N_ELEMENTS (registries); i++) {
        if (matches (&registries[i], id)) {
            *registry = (SojournRegistry)i;
            return TRUE;
        }
    }
    return FALSE;
}
