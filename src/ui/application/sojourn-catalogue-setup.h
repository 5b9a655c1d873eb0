/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-office.h"

G_BEGIN_DECLS

char *sojourn_catalogue_setup_dup_path (void);
DexFuture *sojourn_catalogue_setup_run (SojournOffice *office,
                                        const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
