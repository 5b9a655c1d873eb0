# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The import of the cases from a file, against a C program that writes the very same rows.

Both begin with the same database without cases. The import reads and checks the file, looks up what is there, and
writes the records, their history, the search index and the list (the rules look at the cases later, as they do in
the application). The program has all those rows in memory and only writes them.
"""
import shutil
import time

from bench import CTL, PROGRAMS, SOURCE, Figure, interleave, median

TABLES = ("people", "cases", "tasks", "history", "search_texts", "search", "case_list", "stage_counts")
EMPTY = ("history", "search_texts", "stage_counts")


def measure(stage):
    lines = stage.case_lines()
    base, full, bare = stage.disk / "base.db", stage.disk / "import.db", stage.disk / "bare.db"
    stage.import_into(base, SOURCE / "data/demo/demo-clinics.json")

    def import_cases():
        stage.remove(full)
        shutil.copy(base, full)
        began = time.monotonic()
        stage.check_output(CTL, "import", "--no-check", "--database", full, lines)
        return time.monotonic() - began

    def insert_rows():
        stage.remove(bare)
        shutil.copy(base, bare)
        erase = "; ".join(f"DELETE FROM {table}" for table in EMPTY)
        stage.check_output("sqlite3", bare, f"{erase}; INSERT INTO search (search) VALUES ('delete-all')")
        return float(stage.check_output(PROGRAMS / "bare-inserts", full, bare, *TABLES))

    ours, theirs = map(median, interleave(import_cases, insert_rows))
    return [Figure("import-100k", ours / theirs, "× bare inserts", 3, f"{ours:.1f} s against {theirs:.1f} s")]


FIGURES = {"import-100k": measure}
