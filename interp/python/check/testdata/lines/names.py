# What names and their values mean. ### says what is found in a line.

#---- scopes
class C:
    n = 1
    m = n
    def f(self):
        return n  ### unknown-name
def f(x):
    return [y for y in x], y  ### unknown-name
def g():
    global made
    made = 1
print(made)
def h():
    n = 1
    def step():
        nonlocal n
        n += 1
    return step

#---- private names of a class
class C:
    __limit = 1
    def f(self):
        return self.__limit, __limit  ### unknown-name

#---- stars
from math import *
print(sqrt(2), sqr(2))  ### unknown-name

#---- a star of a module that nobody knows
from elsewhere import *  ### unknown-module
print(anything)

#---- variables of several values, of one type and of several
a = 1
a = 2
a.bit_lenght()  ### unknown-attribute
b = 1
b = "x"
b.anything()
for c in range(3):
    c.anything()  ### unknown-attribute
d, e = "x", 1
d.anything()  ### unknown-attribute
f = g = []
g.anything()  ### unknown-attribute
for h in [1, 2]:
    h.anything()

#---- constants of all types
True.real()  ### wrong-type
None.x  ### unknown-attribute
(1.5).x  ### unknown-attribute
(2j).x  ### unknown-attribute
b"x".x  ### unknown-attribute
"x".x  ### unknown-attribute
f"{1}".x  ### unknown-attribute
[].x  ### unknown-attribute
().x  ### unknown-attribute
{1}.x  ### unknown-attribute
{}.x  ### unknown-attribute
(...).x  ### unknown-attribute
(lambda: 1).x
(-1).x  ### unknown-attribute
(not 1).x  ### unknown-attribute
(1 + 2).x  ### unknown-attribute
("%s" % 1).x  ### unknown-attribute
[y for y in "a"].x  ### unknown-attribute

#---- with gives what __enter__ returns
with Lock() as held:
    held.anything()  ### unknown-attribute
with Pool() as pool:
    pool.mapp(print, [])  ### unknown-attribute

#---- a parameter may be anything, self is the class's
def f(x=1):
    x.anything()
class C:
    def __init__(self):
        self.a = 1
    def m(self):
        return self.b  ### unknown-attribute
    def n(self, self2):
        return self.a, self2.b
C().m()

#---- attributes that something assigns, annotates or deletes
class C:
    def m(self):
        self.late()
        self.x: int
        self.x.y()
        return self.missing  ### unknown-attribute
def fill(c):
    c.late = print
setattr(C, "set", 1)
C().set
C().m()

#---- targets are read but for what they assign
missing.x = 1  ### unknown-name
missing2[0] = 1  ### unknown-name
missing3.x += 1  ### unknown-name
del missing4.x  ### unknown-name
for missing5.x in []:  ### unknown-name
    pass
(a, missing6[0]), *b = [[1, 2]]  ### unknown-name

#---- hints: shared by name only
import multiprocessing
done = 0
def work(q):
    global done
    done = 1  ### global-not-shared
p = multiprocessing.Process(target=work, args=(1,))
p.start()
p.join()
print(done)
