#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line itself: help, versions, exit statuses, the forms of errors."""
import json
import re
import unittest

from ctl import FILE, SOURCE, USAGE, CtlTest


def listed(help_text):
    """The commands that the help lists."""
    section = help_text.split("Commands:\n")[1].split("\n\n")[0]
    return re.findall(r"^  (\S+)  +\S", section, re.MULTILINE)


class Frame(CtlTest):
    def test_help_lists_every_command(self):
        commands = sorted(path.name.removeprefix("sojourn-").removesuffix("-command.c")
                          for path in (SOURCE / "src" / "cli").glob("sojourn-*-command.c"))
        self.assertEqual(sorted(listed(self.ctl("--help"))), commands)

    def test_every_command_has_help(self):
        for command in listed(self.ctl("--help")):
            text = self.ctl(command, "--help")
            self.assertIn(f"sojournctl {command} ", text)
            self.assertIn("--database=FILE", text)
            self.assertIn("--json", text)

    def test_man_page_names_commands_options_and_statuses(self):
        page = (SOURCE / "data" / "sojournctl.1").read_text(encoding="utf-8").replace("\\-", "-")
        for command in listed(self.ctl("--help")):
            self.assertTrue(f"\n.SS {command}\n" in page, command)
            for option in re.findall(r"^ +(--[a-z-]+)", self.ctl(command, "--help"), re.MULTILINE):
                self.assertTrue(option in page, f"{command} {option}")
        self.assertEqual(re.findall(r"^\.B (\d)$", page, re.MULTILINE), list("0123456"))

    def test_version(self):
        self.assertRegex(self.ctl("--version"), r"^sojournctl \d+\.\d+\.\d+\n$")

    def test_wrong_command_lines(self):
        for arguments in [(), ("fly",), ("--fly",), ("schema", "one"), ("check", "--fly"), ("check",),
                          ("check", "--at", "soon", "--file", "x.json")]:
            self.assertRegex(self.ctl(*arguments, status=USAGE), r"^sojournctl: .*\n$")

    def test_errors_for_programs(self):
        message = json.loads(self.ctl("--json", "fly", status=USAGE))["error"]
        self.assertEqual(message["status"], USAGE)
        self.assertIn("fly", message["message"])

    def test_languages_do_not_change_what_programs_read(self):
        german = {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}
        self.write("case.json", {"format": "sojourn-case", "version": 1, "case": {"patient": "nobody"}})
        for arguments in [("fly",), ("check", "--file", "case.json"), ("check", "--file", "gone.json")]:
            plain = self.run_raw(*arguments, "--json")
            other = self.run_raw(*arguments, "--json", environment=german)
            self.assertEqual((plain.returncode, plain.stdout, plain.stderr),
                             (other.returncode, other.stdout, other.stderr))

    def test_output_that_is_lost_is_an_error(self):
        with open("/dev/full", "wb") as full:
            self.assertEqual(self.run_raw("schema", stdout=full).returncode, FILE)

    def test_schema_is_the_published_one(self):
        published = (SOURCE / "docs" / "case.schema.json").read_text(encoding="utf-8")
        self.assertEqual(self.ctl("schema"), published)

    def test_control_characters_do_not_reach_the_terminal(self):
        case = self.write("case.json", {"format": "sojourn-case", "version": 1,
                                        "case": {"ref": "\u001b[2J\u202eX", "patient": "p", "stage": "lead",
                                                 "condition": "spinal_cord_injury"},
                                        "people": [{"id": "p", "alias": "P"}],
                                        "assessments": [{"assessed_on": "2026-04-20", "ais": "A", "vac": "yes"}]})
        text = self.run_raw("check", "--file", case).stdout.decode()
        self.assertNotRegex(text, "[\x00-\x09\x0b-\x1f\u202e]")


if __name__ == "__main__":
    unittest.main()
