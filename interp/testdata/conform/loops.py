#---- for else
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
#---- while else
def search(l, x):
    i = 0
    while i < len(l):
        if l[i] == x:
            print("found at", i)
            break
        i += 1
    else:
        print(x, "not found")
search([4, 5, 6], 6)
search([4, 5, 6], 7)
while False:
    pass
else:
    print("else of an empty loop")
for _ in []:
    pass
else:
    print("for else empty")
#---- nested break and continue
for i in range(4):
    if i == 1:
        continue
    for j in range(5):
        if j == 2:
            continue
        if j > 3 - i:
            break
        print(i, j, end="; ")
    else:
        print("no break", end="")
    print()
#---- continue runs else
for i in range(3):
    if i == 1:
        continue
    print(i)
else:
    print("done", i)
#---- ranges
print(list(range(5)), list(range(2, 5)), list(range(0, 10, 3)), list(range(5, 0, -1)), list(range(5, 5)), list(range(-3, 3)), list(range(10, 0, 3)), list(range(0, -10, -4)))
for i in range(10, 0, -3): print(i, end=" ")
print(len(range(0, 10, 3)), range(5) == range(0, 5, 1), range(3).index(2), range(3).count(1), range(10).start, range(10).stop, range(10).step, bool(range(0)))
#---- enumerate
for i, x in enumerate("abc"): print(i, x, end=", ")
for i, x in enumerate(["x", "y"], start=10): print(i, x)
for p in enumerate((7,)): print(p)
#---- zip
a = [1, 2, 3]; b = "ab"; c = (True, False, None)
for x, y in zip(a, b): print(x, y)
print(list(zip(a, b, c)), list(zip()), list(zip(a)), dict(zip(b, a)), list(zip(a, a[1:])))
for i, (x, y) in enumerate(zip(a, c)): print(i, x, y)
print(list(zip(*[(1, 2), (3, 4), (5, 6)])))
#---- reversed
for x in reversed([1, 2, 3]): print(x, end=" ")
for x in reversed(range(3)): print(x, end=" ")
for c in reversed("abc"): print(c, end=" ")
for i, x in reversed(list(enumerate("xy"))): print(i, x, end=" ")
print(list(reversed((1, 2))), list(reversed({"a": 1, "b": 2})))
#---- surviving loop variables
for i in range(5):
    pass
print(i)
for x, y in [(1, 2), (3, 4)]:
    z = x + y
print(x, y, z)
for i in range(3):
    i = i * 10
    print(i, end=" ")
print(i)
j = "before"
for j in []:
    pass
print(j)
#---- while with counters
n = 10
while n > 0:
    n -= 3
print(n)
i = 0
while True:
    i += 1
    if i == 3:
        continue
    if i > 5:
        break
    print(i)
count, total = 0, 0
while total < 50:
    count += 1
    total += count
print(count, total)
#---- iterating over things
for c in "hé": print(c)
for k in {"b": 1, "a": 2}: print(k)
for x in {3, 1, 2}: print(x)
for x in (1, "two"): print(x)
for a, b in {"k": "v"}.items(): print(a, b)
for b in b"AB": print(b)
for line in "one\ntwo".split("\n"): print(line)
for x in map(str, [1, 2]): print(repr(x))
for x in 1, 2, 3: print(x, end="")
for x in [*range(2), 9]: print(x, end="")
print()
#---- assigning to targets
a = [0] * 3
for a[1] in range(5):
    pass
print(a)
d = {}
for d["k"] in "xyz":
    pass
print(d)
for i, a[i] in enumerate("pq"):
    pass
print(a)
#---- iterating twice
m = map(str, [1, 2])
print(list(m), list(m))
z = zip("ab", [1, 2])
for p in z:
    print(p)
    break
print(list(z), list(z))
e = enumerate("abc")
print(next(e), list(e))
#---- breaking out of two loops
found = False
for i in range(1, 20):
    for j in range(1, 20):
        if i * j == 51:
            found = True
            break
    if found:
        break
print(i, j, found)
def first():
    for i in range(1, 20):
        for j in range(1, 20):
            if i * j == 57:
                return i, j
print(first())
#---- pass and one liners
for i in range(3): pass
while i < 5: i += 1
if i == 5: print("five"); print("again")
for x in "ab": print(x, end=""); print("!", end="")
print()
if i == 4: print("no")
elif i == 5: print("yes")
else: print("else")
#---- pattern triangle
n = 5
for i in range(1, n + 1):
    print(" " * (n - i) + "*" * (2 * i - 1))
for i in range(n, 0, -1):
    print("*" * i)
for i in range(1, n):
    for j in range(1, i + 1):
        print(j, end=" ")
    print()
#---- multiplication table
for i in range(1, 6):
    for j in range(1, 6):
        print("%4d" % (i * j), end="")
    print()
#---- sum and average loop
numbers = [4, 7.5, 10]
total = 0
for n in numbers:
    total = total + n
avg = total / len(numbers)
print("Total:", total, "Average:", avg, round(avg, 2))
#---- digits
n = 98765
s = 0
rev = 0
while n:
    n, d = divmod(n, 10)
    s += d
    rev = rev * 10 + d
print(s, rev, sum(int(c) for c in str(12345)))
#---- loop over changing range variable
n = 3
for i in range(n):
    n = 100
    print(i, n)
l = [1, 2, 3]
for i in range(len(l)):
    l.append(i)
print(l)
#---- large loop
t = 0
for i in range(100000):
    t += i % 7
print(t)
i = 0
while i < 50000:
    i += 1
print(i)
#---- nested comprehension loops
pyth = [(a, b, c) for c in range(1, 21) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(pyth, len(pyth))
#---- if elif chain
for t in [-5, 0, 12, 25, 40]:
    if t < 0:
        print(t, "freezing")
    elif t < 10:
        print(t, "cold")
    elif 10 <= t < 20:
        print(t, "mild")
    elif t < 30:
        print(t, "warm")
    else:
        print(t, "hot")
#---- pairs and windows
l = [3, 8, 1, 9]
for a, b in zip(l, l[1:]):
    print(b - a, end=" ")
print([l[i] < l[i + 1] for i in range(len(l) - 1)], [(i, j) for i in range(3) for j in range(i + 1, 3)])
#---- fail range float
for i in range(2):
    print(i)
for i in range(2.5):
    print(i)
#---- fail not iterable
for x in [5]:
    print(x)
for x in 5:
    print(x)
