#---- fizzbuzz
for i in range(1, 21):
    if i % 15 == 0:
        print("FizzBuzz")
    elif i % 3 == 0:
        print("Fizz")
    elif i % 5 == 0:
        print("Buzz")
    else:
        print(i)
#---- fizzbuzz short
for i in range(1, 16): print("Fizz" * (i % 3 < 1) + "Buzz" * (i % 5 < 1) or i)
#---- primes
def is_prime(n):
    if n < 2:
        return False
    for d in range(2, int(n ** 0.5) + 1):
        if n % d == 0:
            return False
    return True
print([n for n in range(50) if is_prime(n)])
#---- sieve
def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    for i in range(2, int(limit ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, limit + 1, i):
                flags[j] = False
    return [i for i, f in enumerate(flags) if f]
print(sieve(60))
print(len(sieve(10000)))
#---- sieve with slices
n = 100
s = [True] * n
for i in range(2, 10):
    s[i * i::i] = [False] * len(s[i * i::i])
print([i for i in range(2, n) if s[i]])
#---- caesar cipher
def caesar(text, shift):
    out = ""
    for ch in text:
        if ch.isalpha():
            base = ord("A") if ch.isupper() else ord("a")
            out += chr((ord(ch) - base + shift) % 26 + base)
        else:
            out += ch
    return out
msg = "Hello, World! xyz"
enc = caesar(msg, 3)
print(enc)
print(caesar(enc, -3))
for k in (1, 13, 25): print(k, caesar("abc", k))
#---- vigenere
def vigenere(text, key, sign=1):
    res = []
    for i, c in enumerate(text):
        k = ord(key[i % len(key)]) - 65
        res.append(chr((ord(c) - 65 + sign * k) % 26 + 65))
    return "".join(res)
c = vigenere("ATTACKATDAWN", "LEMON")
print(c, vigenere(c, "LEMON", -1))
#---- word count
text = """It was the best of times,
it was the worst of times"""
counts = {}
for word in text.lower().replace(",", "").split():
    counts[word] = counts.get(word, 0) + 1
for word in sorted(counts, key=lambda w: (-counts[w], w)):
    print("{:<8}{:>3}".format(word, counts[word]))
print(len(text.splitlines()), len(text.split()), len(text))
#---- matrix multiplication
def matmul(A, B):
    n, m, p = len(A), len(B), len(B[0])
    C = [[0] * p for _ in range(n)]
    for i in range(n):
        for j in range(p):
            for k in range(m):
                C[i][j] += A[i][k] * B[k][j]
    return C
A = [[1, 2], [3, 4], [5, 6]]
B = [[7, 8, 9], [10, 11, 12]]
for row in matmul(A, B):
    print(" ".join(f"{v:4d}" for v in row))
print([[sum(a * b for a, b in zip(r, c)) for c in zip(*B)] for r in A])
#---- bank account
accounts = {}
def open_account(name, amount=0):
    accounts[name] = {"balance": amount, "log": []}
def deposit(name, amount):
    accounts[name]["balance"] += amount
    accounts[name]["log"].append(("deposit", amount))
def withdraw(name, amount):
    acc = accounts[name]
    if acc["balance"] < amount:
        print(f"{name}: insufficient funds ({acc['balance']} < {amount})")
        return False
    acc["balance"] -= amount
    acc["log"].append(("withdraw", amount))
    return True
open_account("ann", 100)
open_account("bob")
deposit("bob", 50.5)
withdraw("ann", 30)
print(withdraw("bob", 100))
for n, a in accounts.items():
    print(n, f"{a['balance']:.2f}", a["log"])
#---- tic tac toe
board = [[" "] * 3 for _ in range(3)]
def show():
    print("\n-+-+-\n".join("|".join(r) for r in board))
    print()
def winner():
    lines = board + [list(c) for c in zip(*board)]
    lines.append([board[i][i] for i in range(3)])
    lines.append([board[i][2 - i] for i in range(3)])
    for l in lines:
        if l[0] != " " and l.count(l[0]) == 3:
            return l[0]
    return None
for turn, (r, c) in enumerate([(0, 0), (1, 1), (0, 1), (2, 2), (0, 2)]):
    board[r][c] = "XO"[turn % 2]
    show()
    if winner():
        print(winner(), "wins")
        break
#---- binary search
def bsearch(a, x):
    lo, hi = 0, len(a) - 1
    steps = 0
    while lo <= hi:
        steps += 1
        mid = (lo + hi) // 2
        if a[mid] == x:
            return mid, steps
        elif a[mid] < x:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1, steps
a = list(range(0, 100, 3))
for x in (0, 51, 99, 50, -1):
    print(x, bsearch(a, x))
#---- bubble sort
def bubble(a):
    a = a[:]
    n = len(a)
    for i in range(n):
        swapped = False
        for j in range(n - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
                swapped = True
        if not swapped:
            break
        print(i, a)
    return a
print(bubble([5, 1, 4, 2, 8]))
#---- insertion and selection sort
def insertion(a):
    for i in range(1, len(a)):
        key = a[i]
        j = i - 1
        while j >= 0 and a[j] > key:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = key
    return a
def selection(a):
    for i in range(len(a)):
        m = i
        for j in range(i + 1, len(a)):
            if a[j] < a[m]: m = j
        a[i], a[m] = a[m], a[i]
    return a
print(insertion([3, 1, 2, 5, 4]), selection(list("sorting")))
#---- quick and merge sort
def quick(a):
    if len(a) <= 1: return a
    p = a[len(a) // 2]
    return quick([x for x in a if x < p]) + [x for x in a if x == p] + quick([x for x in a if x > p])
def merge_sort(a):
    if len(a) < 2: return a
    m = len(a) // 2
    l, r = merge_sort(a[:m]), merge_sort(a[m:])
    out = []
    while l and r:
        out.append(l.pop(0) if l[0] <= r[0] else r.pop(0))
    return out + l + r
data = [(i * 37 + 11) % 50 for i in range(15)]
print(data); print(quick(data)); print(merge_sort(data) == sorted(data))
#---- heap sort
def sift(a, i, n):
    while (c := 2 * i + 1) < n:
        if c + 1 < n and a[c + 1] > a[c]: c += 1
        if a[i] >= a[c]: break
        a[i], a[c] = a[c], a[i]
        i = c
def heapsort(a):
    for i in reversed(range(len(a) // 2)): sift(a, i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(a, 0, n)
    return a
print(heapsort([5, 3, 8, 1, 9, 2]))
#---- hanoi
moves = 0
def hanoi(n, a, b, c):
    global moves
    if n == 0: return
    hanoi(n - 1, a, c, b)
    moves += 1
    if moves <= 7: print(f"{moves}: disk {n} {a} -> {c}")
    hanoi(n - 1, b, a, c)
hanoi(3, "A", "B", "C")
print(moves, 2 ** 3 - 1)
#---- collatz
def collatz(n):
    seq = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        seq.append(n)
    return seq
print(collatz(6), len(collatz(27)), max(collatz(27)), max(range(1, 30), key=lambda n: len(collatz(n))))
#---- roman numerals
VALUES = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
def to_roman(n):
    out = ""
    for v, s in VALUES:
        while n >= v:
            out += s
            n -= v
    return out
def from_roman(s):
    d = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    return sum(-d[a] if d[a] < d[b] else d[a] for a, b in zip(s, s[1:] + "I"))
for n in (1, 4, 9, 14, 40, 99, 1994, 2024): print(n, to_roman(n), from_roman(to_roman(n)))
#---- temperature table
print(f"{'°C':>6} | {'°F':>6}")
print("-" * 15)
for c in range(-10, 41, 10):
    f = c * 9 / 5 + 32
    print(f"{c:6d} | {f:6.1f}")
c = (98.6 - 32) * 5 / 9
print("98.6F =", round(c, 1), c)
#---- histogram
scores = [3, 7, 1, 0, 5]
for i, s in enumerate(scores):
    print(f"{i}: {'#' * s} ({s})")
for level in range(max(scores), 0, -1):
    print(" ".join("#" if s >= level else " " for s in scores))
print(" ".join(str(i) for i in range(len(scores))))
#---- gcd and lcm
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
def lcm(*nums):
    r = 1
    for n in nums:
        r = r * n // gcd(r, n)
    return r
print(gcd(84, 36), gcd(17, 5), gcd(0, 5), lcm(4, 6), lcm(*range(1, 21)))
#---- grade calculator
students = {"Ann": [90, 85, 77], "Bob": [60, 70.5, 65], "Cy": []}
def average(l):
    return sum(l) / len(l) if l else 0
def letter(avg):
    for limit, g in ((90, "A"), (80, "B"), (70, "C"), (60, "D")):
        if avg >= limit: return g
    return "F"
print("%-8s%8s%6s" % ("Name", "Average", "Grade"))
for name in students:
    avg = average(students[name])
    print("%-8s%8.2f%6s" % (name, avg, letter(avg)))
#---- receipt
items = [("Coffee", 2, 3.5), ("Bagel", 1, 2.25), ("Orange juice", 3, 4)]
total = 0
print("RECEIPT".center(34, "="))
for name, qty, price in items:
    line = qty * price
    total += line
    print(f"{name:<16}{qty:>3} x{price:>6.2f}{line:>7.2f}")
print("-" * 34)
tax = total * 0.0825
print("{:<20}{:>14.2f}".format("Subtotal", total))
print("{:<20}{:>14.2f}".format("Tax", tax))
print("{:<20}{:>14,.2f}".format("TOTAL", total + tax))
#---- pascal triangle
row = [1]
for i in range(7):
    print(" ".join(map(str, row)).center(30).rstrip())
    row = [1] + [a + b for a, b in zip(row, row[1:])] + [1]
#---- prime factors
def factors(n):
    out, d = [], 2
    while d * d <= n:
        while n % d == 0:
            out.append(d); n //= d
        d += 1
    if n > 1: out.append(n)
    return out
for n in (12, 97, 360, 1001, 2 ** 31 - 1): print(n, "=", " x ".join(map(str, factors(n))))
#---- perfect numbers
for n in range(2, 500):
    divs = [d for d in range(1, n) if n % d == 0]
    if sum(divs) == n:
        print(n, "=", " + ".join(str(d) for d in divs))
#---- leap years
def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
print([y for y in range(1896, 1921) if leap(y)], leap(2000), leap(1900))
#---- calendar
names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
start, days = 3, 31
print(" ".join(names))
print("   " * start, end="")
for d in range(1, days + 1):
    print(f"{d:2}", end="\n" if (d + start) % 7 == 0 else " ")
print()
#---- base conversion
def to_base(n, b):
    digits = "0123456789ABCDEF"
    if n == 0: return "0"
    s = ""
    while n > 0:
        s = digits[n % b] + s
        n //= b
    return s
for b in (2, 3, 8, 16): print(b, to_base(255, b), int(to_base(255, b), b))
#---- newton square root
def newton(x, eps=1e-10):
    g = x / 2
    n = 0
    while abs(g * g - x) > eps:
        g = (g + x / g) / 2
        n += 1
    return g, n
for x in (2, 9, 100.0): print(x, newton(x))
#---- game of life
world = {(1, 0), (1, 1), (1, 2)}
def step(w):
    n = {}
    for x, y in w:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    n[x + dx, y + dy] = n.get((x + dx, y + dy), 0) + 1
    return {c for c in n if n[c] == 3 or (n[c] == 2 and c in w)}
for g in range(3):
    for y in range(3): print("".join("#" if (x, y) in world else "." for x in range(3)))
    print()
    world = step(world)
#---- maze bfs
maze = ["S.#.", "..#E", "#...", "...."]
def find(ch):
    for r, row in enumerate(maze):
        if ch in row: return r, row.index(ch)
start, end = find("S"), find("E")
queue, dist = [start], {start: 0}
while queue:
    r, c = queue.pop(0)
    for nr, nc in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
        if 0 <= nr < 4 and 0 <= nc < 4 and maze[nr][nc] != "#" and (nr, nc) not in dist:
            dist[nr, nc] = dist[r, c] + 1
            queue.append((nr, nc))
print(start, end, dist[end], len(dist))
#---- n queens
def queens(n, cols=()):
    if len(cols) == n: return [cols]
    out = []
    for c in range(n):
        if all(c != q and abs(c - q) != len(cols) - i for i, q in enumerate(cols)):
            out += queens(n, cols + (c,))
    return out
print(len(queens(6)), queens(4))
for c in queens(5)[0]: print(". " * c + "Q " + ". " * (4 - c))
#---- balanced brackets
def balanced(s):
    stack = []
    pairs = {")": "(", "]": "[", "}": "{"}
    for ch in s:
        if ch in pairs.values(): stack.append(ch)
        elif ch in pairs and (not stack or stack.pop() != pairs[ch]): return False
    return not stack
for s in ["([]{})", "([)]", "((", "", "a(b)c"]: print(repr(s), balanced(s))
#---- rpn calculator
def rpn(expr):
    stack = []
    for tok in expr.split():
        if tok in "+-*/":
            b, a = stack.pop(), stack.pop()
            stack.append({"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else 0}[tok])
        else:
            stack.append(float(tok))
    return stack[0]
print(rpn("3 4 + 2 *"), rpn("5 1 2 + 4 * + 3 -"))
#---- anagrams
words = ["listen", "silent", "enlist", "google", "elgoog", "abc"]
groups = {}
for w in words:
    groups.setdefault("".join(sorted(w)), []).append(w)
for g in groups.values():
    if len(g) > 1: print(g)
#---- run length encoding
def encode(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out += s[i] + str(j - i)
        i = j
    return out
def decode(s): return "".join(c * int(n) for c, n in zip(s[::2], s[1::2]))
print(encode("aaabccdddd"), decode(encode("aaabccdddd")), encode(""))
#---- fibonacci variants
a, b = 0, 1
while a < 100:
    print(a, end=" ")
    a, b = b, a + b
print()
f = [0, 1]
for i in range(2, 101): f.append(f[-1] + f[-2])
print(f[100], sum(x for x in f[:30] if x % 2 == 0))
#---- statistics
data = [2, 4, 4, 4, 5, 5, 7, 9]
n = len(data)
mean = sum(data) / n
s = sorted(data)
median = s[n // 2] if n % 2 else (s[n // 2 - 1] + s[n // 2]) / 2
mode = max(set(data), key=data.count)
var = sum((x - mean) ** 2 for x in data) / n
print("mean", mean, "median", median, "mode", mode, "sd", var ** 0.5, f"{var:.3f}")
#---- inventory report
stock = [{"name": "pen", "qty": 10, "price": 1.2}, {"name": "ink", "qty": 0, "price": 7.99}, {"name": "pad", "qty": 3, "price": 2.5}]
stock.sort(key=lambda it: it["qty"] * it["price"], reverse=True)
for it in stock:
    print("{name:<5}|{qty:>4}|{price:>7.2f}|{0:>8.2f}".format(it["qty"] * it["price"], **it))
print("out:", [it["name"] for it in stock if not it["qty"]], "sum:", round(sum(i["qty"] * i["price"] for i in stock), 2))
#---- compound interest
balance, rate = 1000.0, 0.05
for year in range(1, 6):
    interest = balance * rate
    balance += interest
    print(f"Year {year}: +{interest:7.2f} = {balance:10.2f}")
print(balance, round(1000 * 1.05 ** 5, 2))
#---- change making
def change(cents):
    res = {}
    for coin in (200, 100, 50, 20, 10, 5, 2, 1):
        n, cents = divmod(cents, coin)
        if n: res[coin] = n
    return res
def ways(n, coins): return 1 if n == 0 else 0 if n < 0 or not coins else ways(n - coins[0], coins) + ways(n, coins[1:])
print(change(388), ways(50, [50, 20, 10, 5, 2, 1]))
#---- luhn and isbn
def luhn(s):
    d = [int(c) for c in s if c.isdigit()][::-1]
    return (sum(d[::2]) + sum(sum(divmod(2 * x, 10)) for x in d[1::2])) % 10 == 0
print(luhn("4539 1488 0343 6467"), luhn("8273 1232 7352 0569"))
print(11 - sum((10 - i) * int(c) for i, c in enumerate("030640615")) % 11)
#---- levenshtein
def lev(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]
print(lev("kitten", "sitting"), lev("", "abc"), lev("same", "same"))
#---- todo list
todos = []
def add(text, prio=3): todos.append([text, prio, False])
def done(i): todos[i - 1][2] = True
add("write"); add("test", 1); add("ship", prio=2)
done(2)
for i, (t, p, d) in enumerate(sorted(todos, key=lambda t: t[1]), 1):
    print(f"{i}. [{'x' if d else ' '}] {t:<6} (p{p})")
#---- dice simulation
import random
random.seed(10)
counts = [0] * 7
for _ in range(600):
    counts[random.randint(1, 6)] += 1
for face in range(1, 7):
    print(face, counts[face], f"{counts[face] / 600:.1%}")
#---- monte carlo pi
import random
random.seed(123)
inside = sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(10000))
print(inside, 4 * inside / 10000)
#---- hangman
word, seen = "banana", set()
for guess in "axbn":
    seen.add(guess)
    print(guess, " ".join(c if c in seen else "_" for c in word), "hit" if guess in word else "miss")
print("won" if set(word) <= seen else "lost")
#---- linked list with dicts
head = None
for v in [3, 2, 1]:
    head = {"value": v, "next": head}
node = head
while node is not None:
    print(node["value"], end=" -> ")
    node = node["next"]
print("None")
print(head)
#---- binary tree with lists
def insert(t, v):
    if not t: return [v, [], []]
    if v < t[0]: t[1] = insert(t[1], v)
    else: t[2] = insert(t[2], v)
    return t
def inorder(t): return inorder(t[1]) + [t[0]] + inorder(t[2]) if t else []
def height(t): return 1 + max(height(t[1]), height(t[2])) if t else 0
tree = []
for v in [5, 2, 8, 1, 9, 3]: tree = insert(tree, v)
print(tree); print(inorder(tree), height(tree))
#---- graph dfs
graph = {"A": ["B", "C"], "B": ["D"], "C": ["D"], "D": []}
def dfs(n, seen=None):
    seen = [] if seen is None else seen
    if n not in seen:
        seen.append(n)
        for m in graph[n]: dfs(m, seen)
    return seen
def paths(a, b): return [[a]] if a == b else [[a] + p for n in graph[a] for p in paths(n, b)]
print(dfs("A"), paths("A", "D"))
#---- mandelbrot text
for y in range(-6, 7, 2):
    line = ""
    for x in range(-20, 8):
        z, c, n = 0, complex(x / 10, y / 6), 0
        while abs(z) <= 2 and n < 20:
            z = z * z + c
            n += 1
        line += "*" if n == 20 else "."
    print(line)
#---- simple state machine
state = "idle"
table = {("idle", "coin"): "ready", ("ready", "push"): "idle", ("ready", "coin"): "ready"}
for ev in ["push", "coin", "coin", "push"]:
    new = table.get((state, ev), state)
    print(f"{state:>6} --{ev}--> {new}")
    state = new
#---- pretty matrix
m = [[1, 22, 333], [4.5, -5, 0]]
w = max(len(str(v)) for r in m for v in r)
for r in m:
    print("[ " + "  ".join(str(v).rjust(w) for v in r) + " ]")
#---- pangram and vowels
import string
for s in ["The quick brown fox jumps over the lazy dog", "Hello"]:
    missing = [c for c in string.ascii_lowercase if c not in s.lower()]
    print(not missing, "".join(missing)[:5], sum(c in "aeiou" for c in s.lower()))
#---- knapsack
def knap(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1):
            best[c] = max(best[c], best[c - w] + v)
    return best[cap]
print(knap([(1, 1), (3, 4), (4, 5), (5, 7)], 7))
#---- spiral matrix
def spiral(m):
    out = []
    while m:
        out += m[0]
        m = [list(r) for r in zip(*m[1:])][::-1]
    return out
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), spiral([[1, 2], [3, 4]]))
