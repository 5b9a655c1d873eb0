/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-transport.h"

G_BEGIN_DECLS

SojournTransport *sojourn_cli_open_service (const char *address, GError **error);

G_END_DECLS
