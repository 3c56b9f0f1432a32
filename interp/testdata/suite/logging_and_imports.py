#---- _TestImportStar.test_import
import sys
modules = ["multiprocessing", "multiprocessing.connection", "multiprocessing.context", "multiprocessing.dummy", "multiprocessing.managers", "multiprocessing.pool",
           "multiprocessing.process", "multiprocessing.queues", "multiprocessing.shared_memory", "multiprocessing.sharedctypes", "multiprocessing.synchronize", "concurrent.futures"]
wanted = {"multiprocessing": "Array AuthenticationError Barrier BoundedSemaphore BufferTooShort Condition Event JoinableQueue Lock Manager Pipe Pool Process ProcessError Queue RLock RawArray RawValue Semaphore SimpleQueue TimeoutError Value active_children cpu_count current_process freeze_support get_all_start_methods get_context get_logger get_start_method log_to_stderr parent_process set_start_method",
    "multiprocessing.managers": "BaseManager SyncManager BaseProxy SharedMemoryManager RemoteError DictProxy ListProxy NamespaceProxy",
    "multiprocessing.pool": "Pool ThreadPool", "multiprocessing.shared_memory": "SharedMemory ShareableList", "multiprocessing.sharedctypes": "RawValue RawArray Value Array copy synchronized",
    "multiprocessing.queues": "Queue SimpleQueue JoinableQueue", "multiprocessing.synchronize": "Lock RLock Semaphore BoundedSemaphore Condition Event",
    "concurrent.futures": "FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED CancelledError TimeoutError BrokenExecutor Future Executor wait as_completed ProcessPoolExecutor ThreadPoolExecutor"}
for name in modules:
    m = __import__(name, fromlist=["x"])
    missing = [attr for attr in wanted.get(name, "").split() if not hasattr(m, attr)]
    print(name, m.__name__ == name, missing)
#---- _TestImportStar.test_import stars
from multiprocessing import *
from multiprocessing.pool import *
from multiprocessing.managers import *
def f(q):
    q.put(current_process().name != "MainProcess")
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,))
    p.start()
    print(q.get(), ThreadPool.__name__, SyncManager.__name__, Value("i", 4).value, cpu_count() > 0)
    p.join()
#---- _TestLogging.test_enable_logging
import multiprocessing, logging
logger = multiprocessing.get_logger()
print(logger is multiprocessing.get_logger(), logger.name, logger.level, type(logger).__name__)
logger.setLevel(25)
logger.debug("not printed")
logger.info("nor this")
print(logger.level, logger.isEnabledFor(logging.INFO), logger.isEnabledFor(logging.WARNING), logger.getEffectiveLevel())
#---- _TestLogging.test_level
import multiprocessing, logging
def child(conn):
    conn.send((multiprocessing.get_logger().getEffectiveLevel(), logging.getLogger().level))
logger = multiprocessing.get_logger()
reader, writer = multiprocessing.Pipe(duplex=False)
logger.setLevel(32)
p = multiprocessing.Process(target=child, args=(writer,))
p.start()
print(reader.recv())
p.join()
logger.setLevel(logging.NOTSET)
logging.getLogger().setLevel(37)
p = multiprocessing.Process(target=child, args=(writer,))
p.start()
print(reader.recv())
p.join()
#---- _TestLogging.test_filename
import multiprocessing, logging, io
logger = multiprocessing.get_logger()
logger.setLevel(logging.DEBUG)
stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("[%(levelname)s] [%(filename)s] [%(processName)s] %(message)s"))
logger.addHandler(handler)
logger.info("1")
logger.debug("3 %s", "x")
logger.removeHandler(handler)
logger.info("4")
print([line for line in stream.getvalue().splitlines()])
