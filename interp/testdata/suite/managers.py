#---- _TestMyManager.test_mymanager
from multiprocessing.managers import BaseManager, BaseProxy, RemoteError
class FooBar(object):
    def f(self):
        return "f()"
    def g(self):
        raise ValueError("from g")
    def _h(self):
        return "_h()"
def squares():
    for i in range(10):
        yield i * i
class IteratorProxy(BaseProxy):
    _exposed_ = ("__next__",)
    def __iter__(self):
        return self
    def __next__(self):
        return self._callmethod("__next__")
class MyManager(BaseManager):
    pass
MyManager.register("Foo", callable=FooBar)
MyManager.register("Bar", callable=FooBar, exposed=("f", "_h"))
MyManager.register("squares", callable=squares, proxytype=IteratorProxy)
if __name__ == "__main__":
    manager = MyManager()
    manager.start()
    foo, bar, it = manager.Foo(), manager.Bar(), manager.squares()
    print([n for n in ("f", "g", "_h") if hasattr(foo, n)], [n for n in ("f", "g", "_h") if hasattr(bar, n)])
    print(foo.f(), foo._callmethod("f"), bar.f(), bar._h(), bar._callmethod("_h"))
    try:
        foo.g()
    except ValueError as e:
        print(e, e.args)
    try:
        foo._callmethod("_h")
    except RemoteError as e:
        print(type(e).__name__, "'_h'" in str(e).splitlines()[-2])
    print(list(it), type(it).__name__, type(foo).__name__)
    manager.shutdown()
    print(manager._process.exitcode)
#---- _TestMyManager.test_mymanager_context
from multiprocessing.managers import BaseManager
class Counter:
    def __init__(self, start=0):
        self.n = start
    def add(self, by=1):
        self.n += by
        return self.n
class MyManager(BaseManager):
    pass
MyManager.register("Counter", Counter)
if __name__ == "__main__":
    manager = MyManager()
    with manager as same:
        c = manager.Counter(10)
        print(same is manager, c.add(), c.add(by=5), c.add(-1))
        d = manager.Counter()
        print(d.add(), c.add(0), hasattr(c, "n"))
    print(manager._process.exitcode)
#---- _TestMyManager.test_mymanager_context_prestarted
from multiprocessing import ProcessError
from multiprocessing.managers import BaseManager
class MyManager(BaseManager):
    pass
MyManager.register("text", str)
if __name__ == "__main__":
    manager = MyManager()
    try:
        manager.text("x")
    except AssertionError as e:
        print(e)
    manager.start()
    try:
        manager.start()
    except ProcessError as e:
        print(e)
    with manager:
        t = manager.text("shared")
        print(t.upper(), t.replace("s", "S"), str(t), t.split("a"))
    print(manager._process.exitcode)
    try:
        manager.text("y")
    except AssertionError as e:
        print(e)
    try:
        manager.start()
    except ProcessError as e:
        print(e)
    try:
        manager.nothing
    except AttributeError as e:
        print(e)
#---- _TestMyManager.test_mymanager shared by processes
from multiprocessing import Process
from multiprocessing.managers import BaseManager
class Account:
    def __init__(self):
        self.balance = 0
        self.log = []
    def deposit(self, who, n):
        self.balance += n
        self.log.append((who, n))
    def report(self):
        return self.balance, sorted(self.log)
class Bank(BaseManager):
    pass
Bank.register("Account", Account)
def customer(account, who):
    for n in range(1, 4):
        account.deposit(who, n)
if __name__ == "__main__":
    with Bank() as bank:
        account = bank.Account()
        ps = [Process(target=customer, args=(account, who)) for who in "ab"]
        for p in ps: p.start()
        for p in ps: p.join()
        print(account.report(), [p.exitcode for p in ps])
#---- _TestMyManager.test_mymanager with SyncManager's types
from multiprocessing.managers import SyncManager, BaseManager
import queue
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self
    def where(self):
        return [self.x, self.y]
    def __repr__(self):
        return "Point(%d, %d)" % (self.x, self.y)
class Mine(SyncManager):
    pass
Mine.register("Point", Point)
shared_queue = queue.Queue()
Mine.register("get_queue", callable=lambda: shared_queue)
if __name__ == "__main__":
    with Mine() as m:
        p, d = m.Point(1, 2), m.dict(a=1)
        p.move(2, 3)
        print(p, d, p.where(), type(p.move(0, 0)).__name__, p.move(0, 0).x)
        q = m.get_queue()
        q.put("item")
        print(q.qsize(), m.get_queue().get(), q.empty())
        try:
            q.get_nowait()
        except queue.Empty as e:
            print("Empty", e.args)
        d["point"] = p
        d["point"].move(10, 10)
        print(p.where(), p._getvalue())
#---- _TestMyManager.test_mymanager proxies of builtin kinds
from multiprocessing.managers import BaseManager, DictProxy, ListProxy, NamespaceProxy
table, items = {"k": 1}, [3, 1, 2]
class Keeper(BaseManager):
    pass
Keeper.register("table", callable=lambda: table, proxytype=DictProxy)
Keeper.register("items", callable=lambda: items, proxytype=ListProxy)
class Thing:
    def __init__(self):
        self.color = "red"
    def paint(self, color):
        self.color = color
class ThingProxy(NamespaceProxy):
    _exposed_ = ("__getattribute__", "__setattr__", "__delattr__", "paint")
    def paint(self, color):
        return self._callmethod("paint", (color,))
Keeper.register("Thing", Thing, ThingProxy)
if __name__ == "__main__":
    with Keeper() as k:
        t, l = k.table(), k.items()
        t["new"] = [1]
        print(t, t["k"], "new" in t, len(t), sorted(t.keys()), t.get("q", "none"), k.table() is t, k.table().copy())
        l.append(0)
        l.sort()
        l += [9]
        print(l, l[0], l[1:3], len(l), [x for x in l])
        x = k.Thing()
        x.paint("blue")
        print(x.color)
        x.size = 5
        print(x.size, hasattr(x, "weight"))
        del x.size
        print(hasattr(x, "size"))
        try:
            t["missing"]
        except KeyError as e:
            print(repr(e))
    print(table, items)
#---- _TestMyManager.test_mymanager method_to_typeid
from multiprocessing.managers import BaseManager
class Box:
    def __init__(self):
        self.things = {}
    def put(self, name, thing):
        self.things[name] = thing
    def items(self):
        return self.things
    def names(self):
        return iter(sorted(self.things))
class Shop(BaseManager):
    pass
Shop.register("dict", dict, exposed=("__getitem__", "__setitem__", "__len__", "keys"))
Shop.register("Box", Box, method_to_typeid={"items": "dict"})
if __name__ == "__main__":
    with Shop() as s:
        b = s.Box()
        b.put("a", 1)
        inner = b.items()
        print(type(inner).__name__, len(inner), inner["a"])
        inner["b"] = 2
        print(len(b.items()), len(inner), inner["b"])
#---- _TestRemoteManager.test_remote without addresses
import queue
from multiprocessing import Process
from multiprocessing.managers import BaseManager
jobs = queue.Queue()
def get_jobs():
    return jobs
class QueueManager(BaseManager):
    pass
QueueManager.register("get_jobs", callable=get_jobs)
values = ["hello world", None, True, 2.25, "hall\u00e5 v\u00e4rlden", (1, [2, {3: "x"}]), b"bytes"]
def putter(q):
    for v in values:
        q.put(v)
if __name__ == "__main__":
    manager = QueueManager()
    manager.start()
    q = manager.get_jobs()
    p = Process(target=putter, args=(q,))
    p.start()
    got = [q.get() for _ in values]
    p.join()
    print(got == values, got, jobs.qsize(), p.exitcode)
    try:
        q.put(x for x in "ab")
    except Exception as e:
        print("refused")
    manager.shutdown()
#---- TestManagerExceptions.test_queue_get
import queue
from multiprocessing import Manager
m = Manager()
q = m.Queue()
try:
    q.get_nowait()
except queue.Empty as e:
    print(type(e).__name__, e.args, e.__cause__, e.__context__)
m.shutdown()
m.join()
#---- TestManagerExceptions.test_dispatch after shutdown
from multiprocessing import Manager
m = Manager()
d, q, lock, l = m.dict(a=1), m.Queue(), m.Lock(), m.list([1])
print(d, l)
m.shutdown()
for what in (lambda: d["a"], lambda: q.put(1), lambda: lock.acquire(), lambda: l.append(2), lambda: len(d)):
    try:
        print("went on", what())
    except (OSError, EOFError) as e:
        print("refused")
for what in (lambda: m.dict(), lambda: m.Queue(), lambda: m.Namespace()):
    try:
        what()
    except AssertionError as e:
        print(e)
m.shutdown()
print(str(d).endswith("; '__str__()' failed>"))
#---- TestManagerExceptions.test_dispatch RemoteError
from multiprocessing import Manager
from multiprocessing.managers import RemoteError
m = Manager()
for what in (lambda: m.dict(5), lambda: m.list(3), lambda: m.Array("z", [1]), lambda: m.Pool(0), lambda: m.Namespace(1), lambda: m.Semaphore(-1), lambda: m.Array("b", ["x"])):
    try:
        print(what())
    except RemoteError as e:
        lines = str(e).splitlines()
        print(lines[0] == "", lines[1] == "-" * 75, lines[2], lines[-2], lines[-1] == "-" * 75)
#---- TestInitializers.test_manager_initializer
from multiprocessing import Value
from multiprocessing.managers import SyncManager
def begin(n):
    n.value += 1
if __name__ == "__main__":
    n = Value("i", 0)
    m = SyncManager()
    try:
        m.start(1)
    except TypeError as e:
        print(e)
    m = SyncManager()
    m.start(begin, (n,))
    print(n.value)
    print(m.list([1, 2]))
    m.shutdown()
    m.join()
