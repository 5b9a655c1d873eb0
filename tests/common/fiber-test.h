/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

typedef void (*FiberTestFunc) (void);

void fiber_test_add (const char *path, FiberTestFunc func);

G_END_DECLS
