/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-rate-limiter.h"

/* How many seconds' worth of requests may come at once. */
#define BURST_SECS 4

/* Whoever asks under ever new names does not fill the memory. */
#define MAX_BUCKETS 10000

struct _SojournRateLimiter {
    double per_second;   /* 0: no limit */
    GHashTable *buckets; /* (owned) (element-type utf8 Bucket) */
};

typedef struct {
    double tokens;
    gint64 filled_usecs; /* monotonic */
} Bucket;

/**
 * sojourn_rate_limiter_new:
 * @per_second: how many requests a second are let through for long, or 0 for all
 *
 * Makes a limiter: a bucket of tokens for everyone who asks.
 *
 * Returns: (transfer full): the limiter
 */
SojournRateLimiter *
sojourn_rate_limiter_new (guint per_second)
{
    SojournRateLimiter *self = g_new0 (SojournRateLimiter, 1);

    self->per_second = per_second;
    self->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    return self;
}

/**
 * sojourn_rate_limiter_free:
 * @self: (transfer full): a limiter
 *
 * Frees a limiter.
 */
void
sojourn_rate_limiter_free (SojournRateLimiter *self)
{
    g_return_if_fail (self != NULL);

    g_hash_table_unref (self->buckets);
    g_free (self);
}

static Bucket *
ensure_bucket (SojournRateLimiter *self, const char *who, gint64 now_usecs)
{
    Bucket *bucket = g_hash_table_lookup (self->buckets, who);

    if (bucket != NULL)
        return bucket;
    if (g_hash_table_size (self->buckets) >= MAX_BUCKETS)
        g_hash_table_remove_all (self->buckets);
    bucket = g_new0 (Bucket, 1);
    bucket->tokens = self->per_second * BURST_SECS;
    bucket->filled_usecs = now_usecs;
    g_hash_table_insert (self->buckets, g_strdup (who), bucket);
    return bucket;
}

/**
 * sojourn_rate_limiter_take:
 * @self: a limiter
 * @who: who asks
 * @now_usecs: the monotonic time
 *
 * Takes a token for one request.
 *
 * Returns: 0 if there was one, otherwise the seconds until there is
 */
guint
sojourn_rate_limiter_take (SojournRateLimiter *self, const char *who, gint64 now_usecs)
{
    Bucket *bucket;
    double gained;

    g_return_val_if_fail (self != NULL, 0);

    if (self->per_second <= 0)
        return 0;
    bucket = ensure_bucket (self, who, now_usecs);
    gained = (double)(now_usecs - bucket->filled_usecs) / G_USEC_PER_SEC * self->per_second;
    bucket->tokens = MIN (bucket->tokens + gained, self->per_second * BURST_SECS);
    bucket->filled_usecs = now_usecs;
    if (bucket->tokens >= 1) {
        bucket->tokens -= 1;
        return 0;
    }
    return 1 + (guint)((1 - bucket->tokens) / self->per_second);
}
