#---- queue instance
from multiprocessing import Process, Queue
class Task:
    count = 0
    def __init__(self, n): self.n = n
    def run(self): return self.n * 2
    def __eq__(self, o): return isinstance(o, Task) and o.n == self.n
    def __hash__(self): return hash(self.n)
    def __repr__(self): return "Task(%d)" % self.n
def worker(q, r):
    while True:
        t = q.get()
        if t is None: break
        r.put((t, t.run(), type(t).__name__, {t: 1, Task(5): 2}))
if __name__ == "__main__":
    q, r = Queue(), Queue()
    p = Process(target=worker, args=(q, r)); p.start()
    q.put(Task(4)); q.put(None)
    t, v, n, d = r.get()
    p.join()
    print(t, v, n, isinstance(t, Task), type(t) is Task, t == Task(4), d[Task(4)], d[t], d)
#---- class not mentioned
from multiprocessing import Process, Queue
class Base:
    def hello(self): return "hello " + self.name()
class Job(Base):
    def name(self): return "job %d" % self.n
def worker(q, r):
    j = q.get()
    r.put(j.hello()); r.put(j)
    k = q.get()
    r.put((type(j) is type(k), isinstance(k, type(j))))
q, r = Queue(), Queue()
p = Process(target=worker, args=(q, r)); p.start()
j = Job(); j.n = 3
q.put(j); q.put(Job())
print(r.get()); k = r.get(); print(type(k) is Job, k.n, k.hello(), r.get())
p.join()
#---- exceptions through queue
from multiprocessing import Process, Queue
class MyError(Exception):
    def __init__(self, code, msg):
        super().__init__(code, msg)
        self.code = code
def worker(r):
    try:
        raise MyError(7, "seven")
    except Exception as e:
        r.put(e)
    try:
        1/0
    except Exception as e: r.put(e)
    try: {}[3]
    except KeyError as e: r.put(e)
r = Queue()
p = Process(target=worker, args=(r,)); p.start(); 
e = r.get(); print(repr(e), e.code, e.args, isinstance(e, MyError))
try:
    raise r.get()
except ZeroDivisionError as e: print("zero", e)
print(repr(r.get()))
p.join()
#---- bound method target
from multiprocessing import Process, Queue
class Counter:
    total = 0
    def __init__(self, q): self.q = q; self.n = 0
    def work(self, k):
        self.n += k; Counter.total += 1
        self.q.put((self.n, Counter.total))
q = Queue()
c = Counter(q)
ps = [Process(target=c.work, args=(i,)) for i in (1, 2)]
for p in ps: p.start()
print(sorted(q.get() for p in ps), c.n, Counter.total)
for p in ps: p.join()
#---- class attribute isolation
from multiprocessing import Process, Queue
class Config:
    values = {"a": 1}
    @classmethod
    def set(cls, k, v): cls.values[k] = v
    @staticmethod
    def get(k): return Config.values.get(k)
def child(q):
    Config.set("a", 2); Config.set("b", 3)
    q.put(Config.get("a")); q.put(sorted(Config.values))
q = Queue()
p = Process(target=child, args=(q,)); p.start(); p.join()
print(q.get(), q.get(), Config.values, Config.get("b"))
#---- gen over queue
from multiprocessing import Process, Queue
def producer(q):
    for i in range(4): q.put(i)
    q.put(None)
def items(q):
    try:
        while True:
            x = q.get()
            if x is None: return "done"
            yield x
    finally:
        print("closing")
def main():
    q = Queue()
    p = Process(target=producer, args=(q,)); p.start()
    print(sum(items(q)))
    p.join()
main()
#---- subclass chain in processes
from multiprocessing import Process, Queue, current_process
class Base(Process):
    def __init__(self, q, **kw):
        super().__init__(**kw)
        self.q = q
    def run(self):
        self.q.put((self.name, self.compute(), current_process().name, current_process() is self))
class Sq(Base):
    def __init__(self, q, n): super().__init__(q, name="sq%d" % n); self.n = n
    def compute(self): return self.n ** 2
q = Queue()
ps = [Sq(q, i) for i in range(3)]
for p in ps: p.start()
print(sorted(q.get() for _ in ps))
for p in ps: p.join(); print(p.exitcode, p.is_alive(), isinstance(p, Process), isinstance(p, Base))
class W(Process): pass
w = W(); print(w.name, w.daemon, w.pid, type(w).__mro__[1].__name__, w.exitcode)
#---- stop iteration value
def g():
    x = yield 1
    return x
it = g(); next(it)
try: it.send(5)
except StopIteration as e: print(e.value)
def h():
    r = yield from g()
    print("r", r)
it = h(); next(it)
try: it.send(6)
except StopIteration as e: print(e.value)
#---- context across generator
def g():
    try:
        yield 1
    except ValueError as e:
        yield 2
        raise KeyError("k")
it = g(); next(it); print(it.throw(ValueError("v")))
try: next(it)
except KeyError as e: print(repr(e.__context__), e.__cause__)
#---- truthiness errors
class A:
    def __bool__(self): raise ValueError("nt")
    def __len__(self): return 2
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: not A())
t(lambda: A() and 1)
t(lambda: 1 if A() else 2)
t(lambda: [x for x in [A()] if x])
def w():
    while A(): pass
t(w)
t(lambda: bool(A())); t(lambda: any([A()])); t(lambda: list(filter(None, [A()])))
#---- recursion caught
def f(): return f()
try: f()
except RecursionError as e: print("RecursionError")
class A:
    def __getattr__(self, n): return getattr(self, n + "x")
try: A().q
except RecursionError as e: print("R2")
class B:
    def __eq__(self, o): return self == o
try: B() == B()
except RecursionError as e: print("R3")
class C:
    def __repr__(self): return repr(self)
try: repr(C())
except RecursionError as e: print("R4")
class D:
    def __bool__(self): return bool(self)
try: bool(D())
except RecursionError as e: print("R5")
#---- instance dict
class A:
    x = 1
    def __init__(self): self.a = 1; self.b = 2
a = A()
print(a.__dict__, vars(a)); a.__dict__["c"] = 3; print(a.c); del a.a; print(a.__dict__)
for i in range(12): setattr(a, "n%d" % i, i)
print(a.n11, len(a.__dict__), list(a.__dict__)[:4])
a.__dict__.update(z=9); print(a.z); a.__dict__ = {"q": 1}; print(a.q, hasattr(a, "z"))
print(sorted(n for n in dir(a) if not n.startswith("__")))
#---- descriptors
class Pos:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, o, t=None):
        if o is None: return self
        return getattr(o, self.name, 0)
    def __set__(self, o, v):
        if v < 0: raise ValueError("neg")
        setattr(o, self.name, v)
class P:
    w = Pos(); h = Pos()
p = P(); p.w = 3; print(p.w, p.h, p.__dict__, type(P.w).__name__)
try: p.h = -1
except ValueError as e: print(e)
#---- new and singletons
class S:
    _i = None
    def __new__(cls, *a):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
    def __init__(self, v): self.v = v
print(S(1) is S(2), S(3).v)
class P(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
p = P(1, 2); print(p, p.x, len(p), p == (1, 2), p + (3,), isinstance(p, tuple))
class T(float):
    def __new__(cls, v, unit): 
        self = float.__new__(cls, v); self.unit = unit; return self
t = T(2.5, "kg"); print(t, t * 2, t.unit, round(t), t > 2, repr(t))
#---- list and dict subclasses
class Stack(list):
    def push(self, x): self.append(x)
    def __init__(self, *a): super().__init__(a); self.name = "st"
s = Stack(1, 2); s.push(3); print(s, len(s), s[0], s[-1], s[1:], s.pop(), 2 in s, s == [1, 2], [1, 2] == s, s + [9], s.name, sorted(s, reverse=True), sum(s), isinstance(s, list), list(reversed(s)))
s[0] = 7; del s[1]; print(s, bool(Stack()), str(s), "%s" % s, s * 2)
s += [4]; print(type(s).__name__, s); s.extend([1]); print(s.index(4), s.count(1), max(s))
class DD(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
d = DD(a=1); print(d["a"], d["b"], d, d.get("zz"), "b" in d, len(d), list(d), sorted(d.items()), {**d}, d == {"a": 1, "b": "bb"})
class UD(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __getitem__(self, k): return super().__getitem__(k.upper())
u = UD(); u["a"] = 1; print(u, u["A"], u["a"], u.keys(), u.pop("A"))
class ST(str):
    def shout(self): return self.upper() + "!"
x = ST("hi"); print(x.shout(), x + "a", x == "hi", {"hi": 1}[x], len(x), x[0], "%s" % x, f"{x:>4}", ",".join([x, x]), x in "xhix", hash(x) == hash("hi"), type(x.upper()).__name__)
class I(int):
    def __add__(self, o): return I(int(self) + int(o) + 100)
print(I(1) + 2, I(1) - 2, I(5) // 2, -I(3), [10, 20][I(1)], range(I(3)), I(3) == 3, 3 == I(3), I(4) < 5, {3: "x"}[I(3)], f"{I(255):x}", "%d" % I(7), int(I(2)), float(I(2)), I(2) ** 2, abs(I(-2)), str(I(8)), repr(I(9)), bool(I(0)))
#---- super variants
class A:
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super(C, self).f()
class D(B, C):
    def f(self): return ["D"] + super().f()
print(D().f(), [k.__name__ for k in D.__mro__], D.mro()[1].__name__, D.__bases__)
class E(D):
    @classmethod
    def make(cls): return cls.__name__
    @staticmethod
    def st(x): return x + 1
class F(E):
    @classmethod
    def make(cls): return "F:" + super().make()
print(F.make(), F().make(), E.st(1), F().st(2), E.make.__self__.__name__, F().f.__self__.__class__.__name__, F.f.__name__)
#---- init subclass
class Plugin:
    reg = {}
    def __init_subclass__(cls, name=None, **kw):
        super().__init_subclass__(**kw); Plugin.reg[name or cls.__name__] = cls
class X(Plugin, name="ex"): pass
class Y(Plugin): pass
print({k: v.__name__ for k, v in Plugin.reg.items()}, Plugin.__subclasses__())
#---- slots
class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = S(); s.b = 2; print(s.a, s.b, hasattr(s, "__dict__"))
try: s.c = 1
except AttributeError as e: print(e)
#---- call and getattr
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, k=0): return self.n + x + k
a = Adder(3); print(a(4), a(4, k=1), callable(a), callable(Adder), callable(3), list(map(a, [1, 2])))
class Proxy:
    def __init__(self, o): self.__dict__["o"] = o
    def __getattr__(self, n): return getattr(self.o, n)
    def __setattr__(self, n, v): print("set", n); setattr(self.o, n, v)
class O: pass
p = Proxy(O()); p.z = 4; print(p.z, p.o.z)
try: p.nope
except AttributeError as e: print(e)
#---- comparison methods
class V:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
    def __eq__(s, o): return s.v == o.v
    def __repr__(s): return "V%d" % s.v
l = [V(3), V(1), V(2)]
print(sorted(l), min(l), max(l), V(1) > V(0), V(1) != V(1), V(2) in l, l.index(V(1)), V(1) == V(1))
try: V(1) <= V(2)
except TypeError as e: print(e)
try: V(1) < 3
except AttributeError as e: print(e)
try: hash(V(1))
except TypeError as e: print(e)
#---- exceptions attrs
try: raise OSError(2, "No such", "f.txt")
except FileNotFoundError as e: print(e, e.errno, e.filename, e.strerror, e.args, repr(e))
try: int("z")
except (KeyError, ValueError) as e: print(type(e), e.args, e.__traceback__ is not None, e.__context__)
try:
    try: raise KeyError(1)
    finally: print("f")
except LookupError as e: print(repr(e), str(e))
e = StopIteration(4); print(e.value, SystemExit(2).code, SystemExit().code, repr(Exception()), str(Exception(1, 2)))
class E(Exception):
    def __init__(self, a, b=2): self.a = a; super().__init__(a)
print(repr(E(1)), E(1).args, str(E(5)), E(1, b=3).a)
try: raise E
except TypeError as e: print(e)
try: raise 3
except TypeError as e: print(e)
try: raise ValueError("x") from 3
except TypeError as e: print(e)
try: ValueError(x=1)
except TypeError as e: print(e)
def f():
    try: return "try"
    finally: print("finally")
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        except ValueError: pass
        else: print("else", i)
        finally: print("fin", i)
    return i
print(g())
def h():
    try: 1/0
    except ZeroDivisionError: return "handled"
    finally: return "override"
print(h())
#---- metaclasses
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        ns["made_by"] = m.__name__
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.registry = getattr(cls, "registry", []) + [name]
    def __call__(cls, *a):
        print("calling", cls.__name__)
        return super().__call__(*a)
    def __len__(cls): return len(cls.registry)
    def __iter__(cls): return iter(cls.registry)
    def __contains__(cls, x): return x in cls.registry
    def __getitem__(cls, i): return cls.registry[i]
    def __repr__(cls): return "<%s!>" % cls.__name__
    @property
    def up(cls): return cls.__name__.upper()
class A(metaclass=Meta):
    def __init__(self, x): self.x = x
    def me(self): return __class__.__name__
class B(A, extra=3): pass
print(A(3).x, A.made_by, type(A).__name__, B(4).me(), B.registry, len(B), list(B), "A" in B, B[0], B, A.up, type(B) is Meta, isinstance(A, Meta), isinstance(A, type))
class Singleton(type):
    _inst = {}
    def __call__(cls, *a, **k):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*a, **k)
        return cls._inst[cls]
class C(metaclass=Singleton):
    def __init__(self, v): self.v = v
print(C(1) is C(2), C(3).v)
D = type("D", (C,), {"k": 5, "f": lambda self: self.k})
print(D(1).f(), D.__name__, D.__mro__[1].__name__, type(D).__name__)
try:
    class X(metaclass=3): pass
except TypeError as e: print("TypeError")
for f in (lambda: list(int), lambda: len(int), lambda: 3 in int):
    try: f()
    except TypeError as e: print(e)
#---- metaclass conflict
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
try:
    class C(A, B): pass
except TypeError as e: print(e)
#---- metaclass in process
from multiprocessing import Process, Queue
class Meta(type):
    def describe(cls): return "class " + cls.__name__
class A(metaclass=Meta): pass
def f(q): q.put(A.describe()); q.put(A())
q = Queue(); p = Process(target=f, args=(q,)); p.start(); print(q.get(), type(type(q.get())).__name__); p.join()
