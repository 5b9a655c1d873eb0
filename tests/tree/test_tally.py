#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sum at the end of ./dev test, which must never look better than the run was."""
import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

import tally


class Tally(unittest.TestCase):
    def test_cases_of_tap_count_one_by_one(self):
        self.assertEqual(tally.count({"result": "OK", "stdout": "1..2\nok 1 /a\nok 2 /b\n"}), (2, 0))
        self.assertEqual(tally.count({"result": "FAIL", "stdout": "1..2\nok 1 /a\nnot ok 2 /b\n"}), (1, 1))

    def test_other_programs_count_as_one(self):
        self.assertEqual(tally.count({"result": "OK", "stdout": "fine"}), (1, 0))
        self.assertEqual(tally.count({"result": "FAIL", "stderr": "bad"}), (0, 1))

    def test_crash_after_good_cases_fails(self):
        self.assertEqual(tally.count({"result": "ERROR", "stdout": "1..3\nok 1 /a\nok 2 /b\n"}), (2, 1))

    def test_hang_fails(self):
        self.assertEqual(tally.count({"result": "TIMEOUT", "stdout": ""}), (0, 1))

    def test_skipped_fails(self):
        self.assertEqual(tally.count({"result": "OK", "stdout": "1..1\nok 1 /a # SKIP no display\n"}), (0, 1))
        self.assertEqual(tally.count({"result": "SKIP", "stdout": "1..0 # SKIP\n"}), (0, 1))

    def test_last_line_and_status(self):
        good = {"name": "good", "result": "OK", "stdout": "1..1\nok 1 /a\n"}
        bad = {"name": "bad", "result": "FAIL", "stdout": ""}
        self.assertEqual(self.run_main([good], [good]), (0, "2 passed, 0 failed"))
        self.assertEqual(self.run_main([good], [good, bad]), (1, "2 passed, 1 failed"))
        self.assertEqual(self.run_main([], []), (1, "0 passed, 0 failed"))

    def test_reports_of_sanitizers_fail(self):
        good = {"name": "good", "result": "OK", "stdout": "1..1\nok 1 /a\n"}
        remark = "==1==WARNING: ASan doesn't fully support makecontext"
        self.assertEqual(self.run_main([good], report=remark), (0, "1 passed, 0 failed"))
        self.assertEqual(self.run_main([good], report="a.c:1: runtime error: shift"), (1, "1 passed, 1 failed"))
        self.assertEqual(self.run_main([good], report="==1==ERROR: LeakSanitizer"), (1, "1 passed, 1 failed"))

    def run_main(self, *runs, report=""):
        with tempfile.TemporaryDirectory() as top, contextlib.redirect_stdout(io.StringIO()) as output:
            folders = [Path(top, str(number)) for number in range(len(runs))]
            for folder, tests in zip(folders, runs):
                (folder / "meson-logs").mkdir(parents=True)
                (folder / "meson-logs/sanitizer.1").write_text(report)
                (folder / "meson-logs/testlog.json").write_text("".join(json.dumps(test) + "\n" for test in tests))
            status = tally.main(folders)
        return status, output.getvalue().splitlines()[-1]


if __name__ == "__main__":
    unittest.main()
