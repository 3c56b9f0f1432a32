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
