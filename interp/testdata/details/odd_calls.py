#---- what __setstate__ sees of the circle that it is in
import copy
import multiprocessing as mp
import pickle

class Node:
    def __init__(self, items, names):
        self.items = items
        self.names = names

    def __getstate__(self):
        return self.__dict__

    def __setstate__(self, state):
        self.__dict__.update(state)
        print("made of", len(self.items), [type(x).__name__ for x in self.items], "names" in vars(self))

items = [1, 2]
names = {"a": 1}
node = Node(items, names)
items.append(node)
names["b"] = node
q = mp.SimpleQueue()
q.put(items)
got = q.get()
print(len(got), got[2].items is got)
q.put(names)
got = q.get()
print(len(got), got["b"].names is got)
for got in pickle.loads(pickle.dumps(items)), copy.deepcopy(items):
    print(len(got), got[2].items is got)
#---- a method that is called with another class' thing
def tell(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, "-", str(e).split("(")[0])

from collections import OrderedDict, deque
from fractions import Fraction
tell(str.upper, 5)
tell(list.append, (1,), 2)
tell(dict.get, [1], 2)
tell(set.add, frozenset(), 1)
tell(bytes.hex, "ab")
tell(deque.append, [1], 2)
tell(int.bit_length, "x")
tell(float.hex, 3)
tell(range.index, [1], 1)
#---- an index that changes what it is asked for
class Clears:
    def __init__(self, what):
        self.what = what

    def __index__(self):
        self.what.clear()
        return 1

def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1, 2, 3]
tell(lambda: a[Clears(a)])
b = bytearray(b"abc")
tell(lambda: b[Clears(b)])
c = [1, 2, 3]
tell(lambda: c.pop(Clears(c)))
d = [1, 2, 3]
tell(lambda: d.insert(Clears(d), 7))
print(d)
#---- warnings are caught once
import warnings

w = warnings.catch_warnings()
for step in w.__exit__, w.__enter__, w.__enter__:
    try:
        print(step())
    except RuntimeError as e:
        print(str(e).replace(repr(w), "w"))
w.__exit__()
#---- closing what cannot be closed
from contextlib import closing, nullcontext

try:
    with closing(5) as x:
        print("in", x)
except AttributeError as e:
    print(e)
print(nullcontext(7).enter_result)
#---- a class has names that are no identifiers, but texts
C = type("C", (), {"a b": 1, "": 2})
print(getattr(C, "a b"), getattr(C, ""))
#---- the same numbers of binomialvariate
import random

r = random.Random(7)
print([r.binomialvariate(n, p) for n in (0, 1, 5, 40, 1000, 10**9) for p in (0, 0.01, 0.3, 0.5, 0.75, 1)])
print([r.binomialvariate(100, 0.4) for _ in range(12)], r.random())
try:
    r.binomialvariate(10, 1.5)
except ValueError as e:
    print(e)
#---- logging of an exception that is none
import logging, sys
logging.basicConfig(stream=sys.stdout, format="%(message)s", force=True)
logging.error("plain", exc_info=object())
logging.error("no", exc_info=5)
