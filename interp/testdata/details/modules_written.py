#---- BLAKE2, SHAKE and keys from passwords
import hashlib
import io

print(hashlib.blake2b(b"hello").hexdigest())
print(hashlib.blake2s(b"hello", digest_size=16, key=b"k", salt=b"s", person=b"p").hexdigest())
h = hashlib.blake2b(key=b"x" * 64, digest_size=20)
h.update(b"a" * 1000)
c = h.copy()
c.update(b"b")
print(h.hexdigest(), c.hexdigest(), h.name, h.block_size, h.digest_size)
for n in (0, 63, 64, 65, 127, 128, 129, 256):
    print(n, hashlib.blake2b(b"a" * n).hexdigest()[:16], hashlib.blake2s(b"a" * n).hexdigest()[:16])
print(hashlib.blake2b(b"a" * 129, fanout=2, depth=2, leaf_size=4096, node_offset=1, node_depth=0, inner_size=64, last_node=True).hexdigest()[:20])
print(hashlib.blake2s(b"a" * 64, fanout=2, depth=2, leaf_size=4096, node_offset=2**40 + 1, node_depth=1, inner_size=32, last_node=True).hexdigest()[:20])
print(hashlib.shake_128(b"x").hexdigest(10), hashlib.shake_256().digest(4), hashlib.shake_256(b"").copy().hexdigest(3))
print(hashlib.pbkdf2_hmac("sha256", b"p", b"s", 10).hex(), hashlib.pbkdf2_hmac("md5", b"p", b"s", 1, 5))
print(hashlib.file_digest(io.BytesIO(b"abc"), "md5").hexdigest(), hashlib.new("blake2b", b"x").hexdigest()[:9])
print(hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2s.SALT_SIZE)
for f in (lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2s(key=b"x" * 33), lambda: hashlib.blake2b("x"), lambda: hashlib.blake2b(fanout=256)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

#---- string.Formatter
import string

F = string.Formatter()
print(F.format("{0} {a.real:>{w}} {b[0]!r:5}|", 1, a=3, w=5, b=["x"]), F.format("{} {}", 1, 2), list(F.parse("a{{b{x!r:3}c")))

class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "?%s?" % key) if isinstance(key, str) else super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)

print(Default().format("{name} {other!u} {0}", "x", other="abc"))
for text in ("{", "}", "{0} {}", "{x!z}", "{:{:{}}}"):
    try:
        print(F.format(text, 1, 2, 3, x=1))
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)

#---- csv.Sniffer
import csv

for text in ("a;b;c\n1;2;3\n4;5;6\n", "a,b\n1,2\n", "'x', 'y'\n'1', '2'\n", "a\tb\n1\t2\n"):
    d = csv.Sniffer().sniff(text)
    print(repr(d.delimiter), d.quotechar, d.skipinitialspace, d.doublequote)
print(csv.Sniffer().has_header("name,age\nbob,3\nann,40\n"), csv.Sniffer().has_header("1,2\n3,4\n"))
try:
    csv.Sniffer().sniff("abc")
except csv.Error as e:
    print(e)

#---- configparser
import configparser
import io

c = configparser.ConfigParser()
c.read_string("""
[DEFAULT]
home = /here
[a]
x = 1
y: %(x)s2
  more
path = %(home)s/sub
# a comment
[b]
flag = yes
n = 2.5
""")
print(c.sections(), dict(c["a"]), c.getint("a", "x"), c["b"].getboolean("flag"), c["b"].getfloat("n"), c.get("b", "nope", fallback=3))
print(c.has_option("b", "home"), "a" in c, "z" in c, c["b"].get("nope", "d"), c.items("b"))
c["n"] = {"k": "v"}
c.set("n", "Key", "w")
c.remove_option("a", "y")
c.remove_section("b")
out = io.StringIO()
c.write(out)
print(out.getvalue())
for f in (lambda: c.get("n", "nope"), lambda: c.get("zz", "k"), lambda: c.add_section("n"), lambda: c.read_string("x = 1"), lambda: c.read_string("[q]\nx=1\nx=2"),
          lambda: c.read_string("[r]\nnothing"), lambda: c.set("n", "k", 3), lambda: c["zz"]):
    try:
        f()
    except (configparser.Error, TypeError, KeyError) as e:
        print(type(e).__name__, e)
c.read_string("[loop]\na = %(b)s\nb = %(a)s\nbad = %(zz)s\n")
for option in ("a", "bad"):
    try:
        c.get("loop", option)
    except configparser.InterpolationError as e:
        print(type(e).__name__)
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True, converters={"list": lambda v: v.split(",")})
e.read_dict({"s": {"x": "1", "y": "${x},${t:z}", "none": None}, "t": {"z": "3"}})
print(e["s"].getlist("y"), e["s"]["none"])
e.clear()
print(e.sections(), configparser.RawConfigParser().read([]))

#---- optparse
import optparse

p = optparse.OptionParser(usage="%prog [options] file", version="%prog 1.0", prog="prog", description="What it does.")
p.add_option("-f", "--file", dest="filename", help="write to FILE [default: %default]", metavar="FILE", default="out")
p.add_option("-q", "--quiet", action="store_false", dest="verbose", default=True, help="say nothing")
p.add_option("-n", type="int", action="append")
group = optparse.OptionGroup(p, "Others", "more of them")
group.add_option("--kind", type="choice", choices=["a", "b"])
group.add_option("--pair", nargs=2, type=float)
p.add_option_group(group)
p.add_option("-c", action="callback", callback=lambda option, opt, value, parser: print("called", opt, value))
options, args = p.parse_args(["-q", "x", "--fil=y", "-n1", "-n", "2", "--kind", "b", "--pair", "1", "2", "-c", "z"])
print(options, args, options.filename, options.verbose)
p.print_help()
for wrong in (["--nope"], ["-n", "x"], ["--kind=c"], ["--pair", "1"], ["--version"]):
    try:
        p.parse_args(wrong)
    except SystemExit as e:
        print(e.code)
try:
    p.add_option("-f")
except optparse.OptionConflictError as e:
    print(e)

#---- colorsys
import colorsys

print(colorsys.rgb_to_hsv(.2, .4, .4), colorsys.hls_to_rgb(.5, .3, .2), colorsys.hsv_to_rgb(.9, .5, .5), colorsys.rgb_to_hls(.1, .2, .3))
print(colorsys.rgb_to_yiq(.1, .2, .3), colorsys.yiq_to_rgb(.1, .2, .3))

#---- a mapping is cleared by its popitem
from collections.abc import MutableMapping

class M(MutableMapping):
    def __init__(self):
        self.d = {1: 2, 3: 4}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def popitem(self):
        print("pop")
        return self.d.popitem()

m = M()
m.clear()
print(len(m))
