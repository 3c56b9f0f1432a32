# Programs of Python 2 that depend on the values of their operands, of which their text tells nothing.
#---- exec makes variables
y = "global"
def f(a):
    exec "x = 1; a = a + 10"
    print x, a, y
    exec "y = 'made'"
    print y, [x + i for i in range(2)]
    b = 1
    exec "b = 2\nc = b + x"
    print b, c
    exec "global z; z = 5"
    print z, eval("x + b")
    try:
        print nothing
    except NameError, e:
        print e
    d = {}
    exec "q = 3" in d
    print d["q"]
    try:
        exec "later = 4"
        print later
    finally:
        later = 5
    print later
f(1)
print y, z
class A:
    exec "v = 7"
    w = v + 1
print getattr(A, 'v'), A.w
exec "top = 3"
print top
def g():
    exec("k = 9")
    return k
print g()
#---- operators of Python 2
def div(a, b): return a / b, a // b, a % b, divmod(a, b)
print div(7, 2), div(-7, 2), div(7.0, 2), div(True, 2), div(7, -2)
def order(a, b): return a < b, a > b, a == b, cmp(a, b)
print order(1, "a"), order(None, 0), order([], ()), order("a", []), order({}, []), order(1, 1.0), order(True, 1), order((1, "a"), (1, 2))
class V(object):
    def __init__(self, n): self.n = n
    def __cmp__(self, other): return cmp(self.n, getattr(other, "n", other))
    def __div__(self, other): return "div", other
    def __rdiv__(self, other): return "rdiv", other
    def __idiv__(self, other): return "idiv", other
    def __nonzero__(self): return self.n > 0
v = V(3)
print v == 3, 3 == v, v < 4, 4 > v, v != 3, v / 2, 2 / v, [v] == [3], v in [1, 3], max(V(1), V(2)).n, bool(V(0))
w = v
w /= 5
print w
t = [1]
u = t
u += (2,)
u *= 2
print t, t is u, "%s %d" % ("a", 2.7), "%s" % (1,), 5 % 3, -7 % 3, 7.5 % 2, "%r" % "x", "ab" * True
n = 7
n /= 2
class Int(int): pass
print Int(7) / 2, 7 / Int(2), Int(-7) / Int(2), Int(7) / 2.0
print n, n ** -1, 2 ** 3, 1 << 3, -True, ~True, +False
s = "%s"
s %= 5
print s
d = {"b": 1, "a": 2}
keys = d.keys
print sorted(keys()), sorted(d.items()), d.has_key("a"), sorted(k for k in d.iterkeys()), sum(x for x in d.itervalues())
