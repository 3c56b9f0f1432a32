#---- dicts and sets that are copied, joined and taken from each other, whatever their keys are
import copy


class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __hash__(self):
        return self.n % 3

    def __repr__(self):
        return f"Key({self.n})"


class Plain:
    pass


plain = [Plain() for _ in range(40)]
kinds = {
    "ints": list(range(40)),
    "far": [n * 65536 for n in range(40)],
    "huge": [n << 70 for n in range(40)],
    "texts": [str(n) for n in range(40)],
    "floats": [n / 7 for n in range(40)],
    "tuples": [(n, str(n)) for n in range(40)],
    "keys": [Key(n) for n in range(40)],
    "plain": plain,
    "bools": [True, False, 2, "x", None, (True,), 1.5] + list(range(3, 36)),
}
for name, keys in kinds.items():
    for size in (0, 1, 7, 8, 9, 40):
        some, rest = keys[:size], keys[size // 2:]
        d, e = {k: "d" for k in some}, {k: "e" for k in rest}
        for c in (dict(d), d.copy(), {**d}, d | {}, copy.copy(d)):
            assert c == d and list(c) == some and list(reversed(c)) == some[::-1], (name, size)
            c["new"] = 1
            for k in some[::2]:
                del c[k]
            assert list(c) == some[1::2] + ["new"] and list(d) == some, (name, size)
            c.update(d)
            assert list(c) == some[1::2] + ["new"] + some[::2], (name, size)
        order = some + [k for k in rest if k not in d]
        for c in (d | e, {**d, **e}, dict(d, **{}) | e):
            assert list(c) == order and len(c) == len(order), (name, size)
            assert all(c[k] == ("e" if k in e else "d") for k in order), (name, size)
        f = dict(d)
        f |= e
        f.update(f)
        assert f == d | e
        s, t = set(some), set(rest)
        both, left = [k for k in some if k in t], [k for k in some if k not in t]
        assert s | t == set(order) and s & t == set(both) and s - t == set(left), (name, size)
        assert s ^ t == set(left) | {k for k in rest if k not in s}, (name, size)
        u = set(s)
        u -= t
        assert u == set(left) and len(u) == len(left) and s == set(some), (name, size)
        u |= t
        assert u == s | t, (name, size)
        u.difference_update(t, [None])
        assert u == set(left) - {None}, (name, size)
        u -= u
        assert u == set() and frozenset(s) == s and len(s) == size, (name, size)

# One key of two types: the first one stays.
print({1: "a"} | {True: "b"}, {True: "a", **{1: "b", 1.0: "c"}}, {0, 2} | {False}, {True, 3} - {1}, {1, 2} & {True})
s = {1, 2, 3}
s -= {True, 2.0}
print(s)

# Who goes over one may not change it.
for change in (lambda d: d.update({"new": 1}), lambda d: d.__ior__({"other": 2})):
    d = {"a": 1, "b": 2}
    try:
        for k in d:
            change(d)
    except RuntimeError as e:
        print(e, len(d))
s = {1, 2}
try:
    for x in s:
        s -= {1, 2}
except RuntimeError as e:
    print(e, s)
for x in s:
    print(x)
