#---- arithmetic
print(7 + 3, 7 - 3, 7 * 3, 7 / 3, 7 // 3, 7 % 3, 7 ** 3)
print(7.0 + 3, 7 - 0.5, 2 * 1.5, 6 / 3, 7.0 // 2, 7.5 % 2, 2 ** 0.5)
print(-7 + 3, -(7), +5, - -5, 1 - -1)
#---- floor division and modulo signs
for a, b in [(7, 3), (-7, 3), (7, -3), (-7, -3), (6, 3), (-6, 3), (0, 5)]:
    print(a, b, a // b, a % b, divmod(a, b), a - b * (a // b))
#---- float floor and modulo
for a, b in [(7.5, 2), (-7.5, 2), (7.5, -2), (-7.5, -2), (5.0, 5), (1e10, 3), (-0.5, 1)]:
    print(a // b, a % b, divmod(a, b))
print(0.0 // 1, -0.0 // 1, 5 % 0.3, -1 % 1e20)
#---- power
print(2 ** 10, 2 ** 0, 0 ** 0, 2 ** -1, 10 ** -3, (-2) ** 3, -2 ** 2, (-2) ** -1)
print(2 ** 3 ** 2, (2 ** 3) ** 2, 2.5 ** 2, 4 ** 0.5, 2 ** 100, 10.0 ** 20)
print(1.5 ** -2, 0.0 ** 0, (-8) ** 2.0, 10 ** 20, True ** 2, 2 ** True)
print(2 ** -2 ** 2, -2 ** -2)
#---- big ints
f = 1
for i in range(1, 31):
    f *= i
print(f)
print(2 ** 200, len(str(2 ** 200)))
print(123456789 * 987654321, 123456789 ** 5)
print(10 ** 40 // 7, 10 ** 40 % 7, -10 ** 40 // 7, -(10 ** 40) % 7)
print(2 ** 64 - 1, 2 ** 64 + 1, -(2 ** 64))
print(10 ** 18 / 10 ** 17, 10 ** 30 / 3)
#---- shifts
print(1 << 0, 1 << 10, 1 << 31, 1 << 32, 1 << 63, 1 << 64, 1 << 100)
print(1024 >> 3, -1 >> 1, -8 >> 1, -7 >> 1, 5 >> 10, (1 << 100) >> 98)
print(3 << 2 + 1, (3 << 2) + 1, 1 << 1000 == 2 ** 1000)
x = 1
x <<= 70
print(x)
x >>= 68
print(x)
#---- bitwise
a, b = 0b1100, 0b1010
print(a & b, a | b, a ^ b, ~a, ~0, ~-1)
print(bin(a & b), bin(a | b), bin(a ^ b), bin(~a))
print(-1 & 0xff, -5 & 3, -5 | 3, -5 ^ 3, 2 ** 70 & (2 ** 70 - 1), 2 ** 70 | 1)
print(True & False, True | False, True ^ True, True & 1, ~True if False else ~1)
flags = 0
for bit in (0, 3, 5):
    flags |= 1 << bit
print(flags, [i for i in range(8) if flags & (1 << i)])
#---- chained comparisons
x = 5
print(1 < x < 10, 1 < x > 3, 10 > x >= 5 == 5, 1 < 2 < 3 < 3)
print(x == 5 != 4, 1 < x and x < 3, 3 > 2 == True, (3 > 2) == True)
def f(n):
    print("f", n, end="; ")
    return n
print(f(1) < f(3) < f(2) < f(9))
print(f(5) > f(6) > f(7))
#---- is and in
a = [1, 2]
b = a
c = [1, 2]
print(a is b, a is c, a == c, a is not c, a is not b)
print(None is None, None is not None, not None)
print(1 in a, 3 in a, 3 not in a, not 3 in a)
print("ell" in "hello", "" in "abc", "z" not in "abc")
print("k" in {"k": 1}, 1 in {"k": 1}, 2 in {1, 2}, 3 in range(5), 5 in range(5), 4 in range(0, 10, 3))
print((1, 2) in [(1, 2)], [1] in [[1], 2])
#---- boolean arithmetic
print(True + True, True * 5, False - 1, -True, +True, True / 2, True // 1, True % 2)
print(sum([True, False, True]), (3 > 2) + (2 > 1), (1 == 1) * 10)
votes = [True, True, False]
print(votes.count(True), sum(votes), sum(v is False for v in votes))
print([10, 20][True], "ab"[False], "x" * True, True == 1.0, True < 2)
print(isinstance(True, int), str(True), int(True), float(False))
n = 17
print("small" * (n < 10) + "big" * (n >= 10))
print(int(n > 3) + int(n > 30), (n > 3) - (n < 3))
#---- and or values
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, "" or "default", [] or {} or None)
print(None and 1, "a" and "b" and "c", 0 or "" or [], not "", not [0])
name = ""
print("Hello " + (name or "stranger"))
print(1 and 0 or 5, (1 and 0) or 5, not 1 == 2, not (1 == 2))
def boom():
    print("called")
    return True
print(False and boom(), True or boom())
print(True and boom())
#---- conditional expressions
for n in range(-1, 3):
    print(n, "neg" if n < 0 else "zero" if n == 0 else "pos")
x = 3
y = x if x > 5 else -x
print(y, (1 if x else 2) + 1, 1 if x else 2 + 1)
print([i if i % 2 else -i for i in range(6)])
#---- truthiness
for v in [0, 1, -1, 0.0, 0.1, "", " ", "0", [], [0], (), (0,), {}, {0: 0}, set(), None, True, False, range(0), range(1), 0j, b""]:
    print(repr(v), "->", bool(v), "yes" if v else "no")
#---- augmented names
x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 2; print(x)
x //= 5; print(x)
x **= 3; print(x)
x %= 10; print(x)
x /= 2; print(x)
x = 0b1111
x &= 0b1010; print(x)
x |= 1; print(x)
x ^= 0xff; print(x)
x <<= 4; print(x)
x >>= 2; print(x)
s = "ab"
s += "c"
s *= 2
print(s)
#---- augmented items
a = [1, 2, 3]
a[0] += 10
a[-1] *= 3
a[1] -= a[0]
print(a)
d = {"n": 1, "l": [1], "s": "x"}
d["n"] += 1
d["l"] += [2, 3]
d["s"] += "y"
print(d)
m = [[0] * 3 for _ in range(2)]
m[1][2] += 7
m[0][0] -= 1
print(m)
count = {}
for ch in "hello":
    count[ch] = count.get(ch, 0) + 1
print(count)
#---- augmented evaluates once
def idx():
    print("idx called")
    return 1
a = [0, 0]
a[idx()] += 5
print(a)
#---- augmented slices and lists
a = [1, 2, 3, 4]
a[1:3] += [9, 9]
print(a)
b = a
a += [7]
print(b, a is b)
a = a + [8]
print(b, a, a is b)
a *= 2
print(a)
a += "xy"
a += (1,)
a += range(2)
print(a)
t = (1, 2)
u = t
t += (3,)
print(t, u)
#---- swap and unpacking
a, b = 1, 2
a, b = b, a
print(a, b)
a, b, c = b, a, a + b
print(a, b, c)
(x, y), z = (1, 2), 3
print(x, y, z)
[p, q] = "hi"
print(p, q)
x, (y, [z, w]) = 1, (2, [3, 4])
print(x, y, z, w)
i, l = 0, [5, 6, 7]
i, l[i] = 2, 99
print(i, l)
for k, (m, n) in [("a", (1, 2)), ("b", (3, 4))]:
    print(k, m, n)
#---- star unpacking
first, *rest = [1, 2, 3]
print(first, rest)
*init, last = "abc"
print(init, last)
a, *mid, z = range(6)
print(a, mid, z)
h, *t = (1,)
print(h, t)
*all_, = (1, 2)
print(all_)
(a, *b), c = [1, 2, 3], 4
print(a, b, c)
for x, *y in [(1, 2, 3), (4,), "xyz"]:
    print(x, y)
print([*range(3), *"ab", 9], (*[1], 2), {*[1, 2], 3}, {**{"a": 1}, "b": 2})
#---- chained assignment
a = b = c = 0
a += 1
print(a, b, c)
x = y = []
x.append(1)
print(x, y, x is y)
i = l = [0, 0]
i[0] = l[1] = 7
print(i, l)
a = b, c = 1, 2
print(a, b, c)
#---- walrus
data = [1, 5, 12, 3]
if (n := len(data)) > 3:
    print("long", n)
while (x := data.pop()) != 5:
    print("popped", x)
print(x, data)
print([y for v in range(5) if (y := v * v) > 3], y)
print((z := 3) + z, z)
#---- mixed comparisons
print(1 == 1.0, 2 < 2.5, 10 ** 20 == 1e20, 2 ** 53 + 1 == 2.0 ** 53, 3 > True)
print(1 == "1", None == 0, [] == (), {} == set(), "a" == b"a")
print(1 != 1.0, "a" != "b", [1] != [1.0], (1, 2) == (1.0, 2.0))
print(10 ** 400 > 1e308, float("inf") > 10 ** 400, -1 < 0.0 < 1)
#---- sequence comparison
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (2,) > (1, 99), () < (0,))
print([1, 2] < [1, 3], [] < [0], ["b"] > ["a", "z"], [1, [2, 3]] < [1, [2, 4]])
print("abc" < "abd", "Z" < "a", "abc" < "abcd", "10" < "9", "é" > "z")
print(max((3, "a"), (2, "z")), min("banana", "apple"), sorted([(2, 1), (1, 9), (1, 2)]))
#---- sequence operators
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, [1, 2] * 2, 2 * [0], (1,) * 3)
print([1] + [2], (1,) + (2, 3), "a" + "b", [[]] * 2, [None] * 3)
print("-" * 10 + ">" * 2)
#---- precedence
print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 % 4, 10 - 2 - 3, 2 * 3 ** 2, -3 ** 2)
print(1 + 2 < 4 and 5 > 3, not 1 > 2, 1 | 2 == 2, (1 | 2) == 2, 5 & 3 + 1, 1 + 2 << 2)
print(100 / 10 / 2, 100 / (10 / 2), 7 // 2 * 2, 7 - 3 + 2, 2 ** -1 * 4)
print("a" + "b" * 2, 3 in [1, 2] + [3], not 3 in [3], -7 // 2, -(7 // 2))
#---- del statements
x = 1
del x
print("x" in globals())
a = [1, 2, 3, 4, 5]
del a[0], a[-1]
print(a)
del a[1:]
print(a)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
p, q = 1, 2
del (p, q)
m = [[1, 2], [3, 4]]
del m[0][1]
print(m)
#---- int division results
print(4 / 2, 1 / 4, -1 / 2, 0 / 5, 2 ** 60 / 2, 10 / 4.0, 1 / 3 * 3)
print(type(4 / 2), type(4 // 2), type(4.0 // 2), type(2 ** 2), type(2 ** -2), type(True + 1))
#---- float comparisons
print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, 0.5 + 0.25 == 0.75, 1e16 + 1 == 1e16)
print(3.0 == 3, 3.0 is not None, hash(3.0) == hash(3))
#---- ints of other bases
print(0xFF, 0o777, 0b1010, 0XAB, 1_000, 0x_ff, 1e3, 1_0.5_0, 0xdeadBEEF, 00)
#---- number methods
print((255).bit_length(), (10).bit_count(), (3.0).is_integer(), 2.5.is_integer(), (0.75).as_integer_ratio())
print((5).real, (5).imag, (5).numerator, (5).denominator, 1.5.hex(), float.fromhex("0x1.8p+0"))
print((1024).to_bytes(2, "big"), int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff", "little", signed=True))
#---- fail zero division
a = 10
b = 0
print("dividing", a)
print(a / b)
#---- fail type error
print("age: " + str(3))
print("age: " + 3)
#---- fail too many values
a, b = 1, 2
print(a, b)
a, b = [1, 2, 3]
