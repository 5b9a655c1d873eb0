/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-choices.h"

#include "sojourn-iso-codes.h"
#include "sojourn-zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The long lists, which are made once. */
typedef enum {
    LIST_COUNTRIES,
    LIST_LANGUAGES,
    LIST_CURRENCIES,
    LIST_ZONES,
} List;

#define N_LISTS (LIST_ZONES + 1)

static void
add (GPtrArray *items, const char *id, const char *label)
{
    g_ptr_array_add (items, sojourn_choice_item_new (id, label));
}

static void
append (GListStore *list, const char *id, const char *label)
{
    g_autoptr (SojournChoiceItem) item = sojourn_choice_item_new (id, label);

    g_list_store_append (list, item);
}

static void
append_set (GListStore *list, const SojournChoiceSet *set)
{
    for (guint i = 0; i < set->n_choices; i++)
        append (list, set->choices[i].nick, sojourn_choice_set_get_label (set, i));
}

static void
add_iso (GPtrArray *items, SojournIsoKind kind)
{
    gsize n_codes;
    const SojournIsoCode *codes = sojourn_iso_list (kind, &n_codes);

    for (gsize i = 0; i < n_codes; i++)
        add (items, codes[i].code, codes[i].name);
}

static char *
make_currency_label (const char *code)
{
    const char *name = sojourn_iso_get_name (SOJOURN_ISO_CURRENCY, code);

    if (name == NULL)
        return g_strdup (code);
    /* Translators: a currency: %1$s is its code, %2$s its name, as in “CNY – Yuan Renminbi” */
    return g_strdup_printf (_ ("%1$s – %2$s"), code, name);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
    return g_utf8_collate (sojourn_choice_item_get_label (SOJOURN_CHOICE_ITEM ((gpointer)a)),
                           sojourn_choice_item_get_label (SOJOURN_CHOICE_ITEM ((gpointer)b)));
}

static void
add_currencies (GPtrArray *items)
{
    gsize n_codes;
    const SojournIsoCode *codes = sojourn_iso_list (SOJOURN_ISO_CURRENCY, &n_codes);

    for (gsize i = 0; i < n_codes; i++) {
        g_autofree char *label = make_currency_label (codes[i].code);

        add (items, codes[i].code, label);
    }
    g_ptr_array_sort_values (items, compare_items);
}

/* The city of a zone, as people look for it: “Asia/Hong_Kong” is Hong Kong. */
static char *
make_zone_label (const char *zone, const char *country)
{
    const char *slash = strrchr (zone, '/');
    g_autofree char *city = g_strdelimit (g_strdup (slash != NULL ? slash + 1 : zone), "_", ' ');
    const char *name = sojourn_iso_get_name (SOJOURN_ISO_COUNTRY, country);

    if (name == NULL)
        return g_steal_pointer (&city);
    /* Translators: a time zone: %1$s is its city, %2$s the country */
    return g_strdup_printf (_ ("%1$s – %2$s"), city, name);
}

/* A line of zone.tab: country, coordinates and name, parted by tabs. */
static void
add_zone_line (GPtrArray *items, const char *line)
{
    g_auto (GStrv) columns = g_strsplit (line, "\t", 4);
    g_autofree char *label = NULL;

    if (*line == '#' || g_strv_length (columns) < 3)
        return;
    label = make_zone_label (columns[2], columns[0]);
    add (items, columns[2], label);
}

static void
add_zones (GPtrArray *items)
{
    g_autofree char *folder = sojourn_zone_dup_directory ();
    g_autofree char *path = g_build_filename (folder, "zone.tab", NULL);
    g_autofree char *text = NULL;
    g_auto (GStrv) lines = NULL;

    if (g_file_get_contents (path, &text, NULL, NULL)) {
        lines = g_strsplit (text, "\n", -1);
        for (guint i = 0; lines[i] != NULL; i++)
            add_zone_line (items, lines[i]);
        g_ptr_array_sort_values (items, compare_items);
    }
    add (items, "UTC", "UTC");
}

static GPtrArray *
make_list (List list)
{
    GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

    switch (list) {
    case LIST_COUNTRIES:
        add_iso (items, SOJOURN_ISO_COUNTRY);
        break;
    case LIST_LANGUAGES:
        add_iso (items, SOJOURN_ISO_LANGUAGE);
        break;
    case LIST_CURRENCIES:
        add_currencies (items);
        break;
    case LIST_ZONES:
        add_zones (items);
        break;
    }
    return items;
}

static GPtrArray *
get_list (List list)
{
    static GPtrArray *lists[N_LISTS];

    if (g_once_init_enter_pointer (&lists[list]))
        g_once_init_leave_pointer (&lists[list], make_list (list));
    return lists[list];
}

static void
append_list (GListStore *store, List list)
{
    GPtrArray *items = get_list (list);

    g_list_store_splice (store, 0, 0, items->pdata, items->len);
}

static DexFuture *
preload_in_thread (gpointer unused)
{
    for (List list = 0; list < N_LISTS; list++)
        get_list (list);
    return dex_future_new_true ();
}

/**
 * sojourn_choices_preload:
 *
 * Makes the long lists in another thread, so that no form waits for them.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when they are there; they are made even
 *   if it is dropped
 */
DexFuture *
sojourn_choices_preload (void)
{
    return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, preload_in_thread,
                                NULL, NULL);
}

/**
 * sojourn_choices_get_unknown_label:
 * @field: a field
 *
 * Returns: (transfer none): how a form calls a value that was not entered, told apart from one that
 *   was entered as unknown
 */
const char *
sojourn_choices_get_unknown_label (const SojournField *field)
{
    if (field->choices != NULL && sojourn_choice_set_find (field->choices, "unknown", NULL))
        return _ ("Not entered");
    return _ ("Not known");
}

/**
 * sojourn_choices_new:
 * @field: a boolean, a choice, codes, a zone, a country or a currency
 *
 * Lists what @field may be set to, in the order in which people look for it. The long lists are
 * made at the first call unless [func@choices_preload] did it before: some 40 milliseconds for
 * languages and for time zones.
 *
 * Returns: (transfer full): a list of [class@ChoiceItem]
 */
GListStore *
sojourn_choices_new (const SojournField *field)
{
    GListStore *list = g_list_store_new (SOJOURN_TYPE_CHOICE_ITEM);

    if (field->choices != NULL)
        append_set (list, field->choices);
    else if (field->type == SOJOURN_FIELD_CODES)
        append_list (list, LIST_LANGUAGES);
    else if (field->type == SOJOURN_FIELD_COUNTRY)
        append_list (list, LIST_COUNTRIES);
    else if (field->type == SOJOURN_FIELD_CURRENCY)
        append_list (list, LIST_CURRENCIES);
    else if (field->type == SOJOURN_FIELD_ZONE)
        append_list (list, LIST_ZONES);
    else if (field->type == SOJOURN_FIELD_BOOLEAN) {
        append (list, "true", C_ ("answer", "Yes"));
        append (list, "false", C_ ("answer", "No"));
    }
    return list;
}

static const char *
find_label (const SojournField *field, const char *id)
{
    gint64 value;

    if (field->choices != NULL)
        return sojourn_choice_set_find (field->choices, id, &value)
                   ? sojourn_choice_set_get_label (field->choices, value)
                   : NULL;
    if (field->type == SOJOURN_FIELD_COUNTRY)
        return sojourn_iso_get_name (SOJOURN_ISO_COUNTRY, id);
    if (field->type == SOJOURN_FIELD_CODES)
        return sojourn_iso_get_name (SOJOURN_ISO_LANGUAGE, id);
    return NULL;
}

/**
 * sojourn_choices_dup_label:
 * @field: a field as in [func@choices_new]
 * @id: a value of it, as the record holds it; a nick for a choice
 *
 * Returns: (transfer full): the value as people read it; @id itself if it has no other name
 */
char *
sojourn_choices_dup_label (const SojournField *field, const char *id)
{
    const char *label = find_label (field, id);

    if (field->type == SOJOURN_FIELD_CURRENCY)
        return make_currency_label (id);
    if (field->type == SOJOURN_FIELD_ZONE)
        return make_zone_label (id, NULL);
    return g_strdup (label != NULL ? label : id);
}
