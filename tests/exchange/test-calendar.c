/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-calendar.h"
#include "sojourn-case-document-reader.h"

#include "random-snapshot.h"
#include "sojourn-case-document.h"
#include "sojourn-journey-fields.h"

#include <libical/ical.h>
#include <string.h>

#define NOW 1777880000
#define UUID_A "0190b1c0-0000-7000-8000-00000000000a"

#define DOCUMENT(segments)                                                                         \
    "{\"format\":\"sojourn-case\",\"version\":1,"                                                  \
    "\"case\":{\"ref\":\"MT-7\",\"patient\":\"p\",\"stage\":\"travel_prep\"},"                     \
    "\"people\":[{\"id\":\"p\",\"alias\":\"Heron\",\"family_name\":\"Eriksson\"}],"                \
    "\"segments\":[" segments "]}"

#define SEGMENT(more)                                                                              \
    "{\"id\":\"" UUID_A "\",\"type\":\"flight\",\"status\":\"booked\","                            \
    "\"start_at\":\"2026-03-07T13:00:00Z\",\"start_zone\":\"UTC\","                                \
    "\"end_at\":\"2026-03-08T01:00:00Z\",\"end_zone\":\"America/Los_Angeles\"" more "}"

static SojournSnapshot *
read_case (const char *text)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
    g_autoptr (GError) error = NULL;
    SojournSnapshot *snapshot = sojourn_case_document_read (bytes, NULL, &error);

    g_assert_no_error (error);
    return snapshot;
}

static char *
write_calendar (const SojournSnapshot *snapshot, SojournCalendarFlags flags)
{
    g_autoptr (GBytes) bytes = sojourn_calendar_write (snapshot, NOW, flags);

    return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
write_text (const char *text, SojournCalendarFlags flags)
{
    g_autoptr (SojournSnapshot) snapshot = read_case (text);

    return write_calendar (snapshot, flags);
}

/* RFC 5545 §3.1: lines of at most 75 octets that end in CR LF, whole characters, no other control
 * characters. */
static void
assert_lines (const char *calendar)
{
    g_auto (GStrv) lines = g_strsplit (calendar, "\r\n", -1);
    guint n = g_strv_length (lines);

    g_assert_cmpstr (lines[n - 1], ==, "");
    for (guint i = 0; i < n; i++) {
        g_assert_cmpuint (strlen (lines[i]), <=, 75);
        g_assert_true (g_utf8_validate (lines[i], -1, NULL));
        for (const char *c = lines[i]; *c != '\0'; c++)
            g_assert_false (g_ascii_iscntrl (*c));
    }
}

static icalcomponent *
parse (const char *calendar)
{
    icalcomponent *parsed = icalparser_parse_string (calendar);

    g_assert_nonnull (parsed);
    g_assert_cmpint (icalcomponent_isa (parsed), ==, ICAL_VCALENDAR_COMPONENT);
    g_assert_cmpint (icalcomponent_count_errors (parsed), ==, 0);
    return parsed;
}

static gint64
get_instant (icaltimetype time)
{
    return (gint64)icaltime_as_timet_with_zone (time, time.zone);
}

static icalcomponent *
find_event (icalcomponent *calendar, const char *uid)
{
    for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
         event != NULL;
         event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT)) {
        if (g_strcmp0 (icalcomponent_get_uid (event), uid) == 0)
            return event;
    }
    return NULL;
}

/* libical reckons from 1970; GLib knows the rules of the zones up to 2037. */
static void
assert_instant (icaltimetype time, gint64 instant)
{
    if (instant >= 0 && instant < G_GINT64_CONSTANT (2145916800))
        g_assert_cmpint (get_instant (time), ==, instant);
}

static void
assert_event (icalcomponent *calendar, const SojournRecord *segment)
{
    const char *uid = sojourn_record_get_text (segment, SOJOURN_SEGMENT_CALENDAR_UID);
    gint64 start = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_START_AT, 0);
    gint64 end = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_END_AT, 0);
    icalcomponent *event;

    /* An identifier from elsewhere may hold characters that do not travel. */
    if (uid != NULL)
        return;
    event = find_event (calendar, sojourn_record_get_uuid (segment));
    g_assert_nonnull (event);
    assert_instant (icalcomponent_get_dtstart (event), start);
    if (end > start)
        assert_instant (icalcomponent_get_dtend (event), end);
}

/* Whatever is in the segments: the instants come back, and the lines are those of the format. */
static void
test_read_back (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());

    for (guint i = 0; i < 200; i++) {
        g_autoptr (SojournSnapshot) snapshot = random_snapshot_new (random);
        const GPtrArray *segments = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SEGMENT);
        g_autofree char *text =
            write_calendar (snapshot, SOJOURN_CALENDAR_NAME | SOJOURN_CALENDAR_NOTES);
        icalcomponent *calendar = parse (text);

        assert_lines (text);
        g_assert_cmpuint ((guint)icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT),
                          ==, segments->len);
        for (guint j = 0; j < segments->len; j++)
            assert_event (calendar, segments->pdata[j]);
        icalcomponent_free (calendar);
    }
}

static const char whole_text[] =
    "BEGIN:VCALENDAR\r\n"
    "PRODID:-//Sojourn//Sojourn " SOJOURN_VERSION "//EN\r\n"
    "VERSION:2.0\r\n"
    "CALSCALE:GREGORIAN\r\n"
    "METHOD:PUBLISH\r\n"
    "NAME:Journey MT-7\r\n"
    "BEGIN:VTIMEZONE\r\n"
    "TZID:America/Los_Angeles\r\n"
    "BEGIN:STANDARD\r\n"
    "DTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:-0800\r\n"
    "TZOFFSETTO:-0800\r\n"
    "END:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\n"
    "DTSTART:20250309T020000\r\n"
    "TZOFFSETFROM:-0800\r\n"
    "TZOFFSETTO:-0700\r\n"
    "END:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\n"
    "DTSTART:20251102T020000\r\n"
    "TZOFFSETFROM:-0700\r\n"
    "TZOFFSETTO:-0800\r\n"
    "END:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\n"
    "DTSTART:20260308T020000\r\n"
    "TZOFFSETFROM:-0800\r\n"
    "TZOFFSETTO:-0700\r\n"
    "END:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\n"
    "DTSTART:20261101T020000\r\n"
    "TZOFFSETFROM:-0700\r\n"
    "TZOFFSETTO:-0800\r\n"
    "END:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\n"
    "DTSTART:20270314T020000\r\n"
    "TZOFFSETFROM:-0800\r\n"
    "TZOFFSETTO:-0700\r\n"
    "END:DAYLIGHT\r\n"
    "END:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\n"
    "UID:" UUID_A "\r\n"
    "DTSTAMP:20260504T073320Z\r\n"
    "SEQUENCE:0\r\n"
    "STATUS:CONFIRMED\r\n"
    "DTSTART:20260307T130000Z\r\n"
    "DTEND;TZID=America/Los_Angeles:20260307T170000\r\n"
    "TRANSP:OPAQUE\r\n"
    "SUMMARY:Flight CA 983: 北京\\, PEK → LAX\\; T2\r\n"
    "LOCATION:北京\\, PEK\r\n"
    "DESCRIPTION:Type: Flight\\nStatus: Booked\\nFrom: 北京\\, PEK\\nTo: LAX\\; T2\\\r\n"
    " nCarrier: CA\\nNumber: 983\r\n"
    "END:VEVENT\r\n"
    "END:VCALENDAR\r\n";

static void
test_whole_text (void)
{
    g_autofree char *text = write_text (
        DOCUMENT (SEGMENT (",\"carrier\":\"CA\",\"number\":\"983\",\"from_place\":\"北京, PEK\","
                           "\"to_place\":\"LAX; T2\",\"notes\":\"Private\"")),
        SOJOURN_CALENDAR_DEFAULT);

    g_assert_cmpstr (text, ==, whole_text);
}

static void
test_identity_and_status (void)
{
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_new ();
    SojournRecord *segment = sojourn_record_new_with_uuid (SOJOURN_KIND_SEGMENT, UUID_A);
    g_autofree char *text = NULL;

    sojourn_record_set_integer (segment, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_CANCELLED);
    sojourn_record_set_integer (segment, SOJOURN_SEGMENT_TYPE, SOJOURN_SEGMENT_TYPE_LODGING);
    sojourn_record_set_integer (segment, SOJOURN_SEGMENT_START_AT, NOW);
    sojourn_record_set_integer (segment, SOJOURN_SEGMENT_END_AT, NOW);
    sojourn_record_set_text (segment, SOJOURN_SEGMENT_START_ZONE, "UTC");
    sojourn_record_set_text (segment, SOJOURN_SEGMENT_END_ZONE, "UTC");
    sojourn_record_set_text (segment, SOJOURN_SEGMENT_CALENDAR_UID, "booking-7@hotel.example");
    sojourn_record_set_integer (segment, SOJOURN_SEGMENT_CALENDAR_SEQUENCE, 4);
    sojourn_record_set_stored (segment, 1, 3);
    sojourn_snapshot_take (snapshot, segment);
    text = write_calendar (sojourn_snapshot_seal (snapshot), SOJOURN_CALENDAR_DEFAULT);

    g_assert_nonnull (strstr (text, "\r\nUID:booking-7@hotel.example\r\n"));
    g_assert_nonnull (strstr (text, "\r\nSEQUENCE:6\r\n"));
    g_assert_nonnull (strstr (text, "\r\nSTATUS:CANCELLED\r\n"));
    g_assert_nonnull (strstr (text, "\r\nTRANSP:TRANSPARENT\r\n"));
    g_assert_nonnull (strstr (text, "\r\nDTSTART:20260504T073320Z\r\n"));
    g_assert_null (strstr (text, "DTEND"));
    g_assert_null (strstr (text, "VTIMEZONE"));
}

static void
test_privacy (void)
{
    const char *text = DOCUMENT (SEGMENT (",\"notes\":\"Private note\""));
    g_autofree char *plain = write_text (text, SOJOURN_CALENDAR_DEFAULT);
    g_autofree char *named = write_text (text, SOJOURN_CALENDAR_NAME);
    g_autofree char *noted = write_text (text, SOJOURN_CALENDAR_NOTES);

    g_assert_null (strstr (plain, "Heron"));
    g_assert_null (strstr (plain, "Eriksson"));
    g_assert_null (strstr (plain, "Private"));
    g_assert_nonnull (strstr (named, "SUMMARY:Eriksson – Flight\r\n"));
    g_assert_null (strstr (named, "Private"));
    g_assert_nonnull (strstr (noted, "Private note"));
}

/* Nothing that was typed becomes a line, a property or a component of its own (I3). */
static void
test_injection (void)
{
#define EVIL                                                                                       \
    "x\\r\\nBEGIN:VALARM\\nATTENDEE:mailto:e@example\\r\\u0085END:VEVENT\\u2028URL:"               \
    "http\\u000b\\u001b["
    g_autofree char *text =
        write_text (DOCUMENT (SEGMENT (",\"title\":\"" EVIL "\",\"notes\":\"" EVIL
                                       "\",\"from_place\":\"" EVIL "\",\"locator\":\"x\\nA:b\","
                                       "\"calendar_uid\":\"" EVIL "\"")),
                    SOJOURN_CALENDAR_NOTES);
    icalcomponent *calendar = parse (text);
    icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

    assert_lines (text);
    g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_ANY_COMPONENT), ==, 2);
    g_assert_cmpint (icalcomponent_count_components (event, ICAL_ANY_COMPONENT), ==, 0);
    g_assert_cmpint (icalcomponent_count_properties (event, ICAL_ANY_PROPERTY), ==, 10);
    g_assert_cmpstr (icalcomponent_get_summary (event), ==,
                     "x BEGIN:VALARM ATTENDEE:mailto:e@example END:VEVENT URL:http [");
    icalcomponent_free (calendar);
}

static void
assert_title (const char *title)
{
    g_autofree char *document = g_strdup_printf (DOCUMENT (SEGMENT (",\"title\":\"%s\"")), title);
    g_autofree char *text = write_text (document, SOJOURN_CALENDAR_DEFAULT);
    icalcomponent *calendar = parse (text);
    icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

    assert_lines (text);
    g_assert_cmpstr (icalcomponent_get_summary (event), ==, title);
    icalcomponent_free (calendar);
}

static void
test_long_lines (void)
{
    g_autoptr (GString) title = g_string_new (NULL);

    /* Characters of one to four bytes, without a space to fold at. */
    for (guint i = 0; i < 50; i++) {
        g_string_append (title, i % 7 == 3 ? "x" : "aé中😀");
        assert_title (title->str);
    }
}

static void
test_refund_alarm (void)
{
    g_autofree char *text =
        write_text (DOCUMENT (SEGMENT (",\"refundable_until\":\"2026-03-01T22:00:00Z\"")),
                    SOJOURN_CALENDAR_DEFAULT);

    g_assert_nonnull (strstr (text, "\r\nTRIGGER;VALUE=DATE-TIME:20260228T220000Z\r\n"));
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/exchange/calendar/whole-text", test_whole_text);
    g_test_add_func ("/exchange/calendar/read-back", test_read_back);
    g_test_add_func ("/exchange/calendar/identity-and-status", test_identity_and_status);
    g_test_add_func ("/exchange/calendar/privacy", test_privacy);
    g_test_add_func ("/exchange/calendar/injection", test_injection);
    g_test_add_func ("/exchange/calendar/long-lines", test_long_lines);
    g_test_add_func ("/exchange/calendar/refund-alarm", test_refund_alarm);
    return g_test_run ();
}
