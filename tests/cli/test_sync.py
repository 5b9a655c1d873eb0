#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""send and sync, with a real quote service on this computer."""
import json
import time
import unittest

from ctl import FINDINGS, OK, REFUSED, SOURCE, SYNC, USAGE, CtlTest
from journeys import CLINICS, asking
from service import Service

TOKEN = "a-token-of-these-tests"
CLINIC_FILE = SOURCE / "data" / "demo" / "demo-clinics.json"


class SyncTest(CtlTest):
    def setUp(self):
        super().setUp()
        self.environment["SOJOURN_SERVICE_TOKEN"] = TOKEN

    def import_case(self, case):
        self.desk("import", CLINIC_FILE, self.write("case.json", case))

    def serve(self, *options):
        service = Service(self.folder / "service.db", "--token", TOKEN, "--quiet", *options)
        service.start()
        self.addCleanup(lambda: service.process and service.kill())
        self.environment["SOJOURN_SERVICE"] = f"http://127.0.0.1:{service.port}/"
        return service

    def states(self):
        return {row["clinic"].split()[2].lower(): row["status"]
                for row in self.desk_json("list", "requests")["requests"]}

    def stored(self, plural):
        return json.loads(self.desk("export", "MT-2026-0001")).get(plural, [])


class Send(SyncTest):
    def test_queued_with_the_bytes_of_the_preview(self):
        self.import_case(asking(*CLINICS))
        preview = self.desk_json("send", "--preview", "MT-2026-0001")["requests"]
        self.assertEqual(len(preview), 3)
        self.assertEqual(set(self.states().values()), {"draft"})
        queued = self.desk_json("send", "MT-2026-0001")["requests"]
        self.assertEqual(set(self.states().values()), {"queued"})
        self.assertEqual([request["clinic"] for request in queued], [request["clinic"] for request in preview])
        self.assertEqual(self.desk_json("send", "MT-2026-0001")["requests"], [])

    def test_payload_tells_nothing_of_who_the_patient_is(self):
        self.import_case(asking("beijing"))
        text = self.desk("send", "--preview", "--json", "MT-2026-0001")
        for secret in ("Eriksson", "Anna", "1974", "MT-2026-0001"):
            self.assertNotIn(secret, text)
        self.assertIn('"age_y": 5', text)

    def test_clinic_that_no_consent_names_is_refused_with_all_others(self):
        self.import_case(asking(*CLINICS, consent=("beijing", "tokyo")))
        message = self.desk("send", "MT-2026-0001", status=REFUSED)
        self.assertIn("Demo Clinic Kuwait", message)
        self.assertEqual(set(self.states().values()), {"draft"})
        self.desk("send", "nobody", status=REFUSED)
        self.desk("send", status=USAGE)


class Sync(SyncTest):
    def test_quotes_come_from_every_clinic(self):
        self.serve("--demo", "--demo-delay", "1")
        self.import_case(asking(*CLINICS))
        self.desk("send", "MT-2026-0001")
        rows = self.desk_json("sync", "--wait", "30", status=OK)["requests"]
        self.assertEqual(len(rows), 3)
        self.assertLessEqual(set(self.states().values()), {"quoted", "info_requested"})
        self.assertIn("quoted", self.states().values())
        self.assertEqual(len(self.stored("disclosures")), 3)
        for quote in self.stored("quotes"):
            self.assertIn(quote["currency"], {"CNY", "JPY", "KWD"})

    def test_sent_once_however_often_it_is_synced(self):
        service = self.serve()
        self.import_case(asking("beijing", "tokyo"))
        self.desk("send", "MT-2026-0001")
        for _ in range(3):
            self.desk("sync")
        self.assertEqual(self.states(), {"beijing": "sent", "tokyo": "sent"})
        events = service.client(TOKEN).changes().json["events"]
        self.assertEqual(len({event["request_id"] for event in events}), 2)

    def test_offline_start_keeps_the_queue(self):
        self.environment["SOJOURN_SERVICE"] = "http://127.0.0.1:9/"
        self.import_case(asking("beijing"))
        self.desk("send", "MT-2026-0001")
        self.desk("sync", status=SYNC)
        self.assertEqual(self.states(), {"beijing": "queued"})
        self.serve()
        self.desk("sync")
        self.assertEqual(self.states(), {"beijing": "sent"})

    def test_queued_on_another_desk_is_a_draft_and_sent_once(self):
        """An outbox does not travel: what waits on one desk is not stuck on another, nor sent twice."""
        service = self.serve()
        self.import_case(asking("beijing"))
        self.desk("send", "MT-2026-0001")
        carried = self.write("carried.json", self.desk("export", "MT-2026-0001"))
        here, there = self.database, self.folder / "other" / "sojourn.db"
        self.database = there
        self.desk("import", CLINIC_FILE, carried)
        self.assertEqual(self.states(), {"beijing": "draft"})
        [request] = self.stored("quote_requests")
        for name in ("payload", "payload_sha256", "idempotency_key", "queued_at"):
            self.assertNotIn(name, request)
        self.desk("send", "MT-2026-0001")
        for self.database in (there, here, there):
            self.desk("sync")
            self.assertEqual(self.states(), {"beijing": "sent"})
        events = service.client(TOKEN).changes().json["events"]
        self.assertEqual(len({event["request_id"] for event in events}), 1)

    def test_what_still_waits_at_the_end_is_told(self):
        self.serve()
        self.import_case(asking("beijing"))
        self.desk("send", "MT-2026-0001")
        started = time.monotonic()
        rows = self.desk_json("sync", "--wait=1", status=FINDINGS)["requests"]
        self.assertEqual([row["status"] for row in rows], ["sent"])
        self.assertLess(time.monotonic() - started, 20)

    def test_refusals_of_the_service(self):
        self.serve()
        self.import_case(asking("beijing"))
        self.desk("send", "MT-2026-0001")
        self.assertIn("sign", self.desk("sync", environment={"SOJOURN_SERVICE_TOKEN": "wrong"}, status=SYNC))
        self.assertEqual(self.states(), {"beijing": "queued"})

    def test_addresses_and_tokens(self):
        self.import_case(asking("beijing"))
        self.environment.pop("SOJOURN_SERVICE", None)
        self.assertIn("--service", self.desk("sync", status=SYNC))
        self.desk("sync", "--service=http://192.0.2.1/", status=SYNC)
        self.desk("sync", "--service=nonsense", status=SYNC)
        self.desk("sync", "--wait=-1", status=USAGE)
        self.environment.pop("SOJOURN_SERVICE_TOKEN")
        keyring = {"SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": str(self.folder / "keyring"),
                   "SECRET_FILE_TEST_PASSWORD": "x"}
        message = self.desk("sync", "--service=http://127.0.0.1:9/", environment=keyring, status=SYNC)
        self.assertIn("SOJOURN_SERVICE_TOKEN", message)


if __name__ == "__main__":
    unittest.main()
