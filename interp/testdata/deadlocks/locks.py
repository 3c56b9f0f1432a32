#---- taken twice: a Lock is not recursive
from multiprocessing import Lock

lock = Lock()
total = 0

def deposit(amount):
    global total
    with lock:
        total += amount

def deposit_twice(amount):
    with lock:
        deposit(amount)
        deposit(amount)

deposit_twice(5)
print(total)
#---- dead holder: the holder failed
import time
from multiprocessing import Process, Lock

def careless(lock):
    lock.acquire()
    print(1 / 0)
    lock.release()

def careful(lock):
    time.sleep(1)
    with lock:
        print("my turn")

if __name__ == "__main__":
    lock = Lock()
    ps = [Process(target=careless, args=(lock,)), Process(target=careful, args=(lock,))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
#---- dead holder: the holder was terminated
import time
from multiprocessing import Process, RLock

def slow(lock):
    with lock:
        time.sleep(100)

if __name__ == "__main__":
    mutex = RLock()
    p = Process(target=slow, args=(mutex,))
    p.start()
    time.sleep(2.5)
    p.terminate()
    p.join()
    mutex.acquire()
#---- lock order: two accounts
import time
from multiprocessing import Process, Lock

def transfer(name, giver, taker):
    with giver:
        time.sleep(0.5)
        with taker:
            print(name, "done")

def main():
    ann, bob = Lock(), Lock()
    p = Process(target=transfer, args=("there", ann, bob), name="There")
    q = Process(target=transfer, args=("back", bob, ann), name="Back")
    p.start()
    q.start()
    p.join()
    q.join()

main()
#---- lock order: five philosophers
import time
from multiprocessing import Process, Lock

def philosopher(i, left, right):
    left.acquire()
    time.sleep(1)
    right.acquire()
    print("philosopher", i, "eats")
    right.release()
    left.release()

if __name__ == "__main__":
    forks = [Lock() for _ in range(5)]
    for i in range(5):
        Process(target=philosopher, args=(i, forks[i], forks[(i + 1) % 5]), name="Philosopher-%d" % i).start()
#---- held while waiting: a lock is held during get
from multiprocessing import Process, Lock, Queue

def producer(lock, q):
    with lock:
        q.put("bread")

if __name__ == "__main__":
    lock, q = Lock(), Queue()
    lock.acquire()
    p = Process(target=producer, args=(lock, q))
    p.start()
    print(q.get())
    lock.release()
#---- held while waiting: a lock is held during join
from multiprocessing import Process, Lock

def child(lock):
    with lock:
        print("child")

if __name__ == "__main__":
    lock = Lock()
    with lock:
        p = Process(target=child, args=(lock,))
        p.start()
        p.join()
#---- semaphore: acquire without release
from multiprocessing import Process, Semaphore

def park(places, car):
    places.acquire()
    print("car", car, "has parked")

if __name__ == "__main__":
    places = Semaphore(2)
    cars = [Process(target=park, args=(places, i)) for i in range(3)]
    for c in cars:
        c.start()
    for c in cars:
        c.join()
