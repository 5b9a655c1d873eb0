#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A database that does not open: what happened, what is safe and what to do is told, and nothing is changed."""
import hashlib
import re
import resource
import sqlite3

import check

TOO_SMALL = 20_000  # for a database, not for settings

# Runs a program ("$@") to which a folder ($FOLDER) is on a disk that cannot be written to.
READ_ONLY = """#!/bin/sh
exec unshare --map-root-user --mount sh -c '
mount --bind "$FOLDER" "$FOLDER" && mount -o remount,bind,ro "$FOLDER" && exec "$PROGRAM" "$@"' sh "$@"
"""


class Rescue(check.DeskTest):
    def setUp(self):
        super().setUp()
        self.file = self.desk.path(self.id() + ".db")

    def make(self):
        """A database of Sojourn, as the application leaves it."""
        app = self.start("src/sojourn", "--database", self.file)
        app.find("grouping", "Today")
        app.close()

    def digest(self):
        return hashlib.sha256(self.file.read_bytes()).hexdigest()

    def ask(self, statement):
        connection = sqlite3.connect(self.file)
        connection.execute(statement)
        connection.commit()
        connection.close()

    def refuse(self, title, *words):
        """It says so, in that way, offers a way out, and leaves the file byte for byte as it was."""
        before = self.digest()
        app = self.start("src/sojourn", "--database", self.file)
        app.find("label", title)
        text = " ".join(one.name for one in app.find_all("label"))
        for word in (*words, str(self.file)):
            self.assertIn(word, text)
        app.find("button", "Show the Folder")
        app.find("button", "Try Again").click()
        app.find("label", title)
        app.close()
        self.assertEqual(self.digest(), before)
        return app

    def test_newer(self):
        self.make()
        self.ask("PRAGMA user_version = 99")
        self.refuse("A Newer Sojourn Wrote This Database", "It was left as it is", "Update Sojourn")

    def test_damaged(self):
        self.make()
        self.file.write_bytes(self.file.read_bytes()[:60])
        self.refuse("The Database Is Damaged", "It was left as it is", "restore the newest backup")

    def test_foreign(self):
        self.file.write_text("Dear diary, " * 100, encoding="utf-8")
        self.refuse("This Is Not a Database of Sojourn", "It was left as it is", "Choose another file")

    def test_in_use(self):
        self.make()
        holder = sqlite3.connect(self.file, isolation_level=None)
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        app = self.start("src/sojourn", "--database", self.file)
        app.find("label", "The Database Is in Use")
        app.find("label", re.compile("Close that program and try again"))
        holder.close()
        app.find("button", "Try Again").click()
        app.find("grouping", "Today")
        app.close()

    def test_to_look_only(self):
        """What nobody can write to is shown, and that nothing can be stored is told all the time."""
        folder, script = self.desk.path("read-only"), self.desk.path("on-read-only")
        folder.mkdir()
        self.file = folder / "desk.db"
        self.make()
        before = self.digest()
        script.write_text(READ_ONLY, encoding="utf-8")
        script.chmod(0o700)
        app = self.start(script, "--database", self.file,
                         environment={"FOLDER": str(folder), "PROGRAM": str(self.desk.program("src/sojourn"))})
        app.find("label", "The Database Cannot Be Written To")
        app.find("label", re.compile("cannot be written to. What is stored is safe"))
        app.find("button", "Open to Look Only").click()
        app.find("grouping", "Today")
        app.find("label", re.compile("Nothing can be stored.*What is stored is safe"))
        app.close()
        self.assertEqual([one.name for one in folder.iterdir()], [self.file.name])
        self.assertEqual(self.digest(), before)

    def test_no_room(self):
        """There is no room for a new database; when there is, it is made."""
        old = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (TOO_SMALL, old[1]))
        try:
            app = self.start("src/sojourn", "--database", self.file)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
        app.find("label", "There Is No Room Left")
        app.find("button", "Open to Look Only")
        self.assertFalse(self.file.exists())
        resource.prlimit(app.process.pid, resource.RLIMIT_FSIZE, old)
        app.find("button", "Try Again").click()
        app.find("grouping", "Today")
        app.close()


if __name__ == "__main__":
    check.main()
