/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue.h"

#include "sojourn-error.h"
#include "sojourn-record-json.h"
#include "sojourn-trial-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_RECORDS 10000
#define MAX_KEY_CHARS 80
#define MAX_LICENCE_CHARS 80

struct _SojournCatalogue {
    gatomicrefcount references;
    SojournDate date;    /* of the edition */
    char *licence;       /* (owned) */
    GPtrArray *records;  /* (owned) (element-type SojournRecord): sealed */
    GHashTable *by_uuid; /* (owned) (element-type utf8 SojournRecord): borrows from records */
};

/* Kinds in the order in which they may refer to each other. */
static const SojournKind kinds[] = {
    SOJOURN_KIND_CLINIC, SOJOURN_KIND_CREDENTIAL, SOJOURN_KIND_TRIAL,
    SOJOURN_KIND_OPTION, SOJOURN_KIND_CRITERION,  SOJOURN_KIND_EXCHANGE_RATE,
};

/* The name space of the keys, itself a UUID drawn once: ac1a0f5b-1c3a-5d0e-8a63-6f0f6f0a7c11. */
static const guint8 key_namespace[16] = { 0xac, 0x1a, 0x0f, 0x5b, 0x1c, 0x3a, 0x5d, 0x0e,
                                          0x8a, 0x63, 0x6f, 0x0f, 0x6f, 0x0a, 0x7c, 0x11 };

/**
 * sojourn_catalogue_dup_uuid:
 * @key: the stable key of a record in a catalogue
 *
 * Derives the identity of a record from its key: a UUID of version 5 (RFC 9562 §5.5) in a name
 * space of our own, so that every desk gives the same record the same identity and a newer
 * catalogue finds what an older one brought.
 *
 * Returns: (transfer full): a UUID
 */
char *
sojourn_catalogue_dup_uuid (const char *key)
{
    g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
    guint8 d[20];
    gsize length = sizeof d;

    g_return_val_if_fail (key != NULL, NULL);

    g_checksum_update (checksum, key_namespace, sizeof key_namespace);
    g_checksum_update (checksum, (const guchar *)key, (gssize)strlen (key));
    g_checksum_get_digest (checksum, d, &length);
    d[6] = (d[6] & 0x0f) | 0x50;
    d[8] = (d[8] & 0x3f) | 0x80;
    return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                            d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10],
                            d[11], d[12], d[13], d[14], d[15]);
}

/* A key is “<kind>.<name>”, in small letters, digits, hyphens and dots. */
static gboolean
is_key (const char *text, SojournKind kind)
{
    const char *prefix = sojourn_kind_get_info (kind)->name;
    gsize length = strlen (prefix);

    return g_str_has_prefix (text, prefix) && text[length] == '.' && text[length + 1] != '\0' &&
           strspn (text + length, "abcdefghijklmnopqrstuvwxyz0123456789.-") ==
               strlen (text + length);
}

/* Returns: (transfer full) (nullable): the identity of the record under the cursor */
static char *
read_identity (SojournCatalogue *self, SojournKind kind, SojournJsonReader *reader)
{
    const char *key = sojourn_json_reader_get_string (reader, "key", 1, MAX_KEY_CHARS);
    g_autofree char *uuid = sojourn_catalogue_dup_uuid (key);

    if (!is_key (key, kind))
        sojourn_json_reader_fail (
            reader, "key", SOJOURN_DATA_ERROR_INVALID,
            /* Translators: the place is a code word, not to be translated */
            _ ("a key that begins with “%s.”, in small letters, is expected here"),
            sojourn_kind_get_info (kind)->name);
    else if (g_hash_table_contains (self->by_uuid, uuid))
        sojourn_json_reader_fail (reader, "key", SOJOURN_DATA_ERROR_DUPLICATE,
                                  _ ("this key occurs twice"));
    return sojourn_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&uuid);
}

static char *
resolve_key (const SojournField *field, const char *text, gpointer user_data)
{
    SojournCatalogue *self = user_data;
    g_autofree char *uuid = sojourn_catalogue_dup_uuid (text);
    SojournRecord *target = g_hash_table_lookup (self->by_uuid, uuid);

    if (target == NULL || sojourn_record_get_kind (target) != field->target)
        return NULL;
    return g_steal_pointer (&uuid);
}

/* G01, before the file is accepted rather than after */
static void
check_trial (const SojournRecord *trial, SojournJsonReader *reader)
{
    gint64 registry = sojourn_record_get_integer (trial, SOJOURN_TRIAL_REGISTRY, -1);
    const char *id = sojourn_record_get_text (trial, SOJOURN_TRIAL_IDENTIFIER);
    g_autoptr (GError) error = NULL;

    if (!sojourn_json_reader_has_failed (reader) &&
        !sojourn_trial_id_check ((SojournRegistry)registry, id, &error))
        sojourn_json_reader_fail (reader, "identifier", error->code, "%s", error->message);
}

static void
read_record (SojournCatalogue *self, SojournKind kind, SojournJsonReader *reader)
{
    static const char *const others[] = { "key", NULL };
    g_autofree char *uuid = read_identity (self, kind, reader);
    SojournRecord *record;

    if (uuid == NULL)
        return;
    sojourn_record_check_json_members (kind, reader, others);
    record = sojourn_record_new_with_uuid (kind, uuid);
    sojourn_record_read_json (record, reader, resolve_key, self);
    if (kind == SOJOURN_KIND_TRIAL)
        check_trial (record, reader);
    g_ptr_array_add (self->records, sojourn_record_seal (record));
    g_hash_table_insert (self->by_uuid, (gpointer)sojourn_record_get_uuid (record), record);
}

static void
read_kind (SojournCatalogue *self, SojournKind kind, SojournJsonReader *reader)
{
    const char *plural = sojourn_kind_get_info (kind)->plural;
    gsize n;

    if (!sojourn_json_reader_has (reader, plural))
        return;
    n = sojourn_json_reader_begin_array (reader, plural, MAX_RECORDS);
    for (gsize i = 0; i < n; i++) {
        sojourn_json_reader_begin_element (reader, i);
        read_record (self, kind, reader);
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
}

static SojournDate
read_date (SojournJsonReader *reader)
{
    SojournDate date = 0;

    sojourn_date_parse (sojourn_json_reader_get_date (reader, "date"), &date, NULL);
    return date;
}

static void
read_head (SojournCatalogue *self, SojournJsonReader *reader)
{
    static const char *const formats[] = { "sojourn-catalogue", NULL };
    static const char *const known[] = { "format",   "version",        "date",   "licence",
                                         "clinics",  "credentials",    "trials", "options",
                                         "criteria", "exchange_rates", NULL };

    sojourn_json_reader_get_enum (reader, "format", formats);
    if (sojourn_json_reader_get_int (reader, "version", 1, G_MAXINT) > SOJOURN_CATALOGUE_VERSION)
        sojourn_json_reader_fail (
            reader, "version", SOJOURN_DATA_ERROR_UNKNOWN_VERSION,
            _ ("this catalogue was made for a newer version of Sojourn; update Sojourn first"));
    sojourn_json_reader_check_members (reader, known);
    self->date = read_date (reader);
    self->licence =
        g_strdup (sojourn_json_reader_get_string (reader, "licence", 1, MAX_LICENCE_CHARS));
}

/**
 * sojourn_catalogue_parse:
 * @bytes: the text of a catalogue, at most 8 MiB
 * @error: return location for a %SOJOURN_DATA_ERROR
 *
 * Reads a catalogue in the format of data/catalogue/README.md. It is read whole or not at all:
 * members that are not known, values out of range, numbers that do not have the form of their trial
 * registry, keys that occur twice and references that lead nowhere are refused, and the message
 * begins with the path of the fault, such as `$.options[3].clinic`. Any thread.
 *
 * Returns: (transfer full) (nullable): the catalogue, or %NULL
 */
SojournCatalogue *
sojourn_catalogue_parse (GBytes *bytes, GError **error)
{
    g_autoptr (SojournCatalogue) self = NULL;
    g_autoptr (SojournJsonReader) reader = NULL;

    g_return_val_if_fail (bytes != NULL, NULL);

    reader = sojourn_json_reader_new (bytes, MAX_BYTES, error);
    if (reader == NULL)
        return NULL;

    self = g_new0 (SojournCatalogue, 1);
    g_atomic_ref_count_init (&self->references);
    self->records = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    self->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
    read_head (self, reader);
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        read_kind (self, kinds[i], reader);
    return sojourn_json_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sojourn_catalogue_ref:
 * @self: a catalogue
 *
 * Returns: (transfer full): @self
 */
SojournCatalogue *
sojourn_catalogue_ref (SojournCatalogue *self)
{
    g_return_val_if_fail (self != NULL, NULL);

    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_catalogue_unref:
 * @self: (transfer full): a catalogue
 *
 * Gives up a reference; the last one frees the catalogue.
 */
void
sojourn_catalogue_unref (SojournCatalogue *self)
{
    g_return_if_fail (self != NULL);

    if (!g_atomic_ref_count_dec (&self->references))
        return;
    g_free (self->licence);
    g_hash_table_unref (self->by_uuid);
    g_ptr_array_unref (self->records);
    g_free (self);
}

/**
 * sojourn_catalogue_get_date:
 * @self: a catalogue
 *
 * Returns: the date of its edition
 */
SojournDate
sojourn_catalogue_get_date (const SojournCatalogue *self)
{
    g_return_val_if_fail (self != NULL, 0);

    return self->date;
}

/**
 * sojourn_catalogue_get_licence:
 * @self: a catalogue
 *
 * Returns: (transfer none): the SPDX identifier of its licence
 */
const char *
sojourn_catalogue_get_licence (const SojournCatalogue *self)
{
    g_return_val_if_fail (self != NULL, NULL);

    return self->licence;
}

/**
 * sojourn_catalogue_get_records:
 * @self: a catalogue
 *
 * Returns: (transfer none) (element-type SojournRecord): its records, sealed; none refers to one
 *   that comes later
 */
const GPtrArray *
sojourn_catalogue_get_records (const SojournCatalogue *self)
{
    g_return_val_if_fail (self != NULL, NULL);

    return self->records;
}

/**
 * sojourn_catalogue_find:
 * @self: a catalogue
 * @uuid: (nullable): a UUID
 *
 * Returns: (transfer none) (nullable): the record of that identity
 */
const SojournRecord *
sojourn_catalogue_find (const SojournCatalogue *self, const char *uuid)
{
    g_return_val_if_fail (self != NULL, NULL);

    return uuid != NULL ? g_hash_table_lookup (self->by_uuid, uuid) : NULL;
}
