#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/schema.md lists the tables as the code has them.

Usage: test_schema_docs.py PRINT-SCHEMA [--write]

With --write the list is written anew, and so are the tables of the first migration, which may
change until the first release.
"""
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "schema.md"
SQL = ROOT / "src" / "store" / "migrations" / "001-records.sql"
TOOL = sys.argv.pop(1)
HEADING = "## Records\n"
FIRST_TABLE = "CREATE TABLE"


def printed(what):
    out = subprocess.run([TOOL, what], check=True, capture_output=True, encoding="utf-8").stdout
    return out.rstrip("\n") + "\n"


def write(path, mark, what):
    head, _, _ = path.read_text(encoding="utf-8").partition(mark)
    path.write_text(head + printed(what), encoding="utf-8")


class SchemaDocs(unittest.TestCase):
    maxDiff = 4000

    def test_lists_what_the_code_has(self):
        _, mark, rest = DOCS.read_text(encoding="utf-8").partition(HEADING)
        self.assertEqual(mark + rest, printed("markdown"), f"write it anew: {__doc__}")


if __name__ == "__main__":
    if "--write" in sys.argv:
        write(DOCS, HEADING, "markdown")
        write(SQL, FIRST_TABLE, "sql")
    else:
        unittest.main()
