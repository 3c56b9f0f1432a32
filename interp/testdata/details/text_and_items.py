#---- slices with steps, tests of characters, elements changed in place
# Some is in functions and some at the top level: the executor has ways of its own for what is usual.

BOUNDS = [None, 0, 1, 3, 6, 7, 99, -1, -3, -7, -8, -99, 2 ** 62, -2 ** 62, 2 ** 70, -2 ** 70, True]
STEPS = [None, 1, 2, 3, 7, -1, -2, -7, 2 ** 63 - 1, -2 ** 63, 2 ** 70, -2 ** 70, True]


def slices(x):
    found = []
    for lower in BOUNDS:
        for upper in BOUNDS:
            for step in STEPS:
                part = x[lower:upper:step]
                if part:
                    found.append(part)
    return found


def digest(parts):
    return len(parts), sum((i % 97 + 1) * len(p) for i, p in enumerate(parts)), parts[::211]


print(digest(slices("abcdefg")))
print(digest(slices("ab\u00e9\u6f22e\U0001f600g")))
print(digest(slices(list("abcdefg"))))
print(digest(slices(tuple("abcdefg"))))
print(digest(slices(range(7))))
for x in ["abc", [1, 2, 3], (1, 2, 3)]:
    for step in (0, 1.5, "x"):
        try:
            print(x[::step])
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)

text = "a text"
print(text[:] is text, text[0:] is text, text[::1] is text, text[-99:99] is text)
numbers = [1, 2, 3]
copy = numbers[:]
copy.append(4)
copy[0] = 9
print(numbers, copy, copy is numbers)
pair = [1, 2]
pair.append(3)
other = pair[:2]
pair[0] = 7
other += [8, 9, 10, 11, 12, 13, 14]
print(pair, other)

SAMPLES = [
    "", "a", "Z", "7", " ", "_", "ab", "aB", "AB", "A1", "a1!", "12", "1 2", "\u00e9", "a\u00e9", "A\u00c9", "A\u00e9",
    "\u00b2", "1\u00b2", "\u00bd", "7\u00bd", "\u0663", "a\u0663", "\u01c5", "A\u01c5", "\u00aa", "A\u00aa", "\u6f22", "x\u6f22",
    "\x7f", "\x80", "!\u00e9", "1\u00c9", chr(0xd800), "a" + chr(0xd800),
]
TESTS = ["isalpha", "isdigit", "isalnum", "isdecimal", "isnumeric", "islower", "isupper", "isspace", "istitle", "isascii"]
for sample in SAMPLES:
    print(ascii(sample), "".join("01"[getattr(sample, test)()] for test in TESTS))
for sample in [b"", b"a", b"aB", b"AB\xe9", b"1", b"1\xb2", b"a\xff", b"\xff"]:
    tests = [test for test in TESTS if test not in ("isdecimal", "isnumeric")]
    print(sample, "".join("01"[getattr(sample, test)()] for test in tests))
    print(sample, "".join("01"[getattr(bytearray(sample), test)()] for test in tests))

SPACED = ["", " ", "a", " a", "a ", "  a  b\tc\n", "a\u00a0b\u3000c", "\u2003x\x1cy\x85z ", "\u00e9 \u6f22\u5b57  w", "a" * 40 + " " * 40 + "b"]
for spaced in SPACED:
    print([ascii(spaced.split(None, n)) for n in (-1, 0, 1, 2)], ascii(spaced.rsplit(None, 1)))
print(b" a\xa0b \x1c c\x85 ".split(), b"x y  z".split(None, 1))
for n in range(40):
    almost = "x" * n
    assert almost.isascii() and len(almost) == n
    for i in range(n):
        mixed = almost[:i] + "\u00e9" + almost[i + 1:]
        assert not mixed.isascii() and len(mixed) == n and mixed[i] == "\u00e9", (n, i)


class Total:
    def __init__(self, n):
        self.n = n

    def __iadd__(self, other):
        self.n += other
        return self

    def __repr__(self):
        return "Total(%d)" % self.n


class Loud(dict):
    def __getitem__(self, key):
        print("get", key)
        return dict.__getitem__(self, key)

    def __setitem__(self, key, value):
        print("set", key)
        dict.__setitem__(self, key, value)


def change():
    counts = {"a": 1, "bb": 2.5, 3: 4, True: 5, (1, "x"): 6, "big": 2 ** 62, "text": "t", "list": [1], "total": Total(1)}
    for key in ["a", "bb", 3, 1, (1, "x"), "big"]:
        counts[key] += 1
        counts[key] *= 2
        counts[key] -= 0.5
    k, more = "text", "er"
    counts[k] += more
    counts[k] *= 3
    k, more = "list", [2]
    same = counts[k]
    counts[k] += more
    print(same is counts[k])
    k, more = "total", 4
    same = counts[k]
    counts[k] += more
    print(same is counts[k])
    print(counts)
    k = "none"
    try:
        counts[k] += 1
    except KeyError as e:
        print("KeyError", e)
    k = "a"
    try:
        counts[k] //= 0
    except ZeroDivisionError as e:
        print("ZeroDivisionError", e)
    try:
        counts[k] += more + [1]
    except TypeError as e:
        print("TypeError", e)
    cells = [1, 2.5, 2 ** 62, "t", [1]]
    for i in range(-5, 0):
        k = cells[i]
        cells[i] += k
    print(cells)
    for i in (5, -6):
        try:
            cells[i] += 1
        except IndexError as e:
            print("IndexError", e)
    loud = Loud(a=1)
    key = "a"
    loud[key] += 1
    print(loud)
    row = (1, 2)
    i = 0
    try:
        row[i] += 1
    except TypeError as e:
        print("TypeError", e)
    for key in counts:
        if key == "a":
            counts[key] += 1
    floats = {0.5: 1, 1: 2}
    x = 0.5
    floats[x] += 1
    x = 1.0
    floats[x] += 1
    print(counts["a"], floats)


def unbound(flag):
    d = {"k": 1}
    if flag:
        y = 1
    try:
        d["k"] += y
    except UnboundLocalError as e:
        print("UnboundLocalError", e)
    del d
    try:
        d["k"] += 1
    except UnboundLocalError as e:
        print("UnboundLocalError", e)


change()
unbound(False)

counts = {}
for word in "the cat and the dog and the bird".split():
    if word in counts:
        counts[word] += 1
    else:
        counts[word] = 1
print(counts)
for word in list(counts):
    counts[word] -= 1
    if not counts[word]:
        del counts[word]
counts["the"] += 10
print(counts, "cat" in counts, counts.get("cat", 0), counts.get("the"))
# The same texts in several dicts, and dicts that are emptied and filled between two looks.
first, second = {}, {}
for i in range(200):
    name = "name%d" % (i % 50)
    if name in first:
        first[name] += i
        second[name] = second.get(name, 0) + 1
    else:
        first[name] = i
    if i == 120:
        first.clear()
        first[name] = -1
print(sum(first.values()), sum(second.values()), len(first), list(second)[:3])
del counts
try:
    counts["the"] += 1
except NameError as e:
    print(type(e).__name__, e)
