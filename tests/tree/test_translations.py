#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text for people reaches the translators, and every translation is whole."""
import gettext
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
PO = TREE / "po"
BUILT = Path(os.environ["SOJOURN_LOCALE_DIR"])
LANGUAGES = [line for line in (PO / "LINGUAS").read_text().splitlines() if line and not line.startswith("#")]
DIRECTIVE = re.compile(r"%(?:(\d+)\$)?[-+ #0']*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j)?([diouxXeEfgGcsp])")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def run(*command):
    # A machine without the translations of gettext itself says the same.
    return subprocess.run(command, cwd=TREE, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})


def listed():
    return [line for line in (PO / "POTFILES.in").read_text().splitlines() if line and not line.startswith("#")]


def options():
    return re.findall(r"^ +'(--[^']*)',$", (PO / "meson.build").read_text(), re.M)


def extract(folder):
    """A fresh template, as ./dev pot makes it."""
    template = Path(folder, "sojourn.pot")
    done = run("xgettext", *options(), "--files-from=po/POTFILES.in", f"--output={template}")
    complaints = [line for line in done.stderr.splitlines() if "is unknown; will try C" not in line]
    return template, done.returncode, complaints


def entries(path):
    """(context, msgid, msgid_plural, [msgstr]) of each entry of a catalogue but the header."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        fields, current = {}, None
        for line in block.splitlines():
            match = re.match(r'(msg\w+(?:\[\d\])?) (".*")$', line)
            if match:
                current = match[1]
                fields[current] = ""
            if (match or line.startswith('"')) and current:
                fields[current] += "".join(STRING.findall(line if not match else match[2]))
        if fields.get("msgid"):
            yield (fields.get("msgctxt"), fields["msgid"], fields.get("msgid_plural"),
                   [text for name, text in sorted(fields.items()) if name.startswith("msgstr")])


def directives(text):
    """What printf() takes, by position."""
    found = [(int(number) if number else place, kind)
             for place, (number, kind) in enumerate(DIRECTIVE.findall(text.replace("%%", "")), 1)]
    return sorted(found)


class Translations(unittest.TestCase):
    def test_every_file_with_text_is_listed(self):
        # ./dev pot lists them.
        self.assertEqual(listed(), run("build-aux/potfiles.sh").stdout.split())

    def test_extraction_is_clean(self):
        with tempfile.TemporaryDirectory() as folder:
            _, status, complaints = extract(folder)
        self.assertEqual((status, complaints), (0, []))

    def test_no_text_ends_in_a_macro(self):
        # xgettext would cut it there, and the whole would never be found.
        for name in listed():
            text = Path(TREE, name).read_text(encoding="utf-8")
            cut = re.findall(r'\b(?:_|N_|C_|ngettext) ?\((?:\s*"(?:[^"\\]|\\.)*",?)*\s*[A-Z][A-Z0-9_]+ "', text)
            self.assertEqual(cut, [], name)

    def test_catalogues_are_valid(self):
        for language in LANGUAGES:
            done = run("msgfmt", "--check", "--check-accelerators=_", "--output-file=/dev/null", f"po/{language}.po")
            self.assertEqual((done.returncode, done.stderr), (0, ""), language)

    def test_nothing_is_missing_or_fuzzy(self):
        with tempfile.TemporaryDirectory() as folder:
            template, _, _ = extract(folder)
            for language in LANGUAGES:
                merged = Path(folder, f"{language}.po")
                run("msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={merged}", f"po/{language}.po",
                    str(template))
                for kind in ("--untranslated", "--only-fuzzy"):
                    left = run("msgattrib", kind, "--no-obsolete", str(merged)).stdout
                    self.assertEqual(re.findall(r'^msgid "(.+)"$', left, re.M), [], f"{language} {kind}")

    def test_placeholders_match(self):
        for language in LANGUAGES:
            for context, original, plural, translated in entries(PO / f"{language}.po"):
                for text in translated:
                    if plural is None:
                        self.assertEqual(directives(text), directives(original), f"{language}: {original}")
                    else:
                        # A form for one number may leave the number out.
                        self.assertLessEqual(set(directives(text)), set(directives(plural)), f"{language}: {original}")

    def test_headers_name_the_plurals(self):
        forms = {"ar": 6, "de": 2}
        for language in LANGUAGES:
            text = (PO / f"{language}.po").read_text(encoding="utf-8")
            self.assertIn(f"nplurals={forms[language]};", text)
            for context, original, plural, translated in entries(PO / f"{language}.po"):
                self.assertEqual(len(translated), forms[language] if plural else 1, original)

    def test_what_is_built_is_found(self):
        for language in LANGUAGES:
            catalogue = gettext.translation("sojourn", BUILT, [language])
            self.assertNotEqual(catalogue.gettext("Spinal cord injury"), "Spinal cord injury")


if __name__ == "__main__":
    unittest.main()
