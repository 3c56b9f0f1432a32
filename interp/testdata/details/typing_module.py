#---- forms
from typing import *
for t in (List, List[int], Dict[str, int], Optional[int], Union[int, str], Union[int, None], Union[int, int], Tuple[int, ...], Tuple[()], Callable[[int, str], bool], Callable[..., int],
          Type[int], Any, Set[int], FrozenSet[str], Iterable[int], Iterator[str], Sequence[float], Mapping[str, Any], Literal["a", 1], ClassVar[int], Final[int],
          List["Node"], Optional["Node"], Generator[int, None, str], DefaultDict[str, list], Deque[int], Annotated[int, "meta"]):
    print(t)
#---- equality, hash and flattening
from typing import *
print(List[int] == List[int], List[int] == List[str], Union[int, str] == Union[str, int], Optional[int] == Union[int, None], Union[Union[int, str], float] == Union[int, str, float])
print(len({List[int], List[int], Dict[int, int]}), Union[int] is int, hash(Tuple[int]) == hash(Tuple[int]))
print(Optional[Optional[int]] == Optional[int], List[int] != List[int])
#---- origin and args
from typing import *
print(get_origin(List[int]), get_args(List[int]), get_origin(Dict[str, int]), get_args(Dict[str, int]))
print(get_origin(Union[int, str]), get_args(Union[int, str]), get_args(Optional[int]), get_origin(int), get_args(int))
print(get_origin(list[int]), get_args(list[int]), get_args(Tuple[int, ...]), get_origin(Literal[1]), get_args(Literal[1, "b"]))
print(List[int].__origin__, List[int].__args__)
#---- hints mean nothing at run time
from typing import List, Optional, Dict
def f(x: int, y: "str" = "a", *args: float, z: Optional[int] = None, **kw: Dict[str, int]) -> List[int]:
    v: int = "text"
    return [x, y, args, z, kw, v]
print(f("anything", 3, 1.5, z="z", k=1))
#---- annotations of a function
def f(x: int, *args: float, z: str = "") -> list: pass
print(sorted(f.__annotations__), f.__annotations__["x"], f.__annotations__["return"])
#---- get_type_hints
from typing import *
class C:
    a: int
    b: str = "x"
    c: List[int]
def f(x: int, y: str = "") -> bool: ...
print(get_type_hints(f), get_type_hints(C) == {"a": int, "b": str, "c": List[int]}, C.__annotations__["a"])
#---- NamedTuple
from typing import NamedTuple
class P(NamedTuple):
    "a point"
    x: int
    y: int = 0
    def norm(self):
        return abs(self.x) + abs(self.y)
p = P(1)
print(p, p.x, p[1], p.norm(), P._fields, P._field_defaults, p._replace(y=5), p._asdict(), P(x=1, y=2) == (1, 2), P.__doc__)
a, b = p
Q = NamedTuple("Q", [("a", int), ("b", str)])
print(Q(1, "b"), Q._fields, P._make([7, 8]))
try:
    P()
except TypeError as e:
    print("TypeError")
try:
    class Bad(NamedTuple):
        x: int = 1
        y: int
except TypeError as e:
    print(e)
try:
    class Hidden(NamedTuple):
        _x: int
except ValueError as e:
    print(e)
match p:
    case P(x, y):
        print("matched", x, y)
#---- TypedDict
from typing import TypedDict
class Movie(TypedDict):
    name: str
    year: int
m: Movie = {"name": "Metropolis", "year": 1927}
n = Movie(name="M", year=1931)
print(m, n, type(n) is dict, isinstance(n, dict), Movie.__name__)
class More(Movie, total=False):
    stars: int
print(More(name="x", year=1, stars=5))
Alt = TypedDict("Alt", {"a": int})
print(Alt(a=1), Alt.__name__)
#---- TypeVar and Generic
from typing import TypeVar, Generic, List
T = TypeVar("T")
K = TypeVar("K", int, str)
B = TypeVar("B", bound=int)
print(T, K, B.__name__, K.__constraints__)
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
    def pop(self) -> T:
        return self.items.pop()
s = Stack[int]()
s.push(1); s.push("two")
print(s.pop(), s.pop(), isinstance(s, Stack), type(s).__name__)
class Pair(Generic[T, K]):
    pass
class Ints(Stack[int]):
    pass
i = Ints()
i.push(3)
print(i.pop(), issubclass(Ints, Stack), Pair().__class__.__name__)
def first(xs: List[T]) -> T:
    return xs[0]
print(first([1, 2]))
try:
    TypeVar("X", int)
except TypeError as e:
    print("TypeError")
#---- too many parameters of a Generic
from typing import TypeVar, Generic
T = TypeVar("T")
class Stack(Generic[T]): pass
try:
    Stack[int, str]
except TypeError as e:
    print("TypeError")
#---- NewType, cast and others
from typing import *
UserId = NewType("UserId", int)
u = UserId(5)
print(u, type(u), UserId.__name__, UserId.__supertype__, cast(str, 3), cast("List[int]", [1]), TYPE_CHECKING)
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(f(3), f("a"))
@final
class Last: pass
@no_type_check
def g(x: "not a type !"): return x
print(Last.__name__, g(1), Text is str, AnyStr)
try:
    assert_never(3)
except AssertionError as e:
    print("AssertionError")
print(assert_type(3, int), reveal_type.__name__)
#---- protocols
from typing import Protocol, runtime_checkable
@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...
class File:
    def close(self): pass
class Other: pass
class Plain(Protocol):
    def f(self): ...
class Does(Plain):
    def f(self): return "done"
print(isinstance(File(), Closes), isinstance(Other(), Closes), issubclass(File, Closes), Does().f())
try:
    runtime_checkable(Other)
except TypeError as e:
    print("TypeError")
#---- a protocol cannot be made
from typing import Protocol
class Closes(Protocol):
    def close(self) -> None: ...
try:
    Closes()
except TypeError as e:
    print("TypeError")
#---- isinstance
from typing import *
print(isinstance([], List), isinstance({}, Dict), isinstance((), Tuple), isinstance([], Iterable), isinstance(len, Callable), isinstance(3, Hashable), issubclass(list, Sequence))
for t in (List[int], Optional[List[int]]):
    try:
        print(isinstance([], t))
    except TypeError as e:
        print("TypeError")
#---- what cannot be done
from typing import *
for bad in (lambda: List[int](), lambda: Optional[int, str], lambda: Union[()], lambda: Any[int], lambda: NoReturn[int], lambda: Any(), lambda: Union(), lambda: Optional[int]()):
    try:
        print(bad())
    except TypeError as e:
        print("TypeError")
#---- List() makes nothing
from typing import List, Dict
for t in (List, Dict):
    try:
        t()
    except TypeError as e:
        print(e)
#---- unions of classes
import types
u = int | str
print(u, isinstance(3, u), isinstance("a", u), isinstance(1.5, u), isinstance(None, int | None), u == str | int, u == int, int | int, u | None, type(u) is types.UnionType)
print((int | str) | float, {int | str: 1}[str | int], (int | None).__args__, issubclass(bool, int | str))
for bad in (lambda: int | 3, lambda: None | None):
    try:
        bad()
    except TypeError as e:
        print(e)
#---- list[int]
print(list[int], dict[str, int], tuple[int, ...], list[int] == list[int], list[int]([1, 2]), type(list[int]()), list[int].__origin__, list[int].__args__, list["x"])
try:
    isinstance([], list[int])
except TypeError as e:
    print("TypeError")
class L(list[int]): pass
print(L([1]), L.__bases__)
#---- SimpleNamespace
from types import SimpleNamespace
n = SimpleNamespace(a=1, b=[2])
n.c = "x"
print(n, n.a, n == SimpleNamespace(a=1, b=[2], c="x"), n != SimpleNamespace(), vars(n), n == 3)
del n.a
print(n, hasattr(n, "a"))
n.me = n
print(n)
try:
    SimpleNamespace(1)
except TypeError as e:
    print("TypeError")
#---- types
import types
def f(): yield
class C:
    def m(self): pass
print(isinstance(f, types.FunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(C().m, types.MethodType), isinstance(len, types.BuiltinFunctionType),
      isinstance(f(), types.GeneratorType), isinstance(types, types.ModuleType), isinstance(None, types.NoneType), isinstance(list[int], types.GenericAlias))
#---- hints of a class travel
from typing import List, Optional, NamedTuple
from multiprocessing import Process, Queue
class Job(NamedTuple):
    name: str
    deps: List[str] = []
def work(q, out):
    j = q.get()
    out.put((j.name, j.deps, j))
q, out = Queue(), Queue()
p = Process(target=work, args=(q, out))
p.start()
q.put(Job("build", ["fetch"]))
p.join()
print(out.get())
