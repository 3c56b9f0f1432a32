#---- a yield wherever an expression may be
def g1():
    f = lambda x=(yield 1): x
    print("f", f())
    yield f
g = g1(); print(next(g)); print(g.send(42)())
def g2():
    print((c := (yield 1)), c)
    yield c
g = g2(); next(g); print(g.send(5))
def g3():
    def inner(a=(yield 'd')): 
        nonlocal q
        q = a
        return q
    q = 0
    print(inner())
    yield (lambda: q)
g = g3(); next(g); print(g.send(7)())
def g4():
    x = {}
    x[(yield 1)] = (yield 2)
    x[(yield 3)] += (yield 4)
    yield x
g = g4(); print(next(g), g.send('v'), g.send('k'), g.send('k'), g.send('w'))
def g5():
    for d[(yield 'a')] in [1, 2]: 
        print(d)
    yield d
d = {}
g = g5(); print(next(g), g.send('x'), g.send('y'))
def g6():
    a, *b = yield 1, 2
    print(a, b)
    x = yield
    print(x)
    print([z for z in (yield 'it')])
    print({z: 1 for z in (yield 'it2')}, len({*(yield 's')}), {**(yield 'd')})
    print(f"{(yield 'fs')!r:>{(yield 'w')}} {(yield)}")
    print((yield 1) < (yield 2) < (yield 3))
    print((yield 1) and (yield 2) or (yield 3))
    print((yield 'i') if (yield 'c') else (yield 'e'))
    assert (yield 'as'), (yield 'msg')
g = g6()
try:
    print(next(g))
    for v in [(1,2,3), 5, [7,8], 'ab', 'cd', {'k': 1}, 'tx', 9, 'z', 1, 5, 3, 0, 2, 1, 'CC', 0, 'message']:
        print("->", g.send(v))
except AssertionError as e: print(e.args)
def g7():
    with (yield 'mgr') as q:
        print('in', q)
        yield q
    try:
        raise (yield 'exc')
    except (yield 'cls') as e:
        print('caught', e)
    del d2[(yield 'del')]
    return (yield 'ret')
class M:
    def __enter__(s): return 'q'
    def __exit__(s, *a): print('exit', a[0])
d2 = {1: 2}
g = g7()
print(next(g), g.send(M()), next(g), g.send(ValueError('v')), g.send(ValueError), g.send(1), d2)
try: g.send('final')
except StopIteration as e: print(e.value)
def g8():
    while (yield 'w'):
        if (yield 'b'): break
        if (yield 'c'): continue
        print('body')
    else:
        print('else', (yield 'el'))
    print('after')
g = g8(); next(g)
try:
    for v in [1, 0, 1, 1, 0, 0, 0, 3]: print(g.send(v))
except StopIteration: print('done')
def g9():
    match (yield 'subj'):
        case {'a': x} if (yield x): print('A', x)
        case [x, *r] if (yield (x, r)): print('B', x, r)
        case _: print((yield 'other'))
for vs in [[{'a': 1}, 1], [[1,2,3], True], [[1,2,3], 0, 'o'], [5, 'p']]:
    g = g9(); print(next(g))
    try:
        for v in vs: print(g.send(v))
    except StopIteration: print('stop')
def g10():
    class C((yield 'base')):
        a = 1
    @(yield 'deco')
    def f(): return 1
    print(C().a, f, C.__mro__[1].__name__)
    print(max(*(yield 1), key=(yield 2), **(yield 3)))
    x = y = (yield 'm')
    x.a = x.b = (yield 'v')
    print(x.a, x.b)
    return [(yield)][0], {(yield): (yield)}
class X: pass
g = g10(); print(next(g))
try:
    for v in [X, lambda f: 'decorated', [1,5,3], lambda x: -x, {}, X(), 4, 'r', 'k', 'val']: print(g.send(v))
except StopIteration as e: print(e.value)
def g11():
    x = [10]
    print(x[0] + (yield 1))
    def setx(): x[0] = 99
    i = 5
    def chg():
        nonlocal i
        i = 50
        return 1
    print(i + chg(), i)
    i = 5
    r = i + (yield chg)
    print(r, i)
    print([i, (yield), i])
    i += (yield 'aug')
    print(i)
    x[0] += (yield setx)
    print(x)
    print(chg.__name__.upper((yield)))if 0 else None
    print(print, i, (yield 'late'), sep='-')
g = g11(); print(next(g)); c = g.send(1); c(); 
try:
    g.send(2); g.send(3); 
    s = g.send(7); s(); g.send(1); g.send('l')
except StopIteration: print('end')
#---- a chain of comparisons whose later parts have variables of their own
def T(n, x):
    print("T", n)
    return x
def f(x, y):
    if T(1, 0) < (m := T(2, x)) < (n := T(3, y)) <= T(4, 10):
        return m, n
    return m, "no"
print(f(1, 2), f(0, 5), f(5, 3))
def g(a):
    fs = [T(0, a) < T(1, i) < sum(j * a for j in range(i)) < max([k + i for k in range(9)], key=lambda v: (v, i, a)) for i in range(4)]
    return fs, (lambda q: T(1, 0) < T(2, q) < (lambda r: r + q + a)(1) in [q + a + 1])(2)
print(g(1))
class C:
    x = 3
    print(T(1, 1) < T(2, x) < T(3, x + 1) is not None, [1 < T(4, y) < y + 1 for y in (2, 3)])
    def __lt__(self, o): return []
    def __gt__(self, o): return self
print(C() < C() < undefined, 1 < T(2, C()) == 1, T(1, 1) in T(2, [1]) in T(3, [[1]]) not in T(4, {}))
def h():
    def inner():
        nonlocal n
        n += 1
        return 0 < T(1, n) < (n := n + 5)
    n = 1
    return inner(), n
print(h())
def outer():
    z = 1
    def inner():
        return 0 < T(1, z) < (lambda: z + 1)() < T(2, z + 2)
    r = inner()
    z = 5
    return r, inner()
print(outer())
try:
    (T(1, 1)
     < T(2, 2)
     < T(3, None))
except TypeError as e: print(e, e.__traceback__.tb_lineno)
def gen():
    got = yield 0
    print(0 < (yield 1) < (w := (yield 2)) < (yield got), w)
    print([T(1, 1) < T(2, 2) < i + got for i in (yield 4)])
it = gen()
try:
    next(it)
    for v in (7, 1, 2, 3, 1, [1, 2]): print(it.send(v))
except (StopIteration, TypeError) as e: print(type(e).__name__)
#---- parameters of lambdas that are positional only
f = lambda a, b=(lambda z, /: z)(3), /, *c, d=0: (a, b, c, d, [a for _ in range(2)], (a := a + 1), a, (lambda: a)())
print(f(1, d=2), f(5, 6, 7, d=8))
print((lambda a, /, **k: (a, k))(1, a=2))
try: f(a=1)
except TypeError: print("not by name")
try: (lambda x, y, /: 0)(1, y=2)
except TypeError: print("not by name")
class C:
    m = lambda self, __v, /: __v
print(C().m(4))
#---- exec that takes a variable away
y = z = 1
def f():
    return y
exec("del y")
exec("def g():\n    global z\n    del z\ng()")
for name in ("y", "z"):
    try: print(eval(name))
    except NameError as e: print(e)
try: f()
except NameError as e: print(e)
y = 2
print(f(), "z" in globals())
#---- what a generator fails with has a context
def g():
    try:
        yield 1
        a
    finally:
        b
def h():
    try:
        a
    finally:
        yield 1
        b
def i():
    try: raise KeyError("k")
    except KeyError:
        yield
        {}["x"]
def l():
    try: yield
    finally:
        try: a
        finally: next(b for x in [1])
def j():
    try: yield
    except ValueError:
        for a, b in [(1, 2, 3)]: pass
def k():
    yield from j()
import traceback
for f in (g, h, i, l):
    try: list(f())
    except Exception as e:
        print(f.__name__, repr(e), repr(e.__context__), [(c.lineno, c.name) for c in traceback.extract_tb(e.__traceback__)])
for f in (j, k):
    it = f()
    next(it)
    try: it.throw(ValueError("thrown"))
    except Exception as e:
        print(f.__name__, repr(e), repr(e.__context__), [(c.lineno, c.name) for c in traceback.extract_tb(e.__traceback__)])
#---- what is called within a comprehension is no generator expression
import traceback
def t(f):
    try: f()
    except NameError as e: print([(c.lineno, c.name) for c in traceback.extract_tb(e.__traceback__)])
t(lambda: [sum(1 for x in range(3) if undefined) for q in range(2)])
t(lambda: [sum(1 for x in range(3) if q + undefined) for q in range(2)])
def f(): return [sum(undefined + q for x in range(3)) for q in range(2)]
t(f)
t(lambda: (1 < 2 < undefined, [1 < len([2, q]) < undefined + q for q in (1, 2)]))
t(lambda: list(1 < len([2, 3]) < undefined for x in range(3)))
#---- the context of what is thrown into a generator
class E1(Exception): pass
class E2(Exception): pass
def g():
    try: yield 1
    except E1:
        yield 2
def h(): yield 1
def ctx(e): return repr(e.__context__)
def run(make, exc, n):
    it = make()
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            for _ in range(n): next(it)
            if n == 2: pass
            it.throw(exc)
        except Exception as e: print(make.__name__, exc, n, repr(e), ctx(e))
for m in (g, h):
    for exc in (E2, E2('i'), E1, E1('j')):
        for n in (0, 1): run(m, exc, n)
it = g(); next(it); it.throw(E1('in'))
try:
    try: raise KeyError('o')
    except KeyError: it.throw(E2('x'))
except E2 as e: print(ctx(e), repr(e.__context__.__context__))
it = g(); next(it); it.throw(E1('in'))
try:
    try: raise KeyError('o')
    except KeyError: it.throw(E2)
except E2 as e: print(ctx(e))
#---- the value of an augmented item is looked for before its index
def T(x): print("T", x); return 0
class O:
    def meth(self, *a, **k): return T("meth")
o = O()
def k(f):
    try: f()
    except UnboundLocalError as e: print(f.__name__, e)
def a():
    xs[T(1)] += 1
    xs = 1
def b():
    xs[o.meth(1)] += 1
    xs = 1
def c():
    xs[o.meth(1, *[1])] += 1
    xs = 1
def d():
    xs[T(1)] += 1
    xs = [x for x in xs]
def e():
    xs[T(*[1])] += 1
    xs = 1
def f():
    xs[T(*[1])] = 1
    xs = 1
def g():
    print(xs[T(*[1])])
    xs = 1
def h():
    print([xs, T(*[1])])
    xs = 1
def i():
    xs[o.meth(k=T(1))] //= T(2)
    xs = 1
for q in (a,b,c,d,e,f,g,h,i): k(q)
x = [0, 0]; old = x
def f():
    global x
    x = [5, 5]
    return 0
x[f()] += 1
print(x, old)
x = old
x[f()]
x = old
x[f()] = 7
print(x, old)
def g():
    def h():
        nonlocal y
        y = [5, 5]
        return 0
    y = [0, 0]; o = y
    y[h()] += 1
    print(y, o)
    y = o
    y[h()] = 3
    print(y, o)
    y = o
    print(y[h()], y)
    y = o
    y[h():2] = [8, 8]
    print(y, o)
    y = o
    del y[h()]
    print(y, o)
    y[(y := [1, 2])[0]] += 5
    print(y)
g()
def k():
    try:
        z[print('index')] += 1
        z = 1
    except UnboundLocalError as e: print(e)
    try:
        z[print('index')] = print('value')
    except UnboundLocalError as e: print(e)
    try:
        z.a += print('value')
    except UnboundLocalError as e: print(e)
    try:
        del z[print('index')]
    except UnboundLocalError as e: print(e)
    try:
        z += print('value')
    except UnboundLocalError as e: print(e)
    try: z[print('index')]
    except UnboundLocalError as e: print(e)
k()
#---- variables of a module that lose their values, or are given others, while an operation goes on
import sys
import __main__ as me

class T:
    def __init__(self, f): self.f = f
    def __add__(self, o): self.f(); return 1
    def __radd__(self, o): self.f(); return 1
    def __eq__(self, o): self.f(); return True
    def __getitem__(self, i): self.f(); return 3

def loud(v=1):
    print("called")
    return v

def drop(*names):
    for n in names:
        delattr(me, n)

def dropping(*names):
    drop(*names)
    return 2

def setting(v):
    me.x = v
    return 2

def show():
    e = sys.exc_info()[1]
    print(type(e).__name__, e, e.__traceback__.tb_lineno)

x = 1
y = 2
l = [1, 2, 3]
for i in range(2):
    # the right part takes the left one's value away, or gives it another
    print(x + dropping("x"))
    x = 1
    print(x + setting(50), x)
    x = 1
    print(x < setting(50), x)
    x = 1
    x += setting(50)
    print(x)
    x = 1
    x = x - setting(50)
    print(x)
    x = 1.5
    x += setting(50)
    print(x)
    x = "a"
    x += str(setting(50))
    print(x)
    x = 1
    x += dropping("x")
    print(x)
    x = 1
    print(x == T(lambda: setting(7)), x)
    print(x + T(lambda: setting(8)), x)
    x = 1
    x += T(lambda: setting(9))
    print(x)
    l = [1, 2, 3]
    print(l[dropping("l")])
    l = [1, 2, 3]
    l[dropping("l")] = 5
    l = [1, 2, 3]
    l[x] += dropping("l")
    l = [1, 2, 3]
    (x, y) = (y, x)
    print(x, y)
    exec("x = 40")
    print(x + 2, x * x, x > 3)
    globals()["x"] = 41
    print(x + 2, x * x, x > 3)
    me.x = 42
    print(x + 2, x * x, x > 3)

exec("del x")
try: print(x + loud())
except NameError: show()
try: print(loud() + x)
except NameError: show()
try: print(x + y)
except NameError: show()
try: print(y + x)
except NameError: show()
try: print(x * x)
except NameError: show()
try: print(x + 1)
except NameError: show()
try: print(x < 1)
except NameError: show()
try: print(x < y)
except NameError: show()
try: print(y == x)
except NameError: show()
try: print(x == loud())
except NameError: show()
try: print(l[x])
except NameError: show()
try: print(loud(l)[x])
except NameError: show()
try: print(x[0])
except NameError: show()
try: print(x[y])
except NameError: show()
try: print(x.real)
except NameError: show()
try: print(x.foo())
except NameError: show()
try: print(-x)
except NameError: show()
try: print(f"{x}")
except NameError: show()
try: print(not x)
except NameError: show()
try: print(x and y)
except NameError: show()
try: print(x in l, x)
except NameError: show()
try: print(y in x)
except NameError: show()
try: print(x is None)
except NameError: show()
try: print(len(x))
except NameError: show()
try: print([x for i in l])
except NameError: show()
try: print([x + j for j in l])
except NameError: show()
try: print("%d" % x)
except NameError: show()
try: print(x if x else y)
except NameError: show()
try: l[x] = 1
except NameError: show()
try: x[0] = loud()
except NameError: show()
try:
    for q in range(x): pass
except NameError: show()
try:
    for q in x: pass
except NameError: show()
try: print(x << 1, x ** 2)
except NameError: show()
try: print(x >> 1)
except NameError: show()
try: print(x / 2.0)
except NameError: show()
try: print(0 < y < x)
except NameError: show()
try: print(0 < x < y)
except NameError: show()
try: print(l[x:])
except NameError: show()
if True:
    try: raise x
    except NameError: show()
