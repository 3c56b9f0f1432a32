#---- excepthook
import sys
import threading

def divide():
    1 / 0

def leave():
    sys.exit(3)

def run(f):
    t = threading.Thread(target=f)
    t.start()
    t.join()

def show(args):
    print(args.thread.name, args.exc_type.__name__, args.exc_value, args[0] is args.exc_type, len(args), args.exc_traceback is not None)

print(threading.excepthook is threading.__excepthook__)
threading.excepthook = show
run(divide)
run(leave)
def broken(args):
    raise KeyError('in the hook')
threading.excepthook = broken
run(divide)
def both(args):
    print('before', args.thread is threading.current_thread())
    threading.__excepthook__(args)
threading.excepthook = both
run(divide)
threading.excepthook = threading.__excepthook__
run(divide)
for f, what in ((threading.__excepthook__, 5), (threading.ExceptHookArgs, (1, 2))):
    try:
        f(what)
    except TypeError as e:
        print('TypeError:', e)
args = threading.ExceptHookArgs((ValueError, ValueError('x'), None, None))
print(args, args.exc_type, isinstance(args, tuple), list(args)[0])
print(threading.excepthook(args))
#---- excepthook in a child
import multiprocessing
import threading

def fail():
    raise ValueError('in a thread')

def child(hook):
    threading.excepthook = hook
    t = threading.Thread(target=fail, name='inner')
    t.start()
    t.join()

def hook(args):
    print(args.thread.name, repr(args.exc_value), flush=True)

if __name__ == '__main__':
    p = multiprocessing.Process(target=child, args=(hook,))
    p.start()
    p.join()
    print(p.exitcode, threading.excepthook is threading.__excepthook__)
#---- excepthook inherited by a child
import multiprocessing
import threading

def fail():
    raise ValueError('in a thread')

def child():
    t = threading.Thread(target=fail, name='inner')
    t.start()
    t.join()

def hook(args):
    print(args.thread.name, repr(args.exc_value), flush=True)

if __name__ == '__main__':
    threading.excepthook = hook
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    print(p.exitcode)
#---- a child whose stderr is replaced
import io
import multiprocessing
import sys
import threading

def child(q, kind):
    sys.stderr = io.StringIO()
    if kind == 'thread':
        t = threading.Thread(target=lambda: 1 / 0, name='T')
        t.start()
        t.join()
        q.put(sys.stderr.getvalue().splitlines()[0])
        q.put(sys.stderr.getvalue().splitlines()[-1])
    else:
        class Both:
            def write(self, text):
                q.put(text)
            def flush(self):
                pass
        sys.stderr = Both()
        sys.exit('the reason')

if __name__ == '__main__':
    q = multiprocessing.SimpleQueue()
    for kind in ('thread', 'exit'):
        p = multiprocessing.Process(target=child, args=(q, kind))
        p.start()
        p.join()
        text = []
        while not q.empty():
            text.append(q.get())
        print(p.exitcode, ''.join(text).rstrip())
