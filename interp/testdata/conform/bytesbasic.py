#---- bytes basics
b = b"hello"
print(b, len(b), b[0], b[-1], b[1:3], list(b), b[::-1])
print(b + b" x", b * 2, b == b"hello", b"ell" in b, 104 in b)
#---- constructors
print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(range(5)), b"" == bytes(), bytes(b"x"))
#---- methods
b = b"Hello World"
print(b.upper(), b.lower(), b.split(), b.replace(b"o", b"0"), b.find(b"W"), b.count(b"l"), b.startswith(b"He"), b.hex())
print(b"a,b".split(b","), b",".join([b"x", b"y"]), b" s ".strip(), bytes.fromhex("48 69"), b"ab".isalpha(), b"12".isdigit())
#---- decode
print(b"abc".decode(), b"caf\xc3\xa9".decode("utf-8"), str(b"x", "ascii"), "x".encode() + b"y")
#---- iteration
for x in b"AZ":
    print(x, chr(x), hex(x))
print([hex(c) for c in "hé".encode()], sum(b"abc"), max(b"abc"))
#---- bytearray
ba = bytearray(b"abc")
ba[0] = 65
ba.append(33)
ba.extend(b"xy")
print(ba, len(ba), bytes(ba), ba.decode())
del ba[1]
ba[0:2] = b"ZZZ"
print(ba, ba.upper(), ba == b"ZZZ!xy", ba.pop())
ba += b"end"
print(ba)
#---- raw literals
print(rb"\n", br"\x41", b'\x41\101\\', b"one" b"two")
#---- xor cipher
def xor(data, key):
    return bytes([c ^ key for c in data])
e = xor(b"Secret", 42)
print(e, xor(e, 42))
#---- comparison
print(b"a" < b"b", b"a" == "a", sorted([b"b", b"a"]), b"ab" != b"ab", {b"k": 1}[b"k"])
#---- fail mixing
print(b"a" + b"b")
print(b"a" + "b")
