/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-hub.h"

G_BEGIN_DECLS

/**
 * SojournDemoClinics:
 *
 * Clinics that answer by themselves, so that the whole exchange can be seen on one machine. They
 * do what a clinic's own program would: the same operations, with the same checks.
 */
#define SOJOURN_TYPE_DEMO_CLINICS (sojourn_demo_clinics_get_type ())
G_DECLARE_FINAL_TYPE (SojournDemoClinics, sojourn_demo_clinics, SOJOURN, DEMO_CLINICS, GObject)

SojournDemoClinics *sojourn_demo_clinics_new (SojournHub *hub, guint delay_ms);

G_END_DECLS
