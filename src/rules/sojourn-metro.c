/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-metro-private.h"

#include <string.h>

/* Places are typed by people: “PEK”, “Beijing Capital (PEK)”, “Beijing South Station”. This tells
 * whether two of them may be in one city, and says yes when in doubt. */

#define CODE_LENGTH 3

/* Cities with several airports: the code of the city, its name, its airports (IATA). */
typedef struct {
    const char *name;
    const char *airports;
} Metro;

// clang-format off
static const Metro metros[] = {
    { "bangkok", "BKK DMK" }, { "beijing", "PEK PKX NAY" }, { "berlin", "BER" },
    { "buenos", "EZE AEP" }, { "chengdu", "CTU TFU" }, { "chicago", "ORD MDW" },
    { "delhi", "DEL" }, { "dubai", "DXB DWC" }, { "guangzhou", "CAN" },
    { "houston", "IAH HOU" }, { "istanbul", "IST SAW" }, { "jakarta", "CGK HLP" },
    { "kuala", "KUL SZB" }, { "london", "LHR LGW STN LTN LCY SEN" }, { "milan", "MXP LIN BGY" },
    { "montreal", "YUL YHU" }, { "moscow", "SVO DME VKO ZIA" }, { "mumbai", "BOM" },
    { "osaka", "KIX ITM UKB" }, { "paris", "CDG ORY BVA" }, { "rio", "GIG SDU" },
    { "rome", "FCO CIA" }, { "sao", "GRU CGH VCP" }, { "seoul", "ICN GMP" },
    { "shanghai", "PVG SHA" }, { "stockholm", "ARN BMA NYO VST" }, { "taipei", "TPE TSA" },
    { "tehran", "IKA THR" }, { "tokyo", "HND NRT" }, { "toronto", "YYZ YTZ" },
    { "washington", "IAD DCA BWI" }, { "york", "JFK LGA EWR" },
};

/* Words that many places share. */
static const char *const common_words[] = {
    "airport", "international", "intl", "station", "railway", "terminal", "hotel", "hospital",
    "clinic", "city", "central", "north", "south", "east", "west", "new", "san", "the", "and",
    "saint", "university", "medical", "center", "centre", "house", "street", "road", "gate",
};
// clang-format on

static const Metro *
find_metro (const char *code)
{
    for (guint i = 0; i < G_N_ELEMENTS (metros); i++) {
        if (strstr (metros[i].airports, code) != NULL)
            return &metros[i];
    }
    return NULL;
}

static gboolean
is_code (const char *text, gsize length)
{
    if (length != CODE_LENGTH)
        return FALSE;
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isupper (text[i]))
            return FALSE;
    }
    return TRUE;
}

/* The whole text, or what stands in brackets. */
static gboolean
find_code (const char *text, char code[CODE_LENGTH + 1])
{
    const char *open = strrchr (text, '(');
    const char *start = open != NULL ? open + 1 : text;
    gsize length = open != NULL ? strcspn (start, ")") : strlen (text);

    if (!is_code (start, length))
        return FALSE;
    memcpy (code, start, length);
    code[length] = '\0';
    return TRUE;
}

static gboolean
is_telling (const char *word)
{
    if (g_utf8_strlen (word, -1) < CODE_LENGTH)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (common_words); i++) {
        if (g_str_equal (word, common_words[i]))
            return FALSE;
    }
    return TRUE;
}

static gboolean
share_word (const char *a, const char *b)
{
    g_auto (GStrv) alternates_a = NULL;
    g_auto (GStrv) alternates_b = NULL;
    g_auto (GStrv) words_a = g_str_tokenize_and_fold (a, NULL, &alternates_a);
    g_auto (GStrv) words_b = g_str_tokenize_and_fold (b, NULL, &alternates_b);

    for (guint i = 0; words_a[i] != NULL; i++) {
        if (is_telling (words_a[i]) &&
            (g_strv_contains ((const char *const *)words_b, words_a[i]) ||
             g_strv_contains ((const char *const *)alternates_b, words_a[i])))
            return TRUE;
    }
    for (guint i = 0; alternates_a[i] != NULL; i++) {
        if (is_telling (alternates_a[i]) &&
            g_strv_contains ((const char *const *)words_b, alternates_a[i]))
            return TRUE;
    }
    return FALSE;
}

/* Chinese and Japanese names begin with the city, in two letters or more. */
static gboolean
share_beginning (const char *a, const char *b)
{
    const char *after = g_utf8_offset_to_pointer (a, MIN (2, g_utf8_strlen (a, -1)));

    return g_unichar_iswide (g_utf8_get_char (a)) && strncmp (a, b, (gsize)(after - a)) == 0;
}

static gboolean
is_code_near_name (const char *code, const char *name)
{
    const Metro *metro = find_metro (code);

    return metro == NULL || share_word (metro->name, name);
}

/*
 * sojourn_places_may_be_near:
 * @a: a place, as a person typed it
 * @b: another
 *
 * Returns: %FALSE if the two are surely in different cities, as far as their words or their IATA
 *   codes tell
 */
gboolean
sojourn_places_may_be_near (const char *a, const char *b)
{
    char code_a[CODE_LENGTH + 1];
    char code_b[CODE_LENGTH + 1];
    gboolean has_a = find_code (a, code_a);
    gboolean has_b = find_code (b, code_b);

    if (g_str_equal (a, b) || share_word (a, b) || share_beginning (a, b))
        return TRUE;
    if (has_a && has_b)
        return g_str_equal (code_a, code_b) ||
               (find_metro (code_a) != NULL && find_metro (code_a) == find_metro (code_b));
    if (has_a)
        return is_code_near_name (code_a, b);
    if (has_b)
        return is_code_near_name (code_b, a);
    return FALSE;
}
