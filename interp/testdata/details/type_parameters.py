#---- defs, classes and type statements with type parameters
from typing import *
import typing
def first[T](xs: list[T]) -> T:
    return xs[0]
print(first([1, 2]), first.__type_params__, first.__annotations__, first.__name__, first.__qualname__)
T0 = first.__type_params__[0]
print(type(T0), T0.__name__, T0.__bound__, T0.__constraints__, T0.__infer_variance__, T0.__covariant__)
class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
    def pair[U](self, u: U) -> tuple[T, U]: return (self.items[-1], u)
s = Stack[int](); s.push(3); print(s.pair("x"), s.pop())
print(Stack.__type_params__, Stack.__bases__, Stack.__orig_bases__, Stack.__parameters__, Stack.__name__, Stack.__mro__)
print(Stack[int], Stack[int].__origin__, Stack[int].__args__, Stack.push.__annotations__)
print(Stack.pair.__type_params__, Stack.pair.__qualname__)
def g[T: int, U: (int, str), *Ts, **P](x: T, y: U, *args: *Ts) -> Callable[P, T]: pass
a, b, c, d = g.__type_params__
print(a.__bound__, a.__constraints__, b.__bound__, b.__constraints__, c, d, type(c), type(d), d.args, d.kwargs)
def lazy[T: undefined_name](x): return x
print(lazy(5))
try: lazy.__type_params__[0].__bound__
except NameError as e: print(e)
undefined_name = str
print(lazy.__type_params__[0].__bound__)
type Pair[T] = tuple[T, T]
print(Pair, Pair.__name__, Pair.__value__, Pair.__type_params__, type(Pair), Pair.__parameters__)
print(Pair[int], Pair[int].__origin__, Pair[int].__args__)
type Rec = dict[str, Rec]
print(Rec.__value__)
type Simple = int | str
print(Simple.__value__, isinstance(3, Simple.__value__))
type Late = Later
Later = list
print(Late.__value__)
class Outer:
    Name = int
    def m[T: Name](self, x: Name) -> T: return x
    type Al = Name
    class Inner[V]: pass
print(Outer.m.__type_params__[0].__bound__, Outer.m.__annotations__["x"], Outer.Al.__value__, Outer.Inner.__qualname__)
def outer():
    def inner[T](x: T): return T, x
    return inner
print(outer().__qualname__, outer()(3)[1])
class Child[T](Stack[T], metaclass=type): extra = T
print(Child.__orig_bases__, Child.__parameters__, Child.extra)
class Num(Child[int]): pass
print(Num.__orig_bases__, Num.__parameters__)
def deco(f):
    print("deco", f.__name__, f.__type_params__)
    return f
@deco
def h[X](x: X = 3): return x
print(h())
S = TypeVar("S"); K = TypeVar("K"); V = TypeVar("V")
class Box(Generic[S]):
    def __init__(self, v: S): self.v = v
b = Box[int](3)
print(b.v, b.__orig_class__, Box[int], Box.__parameters__, Box[S].__parameters__, isinstance(b, Box))
class M(Generic[K, V]): pass
class M2(M[str, V], dict[K, V]): pass
print(M.__parameters__, M2.__parameters__, M2.__orig_bases__, M[int, str])
for bad in (lambda: M[int], lambda: Box[int, str], lambda: Num[int], lambda: Generic[int]):
    try: print(bad())
    except TypeError as e: print(e)
print(list[S][int], dict[K, list[V]][int, str], list[S].__parameters__)
print(Optional[S], Union[S, int], S | None, int | S)
class C:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(C[1], C[1, 2])
try:
    class Bad(Generic): pass
except TypeError as e: print(e)
for T in [1, 2]: pass
print(T)
def gen[T](n: T):
    yield n
    yield T.__name__
print(list(gen(1)))
class WithSuper[T]:
    def f(self): return "base"
class Sub[T](WithSuper[T]):
    def f(self): return super().f() + "sub" + __class__.__name__
print(Sub().f())
print(TypeVar("Q", bound=int).__bound__, TypeVar("Q", int, str).__constraints__, repr(TypeVar("Q")), repr(ParamSpec("P")))
print(TypeAliasType("X", int).__value__)
