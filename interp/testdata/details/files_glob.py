#---- glob and fnmatch
import glob, os, fnmatch
os.makedirs("d/e/f")
for name in ("a.txt", "b.py", "d/c.txt", "d/e/d.txt", "d/e/f/g.txt", ".hidden", "d/.h.txt", "a[1].txt"):
    open(name, "w").close()
for pattern in ("*", "*.txt", "?.txt", "[ab].*", "d/*", "d/*.txt", "*/*.txt", "**/*.txt", "d/e", "nope", "nope*", "d/", "*/", ".*", "[!a]*", "a[[]1].txt"):
    print(pattern, sorted(glob.glob(pattern)))
for pattern in ("**/*.txt", "**", "d/**", "**/", "d/**/g.txt"):
    print(pattern, sorted(glob.glob(pattern, recursive=True)))
print(sorted(glob.iglob("*.txt")), sorted(glob.glob("*.txt", root_dir="d")), glob.escape("a[1]*"), glob.has_magic("a*"))
print(glob.glob(os.path.join(os.getcwd(), "b.*")) == [os.path.join(os.getcwd(), "b.py")])
for name, pattern in (("a.txt", "*.txt"), ("A.txt", "a*"), ("abc", "a?c"), ("a-c", "a[-x]c"), ("a", "[!a]"), ("x]", "x[]]"), ("a[", "a["), ("", "*"), ("a\nb", "a*b")):
    print(name, pattern, fnmatch.fnmatch(name, pattern), fnmatch.fnmatchcase(name, pattern))
print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"))
for p in ("*.txt", "a?[!b-d]*", "[", "[]a]", "**", "a*b*c", ".+^$()|{}", "x[!]", "[^a]", "[a-", "[--/]", "[]-a]"):
    print(fnmatch.translate(p))
#---- logging to a file
import logging
logging.basicConfig(filename="app.log", level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
logging.info("started %d", 1)
logging.debug("not seen")
log = logging.getLogger("other")
h = logging.FileHandler("other.log", mode="w", encoding="utf-8")
h.setFormatter(logging.Formatter("[%(message)s]"))
log.addHandler(h)
log.warning("äöü")
h.close()
print(open("app.log").read(), open("other.log", encoding="utf-8").read(), h.mode, h.baseFilename.endswith("/other.log"))
try:
    logging.FileHandler("no/such.log")
except FileNotFoundError as e:
    print(e.strerror)
lazy = logging.FileHandler("lazy.log", delay=True)
print(lazy.stream)
#---- logging from processes into one file
import logging
from multiprocessing import Process
def work(n):
    logging.info("worker %d", n)
logging.basicConfig(filename="all.log", level=logging.INFO, format="%(processName)s %(message)s", filemode="w")
ps = [Process(target=work, args=(i,)) for i in range(3)]
for p in ps:
    p.start()
for p in ps:
    p.join()
logging.info("end")
print("".join(sorted(open("all.log"))))
#---- print flushes
f = open("p.txt", "w")
print("one", file=f)
print("two", file=f, flush=True)
import os
print(os.path.getsize("p.txt"))
class W:
    text = ""
    def write(self, text): self.text += text
w = W()
print("x", file=w, flush=False)
print(repr(w.text))
