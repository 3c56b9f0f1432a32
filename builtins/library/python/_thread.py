"""Threads without objects: what threading is made of in CPython."""

import _signal
import sys
import threading
import traceback
from threading import Lock as allocate_lock, RLock, get_ident, get_native_id, local as _local, stack_size, TIMEOUT_MAX
from threading import ExceptHookArgs as _ExceptHookArgs, __excepthook__ as _excepthook

LockType = type(allocate_lock())
allocate = allocate_lock
error = RuntimeError


def start_new_thread(function, args, kwargs=None):
    """Start a thread that makes a call, and return its number. It ends with the program."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if kwargs is not None and not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    thread = threading.Thread(target=_call, args=(function, args, kwargs or {}), daemon=True)
    thread.start()
    return thread.ident


start_new = start_new_thread


def _call(function, args, kwargs):
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException:
        sys.stderr.write("Exception ignored in thread started by: %r\n%s" % (function, traceback.format_exc()))


def exit():
    """End the thread, as SystemExit does."""
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2):
    """Have the first thread call the signal's function, if it has one."""
    if not 1 <= signum < 65:
        raise ValueError("signal number out of range")
    if not isinstance(_signal.getsignal(signum), int):
        _signal.raise_signal(signum)


def daemon_threads_allowed():
    return True


def _count():
    return threading.active_count() - 1
