#---- math plain
import math
print(math.pi, math.e, math.tau, math.inf, -math.inf)
print(math.sqrt(16), math.sqrt(2), math.floor(2.7), math.ceil(2.1), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7))
print(math.factorial(5), math.factorial(20), math.gcd(12, 18), math.lcm(4, 6), math.pow(2, 3), math.fabs(-2), math.hypot(3, 4), math.isqrt(17))
print(math.log(1), math.log10(1000), math.log2(8), math.log(8, 2), math.exp(0), math.sin(0), math.cos(0), math.atan2(0, 1))
print(math.degrees(math.pi), math.radians(180), math.copysign(3, -1), math.fmod(7, 3), math.modf(2.5), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3, 4]))
#---- math checks
from math import isclose, isnan, isinf, isfinite, fsum, dist
print(isclose(0.1 + 0.2, 0.3), isnan(float("nan")), isinf(float("-inf")), isfinite(1), fsum([0.1] * 10), dist((0, 0), (3, 4)))
#---- from import
from math import sqrt, pi
from math import floor as fl, ceil as ce
print(sqrt(9), round(pi, 4), fl(2.9), ce(2.1))
#---- alias
import math as m
import random as rnd, sys as system
print(m.sqrt(25), system.maxsize > 2 ** 31, rnd is not None)
#---- star import
from math import *
print(sqrt(4), pi, floor(1.5), factorial(4), gcd(6, 4))
#---- parenthesised import
from math import (
    sin,
    cos,
    radians,  # trailing comma
)
print(round(sin(radians(30)), 10), round(cos(radians(60)), 10))
#---- inside functions
def area(r):
    import math
    return math.pi * r ** 2
def hyp(a, b):
    from math import sqrt as root
    return root(a * a + b * b)
print(f"{area(2):.3f}", hyp(3, 4), "math" in globals())
#---- string constants
import string
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits)
print(string.punctuation, repr(string.whitespace), len(string.printable), string.ascii_letters[24:28])
print(string.capwords("hello big world"))
#---- random seeded
import random
random.seed(42)
print(random.randint(1, 6), random.randint(1, 100), random.random(), random.uniform(1, 10))
print(random.choice(["a", "b", "c"]), random.choice("xyz"), random.randrange(10), random.randrange(0, 100, 5))
l = [1, 2, 3, 4, 5]
random.shuffle(l)
print(l, random.sample(range(100), 3), random.sample(l, 2))
#---- random again
from random import seed, randint, choice
seed(1)
print([randint(0, 9) for _ in range(10)])
seed(1)
print([randint(0, 9) for _ in range(10)])
seed(2024)
rolls = [randint(1, 6) + randint(1, 6) for _ in range(100)]
for s in range(2, 13):
    print(f"{s:2} {'*' * rolls.count(s)}")
#---- random more
import random
random.seed(7)
print(random.choices([1, 2, 3], k=4), random.gauss(0, 1), random.getrandbits(8), random.random() < 1)
random.seed("text")
print(random.random(), random.randint(1, 10 ** 12))
random.seed(3.5)
print(random.uniform(-1, 1))
r = random.Random(5)
print(r.randint(1, 10), r.random())
#---- time imports
import time
from time import sleep, perf_counter
import time as t
a = time.time()
sleep(0.01)
b = t.time()
start = perf_counter()
time.sleep(0)
print(b > a, b - a < 5, perf_counter() >= start, type(time.time()).__name__)
print("%.1f" % (0 * a))
#---- sys basics
import sys
print(len(sys.argv), sys.argv[1:], sys.version_info[0], sys.version_info >= (3, 0), type(sys.version).__name__)
print(sys.maxsize, sys.byteorder in ("little", "big"))
sys.stdout.write("out\n")
print("err", file=sys.stderr)
#---- os pid
import os
print(os.getpid() == os.getpid(), os.getpid() > 0, isinstance(os.getpid(), int), os.getpid() != os.getppid())
#---- sys exit
import sys
def check(n):
    if n > 2:
        print("too big")
        sys.exit(3)
    print("ok", n)
for i in range(10):
    check(i)
#---- sys exit zero
from sys import exit
print("bye")
exit()
#---- fail sys exit message
import sys
print("on stdout")
sys.exit("on stderr")
#---- sys exit codes
import sys
print("code")
sys.exit(300)
#---- fail unknown module
print("start")
import no_such_module_here
print("never")
#---- fail unknown name
from math import sqrt
print(sqrt(4))
from math import squareroot
#---- fail math domain
import math
print(math.sqrt(0))
print(math.sqrt(-1))
#---- module attributes
import math
f = math.sqrt
print(f(81), math.__name__, [g(0.5) for g in (math.floor, math.ceil, round)])
ops = {"sqrt": math.sqrt, "sq": lambda x: x * x}
for k, v in ops.items():
    print(k, v(16))
#---- shadowing a module name
import math
math_result = math.sqrt(4)
math = "my variable"
print(math, math_result)
#---- several on one line
import math, string; print(math.ceil(1.2), string.digits)
import os, sys
#---- future imports
from __future__ import annotations
from __future__ import division, print_function
def f(x: Undefined) -> AlsoUndefined:
    return x / 2
print(f(3))
