#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help is valid, its links lead somewhere, it is whole in each of its languages, and it names what is there."""
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
HELP = TREE / "data" / "help"
PAGES = sorted(str(page) for page in (HELP / "C").glob("*.page"))
LANGUAGES = [line for line in (HELP / "LINGUAS").read_text().splitlines() if line and not line.startswith("#")]
MALLARD = "{http://projectmallard.org/1.0/}"


def run(*command):
    return subprocess.run(command, capture_output=True, text=True)


def interface_texts():
    """Every text of the interface, without its mnemonic, as the catalogue of a translation lists them."""
    catalogue = (TREE / "po" / "de.po").read_text(encoding="utf-8")
    return {text.replace("_", "") for text in re.findall(r'^msgid "(.+)"$', catalogue, re.M)}


class Help(unittest.TestCase):
    def test_pages_are_built(self):
        listed = re.findall(r"'(.+\.page)'", (HELP / "meson.build").read_text())
        self.assertEqual(sorted(listed), [Path(page).name for page in PAGES])

    def test_pages_are_valid(self):
        for page in PAGES:
            done = run("yelp-check", "validate", page)
            self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)

    def test_links_lead_somewhere(self):
        for check in ("links", "orphans"):
            done = run("yelp-check", check, *PAGES)
            self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)

    def test_translations_are_whole(self):
        with tempfile.TemporaryDirectory() as folder:
            template = Path(folder, "help.pot")
            done = run("itstool", "--output", str(template), *PAGES)
            self.assertEqual(done.returncode, 0, done.stderr)
            for language in LANGUAGES:
                merged = Path(folder, f"{language}.po")
                run("msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={merged}",
                    str(HELP / language / f"{language}.po"), str(template))
                left = run("msgattrib", "--untranslated", "--no-obsolete", str(merged)).stdout
                self.assertEqual(re.findall(r'^msgid "(.+)"$', left, re.M), [], language)

    def test_words_are_those_of_the_interface(self):
        known = interface_texts()
        for page in PAGES:
            for element in ET.parse(page).iter(f"{MALLARD}gui"):
                self.assertIn(element.text, known, page)


if __name__ == "__main__":
    unittest.main()
