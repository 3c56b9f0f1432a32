#---- pure paths
from pathlib import Path, PurePath, PurePosixPath, PosixPath
for text in ("a", "a/b.txt", "/", "/x/y.tar.gz", ".", "", "..", "../a/./b", "a//b/", "//net/x", "///a", ".bashrc", "a.", "dir.d/x"):
    p = Path(text)
    print(repr(p), str(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.root, p.anchor, p.is_absolute(), list(p.parents))
p = Path("a", "b", "c.txt")
print(p, p / "d", "x" / p, p / "/abs", Path("a") / Path("b"), p.joinpath("e", "f"), Path(p, "g"))
print(p.with_name("n"), p.with_suffix(".py"), p.with_suffix(""), p.with_stem("s"), p.relative_to("a"), p.is_relative_to("a/b"), p.is_relative_to("z"))
print(p.match("*.txt"), p.match("b/*.txt"), p.match("/a/*"), p.as_posix(), Path("/a b").as_uri(), bytes(Path("a")))
print(p == Path("a/b/c.txt"), p != Path("x"), p == "a/b/c.txt", hash(p) == hash(Path("a/b/c.txt")), Path("a") < Path("b"), sorted([Path("b"), Path("a/z"), Path("a")]))
print({Path("a"): 1}[Path("a")], type(p), isinstance(p, PurePath), isinstance(p, PosixPath), PurePath("x"), repr(PurePath("x")), p.parents[0], f"{p}", "%s" % p)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: Path("a").relative_to("b"))
attempt(lambda: Path("a").with_suffix("x"))
attempt(lambda: Path("/").with_name("x"))
attempt(lambda: Path("a").with_name("b/c"))
attempt(lambda: Path("a") / 5)
attempt(lambda: 5 / Path("a"))
attempt(lambda: Path(5))
attempt(lambda: Path("a") < 5)
attempt(lambda: Path("a").as_uri())
attempt(lambda: Path("a").match(""))
attempt(lambda: Path("a").nope)
attempt(lambda: Path("a").relative_to("/b"))
import os
print(os.fspath(p), os.path.join(p, "x"), os.path.basename(p))
class MyPath(type(Path())):
    def shout(self):
        return self.name.upper()
print(MyPath("a/b").shout())
#---- paths with files
from pathlib import Path
import os
d = Path("data")
d.mkdir()
(d / "sub" / "deep").mkdir(parents=True)
print(d.exists(), d.is_dir(), d.is_file(), (d / "none").exists())
f = d / "a.txt"
print(f.write_text("hello\nwörld\n", encoding="utf-8"), f.read_text(encoding="utf-8"), f.read_bytes(), f.stat().st_size)
print((d / "b.bin").write_bytes(b"\x00\xff"), (d / "b.bin").read_bytes())
with f.open("a") as g:
    g.write("more\n")
with open(f) as g:
    print(g.readlines(), g.name)
with f.open() as g:
    print([line.strip() for line in g])
(d / "sub" / "c.txt").touch()
(d / "sub" / "deep" / "d.txt").touch()
print(sorted(d.iterdir()), sorted(p.name for p in d.iterdir()))
print(sorted(d.glob("*.txt")), sorted(d.glob("**/*.txt")), sorted(d.rglob("*.txt")), sorted(d.glob("*/")), sorted(d.glob("**")), sorted(d.rglob("*")))
print(sorted(Path().glob("data/*.txt")), sorted(Path(".").rglob("c.*")))
print(f.rename(d / "z.txt"), f.exists(), (d / "z.txt").exists(), (d / "z.txt").replace(d / "y.txt"))
(d / "y.txt").unlink()
(d / "y.txt").unlink(missing_ok=True)
d.mkdir(exist_ok=True)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: d.mkdir())
attempt(lambda: (d / "q" / "r").mkdir())
attempt(lambda: (d / "none").unlink())
attempt(lambda: (d / "none").read_text())
attempt(lambda: d.read_text())
attempt(lambda: d.rmdir())
attempt(lambda: list((d / "none").iterdir()))
attempt(lambda: (d / "none").stat())
attempt(lambda: (d / "x").write_text(5))
attempt(lambda: (d / "b.bin").read_text(encoding="utf-8"))
print(Path.cwd() == Path(os.getcwd()), d.absolute() == Path.cwd() / "data", d.resolve() == Path.cwd().resolve() / "data", Path("a/../data").resolve().name)
print(os.path.exists(d), os.listdir(d / "sub") != [], d.samefile("data"), Path("data") in [d])
(d / "link").symlink_to("b.bin")
print((d / "link").is_symlink(), (d / "link").readlink(), (d / "link").read_bytes(), (d / "link").exists())
#---- paths go to processes
from pathlib import Path
from multiprocessing import Pool, Process, Queue
def count(p):
    return p.name, len(p.read_text().split())
if __name__ == "__main__":
    for i in range(3):
        Path(f"f{i}.txt").write_text("word " * (i + 1))
    with Pool(2) as pool:
        print(pool.map(count, sorted(Path().glob("*.txt"))))
    q = Queue()
    q.put(Path("a") / "b")
    print(q.get())
