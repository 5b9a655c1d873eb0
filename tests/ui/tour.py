#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the main job on a virtual display, as ./dev run does where there is none.

Usage: tour.py FOLDER

Each step is printed with the seconds it took. Pictures and exported files are left in FOLDER. The first step
that fails ends the tour with what was on the screen, in words and in a picture, and exit status 1.
"""
import contextlib
import os
import shutil
import sys
import time
import traceback
from pathlib import Path

from desk import SOURCE, Desk

SECTIONS = ("Today", "Cases", "Quotes", "Journeys", "Clinics", "Treatments")
SIZE = (1180, 760)


class Tour:
    def __init__(self, desk, folder):
        self.desk, self.folder = desk, folder
        self.database = desk.path("cases.db")
        self.service = self.app = None
        self.steps = 0

    @contextlib.contextmanager
    def step(self, text):
        self.steps += 1
        start = time.monotonic()
        print(f"{self.steps:3}. {text}", end="", flush=True)
        try:
            yield
        except BaseException:
            print(" – failed")
            raise
        print(f" – {time.monotonic() - start:.1f} s")

    def open(self, **look):
        """Opens the application on the tour's database, at the usual size unless told another."""
        self.app = self.desk.start("src/sojourn", "--database", self.database, "--service", self.service,
                                   **({"size": SIZE} | look))
        return self.app

    def tell(self):
        """What can be seen where the tour broke off."""
        if self.app and self.app.process.poll() is None:
            print(f"What was to be seen is in {self.app.screenshot('failed')}, and in words:\n{self.app.tree()}")
        if self.app:
            print(self.app.output())


def prepare(tour):
    with tour.step("The quote service of the demo clinics starts"):
        _, tour.service = tour.desk.start_service("--demo")
    with tour.step("Demo data is imported"):
        files = sorted((SOURCE / "data/demo").glob("*.json"))
        tour.desk.run(tour.desk.program("src/cli/sojournctl"), "import", "--database", tour.database, *files)


def look_around(tour):
    with tour.step("The application opens"):
        app = tour.open()
    for number, name in enumerate(SECTIONS, 1):
        with tour.step(f"{name}, by Ctrl+{number}"):
            app.press(f"ctrl+{number}")
            app.find("label", name, within=app.find("grouping", name))
            app.screenshot(f"light/{number}-{name.lower()}")
    with tour.step("The application closes"):
        app.close()


def change_looks(tour):
    for name, look in {
        "dark": {"dark": True},
        "narrow": {"size": (360, 720)},
        "high-contrast": {"contrast": True},
        "large-text": {"text_scale": 1.5},
        "german": {"language": "de_DE"},
        "arabic": {"language": "ar_SA"},
    }.items():
        with tour.step(f"The same, {name.replace('-', ' ')}"):
            app = tour.open(**look)
            for number, section in enumerate(SECTIONS, 1):
                before = app.tree()
                app.press(f"ctrl+{number}")
                app.wait(lambda: number == 1 or app.tree() != before, section)
                app.screenshot(f"{name}/{number}-{section.lower()}")
            app.close()


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["SOJOURN_ARTIFACTS"] = str(folder)
    with Desk() as desk:
        tour = Tour(desk, folder)
        try:
            for part in (prepare, look_around, change_looks):
                part(tour)
        except Exception:
            traceback.print_exc(file=sys.stdout)
            tour.tell()
            return 1
    print(f"{tour.steps} steps. Pictures and files are in {folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
