/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

DexFuture *sojourn_credentials_lookup (const char *address) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_credentials_store (const char *address,
                                      const char *token) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_credentials_clear (const char *address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
