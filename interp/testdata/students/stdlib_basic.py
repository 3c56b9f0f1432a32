#---- math functions
import math
print(math.sqrt(16), math.floor(-2.5), math.ceil(2.1), math.gcd(12, 18), math.factorial(10))
print("%.4f %.4f %.4f" % (math.pi, math.sin(math.pi / 6), math.log(100, 10)))
print(math.hypot(3, 4), math.isclose(0.1 + 0.2, 0.3), math.inf > 10 ** 100, math.trunc(-3.7))
print(math.prod([1, 2, 3, 4]), math.comb(5, 2), math.perm(5, 2), math.isqrt(17), math.degrees(math.pi))
#---- random seeded
import random
random.seed(42)
print([random.randint(1, 6) for _ in range(8)])
print(random.random())
print(random.choice(["a", "b", "c"]), random.uniform(1, 2))
l = list(range(6))
random.shuffle(l)
print(l, random.sample(range(100), 4))
#---- random same seed in children
import random
from multiprocessing import Process, Queue
def f(q, seed):
    random.seed(seed)
    q.put([random.randint(0, 99) for _ in range(3)])
q = Queue()
a = Process(target=f, args=(q, 5)); a.start(); x = q.get(); a.join()
b = Process(target=f, args=(q, 5)); b.start(); y = q.get(); b.join()
print(x == y, len(x))
#---- counter and defaultdict
from collections import Counter, defaultdict
c = Counter("mississippi")
print(c.most_common(2), c["z"], sum(c.values()))
print(sorted((c + Counter("miss")).items()))
groups = defaultdict(list)
for w in ["apple", "avocado", "banana", "blueberry", "cherry"]:
    groups[w[0]].append(w)
print(dict(groups))
#---- deque and ordereddict
from collections import deque, OrderedDict, namedtuple
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.popleft(), d.pop(), len(d))
d.rotate(1)
print(list(d))
o = OrderedDict([("b", 1), ("a", 2)])
o.move_to_end("b")
print(list(o.items()))
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x + p.y, p._replace(x=5), p._asdict())
#---- itertools
from itertools import count, cycle, islice, chain, product, permutations, combinations, accumulate, groupby, repeat, takewhile, zip_longest
print(list(islice(count(5, 5), 4)), list(islice(cycle("ab"), 5)))
print(list(chain([1], (2, 3), "x")), list(product("ab", [1, 2])))
print(list(permutations([1, 2, 3], 2)), len(list(combinations(range(5), 3))))
print(list(accumulate([1, 2, 3, 4])), [(k, len(list(g))) for k, g in groupby("aaabbc")])
print(list(repeat("z", 3)), list(takewhile(lambda x: x < 3, count())), list(zip_longest("ab", "c", fillvalue="-")))
#---- functools
from functools import reduce, partial, lru_cache, cmp_to_key
print(reduce(lambda a, b: a * b, range(1, 6)), partial(int, base=2)("1011"))
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info().hits)
print(sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda x, y: len(y) - len(x))))
#---- json
import json
data = {"name": "Ann", "marks": [1, 2.5, None, True], "nested": {"ü": "ä"}}
s = json.dumps(data)
print(s)
print(json.loads(s) == data)
print(json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False))
try:
    json.loads("{bad}")
except json.JSONDecodeError as e:
    print(type(e).__name__)
#---- regular expressions
import re
text = "Call 555-1234 or 555-9876, ask for Bob."
print(re.findall(r"\d{3}-\d{4}", text))
m = re.search(r"ask for (\w+)", text)
print(m.group(0), m.group(1), m.start())
print(re.sub(r"\d", "#", text))
print(re.split(r"[,\s]+", "a, b  c,d"), bool(re.match(r"^[A-Z]", text)))
print([m.group("n") for m in re.finditer(r"(?P<n>\d+)-", text)])
#---- string module
import string
print(string.ascii_lowercase[:5], string.digits, string.ascii_uppercase[-3:])
print(string.capwords("hello big world"), "a" in string.punctuation, "!" in string.punctuation)
print(string.Template("$who likes $what").substitute(who="tim", what="kung pao"))
#---- os and sys
import os, sys
print(os.path.join("a", "b.txt"), os.path.basename("/x/y.py"), os.path.splitext("f.tar.gz"))
print(os.path.isabs("not/here"), os.sep, os.getpid() == os.getpid())
print(sys.version_info[0], sys.version_info >= (3, 8), len(sys.argv))
sys.stdout.write("written\n")
print("to stderr", file=sys.stderr)
print(os.environ.get("SURELY_NOT_SET", "default"))
#---- logging to stdout
import logging, sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(processName)s:%(message)s")
log = logging.getLogger("school")
log.info("start %d", 1)
log.debug("hidden")
log.warning("careful %s", "there")
logging.error("root error")
from multiprocessing import Process
def child():
    log.info("from child")
p = Process(target=child)
p.start(); p.join()
#---- typing hints
from typing import List, Dict, Optional, Tuple, Callable, Union, Any
def total(xs: List[int]) -> int:
    return sum(xs)
def find(d: Dict[str, int], k: str) -> Optional[int]:
    return d.get(k)
def apply(f: Callable[[int], int], x: int) -> Tuple[int, int]:
    return x, f(x)
Number = Union[int, float]
x: Number = 3.5
print(total([1, 2, 3]), find({"a": 1}, "b"), apply(lambda v: v + 1, 4), x)
#---- argparse defaults
import argparse
parser = argparse.ArgumentParser(description="demo")
parser.add_argument("--workers", type=int, default=3)
parser.add_argument("-v", "--verbose", action="store_true")
parser.add_argument("--name", default="Ann")
args = parser.parse_args()
print(args.workers, args.verbose, args.name)
#---- time functions
import time
a = time.time()
time.sleep(0.1)
b = time.time()
print(round(b - a, 1), isinstance(a, float), b > a)
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(86400).tm_mday)
print(time.monotonic() <= time.monotonic())
#---- statistics
import statistics
d = [2, 4, 4, 4, 5, 5, 7, 9]
print(statistics.mean(d), statistics.median(d), statistics.mode(d), statistics.pstdev(d))
print(round(statistics.stdev(d), 4), statistics.median([1, 2]))
#---- heapq and bisect
import heapq, bisect
h = []
for x in [5, 1, 4, 2]:
    heapq.heappush(h, x)
print(heapq.heappop(h), h[0], heapq.nlargest(2, [3, 9, 7]), heapq.nsmallest(2, [3, 9, 7]))
l = [10, 20, 30]
bisect.insort(l, 25)
print(l, bisect.bisect(l, 20), bisect.bisect_left(l, 20))
#---- copy and operator
import copy, operator
a = [[1, 2], [3]]
b = copy.copy(a); c = copy.deepcopy(a)
a[0].append(9)
print(b, c)
print(operator.add(2, 3), sorted([(1, "b"), (2, "a")], key=operator.itemgetter(1)))
print(list(map(operator.mul, [1, 2], [3, 4])))
#---- file write and read
with open("data.txt", "w") as f:
    f.write("one\ntwo\n")
    print("three", file=f)
with open("data.txt") as f:
    for i, line in enumerate(f):
        print(i, line.strip())
with open("data.txt", "a") as f:
    f.write("four")
print(open("data.txt").read().split("\n"))
#---- textwrap and pprint
import textwrap, pprint
print(textwrap.fill("the quick brown fox jumps over the lazy dog", 20))
print(textwrap.dedent("   a\n   b"))
pprint.pprint({"b": [1, 2], "a": (3,)})
#---- fractions and decimal
from fractions import Fraction
from decimal import Decimal
print(Fraction(1, 3) + Fraction(1, 6), Fraction(6, 4))
print(Decimal("0.1") + Decimal("0.2"))
#---- uuid free ids and hash
import hashlib
print(hashlib.md5(b"hello").hexdigest())
print(hashlib.sha256("pyq".encode()).hexdigest()[:16])
#---- string io
import io
f = io.StringIO()
print("captured", 1, file=f)
f.write("more")
print(repr(f.getvalue()))
for line in io.StringIO("a\nb\n"):
    print(line, end="")
