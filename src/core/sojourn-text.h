/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sojourn_text_normalize (const char *text);
char *sojourn_text_normalize_lines (const char *text);
char *sojourn_text_search_key (const char *text);
char *sojourn_text_collation_key (const char *text);
char *sojourn_text_ellipsize (const char *text, gsize max_chars);
gsize sojourn_text_length (const char *text);
char *sojourn_sha256_hex (gconstpointer data, gsize length);

G_END_DECLS
