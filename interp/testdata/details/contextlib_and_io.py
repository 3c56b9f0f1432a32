#---- context managers
import contextlib
from contextlib import contextmanager, closing, suppress, ExitStack, nullcontext, ContextDecorator, AbstractContextManager
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@contextmanager
def cm(n):
    print('enter',n)
    try:
        yield n*2
    except ValueError as e:
        print('caught',e)
    finally:
        print('exit',n)
with cm(1) as x: print(x)
with cm(2): raise ValueError('v')
try:
    with cm(3): raise KeyError('k')
except KeyError as e: print('out',e)
@contextmanager
def noyield():
    if 0: yield
def f():
    with noyield(): pass
t(f)
@contextmanager
def two():
    yield 1
    yield 2
def f():
    with two(): pass
t(f)
def f():
    with two(): raise ValueError(1)
t(f)
@contextmanager
def re():
    try: yield
    except ValueError as e: raise RuntimeError('new') from e
def f():
    with re(): raise ValueError(1)
t(f)
with suppress(KeyError, ValueError): {}['a']
with suppress(): print('s')
class T:
    def close(self): print('closed')
with closing(T()) as q: print('in')
@cm(9)
def g(a): print('g',a); return a
print(g(4)); print(g(5))
class D(ContextDecorator):
    def __enter__(self): print('D in'); return self
    def __exit__(self,*a): print('D out', a[0]); return False
@D()
def h(): print('h'); return 7
print(h(), h.__name__)
with ExitStack() as st:
    a=st.enter_context(cm('a')); b=st.enter_context(cm('b')); st.callback(print,'cb',sep='-'); print(a,b)
def f():
    with ExitStack() as st:
        st.enter_context(cm('a')); st.callback(lambda: 1/0)
        raise ValueError('x')
t(f)
with nullcontext(5) as n: print(n)
class M(AbstractContextManager):
    def __exit__(self,*a): print('M'); 
with M() as m: print(type(m).__name__)
class K:
    @contextmanager
    def sub(self, v):
        self.v=v; yield self; self.v=None
k=K()
with k.sub(3) as z: print(z.v)
print(k.v)
def f():
    with cm(1) as a, cm(a) as b: print(a,b); return b
print(f())
print(cm.__name__)
@contextmanager
def tr():
    try: yield
    finally: print('fin')
def lp():
    for i in range(3):
        with tr():
            if i==1: continue
            if i==2: break
            print(i)
lp()
def st():
    with tr(): raise StopIteration('q')
t(st)
#---- tracebacks and streams
import traceback, sys, io, types
from contextlib import redirect_stdout, redirect_stderr
class Masked:
    """Writes tracebacks without the directory of the program."""
    def write(self, s):
        for line in s.splitlines(True):
            head, sep, rest = line.partition('", line')
            if line.startswith('  File "') and sep:
                line = '  File "' + head[8:].split('/')[-1] + sep + rest
            sys.__stdout__.write(line)
    def flush(self): pass
M = Masked()
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def f(): raise ValueError('bad\nline2')
try: f()
except ValueError as e:
    print(traceback.format_exc(), file=M)
    traceback.print_exc(file=M)
    traceback.print_exc(limit=1, file=M)
    print(len(traceback.format_exception(e))); print(traceback.format_exception_only(e)); print(len(traceback.format_exception(type(e), e, e.__traceback__)))
    print(sys.exc_info()[0], sys.exc_info()[1]); traceback.print_tb(e.__traceback__, file=M)
    fs=traceback.extract_tb(e.__traceback__); print(fs[-1].lineno, fs[-1].name, fs[-1].line, len(fs))
print(sys.exc_info())
try:
    try: f()
    except ValueError as e: raise KeyError('k') from e
except KeyError as e:
    traceback.print_exc(file=M); print(len(traceback.format_exception(e))); print(''.join(traceback.format_exception(e)).count('direct cause')); traceback.print_exc(file=M, chain=False)
print(traceback.format_exc(), file=M)
b=io.StringIO()
with redirect_stdout(b):
    print('hello'); sys.stdout.write('w\n')
    print('sub')
print(repr(b.getvalue()))
old=sys.stdout; sys.stdout=io.StringIO(); print('x'); s=sys.stdout.getvalue(); sys.stdout=old; print(repr(s))
e=io.StringIO()
with redirect_stderr(e): print('E',file=sys.stderr)
print(repr(e.getvalue()))
s=io.StringIO('a\nbé\nc'); print(s.readline(), s.read(1), s.tell(), s.readlines(), s.read()); s.seek(0); print(list(s)); print(s.closed); s.close(); t(lambda: s.read())
w=io.StringIO(); print(w.write('héllo')); w.seek(1); w.write('XY'); print(w.getvalue()); w.seek(0); w.truncate(2); print(w.getvalue()); t(lambda: w.write(3))
y=io.BytesIO(b'abc'); print(y.read(2), y.read(), y.getvalue()); t(lambda: y.write('s')); print(y.write(b'de'), y.getvalue())
with io.StringIO('q') as z: print(z.read())
print(isinstance(f, types.FunctionType), isinstance(lambda:0, types.LambdaType), types.SimpleNamespace(a=1,b='x'))
def st():
    traceback.print_stack(file=M); return traceback.extract_stack()[-1].name
print(st())
#---- warnings
import warnings, sys
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
warnings.warn('hello')
def old(): warnings.warn('old!', DeprecationWarning, stacklevel=2)
for i in range(3): old()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('a'); warnings.warn('a', RuntimeWarning); print(len(w), w[0].message, w[1].category, str(w[0].message))
with warnings.catch_warnings():
    warnings.simplefilter('error')
    t(lambda: warnings.warn('err'))
    t(lambda: warnings.warn(DeprecationWarning('x')))
warnings.filterwarnings('ignore', category=UserWarning); warnings.warn('no')
t(lambda: warnings.warn('x', int))
