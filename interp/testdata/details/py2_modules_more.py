#---- threads of the old textbooks
import thread, time
lock = thread.allocate_lock()
def count(name, n):
    for i in range(n):
        print name, i
    lock.release()
lock.acquire()
thread.start_new_thread(count, ("a", 2))
lock.acquire()
thread.start_new_thread(count, ("b", 1))
lock.acquire()
print "both are done"
try:
    lock.release()
    lock.release()
except thread.error as e:
    print e
#---- the module of builtins
import __builtin__
print __builtin__.len([1, 2]), __builtin__.xrange(3)
#---- importing by name
m = __import__("math")
print m.floor(2.5)
import importlib
print importlib.import_module("math") is m
#---- repr of an OrderedDict
from collections import OrderedDict
print OrderedDict([("a", 1), ("b", [2])]), OrderedDict()
