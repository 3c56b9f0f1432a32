"""All operators with all pairs of values: a line for each left operand and operator, with what
becomes of it and each right operand. What is most frequent is short: T and F are True and False, and
the letters in short are TypeErrors.
"""
import re
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, IntEnum, IntFlag
from fractions import Fraction


class Int(int): pass
class Float(float): pass
class Text(str): pass
class List(list): pass
class Dict(dict): pass
class Plain: pass
class Colour(Enum):
    RED = 1
class Level(IntEnum):
    LOW = 1
class Flag(IntFlag):
    A = 1
    B = 2
Point = namedtuple("Point", "x y")


class Index:
    def __index__(self): return 2
    def __repr__(self): return "Index"


class Left:
    """knows all operators, on the left only"""
    def __repr__(self): return "Left"


class Right:
    """knows all operators, on the right only, and comparisons with ints"""
    def __repr__(self): return "Right"
    def __eq__(self, other): return "eq" if isinstance(other, int) else NotImplemented
    def __lt__(self, other): return ["lt"] if isinstance(other, int) else NotImplemented
    def __ge__(self, other): return "" if isinstance(other, int) else NotImplemented


class Both(Left):
    """is derived from Left, and goes first on the right of one"""
    def __repr__(self): return "Both"


class InPlace(Left):
    """changes in place"""
    def __repr__(self): return "InPlace"


class Refuses:
    """has methods that know nothing"""
    __hash__ = None
    def __repr__(self): return "Refuses"
    def __eq__(self, other): return NotImplemented
    def __contains__(self, x): return []


class Never(Refuses):
    __add__ = __radd__ = __lt__ = __contains__ = None


for _name in "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor divmod".split():
    def _left(self, other, name=_name): return (name, type(self).__name__, type(other).__name__)
    def _right(self, other, name=_name): return ("r" + name, type(self).__name__, type(other).__name__)
    def _inplace(self, other, name=_name): return ("i" + name, type(self).__name__, type(other).__name__)
    def _refuses(self, other): return NotImplemented
    setattr(Left, "__%s__" % _name, _left)
    setattr(Right, "__r%s__" % _name, _right)
    setattr(Both, "__%s__" % _name, _left)
    setattr(Both, "__r%s__" % _name, _right)
    setattr(InPlace, "__i%s__" % _name, _inplace)
    setattr(Refuses, "__%s__" % _name, _refuses)
    setattr(Refuses, "__r%s__" % _name, _refuses)

makers = {
    "None": lambda: None, "True": lambda: True, "False": lambda: False, "...": lambda: ...,
    "0": lambda: 0, "1": lambda: 1, "-3": lambda: -3, "7": lambda: 7, "2**53+1": lambda: 2**53 + 1, "2**64": lambda: 2**64,
    "-2**70": lambda: -2**70, "10**400": lambda: 10**400,
    "0.0": lambda: 0.0, "-0.0": lambda: -0.0, "1.0": lambda: 1.0, "1.5": lambda: 1.5, 
    "2.0**53": lambda: 2.0**53, "inf": lambda: float("inf"), "nan": lambda: float("nan"),
    "1j": lambda: 1j, "2-3j": lambda: 2 - 3j, "''": lambda: "", "'ab'": lambda: "ab", "'%d'": lambda: "%d", "'\u00e9%s'": lambda: "\u00e9%s",
    "b''": lambda: b"", "b'ab'": lambda: b"ab", "bytearray": lambda: bytearray(b"ab"),
    "[]": lambda: [], "[1, 'a']": lambda: [1, "a"], "()": lambda: (), "(1, 'a')": lambda: (1, "a"),
    "{}": lambda: {}, "dict": lambda: {"a": 1}, "set()": lambda: set(), "{1, 2}": lambda: {1, 2}, "frozenset": lambda: frozenset({1}),
    "range": lambda: range(3), "slice": lambda: slice(1, 2), "keys": lambda: {"a": 1}.keys(), "iter": lambda: iter([1, 2]), "generator": lambda: (n for n in [1, 2]),
    "Decimal": lambda: Decimal("1.5"), "Fraction": lambda: Fraction(3, 2), "Int": lambda: Int(7), "Float": lambda: Float(1.5),
    "Text": lambda: Text("ab"), "List": lambda: List([1]), "Dict": lambda: Dict(a=1), "Point": lambda: Point(1, "a"),
    "Colour": lambda: Colour.RED, "Level": lambda: Level.LOW, "Flag": lambda: Flag.B,
    "Counter": lambda: Counter("aab"), "deque": lambda: deque([1]), "defaultdict": lambda: defaultdict(int, a=1),
    "OrderedDict": lambda: OrderedDict(a=1), "date": lambda: date(2020, 1, 2), "timedelta": lambda: timedelta(days=3),
    "Plain": lambda: Plain(), "Index": lambda: Index(), "Left": lambda: Left(), "Right": lambda: Right(), "Both": lambda: Both(),
    "InPlace": lambda: InPlace(), "Refuses": lambda: Refuses(), "Never": lambda: Never(), "int": lambda: int, "len": lambda: len, "NotImplemented": lambda: NotImplemented,
}

binary = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b, "@": lambda a, b: a @ b,
    "<<": lambda a, b: a << b, ">>": lambda a, b: a >> b, "&": lambda a, b: a & b, "|": lambda a, b: a | b, "^": lambda a, b: a ^ b,
    "divmod": divmod, "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b, ">=": lambda a, b: a >= b, "in": lambda a, b: a in b, "not in": lambda a, b: a not in b,
    "[]": lambda a, b: a[b], "[:]": lambda a, b: a[b:],
}
def iadd(a, b): a += b; return a
def isub(a, b): a -= b; return a
def imul(a, b): a *= b; return a
def itruediv(a, b): a /= b; return a
def ifloordiv(a, b): a //= b; return a
def imod(a, b): a %= b; return a
def ipow(a, b): a **= b; return a
def imatmul(a, b): a @= b; return a
def ilshift(a, b): a <<= b; return a
def irshift(a, b): a >>= b; return a
def iand(a, b): a &= b; return a
def ior(a, b): a |= b; return a
def ixor(a, b): a ^= b; return a
def setitem(a, b): a[b] = 5; return a
def delitem(a, b): del a[b]; return a
inplace = {
    "+=": iadd, "-=": isub, "*=": imul, "/=": itruediv, "//=": ifloordiv, "%=": imod, "**=": ipow, "@=": imatmul, "<<=": ilshift,
    ">>=": irshift, "&=": iand, "|=": ior, "^=": ixor, "[]=": setitem, "del": delitem,
}
unary = {"-": lambda a: -a, "+": lambda a: +a, "~": lambda a: ~a, "not": lambda a: not a}

huge = {"2**53+1", "2**64", "-2**70", "10**400"}
fullNames = {Decimal: "decimal.Decimal", deque: "collections.deque", defaultdict: "collections.defaultdict",
             OrderedDict: "collections.OrderedDict", date: "datetime.date", timedelta: "datetime.timedelta"}


def nameOf(v): return fullNames.get(type(v), type(v).__name__)


def plain(text):
    """without what is another in each run, or in CPython 3.11"""
    text = re.sub(" at 0x[0-9a-f]+", "", text).replace("<lambda>.<locals>.", "")
    return re.sub(r"OrderedDict\(\[\('a', 1\)\]\)", "OrderedDict({'a': 1})", text)


def shown(v):
    """a text that is not too long"""
    if type(v) in (set, frozenset):
        return type(v).__name__ + ":" + ", ".join(sorted(map(repr, v)))
    text = plain(repr(dict(v) if type(v) is OrderedDict else v))
    if len(text) > 100:
        text = text[:20] + "..." + text[-20:] + " of " + str(len(text))
    if type(v) not in (int, float, complex, str, bytes, list, tuple, dict, set, bool, type(None)):
        text = type(v).__name__ + ":" + text
    return text.replace("\n", "\\n")


signs = {"**": "** or pow()", "divmod": "divmod()"}
short = {
    "unsupported operand type(s) for {op}: '{a}' and '{b}'": "U", "'{op}' not supported between instances of '{a}' and '{b}'": "U",
    "argument of type '{b}' is not iterable": "U", "'{a}' object is not subscriptable": "U", "'{a}' object does not support item assignment": "U",
    "'{a}' object doesn't support item deletion": "U", "'{a}' object does not support item deletion": "U2",
    "'{a}' object is not iterable": "Ia", "'{b}' object is not iterable": "Ib",
    "can't multiply sequence by non-int of type '{a}'": "Ma", "can't multiply sequence by non-int of type '{b}'": "Mb",
    "'in <string>' requires string as left operand, not {a}": "S", "unhashable type: '{a}'": "Ha", "unhashable type: '{b}'": "Hb",
    'can only concatenate str (not "{b}") to str': "C", 'can only concatenate list (not "{b}") to list': "C", 'can only concatenate tuple (not "{b}") to tuple': "C",
    "can't concat {b} to bytes": "C", "not all arguments converted during string formatting": "P", "not all arguments converted during bytes formatting": "P",
    "a bytes-like object is required, not '{a}'": "Ba", "a bytes-like object is required, not '{b}'": "Bb",
    "list indices must be integers or slices, not {b}": "X", "tuple indices must be integers or slices, not {b}": "X", "string indices must be integers, not '{b}'": "X",
    "byte indices must be integers or slices, not {b}": "X", "bytearray indices must be integers or slices, not {b}": "X",
    "range indices must be integers or slices, not {b}": "X", "slice indices must be integers or None or have an __index__ method": "X",
}


def words(text):
    """the first words that are the same whatever the types are"""
    parts = text.split("'")
    return parts[2][:12] if parts[0] == "" and len(parts) > 2 else parts[0][:12]


byWords = {}
for _pattern in short:
    byWords.setdefault(words(_pattern.format(op="", a="x", b="x")), []).append(_pattern)


def attempt(op, f, a, b):
    first, second = makers[a](), makers[b]()
    try:
        v = f(first, second)
    except Exception as e:
        text = str(e)
        for pattern in byWords.get(words(text), []):
            if type(e) is TypeError and text == pattern.format(op=signs.get(op, op), a=nameOf(first), b=nameOf(second)):
                return short[pattern]
        return type(e).__name__ + ": " + plain(text)[:100]
    if v is True or v is False:
        return "T" if v else "F"
    same = v is first and type(first).__hash__ is None and f in changing
    return ("same " if same else "") + plain(shown(v))


def skip(op, a, b):
    """whether the result may take all memory, or depends on CPython's version or on chance"""
    if op in ("**", "**=", "<<", "<<=") and (b in huge or a == "10**400" and b != "0") or op in ("*", "*=") and (b in huge or a in huge):
        return True
    if op in ("%", "%="):
        return a == "Text" or b == "deque" # it may return the very text; a deque is no mapping, although it has items
    if op in ("in", "not in"):
        return a in ("range", "slice") # which have no hash here, and slices none in CPython 3.11
    return isinstance(makers[a](), dict) and (op == "[:]" or b in ("range", "slice") or a == "OrderedDict" and op == "|=")


changing = {iadd, isub, imul, iand, ior, ixor, setitem, delitem}


def line(cells):
    """joins cells; one that is there several times in a row has a number"""
    parts, last, n = [], None, 0
    for cell in cells + [None]:
        if cell == last:
            n += 1
            continue
        if last is not None:
            parts.append(last + (" *%d" % n if n > 1 else ""))
        last, n = cell, 1
    return "; ".join(parts)


for a in makers:
    cells = []
    for op, f in unary.items():
        try:
            cells.append(shown(f(makers[a]())))
        except Exception as e:
            cells.append(type(e).__name__ + ": " + str(e))
    print(a, "unary:", line(cells))
    lines = {}
    for table in (binary, inplace):
        for op, f in table.items():
            lines[op] = line([attempt(op, f, a, b) for b in makers if not skip(op, a, b)])
            if lines[op] != lines.get(op[:-1]): # an augmented assignment most often gives the same
                print(a, op + ":", lines[op])
