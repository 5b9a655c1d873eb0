#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""check --file: cases written by hand, looked at by the rules without a database."""
import json
import unittest

from ctl import FILE, FINDINGS, REFUSED, SOURCE, CtlTest, load, rules

AT = ("--at", "2026-05-01T00:00:00Z")


class CheckFile(CtlTest):
    def check(self, case, status):
        return self.ctl_json("check", *AT, "--file", self.write("case.json", case), status=status)

    def test_consistent_case_passes(self):
        report = self.check(load("intake"), 0)
        self.assertEqual(rules(report, blocking=True), [])
        self.assertEqual(report["blocking"], 0)
        self.assertEqual(report["at"], "2026-05-01T00:00:00Z")
        self.assertEqual(report["cases"][0]["ref"], "MT-2026-0001")

    def test_contradiction_blocks_and_names_the_field(self):
        case = load("intake")
        case["assessments"][0]["vac"] = "yes"
        report = self.check(case, FINDINGS)
        finding, = (f for f in report["cases"][0]["findings"] if f["rule"] == "N02")
        self.assertTrue(finding["blocking"])
        self.assertEqual(finding["severity"], "block")
        self.assertEqual((finding["place"]["kind"], finding["place"]["field"]), ("assessment", "vac"))
        self.assertEqual(finding["place"]["id"], finding["subject"])

    def test_override_opens_the_blocker(self):
        case = load("intake")
        case["assessments"][0]["vac"] = "yes"
        case["overrides"] = [{"rule": "N02", "subject": "sheet", "severity": "block", "name": "K. Berg",
                              "reason": "Examined again on 24 April", "made_at": "2026-04-24T08:00:00Z"}]
        report = self.check(case, 0)
        self.assertEqual(rules(report, overridden=True), ["N02"])
        text = self.ctl("check", *AT, "--file", "case.json")
        self.assertIn("Overruled by K. Berg: Examined again on 24 April", text)

    def test_override_of_a_leak_is_for_that_leak(self):
        case = load("intake")
        patient = case["people"][0]
        patient.update(family_name="Berg", phone="+46701234567")
        case.update(
            clinics=[{"id": "c", "name": "Clinic", "country": "SE", "zone": "Europe/Stockholm"}],
            options=[{"id": "o", "clinic": "c", "title": "Option", "regulatory_basis": "registered_trial"}],
            quote_requests=[{"id": "0190163d-8694-739b-aea5-966c26f8ad91", "option": "o", "clinic": "c",
                             "status": "draft", "message": "Dr. Berg knows more"}])
        leak, = (f for f in self.check(case, FINDINGS)["cases"][0]["findings"] if f["rule"] == "C04")
        case["overrides"] = [{"rule": "C04", "subject": leak["key"], "severity": "block", "name": "K. Holm",
                              "reason": "A doctor of this name", "made_at": "2026-04-24T08:00:00Z"}]
        self.assertIn("C04", rules(self.check(case, FINDINGS), overridden=True))
        case["quote_requests"][0]["message"] = "Call 070-123 45 67"
        self.assertIn("C04", rules(self.check(case, FINDINGS), blocking=True))

    def test_text_tells_the_numbers(self):
        case = load("intake")
        case["assessments"][0]["scim_total"] = 45
        self.write("case.json", case)
        text = self.ctl("check", *AT, "--file", "case.json", status=FINDINGS)
        self.assertRegex(text, r"MT-2026-0001 \(case\.json\)\n  Blocker N07: .*12 \+ 20 \+ 10 = 42.*45\n")
        self.assertRegex(text, r"1 case: \d+ findings?, 1 open blocker\n$")

    def test_many_cases_by_lines_and_through_a_pipe(self):
        good, bad = load("intake"), load("intake")
        bad["assessments"][0]["scim_total"] = 45
        lines = "".join(json.dumps(case) + "\n" for case in (good, bad, good))
        report = self.ctl_json("check", *AT, "--file", self.write("many.jsonl", lines), status=FINDINGS)
        self.assertEqual([case["place"].split()[-1] for case in report["cases"]], ["1", "2", "3"])
        self.assertEqual([any(f["blocking"] for f in case["findings"]) for case in report["cases"]],
                         [False, True, False])
        piped = self.ctl_json("check", *AT, "--file", "-", status=FINDINGS, input=lines.encode())
        self.assertEqual(len(piped["cases"]), 3)

    def test_several_files(self):
        one, two = self.write("one.json", load("intake")), self.write("two.json", load("intake"))
        report = self.ctl_json("check", *AT, "--file", one, "--file", two)
        self.assertEqual([case["place"] for case in report["cases"]], [str(one), str(two)])

    def test_catalogue_is_known_by_key(self):
        case = load("intake")
        case["shortlist_items"] = [{"option": "key:option.neuroregen-bone-marrow", "decision": "candidate"}]
        self.check(case, 0)
        case["shortlist_items"][0]["option"] = "key:option.nowhere"
        self.assertIn("$.shortlist_items[0].option: ", self.ctl("check", "--file", self.write("case.json", case),
                                                                status=REFUSED))

    def test_catalogue_beside_the_case(self):
        case = load("intake")
        case["shortlist_items"] = [{"option": "key:option.demo.tokyo-marrow", "decision": "candidate"}]
        path, clinics = self.write("case.json", case), SOURCE / "data" / "demo" / "demo-clinics.json"
        self.ctl("check", *AT, "--file", path, status=REFUSED)
        self.ctl("check", *AT, "--file", path, "--file", clinics)

    def test_gate_of_the_stage(self):
        case = load("intake")
        path = self.write("case.json", case)
        report = self.ctl_json("check", *AT, "--gate", "--file", path)["cases"][0]
        self.assertEqual(report["stage"], "intake")
        met = {requirement["text"]: requirement["met"] for requirement in report["gate"]}
        self.assertGreater(len(met), 1)
        del case["assessments"], case["documents"]
        bare = self.run_raw("check", "--json", *AT, "--gate", "--file", self.write("case.json", case))
        self.assertNotEqual({r["text"]: r["met"] for r in json.loads(bare.stdout)["cases"][0]["gate"]}, met)
        text = self.run_raw("check", *AT, "--gate", "--file", path).stdout.decode()
        self.assertRegex(text, r"To go on from the stage “Intake”:\n    [✓✗] ")
        self.assertNotIn("To go on", self.run_raw("check", *AT, "--file", path).stdout.decode())

    def test_refusals_name_file_line_and_path_and_nothing_of_the_patient(self):
        case = load("intake")
        case["people"][0]["birth_date"] = "Eriksson"
        path = self.write("case.json", case)
        message = self.ctl("check", "--file", path, status=REFUSED)
        self.assertIn(f"{path}: $.people[0].birth_date: ", message)
        self.assertNotIn("Eriksson", message)

        lines = self.write("cases.jsonl", json.dumps(load("intake")) + "\n\n" + json.dumps(case))
        self.assertIn(f"{lines}: Line 3: $.people[0].birth_date: ",
                      self.ctl("check", "--file", lines, status=REFUSED))

    def test_what_is_no_case_is_refused(self):
        self.assertIn("$.version: ", self.ctl("check", "--file", self.write("c.json", {"format": "sojourn-catalogue"}),
                                              status=REFUSED))
        for text in ["", "{", "[]", "{}{}", "\ufeff{}", '{"format": "other", "version": 1}']:
            self.ctl("check", "--file", self.write("x.json", text), status=REFUSED)
        self.ctl("check", "--file", "gone.json", status=FILE)
        self.ctl("check", "--file", self.folder, status=FILE)


if __name__ == "__main__":
    unittest.main()
