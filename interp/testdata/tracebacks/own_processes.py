#---- a Pool
from multiprocessing import Pool
def half(x):
    return x / 0
if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(half, [1]))
#---- a result of a Pool
from multiprocessing import Pool
def half(x):
    return x / 0
def main():
    pool = Pool(1)
    result = pool.apply_async(half, (1,))
    return result.get()
main()
#---- an exception of a Pool handled
from multiprocessing import Pool
def half(x):
    return x / 0
with Pool(1) as pool:
    try:
        pool.map(half, [1])
    except ZeroDivisionError:
        raise ValueError("no half")
#---- an iterator over a Pool
from multiprocessing import Pool
def half(x):
    return x / 0
with Pool(1) as pool:
    for x in pool.imap(half, [1]):
        print(x)
#---- an executor of processes
from concurrent.futures import ProcessPoolExecutor
def half(x):
    return x / 0
with ProcessPoolExecutor(1) as executor:
    future = executor.submit(half, 1)
    print(future.result())
#---- an executor of threads
from concurrent.futures import ThreadPoolExecutor
def half(x):
    return x / 0
with ThreadPoolExecutor(1) as executor:
    print(list(executor.map(half, [1])))
#---- an exception that was sent
from multiprocessing import Process, Queue
def work(q):
    try:
        1 / 0
    except ZeroDivisionError as e:
        q.put(e)
q = Queue()
Process(target=work, args=(q,)).start()
e = q.get()
assert e.__traceback__ is None
raise e
#---- a child of a child
from multiprocessing import Process
def inner():
    raise KeyError("k")
def outer():
    p = Process(target=inner)
    p.start()
    p.join()
p = Process(target=outer)
p.start()
p.join()
#---- a class of processes
from multiprocessing import Process
class Worker(Process):
    def run(self):
        self.work()
w = Worker(name="busy")
w.start()
w.join()
#---- a thread
from threading import Thread
def work(x):
    return 1 / x
t = Thread(target=work, args=(0,))
t.start()
t.join()
