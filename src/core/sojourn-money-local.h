/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-money.h"

G_BEGIN_DECLS

gboolean sojourn_money_parse_local (const char *text,
                                    const char *currency,
                                    SojournMoney *money,
                                    GError **error);
char *sojourn_money_format_local (const SojournMoney *money);
char *sojourn_money_format_local_amount (const SojournMoney *money);

gboolean sojourn_rate_parse_local (const char *text, gint64 *rate_e9, GError **error);
char *sojourn_rate_format_local (gint64 rate_e9);

G_END_DECLS
