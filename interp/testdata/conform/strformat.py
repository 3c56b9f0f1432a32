#---- positions
print("{} {}".format("a", "b"))
print("{0} {1} {0}".format("a", "b"))
print("{x} {y}".format(x=1, y=2))
print("{0} {name}".format("pos", name="kw"))
print("{{}} {{{}}}".format(5))
print("".format(), "plain".format(1))
#---- strings
print("[{:10}] [{:<10}] [{:>10}] [{:^10}]".format("abc", "abc", "abc", "abc"))
print("[{:*^10}] [{:->10}] [{:.<10}]".format("mid", "r", "l"))
print("[{:.2}] [{:5.2}] [{:>5.2s}]".format("abcdef", "abcdef", "abcdef"))
print("[{:^6}] [{:^7}]".format("abc", "ab"))
print("[{:05}]".format("ab"))
#---- integers
n = 1234567
print("{:d} {:,} {:_} {:+d} {: d}".format(n, n, n, n, n))
print("{:b} {:o} {:x} {:X} {:c} {:n}".format(10, 10, 255, 255, 65, 10))
print("{:#b} {:#o} {:#x} {:#X}".format(10, 10, 255, 255))
print("[{:5d}] [{:<5d}] [{:^5d}] [{:05d}] [{:=+5d}]".format(42, 42, 42, 42, 42))
print("[{:+05d}] [{:#010x}] [{:_b}] [{:#_x}]".format(-42, 255, 1023, 2 ** 32))
print("{:,} {:,} {:,}".format(0, -1234, 10 ** 15))
print("{:>+8,d}|{:*<12,}|{:012,}".format(1234, 1234, 1234))
#---- negative bases
print("{:b} {:x} {:#o}".format(-5, -255, -8))
print("[{:=8}] [{:0=8}] [{:*>8}]".format(-5, -5, -5))
#---- floats f
x = 3.14159265
print("{:f} {:.2f} {:.0f} {:10.3f}| {:<10.3f}| {:^10.3f}|".format(x, x, x, x, x, x))
print("{:+.2f} {: .2f} {:010.2f} {:,.2f}".format(x, x, -x, 1234567.891))
print("{:.0f} {:.0f} {:.0f} {:#.0f}".format(0.5, 1.5, 2.5, 3.0))
print("{:f} {:.3f}".format(10, True))
print("{:_.1f} {:,.0f}".format(1234567.89, 1e9))
#---- floats e g percent
print("{:e} {:.3E} {:g} {:G}".format(123456.789, 0.000123, 1e-5, 1e20))
print("{:g} {:g} {:g} {:.2g} {:#g}".format(100000, 1000000, 0.0001, 1234, 1.5))
print("{:%} {:.1%} {:.0%} {:8.2%}|".format(0.25, 0.1234, 0.5, 0.3))
print("{:n}".format(1.5))
#---- floats without type
print("{} {:.3} {:10}| {:<10}| {:.10}".format(1.5, 3.14159, 2.5, 2.5, 1 / 3))
print("{:.3} {:.2} {:.1} {:.4}".format(1234.5, 0.00001234, 0.5, 100.0))
print("{:,} {:+} {:05}".format(12345.678, 1.0, 1.5))
print("{} {:} {:.0f}".format(1e16, 1e-7, 1e22))
#---- infinity and nan
i = float("inf")
print("{} {:f} {:.2f} {:F} {:e} {:%}".format(i, i, -i, i, i, i))
print("{:8}|{:<8}|{:08.1f}|{:+}".format(i, float("nan"), i, i))
#---- conversions
print("{!r} {!s} {!a}".format("é", "é", "é"))
print("{!r:>8}|{!s:<8}|{!r:^10}".format("ab", "ab", "x"))
print("{0!r} {n!r}".format([1, "a"], n=None))
#---- nested fields
print("{:{}}|".format("abc", 8))
print("{:{}{}{}}|".format("abc", "*", "^", 9))
print("{0:{1}.{2}f}".format(3.14159, 10, 2))
print("{val:{width}.{prec}f}|".format(val=2.71828, width=8, prec=3))
print("{:>{w}}".format("r", w=5))
#---- index and attribute
point = (3, 4)
print("x={0[0]} y={0[1]}".format(point))
d = {"name": "Ann", "tags": ["a", "b"]}
print("{0[name]} {0[tags][1]} {d[name]}".format(d, d=d))
print("{0.real} {0.imag}".format(1 + 2j))
print("{0.__name__} {f.__name__}".format(int, f=len))
#---- other values
print("{} {} {} {}".format([1, 2], (1,), {"a": 1}, {3}))
print("{} {} {}".format(None, True, ...))
print("{:d} {:5} {:>6}|{:<6}|".format(True, True, str(True), str(None)))
print("{:>10}|{:<10}|".format(str([1]), str((2,))))
#---- format map and star
d = {"a": 1, "b": 2}
print("{a}-{b}".format(**d))
print("{a}-{b}".format_map(d))
print("{} {} {}".format(*[1, 2, 3]))
#---- format function
print(format(3.14159, ".2f"), format(255, "x"), format("s", ">5"), format(42), format(1234, ","))
print(format(True), format(None), format([1]), format(0.5, "%"), format("x", ""))
#---- table
for name, score in [("Alice", 93.5), ("Bob", 7.25), ("Christine", 100)]:
    print("{:<12}{:>8.2f}{:^9}".format(name, score, "*" * int(score // 10)))
#---- bool and int specs
print("{:c}{:c}{:c}".format(80, 121, 8364))
print("{:e} {:.1e} {:f}".format(1, 12345, 3))
print("{:.1%} {:g}".format(1, 1000000))
print("{:x}".format(True), "{:5}|".format(False))
#---- format of big ints
n = 2 ** 100
print("{}".format(n), "{:,}".format(n), "{:_}".format(n))
print("{:x}".format(n), "{:e}".format(n), "{:40d}|".format(n), "{:b}".format(2 ** 65))
#---- non ascii fill
print("{:é^9}".format("x"), "{:→>6}".format("a"), "{:日<4}|".format("本"))
#---- sign aware zero
print("[{:06.2f}] [{:+06.1f}] [{: 06.1f}] [{:<06}] [{:>06}]".format(-1.5, 2.25, 2.25, 7, 7))
#---- alternate numbering of the same format
tmpl = "{0}{1}{2}"
print(tmpl.format("a", "b", "c"), tmpl.format(*"xyz"), tmpl.format(1, 2, 3, 4))
f = "{:>{}}".format
print(f("a", 3), f("bb", 5))
row = "|" + "{:^7}|" * 3
print(row.format("a", 1, 2.5))
#---- fail missing index
print("{}".format(1))
print("{} {}".format(1))
#---- fail unknown code
print("{:d}".format(3))
print("{:d}".format("3"))
#---- fail missing key
print("{a}".format(a=1))
print("{b}".format(a=1))
