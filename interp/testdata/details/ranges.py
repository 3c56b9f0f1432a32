#---- ranges of large numbers
big = 10**30
r = range(big, big + 10, 3)
print(r, len(r), list(r), r[0], r[-1], big + 3 in r, big + 4 in r, r.index(big + 6), r.count(big + 9), r.start, r.stop, r.step, [x - big for x in r], list(reversed(r)) == list(r)[::-1], r == range(big, big + 12, 3), hash(r) == hash(range(big, big + 12, 3)))
huge = range(10**40)
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: len(huge)); tell(lambda: huge[10**39]); tell(lambda: huge[-1]); tell(lambda: huge[10**40]); tell(lambda: 10**39 in huge); tell(lambda: -1 in huge); tell(lambda: bool(huge)); tell(lambda: huge.index(10**35)); tell(lambda: next(iter(huge))); tell(lambda: range(0, -10**30, -10**29)[3]); tell(lambda: list(range(0, -10**30, -4 * 10**29))); tell(lambda: range(10**30, 0)); tell(lambda: len(range(10**30, 0))); tell(lambda: 5 * 10**9 in range(10**10)); tell(lambda: range(10**10)[5 * 10**9]); tell(lambda: range(10**10).index(10**10 - 1)); tell(lambda: list(range(2**62, 2**62 + 3))); tell(lambda: list(range(2**63 - 2, 2**63 + 1))); tell(lambda: [i for i in range(-2**63 - 1, -2**63 + 1)]); tell(lambda: sum(range(2**64, 2**64 + 4)) - 2**66)
for i in range(2**63 - 1, 2**63 + 2): print(i, end=" ")
print()
for i in range(0, 10**20, 10**19 * 4): print(i, end=" ")
print()
#---- ranges compare and are keys
print(range(0) == range(1, 1), range(0, 3, 2) == range(0, 4, 2), range(1, 2) == range(1, 10, 20), range(3) != range(3), range(3) == [0, 1, 2], range(3).__eq__(range(3)), range(3).__eq__(3), range(0, 10, 3) == range(0, 12, 3))
d = {range(3): "a", range(0, 3, 1): "b", range(5, 5): "c", range(0): "d"}
print(d, len(d), d[range(0, 3)], range(9, 2) in d, {range(2), range(0, 2)}, hash(range(3)) == hash((3, 0, 1)))
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: range(3) < range(4)); tell(lambda: range(1.5)); tell(lambda: range("3")); tell(lambda: range(1, 2, 0)); tell(lambda: range()); tell(lambda: range(1, 2, 3, 4)); tell(lambda: range(3)[3]); tell(lambda: range(3)["a"]); tell(lambda: range(3).x); tell(lambda: range(3).index(3)); tell(lambda: range(3) + range(2)); tell(lambda: range(3) * 2); tell(lambda: range(3).__len__()); tell(lambda: range(10)[2:5]); tell(lambda: range(10)[::-1]); tell(lambda: range(10)[8:2:-2]); tell(lambda: range(0, 20, 3)[1:4][1]); tell(lambda: range(10)[-3:]); tell(lambda: range(10)[20:]); tell(lambda: repr(range(1, 5, 2))); tell(lambda: str(range(-3))); tell(lambda: list(range(-3))); tell(lambda: list(range(5, 0, -2))); tell(lambda: type(range(3)[1:]).__name__); tell(lambda: range(True, 5, True)); tell(lambda: list(map(str, range(2)))); tell(lambda: max(range(5))); tell(lambda: range(3).count("a")); tell(lambda: isinstance(range(3), range)); tell(lambda: range(3).__setitem__(0, 1)); tell(lambda: range(10).start); tell(lambda: "%s" % range(3)); tell(lambda: bool(range(0))); tell(lambda: [*range(3)]); tell(lambda: dict.fromkeys(range(2))); tell(lambda: tuple(range(3))[1]); tell(lambda: list(reversed(range(0, 10, 4))))
#---- waiting for what has __index__, and others that are nearly numbers
import time, threading, queue
from multiprocessing import Process, Queue, Lock, Event
class N:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class I(int): pass
class F(float): pass
def work(q): q.put(1)
if __name__ == "__main__":
    time.sleep(I(0)); time.sleep(F(0.0)); time.sleep(True * 0); time.sleep(N(0))
    l = threading.Lock(); l.acquire()
    print(l.acquire(True, I(0)), l.acquire(timeout=F(0.01)), l.acquire(timeout=N(0)), l.acquire(True, timeout=False))
    e = threading.Event(); print(e.wait(F(0.01)), e.wait(I(0)), e.wait(False))
    q = queue.Queue()
    for t in [F(0.01), I(0), False]:
        try: q.get(True, t)
        except queue.Empty: print("empty")
    p = Process(target=work, args=(Queue(),)); p.start(); p.join(I(60)); print(p.exitcode)
    m = Lock(); m.acquire(); print(m.acquire(True, F(0.01)), m.acquire(timeout=I(0)))
