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
