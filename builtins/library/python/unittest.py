"""Tests as methods of classes: unittest.main() runs those of the program."""

import sys

from unittest.case import (FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, expectedFailure, skip,
                           skipIf, skipUnless)
from unittest.loader import TestLoader, defaultTestLoader, makeSuite
from unittest.result import TestResult
from unittest.runner import TextTestResult, TextTestRunner
from unittest.suite import TestSuite

__all__ = ["TestCase", "TestSuite", "TestResult", "TextTestResult", "TextTestRunner", "TestLoader", "FunctionTestCase",
           "main", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "defaultTestLoader", "addModuleCleanup"]


class TestProgram:
    """Runs the tests of a module, as the command line says, and ends the program."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, tb_locals=False):
        self.module = __import__(module, fromlist=["*"]) if isinstance(module, str) else module
        self.verbosity, self.failfast, self.exit = verbosity, failfast, exit
        names = self._arguments(list(sys.argv if argv is None else argv))
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        if names:
            self.test = testLoader.loadTestsFromNames(names, self.module)
        else:
            self.test = testLoader.loadTestsFromModule(self.module)
        if testRunner is None:
            testRunner = TextTestRunner
        if isinstance(testRunner, type):
            testRunner = testRunner(verbosity=self.verbosity, failfast=bool(self.failfast))
        self.result = testRunner.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())

    def _arguments(self, argv):
        names = []
        for arg in argv[1:]:
            if arg in ("-v", "--verbose"):
                self.verbosity = 2
            elif arg in ("-q", "--quiet"):
                self.verbosity = 0
            elif arg in ("-f", "--failfast"):
                self.failfast = True
            elif arg.startswith("-"):
                print("%s: error: unrecognized arguments: %s" % (argv[0], arg), file=sys.stderr)
                sys.exit(2)
            else:
                names.append(arg)
        return names


main = TestProgram
