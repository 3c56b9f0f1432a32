#---- a method that no type has
[].frobnicate()
#---- the program's own class
class Queue:
    def add(self, x): pass
Queue().push(1)
#---- a class that is derived, with another meaning
class Names(list):
    def __getattr__(self, name):
        raise AttributeError("'list' object has no attribute 'add'")
Names().add(1)
#---- raised by the program
raise TypeError('can only concatenate str (not "int") to str')
#---- None that a function of the program returns
def find(): pass
x = find()
x.name
#---- None by two ways
x = [1].sort()
x = None
x.name
#---- None as an argument
x = [1].sort()
def f(x):
    x.name
f(None)
#---- None in a loop
x = [1].sort()
for x in [None]:
    x.name
#---- a value that is not callable
x = "abc"
x()
#---- a name taken twice
list = [1]
list = [2]
list(3)
#---- the result of a call is called
def f(): return 3
f()(4)
#---- a module without such a name
import sys
sys()
#---- an item is called
x = [1]
x[0](2)
#---- an index of a number
n = 5
n[0]
#---- text as an index
x = [1]
x["a"]
#---- a function takes no arguments
def f(): pass
f(1)
#---- a method with too many arguments
class A:
    def go(self): pass
A().go(1)
#---- a static method
class A:
    @staticmethod
    def go(n): pass
A().go(1, 2)
#---- a nested function
def outer():
    def inner(): pass
    inner(1)
outer()
#---- a class without __init__
class A: pass
A(1)
#---- a key far away
ages = {"Anna": 1}
ages["Bartholomew"]
#---- a key of a local dict
ages = {"Anna": 1}
def f():
    ages = {}
    return ages["Ana"]
f()
#---- too many values of a list
pairs = [(1, 2, 3)]
for a, b in pairs: pass
#---- a local variable too early
n = 0
def f():
    print(n)
    n = 1
f()
#---- a name that nobody knows
frobnicate()
#---- this in a function
def f():
    this.x = 1
f()
#---- two lists
[1] < 2
#---- numbers
1 + None
#---- a number is looped over in a call
list(5)
