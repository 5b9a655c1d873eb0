/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-directory-item.h"

#include "sojourn-catalogue-model.h"
#include "sojourn-choices.h"
#include "sojourn-date-local.h"
#include "sojourn-typed.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * SojournDirectoryItem:
 *
 * A line of a directory: what a clinic or an option is called, where it is, what is known of it and
 * when that was last verified.
 */
struct _SojournDirectoryItem {
    GObject parent_instance;

    char *uuid;        /* (not nullable) (owned) */
    char *title;       /* (not nullable) (owned) */
    char *native;      /* (not nullable) (owned): the name in its own script; may be empty */
    char *place;       /* (not nullable) (owned): where it is */
    char *facts;       /* (not nullable) (owned): what it is; may be empty */
    char *verified;    /* (not nullable) (owned): when it was verified */
    char *description; /* (not nullable) (owned): all but the title, to be heard */
    char *key;         /* (not nullable) (owned): all of it, folded, for the search */
};

G_DEFINE_FINAL_TYPE (SojournDirectoryItem, sojourn_directory_item, G_TYPE_OBJECT)

typedef enum {
    PROP_TITLE = 1,
    PROP_NATIVE,
    PROP_PLACE,
    PROP_FACTS,
    PROP_VERIFIED,
    PROP_DESCRIPTION,
} SojournDirectoryItemProps;

static GParamSpec *props[PROP_DESCRIPTION + 1];

/* Letters without case and marks, so that “Munchen” finds “München”. */
static char *
fold (const char *text)
{
    g_autofree char *lower = g_utf8_casefold (text, -1);
    g_autofree char *parted = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
    GString *folded = g_string_new (NULL);

    for (const char *c = parted; c != NULL && *c != '\0'; c = g_utf8_next_char (c)) {
        if (!g_unichar_ismark (g_utf8_get_char (c)))
            g_string_append_unichar (folded, g_utf8_get_char (c));
    }
    return g_string_free (folded, FALSE);
}

static void
take_known (GStrvBuilder *parts, char *text)
{
    if (text != NULL && *text != '\0')
        g_strv_builder_add (parts, text);
    g_free (text);
}

static void
add_field (GStrvBuilder *parts, const SojournRecord *record, guint field)
{
    take_known (parts, sojourn_typed_format (record, field, NULL));
}

static char *
join (GStrvBuilder *parts)
{
    g_auto (GStrv) texts = g_strv_builder_end (parts);

    return g_strjoinv (" · ", texts);
}

static void
add_place (GStrvBuilder *parts, const SojournRecord *clinic)
{
    const SojournField *country =
        sojourn_kind_get_field (SOJOURN_KIND_CLINIC, SOJOURN_CLINIC_COUNTRY);
    const char *code = sojourn_record_get_text (clinic, SOJOURN_CLINIC_COUNTRY);

    add_field (parts, clinic, SOJOURN_CLINIC_CITY);
    if (code != NULL)
        take_known (parts, sojourn_choices_dup_label (country, code));
}

static void
describe_clinic (SojournDirectoryItem *self,
                 SojournSnapshot *catalogue,
                 const SojournRecord *record,
                 GStrvBuilder *place,
                 GStrvBuilder *facts)
{
    g_autoptr (GPtrArray) credentials =
        sojourn_snapshot_list (catalogue, SOJOURN_KIND_CREDENTIAL, SOJOURN_CREDENTIAL_CLINIC,
                               sojourn_record_get_uuid (record));

    g_set_str (&self->native, sojourn_record_get_text (record, SOJOURN_CLINIC_NATIVE_NAME));
    add_place (place, record);
    if (sojourn_record_get_integer (record, SOJOURN_CLINIC_GRADE, SOJOURN_GRADE_NONE) !=
        SOJOURN_GRADE_NONE)
        add_field (facts, record, SOJOURN_CLINIC_GRADE);
    for (guint i = 0; i < credentials->len; i++)
        add_field (facts, credentials->pdata[i], SOJOURN_CREDENTIAL_SCHEME);
}

static char *
format_evidence (const SojournRecord *option)
{
    gint64 level;

    if (!sojourn_record_peek_integer (option, SOJOURN_OPTION_EVIDENCE_LEVEL, &level))
        return NULL;
    /* Translators: the OCEBM level of evidence of a treatment, from 1 to 5 */
    return g_strdup_printf (_ ("Evidence level %d"), (int)level);
}

static void
describe_option (SojournSnapshot *catalogue,
                 const SojournRecord *record,
                 GStrvBuilder *place,
                 GStrvBuilder *facts)
{
    const SojournRecord *clinic =
        sojourn_snapshot_follow (catalogue, record, SOJOURN_OPTION_CLINIC);

    if (clinic != NULL) {
        add_field (place, clinic, SOJOURN_CLINIC_NAME);
        add_field (place, clinic, SOJOURN_CLINIC_NATIVE_NAME);
        add_place (place, clinic);
    }
    add_field (facts, record, SOJOURN_OPTION_MODALITY);
    add_field (facts, record, SOJOURN_OPTION_REGULATORY_BASIS);
    take_known (facts, format_evidence (record));
}

static void
sojourn_directory_item_finalize (GObject *object)
{
    SojournDirectoryItem *self = SOJOURN_DIRECTORY_ITEM (object);

    g_free (self->uuid);
    g_free (self->title);
    g_free (self->native);
    g_free (self->place);
    g_free (self->facts);
    g_free (self->verified);
    g_free (self->description);
    g_free (self->key);
    G_OBJECT_CLASS (sojourn_directory_item_parent_class)->finalize (object);
}

static void
sojourn_directory_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournDirectoryItem *self = SOJOURN_DIRECTORY_ITEM (object);

    switch ((SojournDirectoryItemProps)id) {
    case PROP_TITLE:
        g_value_set_string (value, self->title);
        break;
    case PROP_NATIVE:
        g_value_set_string (value, self->native);
        break;
    case PROP_PLACE:
        g_value_set_string (value, self->place);
        break;
    case PROP_FACTS:
        g_value_set_string (value, self->facts);
        break;
    case PROP_VERIFIED:
        g_value_set_string (value, self->verified);
        break;
    case PROP_DESCRIPTION:
        g_value_set_string (value, self->description);
        break;
    }
}

static void
sojourn_directory_item_class_init (SojournDirectoryItemClass *klass)
{
    static const char *const names[] = {
        [PROP_TITLE] = "title", [PROP_NATIVE] = "native",     [PROP_PLACE] = "place",
        [PROP_FACTS] = "facts", [PROP_VERIFIED] = "verified", [PROP_DESCRIPTION] = "description",
    };

    G_OBJECT_CLASS (klass)->finalize = sojourn_directory_item_finalize;
    G_OBJECT_CLASS (klass)->get_property = sojourn_directory_item_get_property;
    for (guint i = PROP_TITLE; i < G_N_ELEMENTS (props); i++)
        props[i] = g_param_spec_string (names[i], NULL, NULL, "",
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);
}

static void
sojourn_directory_item_init (SojournDirectoryItem *self)
{
}

/* What is seen below the title, in one breath. */
static char *
describe (SojournDirectoryItem *self)
{
    const char *const lines[] = { self->native, self->place, self->facts, self->verified };
    g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
    g_auto (GStrv) texts = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        take_known (parts, g_strdup (lines[i]));
    texts = g_strv_builder_end (parts);
    /* Translators: what separates the parts of a list */
    return g_strjoinv (C_ ("list", ", "), texts);
}

/**
 * sojourn_directory_item_new:
 * @catalogue: the catalogue
 * @record: a clinic or an option of it
 *
 * Returns: (transfer full): its line
 */
SojournDirectoryItem *
sojourn_directory_item_new (SojournSnapshot *catalogue, const SojournRecord *record)
{
    SojournDirectoryItem *self = g_object_new (SOJOURN_TYPE_DIRECTORY_ITEM, NULL);
    g_autoptr (GStrvBuilder) place = g_strv_builder_new ();
    g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
    g_autofree char *all = NULL;

    if (sojourn_record_get_kind (record) == SOJOURN_KIND_CLINIC)
        describe_clinic (self, catalogue, record, place, facts);
    else
        describe_option (catalogue, record, place, facts);
    if (self->native == NULL)
        self->native = g_strdup ("");
    self->uuid = g_strdup (sojourn_record_get_uuid (record));
    self->title = g_strdup (sojourn_catalogue_get_title (record));
    self->place = join (place);
    self->facts = join (facts);
    self->verified = sojourn_directory_dup_verified (record, FALSE);
    self->description = describe (self);
    all = g_strjoin ("\n", self->title, self->native, self->place, self->facts, NULL);
    self->key = fold (all);
    return self;
}

/**
 * sojourn_directory_item_get_uuid:
 * @self: an item
 *
 * Returns: (transfer none): the record it stands for
 */
const char *
sojourn_directory_item_get_uuid (SojournDirectoryItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_DIRECTORY_ITEM (self), NULL);

    return self->uuid;
}

/**
 * sojourn_directory_item_compare:
 * @a: an item
 * @b: another
 *
 * Orders items by title as the locale does: a #GCompareFunc.
 *
 * Returns: below, at or above 0
 */
int
sojourn_directory_item_compare (gconstpointer a, gconstpointer b)
{
    const SojournDirectoryItem *one = a;
    const SojournDirectoryItem *other = b;

    return g_utf8_collate (one->title, other->title);
}

/**
 * sojourn_directory_item_equal:
 * @a: an item
 * @b: another
 *
 * Holds two items against each other: a #GEqualFunc.
 *
 * Returns: whether they stand for the same record and say the same of it
 */
gboolean
sojourn_directory_item_equal (gconstpointer a, gconstpointer b)
{
    const SojournDirectoryItem *one = a;
    const SojournDirectoryItem *other = b;

    return g_str_equal (one->uuid, other->uuid) && g_str_equal (one->title, other->title) &&
           g_str_equal (one->description, other->description);
}

/**
 * sojourn_directory_item_matches:
 * @self: an item
 * @words: (array zero-terminated=1): words of [func@directory_split]
 *
 * Returns: whether every word is somewhere in the line
 */
gboolean
sojourn_directory_item_matches (SojournDirectoryItem *self, const char *const *words)
{
    g_return_val_if_fail (SOJOURN_IS_DIRECTORY_ITEM (self), FALSE);

    for (guint i = 0; words[i] != NULL; i++) {
        if (strstr (self->key, words[i]) == NULL)
            return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_directory_split:
 * @text: what a person typed to search
 *
 * Returns: (transfer full) (array zero-terminated=1): its words, folded; an empty one matches all
 */
char **
sojourn_directory_split (const char *text)
{
    g_autofree char *folded = fold (text);

    return g_strsplit_set (folded, " \t\n", -1);
}

/**
 * sojourn_directory_dup_verified:
 * @record: a clinic, an option or a trial
 * @with_source: whether to name the source
 *
 * Returns: (transfer full): when what is known of it was last held against its source
 */
char *
sojourn_directory_dup_verified (const SojournRecord *record, gboolean with_source)
{
    SojournKind kind = sojourn_record_get_kind (record);
    guint verified_field, source_field;
    const char *source = NULL;
    g_autofree char *day = NULL;
    gint64 verified_on;

    if (with_source && sojourn_kind_find_field (kind, "source", &source_field))
        source = sojourn_record_get_text (record, source_field);
    if (!sojourn_kind_find_field (kind, "verified_on", &verified_field) ||
        !sojourn_record_peek_integer (record, verified_field, &verified_on))
        /* Translators: of what is known of a clinic; %s is its source */
        return source != NULL ? g_strdup_printf (_ ("Never verified: %s"), source)
                              : g_strdup (_ ("Never verified"));
    day = sojourn_date_format_local (verified_on, SOJOURN_DATE_STYLE_MEDIUM);
    if (source == NULL)
        /* Translators: of what is known of a clinic; %s is a date */
        return g_strdup_printf (_ ("Verified on %s"), day);
    /* Translators: of what is known of a clinic; %1$s is a date, %2$s the source */
    return g_strdup_printf (_ ("Verified on %1$s: %2$s"), day, source);
}
