#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quick switcher: from anywhere to anything, by keyboard alone."""
import re

import check
from desk import SOURCE

FILES = [SOURCE / "data/demo/demo-clinics.json", SOURCE / "data/demo/heron.json", SOURCE / "data/demo/kingfisher.json",
         SOURCE / "data/catalogue/catalogue.json"]


class Switcher(check.DeskTest):
    def open(self, *files, **look):
        database = self.desk.path(self.id() + ".db")
        if files:
            self.desk.run(self.desk.program("src/cli/sojournctl"), "import", "--database", database, *files)
        return self.start("src/sojourn", "--database", database, **look)

    def ask(self, app, text=""):
        app.press("ctrl+k")
        dialog = app.find("dialog", "Go to Anything")
        app.find("entry", "Go to Anything", ["focused"])
        if text:
            app.type(text)
        return dialog

    def test_begins_with_recent_cases(self):
        app = self.open(*FILES)
        dialog = self.ask(app)
        dialog.find("list item", re.compile("^“Heron”, Case, "))
        dialog.find("list item", re.compile("Kingfisher.*, Case, "))
        app.press("Escape")
        app.find_gone("dialog", "Go to Anything")

    def test_case_by_a_word(self):
        app = self.open(*FILES)
        self.ask(app, "heron")
        app.find("list item", re.compile("^“Heron”, Case, "))
        app.press("Return")
        app.find("grouping", re.compile("“Heron”"))
        app.find_gone("dialog", "Go to Anything")

    def test_arrows_choose(self):
        app = self.open(*FILES)
        dialog = self.ask(app)
        dialog.find("entry", "Go to Anything").enter("hospital")
        rows = dialog.find("list", "Found")
        app.wait(lambda: len(rows.find_all("list item", re.compile("Hospital, Clinic"))) > 2, "several found")
        names = [row.name for row in rows.find_all("list item")]
        app.press("Down", "Down")
        rows.find("list item", names[2], ["selected"])
        app.press("Up")
        rows.find("list item", names[1], ["selected"])
        app.press("Return")
        app.find_gone("dialog", "Go to Anything")
        app.find("grouping", names[1].split(",")[0])

    def test_part_of_a_journey(self):
        app = self.open(*FILES)
        self.ask(app, "arlanda")
        app.press("Return")  # which does not wait for the list
        app.find("grouping", re.compile("“Heron”"))
        app.find("page tab", "Journey", ["checked"])

    def test_clinic_and_trial(self):
        app = self.open(*FILES)
        self.ask(app, "sun yat-sen")
        app.press("Return")
        app.find("text", "City")
        self.ask(app, "NCT02352077")
        app.press("Return")
        app.find("text", "Registry Number").wait_text("NCT02352077")

    def test_click(self):
        app = self.open(*FILES)
        self.ask(app)
        app.find("list item", re.compile("Kingfisher.*, Case, ")).click()
        app.find("grouping", re.compile("Kingfisher"))
        app.find_gone("dialog", "Go to Anything")

    def test_nothing_found(self):
        app = self.open(*FILES)
        dialog = self.ask(app, "nobody at all")
        dialog.find("label", "Nothing Found")
        app.press("Return")
        dialog.find("button", "Clear Search").click()
        dialog.find("list item", re.compile("Heron.*, Case, "))
        app.press("Escape")
        app.find_gone("dialog")

    def test_empty_desk(self):
        app = self.open()
        self.ask(app).find("label", "Nothing to Go to Yet")
        app.press("Escape")
        app.find_gone("dialog")

    def test_narrow_and_arabic(self):
        app = self.open(*FILES, size=(360, 640), language="ar_SA")
        app.press("ctrl+k")
        app.find("dialog")
        app.find("list item", re.compile("Heron"))
        app.press("Escape")
        app.find_gone("dialog")


if __name__ == "__main__":
    check.main()
