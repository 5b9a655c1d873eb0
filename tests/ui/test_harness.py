#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The harness itself, on the small application of harness-sample.c."""
import re

import check
from atspi import NotFound

SAMPLE = "tests/ui/harness-sample"


class Harness(check.DeskTest):
    def test_press_type_read(self):
        app = self.start(SAMPLE)
        app.find("text", "Name").enter("“Heron” 苍鹭")
        app.find("check box", "Loud").click()
        app.find("button", "Greet").click()
        app.find("label", "HELLO, “Heron” 苍鹭")

    def test_keyboard_alone(self):
        app = self.start(SAMPLE)
        app.find("text", "Name", ["focused"])
        app.type("Kite")
        app.press("Tab", "space", "Tab", "Return")
        app.find("label", "HELLO, Kite")

    def test_waits_for_what_comes_later(self):
        app = self.start(SAMPLE)
        app.find("button", "Greet Later").click()
        app.find("label", "Later")
        self.assertEqual(app.find_all("label", "Nobody yet"), [])

    def test_finds_by_expression_and_within(self):
        app = self.start(SAMPLE)
        table = app.find("tree table")
        self.assertGreater(len(table.find_all("table row", re.compile(r"^Row \d+$"))), 1)
        self.assertEqual(table.find_all("button"), [])

    def test_row_opens(self):
        app = self.start(SAMPLE)
        app.find("table row", "Row 2").open()
        app.find("label", "Opened 2")
        app.press("Down", "Return")
        app.find("label", "Opened 3")

    def test_boxed_list(self):
        app = self.start(SAMPLE)
        app.find("combo box", "Fruit").choose("梨")
        app.find("label", "Chose 梨")
        app.find("combo box", "Search").choose("Birne")
        app.find("label", "Chose Birne")
        app.find("text", "Alias").enter("Kranich")
        app.find("text", "Name").enter("elsewhere")
        app.find("label", "Left at Kranich")

    def test_scrolls_to_what_is_below(self):
        app = self.start(SAMPLE)
        rows = app.find("text", "Alias")
        app.find("spin button").set_value(4)
        app.find("label", "Counted 4")
        app.find("check box", "Light").click()
        app.find("label", "Switched on")
        rows.enter("up again")

    def test_menu(self):
        app = self.start(SAMPLE)
        app.find("toggle button", "Main Menu").click()
        app.find("menu item", "Close Window").click()
        app.wait_end()

    def test_tabs_to(self):
        app = self.start(SAMPLE)
        app.tab_to("button", "Ask…")
        app.press("space")
        app.find("button", "Cancel")
        app.press("Escape")
        app.find_gone("button", "Cancel")

    def test_dialog(self):
        app = self.start(SAMPLE)
        app.find("button", "Ask…").click()
        app.find("button", "Go On").click()
        app.find_gone("button", "Go On")

    def test_missing_and_ambiguous_are_told_apart(self):
        app = self.start(SAMPLE)
        with self.assertRaisesRegex(NotFound, "no button 'Fly'"):
            app.find("button", "Fly", secs=0.5)
        with self.assertRaisesRegex(NotFound, "times button"):
            app.find("button")

    def test_warning_fails(self):
        app = self.start(SAMPLE)
        app.find("button", "Warn").click()
        app.wait(app.complaints, "warning")
        with self.assertRaisesRegex(AssertionError, "the sample warns"):
            app.close()

    def test_death_is_told(self):
        app = self.start(SAMPLE)
        app.kill()
        with self.assertRaisesRegex(AssertionError, "ended with status -9"):
            app.find("button", "Greet")

    def test_looks(self):
        pictures = {
            name: self.picture(name, **look)
            for name, look in {
                "light": {},
                "dark": {"dark": True},
                "narrow": {"size": (360, 640)},
                "large": {"text_scale": 2.0},
                "arabic": {"language": "ar_SA"},
            }.items()
        }
        self.assertEqual(len({path.read_bytes() for path in pictures.values()}), len(pictures))

    def picture(self, name, **look):
        app = self.start(SAMPLE, profile=name, **look)
        app.find("button", "Greet")
        path = app.screenshot(f"harness/{name}")
        app.close()
        return path


if __name__ == "__main__":
    check.main()
