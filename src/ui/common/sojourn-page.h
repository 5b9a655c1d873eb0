/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_PAGE (sojourn_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SojournPage, sojourn_page, SOJOURN, PAGE, AdwNavigationPage)

/**
 * SojournPageClass:
 * @search: puts the focus where this page is searched (Ctrl+F)
 * @create: begins what is new on this page (Ctrl+N)
 *
 * A page that does not search or create leaves the function out.
 */
struct _SojournPageClass {
    AdwNavigationPageClass parent_class;

    void (*search) (SojournPage *self);
    void (*create) (SojournPage *self);
};

SojournContext *sojourn_page_get_context (SojournPage *self);
gboolean sojourn_page_search (SojournPage *self);
gboolean sojourn_page_create (SojournPage *self);

G_END_DECLS
