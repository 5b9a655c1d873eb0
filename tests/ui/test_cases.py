#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases: made, found, opened, edited in place, taken back; by accessible names and by keyboard."""
import re

import check


class Cases(check.DeskTest):
    def open(self, **look):
        """The window with its cases, on a database of this test's own."""
        app = self.start("src/sojourn", "--database", self.desk.path(self.id() + ".db"), **look)
        app.press("ctrl+2")
        app.find("grouping", "Cases")
        return app

    def create(self, app, alias, **fields):
        app.press("ctrl+n")
        app.find("text", "Alias").enter(alias)
        for name, text in fields.items():
            app.find("text", name.replace("_", " ")).enter(text)
        app.find("button", "Create").click()
        return app.find("grouping", re.compile(f"“{alias}”"))

    def back_to_list(self, app):
        app.press("alt+Left")
        return app.find("tree table", "Cases")

    def test_new_case_is_there_after_restart(self):
        app = self.open()
        app.find("grouping", "No Cases Yet").find("button", "New Case").click()
        app.find("text", "Alias").enter("Heron")
        app.find("text", "Name in Own Script").enter("苍鹭")
        app.find("combo box", "Country of Residence").choose("Sweden")
        app.find("combo box", "Condition").choose("Spinal cord injury")
        app.find("button", "Create").click()
        app.find("grouping", re.compile("“Heron” 苍鹭$"))
        app.close()

        app = self.open()
        app.find("table row", re.compile("“Heron” 苍鹭")).open()
        app.find("combo box", "Country of Residence").find("label", "Sweden")
        self.assertEqual(app.find("text", "Alias").text(), "Heron")

    def test_name_is_asked_for(self):
        app = self.open()
        app.press("ctrl+n")
        app.find("button", "Create").click()
        app.find("label", "Give the patient an alias or a name.")
        app.find("text", "Alias", ["invalid-entry"]).enter("Heron")
        app.find("button", "Create").click()
        app.find("grouping", re.compile("“Heron”"))

    def test_field_is_stored_when_left(self):
        app = self.open()
        self.create(app, "Heron")
        app.find("text", "Date of Birth").enter("7 March 1990")
        app.find("text", "E-mail").enter("heron@example.org")
        app.find("text", "Date of Birth").wait_text("7 Mar 1990")
        app.close()
        app = self.open()
        app.find("table row", re.compile("Heron")).open()
        self.assertEqual(app.find("text", "Date of Birth").text(), "7 Mar 1990")
        self.assertEqual(app.find("text", "E-mail").text(), "heron@example.org")

    def test_field_is_stored_however_the_page_is_left(self):
        app = self.open()
        self.create(app, "Heron")
        for name, text, leave in (
            ("Given Name", "Anna", lambda: app.press("alt+Left")),
            ("Family Name", "Eriksson", lambda: app.find("button", "Back").click()),
            ("Phone", "+46 8 123", lambda: app.press("ctrl+4", "ctrl+2")),
            ("Notes", "Prefers mornings", lambda: app.press("ctrl+w")),
        ):
            with self.subTest(name):
                app.find("text", name).enter(text)
                leave()
                if name == "Notes":
                    app.wait_end()
                    app = self.open()
                app.find("table row", re.compile("Heron")).open()
                app.find("text", name).wait_text(text)

    def test_what_cannot_be_read_stays(self):
        app = self.open()
        self.create(app, "Heron")
        birth = app.find("text", "Date of Birth")
        birth.enter("31 February 1990")
        app.press("Tab", "Tab")
        app.find("label", re.compile("^This is not a date"))
        app.find("text", "Date of Birth", ["invalid-entry"])
        self.assertEqual(birth.text(), "31 February 1990")
        birth.enter("31 February 1990 or so")
        app.press("Escape")
        birth.wait_text("")
        app.find_gone("label", re.compile("^This is not a date"))

    def test_consent_is_revoked(self):
        """What has no zone of its own is typed, said and listed as the clock at the desk shows it."""
        app = self.open(environment={"TZ": "Asia/Shanghai"})
        self.create(app, "Heron")
        app.find("page tab", "Papers").click()
        app.find("button", "Add Consent").click()
        app.wait(lambda: len(app.find_all("label", "Asia/Shanghai")) == 3, "the zone at each instant")
        for name, typed, said in (
            ("Given", "6 March 2026, 14:30", "6 Mar 2026, 14:30"),
            ("Expires", "2031-03-07 18:00", "7 Mar 2031, 18:00"),
            ("Revoked", "7 Mar 2026 0:05", "7 Mar 2026, 00:05"),
        ):
            app.find("text", name).enter(typed)
            app.press("Return")
            app.find("text", name).wait_text(said)
        self.assertEqual(app.find_all("text", states=["invalid-entry"]), [])
        app.find("button", re.compile("^Remove “.* · 6 Mar 2026, 14:30”"))
        app.find("page tab", "History").click()
        app.find("label", re.compile("CST · Consent: Revoked changed$"))
        app.find_all("list item", "Consent changed")[0].click()
        app.find("label", "Revoked: 7 Mar 2026, 00:05")
        app.close()

        app = self.open(environment={"TZ": "Europe/Stockholm"})
        app.find("table row", re.compile("Heron")).open()
        app.find("page tab", "Papers").click()
        app.find("button", re.compile("^Remove “.* · 6 Mar 2026, 07:30”"))

    def test_undo(self):
        app = self.open()
        self.create(app, "Heron")
        app.find("text", "Given Name").enter("Anna")
        app.find("text", "Family Name").enter("Eriksson")
        app.find("text", "Phone").enter("")
        app.find("button", "Back").click()
        app.find("tree table", "Cases")
        app.tab_to("button", "New Case")
        app.press("ctrl+z")
        app.find("label", re.compile("^Undone: .*Family Name"))
        app.find("table row", re.compile("Heron")).open()
        self.assertEqual(app.find("text", "Given Name").text(), "Anna")
        self.assertEqual(app.find("text", "Family Name").text(), "")

    def test_toast_takes_back_the_case(self):
        app = self.open()
        self.create(app, "Heron")
        app.find("button", "Undo").click()
        app.press("alt+Left")
        app.find("label", "No Cases Yet")

    def test_row_by_key_and_by_mouse(self):
        app = self.open()
        for alias in ("Heron", "Falcon"):
            self.create(app, alias)
            self.back_to_list(app)
        app.tab_to("table row", re.compile("Falcon"))
        app.press("Delete")
        app.find_gone("table row", re.compile("Falcon"))
        app.find("button", "Undo").click()
        app.find("table row", re.compile("Falcon"))
        app.find("table row", re.compile("Heron")).click()
        app.press("shift+F10")
        app.find("menu item", "Delete Case")
        app.press("Escape")
        app.find_gone("menu item", "Delete Case")
        x, y, width, height = app.find("table row", re.compile("Falcon")).node.extents()
        app.click_at(x + width // 3, y + height // 2, button=3)
        app.find("menu item", "Open").click()
        app.find("grouping", re.compile("“Falcon”"))

    def test_search_as_one_types(self):
        app = self.open()
        for alias in ("Heron", "Falcon", "Kestrel"):
            self.create(app, alias)
            self.back_to_list(app)
        app.press("ctrl+f")
        app.type("fal")
        app.find_gone("table row", re.compile("Heron"))
        app.find("table row", re.compile("Falcon"))
        app.press("BackSpace", "BackSpace", "BackSpace")
        app.type("nobody")
        app.find("label", "No Case Found")
        app.find("button", "Show All Cases").click()
        app.find("table row", re.compile("Kestrel"))
        self.assertEqual(len(app.find_all("table row", re.compile("MT-"))), 3)

    def test_similar_name_is_told(self):
        app = self.open()
        self.create(app, "Heron")
        self.back_to_list(app)
        app.press("ctrl+n")
        app.find("text", "Alias").enter("Heron")
        app.press("Tab")
        app.find("label", re.compile("^There is a case of a patient called .*Heron"))
        app.find("button", "Open").click()
        app.find("grouping", re.compile("MT-.*“Heron”"))

    def test_keyboard_alone(self):
        app = self.open()
        app.press("ctrl+n")
        app.find("text", "Alias", ["focused"])
        app.type("Kite")
        app.press("Return")
        app.find("grouping", re.compile("“Kite”"))
        app.press("ctrl+Page_Down")
        app.find("page tab", "Health", ["checked"])
        app.press("ctrl+Page_Up", "alt+Left")
        app.find("tree table", "Cases")
        app.tab_to("table row", re.compile("Kite"))
        app.press("Return")
        app.find("text", "Alias").wait_text("Kite")

    def test_unsaved_entries_are_asked_about(self):
        app = self.open()
        self.create(app, "Heron")
        app.find("text", "Date of Birth").enter("soon")
        app.press("ctrl+w")
        app.find("label", "Some Entries Were Not Stored")
        app.find("button", "Go Back").click()
        app.find_gone("label", "Some Entries Were Not Stored")
        app.find("text", "Date of Birth", ["invalid-entry"])
        app.press("ctrl+w")
        app.find("button", "Discard Them").click()
        app.wait_end()

    def test_entry_that_was_refused_waits(self):
        """What cannot be stored is kept when its page goes: told then, there when it comes again, asked about last."""
        app = self.open()
        self.create(app, "Heron")
        for leave in (
            lambda: app.press("alt+Left"),
            lambda: app.press("ctrl+4", "ctrl+2"),
        ):
            app.find("text", "Date of Birth").enter("soon")
            leave()
            app.find("label", re.compile("^Some entries could not be stored"))
            app.find("table row", re.compile("Heron")).open()
            app.find("text", "Date of Birth", ["invalid-entry"]).wait_text("soon")
            app.find("label", re.compile("^This is not a date"))
        self.back_to_list(app)
        app.press("ctrl+w")
        app.find("label", "Some Entries Were Not Stored")
        app.find("button", "Discard Them").click()
        app.wait_end()

    def has_stored(self, text):
        """Whether it is in the files of the database, which is locked while the application has it open."""
        files = self.desk.folder.glob(self.id() + ".db*")
        return any(text.encode() in file.read_bytes() for file in files)

    def test_notes_are_stored_while_typed(self):
        """A power cut takes no more than the last words."""
        app = self.open()
        self.create(app, "Heron")
        notes = app.find("text", "Notes")
        notes.enter("Prefers ")
        app.wait(lambda: self.has_stored("Prefers"), "notes stored")
        app.press("ctrl+End")
        app.type("mornings")
        notes.wait_text("Prefers mornings")
        app.wait(lambda: self.has_stored("Prefers mornings"), "more of them stored")
        app.kill()
        app = self.open()
        app.find("table row", re.compile("Heron")).open()
        app.find("text", "Notes").wait_text("Prefers mornings")

    def test_narrow(self):
        app = self.open(size=(360, 640))
        self.create(app, "Heron")
        app.press("alt+Left")
        app.find("list", "Cases").find("list item", re.compile("Heron"))


if __name__ == "__main__":
    check.main()
