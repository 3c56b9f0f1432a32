#---- creation
print({1, 2, 2, 3}, set(), set([1, 1, 2]), set(range(3)), len({1, 2, 1}), frozenset([1]), type({}), type({1}))
print(sorted(set("hello")), sorted({c for c in "abca"}), {i % 3 for i in range(10)})
#---- operators
a = {1, 2, 3, 4}; b = {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b)
print(a.union(b), a.intersection(b), a.difference(b), a.symmetric_difference(b))
print(a.union([7], (8,)), a.intersection([1, 9]), a.difference([1], [2]), a.union())
#---- comparisons
a = {1, 2}; b = {1, 2, 3}
print(a < b, a <= b, b > a, b >= b, a == {2, 1}, a != b, a < a, a.issubset(b), b.issuperset(a), a.isdisjoint({5}), a.isdisjoint(b), {1} < {2})
print(a.issubset([1, 2, 3]), set() <= a)
#---- mutation
s = {1}
s.add(2); s.add(2); print(s)
s.update([3, 4], {5}); print(s)
s.remove(3); s.discard(3); s.discard(99); print(s)
s |= {10}; s &= {1, 2, 10}; print(s)
s -= {10}; s ^= {2, 7}; print(s)
s.difference_update([1]); print(s)
s.intersection_update({7, 8}); print(s)
s.symmetric_difference_update([7, 9]); print(s)
print(s.pop(), s, s.add(1), s.clear(), s)
#---- membership and loops
s = {3, 1, 2}
print(1 in s, 9 in s, 9 not in s)
for x in s:
    print(x)
for w in sorted({"pear", "apple"}):
    print(w)
print(sum(s), max(s), min(s), len(s), sorted(s, reverse=True), list(s), tuple(s), any(s))
#---- frozenset
f = frozenset([1, 2, 3])
print(f | {4}, f & {1}, f - {1}, {4} | f, f == {1, 2, 3}, hash(f) == hash(frozenset([3, 2, 1])), {f: "v"}[frozenset((1, 2, 3))], f.union([9]), len(f), 2 in f)
print({frozenset([1]), frozenset([1])}, type(f | {1}).__name__, type({1} | f).__name__)
#---- duplicates
def has_dup(l):
    return len(l) != len(set(l))
print(has_dup([1, 2]), has_dup([1, 1]), sorted(set([3, 1, 3])), len(set("mississippi")))
#---- copy
a = {1, 2}
b = a
c = a.copy()
d = set(a)
a.add(3)
print(b, c, d, a is b)
#---- mixed hashing
print(len({1, 1.0, True}), len({0, False, ""}), len({"1", 1}), {1, 2} == {1.0, 2.0}, (1, 2) in {(1, 2)})
#---- comprehension
print({x * x for x in range(-3, 4)}, {x for x in range(20) if x % 5 == 0}, sorted({w[0] for w in ["ab", "ac", "b"]}), {len(w) for w in "a bb cc ddd".split()})
#---- common elements
math = {"ann", "bob", "cy"}
art = {"bob", "dee"}
print(sorted(math & art), sorted(math | art), sorted(math - art), sorted(math ^ art))
print("both:", ", ".join(sorted(math & art)))
#---- sieve with a set
n = 30
comp = {m for p in range(2, 6) for m in range(p * p, n + 1, p)}
print([x for x in range(2, n + 1) if x not in comp], len(comp))
#---- order after growth
s = set()
for x in [5, 100, 7, 1000, 3, 64, 128, 6, 33]:
    s.add(x)
print(s)
for x in [7, 100]:
    s.remove(x)
print(s)
print({x * 37 % 101 for x in range(20)})
print(set([10, 20, 30]) | set([5, 15, 25]))
print({1000000, 5, 2 ** 40, -7})
#---- fail remove
s = {1}
s.discard(2)
print(s)
s.remove(2)
#---- fail unhashable
print({(1, 2)})
print({[1, 2]})
