# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the process to what can be seen, and what it takes in memory once it is at rest.

The same probe is preloaded into the application and into a program with an empty window: it says when the first
frame of the first window was painted, and when the first line of a list was.
"""
import os
import select
import subprocess
import time
from pathlib import Path

import desk
from bench import BUILD, PROGRAMS, Figure, interleave, median

PATIENCE_SECS = 60
REST_SECS = 0.5  # a process that used no processor for so long is at rest


def read_mark(reader, name):
    """When the probe saw something, in nanoseconds of the monotonic clock."""
    while True:
        word, nanoseconds = desk.read_line(reader, PATIENCE_SECS).split()
        if word == name:
            return int(nanoseconds)


def read_processor_ticks(process):
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def await_rest(process):
    """Waits until the process has nothing left to do."""
    deadline = time.monotonic() + PATIENCE_SECS
    ticks, since = read_processor_ticks(process), time.monotonic()
    while time.monotonic() - since < REST_SECS:
        select.select([], [], [], REST_SECS / 10)
        now = read_processor_ticks(process)
        if now != ticks:
            ticks, since = now, time.monotonic()
        if time.monotonic() > deadline:
            raise RuntimeError("the application does not come to rest")


def read_proportional_kb(process):
    for line in Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="utf-8").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    raise RuntimeError("the kernel does not tell the proportional memory")


class Program:
    """Something with a window, started as often as it is measured."""

    def __init__(self, stage, *command):
        self.stage, self.command = stage, [str(word) for word in command]

    def run(self, mark, memory=False):
        """Milliseconds to a mark, or the proportional memory in kB at rest after it."""
        reader, writer = os.pipe()
        environment = self.stage.environment | {"LD_PRELOAD": str(PROGRAMS / "libframe-probe.so"),
                                                "SOJOURN_BENCH_FD": str(writer)}
        with open(reader, "rb", buffering=0) as marks, open(self.stage.path("window.log"), "ab") as log:
            began = time.monotonic_ns()
            process = subprocess.Popen(self.command, env=environment, pass_fds=[writer], stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log)
            os.close(writer)
            try:
                elapsed = (read_mark(marks, mark) - began) / 1e6
                await_rest(process)
                return read_proportional_kb(process) if memory else elapsed
            finally:
                desk.stop(process)


def make_programs(stage):
    return (Program(stage, BUILD / "src/sojourn", "--database", stage.cases()), Program(stage, PROGRAMS / "empty-window"))


def compare(figure, section, mark, bar, unit, memory=False):
    def measure(stage):
        stage.set_section(section)
        sojourn, empty = make_programs(stage)
        ours, theirs = interleave(lambda: sojourn.run(mark, memory), lambda: empty.run("painted", memory))
        a, b = median(ours), median(theirs)
        words = f"{a / 1024:.0f} MB against {b / 1024:.0f} MB" if memory else f"{a:.0f} ms against {b:.0f} ms"
        return [Figure(figure, a / b, unit, bar, f"{words} of an empty window")]

    return measure


FIGURES = {
    "startup": compare("startup", "today", "painted", 1.4, "× empty window"),
    "startup-list": compare("startup-list", "cases", "rows", 1.8, "× empty window"),
    "startup-memory": compare("startup-memory", "cases", "rows", 1.25, "× empty window", memory=True),
}
