/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-clock.h"
#include "sojourn-connection.h"
#include "sojourn-history.h"
#include "sojourn-migration.h"
#include "sojourn-repository.h"
#include "sojourn-rule-settings.h"

G_BEGIN_DECLS

/* What is opened, and what became of it. */
typedef struct {
    char *path; /* (owned) */
    SojournConnectionMode mode;
    SojournClock clock;
    const SojournMigrations *migrations; /* (unowned) */
    gint read_only;                      /* (atomic): whether nothing can be written, now */
    gint cautious; /* (atomic): whether the file lies on a disk of the network */
} SojournSessionOptions;

/* What the worker has to itself: the database and all that reads and writes it. */
typedef struct {
    SojournSessionOptions *options; /* (unowned) */
    SojournConnection *connection;  /* (owned) */
    SojournRepository *repository;  /* (owned) */
    SojournHistory *history;        /* (owned) */
    SojournRuleSettings *settings;  /* (owned) */
    SojournClock clock;
    char *copy; /* (owned) (nullable): the temporary file that is read instead */
} SojournSession;

SojournSession *sojourn_session_open (SojournSessionOptions *options, GError **error);
void sojourn_session_close (SojournSession *self);

void sojourn_session_report (SojournSession *self);
gint64 sojourn_session_get_today (const SojournSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournSession, sojourn_session_close)

G_END_DECLS
