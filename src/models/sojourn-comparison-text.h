/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-comparison.h"

G_BEGIN_DECLS

char *sojourn_comparison_text_dup_clinic (const SojournComparison *comparison,
                                          const SojournOffer *offer);
char *sojourn_comparison_text_dup_landed (const SojournComparison *comparison,
                                          const SojournOffer *offer);
char *sojourn_comparison_text_dup_quoted (const SojournComparison *comparison,
                                          const SojournOffer *offer);
char *sojourn_comparison_text_dup_extras (const SojournComparison *comparison,
                                          const SojournOffer *offer);
char *sojourn_comparison_text_dup_price (const SojournComparison *comparison,
                                         const SojournOffer *offer);
char *sojourn_comparison_text_dup_estimate (const SojournComparison *comparison,
                                            const SojournOffer *offer,
                                            SojournEstimateCategory category);
char *sojourn_comparison_text_dup_unestimated (const SojournComparison *comparison,
                                               const SojournOffer *offer);
char *sojourn_comparison_text_dup_open (const SojournComparison *comparison,
                                        const SojournOffer *offer);
char *sojourn_comparison_text_dup_unknown (const SojournComparison *comparison,
                                           const SojournOffer *offer);
char *sojourn_comparison_text_dup_rate (const SojournComparison *comparison,
                                        const SojournOffer *offer);
char *sojourn_comparison_text_dup_treatment (const SojournComparison *comparison,
                                             const SojournOffer *offer);
char *sojourn_comparison_text_dup_evidence (const SojournComparison *comparison,
                                            const SojournOffer *offer);
char *sojourn_comparison_text_dup_basis (const SojournComparison *comparison,
                                         const SojournOffer *offer);
char *sojourn_comparison_text_dup_days (const SojournComparison *comparison,
                                        const SojournOffer *offer);
char *sojourn_comparison_text_dup_validity (const SojournComparison *comparison,
                                            const SojournOffer *offer);
char *sojourn_comparison_text_dup_inclusion (const SojournComparison *comparison,
                                             const SojournOffer *offer,
                                             SojournInclusionCategory category);

G_END_DECLS
