#---- integer division
print 7 / 2, -7 / 2, 7 / -2, 7.0 / 2, 7 // 2, 7 % 3, -7 % 3, 1 / 3, 10 / 5
a, b = 5, 2
print a / b, float(a) / b, a / float(b), a * 1.0 / b, divmod(a, b)
#---- augmented division
x = 7
x /= 2
print x
x /= 2.0
print x
y = 9
y //= 2
y **= 2
print y
#---- future division
from __future__ import division
print 7 / 2, 7 // 2, 4 / 2, -7 // 2
x = 5
x /= 2
print x
#---- average pitfall
scores = [90, 85, 92]
print sum(scores) / len(scores), sum(scores) / float(len(scores)), sum(scores) * 1.0 / 3
c = 37
print c * 9 / 5 + 32, 9 / 5 * c + 32, 9.0 / 5 * c + 32
#---- longs
print 10L, repr(10L), [10L], 2 ** 100, repr(2 ** 100), [2 ** 100], (2L,), {1L: 2L}
print type(2 ** 62), type(2 ** 63), type(10L + 1), 5L == 5, 3L * 2, repr(3L * 2)
print 0xFFL, 0777L, 1l, -1L, str(12L) + "x", "%d %s %r" % (5L, 5L, 5L), `7L`
#---- overflow to long
import sys
m = sys.maxint
print m, type(m), m + 1, type(m + 1), repr(m + 1), -m - 2, repr(-m - 1)
x = 1
for i in range(62, 66):
    x = 2 ** i
    print i, x, repr(x)
f = 1
for i in range(1, 22):
    f *= i
print f, repr(f)
#---- int and long functions
print int("12"), long("12"), repr(long("12")), int(3.9), long(3.9), int("ff", 16), int(10L), repr(int(10L)), int("9" * 20), repr(int("9" * 20)), long(5)
print abs(-5L), repr(abs(-5L)), pow(2, 10), pow(2, 100, 7), hash(5L) == hash(5), isinstance(5L, int), isinstance(5L, (int, long))
#---- octal and hex
print 0777, 010, 0o17, 0xff, 0b11, 00
print oct(8), oct(0), hex(255), hex(255L), oct(8L), bin(5), hex(-1), int("0777", 8), int("10", 8)
#---- round half away
print round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(-2.5), round(2.675, 2), round(3.14159, 2), round(10), round(1234, -2), round(1250, -2), type(round(1.2))
#---- power
print 2 ** 10, 2 ** -1, 2 ** 0.5, (-2) ** 3, -2 ** 2, 10 ** 20, repr(10 ** 20), 2 ** 3 ** 2
#---- not equal
print 1 <> 2, 1 <> 1, "a" <> "b", 1 != 2
if 3 <> 4:
    print "different"
#---- cmp
print cmp(1, 2), cmp(2, 1), cmp("a", "a"), cmp([1], [1, 2]), cmp(1, 1.0), cmp("b", "a")
#---- mixed comparisons
print 1 < "a", None < 0, None < -1, [] > 5, "a" < (), {} < [], "10" > 9, max([1, "a"]), min(None, 0)
print sorted([3, "a", None, 2.5]), 1 == "1", True == 1
#---- bitwise and shifts
print 1 << 10, 1 << 62, 1 << 63, repr(1 << 63), 1 << 100, -1 >> 1, 6 & 3, 6 | 3, 6 ^ 3, ~6, ~5L
#---- bool
print True + True, True, False == 0, bool("0"), bool([]), not 0, 3 * (2 > 1)
#---- math module
import math
print math.sqrt(16), math.pi, math.floor(2.7), math.ceil(2.1), math.floor(-2.5), math.pow(2, 3), math.factorial(20), math.factorial(21)
print type(math.floor(2.5)), int(math.ceil(2.1)), math.e, math.log10(1000)
#---- float formatting
print "%.2f %5.1f|%e %g" % (2.0 / 3, 2.25, 1234.5, 1e-7), str(2.0 / 3), repr(2.0 / 3)
print "{0:.3f} {1:>8.2f}|{2:,} {3:e}".format(1.0 / 3, 2.5, 1234567, 12.5)
print format(3.14159, ".2f"), "{} {}".format(0.1 + 0.2, 1.0 / 3), "{:d} {:x} {:b}".format(5L, 255, 5)
#---- complex and divmod
print (1 + 2j) * 2, abs(3 + 4j), divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), coerce(1, 2.5)
#---- temperature table
for f in range(0, 101, 25):
    print "%3d F = %6.2f C" % (f, (f - 32) * 5.0 / 9), (f - 32) * 5 / 9
#---- prime test
def prime(n):
    i = 2
    while i <= n / 2:
        if n % i == 0: return False
        i += 1
    return n > 1
print [n for n in xrange(30) if prime(n)]
#---- random range
import random
random.seed(42)
x = random.randint(1, 10)
print 1 <= x <= 10, random.random() < 1, random.choice([5, 5])
#---- fail division
print 5 / 2
print 5 / 0
