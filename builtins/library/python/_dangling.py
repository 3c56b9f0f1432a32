"""The threads and processes that have not ended, under the names that CPython's modules threading
and multiprocessing.process have for their sets."""

import multiprocessing
import threading


class _Alive:
    def __init__(self, list):
        self._list = list

    def copy(self):
        return set(self._list())

    def __iter__(self):
        return iter(self.copy())

    def __len__(self):
        return len(self.copy())

    def __contains__(self, other):
        return other in self.copy()


_dangling = _Alive(threading.enumerate)
_children = _Alive(multiprocessing.active_children)
