#---- len
print(len("abc"), len(""), len([1, 2]), len({}), len({1}), len((1,)), len(range(10)), len(b"xy"), len("é日"), len({"a": 1}.items()))
#---- sum
print(sum([1, 2, 3]), sum([]), sum([1.5, 2]), sum(range(101)), sum([1, 2], 10), sum([[1], [2]], []), sum({1: "a", 2: "b"}), sum((True, True)), sum([1, 2], start=5), sum([(1,), (2,)], ()))
print(sum(x for x in range(5)), sum([0.5] * 4), sum(map(int, "123")))
#---- min max
print(min(3, 1, 2), max(3, 1, 2), min([3, 1]), max("hello"), min("b", "a"), max([1, 2.5]), min(-0.5, -1))
print(max(["aa", "b", "cc"], key=len), min(["aa", "b", "c"], key=len), max([], default="none"), min((), default=0), max(1, -5, key=abs), min({"a": 2, "b": 1}, key={"a": 2, "b": 1}.get), max([1], [0, 5]))
print(max(1, 1.0), max(1.0, 1), min(True, 1), max(x * x for x in [-3, 2]))
#---- any all
print(any([0, 1]), any([]), all([1, 0]), all([]), any("abc"), all(["", "x"]), any(x > 2 for x in [1, 2]), all(x > 0 for x in [1, 2]), any({}), all({1: 0}))
#---- abs
print(abs(-5), abs(5), abs(-2.5), abs(-0.0), abs(True), abs(-10 ** 20), abs(3 + 4j))
#---- round
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.675, 2), round(1.005, 2), round(3.14159, 3), round(10), round(1234, -2), round(1250, -2), round(1350, -2), round(2.5, 0), round(-2.5), round(1e20), round(5.0), type(round(2.5, 0)).__name__, type(round(2.4)).__name__)
print(round(2.5, None), round(1234.567, -2), round(0.1 + 0.2, 2), round(99.995, 2), round(15, -1), round(25, -1), round(-15, -1), round(1.45, 1), round(1e-7, 3), round(True))
#---- divmod and pow
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(7.5, 2), divmod(10 ** 20, 7))
print(pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(2.0, 3), pow(7, 100, 13), pow(3, -1, 7), pow(0, 0))
#---- int
print(int("12"), int(" 12 "), int("-7"), int("+3"), int("1_000"), int(3.99), int(-3.99), int(True), int(), int("ff", 16), int("0xff", 16), int("101", 2), int("z", 36), int("0b11", 0), int("0o17", 0), int("12", 0), int("  -0042\n"), int(1e20), int(b"5"), int("٣"))
print(int("777", 8), int("123456789012345678901234567890"), int("7", base=8), int(2 ** 53 + 0.0))
#---- float
print(float("1.5"), float(" 2 "), float("1e3"), float("inf"), float("-Infinity"), float("nan"), float(3), float(), float("1_0.5"), float(".5"), float("5."), float(True), float("1E-2"), float(2 ** 60), float("-0"))
#---- str and repr
print(str(5), str(5.0), str(None), str([1, "a"]), repr("a"), repr(5), str("a") == "a", str(True), repr(1.0), str(1e3))
#---- bool
print(bool(0), bool(1), bool(""), bool("False"), bool([]), bool([0]), bool(None), bool(), bool(0.0), bool(-1))
#---- containers
print(list("ab"), tuple("ab"), sorted(set("aab")), dict([("a", 1)]), dict(["ab", "cd"]), frozenset([1]), list(), bytes([65]), list({1: 2}), tuple({"x": 1}.values()), set([1, 1]), dict(a=1), list(dict(b=2).items()))
#---- hex oct bin
print(hex(255), oct(8), bin(5), hex(-255), oct(0), bin(-5), hex(0), hex(10 ** 20), bin(True), hex(255)[2:], bin(10)[2:].zfill(8), int(bin(6), 2))
#---- chr ord
print(chr(65), ord("A"), chr(233), ord("é"), chr(128512), ord("\n"), [ord(c) for c in "abc"], chr(0) == "\0", ord(b"a"))
#---- isinstance
print(isinstance(1, int), isinstance(1, float), isinstance(True, int), isinstance("a", str), isinstance(1, (int, float)), isinstance([], (list, tuple)), isinstance(None, type(None)), isinstance({}, dict), isinstance(1.0, (int, str)), isinstance(len, object), isinstance(int, type))
print(issubclass(bool, int), issubclass(int, float), issubclass(int, (str, object)), issubclass(int, int))
#---- type comparisons
def kind(v):
    if type(v) == int: return "int"
    elif type(v) is str: return "str"
    elif type(v) in (list, tuple): return "seq"
    return type(v).__name__
print(kind(1), kind("a"), kind([]), kind(()), kind(True), kind(1.5), type(1) == type(2), type(1) != type(1.0), type(None))
#---- callable
print(callable(len), callable(5), callable(lambda: 1), callable("x"), callable(int), callable(print), callable(callable), callable("".join))
#---- getattr and hasattr
print(hasattr("a", "upper"), hasattr("a", "nope"), getattr("abc", "upper")(), getattr([], "nope", "default"), hasattr([], "append"), getattr(3, "real"))
for m in ["upper", "title", "missing"]:
    f = getattr("some text", m, None)
    print(m, f() if f else None)
#---- iter and next
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(it, None))
s = iter("ab")
for c in s:
    print(c, next(s, "-"))
print(next(iter({"k": 1})), next(iter((9,))), list(iter(range(2))))
it = iter([1, 2, 3, 4])
print(list(zip(it, it)))
#---- iter with sentinel
data = [1, 2, 0, 3]
print(list(iter(data.pop, 0)), data)
n = [0]
def up():
    n[0] += 1
    return n[0]
for v in iter(up, 4):
    print(v)
#---- map
print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(int, "123")), list(map(max, [1, 5], [3, 2])), list(map(len, [])), sum(map(float, ["1.5", "2"])), list(map(pow, [2, 3], [3, 2])))
a, b = map(int, "3 4".split())
print(a + b, *map(abs, [-1, -2]))
#---- filter
print(list(filter(None, [0, 1, "", "a", None, []])), list(filter(lambda x: x % 2, range(6))), list(filter(str.isalpha, "a1b")), "".join(filter(lambda c: c not in "aeiou", "education")))
#---- lazy evaluation
def noisy(x):
    print("noisy", x)
    return x * 2
m = map(noisy, [1, 2, 3])
print("made")
print(next(m))
for v in m:
    print("got", v)
    break
f = filter(lambda x: print("test", x) or x > 1, [1, 2, 3])
print(next(f))
print(any(map(lambda x: print("try", x) or x == 2, [1, 2, 3])))
#---- zip
print(list(zip([1, 2, 3], "ab")), list(zip()), dict(zip(["a", "b"], [1, 2])), list(zip("abc", range(10))), [a + b for a, b in zip([1, 2], [10, 20])], list(zip([1, 2], [3, 4], strict=True)))
names, ages = zip(*[("a", 1), ("b", 2)])
print(names, ages)
#---- sorted
print(sorted([3, 1, 2]), sorted("bca"), sorted([1, 2], reverse=True), sorted({"b": 1, "a": 2}), sorted([-3, 2], key=abs), sorted([[2], [1, 5]]), sorted("bA c"), sorted(["b10", "b9"]), sorted([True, 0, 2]), sorted(range(3), key=lambda x: -x))
#---- reversed
print(list(reversed([1, 2])), "".join(reversed("abc")), list(reversed(range(0, 10, 3))), tuple(reversed((1, 2))), list(reversed([])))
#---- format
print(format(1.5, ".3f"), format(10, "b"), format("a", "<5") + "|", format(1e6, ","), format(-3, "+"), format(12, "04"))
#---- ascii and repr
print(ascii("aé"), repr("aé"), ascii("it's"), ascii(1), ascii(["ü"]))
#---- id and hash
a = [1]
b = a
print(id(a) == id(b), id(a) == id([1]), hash("a") == hash("a"), hash(1) == hash(1.0) == hash(True), hash(5), hash((1,)) == hash((1,)))
#---- number conversions
print(int("5") + float("2.5"), str(5) + "5", int(float("3.7")), float(int("3")), bool(int("0")), list(map(int, ["1", "2"])), int(str(12) + str(3)))
#---- dir
print("append" in dir([]), "upper" in dir(""), [m for m in dir([]) if not m.startswith("_")])
print([m for m in dir({}) if not m.startswith("_")])
#---- eval of literals
print(eval("1 + 2 * 3"), eval("[1, 2]"), eval("'a' * 3"))
x = 10
print(eval("x + 5"), eval("max(x, 3)"))
#---- slice objects
s = slice(1, 4)
print("abcdef"[s], [0, 1, 2, 3, 4][s], s.start, s.stop, s.step, slice(None, None, 2).indices(5))
#---- fail int of text
print(int("5"))
print(int("five"))
#---- fail float text
print(float("5.5"))
print(float("5,5"))
#---- fail next
it = iter([1])
print(next(it))
print(next(it))
#---- fail max empty
print(max([1]))
print(max([]))
#---- fail len int
print(len("12"))
print(len(12))
#---- fail chr range
print(chr(97))
print(chr(-1))
#---- exit three
print("leaving")
exit(3)
print("never")
#---- quit zero
print("a")
if 1:
    quit()
print("never")
