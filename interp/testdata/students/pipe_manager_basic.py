#---- pipe hello
from multiprocessing import Process, Pipe
def child(conn):
    conn.send([42, None, "hello"])
    print("child received:", conn.recv())
    conn.close()
parent_conn, child_conn = Pipe()
p = Process(target=child, args=(child_conn,))
p.start()
print(parent_conn.recv())
parent_conn.send("thanks")
p.join()
#---- pipe numbers until none
from multiprocessing import Process, Pipe
def squarer(conn):
    while True:
        n = conn.recv()
        if n is None:
            break
        conn.send(n * n)
    conn.close()
a, b = Pipe()
p = Process(target=squarer, args=(b,))
p.start()
for n in range(5):
    a.send(n)
    print(n, a.recv())
a.send(None)
p.join()
#---- one way pipe
from multiprocessing import Process, Pipe
def reader(r):
    print("read", r.recv())
r, w = Pipe(duplex=False)
p = Process(target=reader, args=(r,))
p.start()
w.send({"k": (1, 2)})
p.join()
try:
    r.send(1)
except OSError as e:
    print(e)
try:
    w.recv()
except OSError as e:
    print(e)
#---- poll
from multiprocessing import Pipe
a, b = Pipe()
print(a.poll(), a.poll(0.05))
b.send("x")
print(a.poll(0.5))
print(a.recv(), a.poll())
#---- eof on closed pipe
from multiprocessing import Pipe
a, b = Pipe()
a.send(1)
a.close()
print(b.recv())
try:
    b.recv()
except EOFError:
    print("EOF")
try:
    a.send(2)
except OSError as e:
    print(e)
print(a.closed, b.closed)
#---- send and recv bytes
from multiprocessing import Pipe
a, b = Pipe()
a.send_bytes(b"abc")
print(b.recv_bytes())
b.send_bytes(b"0123456789", 2, 3)
print(a.recv_bytes())
#---- ping pong over pipe
from multiprocessing import Process, Pipe
def player(name, conn, serves):
    if serves:
        conn.send(1)
    while True:
        n = conn.recv()
        if n > 6:
            break
        print(name, n)
        conn.send(n + 1)
    if n == 7:
        conn.send(8)
a, b = Pipe()
p = Process(target=player, args=("ping", a, True))
q = Process(target=player, args=("pong", b, False))
p.start(); q.start(); p.join(); q.join()
#---- pipe with sum of child
from multiprocessing import *
def add(conn):
    numbers = conn.recv()
    conn.send(sum(numbers))
def main():
    mine, yours = Pipe()
    p = Process(target=add, args=(yours,))
    p.start()
    mine.send([1, 2, 3.5])
    print("sum:", mine.recv())
    p.join()
main()
#---- manager dict and list
from multiprocessing import Process, Manager
def work(d, l, i):
    d[i] = i * i
    l.append(i)
if __name__ == "__main__":
    with Manager() as manager:
        d = manager.dict()
        l = manager.list()
        ps = [Process(target=work, args=(d, l, i)) for i in range(4)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(sorted(d.items()), sorted(l), len(d), 3 in d)
        print(dict(d) == {0: 0, 1: 1, 2: 4, 3: 9})
#---- manager list operations
from multiprocessing import Manager
m = Manager()
l = m.list([3, 1, 2])
l.sort()
l.append(9)
l.extend([7, 8])
l[0] = 100
print(l, l[1:3], len(l), l.index(9), l.count(7))
print(l.pop(), list(reversed(l)))
l.reverse()
print([x for x in l])
#---- manager dict operations
from multiprocessing import Manager
m = Manager()
d = m.dict({"a": 1}, b=2)
d["c"] = 3
d.update({"d": 4})
print(d, sorted(d.keys()), sorted(d.values()))
print(d.get("z"), d.get("z", 0), d.pop("a"), "a" in d)
del d["b"]
print(d.copy(), d.setdefault("e", 5), len(d))
try:
    d["nope"]
except KeyError as e:
    print("KeyError", e)
#---- nested mutable in a manager
from multiprocessing import Manager
m = Manager()
d = m.dict()
d["list"] = [1]
d["list"].append(2)
print(d["list"])
x = d["list"]
x.append(3)
d["list"] = x
print(d["list"])
#---- manager namespace
from multiprocessing import Manager, Process
def child(ns):
    ns.count += 1
    ns.word = ns.word + "!"
m = Manager()
ns = m.Namespace()
ns.count = 1
ns.word = "hey"
p = Process(target=child, args=(ns,))
p.start(); p.join()
print(ns.count, ns.word)
#---- manager queue and lock with a pool
from multiprocessing import Manager, Pool
def work(args):
    q, lock, n = args
    with lock:
        q.put(n)
    return n
if __name__ == "__main__":
    with Manager() as m, Pool(2) as pool:
        q, lock = m.Queue(), m.Lock()
        pool.map(work, [(q, lock, i) for i in range(4)])
        print(sorted(q.get() for _ in range(4)), q.empty())
#---- manager value and array
from multiprocessing import Manager, Process
def f(v, a):
    v.value += 1
    a[0] = 9
m = Manager()
v = m.Value('i', 4)
a = m.Array('i', [1, 2])
p = Process(target=f, args=(v, a)); p.start(); p.join()
print(v.value, a[0], a[1], len(a))
#---- shared inventory
from multiprocessing import Manager, Process, Lock
def sell(stock, lock, item, n):
    with lock:
        if stock.get(item, 0) >= n:
            stock[item] = stock[item] - n
def main():
    m = Manager()
    stock = m.dict({"pen": 10, "ink": 3})
    lock = Lock()
    orders = [("pen", 4), ("ink", 2), ("pen", 3), ("cap", 1)]
    ps = [Process(target=sell, args=(stock, lock) + o) for o in orders]
    for p in ps: p.start()
    for p in ps: p.join()
    for k in sorted(stock.keys()):
        print(k, stock[k])
main()
#---- connection wait
from multiprocessing import Pipe
from multiprocessing.connection import wait
a, b = Pipe()
c, d = Pipe()
print(wait([a, c], timeout=0.05))
d.send("hi")
ready = wait([a, c], timeout=1)
print(len(ready), ready[0] is c, c.recv())
