# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of cases in the real window: every keystroke of some searches, and a scroll through all of it.

The cairo renderer draws, as where there is no graphics processor: that of GL in software compiles shaders in the
middle of what is measured.
"""
from bench import PROGRAMS, ROUNDS, Figure, median, percentile

# Names, two words, a reference, an address, two scripts, and what is not there.
WORDS = ("moreau", "anna eriksson", "MT-2017-01", "patient777", "الهاشمي", "王", "zzz")


def probe(stage, *words):
    """What the probe printed of so many rounds, split into words, without its first line."""
    output = stage.check_output("env", "GSK_RENDERER=cairo", PROGRAMS / "cases-probe", stage.cases(), ROUNDS, *words)
    return [line.split() for line in output.splitlines()[1:]]


def measure_search(stage):
    lines = probe(stage, *WORDS)
    rows = [int(line[1]) / 1e6 for line in lines]
    painted = [int(line[2]) / 1e6 for line in lines]
    note = f"of {len(rows)} keystrokes; median {{:.1f}} ms"
    return [
        Figure("search-100k", percentile(rows, 99), "ms (99th percentile)", 5, note.format(median(rows))),
        Figure("search-100k-paint", percentile(painted, 99), "ms (99th percentile)", 40, note.format(median(painted))),
    ]


def measure_scroll(stage):
    lines = probe(stage)
    stalls = [int(line[1]) / 1e6 for line in lines]
    asked, steps = int(lines[-1][2]), int(lines[-1][3])
    note = f"the longest of {steps} steps of {100_000 // steps} rows; get_item called {asked} times, {asked / steps:.0f} a step"
    return [Figure("scroll-100k", median(stalls), "ms busy", 16, note)]


FIGURES = {"search-100k": measure_search, "search-100k-paint": measure_search, "scroll-100k": measure_scroll}
