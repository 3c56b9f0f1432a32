#---- append and friends
a = []
a.append(1); a.append("two"); a.append([3])
print(a, len(a))
a.extend([4, 5]); a.extend("ab"); a.extend(range(2)); a.extend({"k": 1})
print(a)
a.insert(0, "start"); a.insert(100, "end"); a.insert(-1, "before end")
print(a)
print(a.append(1), a.extend([]), a.insert(0, 0))
#---- pop and remove
a = [1, 2, 3, 2, 4]
print(a.pop(), a.pop(0), a.pop(-1), a)
a.remove(3)
print(a)
b = [1, 2, 1]
b.remove(1)
print(b, b.clear(), b)
#---- index and count
a = [1, 2, 3, 2, 1]
print(a.index(2), a.index(2, 2), a.count(1), a.count(9), a.index(1, 1, 5), a.index(1, -1))
print([1, 1.0, True].count(1), ["a", "b"].index("b"))
#---- reverse and copy
a = [3, 1, 2]
b = a.copy(); c = a[:]; d = list(a); e = a
a.reverse()
print(a, b, c, d, e, a.reverse(), a)
print(list(reversed(a)), a[::-1], a)
#---- sort
a = [3, 1, 2]
print(a.sort(), a)
a.sort(reverse=True)
print(a)
w = ["banana", "Apple", "cherry"]
w.sort(); print(w)
w.sort(key=str.lower); print(w)
w.sort(key=len, reverse=True); print(w)
w.sort(key=lambda s: s[-1]); print(w)
print(sorted([2.5, 1, True, -3]), sorted("hello"), sorted({3: 1, 1: 2}), sorted((2, 1), reverse=True))
#---- stability
people = [("Bob", 25), ("Al", 30), ("Cy", 25), ("Di", 30)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])))
people.sort()
print(people)
#---- slice assignment
a = [0, 1, 2, 3, 4, 5]
a[1:3] = ["x", "y", "z"]; print(a)
a[0:0] = [9]; print(a)
a[len(a):] = [7, 8]; print(a)
a[2:5] = []; print(a)
a[::2] = "abcd"[:len(a[::2])]; print(a)
a[:] = [1]; print(a)
a[5:] = (2, 3); print(a)
a[-1:] = range(3); print(a)
a[3:1] = ["in"]; print(a)
#---- slice deletion
a = list(range(10))
del a[2:4]; print(a)
del a[::3]; print(a)
del a[-2:]; print(a)
del a[5:1]; print(a)
del a[:]; print(a)
#---- mutation while looping
a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2 == 0:
        a.remove(x)
print(a)
b = [1, 2, 2, 2, 3]
for x in b:
    print("see", x)
    if x == 2:
        b.remove(x)
print(b)
c = [1]
for x in c:
    if len(c) < 5:
        c.append(x * 2)
print(c)
d = [1, 2, 3]
for x in d[:]:
    d.append(x)
print(d)
#---- pop while looping
a = list("abcdef")
for ch in a:
    print(ch, a.pop())
print(a)
a = [1, 2, 3]
for x in a:
    a = [9]
    print(x)
print(a)
#---- multiplication aliasing
row = [[0] * 3] * 2
row[0][1] = 5
print(row, row[0] is row[1])
good = [[0] * 3 for _ in range(2)]
good[0][1] = 5
print(good, good[0] is good[1])
#---- aliasing
a = [1, 2, 3]
b = a
b.append(4)
print(a, b is a)
c = a[:]
c.append(5)
print(a, c)
def change(l):
    l.append("changed")
    l = ["new"]
    return l
print(change(a), a)
nested = [[1], [2]]
shallow = list(nested)
shallow[0].append(99)
shallow.append([3])
print(nested, shallow)
#---- nested lists
m = [[1, 2, 3], [4, 5, 6]]
print(m[0][2], m[-1][-1], len(m), len(m[0]), m[1][:2])
for r in m:
    for v in r:
        print(v, end=" ")
    print()
print([r[1] for r in m], [sum(r) for r in m], sum(map(sum, m)), [list(c) for c in zip(*m)])
m[0][0] = [7]
m.append([])
print(m)
#---- comprehensions
print([x ** 2 for x in range(6)], [x for x in range(10) if x % 3 == 0])
print([(x, y) for x in range(3) for y in "ab"], [x * y for x in range(1, 4) for y in range(1, 4) if x != y])
print([x for x in range(30) if x % 2 == 0 if x % 3 == 0], [[j for j in range(i)] for i in range(4)])
print([c.upper() for c in "hi!" if c.isalpha()], ["even" if n % 2 == 0 else "odd" for n in range(3)])
print([v for row in [[1, 2], [3], []] for v in row], [a + b for a, b in [(1, 2), (3, 4)]], [x for x, *_ in ["abc", "de"]])
#---- comparisons
print([1, 2] == [1, 2], [1, 2] != [2, 1], [1] == (1,), [1, "a"] == [1.0, "a"], [] < [1])
#---- membership and functions
a = [4, 8, 15, 16, 23, 42]
print(15 in a, 7 in a, len(a), sum(a), min(a), max(a), sum(a) / len(a), any(a), all(a), a.index(max(a)))
#---- stack and queue
stack = []
for x in "abc":
    stack.append(x)
while stack:
    print(stack.pop(), end=" ")
print(stack)
queue = [1, 2, 3]
queue.append(4)
while len(queue) > 0:
    print(queue.pop(0), queue)
#---- item assignment
a = [1, 2, 3]
a[0] = "a"; a[-1] = [3]; a[1] *= 5
print(a)
i = 0
while i < len(a):
    a[i] = str(a[i])
    i += 1
print(a)
#---- list of functions
ops = [abs, str, lambda x: x * 2, hex]
for op in ops:
    print(op(-3))
print([f(2) for f in [lambda x: x + 1, lambda x: x ** 2]])
#---- list constructor
print(list(), list("abc"), list((1, 2)), list({1: "a"}), list({3}), list(range(3)), list(zip([1], [2])), list(map(str, [1])), list(b"ab"))
#---- matrix transpose
m = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
t = [[row[i] for row in m] for i in range(3)]
print(t, list(zip(*m)), [m[i][i] for i in range(3)], [r[::-1] for r in m[::-1]])
#---- remove duplicates
a = [3, 1, 3, 2, 1]
seen = []
for x in a:
    if x not in seen:
        seen.append(x)
print(seen, sorted(set(a)), list(dict.fromkeys(a)))
#---- flatten
def flatten(l):
    out = []
    for x in l:
        if isinstance(x, list):
            out.extend(flatten(x))
        else:
            out.append(x)
    return out
print(flatten([1, [2, [3, [4, []], 5]], 6]))
#---- any all with lists
n = [2, 4, 6]
print(all(x % 2 == 0 for x in n), any(x > 5 for x in n), all([]), any([]), sum(x * x for x in n), max(len(w) for w in ["a", "bcd"]))
#---- enumerate a list
fruits = ["apple", "pear"]
for i in range(len(fruits)):
    print(i, fruits[i])
for i, f in enumerate(fruits, 1):
    print(i, f)
print(list(enumerate(fruits)), dict(enumerate(fruits, start=5)))
#---- self reference
a = [1]
a.append(a)
print(a, a[1] is a, len(a), a[1][1][0])
#---- shuffle by hand
a = list(range(1, 11))
evens = a[1::2]; odds = a[::2]
print(evens, odds, evens + odds)
a[::2], a[1::2] = evens, odds
print(a)
#---- fail index error
a = [1, 2, 3]
print(a[2])
print(a[3])
#---- fail pop empty
a = [1]
print(a.pop())
print(a.pop())
#---- fail remove missing
a = [1]
a.remove(1)
print(a)
a.remove(5)
#---- fail mixed sort
print(sorted([2, 1]))
print(sorted([2, "a"]))
#---- fail slice size
a = [1, 2, 3, 4]
a[::2] = [9, 9]
print(a)
a[::2] = [1]
