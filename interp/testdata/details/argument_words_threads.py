#---- locks of processes
import multiprocessing
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    show(lambda: multiprocessing.Lock(1))
    show(lambda: multiprocessing.Lock().acquire(1, 2, 3))
    show(lambda: multiprocessing.Lock().acquire(blok=1))
    show(lambda: multiprocessing.Lock().acquire(True, block=True))
    show(lambda: multiprocessing.Lock().acquire(timeout=None, block=False))
    show(lambda: multiprocessing.Lock().release(1))
    show(lambda: multiprocessing.Lock().release(a=1))
    show(lambda: multiprocessing.Lock().__enter__(1))
    show(lambda: multiprocessing.Lock().__exit__())
    show(lambda: multiprocessing.RLock().__exit__(x=1))
    show(lambda: multiprocessing.RLock(1))
    show(lambda: multiprocessing.Semaphore(1, 2))
    show(lambda: multiprocessing.Semaphore(valu=2))
    show(lambda: multiprocessing.BoundedSemaphore(1, 2))
    show(lambda: multiprocessing.Semaphore().get_value(1))
    show(lambda: multiprocessing.Condition(1, 2))
    show(lambda: multiprocessing.Condition(1))
    show(lambda: multiprocessing.Condition().wait(1, 2))
    show(lambda: multiprocessing.Condition().wait_for())
    show(lambda: multiprocessing.Condition().notify(1, 2))
    show(lambda: multiprocessing.Condition().notify_all(1))
    show(lambda: multiprocessing.Condition().notifyAll)
    show(lambda: multiprocessing.Condition().__enter__(1))
    show(lambda: multiprocessing.Event(1))
    show(lambda: multiprocessing.Event().isSet)
    show(lambda: multiprocessing.Event().is_set(1))
    show(lambda: multiprocessing.Event().set(1))
    show(lambda: multiprocessing.Event().wait(1, 2))
    show(lambda: multiprocessing.Event().wait(tmeout=2))
    show(lambda: multiprocessing.Barrier())
    show(lambda: multiprocessing.Barrier(1, 2, 3, 4))
    show(lambda: multiprocessing.Barrier(2).wait(1, 2))
    show(lambda: multiprocessing.Barrier(2).abort(1))
#---- shared values and arrays
import multiprocessing
from multiprocessing import sharedctypes
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    show(lambda: multiprocessing.Value())
    show(lambda: multiprocessing.Value('i', 1, 2))
    show(lambda: multiprocessing.Value('i', 1, lck=True))
    show(lambda: multiprocessing.Value('i', lock=1))
    show(lambda: multiprocessing.Value('i', lock='a'))
    show(lambda: multiprocessing.Value(1))
    show(lambda: multiprocessing.RawValue())
    show(lambda: multiprocessing.RawValue('i', lock=True))
    show(lambda: multiprocessing.Array())
    show(lambda: multiprocessing.Array('i'))
    show(lambda: multiprocessing.Array('i', 1, 2))
    show(lambda: multiprocessing.Array('i', 1, lck=1))
    show(lambda: multiprocessing.RawArray('i'))
    show(lambda: multiprocessing.RawArray('i', 2, lock=True))
    show(lambda: multiprocessing.Array('i', 2, lock='a'))
    show(lambda: sharedctypes.Value())
    show(lambda: sharedctypes.Array('i'))
    show(lambda: sharedctypes.copy())
    show(lambda: sharedctypes.synchronized())
    show(lambda: sharedctypes.RawArray('i'))
    show(lambda: multiprocessing.Value('i').get_lock(1))
    show(lambda: multiprocessing.Value('i').get_obj(1))
    show(lambda: multiprocessing.Value('i').__enter__(1))
    show(lambda: multiprocessing.Value('i').__exit__())
    show(lambda: multiprocessing.Array('i', 2).__getitem__())
    show(lambda: multiprocessing.Array('i', 2).__getitem__('a'))
    show(lambda: multiprocessing.Array('i', 2).__setitem__(1))
    show(lambda: multiprocessing.Array('i', 2).__len__(1))
    show(lambda: multiprocessing.RawArray('i', 2).__getitem__())
    show(lambda: multiprocessing.RawArray('i', 2).__getitem__('a'))
    show(lambda: multiprocessing.RawArray('i', 2).__setitem__(1))
    show(lambda: multiprocessing.RawArray('i', 2).__len__(1))
    show(lambda: multiprocessing.RawValue('i').__repr__(1))
    show(lambda: type(multiprocessing.RawArray('i', 2))(1, 2, 3))
    show(lambda: type(multiprocessing.RawValue('i'))(1, 2, 3))
    show(lambda: multiprocessing.Value('i', 1, lock=False).acquire)
#---- shared memory
from multiprocessing import managers, shared_memory
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    sm = shared_memory.SharedMemory(create=True, size=4)
    sl = shared_memory.ShareableList([1, 2])
    show(lambda: shared_memory.SharedMemory())
    show(lambda: shared_memory.SharedMemory('a', True, 0))
    show(lambda: shared_memory.SharedMemory(1, 2, 3, 4))
    show(lambda: shared_memory.SharedMemory(create=True))
    show(lambda: shared_memory.SharedMemory(create=True, size=-1))
    show(lambda: shared_memory.ShareableList(1, 2))
    show(lambda: shared_memory.ShareableList([1], 2))
    show(lambda: sl.count())
    show(lambda: sl.count(1, 2))
    show(lambda: sl.index())
    show(lambda: sl.index(7))
    show(lambda: sl.index(1, 2))
    show(lambda: sl.__getitem__())
    show(lambda: sl.__setitem__(1))
    show(lambda: sl.__len__(1))
    show(lambda: sm.close(1))
    show(lambda: sm.unlink(1))
    show(lambda: sm.buf.hex())
    show(lambda: sm.buf.hex(':', 2))
    show(lambda: sm.buf.hex(1, 2, 3))
    show(lambda: sm.buf.tobytes(1))
    show(lambda: sm.buf.tobytes('A'))
    show(lambda: sm.buf.tobytes('X'))
    show(lambda: sm.buf.tobytes(order=None))
    show(lambda: sm.buf.tolist(1))
    show(lambda: sm.buf.release(1))
    show(lambda: sm.buf.__len__(1))
    show(lambda: sm.buf.__getitem__())
    show(lambda: sm.buf.__getitem__('a'))
    show(lambda: sm.buf.__setitem__(1))
    show(lambda: sm.buf.__enter__(1))
    show(lambda: sm.buf.__exit__())
    show(lambda: sm.buf.__eq__())
    show(lambda: managers.SharedMemoryManager().SharedMemory())
    show(lambda: managers.SharedMemoryManager().start(1, 2, 3))
    show(lambda: managers.SharedMemoryManager(1, 2, 3, 4, 5, 6, 7))
    show(lambda: managers.SharedMemoryManager().ShareableList())
    show(lambda: managers.SharedMemoryManager().__enter__(1))
    show(lambda: sm.close())
    show(lambda: sm.unlink())
    show(lambda: sl.shm.close())
    show(lambda: sl.shm.unlink())
#---- locks of threads
import threading
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    show(lambda: threading.Lock(1))
    show(lambda: threading.Lock().acquire(1, 2, 3))
    show(lambda: threading.Lock().acquire(blok=1))
    show(lambda: threading.Lock().acquire(True, blocking=True))
    show(lambda: threading.Lock().acquire(True, None))
    show(lambda: threading.RLock().acquire(1, 2, 3))
    show(lambda: threading.RLock().acquire(True, None))
    show(lambda: threading.Lock().release(1))
    show(lambda: threading.RLock().release(1))
    show(lambda: threading.Lock().release(a=1))
    show(lambda: threading.RLock().release(a=1))
    show(lambda: threading.Lock().locked(1))
    show(lambda: threading.Lock().__enter__(1, 2, 3))
    show(lambda: threading.Lock().__exit__(1, 2, 3, 4))
    show(lambda: threading.RLock().__exit__(1, 2, 3, 4))
    show(lambda: threading.Lock().__exit__())
    show(lambda: threading.Semaphore(1, 2))
    show(lambda: threading.BoundedSemaphore(1, 2))
    show(lambda: threading.Semaphore().acquire(1, 2, 3))
    show(lambda: threading.Semaphore().acquire(blok=2))
    show(lambda: threading.Semaphore().acquire(False, timeout=1))
    show(lambda: threading.Semaphore().acquire(timeout=-5))
    show(lambda: threading.Semaphore().release(1, 2))
    show(lambda: threading.BoundedSemaphore().release(1, 2))
    show(lambda: threading.BoundedSemaphore().release(0))
    show(lambda: threading.Semaphore().__exit__())
    show(lambda: threading.Condition(1, 2))
    show(lambda: threading.Condition(1))
    show(lambda: threading.Condition(2.5))
    show(lambda: threading.Condition().wait(1, 2))
    show(lambda: threading.Condition().__exit__(1))
    show(lambda: threading.Condition().__exit__(1, 2, 3))
    show(lambda: threading.Event(1))
    show(lambda: threading.Event().set(1))
    show(lambda: threading.Event().isSet(1))
    show(lambda: threading.Condition().notifyAll(1))
    show(lambda: threading.Barrier())
    show(lambda: threading.Barrier(1, 2, 3, 4))
    show(lambda: threading.Barrier(2).abort(1))
#---- threads
import threading
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    show(lambda: threading.Thread(1))
    show(lambda: threading.Thread(target=print, nme='a'))
    show(lambda: threading.Thread().start(1))
    show(lambda: threading.Thread().run(1))
    show(lambda: threading.Thread().join(1, 2))
    show(lambda: threading.Thread().is_alive(1))
    show(lambda: threading.Thread().getName(1))
    show(lambda: threading.Thread().setName())
    show(lambda: threading.Thread().setDaemon())
    show(lambda: threading.Timer())
    show(lambda: threading.Timer(1, print, 1, 2, 3))
    show(lambda: threading.Timer(1, print).cancel(1))
    show(lambda: threading.current_thread(1))
    show(lambda: threading.get_ident(1))
    show(lambda: threading.get_ident(a=1))
    show(lambda: threading.enumerate(1))
    show(lambda: threading.active_count(1))
    show(lambda: threading.activeCount(1))
    show(lambda: threading.currentThread(1))
    show(lambda: threading.main_thread(1))
    show(lambda: threading.get_native_id(1))
    show(lambda: threading.excepthook(1))
    show(lambda: threading.excepthook())
    show(lambda: threading.excepthook(1, 2))
    show(lambda: threading.excepthook(a=1))
    show(lambda: threading.__excepthook__)
    show(lambda: threading.ExceptHookArgs())
    show(lambda: threading.ExceptHookArgs(1, 2))
    show(lambda: threading.ExceptHookArgs((1, 2)))
    show(lambda: threading.ExceptHookArgs(sequence=(1, 2, 3, 4)))
    show(lambda: threading.ExceptHookArgs(seq=(1, 2, 3, 4)))
    show(lambda: threading.local(1))
    show(lambda: threading.local().__getattribute__())
    show(lambda: threading.local().__setattr__('a'))
    show(lambda: threading.local().__delattr__('a'))
    show(lambda: threading.local().__delattr__())
#---- queues of threads
import queue
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    show(lambda: queue.Queue(1, 2))
    show(lambda: queue.LifoQueue(1, 2))
    show(lambda: queue.PriorityQueue(1, 2))
    show(lambda: queue.SimpleQueue(a=1))
    show(lambda: queue.Queue().put())
    show(lambda: queue.Queue().put(1, 2, 3, 4))
    show(lambda: queue.SimpleQueue().put())
    show(lambda: queue.SimpleQueue().put(1, 2, 3, 4))
    show(lambda: queue.SimpleQueue().put(itm=1))
    show(lambda: queue.SimpleQueue().get(1, 2, 3))
    show(lambda: queue.SimpleQueue().put_nowait())
    show(lambda: queue.SimpleQueue().put_nowait(1, 2))
    show(lambda: queue.SimpleQueue().empty(1))
    show(lambda: queue.SimpleQueue().qsize(1))
    show(lambda: queue.SimpleQueue().get(timeout=-1))
    show(lambda: queue.SimpleQueue().get(False, -1))
    show(lambda: queue.Queue().get(timeout=-1))
    show(lambda: queue.Queue().get_nowait(1))
    show(lambda: queue.Queue().put_nowait())
    show(lambda: queue.Queue().qsize(1))
    show(lambda: queue.Queue().empty(1))
    show(lambda: queue.Queue().full(1))
    show(lambda: queue.Queue().task_done(1))
    show(lambda: queue.Queue().join(1))
#---- futures and executors
import concurrent.futures as cf
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    show(lambda: cf.Future(1))
    show(lambda: cf.Future().result(1, 2))
    show(lambda: cf.Future().exception(1, 2))
    show(lambda: cf.Future().cancel(1))
    show(lambda: cf.Future().done(1))
    show(lambda: cf.Future().running(1))
    show(lambda: cf.Future().cancelled(1))
    show(lambda: cf.Future().add_done_callback())
    show(lambda: cf.Future().set_result())
    show(lambda: cf.Future().set_result(1, 2))
    show(lambda: cf.Future().set_exception())
    show(lambda: cf.Future().set_running_or_notify_cancel(1))
    show(lambda: cf.Executor(1))
    show(lambda: cf.Executor().submit(1))
    show(lambda: cf.Executor().submit())
    show(lambda: cf.Executor().shutdown(1, 2))
    show(lambda: cf.ThreadPoolExecutor(1, 2, 3, 4, 5))
    show(lambda: cf.ThreadPoolExecutor(0))
    show(lambda: cf.ThreadPoolExecutor(initializer=1))
    show(lambda: cf.ThreadPoolExecutor().submit())
    show(lambda: cf.ThreadPoolExecutor().map())
    show(lambda: cf.ThreadPoolExecutor().map(print, chnksize=1))
    show(lambda: cf.ThreadPoolExecutor().shutdown(1, 2))
    show(lambda: cf.ThreadPoolExecutor().__exit__())
    show(lambda: cf.ThreadPoolExecutor().__exit__(1, 2, 3))
    show(lambda: cf.ThreadPoolExecutor().__enter__(1))
    show(lambda: cf.ProcessPoolExecutor(1, 2, 3, 4, 5))
    show(lambda: cf.ProcessPoolExecutor(1).submit())
    show(lambda: cf.ProcessPoolExecutor(1).map())
    show(lambda: cf.ProcessPoolExecutor(1).map(print, [1], chunksize=0))
    show(lambda: cf.ProcessPoolExecutor(1).shutdown(1, 2))
    show(lambda: cf.wait())
    show(lambda: cf.wait(1))
    show(lambda: cf.wait([], 1, 2, 3))
    show(lambda: cf.wait([], return_when='x'))
    show(lambda: cf.as_completed())
    show(lambda: cf.as_completed([], 1, 2))
    show(lambda: cf.wait([]).__getitem__())
    show(lambda: cf.wait([]).__len__(1))
#---- an executor of a program's own
from concurrent.futures import Executor, Future
class Here(Executor):
    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as e:
            future.set_exception(e)
        return future
    def shutdown(self, wait=True, *, cancel_futures=False):
        print("shutdown", wait)
if __name__ == "__main__":
    with Here() as here:
        print(list(here.map(pow, [2, 3], [4, 5], chunksize=0)))
        try:
            print(list(here.map(int, ["1", "x"])))
        except ValueError as e:
            print(e)
    for f in (lambda: Executor().submit(print), lambda: Executor().map(print, [1]), lambda: Executor().shutdown(), lambda: Here(1)):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
#---- names of threads do not count executors of processes
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
import threading
if __name__ == "__main__":
    ProcessPoolExecutor(1).shutdown()
    with ThreadPoolExecutor(1) as threads:
        print(threads.submit(lambda: threading.current_thread().name).result())
        print(list(threads.map(abs, [-1], chunksize=0)))
#---- classes of what functions make
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
from multiprocessing import RawArray, RawValue, RLock, sharedctypes
import threading
if __name__ == "__main__":
    kind = type(RawArray("i", 2))
    print(list(kind(1)), list(kind(1, 2)), len(kind()))
    value = sharedctypes.Synchronized(RawValue("i", 3), RLock())
    value.value += 1
    print(value.value, value.get_obj())
    print(type(wait([]))(1, 2))
    for make in (lambda: kind(1, 2, 3), lambda: type(as_completed([]))(), lambda: type(wait([]))(1), lambda: sharedctypes.Synchronized()):
        try:
            print(make())
        except Exception as e:
            print(type(e).__name__, e)
    class Late(threading.Timer):
        def __init__(self):
            threading.Thread.__init__(self)
    try:
        Late().cancel()
    except AttributeError as e:
        print(e)
