#---- state of modules that the child does not name
import decimal, os, warnings, logging, multiprocessing, sys, csv, builtins, copyreg, math, threading
from decimal import Decimal
from os import getenv

class Foreign:
    def __init__(self, v): self.v = v

def reduced(f): return Foreign, (f.v + 1,)

def greet(): return "hello from builtins"

def child(q):
    q.put(str(Decimal(1) / 3))
    q.put(getenv("LEVEL"))
    try:
        import warnings as w
        w.warn("seen")
        q.put("no error")
    except UserWarning as e:
        q.put("error " + str(e))
    import logging as log
    q.put((log.getLogger().level, len(log.getLogger().handlers), log.getLogger("deep.er").level, log.getLevelName(5)))
    q.put((log.getLogger("multiprocessing").level, len(log.getLogger("multiprocessing").handlers)))
    import sys as s
    q.put((s.argv[-1], s.path[-1], s.getrecursionlimit()))
    import csv as c
    q.put("mine" in c.list_dialects())
    q.put(hello())
    import os as o
    q.put((o.marker, o.environ["LEVEL"]))
    q.put(Foreign(1))
    from multiprocessing import get_start_method
    q.put(get_start_method())

if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    decimal.getcontext().prec = 4
    os.environ["LEVEL"] = "7"
    os.marker = "patched"
    warnings.simplefilter("error")
    logging.basicConfig(level=logging.INFO)
    logging.getLogger("deep.er").setLevel(logging.ERROR)
    logging.addLevelName(5, "TRACE")
    multiprocessing.log_to_stderr().setLevel(logging.ERROR)
    sys.argv.append("given"); sys.path.append("/nowhere"); sys.setrecursionlimit(1234)
    csv.register_dialect("mine", delimiter="|")
    builtins.hello = greet
    copyreg.pickle(Foreign, reduced)
    q = multiprocessing.Queue()
    p = multiprocessing.Process(target=child, args=(q,))
    p.start()
    for i in range(11):
        v = q.get()
        print(v.v if isinstance(v, Foreign) else v)
    p.join()
#---- what a child makes of it is its own, and its child has that
import os, decimal, multiprocessing
def grandchild(q):
    from os import environ
    q.put((environ.get("A"), environ.get("B"), str(decimal.Decimal(2) / 3)))
def child(q):
    import os as o
    o.environ["B"] = "child"
    decimal.getcontext().prec = 2
    p = multiprocessing.Process(target=grandchild, args=(q,))
    p.start(); p.join()
if __name__ == "__main__":
    os.environ["A"] = "main"
    decimal.getcontext().prec = 6
    q = multiprocessing.Queue()
    p = multiprocessing.Process(target=child, args=(q,))
    p.start()
    print(q.get())
    p.join()
    print(os.environ.get("B"), decimal.Decimal(2) / 3)
