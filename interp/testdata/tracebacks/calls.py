#---- too many
def f(a): pass
f(1, 2)
#---- too many for none
def f(): pass
f(1)
#---- too many with defaults
def f(a, b=1): pass
f(1, 2, 3)
#---- too few
def f(a, b, c): pass
f()
#---- too few by two
def f(a, b, c): pass
f(1)
#---- keyword only
def f(a, *, b, c): pass
f(1)
#---- too many and a keyword
def f(a, *, d=1): pass
f(1, 2, d=3)
#---- positional only
def f(a, /, b): pass
f(a=1, b=2)
#---- unexpected keyword
def f(name): pass
f(1, zyzzyva=2)
#---- unexpected keyword for none
def f(): pass
f(zyzzyva=2)
#---- twice
def f(a): pass
f(1, a=2)
#---- lambda
print((lambda x: x)())
#---- method
class C:
    def m(self, x): pass
C().m()
#---- init
class C:
    def __init__(self, x): pass
C()
#---- init with too many
class C:
    def __init__(self, x): pass
C(1, 2)
#---- class without init
class C: pass
C(1)
#---- nested
def outer():
    def inner(x): pass
    inner()
outer()
#---- nested method
def outer():
    class C:
        def m(self): pass
    C().m(1)
outer()
#---- two of the same name
def f(a): pass
def f(a, b=2): pass
f(1, 2, 3)
#---- generator function
def g(a):
    yield a
g()
#---- built-in function
print(len(1, 2))
#---- built-in method
[].append(1, 2)
#---- built-in class
print(int("12", 10, 3))
#---- method without self
class C:
    def m(): pass
C().m()
#---- static method
class C:
    @staticmethod
    def m(a): pass
C.m()
#---- class method
class C:
    @classmethod
    def m(cls, a): pass
C.m()
#---- decorated
def deco(f):
    def wrapper(*args):
        return f(*args)
    return wrapper
@deco
def f(a): pass
f(1, 2)
