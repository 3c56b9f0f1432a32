#---- objects that say how they are made anew
import multiprocessing as mp, copy, copyreg, pickle
class Conn:
    def __init__(self, host): self.host=host; self.sock="open "+host
    def __getstate__(self):
        d=dict(self.__dict__); del d["sock"]; return d
    def __setstate__(self, d):
        self.__dict__.update(d); self.sock="reopened "+self.host
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __reduce__(self): return (Point, (self.x, self.y))
    def __eq__(self, o): return isinstance(o, Point) and (self.x,self.y)==(o.x,o.y)
    def __repr__(self): return "Point(%r, %r)" % (self.x, self.y)
class Single:
    def __reduce__(self): return "ONLY"
ONLY=Single()
REG={}
def get(name):
    return REG.setdefault(name, Named(name))
class Named:
    def __init__(self, name): self.name=name
    def __reduce__(self): return get, (self.name,)
class Temp(float):
    def __new__(cls, v, unit): 
        self=super().__new__(cls, v); self.unit=unit; return self
    def __getnewargs__(self): return (float(self), self.unit)
class KW:
    def __new__(cls, *, a): 
        self=super().__new__(cls); self.a=a; return self
    def __getnewargs_ex__(self): return (), {"a": self.a}
class Failed(Exception):
    def __init__(self, a, b): super().__init__(a + b); self.a, self.b = a, b
    def __reduce__(self): return Failed, (self.a, self.b)
def fail(): raise Failed("x", "y")
class Bad:
    def __reduce__(self): raise ValueError("not me")
class Foreign:
    def __init__(self, v): self.v=v
def red(f): return Foreign, (f.v+1,)
class L(list):
    def __reduce__(self): return (L, (), {"tag": "t"}, iter(list(self)))
class D(dict):
    def __reduce_ex__(self, p): return (D, (), None, None, iter(list(self.items())))
class Cyc:
    def __init__(self): self.me=[self]
    def __getstate__(self): return {"me": self.me, "s": 1}
def show(v):
    if isinstance(v, Conn): return "Conn", v.host, v.sock
    if isinstance(v, Temp): return "Temp", float(v), v.unit
    if isinstance(v, KW): return "KW", v.a
    if isinstance(v, Foreign): return "Foreign", v.v
    if isinstance(v, L): return "L", list(v), v.__dict__
    if isinstance(v, D): return "D", dict(v)
    if isinstance(v, Cyc): return "Cyc", v.me[0] is v, v.s
    if isinstance(v, Single): return "Single", v is ONLY
    if isinstance(v, Named): return "Named", v.name, v is REG.get(v.name)
    if isinstance(v, (list,tuple)): return type(v)(map(show, v))
    if isinstance(v, dict): return {k: show(x) for k,x in v.items()}
    return v
def values():
    l=[1,2]
    a=Conn("h")
    return [Conn("a"), Point(1,[2]), ONLY, Named("n"), Temp(3.5,"C"), KW(a=3), Foreign(4), L([1,2]), D(a=1), Cyc(), [a,a], {"k": (Point(1,2), a)}, Point]
def child(q, r, c):
    for v in iter(q.get, None):
        r.put(v if show(v) else None)
    for v in iter(c.recv, None): c.send(v)
def ident(x): return x
if __name__=="__main__":
    copyreg.pickle(Foreign, red)
    q, r = mp.Queue(), mp.Queue()
    a,b=mp.Pipe()
    p=mp.Process(target=child, args=(q,r,b)); p.start(); b.close()
    for v in values():
        q.put(v)
        w=r.get()
        print("back", show(w), type(w) is type(v))
    x=r
    q.put(None)
    for v in values():
        a.send(v); print("pipe", show(a.recv()))
    try: a.send([Bad()])
    except ValueError as e: print("send", e)
    a.send(None)
    p.join()
    with mp.Pool(1) as pool:
        for v in values(): print("pool", show(pool.apply(ident, (v,))))
        try: pool.apply(fail)
        except Failed as e: print(repr(e), e.a, e.b)
        try: pool.apply(ident, (Bad(),))
        except ValueError as e: print("pool", e)
        print(pool.map(ident, [Point(1,2), Point(3,4)]))
    with mp.Manager() as m:
        l=m.list(); d=m.dict()
        for i, v in enumerate(values()):
            if isinstance(v, Foreign): continue  # the manager's server reduces it once more
            l.append(v); d[i]=v
            print("mgr", show(l[-1]), show(d[i]))
        try: l.append(Bad())
        except ValueError as e: print("mgr", e)
    for v in values():
        print("pickle", show(pickle.loads(pickle.dumps(v))), show(copy.copy(v)), show(copy.deepcopy(v)))
    s=mp.SimpleQueue()
    try: s.put(Bad())
    except ValueError as e: print("simple", e)
    for f in (copy.copy, copy.deepcopy, pickle.dumps):
        try: f(Bad())
        except ValueError as e: print(e)
    try: pickle.dumps(Single())
    except pickle.PicklingError as e: print(str(e).split(">: ")[1])
    try: q.close(); copyreg.pickle(Point, 5)
    except TypeError as e: print(e)
#---- copies of objects that are only named
import copy


class Named:
    def __init__(self, name):
        self.name = name

    def __reduce__(self):
        return self.name


for name in "", "nowhere":
    n = Named(name)
    print(copy.copy(n) is n, copy.deepcopy([n])[0] is n)
