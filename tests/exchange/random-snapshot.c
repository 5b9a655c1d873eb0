/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "random-snapshot.h"

#include "sojourn-date.h"
#include "sojourn-id.h"
#include "sojourn-record-value.h"

static gint64
pick_integer (GRand *random, gint64 min, gint64 max)
{
    guint64 span = (guint64)max - (guint64)min + 1;
    guint64 number = ((guint64)g_rand_int (random) << 32) | g_rand_int (random);

    if (g_rand_int_range (random, 0, 8) == 0)
        return g_rand_boolean (random) ? min : max;
    return span == 0 ? (gint64)number : (gint64)((guint64)min + number % span);
}

static const char *
pick (GRand *random, const char *const *values)
{
    return values[g_rand_int_range (random, 0, (gint)g_strv_length ((char **)values))];
}

/* Characters that formats trip over: quotes, controls, several bytes, right to left, beyond the
 * basic plane, combining. */
static char *
make_text (GRand *random, gint64 max)
{
    static const char *const pieces[] = {
        "a", "Ω",         "中文", "عربي", "😀",   "\"",   "\\", "/",         "\n",           "\t",
        " ", "e\xcc\x81", "\x01", "…",    "key:", "null", "-",  "</script>", "\xe2\x80\xae", NULL
    };
    GString *text = g_string_new ("x");
    gint n = g_rand_int_range (random, 0, 30);

    while (n-- > 0) {
        const char *piece = pick (random, pieces);

        if (g_utf8_strlen (text->str, -1) + g_utf8_strlen (piece, -1) <= max)
            g_string_append (text, piece);
    }
    return g_string_free (text, FALSE);
}

static char *
make_codes (GRand *random, const SojournField *field)
{
    static const char *const languages[] = { "swe", "eng", "zho", "ara", "deu", NULL };
    GString *codes = g_string_new (NULL);
    guint n = field->choices != NULL ? field->choices->n_choices : 5;

    for (guint i = 0; i < n; i++) {
        const char *code = field->choices != NULL ? field->choices->choices[i].nick : languages[i];

        if (codes->len == 0 || g_rand_boolean (random))
            g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
    }
    return g_string_free (codes, FALSE);
}

static void
set_reference (GRand *random, SojournRecord *record, guint field, SojournSnapshot *snapshot)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    const GPtrArray *targets = sojourn_snapshot_get_all (snapshot, info->target);

    if (targets->len > 0)
        sojourn_record_set_text (
            record, field,
            sojourn_record_get_uuid (
                targets->pdata[g_rand_int_range (random, 0, (gint)targets->len)]));
}

static void
set_text (GRand *random, SojournRecord *record, guint field, SojournSnapshot *snapshot)
{
    static const char *const zones[] = { "Europe/Stockholm",    "Asia/Shanghai",  "UTC",
                                         "America/Los_Angeles", "Asia/Kathmandu", NULL };
    static const char *const countries[] = { "SE", "CN", "US", "SA", NULL };
    static const char *const currencies[] = { "SEK", "CNY", "JPY", "KWD", NULL };
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);

    if (info->type == SOJOURN_FIELD_REFERENCE)
        set_reference (random, record, field, snapshot);
    else if (info->flags & SOJOURN_FIELD_SUBJECT)
        sojourn_record_take_text (record, field, sojourn_id_new ());
    else if (info->type == SOJOURN_FIELD_CODES)
        sojourn_record_take_text (record, field, make_codes (random, info));
    else if (info->type == SOJOURN_FIELD_ZONE)
        sojourn_record_set_text (record, field, pick (random, zones));
    else if (info->type == SOJOURN_FIELD_COUNTRY)
        sojourn_record_set_text (record, field, pick (random, countries));
    else if (info->type == SOJOURN_FIELD_CURRENCY)
        sojourn_record_set_text (record, field, pick (random, currencies));
    else
        sojourn_record_take_text (record, field, make_text (random, info->max));
}

static void
set_number (GRand *random, SojournRecord *record, guint field)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    gint64 number;

    if (info->type == SOJOURN_FIELD_CHOICE)
        number = g_rand_int_range (random, 0, (gint)info->choices->n_choices);
    else if (info->type == SOJOURN_FIELD_BOOLEAN)
        number = g_rand_boolean (random);
    else if (info->type == SOJOURN_FIELD_DATE)
        number = pick_integer (random, SOJOURN_DATE_MIN, SOJOURN_DATE_MAX);
    else if (info->type == SOJOURN_FIELD_TIME)
        number =
            pick_integer (random, (SOJOURN_DATE_MIN + 1) * 86400, SOJOURN_DATE_MAX * 86400 - 1);
    else if (info->type == SOJOURN_FIELD_MONEY)
        number = pick_integer (random, G_MININT64, G_MAXINT64);
    else
        number = pick_integer (random, info->min, info->max);
    sojourn_record_set_integer (record, field, number);
}

/* An amount that is known has a currency that is known. */
static void
set_currencies (GRand *random, SojournRecord *record, SojournSnapshot *snapshot)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));

    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].type == SOJOURN_FIELD_MONEY && sojourn_record_has (record, i) &&
            !sojourn_record_has (record, info->fields[i].currency_field))
            set_text (random, record, info->fields[i].currency_field, snapshot);
    }
}

static SojournRecord *
make_record (GRand *random, SojournKind kind, SojournSnapshot *snapshot)
{
    const SojournKindInfo *info = sojourn_kind_get_info (kind);
    SojournRecord *record = sojourn_record_new (kind);
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < info->n_fields; i++) {
        if (!(info->fields[i].flags & SOJOURN_FIELD_REQUIRED) && g_rand_boolean (random))
            continue;
        if (sojourn_field_is_number (&info->fields[i]))
            set_number (random, record, i);
        else
            set_text (random, record, i, snapshot);
    }
    set_currencies (random, record, snapshot);
    sojourn_record_validate (record, NULL, &error);
    g_assert_no_error (error);
    return record;
}

SojournSnapshot *
random_snapshot_new (GRand *random)
{
    SojournSnapshot *snapshot = sojourn_snapshot_new ();

    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        gint n = kind == SOJOURN_KIND_CASE ? 1 : g_rand_int_range (random, 1, 5);

        while (n-- > 0)
            sojourn_snapshot_take (snapshot, make_record (random, kind, snapshot));
    }
    return sojourn_snapshot_seal (snapshot);
}
