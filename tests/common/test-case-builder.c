/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-case-builder.h"

#include "sojourn-case-fields.h"
#include "sojourn-record-value.h"
#include "sojourn-time.h"

static SojournRecord *
find_record (TestCase *self, const char *uuid)
{
    for (guint i = 0; i < self->records->len; i++) {
        if (g_str_equal (sojourn_record_get_uuid (self->records->pdata[i]), uuid))
            return self->records->pdata[i];
    }
    g_assert_not_reached ();
}

static void
set_value (SojournRecord *record, const char *name, const char *value)
{
    g_autoptr (GError) error = NULL;
    guint field;

    if (!sojourn_kind_find_field (sojourn_record_get_kind (record), name, &field))
        g_error ("no field %s", name);
    sojourn_record_set_value (record, field, value, &error);
    g_assert_no_error (error);
}

static void
set_values (SojournRecord *record, va_list values)
{
    const char *name;

    while ((name = va_arg (values, const char *)) != NULL)
        set_value (record, name, va_arg (values, const char *));
}

static void
set_plain (SojournRecord *record, guint field)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    static const char *const texts[] = {
        [SOJOURN_FIELD_TEXT] = "x",        [SOJOURN_FIELD_PARAGRAPH] = "x",
        [SOJOURN_FIELD_ZONE] = "UTC",      [SOJOURN_FIELD_COUNTRY] = "SE",
        [SOJOURN_FIELD_CURRENCY] = "USD",  [SOJOURN_FIELD_DATE] = "2026-01-01",
        [SOJOURN_FIELD_BOOLEAN] = "false", [SOJOURN_FIELD_TIME] = "2026-01-01T00:00:00Z",
        [SOJOURN_FIELD_MONEY] = "0",       [SOJOURN_FIELD_REFERENCE] = NULL,
    };

    if (info->type == SOJOURN_FIELD_INTEGER)
        sojourn_record_set_integer (record, field, info->min);
    else if (info->type == SOJOURN_FIELD_CHOICE)
        sojourn_record_set_integer (record, field, 0);
    else if (texts[info->type] != NULL)
        set_value (record, info->name, texts[info->type]);
}

static SojournRecord *
make_record (TestCase *self, SojournKind kind)
{
    SojournRecord *record = sojourn_record_new (kind);
    const SojournKindInfo *info = sojourn_kind_get_info (kind);

    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].flags & SOJOURN_FIELD_REQUIRED)
            set_plain (record, i);
    }
    if (info->flags & SOJOURN_KIND_CASE_PART)
        sojourn_record_set_text (record, 0, self->desk);
    g_ptr_array_add (self->records, record);
    return record;
}

/* A patient of 1990 who lives in Sweden, and a case of spinal cord injury in stage lead. */
TestCase *
test_case_new (void)
{
    TestCase *self = g_new0 (TestCase, 1);

    self->records = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    test_case_at (self, "2026-03-20T12:00:00Z");
    self->patient = test_case_add (self, SOJOURN_KIND_PERSON, "alias", "Anna", "birth_date",
                                   "1990-06-15", "residence", "SE", NULL);
    self->desk = test_case_add (self, SOJOURN_KIND_CASE, "patient", self->patient, "stage", "lead",
                                "condition", "spinal_cord_injury", NULL);
    return self;
}

void
test_case_free (TestCase *self)
{
    g_ptr_array_unref (self->records);
    g_clear_pointer (&self->snapshot, sojourn_snapshot_unref);
    g_clear_pointer (&self->findings, g_ptr_array_unref);
    g_free (self);
}

const char *
test_case_add (TestCase *self, SojournKind kind, ...)
{
    SojournRecord *record = make_record (self, kind);
    va_list values;

    va_start (values, kind);
    set_values (record, values);
    va_end (values);
    return sojourn_record_get_uuid (record);
}

void
test_case_set (TestCase *self, const char *uuid, ...)
{
    va_list values;

    va_start (values, uuid);
    set_values (find_record (self, uuid), values);
    va_end (values);
}

void
test_case_drop (TestCase *self, const char *uuid)
{
    g_ptr_array_remove (self->records, find_record (self, uuid));
}

void
test_case_at (TestCase *self, const char *instant)
{
    g_autoptr (GError) error = NULL;

    sojourn_time_parse (instant, &self->now, &error);
    g_assert_no_error (error);
}

const SojournSnapshot *
test_case_snapshot_unchecked (TestCase *self)
{
    g_clear_pointer (&self->snapshot, sojourn_snapshot_unref);
    self->snapshot = sojourn_snapshot_new ();
    for (guint i = 0; i < self->records->len; i++)
        sojourn_snapshot_take (self->snapshot, sojourn_record_copy (self->records->pdata[i]));
    return sojourn_snapshot_seal (self->snapshot);
}

const SojournSnapshot *
test_case_snapshot (TestCase *self)
{
    for (guint i = 0; i < self->records->len; i++) {
        g_autoptr (GError) error = NULL;

        sojourn_record_validate (self->records->pdata[i], NULL, &error);
        g_assert_no_error (error);
    }
    return test_case_snapshot_unchecked (self);
}

const SojournRecord *
test_case_find (TestCase *self, const char *uuid)
{
    return sojourn_snapshot_find (self->snapshot, uuid);
}
