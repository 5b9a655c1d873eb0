/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-draft.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_RECORD_SOURCE (sojourn_record_source_get_type ())
G_DECLARE_INTERFACE (SojournRecordSource, sojourn_record_source, SOJOURN, RECORD_SOURCE, GObject)

/**
 * SojournRecordSourceInterface:
 * @get_office: where it is stored
 * @get_snapshot: the records as they are stored; %NULL until they are loaded
 * @get_draft: the one draft of a record
 *
 * What a form needs to show and edit records: an open case, or the catalogue.
 */
struct _SojournRecordSourceInterface {
    GTypeInterface parent_interface;

    SojournOffice *(*get_office) (SojournRecordSource *self);
    SojournSnapshot *(*get_snapshot) (SojournRecordSource *self);
    SojournDraft *(*get_draft) (SojournRecordSource *self, const SojournRecord *record);
};

SojournOffice *sojourn_record_source_get_office (SojournRecordSource *self);
SojournSnapshot *sojourn_record_source_get_snapshot (SojournRecordSource *self);
SojournDraft *sojourn_record_source_get_draft (SojournRecordSource *self,
                                               const SojournRecord *record);

G_END_DECLS
