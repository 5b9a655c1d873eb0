#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the printed patient sheet, read back from the PDF.

Usage: test_patient_sheet.py CASE-TOOL
"""
import functools
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(os.environ["SOJOURN_SOURCE_ROOT"])
TOOL = sys.argv.pop(1)
A4, LETTER = (595.28, 841.89), (612, 792)
SIDE, TOP, BOTTOM = 56, 20, 20
DEFAULT, NAME = 0, 1


FOLDER = tempfile.TemporaryDirectory()
COUNT = itertools.count()


def tearDownModule():
    FOLDER.cleanup()


def load(name):
    return json.loads((ROOT / "data" / "demo" / f"{name}.json").read_text())


class Sheet:
    def __init__(self, case, paper=0, flags=DEFAULT, language=None):
        env = dict(os.environ)
        if language:
            env.update(LC_ALL=f"{language}.UTF-8", LANGUAGE=language.split("_")[0])
        self.path = Path(FOLDER.name) / f"{next(COUNT)}.pdf"
        made = subprocess.run([TOOL, "sheet", str(paper), str(flags)], input=json.dumps(case).encode(),
                              capture_output=True, check=True, env=env)
        self.path.write_bytes(made.stdout)
        self.text = self.run("pdftotext", "-layout", self.path, "-")
        self.flat = " ".join(re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", self.text).split())

    def run(self, *args):
        return subprocess.run(args, check=True, capture_output=True, text=True).stdout

    def info(self):
        return dict(re.split(r":\s+", line, maxsplit=1) for line in self.run("pdfinfo", self.path).splitlines()
                    if ": " in line)

    def words(self):
        """(page, x0, y0, x1, y1, word) of every word."""
        page = 0
        for line in self.run("pdftotext", "-bbox", self.path, "-").splitlines():
            page += "<page " in line
            found = re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>', line)
            if found:
                yield (page, *map(float, found.groups()[:4]), found.group(5))


@functools.cache
def demo(name, paper=0, flags=DEFAULT, language=None):
    return Sheet(load(name), paper, flags, language)


class PatientSheet(unittest.TestCase):
    def test_approved_for_another_condition(self):
        """What a medicine is approved for elsewhere is not told as approved for this patient."""
        case = {
            "format": "sojourn-case", "version": 1,
            "case": {"id": "it", "patient": "p", "stage": "shortlist", "condition": "spinal_cord_injury"},
            "people": [{"id": "p", "alias": "Heron"}],
            "clinics": [{"id": "c", "name": "Clinic", "country": "CN", "zone": "Asia/Shanghai"}],
            "options": [{"id": "o", "clinic": "c", "title": "Amimestrocel", "evidence_level": 2,
                         "evidence_grade": "moderate", "regulatory_basis": "approved_for_indication",
                         "condition": "spinal_cord_injury", "approved_condition": "spinal_cord_injury"}],
            "shortlist_items": [{"option": "o", "decision": "candidate"}],
        }
        option = case["options"][0]
        this, other = "has approved this treatment for this condition", "approved for another condition, not for"
        self.assertIn(this, Sheet(case).flat)
        for name in ("condition", "approved_condition"):
            option[name] = "graft_versus_host"
            flat = Sheet(case).flat
            self.assertNotIn(this, flat)
            self.assertIn(other, flat)
            option[name] = "spinal_cord_injury"

    def assert_within(self, sheet, paper):
        width, height = paper
        for page, x0, y0, x1, y1, word in sheet.words():
            self.assertTrue(SIDE - 1 <= x0 and x1 <= width - SIDE + 1 and TOP <= y0 and y1 <= height - BOTTOM,
                            f"page {page}: “{word}” at {x0},{y0},{x1},{y1}")

    def test_file(self):
        for paper, size in ((0, A4), (1, LETTER)):
            sheet = demo("heron", paper)
            sheet.run("qpdf", "--check", sheet.path)
            info = sheet.info()
            self.assertEqual(info["Title"], "Patient Sheet DEMO-0001")
            self.assertEqual(info["Author"], "Demo Agency")
            self.assertEqual(info["Tagged"], "yes")
            self.assertAlmostEqual(float(info["Page size"].split()[0]), size[0], 0)
            self.assert_within(sheet, size)
            for line in sheet.run("pdffonts", sheet.path).splitlines()[2:]:
                self.assertRegex(line, r"\byes +yes +yes\b", "embedded, subset, readable as Unicode")

    def test_structure(self):
        sheet = demo("kingfisher")
        tree = sheet.run("pdfinfo", "-struct", sheet.path)
        kinds = re.findall(r"^ *(\w+)", tree, re.M)
        self.assertEqual(kinds[0], "Document")
        for kind in ("H1", "H2", "H3", "P", "Table", "TR", "TH", "TD"):
            self.assertIn(kind, kinds)
        self.assertEqual(kinds.count("H1"), 1)

    def test_heron(self):
        sheet = demo("heron")
        for text in ("Heron", "Sweden", "Swedish, English", "Wren (Companion)", "14 Feb 2026", "Level T6, AIS A",
                     "42 of 100 (SCIM III)", "These treatments are being considered",
                     "Experimental: this treatment is not proven", "示范诊所", "Level 4 of 5", "Not assessed",
                     "There is no quote yet.", "Thursday, 4 March 2027", "Flight Demo Air DX 911",
                     "05:15 (5 Mar)", "22:15", "Reserved, not booked yet", "Dr. Fictitious, Uppsala",
                     "verified on 23 Nov 2026 by Demo", "Page 1 of"):
            self.assertIn(text, sheet.flat)
        self.assertEqual(sheet.flat.count("Experimental:"), 1)

    def test_kingfisher(self):
        sheet = demo("kingfisher")
        for text in ("Accepted Quote", "JPY\u00a02,450,000", "CNY\u00a0186,000.00", "KWD\u00a08,250.500",
                     "The end of 31 Jan 2027 in Tokyo", "JPY\u00a0735,000, due on 15 Dec 2026", "2 of 14", "12 of 14",
                     "Not told by the clinic", "Extra nights, Taxes", "USD\u00a03,800.00"):
            self.assertIn(" ".join(text.split()), sheet.flat)
        self.assertNotIn("Experimental:", sheet.flat)
        self.assertNotIn("CNY 186,000.00 to", sheet.flat)

    def test_claims_are_not_repeated(self):
        self.assertNotIn("our patients walk again", demo("heron").flat)

    def test_privacy(self):
        plain, named = demo("heron"), demo("heron", flags=NAME)
        for secret in ("Ada", "Häger", "14 Mar 1991", "+46700000000", "heron@patients.example"):
            self.assertNotIn(secret, plain.flat)
        self.assertIn("Ada Häger", named.flat)
        self.assertIn("14 Mar 1991", named.flat)

    def test_arabic_is_mirrored(self):
        sheet = demo("kingfisher", language="ar_SA")
        self.assert_within(sheet, A4)
        places = {word: (x0, x1) for _, x0, _, x1, _, word in sheet.words()}
        self.assertGreater(places["Kingfisher"][0], A4[0] / 2)
        self.assertGreater(A4[0] / 2, places["T-2026-118"][1] - A4[0] / 4)

    def test_long_and_many(self):
        case = load("kingfisher")
        case["case"]["goals"] = "W" * 600 + " " + "Donaudampfschifffahrtsgesellschaft" * 12 + " " + "中" * 900
        case["case"]["condition_text"] = "مرحبا Hello " * 30
        first = datetime(2027, 3, 1, 10)
        case["segments"] += [
            dict(case["segments"][1], title=f"Leg{n} " + "x" * (n % 150),
                 start_at=f"{first + timedelta(days=n):%Y-%m-%dT%H:%M:%SZ}",
                 end_at=f"{first + timedelta(days=n, hours=1):%Y-%m-%dT%H:%M:%SZ}")
            for n in range(200)]
        for language, paper in ((None, 0), ("de_DE", 1), ("ar_SA", 0)):
            sheet = Sheet(case, paper, language=language)
            self.assert_within(sheet, LETTER if paper else A4)
            self.assertEqual({int(n) for n in re.findall(r"Leg(\d+)", sheet.flat)}, set(range(200)))
            self.assertGreaterEqual(sheet.flat.count("W"), 600)

    def test_override_is_told(self):
        case = load("heron")
        case["documents"] = []
        open_sheet = Sheet(case)
        self.assertIn("Must be settled", open_sheet.flat)
        case["overrides"] = [{"rule": "R01", "severity": "block", "reason": "They come by post.", "name": "M. Warden",
                              "made_at": "2026-11-22T10:00:00Z"}]
        told = Sheet(case)
        self.assertIn("Accepted by M. Warden: They come by post.", told.flat)


unittest.main()
