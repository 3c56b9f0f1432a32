"""Tests that are run one after the other."""

import sys

from unittest.case import SkipTest


class TestSuite:
    """Tests that are run one after the other."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError("%r is not callable" % (repr(test),))
        if isinstance(test, type):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests)

    def _cases(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._cases()
            else:
                yield test

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def run(self, result):
        cls, ready = None, True
        for test in self._cases():
            if result.shouldStop:
                break
            if type(test) is not cls:
                self._leave(cls, ready, result)
                cls = type(test)
                ready = self._enter(cls, result)
            if ready:
                test(result)
        self._leave(cls, ready, result)
        return result

    def _enter(self, cls, result):
        if getattr(cls, "__unittest_skip__", False):
            return True  # each of its tests says so
        return self._fixture(cls, "setUpClass", result)

    def _leave(self, cls, ready, result):
        if cls is None or getattr(cls, "__unittest_skip__", False):
            return
        if ready:
            self._fixture(cls, "tearDownClass", result)
        if hasattr(cls, "doClassCleanups"):
            self._fixture(cls, "doClassCleanups", result)

    def _fixture(self, cls, name, result):
        function = getattr(cls, name, None)
        if function is None:
            return True
        try:
            function()
            return True
        except SkipTest as e:
            result.addSkip(_Fixture(name, cls), str(e))
        except Exception:
            result.addError(_Fixture(name, cls), sys.exc_info())
        return False


class _Fixture:
    """What is prepared for a class, as results name it."""

    failureException = None

    def __init__(self, name, cls):
        self.text = "%s (%s.%s)" % (name, cls.__module__, cls.__qualname__)

    def id(self):
        return self.text

    def shortDescription(self):
        return None

    def countTestCases(self):
        return 0

    def __str__(self):
        return self.text
