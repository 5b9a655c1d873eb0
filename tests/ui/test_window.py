#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window and its sections, by name, by key, narrow, and in other languages."""
import re

import check

WORKED = ["button", "toggle button", "text", "entry", "check box", "combo box", "spin button"]
SECTIONS = ["Today", "Cases", "Quotes", "Journeys", "Clinics", "Treatments"]


class Window(check.DeskTest):
    def open(self, **look):
        return self.start("src/sojourn", "--database", self.desk.path(self.id() + ".db"), **look)

    def section(self, app, name):
        """The page of a section, once its heading shows."""
        page = app.find("grouping", name)
        page.find("label", name)
        return page

    def test_sections_by_name(self):
        app = self.open()
        for name in reversed(SECTIONS):
            app.find("list", "Sections").find("label", name).click()
            self.section(app, name)

    def test_sections_by_key(self):
        app = self.open()
        for number, name in reversed(list(enumerate(SECTIONS, 1))):
            app.press(f"ctrl+{number}")
            self.section(app, name)

    def test_arrows_walk_the_sections(self):
        app = self.open()
        rows = app.find("list", "Sections")
        app.tab_to("list item")
        app.walk_to(lambda: rows.find_all("list item"), lambda row: row.find_all("label", "Clinics"))
        app.press("Return")
        self.section(app, "Clinics")

    def test_folds_when_narrow(self):
        app = self.open(size=(360, 640))
        self.assertEqual(len(app.find_all("list", "Sections")) + len(app.find_all("grouping", "Today")), 1)
        app.press("ctrl+2")
        self.section(app, "Cases")
        app.find_gone("list", "Sections")
        app.press("alt+Left")
        app.find("list", "Sections")

    def test_languages(self):
        for language, name in {"de_DE": "Fälle", "ar_SA": "الحالات"}.items():
            with self.subTest(language):
                app = self.open(language=language)
                app.press("ctrl+2")
                self.section(app, name)
                app.close()

    def test_banner_says_what_lasts(self):
        app = self.open()
        self.assertFalse(app.find_all("label", re.compile("^Demo data")))
        app.close()
        app = self.start("src/sojourn", "--demo", "--database", self.desk.path(self.id() + ".db"))
        app.find("label", "Demo data: patients, clinics and prices are made up")
        app.press("ctrl+2")
        app.find("label", "Demo data: patients, clinics and prices are made up")

    def test_banner_asks_for_a_sign_in(self):
        _, address = self.desk.start_service()
        app = self.start("src/sojourn", "--database", self.desk.path(self.id() + ".db"), "--service", address,
                         environment={"SOJOURN_SERVICE_TOKEN": "another"})
        app.find("label", "The quote service does not accept the sign-in: requests wait")
        app.find("button", "Sign In…").click()
        dialog = app.find("dialog", "Preferences")
        dialog.find("text", "Address of the Service")
        dialog.find("text", "New Token")
        app.press("Escape")
        app.find_gone("dialog", "Preferences")

    def test_service_of_the_preferences(self):
        app = self.open()
        app.find("button", "No quote service")
        app.press("ctrl+comma")
        app.find("text", "Address of the Service").enter("http://127.0.0.1:9")
        app.press("Escape")
        app.find_gone("dialog", "Preferences")
        app.close()
        app = self.open(environment={"SOJOURN_SERVICE_TOKEN": "a-token"})
        app.find("button", "Offline")

    def test_name_in_the_preferences(self):
        app = self.open()
        app.press("ctrl+comma")
        app.find("text", "Your Name").enter("Mika Kovač")
        app.press("Escape")
        app.find_gone("dialog", "Preferences")
        app.close()
        app = self.open()
        app.press("ctrl+comma")
        app.find("text", "Your Name").wait_text("Mika Kovač")
        app.press("Escape")
        app.find_gone("dialog", "Preferences")

    def test_stage_of_the_plot_filters_the_cases(self):
        app = self.open()
        app.press("ctrl+2")
        self.section(app, "Cases")
        app.press("ctrl+n")
        app.find("text", "Alias").enter("Heron")
        app.find("button", "Create").click()
        app.find("grouping", re.compile("“Heron”"))
        app.press("ctrl+1")
        app.find("label", "Nothing Waits")
        app.find("list item", re.compile("^Intake: 0")).click()
        app.find("label", "No Case Found")
        app.find("toggle button", "Filter: Intake")
        app.press("ctrl+1")
        app.tab_to("list item", re.compile("^Lead: 1"))
        app.press("Return")
        app.find("table row", re.compile("Heron"))

    def test_nothing_goes_on_below_a_dialog(self):
        app = self.open()
        app.press("ctrl+2")
        self.section(app, "Cases")
        app.press("ctrl+n")
        app.find("text", "Alias").enter("Heron")
        app.press("ctrl+n", "ctrl+comma", "ctrl+k", "ctrl+1")
        app.find("dialog", "New Case").find("button", "Create").click()
        app.find_gone("dialog")
        app.find("grouping", re.compile("“Heron”"))
        app.press("ctrl+1")
        self.section(app, "Today")

    def test_what_is_worked_has_a_name(self):
        app = self.open()
        for number in range(1, len(SECTIONS) + 1):
            app.press(f"ctrl+{number}")
            self.section(app, SECTIONS[number - 1])
            nameless = [one for role in WORKED for one in app.find_all(role) if not one.name]
            self.assertEqual(nameless, [], app.tree())


if __name__ == "__main__":
    check.main()
