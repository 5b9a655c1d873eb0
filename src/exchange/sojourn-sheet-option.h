/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-record.h"

G_BEGIN_DECLS

gboolean sojourn_option_is_experimental (const SojournRecord *option);

G_END_DECLS
