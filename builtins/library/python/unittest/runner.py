"""Runs tests and writes how they went."""

import sys
import time

from unittest.case import _SubDescription, doModuleCleanups
from unittest.result import TestResult


class TextTestResult(TestResult):
    """Writes how each test went."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        TestResult.__init__(self, stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self._newline = True

    def getDescription(self, test):
        doc = test.shortDescription()
        return "\n".join((str(test), doc)) if self.descriptions and doc else str(test)

    def _write(self, text):
        self.stream.write(text)
        self.stream.flush()

    def startTest(self, test):
        TestResult.startTest(self, test)
        if self.showAll:
            self._write(self.getDescription(test) + " ... ")
            self._newline = False

    def _tell(self, test, word, letter):
        if self.showAll:
            if self._newline:
                if isinstance(test, _SubDescription):
                    self._write("  ")
                self._write(self.getDescription(test) + " ... ")
            self._write(word + "\n")
            self._newline = True
        elif self.dots:
            self._write(letter)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if self.showAll and not self._newline:
                self._write("\n")
                self._newline = True
            if issubclass(err[0], subtest.failureException):
                self._tell(subtest, "FAIL", "F")
            else:
                self._tell(subtest, "ERROR", "E")
        TestResult.addSubTest(self, test, subtest, err)

    def addSuccess(self, test):
        TestResult.addSuccess(self, test)
        self._tell(test, "ok", ".")

    def addError(self, test, err):
        TestResult.addError(self, test, err)
        self._tell(test, "ERROR", "E")

    def addFailure(self, test, err):
        TestResult.addFailure(self, test, err)
        self._tell(test, "FAIL", "F")

    def addSkip(self, test, reason):
        TestResult.addSkip(self, test, reason)
        self._tell(test, "skipped {0!r}".format(reason), "s")

    def addExpectedFailure(self, test, err):
        TestResult.addExpectedFailure(self, test, err)
        self._tell(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        TestResult.addUnexpectedSuccess(self, test)
        self._tell(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self._write("\n")
        for word, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, trace in found:
                self._write("%s\n%s: %s\n%s\n%s\n" % (self.separator1, word, self.getDescription(test), self.separator2, trace))
        if self.unexpectedSuccesses:
            self._write(self.separator1 + "\n")
            for test in self.unexpectedSuccesses:
                self._write("UNEXPECTED SUCCESS: %s\n" % self.getDescription(test))


class TextTestRunner:
    """Runs tests and writes how they went, on standard error unless told otherwise."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, tb_locals=False):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
            doModuleCleanups()
        finally:
            result.stopTestRun()
        took = time.perf_counter() - start
        if hasattr(result, "printErrors"):
            result.printErrors()
        counts = [("failures", len(result.failures)), ("errors", len(result.errors)), ("skipped", len(result.skipped)),
                  ("expected failures", len(result.expectedFailures)),
                  ("unexpected successes", len(result.unexpectedSuccesses))]
        infos = ", ".join("%s=%d" % (what, n) for what, n in counts if n)
        self.stream.write("%s\nRan %d test%s in %.3fs\n\n%s%s\n" % (
            TextTestResult.separator2, result.testsRun, "" if result.testsRun == 1 else "s", took,
            "OK" if result.wasSuccessful() else "FAILED", " (%s)" % infos if infos else ""))
        self.stream.flush()
        return result
