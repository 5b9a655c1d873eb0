#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The directories of clinics and treatments: searched, opened, and added to."""
import check

MISSING = "No Such Name"


class Directories(check.DeskTest):
    def open(self, section, **look):
        app = self.start("src/sojourn", "--database", self.desk.path(self.id() + ".db"), **look)
        app.press(f"ctrl+{section}")
        return app

    def test_an_entry_is_searched_and_opened(self):
        app = self.open(5)
        app.find("list", "Clinics")
        row = app.find("list item", "China Rehabilitation Research Center (Beijing Boai Hospital)")
        self.assertRegex(row.description(), "Beijing · China, .*Verified on ")
        app.press("ctrl+f")
        app.type("boao lecheng")
        app.find_gone("list item", "China Rehabilitation Research Center (Beijing Boai Hospital)")
        app.press("Return")
        page = app.find("grouping", "Boao Lecheng International Medical Tourism Pilot Zone")
        page.find("label", "Credentials")
        page.find("label", "Statements of the clinic (not verified)")

    def test_a_new_entry_is_asked_for(self):
        for section, name, title in ((5, "Clinics", "New Clinic"), (6, "Treatments", "New Option")):
            with self.subTest(title):
                app = self.open(section)
                app.find("button", title)
                app.find("list", name)
                app.press("ctrl+n")
                app.find("dialog", title).find("button", "Add")
                app.press("Escape")
                app.find_gone("dialog", title)
                app.close()

    def test_nothing_found(self):
        app = self.open(6)
        app.find("list", "Treatments")
        app.press("ctrl+f")
        app.type(MISSING)
        app.find("label", "Nothing Found")

    def test_narrow(self):
        app = self.open(5, size=(360, 640))
        app.find("list", "Clinics")
        app.find("button", "New Clinic")


if __name__ == "__main__":
    check.main()
