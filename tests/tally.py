#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums up what meson wrote about its last test run in each build folder.

Usage: tally.py BUILD-FOLDER...

Every case of a program that speaks TAP counts, any other program counts as one. A program that
crashed, hung or broke off counts as a failure even if the cases it reached passed, and so does
whatever was skipped and whatever a sanitizer reported. The last line is "N passed, N failed"; the exit status is 1 if a test failed or none ran.
"""
import json
import re
import sys
from pathlib import Path

CASE = re.compile(r"^\s*(not ok|ok)\b(.*)$", re.MULTILINE)
PLAN = re.compile(r"^1\.\.\d+", re.MULTILINE)


def count(test):
    """The (passed, failed) of one entry of testlog.json."""
    passed = failed = 0
    output = test.get("stdout") or ""
    if PLAN.search(output):
        for verdict, rest in CASE.findall(output):
            if verdict == "ok" and not re.search(r"#\s*(skip|todo)", rest, re.IGNORECASE):
                passed += 1
            else:
                failed += 1
    elif test["result"] == "OK":
        passed = 1
    if test["result"] != "OK" and not failed:
        failed = 1
    return passed, failed


def sanitizer_reports(folder):
    """What the sanitizers wrote beside the log, but for ASan's remark on fibers."""
    for path in sorted(Path(folder, "meson-logs").glob("sanitizer.*")):
        report = path.read_text(encoding="utf-8", errors="replace")
        if "ERROR: " in report or "runtime error: " in report:
            yield report


def main(folders):
    passed = failed = 0
    for folder in folders:
        broken = reports = 0
        log = Path(folder, "meson-logs", "testlog.json")
        for line in log.read_text(encoding="utf-8").splitlines():
            test = json.loads(line)
            good, bad = count(test)
            passed, broken = passed + good, broken + bad
            if bad:
                print(f"failed: {test['name']} in {folder}: {bad} ({test['result']})")
        for report in sanitizer_reports(folder):
            print(report)
            reports += 1
        failed += max(broken, reports)  # a report mostly is why a test broke
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
