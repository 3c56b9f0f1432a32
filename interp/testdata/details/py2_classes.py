#---- old and new style
class Old:
    pass
class New(object):
    pass
print type(Old()), type(New()).__name__, isinstance(Old(), Old)
print Old.__name__, New.__name__, str(New), str(Old)
print Old().__class__.__name__, New().__class__.__name__
#---- old style mro
class A:
    def who(self): return "A"
class B(A): pass
class C(A):
    def who(self): return "C"
class D(B, C): pass
print D().who()
class A2(object):
    def who(self): return "A"
class B2(A2): pass
class C2(A2):
    def who(self): return "C"
class D2(B2, C2): pass
print D2().who(), [k.__name__ for k in D2.__mro__]
#---- super with arguments
class Base(object):
    def __init__(self, x):
        self.x = x
    def show(self):
        print "Base", self.x
class Kid(Base):
    def __init__(self, x, y):
        super(Kid, self).__init__(x)
        self.y = y
    def show(self):
        Base.show(self)
        print "Kid", self.y
Kid(1, 2).show()
#---- iterator with next
class Count(object):
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def next(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print list(Count(3)), sum(Count(4))
it = iter([1, 2])
print it.next(), it.next()
try:
    it.next()
except StopIteration:
    print "end"
#---- generators py2
def gen(n):
    for i in xrange(n):
        yield i * i
g = gen(3)
print g.next(), next(g), list(g)
print sum(x for x in gen(4)), max(gen(5))
def echo():
    while True:
        r = yield
        print "got", r
e = echo()
e.next()
e.send("a")
e.close()
#---- nonzero and cmp
class V(object):
    def __init__(self, n): self.n = n
    def __nonzero__(self): return self.n != 0
    def __cmp__(self, o): return cmp(self.n, o.n)
    def __repr__(self): return "V(%d)" % self.n
print bool(V(0)), bool(V(1)), V(1) < V(2), V(3) == V(3), sorted([V(3), V(1)]), max(V(1), V(9))
#---- division methods
class F(object):
    def __init__(self, n): self.n = n
    def __div__(self, o): return "div %d" % (self.n / o)
    def __floordiv__(self, o): return "floordiv"
    def __getslice__(self, a, b): return (a, b)
    def __len__(self): return 3
print F(7) / 2, F(7) // 2, F(1)[1:2]
#---- properties py2
class T(object):
    def __init__(self): self._c = 0
    def get(self): return self._c
    def set(self, v):
        print "setting", v
        self._c = v
    c = property(get, set)
    @property
    def double(self): return self._c * 2
t = T()
t.c = 5
print t.c, t.double
try:
    t.double = 1
except AttributeError, e:
    print e
#---- str repr unicode
class P(object):
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __unicode__(self): return u"uni"
p = P()
print p, [p], `p`, unicode(p), "%s %r" % (p, p)
#---- metaclass and decorators
def deco(f):
    def w(*a):
        print "call", f.__name__
        return f(*a)
    return w
@deco
def add(a, b):
    return a + b
print add(1, 2)
class Meta(type):
    def __new__(m, n, b, d):
        d["tag"] = n.lower()
        return type.__new__(m, n, b, d)
class Thing(object):
    __metaclass__ = Meta
print Thing.tag
#---- class methods of dicts
class D(dict):
    def __missing__(self, k):
        return k * 2
d = D(a=1)
print d["a"], d["zz"], d.has_key("zz"), sorted(d.iteritems())
for k in d.iterkeys():
    print k
#---- attributes and vars
class A:
    x = 1
a = A()
a.y = 2
print a.__dict__, hasattr(a, "x"), getattr(a, "q", "none")
try:
    a.z
except AttributeError, e:
    print e
class B(object):
    pass
try:
    B().z
except AttributeError, e:
    print e
#---- worker class with run
from multiprocessing import Process, Queue
class Worker(Process):
    def __init__(self, q, word):
        super(Worker, self).__init__(name="W-" + word)
        self.q = q
        self.word = word
    def run(self):
        self.q.put((self.name, self.word.upper()))
q = Queue()
for w in ("a", "b"):
    p = Worker(q, w)
    p.start()
    print q.get()
    p.join()
#---- comparisons of mixed types
print 1 < "a", None < 0, [] < "a", (1,) > [1], 5 > None
print sorted([3, "b", 1, "a"]), max(1, "x")
print cmp(2, 1), cmp("a", "a"), (1 > 2) - (1 < 2)
#---- reduce decorators lambda tuple
print reduce(lambda a, (b, c): a + b * c, [(1, 2), (3, 4)], 0)
print sorted({"b": 2, "a": 1}.items(), key=lambda (k, v): -v)
print map(lambda x, y: (x, y), [1, 2], [3])
print filter(None, [0, 1, "", "a"]), filter(lambda c: c > "a", "abc")
#---- exec and eval py2
exec "x = 5"
exec "y = x + 1" in globals()
print x, y, eval("x * y")
d = {}
exec "z = 3" in d
print d["z"]
#---- closures without nonlocal
def counter():
    n = [0]
    def up():
        n[0] += 1
        return n[0]
    return up
c = counter()
c()
print c(), c.__name__, c.func_name
#---- long and int types
print isinstance(5L, int), isinstance(5L, long), isinstance(True, int), type(5 + 5L)
print 10L, repr(10L), str(10L), [10L], long("99"), int("12") + 1L
print 7 // 2, -7 // 2, 7 % -3, divmod(-7, 2), 2 ** 100
