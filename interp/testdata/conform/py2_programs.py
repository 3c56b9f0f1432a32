#---- fizzbuzz
for i in xrange(1, 16):
    if i % 15 == 0: print "FizzBuzz"
    elif i % 3 == 0: print "Fizz"
    elif i % 5 == 0: print "Buzz"
    else: print i
#---- times table
for i in range(1, 6):
    for j in range(1, 6):
        print "%3d" % (i * j),
    print
#---- fibonacci
a, b = 0, 1
while b < 100:
    print b,
    a, b = b, a + b
print
def fib(n):
    if n < 2: return n
    return fib(n - 1) + fib(n - 2)
print [fib(i) for i in range(10)]
memo = {0: 0, 1: 1}
def mfib(n):
    if not memo.has_key(n): memo[n] = mfib(n - 1) + mfib(n - 2)
    return memo[n]
print mfib(100), repr(mfib(95))
#---- binary search
def search(l, x):
    lo, hi = 0, len(l) - 1
    while lo <= hi:
        mid = (lo + hi) / 2
        if l[mid] == x: return mid
        if l[mid] < x: lo = mid + 1
        else: hi = mid - 1
    return -1
l = range(0, 50, 5)
print search(l, 35), search(l, 3), l
#---- bubble sort
def bubble(l):
    for i in range(len(l)):
        for j in range(len(l) - 1 - i):
            if l[j] > l[j + 1]:
                l[j], l[j + 1] = l[j + 1], l[j]
    return l
print bubble([5, 2, 9, 1]), bubble(list("python"))
#---- hanoi
def hanoi(n, a, b, c):
    if n > 0:
        hanoi(n - 1, a, c, b)
        print a, "->", c
        hanoi(n - 1, b, a, c)
hanoi(2, "A", "B", "C")
#---- factorials
def fact(n):
    if n == 0:
        return 1
    return n * fact(n - 1)
for n in (0, 5, 20, 21, 25):
    print n, fact(n), `fact(n)`
#---- grades
grades = [("Ann", [90, 81]), ("Bob", [70, 75])]
for name, g in grades:
    avg = sum(g) / len(g)
    print name.ljust(6), avg, sum(g) / 2.0, "PASS" if avg > 72 else "FAIL"
#---- change
def change(cents):
    for name, value in (("quarters", 25), ("dimes", 10), ("nickels", 5), ("pennies", 1)):
        n = cents / value
        cents = cents % value
        if n: print n, name
change(87)
#---- matrix
def mul(a, b):
    return [[sum([x * y for x, y in zip(r, c)]) for c in zip(*b)] for r in a]
print mul([[1, 2], [3, 4]], [[5, 6], [7, 8]])
for row in [[1, 2], [3, 4]]:
    for v in row: print v,
    print
#---- histogram
data = [3, 1, 4]
for i in range(len(data)):
    print i, "#" * data[i]
m = max(data)
while m > 0:
    print "".join(map(lambda d: "# "[d < m], data))
    m -= 1
#---- roman
def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        out += n / v * s
        n %= v
    return out
for n in (4, 9, 1994): print n, roman(n)
#---- collatz
n = 6
steps = 0
while n <> 1:
    print n,
    if n % 2: n = 3 * n + 1
    else: n /= 2
    steps += 1
print 1, "steps:", steps
#---- sieve
n = 50
nums = range(n)
for i in range(2, n):
    if nums[i]:
        for j in range(i * i, n, i): nums[j] = 0
print filter(lambda x: x > 1, nums)
print reduce(lambda x, y: x + y, filter(None, nums)) - 1
#---- digits and reverse
n = 12345
s = 0
r = 0
while n > 0:
    s += n % 10
    r = r * 10 + n % 10
    n = n / 10
print s, r
#---- bank
balance = 100
def withdraw(amount):
    global balance
    if amount > balance:
        print "Insufficient funds"
    else:
        balance -= amount
    return balance
for a in (30, 100, 70): print withdraw(a)
#---- tic tac toe
b = [" "] * 9
for i, p in enumerate([4, 0, 2, 6]):
    b[p] = "XO"[i % 2]
for r in range(3):
    print " " + " | ".join(b[r * 3:r * 3 + 3])
    if r < 2: print "---+---+---"
