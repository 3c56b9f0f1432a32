"""Connections between threads: pairs of lines of objects."""

from collections import deque
from queue import Queue
from threading import Condition

__all__ = ["Client", "Listener", "Pipe"]

families = [None]


class Listener(object):
    """Accepts the connections that Client makes with its address."""

    def __init__(self, address=None, family=None, backlog=1):
        self._backlog_queue = Queue(backlog)

    def accept(self):
        return Connection(*self._backlog_queue.get())

    def close(self):
        self._backlog_queue = None

    @property
    def address(self):
        return self._backlog_queue

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


class _Line:
    """What one end sends and the other receives."""

    def __init__(self):
        self.items = deque()
        self.filled = Condition()

    def put(self, item):
        with self.filled:
            self.items.append(item)
            self.filled.notify()

    def get(self):
        with self.filled:
            self.filled.wait_for(lambda: self.items)
            return self.items.popleft()

    def wait(self, timeout):
        with self.filled:
            return bool(self.filled.wait_for(lambda: self.items, timeout))


def Client(address):
    """Connect with the Listener that has the address."""
    there, back = _Line(), _Line()
    address.put((there, back))
    return Connection(back, there)


def Pipe(duplex=True):
    """Return the two ends of a connection."""
    a, b = _Line(), _Line()
    return Connection(a, b), Connection(b, a)


class Connection(object):
    """One end: what is put into _out is got from the other's _in."""

    def __init__(self, _in, _out):
        self._out = _out
        self._in = _in
        self.send = self.send_bytes = _out.put
        self.recv = self.recv_bytes = _in.get

    def poll(self, timeout=0.0):
        """Report whether there is something to receive, or comes within the time."""
        return self._in.wait(timeout if timeout is None else max(timeout, 0.0))

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()
