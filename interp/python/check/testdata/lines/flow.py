# Which names have a value, and what is never reached. ### says what is found in a line.

#---- behind what leaves
import sys
def f():
    return 1
    print(unknown)
def g():
    raise ValueError
    print(unknown)
def h():
    sys.exit()
    print(unknown)
def i():
    while True:
        print("forever")
    print(unknown)
def j(x):
    if x:
        return 1
    else:
        raise ValueError
    print(unknown)
for k in [1]:
    continue
    print(unknown)
for k in [1]:
    break
    print(unknown)

#---- not behind what only may leave
def f(x):
    if x:
        return 1
    print(unknown)  ### unknown-name
def g():
    while True:
        break
    print(unknown)  ### unknown-name
def h(x):
    while True:
        for y in x:
            break
        else:
            break
    print(unknown)  ### unknown-name
def i(x):
    while True:
        with x:
            if x:
                break
    print(unknown)  ### unknown-name

#---- tests that are constant
if False:
    print(unknown)
if True:
    pass
else:
    print(unknown)
if 0 or unknown:  ### unknown-name
    pass
x = unknown if False else 1
y = 1 if True else unknown
while 0:
    print("never")

#---- questions about the version of Python, and about what there is
import sys
if sys.version_info[0] < 3:
    text = unicode
else:
    text = str
if hasattr(sys, "maxint"):
    print(unknown)
kind = unicode if sys.version_info < (3,) else str
ok = sys.version_info < (3,) and long

#---- a name before its value
def f():
    print(a)  ### no-value-yet
    a = 1
    print(a)
def g():
    b += 1  ### no-value-yet
def h(x):
    del x
    print(x)
def i():
    c = 1
    del c
    print(c)  ### no-value-yet

#---- a name that is only annotated
def f():
    x: int
    x = 1
    return x
def g():
    y: int
    return y

#---- loops
def f(items):
    for x in items:
        if x:
            last = x
    return last
def g(items):
    for x in items:
        total = total + x  ### no-value-yet
    return total
def h(items):
    for x in items:
        total += x  ### no-value-yet
def i(items):
    for n, x in enumerate(items):
        if n:
            print(before)
        before = x
def j(items):
    while items:
        print(previous) if len(items) > 1 else None
        previous = items.pop()

#---- try
def f():
    try:
        x = 1
    except ValueError:
        print(x)
    return x
def g():
    try:
        pass
    except ValueError as e:
        print(e)
    finally:
        y = 1
    return y
def h():
    try:
        print(z)  ### no-value-yet
    finally:
        z = 1
def i():
    try:
        w = 1
    except ValueError:
        return
    else:
        print(w)
    finally:
        print(w)

#---- with, match, walrus and comprehensions
def f(x):
    with x as y, y.z as w:
        v = w
    return v, y
def g(x):
    match x:
        case [a, *b]:
            return a, b
        case {"k": c, **d}:
            return c, d
        case (str() as e) | (int() as e):
            return e
    return f
def h(x):
    if (n := len(x)) > 1:
        print(n)
    while (m := x.pop()):
        print(m)
    print(m, [k for k in x if (q := k)], q)

#---- names of functions around, and of the module
def outer():
    def inner():
        return late
    late = 1
    return inner
print(early)  ### no-value-yet
early = 1
def f():
    return later
later = 2
print(__name__, __file__)

#---- functions and classes before their definition
main()  ### no-value-yet
def main():
    helper()
def helper():
    pass
C()  ### no-value-yet
class C:
    pass

#---- built-in names that the program gives another value later
print(max(1, 2))
max = 3
def f():
    print(min)  ### no-value-yet
    min = 1

#---- a name is told of once, where it is first missing
def f():
    print(x)  ### no-value-yet
    print(x)
    x = 1

#---- what the text does not show may define anything
exec("x = 1")
print(x)
