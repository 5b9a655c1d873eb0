#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases that sojournctl is told in tests/cli, opened in the window: what blocks stands on the page, with its numbers."""
import importlib.util
import json
import os
import re
import sys

import check
from desk import BUILD, SOURCE

os.environ.setdefault("SOJOURNCTL", str(BUILD / "src/cli/sojournctl"))
os.environ.setdefault("SOJOURN_SOURCE_ROOT", str(SOURCE))
sys.path.append(str(SOURCE / "tests/cli"))
spec = importlib.util.spec_from_file_location("scenarios", SOURCE / "tests/cli/test_scenarios.py")
cli = importlib.util.module_from_spec(spec)  # its file has the name of this one
spec.loader.exec_module(cli)


class Scenarios(check.DeskTest):
    def show(self, case):
        """The findings of a case on its page."""
        database, file = self.desk.path(self.id() + ".db"), self.desk.path(self.id() + ".json")
        file.write_text(json.dumps(case), encoding="utf-8")
        self.desk.run(self.desk.program("src/cli/sojournctl"), "import", "--database", database, file)
        app = self.start("src/sojourn", "--database", database)
        app.press("ctrl+2")
        app.find("table row", re.compile(case["case"]["ref"])).open()
        return app.find("list", "Findings")

    def test_examination_that_contradicts_itself(self):
        case = cli.load("intake")
        case["assessments"][0]["vac"] = "yes"
        finding = self.show(case).find("list item", re.compile(r"^Blocker .*\(N02\)$"))
        finding.find("label", re.compile("“Voluntary Anal Contraction” is yes"))

    def test_research_that_charges(self):
        finding = self.show(cli.TrialThatCharges().case()).find("list item", re.compile(r"^Blocker .*\(G03\)$"))
        finding.find("label", re.compile(r"CNY\s120,000\.00 .*Order 818"))

    def test_flight_with_an_open_headache(self):
        finding = self.show(cli.UnsafeReturnFlight().case()).find("list item", re.compile(r"^Blocker .*\(T05\)$"))
        sentence = finding.find("label", re.compile("3 d 14 h 15 min after the last dural puncture")).name
        finding.find("button", f"Review the Event: {sentence}")


if __name__ == "__main__":
    check.main()
