#---- money
from decimal import Decimal, ROUND_HALF_UP, getcontext, localcontext, InvalidOperation, DivisionByZero
import decimal
print(Decimal("0.1") + Decimal("0.2"), 0.1 + 0.2, Decimal("0.1") + Decimal("0.2") == Decimal("0.3"))
price = Decimal("19.99")
print(price * 3, price / 3, price // 3, price % 3, -price, abs(-price), price ** 2, +price)
print((price * Decimal("0.19")).quantize(Decimal("0.01")), (price / 7).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
print(repr(price), str(price), f"{price:.1f} {price:>10} {price:,} {Decimal('1234567.891'):,.2f}", "%s" % price, "%.3f" % price)
print(Decimal(5), Decimal(0.5), Decimal("1e5"), Decimal("-0"), Decimal((0, (1, 2, 3), -2)), Decimal("NaN"), Decimal("inf"))
print(int(price), float(price), round(price), round(price, 1), round(Decimal("2.5")), bool(Decimal(0)), hash(Decimal(2)) == hash(2))
print(Decimal(1) / Decimal(3), Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10())
print(sum([Decimal("1.10"), Decimal("2.20")]), max(Decimal(1), Decimal(2)), sorted([Decimal("3"), 1, Decimal("2.5")]))
print(Decimal(2) < 3, Decimal("2.5") == 2.5, 3 > Decimal(2), Decimal(2) == 2)
print(Decimal("123.4500").normalize(), Decimal("123.45").as_tuple(), Decimal("1.5").as_integer_ratio(), Decimal("12.3").to_integral_value(), Decimal("1E+3").adjusted())
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: Decimal("abc"))
attempt(lambda: Decimal(1) / 0)
attempt(lambda: Decimal(0) / 0)
attempt(lambda: Decimal(1) + 0.5)
attempt(lambda: Decimal(1) + "1")
attempt(lambda: Decimal(None))
attempt(lambda: Decimal(-1).sqrt())
getcontext().prec = 6
print(Decimal(1) / Decimal(7), getcontext().prec)
with localcontext() as ctx:
    ctx.prec = 3
    print(Decimal(1) / Decimal(7))
print(Decimal(1) / Decimal(7))
print(issubclass(DivisionByZero, ZeroDivisionError), issubclass(InvalidOperation, ArithmeticError))
#---- decimals go to processes
from decimal import Decimal
from multiprocessing import Pool, Process, Queue
def vat(price):
    return (price * Decimal("1.19")).quantize(Decimal("0.01"))
if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(vat, [Decimal("1.00"), Decimal("9.99"), Decimal("100")]))
    q = Queue()
    q.put({"total": Decimal("3.50")})
    print(q.get())
#---- decimals and statistics
from decimal import Decimal
import statistics, json
values = [Decimal("1.5"), Decimal("2.5"), Decimal("4")]
print(statistics.mean(values), statistics.median(values), sum(values, Decimal(0)))
try:
    json.dumps(Decimal(1))
except TypeError as e:
    print(e)
print(json.loads("[1.10]", parse_float=Decimal))
#---- numbers of any size
from decimal import *
from fractions import Fraction
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
far, near = Decimal("1e999999999"), Decimal("1e-999999999")
attempt(lambda: far ** 2)
attempt(lambda: far + near)
attempt(lambda: far % 7)
attempt(lambda: far.ln())
attempt(lambda: near.log10())
attempt(lambda: Decimal("1.5") ** near)
attempt(lambda: Decimal("0.1") ** 500000)
attempt(lambda: Decimal(10) ** -400000)
attempt(lambda: Decimal(2) ** 1000000)
attempt(lambda: Decimal(1) ** Decimal("inf"))
attempt(lambda: near.exp())
print(far == 5, far > 10 ** 30, near == 0.5, near < 1, Decimal("-1e425000000") < Fraction(1, 3), far > Fraction(1, 3), near == Fraction(1, 3))
print(hash(far), hash(far.copy_negate()), hash(near), hash(Decimal("0.5")) == hash(0.5) == hash(Fraction(1, 2)), hash(Decimal("inf")), hash(Decimal("-inf")))
attempt(lambda: Decimal("1e999999999999999999").adjusted())
attempt(lambda: Decimal("1e1000000000000000000"))
attempt(lambda: Decimal("1e99999999999999999999999"))
attempt(lambda: Decimal((0, (1, 2), 10 ** 18)))
getcontext().prec = MAX_PREC
attempt(lambda: getcontext().prec == MAX_PREC)
attempt(lambda: Decimal(7) ** 60 + Decimal("1e-20"))
attempt(lambda: Decimal(1) / 3)
#---- not a number
from decimal import *
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
quiet, loud = Decimal("nan12"), Decimal("-snan7")
print(quiet, loud, Decimal("NaN000"), quiet + 1, quiet.copy_negate(), -quiet, +quiet, abs(quiet))
for f in (lambda: -loud, lambda: loud + 1, lambda: loud.to_integral_value(), lambda: loud == 1, lambda: loud < 1, lambda: hash(loud),
          lambda: quiet == quiet, lambda: quiet != 1, lambda: quiet < 1, lambda: int(quiet), lambda: quiet.as_integer_ratio(),
          lambda: quiet.max(3), lambda: Decimal(3).min(quiet), lambda: loud.max(3), lambda: quiet.compare(1), lambda: Decimal(1).compare(Decimal("1.0")),
          lambda: Decimal("1").min(Decimal("1.0")), lambda: Decimal("1.0").max(Decimal("1")), lambda: Decimal("nanq"), lambda: Decimal("1e"),
          lambda: Decimal("1").quantize(quiet), lambda: Decimal("inf").quantize(Decimal("-inf")), lambda: Decimal("1").quantize(Decimal("inf")),
          lambda: Decimal("inf") // 2, lambda: Decimal("inf") % 2, lambda: divmod(Decimal("inf"), 2), lambda: divmod(Decimal(-7), 2), lambda: divmod(7, Decimal(2)),
          lambda: divmod(Decimal(1), 0), lambda: Decimal(1) // 0, lambda: Decimal(1) % 0, lambda: Decimal("1e50") // 1):
    attempt(f)
