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
