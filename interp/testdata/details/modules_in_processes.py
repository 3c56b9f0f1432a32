#---- objects of modules travel
import multiprocessing as mp
import logging, sys, io
from multiprocessing import Process, Queue
from dataclasses import dataclass, field, asdict, replace
from enum import Enum, IntEnum, Flag, auto
from contextlib import contextmanager, redirect_stdout
class Color(Enum):
    RED = 1
    GREEN = 2
    def hex(self): return '#' + self.name
class Pri(IntEnum):
    LOW = 1
    HIGH = 2
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
@dataclass(order=True)
class Job:
    pri: Pri
    name: str = 'job'
    color: Color = Color.RED
    tags: list = field(default_factory=list)
    def run(self): return self.name.upper()
@dataclass(frozen=True)
class Key:
    a: int
    b: str = 'x'
logger = logging.getLogger('app')
@contextmanager
def section(name):
    print('begin', name)
    try: yield name
    finally: print('end', name)
def work(q, out, c, table):
    print(c is Color.RED, c == Color.RED, Color(1) is c, c in table, table.get(Color.GREEN), c.hex())
    while True:
        j = q.get()
        if j is None: break
        print(j, j.color is Color.GREEN, j.color == Color.GREEN, j.run(), isinstance(j, Job), j.pri > Pri.LOW, j.pri == 2, type(j) is Job)
        j.tags.append('done')
        with section(j.name) as s:
            out.put((replace(j, name=s + '!'), j.color, Perm.R | Perm.W, {Key(1): 'k'}))
    b = io.StringIO()
    with redirect_stdout(b): print('captured')
    out.put(b.getvalue())
    logger.info('child %s', mp.current_process().name)
    try:
        Key(1).a = 2
    except Exception as e: out.put((type(e).__name__, str(e)))
def main():
    logging.basicConfig(level=logging.INFO, stream=sys.stdout, format='%(levelname)s %(processName)s %(message)s')
    q, out = Queue(), Queue()
    q.put(Job(Pri.HIGH, 'one', Color.GREEN)); q.put(Job(Pri.LOW)); q.put(None)
    p = Process(target=work, args=(q, out, Color.RED, {Color.RED: 1, Color.GREEN: 2})); p.start(); p.join()
    for _ in range(2):
        j, c, perm, d = out.get()
        print(j, c is Color.GREEN or c is Color.RED, perm is (Perm.R | Perm.W), perm, d[Key(1)], Job(Pri.LOW) < j, j == Job(Pri.LOW), asdict(j))
        print({Color.RED: 'r', Color.GREEN: 'g'}[c], c.name, c.value)
    print(out.get(), out.get())
    logger.info('end')
if __name__ == '__main__': main()

#---- one place reads the attributes of several modules
import math, cmath, random, sys, os
from multiprocessing import Process, Queue
def root(m, x):
    return m.sqrt(x)
for m in math, cmath, math, cmath:
    print(root(m, 4))
def platform(m):
    try:
        return m.marker
    except AttributeError as e:
        return str(e)
for m in sys, math, os, sys:
    print(platform(m))
sys.marker = 1
print([platform(m) for m in (sys, math, os, sys)])
os.marker = "os"
print([platform(m) for m in (sys, math, os, sys)])
class Fake:
    marker = "class"
    def sqrt(self, x): return "fake", x
print(platform(Fake), platform(Fake()), root(Fake(), 3), root(math, 9.0))
def child(q):
    q.put((sys.marker, platform(os)))
    sys.marker += 10
    q.put([platform(sys) for _ in range(3)])
q = Queue()
for _ in range(2):
    p = Process(target=child, args=(q,))
    p.start()
    print(q.get(), q.get())
    p.join()
    sys.marker *= 2
print(sys.marker)
def fixed(): return 7
def number(): return os.cpu_count()
kept = os.cpu_count
real = number()
os.cpu_count = fixed
print(number(), number())
def changing(q):
    q.put(number())
    os.cpu_count = lambda: "child"
    q.put(number())
p = Process(target=changing, args=(q,)); p.start(); print(q.get(), q.get()); p.join()
print(number())
os.cpu_count = kept
print(number() == real)

#---- attributes of modules are taken away
import math, os, sys
from multiprocessing import Process, Queue
def marker(m):
    return m.marker
def attempt(f, *args):
    try:
        return f(*args)
    except AttributeError as e:
        return str(e)
for m in sys, os, sys:
    print(attempt(marker, m))
    m.marker = m.__name__
    print(attempt(marker, m), "marker" in dir(m))
    del m.marker
    print(attempt(marker, m), hasattr(m, "marker"), "marker" in dir(m), getattr(m, "marker", "none"))
print(attempt(delattr, sys, "marker"), attempt(delattr, math, "marker"), sep="; ")
kept = os.getcwd
def where():
    return os.getcwd()
def child(q):
    q.put(attempt(where))
    os.getcwd = lambda: "child"
    q.put(attempt(where))
    del os.getcwd
    q.put((attempt(where), "getcwd" in vars(os)))
for _ in range(2):
    del os.getcwd
    print(attempt(where), "getcwd" in dir(os), "getcwd" in vars(os))
    q = Queue()
    p = Process(target=child, args=(q,))
    p.start()
    print(q.get(), q.get(), q.get())
    p.join()
    os.getcwd = lambda: "parent"
    print(where())
os.getcwd = kept
#---- an object whose method uses a module crosses
import multiprocessing as mp
import sys

class Reader:
    def tell(self):
        return sys.float_info.max > 1, sys.version_info[0]

def work(q, out):
    out.put(q.get().tell())

if __name__ == "__main__":
    q, out = mp.Queue(), mp.Queue()
    p = mp.Process(target=work, args=(q, out))
    p.start()
    q.put(Reader())
    print(out.get())
    p.join()
