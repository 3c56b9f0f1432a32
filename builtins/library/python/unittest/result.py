"""How tests went."""

import traceback


class TestResult:
    """Collects how tests went."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.shouldStop = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def stop(self):
        self.shouldStop = True

    def _bad(self):
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._trace(err)))
        self._bad()

    def addFailure(self, test, err):
        self.failures.append((test, self._trace(err)))
        self._bad()

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        failed = issubclass(err[0], test.failureException)
        (self.failures if failed else self.errors).append((subtest, self._trace(err)))
        self._bad()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._trace(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._bad()

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def _trace(self, err):
        """Return a traceback without what is unittest's own."""
        own = '  File "%sunittest' % __file__[:__file__.index("unittest")]
        return "".join(part for part in traceback.format_exception(*err) if not part.startswith(own))

    def __repr__(self):
        return "<%s.%s run=%i errors=%i failures=%i>" % (
            type(self).__module__, type(self).__qualname__, self.testsRun, len(self.errors), len(self.failures))
