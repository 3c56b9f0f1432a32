#---- directories
import os
os.mkdir("d")
os.makedirs("d/e/f")
os.makedirs("d/e/f", exist_ok=True)
for name in ("b.txt", "a.txt", "e/c.txt"):
    with open(os.path.join("d", name), "w") as f:
        f.write("x" * len(name))
print(sorted(os.listdir("d")), sorted(os.listdir("d/e")), os.listdir("d/e/f"), os.listdir())
for top, dirs, files in os.walk("d"):
    print(top, sorted(dirs), sorted(files))
for top, dirs, files in os.walk("d", topdown=False):
    print(top, sorted(dirs), sorted(files))
for top, dirs, files in os.walk("d"):
    dirs[:] = []
    print(top)
print(list(os.walk("nothing")))
with os.scandir("d") as it:
    for e in sorted(it, key=lambda e: e.name):
        print(e.name, e.path, e.is_file(), e.is_dir(), e.is_symlink(), e, os.fspath(e))
        if e.is_file():
            print(e.stat().st_size)
os.rename("d/a.txt", "d/z.txt")
os.replace("d/z.txt", "d/b.txt")
print(sorted(os.listdir("d")), open("d/b.txt").read())
os.remove("d/b.txt")
os.unlink("d/e/c.txt")
os.rmdir("d/e/f")
os.removedirs("d/e")
print(os.path.exists("d"))
#---- errors of os
import os
def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__ + ":", e)
        if isinstance(e, OSError):
            print("   ", e.errno, e.filename, e.filename2)
open("f.txt", "w").close()
os.mkdir("full")
open("full/x", "w").close()
attempt(os.mkdir, "full")
attempt(os.mkdir, "no/such")
attempt(os.makedirs, "full")
attempt(os.makedirs, "f.txt", exist_ok=True)
attempt(os.rmdir, "full")
attempt(os.rmdir, "f.txt")
attempt(os.rmdir, "none")
attempt(os.remove, "none")
attempt(os.remove, "full")
attempt(os.rename, "none", "other")
attempt(os.listdir, "none")
attempt(os.listdir, "f.txt")
attempt(os.scandir, "none")
attempt(os.stat, "none")
attempt(os.path.getsize, "none")
attempt(os.path.getmtime, "none")
attempt(os.chdir, "none")
attempt(os.chdir, "f.txt")
attempt(open, "f.txt/inside")
attempt(os.mkdir, 5.5)
attempt(os.remove, None)
#---- os.path and files
import os, os.path
open("f.txt", "w").write("12345")
os.mkdir("d")
for name in ("f.txt", "d", "none", "d/none", "./d/../f.txt", ""):
    print(name, os.path.exists(name), os.path.isfile(name), os.path.isdir(name), os.path.islink(name), os.path.lexists(name))
print(os.path.getsize("f.txt"), os.stat("f.txt").st_size, os.stat("f.txt").st_mode == 0o100000 | os.stat("f.txt").st_mode & 0o777)
print(os.access("f.txt", os.R_OK), os.access("none", os.F_OK), os.path.samefile("f.txt", "d/../f.txt"))
m = os.path.getmtime("f.txt")
print(type(m), m == os.stat("f.txt").st_mtime, m > 1.6e9)
here = os.getcwd()
print(os.path.isabs(here), os.path.abspath("f.txt") == os.path.join(here, "f.txt"), os.path.isdir(here))
os.chdir("d")
print(os.path.relpath(os.getcwd(), here), os.path.exists("f.txt"), os.path.exists("../f.txt"))
open("in_d.txt", "w").close()
os.chdir("..")
print(os.listdir("d"))
os.utime("f.txt", (1000, 2000))
print(os.path.getmtime("f.txt"))
os.truncate("f.txt", 2)
print(open("f.txt").read())
os.chmod("f.txt", 0o600)
print(oct(os.stat("f.txt").st_mode))
os.symlink("f.txt", "link")
print(os.path.islink("link"), os.readlink("link"), open("link").read(), os.lstat("link").st_mode == os.stat("link").st_mode)
os.remove("link")
print(os.path.exists("f.txt"), os.path.realpath("d/../f.txt") == os.path.realpath("f.txt"))
with open("f.txt", "a") as f:
    f.write("more")
    f.flush()
    os.fsync(f.fileno())
    print(os.path.getsize("f.txt"), os.fstat(f.fileno()).st_size)
#---- os.path on names
import os.path as p
for name in ("", "/", "a", "a/b", "/a/b.txt", "a//b", "../a/./b/..", "a.tar.gz", ".bashrc", "dir.d/x", "a/", "//a", "..", "a/.b.c"):
    print(repr(name), p.basename(name), p.dirname(name), p.split(name), p.splitext(name), p.normpath(name), p.isabs(name))
print(p.join("a", "b", "/c", "d"), p.join("a/", "b"), p.join("a", ""), p.join(""), p.commonpath(["/a/b", "/a/c"]), p.commonprefix(["abc", "abd"]))
print(p.relpath("a/b", "a/c"), p.relpath("/x/y", "/x"), p.splitdrive("a/b"), p.expanduser("x"), p.normcase("A/b"))
#---- environment
import os
print(os.environ.get("SURELY_NOT_SET"), os.getenv("SURELY_NOT_SET", "d"), "SURELY_NOT_SET" in os.environ)
os.environ["SURELY"] = "yes"
print(os.environ["SURELY"], os.getenv("SURELY"), os.path.expandvars("$SURELY/${SURELY}x/$NOPE_X"))
try:
    os.environ["SURELY_NOT_SET"]
except KeyError as e:
    print("KeyError", e)
try:
    os.environ["N"] = 5
except TypeError as e:
    print(e)
del os.environ["SURELY"]
print(os.environ.pop("SURELY", None))
#---- a child has the working directory
import os
from multiprocessing import Process
def child():
    print(os.path.basename(os.getcwd()), os.listdir("."))
    os.chdir("..")
os.mkdir("work")
os.chdir("work")
open("w.txt", "w").close()
p = Process(target=child)
p.start()
p.join()
print(os.path.basename(os.getcwd()))
#---- waiting for a file
import os, time
from multiprocessing import Process
def child():
    time.sleep(0.05)
    open("ready.tmp", "w").write("here")
    os.rename("ready.tmp", "ready")
Process(target=child).start()
while not os.path.exists("ready"):
    pass
print(open("ready").read())
