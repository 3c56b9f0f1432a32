#---- squares with queue
import multiprocessing as mp
import time

def square(n, q):
    time.sleep(0.01)
    q.put((n, n ** 2))

if __name__ == "__main__":
    q = mp.Queue()
    processes = []
    for n in range(1, 6):
        p = mp.Process(target=square, args=(n, q))
        processes.append(p)
        p.start()
    results = {}
    for _ in processes:
        k, v = q.get()
        results[k] = v
    for p in processes:
        p.join()
    for k in sorted(results):
        print(f"{k} squared is {results[k]}")
#---- prime workers
from multiprocessing import Process, Queue, current_process
def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))
def worker(tasks, results):
    while True:
        n = tasks.get()
        if n is None:
            break
        results.put((n, is_prime(n)))
if __name__ == '__main__':
    tasks, results = Queue(), Queue()
    ps = [Process(target=worker, args=(tasks, results)) for _ in range(2)]
    for p in ps: p.start()
    for n in range(10): tasks.put(n)
    for _ in ps: tasks.put(None)
    out = dict([results.get() for _ in range(10)])
    for p in ps: p.join()
    print([n for n in sorted(out) if out[n]])
#---- producer and consumer
from multiprocessing import Process, Queue
def producer(q, n):
    for i in range(n):
        print("produced", i)
        q.put(i)
    q.put("DONE")
def consumer(q):
    while True:
        item = q.get()
        if item == "DONE":
            break
        print("consumed", item)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=producer, args=(q, 3))
    p.start()
    p.join()
    c = Process(target=consumer, args=(q,))
    c.start()
    c.join()
    print("finished", q.empty())
#---- turns
from multiprocessing import Process, Queue
def ping(inp, out, n):
    for i in range(n):
        print("ping", inp.get())
        out.put(i)
if __name__ == '__main__':
    a, b = Queue(), Queue()
    p = Process(target=ping, args=(a, b, 3))
    p.start()
    for i in range(3):
        a.put(i)
        print("pong", b.get())
    p.join()
#---- timing that prints no time
import time
from multiprocessing import Process
def slow(n):
    time.sleep(0.1)
if __name__ == '__main__':
    t = time.time()
    ps = [Process(target=slow, args=(i,)) for i in range(4)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    elapsed = time.time() - t
    print("parallel" if elapsed < 3 else "slow", elapsed >= 0.1)
#---- process info
import os
import multiprocessing
def info(title):
    print(title)
    print("module name:", __name__)
    print("same parent:", os.getppid() == parent)
    print("process name:", multiprocessing.current_process().name)
parent = os.getpid()
if __name__ == "__main__":
    print("main line", multiprocessing.current_process().name)
    p = multiprocessing.Process(target=info, args=("function f",))
    p.start()
    p.join()
    print(p.exitcode == 0, p.is_alive(), p.pid != parent, p.name)
#---- tuple of one
from multiprocessing import Process
def show(*a):
    print(a)
if __name__ == "__main__":
    for args in [("ab"), ("ab",), [1, 2], (), "xyz", {"k": 1}]:
        p = Process(target=show, args=args)
        p.start()
        p.join()
#---- fail args not iterable
from multiprocessing import Process
def show(a):
    print(a)
if __name__ == "__main__":
    print("start")
    p = Process(target=show, args=(1))
    p.start()
    p.join()
#---- target called too early
from multiprocessing import Process
def hello():
    print("called in the parent")
p = Process(target=hello())
p.start()
p.join()
print(p.exitcode)
#---- race free counter with a lock and queue
from multiprocessing import Process, Lock, Queue
def add(lock, q, times):
    for _ in range(times):
        lock.acquire()
        q.put(q.get() + 1)
        lock.release()
if __name__ == '__main__':
    lock, q = Lock(), Queue()
    q.put(0)
    ps = [Process(target=add, args=(lock, q, 10)) for _ in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("counter", q.get())
#---- lock with statement free
from multiprocessing import Process, Lock, current_process
def critical(lock, n):
    lock.acquire()
    print(f"[{current_process().name}] enters")
    print(f"[{current_process().name}] leaves")
    lock.release()
def main():
    lock = Lock()
    for i in range(2):
        p = Process(target=critical, args=(lock, i), name=f"worker {i}")
        p.start()
        p.join()
main()
#---- matrix rows in processes
from multiprocessing import Process, Queue
A = [[1, 2], [3, 4]]
B = [[5, 6], [7, 8]]
def row(i, q):
    q.put((i, [sum(A[i][k] * B[k][j] for k in range(2)) for j in range(2)]))
if __name__ == '__main__':
    q = Queue()
    ps = [Process(target=row, args=(i, q)) for i in range(len(A))]
    [p.start() for p in ps]
    C = sorted(q.get() for _ in ps)
    [p.join() for p in ps]
    for i, r in C: print(i, r)
#---- mutable arguments are copied
from multiprocessing import Process
def change(l, d):
    l.append("child")
    d["child"] = True
    print("child sees", l, d)
if __name__ == "__main__":
    l, d = [1], {"p": 0}
    p = Process(target=change, args=(l, d))
    p.start(); p.join()
    print("parent sees", l, d)
#---- letters and numbers in order
from multiprocessing import Process
import time, string
def letters():
    for c in string.ascii_uppercase[:4]:
        print(c, end=" ", flush=True)
    print()
def numbers(n):
    for i in range(n): print(i, end=" ")
    print()
for t, a in ((letters, ()), (numbers, (5,))):
    p = Process(target=t, args=a)
    p.start()
    p.join()
#---- word count in parts
from multiprocessing import *
TEXT = ["the cat", "the dog the end", "a cat"]
def count(line, q):
    d = {}
    for w in line.split():
        d[w] = d.get(w, 0) + 1
    q.put(d)
if __name__ == '__main__':
    q = Queue()
    total = {}
    for line in TEXT:
        p = Process(target=count, args=(line, q)); p.start()
        for w, n in q.get().items():
            total[w] = total.get(w, 0) + n
        p.join()
    print(sorted(total.items(), key=lambda kv: (-kv[1], kv[0])))
#---- nested function as target by fork
from multiprocessing import Process
def main():
    greeting = "hi"
    def hello(name):
        print(greeting, name)
    p = Process(target=hello, args=["nested"])
    p.start()
    p.join()
    q = Process(target=lambda: print("lambda target"))
    q.start()
    q.join()
if __name__ == '__main__':
    main()
#---- random in children with seeds
from multiprocessing import Process
import random
def roll(seed):
    random.seed(seed)
    print(seed, [random.randint(1, 6) for _ in range(5)])
if __name__ == '__main__':
    for s in (1, 2, 1):
        p = Process(target=roll, args=(s,))
        p.start()
        p.join()
#---- library loans
books = {"Dune": 2, "Emma": 1}
loans = {}
def lend(person, title):
    if title not in books:
        return f"{title}: unknown"
    if books[title] == 0:
        return f"{title}: none left"
    books[title] -= 1
    loans.setdefault(person, []).append(title)
    return f"{title}: lent to {person}"
def give_back(person, title):
    if title in loans.get(person, []):
        loans[person].remove(title)
        books[title] += 1
        if not loans[person]: del loans[person]
        return True
    return False
for p, t in [("ann", "Dune"), ("bob", "Emma"), ("ann", "Emma"), ("cy", "It")]:
    print(lend(p, t))
print(give_back("bob", "Emma"), give_back("bob", "Emma"), books, loans)
#---- parking meter
def fee(minutes: int, rate: float = 1.5, cap: float = 12.0) -> float:
    """Fee for started hours, capped."""
    hours = -(-minutes // 60)
    return min(hours * rate, cap)
for m in (0, 1, 60, 61, 240, 1000):
    h, mm = divmod(m, 60)
    print(f"{h:>3}h{mm:02d} -> {fee(m):>6.2f} EUR")
#---- text adventure
# stdin: look\ngo north\ngo west\ntake lamp\nquit\n
rooms = {"hall": {"north": "attic", "items": []}, "attic": {"south": "hall", "items": ["lamp"]}}
here, bag = "hall", []
while True:
    cmd = input("> ").split()
    if cmd[0] == "quit":
        print("bag:", bag)
        break
    elif cmd[0] == "look":
        print("You are in the", here, "and see", ", ".join(rooms[here]["items"]) or "nothing")
    elif cmd[0] == "go":
        nxt = rooms[here].get(cmd[1])
        if nxt:
            here = nxt
            print("Now in", here)
        else:
            print("No way", cmd[1])
    elif cmd[0] == "take" and cmd[1] in rooms[here]["items"]:
        rooms[here]["items"].remove(cmd[1])
        bag.append(cmd[1])
#---- bmi table
people = [("Ann", 1.65, 60), ("Bob", 1.80, 95.5), ("Cyd", 1.92, 64)]
print("{:<6}{:>6}{:>8}{:>7}  {}".format("name", "m", "kg", "BMI", "class"))
for name, h, kg in people:
    bmi = kg / h ** 2
    if bmi < 18.5: c = "under"
    elif bmi < 25: c = "normal"
    else: c = "over"
    print("{:<6}{:>6.2f}{:>8.1f}{:>7.2f}  {}".format(name, h, kg, bmi, c))
#---- election
votes = "ann bob ann cy bob ann".split()
tally = {name: votes.count(name) for name in sorted(set(votes))}
width = max(map(len, tally))
for name, n in sorted(tally.items(), key=lambda t: t[1], reverse=True):
    print(f"{name:>{width}} | {'█' * n:<5} | {n / len(votes):6.1%}")
#---- hexdump
data = "Hello, wörld!\n".encode("utf-8")
for off in range(0, len(data), 8):
    chunk = data[off:off + 8]
    print("%04x  %-24s %s" % (off, " ".join("%02x" % b for b in chunk), "".join(chr(b) if 32 <= b < 127 else "." for b in chunk)))
#---- truth tables
print("a     b     and   or    xor")
for a in (True, False):
    for b in (True, False):
        print("%-5s %-5s %-5s %-5s %-5s" % (a, b, a and b, a or b, a ^ b))
#---- morse
code = {"s": "...", "o": "---", "e": ".", "t": "-"}
msg = " ".join(code.get(c, "?") for c in "sos test")
print(msg)
back = {v: k for k, v in code.items()}
print("".join(back.get(m, " ") for m in msg.split()))
#---- sudoku row check
row = [5, 3, 4, 6, 7, 8, 9, 1, 2]
print(sorted(row) == list(range(1, 10)), set(range(1, 10)) - set(row[:5]), len(set(row)) == 9)
#---- long division
def long_div(a, b, places=12):
    out = str(a // b) + "."
    r = a % b
    for _ in range(places):
        r *= 10
        out += str(r // b)
        r %= b
        if r == 0: break
    return out
print(long_div(1, 7), long_div(1, 8), long_div(22, 7), long_div(10, 5))
#---- vectors
def add(u, v): return tuple(a + b for a, b in zip(u, v))
def dot(u, v): return sum(a * b for a, b in zip(u, v))
def norm(u): return dot(u, u) ** 0.5
u, v = (1, 2, 2), (0.5, -1, 4)
print(add(u, v), dot(u, v), norm(u), f"{norm(v):.4f}", tuple(3 * x for x in u))
#---- polynomial
def poly(coefs):
    parts = []
    for p, c in enumerate(coefs):
        if c:
            parts.append(f"{c}" + ("" if p == 0 else "x" if p == 1 else f"x^{p}"))
    return " + ".join(reversed(parts)).replace("+ -", "- ") or "0"
def horner(coefs, x):
    r = 0
    for c in reversed(coefs): r = r * x + c
    return r
print(poly([1, -3, 0, 2]), horner([1, -3, 0, 2], 2), poly([0]), poly([0, 1]))
#---- date arithmetic
DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
def leap(y): return (y % 4 == 0) - (y % 100 == 0) + (y % 400 == 0)
def ordinal(y, m, d): return d + sum(DAYS[:m - 1]) + (m > 2) * leap(y)
def weekday(y, m, d):
    y0 = y - (14 - m) // 12
    x = y0 + y0 // 4 - y0 // 100 + y0 // 400
    m0 = m + 12 * ((14 - m) // 12) - 2
    return (d + x + 31 * m0 // 12) % 7
print(ordinal(2024, 12, 31), ordinal(2023, 3, 1), "Sun Mon Tue Wed Thu Fri Sat".split()[weekday(2024, 2, 29)])
