# What derives from a class of the library and forgets its __init__.
import logging
import queue
import threading
from multiprocessing.managers import BaseManager, DictProxy
from multiprocessing.sharedctypes import Synchronized


def kind(f, *args):
    try:
        f(*args)
        return "no error"
    except (AttributeError, RuntimeError, AssertionError) as e:
        return type(e).__name__


class Barrier(threading.Barrier):
    def __init__(self):
        self.mine = 1


class Late(threading.Barrier):
    def __init__(self):
        print(kind(self.wait))
        super().__init__(1)
        self.wait()
        print(self.parties, self.n_waiting, self.broken)


class Condition(threading.Condition):
    def __init__(self):
        pass


class Event(threading.Event):
    def __init__(self):
        pass


class Semaphore(threading.Semaphore):
    def __init__(self):
        pass


class ThreadQueue(queue.Queue):
    def __init__(self):
        pass


class Manager(BaseManager):
    def __init__(self):
        pass


class Thread(threading.Thread):
    def __init__(self):
        pass


barrier = Barrier()
print(barrier.mine, isinstance(barrier, threading.Barrier), barrier == barrier)
print(kind(lambda: barrier.wait()), kind(lambda: barrier.parties), kind(repr, barrier))
print(kind(lambda: threading.Barrier.wait(barrier)))
Late()
print(kind(lambda: Condition().wait()), kind(lambda: Condition().notify()))
print(kind(lambda: Event().set()), kind(lambda: Event().is_set()))
print(kind(lambda: Semaphore().acquire()), kind(lambda: Semaphore().__enter__()))
print(kind(lambda: ThreadQueue().put(1)), kind(lambda: ThreadQueue().get()))
print(kind(lambda: Manager().start()))
print(kind(lambda: Thread().start()))


class Record(logging.LogRecord):
    def __init__(self):
        pass


class Handler(logging.StreamHandler):
    def __init__(self):
        pass


class Proxy(DictProxy):
    pass


print(kind(repr, Record()), kind(lambda: Handler().filter(None)))
try:
    Proxy()
except TypeError as e:
    print(type(e).__name__)
shared = Synchronized.__new__(Synchronized)
print(kind(lambda: shared.value), kind(lambda: shared.get_obj()))
#---- actions that are not complete
import argparse


class Action(argparse.Action):
    def __init__(self):
        pass


try:
    repr(Action())
except AttributeError:
    pass
print("no crash")
