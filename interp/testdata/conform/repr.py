#---- floats
for x in [1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 0.00001234, 0.1 + 0.2, 1e22, 1e21, 123456789012345.6, 5e-324, 1.7976931348623157e308]:
    print(x, repr(x), str(x))
#---- special floats
inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, -0.0, 0.0, -nan)
print(inf - inf, inf * 2, 1e308 * 10, -1e308 * 10)
print([inf, nan, -0.0])
print(nan == nan, inf == inf, 0.0 == -0.0)
#---- float arithmetic
print(0.1 * 3, 1 / 3, 2 / 3, 10 / 2, 7 / 7)
print(1.0, 100.0, 1e3, 1.5e3, 2.50)
print(3.14159265358979, 1.1 + 2.2, 0.7 + 0.1)
print(1e100, 1.5e-10, 12e5, .5, 5.)
print(100000000000000000000.0, 9007199254740993.0)
#---- ints
print(0, -1, 1_000_000, 0xff, 0o17, 0b101, -0)
print(2 ** 64, -2 ** 63, 10 ** 30)
print(99999999999999999999 + 1)
#---- bool none ellipsis
print(True, False, None, ..., Ellipsis, NotImplemented)
print([True, None, ...])
print(str(None), repr(True), str(Ellipsis))
#---- strings in containers
print(["it's", 'say "hi"', 'both \' and "'])
print(["tab\t", "nl\n", "cr\r", "back\\", "nul\0", "bell\a", "del\x7f", "esc\x1b"])
print(("é", "日本", "😀", "\x80", "\xa0", "\u200b", "\ufeff", "\xad"))
print({"k'ey": "v\"al"})
print(repr("plain"), repr('it\'s'), repr("\"'"))
#---- nested containers
data = {"list": [1, [2, [3, []]]], "tuple": (1, (2,), ()), "set": {1}, "dict": {"a": {"b": {}}}}
print(data)
print([[], (), {}, set(), ""])
print(str([1.0, 2.5]), str((1,)), str({1: 2}))
#---- empty containers
print([], (), {}, set(), frozenset(), "", b"", bytearray())
print(repr(list()), repr(tuple()), repr(dict()), repr(set()))
#---- sets of small ints
print({3, 1, 2})
print({10, 5, 1, 8, 3})
print({0, 8, 16, 1, 9})
print({100, 200, 300, 1, 2, 3})
print(set(range(10)))
print({-1, -2, -3, 0})
print(set([5, 4, 3, 2, 1]))
print({64, 32, 16, 8, 4, 2, 1})
#---- more set orders
s = set()
for i in [33, 17, 1, 65, 2, 40, 8, 24]:
    s.add(i)
    print(s)
s.discard(17)
s.discard(1)
print(s)
s.add(1)
print(s)
print({x * x for x in range(12)})
print({x % 7 for x in range(100)})
print(set(range(20, 0, -3)))
#---- set of bools floats none
print({True, 0, 2})
print({1, True, 1.0})
print({0.5})
print({1.5, 2, 3})
print({(1, 2)})
print({None})
#---- frozensets
print(frozenset([3, 1, 2]))
print([frozenset({1})], frozenset())
print({frozenset({1, 2}): "pair"})
#---- bytes repr
print(b"abc", b"it's", b'"q"', b"\x00\xff\n\t\\", bytes(3), bytes([65, 66]))
print(bytearray(b"xyz"), [b"a"], bytearray(2))
print(str(b"abc"))
#---- ranges
print(range(5), range(1, 5), range(0, 10, 2), range(10, 0, -1), [range(3)])
print(repr(range(0)), str(range(0, 5, 1)))
#---- dict views
d = {"a": 1, "b": 2}
print(d.keys())
print(d.values())
print(d.items())
print({}.keys(), {}.values(), {}.items())
print([d.keys()], type(d.keys()).__name__)
#---- types
for v in [1, 1.0, "s", True, None, [], (), {}, set(), frozenset(), b"", bytearray(), range(1), 1j, ..., len]:
    print(type(v), type(v).__name__)
#---- type objects
print(int, float, str, bool, list, dict, tuple, set, bytes)
print([int, str], {"t": float})
print(type(int), type(type))
def f(): pass
print(type(f), type(lambda: 0), f.__name__, (lambda: 0).__name__)
print(type({}.items()), type(enumerate([])), type(zip()), type(map(str, [])), type(iter([])))
#---- recursive lists
a = [1, 2]
a.append(a)
print(a)
d = {"x": 1}
d["self"] = d
print(d)
b = [a, d]
print(b)
t = ([],)
t[0].append(t)
print(t)
#---- function names
def greet(name):
    return "hi " + name
hello = greet
print(hello.__name__, greet.__name__, len.__name__, print.__name__, int.__name__, "".join.__name__)
print(hello is greet)
print(len, print, max)
#---- complex
z = 3 + 4j
print(z, abs(z), z.real, z.imag, z * z, z.conjugate())
print(1j, -1j, 0j, 2.5 - 1j, [1j])
#---- ascii function
print(ascii("héllo"), ascii("日本"), ascii("😀"), ascii(["é", 1]))
print(ascii("plain"), ascii("\n"))
#---- str of str is itself
s = "it's"
print(str(s), str(str(s)), repr(s), repr(repr(s)))
print(str(3.0), str(3), str(-2.50), str(1e6), str(1e-7))
print(str(True) + "!", str([1, 'a']) + "?")
#---- float repr loop
x = 0.0
for i in range(11):
    print(x, end=" ")
    x += 0.1
print()
x = 1.0
for i in range(10):
    x = x / 10
    print(x)
y = 1
for i in range(8):
    y = y * 1000.0
    print(y)
#---- multi level strings
print([["a", 'b'], ("c\n",), {'d': "e'f"}])
print(repr([repr("x")]))
print(repr("\\n"), "\\n", r"\n")
print(len("\n"), len(r"\n"), len('\\'))
#---- control characters
for c in range(0, 33):
    print(repr(chr(c)), end=" ")
print()
print(repr("".join(chr(c) for c in range(125, 175))))
#---- repr of slices and types
print(slice(1, 2), slice(None, None, -1), slice(5))
print(str(type([])), repr(type("")), f"{type(3)}")
