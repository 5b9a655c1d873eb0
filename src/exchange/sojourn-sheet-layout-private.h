/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-sheet-layout.h"

G_BEGIN_DECLS

/* All in points, of which an inch has 72. */
#define SOJOURN_SHEET_SIDE 56.0
#define SOJOURN_SHEET_TOP 54.0
#define SOJOURN_SHEET_BOTTOM 62.0
#define SOJOURN_SHEET_BOX_PAD 12.0

/* The part of a row that stands on one page. */
typedef struct {
    guint row;
    double y;    /* of its upper edge on the page, space included */
    double from; /* of its lines, where it begins */
    double to;   /* and where it ends */
} SojournSheetFragment;

typedef struct {
    GPtrArray *layouts; /* (owned) (element-type PangoLayout): one a cell */
    double baseline;    /* of the first line of every cell, from the top of the row */
    double height;      /* of the row */
} SojournSheetMeasure;

struct _SojournSheetLayout {
    const SojournSheet *sheet; /* (unowned): outlives this */
    PangoContext *context;     /* (owned) */
    double width;              /* of the page */
    double height;
    gboolean rtl;     /* whether the page is read from right to left */
    GArray *measures; /* (owned) (element-type SojournSheetMeasure): one a row */
    GPtrArray *pages; /* (owned) (element-type GArray of SojournSheetFragment) */
};

typedef struct {
    int size; /* in tenths of a point */
    PangoWeight weight;
    double red, green, blue;
} SojournSheetFace;

const SojournSheetFace *sojourn_sheet_get_face (SojournSheetStyle style);
double sojourn_sheet_measure_get_offset (const SojournSheetMeasure *measure, PangoLayout *layout);
const SojournSheetRow *sojourn_sheet_layout_get_row (const SojournSheetLayout *self, guint row);
double sojourn_sheet_layout_get_inset (const SojournSheetRow *row);
PangoLayout *sojourn_sheet_layout_make_text (const SojournSheetLayout *self,
                                             const char *text,
                                             SojournSheetStyle style,
                                             double width,
                                             gboolean at_end);
void sojourn_sheet_layout_paginate (SojournSheetLayout *self);

char *sojourn_sheet_isolate (const char *text, gboolean rtl, gsize *lead);

G_END_DECLS
