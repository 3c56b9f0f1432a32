#---- name
print(1 if nope else 2)
#---- near a built-in
prnt("x")
#---- other case
foo = 1
print(Foo)
#---- near a local
def f(): return lenght
def g(): length = 1; return lenght
g()
#---- near a global
counter = 1
def f():
    return couter
f()
#---- near nothing
print(zyzzyva)
#---- deleted
x = 5
del x
print(x)
#---- local before assignment
def f():
    print(total)
    total = 1
f()
#---- free before assignment
def outer():
    def inner(): return z + 1
    inner()
    z = 1
outer()
#---- attribute of a string
"abc".uper()
#---- attribute of a list
x = [1]
x.appendd(2)
#---- attribute of an instance
class P:
    def __init__(self): self.name = 1
P().nme
#---- method of an instance
class P:
    def speak(self): pass
p = P()
p.speek()
#---- attribute of a class
class P:
    color = 1
print(P.colour)
#---- attribute far from all
class P: pass
print(P().zyzzyva)
#---- a private name
class P:
    def __init__(self): self.__x = 1
print(P().__x)
#---- attribute of a module
import time
time.slep(1)
#---- attribute of a function
def f(): pass
f.nam
#---- a name that exec has deleted: print(x + loud())
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
print(x + loud())
#---- a name that exec has deleted: print(loud() * x)
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
print(loud() * x)
#---- a name that exec has deleted: print(y // (x) - y)
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
print(y // (x) - y)
#---- a name that exec has deleted: print((x) # x y < y)
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
print((x)
  # x y
  < y)
#---- a name that exec has deleted: print(y == x)
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
print(y ==  x)
#---- a name that exec has deleted: print(l [x])
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
print(l [x])
#---- a name that exec has deleted: print(loud(l)[x])
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
print(loud(l)[x])
#---- a name that exec has deleted: print(x[0])
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
print(x[0])
#---- a name that exec has deleted: x += 1
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
x += 1
#---- a name that exec has deleted: y -= x
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
y -= x
#---- a name that exec has deleted: x = (x) - loud()
y = 2
x = 1
l = [1, 2]
def loud(v=1): return v
exec('del x')
x = (x) - loud()
