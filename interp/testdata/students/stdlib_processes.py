#---- logging with process names
import logging, sys
from multiprocessing import Process
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(processName)s %(levelname)-7s %(name)s: %(message)s")
def work(n):
    log = logging.getLogger("work")
    log.debug("begin %d", n)
    if n > 1:
        log.error("too big: %r", n)
    try:
        1 / (n - 1)
    except ZeroDivisionError:
        log.warning("zero")
for n in (1, 2):
    p = Process(target=work, args=(n,), name=f"P{n}")
    p.start(); p.join()
logging.info("main done")
#---- itertools product split over workers
from itertools import product, islice
from multiprocessing import Pool
def check(t):
    a, b, c = t
    return t if a < b < c and a + b + c == 12 and a * a + b * b == c * c else None
with Pool(2) as pool:
    print([t for t in pool.map(check, product(range(1, 8), repeat=3)) if t])
#---- json messages
import json
from multiprocessing import Process, Queue
def service(inp, out):
    for raw in iter(inp.get, ""):
        try:
            msg = json.loads(raw)
            out.put(json.dumps({"id": msg["id"], "sum": sum(msg["values"])}, sort_keys=True))
        except (json.JSONDecodeError, KeyError) as e:
            out.put(json.dumps({"error": type(e).__name__}))
inp, out = Queue(), Queue()
p = Process(target=service, args=(inp, out)); p.start()
for raw in ('{"id": 1, "values": [1, 2.5]}', "{oops", '{"id": 2}', ""):
    inp.put(raw)
    if raw: print(out.get())
p.join()
#---- functools partial as target
from functools import partial, reduce
from multiprocessing import Process, Queue
q = Queue()
def put(tag, value, q): q.put((tag, value))
ps = [Process(target=partial(put, "t%d" % i, q=q), args=(i * i,)) for i in range(3)]
for p in ps: p.start()
got = sorted(q.get() for _ in ps)
for p in ps: p.join()
print(got, reduce(lambda a, t: a + t[1], got, 0))
#---- math with pool
import math
from multiprocessing import Pool
with Pool(2) as pool:
    print(pool.map(math.factorial, range(6)))
    print([f"{x:.3f}" for x in pool.map(math.sqrt, [1, 2, 3])])
    print(pool.starmap(math.gcd, [(12, 18), (7, 5)]), pool.starmap(math.pow, [(2, 3)]))
#---- random monte carlo with seed
import random
from multiprocessing import Pool
def inside(args):
    seed, n = args
    rng = random.Random(seed)
    return sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(n))
with Pool(2) as pool:
    hits = pool.map(inside, [(s, 500) for s in range(4)])
print(hits, 4 * sum(hits) / 2000)
#---- random functions seeded
import random
random.seed(2024)
print(random.randrange(0, 100, 5), random.choices("abc", k=5), random.getrandbits(8))
print(round(random.gauss(0, 1), 6), round(random.expovariate(2), 6), round(random.triangular(0, 1), 6))
print(random.sample(["x", "y", "z"], 2), random.choices([1, 2], weights=[9, 1], k=6))
random.seed("text")
print(random.randint(1, 1000), random.random())
#---- operator and bisect in workers
import bisect, operator
from multiprocessing import Process, Queue
def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]
def w(scores, q): q.put([(s, grade(s)) for s in scores])
q = Queue()
p = Process(target=w, args=([33, 99, 77, 70, 89, 90, 100],  q)); p.start()
print(sorted(q.get(), key=operator.itemgetter(1, 0))); p.join()
#---- os and sys in children
import os, sys
from multiprocessing import Process
os.environ["COLOUR"] = "blue"
def child():
    print(os.environ["COLOUR"], os.getenv("NOPE"))
    os.environ["COLOUR"] = "red"
    sys.stdout.write("raw\n"); sys.stdout.flush()
    sys.argv.append("x")
p = Process(target=child); p.start(); p.join()
print(os.environ["COLOUR"], len(sys.argv))
#---- os underscore exit
import os
from multiprocessing import Process
def child():
    try:
        print("leaving", flush=True)
        os._exit(7)
    finally:
        print("never")
p = Process(target=child); p.start(); p.join()
print(p.exitcode)
#---- time formats
import time
t = time.gmtime(1000000000)
print(time.strftime("%d.%m.%Y %H:%M:%S", t), t.tm_year, t[1], t.tm_wday, t.tm_yday)
print(time.strftime("%A %B %j %y %%", t), time.asctime(t))
print(time.strptime("2024-02-29", "%Y-%m-%d").tm_yday)
#---- datetime arithmetic
from datetime import date, timedelta, datetime
d = date(2024, 2, 28) + timedelta(days=2)
print(d, d.weekday(), d.isoformat(), (date(2024, 12, 25) - d).days, d.strftime("%d/%m"))
print(datetime(2020, 1, 2, 3, 4, 5), datetime(2020, 1, 1) < datetime(2021, 1, 1), timedelta(hours=25, seconds=5))
#---- string templates and translate
import string
from multiprocessing import Process, Queue
def rot13(s, q):
    a, b = string.ascii_lowercase, string.ascii_uppercase
    q.put(s.translate(str.maketrans(a + b, a[13:] + a[:13] + b[13:] + b[:13])))
q = Queue()
p = Process(target=rot13, args=("Hello, World!", q)); p.start()
r = q.get(); p.join()
print(r, len(string.printable), string.hexdigits)
#---- argparse given list
import argparse
from multiprocessing import Process
p = argparse.ArgumentParser()
p.add_argument("names", nargs="+")
p.add_argument("-n", "--number", type=int, default=1, choices=[1, 2, 3])
p.add_argument("--loud", action="store_true")
a = p.parse_args(["ann", "bob", "-n", "2", "--loud"])
def hi(name, n, loud):
    for _ in range(n): print("HI" if loud else "hi", name)
for name in a.names:
    pr = Process(target=hi, args=(name, a.number, a.loud)); pr.start(); pr.join()
print(vars(a))
#---- collections chain and userdict
from collections import ChainMap, Counter, deque
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c["a"], c["b"], sorted(c))
x = Counter(a=3, b=1) - Counter(a=1, b=2)
print(x, list(Counter("aab").elements()), Counter("abc") & Counter("bcd") == Counter("bc"))
d = deque(range(5), 3)
d.extendleft([9, 8])
print(d, d[0], 9 in d, d.count(9))
#---- contextlib timer with processes
from contextlib import contextmanager
from multiprocessing import Process
import time
@contextmanager
def running(*procs):
    for p in procs: p.start()
    try:
        yield procs
    finally:
        for p in procs: p.join()
        print("joined", len(procs))
def nap(t): time.sleep(t)
t0 = time.monotonic()
with running(*[Process(target=nap, args=(0.2,)) for _ in range(3)]) as ps:
    print("alive:", sum(p.is_alive() for p in ps))
print("parallel:", time.monotonic() - t0 < 0.55)
