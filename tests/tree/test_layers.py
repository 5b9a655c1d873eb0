#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A layer includes only what lies below it, and every source says its licence."""
import re
import unittest
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
SOURCES = sorted((TREE / "src").rglob("*.[ch]"))

# What each layer may include, and the libraries it may not.
BELOW = {
    "core": set(),
    "rules": {"core"},
    "store": {"core", "rules"},
    "exchange": {"core", "rules"},
    "sync": {"core", "rules", "store"},
    "models": {"core", "rules", "store"},
    "service": {"core"},
    "cli": {"core", "rules", "store", "exchange", "sync"},
    "ui": {"core", "rules", "store", "exchange", "sync", "models"},
}
WIDGETS = re.compile(r"^(gtk/|adwaita|gdk/)")
DATABASE = re.compile(r"^(sqlite3|libpq)")
NETWORK = re.compile(r"^libsoup/")
FOREIGN = {layer: [WIDGETS] for layer in BELOW if layer != "ui"}
for name in ("core", "rules", "exchange", "models", "cli", "ui"):
    FOREIGN.setdefault(name, []).extend([DATABASE, NETWORK])
FOREIGN["store"].append(NETWORK)
FOREIGN["sync"].append(DATABASE)


def layer(path):
    parts = path.relative_to(TREE / "src").parts
    return parts[0] if len(parts) > 1 else None


HOMES = {}
for header in SOURCES:
    if header.suffix == ".h":
        HOMES.setdefault(header.name, set()).add(layer(header))


def trespasses(path):
    """The includes of a source that its layer is not allowed."""
    mine = layer(path)
    for header in re.findall(r'#\s*include\s+[<"]([^">]+)[">]', path.read_text(encoding="utf-8")):
        homes = HOMES.get(Path(header).name)
        if homes and not homes & (BELOW[mine] | {mine}):
            yield f"{path.relative_to(TREE)} ({mine}) includes {header} ({', '.join(homes)})"
        elif any(library.match(header) for library in FOREIGN.get(mine, [])):
            yield f"{path.relative_to(TREE)} ({mine}) includes {header}"


class Layers(unittest.TestCase):
    def test_there_is_something_to_check(self):
        self.assertGreater(len(SOURCES), 5)

    def test_folders_are_layers(self):
        self.assertEqual({layer(path) for path in SOURCES} - set(BELOW) - {None}, set())

    def test_includes_go_down(self):
        self.assertEqual([line for path in SOURCES if layer(path) for line in trespasses(path)], [])

    def test_licences_are_named(self):
        files = [path for folder in ("src", "tests", "build-aux") for path in (TREE / folder).rglob("*")
                 if path.suffix in {".c", ".h", ".py", ".sh", ".blp", ".sql"} or path.name == "meson.build"]
        self.assertEqual([str(path) for path in files if "SPDX-License-Identifier" not in
                          path.read_text(encoding="utf-8")[:400]], [])


if __name__ == "__main__":
    unittest.main()
