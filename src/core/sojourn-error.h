/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOJOURN_DATA_ERROR (sojourn_data_error_quark ())

/**
 * SojournDataError:
 * @SOJOURN_DATA_ERROR_INVALID: the text or the bytes are not in the form that is asked for, so
 *   nothing was read; the caller shows the message beside the field and keeps what was typed
 * @SOJOURN_DATA_ERROR_RANGE: the form is right, but the value lies outside what may be stored, or
 *   an exact result does not fit; the message names the limit
 * @SOJOURN_DATA_ERROR_MISSING: a value that must be there is absent or empty
 * @SOJOURN_DATA_ERROR_TOO_LARGE: the input has more bytes, members or levels than are accepted;
 *   it was not looked at beyond the limit
 * @SOJOURN_DATA_ERROR_DUPLICATE: a name or an identifier that must be single occurs twice
 * @SOJOURN_DATA_ERROR_UNKNOWN_VERSION: the input says that a newer format wrote it; it is left
 *   alone, because reading it by the old rules could lose something
 * @SOJOURN_DATA_ERROR_REFERENCE: a value names something that is not known: a currency, a time
 *   zone, a country, a language, a registry, another record
 *
 * What may be wrong with a value from outside. The message is one translated sentence for the
 * coordinator and never repeats a patient's data.
 */
typedef enum {
    SOJOURN_DATA_ERROR_INVALID,
    SOJOURN_DATA_ERROR_RANGE,
    SOJOURN_DATA_ERROR_MISSING,
    SOJOURN_DATA_ERROR_TOO_LARGE,
    SOJOURN_DATA_ERROR_DUPLICATE,
    SOJOURN_DATA_ERROR_UNKNOWN_VERSION,
    SOJOURN_DATA_ERROR_REFERENCE,
} SojournDataError;

GQuark sojourn_data_error_quark (void);

G_END_DECLS
