#---- members of library modules can be assigned
import json
import math
import os
import os.path
import random
import time


def sleepy():
    time.sleep(50)
    return random.random(), math.pi, os.path.exists("/no such file")


time.sleep = lambda s: None
random.random = lambda: 0.5
math.pi = 3
os.path.exists = lambda p: True
json.more = 4
print(sleepy(), json.more, json.__name__, "more" in dir(json), vars(json)["more"])
import time as again

print(again is time)
del time.sleep
try:
    time.sleep(1)
except AttributeError as e:
    print(e)
try:
    del time.sleep
except AttributeError as e:
    print(e)
try:
    from time import sleep
except ImportError as e:
    print(type(e).__name__)
#---- a child has the parent's, and the parent not the child's
import random
import time
from multiprocessing import Pool, Process, Queue


def look():
    time.sleep(50)
    return random.random()


def child(q):
    q.put(look())
    random.random = lambda: "child"
    q.put(look())


def in_pool(_):
    return look()


if __name__ == "__main__":
    time.sleep = lambda s: None
    random.random = lambda: 0.5
    q = Queue()
    p = Process(target=child, args=(q,))
    p.start()
    print(q.get(), q.get())
    p.join()
    print(look())
    with Pool(1) as pool:
        print(pool.map(in_pool, [1]))
#---- a process that begins anew has none of it
import random
import time
from multiprocessing import Process, get_context


def child(q):
    q.put((random.random(), time.sleep(0)))


if __name__ == "__main__":
    time.sleep = lambda s: "parent's"
    random.random = lambda: 5
    ctx = get_context("spawn")
    q = ctx.Queue()
    p = ctx.Process(target=child, args=(q,))
    p.start()
    n, slept = q.get()
    print(n < 1, slept)
    p.join()
    print(random.random(), time.sleep(1))
#---- patched for a while
import random
import time
from contextlib import contextmanager


@contextmanager
def patched(module, name, value):
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        yield value
    finally:
        setattr(module, name, before)


def roll():
    return random.randint(1, 6)


with patched(random, "randint", lambda a, b: 4), patched(time, "time", lambda: 1.0):
    print(roll(), time.time())
print(1 <= roll() <= 6, time.time() > 1)
