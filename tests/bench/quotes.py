# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A quote request, from the decision to send it to the stored quote, against libcurl doing the same exchange.

Both talk to the same service, whose clinic answers at once. The sync engine stores the request, sends it, waits at
the feed and stores what comes; libcurl posts the same bytes and reads the same feed on a kept connection, and keeps
nothing.
"""
import ctypes
import json
import time
import urllib.parse
import uuid

import desk
from bench import BUILD, CTL, PROGRAMS, ROUNDS, SOURCE, Figure, interleave, median

TOKEN = "token-of-the-bench"
EXCHANGES = 12  # a round
CATEGORIES = ["demographics", "diagnosis", "scores", "health", "records", "travel"]
CLINIC = "key:clinic.demo.beijing"


def make_case(number):
    """A case with a request that may be sent."""
    consents = [{"id": kind.replace("_", "-"), "kind": kind, "categories": CATEGORIES, "purpose": "To ask for quotes", "language": "eng",
                 "legal_basis": "Authorization", "text_version": "2026-01", "signer": "The patient",
                 "risks_disclosed": True, "given_at": "2026-04-19T09:00:00Z", "expires_at": "2096-04-19T09:00:00Z"}
                for kind in ("disclosure", "cross_border")]
    return {
        "format": "sojourn-case", "version": 1,
        "case": {"ref": f"MT-2026-{number:04}", "patient": "p", "stage": "quoting", "condition": "spinal_cord_injury"},
        "people": [{"id": "p", "alias": f"Heron {number}", "birth_date": "1974-08-12", "residence": "SE"}],
        "consents": consents,
        "consent_recipients": [{"consent": consent["id"], "clinic": CLINIC} for consent in consents],
        "shortlist_items": [{"option": "key:option.demo.beijing-scaffold", "decision": "candidate"}],
        "quote_requests": [{"option": "key:option.demo.beijing-scaffold", "clinic": CLINIC, "status": "draft"}],
    }


class Curl:
    """libcurl with one handle, which keeps its connection."""

    URL, POSTFIELDS, HTTPHEADER, WRITEFUNCTION, POSTFIELDSIZE, HTTPGET = 10002, 10015, 10023, 20011, 60, 80
    RESPONSE_CODE = 0x200002
    SINK = ctypes.CFUNCTYPE(ctypes.c_size_t, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t, ctypes.c_void_p)

    def __init__(self, address, token):
        self.address, self.body = address.rstrip("/"), b""
        self.lib = ctypes.CDLL("libcurl.so.4")
        self.lib.curl_easy_init.restype = ctypes.c_void_p
        self.lib.curl_slist_append.restype = ctypes.c_void_p
        self.lib.curl_slist_append.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        self.handle = ctypes.c_void_p(self.lib.curl_easy_init())
        self.sink = self.SINK(self._take)
        self.set(self.WRITEFUNCTION, self.sink)
        self.authorization = f"Authorization: Bearer {token}"

    def set(self, option, value):
        self.lib.curl_easy_setopt(self.handle, ctypes.c_int(option), value)

    def _take(self, data, size, count, _):
        self.body += ctypes.string_at(data, size * count)
        return size * count

    def send(self, path, *headers, body=None):
        """The status and the decoded answer."""
        listed = None
        for header in (self.authorization, *headers):
            listed = self.lib.curl_slist_append(listed, header.encode())
        self.body = b""
        self.set(self.URL, ctypes.c_char_p((self.address + path).encode()))
        self.set(self.HTTPHEADER, ctypes.c_void_p(listed))
        if body is None:
            self.set(self.HTTPGET, ctypes.c_long(1))
        else:
            self.set(self.POSTFIELDSIZE, ctypes.c_long(len(body)))
            self.set(self.POSTFIELDS, ctypes.c_char_p(body))
        failure = self.lib.curl_easy_perform(self.handle)
        status = ctypes.c_long()
        self.lib.curl_easy_getinfo(self.handle, ctypes.c_int(self.RESPONSE_CODE), ctypes.byref(status))
        self.lib.curl_slist_free_all(ctypes.c_void_p(listed))
        if failure or status.value not in (200, 201):
            raise RuntimeError(f"libcurl: {failure}, status {status.value}, {self.body!r}")
        return json.loads(self.body)


class CurlAgency:
    """Asks for quotes with libcurl."""

    def __init__(self, address, token, payload):
        self.curl, self.payload = Curl(address, token), payload
        self.cursor = self.curl.send("/v1/changes?limit=100&wait=0")["next"]

    def exchange(self):
        """Seconds from the first byte sent to the quote in the feed."""
        body = json.dumps(self.payload | {"client_ref": str(uuid.uuid4())}).encode()
        key = str(uuid.uuid4())
        began = time.monotonic()
        self.curl.send("/v1/quote-requests", "Content-Type: application/json", "Expect:", "If-None-Match: *",
                       f"Idempotency-Key: {key}", body=body)
        while True:
            page = self.curl.send(f"/v1/changes?limit=100&wait=50&since={urllib.parse.quote(self.cursor)}")
            self.cursor = page["next"]
            if any(event["type"] == "quoted" for event in page["events"]):
                return time.monotonic() - began


class SojournAgency:
    """Asks for quotes with the sync engine."""

    def __init__(self, stage, database, address):
        self.process = stage.spawn_piped(PROGRAMS / "quote-probe", database, address)
        self.number = 0

    def exchange(self):
        self.process.stdin.write(f"MT-2026-{self.number:04}\n".encode())
        self.process.stdin.flush()
        self.number += 1
        return int(desk.read_line(self.process.stdout)) / 1e9


def prepare(stage, database):
    lines = stage.disk / "asking.jsonl"
    with open(lines, "w", encoding="utf-8") as out:
        for number in range((ROUNDS + 1) * EXCHANGES + 1):
            out.write(json.dumps(make_case(number)) + "\n")
    stage.import_into(database, SOURCE / "data/demo/demo-clinics.json", lines)
    sent = stage.check_output(CTL, "send", "--preview", "--json", "--database", database, f"MT-2026-{0:04}")
    payload = json.loads(sent)["requests"][0]["payload"]
    return payload


def measure(stage):
    database, hub = stage.disk / "asking.db", stage.disk / "hub.db"
    payload = prepare(stage, database)
    service = BUILD / "src/service/sojourn-quote-service"
    other = stage.check_output(service, "--database", hub, "--add-agency", "curl").strip()
    _, address = stage.start_service("--demo", "--demo-delay", "0", "--rate", "0", "--quiet", database=hub, token=TOKEN)
    ours, theirs = SojournAgency(stage, database, address), CurlAgency(address, other, payload)

    def repeat(agency):
        return lambda: median([agency.exchange() for _ in range(EXCHANGES)])

    a, b = map(median, interleave(repeat(ours), repeat(theirs)))
    return [Figure("quote-roundtrip", a / b, "× libcurl", 2, f"{a * 1e3:.1f} ms against {b * 1e3:.1f} ms")]


FIGURES = {"quote-roundtrip": measure}
