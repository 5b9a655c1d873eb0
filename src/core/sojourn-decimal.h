/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournDecimalResult:
 * @SOJOURN_DECIMAL_OK: the value is set
 * @SOJOURN_DECIMAL_EMPTY: there is no text
 * @SOJOURN_DECIMAL_MALFORMED: the text is not a decimal number
 * @SOJOURN_DECIMAL_TOO_FINE: the number has more decimals than the scale
 * @SOJOURN_DECIMAL_TOO_LARGE: the number does not fit in 64 bits
 *
 * How a decimal number was read. The caller, who knows what the number means, words the error.
 */
typedef enum {
    SOJOURN_DECIMAL_OK,
    SOJOURN_DECIMAL_EMPTY,
    SOJOURN_DECIMAL_MALFORMED,
    SOJOURN_DECIMAL_TOO_FINE,
    SOJOURN_DECIMAL_TOO_LARGE,
} SojournDecimalResult;

SojournDecimalResult sojourn_decimal_parse (const char *text, guint scale, gint64 *value);
char *sojourn_decimal_format (gint64 value, guint scale);

G_END_DECLS
