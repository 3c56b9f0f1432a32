#---- basics
t = (1, "a", 2.5)
print(t, len(t), t[0], t[-1], t[1:], t + (4,), t * 2, "a" in t, t.index("a"), t.count(1))
print((1,), 1, (1), (), tuple(), tuple("ab"), tuple([1, 2]), 1,)
#---- packing
t = 1, 2, 3
a, b, c = t
print(t, a, b, c, type(t).__name__)
u = 5,
print(u, len(u))
#---- returning several values
def min_max(l):
    return min(l), max(l)
lo, hi = min_max([3, 1, 2])
print(lo, hi, min_max([7]))
r = min_max("hello")
print(r[0], r[1])
#---- as keys
grid = {(0, 0): "a", (1, 2): "b"}
print(grid[0, 0], grid[(1, 2)], (1, 2) in grid, grid.get((9, 9)))
for (x, y), v in grid.items():
    print(x, y, v)
#---- nested and mutable inside
t = ([1], (2, [3]))
t[0].append(9)
t[1][1][0] = "x"
print(t)
#---- comparisons and sorting
print((1, 2) == (1, 2), (1, 2) < (2,), sorted([(2, "b"), (1, "z"), (2, "a")]), max([(1, 5), (3, 2)]), hash((1, 2)) == hash((1, 2)))
#---- iteration
for x in (1, 2): print(x)
for i, (a, b) in enumerate((("x", 1), ("y", 2))): print(i, a, b)
print([x for x in ((1, 2), (3, 4))], list(zip((1, 2), (3, 4))), tuple(x * 2 for x in (1, 2)), tuple(reversed((1, 2))))
#---- records
students = [("Ann", 3.5), ("Bob", 3.9), ("Cid", 2.1)]
for name, gpa in sorted(students, key=lambda s: s[1], reverse=True):
    print(f"{name:<5}{gpa:>5}")
best = max(students, key=lambda s: s[1])
print(best[0])
#---- augmented makes a new one
a = (1,)
b = a
a += (2,)
a *= 2
print(a, b)
#---- fail assignment
t = (1, 2)
print(t)
t[0] = 5
#---- fail not enough values
a, b = (1, 2)
print(a, b)
a, b, c = (1, 2)
