/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-draw.h"
#include "sojourn-sheet-layout-private.h"

#include <string.h>

#define WIDTH 595.0
#define HEIGHT 842.0

static PangoContext *
make_context (PangoDirection direction)
{
    PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

    pango_context_set_base_dir (context, direction);
    pango_cairo_context_set_resolution (context, 72);
    return context;
}

static char *
make_text (GRand *random, int max_words)
{
    static const char *const words[] = {
        "a", "spinal", "脊髓", "النخاع", "Rehabilitationszentrum", "2\u00a0450\u00a0000", "😀"
    };
    GString *text = g_string_new ("x");

    for (int n = g_rand_int_range (random, 1, max_words); n > 0; n--)
        g_string_append_printf (text, "%s%s", g_rand_int_range (random, 0, 40) == 0 ? "\n" : " ",
                                words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
    return g_string_free (text, FALSE);
}

static void
add_table (SojournSheet *sheet, GRand *random)
{
    static const SojournSheetColumn columns[] = { { "One", 0, 0.3, FALSE },
                                                  { "Two", 0.35, 0.65, TRUE } };

    sojourn_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
    for (int n = g_rand_int_range (random, 1, 60); n > 0; n--) {
        g_autofree char *one = make_text (random, 4);
        g_autofree char *two = make_text (random, g_rand_boolean (random) ? 10 : 300);
        const char *texts[] = { one, two };

        if (g_rand_int_range (random, 0, 5) == 0)
            sojourn_sheet_add_subheading (sheet, one);
        sojourn_sheet_add_table_row (sheet, texts, 0);
    }
    sojourn_sheet_end_table (sheet);
}

static void
add_box (SojournSheet *sheet, GRand *random)
{
    g_autofree char *text = make_text (random, 100);

    sojourn_sheet_begin_box (sheet, "Take care");
    sojourn_sheet_add_paragraph (sheet, text);
    sojourn_sheet_add_paragraph (sheet, "And so on.");
    sojourn_sheet_end_box (sheet);
}

static SojournSheet *
make_sheet (GRand *random)
{
    SojournSheet *sheet = sojourn_sheet_new ();

    sojourn_sheet_add_title (sheet, "Title", "Subtitle");
    for (int n = g_rand_int_range (random, 1, 24); n > 0; n--) {
        g_autofree char *text = make_text (random, g_rand_int_range (random, 2, 900));

        switch (g_rand_int_range (random, 0, 6)) {
        case 0:
            sojourn_sheet_add_heading (sheet, "A Section");
            break;
        case 1:
            add_table (sheet, random);
            break;
        case 2:
            add_box (sheet, random);
            break;
        case 3:
            sojourn_sheet_add_pair (sheet, "Label", text);
            break;
        case 4:
            sojourn_sheet_add_item (sheet, "Lead", text);
            break;
        default:
            sojourn_sheet_add_paragraph (sheet, text);
            break;
        }
    }
    sojourn_sheet_add_note (sheet, "End");
    return sheet;
}

/* Every row is there from its first line to its last, in order; heads of tables may come again. */
static void
assert_complete (const SojournSheetLayout *layout)
{
    guint row = 0;
    double reached = 0;

    for (guint i = 0; i < layout->pages->len; i++) {
        const GArray *page = layout->pages->pdata[i];

        g_assert_cmpuint (page->len, >, 0);
        for (guint j = 0; j < page->len; j++) {
            const SojournSheetFragment *fragment = &g_array_index (page, SojournSheetFragment, j);
            double height =
                g_array_index (layout->measures, SojournSheetMeasure, fragment->row).height;

            if (fragment->row < row) {
                SojournSheetTag tag = sojourn_sheet_layout_get_row (layout, fragment->row)->tag;

                g_assert_true (tag == SOJOURN_SHEET_TAG_TABLE_HEAD || tag == SOJOURN_SHEET_TAG_H3);
                continue;
            }
            g_assert_cmpuint (fragment->row, ==, row);
            g_assert_cmpfloat (fragment->from, ==, reached);
            g_assert_cmpfloat (fragment->to, >, fragment->from);
            reached = fragment->to;
            if (reached >= height - 0.1) {
                row++;
                reached = 0;
            }
        }
    }
    g_assert_cmpuint (row, ==, layout->measures->len);
}

static void
assert_in_page (const SojournSheetLayout *layout)
{
    for (guint i = 0; i < layout->pages->len; i++) {
        const GArray *page = layout->pages->pdata[i];
        double end = SOJOURN_SHEET_TOP;

        for (guint j = 0; j < page->len; j++) {
            const SojournSheetFragment *fragment = &g_array_index (page, SojournSheetFragment, j);

            g_assert_cmpfloat (fragment->y, >=, end - 0.1);
            end = fragment->y + fragment->to - fragment->from;
        }
        g_assert_cmpfloat (end, <=, layout->height - SOJOURN_SHEET_BOTTOM + 0.5);
    }
}

static gboolean
is_kept (const SojournSheetLayout *layout, guint row)
{
    return (sojourn_sheet_layout_get_row (layout, row)->flags & SOJOURN_SHEET_KEEP) != 0;
}

/* No page ends with a heading. */
static void
assert_kept (const SojournSheetLayout *layout)
{
    for (guint i = 0; i + 1 < layout->pages->len; i++) {
        const GArray *page = layout->pages->pdata[i];
        const SojournSheetFragment *last =
            &g_array_index (page, SojournSheetFragment, page->len - 1);
        SojournSheetTag tag = sojourn_sheet_layout_get_row (layout, last->row)->tag;

        if (tag != SOJOURN_SHEET_TAG_P && tag != SOJOURN_SHEET_TAG_TABLE_ROW)
            g_assert_false (is_kept (layout, last->row));
    }
}

static void
test_pages (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());

    for (guint i = 0; i < 16; i++) {
        PangoDirection direction = i % 2 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
        PangoContext *context = make_context (direction);
        g_autoptr (SojournSheet) sheet = make_sheet (random);
        g_autoptr (SojournSheetLayout) layout =
            sojourn_sheet_layout_new (sheet, context, WIDTH, HEIGHT);

        assert_complete (layout);
        assert_in_page (layout);
        assert_kept (layout);
        g_object_unref (context);
    }
}

/* Paper too small for anything to stand on: it ends all the same. */
static void
test_tiny_paper (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
    PangoContext *context = make_context (PANGO_DIRECTION_LTR);
    g_autoptr (SojournSheet) sheet = make_sheet (random);
    g_autoptr (SojournSheetLayout) layout = sojourn_sheet_layout_new (sheet, context, 150, 120);

    assert_complete (layout);
    g_object_unref (context);
}

/* A page that is read from right to left is the mirror image of one that is not. */
static void
test_mirror (void)
{
    static const SojournSheetColumn columns[] = { { "One", 0, 0.25, FALSE },
                                                  { "Two", 0.5, 0.5, FALSE } };
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 595, 842);

    for (int rtl = 0; rtl < 2; rtl++) {
        PangoContext *context = make_context (rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
        g_autoptr (SojournSheet) sheet = sojourn_sheet_new ();
        g_autoptr (SojournSheetLayout) layout = NULL;
        const SojournSheetMeasure *measure;
        PangoRectangle extents;
        cairo_t *cr = cairo_create (surface);

        sojourn_sheet_begin_table (sheet, columns, 2);
        sojourn_sheet_end_table (sheet);
        layout = sojourn_sheet_layout_new (sheet, context, WIDTH, HEIGHT);
        measure = &g_array_index (layout->measures, SojournSheetMeasure, 0);
        pango_layout_get_pixel_extents (measure->layouts->pdata[0], NULL, &extents);
        if (rtl)
            g_assert_cmpint (extents.x, >, 0);
        else
            g_assert_cmpint (extents.x, ==, 0);
        sojourn_sheet_layout_draw (layout, cr, 0, "head", "foot", "1");
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        g_object_unref (context);
    }
    cairo_surface_destroy (surface);
}

static void
assert_isolated (const char *text, gboolean rtl, const char *wanted)
{
    gsize lead = 0;
    g_autofree char *found = sojourn_sheet_isolate (text, rtl, &lead);

    g_assert_cmpstr (found, ==, wanted);
}

static void
test_isolate (void)
{
    gsize lead = 1;
    g_autofree char *bold = sojourn_sheet_isolate ("A\nب", TRUE, &lead);

    g_assert_cmpstr (bold, ==, "\u2066A\u2069\nب");
    g_assert_cmpuint (lead, ==, strlen ("\u2066A\u2069"));
    assert_isolated ("(a) ب", FALSE, "(a) ب");
    assert_isolated ("(ب) a", FALSE, "(ب) a");
    assert_isolated ("(ب)", FALSE, "\u2067(ب)\u2069");
    assert_isolated ("735 JPY ب", TRUE, "735 JPY ب");
    assert_isolated ("12:30 –", TRUE, "12:30 –");
    assert_isolated ("+46 70", TRUE, "\u2066+46 70\u2069");
    assert_isolated ("\u200fA ← B", TRUE, "\u200fA ← B");
    assert_isolated ("", TRUE, "");
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/exchange/sheet-layout/pages", test_pages);
    g_test_add_func ("/exchange/sheet-layout/tiny-paper", test_tiny_paper);
    g_test_add_func ("/exchange/sheet-layout/mirror", test_mirror);
    g_test_add_func ("/exchange/sheet-layout/isolate", test_isolate);
    return g_test_run ();
}
