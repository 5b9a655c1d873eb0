/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-currency.h"

#include <string.h>

/* ISO 4217, List One (SIX Group, the maintenance agency), column “Minor unit”. It is our own list
 * because iso-codes has no minor units and the CLDR counts the digits that are printed, which for
 * IQD, AFN, IRR and others are not those of the standard.
 *
 * A code that the standard withdraws stays: old quotes are written in it. Codes without a minor
 * unit (metals, bond market units, XDR, XTS and the like) are left out: nobody is billed in them.
 * The index is the exponent; every code has a space on each side. */
static const char *const codes_by_exponent[] = {
    " BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ",
    "",
    " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN"
    " BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP"
    " GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT"
    " LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO"
    " NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS"
    " SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD"
    " XCG YER ZAR ZMW ZWG ZWL ",
    " BHD IQD JOD KWD LYD OMR TND ",
    " CLF UYW ",
};

static gboolean
is_well_formed (const char *code)
{
    return code != NULL && strlen (code) == 3 && g_ascii_isupper (code[0]) &&
           g_ascii_isupper (code[1]) && g_ascii_isupper (code[2]);
}

/**
 * sojourn_currency_exponent:
 * @code: (nullable): an ISO 4217 code
 *
 * Tells how many decimals the minor unit of a currency has: 2 for EUR, 0 for JPY, 3 for KWD.
 * Safe from any thread.
 *
 * Returns: 0 to 4, or -1 when @code is no currency
 */
int
sojourn_currency_exponent (const char *code)
{
    char word[6] = { ' ', 0, 0, 0, ' ', '\0' };

    if (!is_well_formed (code))
        return -1;

    memcpy (word + 1, code, 3);
    for (gsize i = 0; i < G_N_ELEMENTS (codes_by_exponent); i++) {
        if (strstr (codes_by_exponent[i], word) != NULL)
            return (int)i;
    }
    return -1;
}

/**
 * sojourn_currency_is_valid:
 * @code: (nullable): a text
 *
 * Tells whether @code is the ISO 4217 code, in upper case, of a currency that a bill can be
 * written in, now or before it was withdrawn. The answer does not depend on what is installed, so
 * that two computers never disagree about a quote. Safe from any thread.
 *
 * Returns: %TRUE if it is
 */
gboolean
sojourn_currency_is_valid (const char *code)
{
    return sojourn_currency_exponent (code) >= 0;
}
