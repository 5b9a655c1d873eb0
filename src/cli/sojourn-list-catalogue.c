/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-list-catalogue.h"

#include "sojourn-list-row.h"
#include "sojourn-listing.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-record-json.h"
#include "sojourn-record-value.h"

#include <glib/gi18n.h>

/* What a list of the catalogue shows of one record. */
typedef void (*PrintFunc) (SojournListing *listing,
                           const SojournRecord *record,
                           const SojournSnapshot *catalogue);

static void
write_record (SojournJsonWriter *writer, const SojournRecord *record)
{
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "id", sojourn_record_get_uuid (record));
    sojourn_record_write_json (record, writer);
    sojourn_json_writer_end (writer);
}

static const char *
get_label (const SojournRecord *record, guint field)
{
    const SojournChoiceSet *set =
        sojourn_kind_get_field (sojourn_record_get_kind (record), field)->choices;
    gint64 value;

    return sojourn_record_peek_integer (record, field, &value)
               ? sojourn_choice_set_get_label (set, value)
               : NULL;
}

static char *
dup_date (const SojournRecord *record, guint field)
{
    return sojourn_list_row_dup_date (sojourn_record_get_integer (record, field, SOJOURN_NO_TIME));
}

static void
print_clinic (SojournListing *listing,
              const SojournRecord *record,
              const SojournSnapshot *catalogue)
{
    g_autofree char *verified = dup_date (record, SOJOURN_CLINIC_VERIFIED_ON);
    const char *const cells[] = {
        sojourn_record_get_text (record, SOJOURN_CLINIC_NAME),
        sojourn_record_get_text (record, SOJOURN_CLINIC_CITY),
        sojourn_record_get_text (record, SOJOURN_CLINIC_COUNTRY),
        get_label (record, SOJOURN_CLINIC_GRADE),
        verified,
    };

    sojourn_listing_add (listing, cells);
}

static void
print_option (SojournListing *listing,
              const SojournRecord *record,
              const SojournSnapshot *catalogue)
{
    const SojournRecord *clinic =
        sojourn_snapshot_follow (catalogue, record, SOJOURN_OPTION_CLINIC);
    g_autofree char *verified = dup_date (record, SOJOURN_OPTION_VERIFIED_ON);
    g_autofree char *evidence = sojourn_record_dup_value (record, SOJOURN_OPTION_EVIDENCE_LEVEL);
    const char *const cells[] = {
        sojourn_record_get_text (record, SOJOURN_OPTION_TITLE),
        clinic != NULL ? sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME) : NULL,
        get_label (record, SOJOURN_OPTION_REGULATORY_BASIS),
        evidence,
        verified,
    };

    sojourn_listing_add (listing, cells);
}

static gint
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
    const SojournRecord *one = *(const SojournRecord *const *)a;
    const SojournRecord *other = *(const SojournRecord *const *)b;
    guint field = GPOINTER_TO_UINT (user_data);
    gint order = g_utf8_collate (sojourn_record_get_text (one, field),
                                 sojourn_record_get_text (other, field));

    return order != 0 ? order
                      : g_strcmp0 (sojourn_record_get_uuid (one), sojourn_record_get_uuid (other));
}

static gboolean
list_kind (SojournStore *store,
           const SojournListFilter *filter,
           SojournListing *listing,
           SojournKind kind,
           guint name_field,
           PrintFunc print,
           GError **error)
{
    g_autoptr (SojournSnapshot) catalogue =
        dex_await_boxed (sojourn_store_load_catalogue (store), error);
    SojournJsonWriter *writer = sojourn_listing_get_writer (listing);
    g_autoptr (GPtrArray) sorted = NULL;
    const GPtrArray *records;

    if (catalogue == NULL)
        return FALSE;
    records = sojourn_snapshot_get_all (catalogue, kind);
    sorted = g_ptr_array_new_from_array (records->pdata, records->len, NULL, NULL, NULL);
    g_ptr_array_sort_with_data (sorted, compare_names, GUINT_TO_POINTER (name_field));
    for (guint i = 0; i < MIN (sorted->len, sojourn_list_filter_get_limit (filter)); i++) {
        if (writer != NULL)
            write_record (writer, sorted->pdata[i]);
        else
            print (listing, sorted->pdata[i], catalogue);
    }
    sojourn_listing_finish (listing);
    return TRUE;
}

/**
 * sojourn_list_clinics:
 * @store: the desk
 * @filter: what to show
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Prints the clinics by name. In a fiber.
 *
 * Returns: whether that went well
 */
gboolean
sojourn_list_clinics (SojournStore *store, const SojournListFilter *filter, GError **error)
{
    const char *const titles[] = {
        /* Translators: the title of a column */
        _ ("Clinic"),
        /* Translators: the title of a column */
        _ ("City"),
        /* Translators: the title of a column */
        _ ("Country"),
        /* Translators: the title of a column: of a hospital, as “3A” */
        _ ("Grade"),
        /* Translators: the title of a column: when an entry was last checked */
        _ ("Verified"),
        NULL,
    };
    g_autoptr (SojournListing) listing = sojourn_listing_new (filter->json, "clinics", titles);

    return list_kind (store, filter, listing, SOJOURN_KIND_CLINIC, SOJOURN_CLINIC_NAME,
                      print_clinic, error);
}

/**
 * sojourn_list_options:
 * @store: the desk
 * @filter: what to show
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Prints the treatment options by title. In a fiber.
 *
 * Returns: whether that went well
 */
gboolean
sojourn_list_options (SojournStore *store, const SojournListFilter *filter, GError **error)
{
    const char *const titles[] = {
        _ ("Treatment Option"),
        /* Translators: the title of a column */
        _ ("Clinic"),
        _ ("Regulatory Basis"),
        /* Translators: the title of a column: a level from 1, the strongest, to 5 */
        _ ("Evidence"),
        /* Translators: the title of a column: when an entry was last checked */
        _ ("Verified"),
        NULL,
    };
    g_autoptr (SojournListing) listing = sojourn_listing_new (filter->json, "options", titles);

    return list_kind (store, filter, listing, SOJOURN_KIND_OPTION, SOJOURN_OPTION_TITLE,
                      print_option, error);
}
