#---- what is checked of members
from enum import *
from enum import show_flag_values

def tell(f):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

def twice():
    @verify(UNIQUE)
    class C(Enum):
        A = 1
        B = 1

def gaps():
    @verify(CONTINUOUS)
    class C(IntEnum):
        A = 1
        B = 4

def bits():
    @verify(CONTINUOUS)
    class C(Flag):
        A = 1
        B = 8

def unnamed():
    @verify(NAMED_FLAGS)
    class C(Flag):
        A = 1
        ALL = 7

for f in (twice, gaps, bits, unnamed, lambda: verify(UNIQUE)(int)):
    tell(f)

@verify(UNIQUE, CONTINUOUS)
class Fine(Enum):
    A = 1
    B = 2

print(list(Fine), repr(UNIQUE), EnumCheck.CONTINUOUS.value, list(FlagBoundary), show_flag_values(13))

#---- bits that no member has
from enum import *

class Strict(Flag, boundary=STRICT):
    A = 1
    B = 4

class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 4

class Eject(Flag, boundary=EJECT):
    A = 1
    B = 4

class Keep(Flag, boundary=KEEP):
    A = 1
    B = 4

for c in (Strict, Conform, Eject, Keep):
    for value in (5, 6, -2):
        try:
            print(c.__name__, value, repr(c(value)))
        except ValueError as e:
            print(c.__name__, value, e)
    print(repr(~c.A), c.A | c.B, c.A in c(5), len(c(5)))

class Perm(IntFlag):
    R = 4
    W = 2
    X = 1

print(repr(Perm(9)), repr(~Perm.R), Perm.R | 8, int(Perm.R | Perm.W), Perm(0), bool(Perm(0)))

#---- members as names of the module
from enum import *

@global_enum
class Weekday(Enum):
    MON = 1
    TUE = 2

print(repr(eval("MON")), str(eval("TUE")), Weekday.MON is eval("MON"))

#---- corners of classes of members
from enum import *
import enum

class Text(str, Enum):
    A = auto()
    B = auto()

print([(m.name, m.value) for m in Text])

class Empty(Enum):
    pass

print(bool(Empty), len(Empty), dir(Empty)[:3])

class Sub(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return name.lower()
    ONE = auto()

print(Sub.ONE.value, dir(Sub.ONE))

class Own(Enum):
    ITEM = 3

    def __repr__(self):
        return "own"
    __str__ = object.__str__

print(str(Own.ITEM), Own._member_type_, IntEnum("N", "A B")._member_type_)
for body in ({"mro": 1}, {"_odd_": 1}):
    try:
        Enum("Wrong", body)
    except ValueError as e:
        print(e)
print(Flag("F", "A B C", boundary=CONFORM)(15))
