"""A class of tests, and what marks tests."""

import difflib
import pprint
import re
import sys
from functools import wraps

from unittest.context import Logs, Raises, Warns
from unittest.result import TestResult
from unittest.text import pair, short


class SkipTest(Exception):
    """Raised by a test that is not to be run."""


class _Stop(Exception):
    """Ends a test of which the failure is noted already."""


def skip(reason):
    """Leave out the test, or all of the class."""

    def decorate(test):
        if not isinstance(test, type):

            @wraps(test)
            def left_out(*args, **kwargs):
                raise SkipTest(reason)

            test = left_out
        test.__unittest_skip__ = True
        test.__unittest_skip_why__ = reason
        return test

    if callable(reason):
        test, reason = reason, ""
        return decorate(test)
    return decorate


def _same(test):
    return test


def skipIf(condition, reason):
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    return _same if condition else skip(reason)


def expectedFailure(test):
    """Mark a test that is known to fail."""
    test.__unittest_expecting_failure__ = True
    return test


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        function(*args, **kwargs)


class _SubTest:
    def __init__(self, case, msg, params):
        self.case, self.msg, self.params = case, msg, params

    def __enter__(self):
        self.outer, self.case._subtest = self.case._subtest, self
        if self.outer is not None:
            self.params = {**self.outer.params, **self.params}

    def __exit__(self, kind, value, tb):
        self.case._subtest = self.outer
        if kind is None:
            return False
        if issubclass(kind, SkipTest):
            self.case._result.addSkip(_SubDescription(self), str(value))
            return True
        if not issubclass(kind, Exception):
            return False
        self.case._failed = True
        self.case._result.addSubTest(self.case, _SubDescription(self), (kind, value, tb))
        if self.case._result.failfast:
            raise _Stop
        return True


class _SubDescription:
    """A part of a test, as results name it."""

    def __init__(self, sub):
        self.test_case = sub.case
        parts = []
        if sub.msg is not None:
            parts.append("[%s]" % (sub.msg,))
        if sub.params:
            parts.append("(%s)" % ", ".join("%s=%r" % pair for pair in sub.params.items()))
        self.text = " ".join(parts) or "(<subtest>)"
        self.failureException = sub.case.failureException

    def id(self):
        return "%s %s" % (self.test_case.id(), self.text)

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return "%s %s" % (self.test_case, self.text)


class TestCase:
    """A class of tests: its methods that begin with test."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError("no such test method in %s: %s" % (type(self), methodName))
        self._testMethodDoc = getattr(method, "__doc__", None)
        self._cleanups = []
        self._subtest = None
        self._failed = False
        self._equalities = {dict: self.assertDictEqual, list: self.assertListEqual, tuple: self.assertTupleEqual,
                            set: self.assertSetEqual, frozenset: self.assertSetEqual, str: self.assertMultiLineEqual}

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups = getattr(cls, "_class_cleanups", []) + [(function, args, kwargs)]

    @classmethod
    def doClassCleanups(cls):
        calls = getattr(cls, "_class_cleanups", [])
        cls._class_cleanups = []
        for function, args, kwargs in reversed(calls):
            function(*args, **kwargs)

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return "%s.%s.%s" % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def __str__(self):
        return "%s (%s)" % (self._testMethodName, self.id())

    def __repr__(self):
        return "<%s.%s testMethod=%s>" % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self).__qualname__, self._testMethodName))

    def addTypeEqualityFunc(self, typeobj, function):
        self._equalities[typeobj] = getattr(self, function) if isinstance(function, str) else function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        value = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return value

    def doCleanups(self):
        ok = True
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            ok = self._part(lambda: function(*args, **kwargs)) and ok
        return ok

    def subTest(self, msg=None, **params):
        """Return what makes a with statement a part of the test, which goes on if it fails."""
        return _SubTest(self, msg, params)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def debug(self):
        """Run the test without noting what fails."""
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def run(self, result=None):
        """Run the test and tell a TestResult how it went."""
        if result is None:
            result = self.defaultTestResult()
        self._result, self._failed = result, False
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for marked in (type(self), method):
                if getattr(marked, "__unittest_skip__", False):
                    result.addSkip(self, getattr(marked, "__unittest_skip_why__", ""))
                    return result
            expecting = (getattr(method, "__unittest_expecting_failure__", False)
                         or getattr(type(self), "__unittest_expecting_failure__", False))
            self._run(method, result, expecting)
            return result
        finally:
            result.stopTest(self)

    def _run(self, method, result, expecting):
        self._expected = None
        if self._part(self.setUp):
            self._part(method, expecting)
            self._part(self.tearDown)
        self.doCleanups()
        if self._failed:
            return
        if not expecting:
            result.addSuccess(self)
        elif self._expected:
            result.addExpectedFailure(self, self._expected)
        else:
            result.addUnexpectedSuccess(self)

    def _part(self, function, expecting=False):
        """Call a function and report whether it went well."""
        try:
            function()
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self._failed = True
            self._result.addSkip(self, str(e))
        except _Stop:
            pass
        except self.failureException:
            if expecting:
                self._expected = sys.exc_info()
                return True
            self._failed = True
            self._result.addFailure(self, sys.exc_info())
        except Exception:
            if expecting:
                self._expected = sys.exc_info()
                return True
            self._failed = True
            self._result.addError(self, sys.exc_info())
        return False

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else "%s : %s" % (standard, msg)

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def _with_diff(self, text, lines):
        diff = "\n" + "\n".join(lines)
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return text + diff
        return text + "\nDiff is %s characters long. Set self.maxDiff to None to see it." % len(diff)

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, "%s is not true" % short(expr))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, "%s is not false" % short(expr))

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second) and type(first) in self._equalities:
            self._equalities[type(first)](first, second, msg=msg)
        elif not first == second:
            self._fail(msg, "%s != %s" % tuple(pair(first, second)))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, "%s == %s" % (short(first), short(second)))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, "%s is not %s" % (short(expr1), short(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, "unexpectedly identical: %s" % short(expr1))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, "%s is not None" % short(obj))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, "%s not found in %s" % (short(member), short(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, "%s unexpectedly found in %s" % (short(member), short(container)))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, "%s is not an instance of %r" % (short(obj), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, "%s is an instance of %r" % (short(obj), cls))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, "%s not less than %s" % (short(a), short(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, "%s not less than or equal to %s" % (short(a), short(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, "%s not greater than %s" % (short(a), short(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, "%s not greater than or equal to %s" % (short(a), short(b)))

    def _near(self, first, second, places, delta):
        if places is not None and delta is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, difference, "within %s delta" % short(delta)
        places = 7 if places is None else places
        return round(difference, places) == 0, difference, "within %r places" % places

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        near, difference, how = self._near(first, second, places, delta)
        if not near:
            self._fail(msg, "%s != %s %s (%s difference)" % (short(first), short(second), how, short(difference)))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, difference, how = self._near(first, second, places, delta)
        if first == second or near:
            if delta is not None:
                how += " (%s difference)" % short(difference)
            self._fail(msg, "%s == %s %s" % (short(first), short(second), how))

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        kind = (seq_type.__name__ if seq_type is not None else "sequence")
        if seq_type is not None:
            for which, value in (("First", first), ("Second", second)):
                if not isinstance(value, seq_type):
                    raise self.failureException("%s sequence is not a %s: %s" % (which, kind, short(value)))
        if first == second:
            return
        text = "%ss differ: %s != %s\n" % ((kind.capitalize(),) + tuple(pair(first, second)))
        for i in range(min(len(first), len(second))):
            if first[i] != second[i]:
                text += "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + tuple(pair(first[i], second[i])))
                break
        else:
            if len(first) == len(second) and seq_type is None and type(first) != type(second):
                return  # they differ in kind only
        for which, longer, shorter in (("First", first, second), ("Second", second, first)):
            if len(longer) > len(shorter):
                text += "\n%s %s contains %d additional elements.\n" % (which, kind, len(longer) - len(shorter))
                text += "First extra element %d:\n%s\n" % (len(shorter), short(longer[len(shorter)]))
        lines = difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())
        self._fail(msg, self._with_diff(text, lines))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        only1, only2 = set1 - set2, set2 - set1
        if not only1 and not only2:
            return
        lines = []
        for which, items in (("first", only1), ("second", only2)):
            if items:
                lines.append("Items in the %s set but not the %s:" % (which, "second" if which == "first" else "first"))
                lines.extend(repr(x) for x in items)
        self._fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            lines = difflib.ndiff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines())
            self._fail(msg, self._with_diff("%s != %s" % tuple(pair(d1, d2)), lines))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > 2 ** 16 or len(second) > 2 ** 16:
            self._fail(msg, "%s != %s" % tuple(pair(first, second)))
        texts = [first, second]
        if len(first.splitlines()) <= 1 and len(second.splitlines()) <= 1 and first.strip("\r\n") == first:
            texts = [first + "\n", second + "\n"]
        lines = "".join(difflib.ndiff(texts[0].splitlines(keepends=True), texts[1].splitlines(keepends=True)))
        self._fail(msg, self._with_diff("%s != %s" % tuple(pair(first, second)), [lines]))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        seen, lines = [], []
        for x in first + second:
            if x not in seen:
                seen.append(x)
                if first.count(x) != second.count(x):
                    lines.append("First has %d, Second has %d:  %r" % (first.count(x), second.count(x), x))
        if lines:
            self._fail(msg, "Element counts were not equal:\n" + "\n".join(lines))

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex)
        if not pattern.search(text):
            self._fail(msg, "Regex didn't match: %r not found in %r" % (pattern.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex)
        found = pattern.search(text)
        if found:
            self._fail(msg, "Regex matched: %r matches %r in %r" % (text[found.start():found.end()], pattern.pattern, text))

    def _expect(self, context, args, kwargs):
        if not args:
            context.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError("%r is an invalid keyword argument for this function" % next(iter(kwargs)))
            return context
        function, *rest = args
        context.by = " by " + getattr(function, "__name__", repr(function))
        with context:
            function(*rest, **kwargs)

    def assertRaises(self, expected_exception, *args, **kwargs):
        kinds = expected_exception if isinstance(expected_exception, tuple) else (expected_exception,)
        if not all(isinstance(c, type) and issubclass(c, BaseException) for c in kinds):
            raise TypeError("assertRaises() arg 1 must be an exception type or tuple of exception types")
        return self._expect(Raises(self, expected_exception, None, None), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._expect(Raises(self, expected_exception, expected_regex, None), args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._expect(Warns(self, expected_warning, None, None), args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._expect(Warns(self, expected_warning, expected_regex, None), args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return Logs(self, logger, level, True)

    def assertNoLogs(self, logger=None, level=None):
        return Logs(self, logger, level, False)

    # What Python 2's programs call.
    assertEquals, assertNotEquals, assert_ = assertEqual, assertNotEqual, assertTrue
    failUnless, failUnlessEqual, failIf = assertTrue, assertEqual, assertFalse
    assertAlmostEquals, assertItemsEqual = assertAlmostEqual, assertCountEqual
    assertRegexpMatches, assertRaisesRegexp = assertRegex, assertRaisesRegex


class FunctionTestCase(TestCase):
    """A test that is a function."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        TestCase.__init__(self)
        self._function, self._setUp, self._tearDown, self._description = testFunc, setUp, tearDown, description

    def setUp(self):
        if self._setUp is not None:
            self._setUp()

    def tearDown(self):
        if self._tearDown is not None:
            self._tearDown()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return "%s (%s)" % (type(self).__qualname__, self._function.__name__)

    def shortDescription(self):
        return self._description
