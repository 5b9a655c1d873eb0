/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "test-desk.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-quote-fields.h"

#include <string.h>

static void
insert (TestDesk *desk, SojournRecord *record)
{
    g_autoptr (SojournReceipt) receipt = test_desk_insert (desk, record);
}

static SojournCaseRow *
load_row (TestDesk *desk, const char *uuid)
{
    g_autoptr (SojournRecord) record = test_desk_load (desk, SOJOURN_KIND_CASE, uuid);
    gint64 id = sojourn_record_get_id (record);
    g_autoptr (GPtrArray) rows =
        dex_await_boxed (sojourn_store_load_case_rows (desk->store, &id, 1), NULL);

    g_assert_cmpuint (rows->len, ==, 1);
    return sojourn_case_row_ref (rows->pdata[0]);
}

static guint
count_blockers (TestDesk *desk, const char *uuid)
{
    g_autoptr (SojournCaseRow) row = load_row (desk, uuid);

    return row->blockers;
}

static SojournRecord *
load_task (TestDesk *desk, const char *uuid, const char *rule)
{
    g_autoptr (SojournSnapshot) snapshot = test_desk_load_case (desk, uuid);
    const GPtrArray *tasks = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_TASK);
    SojournRecord *found = NULL;

    for (guint i = 0; i < tasks->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (tasks->pdata[i], SOJOURN_TASK_RULE), rule) != 0)
            continue;
        g_assert_null (found);
        found = sojourn_record_ref (tasks->pdata[i]);
    }
    return found;
}

static void
assert_task (TestDesk *desk, const char *uuid, const char *rule, gboolean done)
{
    g_autoptr (SojournRecord) task = load_task (desk, uuid, rule);

    g_assert_nonnull (task);
    g_assert_cmpint (sojourn_record_has (task, SOJOURN_TASK_DONE_AT), ==, done);
}

/* An assessment whose SCIM total is not the sum of its parts: N07 blocks. */
static SojournRecord *
add_wrong_total (TestDesk *desk, const char *uuid)
{
    SojournRecord *record = test_desk_new_part (desk, SOJOURN_KIND_ASSESSMENT, uuid);

    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_ASSESSED_ON, 20500);
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_SCIM_SELF_CARE, 12);
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_SCIM_RESPIRATION, 20);
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_SCIM_MOBILITY, 10);
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_SCIM_TOTAL, 45);
    insert (desk, record);
    return record;
}

static void
set_total (TestDesk *desk, const SojournRecord *assessment, gint64 total)
{
    g_autoptr (SojournRecord) stored =
        test_desk_load (desk, SOJOURN_KIND_ASSESSMENT, sojourn_record_get_uuid (assessment));
    g_autoptr (SojournRecord) copy = sojourn_record_copy (stored);
    g_autoptr (SojournReceipt) receipt = NULL;

    sojourn_record_set_integer (copy, SOJOURN_ASSESSMENT_SCIM_TOTAL, total);
    receipt = test_desk_update (desk, copy);
}

/* A blocker brings a task, and the task is done when the blocker is gone. */
static void
test_tasks (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) assessment = NULL;
    g_autoptr (SojournToday) today = NULL;
    const SojournAgendaItem *item;
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    g_assert_cmpuint (count_blockers (desk, uuid), ==, 0);
    assessment = add_wrong_total (desk, uuid);
    g_assert_cmpuint (count_blockers (desk, uuid), ==, 1);
    assert_task (desk, uuid, "N07", FALSE);

    today = dex_await_boxed (sojourn_store_load_today (desk->store), NULL);
    g_assert_cmpuint (today->n_blocked, ==, 1);
    item = today->blocked->pdata[0];
    g_assert_cmpstr (item->case_uuid, ==, uuid);
    g_assert_cmpstr (item->rule, ==, "N07");
    g_assert_cmpint (item->kind, ==, SOJOURN_KIND_ASSESSMENT);
    g_assert_cmpstr (item->uuid, ==, sojourn_record_get_uuid (assessment));
    g_assert_cmpint (item->field, ==, SOJOURN_ASSESSMENT_SCIM_TOTAL);
    g_assert_nonnull (strstr (item->title, "45"));

    set_total (desk, assessment, 42);
    g_assert_cmpuint (count_blockers (desk, uuid), ==, 0);
    assert_task (desk, uuid, "N07", TRUE);

    /* It comes back: so does the task. */
    set_total (desk, assessment, 41);
    g_assert_cmpuint (count_blockers (desk, uuid), ==, 1);
    assert_task (desk, uuid, "N07", FALSE);
}

/* What the coordinator did to a task stays while the blocker stays. */
static void
test_task_by_hand (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) assessment = NULL;
    g_autoptr (SojournRecord) task = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    assessment = add_wrong_total (desk, uuid);
    task = load_task (desk, uuid, "N07");
    receipt = test_desk_delete (desk, task);
    set_total (desk, assessment, 44);
    g_assert_cmpuint (count_blockers (desk, uuid), ==, 1);
    g_assert_null (load_task (desk, uuid, "N07"));
}

/* To undo what brought a blocker takes its task along. */
static void
test_undo (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) assessment = NULL;
    g_autoptr (SojournRecord) stored = NULL;
    g_autoptr (SojournReceipt) deleted = NULL;
    g_autoptr (SojournReceipt) back = NULL;
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    assessment = add_wrong_total (desk, uuid);
    stored = test_desk_load (desk, SOJOURN_KIND_ASSESSMENT, sojourn_record_get_uuid (assessment));
    deleted = test_desk_delete (desk, stored);
    g_assert_cmpuint (count_blockers (desk, uuid), ==, 0);
    assert_task (desk, uuid, "N07", TRUE);
    back = test_desk_undo (desk, deleted);
    g_assert_cmpuint (count_blockers (desk, uuid), ==, 1);
    assert_task (desk, uuid, "N07", FALSE);
}

static void
test_override (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) assessment = NULL;
    g_autoptr (SojournRecord) override = NULL;
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    assessment = add_wrong_total (desk, uuid);
    override = test_desk_new_part (desk, SOJOURN_KIND_OVERRIDE, uuid);
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_RULE, "N07");
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_SUBJECT,
                             sojourn_record_get_uuid (assessment));
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_REASON, "As on the sheet");
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_NAME, "M. Karlsson");
    sojourn_record_set_integer (override, SOJOURN_OVERRIDE_MADE_AT, desk->now);
    insert (desk, override);
    g_assert_cmpuint (count_blockers (desk, uuid), ==, 0);
    assert_task (desk, uuid, "N07", TRUE);
}

static gint64
refresh (TestDesk *desk)
{
    g_autoptr (GError) error = NULL;
    gint64 looked = dex_await_int64 (sojourn_store_refresh_findings (desk->store), &error);

    g_assert_no_error (error);
    return looked;
}

static void
on_store_changed_cb (SojournStore *store, SojournReceipt *receipt, gpointer user_data)
{
    const GPtrArray *cases = sojourn_receipt_get_cases (receipt);

    for (guint i = 0; i < cases->len; i++)
        g_ptr_array_add (user_data, g_strdup (cases->pdata[i]));
}

/* An import is looked at afterwards, and those whose findings changed are told. */
static void
test_import (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (GPtrArray) sets =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_change_set_unref);
    g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (GError) error = NULL;
    const char *uuid = NULL;

    test_desk_open (desk);
    for (guint i = 0; i < 30; i++) {
        SojournChangeSet *changes = sojourn_change_set_new ("Test", "Import");
        g_autoptr (SojournRecord) person = sojourn_record_new (SOJOURN_KIND_PERSON);
        g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_CASE);

        uuid = g_intern_string (sojourn_record_get_uuid (record));
        sojourn_record_set_text (person, SOJOURN_PERSON_ALIAS, "Heron");
        sojourn_record_set_text (record, SOJOURN_CASE_PATIENT, sojourn_record_get_uuid (person));
        sojourn_record_set_integer (record, SOJOURN_CASE_STAGE, SOJOURN_STAGE_LEAD);
        sojourn_change_set_insert (changes, person);
        sojourn_change_set_insert (changes, record);
        if (i == 29) {
            g_autoptr (SojournRecord) wrong =
                test_desk_new_part (desk, SOJOURN_KIND_ASSESSMENT, uuid);

            sojourn_record_set_integer (wrong, SOJOURN_ASSESSMENT_ASSESSED_ON, 20500);
            sojourn_record_set_integer (wrong, SOJOURN_ASSESSMENT_SCIM_SELF_CARE, 12);
            sojourn_record_set_integer (wrong, SOJOURN_ASSESSMENT_SCIM_RESPIRATION, 20);
            sojourn_record_set_integer (wrong, SOJOURN_ASSESSMENT_SCIM_MOBILITY, 10);
            sojourn_record_set_integer (wrong, SOJOURN_ASSESSMENT_SCIM_TOTAL, 45);
            sojourn_change_set_insert (changes, wrong);
        }
        g_ptr_array_add (sets, changes);
    }
    receipt =
        dex_await_boxed (sojourn_store_apply_all (desk->store, sets, NULL, NULL, NULL), &error);
    g_assert_no_error (error);
    g_assert_null (sojourn_receipt_get_undo (receipt));
    g_signal_connect (desk->store, "changed", G_CALLBACK (on_store_changed_cb), told);
    refresh (desk);
    g_assert_cmpuint (count_blockers (desk, uuid), ==, 1);
    assert_task (desk, uuid, "N07", FALSE);
    g_assert_true (g_ptr_array_find_with_equal_func (told, uuid, g_str_equal, NULL));

    /* Nothing is left to be looked at until the next day. */
    g_assert_cmpint (refresh (desk), ==, 0);
    desk->now += 86400;
    g_assert_cmpint (refresh (desk), ==, 30);
    g_assert_cmpint (refresh (desk), ==, 0);
}

/* What is found at a clinic, an option or a rate is found again in the cases that refer to it. */
static void
test_catalogue (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) clinic = sojourn_record_new (SOJOURN_KIND_CLINIC);
    g_autoptr (SojournRecord) option = sojourn_record_new (SOJOURN_KIND_OPTION);
    g_autoptr (SojournRecord) item = NULL;
    g_autoptr (SojournRecord) stored = NULL;
    g_autoptr (SojournRecord) edited = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;
    const char *uuid, *other;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    other = test_desk_add_case (desk, "Falcon");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_NAME, "Clinic A");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_COUNTRY, "CN");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_ZONE, "Asia/Shanghai");
    insert (desk, clinic);
    sojourn_record_set_text (option, SOJOURN_OPTION_CLINIC, sojourn_record_get_uuid (clinic));
    sojourn_record_set_text (option, SOJOURN_OPTION_TITLE, "Cells");
    sojourn_record_set_integer (option, SOJOURN_OPTION_REGULATORY_BASIS, 0);
    insert (desk, option);
    item = test_desk_new_part (desk, SOJOURN_KIND_SHORTLIST_ITEM, uuid);
    sojourn_record_set_text (item, SOJOURN_SHORTLIST_ITEM_OPTION, sojourn_record_get_uuid (option));
    sojourn_record_set_integer (item, SOJOURN_SHORTLIST_ITEM_DECISION, 0);
    insert (desk, item);
    refresh (desk);

    stored = test_desk_load (desk, SOJOURN_KIND_CLINIC, sojourn_record_get_uuid (clinic));
    edited = sojourn_record_copy (stored);
    sojourn_record_set_text (edited, SOJOURN_CLINIC_NAME, "Clinic A, Beijing");
    receipt = test_desk_update (desk, edited);
    g_assert_true (sojourn_receipt_touches_case (receipt, uuid));
    g_assert_false (sojourn_receipt_touches_case (receipt, other));
    g_assert_cmpint (refresh (desk), <=, 1);
}

/* The findings are in one language: that of who works at the desk. What another program writes in
 * another language is looked at again. */
static void
test_language (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    const char *before = g_getenv ("LANGUAGE");

    g_setenv ("LANGUAGE", "de", TRUE);
    test_desk_open (desk);
    test_desk_add_case (desk, "Heron");
    test_desk_add_case (desk, "Falcon");
    g_assert_cmpint (refresh (desk), ==, 2);
    g_assert_cmpint (refresh (desk), ==, 0);

    g_setenv ("LANGUAGE", "ar", TRUE);
    test_desk_add_case (desk, "Kite");
    g_setenv ("LANGUAGE", "de", TRUE);
    g_assert_cmpint (refresh (desk), ==, 1);
    g_assert_cmpint (refresh (desk), ==, 0);

    g_setenv ("LANGUAGE", "ar", TRUE);
    g_assert_cmpint (refresh (desk), ==, 3);
    if (before != NULL)
        g_setenv ("LANGUAGE", before, TRUE);
    else
        g_unsetenv ("LANGUAGE");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/findings/tasks", test_tasks);
    fiber_test_add ("/findings/task-by-hand", test_task_by_hand);
    fiber_test_add ("/findings/undo", test_undo);
    fiber_test_add ("/findings/override", test_override);
    fiber_test_add ("/findings/import", test_import);
    fiber_test_add ("/findings/catalogue", test_catalogue);
    fiber_test_add ("/findings/language", test_language);
    return g_test_run ();
}
