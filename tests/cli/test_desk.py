#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""list, check, history, backup and doctor on a desk with a few cases."""
import os
import re
import shutil
import sqlite3
import unittest

from ctl import FILE, FINDINGS, REFUSED, SOURCE, STORE, USAGE, CtlTest, load, rules

DEMO = [SOURCE / "data" / "demo" / name for name in
        ("demo-clinics.json", "exchange-rates.json", "heron.json", "kingfisher.json")]
AT = ("--at", "2026-05-01T00:00:00Z")


class Desk(CtlTest):
    def setUp(self):
        super().setUp()
        bad = load("intake")
        bad["assessments"][0]["vac"] = "yes"
        self.desk("import", *DEMO, self.write("bad.json", bad))


class List(Desk):
    def refs(self, *arguments):
        return [row["ref"] for row in self.desk_json("list", "cases", *arguments)["cases"]]

    def test_cases(self):
        self.assertEqual(self.refs(), ["DEMO-0001", "DEMO-0002", "MT-2026-0001"])
        self.assertEqual(self.refs("--reverse"), ["MT-2026-0001", "DEMO-0002", "DEMO-0001"])
        self.assertEqual(self.refs("--sort", "stage"), ["MT-2026-0001", "DEMO-0001", "DEMO-0002"])
        self.assertEqual(self.refs("--stage", "intake"), ["MT-2026-0001"])
        self.assertEqual(self.refs("--stage", "quoting", "--stage", "intake"), ["DEMO-0001", "MT-2026-0001"])
        self.assertEqual(self.refs("--stage", "closed"), [])
        self.assertIn("MT-2026-0001", self.refs("--blocked"))
        self.assertEqual(self.refs("--limit", "2"), ["DEMO-0001", "DEMO-0002"])

    def test_row_of_a_case(self):
        row, = self.desk_json("list", "--stage", "intake")["cases"]
        self.assertEqual((row["name"], row["condition"], row["residence"], row["urgency"]),
                         ("Anna Maria Eriksson", "spinal_cord_injury", "SE", "soon"))
        self.assertGreater(row["blockers"], 0)
        self.assertNotIn("departure", row)
        self.assertRegex(row["updated_at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")

    def test_table(self):
        lines = self.desk("list").splitlines()
        self.assertRegex(lines[0], r"^Reference  +Patient  +Stage ")
        self.assertEqual(len(lines), 4)
        self.assertEqual({line.index(stage) for line, stage in zip(lines, ["Stage", "Quoting", "Travel", "Intake"])},
                         {lines[0].index("Stage")})

    def test_other_lists(self):
        sizes = {name: len(self.desk_json("list", name)[name]) for name in ("clinics", "options", "requests", "quotes")}
        self.assertEqual((sizes["requests"], sizes["quotes"]), (3, 3))
        self.assertGreaterEqual(min(sizes.values()), 3)
        accepted, = self.desk_json("list", "requests", "--status", "accepted")["requests"]
        self.assertEqual((accepted["quote"]["currency"], accepted["quote"]["total_minor"]), ("JPY", 2450000))
        journeys = self.desk_json("list", "journeys", "--from", "2027-02-05", "--to", "2027-02-28")["journeys"]
        self.assertEqual([row["milestone"] for row in journeys], ["departure", "admission", "return"])
        self.assertEqual(journeys[0]["at"], "2027-02-05T18:40:00Z")
        for name in ("clinics", "options", "requests", "quotes", "journeys"):
            self.assertGreaterEqual(len(self.desk("list", name, "--limit=1").splitlines()), 1)

    def test_wrong_filters(self):
        for arguments in [("--stage=nowhere",), ("--sort=colour",), ("patients",), ("requests", "--status=lost"),
                          ("journeys", "--from=soon"), ("cases", "clinics")]:
            self.desk("list", *arguments, status=USAGE)


class Check(Desk):
    def test_by_reference_and_by_identifier(self):
        report = self.desk_json("check", *AT, "MT-2026-0001", status=FINDINGS)
        self.assertIn("N02", rules(report, blocking=True))
        identifier = report["cases"][0]["id"]
        self.assertEqual(self.desk_json("check", *AT, identifier, status=FINDINGS), report)
        self.desk("check", "nobody", status=REFUSED)
        self.desk("check", "00000000-0000-7000-8000-000000000000", status=REFUSED)

    def test_all(self):
        report = self.desk_json("check", "--all", *AT, status=FINDINGS)
        self.assertEqual([case["ref"] for case in report["cases"]], ["DEMO-0001", "DEMO-0002", "MT-2026-0001"])
        for arguments in [("--all", "DEMO-0001"), ("--all", "--file", "bad.json"), ()]:
            self.desk("check", *arguments, status=USAGE)

    def test_stored_case_is_judged_as_its_file(self):
        stored = self.desk_json("check", *AT, "MT-2026-0001", status=FINDINGS)
        written = self.ctl_json("check", *AT, "--file", "bad.json", status=FINDINGS)
        self.assertEqual(sorted(rules(stored)), sorted(rules(written)))


class History(Desk):
    def test_history(self):
        entries = self.desk_json("history", "DEMO-0001")["history"]
        self.assertTrue(entries)
        sequences = [entry["sequence"] for entry in entries]
        self.assertEqual(sequences, sorted(sequences, reverse=True))
        whole = self.desk_json("history")["history"]
        self.assertEqual([entry["sequence"] for entry in whole], list(range(len(whole), 0, -1)))
        self.assertIn("person", {entry["kind"] for entry in entries})
        self.assertGreater(len(self.desk("history").splitlines()), 2)

    def test_verify(self):
        self.assertTrue(self.desk_json("history", "--verify")["holds"])
        with sqlite3.connect(self.database) as connection:
            connection.execute("UPDATE history SET actor = 'Somebody' WHERE seq = 5")
        connection.close()
        verdict = self.desk_json("history", "--verify", status=FINDINGS)
        self.assertEqual(verdict, {"holds": False, "first_fault": 5})
        self.assertIn("5", self.desk("history", "--verify", status=FINDINGS))


class Backup(Desk):
    def test_backup_restores(self):
        before = self.desk("export", "--all")
        result = self.desk_json("backup", "copy.db")
        self.assertEqual(result["bytes"], (self.folder / "copy.db").stat().st_size)
        self.desk("import", SOURCE / "data" / "catalogue" / "catalogue.json")
        shutil.copyfile(self.folder / "copy.db", self.database)
        self.assertEqual(self.desk("export", "--all"), before)
        self.assertTrue(self.desk_json("doctor")["holds"])

    def test_file_that_is_there_is_kept(self):
        path = self.write("copy.db", "mine")
        self.desk("backup", path, status=FILE)
        self.assertEqual(path.read_text(), "mine")
        self.desk("backup", "--replace", path)
        self.assertEqual(path.read_bytes()[:15], b"SQLite format 3")

    def test_folder_that_is_not_there(self):
        self.desk("backup", "no/where.db", status=STORE)


class Doctor(Desk):
    def checks(self, status):
        report = self.desk_json("doctor", status=status)
        self.assertEqual(report["holds"], status == 0)
        return {check["check"]: check["holds"] for check in report["checks"]}

    def tamper(self, *statements):
        connection = sqlite3.connect(self.database)
        with connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()

    def test_healthy(self):
        checks = self.checks(0)
        self.assertEqual(set(checks), {"integrity", "references", "history", "search", "list", "permissions"})
        self.assertTrue(all(checks.values()))
        self.assertRegex(self.desk("doctor"), r"Sojourn \d+\.\d+\.\d+\n(  ✓ .*\n){6}$")

    def test_history_that_was_changed(self):
        self.tamper("UPDATE history SET changes = replace(changes, 'Anna', 'Eva') WHERE changes LIKE '%Anna%'")
        self.assertEqual([name for name, holds in self.checks(FINDINGS).items() if not holds], ["history"])

    def test_list_that_misses_a_case(self):
        self.tamper("DELETE FROM case_list WHERE ref = 'DEMO-0001'")
        self.assertFalse(self.checks(FINDINGS)["list"])

    def test_search_that_misses_a_text(self):
        self.tamper("DELETE FROM search_texts WHERE text LIKE '%eriksson%'")
        self.assertFalse(self.checks(FINDINGS)["search"])

    def test_others_can_look_into_the_folder(self):
        os.chmod(self.database.parent, 0o777)
        report = self.desk_json("doctor", status=FINDINGS)
        self.assertEqual([check["check"] for check in report["checks"] if not check["holds"]], ["permissions"])
        self.assertIn("  ✗ ", self.desk("doctor", status=FINDINGS))

    def test_page_that_was_damaged(self):
        data = bytearray(self.database.read_bytes())
        size = int.from_bytes(data[16:18], "big")
        middle = len(data) // size // 2
        for page in (middle, middle + 1):
            data[page * size:page * size + 512] = os.urandom(512)
        self.database.write_bytes(data)
        damaged = self.database.read_bytes()
        process = self.run_raw("doctor", "--database", self.database)
        self.assertIn(process.returncode, (FINDINGS, STORE))
        self.assertRegex(process.stdout.decode() + process.stderr.decode(), r"✗|damaged")
        self.assertEqual(self.database.read_bytes(), damaged)

    def test_what_is_no_database(self):
        for content in (b"not a database, but long enough to be looked at " * 40, b"\0" * 4096):
            self.database.write_bytes(content)
            self.desk("doctor", status=STORE)
            self.assertEqual(self.database.read_bytes(), content)

    def test_database_of_a_newer_version(self):
        self.tamper("PRAGMA user_version = 99")
        content = self.database.read_bytes()
        for command in (["list"], ["doctor"], ["import", DEMO[0]], ["backup", "copy.db"]):
            self.assertTrue(self.desk(*command, status=STORE))
        self.assertEqual(self.database.read_bytes(), content)

    def test_database_in_use(self):
        connection = sqlite3.connect(self.database, isolation_level=None)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        self.assertRegex(self.desk("list", status=STORE), re.compile("in use|another program", re.IGNORECASE))
        connection.close()


if __name__ == "__main__":
    unittest.main()
