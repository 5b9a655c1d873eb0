#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions to ask before an unproven treatment (G07): found from the finding, answered, kept."""
import json
import re

import check

CASE = "a4c2e5f0-0000-7000-8000-000000000001"
PERSON = "a4c2e5f0-0000-7000-8000-000000000002"
CLINIC = "a4c2e5f0-0000-7000-8000-000000000003"
OPTION = "a4c2e5f0-0000-7000-8000-000000000004"
ITEM = "a4c2e5f0-0000-7000-8000-000000000005"
RISKS = "What are the risks?"


def with_unproven_option():
    """A case with one option on its shortlist, which nobody has proven."""
    return {
        "format": "sojourn-case",
        "version": 1,
        "case": {"id": CASE, "ref": "TEST-0001", "patient": PERSON, "stage": "decision"},
        "people": [{"id": PERSON, "alias": "Wren"}],
        "clinics": [{"id": CLINIC, "name": "Clinic X", "country": "PA", "zone": "America/Panama"}],
        "options": [{"id": OPTION, "clinic": CLINIC, "title": "Cells, unproven", "condition": "spinal_cord_injury",
                     "modality": "msc_uc", "regulatory_basis": "unproven_outside_trial"}],
        "shortlist_items": [{"id": ITEM, "option": OPTION, "decision": "candidate"}],
    }


class Checklist(check.DeskTest):
    def open(self):
        database = self.desk.path(self.id() + ".db")
        file = self.desk.path(self.id() + ".json")
        if not database.exists():
            file.write_text(json.dumps(with_unproven_option()), encoding="utf-8")
            self.desk.run(self.desk.program("src/cli/sojournctl"), "import", "--database", database, file)
        app = self.start("src/sojourn", "--database", database)
        app.press("ctrl+2")
        app.find("table row", re.compile("TEST-0001")).open()
        app.find("grouping", re.compile("TEST-0001"))
        return app

    def ask(self, app):
        app.find("button", re.compile("^Answer the Checklist: ")).click()
        return app.find("dialog", "Checklist")

    def test_finding_leads_to_the_questions(self):
        app = self.open()
        app.find("label", re.compile("0 of 14 questions of the checklist"))
        dialog = self.ask(app)
        self.assertEqual(len(dialog.find_all("combo box")), 14)
        risks = dialog.find("combo box", RISKS)
        risks.choose("Yes")
        dialog.find("text", "Note").enter("Fever, graft reaction")
        app.press("Tab", "Escape")
        app.find_gone("dialog", "Checklist")
        app.find("label", "1 of 14 questions have an answer")
        app.close()

        app = self.open()
        app.find("label", re.compile("1 of 14 questions of the checklist"))
        dialog = self.ask(app)
        dialog.find("combo box", RISKS).find("label", "Yes")
        note = dialog.find("text", "Note")
        self.assertEqual(note.text(), "Fever, graft reaction")
        note.enter("Something else")
        app.press("Escape")
        note.wait_text("Fever, graft reaction")
        dialog.find("combo box", "Is there compensation for harm?").choose("Unknown")
        app.wait(lambda: len(dialog.find_all("text", "Note")) == 2, "a note for the second answer")
        app.press("Escape")
        app.find_gone("dialog", "Checklist")
        app.find("label", "1 of 14 questions have an answer")


if __name__ == "__main__":
    check.main()
