#---- lock order: a cycle closes while another goes on
import time
from multiprocessing import Process, Lock

def transfer(giver, taker):
    with giver:
        time.sleep(0.5)
        with taker:
            print("done")

def clock():
    for i in range(3):
        time.sleep(1)

if __name__ == "__main__":
    ann = Lock()
    bob = Lock()
    for p in Process(target=transfer, args=(ann, bob)), Process(target=transfer, args=(bob, ann)), Process(target=clock):
        p.start()
#---- dead holder: found while another goes on
import time
from multiprocessing import Process, Lock

def careless(lock):
    lock.acquire()
    time.sleep(1)

def patient(lock):
    time.sleep(0.5)
    with lock:
        print("mine")

if __name__ == "__main__":
    lock = Lock()
    for f in careless, patient:
        Process(target=f, args=(lock,)).start()
    time.sleep(5)
#---- dead holder: it had ended before
import time
from multiprocessing import Process, RLock

def careless(lock):
    lock.acquire()

if __name__ == "__main__":
    lock = RLock()
    p = Process(target=careless, args=(lock,))
    p.start()
    p.join()
    Process(target=time.sleep, args=(3,)).start()
    lock.acquire()
#---- taken twice: while another goes on
import time
from multiprocessing import Process, Lock

Process(target=time.sleep, args=(3,)).start()
lock = Lock()
lock.acquire()
lock.acquire()
