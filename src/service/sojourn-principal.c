/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-principal.h"

/**
 * sojourn_side_get_name:
 * @side: a side
 *
 * Gives the word that the database and the log use.
 *
 * Returns: (transfer none): the word
 */
const char *
sojourn_side_get_name (SojournSide side)
{
    return side == SOJOURN_SIDE_CLINIC ? "clinic" : "agency";
}

/**
 * sojourn_principal_new:
 * @side: which side it is on
 * @tenant: which agency or clinic
 *
 * Makes a principal.
 *
 * Returns: (transfer full): the principal
 */
SojournPrincipal *
sojourn_principal_new (SojournSide side, const char *tenant)
{
    SojournPrincipal *self = g_new0 (SojournPrincipal, 1);

    self->side = side;
    self->tenant = g_strdup (tenant);
    return self;
}

/**
 * sojourn_principal_copy:
 * @self: a principal
 *
 * Copies a principal.
 *
 * Returns: (transfer full): the copy
 */
SojournPrincipal *
sojourn_principal_copy (const SojournPrincipal *self)
{
    g_return_val_if_fail (self != NULL, NULL);

    return sojourn_principal_new (self->side, self->tenant);
}

/**
 * sojourn_principal_free:
 * @self: (transfer full): a principal
 *
 * Frees a principal.
 */
void
sojourn_principal_free (SojournPrincipal *self)
{
    g_return_if_fail (self != NULL);

    g_free (self->tenant);
    g_free (self);
}

/**
 * sojourn_principal_dup_scope:
 * @self: a principal
 *
 * Names a principal, so that an agency and a clinic of the same name stay apart.
 *
 * Returns: (transfer full): like `agency:NAME`
 */
char *
sojourn_principal_dup_scope (const SojournPrincipal *self)
{
    g_return_val_if_fail (self != NULL, NULL);

    return g_strdup_printf ("%s:%s", sojourn_side_get_name (self->side), self->tenant);
}
