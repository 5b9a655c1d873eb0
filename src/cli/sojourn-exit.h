/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournExit:
 * @SOJOURN_EXIT_OK: done, and nothing is to be said against it
 * @SOJOURN_EXIT_FINDINGS: done, and something was found: a finding that blocks, a check of the
 *   database that fails, a quote request that needs a person
 * @SOJOURN_EXIT_USAGE: the command line is wrong; nothing was done
 * @SOJOURN_EXIT_REFUSED: what was given is refused: a file that breaks the format, a case that is
 *   there already or not there at all; nothing was changed
 * @SOJOURN_EXIT_STORE: the database cannot be used; what is stored was not changed
 * @SOJOURN_EXIT_SYNC: the quote service was not reached or did not accept; what waits is kept
 * @SOJOURN_EXIT_FILE: a file cannot be read or written
 *
 * The exit status of sojournctl. The numbers are part of its interface, see sojournctl(1).
 */
typedef enum {
    SOJOURN_EXIT_OK = 0,
    SOJOURN_EXIT_FINDINGS = 1,
    SOJOURN_EXIT_USAGE = 2,
    SOJOURN_EXIT_REFUSED = 3,
    SOJOURN_EXIT_STORE = 4,
    SOJOURN_EXIT_SYNC = 5,
    SOJOURN_EXIT_FILE = 6,
} SojournExit;

SojournExit sojourn_exit_for_error (const GError *error);

G_END_DECLS
