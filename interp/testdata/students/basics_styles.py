#---- semicolons and one liners
from multiprocessing import Process, Queue; import time
def f(q): q.put("x"); q.put("y"); q.put("z")
q = Queue(); p = Process(target=f, args=(q,)); p.start()
for i in range(3): print(q.get(), end=";" if i < 2 else "\n")
p.join(); print("ok") if p.exitcode == 0 else print("bad")
#---- set start method and freeze support
import multiprocessing

def task(n):
    print("task", n)

if __name__ == '__main__':
    multiprocessing.freeze_support()
    multiprocessing.set_start_method('fork')
    p = multiprocessing.Process(target=task, args=(1,))
    p.start()
    p.join()
    print(multiprocessing.get_start_method())
#---- get context
import multiprocessing as mp

def child(q):
    q.put("from context")

ctx = mp.get_context("fork")
q = ctx.Queue()
p = ctx.Process(target=child, args=(q,))
p.start()
print(q.get())
p.join()
#---- import inside functions
def worker(n):
    import time
    time.sleep(0.05 * n)
    print("worker", n)

def main():
    from multiprocessing import Process
    ps = []
    for n in range(1, 4):
        ps.append(Process(target=worker, args=(n * 2,)))
        ps[-1].start()
    while ps:
        ps.pop(0).join()
    print("no more processes:", ps)

main()
#---- module docstring and constants
"""Counts votes in parallel.

Author: a student
"""
from multiprocessing import Process, Queue

VOTES = ["red", "blue", "red", "green", "red", "blue"]
PARTIES = ("red", "blue", "green")


def count_votes(party, votes, results):
    """Count how often party occurs."""
    number = 0
    for vote in votes:
        if vote == party:
            number += 1
    results.put((number, party))


def main():
    """Start one process per party."""
    results = Queue()
    processes = []
    for party in PARTIES:
        process = Process(target=count_votes, args=(party, VOTES, results))
        process.start()
        processes.append(process)
    table = [results.get() for _ in processes]
    for process in processes:
        process.join()
    winner = max(table)
    print(sorted(table))
    print("The winner is {1} with {0} votes".format(*winner))
    print(__doc__.splitlines()[0], __name__)


if __name__ == "__main__":
    main()
#---- java style
from multiprocessing import Process, Queue

def ProcessNumbers(InputQueue, OutputQueue):
    Running = True
    while (Running == True):
        Number = InputQueue.get()
        if (Number == -1):
            Running = False
        else:
            if ((Number % 2) == 0):
                OutputQueue.put(str(Number) + " is even")
            else:
                OutputQueue.put(str(Number) + " is odd")
    OutputQueue.put("")
    return

def Main():
    InputQueue = Queue()
    OutputQueue = Queue()
    Worker = Process(target = ProcessNumbers, args = (InputQueue, OutputQueue))
    Worker.start()
    for Index in range(0, 4, 1):
        InputQueue.put(Index);
    InputQueue.put(-1);
    Text = OutputQueue.get()
    while (not (Text == "")):
        print(Text);
        Text = OutputQueue.get()
    Worker.join();

Main()
#---- fully annotated
from multiprocessing import Process, Queue
from typing import List, Tuple, Optional

def mean(values: List[float], out: "Queue[float]") -> None:
    result: float = sum(values) / len(values)
    out.put(result)

def run(data: List[List[float]], name: Optional[str] = None) -> Tuple[float, ...]:
    out: Queue = Queue()
    procs: List[Process] = [Process(target=mean, args=(d, out), name=name) for d in data]
    for p in procs:
        p.start()
    res: List[float] = [out.get() for _ in procs]
    for p in procs:
        p.join()
    return tuple(sorted(res))

print(run([[1.0, 2.0], [10, 20, 30]], name="mean"))
#---- menu with input
# stdin: 1\n5\n2\n7\n9\n3\n
from multiprocessing import Process, Queue

def square(n, q):
    q.put(n * n)

def double(n, q):
    q.put(n + n)

def menu():
    q = Queue()
    while True:
        choice = input("1=square 2=double 3=quit: ")
        if choice == "1" or choice == "2":
            n = int(input("number: "))
            if choice == "1":
                p = Process(target=square, args=(n, q))
            else:
                p = Process(target=double, args=(n, q))
            p.start()
            print()
            print("result:", q.get())
            p.join()
        elif choice == "3":
            print()
            print("Goodbye")
            break
        else:
            print()
            print("Unknown choice", choice)

menu()
#---- input loop of floats
# stdin: 1.5\n2.25\nend\n
from multiprocessing import *
q = Queue()
def collect(q, out):
    s = 0
    x = q.get()
    while x != "end":
        s = s + float(x)
        x = q.get()
    out.put(s)
out = Queue()
p = Process(target=collect, args=(q, out))
p.start()
while True:
    line = input()
    q.put(line)
    if line == "end":
        break
print("Sum: %6.3f" % out.get())
p.join()
#---- names from split input
# stdin: Ann, Bob ,Cleo\n
from multiprocessing import Process
def hi(name, i):
    print(f"{i}. Hello {name}")
names = input("Names: ").split(",")
print(len(names), "names")
for i, name in enumerate(names, start=1):
    p = Process(target=hi, args=(name.strip(), i))
    p.start()
    p.join()
#---- main with arguments
import sys
from multiprocessing import Process

def work(n):
    print("n is", n)

def main(argv):
    n = int(argv[1]) if len(argv) > 1 else 4
    p = Process(target=work, args=(n,))
    p.start()
    p.join()
    return p.exitcode

if __name__ == "__main__":
    sys.exit(main(sys.argv))
#---- list comprehension of processes
from multiprocessing import Process, Queue
def f(i, q):
    q.put(chr(ord("a") + i))
q = Queue()
procs = [Process(target=f, args=(i, q)) for i in range(5)]
_ = [p.start() for p in procs]
letters = [q.get() for p in procs]
_ = [p.join() for p in procs]
print("".join(sorted(letters)), all(p.exitcode == 0 for p in procs), any(p.is_alive() for p in procs))
#---- while loops with counters
from multiprocessing import Process, Queue
q = Queue()
def w(q, k):
    q.put(k ** 2)
i = 0
while i < 4:
    p = Process(target=w, args=(q, i))
    p.start()
    i += 1
j = 0
total = 0
while j < 4:
    total += q.get()
    j = j + 1
print("total =", total)
#---- dispatch table of targets
from multiprocessing import Process, Queue
def add(a, b): return a + b
def sub(a, b): return a - b
def call(name, f, args, q):
    q.put((name, f(*args)))
table = {"add": add, "sub": sub, "mul": lambda a, b: a * b, "max": max}
q = Queue()
for name, f in table.items():
    Process(target=call, args=(name, f, (7, 3), q)).start()
for name, r in sorted(q.get() for _ in table):
    print(f"{name:>5} {r:+d}")
#---- nested loops and break
from multiprocessing import Process, Queue
def triples(limit, q):
    for a in range(1, limit):
        for b in range(a, limit):
            c = int((a * a + b * b) ** 0.5)
            if c >= limit:
                break
            if a * a + b * b == c * c:
                q.put((a, b, c))
    q.put(None)
q = Queue()
p = Process(target=triples, args=(20, q))
p.start()
t = q.get()
while t:
    print("%2d %2d %2d" % t)
    t = q.get()
p.join()
#---- global constants and functions calling functions
from multiprocessing import Process, Queue
RATE = 1.19
def net_to_gross(x):
    return round(x * RATE, 2)
def line(name, price):
    return "%-8s%8.2f" % (name, net_to_gross(price))
def printer(q):
    while True:
        item = q.get()
        if not item:
            return
        print(line(*item))
q = Queue()
p = Process(target=printer, args=(q,))
p.start()
for item in (("pen", 1), ("book", 12.5), ("bag", 40)):
    q.put(item)
q.put(())
p.join()
#---- strings building tables
from multiprocessing import Process, Queue
def row(n, q):
    q.put((n, "".join(str(n * i).rjust(4) for i in range(1, 6))))
q = Queue()
ps = []
for n in range(1, 6):
    ps.append(Process(target=row, args=(n, q)))
for p in ps:
    p.start()
rows = dict([q.get() for p in ps])
print("\n".join(rows[k] for k in sorted(rows)))
print("=" * 20)
#---- german calculator
# -*- coding: utf-8 -*-
from multiprocessing import Process, Queue

def rechner(auftraege, ergebnisse):
    # Endlosschleife, bis "ende" kommt
    while True:
        auftrag = auftraege.get()
        if auftrag == "ende":
            ergebnisse.put("Rechner aus")
            break
        zahl1, zeichen, zahl2 = auftrag.split()
        zahl1 = float(zahl1); zahl2 = float(zahl2)
        if zeichen == "+":
            ergebnis = zahl1 + zahl2
        elif zeichen == "-":
            ergebnis = zahl1 - zahl2
        elif zeichen == "*":
            ergebnis = zahl1 * zahl2
        elif zeichen == "/" and zahl2 != 0:
            ergebnis = zahl1 / zahl2
        else:
            ergebnis = "ungültig"
        ergebnisse.put(ergebnis)

auftraege, ergebnisse = Queue(), Queue()
prozess = Process(target=rechner, args=(auftraege, ergebnisse))
prozess.start()
for auftrag in ["3 + 4", "10 / 4", "1 / 0", "2 * 2.5", "ende"]:
    auftraege.put(auftrag)
    print(auftrag, "=", ergebnisse.get())
prozess.join()
#---- spanish kitchen
from multiprocessing import Process, Queue
import time

def cocinero(pedidos, platos):
    while True:
        pedido = pedidos.get()
        if pedido == "FIN":
            break
        print("Cocinando", pedido, "...")
        time.sleep(0.05)
        platos.put(pedido + " listo")
    platos.put("FIN")

def camarero(platos):
    plato = platos.get()
    propina = 0
    while plato != "FIN":
        print("Sirviendo:", plato)
        propina += 1
        plato = platos.get()
        time.sleep(0.1)
    print("Propina:", propina, "€")

pedidos, platos = Queue(), Queue()
c = Process(target=cocinero, args=(pedidos, platos), name="Cocinero")
m = Process(target=camarero, args=(platos,), name="Camarero")
c.start()
for p in ("tortilla", "paella"):
    pedidos.put(p)
pedidos.put("FIN")
c.join()
m.start()
m.join()
#---- french shop
from multiprocessing import Process, Queue

def caisse(numero, articles, file):
    total = 0
    for nom, prix in articles:
        total += prix
    file.put((numero, total))

chariots = {1: [("pain", 1.2), ("lait", 0.95)], 2: [("café", 4.5)], 3: []}
file = Queue()
caisses = [Process(target=caisse, args=(n, a, file)) for n, a in chariots.items()]
for c in caisses: c.start()
recu = sorted(file.get() for c in caisses)
for c in caisses: c.join()
for numero, total in recu:
    print(f"Caisse n°{numero} : {total:.2f} €")
print("Recette :", round(sum(t for _, t in recu), 2))
#---- print variants
from multiprocessing import Process
def show():
    print("a", 1, 2.5, None, True, [1, "x"], (1,), {"k": "v"}, sep="|")
    print("no newline", end="")
    print(" <- joined")
    print()
    print("tab\tend", "quote\"s", 'it\'s', r"raw\n")
    print("%s %d %5.2f %x %o %e %% %r" % ("s", 42, 3.14159, 255, 8, 12345.678, "r"))
    print("{:>6}|{:<6}|{:^6}|{:06.2f}|{:,}|{:b}".format("a", "b", "c", 3.14159, 1234567, 5))
    print(f"{1/3:.3f} {10**6:_} {'x':*^5} {255:#x} {0.25:%} {3!r:>4} {'q'!r}")
    x = 5
    print(f"{x=} {x + 1 = }", flush=True)
p = Process(target=show)
p.start()
p.join()
#---- everything in functions with globals
from multiprocessing import Process, Queue
queue = Queue()
results = []
def producer():
    for i in range(3):
        queue.put(i)
def consumer():
    for i in range(3):
        results.append(queue.get())
    print("consumer has", results)
def go():
    a = Process(target=producer); b = Process(target=consumer)
    a.start(); b.start(); a.join(); b.join()
    print("parent has", results)
go()
#---- children start in reversed order
import time
from multiprocessing import Process
def say(i):
    time.sleep(0.12 * i)
    print(i, end=" ", flush=True)
ps = [Process(target=say, args=(i,)) for i in range(5, 0, -1)]
for p in ps: p.start()
for p in reversed(ps): p.join()
print("done")
#---- timeouts with join and terminate
import time, multiprocessing
def job(seconds):
    time.sleep(seconds)
for secs in (0.05, 9):
    p = multiprocessing.Process(target=job, args=(secs,))
    p.start()
    p.join(0.4)
    if p.is_alive():
        print("too slow, terminating")
        p.terminate()
        p.join()
    else:
        print("finished in time")
    print("exit code", p.exitcode)
#---- ternary and boolean games
from multiprocessing import Process, Queue
def judge(a, b, q):
    beats = {"rock": "scissors", "scissors": "paper", "paper": "rock"}
    q.put("draw" if a == b else "first" if beats[a] == b else "second")
q = Queue()
for a, b in [("rock", "paper"), ("paper", "paper"), ("scissors", "paper")]:
    p = Process(target=judge, args=(a, b, q))
    p.start()
    print(f"{a:>8} vs {b:<8}: {q.get()}")
    p.join()
#---- exit codes as answers
import sys
from multiprocessing import Process
def is_leap(year):
    if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        sys.exit(1)
    sys.exit(0)
for y in (1900, 2000, 2023, 2024):
    p = Process(target=is_leap, args=(y,))
    p.start()
    p.join()
    print(y, "leap year" if p.exitcode else "common year")
#---- recursion in processes
from multiprocessing import Process, Queue
def quicksort(l):
    if len(l) < 2:
        return l
    pivot, *rest = l
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])
def psort(l, q):
    q.put(quicksort(l))
q = Queue()
words = "the quick brown fox jumps over the lazy dog".split()
p = Process(target=psort, args=(words, q))
p.start()
print(*q.get(), sep=", ")
p.join()
print(words[0], "unchanged")
#---- hex dump with slices
from multiprocessing import Process, Queue
def dump(part, offset, q):
    q.put((offset, " ".join("%02x" % ord(c) for c in part)))
text = "Processes & queues!"
q = Queue()
n = 0
for offset in range(0, len(text), 8):
    Process(target=dump, args=(text[offset:offset+8], offset, q)).start()
    n += 1
for offset, h in sorted(q.get() for _ in range(n)):
    print("%04d  %-24s %s" % (offset, h, text[offset:offset+8]))
