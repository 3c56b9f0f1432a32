#---- members and errors
import enum
class C(enum.Enum):
    R=1
    G=2
    @property
    def n(self): return self.name.lower()
class I(enum.IntEnum):
    A=1
class S(str,enum.Enum):
    A='a'
class F(enum.Flag):
    A=1
    B=2
    C=4
    AB=3
class IF(enum.IntFlag):
    A=1
    B=2
class SE(enum.StrEnum):
    A=enum.auto()
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: C(9))
t(lambda: C['Q'])
t(lambda: list(C))
t(lambda: C)
t(lambda: repr(C.R))
t(lambda: str(S.A))
t(lambda: f'{S.A} {I.A} {C.R} {SE.A} {I.A!r} {S.A!r}')
def f(): C.R=3
t(f)
def f(): C.R.value=3
t(f)
def f(): C.R.foo=3; return C.R.foo
t(f)
def f():
    class D(C):
        Z=3
t(f)
t(lambda: F.A|F.B)
t(lambda: F.A|F.C)
t(lambda: F(0))
t(lambda: F(8))
t(lambda: ~F.A)
t(lambda: list(F))
t(lambda: list(F.A|F.C))
t(lambda: F.A in F.AB)
t(lambda: str(F.A|F.C))
t(lambda: IF.A|IF.B)
t(lambda: IF.A|8)
t(lambda: str(IF.A|IF.B))
t(lambda: IF(16))
t(lambda: ~IF.A)
t(lambda: IF(0))
t(lambda: len(F))
t(lambda: len(F.AB))
t(lambda: F.A.name)
t(lambda: (F.A|F.C).name)
t(lambda: F(0).name)
t(lambda: C.R < C.G)
t(lambda: I.A+1)
t(lambda: I.A==1)
t(lambda: C.R==1)
t(lambda: C.__members__)
t(lambda: enum.Enum('Z','A B').A)
t(lambda: type(C))
t(lambda: enum.Enum)
t(lambda: C.R.__class__)
t(lambda: isinstance(C.R,C))
t(lambda: C.R.n)
t(lambda: F.A+1)
t(lambda: F.A|1)
t(lambda: C())
t(lambda: enum.Enum(1))
t(lambda: C.R.R)
t(lambda: C.R.G)
t(lambda: repr(enum.auto))
t(lambda: F.A&F.B)
t(lambda: bool(F.A&F.B))
t(lambda:F['A'])
t(lambda: C.R.value)
t(lambda:C.__doc__)
t(lambda: C.R in C)
t(lambda: 'R' in C.__members__)
def f():
    @enum.unique
    class U(enum.Enum):
        A=1
        B=1
        C=1
t(f)
t(lambda: {C.R:1})
t(lambda: (C.R,[I.A],S.A))
t(lambda: C.R.__dict__)
t(lambda: S.A=='a')
t(lambda: SE.A=='a')
t(lambda: SE('q'))
t(lambda: SE(1))
t(lambda: 'x'+SE.A)
t(lambda: list(reversed(C)))
t(lambda: C.R.__objclass__)
t(lambda: '%s %d %s'%(C.R,I.A,I.A))
t(lambda: '{:>10}|{:5d}'.format(C.R,I.A))
t(lambda: max(I))
t(lambda: sorted(C))
t(lambda: sum(I))
t(lambda: I(1))
t(lambda: C(C.R))
def f(): del C.R
t(f)
#---- values, init, new, auto, missing
from enum import *
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
    @property
    def gravity(self): return round(6.67e-11 * self.mass / self.radius ** 2, 3)
print(Planet.EARTH.gravity, Planet.EARTH.value, Planet((3.303e+23, 2.4397e6)), [p.name for p in Planet])
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label; return obj
    PX = (0, 'P.X')
    PY = (1, 'P.Y')
print(Coord.PX, Coord.PY.label, Coord(1), Coord.PY.value)
class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values): return name.lower() * (count + 1)
    A = auto()
    B = auto()
print(list(Auto))
class W(IntFlag):
    A = auto()
    B = auto()
    AB = A | B
print(repr(W.AB), list(W), W.A in W.AB, W(3) is W.AB, W.A | W.B == 3)
class Base(Enum):
    def describe(self): return f'{type(self).__name__}/{self.name}'
class Derived(Base):
    X = 'x'
    ALIAS = 'x'
print(Derived.X.describe(), Derived.ALIAS is Derived.X, list(Derived), list(Derived.__members__), len(Derived))
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'one' else None
print(M('one'))
try: M('two')
except ValueError as e: print(e)
Animal = Enum('Animal', 'ANT BEE CAT')
print(list(Animal), Animal['BEE'], Animal(3), Enum('Z', {'a': 5, 'b': 6}).b, Enum('Y', [('q', 1)]).q, IntEnum('I', 'x y', start=5).y + 0)
match Planet.EARTH:
    case Planet.MERCURY: print('hot')
    case Planet.EARTH: print('home')
d = {Planet.EARTH: 1, Animal.ANT: 2}
print(d[Planet.EARTH], Animal.ANT in d, Planet.MERCURY in d, sorted(Animal, key=lambda a: -a.value), max(IntEnum('P', 'LO HI')))
print(isinstance(Planet.EARTH, Enum), issubclass(Planet, Enum), Planet.EARTH != Planet.MERCURY, bool(Planet.EARTH), f'{Animal.ANT!r:>20}')
