#---- class in a class
x = 'g'
class A:
    x = 'a'
    class B:
        y = x
    print(B.y)
#---- a name twice in a target
print(any(a > 1 for _, a, _ in [(1,2,3)]))
print(list(b for _, (_, b) in [(1,(2,3))]))
print([b for _, b, _ in [(1,2,3)]])
print({b: _ for _, (b, _) in [(1,(2,3))]})
#---- locals after a try
def f():
    try:
        x = 1
    except ValueError:
        pass
    print(sorted(locals()))
    print(eval("x"))
f()
#---- order of evaluation
def t(n): print('t', n); return n
def f(*a, **k): print(a, k)
f(t(1), *[t(2)], k=t(3), **{'z': t(4)})
f(*[t(1)], t(2), k=t(3))
class O: pass
def o(): print('o'); return o1
o1 = O()
l = [1,2,3,4]
def g(): print('g'); return l
g()[t(0):t(1)] = [t(9)]
g()[t(0)] = t(9)
o().__name__ = t(3)
def ff(): pass
ff.x = t(1)
o().x = t(2)
g()[True] = t(8)
g()[t(0)], g()[t(1):t(2)] = t(5), [t(6)]
print(l)
del g()[t(0)]
g()[t(0)] += t(1)
g()[t(0):t(1)] += [t(1)]
print(l)
x = y = z = t(3)
(a, b), c = (t(1), t(2)), t(3)
print({t(1): t(2), t(3): t(4)})
print({t(1): t(2), **{t(5): t(6)}, t(3): t(4)})
print([t(1), *[t(2)], t(3)])
print(t(1) < t(2) < t(3) > t(4) > t(5))
print(f"{t(1)}{t(2):{t(3)}}")
#---- format before the next part
s = [1, 2]
print(f"{s} pop {s.pop()} -> {s}")
#---- lambdas of a comprehension that runs again
fs = []
for n in (3, 5):
    fs.append([lambda: i for i in range(n)])
print(fs[0][0](), fs[1][0]())
def g():
    fs = []
    for n in (3, 5):
        fs.append([lambda: i for i in range(n)])
    return fs[0][0](), fs[1][0]()
print(g())
#---- formats from elsewhere
def f(t, x): return t % x
def g(t, *x): return t % x
print(f("%5d|", 3)); print(f("%s", [1,'a'])); print(g("%s-%r", 'a', 'b'))
#---- global in a class body
x = 'g'
def f():
    x = 'l'
    class A:
        global x
        print(x)
        x = 2
    print(x)
f()
print(x)
#---- functions grouped by a class
class U:
    def f(s): return s.zfill(3), s.casefold()
    def g(d): return d.items()
    def h(l): l.sort(); return l
print(U.f("aB"), U.g({1:2}), U.h([3,1]))
#---- private parameters
class U:
    def f(self, *__a, **__k): return __a, __k
    def g(self, __x, /, y=2): return __x, y
    def h(self, __x): yield __x
    def i(self, __x, /):
        yield __x
print(U().f(1, a=2), U().g(3), list(U().h(3)), list(U().i(3)))
#---- the name of a caught exception
for i in range(3):
    try:
        raise ValueError(i)
    except ValueError as e:
        if i == 1: continue
        print(e)
try:
    print(e)
except NameError as z: print(z)
class A:
    try: 1/0
    except ZeroDivisionError as e: pass
print(hasattr(A, 'e'))
def f():
    try: 1/0
    except ZeroDivisionError as e:
        try: return 3
        finally:
            print('x')
print(f())
#---- names that are assigned each other
x0 = 0
c = 1
x1 = x0 if c else x0
x2 = x1 if c else x1
x3 = x2 if c else x2
x4 = x3 if c else x3
x5 = x4 if c else x4
x6 = x5 if c else x5
x7 = x6 if c else x6
x8 = x7 if c else x7
x9 = x8 if c else x8
x10 = x9 if c else x9
x11 = x10 if c else x10
x12 = x11 if c else x11
x13 = x12 if c else x12
x14 = x13 if c else x13
x15 = x14 if c else x14
x16 = x15 if c else x15
x17 = x16 if c else x16
x18 = x17 if c else x17
x19 = x18 if c else x18
x20 = x19 if c else x19
x21 = x20 if c else x20
x22 = x21 if c else x21
x23 = x22 if c else x22
x24 = x23 if c else x23
x25 = x24 if c else x24
x26 = x25 if c else x25
x27 = x26 if c else x26
x28 = x27 if c else x27
x29 = x28 if c else x28
x30 = x29 if c else x29
x31 = x30 if c else x30
x32 = x31 if c else x31
x33 = x32 if c else x32
x34 = x33 if c else x33
x35 = x34 if c else x34
x36 = x35 if c else x35
x37 = x36 if c else x36
x38 = x37 if c else x37
x39 = x38 if c else x38
print(x39 + x39)
#---- send and throw
def gen():
    x = yield 1
    print('got', x)
    try:
        while True:
            y = yield x
            print('y', y)
    except GeneratorExit:
        print('exit'); raise
    finally:
        print('fin')
g = gen()
print(next(g), g.send(5), g.send(6))
g.close()
def outer():
    r = yield from inner()
    print('r', r)
    return 7
def inner():
    a = yield 'a'
    try:
        b = yield 'b'
    except ValueError as e:
        b = str(e)
    return (a, b)
o = outer()
print(next(o)); print(o.send(1))
try: o.throw(ValueError('v'))
except StopIteration as s: print(s.value)
#---- leaving nested statements
def f(n):
    r = []
    for i in range(n):
        for j in range(n):
            try:
                try:
                    if j == 1: continue
                    if i == 2: break
                    r.append((i, j))
                finally:
                    r.append('f')
                    if i == 3: continue
            except Exception:
                pass
            else:
                r.append('e')
        else:
            r.append('else')
            continue
        if i == 4: return r
    return r
print(f(3)); print(f(6))
def g():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2: continue
print(g())
def h():
    while True:
        try:
            raise KeyError(1)
        except KeyError:
            try:
                break
            finally:
                print('fin')
    return 'done'
print(h())
def k():
    try:
        raise ValueError
    finally:
        return 5
print(k())
#---- imports and decorators
from math import *
def f():
    import os.path, sys as s
    from math import floor as fl
    return fl(sqrt(16.5)), s is not None
print(f())
if True:
    import random as r
else:
    r = None
print(r is not None, pi)
def dec(*a):
    print('dec', a)
    def w(f):
        print('wrap', f.__name__)
        return f
    return w
@dec(1)
@dec(2)
def q(a, b=print('default')): return a
print(q(1))
#---- closures and parameters
def outer():
    x = 1
    def inc():
        nonlocal x
        x += 1
        return x
    class C:
        x = 5
        y = [x for _ in range(2)]
        def m(self): return x
        z = x
    inc()
    return C.y, C().m(), C.z, [lambda: x][0]()
print(outer())
def p(a, *b, c=1, **d):
    def q():
        nonlocal a, b, c, d
        a, b, c, d = 1, 2, 3, 4
    q()
    return a, b, c, d
print(p(9, 8, c=7, e=6))
def r(a):
    del a
    try: a
    except UnboundLocalError as e: print(e)
    try: print(zzz)
    except NameError as e: print(e)
r(1)
def s():
    try: print(v)
    except UnboundLocalError as e: print(e)
    v = 1
s()
def t():
    def u(): return w
    try: u()
    except NameError as e: print(e)
    w = 1
    print(u())
t()
#---- functions in regions
# nested functions in regions, temporaries, generators
def f():
    for i in range(3):
        try:
            def g(n):
                if n == 0: return i
                return g(n - 1)
            class K:
                def m(self): return g(2)
            print(g(2), K().m())
            for j in range(2):
                try:
                    with open_(j) as h:
                        if j: break
                        print(h)
                except KeyError as e:
                    print('ke', e)
                    continue
                finally:
                    print('fin', i, j)
            else:
                print('else')
        except ZeroDivisionError:
            print('zde')
from contextlib import contextmanager
@contextmanager
def open_(j):
    print('open', j)
    try:
        yield j
        if j == 0: raise KeyError(j)
    finally:
        print('close', j)
f()
_ = 5
def u():
    _, x = 1, 2
    for _ in range(3): pass
    return _
print(u(), _)
def rec(n):
    try:
        if n == 0: raise ValueError('deep')
        return rec(n - 1) + 1
    finally:
        n += 100
        if n == 103: print('103')
try: rec(5)
except ValueError as e: print(e)
def many():
    a, (b, *c), [d, (e, f)] = 1, (2, 3, 4), [5, (6, 7)]
    x = [1, 2, 3]
    x[0], x[1] = x[1], x[0]
    i = 0
    i, x[i] = 2, 9
    print(x, a, b, c, d, e, f)
    a = b = c = []
    a.append(1)
    print(b, c)
many()
def fact():
    return [(lambda n: n if n < 2 else n * fact.__call__()[0])] if False else [1]
print(fact())
class Meta:
    items = [1, 2, 3]
    doubled = [x * 2 for x in items]
    total = sum(x for x in items)
    try:
        z = 1 / 0
    except ZeroDivisionError:
        z = 0
    for k in range(2):
        locals()
    with_k = k
    def __init__(self): self.__priv = 3
    def get(self): return self.__priv
    if True:
        def cond(self): return 'cond'
    class Inner:
        def go(self): return Meta.items
print(Meta.doubled, Meta.total, Meta.z, Meta.with_k, Meta().get(), Meta().cond(), Meta.Inner().go())
print(Meta()._Meta__priv)
#---- generators and arguments
import sys
def g():
    try:
        x = yield 1
        print('x', x)
        try:
            y = yield 2
        except ValueError as e:
            print('caught', e)
            y = yield 'after'
        for i in range(3):
            try:
                if i == 1: continue
                z = yield i
                print('z', z)
            finally:
                print('f', i)
        return 'done'
    finally:
        print('outer fin')
it = g()
print(next(it)); print(it.send('a')); print(it.throw(ValueError('v'))); print(it.send('b')); print(next(it))
try: next(it)
except StopIteration as e: print(e.value)
def d():
    r = yield from g()
    print('r', r)
    yield from [1, 2]
    yield from 'ab'
    return 3
print([x for x in d()])
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
from itertools import islice
print(list(islice(fib(), 10)))
def c():
    for i in range(3):
        received = yield i
        if received is not None:
            print('rec', received)
            i = received
x = c()
for v in x:
    print(v)
    if v == 1:
        try: print(x.send(10))
        except StopIteration: print('over')
print(sum(i * i for i in range(10) if i % 2), list((i, j) for i in range(3) for j in range(i)))
gg = (print('eval', i) or i for i in range(3))
print(next(gg)); print(list(gg))
def lazy():
    n = 1
    q = (n + i for i in range(3))
    n = 10
    return list(q)
print(lazy())
def nest():
    def inner():
        nonlocal k
        k += 1
        yield k
        yield from inner2()
    def inner2():
        nonlocal k
        k *= 2
        yield k
    k = 1
    return list(inner()), k
print(nest())
try:
    def bad():
        yield 1
        raise StopIteration
    list(bad())
except RuntimeError as e: print('RuntimeError', e)
def closer():
    try:
        yield 1
    except GeneratorExit:
        print('closed')
        return
q = closer(); next(q); q.close(); q.close()
print(next(q, 'default'))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self):
        for i in range(self.n):
            yield i, self
    def __len__(self): return self.n
print([a for a, b in It(3)], len(It(4)), bool(It(0)))
def walrus():
    if (n := 5) > 3: print(n)
    while (line := next(src, None)) is not None: print(line)
    print([y := 1, y ** 2], [last := x for x in range(3)], last)
src = iter('ab')
walrus()
def kw(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(kw(1, c=3), kw(1, 2, 3, 4, c=5, e=6), kw(*[1, 2], **{'c': 3, 'z': 1}))
for bad in (lambda: kw(1), lambda: kw(), lambda: kw(1, c=1, a=2)):
    try: bad()
    except TypeError as e: print(e)
def po(a, /, b, *, c): return a, b, c
print(po(1, 2, c=3), po(1, b=2, c=3))
try: po(a=1, b=2, c=3)
except TypeError as e: print('te', e)
#---- scopes
# scoping odds
x = 'mod'
def a():
    x = 'loc'
    def b():
        global x
        return x
    class C:
        y = x
        def m(self): return x
    return b(), C.y, C().m(), [x for _ in 'a'], (lambda: x)(), list(x for _ in 'a')
print(a())
def setg():
    global newg, x
    newg = 1
    x = 'changed'
    def inner():
        global newg
        newg += 1
    inner()
setg(); print(newg, x)
class G:
    global gg
    gg = 5
    def f(): pass
print(gg, 'gg' in vars(G))
def c():
    for i in range(3):
        def f(i=i): return i
        yield f
print([f() for f in c()])
fs = []
for i in range(3):
    try:
        def h(): return i
        fs.append(h)
    finally: pass
print([f() for f in fs])
def cells():
    out = []
    for i in range(2):
        try:
            v = i
            out.append(lambda: v)
        except E: pass
    return [f() for f in out]
print(cells())
if 0:
    import notthere
else:
    notthere = None
print(notthere)
try:
    import json_no_such
except ImportError:
    json_no_such = 'no'
print(json_no_such)
def imp():
    import math as m, os
    from math import (sqrt, pi as PI)
    return sqrt(4), PI > 3, m.floor(2.5)
print(imp())
list_ = list
def shadow(list, print_=print):
    len = 3
    return list, len
print(shadow(1), len('abc'))
len = lambda x: 'mine'
print(len([]))
del len
print(len([]))
def dele():
    q = 1
    del q
    q = 2
    return q
print(dele())
for x in []: pass
print(x)
[x for x in 'ab']
print(x)
def star():
    a, *b = 'abc'
    *c, d = range(4)
    (e, *f), g = ('xyz', 1)
    for k, *r in [(1, 2, 3), (4,)]: print(k, r)
    return a, b, c, d, e, f, g
print(star())
def outer():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    inc(); inc(5)
    return get()
print(outer())
class P:
    def __init__(self): self._v = 0
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x * 2
    @v.deleter
    def v(self): print('del')
    @staticmethod
    def s(a): return a
    @classmethod
    def k(cls, a): return cls.__name__, a
p = P(); p.v = 4; p.v += 1; print(p.v, P.s(1), P.k(2)); del p.v
def f(*, a, b=2, **k): return a, b, k
print(f(a=1, c=3), f(**{'a': 1, 'b': 3}))
def deflt(x, acc=[]):
    acc.append(x)
    return acc
deflt(1); print(deflt(2))
print((lambda *a, **k: (a, k))(1, *[2, 3], z=4, **{'y': 5}))
t = 1,
print(t, *t, sep='-')
a = b = [1]
a += [2]
print(b)
i = 0
def nxt():
    global i
    i += 1
    return i
d = {}
d[nxt()], d[nxt()] = nxt(), nxt()
print(d)
d[nxt()] = d.get(nxt(), nxt())
print(d)
z = [nxt() for _ in range(3)]
z[nxt() - nxt()] += nxt()
print(z)
print(1 if nxt() > 100 else nxt(), nxt() and nxt(), 0 or nxt())
def gen_in_class():
    class K:
        vals = (1, 2)
        gen = [v * 2 for v in vals]
        def __iter__(self): return iter(self.gen)
        def __contains__(self, x): return x in self.gen
    return list(K()), 2 in K(), 3 not in K()
print(gen_in_class())
while True:
    try:
        while True:
            try: break
            finally: print('inner')
        raise KeyError('k')
    except KeyError as err:
        msg = str(err)
        break
print(msg)
try: err
except NameError as e2: print('NE', e2)
print([(lambda: k)() for k in range(3)], [f() for f in [lambda: k for k in range(3)]])
exec('qq = 1\ndef ff(): return qq + 1')
print(ff(), eval('qq + x_' , {'qq': 1, 'x_': 2}))
def ev(n):
    m = 3
    return eval('n + m'), [eval('n') for _ in range(1)] if False else None
print(ev(2))
print(__name__, sorted(k for k in globals() if k in ('a', 'b', 'P')))
#---- exceptions and patterns
# try in loops in generators, returns through layers
def g(n):
    for i in range(n):
        try:
            for j in range(3):
                try:
                    if j == 1: continue
                    if i == 1: break
                    yield i, j
                    if i == 3: return 'early'
                except GeneratorExit:
                    print('GE', i, j); raise
                finally:
                    print('f1', i, j)
            else:
                print('else', i)
        finally:
            print('f2', i)
    return 'end'
def w():
    r = yield from g(5)
    yield r
print(list(w()))
x = g(3); next(x); x.close()
def ret(k):
    for a in range(3):
        with_ = []
        try:
            try:
                if k == 0: return 'r0'
                if k == 1: raise ValueError('v')
                if k == 2: break
                if k == 3: continue
                if k == 4: raise TypeError('t')
            except ValueError as e:
                return f'caught {e}'
            else:
                with_.append('else')
            finally:
                with_.append('fin')
                print(k, a, with_)
        except TypeError as e:
            try:
                raise RuntimeError('again') from e
            except RuntimeError as r:
                print(repr(r), repr(r.__cause__), repr(r.__context__))
                return 'r4'
    else:
        return 'loop else'
    return 'after'
print([ret(k) for k in range(6)])
def ctx():
    try:
        try: 1 / 0
        except ZeroDivisionError: [][1]
    except IndexError as e:
        print(type(e.__context__).__name__)
    try:
        raise
    except RuntimeError as e: print(e)
ctx()
def reraise():
    try:
        try: raise KeyError('a')
        except KeyError:
            try: raise ValueError('b')
            except ValueError: pass
            raise
    except KeyError as e: print('re', e, e.__context__)
reraise()
def fin_return():
    for i in range(3):
        try: return i
        finally:
            if i == 0: continue
            return 'fin%d' % i
print(fin_return())
def fin_raise():
    try:
        try: raise ValueError('x')
        finally: raise KeyError('y')
    except KeyError as e: return type(e.__context__).__name__
print(fin_raise())
def handler_tuple():
    errs = (ValueError, KeyError)
    for e in (ValueError('1'), KeyError('2'), TypeError('3')):
        try: raise e
        except errs as c: print('errs', c)
        except Exception as c: print('other', c)
handler_tuple()
class My(Exception):
    def __init__(self, a, b): super().__init__(a, b); self.a = a
    def __str__(self): return f'My {self.a}'
try: raise My(1, 2)
except My as m: print(m, m.args, repr(m))
def nested_def_in_handler():
    try: raise ValueError('q')
    except ValueError as e:
        f = lambda: str(e)
        print(f())
    try: f()
    except NameError as n: print('unbound')
nested_def_in_handler()
import sys
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(900))
try: deep(10 ** 5)
except RecursionError as e: print('RecursionError')
def rec_try(n):
    try: return rec_try(n + 1)
    except RecursionError: return 'bottom'
print(rec_try(0))
assert True
try: assert 1 == 2, 'msg'
except AssertionError as e: print(e)
match {'a': [1, 2, {'b': 3}]}:
    case {'a': [x, *_, {'b': y}], **rest}: print(x, y, rest)
class Pt:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
for v in (Pt(0, 1), Pt(2, 2), 5, 'str', [1, 2, 3], (1,), None, True, 2.5, {'k': 1}):
    match v:
        case Pt(0, y): print('pt0', y)
        case Pt(x=x, y=yy) if x == yy: print('diag')
        case bool(): print('bool')
        case int(n) | float(n): print('num', n)
        case str() as s: print('s', s)
        case [1, *r]: print('list', r)
        case [a]: print('one', a)
        case None: print('none')
        case {'k': z}: print('k', z)
        case _: print('?')
#---- augmented in a class body
x = 1
l = [1]
class A:
    x += 1
    l += [2]
    y = 5
    y -= 2
    y **= 2
print(A.x, x, A.l, l, A.y)
try:
    class B: zz += 1
except NameError as e: print(e)
def f():
    a = [0, 0]
    def g():
        nonlocal a
        a = [5, 5]
        return 0
    b = a
    a[g()] += 1
    return a, b
print(f())
