#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The clinics of the demo: they answer by themselves, within the contract, the same every time."""
import tempfile
import time
import unittest
from pathlib import Path

from contract import Contract
from service import Service, payload


class DemoTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.service = Service(Path(folder.name) / "quotes.db", "--demo", "--demo-delay", "20", "--rate", "0",
                               "--token", "secret")
        self.addCleanup(self.service.__exit__)
        self.service.watchers.append(Contract().watch)
        self.north = self.service.client("secret")

    def types(self, events, request):
        return [event["type"] for event in events if event["request_id"] == request.json["id"]]

    def quote_of(self, clinic, country):
        since = self.north.changes().json["next"]
        request = self.north.create(payload(clinic, country))
        events = self.north.await_event("quoted", since=since)
        self.assertEqual(self.types(events, request)[-1], "quoted")
        return events[-1]["quote"]

    def check_quote(self, quote):
        self.assertEqual(sum(line["total_minor"] for line in quote["lines"]), quote["total"]["amount_minor"])
        for line in quote["lines"]:
            self.assertEqual(line["unit_minor"] * line["quantity_milli"], line["total_minor"] * 1000)
        self.assertEqual(len({inclusion["category"] for inclusion in quote["inclusions"]}), 14)
        states = {inclusion["state"] for inclusion in quote["inclusions"]}
        self.assertLessEqual({"included", "excluded", "unknown"}, states)
        self.assertGreater(quote["valid_until"], time.strftime("%Y-%m-%d", time.gmtime(time.time() + 7 * 86400)))
        self.assertLess(quote["deposit_minor"], quote["total"]["amount_minor"] / 2)

    def test_three_currencies(self):
        self.service.start()
        for clinic, country, total, zone, unknown in [("cn-1", "CN", (18600000, "CNY"), "Asia/Shanghai", 3),
                                                      ("kw-1", "KW", (8250500, "KWD"), "Asia/Kuwait", 1)]:
            with self.subTest(country):
                since = self.north.changes().json["next"]
                request = self.north.create(payload(clinic, country))
                events = self.north.await_event("quoted", since=since)
                self.assertEqual(self.types(events, request), ["created", "acknowledged", "quoted"])
                quote = events[-1]["quote"]
                self.check_quote(quote)
                self.assertEqual((quote["total"]["amount_minor"], quote["total"]["currency"]), total)
                self.assertEqual(quote["zone"], zone)
                self.assertEqual([item["state"] for item in quote["inclusions"]].count("unknown"), unknown)

    def test_one_asks_first(self):
        self.service.start()
        request = self.north.create(payload("jp-1", "JP", records=[{"type": "isncsci_sheet"}]))
        events = self.north.await_event("asked")
        self.assertEqual(self.types(events, request), ["created", "acknowledged", "asked"])
        question = events[-1]["info_requests"][0]
        self.assertEqual(question["document_type"], "lab")

        asked = self.north.get(f"/v1/quote-requests/{request.json['id']}")
        answers = {"answers": [{"info_request": question["id"], "records": [{"type": "lab"}]}]}
        self.assertEqual(self.north.act(asked, "answers", answers).status, 200)
        quote = self.north.await_event("quoted")[-1]["quote"]
        self.check_quote(quote)
        self.assertEqual(quote["total"], {"amount_minor": 2450000, "currency": "JPY"})
        self.assertEqual([item["state"] for item in quote["inclusions"]].count("unknown"), 5)

    def test_who_has_every_record_is_not_asked(self):
        self.service.start()
        records = [{"type": name} for name in
                   ("lab", "isncsci_sheet", "mri_dicom", "discharge", "medication_list", "allergy_list")]
        request = self.north.create(payload("jp-1", "JP", records=records))
        events = self.north.await_event("quoted")
        self.assertEqual(self.types(events, request), ["created", "acknowledged", "quoted"])

    def test_any_clinic_of_any_country(self):
        self.service.start()
        for country in ("US", "DE", "TR", "IN", "TH", "KR", "JO", "ES", "CH", "BR"):
            with self.subTest(country):
                since = self.north.changes().json["next"]
                request = self.north.create(payload(f"{country.lower()}-clinic", country))
                event = self.north.await_event("quoted", "asked", since=since)[-1]
                if event["type"] == "quoted":
                    self.check_quote(event["quote"])
                self.assertEqual(event["request_id"], request.json["id"])

    def test_the_same_clinic_says_the_same(self):
        self.service.start()
        first, second = (self.quote_of("kw-1", "KW") for _ in range(2))
        for name in ("number", "total", "lines", "inclusions", "terms"):
            self.assertEqual(first[name], second[name])

    def test_it_goes_on_after_a_kill(self):
        self.service.options[2] = "60000"
        self.service.start()
        request = self.north.create(payload("kw-1", "KW"))
        self.service.kill()
        self.service.options[2] = "20"
        self.service.start()
        events = self.north.await_event("quoted")
        self.assertEqual(self.types(events, request), ["created", "acknowledged", "quoted"])

    def test_a_withdrawn_request_is_left_in_peace(self):
        self.service.options[2] = "200"
        self.service.start()
        gone = self.north.create(payload("kw-1", "KW"))
        self.assertEqual(self.north.act(gone, "withdraw", {}).status, 200)
        other = self.north.create(payload("kw-1", "KW"))
        events = self.north.await_event("quoted")
        self.assertEqual(self.types(events, gone), ["created", "withdrawn"])
        self.assertEqual(self.types(events, other), ["created", "acknowledged", "quoted"])

    def test_the_first_answer_comes_within_two_seconds(self):
        self.service.options = ["--demo", "--token", "secret"]
        self.service.start()
        began = time.monotonic()
        self.north.create(payload("cn-1", "CN"))
        self.north.await_event("acknowledged")
        self.assertLess(time.monotonic() - began, 2)


if __name__ == "__main__":
    unittest.main()
