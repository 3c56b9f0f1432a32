#---- basics
name = "Ada"; age = 36
print(f"Hello, {name}! You are {age}.")
print(f"{name}{age}", f"", f"plain", F"upper {name}")
print(f"{{literal}} {{{name}}}")
print(f'{name!r} {name!s} {"é"!a}')
#---- expressions
a, b = 7, 3
print(f"{a} + {b} = {a + b}, {a / b:.3f}, {a // b}, {a % b}, {a ** b}")
print(f"{a if a > b else b} {max(a, b)} {len('abc')} {[i * i for i in range(3)]}")
print(f"{'yes' if a == 7 else 'no'} {a > b} {not a}")
print(f"{(lambda x: x * 2)(5)} {a, b} {({1: 2}[1])}")
#---- self documenting
x = 3.14159; name = "Bo"
print(f"{x=} {name=} {x = } {x=:.2f} {name=!s} {1 + 2=}")
print(f"{x =:8.3f}| {len(name)=} {name!r:>6}")
#---- specs
v = 1234.5678
print(f"{v:.1f} {v:10.2f}| {v:<10.2f}| {v:,.2f} {v:e} {v:g} {v:.0f}")
n = 42
print(f"{n:5}| {n:<5}| {n:^5}| {n:05d} {n:+} {n:b} {n:#x} {n:o} {n:c}")
s = "text"
print(f"{s:>8}|{s:<8}|{s:^8}|{s:*^8}|{s:.2}|{s!r:>8}")
print(f"{0.256:.1%} {1000000:,} {1000000:_}")
#---- nested specs
width, prec, fill = 10, 3, "*"
print(f"{3.14159:{width}.{prec}f}|")
print(f"{'hi':{fill}^{width}}|{'hi':{fill}>{width // 2}}")
for w in range(3, 6):
    print(f"{w:{w}}|{w:<{w}}|{w:0{w}}")
#---- nested quotes
d = {"name": "Eve", "pets": ["cat", "dog"]}
print(f"{d['name']} has {d['pets'][0]} and {d['pets'][-1]}")
print(f'{d["name"]}: {", ".join(d["pets"])}')
print(f"""{d['name']} "{d["name"]}" """)
#---- multi line
name = "X"
total = 12.5
text = f"""Receipt for {name}
Total: {total:>8.2f}
{'-' * 10}"""
print(text)
print(f"{name}"
      f" and {total}"
      " plain {not}")
#---- implicit concatenation
x = 1
print("a" f"{x}" "b" f'{x + 1}')
print(f"{x}" r"\n" f"\t|")
#---- raw
p = "dir"
print(fr"C:\{p}\new", rf"\d{p}", f"tab\t{p}\\")
#---- method calls
s = "hello world"
print(f"{s.upper()} {s.split()[1]} {s[::-1]} {s.title():>15}")
print(f"{s.replace('o', '0')} {s.count('l'):03d}")
#---- types
print(f"{None} {True} {[1, 'a']} {(1,)} { {1: 2} } { {3} } {1.0} {1e20}")
print(f"{type(1).__name__} {int} {range(3)}")
#---- whitespace in braces
x = 5
print(f"{ x }", f"{ x  :>4}", f"{x !r}")
#---- slices and colons
l = [1, 2, 3, 4]
print(f"{l[1:3]} {l[::2]} {l[-1]:>3}")
print(f"{(lambda: 3)()} {dict(a=1)}")
#---- comparison operators inside
a = 3
print(f"{a == 3} {a != 3} {a >= 3} {a <= 2} {a == 3 = }")
#---- loop
for i, (n, p) in enumerate([("tea", 1.5), ("coffee", 2.25), ("juice", 10)], start=1):
    print(f"{i}. {n:<10} ${p:>6.2f}")
#---- in functions
def greet(name, *, punct="!"):
    return f"Hello {name}{punct}"
print(greet("Bob"), greet("Al", punct="?"))
msg = lambda n: f"{n} item{'s' if n != 1 else ''}"
print(msg(0), msg(1), msg(2))
#---- non ascii
stadt = "Köln"
größe = 3
print(f"{stadt}: {größe} m² {'→'} {stadt!a} {stadt:é>8}")
#---- walrus and parentheses
print(f"{(y := 10)} {y + 1}")
print(f"{y:=+5}|{y:5}|")
#---- format of bool and int types
print(f"{True:d} {True:5}| {3:f} {3:.1e} {7:%} {65:c}")
print(f"{-7:=6}|{-7:06}|{7: }|{-7: }")
#---- dates by hand
h, m, s = 7, 5, 9
print(f"{h:02d}:{m:02d}:{s:02d}", f"{2024}-{1:02}-{9:02}")
secs = 3725
print(f"{secs // 3600}h {secs % 3600 // 60:02d}m {secs % 60:02d}s")
#---- nested f strings
items = ["a", "b"]
print(f"[{', '.join(f'<{i}>' for i in items)}]")
print(f"{f'{1 + 1}' + 'x'!r:>8}")
#---- fail bad spec
x = "abc"
print(f"{x:>5}")
print(f"{x:.2f}")
