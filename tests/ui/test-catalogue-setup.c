/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sojourn-catalogue-setup.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-catalogue.h"
#include "sojourn-error.h"
#include "test-desk.h"

#include <glib/gstdio.h>

typedef struct {
    TestDesk *desk;
    SojournOffice *office;
    char *path; /* of the edition */
} Fixture;

static Fixture *
fixture_new (void)
{
    Fixture *self = g_new0 (Fixture, 1);

    self->desk = test_desk_new ();
    test_desk_open (self->desk);
    self->office =
        sojourn_office_new (self->desk->store, (SojournClock){ .at = &self->desk->now }, "MK");
    self->path = test_desk_file (self->desk, "catalogue.json");
    return self;
}

static void
fixture_free (Fixture *self)
{
    g_clear_object (&self->office);
    g_remove (self->path);
    g_free (self->path);
    test_desk_free (self->desk);
    g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static void
write_edition (Fixture *self, const char *clinics)
{
    g_autofree char *text =
        g_strdup_printf ("{\"format\":\"sojourn-catalogue\",\"version\":1,\"date\":\"2026-11-23\","
                         "\"licence\":\"CC0-1.0\",\"clinics\":[%s]}",
                         clinics);

    g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
}

#define CLINIC(key, city)                                                                          \
    "{\"key\":\"clinic." key "\",\"name\":\"Clinic " key "\",\"city\":\"" city                     \
    "\",\"country\":\"CN\",\"zone\":\"Asia/Shanghai\"}"

static void
install (Fixture *self, const char *clinics)
{
    g_autoptr (GError) error = NULL;

    write_edition (self, clinics);
    dex_await (sojourn_catalogue_setup_run (self->office, self->path), &error);
    g_assert_no_error (error);
}

static SojournRecord *
load_clinic (Fixture *self, const char *key)
{
    g_autofree char *uuid = sojourn_catalogue_dup_uuid (key);

    return test_desk_load (self->desk, SOJOURN_KIND_CLINIC, uuid);
}

static void
assert_city (Fixture *self, const char *key, const char *city)
{
    g_autoptr (SojournRecord) clinic = load_clinic (self, key);

    g_assert_cmpstr (sojourn_record_get_text (clinic, SOJOURN_CLINIC_CITY), ==, city);
}

static void
move_clinic (Fixture *self, const char *key, const char *city)
{
    g_autoptr (SojournRecord) stored = load_clinic (self, key);
    g_autoptr (SojournRecord) clinic = sojourn_record_copy (stored);
    g_autoptr (SojournReceipt) receipt = NULL;

    sojourn_record_set_text (clinic, SOJOURN_CLINIC_CITY, city);
    receipt = test_desk_update (self->desk, clinic);
}

static void
delete_clinic (Fixture *self, const char *key)
{
    g_autoptr (SojournRecord) clinic = load_clinic (self, key);
    g_autoptr (SojournReceipt) receipt = test_desk_delete (self->desk, clinic);
}

/* A newer edition changes what people left alone, keeps what they wrote, and brings back nothing
 * they deleted. */
static void
test_newer_edition (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    install (self, CLINIC ("left", "Old") "," CLINIC ("edited", "Old") "," CLINIC ("gone", "Old"));
    g_assert_cmpint (test_desk_count (self->desk, SOJOURN_KIND_CLINIC), ==, 3);
    move_clinic (self, "clinic.edited", "Ours");
    delete_clinic (self, "clinic.gone");

    install (self, CLINIC ("left", "New") "," CLINIC ("edited", "New") "," CLINIC (
                       "gone", "New") "," CLINIC ("added", "New"));
    g_assert_cmpint (test_desk_count (self->desk, SOJOURN_KIND_CLINIC), ==, 3);
    assert_city (self, "clinic.left", "New");
    assert_city (self, "clinic.edited", "Ours");
    assert_city (self, "clinic.added", "New");
}

/* The edition that is there already changes nothing, whatever was done to it meanwhile. */
static void
test_same_edition (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    install (self, CLINIC ("gone", "Old"));
    delete_clinic (self, "clinic.gone");
    install (self, CLINIC ("gone", "Old"));
    g_assert_cmpint (test_desk_count (self->desk, SOJOURN_KIND_CLINIC), ==, 0);
}

/* One that cannot be read is refused, and leaves the desk as it was. */
static void
test_bad_edition (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (GError) error = NULL;

    install (self, CLINIC ("left", "Old"));
    write_edition (self, CLINIC ("left", "New") "," CLINIC ("left", "New"));
    g_assert_false (dex_await (sojourn_catalogue_setup_run (self->office, self->path), &error));
    g_assert_true (error != NULL && error->domain == SOJOURN_DATA_ERROR);
    assert_city (self, "clinic.left", "Old");

    g_clear_error (&error);
    g_assert_cmpint (g_remove (self->path), ==, 0);
    g_assert_false (dex_await (sojourn_catalogue_setup_run (self->office, self->path), &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/catalogue-setup/newer-edition", test_newer_edition);
    fiber_test_add ("/catalogue-setup/same-edition", test_same_edition);
    fiber_test_add ("/catalogue-setup/bad-edition", test_bad_edition);
    return g_test_run ();
}
