#---- loggers, handlers, formatters
import logging, sys, io
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
logging.warning('w %d', 3); logging.info('no')
logging.basicConfig(level=logging.DEBUG, stream=M, format='%(levelname)-8s|%(name)s|%(message)s|%(processName)s|%(threadName)s|%(funcName)s|%(lineno)d|%(module)s', force=True)
logging.debug('d'); log=logging.getLogger('a.b'); log.info('x %s %s', 1, 'y'); log.error('e')
def fn(): log.warning('in fn')
fn()
try: 1/0
except ZeroDivisionError: log.exception('exc %s', 1)
try: 1/0
except ZeroDivisionError: logging.exception('exc root')
print(log, logging.getLogger(), logging.getLogger('a.b') is log, log.parent, log.getEffectiveLevel(), log.isEnabledFor(10))
log.setLevel('ERROR'); log.warning('hidden'); log.error('shown'); print(log)
s=io.StringIO(); h=logging.StreamHandler(s); h.setFormatter(logging.Formatter('{levelname}:{message}', style='{')); h.setLevel(logging.CRITICAL)
log.addHandler(h); log.propagate=False; log.error('q'); log.critical('z'); print(repr(s.getvalue()))
class L(logging.Handler):
    def emit(self, record): print('L', record.levelname, record.getMessage(), self.format(record))
l2=logging.getLogger('l2'); l2.addHandler(L()); l2.propagate=False; l2.info('hi %s', 'there'); l2.log(25,'lvl'); 
t(lambda: logging.getLevelName(20)); t(lambda: logging.getLevelName('INFO')); t(lambda: logging.getLevelName(15)); logging.addLevelName(25,'NOTE'); l2.log(25,'lv'); t(lambda: log.setLevel('FOO')); t(lambda: logging.basicConfig(foo=1,force=True))
logging.basicConfig(force=True, stream=M, format='%(asctime)s %(message)s', datefmt='DATE', level='INFO')
logging.getLogger('x').addHandler(logging.NullHandler()); logging.getLogger('x').info('extra %(a)s %(b)d', {'a':1,'b':2})
logging.basicConfig(force=True, stream=M, format='%(message)s %(user)s'); logging.warning('m', extra={'user':'bob'})
class F(logging.Filter):
    def filter(self, r): return 'secret' not in r.getMessage()
h=logging.StreamHandler(sys.stdout); h.addFilter(F()); k=logging.getLogger('k'); k.addHandler(h); k.propagate=False; k.setLevel(10); k.info('a secret'); k.info('fine'); k.addFilter(lambda r: r.levelno>20); k.info('no'); k.warning('yes')
ad=logging.LoggerAdapter(k,{'a':1}); ad.warning('adapted'); k.info; logging.disable(logging.CRITICAL); k.error('disabled'); logging.disable(logging.NOTSET); k.error('enabled'); print(k.hasHandlers(), k.handlers==[h], k.name, k.level)
k.removeHandler(h); print(k.handlers); ch=logging.getLogger('p').getChild('c'); print(ch.name, ch.parent.name, logging.getLogger('p').parent.name)
k.error('last resort')
t(lambda: k.info('x', foo=1)); t(lambda: logging.Formatter(style='!'))
