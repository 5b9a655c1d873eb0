#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program, such as a test in C that opens windows, on a display and a session bus of its own.

Usage: on_desk.py COMMAND...
"""
import os
import subprocess
import sys

from desk import Desk

SHARED = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "GDK_BACKEND", "GSK_RENDERER", "ADW_DISABLE_PORTAL")

if __name__ == "__main__":
    with Desk() as desk:
        environment = os.environ | {name: desk.environment[name] for name in SHARED}
        sys.exit(subprocess.run(sys.argv[1:], env=environment, check=False).returncode)
