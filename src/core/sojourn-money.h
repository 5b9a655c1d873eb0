/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-currency.h"

G_BEGIN_DECLS

/**
 * SOJOURN_RATE_ONE:
 *
 * An exchange rate of one: rates are integers that count billionths.
 */
#define SOJOURN_RATE_ONE G_GINT64_CONSTANT (1000000000)

/**
 * SojournMoney:
 * @minor: the amount in the minor unit of @currency: cents, fils, whole yen
 * @currency: the ISO 4217 code, three upper-case letters and a terminator
 *
 * An exact amount of money. It owns nothing and is copied freely.
 */
typedef struct {
    gint64 minor;
    char currency[4];
} SojournMoney;

gboolean
sojourn_money_init (SojournMoney *money, gint64 minor, const char *currency, GError **error);
gboolean
sojourn_money_parse (const char *text, const char *currency, SojournMoney *money, GError **error);
char *sojourn_money_format (const SojournMoney *money);

gboolean
sojourn_money_add (const SojournMoney *a, const SojournMoney *b, SojournMoney *sum, GError **error);
gboolean sojourn_money_multiply (const SojournMoney *money,
                                 gint64 numerator,
                                 gint64 denominator,
                                 SojournMoney *product,
                                 GError **error);
gboolean sojourn_money_convert (const SojournMoney *money,
                                const char *to,
                                gint64 rate_e9_from,
                                gint64 rate_e9_to,
                                SojournMoney *converted,
                                GError **error);

gboolean sojourn_rate_parse (const char *text, gint64 *rate_e9, GError **error);
char *sojourn_rate_format (gint64 rate_e9);

G_END_DECLS
