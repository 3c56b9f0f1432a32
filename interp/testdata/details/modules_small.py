#---- graphlib
from graphlib import TopologicalSorter, CycleError
print(list(TopologicalSorter({"d": {"c"}, "c": {"b"}, "b": {"a"}}).static_order()))
ts = TopologicalSorter()
ts.add("serve", "cook", "table")
ts.add("cook", "shop")
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(sorted(ready))
    ts.done(*ready)
try:
    list(TopologicalSorter({1: [2], 2: [1]}).static_order())
except CycleError as e:
    print(e.args[0], len(e.args[1]), isinstance(e, ValueError))
try:
    ts.add(1)
except ValueError as e:
    print(e)
try:
    TopologicalSorter({1: []}).get_ready()
except ValueError as e:
    print(e)
#---- hmac
import hmac, hashlib
print(hmac.new(b"key", b"message", hashlib.sha256).hexdigest())
print(hmac.new(b"k" * 100, b"message", "md5").hexdigest(), hmac.digest(b"k", b"m", "sha1").hex())
h = hmac.new(b"key", digestmod="sha256")
h.update(b"mess")
other = h.copy()
other.update(b"age")
print(other.hexdigest() == hmac.new(b"key", b"message", "sha256").hexdigest(), h.digest_size, h.name, hmac.compare_digest("a", "a"))
try:
    hmac.new("key", b"", "md5")
except TypeError as e:
    print("TypeError")
#---- getopt
import getopt
for args in (["-a", "-b", "val", "x", "-c"], ["--alpha", "--beta=5", "rest"], ["-ab5", "--al"], ["--", "-a"], []):
    try:
        print(getopt.getopt(args, "ab:", ["alpha", "beta="]), getopt.gnu_getopt(args, "ab:c", ["alpha", "beta="]))
    except getopt.GetoptError as e:
        print(e, e.opt)
for args in (["-x"], ["-b"], ["--beta"], ["--gamma"], ["--alpha=1"]):
    try:
        getopt.getopt(args, "ab:", ["alpha", "beta="])
    except getopt.GetoptError as e:
        print(e, e.opt)
#---- html and urllib.parse
import html
print(html.escape('<a href="x">Tom & \'J\'</a>'), html.escape('"', quote=False), html.unescape("&lt;b&gt; &amp; &#65;&#x42; &auml; &nope;"))
from urllib.parse import urlparse, urlsplit, urljoin, urlencode, parse_qs, parse_qsl, quote, unquote, quote_plus, unquote_plus, urlunparse, urldefrag
u = urlparse("https://me:pw@www.Example.com:8080/a/b;p?x=1&y=2#top")
print(u, u.hostname, u.port, u.username, u.password, u.geturl())
print(urlsplit("//host/path?q"), urlsplit("mailto:a@b"), urlsplit("a/b#c"))
for ref in ("c", "../c", "/c", "//h/x", "?q=1", "#f", "http://o/", "./d/../e", ""):
    print(ref, urljoin("http://h/a/b?x=1#y", ref))
print(urlencode({"a": "x y", "b": "ä&"}), urlencode([("k", [1, 2])], doseq=True), parse_qs("a=1&b=2&a=3&c="), parse_qsl("a=1&b=%20x", keep_blank_values=True))
print(quote("a b/ä"), quote("a/b", safe=""), unquote("a%20b%C3%A4"), quote_plus("a b&"), unquote_plus("a+b%26"), urldefrag("x#y"))
#---- shlex
import shlex
for text in ('a b  c', "a 'b c' d", 'say "hello \\"x\\""', "a\\ b", "''", 'x"y"z', "a # b", ""):
    print(shlex.split(text))
for text in ("a 'b", "a\\"):
    try:
        shlex.split(text)
    except ValueError as e:
        print(e)
print(shlex.quote("a b"), shlex.quote("it's"), shlex.quote("plain"), shlex.quote(""), shlex.join(["a b", "c"]), shlex.split("a # b", comments=True))
#---- gc and weakref
import gc, weakref
gc.disable()
print(gc.isenabled(), gc.collect() >= 0)
gc.enable()
class Node:
    pass
n = Node()
r = weakref.ref(n)
print(r() is n, r == weakref.ref(n))
d = weakref.WeakValueDictionary()
d["n"] = n
print(d["n"] is n, len(d), "n" in d, d.get("x"))
s = weakref.WeakSet([n])
print(n in s, len(s))
try:
    weakref.ref(5)
except TypeError as e:
    print(e)
#---- getpass
# stdin: secret\n
import getpass
print(repr(getpass.getpass("")))
#---- array
from array import array
a = array("i", [1, 2, 3])
a.append(4)
a.extend([5, 6])
a += array("i", [7])
print(a, len(a), a[0], a[-1], a[1:3], sum(a), max(a), 3 in a, a.index(3), a.count(1), a.typecode, a.itemsize, a.tolist())
a[0] = 10
a.insert(1, 11)
print(a.pop(), a.pop(0), a, a == array("i", [11, 2, 3, 4, 5, 6]), a + array("i", [1]), array("d", [1, 2.5]) * 2)
del a[0]
a.remove(3)
a.reverse()
print(a, list(reversed(a)), a.tobytes(), array("h", b"\x01\x00\x02\x00"), array("f", [0.1]), array("B"), [x * 2 for x in a])
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: array("i", [2**40]))
attempt(lambda: array("b", [200]))
attempt(lambda: array("B", [-1]))
attempt(lambda: array("H", [70000]))
attempt(lambda: array("i", ["x"]))
attempt(lambda: array("i", [1.5]))
attempt(lambda: array("z"))
attempt(lambda: a[99])
attempt(lambda: array("i").pop())
attempt(lambda: a.remove(99))
attempt(lambda: array("d", "x"))
attempt(lambda: a + [1])
import copy
b = copy.copy(a)
b[0] = 99
print(a, b, sorted(b))
#---- arrays go to processes
from array import array
from multiprocessing import Process, Queue
def work(q, a):
    a.append(9)
    q.put(a)
q = Queue()
a = array("d", [1.5])
p = Process(target=work, args=(q, a))
p.start()
print(q.get(), a)
p.join()
#---- binascii
import binascii
print(binascii.hexlify(b"\x00\xff"), binascii.unhexlify("00ff"), binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.b2a_base64(b"hello"), binascii.a2b_base64(b"aGVsbG8=\n"))
for text in ("abc", "zz"):
    try:
        binascii.unhexlify(text)
    except binascii.Error as e:
        print(e)
print(binascii.hexlify(b"abc", "-"), issubclass(binascii.Error, ValueError))
