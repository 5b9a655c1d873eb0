#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quotes of a case: compared at stored rates, with costs beside them, accepted while they hold."""
import contextlib
import datetime
import json
import re
import sqlite3

import check

TABS_BEFORE_QUOTES = 3
TODAY = datetime.datetime.now(datetime.timezone.utc).date()
INCLUSIONS = ("anaesthesia", "preop_tests", "imaging", "cell_product", "take_home_medication", "icu_complication",
              "extra_nights", "interpreter", "rehab", "transfers", "companion", "records_translation",
              "tele_follow_up", "taxes")


def uuid(number):
    return f"b7d3f6a1-0000-7000-8000-{number:012}"


def day(offset):
    return (TODAY + datetime.timedelta(offset)).isoformat()


def offer(number, name, country, zone, currency, total, valid_until, **states):
    """A clinic, its option, the request to it and its quote; states are those of its inclusions."""
    clinic, option, request, quote = (uuid(number * 100 + i) for i in range(4))
    return {
        "clinics": [{"id": clinic, "name": name, "country": country, "zone": zone}],
        "options": [{"id": option, "clinic": clinic, "title": f"Cells of {name}", "modality": "msc_uc",
                     "regulatory_basis": "approved_for_indication", "evidence_level": 4,
                     "verified_on": day(-5), "source": "Test"}],
        "shortlist_items": [{"id": uuid(number * 100 + 4), "option": option, "decision": "candidate"}],
        "quote_requests": [{"id": request, "option": option, "clinic": clinic, "status": "quoted",
                            "remote_id": f"r-{number}"}],
        "quotes": [{"id": quote, "request": request, "version": 1, "price_kind": "fixed", "currency": currency,
                    "total_minor": total, "valid_until": valid_until, "zone": zone, "inpatient_days": 7,
                    "state": "open", "received_at": f"{day(-11)}T08:00:00Z"}],
        "quote_inclusions": [{"quote": quote, "category": category} | states.get(category, {"state": "included"})
                             for category in INCLUSIONS],
    }


REFUSES_ANSWERS = """CREATE TRIGGER refuse BEFORE INSERT ON outbox_items
                     BEGIN SELECT RAISE (ABORT, 'refused by the test'); END"""
UNKNOWN = {"state": "unknown"}


def compared(*offers, rates=True):
    """A case with these offers; rates as of ten days ago."""
    case = {
        "format": "sojourn-case",
        "version": 1,
        "case": {"id": uuid(1), "ref": "TEST-0002", "patient": uuid(2), "stage": "decision"},
        "people": [{"id": uuid(2), "alias": "Wren"}],
        "exchange_rates": [{"id": uuid(10 + i), "base": "USD", "currency": currency, "rate_e9": rate,
                            "as_of": day(-10), "source": "Bank of the Test"}
                           for i, (currency, rate) in enumerate((("CNY", 7_100_000_000), ("JPY", 155_000_000_000),
                                                                 ("KWD", 307_000_000)) if rates else ())],
    }
    for one in offers:
        for kind, records in one.items():
            case.setdefault(kind, []).extend(records)
    return case


def lotus():
    return offer(1, "Lotus", "CN", "Asia/Shanghai", "CNY", 18_600_000, day(20),
                 icu_complication={"state": "excluded", "currency": "CNY", "extra_minor": 710_000})


def crane():
    return offer(2, "Crane", "JP", "Asia/Tokyo", "JPY", 2_450_000, day(30), icu_complication=UNKNOWN,
                 interpreter=UNKNOWN, rehab=UNKNOWN, transfers=UNKNOWN, companion=UNKNOWN)


def falcon():
    return offer(3, "Falcon", "KW", "Asia/Kuwait", "KWD", 8_250_500, day(-12))


def not_asked_yet():
    """The case before its clinics are asked: no quotes, but consents and all records except blood tests."""
    case = compared(lotus(), crane(), falcon())
    for kind in ("quotes", "quote_inclusions", "quote_requests"):
        del case[kind]
    case["case"] |= {"stage": "quoting", "condition": "spinal_cord_injury"}
    case["people"][0] |= {"residence": "SE", "birth_date": "1990-05-04", "sex": "F"}
    case["documents"] = [{"type": kind, "dated_on": day(-20), "language": "eng"} for kind in
                         ("mri_dicom", "isncsci_sheet", "discharge", "medication_list", "allergy_list")]
    case["consents"] = [{"id": uuid(50 + i), "kind": kind, "purpose": "To ask clinics for a quote",
                         "categories": ["demographics", "diagnosis", "scores", "health", "records", "travel"],
                         "signer": "Wren", "risks_disclosed": True, "given_at": f"{day(-1)}T08:00:00Z",
                         "expires_at": f"{day(300)}T08:00:00Z"} for i, kind in enumerate(("disclosure", "cross_border"))]
    case["consent_recipients"] = [{"consent": consent["id"], "clinic": clinic["id"]}
                                  for consent in case["consents"] for clinic in case["clinics"]]
    return case


class Quotes(check.DeskTest):
    def query(self, statement):
        """The rows of a statement upon the desk, while no application has it."""
        with contextlib.closing(sqlite3.connect(self.desk.path(self.id() + ".db"))) as desk, desk:
            return desk.execute(statement).fetchall()

    def open(self, *offers, rates=True, case=None, narrow=False, spoil=None, **look):
        """The quotes of the case above, or of another one with the same reference, on a desk spoiled by SQL."""
        file = self.desk.path(self.id() + ".json")
        database = self.desk.path(self.id() + ".db")
        file.write_text(json.dumps(case or compared(*offers, rates=rates)), encoding="utf-8")
        self.desk.run(self.desk.program("src/cli/sojournctl"), "import", "--database", database, file)
        if spoil:
            self.query(spoil)
        app = self.start("src/sojourn", "--database", database, **look)
        app.find("label", "Cases by Stage")
        app.press("ctrl+2")
        if narrow:
            app.find("list item", re.compile("TEST-0002")).click()
        else:
            app.find("table row", re.compile("TEST-0002")).open()
        app.find("grouping", re.compile("TEST-0002"))
        app.press(*["ctrl+Next"] * TABS_BEFORE_QUOTES)
        app.find("list", "Quote Requests")
        return app

    def test_bars_and_table_say_the_same(self):
        app = self.open(lotus(), crane())
        bars = app.find("list", "Landed Cost by Category")
        bars.find("list item", re.compile(r"^Lotus: USD.27,197\.18\. Quote USD.26,197\.18, .*USD.1,000\.00$"))
        bars.find("list item", re.compile(r"^Crane: from USD.15,806\.45, not all is stated\."))
        table = app.find("grouping", "Comparison of the Quotes")
        table.find("label", re.compile(r"^Landed Cost, Lotus: USD.27,197\.18$"))
        table.find("label", "Not Stated, Crane: 5")
        table.find("grouping", "Interpreter, Crane: Not stated")

    def test_new_rate_changes_the_cost_and_the_old_one_stays(self):
        app = self.open(lotus(), crane())
        table = app.find("grouping", "Comparison of the Quotes")
        table.find("button", re.compile(r"^Exchange Rate, Lotus: USD 1 = CNY 7\.1, ")).click()
        dialog = app.find("dialog", "Exchange Rate")
        dialog.find("label", "USD 1 = CNY 7.1")
        dialog.find("text", "Rate").enter("7.20")
        dialog.find("text", "Source").enter("Bank of the Patient")
        dialog.find("button", "Save").click()
        app.find_gone("dialog", "Exchange Rate")
        table.find("label", re.compile(r"^Landed Cost, Lotus: USD.26,819\.44$"))
        table.find("button", re.compile(rf"USD 1 = CNY 7\.2, .*{TODAY.day}.*{TODAY.year}"))

        then = TODAY - datetime.timedelta(10)
        app.find("combo box", "Rates").choose(f"Rates of {then.strftime('%-d %b %Y')}")
        table.find("label", re.compile(r"^Landed Cost, Lotus: USD.27,197\.18$"))

    def test_rate_that_is_no_number_is_refused_at_its_field(self):
        app = self.open(lotus(), crane(), rates=False)
        app.find("label", "Landed Cost, Crane: no exchange rate")
        app.find("button", "Exchange Rates…").click()
        dialog = app.find("dialog", "Exchange Rate")
        dialog.find("text", "Rate").enter("0")
        dialog.find("button", "Save").click()
        dialog.find("label", "An exchange rate must be more than zero")
        dialog.find("button", "Cancel").click()
        app.find_gone("dialog", "Exchange Rate")

    def test_cost_beside_the_quotes_counts(self):
        app = self.open(lotus(), crane())
        table = app.find("grouping", "Comparison of the Quotes")
        table.find("label", "Flights, Lotus: not estimated")
        app.find("button", "Add Cost").click()
        table.find("label", "Flights, Lotus: amount not known")
        app.find("text", "Amount").enter("1800")
        app.press("Return")
        table.find("label", re.compile(r"^Flights, Lotus: USD.1,800\.00$"))
        table.find("label", re.compile(r"^Landed Cost, Lotus: USD.28,997\.18$"))
        app.find("list", "Landed Cost by Category").find(
            "list item", re.compile(r"^Lotus: .*Flights USD.1,800\.00$"))

    def test_expired_quote_is_refused_with_its_reason(self):
        app = self.open(lotus(), falcon())
        app.find("label", re.compile(r"^Valid Until, Falcon: expired: .*24:00 in Asia/Kuwait, 1[12] days ago$"))
        app.find("button", "Request again from Falcon")
        app.find("button", "Accept the quote of Falcon").click()
        dialog = app.find("dialog", "Accept the Quote")
        dialog.find("label", re.compile(r"the quote held until the end of .* in the zone Asia/Kuwait, .* ago"))
        self.assertFalse(dialog.find("button", "Accept").has("sensitive"))
        dialog.find("button", "Cancel").click()
        app.find_gone("dialog", "Accept the Quote")

    def test_refusal_fits_a_narrow_window(self):
        app = self.open(falcon(), size=(360, 720), narrow=True)
        app.find("button", "Accept the quote of Falcon").click()
        dialog = app.find("dialog", "Accept the Quote")
        sentence = dialog.find("label", re.compile("held until the end of")).name
        dialog.find("button", f"Ask for a New Quote: {sentence}")
        dialog.find("button", "Cancel").click()
        app.find_gone("dialog", "Accept the Quote")

    def test_quote_is_accepted_within_its_validity(self):
        app = self.open(lotus(), crane())
        app.find("button", "Accept the quote of Lotus").click()
        dialog = app.find("dialog", "Accept the Quote")
        dialog.find("button", "Accept").wait_state("sensitive").click()
        app.find("label", "Quote accepted")
        app.find_gone("button", "Accept the quote of Lotus")

    def test_asking_for_what_is_not_stated(self):
        app = self.open(crane())
        app.find("button", "Ask Crane for what is not stated").click()
        dialog = app.find("dialog", "Ask the Clinic")
        self.assertIn("– Interpreter", dialog.find("text", "Message to the Clinic").text())
        dialog.find("button", "Cancel").click()
        app.find_gone("dialog", "Ask the Clinic")

    def test_declining(self):
        app = self.open(lotus(), crane())
        app.find("button", "Decline, Crane").click()
        app.find("label", "Quote declined")
        app.find_gone("button", "Accept the quote of Crane")

    def open_answer(self, question, **desk):
        """The dialog that answers this question of a clinic."""
        case = not_asked_yet()
        case["quote_requests"] = [{"id": uuid(60), "option": uuid(201), "clinic": uuid(200), "consent": uuid(50),
                                   "status": "info_requested", "remote_id": uuid(61), "etag": '"2"'}]
        case["info_requests"] = [{"id": uuid(62), "request": uuid(60), "remote_id": uuid(63), "status": "open",
                                  "question": question, "asked_at": f"{day(-1)}T09:00:00Z"}]
        app = self.open(case=case, **desk)
        app.find("button", f"Answer: {question}").click()
        return app, app.find("dialog", "Answer the Clinic")

    def test_answer_typed_and_sent_at_once(self):
        question = "Is the skin <intact> & is the pressure < 90?"
        app, dialog = self.open_answer(question)
        dialog.find("label", question)
        dialog.find("text", "Answer").enter("Intact.")
        dialog.find("button", "Send").click()
        app.find_gone("dialog", "Answer the Clinic")
        app.find("list", "Questions of the Clinics").find("label", re.compile("Answer queued$"))

    def test_answer_that_cannot_be_stored_stays(self):
        app, dialog = self.open_answer("How is the skin?", spoil=REFUSES_ANSWERS)
        answer = dialog.find("text", "Answer")
        answer.enter("Intact.")
        dialog.find("button", "Send").click()
        app.find("alert", "This Cannot Be Done").find("button", "Close").click()
        app.find_gone("alert", "This Cannot Be Done")
        self.assertEqual(answer.text(), "Intact.")
        dialog.find("button", "Send").wait_state("sensitive")
        dialog.find("button", "Cancel").click()
        app.find_gone("dialog", "Answer the Clinic")

    def test_what_is_shown_is_what_is_sent(self):
        """Where it is another day than in UTC, on the day of a birthday there."""
        hour = datetime.datetime.now(datetime.timezone.utc).hour
        ahead = 1 if hour >= 12 else -1
        case = not_asked_yet()
        birthday = TODAY + datetime.timedelta(max(ahead, 0))
        case["people"][0]["birth_date"] = f"1990-{birthday.month:02}-{min(birthday.day, 28):02}"
        app = self.open(case=case, environment={"TZ": "Etc/GMT-14" if ahead > 0 else "Etc/GMT+12"})
        app.find("button", "Request Quotes…").click()
        dialog = app.find("dialog", "Request Quotes")
        dialog.find("check box", re.compile("Lotus")).click()
        shown = dialog.find("text", "What Is Sent").wait_for(lambda one: one.text(), "a preview").text()
        dialog.find("button", "Send").wait_state("sensitive").click()
        app.find_gone("dialog", "Request Quotes")
        app.close()
        sent = self.query("SELECT body FROM outbox_items")
        self.assertEqual([json.loads(body) for body, in sent], [json.loads(shown)])

    def test_request_without_a_condition_says_so(self):
        case = not_asked_yet()
        del case["case"]["condition"]
        app = self.open(case=case)
        app.find("button", "Request Quotes…").click()
        dialog = app.find("dialog", "Request Quotes")
        self.assertEqual(len(dialog.find_all("label", re.compile("Enter the condition of the patient"))), 3)
        self.assertFalse(dialog.find("button", "Send").has("sensitive"))
        dialog.find("button", "Cancel").click()
        app.find_gone("dialog", "Request Quotes")


if __name__ == "__main__":
    check.main()
