/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-wire-quote.h"

#include "sojourn-currency.h"
#include "sojourn-error.h"
#include "sojourn-quote-fields.h"
#include "sojourn-field-json.h"

#include <glib/gi18n-lib.h>

#define MAX_TIERS 20

/* In minor units: what every reader of JSON keeps exactly (docs/quote-api.yaml, Minor). */
#define MAX_MINOR G_GINT64_CONSTANT (9000000000000000)

/* The fields that travel under their own names; the total goes apart, with its currency. */
static const guint quote_fields[] = {
    SOJOURN_QUOTE_NUMBER,
    SOJOURN_QUOTE_PRICE_KIND,
    SOJOURN_QUOTE_LOW_MINOR,
    SOJOURN_QUOTE_HIGH_MINOR,
    SOJOURN_QUOTE_ISSUED_AT,
    SOJOURN_QUOTE_VALID_UNTIL,
    SOJOURN_QUOTE_ZONE,
    SOJOURN_QUOTE_INPATIENT_DAYS,
    SOJOURN_QUOTE_REHABILITATION_DAYS,
    SOJOURN_QUOTE_DAYS_BEFORE_FLIGHT,
    SOJOURN_QUOTE_DEPOSIT_MINOR,
    SOJOURN_QUOTE_DEPOSIT_DUE,
    SOJOURN_QUOTE_PRICE_HOLD,
    SOJOURN_QUOTE_TERMS,
};
static const guint line_fields[] = {
    SOJOURN_QUOTE_LINE_CATEGORY,       SOJOURN_QUOTE_LINE_DESCRIPTION,
    SOJOURN_QUOTE_LINE_QUANTITY_MILLI, SOJOURN_QUOTE_LINE_UNIT_MINOR,
    SOJOURN_QUOTE_LINE_TAX_MINOR,      SOJOURN_QUOTE_LINE_TOTAL_MINOR,
};
static const guint inclusion_fields[] = {
    SOJOURN_QUOTE_INCLUSION_CATEGORY,
    SOJOURN_QUOTE_INCLUSION_STATE,
    SOJOURN_QUOTE_INCLUSION_EXTRA_MINOR,
    SOJOURN_QUOTE_INCLUSION_NOTE,
};

/**
 * sojourn_wire_quote_new:
 *
 * Makes an empty quote.
 *
 * Returns: (transfer full): the quote
 */
SojournWireQuote *
sojourn_wire_quote_new (void)
{
    SojournWireQuote *self = g_new0 (SojournWireQuote, 1);

    self->quote = sojourn_record_new (SOJOURN_KIND_QUOTE);
    self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    self->inclusions = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    return self;
}

static void
copy_records (GPtrArray *to, GPtrArray *from)
{
    for (guint i = 0; i < from->len; i++)
        g_ptr_array_add (to, sojourn_record_copy (g_ptr_array_index (from, i)));
}

/**
 * sojourn_wire_quote_copy:
 * @self: a quote
 *
 * Copies a quote with its lines and inclusions, identities included; the copies are not sealed.
 *
 * Returns: (transfer full): the copy
 */
SojournWireQuote *
sojourn_wire_quote_copy (const SojournWireQuote *self)
{
    SojournWireQuote *copy = sojourn_wire_quote_new ();

    sojourn_record_unref (copy->quote);
    copy->quote = sojourn_record_copy (self->quote);
    copy_records (copy->lines, self->lines);
    copy_records (copy->inclusions, self->inclusions);
    return copy;
}

/**
 * sojourn_wire_quote_free:
 * @self: (transfer full): a quote
 *
 * Frees a quote.
 */
void
sojourn_wire_quote_free (SojournWireQuote *self)
{
    g_return_if_fail (self != NULL);

    sojourn_record_unref (self->quote);
    g_ptr_array_unref (self->lines);
    g_ptr_array_unref (self->inclusions);
    g_free (self);
}

/**
 * sojourn_wire_quote_add_line:
 * @self: a quote whose currency is set
 *
 * Adds a line, in its position and in the currency of the quote.
 *
 * Returns: (transfer none): the line, to be filled
 */
SojournRecord *
sojourn_wire_quote_add_line (SojournWireQuote *self)
{
    SojournRecord *line = sojourn_record_new (SOJOURN_KIND_QUOTE_LINE);

    sojourn_record_set_text (line, SOJOURN_QUOTE_LINE_QUOTE, sojourn_record_get_uuid (self->quote));
    sojourn_record_set_text (line, SOJOURN_QUOTE_LINE_CURRENCY,
                             sojourn_record_get_text (self->quote, SOJOURN_QUOTE_CURRENCY));
    sojourn_record_set_integer (line, SOJOURN_QUOTE_LINE_POSITION, self->lines->len + 1);
    g_ptr_array_add (self->lines, line);
    return line;
}

/**
 * sojourn_wire_quote_add_inclusion:
 * @self: a quote whose currency is set
 *
 * Adds what the quote says of one category.
 *
 * Returns: (transfer none): the inclusion, to be filled
 */
SojournRecord *
sojourn_wire_quote_add_inclusion (SojournWireQuote *self)
{
    SojournRecord *inclusion = sojourn_record_new (SOJOURN_KIND_QUOTE_INCLUSION);

    sojourn_record_set_text (inclusion, SOJOURN_QUOTE_INCLUSION_QUOTE,
                             sojourn_record_get_uuid (self->quote));
    sojourn_record_set_text (inclusion, SOJOURN_QUOTE_INCLUSION_CURRENCY,
                             sojourn_record_get_text (self->quote, SOJOURN_QUOTE_CURRENCY));
    g_ptr_array_add (self->inclusions, inclusion);
    return inclusion;
}

/**
 * sojourn_wire_quote_get_version:
 * @self: a quote
 *
 * Returns: which version of the offer it is, from 1; 0 if it has no number yet
 */
gint64
sojourn_wire_quote_get_version (const SojournWireQuote *self)
{
    g_return_val_if_fail (self != NULL, 0);

    return sojourn_record_get_integer (self->quote, SOJOURN_QUOTE_VERSION, 0);
}

/**
 * sojourn_wire_quote_set_owner:
 * @self: a quote
 * @case_uuid: the case it belongs to
 * @request_uuid: the quote request it answers
 *
 * Ties the quote, its lines and its inclusions to the desk's own records.
 */
void
sojourn_wire_quote_set_owner (SojournWireQuote *self,
                              const char *case_uuid,
                              const char *request_uuid)
{
    g_return_if_fail (self != NULL);

    sojourn_record_set_text (self->quote, SOJOURN_QUOTE_CASE, case_uuid);
    sojourn_record_set_text (self->quote, SOJOURN_QUOTE_REQUEST, request_uuid);
    for (guint i = 0; i < self->lines->len; i++)
        sojourn_record_set_text (g_ptr_array_index (self->lines, i), SOJOURN_QUOTE_LINE_CASE,
                                 case_uuid);
    for (guint i = 0; i < self->inclusions->len; i++)
        sojourn_record_set_text (g_ptr_array_index (self->inclusions, i),
                                 SOJOURN_QUOTE_INCLUSION_CASE, case_uuid);
}

static void
read_field (SojournRecord *record, guint field, SojournJsonReader *reader, const char *name)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);

    if (info->type == SOJOURN_FIELD_MONEY && sojourn_json_reader_has (reader, name))
        sojourn_json_reader_get_int (reader, name, -MAX_MINOR, MAX_MINOR);
    sojourn_field_read_json_as (record, field, reader, name);
}

static void
read_fields (SojournRecord *record, SojournJsonReader *reader, const guint *fields, gsize n)
{
    SojournKind kind = sojourn_record_get_kind (record);

    for (gsize i = 0; i < n; i++)
        read_field (record, fields[i], reader, sojourn_kind_get_field (kind, fields[i])->name);
}

static void
read_total (SojournWireQuote *self, SojournJsonReader *reader)
{
    const char *currency;

    sojourn_json_reader_begin_object (reader, "total");
    read_field (self->quote, SOJOURN_QUOTE_TOTAL_MINOR, reader, "amount_minor");
    currency = sojourn_json_reader_get_string (reader, "currency", 3, 3);
    if (!sojourn_currency_is_valid (currency))
        sojourn_json_reader_fail (reader, "currency", SOJOURN_DATA_ERROR_REFERENCE, "%s",
                                  _ ("this currency is not known"));
    sojourn_record_set_text (self->quote, SOJOURN_QUOTE_CURRENCY, currency);
    sojourn_json_reader_end (reader);
}

static void
read_lines (SojournWireQuote *self, SojournJsonReader *reader)
{
    gsize n;

    if (!sojourn_json_reader_has (reader, "lines"))
        return;

    n = sojourn_json_reader_begin_array (reader, "lines", SOJOURN_WIRE_MAX_LINES);
    for (gsize i = 0; i < n; i++) {
        sojourn_json_reader_begin_element (reader, i);
        read_fields (sojourn_wire_quote_add_line (self), reader, line_fields,
                     G_N_ELEMENTS (line_fields));
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
}

static void
read_inclusion (SojournWireQuote *self, SojournJsonReader *reader, guint64 *seen)
{
    SojournRecord *inclusion = sojourn_wire_quote_add_inclusion (self);
    gint64 category;

    read_fields (inclusion, reader, inclusion_fields, G_N_ELEMENTS (inclusion_fields));
    category = sojourn_record_get_integer (inclusion, SOJOURN_QUOTE_INCLUSION_CATEGORY, 0);
    if (*seen >> category & 1)
        sojourn_json_reader_fail (reader, "category", SOJOURN_DATA_ERROR_DUPLICATE, "%s",
                                  _ ("this category occurs twice"));
    *seen |= G_GUINT64_CONSTANT (1) << category;
}

static void
read_inclusions (SojournWireQuote *self, SojournJsonReader *reader)
{
    guint64 seen = 0;
    gsize n;

    if (!sojourn_json_reader_has (reader, "inclusions"))
        return;

    n = sojourn_json_reader_begin_array (reader, "inclusions",
                                         sojourn_inclusion_categories.n_choices);
    for (gsize i = 0; i < n; i++) {
        sojourn_json_reader_begin_element (reader, i);
        read_inclusion (self, reader, &seen);
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
}

/* The tiers have no field of their own: they stay in the quote as received, but must be sound. */
static void
check_tiers (SojournJsonReader *reader)
{
    gsize n;

    if (!sojourn_json_reader_has (reader, "cancellation"))
        return;

    n = sojourn_json_reader_begin_array (reader, "cancellation", MAX_TIERS);
    for (gsize i = 0; i < n; i++) {
        sojourn_json_reader_begin_element (reader, i);
        sojourn_json_reader_get_int (reader, "days_before", 0, 3650);
        sojourn_json_reader_get_int (reader, "refund_percent", 0, 100);
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
}

static void
check_range (const SojournWireQuote *self, SojournJsonReader *reader)
{
    gint64 low = 0, high = 0;
    gboolean is_range = sojourn_record_get_integer (self->quote, SOJOURN_QUOTE_PRICE_KIND, 0) ==
                        SOJOURN_PRICE_RANGE;
    gboolean has_low = sojourn_record_peek_integer (self->quote, SOJOURN_QUOTE_LOW_MINOR, &low);
    gboolean has_high = sojourn_record_peek_integer (self->quote, SOJOURN_QUOTE_HIGH_MINOR, &high);

    if (is_range && !has_low)
        sojourn_json_reader_fail (reader, "low_minor", SOJOURN_DATA_ERROR_MISSING, "%s",
                                  _ ("a range needs its lowest amount"));
    if (is_range && !has_high)
        sojourn_json_reader_fail (reader, "high_minor", SOJOURN_DATA_ERROR_MISSING, "%s",
                                  _ ("a range needs its highest amount"));
    if (has_low && has_high && low > high)
        sojourn_json_reader_fail (reader, "high_minor", SOJOURN_DATA_ERROR_RANGE, "%s",
                                  _ ("the highest amount is below the lowest"));
}

static void
check_quote (const SojournWireQuote *self, SojournJsonReader *reader)
{
    if (sojourn_json_reader_has_failed (reader))
        return;

    check_range (self, reader);
    if (sojourn_record_has (self->quote, SOJOURN_QUOTE_VALID_UNTIL) &&
        !sojourn_record_has (self->quote, SOJOURN_QUOTE_ZONE))
        sojourn_json_reader_fail (reader, "zone", SOJOURN_DATA_ERROR_MISSING, "%s",
                                  _ ("the last day of validity needs a time zone"));
}

static void
keep_received (SojournWireQuote *self, SojournJsonReader *reader)
{
    g_autofree char *received = sojourn_json_reader_dup_raw (reader, NULL);
    g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, received, -1);

    sojourn_record_set_text (self->quote, SOJOURN_QUOTE_RECEIVED_SHA256, digest);
    sojourn_record_take_text (self->quote, SOJOURN_QUOTE_RECEIVED, g_steal_pointer (&received));
}

/**
 * sojourn_wire_quote_read:
 * @reader: a reader whose cursor is at a quote, with or without a version
 *
 * Reads a quote into records. Members that are not known are kept with all others in the quote as
 * received. Whether the lines add up to the total is for rule Q04, not for this.
 *
 * Returns: (transfer full) (nullable): the quote, or %NULL if @reader has failed
 */
SojournWireQuote *
sojourn_wire_quote_read (SojournJsonReader *reader)
{
    g_autoptr (SojournWireQuote) self = sojourn_wire_quote_new ();

    g_return_val_if_fail (reader != NULL, NULL);

    read_total (self, reader);
    if (sojourn_json_reader_has (reader, "version"))
        sojourn_field_read_json (self->quote, SOJOURN_QUOTE_VERSION, reader);
    read_fields (self->quote, reader, quote_fields, G_N_ELEMENTS (quote_fields));
    read_lines (self, reader);
    read_inclusions (self, reader);
    check_tiers (reader);
    check_quote (self, reader);
    keep_received (self, reader);

    return sojourn_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

static void
write_fields (const SojournRecord *record, SojournJsonWriter *writer, const guint *fields, gsize n)
{
    for (gsize i = 0; i < n; i++)
        sojourn_field_write_json (record, fields[i], writer);
}

static void
write_records (
    GPtrArray *records, SojournJsonWriter *writer, const char *name, const guint *fields, gsize n)
{
    sojourn_json_writer_begin_array (writer, name);
    for (guint i = 0; i < records->len; i++) {
        sojourn_json_writer_begin_object (writer, NULL);
        write_fields (g_ptr_array_index (records, i), writer, fields, n);
        sojourn_json_writer_end (writer);
    }
    sojourn_json_writer_end (writer);
}

/**
 * sojourn_wire_quote_to_bytes:
 * @self: a quote with a total
 *
 * Writes the body of `POST /v1/quote-requests/{id}/quotes`; version and receipt are the service's.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
sojourn_wire_quote_to_bytes (const SojournWireQuote *self)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    g_return_val_if_fail (self != NULL, NULL);

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_begin_object (writer, "total");
    sojourn_field_write_json_as (self->quote, SOJOURN_QUOTE_TOTAL_MINOR, writer, "amount_minor");
    sojourn_field_write_json (self->quote, SOJOURN_QUOTE_CURRENCY, writer);
    sojourn_json_writer_end (writer);
    write_fields (self->quote, writer, quote_fields, G_N_ELEMENTS (quote_fields));
    write_records (self->lines, writer, "lines", line_fields, G_N_ELEMENTS (line_fields));
    write_records (self->inclusions, writer, "inclusions", inclusion_fields,
                   G_N_ELEMENTS (inclusion_fields));
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
}
