#---- complex numbers
print 1+2j, (1+2j) * 2, abs(3+4j), 1j / 3, [1j / 3], 1e16j, 0.1+0.2j
print repr(1j / 3), complex("1+2j"), 3J.imag, 1j == 1j, (1+0j) == 1
try:
    print (-8) ** 0.5
except ValueError, e:
    print e
try:
    print pow(-8.0, 0.5)
except ValueError, e:
    print e
print (-8+0j) ** 0.5
try:
    print 1j < 2j
except TypeError, e:
    print e
try:
    print sorted([2j, 1])
except TypeError, e:
    print e
print cmp(1j, 1j), 1j < "a", sorted(["a", 1j])
