#---- literals and text
print(1+2j, 2j, -0.0-1j, complex(-0.0, -1), complex(0, -0.0), 1e400j, 0j, -1j, 1.5e300j)
print(complex('nan'), complex('inf-nanj'), [1j, {2j: 3}], str(3+4j), repr(3+4j))
print(f"{3+4j:.2f} {3+4j!r} {3+4j:>20} {3+4j:e} {1234+4j:,.1f} {3+4j:#} {1j:+.1f} {-1j:g}", "%s" % (3+4j,), "{:g}".format(1.5j))
print(type(1j), isinstance(1j, complex), isinstance(1, complex), complex.__name__)
1j
#---- arithmetic
z = 3+4j
print(z + 1, 1 + z, z - 2.5, 2.5 - z, z * z, 2 * z, z / 2, 1 / z, z / (1-1j), True + z)
print(-z, +z, abs(z), z.real, z.imag, z.conjugate(), bool(0j), bool(z))
print(z ** 2, z ** -1, z ** 0.5, 2 ** z, 1j ** 2, (-8) ** 0.5, (-8.0) ** (1 / 3), pow(-1, 0.5), pow(z, 2, None))
print(sum([1j, 2, 3.5]), sum([0.5j] * 4, 1), max([3+4j, 1j], key=abs), sorted([2j, 1j, -3], key=abs))
x = 3
x += 1j
x *= 2
x -= 1
x /= 1j
x **= 2
print(x, [i * 1j for i in range(3)])
#---- comparison and hash
def same(a, b):
    return a == b, a != b, a in [b]
z = complex(3, 0)
print(z == 3, 3 == z, z != 3.0, same(z, 3+0j), same(1j, 1), same(1j, "j"), z is z, z == True, 0j == False)
print(hash(z) == hash(3), hash(3.5+0j) == hash(3.5), hash(1+2j), {1j, 1j, 2j}, {1j: "i"}[1j])
for f in (lambda: z < 1j, lambda: z < 1, lambda: 1.0 >= z, lambda: sorted([2j, 1j]), lambda: max(1j, 2)):
    try:
        f()
    except TypeError as e:
        print(e)
match 1+2j:
    case 1-2j: print("no")
    case 1+2j: print("matched")
#---- construction
class C:
    def __complex__(self): return 1j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Bad:
    def __complex__(self): return 1
print(complex(C()), complex(F()), complex(I()), complex(1, F()), complex(1j, 1j), complex(True), complex())
print(complex(real=1, imag=2), complex(imag=3), complex("  ( 1+2j ) "), complex("j"), complex("-J"), complex("1e3-1e-3j"), complex("1_0.5"))
for f in (lambda: complex("1+ 2j"), lambda: complex(""), lambda: complex("1__0j"), lambda: complex("1", "2"), lambda: complex(1, "2"),
          lambda: complex([]), lambda: complex(1, None), lambda: complex(1, 2, 3), lambda: complex(x=1), lambda: complex(Bad()),
          lambda: complex(b"1"), lambda: complex(10 ** 400)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
#---- errors
z = 3+4j
for f in (lambda: int(z), lambda: float(z), lambda: round(z), lambda: round(z, 1), lambda: z // 2, lambda: 5 % z, lambda: divmod(z, 2),
          lambda: ~z, lambda: z / 0, lambda: 0j ** -1, lambda: 0j ** 1j, lambda: pow(z, 2, 3), lambda: [1][z], lambda: z[0], lambda: z(),
          lambda: z.foo, lambda: len(z), lambda: "a" + z, lambda: z + "a", lambda: [1] * z, lambda: format(z, "d"), lambda: format(z, "05"),
          lambda: format(z, "=5"), lambda: "%d" % z, lambda: "%f" % z, lambda: 1e200j ** 2, lambda: abs(1e308+1e308j), lambda: 1 in z,
          lambda: {}[z], lambda: {}["1j"], lambda: 10 ** 400 + 1j, lambda: range(z), lambda: 1 << z, lambda: [*z]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    z.real = 1
except AttributeError as e:
    print("AttributeError")
#---- derived class and special methods
class P(complex):
    def __add__(self, o):
        return P(complex(self) + complex(o))
    def twice(self):
        return self * 2
p = P(1, 2)
print(p, p + 1, type(p + 1).__name__, p.twice(), p.real, 1 + p, p == 1+2j, p * p, abs(p), -p, hash(p) == hash(1+2j))
print(isinstance(p, complex), 2 * p, 1j - p, p / 2, p ** 2, f"{p:.1f}", bool(p), complex(p))
print(complex(1, 2).__add__(3), (1).__add__(1j), (1j).__radd__(2), (1j).__eq__(2), (1j).__lt__(2), (1j).__pow__(2), (1j).__rpow__(2))
print((2j).__abs__(), (1j).__neg__(), (0j).__bool__(), (1j).__repr__(), (1j).__format__(".1f"), (1j).__complex__(), complex.conjugate(1j))
class V:
    def __radd__(self, o): return "radd"
    def __rpow__(self, o): return "rpow"
    def __eq__(self, o): return o == 1j
print(1j + V(), 1j ** V(), 1j == V(), 2j != V())
#---- mandelbrot
def escape(c, limit):
    z = 0
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit
for y in range(-10, 11):
    print("".join(" .:-=+*#%@"[min(9, escape(complex(x / 20, y / 10), 50) // 5)] for x in range(-40, 20)))
#---- mandelbrot in processes
from multiprocessing import Process, Queue
def row(y, q):
    out = []
    for x in range(-20, 10):
        c, z, n = x / 10 + y * 1j / 5, 0j, 0
        while z.real ** 2 + z.imag ** 2 <= 4 and n < 30:
            z, n = z ** 2 + c, n + 1
        out.append(n)
    q.put((y, out, c))
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=row, args=(y, q)) for y in range(-5, 6)]
    for p in ps: p.start()
    rows = sorted((q.get() for _ in ps), key=lambda r: r[0])
    for p in ps: p.join()
    for y, out, c in rows:
        print("".join("#" if n == 30 else "." for n in out), c)
#---- roots of a polynomial
import cmath
from cmath import sqrt, pi
def solve(a, b, c):
    d = sqrt(b * b - 4 * a * c)
    return (-b + d) / (2 * a), (-b - d) / (2 * a)
print(solve(1, 2, 5), solve(1, -3, 2), cmath.exp(1j * pi).real, round(cmath.phase(-1), 5))
def fft(a):
    if len(a) == 1: return a
    even, odd = fft(a[::2]), fft(a[1::2])
    t = [cmath.exp(-2j * cmath.pi * k / len(a)) * odd[k] for k in range(len(a) // 2)]
    return [e + u for e, u in zip(even, t)] + [e - u for e, u in zip(even, t)]
print([f"{z:.3f}" for z in fft([1, 2, 3, 4, 0, 0, 0, 0])])
print(cmath.polar(1j), cmath.rect(2, pi / 2), cmath.isclose(1j ** 2, -1), cmath.log(-1), cmath.inf, cmath.nanj, cmath.infj)
