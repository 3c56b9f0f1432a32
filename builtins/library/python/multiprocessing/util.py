"""What multiprocessing is made of that programs may use: its logger, functions for the end of a
process and for the beginning of a child."""

import atexit
import os
import sys
import tempfile
import threading
import weakref
from multiprocessing import get_logger, log_to_stderr
from multiprocessing import process
from multiprocessing.process import current_process, parent_process, active_children

__all__ = [
    "sub_debug", "debug", "info", "sub_warning", "get_logger", "log_to_stderr", "get_temp_dir", "register_after_fork",
    "is_exiting", "Finalize", "ForkAwareThreadLock", "ForkAwareLocal", "close_all_fds_except", "SUBDEBUG", "SUBWARNING",
]

NOTSET, SUBDEBUG, DEBUG, INFO, SUBWARNING, WARNING = 0, 5, 10, 20, 25, 30
LOGGER_NAME = "multiprocessing"
DEFAULT_LOGGING_FORMAT = "[%(levelname)s/%(processName)s] %(message)s"


def _log(level, msg, args):
    import logging
    logger = logging.getLogger(LOGGER_NAME)
    if not logger.propagate:  # get_logger() has made it so
        logger.log(level, msg, *args)


def sub_debug(msg, *args):
    """Log a message below the level DEBUG, if the program has asked for the logger."""
    _log(SUBDEBUG, msg, args)


def debug(msg, *args):
    _log(DEBUG, msg, args)


def info(msg, *args):
    _log(INFO, msg, args)


def sub_warning(msg, *args):
    """Log a message below the level WARNING, if the program has asked for the logger."""
    _log(SUBWARNING, msg, args)


def is_abstract_socket_namespace(address):
    """Report whether an address is a name that no file stands for."""
    if not address:
        return False
    if isinstance(address, bytes):
        return address[0] == 0
    if isinstance(address, str):
        return address[0] == "\0"
    raise TypeError(f"address type of {address!r} unrecognized")


abstract_sockets_supported = False


def get_temp_dir():
    """Return a directory of the run's, made when it is first asked for."""
    global _tempdir
    if _tempdir is None:
        _tempdir = tempfile.mkdtemp(prefix="pymp-")
        info("created temp directory %s", _tempdir)
        Finalize(None, _remove_temp_dir, args=(_tempdir,), exitpriority=-100)
    return _tempdir


def _remove_temp_dir(path):
    import shutil
    shutil.rmtree(path, ignore_errors=True)


_tempdir = None

_made = 0


def _next():
    """Return a number for the order of coming, which goes on in children."""
    global _made
    _made += 1
    return _made


# The functions for children, by the order of their coming.
_afterfork_registry = {}


def _run_after_forkers():
    items = sorted(_afterfork_registry.items())
    for (index, ident, func), obj in items:
        try:
            func(obj)
        except Exception as e:
            info("after forker raised exception %s", e)


def register_after_fork(obj, func):
    """Have func(obj) called in each child when it begins."""
    _afterfork_registry[_next(), id(obj), func] = obj


# The functions for the end of this process.
_finalizer_registry = {}
_exiting = False
_registered = None


def _begin():
    """Make the process begin with no finalizers of its parent."""
    global _exiting, _registered
    if _registered != os.getpid():
        _registered = os.getpid()
        _exiting = False
        _finalizer_registry.clear()
        atexit.register(_exit_function)


class Finalize(object):
    """A call that is made once: when it is asked for, or at the process's end if it has a
    priority."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if exitpriority is not None and not isinstance(exitpriority, int):
            raise TypeError("Exitpriority ({0!r}) must be None or int, not {1!s}".format(exitpriority, type(exitpriority)))
        if obj is not None:
            self._weakref = weakref.ref(obj, self)
        elif exitpriority is None:
            raise ValueError("Without object, exitpriority cannot be None")
        _begin()
        self._callback = callback
        self._args = args
        self._kwargs = kwargs or {}
        self._key = (exitpriority, _next())
        self._pid = os.getpid()
        _finalizer_registry[self._key] = self

    def __call__(self, wr=None, _finalizer_registry=_finalizer_registry, sub_debug=sub_debug, getpid=os.getpid):
        """Make the call, unless it was made or cancelled, or is another process's."""
        try:
            del _finalizer_registry[self._key]
        except KeyError:
            sub_debug("finalizer no longer registered")
            return None
        if self._pid != getpid():
            sub_debug("finalizer ignored because different process")
            result = None
        else:
            sub_debug("finalizer calling %s with args %s and kwargs %s", self._callback, self._args, self._kwargs)
            result = self._callback(*self._args, **self._kwargs)
        self._weakref = self._callback = self._args = self._kwargs = self._key = None
        return result

    def cancel(self):
        """Forget the call."""
        try:
            del _finalizer_registry[self._key]
        except KeyError:
            pass
        else:
            self._weakref = self._callback = self._args = self._kwargs = self._key = None

    def still_active(self):
        """Report whether the call is still to be made."""
        return self._key in _finalizer_registry

    def __repr__(self):
        try:
            obj = self._weakref()
        except (AttributeError, TypeError):
            obj = None
        if obj is None:
            return "<%s object, dead>" % self.__class__.__name__
        x = "<%s object, callback=%s" % (self.__class__.__name__, getattr(self._callback, "__name__", self._callback))
        if self._args:
            x += ", args=" + str(self._args)
        if self._kwargs:
            x += ", kwargs=" + str(self._kwargs)
        if self._key[0] is not None:
            x += ", exitpriority=" + str(self._key[0])
        return x + ">"


def _run_finalizers(minpriority=None):
    """Make the calls whose priority is not less, the highest first, the youngest first among equals."""
    keys = [k for k in list(_finalizer_registry) if k[0] is not None and (minpriority is None or k[0] >= minpriority)]
    for key in sorted(keys, reverse=True):
        finalizer = _finalizer_registry.get(key)
        if finalizer is not None:
            sub_debug("calling %s", finalizer)
            try:
                finalizer()
            except Exception:
                import traceback
                traceback.print_exc()
    if minpriority is None:
        _finalizer_registry.clear()


def is_exiting():
    """Report whether the process is at its end."""
    return _exiting


def _exit_function():
    global _exiting
    if not _exiting:
        _exiting = True
        info("process shutting down")
        debug('running all "atexit" finalizers with priority >= 0')
        _run_finalizers(0)
        debug('running the remaining "atexit" finalizers')
        _run_finalizers()


class ForkAwareThreadLock(object):
    """A lock that is free in a child, whoever has it here."""

    def __init__(self):
        self._lock = threading.Lock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        register_after_fork(self, ForkAwareThreadLock._at_fork_reinit)

    def _at_fork_reinit(self):
        self.__init__()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class ForkAwareLocal(threading.local):
    """Attributes of a thread that children begin without."""

    def __init__(self):
        register_after_fork(self, lambda obj: obj.__dict__.clear())

    def __reduce__(self):
        return type(self), ()


def close_all_fds_except(fds):
    """Nothing: a process of pyq has no files of others."""


def close_fds(*fds):
    """Close the files of some numbers."""
    for fd in fds:
        os.close(fd)


def _cleanup_tests():
    """Make the calls of all finalizers, as CPython's own tests do in between."""
    _run_finalizers()
