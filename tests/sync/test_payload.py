#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What clinics are told: within the contract, within the consent, and never who the patient is."""
import json
import subprocess
import sys
import unittest

from contract import Contract

PROGRAM = sys.argv.pop(1)

ALWAYS = {"schema", "client_ref", "clinic", "option", "case_ref", "condition", "window", "wants", "respond_by",
          "message"}
BY_CATEGORY = {
    "demographics": {"age_y", "sex", "country", "languages"},
    "diagnosis": {"injury"},
    "scores": {"scores"},
    "health": {"flags", "flags_unknown", "skin", "ventilation"},
    "records": {"records"},
    "files": set(),
    "travel": {"mobility", "companions"},
}


class PayloadTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        output = subprocess.run([PROGRAM], check=True, capture_output=True, text=True).stdout
        cls.texts = dict(line.split("\t") for line in output.splitlines())
        cls.payloads = {name: json.loads(text) for name, text in cls.texts.items()}

    def test_within_the_contract(self):
        contract = Contract()
        for name, payload in self.payloads.items():
            with self.subTest(name):
                self.assertEqual(contract.faults("Payload", payload), [])

    def test_full(self):
        full = self.payloads["full"]
        self.assertEqual((full["age_y"], full["sex"], full["country"], full["languages"]), (35, "F", "SE", ["swe", "eng"]))
        self.assertEqual(full["injury"], {"days": 375, "level": "T6", "ais": "A"})
        self.assertEqual(full["scores"], {"uems": 50, "lems": 0, "lt": 52, "pp": 52, "scim": 42})
        self.assertEqual(full["flags"], ["dysreflexia"])
        self.assertIn("thrombosis", full["flags_unknown"])
        self.assertNotIn("epilepsy", full["flags_unknown"])
        self.assertEqual(full["companions"], 1)
        self.assertEqual(full["records"], [{"type": "mri_dicom", "date": "2026-03-02", "language": "swe"}])
        self.assertEqual(len(full["wants"]), 14)

    def test_within_the_consent(self):
        for category, members in BY_CATEGORY.items():
            with self.subTest(category):
                told = self.payloads[category].keys() - ALWAYS
                self.assertEqual(told, members | BY_CATEGORY["diagnosis"])
        self.assertEqual(self.payloads["full"].keys() - ALWAYS, set().union(*BY_CATEGORY.values()))

    def test_nothing_identifying(self):
        for word in ("Zanzibar", "1990-06-15", "1990", "FI"):
            with self.subTest(word):
                self.assertNotIn(word, self.texts["canaries"])
        for word in ("Anna", "Friend", "Spine", "passport"):
            with self.subTest(word):
                self.assertNotIn(word, self.texts["full"])

    def test_unknown_is_left_out(self):
        self.assertEqual(self.payloads["least"].keys(), {"schema", "client_ref", "clinic", "option", "case_ref",
                                                         "condition", "wants"})

    def test_excess(self):
        excess = self.payloads["excess"]
        dates = [record["date"] for record in excess["records"]]
        self.assertEqual(len(dates), 100)
        self.assertEqual(dates, sorted(dates, reverse=True))
        self.assertEqual(dates[0], "2025-06-10")
        self.assertNotIn("age_y", excess)
        self.assertNotIn("injury", excess)


if __name__ == "__main__":
    unittest.main()
