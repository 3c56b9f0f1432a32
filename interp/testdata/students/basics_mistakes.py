#---- args not a tuple
from multiprocessing import Process

def f(x):
    print("got", x)

print("before")
p = Process(target=f, args=(5))
p.start()
p.join()
print("never printed")
#---- join before start
from multiprocessing import Process

def f():
    print("child")

p = Process(target=f)
print("forgot to start")
p.join()
print("never printed")
#---- start twice
from multiprocessing import Process

def f():
    print("once")

p = Process(target=f)
p.start()
p.join()
p.start()
print("never printed")
#---- child raises parent goes on
from multiprocessing import Process

def bad():
    print("child starts")
    x = 1 / 0
    print("never")

p = Process(target=bad)
p.start()
p.join()
print("parent goes on, exitcode", p.exitcode)
#---- too few args for target
from multiprocessing import Process

def f(a, b):
    print(a, b)

p = Process(target=f, args=(1,))
p.start()
p.join()
print("exitcode is", p.exitcode)
#---- too many args for target
from multiprocessing import Process

def f(a):
    print(a)

p = Process(target=f, args=(1, 2))
p.start()
p.join()
print("exitcode is", p.exitcode)
#---- undefined name in child
from multiprocessing import Process

def f():
    print("hello")
    print(mesage)
    print("bye")

message = "hi"
p = Process(target=f)
p.start()
p.join()
print("code:", p.exitcode)
#---- undefined name in parent
from multiprocessing import Process

def f(q):
    print("child")

def main():
    p = Process(target=f, args=(queue,))
    p.start()

print("start")
main()
print("end")
#---- positional target
from multiprocessing import Process

def f():
    print("child")

print("a")
p = Process(f)
p.start()
#---- misspelled keyword
from multiprocessing import Process

def f(x):
    print(x)

print("making the process")
p = Process(target=f, arg=(1,))
p.start()
#---- misspelled attribute is accepted
from multiprocessing import Process

def f():
    print("not really a daemon")

p = Process(target=f)
p.deamon = True
p.start()
p.join()
print(p.daemon, p.deamon)
#---- target is a string
from multiprocessing import Process

p = Process(target="f")
p.start()
p.join()
print("exitcode", p.exitcode)
#---- daemon after start
from multiprocessing import Process
import time

def f():
    time.sleep(0.1)
    print("child done")

p = Process(target=f)
p.start()
p.daemon = True
print("never printed")
#---- exception after start still waits
from multiprocessing import Process
import time

def f():
    time.sleep(0.2)
    print("child done")

p = Process(target=f)
p.start()
number = int("twelve")
print("never printed")
#---- string plus number
from multiprocessing import Process

def f(n):
    print("count: " + n)

for n in [1, "two"]:
    p = Process(target=f, args=(n,))
    p.start()
    p.join()
    print("exit", p.exitcode)
#---- forgot the self of queue
from multiprocessing import Process, Queue

def worker():
    q.put(21 * 2)

q = Queue()
p = Process(target=worker)
p.start()
print(q.get())
p.join()
#---- list index in child
import multiprocessing

def pick(items, i):
    print("item:", items[i])

items = ["a", "b"]
codes = []
for i in range(3):
    p = multiprocessing.Process(target=pick, args=(items, i))
    p.start()
    p.join()
    codes.append(p.exitcode)
print(codes)
#---- missing key in child
import multiprocessing

stock = {"apple": 3, "pear": 0}

def look(name):
    print(name, stock[name])

for name in ["apple", "plum", "pear"]:
    p = multiprocessing.Process(target=look, args=(name,))
    p.start()
    p.join()
    if p.exitcode != 0:
        print("lookup of", name, "failed")
#---- started with run
from multiprocessing import Process, current_process

def f():
    print("running in", current_process().name)

p = Process(target=f)
p.run()
print(p.exitcode, p.pid, p.is_alive())
#---- sys exit codes
import sys
from multiprocessing import Process

def leave(code):
    sys.exit(code)

for code in [0, 3, None, 300, -1, True]:
    p = Process(target=leave, args=(code,))
    p.start()
    p.join()
    print(code, "->", p.exitcode)
#---- parent exits with code
import sys
from multiprocessing import Process

def child():
    print("child")

p = Process(target=child)
p.start()
p.join()
print("leaving")
sys.exit(4)
#---- int of input fails
# stdin: ten\n
n = int(input("Number: "))
print("never", n)
#---- input at end of file
name = input("Name? ")
print("never", name)
#---- queue passed without args tuple
from multiprocessing import Process, Queue

def f(q):
    q.put(1)

q = Queue()
print("now")
p = Process(target=f, args=(q))
p.start()
print(q.get())
#---- indentation of the start
from multiprocessing import Process

def f(i):
    print("process", i)

for i in range(3):
    p = Process(target=f, args=(i,))
p.start()
p.join()
print("only the last one ran")
#---- getting attribute of none
from multiprocessing import Process

def f():
    print("child")

p = Process(target=f).start()
import time
time.sleep(0.2)
print(p)
p.join()
