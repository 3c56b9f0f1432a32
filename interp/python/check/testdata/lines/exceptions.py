# What a program means to meet is no mistake: in a try that catches it, around a call of the
# function, in the with of what swallows it. ### says what is found in a line.

#---- a clause of the exception's class
try:
    print(unknown)
except NameError:
    pass

#---- of a base class, of a tuple with it, of any, and with the module's name
import builtins
try:
    print(unknown1)
except Exception as e:
    print(e)
try:
    print(unknown2)
except (ValueError, NameError):
    pass
try:
    print(unknown3)
except:
    raise
try:
    print(unknown4)
except builtins.NameError:
    pass
try:
    print(unknown5)
except (NameError):
    pass
errors = [NameError]
try:
    print(unknown6)
except errors[0]:
    print("as I thought")

#---- of another class
try:
    print(unknown)  ### unknown-name
except ValueError:
    print(other)  ### unknown-name

#---- neither the clauses nor else and finally are in the try
try:
    pass
except NameError:
    a()  ### unknown-name
else:
    b()  ### unknown-name
finally:
    c()  ### unknown-name

#---- a function that is called in a try
def f():
    print(unknown)
try:
    f()
except NameError:
    pass

#---- a function that a function calls that is called in a try
def f():
    print(unknown)
def g():
    f()
try:
    g()
except NameError:
    pass

#---- a method, and a lambda that is handed on
class C:
    def m(self):
        print(unknown)
def call(f):
    try:
        f()
    except NameError:
        pass
c = C()
call(c.m)
call(lambda: unknown2)

#---- a function that is called elsewhere
def f():
    print(unknown)  ### unknown-name
try:
    pass
except NameError:
    pass
f()

#---- with statements that swallow exceptions
import contextlib
with contextlib.suppress(NameError):
    print(unknown)
class Swallow:
    def __enter__(self):
        return self
    def __exit__(self, *args):
        return True
with Swallow():
    print(unknown2)
class Keep:
    def __enter__(self):
        return self
    def __exit__(self, *args):
        print(args)
with Keep():
    print(unknown3)  ### unknown-name

#---- unittest and pytest ask for exceptions
class T:
    def test(self):
        with self.assertRaises(NameError):
            print(unknown)
        self.assertRaises(NameError, lambda: unknown2)

#---- a class whose __init__ fails
class C:
    def __init__(self):
        print(unknown)
try:
    C()
except NameError:
    pass

#---- other kinds: TypeError, AttributeError, ImportError, ValueError
try:
    len(1)
    "a".uper()
except (TypeError, AttributeError):
    pass
try:
    import nonsense
    from math import tao
except ImportError:
    pass
try:
    import nonsense2
except ModuleNotFoundError:
    pass
try:
    int("x")
    a, b = 1, 2, 3
except ValueError:
    pass
try:
    len(1)  ### wrong-type
except AttributeError:
    pass
