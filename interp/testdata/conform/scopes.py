#---- global
count = 0
def inc():
    global count
    count += 1
def read():
    return count
inc(); inc()
print(count, read())
def make():
    global created
    created = "by function"
make()
print(created)
#---- global read from many functions
TOTAL = 10
names = []
def a(): return TOTAL * 2
def b(): names.append("b"); return len(names)
def c():
    global TOTAL
    TOTAL = a() + b()
    return TOTAL
print(c(), a(), b(), c(), names)
#---- local shadows global
x = "global"
def f():
    x = "local"
    return x
def g(x):
    x += "!"
    return x
print(f(), g("param"), x)
#---- enclosing scopes
x = "global"
def outer():
    x = "outer"
    def mid():
        def inner():
            return x
        return inner()
    def changer():
        nonlocal x
        x = "changed"
    print(mid())
    changer()
    print(mid(), x)
outer()
print(x)
#---- nonlocal two levels
def f():
    n = 0
    def g():
        def h():
            nonlocal n
            n += 1
            return n
        return h
    h = g()
    h(); h()
    return n
print(f())
#---- global inside nested
v = 1
def outer():
    v = 2
    def inner():
        global v
        v = 3
        return v
    return inner(), v
print(outer(), v)
#---- comprehension scope
x = "keep"
l = [x for x in range(3)]
print(x, l)
d = {k: x for k in "ab"}
print(d, "k" in globals())
n = 3
print([n * i for i in range(n)], [[n for n in range(m)] for m in range(n)], n)
def f():
    y = 10
    return [y + i for i in range(3)], sum(y * i for i in range(3))
print(f())
#---- comprehension first iterable
x = [1, 2, 3]
print([x for x in x], x)
print([y for x in [x] for y in x])
#---- walrus leaks
print([last := i for i in range(4)], last)
def f():
    total = 0
    return [total := total + i for i in range(5)], total
print(f())
#---- shadowing builtins
list = [1, 2]
sum = 0
for i in list:
    sum = sum + i
print(sum, list)
max = 5
str = "text"
print(max, str, len(str))
del max, str
print(max(1, 2), str(5))
#---- shadowing in functions
def f(list, len=3):
    id = 7
    type = "t"
    return list, len, id, type
print(f("l"), len([1]), type(1).__name__)
input = lambda p="": "fake"
print(input("name? "))
def print_all(*print_me):
    for print_it in print_me: print(print_it)
print_all(1, 2)
dict = {"a": 1}
print(dict["a"])
#---- redefined print
old = print
def print(*a, **k):
    old(">>", *a, **k)
print("hello", 1)
print("x", "y", sep="-")
#---- names defined in branches
def f(flag):
    if flag:
        v = "set"
    else:
        v = "unset"
    return v
print(f(1), f(0))
if 1 > 0:
    made = "in if"
print(made)
while True:
    inner = 3
    break
print(inner)
#---- use before global definition
def f():
    return later() + LATER
def later():
    return 1
LATER = 41
print(f())
#---- parameters and locals independent
def f(n):
    if n == 0:
        return []
    x = n
    r = f(n - 1)
    r.append(x)
    return r
print(f(4))
#---- del local
def f():
    x = 1
    del x
    x = 2
    return x
print(f())
y = 1
del y
y = "again"
print(y)
#---- name and main
print(__name__)
def main():
    print("in main")
    return 0
if __name__ == "__main__":
    main()
#---- globals access
a = 5
print(globals()["a"], "nothing" in globals(), "a" in globals())
globals()["b"] = 6
print(b)
def f():
    p = 1; q = "x"
    return locals()
print(f())
#---- nested function names
def f():
    def helper(): return "f helper"
    return helper()
def helper(): return "global helper"
print(f(), helper())
#---- same name as function
def total(l):
    total = 0
    for x in l:
        total += x
    return total
print(total([1, 2]), total([3]))
#---- underscore names
_ = 5
for _ in range(3): pass
print(_)
__private = "p"
_x, __ = 1, 2
print(__private, _x, __)
été = 3
π = 3.14
print(été + π)
#---- fail unbound local
x = 1
def f():
    print("in f")
    print(x)
    x = 2
f()
#---- fail name error
print("before")
print(undefined_name)
#---- fail deleted name
x = 1
print(x)
del x
print(x)
#---- fail loop variable of comprehension
print([q for q in range(2)])
print(q)
