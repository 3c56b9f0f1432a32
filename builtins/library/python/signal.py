"""Signals between the processes of a run, and from outside."""

import _signal
from enum import IntEnum
from _signal import ItimerError, default_int_handler, pause

Signals = IntEnum("Signals", list(_signal.names), module="signal")
Handlers = IntEnum("Handlers", [("SIG_DFL", 0), ("SIG_IGN", 1)], module="signal")
Sigmasks = IntEnum("Sigmasks", [("SIG_BLOCK", 0), ("SIG_UNBLOCK", 1), ("SIG_SETMASK", 2)], module="signal")

SIG_DFL, SIG_IGN = Handlers
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = Sigmasks
(SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE,
 SIGALRM, SIGTERM, SIGSTKFLT, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGXCPU, SIGXFSZ,
 SIGVTALRM, SIGPROF, SIGWINCH, SIGIO, SIGPWR, SIGSYS) = Signals
SIGCLD, SIGIOT, SIGPOLL = SIGCHLD, SIGABRT, SIGIO
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2

_texts = {
    SIGHUP: "Hangup", SIGINT: "Interrupt", SIGQUIT: "Quit", SIGILL: "Illegal instruction", SIGTRAP: "Trace/breakpoint trap",
    SIGABRT: "Aborted", SIGBUS: "Bus error", SIGFPE: "Floating point exception", SIGKILL: "Killed",
    SIGUSR1: "User defined signal 1", SIGSEGV: "Segmentation fault", SIGUSR2: "User defined signal 2",
    SIGPIPE: "Broken pipe", SIGALRM: "Alarm clock", SIGTERM: "Terminated", SIGSTKFLT: "Stack fault",
    SIGCHLD: "Child exited", SIGCONT: "Continued", SIGSTOP: "Stopped (signal)", SIGTSTP: "Stopped",
    SIGTTIN: "Stopped (tty input)", SIGTTOU: "Stopped (tty output)", SIGURG: "Urgent I/O condition",
    SIGXCPU: "CPU time limit exceeded", SIGXFSZ: "File size limit exceeded", SIGVTALRM: "Virtual timer expired",
    SIGPROF: "Profiling timer expired", SIGWINCH: "Window changed", SIGIO: "I/O possible", SIGPWR: "Power failure",
    SIGSYS: "Bad system call",
}


def _handler(value):
    if value is None:
        return default_int_handler
    if isinstance(value, int):
        return Handlers(value)
    return value


def signal(signalnum, handler):
    """Say what the process does at a signal: SIG_IGN, SIG_DFL, or a function of the signal's
    number and a frame, which is None. Answers what it did before."""
    if isinstance(handler, int):
        handler = int(handler)
    return _handler(_signal.signal(signalnum, handler))


def getsignal(signalnum):
    """Return what the process does at a signal."""
    return _handler(_signal.getsignal(signalnum))


def raise_signal(signalnum):
    """Send the process itself a signal."""
    _signal.raise_signal(signalnum)


def alarm(seconds):
    """Send the process SIGALRM when some seconds have passed; 0 cancels that."""
    return _signal.alarm(seconds)


def setitimer(which, seconds, interval=0.0):
    """Send the process SIGALRM when some time has passed, and again after each interval."""
    return _signal.setitimer(which, seconds, interval)


def getitimer(which):
    return _signal.getitimer(which)


def strsignal(signalnum):
    """Describe a signal."""
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    return _texts.get(signalnum)


def valid_signals():
    return set(Signals)


def siginterrupt(signalnum, flag):
    """Operations of pyq always go on after a signal."""
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")


def set_wakeup_fd(fd, *, warn_on_full_buffer=True):
    return -1
