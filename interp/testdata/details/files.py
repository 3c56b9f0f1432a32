#---- write, read, append
with open("notes.txt", "w") as f:
    print(f.write("first\n"), f.write("zweite Zeile: ä€😀\n"))
    f.writelines(["a\n", "b\n"])
    print(f.tell(), f.closed)
print(f.closed)
with open("notes.txt", "a") as f:
    print("appended", 1, 2, sep="-", file=f)
    print(f.tell())
with open("notes.txt") as f:
    print(f.read())
    print(repr(f.read()))
for line in open("notes.txt"):
    print(repr(line), len(line))
print(open("notes.txt").readlines())
print(open("notes.txt").readlines(7))
print(open("notes.txt", "rb").read())
#---- read in pieces
open("a.txt", "w").write("αβγ\nδε\nζ")
f = open("a.txt")
print(f.read(2), f.tell())
print(repr(f.readline()), f.tell())
print(repr(f.readline(1)), repr(f.readline(5)), f.tell())
print(repr(f.read(10)), repr(f.read(10)), f.tell())
f.seek(0)
print(repr(f.readline(0)), repr(f.read(0)), repr(f.readline(-1)))
at = f.tell()
rest = f.read()
f.seek(at)
print(rest == f.read(), f.seek(0, 2), f.tell(), f.seek(0, 1))
f.close()
#---- a loop and tell
open("n.txt", "w").write("one\ntwo\nthree\n")
f = open("n.txt")
for line in f:
    try:
        print(f.tell())
    except OSError as e:
        print(type(e).__name__, e)
    break
print(next(f), end="")
print(f.read())
print(list(f))
try:
    next(f)
except StopIteration:
    print("at the end", f.tell())
with open("n.txt") as f:
    for i, line in enumerate(f, 1):
        print(i, line.rstrip())
with open("n.txt") as f, open("copy.txt", "w") as g:
    g.writelines(f)
print(open("copy.txt").read() == open("n.txt").read())
print([line.strip() for line in open("n.txt")], sorted(open("n.txt")), max(open("n.txt"), key=len))
first, *others = open("n.txt")
print(first, others)
#---- ends of lines
with open("crlf.txt", "wb") as f:
    f.write(b"a\r\nb\rc\nd\r\n\r\ne\r")
for nl in (None, "", "\n", "\r", "\r\n"):
    with open("crlf.txt", newline=nl) as f:
        print(repr(nl), list(f), f.newlines)
    with open("crlf.txt", newline=nl) as f:
        print(repr(f.read()), f.newlines)
    with open("crlf.txt", newline=nl) as f:
        f.readline()
        print(f.tell(), repr(f.read(3)), f.tell())
    with open("out.txt", "w", newline=nl) as f:
        f.write("x\ny\r\nz")
    print(open("out.txt", "rb").read())
#---- encodings
text = "Grüße, 世界\n"
for enc in ("utf-8", "UTF8", "utf-16", "utf-16-le", "utf-8-sig", "utf-32"):
    with open("e.txt", "w", encoding=enc) as f:
        f.write(text)
        f.write(text)
        print(f.encoding, end=" ")
    print(open("e.txt", "rb").read())
    with open("e.txt", encoding=enc) as f:
        print(f.read() == text * 2, end=" ")
    with open("e.txt", encoding=enc) as f:
        print([line == text for line in f])
    with open("e.txt", "a", encoding=enc) as f:
        f.write("!")
    print(len(open("e.txt", "rb").read()))
with open("l.txt", "w", encoding="latin-1") as f:
    f.write("é")
    try:
        f.write("€")
    except UnicodeEncodeError as e:
        print(e)
print(open("l.txt", "rb").read())
for handler in ("strict", "ignore", "replace", "surrogateescape", "backslashreplace"):
    try:
        print(handler, ascii(open("l.txt", encoding="utf-8", errors=handler).read()))
    except UnicodeDecodeError as e:
        print(type(e).__name__, e)
open("bad.txt", "wb").write(b"fine\nbad \xff\n")
try:
    for line in open("bad.txt", encoding="utf-8"):
        print(line)
except UnicodeDecodeError as e:
    print(e.encoding, e.start, e.end, e.reason)
with open("asc.txt", "w", encoding="ascii", errors="replace") as f:
    f.write("naïve")
print(open("asc.txt").read())
#---- long files
with open("long.txt", "w") as f:
    for i in range(5000):
        f.write(f"line {i} äöü€\n")
n = total = 0
with open("long.txt") as f:
    for line in f:
        n += 1
        total += len(line)
print(n, total, line, end="")
with open("long.txt") as f:
    f.read(30001)
    at = f.tell()
    a = f.readline()
    f.seek(at)
    print(at, a == f.readline())
with open("long.txt") as f:
    marks = []
    for i in range(4000):
        if i % 1000 == 0:
            marks.append(f.tell())
        f.readline()
    for at in marks:
        f.seek(at)
        print(at, f.readline(), end="")
#---- binary
with open("b.bin", "wb") as f:
    print(f.write(bytes(range(10))), f.write(bytearray(b"xyz")), f.tell())
    f.seek(2)
    f.write(b"--")
    print(f.tell(), f.seek(0, 2))
with open("b.bin", "rb") as f:
    print(f.read(3), f.peek(2)[:2], f.read1(2), f.tell())
    print(f.seek(-4, 2), f.read(), f.read(), f.seek(-2, 1), f.read(1))
    buffer = bytearray(4)
    f.seek(0)
    print(f.readinto(buffer), buffer)
with open("b.bin", "r+b") as f:
    f.read(1)
    f.write(b"!!")
    print(f.tell(), f.read(3))
    f.seek(0)
    print(f.read(), f.truncate(4), f.tell())
print(open("b.bin", "rb").read())
with open("b.bin", "ab") as f:
    print(f.tell(), f.write(b"end"), f.tell())
with open("lines.bin", "wb") as f:
    f.writelines([b"a\n", b"b\r\n", b"c"])
with open("lines.bin", "rb") as f:
    print(f.readline(), list(f))
with open("raw.bin", "wb", buffering=0) as f:
    f.write(b"now")
    print(open("raw.bin", "rb").read())
with open("raw.bin", "rb", buffering=0) as f:
    print(f.read(2), f.readall() if hasattr(f, "readall") else f.read())
#---- reading and writing
with open("rw.txt", "w+") as f:
    f.write("hello world\n")
    f.seek(0)
    print(f.read())
    f.seek(6)
    f.write("there")
    f.seek(0)
    print(f.read())
    print(f.truncate(5), f.tell())
    f.seek(0)
    print(f.read())
with open("rw.txt", "r+") as f:
    print(f.readline())
    f.write("!")
    f.seek(0)
    print(f.read())
with open("rw.txt", "a+") as f:
    print(f.tell(), repr(f.read()))
    f.seek(0)
    print(f.read())
    f.write("?")
    f.seek(0)
    print(f.read())
with open("rw.txt", "r+") as f:
    f.seek(2)
    f.truncate()
print(open("rw.txt").read())
with open("hole.bin", "wb") as f:
    f.seek(5)
    f.write(b"x")
print(open("hole.bin", "rb").read())
#---- x creates
with open("new.txt", "x") as f:
    f.write("1")
try:
    open("new.txt", "x")
except FileExistsError as e:
    print(e, e.errno, e.filename, e.strerror)
#---- errors with files
import errno
def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(open, "missing.txt")
attempt(open, "no/such/dir.txt", "w")
attempt(open, ".")
attempt(open, ".", "w")
attempt(open, "")
attempt(open, "a", "rw")
attempt(open, "a", "z")
attempt(open, "a", "")
attempt(open, "a", "rbt")
attempt(open, "a", "rb", encoding="utf-8")
attempt(open, "a", "r", 0)
attempt(open, "a", newline="x")
attempt(open, "a", encoding="klingon")
attempt(open, 3.5)
attempt(open, None)
attempt(open, "nul\0byte")
attempt(open)
attempt(open, "a", "r", moode=1)
try:
    open("missing.txt")
except OSError as e:
    print(e.errno == errno.ENOENT, e.filename, e.strerror, e.args, repr(e))
f = open("w.txt", "w")
attempt(f.read)
attempt(f.readline)
attempt(f.write, 5)
attempt(f.write, b"bytes")
attempt(f.write)
attempt(f.writelines, [1])
attempt(f.seek, 1, 1)
attempt(f.seek, -1)
attempt(f.seek, 0, 9)
attempt(list, f)
f.close()
f.close()
attempt(f.write, "late")
attempt(f.read)
attempt(f.tell)
attempt(f.flush)
attempt(f.__enter__)
attempt(list, f)
attempt(print, "x", file=f)
f = open("w.txt")
attempt(f.write, "x")
attempt(f.truncate)
attempt(f.read, "a")
attempt(f.read, 1, 2)
f.close()
b = open("w.txt", "rb")
attempt(b.write, b"x")
b.close()
attempt(b.read)
attempt(b.readline)
attempt(b.seek, 0)
b = open("w.txt", "wb")
attempt(b.write, "text")
attempt(b.read)
b.close()
attempt(b.write, b"x")
#---- with closes also after an error
try:
    with open("w.txt", "w") as f:
        f.write("kept")
        raise KeyError("x")
except KeyError:
    print(f.closed)
print(open("w.txt").read())
#---- what a file is
import io
open("t.txt", "w").write("x")
for mode in ("r", "w", "a", "r+", "w+", "a+", "rb", "wb", "ab", "rb+", "w+b"):
    with open("t.txt", mode) as f:
        print(mode, f, type(f).__name__, f.mode, f.name, f.readable(), f.writable(), f.seekable(), f.isatty(),
              isinstance(f, io.TextIOBase), isinstance(f, io.IOBase), isinstance(f, io.BufferedIOBase))
with open("t.txt") as f:
    print(f.encoding, f.errors, f.newlines, f.line_buffering, f.buffer, type(f.buffer.raw))
    print(f.fileno() > 2, hasattr(f, "read"), bool(f), callable(f.write))
    print(open(f.fileno(), closefd=False).name == f.fileno())
print(type(f), isinstance(f, io.TextIOWrapper))
with open("t.txt", buffering=1) as f:
    print(f.line_buffering)
#---- standard input
# stdin: one\ntwo\nthree\nfour\nlast
import sys
print(sys.stdin.readline().strip(), repr(sys.stdin.read(2)), repr(sys.stdin.readline()))
print(input())
for line in sys.stdin:
    print(repr(line))
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines(), sys.stdin.closed, sys.stdin.name, sys.stdin.mode)
#---- standard input at once
# stdin: 3\n1 2 3\nä\n
import sys
n, *lines = sys.stdin.read().split("\n")
print(n, lines)
#---- standard input as bytes
# stdin: ä\nb\n
import sys
print(sys.stdin.buffer.readline(), sys.stdin.buffer.read())
#---- io on files
import io
with io.open("i.txt", "w", encoding="utf-8") as f:
    f.write("ä\nb\n")
with io.TextIOWrapper(io.BytesIO(b"x\r\ny\n"), encoding="ascii") as f:
    print(f.readline(), f.read())
raw = io.FileIO("i.txt")
print(raw.read(2), raw.readable(), raw.mode)
raw.close()
print(raw)
out = io.BytesIO()
wrapped = io.TextIOWrapper(out, encoding="utf-16-le")
wrapped.write("hi")
wrapped.flush()
print(out.getvalue())
b = io.BytesIO(b"abc")
print(isinstance(b, io.IOBase), isinstance(io.StringIO(), io.TextIOBase), b.readable())
s = io.StringIO("a\nb\nc")
print(s.readline(), list(s))
print("x", file=s)
print(repr(s.getvalue()))
s.close()
try:
    s.read()
except ValueError as e:
    print(e)
#---- files and processes
from multiprocessing import Process, Lock, Queue
def writer(name, lock):
    for i in range(3):
        with lock:
            with open("log.txt", "a") as f:
                f.write(f"{name} {i}\n")
lock = Lock()
ps = [Process(target=writer, args=(n, lock)) for n in "abc"]
for p in ps:
    p.start()
for p in ps:
    p.join()
print(sorted(open("log.txt")))
#---- a file that a child inherits
from multiprocessing import Process
def child(f):
    f.write("child\n")
    f.flush()
if __name__ == "__main__":
    f = open("shared.txt", "w")
    f.write("parent\n")
    f.flush()
    p = Process(target=child, args=(f,))
    p.start()
    p.join()
    f.write("parent again\n")
    f.close()
    print(open("shared.txt").read())
#---- children share the position
from multiprocessing import Process
def child(f, n):
    print(f.read(n))
f = open("pos.bin", "wb", buffering=0)
f.write(b"0123456789")
f.close()
f = open("pos.bin", "rb", buffering=0)
print(f.read(2))
p = Process(target=child, args=(f, 3))
p.start()
p.join()
print(f.read(2), f.tell())
f.close()
#---- the child's close is its own
from multiprocessing import Process
def child():
    g.close()
    print(g.closed)
g = open("c.txt", "w")
p = Process(target=child)
p.start()
p.join()
print(g.closed, g.write("still open"))
g.close()
print(open("c.txt").read())
#---- a file does not go through a queue
from multiprocessing import Pool
def use(f):
    return f.read()
if __name__ == "__main__":
    open("q.txt", "w").close()
    with Pool(1) as pool:
        try:
            pool.apply(use, (open("q.txt"),))
        except TypeError as e:
            print(type(e).__name__)
#---- what a child left unclosed is there
from multiprocessing import Process
def child():
    f = open("left.txt", "w")
    f.write("left")
p = Process(target=child)
p.start()
p.join()
print(open("left.txt").read())
#---- exit writes what was not flushed
import os, sys
f = open("e.txt", "w")
f.write("kept")
print(os.path.getsize("e.txt") in (0, 4))
sys.exit(3)
