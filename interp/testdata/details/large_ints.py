#---- ints of one, two and more words, and what is computed of them beforehand
from functools import reduce

edges = [0, 1, 7, 2**31, 2**32, 2**62, 2**63, 2**64, 2**65, 2**127, 2**128, 3**50, 10**40, 10**100]
ints = sorted({sign * (n + d) for n in edges for d in (-1, 0, 1) for sign in (1, -1)})

total = 0
for a in ints:
    for b in ints:
        results = [a + b, a - b, a * b, a & b, a | b, a ^ b]
        if b:
            q, r = a // b, a % b
            assert q * b + r == a and divmod(a, b) == (q, r), (a, b)
            assert r == 0 or (r < 0) == (b < 0), (a, b)
            results += [q, r]
        if 0 <= b < 200:
            results += [a << b, a >> b]
            assert (a << b) >> b == a and a >> b == a // 2**b, (a, b)
        if 0 <= b < 9:
            results.append(a ** b)
            assert a ** b == reduce(lambda x, _: x * a, range(b), 1), (a, b)
        for r in results:
            total = (total * 1000003 ^ r) % 2**200
        c = a
        c += b
        c *= b
        c -= a
        c ^= b
        assert c == ((a + b) * b - a) ^ b, (a, b)
        assert (a < b) == (a - b < 0) and (a == b) == (hash(a - b) == 0 and a - b == 0), (a, b)
print(total)

# What is constant.
print(2**64, -2**63, 2**128, 2**200, 10**9 + 7, 1 << 64, 1 << 130, 24 * 60 * 60, 7 // 2, -7 // 2, -7 % 3, 7 / 2, 2**-1, 0**0)
for text in ("1 // 0", "1 % 0", "1 / 0", "2**64 % 0", "0**-1", "1 << -1", "2**70 // 0", "1.5 // 0"):
    try:
        eval(text)
    except (ZeroDivisionError, ValueError) as e:
        print(text, type(e).__name__, e)
try:
    x = 2**64 // 0
except ZeroDivisionError as e:
    print(e)


def fnv(text):
    h = 14695981039346656037
    for b in text.encode():
        h = (h ^ b) * 1099511628211 % 2**64
    return h


def lcg(seed, n):
    for _ in range(n):
        seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    return seed


def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def digits(n):
    found = 0
    while n:
        n, d = n // 10, n % 10
        found += d
    return found


print(fnv("hello"), lcg(12345, 1000), factorial(25), factorial(60), fibonacci(300), digits(2**1000))
a = b = 2**70
a += 1
print(b, a, -a, ~a, abs(-a), a == b + 1, {a: 1}[b + 1], True + a, a - True, a * False, a * 0.5)
