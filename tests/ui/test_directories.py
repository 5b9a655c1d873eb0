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

    def add_clinic(self, app, name):
        app.press("ctrl+n")
        app.find("button", "Add")
        app.find("text", "Name").enter(name)
        app.find("combo box", "Country").choose("Germany")
        app.find("combo box", "Time Zone").choose("Berlin – Germany")
        app.find("button", "Add").click()

    def test_new_clinic_is_told_to_be_unverified(self):
        app = self.open(5)
        self.add_clinic(app, "Klinik am See")
        app.find("label", "Never verified")
        app.find("label", "Credentials")
        app.find("label", "Statements of the clinic (not verified)")

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
