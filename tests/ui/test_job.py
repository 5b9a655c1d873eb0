#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, from an inquiry to an accepted quote and a checked journey, by accessible names alone."""
import check
from job import STEPS, Job

DEMO_DELAY_MSECS = 200  # what a demo clinic takes for a step


class MainJob(check.DeskTest):
    def test_by_names(self):
        database, exports = self.desk.path(self.id() + ".db"), self.desk.path(self.id() + ".exports")
        exports.mkdir()
        Job.import_data(self.desk, database)
        _, service = self.desk.start_service("--demo", "--demo-delay", DEMO_DELAY_MSECS)
        job = Job(self.desk, database, exports,
                  lambda: self.start("src/sojourn", "--database", database, "--service", service,
                                     "--export-folder", exports, size=(1180, 760)))
        job.open()
        for title, method in STEPS:
            with self.subTest(title):
                method(job)
        job.app.close()
        job.check(job.export())


if __name__ == "__main__":
    check.main()
