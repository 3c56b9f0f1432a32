# Python 2 has other names and other rules. ### says what is found in a line.

#---- names that only Python 2 has
print raw_input("? "), unicode("x"), xrange(3), long(1)
print unknown  ### unknown-name

#---- leaking variables
squares = [n * n for n in xrange(3)]
print n, squares
doubled = list(m * 2 for m in squares)
print m  ### unknown-name

#---- unpacking parameters
def f(a, (b, c)):
    print a, b, c, d  ### unknown-name
f(1, (2, 3))
f(1)  ### wrong-arguments

#---- except with a comma, raise with a comma
try:
    print unknown
except NameError, e:
    print e
raise ValueError, unknown2  ### unknown-name

#---- exec may define anything
exec "x = 1"
print x

#---- comparisons that have no order in Python 3
print 1 < "a", None < 3

#---- classes
class Old:
    def m(self):
        print self.missing  ### unknown-attribute
Old().m()
