#---- files of Python 2
f = open("a.txt", "w")
print f.write("one\ntwo\n"), f.name, f.mode, f.closed, f.softspace, f.encoding, f.newlines
print type(f), isinstance(f, file), str(f)[:33]
print >>f, "three", 3,
print >>f, "four"
f.close()
print str(f)[:34]
f = file("a.txt")
print repr(f.readline()), f.next()
print list(f), f.read()
f.close()
def t(f, *a):
    try: print repr(f(*a))
    except Exception, e: print type(e).__name__, e
t(f.read); t(f.write, "x"); t(f.next); t(f.tell); t(f.seek, 0); t(f.flush); t(f.close)
f = open("a.txt", "w")
t(f.read); t(f.readline); t(f.write, 5); t(f.writelines, [1]); t(f.seek, -1)
f.close()
f = open("a.txt"); t(f.write, "x"); t(f.truncate); t(f.readlines); t(f.seek, 0, 9); f.close()
t(open, "none"); t(open, "a.txt", "x"); t(open, "a.txt", ""); t(open, "."); t(open, ".", "w"); t(open, None); t(open, 5); t(open, "a.txt", 5); t(open,"a.txt","q")
open("c", "wb").write("a\r\nb\rc\n")
for m in "r", "rb", "rU", "U": print m, list(open("c", m)), open("c", m).read()
f = open("c", "rU"); f.read(); print f.newlines, f.mode
import os
t(os.listdir, "none"); t(os.mkdir, "."); t(os.remove, "none"); t(os.stat, "none")
try: open("none")
except IOError, e: print e.errno, e.filename, e.strerror, e.args, repr(e)
try: open("none")
except IOError as (n, s): print n, s
try: os.remove("none")
except OSError, e: print e, repr(e)
import io, codecs
for line in open("a.txt").xreadlines(): print line
with io.open("u.txt", "w", encoding="utf-8") as f: f.write(u"\xe9\n")
print repr(open("u.txt").read())
print open("u.txt", "r").read().decode("utf-8") == u"\xe9\n"
f = open("c", "r+"); f.write("X"); f.seek(0); print repr(f.read()); f.close()
f = open("c", "a+"); f.write("Z"); f.seek(0); print repr(f.read()); f.close()
#---- files and processes of Python 2
from multiprocessing import Process, Lock
def add(lock, name):
    lock.acquire()
    f = open("log.txt", "a")
    for i in range(3):
        print >>f, name, i,
    print >>f
    f.close()
    lock.release()
if __name__ == "__main__":
    lock = Lock()
    ps = [Process(target=add, args=(lock, n)) for n in "ab"]
    for p in ps: p.start()
    for p in ps: p.join()
    lines = open("log.txt").readlines()
    lines.sort()
    print lines
#---- a file in a class of Python 2
class Log:
    def __init__(self, name):
        self.f = file(name, "w")
    def say(self, text):
        self.f.write(text + "\n")
        self.f.flush()
log = Log("l.txt")
log.say("hi")
print open("l.txt").read(),
for line in file("l.txt"):
    print line.strip()
#---- environment errors of Python 2
try:
    open("no/such")
except IOError, e:
    print e.errno, e.strerror, e.filename
    print e
