#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journey of a case: parts are added, checked, deleted and exported; the journeys of a month."""
import json
import re

import check
from desk import SOURCE

CASE = "a4c2e5f0-0000-7000-8000-000000000001"
PERSON = "a4c2e5f0-0000-7000-8000-000000000002"
PUNCTURE = "a4c2e5f0-0000-7000-8000-000000000003"

TABS_BEFORE_JOURNEY = 4


def punctured():
    """A case whose journey is one dural puncture."""
    return {
        "format": "sojourn-case",
        "version": 1,
        "case": {"id": CASE, "ref": "TEST-0001", "patient": PERSON, "stage": "travel_prep", "home_zone": "Europe/Berlin"},
        "people": [{"id": PERSON, "alias": "Wren"}],
        "segments": [{
            "id": PUNCTURE, "type": "procedure", "status": "booked", "travellers": "patient",
            "procedure": "dural_puncture", "title": "Puncture",
            "start_at": "2027-05-03T10:00:00+09:00", "start_zone": "Asia/Tokyo",
            "end_at": "2027-05-03T12:00:00+09:00", "end_zone": "Asia/Tokyo", "to_place": "Tokyo",
        }],
    }


class Journey(check.DeskTest):
    def open(self, *files, **look):
        database = self.desk.path(self.id() + ".db")
        self.exports = self.desk.path(self.id() + ".exports")
        self.exports.mkdir()
        self.desk.run(self.desk.program("src/cli/sojournctl"), "import", "--database", database, *files)
        return self.start("src/sojourn", "--database", database, "--export-folder", self.exports, **look)

    def open_punctured(self, **look):
        """The journey of the case above."""
        file = self.desk.path(self.id() + ".json")
        file.write_text(json.dumps(punctured()), encoding="utf-8")
        app = self.open(file, **look)
        app.press("ctrl+2")
        app.find("table row", re.compile("TEST-0001")).open()
        app.find("grouping", re.compile("TEST-0001"))
        app.press(*["ctrl+Next"] * TABS_BEFORE_JOURNEY)
        app.find("list", "Journey by Day")
        return app

    def add(self, app, kind):
        app.find("button", "Add Segment").click()
        app.find("menu item", kind).click()
        app.find("button", "Add").click()
        app.find("label", "Segment added")

    def test_flight_too_soon_after_a_puncture(self):
        app = self.open_punctured()
        self.add(app, "Flight")
        rows = app.find("list", "Journey by Day")
        sentence = rows.find("label", re.compile("after the last dural puncture")).name
        rows.find("button", f"Move the Flight: {sentence}").click()
        app.find("dialog", "Flight").find("button", "Close").click()
        app.find_gone("dialog", "Flight")

    def test_exports(self):
        app = self.open_punctured()
        for item, name, start in (
            ("Export Calendar…", "TEST-0001.ics", b"BEGIN:VCALENDAR"),
            ("Export Patient Sheet…", "TEST-0001.pdf", b"%PDF-"),
            ("Export Case…", "TEST-0001.json", b"{"),
        ):
            with self.subTest(item):
                app.find("button", "Case Menu").click()
                app.find("menu item", item).click()
                app.find("label", f"Saved as “{name}”")
                self.assertTrue((self.exports / name).read_bytes().startswith(start))

    def test_export_that_fails_says_so(self):
        app = self.open_punctured()
        self.exports.rmdir()
        app.find("button", "Case Menu").click()
        app.find("menu item", "Export Calendar…").click()
        app.find("label", re.compile("TEST-0001.ics"))
        self.assertFalse(self.exports.exists())

    def test_empty_month_offers_the_cases(self):
        app = self.start("src/sojourn", "--database", self.desk.path("empty.db"))
        app.press("ctrl+4")
        for key in ("alt+Down", "alt+Up"):  # shown, and shown again
            app.find("label", "No Journeys This Month")
            app.press(key)
        app.find("button", "Go to Cases").click()
        app.find("label", "No Cases Yet")

    def test_journeys_of_a_month(self):
        app = self.open(*sorted((SOURCE / "data/demo").glob("*.json")))
        app.press("ctrl+4")
        rows = app.find("list", "Departures, Admissions and Returns")
        title = app.find("label", re.compile(r"^[A-Z][a-z]+ \d{4}$"))
        while title.text() != "March 2027":
            before = title.text()
            app.press("alt+Down" if int(before[-4:]) < 2027 or before[:3] in ("Jan", "Feb") else "alt+Up")
            title.wait_for(lambda one: one.text() != before, "another month")
        rows.find("list item", "Departure of “Heron”").click()
        app.find("list item", "Stockholm Arlanda → Beijing Capital", ["focused"])


if __name__ == "__main__":
    check.main()
