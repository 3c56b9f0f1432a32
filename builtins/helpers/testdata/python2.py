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
#---- $compare2
print 1 < "a", None < 0, [] < (), 3 <> 4, "a" < u"b", cmp(1, 2)
#---- $method2
d = {"a": 1}
print d.has_key("a"), d.keys(), d.iteritems().next(), "x".encode("hex")
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
