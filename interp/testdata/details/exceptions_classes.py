#---- own hierarchy
class AppError(Exception):
    """Base."""
class NetError(AppError): pass
class Timeout(NetError): pass
for cls in (AppError, NetError, Timeout):
    try:
        raise cls("oops")
    except NetError as e:
        print("net", type(e).__name__, e)
    except AppError as e:
        print("app", type(e).__name__, e)
#---- custom str
class E(Exception):
    def __str__(self):
        return "custom: " + ", ".join(map(str, self.args))
try:
    raise E(1, "two")
except E as e:
    print(e)
    print(repr(e))
    print(f"{e} / {e!r} / %s" % e)
#---- custom init with attributes
class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        self.balance = balance
        self.amount = amount
        super().__init__(f"need {amount - balance} more")
try:
    raise InsufficientFunds(10, 25)
except InsufficientFunds as e:
    print(e, e.balance, e.amount, e.args)
#---- init without super
class E(Exception):
    def __init__(self, code):
        self.code = code
try:
    raise E(5)
except E as e:
    print(e.code, e.args, str(e), repr(e))
#---- custom repr
class E(ValueError):
    def __repr__(self):
        return "<E!>"
print([E("x")], str(E("x")))
#---- inherit from two
class NotFound(KeyError, AttributeError):
    pass
for base in (KeyError, AttributeError, LookupError):
    try:
        raise NotFound("thing")
    except base as e:
        print(base.__name__, e)
print([c.__name__ for c in NotFound.__mro__])
#---- default message
class E(Exception):
    def __init__(self, msg="default message"):
        super().__init__(msg)
for a in ((), ("other",)):
    try:
        raise E(*a)
    except E as e:
        print(e)
#---- class attributes on exceptions
class HttpError(Exception):
    code = 500
    def describe(self):
        return "%d: %s" % (self.code, self)
class NotFound(HttpError):
    code = 404
for k in (HttpError, NotFound):
    try:
        raise k("sorry")
    except HttpError as e:
        print(e.describe())
#---- property on exception
class E(Exception):
    @property
    def first(self):
        return self.args[0] if self.args else None
print(E().first, E(3, 4).first, len(E(3, 4).args))
#---- equality of exceptions
a, b = ValueError("x"), ValueError("x")
print(a == b, a == a, a.args == b.args, a in [b, a])
#---- exception as values
errors = [ValueError("a"), TypeError("b"), KeyError("c")]
for e in errors:
    print(type(e).__name__, str(e), isinstance(e, LookupError))
print(sorted(type(e).__name__ for e in errors))
#---- registry by exception type
handlers = {ValueError: "value", KeyError: "key"}
def classify(f):
    try:
        f()
    except tuple(handlers) as e:
        return handlers[type(e)]
    except Exception as e:
        return "unknown " + type(e).__name__
    return "fine"
print(classify(lambda: int("x")), classify(lambda: {}[0]), classify(lambda: [][0]), classify(int))
#---- exception in init
class Age:
    def __init__(self, n):
        if n < 0:
            raise ValueError("age must not be negative")
        self.n = n
for n in (3, -3):
    try:
        a = Age(n)
        print("made", a.n)
    except ValueError as e:
        print(e)
#---- exception in str method
class Bad:
    def __str__(self):
        raise RuntimeError("no string")
try:
    print(Bad())
except RuntimeError as e:
    print("caught", e)
class Wrong:
    def __str__(self):
        return 5
try:
    str(Wrong())
except TypeError as e:
    print(e)
#---- wrapping errors
class ConfigError(Exception):
    pass
def load(d, key):
    try:
        return int(d[key])
    except KeyError as e:
        raise ConfigError(f"missing {e}") from e
    except ValueError as e:
        raise ConfigError(f"bad value: {e}") from e
for d in ({"n": "4"}, {"n": "x"}, {}):
    try:
        print(load(d, "n"))
    except ConfigError as e:
        print(e, "<-", type(e.__cause__).__name__)
#---- validate with collected errors
def validate(rec):
    problems = []
    for field, check in (("name", str.isalpha), ("age", str.isdigit)):
        try:
            if not check(rec[field]):
                raise ValueError("bad " + field)
        except KeyError as e:
            problems.append("missing " + e.args[0])
        except ValueError as e:
            problems.append(str(e))
    return problems
print(validate({"name": "Ann", "age": "3"}), validate({"name": "4"}))
#---- exceptions cross processes
from multiprocessing import Process, Queue
class Overheated(Exception):
    def __init__(self, degrees):
        super().__init__(degrees)
        self.degrees = degrees
def heat(n, q):
    try:
        if n > 90:
            raise Overheated(n)
        q.put(n)
    except Overheated as e:
        q.put(e)
q = Queue()
for n in (50, 95):
    p = Process(target=heat, args=(n, q)); p.start()
    r = q.get(); p.join()
    print(type(r).__name__, r, getattr(r, "degrees", "-"))
#---- exception raised through pool
from multiprocessing import Pool
class MyError(Exception): pass
def f(x):
    if x == 3:
        raise MyError("three is bad")
    return x
with Pool(2) as p:
    for x in (1, 3):
        try:
            print(p.apply(f, (x,)))
        except MyError as e:
            print("MyError", e)
#---- exception from a property and getattr
class A:
    @property
    def x(self):
        raise ValueError("from property")
try:
    A().x
except ValueError as e:
    print(e)
print(getattr(object(), "nope", "fallback"), hasattr(A, "x"), hasattr(A(), "y"))
#---- system exit codes and attributes
for code in (0, 3, "text", None):
    try:
        raise SystemExit(code)
    except SystemExit as e:
        print(repr(e.code), e.args)
import sys
try:
    sys.exit()
except SystemExit as e:
    print(e.code, e.args)
#---- except star groups
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError(2), ValueError(3)])
except* ValueError as g:
    print("values", [str(e) for e in g.exceptions])
except* TypeError as g:
    print("types", len(g.exceptions))
#---- warnings are exceptions
import warnings
print(issubclass(UserWarning, Exception), issubclass(DeprecationWarning, Warning))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("careful")
    except UserWarning as e:
        print("raised", e)
