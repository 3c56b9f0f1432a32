#---- defaults that are assigned
def f(a, b=2, *args, c=3, **kw): "doc"; x = 1; return a, b, c
print(f.__defaults__, f.__kwdefaults__, f.__globals__["f"] is f, f.__dict__, f.__name__, f.__qualname__, f.__module__)
f.__defaults__ = (10, 20)
print(f(), f(1))
f.__kwdefaults__ = {"c": 30}
print(f())
f.__defaults__ = None
try: f()
except TypeError as e: print(e)
#---- code
def f(a, b=2, *args, c=3, **kw):
    x = 1
    return x
c = f.__code__
print(c.co_name, c.co_argcount, c.co_varnames, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_nlocals, c.co_firstlineno, c.co_flags & 12, c.co_freevars, c.co_qualname)
import os
print(os.path.basename(c.co_filename))
#---- closures
def outer():
    x = 1
    def inner(): return x
    return inner
i = outer()
print(i.__closure__[0].cell_contents, i.__code__.co_freevars, outer.__closure__)
i.__closure__[0].cell_contents = 5
print(i())
#---- functions as descriptors
def f(self, x): return (self, x)
m = f.__get__(5)
print(m(6), type(m), m.__self__, m.__func__ is f)
print(f.__get__(None, int) is f)
import types
m = types.MethodType(f, 7)
print(m(1))
#---- annotations
def f(a: int, b: str = "x") -> float: pass
print(f.__annotations__)
f.__annotations__["c"] = 3
print(f.__annotations__)
#---- attributes of functions in a class body
class A:
    def f(self): pass
    f.tag = 5
    f.short = "hello"
print(A.f.tag, A().f.tag, A.f.__dict__)
try: A().f.x = 1
except AttributeError as e: print(e)
#---- bases
class A: pass
class B(A): pass
print(B.__bases__, B.__base__, B.__mro__, A.__subclasses__(), B.__dict__.keys() >= {"__module__"})
#---- ModuleType
import types
m = types.ModuleType("mod", "docs")
m.x = 5
print(m.x, m.__name__, m.__doc__, m)
print(type(m) is types.ModuleType)
#---- MappingProxyType
import types
p = types.MappingProxyType({"a": 1})
print(p, p["a"], len(p), list(p), p.get("b"), dict(p), "a" in p, p.keys(), p | {"b": 2}, p == {"a": 1})
try: p["b"] = 1
except TypeError as e: print(e)
print(type(int.__dict__), type(int.__dict__) is types.MappingProxyType)
class A: x = 1
try: A.__dict__["y"] = 1
except TypeError as e: print(e)
print(A.__dict__["x"])
#---- SimpleNamespace
import types
n = types.SimpleNamespace(a=1, b=[2])
print(n, n.a); n.c = 3; print(n, n == types.SimpleNamespace(a=1, b=[2], c=3), vars(n)); del n.a; print(n)
#---- new_class and its kin
import types
C = types.new_class("C", (int,), {}, lambda ns: ns.update(x=1))
print(C, C.x, C(5) + 1, C.__bases__)
print(types.prepare_class("D", (int,), {"metaclass": type}))
print(types.resolve_bases((list[int],)))
print(types.GenericAlias(list, (int,)), type(list[int]) is types.GenericAlias)
#---- property as a descriptor
class A:
    def __init__(self): self._x = 1
    @property
    def x(self): "docx"; return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
p = A.__dict__["x"]
a = A()
print(p.__get__(a), p.fget(a), p.__doc__); p.__set__(a, 5); print(a.x); p.fset(a, 6); print(a.x); p.__delete__(a); print(hasattr(a, "x"))
print(p.__get__(None, A) is p, type(p), p.getter, ) if 0 else None
#---- classmethod and staticmethod
class A:
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(x): "sdoc"; return x
c = A.__dict__["c"]; s = A.__dict__["s"]
print(c.__func__.__name__, c.__wrapped__.__name__, s.__func__(3), s.__wrapped__(4), s(5), s.__doc__, s.__name__)
print(c.__get__(None, A)(), s.__get__(None, A)(1))
#---- a descriptor that gets __set__ later
class D:
    def __get__(self, o, t=None): return "got"
class A: d = D()
a = A(); a.__dict__["d"] = "inst"
print(a.d)
D.__set__ = lambda self, o, v: print("set", v)
print(a.d); a.d = 4
#---- memoryview
b = bytearray(b"hello world")
m = memoryview(b)
print(m[0], m[1:3], bytes(m[1:3]), len(m), m.format, m.itemsize, m.readonly, m.nbytes, m.ndim, m.shape, m.strides) if 0 else None
m[0] = 72; print(b, m.tobytes(), m[:3].tolist(), m.format, m.itemsize, m.readonly, m.nbytes, m.ndim, m.shape, m.strides)
m[1:3] = b"EL"; print(b)
r = memoryview(b"abc")
print(r.readonly, r[0], r == b"abc", r.hex(), bytes(r[::-1]), list(r), 97 in r)
try: r[0] = 1
except TypeError as e: print(e)
i = memoryview(bytearray(8)).cast("I"); i[0] = 7; print(i.tolist(), i.format, len(i))
with memoryview(b"x") as z: pass
try: z[0]
except ValueError as e: print(e)
m.release()
b.append(1); print(len(b))
#---- UserDict, UserList, UserString
from collections import UserDict, UserList, UserString
class D(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
d = D(a=1); d["b"] = 2; d.update(c=3); print(d, d.data, "A" in d, len(d), d | {"x": 1}, d.copy())
l = UserList([3,1,2]); l.append(5); l.sort(); print(l, l[1:], l + [1], l.data, [0] + l, l * 2)
s = UserString("hello"); print(s.upper(), s[1:], s + "x", len(s), s == "hello", repr(s), type(s.title()), "x" + s, s.data, "%s" % s)
#---- functools
from functools import singledispatchmethod, partialmethod, cached_property, singledispatch
class A:
    @singledispatchmethod
    def f(self, x): return "base"
    @f.register
    def _(self, x: int): return "int"
    @f.register(str)
    def _(self, x): return "str"
    def g(self, a, b): return a, b
    h = partialmethod(g, 1)
    @cached_property
    def c(self): print("calc"); return 5
a = A(); print(a.f(1), a.f("x"), a.f(2.0), a.h(2), a.c, a.c); del a.c; print(a.c)
@singledispatch
def q(x): return "obj"
@q.register
def _(x: int): return "int"
@q.register(list)
@q.register(tuple)
def _(x): return "seq"
from collections.abc import Mapping
@q.register(Mapping)
def _(x): return "map"
print(q(1), q([]), q({}), q(1.5), q.dispatch(bool), len(q.registry)) if 0 else print(q(1), q([]), q({}), q(1.5), len(q.registry))
#---- __init_subclass__ and __set_name__
class A:
    def __init_subclass__(cls, **kw): print("init_sub", cls.__name__, kw); super().__init_subclass__()
class B(A, x=1): pass
class N:
    def __set_name__(self, o, n): print("set_name", o.__name__, n)
class C(A): n = N()
#---- except asks no metaclass
class E(Exception): pass
class M(type):
    def __instancecheck__(c, x): return True
    def __subclasscheck__(c, x): return True
class F(Exception, metaclass=M): pass
try:
    try: raise ValueError
    except F: print("caught by hook")
except ValueError: print("not caught")
#---- __class_getitem__
class C:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(C[int], C[1, 2])
