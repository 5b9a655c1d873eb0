/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-record-source.h"

G_DEFINE_INTERFACE (SojournRecordSource, sojourn_record_source, G_TYPE_OBJECT)

static void
sojourn_record_source_default_init (SojournRecordSourceInterface *iface)
{
}

/**
 * sojourn_record_source_get_office:
 * @self: a source
 *
 * Returns: (transfer none): the office
 */
SojournOffice *
sojourn_record_source_get_office (SojournRecordSource *self)
{
    g_return_val_if_fail (SOJOURN_IS_RECORD_SOURCE (self), NULL);

    return SOJOURN_RECORD_SOURCE_GET_IFACE (self)->get_office (self);
}

/**
 * sojourn_record_source_get_snapshot:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): the records as they are stored, or %NULL until they are
 *   loaded
 */
SojournSnapshot *
sojourn_record_source_get_snapshot (SojournRecordSource *self)
{
    g_return_val_if_fail (SOJOURN_IS_RECORD_SOURCE (self), NULL);

    return SOJOURN_RECORD_SOURCE_GET_IFACE (self)->get_snapshot (self);
}

/**
 * sojourn_record_source_get_draft:
 * @self: a source
 * @record: a record of the snapshot
 *
 * Returns: (transfer none): the draft of @record, always the same one
 */
SojournDraft *
sojourn_record_source_get_draft (SojournRecordSource *self, const SojournRecord *record)
{
    g_return_val_if_fail (SOJOURN_IS_RECORD_SOURCE (self), NULL);

    return SOJOURN_RECORD_SOURCE_GET_IFACE (self)->get_draft (self, record);
}
