#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by keyboard alone: no mouse, and nothing done for the person through the accessibility bus."""
import json
import re

import check
from job import ALIAS, ANSWER_SECS, CLINICS, CONSENTS, DATA, OPTIONS, Job, day

DEMO_DELAY_MSECS = 200
SIZE = (1180, 760)


class Keyboard(check.DeskTest):
    def go(self, role, name, key="Tab"):
        return self.app.tab_to(role, name, key)

    def press_on(self, role, name, key="Tab"):
        """Goes to a button or a row and presses Enter on it."""
        self.go(role, name, key)
        self.app.press("Return")

    def write(self, name, text):
        self.go("text", name)
        self.app.press("ctrl+a")
        self.app.type(str(text))

    def choose(self, name, option, typed=None):
        """Opens a drop-down with Space and takes an option."""
        self.go("toggle button", name)
        self.app.press("space")
        self.app.find("combo box", name, ["expanded"]).take(option, typed or option)

    def pick(self, name, *values):
        for value in values:
            before = len(self.app.find_all("button", value))
            self.go("toggle button", name)
            self.app.press("space")
            button = self.app.find("button", name, ["expanded"])
            button.find("entry", "Search", ["focused"])
            self.app.type(value)
            button.find("list item", value, ["selected"])
            self.app.press("Return")
            self.app.wait(lambda: len(self.app.find_all("button", value)) > before, value)

    def next_tab(self, name):
        checked = self.app.find("page tab", states=["checked"]).name
        while checked != name:
            self.app.press("ctrl+Next")
            checked = self.app.wait(lambda: [tab.name for tab in self.app.find_all("page tab", states=["checked"])
                                             if tab.name != checked], "the next tab")[0]

    def begin(self):
        app = self.app
        app.press("ctrl+2")
        app.find("tree table", "Cases")
        app.press("ctrl+n")
        app.find("text", "Alias", ["focused"])
        app.type(ALIAS)
        self.choose("Country of Residence", "Norway")
        self.choose("Condition", "Spinal cord injury")
        app.press("alt+r")
        return app.find("grouping", re.compile(f"“{ALIAS}”")).name.split(" · ")[0]

    def pass_gate(self):
        self.press_on("list item", "The privacy notice was given")
        self.app.find("text", "Privacy Notice Given On", ["focused"])
        self.app.type(day(0))
        self.write("Date of Injury", day(-240))
        self.choose("Time Zone at Home", "Oslo – Norway", "oslo")
        self.write("Date of Birth", day(-34 * 365))
        self.press_on("button", "Move On to Intake", "shift+Tab")
        self.app.find("button", "Move On to Risk")

    def assess(self):
        self.next_tab("Health")
        self.press_on("button", "Add Assessment")
        self.app.find("text", "Assessed On", ["focused"])
        self.choose("AIS Grade", "A – complete")
        self.choose("Neurological Level", "T6")
        self.write("Lower Limbs, Left", 26)
        self.app.press("Tab")
        self.app.find("label", re.compile("goes from 0 to 25"))
        self.go("text", "Lower Limbs, Left", "shift+Tab")
        self.app.press("Escape")
        self.app.find_gone("label", re.compile("goes from 0 to 25"))
        self.write("SCIM Self-care", 12)
        self.write("SCIM Respiration and Sphincter", 20)
        self.write("SCIM Mobility", 10)
        self.write("SCIM Total on the Sheet", 42)

    def shortlist(self):
        self.next_tab("Options")
        for country in ("CN", "JP"):
            self.press_on("button", f"Add to the shortlist: {OPTIONS[country]}")
            self.app.find("list", "Shortlist").find("list item", re.compile(OPTIONS[country]))

    def consent(self):
        self.next_tab("Papers")
        for number, kind in enumerate(CONSENTS, 1):
            self.press_on("button", "Add Consent", "shift+Tab")
            self.app.find("toggle button", "Kind", ["focused"])
            self.choose("Kind", kind)
            self.pick("Data", *DATA)
            self.write("Signed By", "Liv Plover")
            self.choose("Risks Disclosed", "Yes")
            self.press_on("list item", kind)
            for country in ("CN", "JP"):
                self.go("check box", CLINICS[country])
                self.app.press("space")
            self.app.wait(lambda: len(self.app.find_all("label", "2 clinics named")) == number, "two clinics named")

    def request(self):
        self.next_tab("Quotes")
        self.press_on("button", "Request Quotes…")
        dialog = self.app.find("dialog", "Request Quotes")
        for country in ("CN", "JP"):
            self.go("check box", f"{CLINICS[country]}: {OPTIONS[country]}")
            self.app.press("space")
        self.press_on("button", "Send", "shift+Tab")
        self.app.find_gone("dialog", "Request Quotes")
        self.app.find("list", "Questions of the Clinics", secs=ANSWER_SECS)
        self.press_on("button", re.compile("^Answer: "))
        self.app.find("dialog", "Answer the Clinic")
        self.write("Answer", "It follows.")
        self.press_on("button", "Send")
        self.app.find_gone("dialog", "Answer the Clinic")
        self.app.find("list", "Questions of the Clinics").find("label", re.compile("Answered$"), secs=ANSWER_SECS)

    def accept(self):
        name = f"Accept the quote of {CLINICS['JP']}"
        self.app.find("button", name, secs=ANSWER_SECS)
        self.press_on("button", name)
        self.app.find("dialog", "Accept the Quote")
        self.press_on("button", "Accept")
        self.app.find("list", "Quote Requests").find("label", re.compile(f"^Accepted · {OPTIONS['JP']}"))

    def plan(self):
        self.next_tab("Journey")
        self.press_on("toggle button", "Add Segment")
        self.app.find("menu item", "Flight")
        self.app.walk_to(lambda: self.app.find_all("menu item"), lambda item: item.name == "Flight")
        self.app.press("Return")
        self.app.find("dialog", "Flight")
        self.write("From", "Oslo")
        self.write("Starts", day(58) + ", 13:00")
        self.write("To", "Tokyo")
        self.choose("Time Zone at the End", "Tokyo – Japan", "tokyo")
        self.write("Ends", day(59) + ", 09:00")
        self.app.press("Return")
        self.app.find_gone("dialog", "Flight")
        self.app.find("list item", "Oslo → Tokyo")

    def undo(self):
        self.go("list item", "Oslo → Tokyo")
        self.app.press("Delete")
        self.app.find_gone("list item", "Oslo → Tokyo")
        self.app.press("ctrl+z")
        self.app.find("list item", "Oslo → Tokyo")

    def save(self, exports):
        self.press_on("toggle button", "Case Menu")
        self.app.find("menu item", "Export Calendar…")
        self.app.walk_to(lambda: self.app.find_all("menu item"), lambda item: item.name == "Export Calendar…")
        self.app.press("Return")
        self.app.find("label", re.compile("^Saved as"))
        return [path.suffix for path in exports.iterdir()]

    def test_main_job(self):
        database, exports = self.desk.path(self.id() + ".db"), self.desk.path(self.id() + ".exports")
        exports.mkdir()
        Job.import_data(self.desk, database)
        _, service = self.desk.start_service("--demo", "--demo-delay", DEMO_DELAY_MSECS)
        self.app = self.start("src/sojourn", "--database", database, "--service", service, "--export-folder", exports,
                              size=SIZE)
        ref = self.begin()
        for part in (self.pass_gate, self.assess, self.shortlist, self.consent, self.request, self.accept, self.plan,
                     self.undo):
            part()
        self.assertEqual(self.save(exports), [".ics"])
        self.app.press("ctrl+q")
        self.app.wait_end()
        out = self.desk.run(self.desk.program("src/cli/sojournctl"), "export", "--database", database, ref).stdout
        self.check(json.loads(out))

    def check(self, case):
        self.assertEqual(case["case"]["stage"], "intake")
        self.assertEqual([sheet["scim_total"] for sheet in case["assessments"]], [42])
        self.assertNotIn("lel", case["assessments"][0])
        self.assertEqual(len(case["consent_recipients"]), 4)
        self.assertEqual(sorted(request["status"] for request in case["quote_requests"]), ["accepted", "quoted"])
        self.assertEqual([quote["currency"] for quote in case["quotes"] if quote["state"] == "accepted"], ["JPY"])
        self.assertEqual([segment["to_place"] for segment in case["segments"]], ["Tokyo"])


if __name__ == "__main__":
    check.main()
