"""What TestCase gives for with statements."""

import logging
import re
import warnings


class Raises:
    """What assertRaises and assertWarns give for a with statement."""

    def __init__(self, case, expected, pattern, msg, verb="raised"):
        self.case, self.expected, self.pattern, self.msg, self.verb = case, expected, pattern, msg, verb

    def names(self):
        if isinstance(self.expected, tuple):
            return "(" + ", ".join(repr(c) for c in self.expected) + ")"
        return self.expected.__name__

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            raise self.case.failureException(self.case._formatMessage(self.msg, "%s not raised%s" % (self.names(), self.by)))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None and not re.search(self.pattern, str(value)):
            self.fail('"%s" does not match "%s"' % (self.pattern_text(), value))
        return True

    by = ""

    def pattern_text(self):
        return self.pattern if isinstance(self.pattern, str) else self.pattern.pattern

    def fail(self, text):
        raise self.case.failureException(self.case._formatMessage(self.msg, text)) from None


class Warns(Raises):
    def __enter__(self):
        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, tb):
        self.catcher.__exit__(kind, value, tb)
        if kind is not None:
            return False
        first = None
        for w in self.warnings:
            if not issubclass(w.category, self.expected):
                continue
            if first is None:
                first = w.message
            if self.pattern is not None and not re.search(self.pattern, str(w.message)):
                continue
            self.warning = w.message
            return None
        if first is not None:
            self.fail('"%s" does not match "%s"' % (self.pattern_text(), first))
        raise self.case.failureException(self.case._formatMessage(self.msg, "%s not triggered%s" % (self.names(), self.by)))


class Logs:
    """What assertLogs gives for a with statement."""

    def __init__(self, case, logger, level, wanted):
        self.case, self.wanted = case, wanted
        self.logger = logging.getLogger(logger) if logger is None or isinstance(logger, str) else logger
        self.level = logging.getLevelName(level) if isinstance(level, str) else level or logging.INFO
        self.level_name = logging.getLevelName(self.level)
        self.records, self.output = [], []

    def __enter__(self):
        outer = self

        class Collector(logging.Handler):
            def emit(self, record):
                outer.records.append(record)
                outer.output.append(self.format(record))

        self.handler = Collector()
        self.handler.setLevel(self.level)
        self.handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self.saved = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers = [self.handler]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return self if self.wanted else None

    def __exit__(self, kind, value, tb):
        self.logger.handlers, level, self.logger.propagate = self.saved
        self.logger.setLevel(level)
        if kind is not None:
            return False
        if self.wanted and not self.records:
            raise self.case.failureException("no logs of level %s or higher triggered on %s" % (self.level_name, self.logger.name))
        if not self.wanted and self.records:
            raise self.case.failureException("Unexpected logs found: %r" % self.output)
