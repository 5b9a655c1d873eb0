#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The running service against docs/quote-api.yaml: every operation, every status, every body."""
import hashlib
import json
import tempfile
import threading
import time
import unittest
import uuid
from pathlib import Path

from contract import Contract
from service import Service, limit_files, offer, payload

REQUESTS = "/v1/quote-requests"
LARGE = b'{"a":"' + b"x" * 300_000 + b'"}'

# Of each change of a request: who makes it, a body that is right, one that is wrong and where.
WRITES = {
    "acknowledge": ("clinic", {}, {"note": "hello"}, "$.note"),
    "questions": ("clinic", {"question": "Blood?", "document_type": "lab"}, {"question": ""}, "$.question"),
    "quotes": ("clinic", offer(), offer(amount="8250.500"), "$.total.amount_minor"),
    "decline": ("clinic", {"reason": "No place"}, {"reason": 7}, "$.reason"),
    "answers": ("agency", None, {"answers": []}, "$.answers"),
    "withdraw": ("agency", {"reason": "Too far"}, {"why": "Too far"}, "$.why"),
    "accept": ("agency", {"version": 1}, {"version": "1"}, "$.version"),
}


class ContractTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.contract = Contract()
        cls.folder = tempfile.TemporaryDirectory()
        cls.service = Service(Path(cls.folder.name) / "quotes.db", "--rate", "0")
        tokens = {
            "north": cls.service.add_token("agency", "north"),
            "south": cls.service.add_token("agency", "south"),
            "kw-1": cls.service.add_token("clinic", "kw-1"),
            "cn-1": cls.service.add_token("clinic", "cn-1"),
            # An agency and a clinic may have the same name and are still two.
            "namesake": cls.service.add_token("clinic", "north"),
        }
        cls.service.watchers.append(cls.contract.watch)
        cls.service.start()
        cls.clients = {name: cls.service.client(token) for name, token in tokens.items()}
        cls.north, cls.south = cls.clients["north"], cls.clients["south"]
        cls.clinic = cls.clients["kw-1"]
        cls.nobody = cls.service.client(None)

    @classmethod
    def tearDownClass(cls):
        cls.service.__exit__()
        cls.folder.cleanup()

    def side(self, name):
        return self.clinic if name == "clinic" else self.north

    def reach(self, status):
        """A request that has come to a status."""
        request = self.north.create()
        if status == "info_requested":
            return self.clinic.act(request, "questions", {"question": "Blood?"})
        if status == "quoted":
            return self.clinic.act(request, "quotes", offer())
        if status == "withdrawn":
            return self.north.act(request, "withdraw", {})
        self.assertEqual(request.json["status"], status)
        return request

    def ready_for(self, action):
        """A request in a state that allows an action, and the body of it."""
        request = self.reach({"answers": "info_requested", "accept": "quoted"}.get(action, "sent"))
        body = WRITES[action][1]
        if action == "answers":
            question = request.json["info_requests"][0]["id"]
            body = {"answers": [{"info_request": question, "text": "Here."}]}
        return request, body

    def refused(self, answer, status, problem):
        self.assertEqual((answer.status, answer.problem), (status, problem), answer.bytes)
        self.assertEqual(self.contract.problem_types()[problem], str(status))
        return answer

    # The document itself

    def test_examples_fit_their_schemas(self):
        count = 0
        for where, schema, value in self.contract.examples():
            with self.subTest(where):
                self.contract.validator(schema).validate(value)
                count += 1
        self.assertGreaterEqual(count, 10)

    def test_examples_are_accepted(self):
        full = dict(self.contract.document["components"]["examples"]["FullPayload"]["value"])
        full["clinic"] = {"ref": "kw-1", "country": "KW"}
        request = self.north.create(full)
        self.assertEqual(request.json["payload"], full)
        example = self.contract.document["components"]["examples"]["QuoteOffer"]["value"]
        quoted = self.clinic.act(request, "quotes", example)
        self.assertEqual(quoted.status, 201)
        self.assertEqual({**quoted.json["quotes"][0], **example}, quoted.json["quotes"][0])

    # The main ways

    def test_from_request_to_acceptance(self):
        body = payload(companions=1)
        made = self.north.create(body)
        self.assertEqual(made.headers["location"], f"{REQUESTS}/{made.json['id']}")
        self.assertEqual(made.json["payload"], body)
        self.assertEqual(made.json["payload_sha256"], hashlib.sha256(json.dumps(body).encode()).hexdigest())

        seen = self.clinic.act(made, "acknowledge", {})
        self.assertEqual(seen.json["status"], "acknowledged")
        asked = self.clinic.act(seen, "questions", {"question": "Blood?", "document_type": "lab"})
        question = asked.json["info_requests"][0]
        self.assertEqual((asked.json["status"], question["status"]), ("info_requested", "open"))
        more = self.clinic.act(asked, "questions", {"question": "And the images?"})
        self.assertEqual(len(more.json["info_requests"]), 2)

        record = {"type": "lab", "date": "2026-05-02", "language": "eng"}
        first = self.north.act(more, "answers", {"answers": [{"info_request": question["id"], "records": [record]}]})
        self.assertEqual(first.json["status"], "info_requested")
        second = more.json["info_requests"][1]["id"]
        answered = self.north.act(first, "answers", {"answers": [{"info_request": second, "text": "On Monday."}]})
        self.assertEqual(answered.json["status"], "sent")
        self.assertEqual(answered.json["info_requests"][0]["answer"], {"records": [record]})

        quoted = self.clinic.act(answered, "quotes", offer(valid_until="2099-05-31", zone="Asia/Kuwait"))
        self.assertEqual((quoted.status, quoted.json["status"]), (201, "quoted"))
        again = self.clinic.act(quoted, "quotes", offer(8000000))
        self.assertEqual([quote["version"] for quote in again.json["quotes"]], [1, 2])
        version = self.north.get(again.headers["location"])
        self.assertEqual(version.json, again.json["quotes"][1])

        self.refused(self.north.act(again, "accept", {"version": 1}), 409, "quote-superseded")
        accepted = self.north.act(again, "accept", {"version": 2})
        self.assertEqual((accepted.json["status"], accepted.json["accepted_version"]), ("accepted", 2))
        cancelled = self.north.act(accepted, "withdraw", {"reason": "Fever"})
        self.assertEqual((cancelled.json["status"], cancelled.json["reason"]), ("cancelled", "Fever"))
        self.assertEqual(cancelled.json["revision"], 10)

    def test_every_way_to_end(self):
        for status, action, end in [("sent", "withdraw", "withdrawn"), ("quoted", "withdraw", "declined_by_patient"),
                                    ("info_requested", "withdraw", "withdrawn"),
                                    ("sent", "decline", "declined_by_provider"),
                                    ("quoted", "decline", "withdrawn_by_provider")]:
            with self.subTest(status=status, action=action):
                done = self.side(WRITES[action][0]).act(self.reach(status), action, {})
                self.assertEqual(done.json["status"], end)
                self.assertNotIn("open", [question["status"] for question in done.json["info_requests"]])

    def test_replacing_an_ended_request(self):
        ended = self.reach("withdrawn")
        open_one = self.reach("sent")
        self.assertEqual(self.north.create(payload(replaces=ended.json["id"])).status, 201)
        for wrong, client in [(open_one.json["id"], self.north), (str(uuid.uuid4()), self.north),
                              (ended.json["id"], self.south)]:
            answer = client.post(REQUESTS, payload(replaces=wrong))
            self.refused(answer, 422, "invalid-content")
            self.assertEqual(answer.json["errors"][0]["path"], "$.replaces")

    def test_unknown_members_of_a_quote_are_kept(self):
        extra = {"rating": {"stars": 4}, "lines": [], "attachments": ["a"]}
        quoted = self.clinic.act(self.reach("sent"), "quotes", {**offer(), **extra, "version": 77, "received_at": "x"})
        quote = quoted.json["quotes"][0]
        self.assertEqual({name: quote[name] for name in extra}, extra)
        self.assertEqual(quote["version"], 1)
        self.assertNotEqual(quote["received_at"], "x")

    def test_numbers_are_not_altered(self):
        body = json.dumps(offer(9000000000000000)).replace("}", ', "rate": 1250.10}', 1).encode()
        quoted = self.clinic.act(self.reach("sent"), "quotes", body)
        self.assertIn(b'"amount_minor":9000000000000000', quoted.bytes)
        self.assertIn(b'1250.10', quoted.bytes)

    # Once

    def test_a_write_is_made_once(self):
        key, body = str(uuid.uuid4()), payload()
        first = self.north.create(body, key=key)
        again = self.north.post(REQUESTS, body, key=key)
        self.assertEqual((again.status, again.bytes, again.etag), (201, first.bytes, first.etag))
        self.assertEqual(again.headers["location"], first.headers["location"])
        self.assertNotIn("idempotent-replayed", first.headers)
        self.assertEqual(again.headers["idempotent-replayed"], "true")
        found = self.north.get(f"{REQUESTS}?client_ref={body['client_ref']}")
        self.assertEqual(found.json["count"], 1)

    def test_a_repeated_change_is_no_conflict(self):
        for action in WRITES:
            with self.subTest(action):
                request, body = self.ready_for(action)
                key = str(uuid.uuid4())
                client = self.side(WRITES[action][0])
                first = client.act(request, action, body, key=key)
                self.assertLess(first.status, 300, first.bytes)
                again = client.act(request, action, body, key=key)
                self.assertEqual((again.status, again.bytes), (first.status, first.bytes))
                self.assertEqual(again.headers["idempotent-replayed"], "true")

    def test_a_key_belongs_to_one_write(self):
        key, body = str(uuid.uuid4()), payload()
        made = self.north.create(body, key=key)
        self.refused(self.north.post(REQUESTS, {**body, "companions": 2}, key=key), 422, "idempotency-key-reused")
        self.refused(self.north.act(made, "withdraw", {}, key=key), 422, "idempotency-key-reused")
        # Another tenant's key of the same name is another key.
        self.assertEqual(self.south.post(REQUESTS, payload(), key=key).status, 201)

    def test_a_refused_write_may_be_repeated(self):
        key, request = str(uuid.uuid4()), self.reach("sent")
        self.refused(self.north.act(request, "accept", {"version": 1}, key=key), 409, "wrong-state")
        quoted = self.clinic.act(request, "quotes", offer())
        self.assertEqual(self.north.act(quoted, "accept", {"version": 1}, key=key).status, 200)

    def test_a_client_ref_is_taken_once(self):
        body = payload()
        made = self.north.create(body)
        answer = self.refused(self.north.post(REQUESTS, body), 412, "already-exists")
        self.assertEqual(answer.json["current"], made.json)
        self.assertEqual(self.south.post(REQUESTS, body).status, 201)

    # Refusals, at every operation

    def test_without_a_token(self):
        for (method, path) in self.contract.operations:
            if path == "/v1/health":
                continue
            with self.subTest(f"{method} {path}"):
                path = path.replace("{id}", str(uuid.uuid4())).replace("{version}", "1")
                self.refused(self.nobody.send(method, path), 401, "unauthorized")
                wrong = self.service.client("wrong")
                self.refused(wrong.send(method, path), 401, "unauthorized")

    def test_on_the_wrong_side(self):
        request = self.reach("sent")
        for action, (side, body, _, _) in WRITES.items():
            with self.subTest(action):
                other = self.north if side == "clinic" else self.clinic
                self.refused(other.act(request, action, body or {}), 403, "wrong-role")
        self.refused(self.clinic.post(REQUESTS, payload()), 403, "wrong-role")
        self.refused(self.clinic.get(f"{REQUESTS}?client_ref={uuid.uuid4()}"), 403, "wrong-role")

    def test_what_is_not_yours_does_not_exist(self):
        request = self.reach("quoted")
        path = f"{REQUESTS}/{request.json['id']}"
        for stranger in (self.south, self.clients["cn-1"], self.clients["namesake"]):
            self.refused(stranger.get(path), 404, "not-found")
            self.refused(stranger.get(f"{path}/quotes/1"), 404, "not-found")
        for action, (side, body, _, _) in WRITES.items():
            with self.subTest(action):
                stranger = self.clients["cn-1"] if side == "clinic" else self.south
                self.refused(stranger.act(request, action, body or {"answers": []}), 404, "not-found")
        found = self.south.get(f"{REQUESTS}?client_ref={request.json['client_ref']}")
        self.assertEqual(found.json, {"items": [], "count": 0})
        for version in ("0", "2", "-1", "x", "1x"):
            self.refused(self.north.get(f"{path}/quotes/{version}"), 404, "not-found")

    def test_paths_and_methods(self):
        for path in ("/", "/v2/health", "/v1/quote-requests/", "/v1/quote-requests/1", "/v1/changes/x",
                     f"{REQUESTS}/{uuid.uuid4()}/delete", f"{REQUESTS}/{uuid.uuid4()}%20"):
            self.refused(self.north.get(path), 404, "not-found")
        answer = self.refused(self.north.send("PUT", REQUESTS, b"{}"), 405, "method-not-allowed")
        self.assertEqual(set(answer.headers["allow"].split(", ")), {"GET", "POST"})
        self.refused(self.north.send("DELETE", f"{REQUESTS}/{uuid.uuid4()}"), 405, "method-not-allowed")

    def test_not_possible_now(self):
        for action, (side, body, _, _) in WRITES.items():
            with self.subTest(action):
                ended = self.reach("withdrawn")
                answers = {"answers": [{"info_request": str(uuid.uuid4()), "text": "x"}]}
                answer = self.side(side).act(ended, action, answers if body is None else body)
                self.refused(answer, 409, "wrong-state")
                self.assertEqual(answer.json["current"], ended.json)

    def test_not_the_newest_revision(self):
        for action in WRITES:
            with self.subTest(action):
                request, body = self.ready_for(action)
                client = self.side(WRITES[action][0])
                for etag in ('"x-1"', request.etag[:-2] + '0"', f"W/{request.etag}"):
                    answer = self.refused(client.act(request, action, body, etag=etag), 412, "stale-revision")
                    self.assertEqual(answer.json["current"], request.json)
                self.assertLess(client.act(request, action, body).status, 300)

    def test_without_a_precondition(self):
        self.refused(self.north.post(REQUESTS, payload(), headers={"If-None-Match": None}), 428,
                     "precondition-required")
        request = self.reach("sent")
        for action, (side, body, _, _) in WRITES.items():
            with self.subTest(action):
                self.refused(self.side(side).act(request, action, body or {}, etag=None), 428, "precondition-required")

    def writes(self):
        """Every write, as a function that sends a body with headers."""
        yield "create", lambda body, **more: self.north.post(REQUESTS, body, **more)
        request = self.reach("sent")
        for action, (side, _, _, _) in WRITES.items():
            client = self.side(side)
            yield action, lambda body, c=client, a=action, **more: c.act(request, a, body, **more)

    def test_bodies_that_are_not_json(self):
        for name, write in self.writes():
            with self.subTest(name):
                for body in (b"", b"{", b"{}{}", b"<html>", b'{"a":NaN}', b'{"a":1,"a":2}', b"\xef\xbb\xbf{}",
                             b'{"a":"\\ud800"}', b'{"a":"\xff"}', b"[" * 100_000, b'{"a":"\\u0000"}'):
                    self.refused(write(body), 400, "malformed-request")
                self.refused(write({}, headers={"Idempotency-Key": None}), 400, "missing-idempotency-key")
                self.refused(write({}, key="1"), 400, "missing-idempotency-key")

    def test_bodies_of_another_type(self):
        for name, write in self.writes():
            with self.subTest(name):
                for kind in ("text/plain", "application/x-www-form-urlencoded", None):
                    self.refused(write(b"{}", headers={"Content-Type": kind}), 415, "unsupported-media-type")
                known = write(b"[]", headers={"Content-Type": "application/json; charset=utf-8"})
                self.assertIn(known.status, (409, 422))

    def test_bodies_that_are_too_large(self):
        for name, write in self.writes():
            with self.subTest(name):
                self.refused(write(LARGE), 413, "too-large")
        chunks = (LARGE[start:start + 10_000] for start in range(0, len(LARGE), 10_000))
        answer = self.north.send("POST", REQUESTS, chunks, {"Content-Type": "application/json"})
        self.refused(answer, 413, "too-large")

    def test_contents_that_are_wrong(self):
        for action, (side, _, wrong, path) in WRITES.items():
            with self.subTest(action):
                request, _ = self.ready_for(action)
                answer = self.refused(self.side(side).act(request, action, wrong), 422, "invalid-content")
                self.assertEqual(answer.json["errors"][0]["path"], path)
        answer = self.refused(self.north.post(REQUESTS, payload(mood="good")), 422, "invalid-content")
        self.assertEqual(answer.json["errors"][0]["path"], "$.mood")
        answer = self.refused(self.north.post(REQUESTS, payload(schema=2)), 422, "unsupported-schema")
        self.assertEqual(answer.json["supported"], [1])

    def test_answers_that_are_wrong(self):
        request, good = self.ready_for("answers")
        question = good["answers"][0]["info_request"]
        for answers, path in [
            ([{"info_request": str(uuid.uuid4()), "text": "x"}], "$.answers[0].info_request"),
            ([{"info_request": question}], "$.answers[0]"),
            ([{"info_request": question, "text": ""}], "$.answers[0]"),
            ([{"info_request": question, "text": "x"}] * 2, "$.answers[1].info_request"),
            ([{"info_request": question, "text": "x", "at": 1}], "$.answers[0].at"),
            ([{"info_request": question, "records": [{"type": "selfie"}]}], "$.answers[0].records[0].type"),
        ]:
            answer = self.refused(self.north.act(request, "answers", {"answers": answers}), 422, "invalid-content")
            self.assertEqual(answer.json["errors"][0]["path"], path)
        # Nothing of the refused ones was kept.
        self.assertEqual(self.north.get(f"{REQUESTS}/{request.json['id']}").json, request.json)
        self.assertEqual(self.north.act(request, "answers", good).json["status"], "sent")

    def test_who_the_patient_is_stays_out(self):
        for more, path in [({"name": "Anna"}, "$.name"), ({"birth_date": "1990-01-01"}, "$.birth_date"),
                           ({"injury": {"passport_no": "X"}}, "$.injury.passport_no"),
                           ({"message": "Write to anna@example.org"}, "$.message"),
                           ({"message": "Call +46 70 123 45 67"}, "$.message"),
                           ({"condition": {"code": "other", "phone": "1"}}, "$.condition.phone"),
                           ({"records": [{"type": "lab", "Home-Address": ""}]}, '$.records[0]["Home-Address"]')]:
            with self.subTest(path=path):
                answer = self.refused(self.north.post(REQUESTS, payload(**more)), 422, "identifying-data")
                self.assertEqual(answer.json["errors"][0]["path"], path)
                self.assertNotIn(b"anna", answer.bytes)
        request, body = self.ready_for("answers")
        body["answers"][0]["text"] = "Ask anna@example.org"
        self.refused(self.north.act(request, "answers", body), 422, "identifying-data")

    def test_acceptance_is_for_what_is_valid(self):
        over = self.clinic.act(self.reach("sent"), "quotes", offer(valid_until="2020-05-31", zone="Asia/Kuwait"))
        answer = self.refused(self.north.act(over, "accept", {"version": 1}), 409, "quote-expired")
        self.assertEqual(answer.json["current"], over.json)
        # Expiry is the end of the day in the clinic's zone: today somewhere is still valid there.
        day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 11 * 3600))
        west = self.clinic.act(self.reach("sent"), "quotes", offer(valid_until=day, zone="Pacific/Niue"))
        self.assertEqual(self.north.act(west, "accept", {"version": 1}).status, 200)
        yesterday = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 14 * 3600 - 86400))
        east = self.clinic.act(self.reach("sent"), "quotes", offer(valid_until=yesterday, zone="Pacific/Kiritimati"))
        self.refused(self.north.act(east, "accept", {"version": 1}), 409, "quote-expired")
        none = self.clinic.act(self.reach("sent"), "quotes", offer())
        self.refused(self.north.act(none, "accept", {"version": 2}), 422, "invalid-content")

    # Reading

    def test_health(self):
        self.assertEqual(self.nobody.get("/v1/health").json["schemas"], [1])

    def test_not_changed_since(self):
        request = self.reach("sent")
        path = f"{REQUESTS}/{request.json['id']}"
        self.assertEqual(self.north.get(path).json, request.json)
        self.assertEqual(self.north.get(path, {"If-None-Match": request.etag}).status, 304)
        self.clinic.act(request, "acknowledge", {})
        self.assertEqual(self.north.get(path, {"If-None-Match": request.etag}).status, 200)

    def test_finding_takes_a_client_ref(self):
        for query in ("", "?client_ref=", "?client_ref=1", "?ref=x"):
            self.refused(self.north.get(REQUESTS + query), 400, "malformed-request")

    def test_the_feed_tells_everything_in_order(self):
        start = self.drain(self.south)[1]
        clinic_start = self.drain(self.clinic)[1]
        request = self.south.create()
        asked = self.clinic.act(request, "questions", {"question": "Blood?"})
        quoted = self.clinic.act(asked, "quotes", offer())
        self.reach("sent")

        events, end = self.drain(self.south, start, limit=1)
        self.assertEqual([event["type"] for event in events], ["created", "asked", "quoted"])
        self.assertEqual([event["revision"] for event in events], [1, 2, 3])
        self.assertEqual({event["request_id"] for event in events}, {request.json["id"]})
        self.assertEqual(events[1]["info_requests"][0]["status"], "open")
        self.assertEqual(events[2]["info_requests"][0]["status"], "closed")
        self.assertEqual(events[2]["quote"], quoted.json["quotes"][0])
        self.assertEqual(events[2]["etag"], quoted.etag)
        sequence = [event["seq"] for event in events]
        self.assertEqual(sequence, sorted(set(sequence)))
        self.assertEqual(self.drain(self.south, end)[0], [])
        self.assertEqual(self.drain(self.south, start)[0], events)

        clinic_events = [event for event in self.drain(self.clinic, clinic_start)[0]
                         if event["request_id"] == request.json["id"]]
        self.assertEqual(clinic_events, events)
        self.assertEqual(self.clients["namesake"].changes().json["events"], [])

    def drain(self, client, since=None, limit=500):
        events, query = [], {} if since is None else {"since": since}
        while True:
            page = client.changes(limit=limit, **query).json
            self.assertEqual(page["count"], len(page["events"]))
            events += page["events"]
            query["since"] = page["next"]
            if not page["more"]:
                return events, page["next"]

    def test_the_feed_waits(self):
        start = self.drain(self.south)[1]
        began = time.monotonic()
        self.assertEqual(self.south.changes(since=start, wait=1).json["count"], 0)
        self.assertGreaterEqual(time.monotonic() - began, 0.9)

        pages = []
        waiting = threading.Thread(target=lambda: pages.append(self.south.changes(since=start, wait=30)))
        waiting.start()
        other = self.reach("sent")
        made = self.south.create()
        waiting.join(10)
        self.assertFalse(waiting.is_alive())
        events = pages[0].json["events"]
        self.assertEqual([event["request_id"] for event in events], [made.json["id"]])
        self.assertNotEqual(other.json["id"], made.json["id"])
        # What has happened already is not waited for.
        self.assertEqual(self.south.changes(since=start, wait=30).json["count"], 1)

    def test_a_reader_who_went_away_is_forgotten(self):
        start = self.drain(self.south)[1]
        with self.assertRaises(TimeoutError):
            self.south.get(f"/v1/changes?since={start}&wait=30", timeout=0.2)
        self.assertEqual(self.south.create().status, 201)
        self.assertEqual(self.south.changes(since=start).json["count"], 1)

    def test_cursors_and_numbers_that_are_wrong(self):
        for query in ("since=x", "since=", "since=%00", "since=" + "A" * 300, "limit=0", "limit=501", "limit=x",
                      "limit=-1", "wait=56", "wait=-1", "wait=1.5"):
            with self.subTest(query):
                self.refused(self.north.get(f"/v1/changes?{query}"), 400, "malformed-request")

    # Elsewhere

    def test_asking_too_often(self):
        with tempfile.TemporaryDirectory() as folder:
            service = Service(Path(folder) / "quotes.db", "--rate", "1")
            agency, clinic = service.add_token("agency", "north"), service.add_token("clinic", "kw-1")
            service.watchers.append(self.contract.watch)
            with service:
                tokens = {"agency": service.client(agency), "clinic": service.client(clinic)}
                for client in tokens.values():
                    while client.changes().status == 200:
                        pass
                for (method, path), operation in self.contract.operations.items():
                    if path == "/v1/health":
                        continue
                    side = "clinic" if operation["tags"] == ["clinic"] else "agency"
                    path = path.replace("{id}", str(uuid.uuid4())).replace("{version}", "1")
                    answer = tokens[side].send(method, path)
                    self.refused(answer, 429, "too-many-requests")
                    self.assertIn(int(answer.headers["retry-after"]), (1, 2))
                self.assertEqual(service.client(None).get("/v1/health").status, 200)

    def test_no_room_left(self):
        """S1: nothing is half stored, reading goes on, and the same write succeeds when there is room again."""
        with tempfile.TemporaryDirectory() as folder:
            service = Service(Path(folder) / "quotes.db", "--rate", "0")
            agency, clinic = service.add_token("agency", "north"), service.add_token("clinic", "kw-1")
            service.watchers.append(self.contract.watch)
            self.north, self.clinic = service.client(agency), service.client(clinic)
            with service:
                ready = {action: self.ready_for(action) for action in WRITES}
                self.assertEqual(service.stop(), 0)
                service.prepare = limit_files(4096)
                service.start()
                body, key = payload(), str(uuid.uuid4())
                self.refused(self.north.post(REQUESTS, body, key=key), 503, "storage-unavailable")
                for action, (request, good) in ready.items():
                    client = self.side(WRITES[action][0])
                    self.refused(client.act(request, action, good), 503, "storage-unavailable")
                    kept = self.north.get(f"{REQUESTS}/{request.json['id']}")
                    self.assertEqual(kept.json, request.json)
                service.stop()
                service.prepare = None
                service.start()
                self.assertEqual(self.north.post(REQUESTS, body, key=key).status, 201)
                for action, (request, good) in ready.items():
                    self.assertLess(self.side(WRITES[action][0]).act(request, action, good).status, 300)

    def test_a_feed_that_was_restarted(self):
        """V20: a cursor of another epoch, or ahead of the feed, is not silently taken."""
        with tempfile.TemporaryDirectory() as folder:
            service = Service(Path(folder) / "quotes.db")
            token = service.add_token("agency", "north")
            service.watchers.append(self.contract.watch)
            with service:
                north = service.client(token)
                made = north.create()
                cursor = north.changes().json["next"]
                service.stop()
                service.start("--restart-feed")
                self.refused(north.changes(since=cursor), 410, "feed-restarted")
                events = north.changes().json["events"]
                self.assertEqual([event["request_id"] for event in events], [made.json["id"]])
                self.refused(north.act(made, "withdraw", {}), 412, "stale-revision")
                ahead = self.service.client(None)
                self.assertEqual(ahead.get("/v1/health").status, 200)
                self.refused(north.changes(since=self.drain(self.north)[1]), 410, "feed-restarted")

    def test_zz_everything_was_seen(self):
        self.assertEqual(self.contract.unseen(), [])


if __name__ == "__main__":
    unittest.main()
