/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "random-snapshot.h"
#include "test-desk.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-quote-fields.h"
#include "sojourn-record-value.h"

static void
assert_same (const SojournRecord *a, const SojournRecord *b)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (a));

    g_assert_nonnull (b);
    for (guint i = 0; i < info->n_fields; i++) {
        g_autofree char *in_a = sojourn_record_dup_value (a, i);
        g_autofree char *in_b = sojourn_record_dup_value (b, i);

        g_assert_cmpstr (in_a, ==, in_b);
    }
}

/* The case comes with all that belongs to it; of the catalogue only what it refers to. */
static void
assert_stored (TestDesk *desk, const SojournSnapshot *snapshot)
{
    g_autoptr (SojournSnapshot) back =
        test_desk_load_case (desk, sojourn_record_get_uuid (sojourn_snapshot_get_case (snapshot)));

    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const GPtrArray *records = sojourn_snapshot_get_all (snapshot, kind);

        for (guint i = 0; i < records->len; i++) {
            const char *uuid = sojourn_record_get_uuid (records->pdata[i]);
            g_autoptr (SojournRecord) alone = test_desk_load (desk, kind, uuid);

            assert_same (records->pdata[i], alone);
            if (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CASE_PART)
                assert_same (records->pdata[i], sojourn_snapshot_find (back, uuid));
        }
    }
}

/* What must be single in the world; a random case knows nothing of that. */
static SojournRecord *
make_single (const SojournRecord *record, guint n)
{
    SojournRecord *copy = sojourn_record_copy (record);
    SojournKind kind = sojourn_record_get_kind (record);
    g_autofree char *number = g_strdup_printf ("%u", n + 1);
    guint field;

    if (kind == SOJOURN_KIND_TASK) /* the rules would close it */
        sojourn_record_clear (copy, SOJOURN_TASK_RULE);
    if (kind == SOJOURN_KIND_CASE) /* the store would choose one */
        sojourn_record_set_text (copy, SOJOURN_CASE_REF, "MT-1999-0001");
    if (kind == SOJOURN_KIND_QUOTE)
        sojourn_record_set_integer (copy, SOJOURN_QUOTE_VERSION, n + 1);
    if (sojourn_kind_find_field (kind, "key", &field) ||
        sojourn_kind_find_field (kind, "idempotency_key", &field))
        sojourn_record_set_text (copy, field, number);
    return copy;
}

static SojournSnapshot *
make_random (GRand *random)
{
    g_autoptr (SojournSnapshot) wild = random_snapshot_new (random);
    SojournSnapshot *snapshot = sojourn_snapshot_new ();

    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const GPtrArray *records = sojourn_snapshot_get_all (wild, kind);

        for (guint i = 0; i < records->len; i++)
            sojourn_snapshot_take (snapshot, make_single (records->pdata[i], i));
    }
    return sojourn_snapshot_seal (snapshot);
}

static void
test_round_trip (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed (7);

    for (guint i = 0; i < 20; i++) {
        g_autoptr (TestDesk) desk = test_desk_new ();
        g_autoptr (SojournSnapshot) snapshot = make_random (random);
        g_autoptr (SojournChangeSet) changes = test_desk_make_changes (snapshot);
        g_autoptr (SojournReceipt) receipt = NULL;

        test_desk_open (desk);
        receipt = test_desk_apply (desk, changes);
        test_desk_close (desk);
        test_desk_open (desk);
        assert_stored (desk, snapshot);
    }
}

static void
test_undo_everything (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed (11);
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournSnapshot) snapshot = make_random (random);
    g_autoptr (SojournChangeSet) changes = test_desk_make_changes (snapshot);
    g_autoptr (SojournReceipt) inserted = NULL;
    g_autoptr (SojournReceipt) gone = NULL;
    g_autoptr (SojournReceipt) again = NULL;

    test_desk_open (desk);
    inserted = test_desk_apply (desk, changes);
    gone = test_desk_undo (desk, inserted);
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++)
        g_assert_cmpint (test_desk_count (desk, kind), ==, 0);
    again = test_desk_undo (desk, gone);
    assert_stored (desk, snapshot);
}

static void
test_undo_delete (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed (13);
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournSnapshot) snapshot = make_random (random);
    g_autoptr (SojournChangeSet) changes = test_desk_make_changes (snapshot);
    const char *uuid = sojourn_record_get_uuid (sojourn_snapshot_get_case (snapshot));
    g_autoptr (SojournReceipt) inserted = NULL;
    g_autoptr (SojournReceipt) deleted = NULL;
    g_autoptr (SojournReceipt) restored = NULL;
    g_autoptr (SojournRecord) stored = NULL;

    test_desk_open (desk);
    inserted = test_desk_apply (desk, changes);
    stored = test_desk_load (desk, SOJOURN_KIND_CASE, uuid);
    deleted = test_desk_delete (desk, stored);
    for (SojournKind kind = SOJOURN_KIND_CASE; kind < SOJOURN_N_KINDS; kind++)
        g_assert_cmpint (test_desk_count (desk, kind), ==, 0);
    g_assert_true (sojourn_receipt_touches_case (deleted, uuid));

    restored = test_desk_undo (desk, deleted);
    assert_stored (desk, snapshot);

    /* Whoever read the case before the deletion has an outdated one. */
    g_assert_cmpint (sojourn_record_get_revision (sojourn_receipt_find (restored, uuid)), >,
                     sojourn_record_get_revision (stored));
}

static SojournRecord *
load_edited (TestDesk *desk, const char *case_uuid, const char *source)
{
    g_autoptr (SojournRecord) record = test_desk_load (desk, SOJOURN_KIND_CASE, case_uuid);
    SojournRecord *copy = sojourn_record_copy (record);

    sojourn_record_set_text (copy, SOJOURN_CASE_SOURCE, source);
    return copy;
}

static void
test_undo_update (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    const char *uuid;
    g_autoptr (SojournRecord) first = NULL;
    g_autoptr (SojournRecord) second = NULL;
    g_autoptr (SojournRecord) back = NULL;
    g_autoptr (SojournReceipt) one = NULL;
    g_autoptr (SojournReceipt) two = NULL;
    g_autoptr (SojournReceipt) undone = NULL;
    g_autoptr (SojournReceipt) redone = NULL;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    first = load_edited (desk, uuid, "Fair");
    one = test_desk_update (desk, first);
    second = load_edited (desk, uuid, "Letter");
    two = test_desk_update (desk, second);

    /* The first change cannot be undone over the second. */
    test_desk_refuse (desk, sojourn_receipt_get_undo (one), SOJOURN_STORE_ERROR_CONFLICT);
    undone = test_desk_undo (desk, two);
    back = test_desk_load (desk, SOJOURN_KIND_CASE, uuid);
    g_assert_cmpstr (sojourn_record_get_text (back, SOJOURN_CASE_SOURCE), ==, "Fair");
    redone = test_desk_undo (desk, undone);
    g_assert_cmpstr (
        sojourn_record_get_text (sojourn_receipt_find (redone, uuid), SOJOURN_CASE_SOURCE), ==,
        "Letter");
}

static void
test_stale (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    const char *uuid;
    g_autoptr (SojournRecord) mine = NULL;
    g_autoptr (SojournRecord) theirs = NULL;
    g_autoptr (SojournRecord) stored = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournChangeSet) update = sojourn_change_set_new ("Test", "Update");
    g_autoptr (SojournChangeSet) deletion = sojourn_change_set_new ("Test", "Delete");

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    mine = load_edited (desk, uuid, "Mine");
    theirs = load_edited (desk, uuid, "Theirs");
    receipt = test_desk_update (desk, theirs);

    sojourn_change_set_update (update, mine);
    test_desk_refuse (desk, update, SOJOURN_STORE_ERROR_CONFLICT);
    sojourn_change_set_delete (deletion, mine);
    test_desk_refuse (desk, deletion, SOJOURN_STORE_ERROR_CONFLICT);
    stored = test_desk_load (desk, SOJOURN_KIND_CASE, uuid);
    g_assert_cmpstr (sojourn_record_get_text (stored, SOJOURN_CASE_SOURCE), ==, "Theirs");
}

/* What one change set does to one record twice starts from the same revision. */
static void
test_same_record_twice (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Twice");
    const char *uuid;
    g_autoptr (SojournRecord) first = NULL;
    g_autoptr (SojournRecord) second = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournReceipt) undone = NULL;
    g_autoptr (SojournRecord) stored = NULL;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    first = load_edited (desk, uuid, "First");
    second = load_edited (desk, uuid, "Second");
    sojourn_change_set_update (changes, first);
    sojourn_change_set_update (changes, second);
    receipt = test_desk_apply (desk, changes);
    g_assert_cmpint (sojourn_record_get_revision (sojourn_receipt_find (receipt, uuid)), ==, 3);

    undone = test_desk_undo (desk, receipt);
    stored = test_desk_load (desk, SOJOURN_KIND_CASE, uuid);
    g_assert_null (sojourn_record_get_text (stored, SOJOURN_CASE_SOURCE));
}

static void
test_all_or_nothing (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) clinic = sojourn_record_new (SOJOURN_KIND_CLINIC);
    g_autoptr (SojournRecord) orphan = sojourn_record_new (SOJOURN_KIND_CREDENTIAL);
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Half");
    g_autoptr (GPtrArray) history = NULL;
    g_autofree char *note = NULL;
    g_autofree char *nowhere = g_uuid_string_random ();

    sojourn_record_set_text (clinic, SOJOURN_CLINIC_NAME, "Clinic A");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_COUNTRY, "CN");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_ZONE, "Asia/Shanghai");
    sojourn_record_set_text (orphan, SOJOURN_CREDENTIAL_CLINIC, nowhere);
    sojourn_record_set_integer (orphan, SOJOURN_CREDENTIAL_SCHEME, 0);
    sojourn_change_set_insert (changes, clinic);
    sojourn_change_set_set_note (changes, "test", "set");
    sojourn_change_set_insert (changes, orphan);

    test_desk_open (desk);
    test_desk_refuse (desk, changes, SOJOURN_STORE_ERROR_CONSTRAINT);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_CLINIC), ==, 0);
    note = dex_await_string (sojourn_store_read_note (desk->store, "test"), NULL);
    g_assert_null (note);
    history = dex_await_boxed (sojourn_store_load_history (desk->store, NULL, 0, 10), NULL);
    g_assert_cmpuint (history->len, ==, 0);
}

static void
test_refusals (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) empty = sojourn_record_new (SOJOURN_KIND_CLINIC);
    g_autoptr (SojournRecord) twice = NULL;
    g_autoptr (SojournRecord) patient = NULL;
    g_autoptr (SojournSnapshot) snapshot = NULL;
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    snapshot = test_desk_load_case (desk, uuid);

    { /* a required value is missing */
        g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Empty");

        sojourn_change_set_insert (changes, empty);
        test_desk_refuse (desk, changes, SOJOURN_STORE_ERROR_CONSTRAINT);
    }
    { /* it is there already */
        g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Twice");

        twice = sojourn_record_copy (sojourn_snapshot_get_case (snapshot));
        sojourn_change_set_insert (changes, twice);
        test_desk_refuse (desk, changes, SOJOURN_STORE_ERROR_CONSTRAINT);
    }
    { /* others refer to it */
        g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Patient");

        patient = sojourn_record_copy (sojourn_snapshot_get_patient (snapshot));
        sojourn_change_set_delete (changes, patient);
        test_desk_refuse (desk, changes, SOJOURN_STORE_ERROR_CONSTRAINT);
    }
    { /* it was never there */
        g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Missing");
        g_autoptr (SojournRecord) missing = sojourn_record_new (SOJOURN_KIND_PERSON);

        sojourn_change_set_update (changes, missing);
        test_desk_refuse (desk, changes, SOJOURN_STORE_ERROR_NOT_FOUND);
    }
}

static void
test_written_once (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) override = NULL;
    g_autoptr (SojournRecord) edited = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Rewrite");

    test_desk_open (desk);
    override = test_desk_new_part (desk, SOJOURN_KIND_OVERRIDE, test_desk_add_case (desk, "Heron"));
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_RULE, "T05");
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_REASON, "The surgeon wrote a letter");
    sojourn_record_set_text (override, SOJOURN_OVERRIDE_NAME, "M. K.");
    sojourn_record_set_integer (override, SOJOURN_OVERRIDE_MADE_AT, desk->now);
    receipt = test_desk_insert (desk, override);

    edited =
        sojourn_record_copy (sojourn_receipt_find (receipt, sojourn_record_get_uuid (override)));
    sojourn_record_set_text (edited, SOJOURN_OVERRIDE_REASON, "Another reason");
    sojourn_change_set_update (changes, edited);
    test_desk_refuse (desk, changes, SOJOURN_STORE_ERROR_CONSTRAINT);
}

static void
test_order (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    for (gint64 i = 0; i < 50; i++) {
        g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Note");
        g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, i);

        sojourn_change_set_set_note (changes, "counter", value);
        g_ptr_array_add (futures, sojourn_store_apply (desk->store, changes));
        g_ptr_array_add (futures, sojourn_store_read_note (desk->store, "counter"));
    }
    g_assert_nonnull (uuid);
    for (guint i = 0; i < 50; i++) {
        g_autofree char *expected = g_strdup_printf ("%u", i);
        g_autofree char *found = dex_await_string (dex_ref (futures->pdata[2 * i + 1]), NULL);

        g_assert_cmpstr (found, ==, expected);
    }
}

typedef struct {
    guint times;
    SojournReceipt *receipt; /* (owned) (nullable) */
} Heard;

static void
on_store_changed_cb (SojournStore *store, SojournReceipt *receipt, gpointer user_data)
{
    Heard *heard = user_data;

    heard->times++;
    g_clear_pointer (&heard->receipt, sojourn_receipt_unref);
    heard->receipt = sojourn_receipt_ref (receipt);
}

static void
test_changed (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    Heard heard = { 0 };
    const char *uuid;

    test_desk_open (desk);
    g_signal_connect (desk->store, "changed", G_CALLBACK (on_store_changed_cb), &heard);
    uuid = test_desk_add_case (desk, "Heron");
    g_assert_cmpuint (heard.times, ==, 1);
    g_assert_true (sojourn_receipt_touches_case (heard.receipt, uuid));
    g_assert_true (sojourn_receipt_touches_kind (heard.receipt, SOJOURN_KIND_PERSON));
    g_assert_false (sojourn_receipt_touches_kind (heard.receipt, SOJOURN_KIND_CLINIC));
    g_assert_cmpstr (sojourn_receipt_get_summary (heard.receipt), ==, "New case");
    g_clear_pointer (&heard.receipt, sojourn_receipt_unref);
}

/* A patient's new name concerns the cases of the patient. */
static void
test_reach (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournSnapshot) snapshot = NULL;
    g_autoptr (SojournRecord) patient = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;
    const char *uuid, *other;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    other = test_desk_add_case (desk, "Falcon");
    snapshot = test_desk_load_case (desk, uuid);
    patient = sojourn_record_copy (sojourn_snapshot_get_patient (snapshot));
    sojourn_record_set_text (patient, SOJOURN_PERSON_ALIAS, "Grey Heron");
    receipt = test_desk_update (desk, patient);
    g_assert_true (sojourn_receipt_touches_case (receipt, uuid));
    g_assert_false (sojourn_receipt_touches_case (receipt, other));
}

static const char *
get_ref (TestDesk *desk, const char *uuid)
{
    g_autoptr (SojournRecord) record = test_desk_load (desk, SOJOURN_KIND_CASE, uuid);

    return g_intern_string (sojourn_record_get_text (record, SOJOURN_CASE_REF));
}

static void
test_case_refs (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) given = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;

    test_desk_open (desk);
    g_assert_cmpstr (get_ref (desk, test_desk_add_case (desk, "A")), ==, "MT-2026-0001");
    given = load_edited (desk, test_desk_add_case (desk, "B"), NULL);
    sojourn_record_set_text (given, SOJOURN_CASE_REF, "MT-2026-0003");
    receipt = test_desk_update (desk, given);
    g_assert_cmpstr (get_ref (desk, test_desk_add_case (desk, "C")), ==, "MT-2026-0004");
    desk->now += 300 * 86400;
    g_assert_cmpstr (get_ref (desk, test_desk_add_case (desk, "D")), ==, "MT-2027-0001");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/store/round-trip", test_round_trip);
    fiber_test_add ("/store/undo-everything", test_undo_everything);
    fiber_test_add ("/store/undo-delete", test_undo_delete);
    fiber_test_add ("/store/undo-update", test_undo_update);
    fiber_test_add ("/store/stale", test_stale);
    fiber_test_add ("/store/same-record-twice", test_same_record_twice);
    fiber_test_add ("/store/all-or-nothing", test_all_or_nothing);
    fiber_test_add ("/store/refusals", test_refusals);
    fiber_test_add ("/store/written-once", test_written_once);
    fiber_test_add ("/store/order", test_order);
    fiber_test_add ("/store/changed", test_changed);
    fiber_test_add ("/store/reach", test_reach);
    fiber_test_add ("/store/case-refs", test_case_refs);
    return g_test_run ();
}
