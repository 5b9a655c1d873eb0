/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournSide:
 * @SOJOURN_SIDE_AGENCY: coordinators; sees the requests it made
 * @SOJOURN_SIDE_CLINIC: a clinic; sees the requests made to it
 *
 * Which side of a request someone is on.
 */
typedef enum {
    SOJOURN_SIDE_AGENCY,
    SOJOURN_SIDE_CLINIC,
} SojournSide;

/**
 * SojournPrincipal:
 * @side: which side it is on
 * @tenant: which agency or clinic
 *
 * Whom a token belongs to.
 */
typedef struct {
    SojournSide side;
    char *tenant;
} SojournPrincipal;

SojournPrincipal *sojourn_principal_new (SojournSide side, const char *tenant);
SojournPrincipal *sojourn_principal_copy (const SojournPrincipal *self);
void sojourn_principal_free (SojournPrincipal *self);
char *sojourn_principal_dup_scope (const SojournPrincipal *self);
const char *sojourn_side_get_name (SojournSide side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournPrincipal, sojourn_principal_free)

G_END_DECLS
