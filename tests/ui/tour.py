#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the main job on a virtual display, as ./dev run does where there is none.

Usage: tour.py FOLDER

Each step is printed with the seconds it took. Pictures and exported files are left in FOLDER. The first step
that fails ends the tour with what was on the screen, in words and in a picture, and exit status 1.
"""
import contextlib
import gettext
import os
import re
import shutil
import sys
import threading
import time
import traceback
from pathlib import Path

from desk import BUILD, Desk
from job import ALIAS, STEPS, Job

SECTIONS = ("Today", "Cases", "Quotes", "Journeys", "Clinics", "Treatments")
TABS = ("overview", "health", "options", "quotes", "journey", "papers", "history")
SIZE = (1180, 760)
LOOKS = {
    "dark": {"dark": True},
    "narrow": {"size": (360, 720)},
    "high-contrast": {"contrast": True},
    "large-text": {"text_scale": 1.5},
    "german": {"language": "de_DE"},
    "arabic": {"language": "ar_SA"},
}
CLOCK_SECS = 1  # how often the seconds of a step are counted on a terminal


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
        over = threading.Event()
        line = f"{self.steps:3}. {text}"
        print(line, end="", flush=True)
        if sys.stdout.isatty():
            threading.Thread(target=self._count, args=(line, start, over), daemon=True).start()
        try:
            yield
        except BaseException:
            over.set()
            print(" – failed")
            raise
        over.set()
        print(f" – {time.monotonic() - start:.1f} s", flush=True)

    @staticmethod
    def _count(line, start, over):
        while not over.wait(CLOCK_SECS):
            print(f"\r{line} … {time.monotonic() - start:.0f} s", end="", flush=True)
        print(f"\r{line}", end="", flush=True)

    def open(self, **look):
        """Opens the application on the tour's database, at the usual size unless told another."""
        self.app = self.desk.start("src/sojourn", "--database", self.database, "--service", self.service,
                                   "--export-folder", self.folder, **({"size": SIZE} | look))
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
        Job.import_data(tour.desk, tour.database)


def do_the_job(tour):
    job = Job(tour.desk, tour.database, tour.folder, tour.open, lambda name: tour.app.screenshot(f"light/{name}"))
    with tour.step("The application opens"):
        job.open()
    for title, method in STEPS:
        with tour.step(title):
            method(job)
    with tour.step("The application closes"):
        tour.app.close()


def settle(app, what):
    """Waits until what shows no longer changes."""
    last = None

    def still():
        nonlocal last
        before, last = last, app.tree()
        return last == before

    app.wait(still, what)


def show_sections(app, name):
    language = LOOKS.get(name, {}).get("language", "en")
    words = gettext.translation("sojourn", BUILD / "po", [language], fallback=language == "en")
    for number, section in enumerate(SECTIONS, 1):
        app.press(f"ctrl+{number}")
        app.find("grouping", words.pgettext("section", section))
        settle(app, section)
        app.screenshot(f"{name}/{number}-{section.lower()}")


def show_case(app, name):
    """Each tab of the case; only Arabic and German know the words, everybody knows the keys."""
    app.press("ctrl+2")
    row = app.wait(lambda: app.find_all("table row", re.compile(ALIAS)) or app.find_all("list item", re.compile(ALIAS)), ALIAS)[0]
    row.open() if row.role == "table row" else row.click()
    app.find("grouping", re.compile(ALIAS))  # in the quotation marks of the language
    for number, tab in enumerate(TABS, 1):
        app.screenshot(f"{name}/case-{number}-{tab}")
        app.press("ctrl+Next")
        settle(app, tab)


def change_looks(tour):
    with tour.step("The sections once more"):
        app = tour.open()
        show_sections(app, "light")
        app.close()
    for name, look in LOOKS.items():
        with tour.step(f"The same, {name.replace('-', ' ')}"):
            app = tour.open(**look)
            show_sections(app, name)
            show_case(app, name)
            app.close()


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["SOJOURN_ARTIFACTS"] = str(folder)
    start = time.monotonic()
    with Desk() as desk:
        tour = Tour(desk, folder)
        try:
            for part in (prepare, do_the_job, change_looks):
                part(tour)
        except Exception:
            traceback.print_exc(file=sys.stdout)
            tour.tell()
            return 1
    print(f"{tour.steps} steps in {time.monotonic() - start:.0f} s. Pictures and files are in {folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
