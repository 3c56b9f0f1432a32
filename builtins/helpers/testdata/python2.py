#---- $print2
print "a", 1,
print "b"
print
print >>__import__("sys").stdout, "out"
#---- $percent2
print "%s %r" % (u"x", "y"), 7 % 3
try:
    print "%d" % "x"
except TypeError, e:
    print e
#---- $div2
print 7 / 2, -7 / 2, 7.0 / 2, 7 // 2, 1 / 2
try:
    print 1 / 0
except ZeroDivisionError, e:
    print e
#---- $inplace2
a, b, s = 7, 7.0, u"%s-%s"
a /= 2
b /= 2
s %= (u"x", 1)
print a, b, s
class Half(object):
    def __idiv__(self, n): return "idiv", n
    def __imod__(self, n): return "imod", n
h = k = Half()
h /= 2
k %= 3
print h, k
#---- $compare2
print 1 < "a", None < 0, [] < (), 3 <> 4, "a" < u"b", cmp(1, 2)
#---- $attr2
d = {"a": 1}
print d.has_key("a"), d.keys(), d.iteritems().next(), "x".encode("hex")
keys, has = d.keys, d.has_key
print keys(), has("b")
from collections import defaultdict
c = defaultdict(int)
c["x"] += 2
print c.items(), c.has_key("x"), list(c.itervalues()), c.iterkeys().next()
class Own(object):
    def keys(self): return "my keys"
    def next(self): return "my next"
print Own().keys(), Own().next()
#---- $repr2
print `[1, "x", 2.5]`, `10 ** 20`
#---- $raise2
try:
    raise ValueError, "text"
except ValueError, e:
    print e, e.args
#---- $class2
class Old:
    def m(self): return "old"
class New(object):
    pass
print Old().m(), type(New()).__name__, isinstance(Old(), Old)
#---- $unicode2
print unicode("abc") == u"abc", u"x" + "y", len(u"\xe9")
