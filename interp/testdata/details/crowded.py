#---- floats in sets and dicts
n = 3000
floats = [i * 0.0001 for i in range(n)]
s = set(floats)
print(len(s), len({x for x in floats}), len(frozenset(floats)), all(x in s for x in floats), 0.00005 in s, -0.0001 in s)
print(sorted(s) == sorted(set(floats)), sum(1 for x in s), min(s), max(s))
d = {}
for i, x in enumerate(floats):
    d[x] = i
for x in floats:
    d[x] += 1
print(len(d), d[0.0001], d.get(0.5), d.get(0.0005), d.get(-1.5, "none"), list(d) == floats, list(d.values()) == list(range(1, n + 1)))
print(list(d.items())[:2], list(reversed(d))[:2], list(reversed(d.items()))[:2], list(reversed(d.values()))[:2])
print(d == dict(zip(floats, range(1, n + 1))), d == {x: 0 for x in floats}, d != dict(d), {x: d[x] for x in reversed(floats)} == d)
#---- keys of other types that equal crowded ones
from fractions import Fraction
from decimal import Decimal
d = {i / 8: i for i in range(2000)}
print(d[Fraction(1, 8)], d[Decimal("0.125")], d[1], d[True], d[0], d[False], d[3 + 0j], d[-0.0], Fraction(1, 3) in d, 1.125 in d, "1.125" in d)
d[True] = "one"; d[Decimal("0.25")] = "quarter"; d[5] = "five"
print(list(d.items())[:3], d[1.0], d[0.25], d[5.0], len(d))
class Eighth:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return o == self.n / 8
    def __hash__(self): return hash(self.n / 8)
print(d[Eighth(3)], d.pop(Eighth(3)), 0.375 in d, Eighth(3) in d, len(d))
d["name"] = "str"; d[None] = "none"; d[b"x"] = "bytes"; d[(1, 2.5)] = "tuple"
class Name(str): pass
print(d["name"], d[Name("name")], d[None], d[b"x"], d[1, 2.5], d[True, 2.5], d.get("other"), list(d)[-4:])
d[Name("name")] = "Name"
print(list(d.items())[-4], len(d))
#---- taking out crowded keys
d = {i / 7: i for i in range(1000)}
for i in range(0, 1000, 2):
    del d[i / 7]
print(len(d), list(d.values())[:5], d.pop(3 / 7), d.pop(3 / 7, "gone"), d.popitem(), d.popitem(), len(d))
try: del d[3 / 7]
except KeyError as e: print("KeyError", e)
try: d[0.5]
except KeyError as e: print("KeyError", e)
for i in range(0, 1000, 2): d[i / 7] = -i
print(len(d), list(d.values())[-2:], sum(d.values()))
while d:
    d.popitem()
print(d, len(d))
d[0.5] = 1; d[0.25] = 2
print(d, d.setdefault(0.5, 9), d.setdefault(0.75, 9), d)
d.clear(); d[1.5] = 0
print(d, len(d), 0.5 in d)
s = {i / 7 for i in range(1000)}
for i in range(0, 1000, 2): s.remove(i / 7)
s.discard(1 / 7); s.discard(1 / 7)
print(len(s), 3 / 7 in s, 2 / 7 in s)
while s: s.pop()
print(s, len(s))
#---- operators of crowded sets
a = {i / 9 for i in range(1000)}; b = {i / 9 for i in range(500, 1500)}
print(len(a | b), len(a & b), len(a - b), len(a ^ b), len(b - a), a < b, a <= (a | b), a | b == b | a, (a | b) - a == b - a, a.isdisjoint(b - a))
c = set(a); c |= b; print(len(c)); c &= a; print(c == a); c -= b; print(len(c)); c ^= a; print(c == a & b)
c = a.copy(); c.update(b, [0.5]); c.difference_update(a); c.intersection_update(b); print(len(c), c == b - a)
f = frozenset(a); print(f == a, hash(f) == hash(frozenset(sorted(a))), {f: 1}[frozenset(reversed(sorted(a)))], f in {f}, set(f) == a)
small = {0.5, 1.5}; small |= a; print(len(small)); mixed = {1, "x", True} | a; print(len(mixed), 1.0 in mixed, "x" in mixed, "y" in mixed)
print(len(a.union(range(10), ["x"])), len(set(range(100)) | a), len(a | set(range(200))))
#---- copies of crowded dicts
d = {i * 0.001: i for i in range(800)}
e = d.copy(); e[0.5] = "e"; e[-1.25] = "new"
print(len(d), len(e), d[0.5], e[0.5], d == e, dict(d) == d, {**d} == d, d | {0.25: "x"} == d, len(d | e))
f = {}; f.update(d); f |= {0.1: "f"}; f.update(zip([0.2, -3.5], "ab"))
print(len(f), f[0.1], f[0.2], f[-3.5], f[0.3])
g = dict.fromkeys(d); print(len(g), g[0.125], list(g) == list(d))
import copy, pickle
print(copy.copy(d) == d, copy.deepcopy(d) == d, copy.deepcopy(set(d)) == set(d), pickle.loads(pickle.dumps(d)) == d, pickle.loads(pickle.dumps(set(d))) == set(d))
small = {i * 0.001: i for i in range(3)}
small.update(d); print(small == d)
d.clear(); d.update(e); print(d == e, list(d) == list(e))
#---- Counter, defaultdict, OrderedDict, json
from collections import Counter, defaultdict, OrderedDict
floats = [i % 700 / 1000 for i in range(2000)]
c = Counter(floats); print(len(c), c[0.5], c[0.65], c[0.9], c.most_common(2), (c + c)[0.25], len(c - Counter(floats[:700])))
print(str(c)[:40], sum(c.values()), c == Counter(reversed(floats)))
dd = defaultdict(list)
for i, x in enumerate(floats): dd[x].append(i)
print(len(dd), dd[0.25], dd[0.999], len(dd))
o = OrderedDict((x, i) for i, x in enumerate(floats))
o.move_to_end(0.003); o.move_to_end(0.004, last=False)
print(len(o), next(iter(o)), next(reversed(o)), o.popitem(), o.popitem(last=False), len(o))
import json
text = json.dumps({x: 1 for x in floats}); print(len(text), text[:30], len(json.loads(text)))
print(repr({x: 1 for x in floats})[:30], len(repr({x: 1 for x in floats})))
#---- loops over dicts that become crowded, and change
d = {0.5: 0}
try:
    for k in d: d[k / 2] = 1
except RuntimeError as e: print(e)
d = {i / 1000: i for i in range(500)}
for k in d: d[k] = -d[k]
print(sum(d.values()))
for k, v in d.items(): d[k] = v + 1
print(sum(d.values()))
for f in (lambda: d.__setitem__(-1.5, 0), lambda: d.pop(0.25), lambda: d.clear()):
    for view in (d, d.keys(), d.values(), d.items()):
        d[7.5] = d[0.25] = 0; d.pop(-1.5, None)
        try:
            for x in view: f()
            print("no error")
        except RuntimeError as e: print(e)
s = {i / 1000 for i in range(500)}
try:
    for x in s: s.add(x + 0.0001)
except RuntimeError as e: print(e)
from decimal import Decimal
d = {i: i for i in range(30)}
seen = []
for k, v in d.items():
    if k == 10: d.get(Decimal("3.5")); d[20] = "later"
    seen.append(v)
print(seen)
seen = []
for k, v in reversed(d.items()):
    if k == 20: d.setdefault(Decimal(7), "no"); d[5] = "sooner"
    seen.append(v)
print(seen)
#---- tuples, big ints and functions
n = 2000
print(len({(i / n, 1) for i in range(n)}), len({(i / n, j) for i in range(100) for j in range(5)}), len({i << 32 for i in range(n)}), len({i << 64 for i in range(n)}), len({-i * 2**40 for i in range(n)}))
d = {(i / n, "x"): i for i in range(n)}
print(d[0.5, "x"], d.get((0.25, "y")), d[(0.0, "x")], d[False, "x"], len(d))
d = {i << 70: i for i in range(n)}
print(d[5 << 70], d[float(5 << 70)], d.get(5), d[0], d[False], all(d[i << 70] == i for i in range(n)))
d = {i << 16: i for i in range(n)}
print(d[5 << 16], (6 << 16) in d, 6 in d, d.get(7 << 16), d.pop(8 << 16), (8 << 16) in d, len(d))
fs = [lambda: i for i in range(n)]
d = {f: i for i, f in enumerate(fs)}
print(len(d), len(set(fs)), all(d[f] == i for i, f in enumerate(fs)))
class C:
    x = 1
    def m(self): pass
c = C(); C.m.__dict__.update({i / 100: i for i in range(200)}); C.m.z = 3; print(C.m.z, len(vars(C.m))); del C.m.z; print(hasattr(C.m, "z"))
c = C(); c.__dict__.update((("a%d" % i, i) for i in range(10)))
vars(c).update({i / 100: i for i in range(200)})
c.y = 2; c.a7 = 7.5; del c.a8
exec("w = a5 + 1", globals(), c.__dict__); print(c.w, eval("w * 2", globals(), vars(c)))
print(c.x, c.a5, c.y, len(vars(c)), hasattr(c, "z"), "%(a3)s {a4}".format(**{"a4": 4}) % {**{i / 100: i for i in range(200)}, "a3": 3})
#---- infinities and not a number
inf, nan = float("inf"), float("nan")
d = {i / 1000: i for i in range(300)}
d[inf] = "inf"; d[-inf] = "-inf"; d[nan] = "nan"
print(d[inf], d[-inf], d[nan], d[float("inf")], len(d), 1e400 in d, list(d)[-3:])
d[nan] = "again"; print(len(d), d.pop(nan), nan in d, len(d))
s = set(d); s.add(nan); print(len(s), nan in s, inf in s, 1e308 in s)
print({float("nan"), float("nan")}, len({float("nan"): 1, float("nan"): 2}))
n = float("nan")
print({n, n}, n in {n}, float("nan") in {n}, n in [n], float("nan") in [n])
print(len({(n, 1), (n, 1)}), (n, 1) in {(n, 1)}, len({(float("nan"), 1), (float("nan"), 1)}))
import math
print({math.nan, math.nan}, len({math.nan, n, float("inf") - float("inf")}))
d = {n: 1}; d[n] = 2; d[float("nan")] = 3
print(d, d[n], len(d), dict(d), len(set(d) | set(d)), d == dict(d))
#---- crowded dicts go to other processes
from multiprocessing import Process, Queue
def work(d, s, q):
    d[0.5] = "child"; s.add(-1.5)
    q.put((len(d), d[0.5], d[0.25], len(s), 0.25 in s, -0.25 in s))
    q.put(d); q.put(s); q.put(frozenset(s)); q.put({(x, 1): [x] for x in s})
if __name__ == "__main__":
    d = {i / 1000: i for i in range(600)}; s = set(d)
    q = Queue(); p = Process(target=work, args=(d, s, q)); p.start()
    print(q.get()); e = q.get(); t = q.get(); f = q.get(); g = q.get(); p.join()
    print(len(e), e[0.5], e[0.001], list(e) == list(d), t - s, t == f, len(g), g[0.25, 1], (0.25, 2) in g)
    e[-2.5] = 1; t.remove(0.25); t.add(2.5); del g[0.25, 1]
    print(len(e), len(t), len(g), d[0.5], len(s))
