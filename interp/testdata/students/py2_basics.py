#---- book send name py2
from multiprocessing import *
import time

def greet(q):
    print "(child process) Waiting for name..."
    name = q.get()
    print "(child process) Well, hi", name

def sendName():
    q = Queue()
    
    p1 = Process(target=greet, args=(q,))
    p1.start()
    
    time.sleep(0.3) # wait
    print "(parent process) Ok, I'll send the name"
    q.put("Jimmy")

sendName()
#---- raw input greeting
# stdin: Tom\n
from multiprocessing import Process, current_process
def sayHi2(n):
    print "Hi", n, "from process", current_process().name
name = raw_input("Enter your name: ")
print
for i in range(2):
    p = Process(target=sayHi2, args=(name,))
    p.start()
    p.join()
print "Hi from process", current_process().name, "(main process)"
#---- input evaluates
# stdin: 3 + 4\n[1, 2]\n
x = input("expression: ")
print
print x, type(x)
y = input("list: ")
print
print y, len(y)
#---- integer division and print forms
print 7 / 2, 7 // 2, 7 % 2, 7.0 / 2, -7 / 2
print "a", "b",
print "c"
print
print("one")
print("one", "two")
print "%d items cost %.2f" % (3, 4.5)
print "x" * 3, [1, 2.5, "s", u"u", None, True, 2**64, 10L]
#---- ranges are lists
r = range(5)
print r, type(r)
r.append(9)
print r
print xrange(3), list(xrange(3))
print map(lambda x: x * 2, r), filter(lambda x: x > 2, r)
print zip([1, 2], "ab")
d = {"a": 1}
print d.keys(), d.items(), d.has_key("a"), d.has_key("z")
#---- squares through queue
import multiprocessing

def worker(numbers, q):
    for n in numbers:
        q.put(n * n)

if __name__ == "__main__":
    q = multiprocessing.Queue()
    numbers = range(2, 10)
    p = multiprocessing.Process(target=worker, args=(numbers, q))
    p.start()
    p.join()
    while q.empty() is False:
        print q.get(),
    print
#---- producer consumer py2
from multiprocessing import Process, Queue
def producer(q):
    for i in xrange(4):
        q.put("item %d" % i)
    q.put(None)
def consumer(q):
    while 1:
        item = q.get()
        if item is None: break
        print "got", item
    print "consumer ends"
q = Queue()
ps = [Process(target=producer, args=(q,)), Process(target=consumer, args=(q,))]
for p in ps: p.start()
for p in ps: p.join()
#---- backticks and ne
x = [1, "two"]
print `x`, `5` + `6`
if 1 <> 2:
    print "different"
print 0777, 0xff, 5L * 2
#---- exec statement and long
exec "a = 5 * 8"
print a
print 2 ** 70, type(2 ** 70), type(1)
import sys
print sys.maxint > 2 ** 31 - 1, sys.version_info[0]
#---- print to stderr and stdout
import sys
print >> sys.stderr, "not shown"
print >> sys.stdout, "shown", 1, 2
sys.stdout.write("written\n")
#---- sorting with cmp
def byLength(a, b):
    return cmp(len(a), len(b))
words = ["banana", "fig", "cherry", "kiwi"]
words.sort(byLength)
print words
print sorted(words, cmp=lambda a, b: cmp(b, a))
print sorted([3, "a", None, 2.5, [1]])
print cmp(1, 2), cmp("b", "a"), cmp([1], [1])
#---- ping pong py2
from multiprocessing import Process, Queue
def ping(a, b):
    for i in range(3):
        b.put("ping %d" % i)
        print a.get()
def pong(a, b):
    for i in range(3):
        print b.get()
        a.put("pong %d" % i)
a, b = Queue(), Queue()
p1 = Process(target=ping, args=(a, b))
p2 = Process(target=pong, args=(a, b))
p1.start(); p2.start()
p1.join(); p2.join()
#---- unpacking parameters
def dist((x1, y1), (x2, y2)):
    return abs(x1 - x2) + abs(y1 - y2)
print dist((1, 2), (4, 6))
f = lambda (a, b): a * b
print f((6, 7))
#---- child fails py2
from multiprocessing import Process
def bad():
    print "child", 1 / 0
p = Process(target=bad)
p.start()
p.join()
print "exitcode", p.exitcode
#---- joining before start py2
from multiprocessing import Process
def f():
    pass
p = Process(target=f)
print "oops"
p.join()
print "never"
#---- process attributes py2
from multiprocessing import Process, current_process
import os
def f(pid):
    print current_process().name, os.getpid() != pid, os.getppid() == pid
p = Process(target=f, args=(os.getpid(),), name="Kid")
print p.name, p.is_alive(), p.daemon, p.exitcode
p.start()
p.join()
print p.is_alive(), p.exitcode
#---- countdown py2
import time
from multiprocessing import Process
def countdown(n):
    while n:
        print n, "..."
        time.sleep(0.1)
        n = n - 1
    print "Blastoff!"
p = Process(target=countdown, args=[3])
p.start()
p.join()
#---- deutsche umlaute py2
# -*- coding: utf-8 -*-
from multiprocessing import Process
def gruss(name):
    print "Grüß dich,", name
p = Process(target=gruss, args=("Jürgen",))
p.start()
p.join()
print len("ü"), len(u"ü"), u"ü".encode("utf-8")
#---- dict iteration py2
ages = {"ann": 12, "bob": 15}
for name, age in sorted(ages.iteritems()):
    print name, age
for v in sorted(ages.itervalues()):
    print v,
print
print sum(ages.values()), max(ages.keys())
print "%(ann)d and %(bob)d" % ages
#---- tabs camel case py2
from multiprocessing import Process, Queue
def addNumbers(theList, resultQueue):
	total = 0
	for number in theList:
		total += number
	resultQueue.put(total)
def main():
	resultQueue = Queue()
	firstHalf = Process(target=addNumbers, args=(range(50), resultQueue))
	secondHalf = Process(target=addNumbers, args=(range(50, 101), resultQueue))
	firstHalf.start()
	secondHalf.start()
	print "Sum is", resultQueue.get() + resultQueue.get()
main()
#---- float formatting py2
print 0.1 + 0.2, 1e20, 1.0, 1 / 3.0, str(1 / 3.0), repr(1 / 3.0)
print round(2.5), round(3.14159, 2), int(3.9), int(-3.9)
print "%5.1f|%-5s|%05d" % (2.25, "ab", 42)
print 10 ** -2, 3 ** 2, True + True
#---- string methods py2
s = "Hello World"
print s.lower(), s.split(), s[::-1], s.replace("o", "0")
print "-".join(["a", "b"]), "abc".find("c"), ord("A"), chr(66), unichr(67)
import string
print string.lowercase[:5], string.digits, string.upper("abc")
print isinstance("a", basestring), isinstance(u"a", str), isinstance(u"a", unicode)
#---- reduce and apply
print reduce(lambda a, b: a + b, [1, 2, 3, 4])
def f(a, b): return a - b
print apply(f, (9, 4))
print map(None, [1, 2], [3, 4])
print callable(f), callable(3)
