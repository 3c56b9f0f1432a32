#---- what cannot be sent to a worker fails where its answer is asked for
import threading
from multiprocessing import Pool

def work(x):
    return x

if __name__ == "__main__":
    pool = Pool(2)
    r = pool.apply_async(work, (threading.Lock(),))
    try:
        r.get(timeout=5)
    except TypeError as e:
        print("get:", type(e).__name__)
    errors = []
    r = pool.apply_async(work, (threading.Lock(),), error_callback=errors.append)
    r.wait(5)
    print(r.ready(), r.successful(), [type(e).__name__ for e in errors])
    try:
        pool.map(work, [1, threading.Lock(), 3])
    except TypeError as e:
        print("map:", type(e).__name__)
    print(pool.map(work, [1, 2, 3]))
    pool.close()
    pool.join()
#---- also in an executor
import threading
from concurrent.futures import ProcessPoolExecutor

def work(x):
    return x

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as ex:
        f = ex.submit(work, threading.Lock())
        print(type(f.exception(timeout=5)).__name__, f.done())
        print(ex.submit(work, 3).result())
#---- what a worker cannot send back
import threading
from multiprocessing import Pool
from multiprocessing.pool import MaybeEncodingError

def work(x):
    return threading.Lock() if x == 2 else x

if __name__ == "__main__":
    with Pool(2) as pool:
        try:
            pool.apply(work, (2,))
        except MaybeEncodingError as e:
            print(str(e).split(" at 0x")[0])
        print(pool.apply(work, (1,)))
