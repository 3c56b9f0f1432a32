#---- addition
x = "a"
y = (x + 1) * 2
#---- parentheses on the right
x = "a"
y = 2 * (x + (1))
#---- a parenthesis at the operator
x = "a"
y = 2 * (x +(1))
#---- an operator of two letters
y = 3 -1 // 0
#---- spaces around the operator
x = "a"; y = x  %  3 %  4
#---- power
print(2 ** "a")
#---- unary
print(-"a", 1)
#---- comparison
print([1, 2] < 3, "x")
#---- a chain of comparisons
print(1 < "a" < 3)
#---- in
print(1 in 5, "x")
#---- wide letters
print("é" + 1)
#---- wide letters before
x = ["grüße", 1 + "b"]
#---- index
lst = [1, 2, 3]
print("the value is", lst[5], "ok")
#---- an index behind spaces
d = {}
y = 1 + d  ['x'][3]
#---- an index of several parts
x = [1]
x[1:2, 3]
#---- an index of a string
x = "abc"
print(x[10])
#---- key
ages = {"Ann": 31}
print("Bob is", ages["Bob"])
#---- call
def half(n):
    return n / 2
print(half("8"))
#---- call over several lines
def f(a): pass
f(1,
  2)
#---- call on its own
global_x = 5
global_x()
#---- a chain of calls
class A:
    def f(self): pass
A().f(1, 2).g(3)
#---- a chain over several lines
print("a"
   .foo()
   .bar())
#---- method
t = None
t.append(5)
#---- method of a number
x = (1).append(3)
#---- attribute
x = [1, 2]
x[0].foo.bar(1)
#---- attribute of an attribute
x = 1
x.y.z = 3
#---- conditional
x = 1 if 2 < "a" else 3
#---- lambda
f = lambda x: x/0
print(f(1))
#---- key function
sorted([1, "a"], key=lambda v: v + 1)
#---- f-string
print(f"{1/0} x")
#---- format specification
x = "a"
y = f"{x:d} and more"
#---- repr in an f-string
class A:
    def __repr__(self): raise ValueError("r")
print(f"{A()}")
#---- star in a call
print(*5)
#---- star in a list
x = [1, *5]
#---- two stars in a call
def f(): pass
y = f(1, *[2], **5)
#---- two stars with the same name
def f(**k): pass
y = f(a=1, **{'a': 2})
#---- two stars in a dict
x = {**5, 'a': 1}
#---- unhashable key
x = {[1]: 2, 3: 4}
#---- unhashable element
x = {[]}
#---- dict over several lines
x = {1: 5,
     2: missing_name}
#---- generator expression
y = sum(int(c) for c in "12x")
#---- a generator expression over nothing
g = (c for c in 5)
#---- a lazy generator expression
def first(it):
    for x in it:
        return x
first(10 // n for n in [0, 1])
#---- generator
def g():
    yield 1
    1/0
for x in g():
    pass
#---- generator in a call
def g():
    yield 1
    1/0
print(list(g()))
#---- yield from
def inner():
    yield 1
    raise ValueError("in")
def outer():
    yield from inner()
print(list(outer()))
#---- map
print(list(map(lambda x: 1 / x, [1, 0])))
#---- a method as an operator
class V:
    def __add__(self, o):
        return o.missing
print(V() + 1)
#---- a property
class P:
    @property
    def p(self):
        return 1 / 0
print(P().p, 2)
#---- getitem
class P:
    def __getitem__(self, i):
        raise IndexError(i)
print(P()[3], 2)
#---- iteration
class P:
    def __iter__(self):
        return self
    def __next__(self):
        return 1 / 0
for x in P():
    print(x)
