#---- a class of tests
import io, re, unittest
def mean(xs):
    return sum(xs) / len(xs)
class TestMean(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class up")
    @classmethod
    def tearDownClass(cls):
        print("class down")
    def setUp(self):
        self.xs = [1, 2, 3]
    def tearDown(self):
        self.xs = None
    def test_simple(self):
        """Mean of three."""
        self.assertEqual(mean(self.xs), 2)
    def test_wrong(self):
        self.assertEqual(mean([1, 2]), 2, "should be two")
    def test_list(self):
        self.assertEqual([1, 2, 3], [1, 2, 4, 5])
    def test_error(self):
        mean([])
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as cm:
            mean([])
        self.assertIn("division", str(cm.exception))
        self.assertRaises(TypeError, mean, 3)
        with self.assertRaisesRegex(ValueError, "invalid .* 'x'"):
            int("x")
    def test_not_raised(self):
        with self.assertRaises(KeyError):
            pass
    @unittest.skip("not now")
    def test_skip(self):
        pass
    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)
    def test_dict(self):
        self.assertDictEqual({"a": 1}, {"a": 2})
    def test_text(self):
        self.assertEqual("abc\nd", "abc\ne")
    def test_sets(self):
        self.assertEqual({1, 2}, {2, 3})
    def test_cleanup(self):
        self.addCleanup(print, "cleaned up")
        self.skipTest("after all")
out = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestMean)
print(suite.countTestCases())
for verbosity in (1, 2):
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestMean)
    result = unittest.TextTestRunner(stream=out, verbosity=verbosity).run(suite)
text = re.sub(r'File ".*"', 'File "..."', re.sub(r"in [0-9.]+s", "in 0s", out.getvalue()))
print(text)
print(result.wasSuccessful(), len(result.failures), len(result.errors), result.testsRun)
#---- the asserts
import unittest
class T(unittest.TestCase):
    def runTest(self):
        pass
t = T()
def attempt(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
        print(f.__name__, "ok")
    except AssertionError as e:
        print(f.__name__, "|", e)
    except Exception as e:
        print(f.__name__, type(e).__name__, e)
attempt(t.assertTrue, [], "empty")
attempt(t.assertFalse, 1)
attempt(t.assertEqual, 1, 1.0)
attempt(t.assertEqual, 1, 2)
attempt(t.assertEqual, "a" * 100, "a" * 99 + "b")
attempt(t.assertEqual, (1, 2), (1,))
attempt(t.assertEqual, [], [3])
attempt(t.assertNotEqual, 3, 3)
attempt(t.assertIs, None, 0)
attempt(t.assertIsNot, None, None)
attempt(t.assertIsNone, 0)
attempt(t.assertIsNotNone, None)
attempt(t.assertIn, 3, [1, 2])
attempt(t.assertNotIn, 1, [1, 2])
attempt(t.assertIsInstance, 3, str)
attempt(t.assertNotIsInstance, 3, int)
attempt(t.assertLess, 3, 2)
attempt(t.assertLessEqual, 3, 2)
attempt(t.assertGreater, 2, 3)
attempt(t.assertGreaterEqual, 2, 3)
attempt(t.assertAlmostEqual, 0.1 + 0.2, 0.3)
attempt(t.assertAlmostEqual, 1, 1.1, places=2)
attempt(t.assertAlmostEqual, 1, 1.1, delta=0.01)
attempt(t.assertNotAlmostEqual, 1, 1.001, 2)
attempt(t.assertAlmostEqual, 1, 2, places=1, delta=1)
attempt(t.assertCountEqual, [1, 2, 2], [2, 1, 1])
attempt(t.assertCountEqual, [1, 2], [2, 1])
attempt(t.assertRegex, "abc", "b.d")
attempt(t.assertNotRegex, "abc", "b.")
attempt(t.assertSequenceEqual, [1], (1,))
attempt(t.assertListEqual, [1], (1,))
attempt(t.assertSetEqual, {1}, {1})
attempt(t.assertMultiLineEqual, "a\nb\n", "a\nc\n")
attempt(t.assertRaises, ValueError, int, "3")
attempt(t.assertRaises, 3)
attempt(t.fail, "why")
attempt(t.fail)
print(t.id(), str(t), repr(t))
#---- tests of processes
import sys, unittest
from multiprocessing import Process, Queue
def square(q, n):
    q.put(n * n)
class TestProcesses(unittest.TestCase):
    def test_square(self):
        q = Queue()
        p = Process(target=square, args=(q, 7))
        p.start()
        self.assertEqual(q.get(), 49)
        p.join()
        self.assertEqual(p.exitcode, 0)
program = unittest.main(exit=False, argv=["prog"])
print(program.result)
#---- the exit code of failing tests
import unittest
class T(unittest.TestCase):
    def test(self):
        self.assertEqual(1, 2)
unittest.main()
#---- logs and warnings
import logging, unittest, warnings
class T(unittest.TestCase):
    def runTest(self):
        with self.assertLogs("a", level="INFO") as cm:
            logging.getLogger("a").info("one")
            logging.getLogger("a.b").error("two")
            logging.getLogger("a").debug("no")
        print(cm.output)
        with self.assertWarns(DeprecationWarning) as cm:
            warnings.warn("old", DeprecationWarning)
        print(cm.warning)
        for f in (lambda: self.assertLogs("x"), lambda: self.assertWarns(UserWarning)):
            try:
                with f():
                    pass
            except AssertionError as e:
                print(e)
r = T().run()
print(r)
#---- difflib
import difflib
a = "one\ntwo\nthree\nfour\nfive\n".splitlines(keepends=True)
b = "one\n2\nthree\nfuor\nfive\nsix\n".splitlines(keepends=True)
print("".join(difflib.ndiff(a, b)), end="")
print("".join(difflib.unified_diff(a, b, "old", "new", n=1)), end="")
print("".join(difflib.context_diff(a, b, "old", "new", "then", "now")), end="")
d = list(difflib.ndiff(a, b))
print(list(difflib.restore(d, 1)) == a, list(difflib.restore(d, 2)) == b)
s = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(s.ratio(), s.quick_ratio(), s.real_quick_ratio())
for code in s.get_opcodes():
    print("%-7s a[%d:%d] b[%d:%d]" % code)
print(s.find_longest_match(0, 5, 0, 9), s.get_matching_blocks()[-1])
print(difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd").get_matching_blocks())
print(difflib.SequenceMatcher(None, "b" * 300 + "a", "a" + "b" * 300).ratio())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
try:
    difflib.get_close_matches("a", [], n=0)
except ValueError as e:
    print(e)
