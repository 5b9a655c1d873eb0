#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service when things go wrong: killed at any point, files that are not its own, hostile clients."""
import http.client
import json
import re
import resource
import signal
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest
import uuid
from pathlib import Path

from service import PATIENCE_SECS, PROGRAM, Service, offer, payload

REQUESTS = "/v1/quote-requests"


class FaultTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.service = Service(self.folder / "quotes.db", "--rate", "0")
        self.addCleanup(self.service.__exit__)

    def clients(self):
        agency = self.service.add_token("agency", "north")
        clinic = self.service.add_token("clinic", "kw-1")
        return self.service.client(agency), self.service.client(clinic)

    def check_file(self):
        """I1: the database is whole."""
        with sqlite3.connect(self.service.database) as database:
            self.assertEqual(database.execute("PRAGMA quick_check").fetchone(), ("ok",))
            self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
            rows = database.execute(
                "SELECT (SELECT count(*) FROM requests), (SELECT count(DISTINCT request_id) FROM events),"
                " (SELECT max(seq) FROM events), (SELECT last_seq FROM feed),"
                " (SELECT count(*) FROM events), (SELECT count(*) FROM replies)").fetchone()
        database.close()
        return rows

    # Killed

    def test_all_is_there_after_a_restart(self):
        north, clinic = self.clients()
        self.service.start()
        quoted = clinic.act(north.create(), "quotes", offer())
        feed = north.changes().json
        self.assertEqual(self.service.stop(), 0)
        self.service.start()
        self.assertEqual(north.get(f"{REQUESTS}/{quoted.json['id']}").json, quoted.json)
        self.assertEqual(north.changes().json, feed)
        self.assertEqual(north.changes(since=feed["next"]).json["events"], [])

    def sweep(self, call, write, check):
        """Kills the service at its first, second, … such system call until a write gets through."""
        for count in range(1, 200):
            self.service.wrapper = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                                    "-e", f"inject={call}:signal=SIGKILL:when={count}"]
            try:
                self.service.start()
            except AssertionError:
                # Killed before it was ready: nothing was asked yet.
                self.service.wait()
                continue
            try:
                write()
                survived = True
            except (OSError, http.client.HTTPException):
                survived = False
            self.service.kill()
            self.service.wrapper = []
            self.service.start()
            check()
            self.service.stop()
            self.check_file()
            if survived:
                return count
        raise AssertionError("the service was killed at every call")

    def sweep_creation(self, call):
        """Gives, for each point at which it was killed, whether the request had been stored."""
        north, _ = self.clients()
        sent, stored = [], []

        def write():
            sent.append((payload(), str(uuid.uuid4())))
            north.create(sent[-1][0], key=sent[-1][1])

        def check():
            body, key = sent[-1]
            # I3: however far it got, the same write made again gives one request.
            again = north.create(body, key=key)
            stored.append("idempotent-replayed" in again.headers)
            self.assertEqual(north.create(body, key=key).bytes, again.bytes)
            found = north.get(f"{REQUESTS}?client_ref={body['client_ref']}").json
            self.assertEqual(found["count"], 1)

        self.sweep(call, write, check)
        requests, told, top, last, events, replies = self.check_file()
        self.assertEqual((requests, told, events, replies), (len(sent),) * 4)
        self.assertEqual(top, last)
        return stored[:-1]

    def test_killed_at_every_write_to_the_file(self):
        """S13."""
        stored = self.sweep_creation("pwrite64")
        self.assertGreater(len(stored), 2)
        self.assertFalse(stored[0])

    def test_killed_at_every_sync(self):
        """S13."""
        self.assertGreater(len(self.sweep_creation("fdatasync")), 0)

    def test_killed_between_storing_and_answering(self):
        """N5: the reply is lost, the request is not."""
        stored = self.sweep_creation("sendto,sendmsg")
        self.assertGreater(len(stored), 0)
        self.assertTrue(all(stored))

    def test_killed_at_any_moment(self):
        north, clinic = self.clients()
        self.service.start()
        request = clinic.act(north.create(), "quotes", offer())
        for turn in range(25):
            key, body = str(uuid.uuid4()), offer(1000 + turn)
            writer = threading.Thread(target=self.try_to_quote, args=(clinic, request, body, key))
            killer = threading.Timer(turn / 10_000, self.service.process.kill)
            writer.start()
            killer.start()
            writer.join()
            killer.join()
            self.service.wait()
            self.service.start()
            request = clinic.act(request, "quotes", body, key=key)
            self.assertEqual(request.status, 201, request.bytes)
            amounts = [quote["total"]["amount_minor"] for quote in request.json["quotes"]]
            self.assertEqual(amounts[1:], list(range(1000, 1001 + turn)))
        self.service.stop()
        self.check_file()

    @staticmethod
    def try_to_quote(clinic, request, body, key):
        try:
            clinic.act(request, "quotes", body, key=key)
        except (OSError, http.client.HTTPException):
            pass

    # Stopped

    def test_stopping_answers_who_waits(self):
        north, _ = self.clients()
        self.service.start()
        pages = []
        waiting = threading.Thread(target=lambda: pages.append(north.changes(wait=50)))
        waiting.start()
        self.await_line("event=wait")
        began = time.monotonic()
        self.assertEqual(self.service.stop(), 0)
        waiting.join(PATIENCE_SECS)
        self.assertLess(time.monotonic() - began, 5)
        self.assertEqual((pages[0].status, pages[0].json["count"]), (200, 0))

    def await_line(self, word):
        deadline = time.monotonic() + PATIENCE_SECS
        while word not in self.service.log.read_text():
            self.assertLess(time.monotonic(), deadline, f"no {word} in the log")

    def test_stopping_is_quick_with_idle_connections(self):
        self.service.start()
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=PATIENCE_SECS)
        connection.request("GET", "/v1/health")
        connection.getresponse().read()
        began = time.monotonic()
        self.assertEqual(self.service.stop(), 0)
        self.assertLess(time.monotonic() - began, 3)
        connection.close()

    def test_stopping_waits_for_nobody_who_says_nothing(self):
        self.service.start()
        address = ("127.0.0.1", self.service.port)
        with socket.create_connection(address), socket.create_connection(address) as half:
            half.sendall(b"GET /v1/health HTTP/1.1\r\nHost: x\r\n")
            self.assertEqual(self.service.client(None).get("/v1/health").status, 200)
            began = time.monotonic()
            self.assertEqual(self.service.stop(), 0)
            self.assertLess(time.monotonic() - began, 1.5)

    def test_interrupt_is_a_stop(self):
        self.service.start()
        self.service.process.send_signal(signal.SIGINT)
        self.assertEqual(self.service.wait(), 0)

    # Files

    def test_files_are_private(self):
        """X2."""
        self.service.start()
        for path in self.folder.glob("quotes.db*"):
            self.assertEqual(path.stat().st_mode & 0o777, 0o600, path)

    def refuses(self, word, *options):
        done = self.service.run("--port", "0", *options)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertIn(word, done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)

    def test_a_foreign_database_is_left_alone(self):
        """S11."""
        with sqlite3.connect(self.service.database) as database:
            database.execute("CREATE TABLE theirs (a)")
        database.close()
        before = Path(self.service.database).read_bytes()
        self.refuses("another program")
        self.assertEqual(Path(self.service.database).read_bytes(), before)

    def test_a_file_that_is_no_database_is_left_alone(self):
        """S11."""
        Path(self.service.database).write_bytes(b"My holiday\n" * 1000)
        self.refuses("not a database")
        self.assertEqual(Path(self.service.database).read_bytes(), b"My holiday\n" * 1000)

    def test_a_newer_database_is_left_alone(self):
        """S15."""
        self.clients()
        with sqlite3.connect(self.service.database) as database:
            database.execute("PRAGMA journal_mode = DELETE")
            database.execute("PRAGMA user_version = 99")
        database.close()
        before = Path(self.service.database).read_bytes()
        self.refuses("newer version")
        self.assertEqual(Path(self.service.database).read_bytes(), before)

    def test_one_process_has_the_file(self):
        self.service.start()
        self.refuses("locked")

    def test_a_folder_that_is_not_there(self):
        self.service.database = str(self.folder / "missing" / "quotes.db")
        self.refuses("unable to open")

    def test_a_port_that_is_taken(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            done = self.service.run("--port", str(taken.getsockname()[1]))
            self.assertEqual(done.returncode, 1)
            self.assertIn("in use", done.stderr)

    def test_command_lines_that_are_wrong(self):
        for options in (["--port", "70000"], ["--rate", "-1"], ["--demo-delay", "x"], ["extra"], ["--what"]):
            done = self.service.run(*options)
            self.assertEqual(done.returncode, 2, options)
        done = subprocess.run([PROGRAM], env=self.service.environment, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("--database", done.stderr)
        helped = self.service.run("--help")
        self.assertEqual(helped.returncode, 0)
        for word in ("--demo", "--add-clinic", "Exit status", "listening on"):
            self.assertIn(word, helped.stdout)
        self.assertRegex(self.service.run("--version").stdout, r"^sojourn-quote-service \d")

    # Clients

    def test_a_body_without_an_end_loses_its_connection(self):
        """V12, from the other side."""
        north, _ = self.clients()
        self.service.start()
        chunk = b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n"
        with socket.create_connection(("127.0.0.1", self.service.port), PATIENCE_SECS) as connection:
            connection.sendall(f"POST {REQUESTS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                               f"Authorization: Bearer {north.token}\r\n\r\n".encode())
            with self.assertRaises(ConnectionError):
                for _ in range(4000):
                    connection.sendall(chunk)
        self.assertLess(self.memory_kb(), 200_000)
        north.create()

    def memory_kb(self):
        status = Path(f"/proc/{self.service.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])

    def test_garbage_is_survived(self):
        """V14, from the other side."""
        north, _ = self.clients()
        self.service.start()
        for garbage in (b"\x00\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"A" * 300_000,
                        b"GET /v1/health HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
                        b"POST /v1/quote-requests HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                        b"POST /v1/quote-requests HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\nx"):
            with self.subTest(garbage[:30]), socket.create_connection(("127.0.0.1", self.service.port), 1) as raw:
                try:
                    raw.sendall(garbage)
                    raw.shutdown(socket.SHUT_WR)
                    while raw.recv(65536):
                        pass
                except OSError:
                    pass
        north.create()

    def test_more_connections_than_files(self):
        """Whoever opens all the connections there can be keeps nobody out for longer than that."""
        self.service.prepare = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (160, 160))
        self.service.start()
        health = self.service.client(None)
        flood = [socket.create_connection(("127.0.0.1", self.service.port), 5) for _ in range(200)]
        for connection in flood:
            try:
                connection.sendall(b"GET /v1/health HTTP/1.1\r\nHost: x\r\n")
            except OSError:
                pass
        for connection in flood:
            connection.close()
        deadline = time.monotonic() + PATIENCE_SECS
        while True:
            try:
                self.assertEqual(health.get("/v1/health", timeout=2).status, 200)
                break
            except OSError:
                self.assertLess(time.monotonic(), deadline, "it listens no more")

    def test_a_feed_that_is_lost(self):
        self.service.start()
        self.assertEqual(self.service.stop(), 0)
        with sqlite3.connect(self.service.database) as database:
            database.execute("DELETE FROM feed")
        database.close()
        refused = self.service.run("--port", "0")
        self.assertEqual(refused.returncode, 1, refused.stderr)
        self.assertIn("lost its feed", refused.stderr)

    def test_many_at_once(self):
        north, _ = self.clients()
        self.service.start()
        key, body, answers = str(uuid.uuid4()), payload(), []
        threads = [threading.Thread(target=lambda: answers.append(north.post(REQUESTS, body, key=key)))
                   for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual({(answer.status, answer.bytes) for answer in answers}, {(201, answers[0].bytes)})
        self.assertEqual(len(answers), 20)

    # What is told to whom

    def test_the_log_holds_no_secrets(self):
        """X1: no token, no data of a patient, nothing anybody wrote."""
        north, clinic = self.clients()
        self.service.start("--token", "canary-token")
        canary = payload(condition={"code": "other", "text": "canary-condition"}, message="canary-message")
        asked = clinic.act(north.create(canary), "questions", {"question": "canary-question"})
        north.act(asked, "answers", {"answers": [{"info_request": asked.json["info_requests"][0]["id"],
                                                  "text": "canary-answer"}]})
        north.post(REQUESTS, payload(name="canary-name"))
        north.post(REQUESTS, b'{"canary-member": ')
        self.service.client("canary-token").get(f"{REQUESTS}?client_ref=canary-query")
        self.service.client("canary-wrong").changes()
        self.service.stop()
        log = self.service.log.read_text()
        self.assertNotIn("canary", log)
        self.assertNotIn(north.token, log)
        self.assertGreaterEqual(log.count("event=request"), 7)

    def test_tokens_are_stored_as_digests(self):
        north, _ = self.clients()
        self.service.start()
        north.create()
        self.service.stop()
        self.assertNotIn(north.token.encode(), Path(self.service.database).read_bytes())

    def test_it_listens_on_loopback_only(self):
        self.service.start()
        table = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
        port = f":{self.service.port:04X} "
        listening = [line.split()[1] for line in table.splitlines() if port in line and line.split()[3] == "0A"]
        self.assertEqual(listening, [f"0100007F:{self.service.port:04X}"])

    def test_quotes_expire_by_themselves(self):
        north, clinic = self.clients()
        self.service.start()
        over = clinic.act(north.create(), "quotes", offer(valid_until="2020-01-31", zone="Asia/Tokyo"))
        live = clinic.act(north.create(), "quotes", offer(valid_until="2099-01-31", zone="Asia/Tokyo"))
        self.service.stop()
        self.service.start()
        self.assertEqual(north.get(f"{REQUESTS}/{over.json['id']}").json["status"], "expired")
        self.assertEqual(north.get(f"{REQUESTS}/{live.json['id']}").json["status"], "quoted")
        self.assertEqual([event["type"] for event in north.changes().json["events"]].count("expired"), 1)

    def test_a_token_from_the_environment(self):
        process = subprocess.Popen(
            [PROGRAM, "--demo", "--port", "0", "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**self.service.environment, "SOJOURN_QUOTE_TOKEN": "from-the-environment"})
        self.addCleanup(process.communicate)
        self.addCleanup(process.terminate)
        port = int(process.stdout.readline().rstrip("/\n").rsplit(":", 1)[1])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECS)
        connection.request("GET", "/v1/changes", headers={"Authorization": "bearer from-the-environment"})
        self.assertEqual(json.loads(connection.getresponse().read())["count"], 0)
        connection.close()


if __name__ == "__main__":
    unittest.main()
