#---- target call (making)
from multiprocessing import Process
def f():
    print("f runs")
p = Process(target=f())
p.start(); p.join()
#---- target call with value (making)
from multiprocessing import Process
def f(x):
    return x
p = Process(target=f(1))
p.start(); p.join()
#---- args=(5) (making)
from multiprocessing import Process
def f(x): pass
p = Process(target=f,
            args=(5))
#---- args q (making)
from multiprocessing import Process, Queue
def f(x): pass
q = Queue()
p = Process(target=f, args=q)
#---- args ab (making)
from multiprocessing import Process
def f(x): pass
p = Process(target=f, args=("ab"))
p.start(); p.join()
#---- join without start (making)
from multiprocessing import Process
def f(): pass
p = Process(target=f)
p.join()
#---- start twice (making)
from multiprocessing import Process
def f(): pass
p = Process(target=f)
p.start()
p.start()
#---- never started (making)
from multiprocessing import Process
def f(): pass
p = Process(target=f)
p2 = Process(target=f)
p2.start()
print("done")
#---- run (making)
from multiprocessing import Process
def f(): print("f")
p = Process(target=f)
p.run()
#---- positional (making)
from multiprocessing import Process
def f(): print("f")
p = Process(f)
#---- pool (making)
from multiprocessing import Pool
def f(x): return x
p = Pool(1)
p.close()
p.map(f, [1])
#---- with pool (making)
from multiprocessing import Pool
def f(x): return x
with Pool(1) as p:
    p.map(f, [1])
p.map(f, [1])
#---- own lock (making)
from multiprocessing import Process, Lock
def f(n):
    lock = Lock()
    with lock:
        print(n)
for n in range(3):
    Process(target=f, args=(n,)).start()
#---- own queue (making)
from multiprocessing import Process, Queue
def f():
    q = Queue()
    q.put(1)
p = Process(target=f)
p.start(); p.join()
#---- arg list (making)
from multiprocessing import Process
def work(n, out):
    out.append(n)
def main():
    out = []
    p = Process(target=work, args=(1, out))
    p.start()
    p.join()
    print(out)
main()
#---- target str (making)
from multiprocessing import Process
def f(): pass
p = Process(target="f")
p.start(); p.join()
#---- counter (sharing)
from multiprocessing import Process
counter = 0
def work():
    global counter
    counter += 1
if __name__ == "__main__":
    ps = [Process(target=work) for _ in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("counter:", counter)
#---- list (sharing)
from multiprocessing import Process
results = []
def work(n):
    results.append(n)
if __name__ == "__main__":
    ps = [Process(target=work, args=(n,)) for n in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(results)
#---- arg (sharing)
from multiprocessing import Process
def work(n, out):
    out.append(n)
def main():
    out = []
    p = Process(target=work, args=(1, out))
    p.start()
    p.join()
    print(out)
main()
#---- dict global in main function (sharing)
from multiprocessing import Process
scores = {}
def work(n):
    scores[n] = n * n
def main():
    p = Process(target=work, args=(1,))
    p.start()
    p.join()
    for k, v in scores.items():
        print(k, v)
main()
#---- assert (sharing)
from multiprocessing import Process
counter = 0
def work():
    global counter
    counter += 1
p = Process(target=work)
p.start()
p.join()
assert counter == 1
#---- marks (sharing)
marks = [3, 1]
def add():
    marks.append(2)
    print("child: ", marks)
p = Process(target=add)
p.start()
p.join()
print("parent:", marks)
#---- flag (sharing)
from multiprocessing import Process
done = False
def work():
    global done
    done = True
p = Process(target=work)
p.start()
p.join()
if done:
    print("done")
#---- start (uncalled)
from multiprocessing import Process
def f(): pass
p = Process(target=f)
p.start
p.join()
#---- main (uncalled)
def main():
    print("x")
main
#---- attribute (sharing)
from multiprocessing import Process
class Worker(Process):
    def __init__(self, n):
        super().__init__()
        self.n, self.result = n, None
    def run(self):
        self.result = self.n * 2
workers = [Worker(1), Worker(2)]
for w in workers: w.start()
for w in workers: w.join()
print([w.result for w in workers])
#---- method (sharing)
from multiprocessing import Process
class Box:
    def __init__(self):
        self.items, self.n = [], 0
    def fill(self):
        self.items.append(1)
        self.n += 1
box = Box()
p = Process(target=box.fill)
p.start()
p.join()
print(box.items, box.n)
#---- object (sharing)
from multiprocessing import Process
class Box: pass
def fill(b):
    b.items.append(1)
def main():
    b = Box()
    b.items = []
    p = Process(target=fill, args=(b,))
    p.start()
    p.join()
    print(b.items)
main()
#---- the args of a thread are a text (thread)
from threading import Thread
def f(a, b):
    print(a, b)
t = Thread(target=f, args="ab")
t.start()
t.join()
#---- run (thread)
from threading import Thread
def f():
    print("x")
t = Thread(target=f)
t.run()
#---- group (thread)
from threading import Thread
def f():
    pass
Thread(f)
#---- the error of a job (unread)
from multiprocessing import Pool
def bad(x):
    return 1 // x
if __name__ == "__main__":
    with Pool(1) as p:
        p.apply_async(bad, (0,)).wait()
#---- the error of a future (unread)
from concurrent.futures import ThreadPoolExecutor
def bad(x):
    return 1 // x
with ThreadPoolExecutor(1) as executor:
    f = executor.submit(bad, 0)
print(f.done())
#---- jobs that end with the program (unread)
import time
from multiprocessing import Pool
if __name__ == "__main__":
    p = Pool(1)
    p.apply_async(time.sleep, (5,))
