/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_CONSENT_RECIPIENTS (sojourn_consent_recipients_get_type ())
G_DECLARE_FINAL_TYPE (SojournConsentRecipients,
                      sojourn_consent_recipients,
                      SOJOURN,
                      CONSENT_RECIPIENTS,
                      AdwPreferencesGroup)

void sojourn_consent_recipients_show (SojournConsentRecipients *self, SojournCaseModel *model);

G_END_DECLS
