"""A scheduler of calls: each is made at its time, by the functions that tell the time
and wait for it."""

import heapq
import threading
import time
from collections import namedtuple
from itertools import count

__all__ = ["scheduler"]

Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs")


class scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self._lock = threading.RLock()
        self._sequence = count()
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        """Have action called at a time, the lower priority first."""
        with self._lock:
            event = Event(time, priority, next(self._sequence), action, argument, {} if kwargs is None else kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        """Have action called after a delay."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Forget a call. ValueError if it was made already."""
        with self._lock:
            for i, other in enumerate(self._queue):
                if other is event:
                    del self._queue[i]
                    heapq.heapify(self._queue)
                    return
        raise ValueError("list.remove(x): x not in list")

    def empty(self):
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Make the calls, and wait for the time of each. Without blocking, make those whose
        time has come and return how long it is to the next."""
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                wait = event.time - self.timefunc()
                if wait <= 0:
                    heapq.heappop(self._queue)
            if wait > 0:
                if not blocking:
                    return wait
                self.delayfunc(wait)
            else:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)  # let the others go on

    @property
    def queue(self):
        """The calls that are due, in the order in which they will be made."""
        with self._lock:
            return sorted(self._queue, key=lambda e: e[:3])
