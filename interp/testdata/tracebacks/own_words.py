#---- near a name of a function around
def outer():
    number = 1
    def inner():
        return numbr + number
    return inner()
outer()
#---- import
import nosuch.module
#---- import of a near name
import maths
#---- import of what pyq does not have
import numpy as np
#---- import of a part of no package
import time.clock
#---- from import
from time import slep
#---- from import of nothing near
from queue import zyzzyva
#---- a module that was not imported
print(math.pi)
#---- a module whose name is near another
print(queue.Empty)
#---- unexpected keyword
def f(arg): pass
f(args=1)
#---- keyword of print
print(1, seperator="")
#---- list comprehension
y = [int(c) for c in "12x"]
#---- list comprehension with targets
y = [a + 1 for a, b in [(1, 2, 3)]]
#---- dict comprehension
def f():
    return {n: 10 // n for n in range(3)}
f()
#---- nested comprehension
y = [[1 / m for m in range(n)] for n in range(3)]
#---- lambda in a comprehension
y = [(lambda m: 1 / m)(n) for n in range(3)]
#---- tabs
if True:
	x = 1;	y = undefined_thing
#---- a long line
x = ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + undefined_thing]
#---- a child
from multiprocessing import Process
def work(n):
    return 10 / n
if __name__ == "__main__":
    p = Process(target=work, args=(0,))
    p.start()
    p.join()
#---- a child with a name, and its parent
from multiprocessing import Process
def work():
    raise KeyError("x")
p = Process(target=work, name="worker")
p.start()
p.join()
assert p.exitcode == 0
#---- a child with wrong arguments
from multiprocessing import Process
def work(a, b): pass
p = Process(target=work, args=(1,))
p.start()
p.join()
#---- a child's own class
from multiprocessing import Process
class Worker(Process):
    def run(self):
        self.result = self.valu
w = Worker()
w.start()
w.join()
#---- recursion without end
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    raise ValueError("too deep") from None
#---- exit in a function
def f():
    exit("stopped")
f()
#---- eval
def f():
    return eval("1 + undefined_thing")
f()
#---- exec
exec("x = 1\nraise ValueError(x)")
