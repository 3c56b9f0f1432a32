"""Records what CPython does with lists, tuples, strings, ranges, dicts, sets and slices.

    python3 record_containers.py SEED COUNT > containers.jsonl

prints the corner cases and COUNT random programs, one a line: an initial value, and steps
with their results and the value after each. What depends on the order of a set of
strings, and what pyq is known to do differently (True as a key), is left out.
"""

import itertools
import json
import random
import sys

R = random.Random(int(sys.argv[1]))
count = int(sys.argv[2])
def canon(v, depth=0):
    if isinstance(v,(set,frozenset)):
        inner="{"+", ".join(sorted(canon(e) for e in v))+"}"
        return ("frozenset" if isinstance(v,frozenset) else "set")+inner
    if type(v).__name__ in ('dict_keys','dict_values','dict_items','slice','range'): return repr(v)
    if hasattr(v,'__next__'): return type(v).__name__.replace('str_ascii_iterator','str_iterator')+repr(list(itertools.islice(v,100)))
    return repr(v)
def atom():
    return R.choice([lambda:repr(R.randint(-3,6)),lambda:repr(R.choice("abc")),lambda:repr(R.choice(["ab","é","日本","😀x",""])),lambda:"None",lambda:"1.5",lambda:"2.0",lambda:"10**30",lambda:"b'a'"])()
def small(): return repr(R.randint(-3,6))
def hashable():
    return R.choice([small,small,small,lambda:repr(R.choice("abcd")),lambda:"(1, 2)",lambda:"()",lambda:"None",lambda:"1.5",lambda:"frozenset([1])",lambda:"frozenset()",lambda:"10**30"])()
def unhash(): return R.choice(["[]","{}","set([1])","(1, [2])","slice(1)"])
def key():
    return hashable() if R.random()<.93 else unhash()
def val(): return R.choice([small,small,atom,lambda:"[]",lambda:"(1,)"])()
def lst(f=val): return "["+", ".join(f() for _ in range(R.randint(0,6)))+"]"
def tup(): return "("+"".join(val()+", " for _ in range(R.randint(0,5)))+")"
def setl(): return R.choice(["set","set","frozenset"])+"(["+", ".join(hashable() for _ in range(R.randint(0,6)))+"])"
def dic(): return "dict(["+", ".join("(%s, %s)"%(hashable(),val()) for _ in range(R.randint(0,5)))+"])"
def strl(): return repr("".join(R.choice(["a","b","é","日","😀","c"]) for _ in range(R.randint(0,8)))) if R.random()<.6 else repr("abcdefghijklmnop"[:R.randint(0,16)])
def bytl(): return repr(bytes(R.choice(b"abc") for _ in range(R.randint(0,6))))
def rng(): return "range(%s)"%", ".join(str(R.randint(-6,9) or 1) for _ in range(R.randint(1,3)))
def anyv(): return R.choice([lst,tup,setl,dic,strl,bytl,rng,small,lambda:"None",lambda:"x",lambda:"x"])()
def iterable(): return R.choice([lst,tup,setl,rng,strl,bytl,dic,lambda:"x",small])()
def idx(): 
    r=R.random()
    if r<.8: return repr(R.randint(-8,8))
    return R.choice(["True","False","10**30","-10**30","'a'","1.0","None","[]"])
def sl():
    def p(): 
        r=R.random()
        if r<.4: return "None"
        if r<.93: return repr(R.randint(-9,9))
        return R.choice(["10**30","-10**30","True","'a'","1.0"])
    st="None" if R.random()<.5 else (repr(R.choice([1,2,3,-1,-2,-3,1,-1])) if R.random()<.9 else R.choice(["0","10**30","-10**30","'a'"]))
    return "slice(%s, %s, %s)"%(p(),p(),st)
def ik(): return idx() if R.random()<.45 else sl()
def args(*fs):
    a=[f() for f in fs]
    if R.random()<.04: a=a[:-1] if a and R.random()<.5 else a+[small()]
    return a
OPS={
 'list':[('append',[val]),('clear',[]),('copy',[]),('count',[val]),('extend',[iterable]),('index',[val]),('index',[val,idx]),('index',[val,idx,idx]),('insert',[idx,val]),('pop',[]),('pop',[idx]),('remove',[val]),('reverse',[]),('sort',[])],
 'tuple':[('count',[val]),('index',[val]),('index',[val,idx]),('index',[val,idx,idx])],
 'range':[('count',[val]),('index',[val])],
 'str':[],'bytes':[],
 'dict':[('clear',[]),('copy',[]),('get',[key]),('get',[key,val]),('items',[]),('keys',[]),('values',[]),('pop',[key]),('pop',[key,val]),('popitem',[]),('setdefault',[key]),('setdefault',[key,val]),('update',[lambda:R.choice([dic,lambda:lst(lambda:"(%s, %s)"%(key(),val())),lst,small,lambda:"x"])()]),('fromkeys',[iterable])],
 'frozenset':[('copy',[]),('difference',[iterable]),('intersection',[iterable]),('union',[iterable]),('union',[iterable,iterable]),('intersection',[iterable,iterable]),('difference',[]),('intersection',[]),('isdisjoint',[iterable]),('issubset',[iterable]),('issuperset',[iterable]),('symmetric_difference',[iterable])],
}
OPS['set']=OPS['frozenset']+[('add',[key]),('clear',[]),('difference_update',[iterable]),('difference_update',[iterable,iterable]),('discard',[key]),('intersection_update',[iterable]),('remove',[key]),('symmetric_difference_update',[iterable]),('update',[iterable]),('update',[iterable,iterable])]
MAKE={'list':lst,'tuple':tup,'range':rng,'str':strl,'bytes':bytl,'dict':dic,'set':lambda:"set(["+", ".join(hashable() for _ in range(R.randint(0,6)))+"])",'frozenset':lambda:"frozenset(["+", ".join(hashable() for _ in range(R.randint(0,6)))+"])"}
FUN=['list','tuple','set','frozenset','dict','sorted','enumerate','zip','reversed','iter','unpack','star','filter']
def run(x,op,av,kw={}):
    ns={'x':x}
    a=[eval(t,ns) for t in av]
    k={n:eval(t,ns) for n,t in kw.items()}
    if op=='[]': return x[a[0]]
    if op=='[]=': x[a[0]]=a[1]; return None
    if op=='del': del x[a[0]]; return None
    if op=='unpack':
        n=a[0]
        if n==1: p,=x; return (p,)
        if n==2: p,q=x; return (p,q)
        p,q,r=x; return (p,q,r)
    if op=='star':
        b,c=a
        if (b,c)==(0,0): *p,=x; return (p,)
        if (b,c)==(1,0): p,*q=x; return (p,q)
        if (b,c)==(0,1): *p,q=x; return (p,q)
        p,*q,r=x; return (p,q,r)
    if op.startswith('view'):
        _,m,o=op.split(' ')
        v=getattr(x,m)(); y=a[0]
        if o=='in': return y in v
        if o=='rev': return reversed(v)
        if o=='iter': return iter(v)
        return {'&':lambda:v&y,'|':lambda:v|y,'-':lambda:v-y,'^':lambda:v^y,'==':lambda:v==y,'<=':lambda:v<=y,'<':lambda:v<y,'>':lambda:v>y,'>=':lambda:v>=y,'!=':lambda:v!=y}[o]()
    if op=='fset':
        y,o=a
        return {'&':lambda:x&y,'|':lambda:x|y,'-':lambda:x-y,'^':lambda:x^y,'==':lambda:x==y,'<=':lambda:x<=y,'<':lambda:x<y,'>':lambda:x>y,'>=':lambda:x>=y,'!=':lambda:x!=y}[o]()
    if op.startswith('fn '):
        f=op[3:]
        if f=='filter': return filter(None,x)
        return getattr(__builtins__,f)(x,*a,**k)
    if op.startswith('make '): return getattr(__builtins__,op[5:])(*a,**k)
    return getattr(x,op)(*a,**k)
def fixed_cases():
    """The corner cases, as (initial value, operation, arguments, keyword arguments)."""
    cases = []

    def add(init, op, *args, **kw):
        if (init, op, list(args), kw) not in cases:
            cases.append((init, op, list(args), kw))

    for x in ['"abc"', '[1]', '(1,)', 'b"abc"', 'range(3)', '{}', 'set([1])', '1', 'None', '1.5']:
        for k in ['"a"', '5', '-1', '10**30', 'None', '1.0', 'True', 'slice(1, 2, None)', 'slice(0, 2, 0)', 'slice("a", None, None)', '[1]']:
            if x == '{}' and k == 'True':
                continue
            add(x, '[]', k); add(x, 'del', k); add(x, '[]=', k, '1')
    for k in ['slice(None, None, 2)', 'slice(None, None, -1)', 'slice(1, None, None)']:
        for v in ['[]', '[1]', '[1, 2, 3]', '"ab"', '1', 'None', 'x']:
            add('[1, 2, 3]', '[]=', k, v)
    for op in ['append', 'clear', 'copy', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort']:
        for n in range(5):
            add('[1, 2]', op, *['1'] * n)
        add('[1, 2]', op, k='1')
    for op in ['count', 'index']:
        for n in range(5):
            add('(1, 2)', op, *['1'] * n)
            if n < 2: add('range(3)', op, *['1'] * n)
        add('(1, 2)', op, k='1')
        add('range(3)', op, '"a"'); add('range(3)', op, '7'); add('range(3)', op, '2.0'); add('range(9, 0, -2)', op, '5')
    for op in ['clear', 'copy', 'get', 'items', 'keys', 'values', 'pop', 'popitem', 'setdefault', 'fromkeys']:
        for n in range(4):
            add("{'a': 1}", op, *["'a'"] * n)
        add("{'a': 1}", op, k='1')
    add('{}', 'popitem'); add('{}', 'pop', '1'); add('{}', 'pop', '[]'); add('{}', 'update', '1', '2')
    add('{}', 'update', a='1', b='2'); add("{'a': 1}", 'update', '[("a", 2)]', b='3')
    for v in ['[1]', '[[1]]', '["abc"]', '["ab"]', '[([], 1)]', '"ab"', 'None', '1', '[(1, 2), (3,)]', '[(1, 2), 3]', 'range(2)']:
        add('{1: 2}', 'update', v); add(v, 'fn dict')
    frozen = ['copy', 'difference', 'intersection', 'isdisjoint', 'issubset', 'issuperset', 'symmetric_difference', 'union']
    change = ['add', 'clear', 'difference_update', 'discard', 'intersection_update', 'pop', 'remove', 'symmetric_difference_update', 'update']
    for s in ['set([1, 2])', 'frozenset([1, 2])', 'set()']:
        for op in frozen + (change if s[0] == 's' else []):
            for a in [[], ['1'], ['[1]'], ['[[]]'], ['set([1, 3])'], ['set([1])', 'frozenset([2])'], ['1', '2', '3']]:
                add(s, op, *a)
            if not op.startswith(('difference', 'intersection', 'u')):  # the message depends on how it is called
                add(s, op, k='1')
        for o in '& | - ^ == != <= < > >='.split():
            for y in ['set([1])', 'frozenset([1, 2])', 'set([1, 2, 3])', '[1]']:
                add(s, 'fset', y, repr(o))
    for o in '& | - ^ == != <= < > >= in rev iter'.split():
        for m in ['keys', 'values', 'items']:
            for y in ["'a'", "['a']", "set(['a', 'b'])", "[('a', 1)]", "set([('a', 1)])", "('a', 1)", 'x.keys()', 'x.items()', 'frozenset()']:
                add("{'a': 1, 'b': 2}", 'view %s %s' % (m, o), y)
    for x in ['[1, 2, 3]', '(1, 2)', '"añ"', 'b"ab"', 'range(3)', '{"a": 1, "b": 2}', '[]', '1', 'None']:
        for n in '123':
            add(x, 'unpack', n)
        for b, c in ['00', '10', '01', '11']:
            add(x, 'star', b, c)
        for fn in ['list', 'tuple', 'enumerate', 'zip', 'reversed', 'iter', 'filter', 'set', 'frozenset', 'sorted']:
            add(x, 'fn ' + fn)
        for a in ['10', '10**30', '"a"']:
            add(x, 'fn enumerate', a)
        add(x, 'fn enumerate', '1', '2'); add(x, 'fn enumerate', start='5'); add(x, 'fn enumerate', k='5')
        for fn in ['list', 'tuple', 'set', 'frozenset', 'reversed']:
            add(x, 'fn ' + fn, '1'); add(x, 'fn ' + fn, k='1')
        for y in ['[1]', '[1, 2, 3]', '1']:
            add(x, 'fn zip', y); add(x, 'fn zip', y, strict='True'); add(x, 'fn zip', '[1, 2, 3]', y, strict='True'); add(x, 'fn zip', k='1')
    for a in [[], ['1'], ['2', '8'], ['2', '8', '3'], ['8', '2', '-1'], ['1', '2', '0'], ['1', '2', '3', '4'], ['1.0'], ['"a"'], ['True']]:
        for make in ['range', 'slice']:
            if a != ['True'] or make == 'range':
                add('None', 'make ' + make, *a)
    add('None', 'make range', stop='1'); add('None', 'make slice', stop='1')
    for s in ['slice(2)', 'slice(1, None, 2)', 'slice(None, None, -1)', 'slice(1, 2, 0)', 'slice(-20, 20, 3)', 'slice("a")']:
        for n in ['5', '0', '-1', '"a"']:
            add(s, 'indices', n)
    for kw in [{'reverse': 'True'}, {'reverse': '0'}, {'reverse': '"a"'}, {'key': 'None'}, {'key': '1'}, {'foo': '1'}]:
        for l in ['[3, 1, 2]', '[]', '[(1, "b"), (1, "a")]']:
            add(l, 'sort', **kw)
    for l in ['[3, "a", 1]', '["b", "a", 1.5]', '[1, 2, None]', '[1, 2.5, True]', '[(1, "a"), (1, 2)]', '[[2], [1]]', '[10**30, 1, -10**30]', '[set([1]), set([2])]', '[1.5, 1, 0]']:
        add(l, 'sort')
    return cases


def show(init, steps):
    print(json.dumps({'init': init, 'steps': steps}, ensure_ascii=False))


def step(x, op, args, kw):
    try:
        res = canon(run(x, op, args, kw))
    except Exception as e:
        res = type(e).__name__ + ': ' + str(e)
    s = {'op': op, 'args': args, 'res': res}
    if op != 'sort' or 'Error' not in res:  # the order after an error is nobody's business
        s['state'] = canon(x)
    if kw:
        s['kw'] = kw
    return s


for init, op, given, kw in fixed_cases():
    show(init, [step(eval(init), op, given, kw)])
for _ in range(count):
    kind=R.choice(['list','list','list','tuple','str','bytes','range','dict','dict','set','set','frozenset'])
    if kind=='list' and R.random()<.4:
        f=R.choice([small,lambda:repr(R.choice(["a","b","é","ab",""])),lambda:R.choice(["1.5","2.0","-0.0","3.25"]),lambda:R.choice(["(1, 2)","(1, 'a')","(0,)"])])
        init="["+", ".join(f() for _ in range(R.randint(0,40)))+"]"
    else: init=MAKE[kind]()
    x=eval(init)
    steps=[]
    for _ in range(R.randint(1,12)):
        r=R.random()
        if r<.35:
            op=R.choice(['[]','[]','[]=','del']); 
            if kind=='dict': a=[key() if R.random()<.9 else sl()]
            else: a=[ik()]
            if op=='[]=': a.append(iterable() if 'slice' in a[0] else val())
        elif r<.5:
            f=R.choice(FUN)
            if f=='unpack': op,a='unpack',[str(R.randint(1,3))]
            elif f=='star': op,a='star',R.choice([['0','0'],['1','0'],['0','1'],['1','1']])
            else: op,a='fn '+f,([iterable()] if f=='zip' else [idx()] if f=='enumerate' and R.random()<.5 else [])
        elif kind=='dict' and r<.65:
            op='view %s %s'%(R.choice(['keys','items','values']),R.choice(['&','|','-','^','==','!=','<=','<','>','>=','in','rev','iter']))
            a=[R.choice([lambda:"x.keys()",lambda:"x.items()",iterable,key])()]
        elif kind in('set','frozenset') and r<.6:
            op='fset'; a=[R.choice([setl,setl,lst,dic])(),repr(R.choice('& | - ^ == <= < > >='.split()))]
        elif OPS[kind]:
            op,fs=R.choice(OPS[kind]); a=args(*fs)
        else: continue
        if kind in('set','frozenset') and not all(isinstance(e,int) for e in x) and (op in('star','unpack','pop') or op[:4]=='fn s' or op in('fn dict','fn list','fn tuple','fn enumerate','fn zip','fn iter','fn filter')): continue
        if any('set' in t for t in a) and (op.startswith('fn') or op in ('extend','[]=','fromkeys') or op.startswith('view')): continue
        if 'view items ^' in op or 'in' in op and any('range' in t for t in a): continue
        if kind=='range' and any('10**30' in t and 'slice' in t for t in a): continue
        steps.append(step(x, op, a, {}))
        if 'Error: ' in steps[-1]['res'] and op in ('sort', 'update', 'extend', 'difference_update', 'intersection_update'):
            break
    if steps:
        show(init, steps)
