#---- hello
print("Hello, World!")
print('Hello', 'World')
print()
print("")
print("a", "", "b")
#---- sep and end
print(1, 2, 3, sep=", ")
print(1, 2, 3, sep="")
print("a", "b", sep="\n")
print("no newline", end="")
print(" ... continued", end="!\n")
print("x", end=" ")
print("y", end="\t")
print("z")
print(1, 2, sep="-", end=".\n")
print(end="only end\n")
print(sep=",")
#---- sep none
print("a", "b", sep=None, end=None)
print("c", "d", sep=" -- ", end=None)
#---- file and flush
import sys
print("to stdout", file=sys.stdout)
print("to stderr", file=sys.stderr)
print("default", file=None)
print("flushed", flush=True)
print("a", "b", sep="/", end="|\n", file=sys.stdout, flush=False)
sys.stdout.write("written\n")
sys.stderr.write("error text\n")
sys.stdout.flush()
#---- write returns count
import sys
n = sys.stdout.write("héllo\n")
print(n)
#---- star args
items = [1, 2, 3]
print(*items)
print(*items, sep=" + ", end=" = ")
print(sum(items))
print(*"abc")
print(*range(5), sep=",")
print(*[], sep=",")
print("first", *items, "last")
opts = {"sep": ":", "end": ";\n"}
print(1, 2, **opts)
#---- print returns none
x = print("side effect")
print(x)
print(print("inner"), print("other"))
#---- different types
print(1, 2.5, "three", True, None, [4, 5], (6,), {"k": 7}, {8})
print(1 + 2j)
print(b"raw", range(3))
print([1, "a", None, 2.0, True])
#---- escapes
print("tab\there")
print("new\nline")
print("back\\slash")
print("quote\"inside\"")
print('single\'quote')
print("bell removed: \x41\u0042\U00000043")
print("oct \101 nul? no")
print("a\
b")
print("null:" + repr("\0"))
#---- carriage return
print("abc\rX")
print("one\r\ntwo")
print("v\x0bt\x0cf")
#---- unicode
print("Größe: 10 µm")
print("привет, мир")
print("日本語", "テキスト")
print("emoji 😀 end")
print("naïve café", len("naïve café"))
print("\N{GREEK SMALL LETTER ALPHA}", "\u00e9")
#---- triple quoted
print("""Menu
  1. Start
  2. Stop
""")
print('''It's "quoted" here''')
print("""\
no leading newline""")
#---- string building
name = "Ada"
age = 36
print("Name: " + name + ", age: " + str(age))
print("Name:", name, ", age:", age)
print("=" * 20)
print("-" * 5 + ">" + "-" * 5)
print("ab" "cd" 'ef')
#---- end dots loop
for i in range(5):
    print(i, end="." if i < 4 else "\n")
for i in range(3):
    for j in range(3):
        print(i * j, end="\t")
    print()
#---- no newline at the end
print("first line")
print("second line without newline", end="")
#---- print as a value
p = print
p("through an alias")
for f in [print, repr, len]:
    print(f("xyz"))
say = lambda *a: print("[log]", *a, sep=" ")
say("one", 2)
list(map(print, ["a", "b", "c"]))
#---- big table
print("n\tn^2\tn^3")
for n in range(1, 6):
    print(n, n ** 2, n ** 3, sep="\t")
#---- booleans and comparisons
print(3 > 2, 3 < 2, not True)
print(True == 1, True is True)
print("equal:", "a" == "a")
#---- fail sep type
print("before")
print("a", "b", sep=1)
print("never")
