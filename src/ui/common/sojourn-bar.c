/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-bar.h"

#include <adwaita.h>
#include <math.h>

#define HEIGHT 14
#define LEAST_WIDTH 18
#define RADIUS 3.0F
#define GAP 2.0F
#define LEAST_PART 2.0F
#define STRIPE 4.0F

typedef struct {
    SojournBarTone tone;
    double share;
} Part;

/**
 * SojournBar:
 *
 * A bar of parts, from the start of the line to its end. It is a picture only: what it says must be
 * said in words beside it, as [class@BarPlot] does.
 */
struct _SojournBar {
    GtkWidget parent_instance;

    GArray *parts; /* (owned) (element-type Part) */
};

G_DEFINE_FINAL_TYPE (SojournBar, sojourn_bar, GTK_TYPE_WIDGET)

/* The tones of the GNOME palette that stand out against either background. */
static const char *const light[] = { "#1c71d8", "#e66100", "#26a269", "#813d9c", "#cd9309",
                                     "#c01c28", "#218787", "#865e3c", "#d56199" };
static const char *const dark[] = { "#62a0ea", "#ffa348", "#57e389", "#c061cb", "#f8e45c",
                                    "#ff7b63", "#5bc8c8", "#cdab8f", "#f5a3c7" };

static GdkRGBA
get_colour (SojournBar *self, SojournBarTone tone)
{
    AdwStyleManager *manager = adw_style_manager_get_default ();
    GdkRGBA colour;

    if (tone >= G_N_ELEMENTS (light))
        gtk_widget_get_color (GTK_WIDGET (self), &colour);
    else
        gdk_rgba_parse (&colour, adw_style_manager_get_dark (manager) ? dark[tone] : light[tone]);
    return colour;
}

static void
append_stripes (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *colour)
{
    GdkRGBA none = *colour;
    graphene_point_t start = area->origin;
    graphene_point_t end = { start.x + STRIPE, start.y + STRIPE };

    none.alpha = 0.1F;
    gtk_snapshot_append_repeating_linear_gradient (snapshot, area, &start, &end,
                                                   (GskColorStop[]){
                                                       { 0.0F, *colour },
                                                       { 0.4F, *colour },
                                                       { 0.4F, none },
                                                       { 1.0F, none },
                                                   },
                                                   4);
}

static void
append_part (SojournBar *self, GtkSnapshot *snapshot, SojournBarTone tone, float x, float width)
{
    GdkRGBA colour = get_colour (self, tone);
    GdkRGBA edge;
    graphene_rect_t area =
        GRAPHENE_RECT_INIT (x, 0, width, gtk_widget_get_height (GTK_WIDGET (self)));
    GskRoundedRect shape;
    float border = adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 2 : 1;

    gtk_widget_get_color (GTK_WIDGET (self), &edge);
    gsk_rounded_rect_init_from_rect (&shape, &area, MIN (RADIUS, width / 2));
    gtk_snapshot_push_rounded_clip (snapshot, &shape);
    if (tone == SOJOURN_BAR_OPEN)
        append_stripes (snapshot, &area, &colour);
    else
        gtk_snapshot_append_color (snapshot, &colour, &area);
    gtk_snapshot_pop (snapshot);
    if (border > 1 || tone == SOJOURN_BAR_OPEN)
        gtk_snapshot_append_border (snapshot, &shape, (float[4]){ border, border, border, border },
                                    (GdkRGBA[4]){ edge, edge, edge, edge });
}

/* What is not nothing can be seen, however little it is. */
static float
get_width (const Part *part, float whole)
{
    float width = (float)part->share * whole;

    return part->share > 0 ? MAX (width, LEAST_PART) : 0;
}

static void
sojourn_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
    SojournBar *self = SOJOURN_BAR (widget);
    gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
    float whole = (float)gtk_widget_get_width (widget);
    float position = 0;

    for (guint i = 0; i < self->parts->len; i++) {
        const Part *part = &g_array_index (self->parts, Part, i);
        float width = get_width (part, whole);
        float drawn = MAX (width - GAP, MIN (width, LEAST_PART));

        drawn = MIN (drawn, whole - position);
        if (drawn > 0)
            append_part (self, snapshot, part->tone, reversed ? whole - position - drawn : position,
                         drawn);
        position += width;
    }
}

static void
sojourn_bar_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
    *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : LEAST_WIDTH;
}

static void
sojourn_bar_finalize (GObject *object)
{
    g_array_unref (SOJOURN_BAR (object)->parts);
    G_OBJECT_CLASS (sojourn_bar_parent_class)->finalize (object);
}

static void
sojourn_bar_class_init (SojournBarClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->finalize = sojourn_bar_finalize;
    widget_class->snapshot = sojourn_bar_snapshot;
    widget_class->measure = sojourn_bar_measure;
    gtk_widget_class_set_css_name (widget_class, "bar");
    gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sojourn_bar_init (SojournBar *self)
{
    AdwStyleManager *manager = adw_style_manager_get_default ();

    self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
    g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                             self, G_CONNECT_SWAPPED);
}

/**
 * sojourn_bar_new:
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
sojourn_bar_new (void)
{
    return g_object_new (SOJOURN_TYPE_BAR, NULL);
}

/**
 * sojourn_bar_add_part:
 * @self: a bar
 * @tone: how the part looks
 * @share: what of the whole width it takes, from 0 to 1; what is not finite counts as 0
 *
 * Adds a part behind those there are.
 */
void
sojourn_bar_add_part (SojournBar *self, SojournBarTone tone, double share)
{
    Part part = { tone, isfinite (share) ? CLAMP (share, 0, 1) : 0 };

    g_return_if_fail (SOJOURN_IS_BAR (self));

    g_array_append_val (self->parts, part);
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
