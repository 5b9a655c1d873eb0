#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/case.schema.json is what the code says, and what the code writes keeps to it.

Usage: test_case_schema.py CASE-TOOL
"""
import json
import os
import random
import subprocess
import sys
import unittest
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(os.environ["SOJOURN_SOURCE_ROOT"])
PUBLISHED = ROOT / "docs" / "case.schema.json"
SEED = str(random.getrandbits(32))
TOOL = sys.argv.pop(1)


def run(*args):
    return subprocess.run([TOOL, *args], check=True, capture_output=True).stdout


def changes(case):
    """Copies of a case, each spoiled in one way."""
    def spoiled(change):
        copy = json.loads(json.dumps(case))
        change(copy)
        return copy

    yield spoiled(lambda c: c.update(format="other"))
    yield spoiled(lambda c: c.update(version=2))
    yield spoiled(lambda c: c.pop("case"))
    yield spoiled(lambda c: c.update(extra=1))
    yield spoiled(lambda c: c["case"].update(extra=1))
    yield spoiled(lambda c: c["case"].pop("patient"))
    yield spoiled(lambda c: c["case"].update(stage="gone"))
    yield spoiled(lambda c: c["case"].update(id="Not A Name"))
    yield spoiled(lambda c: c["case"].update(goals=""))
    yield spoiled(lambda c: c["case"].update(goals=None))
    yield spoiled(lambda c: c["case"].update(budget_minor=1.5))
    yield spoiled(lambda c: c["case"].update(opened_on="1 May"))
    yield spoiled(lambda c: c["people"][0].update(languages=[]))
    yield spoiled(lambda c: c["people"][0].update(languages=["Swedish"]))
    yield spoiled(lambda c: c["people"][0].update(residence="Sweden"))
    yield spoiled(lambda c: c["segments"][0].update(start_at="2026-05-01T10:00:00"))
    yield spoiled(lambda c: c["segments"][0].update(clinic="key:"))
    yield spoiled(lambda c: c["segments"][0].update(case=c["case"]["id"]))
    yield spoiled(lambda c: c.update(outbox_items=[]))


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schema = json.loads(PUBLISHED.read_text())
        cls.validator = Draft202012Validator(cls.schema)

    def test_published_is_current(self):
        self.assertEqual(PUBLISHED.read_bytes(), run("schema"),
                         f"make it again: {TOOL} schema > docs/case.schema.json")

    def test_is_a_schema(self):
        Draft202012Validator.check_schema(self.schema)

    def test_exports_keep_to_it(self):
        print("seed", SEED, file=sys.stderr)
        for line in run("random", SEED, "10").decode().splitlines():
            error = next(self.validator.iter_errors(json.loads(line)), None)
            self.assertIsNone(error, error and f"{error.json_path}: {error.message}")

    def test_refuses(self):
        case = json.loads(run("random", SEED, "1"))
        for spoiled in changes(case):
            self.assertFalse(self.validator.is_valid(spoiled))

    def test_example_by_hand_keeps_to_it(self):
        text = (ROOT / "docs" / "case-format.md").read_text()
        example = json.loads(text.split("```json\n")[1].split("```")[0])
        self.assertIsNone(next(self.validator.iter_errors(example), None))

    def test_demo_cases_keep_to_it(self):
        for name in ("heron", "kingfisher"):
            case = json.loads((ROOT / "data" / "demo" / f"{name}.json").read_text())
            error = next(self.validator.iter_errors(case), None)
            self.assertIsNone(error, error and f"{name}: {error.json_path}: {error.message}")


unittest.main()
