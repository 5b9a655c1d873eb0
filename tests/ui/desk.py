# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk to work at: a virtual display, private buses, a profile, and the real programs on it.

    with Desk() as desk:
        app = desk.start("src/sojourn", "--database", desk.path("cases.db"))
        app.find("button", "New Case").click()
        app.find("text", "Patient").enter("“Heron” 苍鹭")
        app.press("Return")
        app.find("label", "Saved")
        app.screenshot("new-case")
        app.close()

Waiting is for a condition up to a deadline, never for time to pass. Nothing of the user's session is
seen or touched: the environment is made anew, the profile is a temporary folder.
"""
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from gi.repository import Gio

from application import Application
from atspi import Bus
from notifications import Notifications

PATIENCE_SECS = 20
SOURCE = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("SOJOURN_BUILD_ROOT") or SOURCE / "build").resolve()


def read_line(stream, secs=PATIENCE_SECS):
    """The next line a child writes."""
    deadline = time.monotonic() + secs
    line = b""
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([stream], [], [], max(0, deadline - time.monotonic()))
        byte = os.read(stream.fileno(), 1) if ready else b""
        if not byte:
            raise RuntimeError(f"no line within {secs} s, only {line!r}")
        line += byte
    return line.decode().rstrip("\n")


def stop(process, secs=PATIENCE_SECS):
    """Asks a process to end, and ends it when it does not."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(secs)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout:
        process.stdout.close()


class Desk:
    """One to a process: libraries remember the buses they met first."""

    def __init__(self, screen=(1600, 1200)):
        self.screen = screen
        self.folder = Path(tempfile.mkdtemp(prefix="sojourn-desk-"))
        self.artifacts = Path(os.environ.get("SOJOURN_ARTIFACTS") or BUILD / "tests/ui/artifacts")
        self.artifacts.mkdir(parents=True, exist_ok=True)
        self.children = []
        self.applications = []

    def __enter__(self):
        try:
            self.environment = self._make_environment()
            self._start_display()
            self._start_buses()
            self.bus = Bus()
            self.notifications = Notifications(Gio.bus_get_sync(Gio.BusType.SESSION))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for application in self.applications:
            application.kill()
        for child in reversed(self.children):
            stop(child)
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- what stands on it -------------------------------------------------------------------------

    def _make_environment(self):
        runtime = self.path("run")
        runtime.mkdir(mode=0o700)
        keep = {name: os.environ[name] for name in ("PATH", "USER", "LOGNAME") if name in os.environ}
        return keep | {
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "XDG_RUNTIME_DIR": str(runtime),
            "TZ": "UTC",
            "LOCPATH": str(BUILD / "locale"),
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo",
            "GTK_A11Y": "atspi",
            "GSETTINGS_BACKEND": "keyfile",
            "GSETTINGS_SCHEMA_DIR": str(BUILD / "data"),
            "ADW_DISABLE_PORTAL": "1",
            "GIO_USE_VFS": "local",
            "SOJOURN_DATA_DIR": str(SOURCE / "data"),
            "SOJOURN_LOCALE_DIR": str(BUILD / "po"),
        }

    def spawn(self, *command, **options):
        """A child of the desk, ended with it."""
        child = subprocess.Popen([str(word) for word in command], env=self.environment, stdin=subprocess.DEVNULL,
                                 **options)
        self.children.append(child)
        return child

    def _start_display(self):
        reader, writer = os.pipe()
        with open(reader, "rb", buffering=0) as number:
            self.spawn("Xvfb", "-displayfd", writer, "-screen", "0", f"{self.screen[0]}x{self.screen[1]}x24",
                       "-nolisten", "tcp", "-noreset", "-br", pass_fds=[writer], stderr=self.log("Xvfb"))
            os.close(writer)
            self.environment["DISPLAY"] = ":" + read_line(number)

    def _start_buses(self):
        bus = self.spawn("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE,
                         stderr=self.log("dbus-daemon"))
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = read_line(bus.stdout)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.environment["DBUS_SESSION_BUS_ADDRESS"]

    # --- what is done at it ------------------------------------------------------------------------

    def path(self, name):
        """A path in the desk's own folder."""
        return self.folder / name

    def log(self, name):
        return open(self.path(name + ".log"), "wb")

    def program(self, name):
        """A program of this build, by its path in the build folder."""
        return BUILD / name

    def run(self, *command, check=True, **options):
        """Runs a program without a window to its end; its output is in stdout and stderr."""
        return subprocess.run([str(word) for word in command], env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=check, timeout=PATIENCE_SECS * 3, **options)

    def start(self, program, *arguments, profile="profile", **look):
        """Starts an application of this build and waits for its window; `look` is that of Application."""
        application = Application(self, self.program(program), arguments, self.path(profile), **look)
        self.applications.append(application)
        application.start()
        return application

    def start_service(self, *arguments, database="service.db", token="tour", port=0):
        """Starts the quote service and returns (process, address)."""
        service = self.spawn(self.program("src/service/sojourn-quote-service"), "--port", port,
                             "--database", self.path(database), "--token", token, *arguments,
                             stdout=subprocess.PIPE, stderr=self.log("service"))
        self.environment["SOJOURN_SERVICE_TOKEN"] = token
        return service, read_line(service.stdout).removeprefix("listening on ").strip()
