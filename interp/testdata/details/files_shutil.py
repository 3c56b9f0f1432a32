#---- shutil
import shutil, os
with open("a.txt", "w") as f:
    f.write("content")
os.mkdir("d")
print(shutil.copy("a.txt", "b.txt"), shutil.copy("a.txt", "d"), shutil.copyfile("a.txt", "c.txt"), shutil.copy2("a.txt", "d/e.txt"))
print(open("b.txt").read(), sorted(os.listdir("d")))
print(shutil.move("b.txt", "d"), shutil.move("c.txt", "moved.txt"), sorted(os.listdir("d")), os.path.exists("c.txt"))
print(shutil.copytree("d", "d2/deep"), sorted(os.listdir("d2/deep")))
shutil.rmtree("d2")
print(os.path.exists("d2"))
shutil.rmtree("nothing", ignore_errors=True)
def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
attempt(shutil.copy, "none", "x")
attempt(shutil.copy, "a.txt", "a.txt")
attempt(shutil.copyfile, "a.txt", "d")
attempt(shutil.move, "a.txt", "d")
attempt(shutil.rmtree, "none")
attempt(shutil.copytree, "d", "d")
attempt(shutil.copy, "a.txt", "no/dir/x")
with open("a.txt") as src, open("z.txt", "w") as dst:
    shutil.copyfileobj(src, dst)
print(open("z.txt").read(), issubclass(shutil.SameFileError, shutil.Error))
#---- tempfile
import tempfile, os
with tempfile.TemporaryDirectory(dir=".") as d:
    print(os.path.isdir(d), type(d))
    with open(os.path.join(d, "x"), "w") as f:
        f.write("1")
    print(os.listdir(d))
print(os.path.exists(d))
with tempfile.NamedTemporaryFile("w+", suffix=".txt", prefix="pre", dir=".", delete=True) as f:
    f.write("hello")
    f.flush()
    f.seek(0)
    name = os.path.basename(f.name)
    print(f.read(), name.startswith("pre"), name.endswith(".txt"), os.path.exists(f.name))
print(os.listdir("."))
with tempfile.TemporaryFile(dir=".") as f:
    print(f.write(b"abc"), f.seek(0), f.read())
fd, name = tempfile.mkstemp(dir=".")
with os.fdopen(fd, "w") as f:
    f.write("via fd")
print(open(name).read())
os.remove(name)
fd, name = tempfile.mkstemp(dir=".", text=True)
os.close(fd)
d = tempfile.mkdtemp(dir=".")
print(os.path.isdir(d), len(os.listdir(".")))
t = tempfile.NamedTemporaryFile("w", delete=False, dir=".")
t.write("kept")
t.close()
print(open(t.name).read())
d = tempfile.TemporaryDirectory(dir=".")
print(os.path.isdir(d.name))
d.cleanup()
print(os.path.isdir(d.name))
