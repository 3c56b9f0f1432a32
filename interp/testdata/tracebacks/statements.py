#---- for over what is not iterable
for x in 5:
    pass
#---- for on one line
for x in 5: pass
#---- for with targets
for a, b in [(1, 2, 3)]:
    pass
#---- unpacking a number
a, b = 5
#---- unpacking too many
def f():
    first, second = [1, 2, 3]
f()
#---- unpacking too few
(a, b), c = [(1,), 2]
#---- unpacking within unpacking
a, (b, c) = 1, 2
#---- unpacking with a star
a, *b, c = [1]
#---- several targets
a, b = c, d = 5
#---- raise on its own line
raise ValueError("no")
#---- raise behind a colon
x = 1
if x: raise ValueError("no")
#---- raise a class
raise KeyError
#---- raise nothing
raise
#---- raise what is no exception
raise "text"
#---- raise from what is no exception
raise ValueError("x") from "y"
#---- assert
assert 1 == 2, "no"
#---- assert without a message
def check(n):
    assert n > 0
check(-1)
#---- assert over several lines
assert (1 ==
   2), "no"
#---- assert with a long message
def f(x):
    assert x > 0, \
        "positive"
f(-1)
#---- with what is no context manager
with 5:
    pass
#---- an exit that fails
class C:
    def __enter__(self): return 1
    def __exit__(self, *a): raise KeyError("x")
with C() as c:
    pass
#---- an enter that fails
class C:
    def __enter__(self):
        return 1 / 0
    def __exit__(self, *a): pass
with C() as c:
    pass
#---- the body of a with
class C:
    def __enter__(self): return 1
    def __exit__(self, *a): pass
with C() as c:
    print([1][c])
#---- del of an item
d = {}
del d['x']
#---- del of a name
def f():
    x = 5
    del x
    print(x)
f()
#---- del of an attribute
class A: pass
a = A()
del a.name
#---- a decorator that is not there
@foo
def g(): pass
#---- a decorator that is no function
@1
def g(): pass
#---- a decorator that fails
def deco(f): raise ValueError("d")
@deco
@staticmethod
def f(): pass
#---- a default
def f(x=nothing): pass
#---- an annotated assignment
x: int = nothing
#---- augmented assignment
x = "a"
x += 1
#---- augmented assignment behind a colon
x = "a"
if x: x += 1
#---- augmented assignment of an item
lst = [3]
lst[0] += "a"
#---- augmented assignment of a missing key
d = {}
d["x"] += 1
#---- augmented assignment of a missing attribute
class A: pass
a = A()
a.count += 1
#---- an item is assigned
x = [1, 2]
x[2] = 3
#---- an item of what has none
x = None
x[0] = 5
#---- an attribute of what has none
x = None
x.foo = 5
#---- two statements on a line
int("x"); print("y")
#---- the second statement on a line
if True: print("a"); int("x")
#---- while
while undefined_thing: pass
#---- the body of a class
class C:
    x = 1/0
#---- return over several lines
def f():
    return (1 +
        'a')
f()
#---- a yield into which an exception is thrown
def g():
    x = yield 1
    print("no")
it = g()
next(it)
it.throw(ValueError("in"))
#---- the body of a class has an except clause for something else
class C:
    try:
        x = 1 + y
    except ArithmeticError:
        pass
#---- a generator in a star has except clauses for something else
def g():
    try:
        yield 1
        yield x
    except KeyError:
        pass
    except (ArithmeticError, TypeError):
        pass
print(*g())
#---- a misspelled class in an except clause
def f():
    try:
        int("x")
    except ValueErorr:
        print("no")
f()
#---- a tuple within a tuple in an except clause
errors = (KeyError, ValueError)
try:
    int("x")
except (TypeError, errors) as e:
    print(e)
#---- StopIteration that leaves a generator
def g():
    yield 1
    next(iter([]))
def f():
    for x in g():
        print(x)
f()
#---- StopIteration that leaves a generator which list goes over
def g():
    yield next(iter([]))
def h():
    yield from g()
print(list(h()))
#---- StopIteration that leaves a generator expression
def f():
    return sum(next(iter([])) for x in [1])
f()
#---- a class pattern with too many positions, within another pattern
class P:
    __match_args__ = ("a",)
def f(v):
    match v:
        case int() | str():
            pass
        case [1, P(a, b), *_]:
            pass
f([1, P(), 3])
#---- a class pattern of several lines
class P:
    __match_args__ = ["a"]
match P():
    case P(1,
           b=2) as p:
        pass
#---- a misspelled class in a pattern
match 1:
    case str() | itn() as n:
        pass
#---- a key that a pattern checks twice
class K:
    A = B = "a"
match {"z": {"a": 1, "b": 2}}:
    case {"z": {K.A: 1, K.B: 1}}:
        pass
