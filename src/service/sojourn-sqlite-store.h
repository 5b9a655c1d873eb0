/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-quote-store.h"

G_BEGIN_DECLS

/**
 * SojournSqliteStore:
 *
 * A store in one SQLite file, which one process uses at a time.
 */
#define SOJOURN_TYPE_SQLITE_STORE (sojourn_sqlite_store_get_type ())
G_DECLARE_FINAL_TYPE (SojournSqliteStore, sojourn_sqlite_store, SOJOURN, SQLITE_STORE, GObject)

SojournQuoteStore *sojourn_sqlite_store_new (const char *path, GError **error);

G_END_DECLS
