#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""import and export: all or nothing, refused by path, out again byte for byte."""
import json
import os
import signal
import stat
import subprocess
import unittest

from ctl import FILE, PROGRAM, REFUSED, SOURCE, STORE, USAGE, CtlTest, load

DEMO = [SOURCE / "data" / "demo" / name for name in
        ("demo-clinics.json", "exchange-rates.json", "heron.json", "kingfisher.json")]


class Import(CtlTest):
    def refs(self):
        return [row.get("ref") for row in self.desk_json("list")["cases"]]

    def test_case_comes_out_again_byte_for_byte(self):
        self.desk("import", *DEMO)
        first = self.desk("export", "DEMO-0002")
        other = self.folder / "other.db"
        self.ctl("import", "--database", other, "-", input=first.encode())
        self.assertEqual(self.ctl("export", "--database", other, "DEMO-0002"), first)

    def test_whole_desk_comes_out_again_byte_for_byte(self):
        self.desk("import", *DEMO)
        lines = self.desk("export", "--all")
        self.assertEqual([json.loads(line)["case"]["ref"] for line in lines.splitlines()],
                         ["DEMO-0001", "DEMO-0002"])
        other = self.folder / "other.db"
        self.ctl("import", "--database", other, self.write("desk.jsonl", lines))
        self.assertEqual(self.ctl("export", "--all", "--database", other), lines)

    def test_nothing_that_was_written_by_hand_is_lost(self):
        case = load("intake")
        self.desk("import", self.write("case.json", case))
        stored = json.loads(self.desk("export", "MT-2026-0001"))
        for member, value in case["case"].items():
            if member != "patient":
                self.assertEqual(stored["case"][member], value, member)
        for plural in ("people", "assessments", "documents"):
            def bare(records):
                return sorted((json.dumps({k: v for k, v in r.items() if k != "id"}, sort_keys=True) for r in records))
            self.assertEqual(bare(stored[plural]), bare(case[plural]))

    def test_counts_and_identifiers_for_programs(self):
        result = self.desk_json("import", *DEMO)
        self.assertEqual(result["cases"], {"new": 2, "replaced": 0, "unchanged": 0})
        self.assertEqual([case["ref"] for case in result["imported"]], ["DEMO-0001", "DEMO-0002"])
        listed = {row["ref"]: row["id"] for row in self.desk_json("list")["cases"]}
        self.assertEqual(listed, {case["ref"]: case["id"] for case in result["imported"]})

    def test_all_or_nothing_over_all_files(self):
        good, bad = load("intake"), load("intake")
        bad["case"]["ref"] = "MT-2026-0002"
        bad["assessments"][0]["uer"] = 26
        message = self.desk("import", self.write("good.json", good), self.write("bad.json", bad), status=REFUSED)
        self.assertIn("bad.json: $.assessments[0].uer: ", message)
        self.assertEqual(self.refs(), [])

    def test_all_or_nothing_when_the_database_refuses(self):
        one, two = load("intake"), load("intake")
        one["case"]["ref"] = "MT-2026-0002"
        self.desk("import", self.write("two.json", two))
        message = self.desk("import", self.write("one.json", one), "two.json", status=REFUSED)
        self.assertIn("two.json: $.case.ref: ", message)
        self.assertEqual(self.refs(), ["MT-2026-0001"])

    def test_same_reference_twice_in_one_import(self):
        lines = "\n".join(json.dumps(load("intake")) for _ in range(2))
        message = self.desk("import", self.write("cases.jsonl", lines), status=REFUSED)
        self.assertIn("cases.jsonl, line 2: $.case.ref: ", message)
        self.assertEqual(self.refs(), [])

    def test_case_that_is_there(self):
        self.desk("import", self.write("case.json", load("intake")))
        first = self.desk("export", "MT-2026-0001")
        again = self.write("again.json", first)
        message = self.desk("import", again, status=REFUSED)
        self.assertIn("$.case.id: ", message)
        self.assertIn("--replace", message)

        result = self.desk_json("import", "--replace", again)
        self.assertEqual(result["cases"], {"new": 0, "replaced": 0, "unchanged": 1})
        self.assertEqual(result["records"], {"inserted": 0, "updated": 0, "deleted": 0})

        changed = json.loads(first)
        changed["case"]["goals"] = "Sit for longer"
        changed["documents"].pop()
        result = self.desk_json("import", "--replace", self.write("again.json", changed))
        self.assertEqual(result["cases"], {"new": 0, "replaced": 1, "unchanged": 0})
        self.assertEqual(result["records"], {"inserted": 0, "updated": 1, "deleted": 1})
        self.assertEqual(json.loads(self.desk("export", "MT-2026-0001"))["case"]["goals"], "Sit for longer")

        history = self.desk_json("history", "MT-2026-0001")["history"]
        goals = [field for entry in history for field in entry["fields"] if field["field"] == "goals"]
        self.assertEqual(goals, [{"field": "goals", "after": "Sit for longer"}])
        self.assertIn(("delete", "document"), [(entry["operation"], entry["kind"]) for entry in history])

    def test_killed_in_the_middle_leaves_nothing(self):
        self.desk("import", DEMO[0])
        lines = []
        for number in range(4000):
            case = load("intake")
            case["case"]["ref"] = f"MT-2026-{number:06}"
            lines.append(json.dumps(case))
        many = self.write("many.jsonl", "\n".join(lines))
        log = self.database.with_name("sojourn.db-wal")
        with subprocess.Popen([PROGRAM, "import", "--database", self.database, many], env=self.environment,
                              stdout=subprocess.DEVNULL) as process:
            while process.poll() is None and not (log.exists() and log.stat().st_size > 1 << 20):
                os.sched_yield()
            process.kill()
        self.assertEqual(process.returncode, -signal.SIGKILL, "it ended before it was killed")
        self.assertEqual(self.refs(), [])
        self.assertTrue(self.desk_json("doctor")["holds"])
        self.assertEqual(self.desk_json("import", many)["cases"]["new"], 4000)

    def test_dry_run_changes_nothing(self):
        self.desk("import", DEMO[0])
        before = self.desk_json("history")
        result = self.desk_json("import", "--dry-run", self.write("case.json", load("intake")))
        self.assertTrue(result["dry_run"])
        self.assertEqual(result["cases"]["new"], 1)
        self.assertEqual(self.refs(), [])
        self.assertEqual(self.desk_json("history"), before)

    def test_catalogue_is_not_written_twice(self):
        self.desk("import", DEMO[0])
        before = self.desk_json("list", "clinics")
        self.assertEqual(self.desk_json("import", DEMO[0])["records"], {"inserted": 0, "updated": 0, "deleted": 0})
        self.desk("import", self.write("case.json", load("intake")))
        self.assertEqual(self.desk_json("list", "clinics"), before)
        self.assertGreater(len(before["clinics"]), 2)

    def test_shipped_catalogue_is_known_by_key(self):
        case = load("intake")
        case["shortlist_items"] = [{"option": "key:option.keio-ipsc-npc", "decision": "candidate"}]
        self.desk("import", self.write("case.json", case))
        self.assertEqual([option["key"] for option in self.desk_json("list", "options")["options"]],
                         ["option.keio-ipsc-npc"])

    def test_broken_catalogue_is_refused(self):
        pack = json.loads(DEMO[0].read_text(encoding="utf-8"))
        pack["options"][1]["clinic"] = "clinic.nowhere"
        self.assertIn("$.options[1].clinic: ", self.desk("import", self.write("c.json", pack), status=REFUSED))
        self.assertEqual(self.desk_json("list", "clinics")["clinics"], [])

    def test_only_the_owner_can_read(self):
        self.desk("import", self.write("case.json", load("intake")))
        self.desk("export", "MT-2026-0001", "--output", "out.json")
        self.desk("backup", "backup.db")
        for path in (self.database, self.folder / "out.json", self.folder / "backup.db"):
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600, path)
        self.assertEqual(stat.S_IMODE(self.database.parent.stat().st_mode), 0o700)

    def test_export_replaces_a_file_only_when_it_is_complete(self):
        self.desk("import", self.write("case.json", load("intake")))
        out = self.write("out.json", "before")
        self.desk("export", "nobody", "--output", out, status=REFUSED)
        self.assertEqual(out.read_text(), "before")
        self.desk("export", "MT-2026-0001", "-o", out)
        self.assertEqual(json.loads(out.read_text())["case"]["ref"], "MT-2026-0001")
        self.assertEqual({path.name for path in self.folder.iterdir() if path.name.startswith("out")}, {"out.json"})
        self.desk("export", "MT-2026-0001", "-o", "no/where.json", status=FILE)

    def test_export_of_the_journey(self):
        self.desk("import", *DEMO)
        calendar = self.desk("export", "DEMO-0002", "--format=ics")
        self.assertTrue(calendar.startswith("BEGIN:VCALENDAR\r\n"))
        self.assertIn("BEGIN:VTIMEZONE", calendar)
        self.assertNotIn("Kingfisher", calendar)
        self.assertIn("Kingfisher", self.desk("export", "DEMO-0002", "--format=ics", "--name"))

    def test_export_of_the_sheet(self):
        self.desk("import", *DEMO)
        for paper, size in (("a4", "A4"), ("letter", "letter")):
            self.desk("export", "DEMO-0002", "--format=pdf", "--paper", paper, "-o", "sheet.pdf")
            told = subprocess.run(["pdfinfo", self.folder / "sheet.pdf"], capture_output=True, text=True, check=True)
            self.assertIn(size, told.stdout)
        text = subprocess.run(["pdftotext", self.folder / "sheet.pdf", "-"], capture_output=True, text=True, check=True)
        self.assertIn("Kingfisher", text.stdout)
        self.assertIn("Demo Clinic Tokyo", text.stdout)
        self.assertEqual(stat.S_IMODE((self.folder / "sheet.pdf").stat().st_mode), 0o600)

    def test_wrong_exports(self):
        self.desk("import", *DEMO)
        for arguments in [("--format=doc", "DEMO-0002"), ("--all", "--format=ics"), ("--all", "DEMO-0002"), (),
                          ("--format=pdf", "--paper=a3", "DEMO-0002")]:
            self.desk("export", *arguments, status=USAGE)

    def test_nothing_of_a_patient_in_messages(self):
        case = load("intake")
        case["people"][0]["email"] = "x" * 300
        case["people"][0]["sex"] = "Eriksson"
        message = self.desk("import", self.write("case.json", case), status=REFUSED)
        for secret in ("Eriksson", "Anna", "1974", "xxx"):
            self.assertNotIn(secret, message)

    def test_where_there_is_no_database(self):
        for command in (["list"], ["export", "X"], ["check", "--all"], ["history"], ["backup", "b.db"], ["doctor"],
                        ["import", "--dry-run", DEMO[0]]):
            self.desk(*command, status=STORE)
            self.assertFalse(self.database.exists(), command)

    def test_input_without_an_end(self):
        """What is longer than a document may be is not read to its end."""
        with subprocess.Popen([PROGRAM, "import", "--database", self.database, "-"], stdin=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=self.environment) as process:
            with self.assertRaises(BrokenPipeError):
                for _ in range(400):
                    process.stdin.write(b" " * 1_000_000)
            process.stdin = None
            self.assertIn(b"larger than the 67108864 bytes", process.stderr.read())
            self.assertEqual(process.wait(), REFUSED)

    def test_many_lines_through_a_pipe(self):
        """Lines are lines without a name too, also where they are longer than a document together."""
        line = json.dumps(load("intake")).encode() + b"\n"
        blank = (b" " * 999_999 + b"\n") * 70
        done = self.run_raw("import", "--database", self.database, "-", input=line + blank + line)
        self.assertEqual(done.returncode, REFUSED)
        self.assertIn(b"Standard input, line 72: $.case.ref: another case of this import", done.stderr)

    def test_german_changes_no_format(self):
        german = {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "TZ": "Europe/Berlin"}
        results = []
        for number, environment in enumerate([{}, german]):
            desk = ("--database", self.folder / f"{number}.db")
            self.run_raw("import", *desk, *DEMO, environment=environment)
            listed = [json.loads(self.run_raw("list", name, "--json", *desk, environment=environment).stdout)
                      for name in ("clinics", "options")]
            exported = json.loads(self.run_raw("export", "DEMO-0002", *desk, environment=environment).stdout)
            exported.pop("tasks", None)  # what follows from findings is told in the language of the user
            results.append((listed, self.without_ids(exported)))
        self.assertEqual(results[0], results[1])

    def without_ids(self, document):
        """The document with every UUID that was made at the import told by its turn."""
        text = json.dumps(document)
        own = {record["id"] for records in document.values() if isinstance(records, list) for record in records}
        for turn, identifier in enumerate(sorted(own | {document["case"]["id"]}, key=text.index)):
            text = text.replace(identifier, f"#{turn}")
        return text


if __name__ == "__main__":
    unittest.main()
