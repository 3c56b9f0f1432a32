#---- each length of a text, made in several ways
for n in [0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 49, 130]:
    s = "ab" * (n // 2) + "a" * (n % 2)
    made = [s + "", "".join(list(s)), "%s" % s, "{}".format(s), f"{s}", s[::-1][::-1], s.upper().lower(), s.replace("b", "cc").replace("cc", "b")]
    assert all(m == s and hash(m) == hash(s) and len(m) == n for m in made), n
    assert {m: 1 for m in made} == {s: 1}
    print(n, s.swapcase()[:5], s.title()[-3:], s.capitalize()[:3], repr(s.center(n + 3, "*"))[-6:], repr(s.rjust(n + 1))[:4])
#---- the pieces of a text live on when it is gone
def pieces(i):
    line = "field %d,%s,é,x,,last of %d" % (i, "long " * i, i)
    return line.split(",") + line.split() + line.splitlines() + line.rsplit(",", 2)

kept = [pieces(i)[i % 6] for i in range(12)]
junk = ["-".join(str(i) for i in range(k)) for k in range(200)]
print(kept, len(junk[-1]))
#---- replacing, joining and filling up
print("aaa".replace("aa", "b"), "aaa".replace("a", "", 2), "aaa".replace("a", "bb", -1), "abc".replace("", "-"), "abc".replace("x", "y"), "aXbX".replace("X", "é", 1))
print(b"aaa".replace(b"a", b"xy", 2), bytearray(b"aaa").replace(b"a", b""), b"a\xffb".upper(), bytearray(b"ab").title(), b"-".join([b"a", bytearray(b"b")]))
print("".join([]), "é".join(["a", "b", "c"]), ",".join(("x",)), "mix".center(9, "é"), b"ab".center(7, b"."), bytearray(b"ab").ljust(4))
#---- characters of all sizes
text = "aé€😀" + chr(0xd800) + "z"
print([ascii(c) for c in text], [ascii(c) for c in reversed(text)], ascii(text[3]), ascii(text[::-1]))
for i, c in enumerate(text):
    print(i, ascii(c), ascii(c * 2), c in text, text.index(c))

def each(text):
    for c in text:
        yield c

print(list(map(ascii, each(text))), dict(zip("aé", "é€")), [*text[:2]])
#---- keys that are equal have one place, and the first one stays
d = {1: "int", "1": "str"}
d[True] = "bool"
d[1.0] = "float"
d[0] = 0
d[False] = d[0.0] = "zero"
d[2**40] = "large"
d[float(2**40)] += "!"
d[-1] = d.get(-1, 0) + 1
d[-1] = d.get(-1, 0) + 1
print(d, True in d, 0.0 in d, 2 in d, d.get(False), d.get(2, "none"), d[True])
s = {0, "a", (1, "a")}
s.add(False)
s.add(0.0)
s.add((True, "a"))
s.add((1.0, "a"))
s.add((1, "b"))
print(len(s), (1, "a") in s, (True, "a") in s, (1, "c") in s, ((1,), "a") in s, False in s, 1 in s)
t = {(1, 2): "first"}
t[1, 2.0] = "second"
t[True, 2] = "third"
t[(1, 2)] += "!"
print(t, (1, 2) in t, t[1.0, 2], t.get((2, 1)))

class Same:
    def __init__(self, value):
        self.value = value
    def __hash__(self):
        return hash(self.value)
    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Same) else other)
    def __repr__(self):
        return "Same(%r)" % (self.value,)

for value in ["key", 7, 1, (1, 2)]:
    e = {Same(value): "same"}
    e[value] = e[value] + "!"
    e["other"] = e.get(value)
    print(e, value in e, value in {Same(value)}, e.get("other"), e.get("no"))
#---- a loop sees that its dict grows
for make in [lambda d: d.update(new=1), lambda d: d.__setitem__((1, 2), 3), lambda d: d.pop("a")]:
    d = {"a": 1, "b": 2}
    try:
        for k in d:
            make(d)
            d["b"] = 5
    except RuntimeError as e:
        print(e, d)
#---- tuples are compared by their first elements that differ
values = [(1,), (1, "a"), (1, "b"), (1, 2), (True, 3), (1.0, 0), (), (1, (2, 3)), (1, None), (2**70, "x"), (2**70, "y"), (float("nan"), 1)]
for a in values:
    row = []
    for b in values:
        for compare in ["a == b", "a != b", "a < b", "a >= b"]:
            try:
                row.append("FT"[eval(compare)])
            except TypeError as e:
                row.append("E")
    print("".join(row))
try:
    sorted([(1, "a"), (1, 2)])
except TypeError as e:
    print(e)
words = ["pear", "fig", "apple", "kiwi", "plum", "date"]
print(sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: (-len(w), w), reverse=True), min((3, "c"), (3, "b"), (4, "a")))
print(sorted([(2, "b", []), (2, "a", None), (1, "z", {})], key=lambda t: t[:2]), (1, 2) < (1, 2, 0), (1, 2, 0) <= (1, 2), ("a", 1) > ("B", 2))
