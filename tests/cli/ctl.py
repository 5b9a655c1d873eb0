# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs sojournctl as a person or a script would, each test in a folder of its own."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(os.environ["SOJOURNCTL"])
SOURCE = Path(os.environ["SOJOURN_SOURCE_ROOT"])
CASES = Path(__file__).parent / "cases"

# The exit statuses of sojournctl(1).
OK, FINDINGS, USAGE, REFUSED, STORE, SYNC, FILE = range(7)


class CtlTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sojournctl-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.database = self.folder / "desk" / "sojourn.db"
        self.environment = {**os.environ, "HOME": folder.name, "XDG_DATA_HOME": str(self.folder / "data")}

    def run_raw(self, *arguments, environment=None, stdout=subprocess.PIPE, **options):
        """The finished process; what it prints is bytes."""
        return subprocess.run(
            [PROGRAM, *map(str, arguments)], stdout=stdout, stderr=subprocess.PIPE, timeout=100,
            env={**self.environment, **(environment or {})}, cwd=self.folder, check=False, **options)

    def ctl(self, *arguments, status=OK, **options):
        """What it prints, once it has ended with this status and, if well, without a complaint."""
        process = self.run_raw(*arguments, **options)
        errors = process.stderr.decode()
        self.assertEqual(process.returncode, status, f"{arguments}: {errors}")
        if status in (OK, FINDINGS):
            self.assertEqual(errors, "")
            return process.stdout.decode()
        self.assertNotEqual(errors, "")
        return errors

    def ctl_json(self, *arguments, status=OK, **options):
        """As above, and the output is one JSON text."""
        return json.loads(self.ctl(*arguments, "--json", status=status, **options))

    def desk(self, command, *arguments, **options):
        """As ctl(), on the database of this test."""
        return self.ctl(command, "--database", self.database, *arguments, **options)

    def desk_json(self, command, *arguments, **options):
        return self.ctl_json(command, "--database", self.database, *arguments, **options)

    def write(self, name, content):
        """A file in the folder of this test; what is not text becomes JSON."""
        path = self.folder / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path


def load(name):
    """A case of tests/cli/cases, to be changed at will."""
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def rules(report, **wanted):
    """The ids of the rules in a report of check --json; wanted narrows it, as blocking=True."""
    return [finding["rule"] for case in report["cases"] for finding in case["findings"]
            if all(finding[name] == value for name, value in wanted.items())]
