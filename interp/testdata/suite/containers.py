#---- _TestContainers.test_list
from multiprocessing import Manager
m = Manager()
a = m.list(list(range(10)))
b = m.list()
print(a[:], b[:], len(a), len(b))
b.extend(list(range(5)))
print(b[:], b[2], b[2:10], b[-1], b[::-2])
b *= 2
print(b[:], type(b).__name__)
b += [7]
print(b[:], type(b).__name__, b + [5, 6], b * 2 == b[:] * 2, 3 * m.list([1]), a[:])
e = m.list([a, b])
print([element[:] for element in e], type(e[0]).__name__)
f = m.list([a])
a.append("hello")
print(f[0][:], a.index("hello"), a.count(3), 4 in a, 44 in a)
a.insert(0, "first"); a.remove(3); a.reverse()
print(a[:], a.pop(), a.pop(0), a.pop(2), len(a))
a[1:3] = "xyz"; a[0] = None; del a[-1]; del a[3:5]
print(a[:])
b.sort(); print(b[:]); b.sort(reverse=True); print(b[:]); b.sort(key=str); print(b[:])
for what in (lambda: a[100], lambda: a.pop(99), lambda: a.remove("no"), lambda: a.index(77), lambda: m.list().pop(), lambda: a["x"], lambda: m.list([1, "a"]).sort()):
    try:
        what()
    except Exception as x:
        print(type(x).__name__, x)
print(list(reversed(m.list("abc"))), sorted(m.list([3, 1, 2])), str(m.list([1, "b"])), bool(m.list()) in (True, False))
#---- _TestContainers.test_list_iter
from multiprocessing import Manager
m = Manager()
a = m.list(range(10))
it = iter(a)
print(list(it), list(it))
it = iter(a)
a[0] = 100
print(next(it), [x for x in a], sum(a), max(a), [(i, x) for i, x in enumerate(m.list("ab"))])
first, *rest = a
print(first, rest)
it = iter(m.list([1, 2]))
print(next(it), next(it), next(it, "end"))
#---- _TestContainers.test_list_proxy_in_list
from multiprocessing import Manager, Process
m = Manager()
a = m.list([m.list(range(3)) for _ in range(3)])
print([inner[:] for inner in a])
a[0][-1] = 55
print(a[0][:], a[1][:], a[2][:])
print(a[1].pop(), [len(x) for x in a])
def child(a):
    a[2].append("child")
    a.append(a[0])
    a[3][0] = "shared"
p = Process(target=child, args=(a,))
p.start()
p.join()
print(p.exitcode, [x[:] for x in a])
a[0][1] = "both"
print(a[3][:], a[0][:], len(a))
#---- _TestContainers.test_list_proxy_in_list itself
from multiprocessing import Manager
b = Manager().list([1])
b.append(b)
b[1].append(2)
print(len(b), b[0], b[2], b[1][1][1][2])
#---- _TestContainers.test_dict
from multiprocessing import Manager
m = Manager()
d = m.dict()
for i in range(65, 70):
    d[i] = chr(i)
print(d.copy(), type(d.copy()).__name__, d.keys(), d.values(), d.items(), type(d.keys()).__name__)
print(len(d), 66 in d, 1 in d, d.get(66), d.get(1), d.get(1, "none"), d[67], d)
d.update({1: 2}, x=3); d.update([("y", 4)])
print(d, d.pop(1), d.pop(1, "gone"), d.setdefault("x", 9), d.setdefault("z"), d.popitem())
del d[65]
print(sorted(d.keys(), key=str), d == d.copy(), dict(d) == d.copy())
for what in (lambda: d["nothing"], lambda: d.pop("q"), lambda: d.__delitem__(5), lambda: m.dict().popitem(), lambda: d.__setitem__([1], 2), lambda: m.dict(5), lambda: d[{}]):
    try:
        what()
    except Exception as x:
        print(type(x).__name__, str(x).rstrip("-\n").split("\n")[-1])
d.clear()
print(d, len(d), m.dict([(1, 2), (3, 4)]), m.dict(a=1, b=[2]), m.dict({"k": "v"}, l=0))
print({**m.dict(a=1)}, "%s" % m.dict(q=None), f"{m.dict(r=1.5)}", [k for k in m.dict(s=1, t=2)])
#---- _TestContainers.test_dict_iter
from multiprocessing import Manager
m = Manager()
d = m.dict()
for i in range(65, 70):
    d[i] = chr(i)
it = iter(d)
print(list(it), list(it))
print([(k, v) for k, v in d.items()], [d[k] for k in d])
it = iter(d)
print(next(it))
d.clear()
try:
    print("went on with", next(it))
except RuntimeError as e:
    print(e)
#---- _TestContainers.test_dict_proxy_nested
from multiprocessing import Manager, Process
m = Manager()
pets = m.dict(ferrets=2, hamsters=4)
supplies = m.dict(water=10, feed=3)
d = m.dict(pets=pets, supplies=supplies)
print(supplies["water"], d["supplies"]["water"])
d["supplies"]["blankets"] = 5
d["supplies"]["water"] = 7
print(supplies["blankets"], supplies["water"], d["supplies"].copy())
def child(d):
    d["pets"]["ferrets"] += 1
    d["new"] = d["supplies"]
    d["new"]["from"] = "child"
p = Process(target=child, args=(d,))
p.start()
p.join()
print(p.exitcode, pets, supplies, sorted(d.keys()))
del pets, supplies
d["supplies"]["blankets"] = 11
pets, supplies = d["pets"], d["supplies"]
print(supplies, pets)
d.clear()
print(len(d), supplies["water"], pets["hamsters"])
l = m.list([pets, supplies])
l[0]["marmots"] = 1
print(pets["marmots"], l[0]["marmots"], type(l[0]).__name__)
outer = m.list([[88, 99], l])
print(type(outer[0]).__name__, type(outer[1]).__name__, outer[-1][-1]["feed"])
outer[0].append(100)
print(outer[0])
inner = outer[0]; inner.append(100); outer[0] = inner
print(outer[0])
#---- _TestContainers.test_nested_queue
from multiprocessing import Manager, Process
m = Manager()
a = m.list()
a.append(m.Queue())
a[0].put(123)
print(a[0].get())
b = m.dict()
b[0] = m.Queue(2)
b[0].put(456)
b[0].put(457)
print(b[0].full(), b[0].qsize(), b[0].get(), b[0].get(), b[0].empty())
def child(b):
    b[0].put(("from child", b["lock"].acquire(False)))
    b["event"].set()
b["lock"], b["event"] = m.Lock(), m.Event()
p = Process(target=child, args=(b,))
p.start()
b["event"].wait()
print(b[0].get(), b["lock"].acquire(False), b["event"].is_set())
p.join()
#---- _TestContainers.test_namespace
from multiprocessing import Manager, Process
m = Manager()
n = m.Namespace()
n.name = "Bob"
n.job = "Builder"
n._hidden = "hidden"
print(n.name, n.job, n._hidden, n)
del n.job
print(str(n), hasattr(n, "name"), hasattr(n, "job"), hasattr(n, "_hidden"))
for what in (lambda: n.job, lambda: delattr(n, "job"), lambda: n._other):
    try:
        what()
    except AttributeError as e:
        print(e)
def child(n):
    n.x = [n.name, hasattr(n, "_hidden")]
    n.name = "Wendy"
    del n.y
n.y = 0
p = Process(target=child, args=(n,))
p.start()
p.join()
print(p.exitcode, n.name, n.x, n)
n.x.append("lost")
print(n.x, m.Namespace(a=1, b="two"))
#---- TestSyncManagerTypes.test_event
from multiprocessing import Manager, Process
def child(e):
    e.set()
def wait(e, q):
    q.put(e.wait())
m = Manager()
e = m.Event()
print(e.is_set(), e.wait(0), type(e).__name__)
p = Process(target=child, args=(e,))
p.start()
print(e.wait(), e.is_set())
p.join()
e.clear()
print(e.is_set(), e.wait(0.01))
q = m.Queue()
p = Process(target=wait, args=(e, q))
p.start()
e.set()
print(q.get())
p.join()
#---- TestSyncManagerTypes.test_lock
from multiprocessing import Manager, Process
def child(lock, q):
    q.put([lock.acquire(False), lock.acquire(True, 0.01)])
m = Manager()
q = m.Queue()
lock = m.Lock()
print(lock.acquire(), lock.acquire(False))
p = Process(target=child, args=(lock, q))
p.start()
p.join()
print(q.get(), lock.release())
with lock:
    print("held", lock.acquire(False))
p = Process(target=child, args=(lock, q))
p.start()
p.join()
print(q.get(), lock.acquire(False))
try:
    m.Lock().release()
except Exception as e:
    print(type(e).__name__, e)
#---- TestSyncManagerTypes.test_rlock
from multiprocessing import Manager, Process
def child(lock, q):
    q.put([lock.acquire(False), lock.acquire(False)])
    lock.release()
    lock.release()
m = Manager()
q = m.Queue()
lock = m.RLock()
print(lock.acquire(), lock.acquire(), lock.release(), lock.release())
p = Process(target=child, args=(lock, q))
p.start()
p.join()
print(p.exitcode, q.get())
with lock:
    with lock:
        print("twice")
try:
    m.RLock().release()
except Exception as e:
    print(type(e).__name__, e)
#---- TestSyncManagerTypes.test_semaphore
from multiprocessing import Manager, Process
def child(s, q):
    q.put([s.acquire(False), s.acquire(False)])
m = Manager()
q = m.Queue()
s = m.Semaphore(2)
print(s.acquire())
p = Process(target=child, args=(s, q))
p.start()
p.join()
print(q.get(), s.acquire(False), s.acquire(True, 0.01))
s.release(); s.release(); s.release()
print([s.acquire(False) for _ in range(4)], m.Semaphore().acquire(False))
with m.Semaphore(1) as got:
    print("in", got)
#---- TestSyncManagerTypes.test_bounded_semaphore
from multiprocessing import Manager
m = Manager()
s = m.BoundedSemaphore(1)
print(s.acquire(), s.acquire(False), s.release())
try:
    s.release()
except ValueError as e:
    print(e)
with s:
    print(s.acquire(False))
#---- TestSyncManagerTypes.test_condition
from multiprocessing import Manager, Process
def child(c, flags):
    with c:
        flags.append("there")
        c.notify()
        got = c.wait(10)
        flags.append(got)
m = Manager()
c = m.Condition()
flags = m.list()
with c:
    p = Process(target=child, args=(c, flags))
    p.start()
    print(c.wait(), flags[:])
    c.notify_all()
p.join()
print(p.exitcode, flags[:])
with c:
    print(c.wait(0.01), c.wait_for(lambda: len(flags) == 2), c.wait_for(lambda: False, 0.01))
try:
    c.notify()
except RuntimeError as e:
    print("not acquired")
except AssertionError as e:
    print("not acquired")
#---- TestSyncManagerTypes.test_barrier
from multiprocessing import Manager, Process
def child(b, q):
    q.put(b.wait())
m = Manager()
b = m.Barrier(3)
q = m.Queue()
ps = [Process(target=child, args=(b, q)) for _ in range(2)]
for p in ps: p.start()
mine = b.wait()
for p in ps: p.join()
print(sorted([mine, q.get(), q.get()]), b.parties, b.n_waiting, b.broken)
b.abort()
print(b.broken, [p.exitcode for p in ps])
try:
    b.wait()
except Exception as e:
    print(type(e).__name__)
b.reset()
print(b.broken)
#---- TestSyncManagerTypes.test_pool
from multiprocessing import Manager
def triple(x):
    return 3 * x
if __name__ == "__main__":
    m = Manager()
    p = m.Pool(3)
    print(p.map(triple, [1, 2, 3]), p.apply(triple, (4,)))
    r = p.apply_async(triple, (5,))
    print(r.get(), r.ready(), r.successful())
    print(sorted(p.imap_unordered(triple, range(3))), list(p.imap(triple, range(3))))
    p.close()
    p.join()
#---- TestSyncManagerTypes.test_queue
import queue
from multiprocessing import Manager, Process
def child(q):
    print(q.get(), q.get(), flush=True)
    q.put("answer")
m = Manager()
q = m.Queue()
q.put(1)
q.put("two")
p = Process(target=child, args=(q,))
p.start()
p.join()
print(q.get(), q.empty(), q.qsize(), type(q).__name__)
for what in q.get_nowait, lambda: q.get(timeout=0.01), lambda: q.get(False), lambda: m.Queue(1).put(1) or full.put_nowait(2):
    full = m.Queue(1)
    full.put(0)
    try:
        what()
    except (queue.Empty, queue.Full) as e:
        print(type(e).__name__, e.args)
#---- TestSyncManagerTypes.test_joinable_queue
from multiprocessing import Manager, Process
def child(q, done):
    while True:
        x = q.get()
        if x is None:
            q.task_done()
            return
        done.append(x * x)
        q.task_done()
m = Manager()
q, done = m.JoinableQueue(), m.list()
p = Process(target=child, args=(q, done))
p.start()
for x in [1, 2, 3, None]:
    q.put(x)
q.join()
print(done[:])
p.join()
try:
    q.task_done()
except ValueError as e:
    print(e)
#---- TestSyncManagerTypes.test_list
from multiprocessing import Manager, Process
def child(l):
    assert len(l) == 2
    l[0] = "one"
    l.append([3, 4])
    l[2].append(5)
    l += (6,)
m = Manager()
l = m.list([1, 2])
p = Process(target=child, args=(l,))
p.start()
p.join()
print(p.exitcode, l, l[:], len(l))
#---- TestSyncManagerTypes.test_dict
from multiprocessing import Manager, Process
def child(d):
    assert d["key"] == "value"
    d["key"] = "other"
    d["sum"] = sum(d["list"])
    d["list"].append(100)
m = Manager()
d = m.dict(key="value", list=[1, 2, 3])
p = Process(target=child, args=(d,))
p.start()
p.join()
print(p.exitcode, d, d["list"])
#---- TestSyncManagerTypes.test_value
from multiprocessing import Manager, Process
def child(v):
    assert v.get() == 1
    v.value = 2
    v.set(v.value + 40)
m = Manager()
v = m.Value("i", 1)
print(v, v.value, type(v).__name__)
p = Process(target=child, args=(v,))
p.start()
p.join()
print(p.exitcode, v.value, v.get(), v)
print(m.Value("d", 2.5), m.Value("x", "anything").value, m.Value(str, [1]).value, m.Value("i", 5, lock=False))
#---- TestSyncManagerTypes.test_array
from multiprocessing import Manager, Process
def child(a):
    a[0] *= 10
    a[1] += len(a)
m = Manager()
a = m.Array("i", [1, 2, 3])
p = Process(target=child, args=(a,))
p.start()
p.join()
print(p.exitcode, a, list(a[:]), len(a), list(a), a[-1], list(a[1:]), type(a).__name__)
for what in (lambda: a[5], lambda: a.__setitem__(0, "x"), lambda: a.__setitem__(0, 2.5), lambda: m.Array("z", [1]), lambda: m.Array("b", [1000])):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, str(e).rstrip("-\n").split("\n")[-1].split(":")[0])
print(m.Array("d", (1, 2)), m.Array("B", b"ab"))
#---- TestSyncManagerTypes.test_namespace
from multiprocessing import Manager, Process
def child(n):
    assert n.x == 1
    n.y = n.x + 1
m = Manager()
n = m.Namespace(x=1)
p = Process(target=child, args=(n,))
p.start()
p.join()
print(p.exitcode, n, n.y)
#---- TestSyncManagerTypes.test_dict many update it
from multiprocessing import Manager, Process
def work(d, lock, k):
    for i in range(20):
        with lock:
            d["n"] = d["n"] + 1
        d[(k, i)] = i
m = Manager()
d, lock = m.dict(n=0), m.Lock()
ps = [Process(target=work, args=(d, lock, k)) for k in range(4)]
for p in ps: p.start()
for p in ps: p.join()
print(d["n"], len(d), [p.exitcode for p in ps], d[(3, 19)])
#---- TestSyncManagerTypes.test_value texts
import re
from multiprocessing import Manager
m = Manager()
for x in m.dict(a=1), m.list([1]), m.Namespace(b=2), m.Value("i", 3), m.Array("d", [4]):
    print(re.sub("0x[0-9a-f]+", "0x", repr(x)), x)
for x in m.Queue(), m.JoinableQueue(), m.Lock(), m.RLock(), m.Semaphore(2), m.BoundedSemaphore(), m.Event(), m.Condition(), m.Barrier(2), m.Pool(1):
    print(type(x).__name__)
print(type(m).__name__)
