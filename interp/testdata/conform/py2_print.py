#---- hello
print "Hello, World!"
print 'Hello', 'World'
print
print ""
print "a" "b" 'c'
#---- commas
print 1, 2, 3
print "a", 1, 2.5, None, True
print "x", "", "y"
print "tail",
print "joined"
print "one",
print "two",
print
print "three"
#---- softspace corners
print "a\n",
print "b"
print "tab\t",
print "after tab"
print "tab\t", "same statement"
print "space ", "x"
print "nl\n", "y"
print "",
print "after empty"
#---- trailing comma in a loop
for i in range(5):
    print i,
print
for i in range(3):
    for j in range(3):
        print i * j,
    print
print "done"
#---- ends with a comma
print "first"
print "last",
#---- parentheses
print ("one")
print ("one", "two")
print ("a") + "b"
print (1 + 2) * 3
print("called")
print("x"), "y"
print()
print (1,)
print ((1, 2))
#---- chevron
import sys
print >>sys.stdout, "to stdout", 1
print >>sys.stderr, "to stderr"
print >>sys.stdout
print >>sys.stderr, "no newline",
print >> sys.stdout, "a",
print >> sys.stdout, "b"
print >>None, "none means stdout"
#---- percent
print "%s is %d" % ("Bob", 42)
print "%d%%" % 50
print "%.2f" % 3.14159, "%5d|" % 42, "%-5s|" % "ab"
print "%s" % "x", "and", "%s" % ["y"]
print "%x %o %e %g" % (255, 8, 12345.678, 0.00001)
print "%(a)s %(b)05d" % {"a": "x", "b": 7}
print "%r %s" % ("it's", "it's")
print "%d" % 10L, "%s" % 2 ** 70 if False else "%s" % (2 ** 70)
#---- newline and softspace with write
import sys
print "a",
sys.stdout.write("b\n")
print "c",
sys.stdout.write("d")
print "e"
#---- expressions
print 1 + 1, 2 * 3, "ab" * 2, [1, 2] + [3]
print not True, 1 < 2, "a" in "abc"
print len("abc"), max(1, 2), str(5) + "x"
print "yes" if 1 else "no"
#---- containers
print [1, "a", 2.5, None, u"u", 10L]
print (1, "b"), {"k": "v"}, []
print [0.1, 1.0 / 3], (0.1 + 0.2,)
print set([1, 2]), frozenset([3]), set(), [set([1])]
print {1: "one", 2: u"two"}, ()
#---- escapes
print "tab\there\nnewline \\ \" \'"
print 'single "double"', r"raw\n"
print repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\t\n\x00\xff\\")
print """triple
quoted"""
#---- utf8 bytes
# -*- coding: utf-8 -*-
print "héllo"
print len("é"), repr("é"), ["é"]
print u"h\xe9llo", len(u"é"), repr(u"é"), [u"é\u20ac"]
print "日本".decode("utf-8")[0] == u"日", u"é".encode("utf-8") == "é"
#---- print function from future
from __future__ import print_function
print("a", "b", sep="-", end="!\n")
print()
print("x", 1)
print(*[1, 2], sep=",")
#---- types
print type(1), type(1.0), type("a"), type(u"a"), type(10L), type(None), type([])
print type(True), type(()), type({}), type(set()), type(len), type(lambda: 1), int, str
print type(1).__name__, type(xrange(2)), xrange(5), xrange(1, 10, 3)
#---- floats
print 0.1, 0.1 + 0.2, 1.0 / 3, 2.0 / 3, 100.0, 1e16, 1e-5, 1e15, 123456789012.0, 1234567890123.0
print repr(0.1), repr(0.1 + 0.2), repr(1.0 / 3), str(0.1 + 0.2), [0.1 + 0.2]
print 3.14159265358979, 1e100, -0.0, float("inf"), float("nan"), 1.1 * 1.1
print str(1e12), str(123456.789012345), str(1e11 + 0.5), 7.0, 1e22
#---- star table
for i in range(1, 4):
    print "*" * i
for name, n in [("apple", 3), ("kiwi", 12)]:
    print name.ljust(8), str(n).rjust(4)
    print "%-8s %4d" % (name, n)
    print "{0:<8} {1:>4}".format(name, n)
#---- semicolons and one line
print "a"; print "b"
if 1: print "c", ; print "d"
for c in "xy": print c,
#---- backticks
x = 5
print `x` + "!", `"s"`, `1.5`, `[1, 'a']`, `1, 2`, `10L`
print "value: " + `x * 2`
#---- no newline write
import sys
for i in range(3):
    sys.stdout.write(str(i))
#---- fail print then error
print "before",
print 1 / 0
#---- fail concatenation
print "age " + str(5)
print "age " + 5
