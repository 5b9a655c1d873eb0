/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-json-reader.h"
#include "sojourn-wire-problem.h"

G_BEGIN_DECLS

/**
 * SojournAnswer:
 * @status: of HTTP
 * @type: the media type of @body
 * @body: (nullable): what is said
 * @etag: (nullable): the revision of what is said
 * @location: (nullable): where what was made is
 * @allow: (nullable): the methods that may be used instead
 * @retry_after: in seconds, or 0
 * @replayed: whether it is given again
 *
 * What the service answers.
 */
typedef struct {
    guint status;
    const char *type;
    GBytes *body;
    char *etag;
    char *location;
    char *allow;
    guint retry_after;
    gboolean replayed;
} SojournAnswer;

SojournAnswer *sojourn_answer_new (guint status, GBytes *body);
SojournAnswer *
sojourn_answer_new_problem (guint status, const char *type, const char *title, const char *detail);
SojournAnswer *
sojourn_answer_new_content_problem (const char *type, const char *title, SojournJsonReader *reader);
SojournAnswer *sojourn_answer_new_current_problem (guint status,
                                                   const char *type,
                                                   const char *title,
                                                   GBytes *current);
SojournAnswer *sojourn_answer_new_schema_problem (void);
SojournAnswer *sojourn_answer_new_storage_problem (const GError *error);
void sojourn_answer_free (SojournAnswer *self);
gboolean sojourn_answer_is_success (const SojournAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournAnswer, sojourn_answer_free)

G_END_DECLS
