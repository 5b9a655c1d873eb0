# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A quote service of its own for each test: the real program, over real HTTP.

    with Service(path) as service:
        agency = service.agency("north")
        answer = agency.post("/v1/quote-requests", payload())

Waiting is for a condition up to a deadline, never for time to pass.
"""
import http.client
import json
import os
import resource
import select
import signal
import subprocess
import time
import uuid
from pathlib import Path

PROGRAM = os.environ["SOJOURN_QUOTE_SERVICE"]
PATIENCE_SECS = 20
PROBLEMS = "https://sojourndesk.github.io/problems/"


def payload(clinic="kw-1", country="KW", **more):
    """The least that can be asked, and more."""
    return {
        "schema": 1,
        "client_ref": str(uuid.uuid4()),
        "clinic": {"ref": clinic, "country": country},
        "option": {"ref": "option-1"},
        "case_ref": "q-7f3a91c2",
        "condition": {"code": "spinal_cord_injury"},
        **more,
    }


def offer(amount=8250500, currency="KWD", **more):
    return {"price_kind": "fixed", "total": {"amount_minor": amount, "currency": currency}, **more}


class Answer:
    """A status, headers and a body, the body decoded if it is JSON."""

    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.bytes = response.read()
        self.type = self.headers.get("content-type", "")
        self.json = json.loads(self.bytes) if "json" in self.type else None

    @property
    def problem(self):
        """The problem's type without its base."""
        assert self.type == "application/problem+json", (self.status, self.type, self.bytes)
        assert self.json["type"].startswith(PROBLEMS)
        return self.json["type"].removeprefix(PROBLEMS)

    @property
    def etag(self):
        return self.headers["etag"]


class Client:
    """Someone with a token, or without one."""

    def __init__(self, service, token=None):
        self.service = service
        self.token = token

    def send(self, method, path, body=None, headers=None, timeout=PATIENCE_SECS):
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=timeout)
        sent = dict(headers or {})
        if self.token is not None:
            sent.setdefault("Authorization", f"Bearer {self.token}")
        try:
            connection.request(method, path, body, sent)
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        for watcher in self.service.watchers:
            watcher(method, path, answer)
        return answer

    def get(self, path, headers=None, **options):
        return self.send("GET", path, headers=headers, **options)

    def post(self, path, body, etag=None, key=None, headers=None, **options):
        """A write as the contract wants it; headers that are None are left out."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {
            "Content-Type": "application/json",
            "Idempotency-Key": key or str(uuid.uuid4()),
            "If-Match": etag,
            "If-None-Match": "*" if path == "/v1/quote-requests" else None,
            **(headers or {}),
        }
        sent = {name: value for name, value in sent.items() if value is not None}
        return self.send("POST", path, data, sent, **options)

    def create(self, body=None, **options):
        answer = self.post("/v1/quote-requests", body or payload(), **options)
        assert answer.status == 201, (answer.status, answer.bytes)
        return answer

    def act(self, answer, action, body, **options):
        """Acts upon the request that an answer tells, in the revision it tells."""
        options.setdefault("etag", answer.json["etag"])
        return self.post(f"/v1/quote-requests/{answer.json['id']}/{action}", body, **options)

    def changes(self, **query):
        words = "&".join(f"{name}={value}" for name, value in query.items())
        return self.get(f"/v1/changes?{words}")

    def await_event(self, *types, since=None):
        """Reads the feed until one of these happens; gives all events up to it."""
        events = []
        deadline = time.monotonic() + PATIENCE_SECS
        query = {} if since is None else {"since": since}
        while time.monotonic() < deadline:
            page = self.changes(wait=5, **query).json
            query["since"] = page["next"]
            events += page["events"]
            if any(event["type"] in types for event in page["events"]):
                return events
        raise AssertionError(f"none of {types} happened, only {[e['type'] for e in events]}")


def limit_files(max_bytes):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (max_bytes, resource.RLIM_INFINITY))


class Service:
    """The program on a database, from start to stop; it may be started again."""

    def __init__(self, database, *options, wrapper=(), prepare=None):
        self.database = str(database)
        self.options = list(options)
        self.wrapper = list(wrapper)
        self.prepare = prepare
        self.process = None
        self.port = None
        self.watchers = []
        self.log = Path(self.database).with_suffix(".log")

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if name != "G_DEBUG"}
        return {**kept, "LC_ALL": "C.UTF-8"}

    def run(self, *options):
        """Runs the program to its end."""
        return subprocess.run([PROGRAM, "--database", self.database, *options], env=self.environment,
                              capture_output=True, text=True, timeout=PATIENCE_SECS, check=False)

    def add_token(self, side, name):
        done = self.run(f"--add-{side}", name)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def start(self, *more):
        command = [*self.wrapper, PROGRAM, "--database", self.database, "--port", "0", *self.options, *more]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE,
                                            stderr=log, preexec_fn=self.prepare, start_new_session=True)
        line = self.read_line()
        assert line.startswith("listening on http://127.0.0.1:") and line.endswith("/"), line
        self.port = int(line.rstrip("/").rsplit(":", 1)[1])
        return self

    def read_line(self):
        deadline = time.monotonic() + PATIENCE_SECS
        line = b""
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, deadline - time.monotonic()))
            byte = os.read(self.process.stdout.fileno(), 1) if ready else b""
            if not byte:
                raise AssertionError(f"the service did not start: {self.log.read_text()}")
            line += byte
        return line.decode().strip()

    def stop(self):
        """Asks it to stop; gives its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.wait()

    def kill(self):
        """Kills it, and what it was started by."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.wait()

    def wait(self):
        status = self.process.wait(PATIENCE_SECS)
        self.process.stdout.close()
        self.process = None
        return status

    def client(self, token):
        return Client(self, token)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process is not None:
            self.kill()
