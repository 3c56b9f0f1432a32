#---- fields, comparison, errors
from dataclasses import *
import dataclasses
try:
    from typing import ClassVar, List
except ImportError: pass
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 0
    def norm(self): return self.x**2+self.y**2
t(lambda: P(1)); t(lambda: P(1,2)==P(1,2)); t(lambda: P()); t(lambda: P(1,2,3)); t(lambda: P(1,z=3)); t(lambda: P(1,x=3)); t(lambda: hash(P(1))); t(lambda: P(1)<P(2)); t(lambda: P(3,4).norm()); t(lambda: P.__match_args__); t(lambda: P.__doc__); t(lambda: P(x=1,y=5)); t(lambda: asdict(P(1))); t(lambda: astuple(P(1))); t(lambda: replace(P(1),y=7)); t(lambda: [f.name for f in fields(P)]); t(lambda: fields(P)[1].default); t(lambda: fields(P)[0].type); t(lambda: is_dataclass(P)); t(lambda: is_dataclass(3)); t(lambda: P(1)==(1,0)); t(lambda: P(1)!=P(1,0)); t(lambda: asdict(3)); t(lambda: fields(3))
@dataclass(order=True,frozen=True)
class V:
    a: int
    b: str = field(default='q', compare=False)
    c: List[int] = field(default_factory=list, repr=False, hash=False)
    K: ClassVar[int] = 3
t(lambda: V(1)<V(2)); t(lambda: sorted([V(3),V(1),V(2)])); t(lambda: {V(1):1}[V(1)]); t(lambda: V(1)<3)
def f(): V(1).a=3
t(f)
def f(): del V(1).a
t(f)
def f(): V(1).zz=3
t(f)
t(lambda: V.K); t(lambda: V(1).c)
@dataclass
class B(P):
    z: int = 9
    y: int = 5
    def __post_init__(self): self.total=self.x+self.y+self.z
t(lambda: B(1)); t(lambda: B(1).total); t(lambda: B(1)==P(1)); t(lambda: isinstance(B(1),P))
def f():
    @dataclass
    class Q:
        a: int = 1
        b: str
t(f)
def f():
    @dataclass
    class Q:
        a: list = []
t(f)
def f():
    @dataclass
    class Q:
        a: int
    return Q(1), Q.__qualname__, Q()
t(f)
@dataclass
class I:
    a: int
    i: InitVar[int] = 4
    s: int = field(init=False)
    def __post_init__(self, i): self.s=self.a*i
t(lambda: I(2)); t(lambda: I(2,5)); t(lambda: I(2).s); t(lambda: replace(I(2),s=3)); t(lambda: replace(I(2),a=3))
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
t(lambda: K(a=1)); t(lambda: K(1)); t(lambda: K())
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int
    c: int = 4
t(lambda: K2(1,b=3)); t(lambda: K2(1)); t(lambda: K2(1,2)); t(lambda: K2())
@dataclass
class N:
    name: str
    kids: list = field(default_factory=list)
n=N('a',[N('b'),N('c',[N('d')])])
t(lambda: asdict(n)); t(lambda: astuple(n)); t(lambda: n)
n.kids.append(n); t(lambda: n)
@dataclass(eq=False)
class E: x: int
t(lambda: E(1)==E(1)); t(lambda: isinstance(hash(E(1)),int))
@dataclass(unsafe_hash=True)
class H: x: int
t(lambda: hash(H(1))==hash((1,))); t(lambda: make_dataclass('Z',['x',('y',int),('z',int,field(default=3))])(1,2))
@dataclass(repr=False)
class R:
    x: int
    def __repr__(self): return 'R!'
t(lambda: R(1)); t(lambda: field(default=1,default_factory=list))
match P(1,2):
    case P(1,y): print('m',y)
@dataclass
class C2:
    x: int = field(metadata={'unit':'m'})
t(lambda: fields(C2)[0].metadata['unit']); t(lambda: C2.x); t(lambda: FrozenInstanceError.__mro__)
@dataclass
class D1:
    a: int
    b: int
    c: int
t(lambda: D1()); t(lambda: D1(1)); t(lambda: P.__init__.__qualname__); t(lambda: P.__eq__(P(1),P(1)))
def f():
    @dataclass(order=True)
    class O:
        x: int
        def __lt__(self,o): return 1
t(f)
def f():
    @dataclass
    class W(V):
        x: int=0
t(f)
@dataclass(frozen=True)
class F2(V):
    d: int = 1
t(lambda: F2(1)); t(lambda: F2(1)==F2(1)); t(lambda: F2(1)==V(1))
import sys
@dataclass(slots=True)
class SL:
    a:int=1
    b:str="x"
t(lambda: SL()); t(lambda: SL(2,'y').b)
#---- methods that the class has itself
from dataclasses import dataclass
@dataclass
class Own:
    x: int
    y: int = 5
    def __init__(self, x): self.x = 2 * x
print(Own(4), Own(4) == Own(4), Own(4).y)
@dataclass
class Derived(Own):
    z: int = 0
print(Derived(1, 2, 3))
@dataclass
class Both(Own):
    z: int = 0
    def __init__(self, *args):
        super().__init__(*args)
        self.z = "z"
print(Both(1))
@dataclass(order=True)
class Parts:
    x: int
    def __repr__(self): return "own repr"
    def __eq__(self, other): return "own eq"
    def __hash__(self): return 5
print(Parts(1), Parts(1) == Parts(2), Parts(1) < Parts(2), hash(Parts(1)))
try:
    Own()
except TypeError as e:
    print(e)
