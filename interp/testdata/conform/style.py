#---- tabs
def f(x):
	if x:
		print("tab", x)
	else:
		print("none")
	return x
for i in range(2):
	f(i)
#---- crlf simple
print("one")
if True:
    print("two")
s = """a
b"""
print(repr(s))
#---- crlf function
def f(a,
      b):
    """Doc."""
    return a + \
        b
print(f(1, 2))
x = [1,
     2]
print(x)
#---- odd spacing
x=1;y  =  2
print ( x+y )
print( "a" ,"b" , sep = "-" )
if(x==1):print("one")
l=[ 1,2 , 3 ]
print (l [0], l[ 1 : ], len (l))
def   f ( a,b = 2 ) :
     return a*b
print(f( 3 ), f(a = 1,b=5))
while(x<3): x+=1
print(x)
#---- mixed indent widths
if True:
  print("two")
  if True:
        print("eight")
        for i in range(2):
         print("one", i)
  print("back")
#---- line joining
total = 1 + \
    2 + \
    3
print(total)
l = [
    1, 2,  # comment
    3,

    4,
]
print(l)
d = {
    "a": 1,
    "b": [
        2,
    ],
}
print(d)
print("a",
      "b",
      sep="|")
if (total > 5 and
        total < 10):
    print("between")
s = ("long "
     "string")
print(s)
#---- comments
# a comment
print("x")  # trailing
    # indented comment
def f():
# comment at column zero
    print("in f")
        # deep comment

    # more
    return 1
print(f())  #no space
# последний комментарий / コメント / ação
#---- docstring module
"""Module docstring."""
'second string'
42
None
print(__doc__)
#---- main guard
def main():
    print("main runs")
if __name__ == "__main__":
    main()
else:
    print("imported")
#---- shebang and coding
#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Autor: José Peña
__author__ = "José"
print(__author__)
#---- semicolons
a = 1; b = 2; print(a + b);
for i in range(2): print(i); print("-")
if a: print("a"); b = 5
print(b)
#---- backslash continuation
s = "a\
b\
c"
print(s)
assert s == "abc", \
    "message"
x = 5 if s \
    else 6
print(x)
#---- deep nesting
for a in range(2):
    for b in range(2):
        for c in range(2):
            if a:
                if b:
                    if c:
                        while True:
                            print(a, b, c)
                            break
print(((((1)))), [[[[]]]], {"a": {"b": {"c": {"d": 1}}}}["a"]["b"]["c"]["d"])
#---- german program
def berechne_flaeche(breite, höhe):
    """Berechnet die Fläche."""
    return breite * höhe
länge = 4
print("Fläche:", berechne_flaeche(länge, 2.5), "m²")
#---- spanish program
def saludo(nombre: str = "mundo") -> str:
    return f"¡Hola, {nombre}!"
años = [1990, 2000]
for año in años:
    print(saludo(), año)
#---- russian program
имена = ["Анна", "Борис"]
for номер, имя in enumerate(имена, 1):
    print(f"{номер:>2}. {имя:<8}|")
#---- chinese program
def 平方(数):
    return 数 ** 2
print("结果：", 平方(7))
#---- french program
prénoms = {"Élise": 12, "Noël": 9}
for p in sorted(prénoms):
    print(p, "a", prénoms[p], "ans")
#---- constants block
PI = 3.14159
MAX_SIZE = 3
COLORS = ("red", "green")
DEBUG = False
if DEBUG:
    print("debug")
print(PI * MAX_SIZE ** 2, COLORS[-1])
#---- ellipsis and pass bodies
def todo(): ...
def later():
    """only a docstring"""
if todo() is None and later() is None: print("nothing")
else: pass
#---- asserts
def mean(l):
    assert len(l) > 0, "empty list"
    return sum(l) / len(l)
print(mean([1, 2]))
assert mean([3]) == 3
assert (1, "always true tuple")
print("ok")
#---- fail assert
assert 1 + 1 == 2
print("first ok")
assert 1 + 1 == 3, "math is broken"
#---- fail in function
def a(x):
    return b(x)
def b(x):
    return 10 // x
print(a(5))
print(a(0))
#---- fail attribute
s = "abc"
print(s.upper())
print(s.push("d"))
#---- fail none
l = [3, 1].sort()
print(l)
print(l[0])
#---- fail bad operand
print([1] + [2])
print([1] + (2,))
#---- fail syntax
print("this is never printed")
if True
    print("x")
#---- fail indentation
print("never")
if True:
print("x")
#---- fail unclosed
print("never")
x = (1, 2
y = 3
#---- fail partial line
print("partial", end="")
x = 1 / 0
#---- exit in nested call
import sys
def inner():
    print("inner")
    sys.exit(5)
def outer():
    for i in range(3):
        inner()
outer()
#---- exit negative
import sys
print("neg")
sys.exit(-1)
#---- exit true
import sys
print("true is one")
sys.exit(True)
#---- type aliases
Vector = list[float]
Name = str
def norm(v: Vector) -> float:
    return sum(x * x for x in v) ** 0.5
print(norm([3, 4]), Name(5))
#---- empty program
#---- only comments
# nothing here
   # at all
#---- keywords used softly
match = 1
case = 2
type = "t"
_ = 3
print(match + case, type, _)
print = print
match = [3, 4]
print(match[0], (match[1]))
#---- string prefixes
print(u"uni", U"x", r"\r", R"\n", b"b", B'c', f"{1}", F"{2}", rb"\r", Rb"\n", fR"{3}\n")
#---- no newline at end of file
x = 3
if x:
    print("end")