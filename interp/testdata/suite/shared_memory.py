#---- _TestSharedMemory.test_shared_memory_basics
from multiprocessing.shared_memory import SharedMemory
import os
name = "pyq_basics_%d" % os.getpid()
m = SharedMemory(name, create=True, size=512)
print(m.name == name, m.size >= 512, m.buf[0], len(m.buf) >= 512, type(m.buf).__name__)
m.buf[0] = 42
m.buf[1:4] = b"abc"
print(m.buf[0], bytes(m.buf[:5]), m.buf[1:4] == b"abc", m.buf[1:4].tolist(), list(m.buf[:3]), m.buf[3:0:-1].tobytes(), len(m.buf[::2]) == len(m.buf) // 2)
also = SharedMemory(name)
print(also.size == m.size, also.buf[0], also is m, also == m)
also.buf[0] = 43
print(m.buf[0], also.buf[:4].hex())
also.buf[4:8] = m.buf[0:4]
print(bytes(m.buf[:8]))
for what in (lambda: SharedMemory(name, create=True, size=10), lambda: SharedMemory("pyq_there_is_none")):
    try:
        what()
    except OSError as e:
        print(type(e).__name__, e.errno, e.strerror)
for what in (lambda: m.buf.__setitem__(0, 256), lambda: m.buf.__setitem__(0, -1), lambda: m.buf.__setitem__(0, "x"), lambda: m.buf.__setitem__(slice(0, 2), b"abc"),
             lambda: m.buf[10 ** 6], lambda: m.buf.__setitem__(10 ** 6, 1), lambda: m.buf["x"], lambda: m.buf.__setitem__(slice(0, 2), [1, 2])):
    try:
        what()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
also.close()
print(also.buf, m.buf[0])
also.close()
print(repr(m) == "SharedMemory(%r, size=%d)" % (m.name, m.size))
m.close()
m.unlink()
try:
    SharedMemory(name)
except FileNotFoundError as e:
    print("gone")
try:
    m.unlink()
except FileNotFoundError as e:
    print("gone already")
#---- _TestSharedMemory.test_invalid_shared_memory_creation
from multiprocessing.shared_memory import SharedMemory
for kwargs in dict(create=True, size=-1), dict(create=True, size=0), dict(create=True), dict(), dict(size=5):
    try:
        SharedMemory(**kwargs)
    except ValueError as e:
        print(e)
#---- _TestSharedMemory.test_shared_memory_pickle_unpickle as it is sent
from multiprocessing import Queue, Process
from multiprocessing.shared_memory import SharedMemory
def work(q, back):
    m = q.get()
    back.put(bytes(m.buf[0:6]))
    m.buf[0:6] = b"newval"
    m.close()
    back.put("done")
m = SharedMemory(create=True, size=512)
m.buf[0:6] = b"pickle"
q, back = Queue(), Queue()
p = Process(target=work, args=(q, back))
p.start()
q.put(m)
print(back.get(), back.get(), bytes(m.buf[0:6]))
p.join()
m.close()
m.unlink()
#---- _TestSharedMemory.test_shared_memory_across_processes
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory
def by_name(name, data):
    m = SharedMemory(name)
    m.buf[: len(data)] = data
    m.close()
def by_object(m, data):
    m.buf[10 : 10 + len(data)] = data
    m.close()
m = SharedMemory(create=True, size=64)
for target, args in (by_name, (m.name, b"howdy")), (by_object, (m, b"hello")):
    p = Process(target=target, args=args)
    p.start()
    p.join()
    print(p.exitcode, bytes(m.buf[:5]), bytes(m.buf[10:15]))
m.close()
m.unlink()
#---- _TestSharedMemory.test_shared_memory_SharedMemoryManager_basics
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import SharedMemory
smm = SharedMemoryManager()
smm.start()
lol = [smm.ShareableList(range(i)) for i in range(5, 8)]
doppel = SharedMemory(lol[0].shm.name)
print(len(lol), doppel.size == lol[0].shm.size, list(lol[0]), len(lol[2]))
doppel.close()
held = smm.SharedMemory(size=10).name
smm.shutdown()
for name in lol[0].shm.name, held:
    try:
        SharedMemory(name)
    except FileNotFoundError:
        print("released")
with SharedMemoryManager() as smm:
    m = smm.SharedMemory(16)
    m.buf[:2] = b"ok"
    print(bytes(m.buf[:2]))
    name = m.name
try:
    SharedMemory(name)
except FileNotFoundError:
    print("released")
#---- _TestSharedMemory.test_shared_memory_ShareableList_basics
from multiprocessing.shared_memory import ShareableList
sl = ShareableList(["howdy", b"HoWdY", -273.154, 100, None, True, 42])
print(list(sl), len(sl), sl[0], sl[-1], sl[-2], sl.format, sl.count("howdy"), sl.count(7), sl.index(100))
print(repr(sl) == "ShareableList(%r, name=%r)" % (list(sl), sl.shm.name))
for what in (lambda: sl[7], lambda: sl.__setitem__(7, 1), lambda: sl.index("none"), lambda: sl.__setitem__(0, "far too long a text"), lambda: sl.__setitem__(1, b"far too long")):
    try:
        what()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
sl[4], sl[3], sl[0], sl[1] = "some", 42, "adios", b"bye"
print(list(sl), sl.format)
sl[0], sl[3], sl[5] = 1.5, None, "ab"
print(list(sl), sl.format)
copy = ShareableList(sl)
copy[6] = 7
print(list(copy) == list(sl), copy[6], sl[6], copy.shm.name == sl.shm.name, [x for x in copy][:2])
same = ShareableList(name=sl.shm.name)
same[6] = 43
print(sl[6], len(same))
same.shm.close()
empty = ShareableList([])
print(len(empty), list(empty), empty.format, empty.count(1))
try:
    ShareableList([1, [2]])
except KeyError as e:
    print(e)
for l in sl, copy, empty:
    l.shm.close()
    l.shm.unlink()
#---- _TestSharedMemory.test_shared_memory_ShareableList_pickling as it is sent
from multiprocessing import Process, Queue
from multiprocessing.shared_memory import ShareableList
def work(l, q):
    other = q.get()
    l[0] = l[0] * 10
    other[1] = "child"
    q.put([list(l), other[1]])
    l.shm.close()
    other.shm.close()
a, b = ShareableList(range(10)), ShareableList(["x", "parent"])
there = Queue()
p = Process(target=work, args=(a, there))
a[0] = 7
p.start()
there.put(b)
p.join()
print(p.exitcode, there.get(), a[0], b[1], list(a))
for l in a, b:
    l.shm.close()
    l.shm.unlink()
#---- _TestSharedMemory.test_shared_memory_cleaned_after_process_termination the memory outlives the process
from multiprocessing import Process, Queue
from multiprocessing.shared_memory import SharedMemory
def make(q, go):
    m = SharedMemory(create=True, size=10)
    m.buf[0] = 9
    q.put(m.name)
    go.get()
q, go = Queue(), Queue()
p = Process(target=make, args=(q, go))
p.start()
m = SharedMemory(q.get())
go.put(1)
p.join()
print(m.buf[0], p.exitcode)
m.close()
m.unlink()
