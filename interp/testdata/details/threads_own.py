#---- each thread has what the others do not see
import threading
from threading import local
class L(local):
    n = 5
    def __init__(self, x, *, y=2): self.x = x; self.y = y; print("init", threading.current_thread().name)
    def sq(self): return self.x ** 2
    @property
    def p(self): return self.x + 1
l = L(3, y=4)
def f():
    l.x += 1; print(l.x, l.sq(), l.p, l.n, sorted(l.__dict__))
    del l.y
    try: l.y
    except AttributeError as e: print(e)
    try: del l.y
    except AttributeError as e: print(e)
    try: l.__dict__ = {}
    except AttributeError as e: print(e)
t = threading.Thread(target=f, name="T"); t.start(); t.join(); print(l.x, l.y, l.sq())
try: local(1)
except TypeError as e: print(e)
class M(local): pass
try: M(1)
except TypeError as e: print(e)
m = M()
m.a = 1
def g():
    print(hasattr(m, "a"), m.__dict__)
t = threading.Thread(target=g); t.start(); t.join()
class S(local):
    def __init__(self, a): super().__init__(); self.a = a
print(S(3).a)
class R(local):
    def __init__(self): raise ValueError("no")
try: R()
except ValueError as e: print(e)
class Q(local):
    first = True
    def __init__(self):
        if threading.current_thread() is not threading.main_thread(): raise ValueError("in thread")
        self.v = 1
q = Q()
def h():
    for i in range(2):
        try: print(q.v)
        except ValueError as e: print("E", e)
t = threading.Thread(target=h); t.start(); t.join()
from multiprocessing import Process
def ch(): print(l.x, m.a); 
if __name__ == "__main__":
    p = Process(target=ch); p.start(); p.join()
print(repr(m)[:20], isinstance(m, local), local)
#---- each thread has a context of its own
from decimal import *
import decimal, threading
with localcontext() as c:
    c.prec = 3
    print(Decimal(1)/7)
print(Decimal(1)/7)
with localcontext(ExtendedContext): print(Decimal(1)/7, Decimal(1)/0)
with localcontext(prec=5) as c: print(Decimal(2)/3, c is getcontext())
print(ExtendedContext)
getcontext().prec = 6
def f(): print("thread", Decimal(1)/7); getcontext().prec = 4; print(Decimal(1)/7)
t = threading.Thread(target=f); t.start(); t.join()
print(Decimal(1)/7)
DefaultContext.prec = 12
setcontext(DefaultContext)
print(getcontext() is DefaultContext, Decimal(1)/7)
t = threading.Thread(target=f); t.start(); t.join()
print(decimal.DefaultContext.prec)
print(DefaultContext.prec, ExtendedContext.prec, BasicContext.prec, BasicContext.rounding)
setcontext(Context(prec=3, traps=[Inexact]))
try: print(Decimal(1)/7)
except Inexact: print("inexact")
from multiprocessing import Process
def child(): print(Decimal(1)/7)
if __name__ == "__main__":
    setcontext(Context(prec=5))
    decimal.DefaultContext.prec = 7
    t = threading.Thread(target=child); t.start(); t.join()
