#---- tuple parameters
def dist((x1, y1), (x2, y2)):
    return ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5
print dist((0, 0), (3, 4))
print map(lambda (a, b): a + b, [(1, 2), (3, 4)])
def f(a, (b, (c, d)), e=5): return a, b, c, d, e
print f(1, (2, (3, 4)))
print sorted({"a": 2, "b": 1}.items(), key=lambda (k, v): v)
#---- mixed tabs and spaces
if 1:
        print "eight spaces"
	print "one tab"
	if 1:
	    print "tab and four"
            print "twelve spaces"
for i in range(2):
	print i
        print "same block"
#---- crlf program
def f(x):
    print "in f", x
    return x / 2
print f(7), \
    f(9)
s = """a
b"""
print repr(s)
#---- global and functions
count = 0
def inc(by=1):
    global count
    count += by
    return count
inc(); inc(5)
print count, inc()
def noreturn(): pass
print noreturn()
#---- closures
def adder(n):
    def add(x):
        return x + n
    return add
print adder(5)(10), [f() for f in [lambda: i for i in range(3)]]
def counter():
    c = [0]
    def inc():
        c[0] += 1
        return c[0]
    return inc
c = counter()
print c(), c()
#---- varargs
def f(a, b=2, *args, **kw):
    print a, b, args, sorted(kw.items())
f(1)
f(1, 3, 4, 5)
f(1, z=9)
f(*[1, 2, 3], **{"k": 1})
f(b=1, a=0)
#---- old names
nonlocal = 1
print_it = 2
async = 3
await = 4
print nonlocal + print_it + async + await
#---- while else and for else
n = 7
d = 2
while d < n:
    if n % d == 0: break
    d += 1
else: print n, "is prime"
for x in [1, 2]:
    if x == 9: break
else:
    print "not found", x
#---- loop variable survives
for i in range(3): pass
print i
for a, b in [(1, 2), (3, 4)]: print a, b,
print a + b
#---- main guard
# -*- coding: latin-1 -*-
def main():
    print "main", __name__
if __name__ == '__main__': main()
#---- list mutation
l = [1, 2, 3, 4]
for x in l:
    if x % 2 == 0: l.remove(x)
print l
#---- comparison chains
x = 5
print 1 < x < 10, 1 < x <> 3, x == 5 == 5.0, x is not None, not x
#---- lambda and conditional
f = lambda x, y=2: x ** y
print f(3), f(2, 3), (lambda: 7)(), "a" if f else "b", [lambda x: x + 1][0](1)
#---- docstring
def f():
    "One line."
    return 1
print f.__doc__, f.__name__, f.func_name
#---- print with assert
assert 1 == 1, "fine"
print "ok"
assert (True)
#---- del and unpack
a, (b, c) = 1, (2, 3)
[d, e] = 4, 5
a, b = b, a
del c
print a, b, d, e
x = y = []
x.append(1)
print y
#---- exit code
import sys
print "leaving",
sys.exit(3)
#---- process
from multiprocessing import Process
import time
def sendName(name):
    for i in range(3):
        print "%s %d" % (name, i)
        time.sleep(0.01)
if __name__ == '__main__':
    p = Process(target=sendName, args=("Bob",))
    p.start()
    p.join()
    print "exit", p.exitcode
#---- process queue
import multiprocessing
def worker(q):
    q.put([42, None, 'hello'])
    q.put(7 / 2)
if __name__ == '__main__':
    q = multiprocessing.Queue()
    p = multiprocessing.Process(target=worker, args=(q,), name="W")
    p.start()
    print q.get(), q.get()
    p.join()
    print p.name, p.is_alive()
#---- process globals
from multiprocessing import *
n = 0
def f():
    global n
    n += 1
    print current_process().name, n
for i in range(3):
    p = Process(target=f)
    p.start()
    p.join()
print n
#---- lock
from multiprocessing import Process, Lock
def show(lock, i):
    lock.acquire()
    print 'hello', i
    lock.release()
l = Lock()
for i in range(3):
    p = Process(target=show, args=(l, i))
    p.start()
    p.join()
#---- fail assert
assert 2 + 2 == 4
print "one"
assert 2 + 2 == 5, "no"
#---- fail undefined in function
def f():
    print undefined
print "go"
f()
#---- fail none operand
def f(): print "no return"
print f() + 1
