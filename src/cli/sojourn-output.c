/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-output.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>

/**
 * sojourn_output_bytes:
 * @bytes: what to write
 *
 * Writes to standard output as it is. Whether that went well, [func@output_flush] says at the end.
 */
void
sojourn_output_bytes (GBytes *bytes)
{
    gsize length;
    const char *data = g_bytes_get_data (bytes, &length);

    fwrite (data, 1, length, stdout);
}

/**
 * sojourn_output_json:
 * @writer: a writer whose text is complete
 * @layout: how to lay the text out; a compact one ends in a newline as well
 *
 * Writes a JSON text to standard output, always as UTF-8.
 */
void
sojourn_output_json (SojournJsonWriter *writer, SojournJsonLayout layout)
{
    g_autoptr (GBytes) bytes = sojourn_json_writer_to_bytes (writer, layout);

    sojourn_output_bytes (bytes);
    if (layout == SOJOURN_JSON_COMPACT)
        putchar ('\n');
}

/**
 * sojourn_output_error:
 * @error: why a command was not carried out
 * @status: with which status the program ends
 * @json: whether the output is for a program
 *
 * Says on standard error what went wrong: in a line, or as a JSON object with the member `error`.
 */
void
sojourn_output_error (const GError *error, SojournExit status, gboolean json)
{
    g_autoptr (SojournJsonWriter) writer = NULL;
    g_autofree char *text = NULL;

    if (!json) {
        g_autofree char *plain = sojourn_output_dup_plain (error->message);

        g_printerr ("sojournctl: %s\n", plain);
        return;
    }
    writer = sojourn_json_writer_new ();
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_begin_object (writer, "error");
    sojourn_json_writer_set_int (writer, "status", status);
    sojourn_json_writer_set_string (writer, "message", error->message);
    sojourn_json_writer_end (writer);
    sojourn_json_writer_end (writer);
    text = sojourn_json_writer_to_text (writer, SOJOURN_JSON_COMPACT);
    fprintf (stderr, "%s\n", text);
}

/**
 * sojourn_output_flush:
 * @error: return location for a %G_IO_ERROR
 *
 * Sees to it that all of standard output was written.
 *
 * Returns: %FALSE if some of it is lost: the disk is full, or nobody reads on
 */
gboolean
sojourn_output_flush (GError **error)
{
    int code;

    errno = 0;
    if (fflush (stdout) == 0 && !ferror (stdout))
        return TRUE;

    code = errno != 0 ? errno : EIO;
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                 /* Translators: the reason, from the system */
                 _ ("The output cannot be written: %s"), g_strerror (code));
    return FALSE;
}

/**
 * sojourn_output_dup_plain:
 * @text: (nullable): UTF-8
 *
 * Makes a text from a file safe for a terminal: what would steer it (control characters, and those
 * that turn the direction of what follows) becomes a space.
 *
 * Returns: (transfer full): one line of UTF-8
 */
char *
sojourn_output_dup_plain (const char *text)
{
    GString *plain = g_string_new (NULL);

    for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        gboolean steers = g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ||
                          (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);

        g_string_append_unichar (plain, steers ? ' ' : c);
    }
    return g_string_free (plain, FALSE);
}
