#---- parsing and help
import argparse, sys
sys.stderr=sys.stdout
sys.argv=['prog.py','--n','3','x']
def t(f):
    try: print(f())
    except SystemExit as e: print('exit', e.code)
    except Exception as e: print(type(e).__name__, e)
p=argparse.ArgumentParser(description='Process some integers and do a lot of other things that need a description which is long enough to wrap.', epilog='The end.')
p.add_argument('name', help='the name')
p.add_argument('rest', nargs='*', type=int, help='more', default=[7])
p.add_argument('--n','-n', type=int, default=1, help='number (default: %(default)s)')
p.add_argument('-v','--verbose', action='count', default=0)
p.add_argument('-q', action='store_true', help='quiet')
p.add_argument('--mode', choices=['fast','slow'], default='fast')
p.add_argument('--long-option-name-here', metavar='FILE', help='a very long help text that must wrap over more than one line because it is longer than fifty chars')
p.add_argument('--items', nargs='+', type=float)
p.add_argument('--ap', action='append')
t(lambda: p.parse_args())
t(lambda: p.parse_args(['a','1','2','-vv','-q','--mode=slow','--items','1','2.5','--ap','x','--ap','y']))
for a in [[],['a','b'],['a','--n','q'],['a','--mode','zz'],['a','--zzz'],['a','--n'],['a','--items'],['-h'],['a','--mo','slow'],['a','-n5'],['a','-n=5'],['a','-vvq'],['a','--','-1'],['a','-1'],['a','-q=3'],['a','--q']]:
    print(a); t(lambda: p.parse_args(a))
t(lambda: p.parse_known_args(['a','--foo','1','--n','2']))
t(p.format_usage)
p=argparse.ArgumentParser(prog='git', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
p.add_argument('--version', action='version', version='%(prog)s 1.0')
sp=p.add_subparsers(dest='cmd', help='sub help', required=True)
a=sp.add_parser('add', help='add files'); a.add_argument('files', nargs='+'); a.set_defaults(func=len)
b=sp.add_parser('commit', aliases=['ci'], help='commit it'); b.add_argument('-m', required=True); b.add_argument('--amend', action='store_true')
for x in [[],['add','a','b'],['commit'],['commit','-m','x'],['ci','-m','y'],['zz'],['-h'],['add','-h'],['commit','-h'],['--version'],['add'],['add','x','--no']]:
    print(x); t(lambda: p.parse_args(x))
p=argparse.ArgumentParser(add_help=False)
g=p.add_mutually_exclusive_group(required=True); g.add_argument('--foo',action='store_true'); g.add_argument('--bar',type=int)
h=p.add_argument_group('grp','desc of it'); h.add_argument('--baz',help='b',required=True); h.add_argument('pos',nargs='?',default='dd')
for x in [[],['--foo'],['--foo','--bar','1','--baz','1'],['--foo','--baz','1'],['--bar','2','--baz','1','zz']]:
    print(x); t(lambda: p.parse_args(x))
t(p.format_help)
def even(s):
    n=int(s)
    if n%2: raise argparse.ArgumentTypeError('%s is odd'%s)
    return n
p=argparse.ArgumentParser(prog='x'); p.add_argument('e',type=even); p.add_argument('--two',nargs=2,metavar=('A','B')); p.add_argument('--opt',nargs='?',const='C',default='D'); p.add_argument('--st',action='store_const',const=42); p.add_argument('--flag',action=argparse.BooleanOptionalAction, default=True); p.add_argument('--hid',help=argparse.SUPPRESS); p.add_argument('--no',dest='yes',action='store_false')
for x in [['2'],['3'],['q'],['2','--two','a','b'],['2','--two','a'],['2','--opt'],['2','--opt','z'],['2','--st'],['2','--no-flag'],['2','--hid','1','--no'],['-h']]:
    print(x); t(lambda: p.parse_args(x))
ns=argparse.Namespace(a=1,b='c'); print(ns, 'a' in ns, vars(ns), ns==argparse.Namespace(a=1,b='c'))
p=argparse.ArgumentParser(prog='r'); p.add_argument('cmd'); p.add_argument('args',nargs=argparse.REMAINDER); t(lambda: p.parse_args(['c','-x','--y','z'])); p.print_help()
p=argparse.ArgumentParser(prog='dest'); p.add_argument('--a-b',type=int,default='3'); p.add_argument('-x',type=lambda s: s.upper(),default='q'); t(lambda: p.parse_args([])); t(lambda: p.parse_args(['--a-b','x'])); t(lambda: p.error('custom')); t(lambda: p.add_argument('--a-b')); t(lambda: p.add_argument('--z',action='foo')); t(lambda: p.exit(3,'bye\n'))
