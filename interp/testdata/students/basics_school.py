#---- primes in ranges
from multiprocessing import Process, Queue

def isPrime(n):
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True

def countPrimes(low, high, q):
    found = 0
    for n in range(low, high):
        if isPrime(n):
            found += 1
    q.put((low, high, found))

def main():
    q = Queue()
    procs = []
    for low in range(0, 400, 100):
        p = Process(target=countPrimes, args=(low, low + 100, q))
        procs.append(p)
        p.start()
    total = 0
    rows = []
    for p in procs:
        rows.append(q.get())
    for p in procs:
        p.join()
    rows.sort()
    for low, high, found in rows:
        print("%4d to %4d: %3d primes" % (low, high - 1, found))
        total += found
    print("together", total)

main()
#---- word count
from multiprocessing import Process, Queue

text = """the quick brown fox
jumps over the lazy dog
the dog sleeps
the fox runs"""

def countWords(line, q):
    counts = {}
    for word in line.split():
        counts[word] = counts.get(word, 0) + 1
    q.put(counts)

q = Queue()
lines = text.split("\n")
for line in lines:
    Process(target=countWords, args=(line, q)).start()
total = {}
for line in lines:
    part = q.get()
    for w in part:
        if w in total:
            total[w] += part[w]
        else:
            total[w] = part[w]
for w in sorted(total, key=lambda w: (-total[w], w)):
    print(w.ljust(6), "*" * total[w])
#---- matrix rows
import multiprocessing

A = [[1, 2], [3, 4], [5, 6]]
B = [[7, 8, 9], [1, 2, 3]]

def row_times(i, q):
    row = []
    for col in range(len(B[0])):
        s = 0
        for k in range(len(B)):
            s += A[i][k] * B[k][col]
        row.append(s)
    q.put([i, row])

q = multiprocessing.Queue()
ps = [multiprocessing.Process(target=row_times, args=(i, q)) for i in range(len(A))]
[p.start() for p in ps]
C = [None] * len(A)
for _ in ps:
    i, row = q.get()
    C[i] = row
[p.join() for p in ps]
for row in C:
    print(" ".join("%3d" % x for x in row))
#---- parallel search
from multiprocessing import Process, Queue

def search(who, part, wanted, offset, q):
    for i in range(len(part)):
        if part[i] == wanted:
            q.put([who, offset + i])
            return
    q.put([who, -1])

data = [(i * 37) % 101 for i in range(100)]
q = Queue()
step = 25
for k in range(4):
    Process(target=search, args=("p%d" % k, data[k*step:(k+1)*step], 64, k*step, q)).start()
results = sorted([q.get() for k in range(4)])
for who, where in results:
    if where >= 0:
        print(who, "found it at", where, data[where])
    else:
        print(who, "nothing")
#---- merge sort with processes
from multiprocessing import Process, Queue

def merge(a, b):
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i]); i += 1
        else:
            out.append(b[j]); j += 1
    return out + a[i:] + b[j:]

def mergeSort(lst, q, depth):
    if len(lst) <= 1:
        q.put(lst)
    elif depth == 0:
        q.put(sorted(lst))
    else:
        mid = len(lst) // 2
        q1, q2 = Queue(), Queue()
        Process(target=mergeSort, args=(lst[:mid], q1, depth - 1)).start()
        Process(target=mergeSort, args=(lst[mid:], q2, depth - 1)).start()
        q.put(merge(q1.get(), q2.get()))

q = Queue()
mergeSort([5, 2, 9, 1, 5, 6, -3, 0, 12, 7], q, 2)
print(q.get())
#---- bank with one teller
from multiprocessing import Process, Queue

def teller(orders, balance):
    while True:
        order = orders.get()
        kind = order[0]
        if kind == 'close':
            print("Bank closes with", balance)
            break
        elif kind == 'deposit':
            balance += order[1]
            print("deposit ", order[1], "->", balance)
        elif kind == 'withdraw':
            if order[1] > balance:
                print("not enough money for", order[1])
            else:
                balance -= order[1]
                print("withdraw", order[1], "->", balance)

orders = Queue()
t = Process(target=teller, args=(orders, 100))
t.start()
for o in [('deposit', 50), ('withdraw', 120), ('withdraw', 80), ('close', )]:
    orders.put(o)
t.join()
#---- restaurant
from multiprocessing import Process, Queue
import time

def waiter(kitchen):
    for order in ["soup", "steak", "ice cream"]:
        print("waiter: ordered", order)
        kitchen.put(order)
        time.sleep(0.2)
    kitchen.put(None)

def cook(kitchen, table):
    while True:
        order = kitchen.get()
        if order is None:
            table.put(None)
            break
        time.sleep(0.05)
        print("cook: prepared", order)
        table.put(order.upper())

kitchen = Queue()
table = Queue()
w = Process(target=waiter, args=(kitchen,))
c = Process(target=cook, args=(kitchen, table))
w.start(); c.start()
w.join(); c.join()
meal = table.get()
while meal:
    print("guest eats", meal)
    meal = table.get()
#---- chat between two
from multiprocessing import Process, Queue

def talk(me, lines, inbox, outbox, first):
    if first:
        outbox.put(me + ": " + lines[0])
        lines = lines[1:]
    for line in lines:
        print(inbox.get())
        outbox.put(me + ": " + line)
    if first:
        print(inbox.get())

a = Queue()
b = Queue()
anna = Process(target=talk, args=("Anna", ["Hi!", "How are you?", "Bye"], a, b, True))
bert = Process(target=talk, args=("Bert", ["Hello", "Fine", "See you"], b, a, False))
anna.start()
bert.start()
anna.join()
bert.join()
#---- stopwatch
import time
from multiprocessing import Process, Queue

def stopwatch(commands, laps):
    start = 0
    while True:
        cmd = commands.get()
        if cmd == "start":
            start = time.time()
        elif cmd == "lap":
            laps.put(round(time.time() - start, 1))
        else:
            break

commands, laps = Queue(), Queue()
p = Process(target=stopwatch, args=(commands, laps))
p.start()
commands.put("start")
time.sleep(0.2)
commands.put("lap")
lap = laps.get()
print("lap ok:", 0.1 < lap < 1)
commands.put("stop")
p.join()
#---- guess the number
from multiprocessing import Process, Queue

def thinker(guesses, answers, secret):
    while True:
        g = guesses.get()
        if g < secret:
            answers.put("higher")
        elif g > secret:
            answers.put("lower")
        else:
            answers.put("correct")
            return

def guesser(guesses, answers):
    low, high = 1, 100
    tries = 0
    answer = ""
    while answer != "correct":
        g = (low + high) // 2
        tries += 1
        guesses.put(g)
        answer = answers.get()
        print("Try", tries, ":", g, answer)
        if answer == "higher":
            low = g + 1
        elif answer == "lower":
            high = g - 1

guesses, answers = Queue(), Queue()
t = Process(target=thinker, args=(guesses, answers, 37))
g = Process(target=guesser, args=(guesses, answers))
t.start()
g.start()
t.join()
g.join()
#---- fibonacci workers
import multiprocessing as mp

def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def worker(n: int, q: mp.Queue) -> None:
    q.put((n, fib(n)))

if __name__ == "__main__":
    q: mp.Queue = mp.Queue()
    jobs = [mp.Process(target=worker, args=(n, q)) for n in range(5, 15, 3)]
    for j in jobs: j.start()
    results = dict(q.get() for _ in jobs)
    for j in jobs: j.join()
    for n in sorted(results):
        print(f"fib({n:>2}) = {results[n]:<5}|")
#---- pi by rectangles
from multiprocessing import Process, Queue

def area(start, end, n, q):
    s = 0.0
    for i in range(start, end):
        x = (i + 0.5) / n
        s += 4.0 / (1.0 + x * x)
    q.put((start, s / n))

n = 4000
q = Queue()
for k in range(4):
    Process(target=area, args=(k * n // 4, (k + 1) * n // 4, n, q)).start()
parts = sorted(q.get() for k in range(4))
pi = 0
for part in parts:
    pi += part[1]
print("pi is about %.6f" % pi)
#---- grades with if elif
from multiprocessing import Process, Queue

def grade(points):
    if points >= 90:
        return 'A'
    elif points >= 80:
        return 'B'
    elif points >= 70:
        return 'C'
    elif points >= 60:
        return 'D'
    else:
        return 'F'

def teacher(exams, results):
    while not exams.empty():
        name, points = exams.get()
        results.put((name, grade(points)))
    results.put(None)

import time
exams = Queue()
for e in [("Ann", 91), ("Bob", 59), ("Cyn", 75), ("Dan", 80), ("Eve", 60)]:
    exams.put(e)
time.sleep(0.1)
results = Queue()
p = Process(target=teacher, args=(exams, results))
p.start()
r = results.get()
while r:
    print(r[0] + ":", r[1])
    r = results.get()
p.join()
#---- caesar by lines
from multiprocessing import Process, Queue
KEY = 3
def encode(i, line, q):
    out = ""
    for c in line:
        if c.isalpha():
            base = ord('A') if c.isupper() else ord('a')
            out += chr((ord(c) - base + KEY) % 26 + base)
        else:
            out += c
    q.put((i, out))
lines = ["Hello, World!", "xyz XYZ", "Attack at dawn."]
q = Queue()
for i, line in enumerate(lines):
    Process(target=encode, args=(i, line, q)).start()
for i, out in sorted([q.get() for _ in lines]):
    print(i, out)
#---- sum digits of input lines
# stdin: 123\n4567\n\n
from multiprocessing import Process, Queue

def digitSum(s, q):
    total = 0
    for ch in s:
        total += int(ch)
    q.put(total)

q = Queue()
line = input("number: ")
while line != "":
    p = Process(target=digitSum, args=(line, q))
    p.start()
    print("sum of digits of", line, "is", q.get())
    p.join()
    line = input("number: ")
print()
print("bye")
#---- vending machine with lock
from multiprocessing import Process, Lock, Queue

def buyer(lock, stock, sold):
    lock.acquire()
    left = stock.get()
    if left > 0:
        sold.put(1)
        stock.put(left - 1)
    else:
        sold.put(0)
        stock.put(left)
    lock.release()

lock = Lock()
stock = Queue()
sold = Queue()
stock.put(3)
ps = []
for i in range(5):
    p = Process(target=buyer, args=(lock, stock, sold))
    ps.append(p)
    p.start()
results = []
for p in ps:
    results.append(sold.get())
for p in ps:
    p.join()
print("sold", sum(results), "refused", results.count(0), "left", stock.get())
#---- traffic light
from multiprocessing import Process, Queue
import time

def light(q):
    for colour, secs in [("red", 0.15), ("green", 0.1), ("yellow", 0.05)]:
        q.put(colour)
        time.sleep(secs)
    q.put("off")

def car(q):
    while True:
        c = q.get()
        if c == "red":
            print("stop")
        elif c == "green":
            print("drive")
        elif c == "yellow":
            print("brake")
        elif c == "off":
            print("careful")
            break

q = Queue()
l = Process(target=light, args=(q,))
c = Process(target=car, args=(q,))
l.start()
c.start()
l.join()
c.join()
#---- collatz table
from multiprocessing import *

def collatz(n, q):
    steps = 0
    m = n
    while m != 1:
        m = m // 2 if m % 2 == 0 else 3 * m + 1
        steps += 1
    q.put((n, steps))

def main():
    q = Queue()
    for n in range(1, 11):
        Process(target=collatz, args=(n, q)).start()
    for n, steps in sorted([q.get() for i in range(10)]):
        print(n, '\t', steps, sep='')
main()
#---- warteschlange supermarkt
from multiprocessing import Process, Queue

def kasse(nummer, schlange, bericht):
    summe = 0.0
    kunden = 0
    while True:
        preis = schlange.get()
        if preis < 0:
            break
        summe += preis
        kunden += 1
    bericht.put((nummer, kunden, summe))

schlangen = [Queue(), Queue()]
bericht = Queue()
kassen = [Process(target=kasse, args=(i, schlangen[i], bericht)) for i in range(2)]
for k in kassen:
    k.start()
einkaeufe = [12.5, 3.25, 99.99, 0.75, 20.0]
for nr, preis in enumerate(einkaeufe):
    schlangen[nr % 2].put(preis)
for s in schlangen:
    s.put(-1)
for nummer, kunden, summe in sorted([bericht.get(), bericht.get()]):
    print("Kasse {}: {} Kunden, {:.2f} Euro".format(nummer + 1, kunden, summe))
#---- cuenta regresiva
import time
from multiprocessing import Process

def cuenta(nombre, n, pausa):
    time.sleep(pausa)
    while n > 0:
        print(nombre, "->", n)
        n -= 1
        time.sleep(0.2)
    print("¡%s terminó!" % nombre)

if __name__ == '__main__':
    uno = Process(target=cuenta, args=("uno", 3, 0))
    dos = Process(target=cuenta, args=("dos", 2, 0.1))
    uno.start()
    dos.start()
    uno.join()
    dos.join()
    print("fin")
#---- factorial with tabs
from multiprocessing import Process, Queue

def fact(n, q):
	result = 1
	for i in range(2, n + 1):
		result *= i
	q.put(result)

def main():
	q = Queue()
	for n in (5, 10, 20, 30):
		p = Process(target=fact, args=(n, q))
		p.start()
		print("%d! = %d" % (n, q.get()))
		p.join()

if __name__ == '__main__':
	main()
#---- token counting locks print
from multiprocessing import Process, Lock
import time
def table(lock, n):
    time.sleep(n * 0.1)
    lock.acquire()
    print("Table of", n)
    for i in range(1, 4):
        print("  %d x %d = %d" % (n, i, n * i))
    lock.release()
lock = Lock()
ps = [Process(target=table, args=(lock, n)) for n in range(1, 4)]
for p in ps: p.start()
for p in ps: p.join()
#---- random with range checks
import random
from multiprocessing import Process, Queue
def dice(q, times):
    for i in range(times):
        q.put(random.randint(1, 6))
q = Queue()
p = Process(target=dice, args=(q, 50))
p.start()
rolls = [q.get() for i in range(50)]
p.join()
print(len(rolls), min(rolls) >= 1, max(rolls) <= 6)
print("average plausible:", 1 <= sum(rolls) / len(rolls) <= 6)
#---- average of several lists
from multiprocessing import Process, Queue
def average(name, marks, out):
    out.put([name, sum(marks) / len(marks)])
marks = {"math": [1, 2, 2, 3], "art": [1, 1, 2], "music": [4, 5]}
out = Queue()
for name, m in marks.items():
    Process(target=average, kwargs={"name": name, "marks": m, "out": out}).start()
for name, avg in sorted([out.get() for _ in marks]):
    print(f"{name:>8}: {avg:.2f}")
#---- letters frequencies
from multiprocessing import Process, Queue
def count(letter, text, q):
    q.put((text.count(letter), letter))
text = "mississippi river"
q = Queue()
letters = sorted(set(text) - {" "})
for l in letters:
    Process(target=count, args=(l, text, q)).start()
res = [q.get() for _ in letters]
res.sort(reverse=True)
print(res)
for n, l in res[:3]:
    print(l + " " + "#" * n)
#---- game of life in two halves
from multiprocessing import Process, Queue

def step(grid, rows, q):
    h = len(grid)
    w = len(grid[0])
    out = {}
    for r in rows:
        new = ""
        for c in range(w):
            n = 0
            for dr in (-1, 0, 1):
                for dc in (-1, 0, 1):
                    if (dr, dc) != (0, 0) and grid[(r + dr) % h][(c + dc) % w] == "#":
                        n += 1
            if n == 3 or (n == 2 and grid[r][c] == "#"):
                new += "#"
            else:
                new += "."
        out[r] = new
    q.put(out)

grid = [".....", "..#..", "..#..", "..#..", "....."]
for generation in range(2):
    q = Queue()
    a = Process(target=step, args=(grid, range(0, 2), q))
    b = Process(target=step, args=(grid, range(2, 5), q))
    a.start(); b.start()
    rows = q.get()
    rows.update(q.get())
    a.join(); b.join()
    grid = [rows[i] for i in range(5)]
    print("\n".join(grid), end="\n\n")
