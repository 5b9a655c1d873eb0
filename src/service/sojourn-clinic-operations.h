/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-turn.h"

G_BEGIN_DECLS

SojournAnswer *sojourn_operation_acknowledge (SojournTurn *turn);
SojournAnswer *sojourn_operation_ask (SojournTurn *turn);
SojournAnswer *sojourn_operation_quote (SojournTurn *turn);
SojournAnswer *sojourn_operation_decline (SojournTurn *turn);
SojournAnswer *sojourn_operation_expire (SojournTurn *turn);

G_END_DECLS
