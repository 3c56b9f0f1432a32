#---- a hook sees what nobody caught
import sys

def hook(cls, value, trace):
    while trace:
        print(cls.__name__, value, "at", trace.tb_lineno, trace.tb_frame.f_code.co_name)
        trace = trace.tb_next

print(sys.excepthook is sys.__excepthook__)
sys.excepthook = hook

def work(n):
    return [10][n]

work(3)
#---- a hook at the top of a module
import sys
sys.excepthook = lambda cls, value, trace: print(cls, value, trace.tb_lineno, trace.tb_next)
[][1]
#---- what atexit sees
import atexit, sys

@atexit.register
def bye():
    print(sys.last_type, sys.last_value, sys.last_exc is sys.last_value, sys.last_traceback.tb_lineno)

print(hasattr(sys, "last_exc"))
{}["missing"]
#---- a hook that fails
import sys

def hook(*args):
    print("called")
    raise KeyError("in hook")

sys.excepthook = hook
1 / 0
#---- a hook that exits
import sys

def hook(cls, value, trace):
    print(cls.__name__)
    sys.exit(7)

sys.excepthook = hook
1 / 0
#---- SystemExit is not for hooks
import sys
sys.excepthook = lambda *args: print("never")
raise SystemExit(5)
#---- children and threads do not ask it
import sys
from multiprocessing import Process
from threading import Thread

def fail():
    raise ValueError("x")

if __name__ == "__main__":
    sys.excepthook = lambda *args: print("main only", args[0].__name__)
    p = Process(target=fail)
    p.start()
    p.join()
    print(p.exitcode)
    t = Thread(target=fail)
    t.start()
    t.join()
    fail()
#---- the default hook, called
import sys
sys.stderr = sys.stdout
try:
    sys.__excepthook__(ValueError, 5, None)
except TypeError as e:
    print(e)
print(sys.excepthook(ValueError, ValueError("never raised"), None))
