/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sojourn_currency_is_valid (const char *code);
int sojourn_currency_exponent (const char *code);

G_END_DECLS
