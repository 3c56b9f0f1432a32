#---- a callback of a future that is done
from concurrent.futures import ThreadPoolExecutor
def tell(f):
    raise ValueError("told")
with ThreadPoolExecutor(1) as ex:
    f = ex.submit(len, "abc")
    f.result()
    f.add_done_callback(tell)
#---- a callback of a pool
from multiprocessing import Pool
def tell(v):
    raise ValueError("told %d" % v)
with Pool(1) as pool:
    pool.apply_async(len, ("abc",), callback=tell).get()
