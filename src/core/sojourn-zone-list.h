/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournZoneInfo:
 * @name: the IANA name: `America/Argentina/Buenos_Aires`
 * @city: its last part as people write it: `Buenos Aires`
 * @countries: ISO 3166-1 alpha-2 codes of the countries that use it, separated by one space
 *
 * A time zone that a person may pick. It lives as long as the process and never changes.
 */
typedef struct {
    const char *name;
    const char *city;
    const char *countries;
} SojournZoneInfo;

const SojournZoneInfo *sojourn_zone_list (gsize *n_zones);

G_END_DECLS
