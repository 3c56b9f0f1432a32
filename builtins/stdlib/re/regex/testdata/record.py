"""Writes random patterns and texts with what CPython 3.11 finds in them:

    python3 record.py SEED NUMBER > random.jsonl
"""
import re, random, json, sys, warnings, signal
warnings.simplefilter("ignore")
random.seed(int(sys.argv[1])); N=int(sys.argv[2])
atoms=["a","b","c","A","1"," ","\\n","é",".","\\d","\\w","\\s","\\W","\\D","\\S","[ab]","[^a]","[a-c1]","[\\d_]","[^\\w]","\\.","\\b","\\B","^","$","\\A","\\Z","[é-ü]","x","\\x61","\\101"]
def gen(d,ng):
    k=random.random()
    if d<=0 or k<0.35: return random.choice(atoms)
    if k<0.55: return gen(d-1,ng)+gen(d-1,ng)
    if k<0.63: return gen(d-1,ng)+"|"+gen(d-1,ng)
    if k<0.80:
        q=random.choice(["*","+","?","*?","+?","??","{2}","{1,2}","{,2}","{1,}","{0,2}?","*+","++","?+","{2,1}" if random.random()<.05 else "{1,3}"])
        g=gen(d-1,ng)
        return ("(?:"+g+")" if random.random()<0.7 else g)+q
    if k<0.90:
        ng[0]+=1
        n=ng[0]
        return (("(?P<n%d>"%n) if random.random()<0.2 else "(")+gen(d-1,ng)+")"
    if k<0.93 and ng[0]>0: return "\\%d"%random.randint(1,ng[0])
    if k<0.95: return random.choice(["(?=","(?!"])+gen(d-1,ng)+")"
    if k<0.97: return random.choice(["(?<=","(?<!"])+gen(d-2,ng)+")"
    if k<0.98: return "(?>"+gen(d-1,ng)+")"
    if k<0.985 and ng[0]>0: return "(?(%d)%s|%s)"%(random.randint(1,ng[0]),gen(d-2,ng),gen(d-2,ng))
    if k<0.995: return "(?"+random.choice(["i","s","m","-i","i-s","x"])+":"+gen(d-1,ng)+")"
    return random.choice(["(","[","\\","*",")","(?P<","{","]","}","\\q","(?z","(?<x","(?P=q)","(?P>"])
def text():
    return "".join(random.choice("abcA1 \n_éüx") for _ in range(random.randint(0,12)))
class TO(Exception): pass
def h(*a): raise TO()
signal.signal(signal.SIGALRM,h)
out=[]
while len(out)<N:
    p=gen(random.randint(1,5),[0])
    fl=random.choice([0,0,0,re.I,re.M,re.S,re.I|re.M,re.X,re.A])
    s=text()
    c={"Pattern":p,"Flags":int(fl),"Text":s}
    try:
        signal.setitimer(signal.ITIMER_REAL,0.5)
        r=re.compile(p,fl)
        
        c["Found"]=[[list(m.span(i)) for i in range(r.groups+1)]+[[m.lastindex or 0]] for m in r.finditer(s)]
        m=r.fullmatch(s); c["Full"]=[list(m.span(i)) for i in range(r.groups+1)] if m else None
        m=r.match(s); c["Match"]=[list(m.span(i)) for i in range(r.groups+1)] if m else None
        signal.setitimer(signal.ITIMER_REAL,0)
    except re.error as e: c["Error"]=str(e)
    except TO: continue
    except (OverflowError,RecursionError,SystemError): continue
    finally: signal.setitimer(signal.ITIMER_REAL,0)
    out.append(c)
for c in out:
    print(json.dumps(c, ensure_ascii=False))
