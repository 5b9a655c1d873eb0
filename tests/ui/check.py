# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests at a desk: a base class, and a runner that speaks the Test Anything Protocol to meson.

    class Cases(check.DeskTest):
        def test_new_case(self):
            app = self.start("src/sojourn", ...)

    check.main()

A failure leaves a picture and the accessible tree. An application that a test leaves open is closed at its end,
and must then have ended well and without a GLib warning.
"""
import sys
import unittest

from desk import Desk


class DeskTest(unittest.TestCase):
    desk = None  # shared by all tests of the process

    def setUp(self):
        self.running = []

    def start(self, program, *arguments, profile=None, **look):
        """Desk.start() with a profile of this test's own."""
        app = self.desk.start(program, *arguments, profile=profile or self.id(), **look)
        self.running.append(app)
        return app

    def tearDown(self):
        for app in self.running:
            if app.process.poll() is None:
                app.close()

    def tell_failure(self):
        """What can be seen of the open applications, for the log; they are ended, being no longer of use."""
        for app in self.running:
            if app.process.poll() is None:
                yield f"picture: {app.screenshot(self.id())}"
                yield from app.tree().splitlines()
                app.kill()
            yield from app.output().splitlines()


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0

    def _tell(self, verdict, test, comment=()):
        self.number += 1
        print(f"{verdict} {self.number} - {test.id().removeprefix('__main__.')}")
        for line in comment:
            print("#", line)
        sys.stdout.flush()

    def _tell_failure(self, test, error):
        comment = self._exc_info_to_string(error, test).splitlines()
        try:
            comment += list(test.tell_failure()) if isinstance(test, DeskTest) else []
        except Exception as second:  # the report must come out even if the desk is in ruins
            comment.append(f"no more can be told: {second}")
        self._tell("not ok", test, comment)

    def addSuccess(self, test):
        self._tell("ok", test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._tell_failure(test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self._tell_failure(test, error)


    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self._tell_failure(subtest.test_case, error)


def main():
    """Runs the tests of the calling program, or those it names as arguments."""
    loader = unittest.TestLoader()
    module = sys.modules["__main__"]
    suite = loader.loadTestsFromNames(sys.argv[1:], module) if sys.argv[1:] else loader.loadTestsFromModule(module)
    print(f"1..{suite.countTestCases()}", flush=True)
    result = TapResult()
    with Desk() as DeskTest.desk:
        suite.run(result)
    sys.exit(0 if result.wasSuccessful() and result.testsRun else 1)
