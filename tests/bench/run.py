#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how fast Sojourn is, against limits measured in the same run.

Usage: run.py FOLDER [FIGURE...]

Prints a table and writes FOLDER/results.json. A bar that is missed is printed as it is; the exit status is 1 only
when something could not be measured. `SOJOURN_BUILD_ROOT` names the build.
"""
import json
import sys
import time
import traceback
from pathlib import Path

import cases
import importing
import quotes
import startup
from bench import Stage

FIGURES = startup.FIGURES | cases.FIGURES | importing.FIGURES | quotes.FIGURES


def measure(stage, names):
    """The figures of these names and those that come with them, and whether all could be measured."""
    figures, good = {}, True
    for name in names:
        if name in figures:
            continue
        began = time.monotonic()
        print(f"{name} …", end="", flush=True)
        try:
            figures |= {figure.id: figure for figure in FIGURES[name](stage)}
            print(f" {time.monotonic() - began:.0f} s", flush=True)
        except Exception:  # pylint: disable=broad-exception-caught  (the others are still measured)
            print(" could not be measured:", flush=True)
            traceback.print_exc(file=sys.stdout)
            good = False
    return list(figures.values()), good


def print_table(figures):
    print(f"\n{'':18} {'value':>8} {'at most':>8}         unit")
    for figure in figures:
        verdict = "holds" if figure.holds else "MISSED"
        print(f"{figure.id:18} {figure.value:8.2f} {figure.bar:8g} {verdict:7} {figure.unit}; {figure.note}")


def main():
    folder, names = Path(sys.argv[1]), sys.argv[2:] or list(FIGURES)
    unknown = [name for name in names if name not in FIGURES]
    if unknown:
        print(f"There is no figure {unknown[0]}; there are {', '.join(FIGURES)}.", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    with Stage(folder) as stage:
        print("Medians of 7 rounds or more, taken in turns with what they are compared with.")
        figures, good = measure(stage, names)
    print_table(figures)
    results = json.dumps([figure.to_json() for figure in figures], ensure_ascii=False, indent=2)
    (folder / "results.json").write_text(results + "\n", encoding="utf-8")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
