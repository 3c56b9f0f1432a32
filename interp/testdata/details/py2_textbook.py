#---- worker pool textbook
from multiprocessing import Process, Queue, current_process
def worker(inp, out):
    for func, args in iter(inp.get, 'STOP'):
        result = '%s says that %s%s = %s' % ("w", func.__name__, args, func(*args))
        out.put(result)
def mul(a, b): return a * b
def plus(a, b): return a + b
if __name__ == '__main__':
    a = Queue(); b = Queue()
    tasks = [(mul, (i, 7)) for i in range(5)]
    for t in tasks: a.put(t)
    p = Process(target=worker, args=(a, b)); p.start()
    print 'Unordered results:'
    for i in range(len(tasks)):
        print '\t', b.get()
    a.put('STOP')
    p.join()
    print p.exitcode, p.is_alive(),
    print i
#---- softspace function
def f():
    print "in f",
    return 3
print "x", f(), "y"
print f()
print
print "a",
def g(): return 1 / 0
try:
    print "b", g()
except ZeroDivisionError, e:
    print "caught", e
print "tail",
#---- softspace sys.stdout
import sys
print "a",
sys.stdout.write("b\n")
print "c"
for c in "xyz":
    print c,
sys.stdout.write("!")
print "k"
print >>sys.stderr, "err",
print >>sys.stderr, "err2"
print "n\n", "m"
print "t\t", "u"
print "",
print "v"
print [1], "w"
#---- raw_input softspace
# stdin: bob\n
print "name",
n = raw_input()
print "hi", n
#---- raw_input prompt
# stdin: bob\n5\n
n = raw_input("name? ")
k = int(raw_input("k? "))
print n * k, len(n)
try:
    raw_input("more? ")
except EOFError, e:
    print "EOF", e
#---- input number
# stdin: 12\n[1,2]\n"x"\n
a = input("n: ")
b = input()
c = input("s: ")
print a / 5, b, c, type(a), type(b)
#---- divisions
print 7 / 2, -7 / 2, 7 / 2.0, 7 // 2, 7.0 // 2, 7 % 3, -7 % 3
x = 7
x /= 2
print x
x /= 2.0
print x
print 1 / 3 * 3, 1.0 / 3 * 3
def mean(l): return sum(l) / len(l)
print mean([1, 2]), mean([1.0, 2])
print divmod(7, 2), 10 ** -1, 2 ** 3, pow(2, 10)
print True / 2, round(2.5), round(-1.5), round(3.14159, 2), int(3.99), int(-3.99)
#---- future division
from __future__ import division
print 7 / 2, 7 // 2
#---- strings float
print 0.1 + 0.2, str(0.1 + 0.2), repr(0.1 + 0.2), "%s" % (1.0 / 3), "{0}".format(1.0 / 3), [1.0 / 3], "%r" % (1 / 3.0)
print 1e20, 1e16, 123456789.123456789, 1.0, 100000000000000000000.0, 1e-7, 2.0 ** 60
print float("inf"), -float("inf"), 3.0e10
#---- compare mixed
print None < 1 < "a", "a" > 100, (1, 2) > [3, 4], {} < [], [] < "", None < False, 5 < "5"
print sorted([3, "a", None, 2.5, [1], (1,), {}, "b"])
print max("a", 5), min([None, 3]), max(3, None), min("b", 1.5)
print cmp(1, 2), cmp("a", "a"), cmp([1, 2], [1]), cmp(None, 0)
l = ["b", 3, None, "a", 1]
l.sort()
print l
l.sort(reverse=True)
print l
l = ["bb", "a", "ccc"]
l.sort(lambda a, b: cmp(len(a), len(b)))
print l
print sorted(l, cmp=lambda a, b: -cmp(a, b)), sorted(l, key=len, reverse=True)
#---- cmp method
class C:
    def __init__(self, v): self.v = v
    def __cmp__(self, o): return cmp(self.v, o.v)
    def __repr__(self): return "C%d" % self.v
print C(1) < C(2), C(1) == C(1), C(1) != C(1), C(2) >= C(3), sorted([C(3), C(1)]), max(C(1), C(4)), C(1) in [C(2), C(1)]
print cmp(C(1), C(2)), min([C(5), C(4)])
#---- iterators
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def next(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
for x in It(): print x,
print
i = It()
print i.next(), next(i), list(i), sum(It()), max(It())
n = iter("ab").next
print n(), n()
def gen():
    yield 1
    yield 2
g = gen()
print g.next(), g.next()
try:
    g.next()
except StopIteration:
    print "stop"
a, b, c = It()
print a, b, c
#---- linked list next
class Node:
    def __init__(self, v, next=None):
        self.v = v
        self.next = next
l = Node(1, Node(2, Node(3)))
while l:
    print l.v,
    l = l.next
print
#---- nonzero
class B(object):
    def __init__(self, x): self.x = x
    def __nonzero__(self): return self.x
if B(1): print "yes"
if not B(0): print "no"
print bool(B(True)), B(0) and 1 or 2, not B(1)
#---- dict methods
d = {"a": 1}
print d.keys(), d.values(), d.items(), d.has_key("a"), d.has_key("z")
d["b"] = 2
ks = d.keys(); ks.sort(); print ks
for k, v in sorted(d.iteritems()): print k, v
print sorted(d.iterkeys()), sorted(d.itervalues()), len(d.items())
print d.keys()[0] in d, sorted(d.keys() + d.values())
for k in d.keys(): del d[k]
print d, type(d.iteritems().next) != None
print dict(a=1).get("q"), {}.items()
#---- dict subclass
class D(dict):
    def __getitem__(self, k): return "got " + k
d = D(x=1)
print d["z"], d.has_key("x"), d.keys(), d.items(), list(d.iteritems()), "x" in d
#---- map filter zip
print map(lambda x: x * 2, [1, 2]), filter(lambda x: x > 1, [1, 2, 3]), zip([1, 2], "ab"), map(None, [1, 2], [3]), map(str, range(3)), filter(str.isdigit, "a1b2"), filter(None, (0, 1))
print reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), apply(max, [1, 2]), apply(dict, (), {"a": 1})
print range(3), range(1, 10, 3), xrange(3), list(xrange(2)), len(xrange(10)), range(3)[1:], range(2) + range(2), range(5, 0, -2), type(range(2))
print zip(), zip([1]), map(lambda a, b: a + b, [1], [2])
r = range(3); r.append(9); print r
#---- leak
print [i for i in range(4)], i
x = 10
y = [x for x in "ab"]
print x
def f():
    l = [k * 2 for k in range(3)]
    return k, l
print f()
def g():
    [j for j in []]
    try:
        return j
    except UnboundLocalError, e:
        return str(e)
print g()
z = list(z for z in range(3))
print z
s = set(q for q in range(3))
try:
    print q
except NameError, e:
    print e
print [[a for a in range(b)] for b in range(3)], a, b
fs = [lambda: n for n in range(3)]
print [h() for h in fs], n
#---- except forms
try:
    {}["k"]
except KeyError, e:
    print e, repr(e), e.args, e.message
print e
try:
    raise ValueError("a", "b")
except (TypeError, ValueError), err:
    print err, repr(err), err.message == "", err.args
try:
    raise ValueError
except ValueError, e:
    print repr(e), str(e), e.message
class MyE(Exception):
    def __init__(self, x):
        self.x = x
    def __str__(self): return "my " + str(self.x)
try:
    raise MyE(5)
except MyE, e:
    print e, e.x, e.args, repr(e)
class E2(Exception): pass
try:
    raise E2, "text"
except E2, e:
    print e, e.message, e.args
try:
    raise E2("t"), None
except E2, e:
    print e
try:
    int("x")
except ValueError as e:
    print e
try:
    try:
        1 / 0
    finally:
        print "fin"
except ZeroDivisionError, (msg):
    print msg
#---- unpack except
try:
    raise IOError(2, "nope")
except IOError, (code, text):
    print code, text
except Exception, e:
    print "other", e
#---- messages
def t(f, *a):
    try:
        f(*a)
    except Exception, e:
        print e.__class__.__name__ + ":", e
def two(a, b): pass
def opt(a, b=1): pass
def var(a, *b): pass
def none(): pass
def kw(**k): pass
class K(object):
    def m(self, a): pass
    def n(self): pass
    @property
    def p(self): return 1
class O:
    def m(self): pass
t(two, 1); t(two, 1, 2, 3); t(opt); t(opt, 1, 2, 3); t(var); t(none, 1); t(kw, 1); t(lambda x: x)
t(K().m); t(K().m, 1, 2); t(K().n, 5); t(K, 1); t(O().m, 3)
t(lambda: two(c=1)); t(lambda: two(1, a=2))
t(lambda: "a" + 1); t(lambda: 1 + "a"); t(lambda: [] + 1); t(lambda: None + 1); t(lambda: "a" - 1); t(lambda: "a" * "b")
t(lambda: 5[0]); t(lambda: None[0]); t(lambda: [1]["a"]); t(lambda: "ab"["c"]); t(lambda: (1,)["a"]); t(lambda: len(5)); t(lambda: 5())
t(lambda: undefined_name); t(lambda: [].foo); t(lambda: K().foo); t(lambda: O().foo); t(lambda: None.foo); t(lambda: K.foo)
t(lambda: setattr(K(), "p", 2)); t(lambda: int("a")); t(lambda: float("q")); t(lambda: int(None)); t(lambda: float([])); t(lambda: int([]))
t(lambda: [1, 2].index(3)); t(lambda: [].pop()); t(lambda: [].remove(1)); t(lambda: {}.popitem()); t(lambda: "abc".index("z"))
t(lambda: ",".join([1])); t(lambda: "%d" % "a"); t(lambda: "%s %s" % 1); t(lambda: "%s" % (1, 2)); t(lambda: "%f" % "x")
t(lambda: iter(5)); t(lambda: [x for x in 5]); t(lambda: dict([1])); t(lambda: sum(["a"])); t(lambda: ord("ab")); t(lambda: chr(300)); t(lambda: 1 % 0); t(lambda: 1.0 / 0); t(lambda: 1 // 0); t(lambda: 1.0 % 0); t(lambda: 2 ** -1 / 0); t(lambda: [][0]); t(lambda: ()[1]); t(lambda: ""[0]); t(lambda: {}[1]); t(lambda: {"a": 1}["b"]); t(lambda: {[]: 1}); t(lambda: range("a")); t(lambda: max([])); t(lambda: -"a"); t(lambda: 3 in 5); t(lambda: 3 in "abc")
def unpack(v):
    a, b = v
t(unpack, [1]); t(unpack, [1, 2, 3]); t(unpack, []); t(unpack, 5); t(unpack, "abc")
def loc():
    print lv
    lv = 1
t(loc)
def rec(n): return rec(n + 1)
try:
    rec(0)
except RuntimeError, e:
    print e.__class__.__name__, e
#---- import errors
try:
    import nosuchmodule
except ImportError, e:
    print "no"
try:
    from os import nosuch
except ImportError, e:
    print e
#---- uncaught name
print "a",
print undefined
#---- uncaught in function
def f():
    x = undefined
print "start"
f()
#---- string module
import string
print string.upper("abc"), string.join(["a", "b"], "-"), string.split("a b"), string.letters[:3], string.lowercase[-1], string.digits, string.atoi("12"), string.replace("aa", "a", "b"), string.find("abc", "c"), string.strip(" x "), string.zfill("7", 3)
t = string.maketrans("abc", "xyz")
print "aabbcc".translate(t), "hello".translate(None, "l")
print "Hello".encode("rot13"), "abc".encode("hex"), "616263".decode("hex")
#---- func attrs
def f(a, b=2):
    "doc of f"
    pass
print f.func_name, f.func_doc, f.func_defaults, f.__name__, f.__doc__
class A(object):
    def m(self): "mdoc"
a = A()
print a.m.im_self is a, a.m.im_func.__name__, a.m.__name__, a.m.im_func.func_name
#---- old style class
class A:
    x = 5
    def hello(self): print "hello", self.x
class B(A):
    def hello(self):
        A.hello(self)
        print "b"
B().hello()
print isinstance(B(), A), issubclass(B, A), B.__name__, B.__bases__[0].__name__, A.__module__
print str(A), hasattr(A(), "x"), A().__class__.__name__
try:
    A().nope
except AttributeError, e:
    print e
#---- unicode light
print u"abc", u"a" + "b", u"%s" % "x", unicode("q"), unicode(5), isinstance(u"a", basestring), isinstance("a", str), isinstance("a", basestring), isinstance(u"a", unicode), u"a" == "a", len(u"abc"), u"abc".upper()
class P(object):
    def __unicode__(self): return u"uni"
    def __str__(self): return "str"
print unicode(P()), str(P()), P()
d = {u"k": 1}
print d["k"], "k" in d
print u"caf\xe9".encode("utf-8"), "abc".decode("ascii"), unicode("abc", "utf-8")
#---- type str
s = str(5)
print type(s) == str, type("") is str, isinstance(s, str), type(5) == int, type(5.0) == float, type([]) == list, type(s) in (str, unicode), type(2 ** 70), type(2 ** 70) == long, isinstance(2 ** 70, int), isinstance(2 ** 70, (int, long)), isinstance(5, (int, long)), type(5).__name__
print type(5), type("a"), type(None), type([]), type({}), type(()), type(len), type(lambda: 0), type(True), type(1.5), type(xrange(1)), type(set())
#---- longs
print 2 ** 64, repr(2 ** 64), [2 ** 64], 2 ** 62, repr(2 ** 62), "%d" % 2 ** 3, 10L + 5, long(3) + 4, long("12"), 0xFFL, 1L == 1
import sys
print sys.maxint, sys.maxint + 1, -sys.maxint - 1, type(sys.maxint + 1).__name__, sys.version_info[0], sys.version_info >= (2, 6), sys.version_info[:2] == (2, 7)
fact = 1
for i in range(1, 25): fact *= i
print fact, `fact`
#---- octal
print 010, 0777, 0x1F, oct(8), hex(255), oct(0), 0b101, bin(5), 0o17
#---- print chevron
import sys
f = sys.stdout
print >>f, "a", 1
print >> f, "b",
print >> f
class W:
    def write(self, s): sys.stdout.write("<" + s + ">")
print >>W(), "x", "y"
print
#---- print parens
print("a")
print ("a", "b")
print("%d" % 5)
print ("%d and %d") % (1, 2)
print ("a"), ("b")
print ()
print (1), 2
print ("x").upper()
print (1 + 2) * 3, (4)
print("a" +
      "b")
print("tail"),
print "done"
#---- set literal and repr
print set([1]), frozenset([1]), set(), {1, 2}, [set([3])], {"a": set([1])}
print repr("a'b"), repr('a"b'), repr("a\n"), `1`, `"x"`, str([1, "a"]), str((1,)), str({"k": 1.5})
#---- tuple params
def f((a, b), c): return a + b + c
print f((1, 2), 3)
print map(lambda (k, v): k + v, [(1, 2), (3, 4)])
print sorted({"x": 2, "y": 1}.items(), key=lambda (k, v): v)
#---- lambda default closures
fs = []
for i in range(3):
    fs.append(lambda x, i=i: x + i)
print [f(10) for f in fs]
#---- random seed
import random
print random.randint(1, 6) in range(1, 7), len(random.sample(range(10), 3)), random.choice([5])
#---- Queue module
from Queue import Queue, Empty
q = Queue()
q.put(1)
print q.get(), q.empty()
try:
    q.get(False)
except Empty:
    print "empty"
import Queue
print Queue.Empty.__name__
#---- multiprocessing errors
from multiprocessing import Process
def f(n):
    print "child", n
    raise ValueError, "bad"
p = Process(target=f, args=(1,))
p.start(); p.join()
print "exit", p.exitcode
#---- pipe lock
from multiprocessing import Process, Pipe, Lock
def f(conn, l):
    l.acquire()
    conn.send([42, None, 'hello'])
    l.release()
    conn.close()
a, b = Pipe()
l = Lock()
p = Process(target=f, args=(b, l))
p.start()
print a.recv()
p.join()
#---- threading
import threading
def f(n): print "t", n
for i in range(3):
    t = threading.Thread(target=f, args=(i,))
    t.start(); t.join()
print threading.currentThread().getName(), t.isAlive()
#---- has attr
print hasattr([], "append"), hasattr({}, "has_key"), hasattr({}, "iteritems"), hasattr("", "foo"), callable(len), hasattr(iter([]), "next"), hasattr([].sort, "im_self")
#---- backslash and semicolons
a = 1; b = 2; print a, b
if a == 1: print "one"; print "two"
print a, \
    b
while a < 3: a += 1; print a,
print
for i in 1, 2, 3: print i,
#---- docstring prints
"""module doc"""
print __doc__, __name__
#---- string formatting
print "%5.2f|%-5s|%05d|%x|%o|%e|%c|%%" % (3.14159, "ab", 42, 255, 8, 12345.678, "z")
print "%s %r" % ("a", "a"), "%(x)s" % {"x": 1}, "%i" % 3.7, "%5s" % True, "{} {}".format(1, "b"), "{0:.2f}".format(2.0 / 3), "{a}".format(a=[1.5])
print "%s" % None, "%s" % [1, "a"], "%s" % (1,), "%d%%" % 5, "%+d" % 5, "%s" % 1e20, "%g" % 0.1, "%s" % 0.1, "%r" % 0.1
print "abc" "def", "a" * 3, "x" + str(5), "a,b".split(","), "-".join("abc"), "hello"[::-1], "Hello".swapcase(), "hello world".title(), "a\tb".expandtabs(4)
#---- global statement
count = 0
def inc():
    global count
    count += 1
    print "count", count
inc(); inc()
print count
#---- assert
try:
    assert 1 == 2, "not equal"
except AssertionError, e:
    print "AE", e
#---- try else finally
def f(x):
    try:
        r = 10 / x
    except ZeroDivisionError:
        print "zero"
        return -1
    else:
        print "ok", r
        return r
    finally:
        print "finally"
print f(3), f(0)
#---- sys.exit
import sys
print "bye",
sys.exit("message")
#---- sys.exit code
import sys
print "x",
sys.exit(3)
#---- raise string
try:
    raise "text"
except TypeError, e:
    print e
#---- property setter
class A(object):
    def __init__(self): self._x = 1
    def getx(self): return self._x
    def setx(self, v): self._x = v * 2
    x = property(getx, setx)
a = A()
a.x = 5
print a.x
#---- truediv classes
class V(object):
    def __init__(self, x): self.x = x
    def __div__(self, o): return V(self.x / o)
    def __rdiv__(self, o): return "r%s" % o
    def __repr__(self): return "V(%s)" % self.x
    def __add__(self, o): return V(self.x + o.x)
    def __getitem__(self, i): return i
    def __len__(self): return 3
    def __contains__(self, k): return k == 1
    def __call__(self, *a): return a
v = V(9)
v2 = v
v2 /= 2
print v / 2, 8 / v, v + v, v[5], len(v), 1 in v, v(1, 2), v2
#---- sum of float avg
marks = [1, 2, 4]
avg = sum(marks) / float(len(marks))
print avg, "%.1f" % avg, sum(marks) / len(marks)
print sum(marks) / len(marks) * 1.0
#---- while true guess
# stdin: 50\n75\n60\n
secret = 60
while True:
    g = input("guess: ")
    if g == secret:
        print "right"
        break
    elif g < secret: print "low"
    else: print "high"
#---- number text compare bug
# stdin: 5\n
n = raw_input("n? ")
if n > 10: print "big"
else: print "small"
print n == 5, int(n) == 5
#---- enumerate and zip loops
for i, c in enumerate("ab"): print i, c
for a, b in zip([1, 2], [3, 4]): print a * b,
print
print [(i, c) for i, c in enumerate("xy")], dict(zip("ab", [1, 2])) == {"a": 1, "b": 2}, any([0, 1]), all([])
#---- slices and deletion
l = range(10)
del l[::2]
print l, l[-1], l[1:3], l[::-1]
l[1:2] = ["x", "y"]
print l, l.index("x"), l.count(3)
l.extend(range(2)); l.insert(0, "first"); print l, l.pop(), l.pop(0)
#---- nested data print
print {"a": [1, {"b": (1.5, None)}]}, [[1.1, 2.2], ["x", u"y".encode("ascii")]], ((1, 2), [3]), [None, True], {1: "a"}.items()
#---- star
def f(*args, **kwargs): return args, sorted(kwargs.items())
print f(1, 2, a=3), f(*[1, 2], **{"b": 4}), f(*(1,))
print max(*[1, 5, 2])
#---- with
class M(object):
    def __enter__(self): print "enter"; return self
    def __exit__(self, t, v, tb): print "exit", t; return True
with M() as m:
    print "in"
    raise ValueError
with M(): pass
#---- time sleep child order
from multiprocessing import Process
import time
def f(n):
    time.sleep(n * 0.1)
    print "n", n
ps = [Process(target=f, args=(i,)) for i in (3, 1, 2)]
for p in ps: p.start()
for p in ps: p.join()
print "all", [p.exitcode for p in ps]
#---- fork softspace
from multiprocessing import Process
def f(): print "child"
print "a",
p = Process(target=f); p.start(); p.join()
print "b"
