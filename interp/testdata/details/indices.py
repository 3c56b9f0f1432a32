#---- __index__ wherever an int is wanted
class N:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
l, t, s, b = list(range(10)), tuple(range(10)), "0123456789", b"0123456789"
n = N(3)
print(l[n], t[n], s[n], b[n], l[N(-1)], range(10)[n], bytearray(b)[n], l[n:], l[:n], l[::n], t[N(1):N(5)], s[n:N(7):N(2)], b[n:], range(10)[n:], bytearray(b)[:n])
print(list(range(n)), list(range(N(1), N(9), n)), l * N(2) == l * 2, N(2) * [1], "ab" * n, n * "ab", (1,) * n, b"x" * n, bytearray(b"y") * n)
print(bin(n), hex(N(255)), oct(N(8)), chr(N(65)), round(3.14159, N(2)), round(12345, N(-2)), "%d %x %c" % (N(5), N(255), N(66)), "%*d" % (N(5), 3) if 0 else "", format(N(3)) != "", divmod(17, 5), pow(2, N(3).__index__()))
print(int(n), float(n), complex(n), int("11", N(2)), int("ff", base=N(16)), bytes(N(3)), bytearray(N(2)), bytes([N(65), N(66)]), bytearray([N(1)]), "abc".center(N(9)), "abc".ljust(N(5), "-"), "7".zfill(n), "a,b,c".split(",", N(1)), "aXbX".replace("X", "", N(1)), "a\tb".expandtabs(N(4)), "abcabc".find("a", N(1)), "abcabc".index("b", N(2), N(6)), "abc".startswith("b", N(1)), "abcabc".count("a", N(1)), "x".rjust(N(3)), "a b".rsplit(None, N(1)))
l2 = [1, 2, 3, 4]; l2[N(0)] = 9; del l2[N(1)]; l2.insert(N(1), 7); print(l2, l2.pop(N(0)), l2.index(4, N(1)), l2); l2[N(0):N(2)] = [0]; print(l2); del l2[N(0):N(1)]; print(l2)
import math, operator, itertools, heapq, random, time, struct, functools
from collections import deque
print(math.gcd(N(12), 8), math.factorial(N(5)), math.comb(N(5), N(2)), math.isqrt(N(17)), math.perm(N(4)), math.lcm(N(4), N(6)), math.sqrt(N(16)), math.floor(N(3)) if 0 else "", math.ldexp(1.0, n), math.pow(N(2), n), math.sin(N(0)), math.fsum([N(1), 2.5]), math.prod([2, 3]), math.trunc(2.5))
print(operator.index(n), operator.index(True), list(itertools.islice(l, N(2), N(8), N(3))), list(itertools.repeat(1, n)), list(itertools.combinations("abc", N(2))), list(itertools.permutations("ab", N(2)))[0], heapq.nlargest(N(2), l), deque(l, N(3)), list(itertools.product("ab", repeat=N(2)))[1], list(enumerate("ab", N(5))), struct.pack("B", N(7)), struct.pack("<i", n))
time.sleep(N(0)); random.seed(1); print(random.randrange(N(1)), random.randint(N(3), N(3)), len(random.sample(l, N(2))), len(random.choices(l, k=N(2))), random.getrandbits(N(1)) in (0, 1), (5).to_bytes(N(2), "big"), (1).__lshift__(3), slice(N(1), N(5)).indices(N(4)), [1, 2, 3][True], "abc"[False])
#---- things that are no index
class F:
    def __float__(self): return 2.5
    def __int__(self): return 2
class B:
    def __index__(self): return "x"
class R:
    def __index__(self): raise KeyError("index")
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
l = [1, 2, 3]
for x in [F(), B(), R(), 1.0, "1", None, [], 1j]:
    print(type(x).__name__)
    for f in [lambda: l[x], lambda: "abc"[x], lambda: (1, 2)[x], lambda: b"ab"[x], lambda: range(3)[x], lambda: l[x:], lambda: l[:x], lambda: l[::x], lambda: "abc"[x:], lambda: range(x), lambda: range(1, x), lambda: l * x, lambda: x * "a", lambda: bin(x), lambda: hex(x), lambda: chr(x), lambda: round(2.5, x), lambda: "a".center(x), lambda: "a b".split(" ", x), lambda: "abc".find("a", x), lambda: l.pop(x), lambda: l.insert(x, 1), lambda: l.index(1, x), lambda: int("1", x), lambda: bytes([x]), lambda: "%x" % x, lambda: format(5, "d") if x else 0, lambda: [0].__getitem__(x), lambda: (5).to_bytes(x, "big"), lambda: slice(None).indices(x), lambda: __import__("math").factorial(x), lambda: __import__("operator").index(x), lambda: list(enumerate("a", x)), lambda: "a" * x, lambda: l.__setitem__(x, 1), lambda: l.__delitem__(x)]:
        tell(f)
#---- indices out of range and too large
class N:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
big = 10**30
for x in [big, -big, N(big), 2**63, 5, -6, N(7)]:
    for f in [lambda: [1, 2][x], lambda: "ab"[x], lambda: (1,)[x], lambda: b"ab"[x], lambda: range(3)[x], lambda: [1, 2, 3][:x], lambda: "abc"[x:], lambda: [1].pop(x), lambda: [].pop(x), lambda: [1].__setitem__(x, 1), lambda: [1].__delitem__(x), lambda: chr(x), lambda: "ab".find("b", x), lambda: "ab".center(x) if abs(x.n if isinstance(x, N) else x) < 100 else 0, lambda: [1].index(1, x), lambda: bytes([x]), lambda: round(1.5, x)]:
        tell(f)
#---- __int__, __float__, __trunc__, __complex__ and the rest
class A:
    def __int__(self): return 7
class B:
    def __float__(self): return 7.5
class C:
    def __index__(self): return 8
class D:
    def __trunc__(self): return 9
class E:
    def __complex__(self): return 1 + 2j
class G:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __complex__(self): return 1.0
    def __bool__(self): return 1
    def __len__(self): return "x"
    def __index__(self): return 1.5
class H(int):
    def __int__(self): return 42
    def __float__(self): return 4.2
    def __index__(self): return 3
    def __bool__(self): return False
class J(str):
    def __int__(self): return 5
    def __float__(self): return 5.5
class K(float):
    def __int__(self): return 6
    def __float__(self): return 6.5
def tell(f):
    try: print("result", repr(f()))
    except Exception as e: print(type(e).__name__, e)
import math
for x in [A(), B(), C(), E(), G(), H(10), J("12"), K(2.5)]:
    print(type(x).__name__)
    for f in [lambda: int(x), lambda: float(x), lambda: complex(x), lambda: bool(x), lambda: math.sqrt(x), lambda: math.floor(x), lambda: [10, 20, 30, 40][x], lambda: "%d" % x, lambda: "%f" % x, lambda: "%s" % (x,) if 0 else "", lambda: round(x), lambda: abs(x), lambda: hex(x), lambda: range(x), lambda: not x, lambda: max(x, x) is x, lambda: sum([x]) , lambda: 1 if x else 2]:
        tell(f)
#---- __bool__ and __len__ decide truth
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class B(L):
    def __init__(self, b, n=1): self.b, self.n = b, n
    def __bool__(self): return self.b
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
print(bool(L(0)), bool(L(3)), bool(B(False)), bool(B(True, 0)), not L(0), [x for x in [L(0), L(1)] if x] != [], any([L(0), B(False)]), all([L(1), B(True)]), list(filter(None, [L(0), B(True)])) != [], L(0) or "empty", B(True) and "yes", "x" if B(False) else "y")
for v in [-1, 2**70, "x", None, 1.0, True, 2**62]:
    tell(lambda: len(L(v))); tell(lambda: bool(L(v)))
for v in [0, 1, "x", None, [], 1.0]:
    tell(lambda: bool(B(v))); tell(lambda: not B(v)); tell(lambda: any([B(v)])); tell(lambda: [1 for _ in [0] if B(v)])
    i = 0
    try:
        while B(v):
            i += 1
            if i > 2: break
        print(i)
    except TypeError as e: print(e)
class R:
    def __bool__(self): raise ValueError("no truth")
for f in [lambda: bool(R()), lambda: not R(), lambda: R() and 1, lambda: R() or 1, lambda: 1 if R() else 2, lambda: any([R()]), lambda: [1 for x in [0] if R()], lambda: list(filter(None, [R()])), lambda: assert_(R())]:
    tell(f)
#---- lengths and other sizes
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __length_hint__(self): return 5
    def __reversed__(self): return iter("rev")
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * 10
class I:
    def __index__(self): return 4
class Lazy:
    def __len__(self): return I()
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
import operator
tell(lambda: len(L(3))); tell(lambda: len(Lazy())); tell(lambda: list(L(3))); tell(lambda: list(reversed(L(3)))); tell(lambda: 20 in L(3)); tell(lambda: operator.length_hint(L(2))); tell(lambda: list(zip(L(2), L(9)))); tell(lambda: sorted(L(3), reverse=True)); tell(lambda: max(L(3))); tell(lambda: [*L(2)]); tell(lambda: dict(zip("ab", L(2)))); tell(lambda: len(5)); tell(lambda: len(None)); tell(lambda: len(iter([]))); tell(lambda: len(x for x in [])); tell(lambda: len(range(5, 0, -2))); tell(lambda: len({1, True, 1.0})); tell(lambda: len({1: 2}.items())); tell(lambda: len("äöü€"))
