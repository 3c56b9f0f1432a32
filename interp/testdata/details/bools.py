#---- arithmetic with booleans
t, f = True, False
print(t + t, t - 2, t * 3, t / 2, t // 2, t % 2, t ** 2, -t, +t, ~t, abs(t), t << 3, 8 >> t, t & 1, t | 2, t ^ t, t & f, t ^ f, 1 + t, 2.5 + t, t + 1j, divmod(t, 2), divmod(7, t), pow(t, 3), pow(2, t, 5), round(t), round(t, 1), t == 1, t == 1.0, f == 0, t < 2, f <= 0.5, t > f, t != 1)
x = 0
x += t; x += t; x *= 5; x -= f; x <<= t; print(x, type(t + f).__name__, type(t & f).__name__, type(t | 1).__name__, type(-t).__name__, type(t ^ f).__name__, type(round(t)).__name__, type(abs(f)).__name__)
from decimal import Decimal
from fractions import Fraction
print(Decimal(1) + t, t + Decimal(2), Fraction(1, 2) * t, t / Fraction(2), Decimal(True), Fraction(True), t * "ab", "ab" * f, [1] * t, (1, 2) * f, t * b"x")
print(sum([t, t, f, 1.5]), sum([t, t]), max(t, 0), max(f, 1), min(t, 5), min(1, t), sorted([t, 0, f, 2, -1]), max([t, f]), sum(x > 2 for x in range(5)), sum([], t), [3, 1, 2][t], "abc"[t], [1, 2, 3][f:t], range(t), list(range(t, 5, t + 1)), range(5)[t], (10, 20)[True])
#---- functions that take numbers take booleans
import math, operator, itertools, struct, json, statistics, random, time, string, textwrap
t, f = True, False
print(int(t), float(t), complex(t), str(t), repr(f), bool(t), bin(t), hex(t), oct(f), chr(t) == "\x01", format(t), format(t, "d"), format(t, "5"), format(t, ".2f"), format(t, "x"), format(t, "s") if 0 else "", f"{t:d} {t} {t!r} {f:>7} {t:<7}| {f:05} {t:,} {t:e} {t:%}", "{:d} {:6.2f}".format(t, f))
print("%d %i %s %r %x %o %f %5d %g %e %c" % (t, t, t, t, t, t, t, t, t, t, 65), "%05d" % t, "%+d" % f, "%.3f" % t)
print("a".center(t), "abc".ljust(t), "x".zfill(t), "a b c".split(" ", t), "aaa".replace("a", "b", t), "abcabc".find("a", t), "abc".startswith("b", t), "a\tb".expandtabs(t), "abca".count("a", t), bytes(t), bytes([t, f]), bytearray(t), int("1", 2), round(2.567, t), [1, 2, 3].index(2, t), [5, 6].pop(t), (5).to_bytes(True, "big"), int.from_bytes(b"\x01", "big", signed=t))
print(math.sqrt(t), math.factorial(t), math.gcd(t, 4), math.floor(t), math.ceil(f), math.trunc(t), math.isqrt(t), math.pow(t, 2), math.comb(5, t), math.log(t), math.isnan(t), math.copysign(t, -1), math.fsum([t, t]), math.prod([t, 3]), math.hypot(t, f), math.degrees(f), math.dist([t], [f]), math.isclose(t, 1), math.fmod(t, 2), math.exp(f), math.atan2(t, t) == math.pi / 4)
print(operator.add(t, t), operator.index(t), operator.neg(t), operator.inv(f), operator.truth(t), list(itertools.repeat("x", t)), list(itertools.islice("abc", t)), list(itertools.accumulate([t, t, f])), struct.pack("b?", t, t), struct.pack("<i", t), struct.pack("d", t), json.dumps([t, f, {"a": t, True: f}]), json.dumps(t), json.dumps(1, indent=t), statistics.mean([t, f]), statistics.median([t, f, t]), statistics.mode([t, 1, f]), random.Random(t).random() == random.Random(1).random(), list(enumerate("a", t)), textwrap.fill("a b", 10))
time.sleep(False); print(isinstance(t, int), issubclass(bool, int), type(t), bool.__mro__, t.bit_length(), t.numerator, t.real, t.imag, t.conjugate(), t.as_integer_ratio(), t.to_bytes(1, "big"), True.__add__(2), True.__and__(False), True.__rsub__(5), True.__eq__(1), True.__int__(), True.__index__(), True.__bool__(), bool.from_bytes(b"\x01", "big"))
#---- comparisons of booleans with everything
from decimal import Decimal
from fractions import Fraction
vals = [True, False, 0, 1, 2, 0.0, 1.0, 0.5, Decimal(1), Fraction(1, 2), 1 + 0j, "1", None, [], [True], (1,), float("nan"), 10**30]
for a in (True, False):
    print([a == v for v in vals], [a != v for v in vals], [v == a for v in vals])
    row = []
    for v in vals:
        try: row.append(a < v)
        except TypeError as e: row.append(str(e)[:30])
    print(row)
print([True, 1, 1.0].count(1), [1, True].index(True), [0, False, 0.0].count(False), True in [1], 1 in [True], 0 in (False,), True in range(3), False in range(1, 3), True in {1.0: 2}, sorted([(True, 2), (1, 1)]), sorted([True, False, 0.5], reverse=True), [1, 2] == [True, 2], (True,) < (2,), {True} == {1}, {"a": True} == {"a": 1}, True is 1 if 0 else "", "x" * (3 > 2))
#---- booleans are not numbers everywhere
def tell(g):
    try: print("result", g())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: bool("x", "y")); tell(lambda: int("True")); tell(lambda: float("True")); tell(lambda: True.x); tell(lambda: True()); tell(lambda: True[0]); tell(lambda: len(True)); tell(lambda: list(True)); tell(lambda: "a" + True); tell(lambda: [] + True); tell(lambda: True + "a"); tell(lambda: True + None); tell(lambda: True @ 1); tell(lambda: "%s" % True); tell(lambda: "ab".join([True])); tell(lambda: type("X", (bool,), {})); tell(lambda: True % 0); tell(lambda: True // False); tell(lambda: True / 0); tell(lambda: True ** -1); tell(lambda: False ** -1); tell(lambda: 0 ** False); tell(lambda: True << -1); tell(lambda: {}[True]); tell(lambda: [][True]); tell(lambda: "abc"[5 * True]); tell(lambda: divmod(True, 0)); tell(lambda: format(True, "z")); tell(lambda: "{:c}".format(True) == "\x01"); tell(lambda: "%c" % True == "\x01"); tell(lambda: chr(-True)); tell(lambda: bytes(True) + b"a"); tell(lambda: "abc".split(True)); tell(lambda: True & 1.0); tell(lambda: ~True); tell(lambda: round(True, -1)); tell(lambda: int(True).bit_count()); tell(lambda: bool.fromhex("x"))
#---- a class of ints in the place of ints
class I(int):
    def __repr__(self): return "I(%d)" % int(self)
a, b = I(7), I(2)
print(a + b, a - 1, 3 * b, a / b, a // 2, 7 % b, a ** b, -a, abs(I(-3)), ~a, a << b, a & 3, divmod(a, b), divmod(7, b), pow(a, b), pow(2, b, 5), round(a), round(a, 1), a == 7, 7 == a, a < 8.5, 8.5 > a, a + 1.5, 1.5 + a, a + True, sum([a, b]), max(a, 3), [1, 2, 3][b], "abc"[b], range(b), "x" * b, b * [0], "%d %s %r %5.1f" % (a, a, a, a), f"{a} {a:d} {a!r} {a:05}", str(a), hex(a), chr(I(65)), bytes(b), bytes([a]), int(a), float(a), complex(a), bool(I(0)), hash(a), {a: 1}[7], a.bit_length(), a.numerator, type(a + 1).__name__, type(+a).__name__, type(a.real).__name__, type(int(a)).__name__, type(abs(a)).__name__, type(round(a)).__name__)
import math, json, struct, itertools, operator, time
from decimal import Decimal
from fractions import Fraction
print(math.sqrt(I(9)), math.factorial(I(4)), math.gcd(a, 14), json.dumps([a, {a: b}]), struct.pack("b", a), list(itertools.repeat(1, b)), operator.index(a), Decimal(a), Fraction(a), Decimal(1) + a, Fraction(1, 2) + a, a + Decimal(1), "a b c d".split(" ", b), [9, 8, 7].pop(b), sorted([a, 3, b]), a in [7], 7 in [a], [7].index(a), range(10)[a], a in range(10), range(10).index(a), (1, 2, 3)[:b], "abcabc".find("a", b), int("11", b), 1 if a else 0, a and "yes", I(0) or "zero", isinstance(a, int), a is a, list(range(a, 10, b)))
time.sleep(I(0))
class F(float): pass
x = F(2.5)
print(x + 1, 1 + x, x * x, -x, x == 2.5, x < 3, 3 > x, round(x), int(x), math.floor(x), "%f %s" % (x, x), f"{x:.2f} {x}", {x: 1}[2.5], sum([x, x]), max(x, 1), divmod(x, 1), x ** 2, abs(F(-1)), x.is_integer(), type(x + 1).__name__, x // 1, 7 % x, bool(F(0)), x in [2.5], hash(x) == hash(2.5), json.dumps(x), math.sqrt(F(4)), sorted([x, 1, 3]))
class S(str): pass
s = S("ab")
print(s + "c", "c" + s, s * 2, s == "ab", "ab" == s, s < "b", s[0], s[::-1], len(s), s in "xaby", "a" in s, s.upper(), "-".join([s, s]), "%s" % s, f"{s:>4}|", s.split("a"), "xaby".find(s), "xaby".replace(s, "-"), "xaby".startswith(s), "xaby".partition(s), "aabb".strip(s), s.join("xy"), {s: 1}["ab"], hash(s) == hash("ab"), int(S("12")), float(S("1.5")), sorted([s, "aa"]), s.encode(), str(s), repr(s), type(str(s)).__name__, type(s + "").__name__, max(s, "b"), [*s], set(s) == {"a", "b"}, "ab" in [s], s.__add__("x"), str.upper(s), "abc".translate({97: s}), "a{}".format(s), getattr("x", S("upper"))(), __import__("operator").concat(s, s), "xab".endswith(s), "xab".count(s), "xab".rindex(s), ord(S("a")), "x".center(5, S("-")), int(S("ff"), 16), bytes(S("é"), "utf-8"), eval(S("1+1")), "ab".removeprefix(S("a")), json.dumps({s: s}), S("a b").title())
class L(list): pass
class T(tuple): pass
class D(dict): pass
l, t, d = L([1, 2]), T((1, 2)), D(a=1)
print(l + [3], [0] + l, l * 2, l == [1, 2], l[0], l[:1], len(l), 1 in l, list(l), [*l], sum(l), sorted(l), max(l), t + (3,), (0,) + t, t == (1, 2), t[0], {t: 1}[(1, 2)], "%s %s" % t, "%s" % l, d["a"], d == {"a": 1}, {**d}, dict(d), d | {"b": 2}, {"b": 2} | d, list(d.items()), "%(a)d" % d, "{a}".format(**d), "{0[a]}".format(d), "{a}".format_map(d), json.dumps([l, t, d]), isinstance(l, list), type(l + [1]).__name__, type(l[:1]).__name__, type(t + ()).__name__, type(l.copy()).__name__, type(d.copy()).__name__, type(d | {}).__name__, divmod(*T((7, 2))), print(*l) or "", [1, 2].__eq__(l), l.__eq__([1, 2]), l < [1, 3], [0] < l, isinstance(t, T(( int, tuple))), "ab".startswith(T(("x", "a"))))
