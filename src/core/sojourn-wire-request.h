/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-reader.h"
#include "sojourn-json-writer.h"

G_BEGIN_DECLS

/* The schema of the payload that is written; see docs/quote-api.yaml. */
#define SOJOURN_WIRE_SCHEMA 1

#define SOJOURN_WIRE_MAX_MESSAGE 4000

/**
 * SojournWireRequest:
 * @client_ref: the client's identifier of the request
 * @replaces: (nullable): the service's identifier of the ended request this one replaces
 * @clinic_ref: which clinic is asked
 * @clinic_country: where it is, ISO 3166-1
 * @option_ref: which treatment option
 * @option_title: (nullable): its title
 * @case_ref: the pseudonym of the case, `q-` and 8 to 32 hexadecimal digits
 * @age_years: completed years, or -1
 * @sex: (nullable): a nick of `sojourn_sexes`
 * @country: (nullable): of residence, ISO 3166-1
 * @condition: a nick of `sojourn_conditions`
 * @condition_text: (nullable): in words
 * @injury_days: days since the injury, or -1
 * @level: (nullable): a nick of `sojourn_levels`
 * @ais: (nullable): a nick of `sojourn_ais_grades`
 * @uems: upper extremity motor score, or -1; so are the other scores
 * @flags: (array zero-terminated=1) (nullable): what is present, as `sojourn_wire_flags` names it
 * @flags_unknown: (array zero-terminated=1) (nullable): what has not been looked at
 * @skin: (nullable): a nick of `sojourn_skins`
 * @mobility: (nullable): a nick of `sojourn_mobilities`
 * @ventilation: (nullable): a nick of `sojourn_ventilations`
 * @window_from: (nullable): the first day, ISO 8601; both days of the window or none
 * @companions: how many, or -1
 * @languages: (array zero-terminated=1) (nullable): ISO 639-3
 * @wants: (array zero-terminated=1) (nullable): nicks of `sojourn_inclusion_categories`
 * @records: (element-type SojournRecord): documents, of which type, date, language and digest are
 *   told
 * @respond_by: (nullable): a day, ISO 8601
 * @message: (nullable): to the clinic
 *
 * What a clinic is told of a patient: the body of `POST /v1/quote-requests`. It has no place for
 * anything that says who the patient is.
 */
typedef struct {
    char *client_ref;
    char *replaces;
    char *clinic_ref;
    char *clinic_country;
    char *option_ref;
    char *option_title;
    char *case_ref;
    gint age_years;
    char *sex;
    char *country;
    char *condition;
    char *condition_text;
    gint injury_days;
    char *level;
    char *ais;
    gint uems;
    gint lems;
    gint lt;
    gint pp;
    gint scim;
    char **flags;
    char **flags_unknown;
    char *skin;
    char *mobility;
    char *ventilation;
    char *window_from;
    char *window_to;
    gint companions;
    char **languages;
    char **wants;
    GPtrArray *records;
    char *respond_by;
    char *message;
} SojournWireRequest;

extern const char *const sojourn_wire_flags[];

SojournWireRequest *sojourn_wire_request_new (void);
void sojourn_wire_request_free (SojournWireRequest *self);
SojournWireRequest *sojourn_wire_request_read (SojournJsonReader *reader);
GBytes *sojourn_wire_request_to_bytes (const SojournWireRequest *self, SojournJsonLayout layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournWireRequest, sojourn_wire_request_free)

G_END_DECLS
