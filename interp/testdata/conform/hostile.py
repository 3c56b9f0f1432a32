# Containers as a hostile programmer uses them: within themselves, deeper than any stack, with keys
# that equal others by the program's word, and numbers larger than machines have.
#---- lists of a derived class within themselves
class L(list): pass
a=L();a.append(a);b=L();b.append(b)
def t(f):
    try: print(f())
    except RecursionError as e: print("RE", e)
    except Exception as e: print(type(e).__name__, e)
t(lambda:a==b);t(lambda:a<b);t(lambda:a!=b);t(lambda:[1,a].index(b)); t(lambda:b in [a]); t(lambda:[a].count(b));t(lambda:repr(a));t(lambda:str(a));t(lambda:hash(a)); t(lambda: a>=[b]); t(lambda: sorted([a,b])); t(lambda:max(a,b))
#---- deques within themselves
from collections import *
a=deque();a.append(a);b=deque();b.append(b)
def t(f):
    try: print(f())
    except RecursionError as e: print("RE", e)
    except Exception as e: print(type(e).__name__, e)
t(lambda:a==b);t(lambda:a<b);t(lambda:a!=b);t(lambda:[1,a].index(b)); t(lambda:b in [a]);t(lambda:b in deque([a])); t(lambda:a.index(b)); t(lambda:a.count(b)); t(lambda:[a].count(b));t(lambda:repr(a));t(lambda:str(a));t(lambda:hash(a)); t(lambda:a.remove(b))
#---- dicts of derived classes within themselves
from collections import *
def t(f):
    try: print(f())
    except RecursionError as e: print("RecursionError")
    except Exception as e: print(type(e).__name__, e)
for C in OrderedDict,Counter,dict,lambda:defaultdict(int), type('D',(dict,),{}):
    a=C();a[1]=a;b=C();b[1]=b
    t(lambda:a==b);t(lambda:a!=b);t(lambda:[a].index(b)); t(lambda:b in [a]); t(lambda:a.items()==b.items()); t(lambda:a.values()==b.values()); t(lambda:list(a.values())==list(b.values()))
    if C is not Counter and C is not ChainMap: t(lambda:repr(a));
#---- dataclasses and named tuples within themselves
from dataclasses import dataclass
from collections import namedtuple
def t(f):
    try: print(f())
    except RecursionError as e: print("RE")
    except Exception as e: print(type(e).__name__, e)
@dataclass
class D:
    x: object = None
@dataclass(frozen=True,order=True)
class F:
    x: object = None
N=namedtuple('N','x')
a=D();a.x=a;b=D();b.x=b
t(lambda:a==b);t(lambda:repr(a))
a=F([]);a.x.append(a);b=F([]);b.x.append(b)
t(lambda:a==b);t(lambda:a<b);t(lambda:repr(a)); t(lambda:hash(a))
a=N([]);a.x.append(a);b=N([]);b.x.append(b)
t(lambda:a==b);t(lambda:a<b);t(lambda:repr(a)); t(lambda:hash(a))
#---- nested deeply: tuples
def t(f):
    try: f(); print('ok')
    except RecursionError as e: print("RE")
    except Exception as e: print(type(e).__name__, e)
x=y=()
for i in range(100000):
    x=(x,);y=(y,)
t(lambda:x==y);t(lambda:x<y);t(lambda:repr(x));t(lambda:str(x));t(lambda:format(x)); t(lambda:isinstance(1,x)); t(lambda:issubclass(int,x)); t(lambda:f"{x}"); t(lambda:"%s"%(x,)); t(lambda:'a'.startswith(x))
try:
    raise ValueError
except Exception:
    try:
        try: raise ValueError
        except x: pass
    except RecursionError: print("RE")
    except TypeError as e: print("TE",e)
    except ValueError as e: print("VE",e)
#---- nested deeply: lists
import copy,pickle,json
def t(f):
    try: f(); print('ok')
    except RecursionError as e: print("RE")
    except Exception as e: print(type(e).__name__, e)
x=[];y=[]
for i in range(100000):
    x=[x];y=[y]
t(lambda:x==y);t(lambda:x<y);t(lambda:repr(x)); t(lambda:copy.copy(x)); t(lambda:copy.deepcopy(x)); t(lambda:pickle.dumps(x)); t(lambda:json.dumps(x)); t(lambda:sorted([x,y])); t(lambda:json.dumps(x,indent=1)); t(lambda:print(x)); t(lambda:[x]==[y]); t(lambda: x in [y]); t(lambda:[y].index(x)); t(lambda:[y].remove(x))
import pprint
t(lambda:pprint.pformat(x))
#---- special methods that call themselves
class A: pass
def t(f):
    try: f(); print('ok')
    except RecursionError as e: print("RE")
    except Exception as e: print(type(e).__name__, e)
A.__call__=A()
t(A())
class B:
    def __init__(self,i): self.i=i
    def __iter__(self): return self.i
    @property
    def x(self): return self.x
t(lambda:B(1).x)
class G:
    def __getattr__(self,n): return getattr(self,n)
t(lambda:G().x)
class H:
    def __hash__(self): return hash(self)
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __eq__(self,o): return self==o
    def __bool__(self): return bool(self)
    def __len__(self): return len(self)
    def __lt__(self,o): return self<o
    def __add__(self,o): return self+o
    def __format__(self,s): return format(self,s)
    def __contains__(self,s): return s in self
    def __getitem__(self,s): return self[s]
    def __index__(self): return hex(self)
    def __int__(self): return int(self)
    def __iter__(self): return iter(self)
h=H()
for f in (hash,repr,str,lambda h:h==h,bool,len,lambda h:h<h,lambda h:h+h,format,lambda h:1 in h,lambda h:h[1],hex,int,iter,list,lambda h:{h:1}, lambda h:[h]==[h],lambda h:[h]==[H()], lambda h:"%s"%h, lambda h:(h,)<(H(),), lambda h: sorted([h,h])):
    t(lambda:f(h))
class Dk(dict):
    def __missing__(s,k): return s[k]
t(lambda:Dk()[1])
#---- what compares objects that are within themselves
class L(list): pass
class A:
    def m(s):pass
    def __init__(s): s.l=[]
def t(f):
    try: f(); print('ok')
    except RecursionError as e: print("RE")
    except Exception as e: print(type(e).__name__, e)
a=L();a.append(a);b=L();b.append(b)
t(lambda:a.append==b.append)
x=[a]; y=[b]
t(lambda:x==y); t(lambda:{1:a}=={1:b}); t(lambda:(a,)==(b,)); t(lambda:{(1,2):a}.items()=={(1,2):b}.items())
t(lambda:a+b==b+a); t(lambda: a*2==b*2); t(lambda:a.__eq__(b)); t(lambda:list.__eq__(a,b)); t(lambda:a[:]==b[:])
import operator
t(lambda:operator.eq(a,b)); t(lambda:max(a,b)); t(lambda:min([a,b])); t(lambda:a.sort()); t(lambda:[a,b].sort()); t(lambda:a.index(b)); t(lambda:a.remove(b)); t(lambda:a.count(b))
match a:
    case [[*z]]: print('m')
import heapq,bisect
t(lambda:heapq.heapify([a,b])); t(lambda:bisect.bisect([a],b)); t(lambda: all(x==y for x,y in zip(a,b)))
t(lambda:a.extend(a)); t(lambda:hash((a,)))
#---- operators and methods of sets whose elements have __eq__
class K:
    def __init__(s,n): s.n=n
    def __eq__(s,o): return isinstance(o,K) and s.n==o.n
    def __hash__(s): return hash(s.n)
    def __repr__(s): return f"K{s.n}"
def show(x): return sorted(map(repr,x))
def t(f):
    try:
        r=f()
        if isinstance(r,(set,frozenset)): r=(type(r).__name__,show(r))
        print(r)
    except Exception as e: print(type(e).__name__, e)
def mk(kind):
    if kind==0: return {K(1),K(2),K(3)},{K(2),K(3),K(4)}
    if kind==1: return {1,(True,2),3.0,'a'},{True,(1,2),3,'b'}
    if kind==2: return {K(1),1,2},{1.0,K(1),True}
    if kind==3: return {K(1)},{1,2}
    if kind==4: return {1,2},{K(1),1}
    if kind==5: return {K(1)}, frozenset([K(1)])
    if kind==6: return {(True,)}, set()
    if kind==7: return set(), {(True,)}
    if kind==8:
        s={K(1)}; s.clear(); return s,{K(1)}
    if kind==10: return {(K(1),2),(K(2),1),(1,K(1))},{(K(2),1),(1,True,K(1)),5}
    if kind==9:
        s={K(1)}; s.clear(); return s,{1,2}
def iand(s,t): s&=t; return s
def ior(s,t): s|=t; return s
def ixor(s,t): s^=t; return s
def isub(s,t): s-=t; return s
def iu(s,t): s.intersection_update(t); return s
def iu2(s,t): s.intersection_update(list(t),t); return s
def su(s,t): s.symmetric_difference_update(t); return s
def su2(s,t): s.symmetric_difference_update(list(t)+list(t)); return s
def du(s,t): s.difference_update(t); return s
def up(s,t): s.update(t); return s
def selfx(s,t): s^=s; s|=t; return s
def selfa(s,t): s&=s; s.add(K(9)); return s
def selfu(s,t): s.update(s); s.symmetric_difference_update(s); s.add(K(9)); return s
def selfd(s,t): s.difference_update(s); s.add(1); return s
def after(f):
    def g(s,t):
        s=f(s,t); s.add(K(1)); s.add(1); s.discard(True); s.add((1,2)); return (show(s), K(1) in s, (True,2) in s, len(s))
    return g
fs=[iand,ior,ixor,isub,iu,iu2,su,su2,du,up,selfx,selfa,selfu,selfd,lambda s,t:s&t,lambda s,t:s|t,lambda s,t:s^t,lambda s,t:s-t,lambda s,t:s<=t,lambda s,t:s<t,lambda s,t:s>=t,lambda s,t:s>t,lambda s,t:s==t,lambda s,t:s!=t,lambda s,t:s.isdisjoint(t),lambda s,t:s.issubset(t),lambda s,t:s.issuperset(t),lambda s,t:s.union(t),lambda s,t:s.intersection(t),lambda s,t:s.difference(t),lambda s,t:s.symmetric_difference(t),lambda s,t:s.copy(),lambda s,t:s.pop() in t and 0,lambda s,t:frozenset(s)&t,lambda s,t:t&frozenset(s),lambda s,t:frozenset(s)==t,lambda s,t:hash(frozenset(s))==hash(frozenset(s)), lambda s,t:s&t.__class__(), lambda s,t:{frozenset(s)}=={frozenset(t)}, lambda s,t: {frozenset(s):1}.get(frozenset(t))]
for i,f in enumerate(fs):
    for k in range(11):
        print(i,k,end=' '); t(lambda:f(*mk(k)))
for f in fs[:14]:
    for k in range(11): t(lambda:after(f)(*mk(k)))
#---- operators and methods of dicts whose keys have __eq__
from collections import *
class K:
    def __init__(s,n): s.n=n
    def __eq__(s,o): return isinstance(o,K) and s.n==o.n
    def __hash__(s): return hash(s.n)
    def __repr__(s): return f"K{s.n}"
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def mk(C):
    a=C();b=C()
    for i,k in enumerate([K(1),1,(True,),'a',K(2)]): a[k]=i
    for i,k in enumerate([K(1),True,(1,),'b',K(3)]): b[k]=i+1
    return a,b
def up(a,b): a.update(b); return a
def ior(a,b): a|=b; return a
def iadd(a,b): a+=b; return a
def isub(a,b): a-=b; return a
def iand(a,b): a&=b; return a
def pop(a,b): return a.pop(K(1)),a.pop(True),a.pop((1,)),a.pop(K(77),'no'),a
def popitem(a,b): return a.popitem(),a.popitem(),a
def sd(a,b): return a.setdefault(K(1),9),a.setdefault(True,10),a.setdefault((1,),3),a.setdefault(K(7),3),a
def mte(a,b): a.move_to_end(K(1)); a.move_to_end(True,last=False); a.move_to_end((1,)); return a
def rm(a,b):
    del a[K(1)]; del a[True]; del a[(1,)]; return a,len(a)
def clr(a,b): a.clear(); a[K(1)]=1; a[1]=2; return a,a[K(1)],a[True]
def sub(a,b): a.subtract(b); return a
fs=[up,ior,iadd,isub,iand,pop,popitem,sd,mte,rm,clr,sub,lambda a,b:a|b,lambda a,b:a&b,lambda a,b:a+b,lambda a,b:a-b,lambda a,b:a==b,lambda a,b:a!=b,lambda a,b:a<b,lambda a,b:a<=b,lambda a,b:sorted(map(repr,a.keys()&b.keys())),lambda a,b:sorted(map(repr,a.keys()|b.keys())),lambda a,b:sorted(map(repr,a.keys()-b.keys())),lambda a,b:sorted(map(repr,a.keys()^b.keys())),lambda a,b:a.keys()==b.keys(),lambda a,b:a.items()==a.copy().items(),lambda a,b:sorted(map(repr,a.items()&b.items())),lambda a,b:a.most_common(),lambda a,b:list(a.elements()),lambda a,b:a.total(),lambda a,b:+a,lambda a,b:-a,lambda a,b:a.copy(),lambda a,b:a==dict(a),lambda a,b:list(reversed(a)),lambda a,b:a.get(K(2)),lambda a,b:(K(2),4) in a.items(),lambda a,b:a.fromkeys([K(1),K(1),1,True]), lambda a,b:a.keys().isdisjoint(b), lambda a,b:dict.fromkeys(a,0)==dict.fromkeys(b,0)]
for C in dict,OrderedDict,Counter,lambda:defaultdict(int),type('D',(dict,),{}):
    for i,f in enumerate(fs):
        print(i,end=' '); t(lambda:f(*mk(C)))
#---- texts of objects of derived classes
from collections import *
class S(set): pass
class F(frozenset): pass
class L(list): pass
class D(dict): pass
class T(tuple): pass
class I(int): pass
class St(str): pass
class By(bytes): pass
class BA(bytearray): pass
class DQ(deque): pass
class OD(OrderedDict): pass
class C(Counter): pass
class DD(defaultdict): pass
class Fl(float): pass
class Cx(complex): pass
class S2(set):
    def __repr__(s): return 'S2:'+set.__repr__(s)
class F2(frozenset):
    def __str__(s): return 'str'
for x in S([1]),S(),F([1]),F(),L([1]),D({1:2}),T((1,)),I(1),St('a'),By(b'a'),BA(b'a'),DQ([1]),OD({1:2}),C('a'),DD(int),Fl(1.0),Cx(1j),DQ([1],3),S2([1]),S2(),F2([1]),F2():
    print(repr(x),str(x),f"{x}",'%s %r'%((x,),[x]))
s=S(); f=F([(1,s.__class__)]) ; print(f)
print(hash(""),hash(b""),hash(()),hash(0.0),hash(False))
l=[]; 
class E:
    def __init__(s,v): s.v=v
    def __repr__(s): return repr(s.v)
    def __hash__(s): return 1
s=S(); s.add(E(s)); print(s, set(s)); 
fs=[]; f=F([E(fs)]); fs.append(f); print(f)
fs=[]; f=frozenset([E(fs)]); fs.append(f); print(f)
print(S([1])|{2}, type(S([1])|{2}), S([1]).copy(), type(S([1]).copy()), F([1])|{2}, type(F([1]).copy()))
print(set.__repr__(S([1])), object.__repr__(S([1]))[:12])
#---- fractions and decimals are compared
from fractions import Fraction
from decimal import Decimal
import operator
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
vals=[Fraction(1,2),Decimal('NaN'),Decimal('sNaN'),Decimal('Infinity'),Decimal('0.5'),0.5,float('nan'),float('inf'),1,True,1j,None,'a']
for a in vals:
    for b in vals:
        for op in operator.eq,operator.ne,operator.lt,operator.le,operator.gt,operator.ge:
            print(repr(a),repr(b),op.__name__,end=' '); t(lambda:op(a,b))
#---- ranges larger than machine words
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
B=2**64
for r in range(B),range(-B,B),range(B,0,-1),range(0,B*3,7),range(B,-B,-3),range(2**62,2**62+5),range(-2**63-3,-2**63+3),range(2**63-2,2**63+3,2),range(2**100,2**100+10,3), range(10), range(0), range(5,-2**70), range(2**63), range(2**63-1):
    for s in slice(-1,None),slice(None,-1),slice(-3,-1),slice(None,None,-1),slice(2,None),slice(None,3),slice(-B,B),slice(-B*4,None),slice(None,None,2),slice(None,None,B),slice(-2,-B,-1),slice(None,None,-B),slice(B-1,B+1),slice(-1,None,-2), slice(2**63,2**63+2), slice(-2**63,-2**63+4),slice(-5,None,3):
        t(lambda:r[s])
    t(lambda:r[-1]);t(lambda:r[0]);t(lambda:r[B//2]);t(lambda:len(r));t(lambda:r[-2]); t(lambda:B-1 in r); t(lambda:r.index(B-1)); t(lambda:r.count(5)); t(lambda:bool(r)); t(lambda:hash(r)==hash(r[:])); t(lambda:r==r[:]); t(lambda:next(iter(r))); t(lambda:next(reversed(r))); t(lambda:r[::-1][::-1]==r)
for r in range(2**62-2,2**62+3),range(2**63-2,2**63+3),range(-2**63+2,-2**63-3,-1),range(2**64,2**64+3),range(2**70,2**70+10**20,5*10**19),range(0,2**70,2**69), range(2**61-2,2**61+2), range(-2**62-2,-2**62+2), range(2**63-3,2**63-1), range(0,2**63-1,2**62), range(2**63-1,-2**63,-2**62), range(-2**63,2**63,2**62), range(2**64,2**63,-2**62):
    l=[]
    for i in r: l.append(i)
    print(l,[i for i in r],list(r),tuple(r),sum(r),list(reversed(r)),sorted(r),max(r),min(r),list(enumerate(r)),list(zip(r,r)),[*r],{*r},list(map(str,r)))
    def f():
        for i in r: yield i
    print(list(f()))
for i in range(2**62-1,2**62+2): print(i)
for i in range(2**63-1,2**63+2): print(i)
for i in range(2**64,2**64-3,-1): print(i)
for i in range(0,2**65):
    if i>3: break
    print(i)
for i in range(-2**65,2**65,2**64):
    if i>3: break
    print(i)
else: print('else')
n=2**63
for i in range(n):
    if i==2: break
for i in range(n-3,n): print(i,end=' ')
for i in range(n-3,n+3,2): print(i,end=' ')
#---- reversed, and containers that get themselves
from collections import *
class D(dict): pass
for x in D({1:2,3:4}),Counter('aab'),OrderedDict({1:2,3:4}),defaultdict(int,{1:2,3:4}):
    print(list(reversed(x)),list(reversed(x.items())),list(reversed(x.values())),list(reversed(x.keys())))
    print(list(x.__reversed__()))
class L(list): pass
print(list(reversed(L([1,2]))),list(L([1,2]).__reversed__()))
class S(set): pass
for v in S(), frozenset(),{1},5,'ab',b'ab',bytearray(b'ab'),deque([1,2]),range(3):
    try: print(list(reversed(v)))
    except TypeError as e: print(e)
class N(dict): __reversed__=None
try: reversed(N())
except TypeError as e: print(e)
class B(bytearray): pass
b=B(b'abc'); print(len(b),b[0],bytes(b),b==b'abc'); b.append(1); print(bytes(b), B(3)[2])
import copy
print(bytes(copy.copy(b)), type(copy.deepcopy(b)).__name__)
d=deque([1,2]); d.extend(d); print(d); d.extendleft(d); print(d)
class DQ(deque): pass
d=DQ([1,2]); d.extend(d); d+=d; print(d)
class L(list): pass
l=L([1,2]); l.extend(l); l+=l; l[1:1]=l; print(l)
#---- numbers are read from bytearrays
class B(bytearray): pass
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for b in bytearray(b" 17 "), B(b"-1_0"), bytearray(b"z"), bytearray():
    for f in int, float, lambda b: int(b, 36): t(lambda: f(b))
#---- hashes and keys of numbers agree
from fractions import Fraction
from decimal import Decimal
import math
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
big=[2**31,2**32,2**53+1,2**61-1,2**61,2**62,2**63,2**64,2**100,10**30]
for b in big:
    for s in 1,-1:
        v=b*s
        t(lambda:(hash(v),hash(float(v)),hash(Fraction(v)),hash(Decimal(v)),hash(Fraction(v,3)),v==float(v),v<float(v),v in {float(v):1},v in {Decimal(v)},Fraction(v) in {v}, float(v) in {v}, Decimal(v)==float(v)))
for f in 0.1,1.5,-2.5,1e300,5e-324,float('inf'),-float('inf'),1e16,123456789.123:
    t(lambda:(hash(f),hash(Fraction(f)) if math.isfinite(f) else 0,hash(Decimal(f)),f in {Decimal(f)},{f:1}.get(Decimal(f)),hash(complex(f)),hash(complex(f,1))))
d={}
for k in 1,1.0,True,Decimal(1),Fraction(1),1+0j: d[k]=type(k).__name__
print(d,len(d))
s=set()
for k in 1+0j,Fraction(1),Decimal(1),True,1.0,1: s.add(k)
print(s,1 in s,True in s)
print({1:2}=={1.0:2}=={True:2},{1}=={1.0}=={True},{(1,2)}=={(1.0,True+1)}, frozenset([1])==frozenset([True]), {frozenset([1])}=={frozenset([True])}, hash(frozenset([1]))==hash(frozenset([1.0])), (1,)==(True,), hash((1,))==hash((1.0,)))
