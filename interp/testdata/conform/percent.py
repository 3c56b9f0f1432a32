#---- basics
print("%s is %d years old" % ("Bob", 42))
print("%s" % "one")
print("%d%%" % 50)
print("%s %s %s" % (1, 2.5, [3]))
print("100%")
print("%s" % (None,))
#---- integers
print("[%d] [%5d] [%-5d] [%05d] [%+d] [% d]" % (42, 42, 42, 42, 42, 42))
print("[%d] [%5d] [%-5d] [%05d] [%+d] [% d]" % (-42, -42, -42, -42, -42, -42))
print("%i %u" % (7, 8))
print("%d %d" % (3.99, -3.99))
print("%d" % True)
print("%d" % 10 ** 20)
print("%.5d|%8.3d|%-8.3d|" % (42, 7, 7))
#---- hex octal
print("%x %X %o" % (255, 255, 8))
print("%#x %#X %#o" % (255, 255, 8))
print("%08x|%-8x|%#010x" % (48879, 48879, 48879))
print("%x %o" % (-255, -8))
print("%x" % 2 ** 70)
#---- floats f
print("%f %.2f %.0f %10.3f|%-10.3f|%010.3f" % (3.14159, 3.14159, 2.5, 3.14159, 3.14159, 3.14159))
print("%+.1f % .1f %+.1f" % (1.25, 1.35, -1.45))
print("%.0f %.0f %.0f %.0f" % (0.5, 1.5, 2.5, 3.5))
print("%f" % 1e15, "%f" % 7, "%.3f" % True)
print("%#.0f" % 3, "%.10f" % 0.1, "%.20f" % 0.1)
#---- floats e and g
print("%e %E %.2e %12.3e|" % (12345.678, 12345.678, 12345.678, 12345.678))
print("%g %g %g %g %g" % (0.0001, 0.00001, 123456, 1234567, 1e100))
print("%G %.3g %#g %g" % (1e-10, 1234.5678, 1.0, 100.0))
print("%e %g" % (0, 0))
print("%.0e" % 15000)
#---- inf nan
inf = float("inf")
print("%f %e %g %5.1f|" % (inf, inf, -inf, inf))
print("%f %F %010f" % (float("nan"), inf, inf))
#---- strings
print("[%s] [%10s] [%-10s] [%.2s] [%5.1s]" % ("abc", "abc", "abc", "abc", "abc"))
print("[%r] [%10r] [%a]" % ("abc", "abc", "é"))
print("%s and %r" % ("it's", "it's"))
print("%c%c%c" % ("a", 98, "é"))
print("[%3c] [%-3c]" % ("x", "y"))
#---- star width
print("[%*d]" % (6, 42))
print("[%-*d]" % (6, 42))
print("[%.*f]" % (2, 3.14159))
print("[%*.*f]" % (8, 3, 3.14159))
print("[%*d]" % (-6, 42))
#---- mapping
d = {"name": "Eve", "n": 3, "price": 1.5}
print("%(name)s bought %(n)d for %(price).2f" % d)
print("%(n)05d|%(name)-6s|%(name)6s" % d)
print("%(a)s %(a)r" % {"a": "x"})
print("no keys" % {})
#---- containers as the argument
print("%s" % [1, 2])
print("%s" % {"a": 1})
print("%s" % ((1, 2),))
print("%s %s" % ("t", (1, 2)))
t = (1, 2, 3)
print("%d-%d-%d" % t)
#---- precedence
print("%d" % 3 * 2)
print("%d" % (3 * 2))
print("%s" % "a" + "b")
print("sum: %d" % sum([1, 2, 3]))
#---- table
rows = [("apple", 3, 0.5), ("banana", 12, 0.25), ("kiwi", 100, 12.125)]
print("%-10s|%5s|%8s" % ("item", "qty", "price"))
print("-" * 25)
for row in rows:
    print("%-10s|%5d|%8.2f" % row)
#---- augmented
s = "%s-%s"
s %= ("a", "b")
print(s)
fmt = "%d" + ", %d" * 2
print(fmt % (1, 2, 3))
#---- non ascii width
print("[%5s][%-5s]" % ("é", "日"))
print("%s" % "ü", "%r" % "ü")
#---- bytes percent
print(b"%d-%s" % (5, b"x"))
print(b"%04x" % 255)
#---- fail not enough
print("start")
print("%s %s" % "one")
#---- fail not all converted
print("start")
print("%s" % (1, 2))
#---- fail number needed
print("start")
print("%d" % "x")
