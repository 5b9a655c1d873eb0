/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-today.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_PIPELINE (sojourn_pipeline_get_type ())
G_DECLARE_FINAL_TYPE (SojournPipeline, sojourn_pipeline, SOJOURN, PIPELINE, AdwBin)

void sojourn_pipeline_show (SojournPipeline *self, const SojournToday *today);

G_END_DECLS
