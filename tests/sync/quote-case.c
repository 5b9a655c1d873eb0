/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "quote-case.h"

#include "sojourn-id.h"
#include "sojourn-quote-fields.h"

#define EVERYTHING "demographics diagnosis scores health records files travel"

static const char *
add_consent (TestCase *test, const char *kind)
{
    return test_case_add (test, SOJOURN_KIND_CONSENT, "kind", kind, "categories", EVERYTHING,
                          "given_at", "2026-01-01T00:00:00Z", "risks_disclosed", "true", NULL);
}

QuoteCase *
quote_case_new (void)
{
    QuoteCase *self = g_new0 (QuoteCase, 1);

    self->test = test_case_new ();
    self->consent = add_consent (self->test, "disclosure");
    self->crossing = add_consent (self->test, "cross_border");
    return self;
}

void
quote_case_free (QuoteCase *self)
{
    test_case_free (self->test);
    g_free (self);
}

static void
name_recipient (TestCase *test, const char *consent, const char *clinic)
{
    test_case_add (test, SOJOURN_KIND_CONSENT_RECIPIENT, "consent", consent, "clinic", clinic,
                   NULL);
}

static const char *
add_option (QuoteCase *self, const char *clinic)
{
    g_autofree char *key = sojourn_id_new ();

    return test_case_add (self->test, SOJOURN_KIND_OPTION, "clinic", clinic, "key", key, "title",
                          "Cells", NULL);
}

const char *
quote_case_add_request (QuoteCase *self,
                        const char *clinic_key,
                        const char *country,
                        const char *zone,
                        const char *status)
{
    const char *clinic = test_case_add (self->test, SOJOURN_KIND_CLINIC, "key", clinic_key, "name",
                                        clinic_key, "country", country, "zone", zone, NULL);
    const char *option = add_option (self, clinic);

    name_recipient (self->test, self->consent, clinic);
    name_recipient (self->test, self->crossing, clinic);
    return test_case_add (self->test, SOJOURN_KIND_QUOTE_REQUEST, "clinic", clinic, "option",
                          option, "status", status, NULL);
}

const char *
quote_case_ask_again (QuoteCase *self, const char *request)
{
    const char *clinic =
        sojourn_record_get_text (quote_case_find (self, request), SOJOURN_QUOTE_REQUEST_CLINIC);
    g_autofree char *held = g_strdup (clinic);
    const char *option = add_option (self, held);

    return test_case_add (self->test, SOJOURN_KIND_QUOTE_REQUEST, "clinic", held, "option", option,
                          "status", "draft", NULL);
}

const SojournRecord *
quote_case_find (QuoteCase *self, const char *uuid)
{
    test_case_snapshot (self->test);
    return test_case_find (self->test, uuid);
}
