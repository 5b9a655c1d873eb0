/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "test-desk.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-connection.h"
#include "sojourn-text.h"

#include <string.h>

static const char *const families[] = { "Eriksson", "Öberg",  "Nguyễn", "Şahin",  "O’Brien",
                                        "Kowalska", "Müller", "王",     "Haddad", "Lindqvist" };
static const char *const givens[] = { "Anna",  "Björn",  "Linh", "Ayşe",  "Seán",
                                      "Zofia", "Jürgen", "小明", "Layla", "Karin" };
static const char *const owners[] = { NULL, "MK", "Jana Lind" };

/* What a test knows of the cases it made. */
typedef struct {
    char *uuid;
    char *ref;
    char *haystack; /* folded, its words apart by a space */
    SojournStage stage;
    int urgency;
    gint64 due;
    gint64 departure;
    const char *owner;
} Known;

typedef struct {
    TestDesk *desk;
    GArray *cases; /* (element-type Known) in the order they were made */
} World;

static void
clear_known (gpointer data)
{
    Known *known = data;

    g_free (known->uuid);
    g_free (known->ref);
    g_free (known->haystack);
}

static void
add_task (SojournChangeSet *changes, const char *case_uuid, gint64 due, gboolean done)
{
    g_autoptr (SojournRecord) task = sojourn_record_new (SOJOURN_KIND_TASK);

    sojourn_record_set_text (task, SOJOURN_TASK_CASE, case_uuid);
    sojourn_record_set_text (task, SOJOURN_TASK_TITLE, "Call back");
    sojourn_record_set_integer (task, SOJOURN_TASK_DUE_ON, due);
    if (done)
        sojourn_record_set_integer (task, SOJOURN_TASK_DONE_AT, 1774000000);
    sojourn_change_set_insert (changes, task);
}

static void
add_flight (SojournChangeSet *changes, const char *case_uuid, gint64 day)
{
    g_autoptr (SojournRecord) flight = sojourn_record_new (SOJOURN_KIND_SEGMENT);

    sojourn_record_set_text (flight, SOJOURN_SEGMENT_CASE, case_uuid);
    sojourn_record_set_integer (flight, SOJOURN_SEGMENT_TYPE, SOJOURN_SEGMENT_TYPE_FLIGHT);
    sojourn_record_set_integer (flight, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_BOOKED);
    sojourn_record_set_integer (flight, SOJOURN_SEGMENT_START_AT, day * 86400 + 3600);
    sojourn_record_set_integer (flight, SOJOURN_SEGMENT_END_AT, day * 86400 + 36000);
    sojourn_record_set_text (flight, SOJOURN_SEGMENT_START_ZONE, "UTC");
    sojourn_record_set_text (flight, SOJOURN_SEGMENT_END_ZONE, "UTC");
    sojourn_change_set_insert (changes, flight);
}

static void
add_case (World *world, GRand *random, GPtrArray *sets)
{
    g_autoptr (SojournRecord) person = sojourn_record_new (SOJOURN_KIND_PERSON);
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_CASE);
    SojournChangeSet *changes = sojourn_change_set_new ("Test", "Case");
    const char *family = families[g_rand_int_range (random, 0, G_N_ELEMENTS (families))];
    const char *given = givens[g_rand_int_range (random, 0, G_N_ELEMENTS (givens))];
    guint n = world->cases->len;
    Known known = { .stage = g_rand_int_range (random, 0, SOJOURN_N_STAGES),
                    .urgency = g_rand_int_range (random, -1, 3),
                    .due = SOJOURN_NO_TIME,
                    .departure = SOJOURN_NO_TIME,
                    .owner = owners[g_rand_int_range (random, 0, G_N_ELEMENTS (owners))] };
    g_autofree char *all = NULL;

    known.uuid = g_strdup (sojourn_record_get_uuid (record));
    known.ref = g_strdup_printf ("MT-%u-%u", 2024 + n % 3, 1 + (n * 7919) % 20011);
    all = g_strjoin (" ", known.ref, family, given, known.owner, NULL);
    known.haystack = sojourn_text_search_key (all);
    sojourn_record_set_text (person, SOJOURN_PERSON_FAMILY_NAME, family);
    sojourn_record_set_text (person, SOJOURN_PERSON_GIVEN_NAME, given);
    sojourn_record_set_text (record, SOJOURN_CASE_PATIENT, sojourn_record_get_uuid (person));
    sojourn_record_set_text (record, SOJOURN_CASE_REF, known.ref);
    sojourn_record_set_text (record, SOJOURN_CASE_OWNER, known.owner);
    sojourn_record_set_integer (record, SOJOURN_CASE_STAGE, known.stage);
    if (known.urgency >= 0)
        sojourn_record_set_integer (record, SOJOURN_CASE_URGENCY, known.urgency);
    sojourn_change_set_insert (changes, person);
    sojourn_change_set_insert (changes, record);
    if (g_rand_boolean (random)) {
        known.due = 20500 + g_rand_int_range (random, 0, 60);
        add_task (changes, known.uuid, known.due + 1, FALSE);
        add_task (changes, known.uuid, known.due, FALSE);
        add_task (changes, known.uuid, known.due - 1, TRUE);
    }
    if (n % 4 == 0) {
        known.departure = 20520 + g_rand_int_range (random, 0, 30);
        add_flight (changes, known.uuid, known.departure + 9);
        add_flight (changes, known.uuid, known.departure);
    }
    g_array_append_val (world->cases, known);
    g_ptr_array_add (sets, changes);
}

static void
world_free (World *world)
{
    g_array_unref (world->cases);
    test_desk_free (world->desk);
    g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* Enough that a query goes by every way there is. */
static World *
world_new (guint n_cases)
{
    World *world = g_new0 (World, 1);
    g_autoptr (GRand) random = g_rand_new_with_seed (42);
    g_autoptr (GPtrArray) sets =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_change_set_unref);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;

    world->desk = test_desk_new ();
    world->cases = g_array_new (FALSE, FALSE, sizeof (Known));
    g_array_set_clear_func (world->cases, clear_known);
    for (guint i = 0; i < n_cases; i++)
        add_case (world, random, sets);
    test_desk_open (world->desk);
    receipt = dex_await_boxed (sojourn_store_apply_all (world->desk->store, sets, NULL, NULL, NULL),
                               &error);
    g_assert_no_error (error);
    g_assert_true (sojourn_receipt_is_sweeping (receipt));
    return world;
}

/* A word of up to two letters begins a word, a longer one is found anywhere; of an unspaced script
 * any character begins a word. */
static gboolean
finds_word (const char *haystack, const char *word)
{
    gboolean anywhere = g_utf8_strlen (word, -1) > 2 || (guchar)*word >= 0xe0;

    for (const char *found = strstr (haystack, word); found != NULL;
         found = strstr (found + 1, word)) {
        if (anywhere || found == haystack || found[-1] == ' ')
            return TRUE;
    }
    return FALSE;
}

static gboolean
finds (const Known *known, const char *text)
{
    g_autofree char *key = sojourn_text_search_key (text);
    g_auto (GStrv) words = g_strsplit (key, " ", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        if (*words[i] != '\0' && !finds_word (known->haystack, words[i]))
            return FALSE;
    }
    return TRUE;
}

static gboolean
is_open (const Known *known)
{
    return known->stage != SOJOURN_STAGE_CLOSED && known->stage != SOJOURN_STAGE_WITHDRAWN &&
           known->stage != SOJOURN_STAGE_DECLINED_INELIGIBLE &&
           known->stage != SOJOURN_STAGE_DECEASED;
}

static gboolean
matches (const World *world, const Known *known, const SojournCaseQuery *query)
{
    gint64 today = world->desk->now / 86400;
    SojournCaseFlags flags = sojourn_case_query_get_flags (query);
    guint stages = sojourn_case_query_get_stages (query);
    const char *text = sojourn_case_query_get_text (query);

    return (text == NULL || finds (known, text)) &&
           (stages == 0 || stages & SOJOURN_STAGE_BIT (known->stage)) &&
           (!(flags & SOJOURN_CASE_OPEN) || is_open (known)) &&
           (!(flags & SOJOURN_CASE_DUE) || known->due <= today) &&
           (!(flags & SOJOURN_CASE_LEAVING) ||
            (known->departure >= today && known->departure <= today + 7));
}

static guint
count_matches (const World *world, const SojournCaseQuery *query)
{
    guint count = 0;

    for (guint i = 0; i < world->cases->len; i++)
        count += matches (world, &g_array_index (world->cases, Known, i), query);
    return count;
}

/* The whole answer, slice by slice. */
static GArray *
run_query (World *world, SojournCaseQuery *query, guint limit)
{
    g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (SojournCaseSlice) slice = NULL;

    do {
        g_autoptr (GError) error = NULL;
        SojournCaseSlice *next = dex_await_boxed (
            sojourn_store_query_cases (world->desk->store, query, slice, limit), &error);
        const gint64 *ids;
        guint n_ids;

        g_assert_no_error (error);
        ids = sojourn_case_slice_get_ids (next, &n_ids);
        g_assert_cmpuint (n_ids, <=, limit);
        g_array_append_vals (all, ids, n_ids);
        g_clear_pointer (&slice, sojourn_case_slice_unref);
        slice = next;
    } while (!sojourn_case_slice_is_last (slice));
    return g_steal_pointer (&all);
}

static const Known *
find_known (const World *world, const char *uuid)
{
    for (guint i = 0; i < world->cases->len; i++) {
        const Known *known = &g_array_index (world->cases, Known, i);

        if (g_str_equal (known->uuid, uuid))
            return known;
    }
    g_assert_not_reached ();
}

static GPtrArray *
load_rows (World *world, GArray *ids)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *rows = dex_await_boxed (
        sojourn_store_load_case_rows (world->desk->store, (const gint64 *)ids->data, ids->len),
        &error);

    g_assert_no_error (error);
    g_assert_cmpuint (rows->len, ==, ids->len);
    return rows;
}

static gint64
get_number (const SojournCaseRow *row, SojournCaseSort sort)
{
    switch ((int)sort) {
    case SOJOURN_CASE_SORT_STAGE:
        return row->stage;
    case SOJOURN_CASE_SORT_URGENCY:
        return row->urgency;
    case SOJOURN_CASE_SORT_NEXT_DUE:
        return row->next_due;
    case SOJOURN_CASE_SORT_FINDINGS:
        return row->blockers * 1000 + row->warnings;
    case SOJOURN_CASE_SORT_DEPARTURE:
        return row->departure;
    case SOJOURN_CASE_SORT_UPDATED:
        return row->updated_at;
    default:
        return 0;
    }
}

static char *
get_text (const SojournCaseRow *row, SojournCaseSort sort)
{
    g_auto (GStrv) parts = NULL;
    g_autofree char *name = NULL;

    switch ((int)sort) {
    case SOJOURN_CASE_SORT_REF:
        parts = g_strsplit (row->ref, "-", 3);
        return g_strdup_printf ("%s %08d", parts[1], atoi (parts[2]));
    case SOJOURN_CASE_SORT_NAME:
        parts = g_strsplit (row->name, " ", 2);
        name = g_strjoin (" ", parts[1], parts[0], NULL);
        return sojourn_text_collation_key (name);
    case SOJOURN_CASE_SORT_OWNER:
        return sojourn_text_collation_key (row->owner);
    default:
        return g_strdup ("");
    }
}

static int
compare_rows (const SojournCaseRow *a, const SojournCaseRow *b, const SojournCaseQuery *query)
{
    SojournCaseSort sort = sojourn_case_query_get_sort (query);
    g_autofree char *text_a = get_text (a, sort);
    g_autofree char *text_b = get_text (b, sort);
    gint64 number_a = get_number (a, sort), number_b = get_number (b, sort);
    int order = strcmp (text_a, text_b);

    if (order == 0)
        order = (number_a > number_b) - (number_a < number_b);
    if (order == 0)
        order = (a->id > b->id) - (a->id < b->id);
    return sojourn_case_query_get_order (query) == SOJOURN_SORT_DESCENDING ? -order : order;
}

/* Those that begin with what is searched come first; each part is in order. */
static void
assert_sorted (GPtrArray *rows, const SojournCaseQuery *query)
{
    guint breaks = 0;

    for (guint i = 1; i < rows->len; i++)
        breaks += compare_rows (rows->pdata[i - 1], rows->pdata[i], query) > 0;
    g_assert_cmpuint (breaks, <=, sojourn_case_query_get_text (query) != NULL);
}

static void
check_query (World *world, SojournCaseQuery *query)
{
    g_autoptr (GArray) ids = run_query (world, query, 64);
    g_autoptr (GPtrArray) rows = load_rows (world, ids);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GError) error = NULL;
    gint64 count = dex_await_int64 (sojourn_store_count_cases (world->desk->store, query), &error);

    g_assert_no_error (error);
    g_assert_cmpuint (ids->len, ==, count_matches (world, query));
    g_assert_cmpint (count, ==, ids->len);
    for (guint i = 0; i < rows->len; i++) {
        const SojournCaseRow *row = rows->pdata[i];

        g_assert_true (g_hash_table_add (seen, (char *)row->uuid));
        g_assert_true (matches (world, find_known (world, row->uuid), query));
    }
    assert_sorted (rows, query);
}

static void
test_queries (void)
{
    static const char *const texts[] = {
        NULL,        "e",        "an",   "ann",     "eriksson", "ERIKSSON anna",
        "oberg",     "ÖBERG",    "nguy", "sean",    "王",       "小",
        "明",        "小明",     "o’b",  "mt-2025", "mt",       "7",
        "2025",      "-1",       "jana", "mk",      "lind",     "nobody",
        "e a",       "\"",       "*",    "a OR b",  "NOT anna", "' OR 1 --",
        "%",         "_",        "ann*", "(anna)",  "anna AND", "NEAR(anna)",
        "mt-2024-1", "karin mk",
    };
    static const struct {
        guint stages;
        SojournCaseFlags flags;
    } filters[] = {
        { 0, 0 },
        { SOJOURN_STAGE_BIT (SOJOURN_STAGE_QUOTING), 0 },
        { SOJOURN_STAGE_BIT (SOJOURN_STAGE_LEAD) | SOJOURN_STAGE_BIT (SOJOURN_STAGE_CLOSED),
          SOJOURN_CASE_DUE },
        { 0, SOJOURN_CASE_OPEN },
        { 0, SOJOURN_CASE_LEAVING },
        { 0, SOJOURN_CASE_DUE | SOJOURN_CASE_LEAVING | SOJOURN_CASE_OPEN },
    };
    g_autoptr (World) world = world_new (2600);

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
        for (guint j = 0; j < G_N_ELEMENTS (filters); j++) {
            SojournCaseSort sort = (i + j) % (SOJOURN_CASE_SORT_UPDATED + 1);
            g_autoptr (SojournCaseQuery) query = sojourn_case_query_new (
                texts[i], filters[j].stages, filters[j].flags, sort, (i + j / 2) % 2);

            check_query (world, query);
        }
    }
}

static void
test_sorts (void)
{
    g_autoptr (World) world = world_new (500);

    for (SojournCaseSort sort = 0; sort <= SOJOURN_CASE_SORT_UPDATED; sort++) {
        for (SojournSortOrder order = 0; order <= SOJOURN_SORT_DESCENDING; order++) {
            g_autoptr (SojournCaseQuery) all = sojourn_case_query_new (NULL, 0, 0, sort, order);
            g_autoptr (SojournCaseQuery) some =
                sojourn_case_query_new ("a", SOJOURN_STAGE_BIT (3), 0, sort, order);

            check_query (world, all);
            check_query (world, some);
        }
    }
}

/* One slice is as good as many. */
static void
test_slices (void)
{
    g_autoptr (World) world = world_new (1500);
    g_autoptr (SojournCaseQuery) query =
        sojourn_case_query_new ("an", 0, 0, SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_DESCENDING);
    g_autoptr (GArray) whole = run_query (world, query, 100000);

    for (guint limit = 1; limit < 200; limit += 33) {
        g_autoptr (GArray) pieces = run_query (world, query, limit);

        g_assert_cmpmem (whole->data, whole->len * sizeof (gint64), pieces->data,
                         pieces->len * sizeof (gint64));
    }
}

static void
test_row (void)
{
    g_autoptr (World) world = world_new (8);
    g_autoptr (SojournCaseQuery) query =
        sojourn_case_query_new (NULL, 0, 0, SOJOURN_CASE_SORT_UPDATED, SOJOURN_SORT_ASCENDING);
    g_autoptr (GArray) ids = run_query (world, query, 64);
    g_autoptr (GPtrArray) rows = load_rows (world, ids);

    for (guint i = 0; i < rows->len; i++) {
        const SojournCaseRow *row = rows->pdata[i];
        const Known *known = find_known (world, row->uuid);

        g_assert_cmpstr (row->ref, ==, known->ref);
        g_assert_cmpint (row->stage, ==, known->stage);
        g_assert_cmpint (row->urgency, ==, known->urgency);
        g_assert_cmpstr (row->owner, ==, known->owner);
        g_assert_cmpint (row->next_due, ==, known->due);
        g_assert_cmpstr (row->next_task, ==, known->due != SOJOURN_NO_TIME ? "Call back" : NULL);
        g_assert_cmpint (row->departure, ==, known->departure);
        g_assert_cmpint (row->updated_at, ==, world->desk->now);
    }
}

/* The list and the search follow every change, also back. */
static void
test_follows (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    World world = { desk, NULL };
    g_autoptr (SojournCaseQuery) heron =
        sojourn_case_query_new ("heron", 0, 0, SOJOURN_CASE_SORT_NAME, 0);
    g_autoptr (SojournCaseQuery) falcon =
        sojourn_case_query_new ("falcon", 0, 0, SOJOURN_CASE_SORT_NAME, 0);
    g_autoptr (GArray) before = NULL;
    g_autoptr (GArray) after = NULL;
    g_autoptr (GArray) back = NULL;
    g_autoptr (SojournSnapshot) snapshot = NULL;
    g_autoptr (SojournRecord) patient = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournReceipt) undone = NULL;
    g_autoptr (GPtrArray) rows = NULL;

    test_desk_open (desk);
    snapshot = test_desk_load_case (desk, test_desk_add_case (desk, "Heron"));
    before = run_query (&world, heron, 10);
    g_assert_cmpuint (before->len, ==, 1);

    patient = sojourn_record_copy (sojourn_snapshot_get_patient (snapshot));
    sojourn_record_set_text (patient, SOJOURN_PERSON_ALIAS, "Falcon");
    receipt = test_desk_update (desk, patient);
    after = run_query (&world, heron, 10);
    g_assert_cmpuint (after->len, ==, 0);
    rows = load_rows (&world, before);
    g_assert_cmpstr (((SojournCaseRow *)rows->pdata[0])->name, ==, "“Falcon”");

    undone = test_desk_undo (desk, receipt);
    back = run_query (&world, falcon, 10);
    g_assert_cmpuint (back->len, ==, 0);
}

/* A name is put together when it is read: quotation marks are those of the reader. */
static void
test_names_are_neutral (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) person = sojourn_record_new (SOJOURN_KIND_PERSON);
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_CASE);
    g_autoptr (SojournConnection) connection = NULL;
    g_autofree char *stored = NULL;
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Add");
    g_autoptr (SojournReceipt) receipt = NULL;

    test_desk_open (desk);
    sojourn_record_set_text (person, SOJOURN_PERSON_ALIAS, "Heron");
    sojourn_record_set_text (person, SOJOURN_PERSON_GIVEN_NAME, "Ming");
    sojourn_record_set_text (person, SOJOURN_PERSON_NATIVE_NAME, "苍鹭");
    sojourn_record_set_text (record, SOJOURN_CASE_PATIENT, sojourn_record_get_uuid (person));
    sojourn_record_set_integer (record, SOJOURN_CASE_STAGE, SOJOURN_STAGE_LEAD);
    sojourn_change_set_insert (changes, person);
    sojourn_change_set_insert (changes, record);
    receipt = test_desk_apply (desk, changes);
    test_desk_close (desk);

    connection = sojourn_connection_open (desk->path, SOJOURN_CONNECTION_READ_ONLY, NULL);
    stored = sojourn_connection_read_text (connection, "SELECT alias || '|' || name FROM case_list",
                                           NULL);
    g_assert_cmpstr (stored, ==, "Heron|苍鹭");
}

static GPtrArray *
search (TestDesk *desk, const char *text)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *hits = dex_await_boxed (sojourn_store_search (desk->store, text, 20), &error);

    g_assert_no_error (error);
    return hits;
}

static void
expect_hit (TestDesk *desk, const char *text, SojournKind kind, const char *title)
{
    g_autoptr (GPtrArray) hits = search (desk, text);
    const SojournSearchHit *hit;

    g_assert_cmpuint (hits->len, ==, 1);
    hit = hits->pdata[0];
    g_assert_cmpint (hit->kind, ==, kind);
    g_assert_cmpstr (hit->title, ==, title);
}

static void
expect_none (TestDesk *desk, const char *text)
{
    g_autoptr (GPtrArray) hits = search (desk, text);

    g_assert_cmpuint (hits->len, ==, 0);
}

static void
insert (TestDesk *desk, SojournRecord *record)
{
    g_autoptr (SojournReceipt) receipt = test_desk_insert (desk, record);
}

static void
test_everything (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournRecord) clinic = sojourn_record_new (SOJOURN_KIND_CLINIC);
    g_autoptr (SojournRecord) person = sojourn_record_new (SOJOURN_KIND_PERSON);
    g_autoptr (SojournRecord) companion = NULL;
    g_autoptr (SojournRecord) document = NULL;
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_NAME, "China Rehabilitation Research Center");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_NATIVE_NAME, "中国康复研究中心");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_CITY, "Beijing");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_COUNTRY, "CN");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_ZONE, "Asia/Shanghai");
    insert (desk, clinic);
    sojourn_record_set_text (person, SOJOURN_PERSON_GIVEN_NAME, "Astrid");
    insert (desk, person);
    companion = test_desk_new_part (desk, SOJOURN_KIND_COMPANION, uuid);
    sojourn_record_set_text (companion, SOJOURN_COMPANION_PERSON, sojourn_record_get_uuid (person));
    sojourn_record_set_integer (companion, SOJOURN_COMPANION_ROLE, SOJOURN_ROLE_COMPANION);
    insert (desk, companion);
    document = test_desk_new_part (desk, SOJOURN_KIND_DOCUMENT, uuid);
    sojourn_record_set_integer (document, SOJOURN_DOCUMENT_TYPE, SOJOURN_PAPER_MRI_REPORT);
    sojourn_record_set_text (document, SOJOURN_DOCUMENT_TITLE, "Spine, thoracic");
    sojourn_record_set_text (document, SOJOURN_DOCUMENT_NOTES, "Fracture of T6");
    insert (desk, document);

    expect_hit (desk, "heron", SOJOURN_KIND_CASE, "“Heron”");
    expect_hit (desk, "0001", SOJOURN_KIND_CASE, "“Heron”");
    expect_hit (desk, "rehab", SOJOURN_KIND_CLINIC, "China Rehabilitation Research Center");
    expect_hit (desk, "康", SOJOURN_KIND_CLINIC, "China Rehabilitation Research Center");
    expect_hit (desk, "研究", SOJOURN_KIND_CLINIC, "China Rehabilitation Research Center");
    expect_hit (desk, "康复研究", SOJOURN_KIND_CLINIC, "China Rehabilitation Research Center");
    expect_hit (desk, "b", SOJOURN_KIND_CLINIC, "China Rehabilitation Research Center");
    expect_hit (desk, "astr", SOJOURN_KIND_PERSON, "Astrid");
    expect_hit (desk, "fracture t6", SOJOURN_KIND_DOCUMENT, "Spine, thoracic");
    expect_hit (desk, "THORÁCIC", SOJOURN_KIND_DOCUMENT, "Spine, thoracic");
    expect_none (desk, "");
    expect_none (desk, "究研");
    expect_none (desk, "fracture t7");
    expect_none (desk, "heron\" OR \"rehab");
}

/* Ten thousand characters, a field of each kind of script, and what is not a word at all. */
static void
test_hostile (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autofree char *long_text = g_strnfill (10000, 'x');
    g_autoptr (GString) emoji = g_string_new (NULL);

    test_desk_open (desk);
    test_desk_add_case (desk, "👩‍🦽 Ωmega");
    for (guint i = 0; i < 2000; i++)
        g_string_append (emoji, i % 3 ? "👩‍🦽" : " \"");
    expect_none (desk, long_text);
    expect_none (desk, emoji->str);
    expect_none (desk, "\xf0\x9f\x98\x80");
    expect_hit (desk, "👩", SOJOURN_KIND_CASE, "“👩‍🦽 Ωmega”");
    expect_hit (desk, "ωm", SOJOURN_KIND_CASE, "“👩‍🦽 Ωmega”");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/search/queries", test_queries);
    fiber_test_add ("/search/sorts", test_sorts);
    fiber_test_add ("/search/slices", test_slices);
    fiber_test_add ("/search/row", test_row);
    fiber_test_add ("/search/follows", test_follows);
    fiber_test_add ("/search/everything", test_everything);
    fiber_test_add ("/search/names-are-neutral", test_names_are_neutral);
    fiber_test_add ("/search/hostile", test_hostile);
    return g_test_run ();
}
