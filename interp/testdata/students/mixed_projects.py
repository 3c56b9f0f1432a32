#---- library simulation
from multiprocessing import Process, Queue
from queue import Empty
import time

class Book:
    def __init__(self, title, copies=1):
        self.title = title
        self.copies = copies

    def __repr__(self):
        return f"<{self.title}: {self.copies}>"

class Library(Process):
    def __init__(self, books, requests, answers):
        super().__init__(name="library")
        self.shelf = {b.title: b for b in books}
        self.requests = requests
        self.answers = answers

    def lend(self, title):
        try:
            book = self.shelf[title]
        except KeyError:
            return f"no book {title!r}"
        if book.copies == 0:
            return f"{title} is lent out"
        book.copies -= 1
        return f"{title} lent"

    def run(self):
        while True:
            try:
                what, title = self.requests.get(timeout=0.5)
            except Empty:
                break
            if what == "lend":
                self.answers.put(self.lend(title))
            elif what == "return":
                self.shelf[title].copies += 1
                self.answers.put(f"{title} is back")
            elif what == "list":
                self.answers.put(sorted(map(repr, self.shelf.values())))
        self.answers.put(None)

if __name__ == "__main__":
    req, ans = Queue(), Queue()
    lib = Library([Book("Dune"), Book("Emma", 2)], req, ans)
    lib.start()
    for r in [("lend", "Dune"), ("lend", "Dune"), ("lend", "Ulysses"), ("return", "Dune"), ("lend", "Emma"), ("list", "")]:
        req.put(r)
    while (a := ans.get()) is not None:
        print(a)
    lib.join()
    print(lib.name, "closed with", lib.exitcode)
#---- robots on a grid
from multiprocessing import Process, Queue
from dataclasses import dataclass, replace

@dataclass(frozen=True)
class Robot:
    name: str
    x: int = 0
    y: int = 0
    heading: str = "N"

    def turn(self, d):
        order = "NESW"
        i = (order.index(self.heading) + (1 if d == "R" else -1)) % 4
        return replace(self, heading=order[i])

    def forward(self):
        dx, dy = {"N": (0, 1), "E": (1, 0), "S": (0, -1), "W": (-1, 0)}[self.heading]
        return replace(self, x=self.x + dx, y=self.y + dy)

def drive(robot, program, q):
    for i, c in enumerate(program):
        match c:
            case "L" | "R":
                robot = robot.turn(c)
            case "F":
                robot = robot.forward()
            case _:
                q.put(ValueError(f"{robot.name}: bad command {c!r} at {i}"))
                return
    q.put(robot)

q = Queue()
programs = {"r2": "FFRFF", "c3": "LFLFF", "bad": "FX"}
ps = [Process(target=drive, args=(Robot(n), p, q)) for n, p in programs.items()]
for p in ps: p.start()
results = [q.get() for _ in ps]
for p in ps: p.join()
for r in sorted(results, key=str):
    print("error" if isinstance(r, Exception) else "robot", r)
#---- ticket office with locks and values
from multiprocessing import Process, Lock, Value, Queue
import time

class Office:
    def __init__(self, tickets):
        self.left = Value("i", tickets)
        self.lock = Lock()

    def buy(self, n):
        with self.lock:
            if self.left.value < n:
                return False
            self.left.value -= n
            return True

def customer(name, wanted, office, log):
    got = 0
    for n in wanted:
        if office.buy(n):
            got += n
    log.put((name, got))

def main():
    office = Office(10)
    log = Queue()
    people = [("Ann", [1, 1]), ("Bob", [2]), ("Cy", [3]), ("Di", [20])]
    ps = [Process(target=customer, args=(n, w, office, log)) for n, w in people]
    for p in ps: p.start()
    for p in ps: p.join()
    sold = 0
    for name, got in sorted(log.get() for _ in ps):
        print(f"{name:<4}{got:>3}")
        sold += got
    print("sold", sold, "left", office.left.value)

main()
#---- map reduce of words
from multiprocessing import Pool
from collections import Counter, defaultdict
import re

TEXTS = [
    "It was the best of times, it was the worst of times,",
    "it was the age of wisdom, it was the age of foolishness,",
    "it was the epoch of belief",
]

def mapper(text):
    return Counter(re.findall(r"[a-z]+", text.lower()))

def reducer(item):
    word, counts = item
    return word, sum(counts)

if __name__ == "__main__":
    with Pool(3) as pool:
        shuffled = defaultdict(list)
        for counter in pool.map(mapper, TEXTS):
            for word, n in counter.items():
                shuffled[word].append(n)
        totals = dict(pool.map(reducer, sorted(shuffled.items())))
    for word, n in sorted(totals.items(), key=lambda kv: (-kv[1], kv[0]))[:6]:
        print(f"{word:<8}{'#' * n} {n}")
#---- bank with exceptions over pipes
from multiprocessing import Process, Pipe

class BankError(Exception):
    pass

class Overdrawn(BankError):
    def __init__(self, balance, amount):
        super().__init__(balance, amount)
        self.balance, self.amount = balance, amount

    def __str__(self):
        return f"cannot take {self.amount} from {self.balance}"

def bank(conn):
    balance = 0
    while True:
        try:
            op, *args = conn.recv()
            if op == "deposit":
                balance += args[0]
                conn.send(balance)
            elif op == "withdraw":
                if args[0] > balance:
                    raise Overdrawn(balance, args[0])
                balance -= args[0]
                conn.send(balance)
            elif op == "close":
                conn.send("closed")
                return
            else:
                raise BankError("unknown operation " + op)
        except BankError as e:
            conn.send(e)
        except IndexError:
            conn.send(BankError("amount missing"))

def ask(conn, *msg):
    conn.send(msg)
    r = conn.recv()
    if isinstance(r, Exception):
        raise r
    return r

here, there = Pipe()
p = Process(target=bank, args=(there,))
p.start()
for msg in [("deposit", 100), ("withdraw", 30), ("withdraw", 500), ("rob",), ("deposit",), ("close",)]:
    try:
        print(msg[0], "->", ask(here, *msg))
    except Overdrawn as e:
        print("overdrawn:", e, e.amount - e.balance)
    except BankError as e:
        print("bank error:", e)
p.join()
#---- prime generator across processes
from multiprocessing import Process, Queue
from itertools import islice, count

def primes():
    found = []
    for n in count(2):
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n

def produce(q, n):
    for p in islice(primes(), n):
        q.put(p)
    q.put(None)

def twins(seq):
    last = None
    for p in seq:
        if last and p - last == 2:
            yield last, p
        last = p

q = Queue()
p = Process(target=produce, args=(q, 25))
p.start()
for pair in twins(iter(q.get, None)):
    print(*pair, sep="/", end=" ")
print()
p.join()
#---- event driven factory
from multiprocessing import Process, Queue, Event
import time

def machine(name, belt, stop, report):
    made = 0
    while not stop.is_set():
        belt.put(name)
        made += 1
        time.sleep(0.01)
    report.put((name, made))

def packer(belt, report):
    boxes = {}
    for part in iter(belt.get, "END"):
        boxes[part] = boxes.get(part, 0) + 1
    report.put(("packer", sum(boxes.values())))

belt, report, stop = Queue(), Queue(), Event()
machines = [Process(target=machine, args=(n, belt, stop, report)) for n in ("saw", "drill")]
pk = Process(target=packer, args=(belt, report))
for p in machines + [pk]: p.start()
time.sleep(0.15)
stop.set()
done = dict(report.get() for _ in machines)
for m in machines: m.join()
belt.put("END")
name, packed = report.get()
pk.join()
print(sorted(done), name)
print("all packed:", packed == sum(done.values()), packed >= 2)
#---- logger process
from multiprocessing import Process, Queue, current_process
import time

LEVELS = ("DEBUG", "INFO", "ERROR")

def logger(q, minimum):
    counts = dict.fromkeys(LEVELS, 0)
    while True:
        rec = q.get()
        if rec is None:
            break
        level, who, text = rec
        counts[level] += 1
        if LEVELS.index(level) >= LEVELS.index(minimum):
            print(f"[{level:<5}] {who}: {text}")
    print(counts)

def worker(q, delay):
    time.sleep(delay)
    me = current_process().name
    q.put(("DEBUG", me, "starting"))
    try:
        q.put(("INFO", me, f"result {10 / (delay - 0.2):.0f}" if delay != 0.2 else 1 / 0))
    except ZeroDivisionError as e:
        q.put(("ERROR", me, e))

q = Queue()
lg = Process(target=logger, args=(q, "INFO"))
lg.start()
ws = [Process(target=worker, args=(q, d), name=f"w{i}") for i, d in enumerate((0.1, 0.2, 0.3))]
for w in ws: w.start()
for w in ws: w.join()
q.put(None)
lg.join()
#---- expression trees in workers
from multiprocessing import Pool
import operator

class Num:
    def __init__(self, n): self.n = n
    def eval(self): return self.n
    def __str__(self): return str(self.n)

class Op:
    table = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
    def __init__(self, sym, l, r): self.sym, self.l, self.r = sym, l, r
    def eval(self): return self.table[self.sym](self.l.eval(), self.r.eval())
    def __str__(self): return f"({self.l} {self.sym} {self.r})"

def parse(tokens):
    stack = []
    for t in tokens.split():
        if t in Op.table:
            r, l = stack.pop(), stack.pop()
            stack.append(Op(t, l, r))
        else:
            stack.append(Num(int(t)))
    (result,) = stack
    return result

def work(text):
    try:
        tree = parse(text)
        return f"{tree} = {tree.eval()}"
    except (ValueError, IndexError, ZeroDivisionError) as e:
        return f"{text!r}: {type(e).__name__}"

with Pool(2) as pool:
    for line in pool.imap(work, ["1 2 +", "3 4 * 5 -", "1 0 /", "1 +", "2 3", "8 x *"]):
        print(line)
#---- vote with namedtuples
from collections import namedtuple, Counter
from multiprocessing import Process, Queue

Ballot = namedtuple("Ballot", "voter choice weight", defaults=[1])

def station(ballots, q):
    c = Counter()
    for b in ballots:
        c[b.choice] += b.weight
    q.put(c)

north = [Ballot("a", "tea"), Ballot("b", "coffee"), Ballot("c", "tea", 2)]
south = [Ballot("d", "coffee", 4), north[0]._replace(voter="e")]
q = Queue()
for s in (north, south):
    Process(target=station, args=(s, q)).start()
total = q.get() + q.get()
print(total.most_common(), north[2])
print(max(total, key=total.get), total["water"])
#---- dining with timeout and retry
from multiprocessing import Process, Lock, Queue
import time, random

def eat(i, left, right, q):
    random.seed(i)
    meals = 0
    while meals < 2:
        with left:
            if right.acquire(timeout=0.02):
                try:
                    meals += 1
                finally:
                    right.release()
        time.sleep(random.random() / 50)
    q.put((i, meals))

n = 3
forks = [Lock() for _ in range(n)]
q = Queue()
ps = [Process(target=eat, args=(i, forks[i], forks[(i + 1) % n], q)) for i in range(n)]
for p in ps: p.start()
for p in ps: p.join()
print(sorted(q.get() for _ in ps))
#---- worker pool of my own
from multiprocessing import Process, Queue
import traceback

class Result:
    def __init__(self, id, value=None, error=None):
        self.id, self.value, self.error = id, value, error
    @property
    def ok(self):
        return self.error is None

class MyPool:
    def __init__(self, n):
        self.tasks, self.results = Queue(), Queue()
        self.procs = [Process(target=self._loop, name=f"my-{i}") for i in range(n)]
    def _loop(self):
        while (task := self.tasks.get()) is not None:
            id, f, args = task
            try:
                self.results.put(Result(id, f(*args)))
            except Exception as e:
                self.results.put(Result(id, error=traceback.format_exc().splitlines()[-1]))
    def __enter__(self):
        for p in self.procs: p.start()
        return self
    def __exit__(self, *exc):
        for _ in self.procs: self.tasks.put(None)
        for p in self.procs: p.join()
        print("pool closed,", [p.exitcode for p in self.procs])
    def starmap(self, f, argslist):
        argslist = list(argslist)
        for id, args in enumerate(argslist):
            self.tasks.put((id, f, args))
        res = sorted((self.results.get() for _ in argslist), key=lambda r: r.id)
        return [r.value if r.ok else r.error for r in res]

def div(a, b):
    return a / b

with MyPool(2) as pool:
    for r in pool.starmap(div, [(6, 3), (1, 0), ("a", 2), (9, 2)]):
        print(r)
#---- memo server as decorator
from multiprocessing import Process, Queue
from functools import wraps

def server(reqs, answers):
    cache = {}
    hits = 0
    while True:
        kind, key, value = reqs.get()
        if kind == "get":
            hits += key in cache
            answers.put(cache.get(key))
        elif kind == "set":
            cache[key] = value
        else:
            answers.put((len(cache), hits))
            return

reqs, answers = Queue(), Queue()

def remembered(f):
    @wraps(f)
    def w(n):
        reqs.put(("get", (f.__name__, n), None))
        v = answers.get()
        if v is None:
            v = f(n)
            reqs.put(("set", (f.__name__, n), v))
        return v
    return w

@remembered
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

p = Process(target=server, args=(reqs, answers))
p.start()
print(fib(20), fib.__name__)
reqs.put(("end", None, None))
print("entries %d, hits %d" % answers.get())
p.join()
#---- text adventure from stdin
# stdin: look\ngo north\ntake lamp\ngo up\ngo south\nquit\n
from multiprocessing import Process, Queue

ROOMS = {"hall": {"north": "attic"}, "attic": {"south": "hall"}}
THINGS = {"attic": ["lamp"], "hall": []}

class Player:
    def __init__(self):
        self.room, self.bag = "hall", []
    def do(self, line):
        verb, _, rest = line.partition(" ")
        method = getattr(self, "do_" + verb, None)
        if method is None:
            return "I don't know how to " + verb
        return method(rest)
    def do_look(self, _):
        return f"You are in the {self.room}. Exits: {', '.join(ROOMS[self.room])}"
    def do_go(self, where):
        try:
            self.room = ROOMS[self.room][where]
        except KeyError:
            return "no way " + where
        return self.do_look("")
    def do_take(self, thing):
        if thing in THINGS[self.room]:
            THINGS[self.room].remove(thing)
            self.bag.append(thing)
            return "taken " + thing
        return "no " + thing

def game(inp, out):
    p = Player()
    for line in iter(inp.get, "quit"):
        out.put(p.do(line))
    out.put(f"You had {p.bag}")

inp, out = Queue(), Queue()
g = Process(target=game, args=(inp, out)); g.start()
while True:
    line = input()
    inp.put(line)
    print(">", line)
    print(out.get())
    if line == "quit":
        break
g.join()
print(THINGS)
