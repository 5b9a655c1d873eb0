/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "test-case-builder.h"

/*
 * QuoteCase:
 * @test: the case, of a patient in Sweden
 * @consent: the UUID of the consent to disclose, which covers everything
 * @crossing: the UUID of the consent to a transfer abroad
 *
 * A case that is ready to ask clinics for quotes.
 */
typedef struct {
    TestCase *test;
    const char *consent;
    const char *crossing;
} QuoteCase;

QuoteCase *quote_case_new (void);
void quote_case_free (QuoteCase *self);

/* A clinic that both consents name, and its one treatment; the UUID of a request for it. */
const char *quote_case_add_request (QuoteCase *self,
                                    const char *clinic_key,
                                    const char *country,
                                    const char *zone,
                                    const char *status);
/* Another request to the clinic of one, for another treatment. */
const char *quote_case_ask_again (QuoteCase *self, const char *request);
const SojournRecord *quote_case_find (QuoteCase *self, const char *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuoteCase, quote_case_free)
