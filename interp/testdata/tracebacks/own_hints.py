#---- a method of another type
[].add(1)
#---- a method of another language
x = "abc"
x.toUpperCase()
#---- no such method, but a way
"abc".reverse()
#---- length
[1, 2].length()
#---- Java's map
d = {}
d.put("a", 1)
#---- a queue is no stack
from multiprocessing import Queue
q = Queue()
q.push(1)
#---- a queue that knows of tasks
from multiprocessing import Queue
q = Queue()
q.task_done()
#---- wait for a process
from multiprocessing import Process
def f(): pass
p = Process(target=f)
p.start()
p.wait()
#---- the result of a process
from multiprocessing import Process
def f(): return 1
p = Process(target=f)
p.start()
p.join()
print(p.result())
#---- a class of processes
from multiprocessing import Process
class Worker(Process):
    pass
w = Worker()
w.isAlive()
#---- locks lock
from multiprocessing import Lock
lock = Lock()
lock.lock()
#---- stop a thread
from threading import Thread
Thread(target=print).stop()
#---- a value that is got
from multiprocessing import Value
Value("i", 0).get()
#---- submit to a pool
from multiprocessing import Pool
with Pool(1) as pool:
    pool.submit(print)
#---- apply to an executor
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(1) as pool:
    pool.apply_async(print)
#---- start in the same line
from multiprocessing import Process
def f(): pass
p = Process(target=f, args=()).start()
p.join()
#---- sorted in place
x = [3, 1]
y = x.sort()
print(y[0])
#---- shuffled in place
import random
cards = [1, 2]
mixed = random.shuffle(cards)
for card in mixed:
    print(card)
#---- a name taken from a built-in
list = [1, 2]
print(list("ab"))
#---- a module is called
import time
print(time())
#---- a class in small letters
import multiprocessing
p = multiprocessing.process(target=print)
#---- a module by its alias
import datetime as dt
dt(2020, 1, 1)
#---- brackets for a function
def f(n): return n
f[0]
#---- a loop over a method
d = {"a": 1}
for k in d.keys:
    print(k)
#---- a loop over a number
n = 5
for i in n:
    print(i)
#---- a loop over a length
x = [1]
for i in len(x):
    print(i)
#---- an index into a map
map(str, [1])[0]
#---- an index into a set
{1, 2}[0]
#---- the length of a generator
len(x for x in [1])
#---- a missing comma
x = [(1, 2) (3, 4)]
#---- a factor before a parenthesis
print(2(3))
#---- a method without self
class A:
    def go(n): pass
A().go(1)
#---- a method of a class
class A:
    def go(self): pass
A.go()
#---- one underscore
class A:
    def _init_(self, x): pass
A(1)
#---- text and a number
print("n = " + 1)
#---- a number and text
print(1 + "a")
#---- text less a number
n = "5"
print(n - 1)
#---- text before a number
n = "5"
if n < 10: pass
#---- a list and an item
[1] + 2
#---- text is changed
s = "abc"
s[0] = "x"
#---- a tuple is changed
t = (1, 2)
t[0] = 3
#---- half of an index
x = [1, 2]
x[len(x) / 2]
#---- half of a range
for i in range(10 / 2): pass
#---- a range of text
for i in range("5"): pass
#---- a list as a key
d = {[1]: 2}
#---- a key nearby
ages = {"Anna": 1, "Tom": 2}
ages["Ana"]
#---- a key of another type
ages = {1: "Anna"}
ages["1"]
#---- items forgotten
ages = {"Anna": 1, "Tom": 2}
for name, age in ages:
    print(name)
#---- a global is changed
n = 0
def count():
    n += 1
count()
#---- a member without its module
sleep(1)
#---- a name without its import
d = deque()
#---- a name of another language
x = null
#---- a package by its nickname
np.zeros(3)
#---- this
class A:
    def go(self):
        this.x = 1
A().go()
#---- in a Pool
from multiprocessing import Pool
def f(x):
    return "n = " + x
with Pool(1) as pool:
    pool.map(f, [1])
#---- what put returns
from multiprocessing import Queue
q = Queue()
print(q.put(1).get())
#---- sorted in place, and used
x = [2, 1]
print(x.sort()[0])
