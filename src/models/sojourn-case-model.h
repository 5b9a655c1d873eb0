/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-gate.h"
#include "sojourn-record-source.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_MODEL (sojourn_case_model_get_type ())
G_DECLARE_FINAL_TYPE (SojournCaseModel, sojourn_case_model, SOJOURN, CASE_MODEL, GObject)

SojournCaseModel *sojourn_case_model_new (SojournOffice *office, const char *uuid);
void sojourn_case_model_reload (SojournCaseModel *self);

SojournOffice *sojourn_case_model_get_office (SojournCaseModel *self);
const char *sojourn_case_model_get_uuid (SojournCaseModel *self);
SojournSnapshot *sojourn_case_model_get_snapshot (SojournCaseModel *self);
const GPtrArray *sojourn_case_model_get_findings (SojournCaseModel *self);
const GPtrArray *sojourn_case_model_get_gate (SojournCaseModel *self);
const char *sojourn_case_model_get_error (SojournCaseModel *self);

SojournDraft *sojourn_case_model_get_draft (SojournCaseModel *self, const SojournRecord *record);

G_END_DECLS
