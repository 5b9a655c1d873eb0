/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-quote-fields.h"

G_BEGIN_DECLS

gboolean sojourn_request_status_may_become (SojournRequestStatus from,
                                            SojournRequestStatus to,
                                            SojournActor actor);
gboolean sojourn_request_status_is_ended (SojournRequestStatus status);
gboolean sojourn_request_status_is_at_service (SojournRequestStatus status);

G_END_DECLS
