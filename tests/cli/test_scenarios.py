#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a coordinator meets with, from the first inquiry to the flight home, told to the rules as files and on a desk.

The numbers are those of the written scenarios: an injury at T6, research that charges, three offers in three
currencies, a quote that ends at midnight in Shanghai, a flight over a date line and one too soon after a puncture.
"""
import copy
import json
import unittest

from ctl import FINDINGS, OK, REFUSED, SOURCE, CtlTest, load, rules
from journeys import asking

CLINIC_FILE = SOURCE / "data" / "demo" / "demo-clinics.json"


class Scenario(CtlTest):
    def check(self, case, at, status=None):
        """The report on a case; status None takes either verdict."""
        path = self.write("case.json", case)
        arguments = ("check", "--json", "--at", at, "--file", path)
        if status is None:
            process = self.run_raw(*arguments)
            self.assertIn(process.returncode, (OK, FINDINGS), process.stderr)
            return json.loads(process.stdout)
        return json.loads(self.ctl(*arguments, status=status))

    def findings(self, case, at, rule, **wanted):
        return [finding for finding in self.check(case, at)["cases"][0]["findings"]
                if finding["rule"] == rule and all(finding[name] == value for name, value in wanted.items())]


class IntakeToCleanRequest(Scenario):
    def test_contradicting_examination(self):
        case = load("intake")
        self.check(case, "2026-05-01T00:00:00Z", OK)
        case["assessments"][0]["vac"] = "yes"
        self.check(case, "2026-05-01T00:00:00Z", FINDINGS)

    def test_sum_of_the_parts(self):
        case = load("intake")
        case["assessments"][0]["scim_total"] = 45
        finding, = self.findings(case, "2026-05-01T00:00:00Z", "N07")
        self.assertRegex(finding["message"], r"12 \+ 20 \+ 10 = 42.* 45")
        self.assertEqual(finding["place"]["field"], "scim_total")

    def test_score_out_of_range_is_not_even_read(self):
        case = load("intake")
        case["assessments"][0]["lel"] = 26
        self.assertIn("$.assessments[0].lel: ", self.ctl("check", "--file", self.write("c.json", case), status=REFUSED))


class TrialThatCharges(Scenario):
    def case(self):
        case = load("intake")
        case["case"]["stage"] = "decision"
        case["clinics"] = [{"id": "clinic", "name": "Clinic", "country": "CN", "zone": "Asia/Shanghai", "grade": "3A"}]
        case["trials"] = [{"id": "trial", "registry": "chictr", "identifier": "ChiCTR2100051378", "status": "recruiting",
                           "status_checked_on": "2026-04-20"}]
        case["options"] = [{"id": "option", "clinic": "clinic", "title": "Research", "condition": "spinal_cord_injury",
                            "regulatory_basis": "registered_clinical_research", "trial": "trial",
                            "verified_on": "2026-04-20", "verified_by": "Berg"}]
        case["shortlist_items"] = [{"option": "option", "decision": "candidate"}]
        case["quote_requests"] = [{"id": "request", "option": "option", "clinic": "clinic", "status": "quoted"}]
        case["quotes"] = [{"id": "quote", "request": "request", "version": 1, "price_kind": "fixed", "currency": "CNY",
                           "total_minor": 12000000, "valid_until": "2026-12-31", "zone": "Asia/Shanghai",
                           "received_at": "2026-04-28T08:00:00Z", "state": "open"}]
        case["quote_lines"] = [{"quote": "quote", "position": 1, "category": "cell_product", "quantity_milli": 1000,
                                "currency": "CNY", "unit_minor": 12000000, "total_minor": 12000000}]
        return case

    def test_registry_number(self):
        case = self.case()
        self.assertEqual(self.findings(case, "2026-05-02T00:00:00Z", "G01"), [])
        case["trials"][0]["identifier"] = "ChiCTR-21-0005"
        finding, = self.findings(case, "2026-05-02T00:00:00Z", "G01")
        self.assertTrue(finding["blocking"])
        self.assertIn("ChiCTR-21-0005", finding["message"])

    def test_research_must_not_charge(self):
        finding, = self.findings(self.case(), "2026-05-02T00:00:00Z", "G03")
        self.assertTrue(finding["blocking"])
        self.assertRegex(finding["message"], r"120,?000\.00")
        self.assertIn("Order 818", finding["message"])

    def test_elsewhere_it_warns(self):
        case = self.case()
        case["clinics"][0].update(country="TR", zone="Europe/Istanbul")
        finding, = self.findings(case, "2026-05-02T00:00:00Z", "G03")
        self.assertEqual((finding["severity"], finding["blocking"]), ("warn", False))

    def test_overruled_with_name_and_reason_which_the_history_keeps(self):
        case = self.case()
        case["overrides"] = [{"rule": "G03", "subject": "quote", "severity": "block", "name": "K. Berg",
                              "reason": "The fee is for the ward", "made_at": "2026-05-02T09:00:00Z"}]
        finding, = self.findings(case, "2026-05-03T00:00:00Z", "G03")
        self.assertEqual((finding["overridden"], finding["blocking"]), (True, False))
        self.desk("import", "case.json")
        entry, = (entry for entry in self.desk_json("history", "MT-2026-0001")["history"]
                  if entry["kind"] == "override")
        values = {field["field"]: field["after"] for field in entry["fields"]}
        self.assertEqual((values["name"], values["reason"]), ("K. Berg", "The fee is for the ward"))

    def test_verified_before_the_law_changed(self):
        self.assertEqual(self.findings(self.case(), "2026-04-30T00:00:00Z", "G08"), [])
        finding, = self.findings(self.case(), "2026-05-02T00:00:00Z", "G08")
        self.assertEqual(finding["severity"], "warn")


class OfflineMultiSend(Scenario):
    def test_clinic_without_consent_is_not_asked(self):
        case = asking("beijing", "tokyo", "kuwait", consent=("beijing", "tokyo"))
        self.desk("import", CLINIC_FILE, self.write("case.json", case))
        self.assertIn("Demo Clinic Kuwait", self.desk("send", "MT-2026-0001", status=REFUSED))

        stored = json.loads(self.desk("export", "MT-2026-0001"))
        stored["quote_requests"] = [request for request in stored["quote_requests"]
                                    if not self.asks(stored, request, "KW")]
        self.desk("import", "--replace", self.write("case.json", stored))
        queued = self.desk_json("send", "MT-2026-0001")["requests"]
        self.assertEqual(sorted(request["clinic"].split()[2] for request in queued), ["Beijing", "Tokyo"])

        keys = [request["idempotency_key"] for request in
                json.loads(self.desk("export", "MT-2026-0001"))["quote_requests"]]
        self.environment["SOJOURN_SERVICE_TOKEN"] = "token"
        for _ in range(2):
            self.run_raw("sync", "--database", self.database, "--service", "http://127.0.0.1:9/")
        again = [request["idempotency_key"] for request in
                 json.loads(self.desk("export", "MT-2026-0001"))["quote_requests"]]
        self.assertEqual(again, keys)
        self.assertEqual(len(set(keys)), 2)

    def asks(self, document, request, country):
        clinics = {clinic["id"]: clinic["country"] for clinic in document["clinics"]}
        return clinics[request["clinic"]] == country


class ThreeOffers(Scenario):
    AMOUNTS = {"beijing": ("CNY", 18600000), "tokyo": ("JPY", 2450000), "kuwait": ("KWD", 8250500)}

    def case(self):
        case = asking(*self.AMOUNTS)
        case["quotes"], case["quote_inclusions"] = [], []
        for name, (currency, total) in self.AMOUNTS.items():
            request, = (r for r in case["quote_requests"] if r["id"] == f"ask-{name}")
            request["status"] = "quoted"
            case["quotes"].append({"id": f"quote-{name}", "request": request["id"], "version": 1, "price_kind": "fixed",
                                   "currency": currency, "total_minor": total, "valid_until": "2026-05-31",
                                   "zone": "Asia/Shanghai", "received_at": "2026-05-04T08:00:00Z", "state": "open"})
            case["quote_inclusions"] += self.inclusions(f"quote-{name}", 5 if name == "tokyo" else 0)
        case["exchange_rates"] = [{"base": "USD", "currency": currency, "rate_e9": rate, "as_of": "2026-05-04",
                                   "source": "Bank"} for currency, rate in
                                  (("CNY", 7100000000), ("JPY", 155000000000), ("KWD", 307000000))]
        return case

    def inclusions(self, quote, unknown):
        schema = json.loads(self.ctl("schema"))
        categories = schema["$defs"]["quote_inclusion"]["properties"]["category"]["enum"]
        return [{"quote": quote, "category": category, "state": "unknown" if turn < unknown else "included"}
                for turn, category in enumerate(categories)]

    def case_file(self, case):
        return ("--file", CLINIC_FILE, "--file", self.write("case.json", case))

    def findings_beside_clinics(self, case, at, rule):
        process = self.run_raw("check", "--json", "--at", at, *self.case_file(case))
        self.assertIn(process.returncode, (OK, FINDINGS), process.stderr)
        return [finding for finding in json.loads(process.stdout)["cases"][0]["findings"] if finding["rule"] == rule]

    def test_unknown_inclusions_are_counted_and_never_zero(self):
        finding, = self.findings_beside_clinics(self.case(), "2026-05-05T00:00:00Z", "Q05")
        self.assertIn("5 of 14", finding["message"])
        self.assertIn("Tokyo", finding["message"])

    def test_half_a_yen_is_refused(self):
        case = self.case()
        case["quotes"][1]["total_minor"] = 2450000.5
        self.assertIn("$.quotes[1].total_minor: ", self.ctl("check", *self.case_file(case), status=REFUSED))

    def test_rates_that_are_missing(self):
        case = self.case()
        self.assertEqual(self.findings_beside_clinics(case, "2026-05-05T00:00:00Z", "Q06"), [])
        case["exchange_rates"] = case["exchange_rates"][:1]
        self.assertTrue(self.findings_beside_clinics(case, "2026-05-05T00:00:00Z", "Q06"))

    def test_last_minute_of_the_last_day_in_the_zone_of_the_clinic(self):
        before, after = "2026-05-31T15:30:00Z", "2026-05-31T16:30:00Z"
        self.assertEqual(self.findings_beside_clinics(self.case(), before, "Q02"), [])
        expired = self.findings_beside_clinics(self.case(), after, "Q02")
        self.assertEqual(len(expired), 3)
        self.assertTrue(all(finding["blocking"] for finding in expired))
        self.assertIn("Asia/Shanghai", expired[0]["message"])


class OverTheDateLine(Scenario):
    FLIGHT = {"id": "flight", "type": "flight", "status": "booked", "title": "北京首都 → 洛杉矶",
              "start_at": "2026-03-07T21:00:00+08:00", "start_zone": "Asia/Shanghai",
              "end_at": "2026-03-07T17:00:00-08:00", "end_zone": "America/Los_Angeles",
              "from_place": "PEK", "to_place": "LAX"}

    def case(self, **changes):
        case = load("intake")
        case["segments"] = [{**self.FLIGHT, **changes}]
        return case

    def test_arriving_before_leaving_by_the_clock_is_no_error(self):
        self.assertEqual(self.findings(self.case(), "2026-03-01T00:00:00Z", "T30"), [])

    def test_no_time_at_all_or_too_much_of_it_is(self):
        finding, = self.findings(self.case(end_at="2026-03-07T21:00:00+08:00"), "2026-03-01T00:00:00Z", "T30")
        self.assertTrue(finding["blocking"])
        finding, = self.findings(self.case(end_at="2026-03-08T18:00:00+08:00"), "2026-03-01T00:00:00Z", "T30")
        self.assertEqual(finding["severity"], "warn")

    def test_calendar_keeps_both_zones(self):
        self.desk("import", self.write("case.json", self.case()))
        calendar = self.desk("export", "MT-2026-0001", "--format=ics")
        unfolded = calendar.replace("\r\n ", "")
        self.assertIn("DTSTART;TZID=Asia/Shanghai:20260307T210000", unfolded)
        self.assertIn("DTEND;TZID=America/Los_Angeles:20260307T170000", unfolded)
        self.assertEqual(unfolded.count("BEGIN:VTIMEZONE"), 2)
        self.assertTrue(all(len(line.encode()) <= 75 for line in calendar.split("\r\n")))

    def test_offsets_are_one_instant(self):
        self.desk("import", self.write("case.json", self.case()))
        segment, = json.loads(self.desk("export", "MT-2026-0001"))["segments"]
        self.assertEqual((segment["start_at"], segment["end_at"]), ("2026-03-07T13:00:00Z", "2026-03-08T01:00:00Z"))


class UnsafeReturnFlight(Scenario):
    AT = "2026-03-25T00:00:00Z"

    def case(self):
        case = load("intake")
        case["case"]["stage"] = "in_destination"
        zone = {"start_zone": "Asia/Shanghai", "end_zone": "Asia/Shanghai"}
        case["segments"] = [
            {"id": "out", "type": "flight", "status": "done", "start_at": "2026-03-07T08:00:00+01:00",
             "start_zone": "Europe/Stockholm", "end_at": "2026-03-08T06:00:00+08:00", "end_zone": "Asia/Shanghai",
             "from_place": "ARN", "to_place": "PEK"},
            {"id": "stay", "type": "lodging", "status": "booked", "start_at": "2026-03-08T09:00:00+08:00",
             "end_at": "2026-03-27T11:00:00+08:00", "from_place": "Beijing", "to_place": "Beijing", **zone},
            *({"type": "procedure", "status": "done", "procedure": "dural_puncture",
               "start_at": f"2026-03-{day}T10:00:00+08:00", "end_at": f"2026-03-{day}T10:30:00+08:00", **zone}
              for day in (10, 17, 24)),
            {"id": "home", "type": "flight", "status": "booked", "start_at": "2026-03-28T00:15:00+08:00",
             "start_zone": "Asia/Shanghai", "end_at": "2026-03-28T05:15:00+01:00", "end_zone": "Europe/Stockholm",
             "from_place": "PEK", "to_place": "ARN"},
        ]
        case["adverse_events"] = [{"id": "headache", "term": "postural_headache", "grade": 2,
                                   "onset_at": "2026-03-25T08:00:00+08:00"}]
        return case

    def without_headache(self):
        case = self.case()
        del case["adverse_events"]
        return case

    def test_too_soon_warns_and_says_when(self):
        finding, = self.findings(self.without_headache(), self.AT, "T05")
        self.assertEqual((finding["severity"], finding["blocking"]), ("warn", False))
        self.assertIn("3 d 14 h 15 min", finding["message"])
        self.assertEqual((finding["earliest_at"], finding["earliest_zone"]),
                         ("2026-03-31T02:00:00Z", "Asia/Shanghai"))

    def test_open_headache_blocks(self):
        finding, = self.findings(self.case(), "2026-03-26T00:00:00Z", "T05")
        self.assertTrue(finding["blocking"])

    def test_rebooked_and_well_is_clear_but_five_nights_have_no_bed(self):
        case = self.case()
        home, = (segment for segment in case["segments"] if segment.get("id") == "home")
        home.update(start_at="2026-04-01T13:00:00+08:00", end_at="2026-04-01T18:00:00+02:00")
        case["adverse_events"][0]["resolved_at"] = "2026-03-27T08:00:00+08:00"
        case["documents"].append({"type": "surgeon_letter", "title": "Letter", "dated_on": "2026-03-30"})
        self.assertEqual(self.findings(case, "2026-03-31T00:00:00Z", "T05"), [])
        nights = self.findings(case, "2026-03-31T00:00:00Z", "T20")
        self.assertTrue(nights)
        told = " ".join(finding["message"] for finding in nights)
        self.assertTrue("5" in told or len(nights) == 5, told)

        case["segments"].append({**copy.deepcopy(case["segments"][1]), "id": "more",
                                 "start_at": "2026-03-27T12:00:00+08:00", "end_at": "2026-04-01T09:00:00+08:00"})
        self.assertEqual(self.findings(case, "2026-03-31T00:00:00Z", "T20"), [])

    def test_history_tells_who_rebooked(self):
        self.desk("import", self.write("case.json", self.case()))
        stored = json.loads(self.desk("export", "MT-2026-0001"))
        home = max((s for s in stored["segments"] if s["type"] == "flight"), key=lambda s: s["start_at"])
        home.update(start_at="2026-04-01T05:00:00Z", end_at="2026-04-01T16:00:00Z")
        self.desk("import", "--replace", self.write("case.json", stored))
        entry, = (entry for entry in self.desk_json("history", "MT-2026-0001")["history"]
                  if entry["id"] == home["id"] and entry["operation"] == "update")
        self.assertIn({"field": "start_at", "before": "2026-03-27T16:15:00Z", "after": "2026-04-01T05:00:00Z"},
                      entry["fields"])
        self.assertTrue(entry["actor"])
        self.assertEqual(rules(self.desk_json("check", "--at", "2026-03-31T00:00:00Z", "MT-2026-0001", status=FINDINGS),
                               blocking=True).count("T05"), 1)


if __name__ == "__main__":
    unittest.main()
