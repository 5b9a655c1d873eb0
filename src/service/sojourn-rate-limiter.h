/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SojournRateLimiter SojournRateLimiter;

SojournRateLimiter *sojourn_rate_limiter_new (guint per_second);
void sojourn_rate_limiter_free (SojournRateLimiter *self);
guint sojourn_rate_limiter_take (SojournRateLimiter *self, const char *who, gint64 now_usecs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournRateLimiter, sojourn_rate_limiter_free)

G_END_DECLS
