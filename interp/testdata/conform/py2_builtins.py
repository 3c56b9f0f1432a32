#---- range and xrange
print range(5), range(2, 8, 3), range(5, 0, -2), range(0), type(range(3))
for i in xrange(3): print i,
print xrange(3), len(xrange(10)), list(xrange(2, 5)), xrange(5)[2], 3 in xrange(5)
r = range(3)
r.append(9)
print r, range(3) + [7], range(4)[::-1]
#---- map
print map(str, [1, 2]), map(lambda x: x * 2, (1, 2)), map(None, [1, 2], ["a", "b"]), map(lambda a, b: (a, b), [1, 2], [3]), map(len, ["a", "bb"]), map(None, [1, 2]), map(int, "123")
print len(map(str, range(3))), map(ord, "ab")[0]
#---- filter
print filter(lambda x: x > 1, [1, 2, 3]), filter(None, [0, 1, "", "a"]), filter(lambda c: c in "aeiou", "education"), filter(lambda x: x, (0, 1, 2)), filter(str.isdigit, "a1b2")
#---- zip
print zip([1, 2], "ab"), zip(), zip([1, 2, 3], [4]), zip(*[(1, 2), (3, 4)]), len(zip([1], [2])), dict(zip("a", [1])), zip([1, 2])[0]
#---- reduce and apply
print reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, range(1, 6), 1), reduce(max, [3, 9, 2]), reduce(lambda a, x: a + [x], "ab", [])
def f(a, b=2, *c, **d): return a, b, c, d
print apply(f, (1,)), apply(f, (1, 2, 3), {"z": 4}), apply(max, [1, 5])
#---- sorted with cmp
print sorted([3, 1, 2], cmp=lambda a, b: b - a), sorted([3, 1, 2], lambda a, b: cmp(b, a)), sorted(["bb", "a"], key=len), sorted([1, 2], reverse=True)
l = ["banana", "Apple", "cherry"]
l.sort(); print l
l.sort(lambda a, b: cmp(a.lower(), b.lower())); print l
l.sort(cmp=lambda a, b: cmp(len(a), len(b))); print l
l.sort(key=str.lower, reverse=True); print l
def by_len(a, b):
    return len(a) - len(b)
l.sort(by_len); print l
#---- sum min max
print sum([1, 2]), sum([1.5], 2), min([3, 1]), max("abc"), any([0, 1]), all([]), max([1, 2], key=lambda x: -x), min(2, 1L), sum(xrange(101)), sum([[1], [2]], [])
#---- types and callable
print isinstance(1, int), callable(len), callable(5), type(1) == int, type("") is str, hasattr("", "upper"), getattr("ab", "upper")(), isinstance(True, int), isinstance(1L, int)
#---- iter next
it = iter([1, 2])
print it.next(), next(it), next(it, "end"), list(enumerate("ab")), list(reversed([1, 2])), enumerate("ab").next()
#---- int float str
print int(" 12 "), int("-7"), float("1.5"), float(3), str(1.0), str(10L), repr(10L), int(-3.7), bool(0), float("1e3"), int(True), chr(97), ord("a"), unichr(97)
#---- list methods return lists
d = {1: "a"}
print d.keys(), d.values(), d.items(), d.keys() + [2], d.items()[0], type(d.keys())
#---- intern id and cmp
print intern("abc"), cmp("a", "b"), id(None) == id(None), len([1]), abs(-2), pow(2, 3), divmod(7, 2), hex(10), oct(10), ord("\xff")
#---- exec
exec "x = 5"
print x
exec "y = x * 2; print y"
exec("z = 1\nprint z + 1")
code = """
def hi(n):
    return "hi " + n
"""
exec code
print hi("bob")
ns = {"a": 2}
exec "b = a + 1" in ns
print ns["b"]
#---- eval
x = 3
print eval("x + 1"), eval("[1, 'a']"), eval("2 ** 10"), eval("7 / 2")
#---- comprehension leaks
x = "before"
l = [x for x in range(3)]
print x, l
print [i for i in (1, 2)], i
s = set(y for y in range(2))
print [(a, b) for a in (1, 2) for b in "xy"], a, b
print {k: v for k, v in [(1, 2)]}, {z for z in [1, 1]}
#---- true can be counted
print True, True + 1, [True, None], str(True), not None
#---- fail int
print int("5")
print int("5.5")
#---- fail name
print xrange(3)
print nonlocal_name
