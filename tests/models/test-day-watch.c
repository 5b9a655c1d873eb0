/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sojourn-case-fields.h"
#include "sojourn-day-watch.h"
#include "test-desk.h"

#define DAY (24 * 60 * 60)

typedef struct {
    TestDesk *desk;
    SojournOffice *office;
    SojournDayWatch *watch;
    guint days; /* how often the day changed */
} Fixture;

static void
on_day_changed_cb (Fixture *self)
{
    self->days++;
}

static Fixture *
fixture_new (void)
{
    Fixture *self = g_new0 (Fixture, 1);

    self->desk = test_desk_new ();
    test_desk_open (self->desk);
    test_desk_add_case (self->desk, "Heron");
    self->office =
        sojourn_office_new (self->desk->store, (SojournClock){ .at = &self->desk->now }, "MK");
    self->watch = sojourn_day_watch_new (self->office);
    g_signal_connect_swapped (self->watch, "day-changed", G_CALLBACK (on_day_changed_cb), self);
    return self;
}

static void
fixture_free (Fixture *self)
{
    g_clear_object (&self->watch);
    g_clear_object (&self->office);
    test_desk_free (self->desk);
    g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static gint64
look (Fixture *self)
{
    g_autoptr (GError) error = NULL;
    gint64 looked = dex_await_int64 (sojourn_day_watch_look (self->watch), &error);

    g_assert_no_error (error);
    return looked;
}

/* The first look has the rules look at every case, unless it was done today already. */
static void
test_start (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    g_assert_cmpint (look (self), ==, 1);
    g_assert_cmpint (look (self), ==, 0);
    g_assert_cmpuint (self->days, ==, 0);
}

/* A second of one day, and the first of the next. The test runs in UTC. */
static void
test_midnight (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    self->desk->now = self->desk->now / DAY * DAY + DAY - 1;
    look (self);
    g_assert_cmpint (look (self), ==, 0);
    self->desk->now++;
    g_assert_cmpint (look (self), ==, 1);
    g_assert_cmpuint (self->days, ==, 1);
    g_assert_cmpint (look (self), ==, 0);
    g_assert_cmpuint (self->days, ==, 1);
}

/* The computer slept for a week; the clock is set back. */
static void
test_jumps (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    look (self);
    self->desk->now += 7 * DAY;
    g_assert_cmpint (look (self), ==, 1);
    self->desk->now -= 3 * DAY;
    g_assert_cmpint (look (self), ==, 1);
    g_assert_cmpuint (self->days, ==, 2);
}

/* Two looks at a time are one. */
static void
test_at_once (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    DexFuture *first = sojourn_day_watch_look (self->watch);
    DexFuture *second = sojourn_day_watch_look (self->watch);

    g_assert_true (first == second);
    g_assert_cmpint (dex_await_int64 (first, NULL), ==, 1);
    g_assert_cmpint (dex_await_int64 (second, NULL), ==, 1);
}

/* What could not be done is tried again at the next look. */
static void
test_failure (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (GError) error = NULL;

    g_assert_true (dex_await (sojourn_store_close (self->desk->store), NULL));
    g_assert_cmpint (dex_await_int64 (sojourn_day_watch_look (self->watch), &error), ==, 0);
    g_assert_nonnull (error);
    g_clear_error (&error);
    g_assert_cmpint (dex_await_int64 (sojourn_day_watch_look (self->watch), &error), ==, 0);
    g_assert_nonnull (error);
}

/* Who drops the watch while the rules look is not called any more. */
static void
test_dropped (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    DexFuture *future = sojourn_day_watch_look (self->watch);

    g_clear_object (&self->watch);
    g_assert_cmpint (dex_await_int64 (future, NULL), ==, 1);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/day-watch/start", test_start);
    fiber_test_add ("/day-watch/midnight", test_midnight);
    fiber_test_add ("/day-watch/jumps", test_jumps);
    fiber_test_add ("/day-watch/at-once", test_at_once);
    fiber_test_add ("/day-watch/failure", test_failure);
    fiber_test_add ("/day-watch/dropped", test_dropped);
    return g_test_run ();
}
