#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What another reader of iCalendar makes of the calendar of a journey.

Usage: test_calendar.py CASE-TOOL
"""
import json
import random
import re
import subprocess
import sys
import unittest
from datetime import datetime, timedelta, timezone

import icalendar

TOOL = sys.argv.pop(1)
SEED = random.getrandbits(32)

# Both hemispheres, half-hour and negative daylight saving, a decree a year, none at all.
ZONES = [
    "Europe/Stockholm", "America/Los_Angeles", "Australia/Sydney", "Australia/Lord_Howe",
    "Europe/Dublin", "Africa/Casablanca", "Africa/Cairo", "Asia/Kathmandu", "Asia/Shanghai",
    "America/Santiago", "Pacific/Auckland", "UTC",
]
SUMMARIES = [
    "住院:北京大学第三医院", "رحلة إلى بكين – الرياض", "comma, semicolon; backslash \\ quote \"",
    "x" * 190, "中" * 190, "ш" * 74, "a" * 67, "a" * 66,
]


def instant(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def make_case(events):
    return {
        "format": "sojourn-case", "version": 1,
        "case": {"patient": "p", "stage": "travel_prep"},
        "people": [{"id": "p", "alias": "Heron"}],
        "segments": [
            {"type": "flight", "status": "booked", "title": title, "notes": "one\ntwo\n\nthree",
             "start_at": instant(start), "start_zone": start_zone,
             "end_at": instant(end), "end_zone": end_zone}
            for title, start, start_zone, end, end_zone in events],
    }


def write_calendar(case, flags=2):
    return subprocess.run([TOOL, "calendar", str(flags)], input=json.dumps(case).encode(),
                          check=True, capture_output=True).stdout


def read_events(text):
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def spans(events):
    return sorted((e.decoded("DTSTART").astimezone(timezone.utc), e.decoded("DTEND").astimezone(timezone.utc))
                  for e in events)


class Calendar(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("seed", SEED, file=sys.stderr)
        dice = random.Random(SEED)
        cls.events = []
        for n in range(300):
            start = datetime(2020, 1, 1, tzinfo=timezone.utc) + timedelta(minutes=dice.randrange(15 * 525600))
            end = start + timedelta(minutes=dice.randrange(1, 60 * 24 * 30))
            cls.events.append((SUMMARIES[n % len(SUMMARIES)], start, dice.choice(ZONES), end, dice.choice(ZONES)))
        # The hour that Stockholm has twice, and the ones around it.
        for minute in range(-90, 150, 30):
            start = datetime(2026, 10, 25, 0, 30, tzinfo=timezone.utc) + timedelta(minutes=minute)
            cls.events.append(("night", start, "Europe/Stockholm", start + timedelta(minutes=20), "Europe/Stockholm"))
        cls.wanted = sorted((start, end) for _, start, _, end, _ in cls.events)
        cls.text = write_calendar(make_case(cls.events))

    def test_same_instants(self):
        self.assertEqual(spans(read_events(self.text)), self.wanted)

    def test_same_instants_by_the_zones_in_the_file(self):
        renamed = re.sub(rb"(TZID[:=])([A-Za-z]+/)", rb"\1X-Unheard-Of/\2", self.text.replace(b"\r\n ", b""))
        self.assertIn(b"TZID=X-Unheard-Of/Europe/Stockholm", renamed)
        self.assertEqual(spans(read_events(renamed)), self.wanted)

    def test_clock_of_the_place(self):
        shown = {e.decoded("DTSTART").replace(tzinfo=None) for e in read_events(self.text)}
        for _, start, zone, _, _ in self.events[:300]:
            local = start.astimezone(icalendar.timezone.tzp.timezone(zone))
            if local.replace(fold=1).utcoffset() == local.replace(fold=0).utcoffset():
                self.assertIn(local.replace(tzinfo=None), shown)

    def test_texts(self):
        events = read_events(self.text)
        self.assertEqual(sorted(str(e["SUMMARY"]) for e in events), sorted(e[0] for e in self.events))
        for event in events:
            self.assertTrue(str(event["DESCRIPTION"]).endswith("one\ntwo\n\nthree"))

    def test_lines(self):
        self.assertTrue(self.text.endswith(b"\r\n"))
        for line in self.text.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            self.assertNotRegex(line, rb"[\x00-\x1f\x7f]")
            line.decode()

    def test_identities(self):
        uids = [str(e["UID"]) for e in read_events(self.text)]
        self.assertEqual(len(set(uids)), len(self.events))
        self.assertEqual([e for e in icalendar.Calendar.from_ical(self.text).walk() if e.errors], [])

    def test_nothing_injected(self):
        evil = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:evil\rATTACH:file:///etc/passwd\u2028X:y\u0085Z:w"
        start = datetime(2026, 5, 1, tzinfo=timezone.utc)
        case = make_case([(evil, start, "UTC", start + timedelta(hours=1), "UTC")])
        case["segments"][0].update(notes=evil, from_place=evil, to_place=evil, carrier=evil, seat="1\nA:B")
        case["people"][0]["alias"] = "H\r\nATTENDEE:x"
        events = read_events(write_calendar(case, flags=3))
        self.assertEqual(len(events), 1)
        self.assertEqual(events[0].subcomponents, [])
        self.assertEqual(set(events[0].keys()),
                         {"UID", "DTSTAMP", "SEQUENCE", "STATUS", "DTSTART", "DTEND", "TRANSP", "SUMMARY",
                          "LOCATION", "DESCRIPTION"})


unittest.main()
