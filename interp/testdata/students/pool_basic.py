#---- map squares
from multiprocessing import Pool
def square(n):
    return n * n
if __name__ == "__main__":
    pool = Pool()
    results = pool.map(square, [1, 2, 3, 4, 5])
    print(results)
    pool.close()
    pool.join()
#---- map with range and processes keyword
import multiprocessing as mp
def cube(x):
    return x ** 3
with mp.Pool(processes=3) as pool:
    print(pool.map(cube, range(8)))
    print(pool.map(cube, []))
    print(pool.map(str, [1, 2.5, None], chunksize=2))
#---- starmap
from multiprocessing import Pool
def add(a, b, c=0):
    return a + b + c
with Pool(2) as p:
    print(p.starmap(add, [(1, 2), (3, 4, 5), (6, 7)]))
    print(p.starmap(pow, zip([2, 3, 4], [3, 2, 1])))
#---- apply async
from multiprocessing import Pool
def power(b, e):
    return b ** e
pool = Pool(2)
handles = [pool.apply_async(power, args=(2, i)) for i in range(6)]
print([h.get() for h in handles])
h = pool.apply_async(power, (3,), {"e": 2})
print(h.get(timeout=5), h.ready(), h.successful())
pool.close()
pool.join()
#---- apply async with callback
from multiprocessing import Pool
results = []
def double(x):
    return 2 * x
def collect(r):
    results.append(r)
pool = Pool(3)
for i in range(5):
    pool.apply_async(double, (i,), callback=collect)
pool.close()
pool.join()
print(sorted(results))
#---- error callback
from multiprocessing import Pool
def bad(x):
    raise ValueError("bad " + str(x))
def show(e):
    print("error:", type(e).__name__, e)
pool = Pool(1)
pool.apply_async(bad, (3,), error_callback=show)
pool.close()
pool.join()
#---- imap
from multiprocessing import Pool
def f(x):
    return x * 10
with Pool(2) as pool:
    for r in pool.imap(f, range(4)):
        print(r)
    it = pool.imap(f, [7, 8])
    print(next(it), it.next())
    print(sorted(pool.imap_unordered(f, range(5), chunksize=2)))
#---- exception in map
from multiprocessing import Pool
def inverse(x):
    return 1 / x
with Pool(2) as pool:
    try:
        print(pool.map(inverse, [1, 2, 0, 4]))
    except ZeroDivisionError as e:
        print("caught:", e)
    print(pool.map(inverse, [1, 2]))
#---- initializer
from multiprocessing import Pool
def init(f):
    global factor
    factor = f
def work(x):
    return factor * x
with Pool(2, initializer=init, initargs=(7,)) as pool:
    print(pool.map(work, [1, 2, 3]))
#---- pool on words
from multiprocessing import Pool
def vowels(word):
    return sum(1 for c in word.lower() if c in "aeiou")
words = "Education Rhythm Queue Sky Banana".split()
with Pool() as pool:
    for w, n in zip(words, pool.map(vowels, words)):
        print(f"{w:<10} {n}")
#---- pool primes count
from multiprocessing import Pool
import math
def is_prime(n):
    if n < 2: return False
    for d in range(2, int(math.sqrt(n)) + 1):
        if n % d == 0: return False
    return True
if __name__ == '__main__':
    with Pool(4) as p:
        flags = p.map(is_prime, range(100))
    print(sum(flags), [n for n, f in enumerate(flags) if f][-3:])
#---- map async
from multiprocessing import Pool
import time
def slow(x):
    time.sleep(0.1)
    return x + 1
pool = Pool(4)
r = pool.map_async(slow, range(4))
print("ready?", r.ready())
r.wait()
print("ready?", r.ready(), r.get())
s = pool.starmap_async(max, [(1, 2), (5, 4)])
print(s.get())
pool.terminate()
pool.join()
#---- timeout of a result
from multiprocessing import Pool, TimeoutError
import time
def slow():
    time.sleep(0.6)
    return "late"
pool = Pool(1)
r = pool.apply_async(slow)
try:
    print(r.get(timeout=0.1))
except TimeoutError:
    print("too slow")
print(r.get())
pool.close(); pool.join()
#---- closed pool
from multiprocessing import Pool
pool = Pool(1)
pool.close()
try:
    pool.map(abs, [1])
except ValueError as e:
    print(e)
pool.join()
try:
    Pool(0)
except ValueError as e:
    print(e)
#---- join running pool
from multiprocessing import Pool
pool = Pool(1)
try:
    pool.join()
except ValueError as e:
    print(e)
print(pool.apply(len, ("word",)))
pool.terminate()
#---- uncaught worker error
from multiprocessing import Pool
def f(x):
    return x.upper()
print("start")
with Pool(2) as pool:
    print(pool.map(f, ["a", 1]))
print("never")
#---- pool with partial
from functools import partial
from multiprocessing import Pool
def greet(greeting, name, end="!"):
    return greeting + " " + name + end
with Pool(2) as pool:
    print(pool.map(partial(greet, "Hello"), ["Ann", "Bob"]))
    print(pool.map(partial(greet, "Bye", end="."), ["Cy"]))
#---- worker names are limited
from multiprocessing import Pool, current_process
import time
def who(i):
    time.sleep(0.02)
    return current_process().name
if __name__ == "__main__":
    with Pool(2) as pool:
        names = set(pool.map(who, range(10)))
    print(len(names) <= 2, all(n.startswith("ForkPoolWorker-") for n in names))
#---- threadpool
from multiprocessing.pool import ThreadPool
data = []
def f(x):
    data.append(x)
    return -x
with ThreadPool(2) as pool:
    print(pool.map(f, [1, 2, 3]))
print(sorted(data))
#---- sum of squares in chunks
from multiprocessing import Pool
def chunk_sum(bounds):
    lo, hi = bounds
    return sum(i * i for i in range(lo, hi))
chunks = [(i, i + 250) for i in range(0, 1000, 250)]
with Pool(4) as pool:
    parts = pool.map(chunk_sum, chunks)
print(parts, sum(parts), sum(i * i for i in range(1000)) == sum(parts))
#---- pool of methods
from multiprocessing import Pool
class Scale:
    def __init__(self, k): self.k = k
    def apply(self, x): return self.k * x
    def run(self, xs):
        with Pool(2) as pool:
            return pool.map(self.apply, xs)
print(Scale(4).run([1, 2, 3]))
