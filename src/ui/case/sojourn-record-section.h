/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_RECORD_SECTION (sojourn_record_section_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournRecordSection, sojourn_record_section, SOJOURN, RECORD_SECTION, AdwPreferencesGroup)

void sojourn_record_section_show (SojournRecordSection *self, SojournCaseModel *model);
void sojourn_record_section_show_of (SojournRecordSection *self,
                                     SojournRecordSource *source,
                                     const char *owner);
gboolean sojourn_record_section_jump (SojournRecordSection *self, const char *uuid, int field);
SojournKind sojourn_record_section_get_kind (SojournRecordSection *self);

G_END_DECLS
