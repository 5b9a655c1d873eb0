/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "test-case-builder.h"
#include "test-desk.h"

#include <string.h>

/* The day of these tests is 20 March 2026. */
#define TODAY 20532

/* A case of everything that Today shows. */
typedef struct {
    TestCase *builder; /* (owned) */
    TestDesk *desk;    /* (owned) */
    const char *clinic;
    const char *option;
    const char *request;
    const char *question;
    const char *quote;
    const char *flight;
    const char *way_back;
    const char *stay;
} Fixture;

static void
fixture_free (Fixture *self)
{
    test_case_free (self->builder);
    test_desk_free (self->desk);
    g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static void
add_quotes (Fixture *self)
{
    TestCase *builder = self->builder;

    self->clinic = test_case_add (builder, SOJOURN_KIND_CLINIC, "name", "Clinic A", "country", "CN",
                                  "zone", "Asia/Shanghai", NULL);
    self->option = test_case_add (builder, SOJOURN_KIND_OPTION, "clinic", self->clinic, "title",
                                  "Cells and training", NULL);
    self->request = test_case_add (builder, SOJOURN_KIND_QUOTE_REQUEST, "option", self->option,
                                   "clinic", self->clinic, "status", "quoted", "sent_at",
                                   "2026-03-01T08:00:00Z", "respond_by", "2026-03-15", NULL);
    self->question = test_case_add (builder, SOJOURN_KIND_INFO_REQUEST, "request", self->request,
                                    "question", "Is there a newer MRI?", "status", "open",
                                    "asked_at", "2026-03-19T08:00:00Z", NULL);
    test_case_add (builder, SOJOURN_KIND_QUOTE, "request", self->request, "version", "1",
                   "currency", "CNY", "total_minor", "20000000", "received_at",
                   "2026-03-02T08:00:00Z", "state", "superseded", "valid_until", "2026-03-24",
                   NULL);
    self->quote = test_case_add (builder, SOJOURN_KIND_QUOTE, "request", self->request, "version",
                                 "2", "currency", "CNY", "total_minor", "18600000", "received_at",
                                 "2026-03-10T08:00:00Z", "state", "open", "valid_until",
                                 "2026-03-25", "zone", "Asia/Shanghai", NULL);
}

static void
add_journey (Fixture *self)
{
    TestCase *builder = self->builder;

    self->flight = test_case_add (
        builder, SOJOURN_KIND_SEGMENT, "type", "flight", "status", "booked", "start_at",
        "2026-03-24T22:30:00Z", "start_zone", "Europe/Stockholm", "end_at", "2026-03-25T08:00:00Z",
        "end_zone", "Asia/Shanghai", "from_place", "Stockholm", "to_place", "Beijing", NULL);
    self->stay = test_case_add (builder, SOJOURN_KIND_SEGMENT, "type", "hospital_stay", "status",
                                "booked", "start_at", "2026-03-26T00:00:00Z", "start_zone",
                                "Asia/Shanghai", "end_at", "2026-04-10T00:00:00Z", "end_zone",
                                "Asia/Shanghai", "to_place", "Clinic A", NULL);
    self->way_back = test_case_add (
        builder, SOJOURN_KIND_SEGMENT, "type", "flight", "status", "idea", "start_at",
        "2026-04-20T02:00:00Z", "start_zone", "Asia/Shanghai", "end_at", "2026-04-20T12:00:00Z",
        "end_zone", "Europe/Stockholm", "from_place", "Beijing", "to_place", "Stockholm", NULL);
    test_case_add (builder, SOJOURN_KIND_SEGMENT, "type", "flight", "status", "cancelled",
                   "start_at", "2026-03-21T02:00:00Z", "start_zone", "Europe/Stockholm", "end_at",
                   "2026-03-21T12:00:00Z", "end_zone", "Asia/Shanghai", NULL);
}

static Fixture *
fixture_new (void)
{
    Fixture *self = g_new0 (Fixture, 1);
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;

    self->builder = test_case_new ();
    self->desk = test_desk_new ();
    self->desk->now = self->builder->now;
    add_quotes (self);
    add_journey (self);
    test_case_add (self->builder, SOJOURN_KIND_TASK, "title", "Call the patient", "due_on",
                   "2026-03-20", NULL);
    test_case_add (self->builder, SOJOURN_KIND_TASK, "title", "Ask for the visa", "due_on",
                   "2026-03-18", NULL);
    test_case_add (self->builder, SOJOURN_KIND_TASK, "title", "Next month", "due_on", "2026-04-20",
                   NULL);
    test_case_add (self->builder, SOJOURN_KIND_TASK, "title", "Done", "due_on", "2026-03-01",
                   "done_at", "2026-03-02T00:00:00Z", NULL);
    test_desk_open (self->desk);
    changes = test_desk_make_changes (test_case_snapshot (self->builder));
    receipt = test_desk_apply (self->desk, changes);
    return self;
}

static SojournToday *
load_today (TestDesk *desk)
{
    g_autoptr (GError) error = NULL;
    SojournToday *today = dex_await_boxed (sojourn_store_load_today (desk->store), &error);

    g_assert_no_error (error);
    return today;
}

static void
assert_item (const SojournAgendaItem *item,
             SojournAgendaReason reason,
             const char *uuid,
             const char *title,
             gint64 day)
{
    g_assert_cmpint (item->reason, ==, reason);
    if (uuid != NULL)
        g_assert_cmpstr (item->uuid, ==, uuid);
    g_assert_cmpstr (item->title, ==, title);
    g_assert_cmpint (item->day, ==, day);
    g_assert_cmpstr (item->ref, ==, "MT-2026-0001");
    g_assert_cmpstr (item->name, ==, "“Anna”");
}

static void
test_today (void)
{
    g_autoptr (Fixture) fixture = fixture_new ();
    g_autoptr (SojournToday) today = load_today (fixture->desk);

    g_assert_cmpuint (today->due->len, ==, 2);
    assert_item (today->due->pdata[0], SOJOURN_AGENDA_TASK, NULL, "Ask for the visa", TODAY - 2);
    assert_item (today->due->pdata[1], SOJOURN_AGENDA_TASK, NULL, "Call the patient", TODAY);
    g_assert_cmpuint (today->n_due, ==, 2);

    g_assert_cmpuint (today->replies->len, ==, 2);
    assert_item (today->replies->pdata[0], SOJOURN_AGENDA_QUESTION, fixture->question, "Clinic A",
                 TODAY - 1);
    assert_item (today->replies->pdata[1], SOJOURN_AGENDA_EXPIRY, fixture->quote, "Clinic A",
                 TODAY + 5);
    g_assert_cmpuint (today->n_replies, ==, 2);

    /* The flight leaves half an hour before midnight in UTC, but at home it is the 24th. */
    g_assert_cmpuint (today->leaving->len, ==, 1);
    assert_item (today->leaving->pdata[0], SOJOURN_AGENDA_DEPARTURE, fixture->flight, "Beijing",
                 TODAY + 4);
    g_assert_cmpuint (today->n_leaving, ==, 1);
    g_assert_cmpuint (today->n_cases, ==, 1);
    g_assert_cmpuint (today->n_open, ==, 1);
    g_assert_cmpuint (today->stages[SOJOURN_STAGE_LEAD], ==, 1);
}

/* Two weeks later nobody leaves, the quote has expired, another task is due. */
static void
test_today_later (void)
{
    g_autoptr (Fixture) fixture = fixture_new ();
    g_autoptr (SojournToday) today = NULL;

    fixture->desk->now += 14 * 86400;
    today = load_today (fixture->desk);
    g_assert_cmpuint (today->leaving->len, ==, 0);
    g_assert_cmpuint (today->n_leaving, ==, 0);
    g_assert_cmpuint (today->replies->len, ==, 1);
    g_assert_cmpuint (today->n_replies, ==, 1);
    g_assert_cmpuint (today->n_due, ==, 2);
}

/* A case that is closed asks for nothing. */
static void
test_today_closed (void)
{
    g_autoptr (Fixture) fixture = fixture_new ();
    g_autoptr (SojournRecord) record =
        test_desk_load (fixture->desk, SOJOURN_KIND_CASE, fixture->builder->desk);
    g_autoptr (SojournRecord) closed = sojourn_record_copy (record);
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournToday) today = NULL;

    sojourn_record_set_integer (closed, SOJOURN_CASE_STAGE, SOJOURN_STAGE_CLOSED);
    receipt = test_desk_update (fixture->desk, closed);
    today = load_today (fixture->desk);
    g_assert_cmpuint (
        today->blocked->len + today->due->len + today->replies->len + today->leaving->len, ==, 0);
    g_assert_cmpuint (today->n_blocked + today->n_due + today->n_replies + today->n_leaving, ==, 0);
    g_assert_cmpuint (today->n_open, ==, 0);
    g_assert_cmpuint (today->n_cases, ==, 1);
    g_assert_cmpuint (today->stages[SOJOURN_STAGE_LEAD], ==, 0);
    g_assert_cmpuint (today->stages[SOJOURN_STAGE_CLOSED], ==, 1);
}

/* However much there is, the page stays short and the counts are true. */
static void
test_today_bounded (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Many tasks");
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournToday) today = NULL;
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    for (guint i = 0; i < 3 * SOJOURN_TODAY_LIMIT; i++) {
        g_autoptr (SojournRecord) task = test_desk_new_part (desk, SOJOURN_KIND_TASK, uuid);

        sojourn_record_set_text (task, SOJOURN_TASK_TITLE, "Call");
        sojourn_record_set_integer (task, SOJOURN_TASK_DUE_ON, TODAY - i);
        sojourn_change_set_insert (changes, task);
    }
    receipt = test_desk_apply (desk, changes);
    today = load_today (desk);
    g_assert_cmpuint (today->due->len, ==, SOJOURN_TODAY_LIMIT);
    g_assert_cmpuint (today->n_due, ==, 3 * SOJOURN_TODAY_LIMIT);
}

static GPtrArray *
load_requests (TestDesk *desk, guint statuses)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *rows =
        dex_await_boxed (sojourn_store_load_requests (desk->store, statuses, 50), &error);

    g_assert_no_error (error);
    return rows;
}

static void
test_requests (void)
{
    g_autoptr (Fixture) fixture = fixture_new ();
    g_autoptr (GPtrArray) all = load_requests (fixture->desk, 0);
    g_autoptr (GPtrArray) quoted =
        load_requests (fixture->desk, SOJOURN_REQUEST_BIT (SOJOURN_REQUEST_QUOTED));
    g_autoptr (GPtrArray) drafts =
        load_requests (fixture->desk, SOJOURN_REQUEST_BIT (SOJOURN_REQUEST_DRAFT));
    const SojournRequestRow *row;

    g_assert_cmpuint (all->len, ==, 1);
    g_assert_cmpuint (quoted->len, ==, 1);
    g_assert_cmpuint (drafts->len, ==, 0);
    row = all->pdata[0];
    g_assert_cmpstr (row->uuid, ==, fixture->request);
    g_assert_cmpstr (row->case_uuid, ==, fixture->builder->desk);
    g_assert_cmpstr (row->ref, ==, "MT-2026-0001");
    g_assert_cmpstr (row->name, ==, "“Anna”");
    g_assert_cmpstr (row->clinic, ==, "Clinic A");
    g_assert_cmpstr (row->option, ==, "Cells and training");
    g_assert_cmpint (row->status, ==, SOJOURN_REQUEST_QUOTED);
    g_assert_cmpint (row->sent_at, ==, 1772352000);
    g_assert_cmpint (row->respond_by, ==, TODAY - 5);
    g_assert_cmpuint (row->questions, ==, 1);
    g_assert_cmpstr (row->quote_uuid, ==, fixture->quote);
    g_assert_cmpstr (row->quote_currency, ==, "CNY");
    g_assert_cmpint (row->quote_total, ==, 18600000);
    g_assert_cmpint (row->valid_until, ==, TODAY + 5);
    g_assert_false (row->needs_review);
    g_assert_null (row->problem);
}

static GPtrArray *
load_journeys (TestDesk *desk, gint64 from, gint64 to)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *rows = dex_await_boxed (
        sojourn_store_load_journeys (desk->store, from * 86400, to * 86400), &error);

    g_assert_no_error (error);
    return rows;
}

static void
test_journeys (void)
{
    g_autoptr (Fixture) fixture = fixture_new ();
    g_autoptr (GPtrArray) all = load_journeys (fixture->desk, TODAY, TODAY + 60);
    g_autoptr (GPtrArray) march = load_journeys (fixture->desk, TODAY, TODAY + 11);
    static const SojournMilestone milestones[] = { SOJOURN_MILESTONE_DEPARTURE,
                                                   SOJOURN_MILESTONE_ADMISSION,
                                                   SOJOURN_MILESTONE_RETURN };
    const char *segments[] = { fixture->flight, fixture->stay, fixture->way_back };

    g_assert_cmpuint (all->len, ==, 3);
    g_assert_cmpuint (march->len, ==, 2);
    for (guint i = 0; i < all->len; i++) {
        const SojournJourneyRow *row = all->pdata[i];

        g_assert_cmpint (row->milestone, ==, milestones[i]);
        g_assert_cmpstr (row->segment_uuid, ==, segments[i]);
        g_assert_cmpstr (row->case_uuid, ==, fixture->builder->desk);
        g_assert_cmpstr (row->name, ==, "“Anna”");
    }
    g_assert_cmpstr (((SojournJourneyRow *)all->pdata[0])->zone, ==, "Europe/Stockholm");
    g_assert_cmpstr (((SojournJourneyRow *)all->pdata[0])->to_place, ==, "Beijing");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/desk/today", test_today);
    fiber_test_add ("/desk/today-later", test_today_later);
    fiber_test_add ("/desk/today-closed", test_today_closed);
    fiber_test_add ("/desk/today-bounded", test_today_bounded);
    fiber_test_add ("/desk/requests", test_requests);
    fiber_test_add ("/desk/journeys", test_journeys);
    return g_test_run ();
}
