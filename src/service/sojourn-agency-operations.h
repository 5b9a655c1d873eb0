/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-turn.h"

G_BEGIN_DECLS

SojournAnswer *sojourn_operation_create (SojournTurn *turn);
SojournAnswer *sojourn_operation_answer (SojournTurn *turn);
SojournAnswer *sojourn_operation_withdraw (SojournTurn *turn);
SojournAnswer *sojourn_operation_accept (SojournTurn *turn);

G_END_DECLS
