#---- case
s = "hELLO wORLD"
print(s.upper(), s.lower(), s.capitalize(), s.title(), s.swapcase(), s.casefold())
print("straße".upper(), "STRASSE".casefold() == "straße".casefold(), "ß".lower(), "İ".lower() == "i̇")
print("they're bill's".title(), "x1y2 a-b_c".title(), "ÉCOLE".capitalize(), "éa".title())
#---- split
print("a b  c".split(), "a b  c".split(" "), "  a b ".split(), "".split(), "".split(","))
print("a,b,,c".split(","), ",".split(","), "abc".split("x"), "a--b--c".split("--"))
print("a b c d".split(None, 2), "a b c d".split(" ", 1), "a,b,c".split(",", 0), "a b c".split(maxsplit=1))
print(" a  b  c ".split(None, 1), "a,b,c".split(",", -1), "a\tb\nc".split())
#---- rsplit
print("a b c d".rsplit(None, 2), "a,b,c".rsplit(",", 1), "a,b,c".rsplit(","), " a b ".rsplit(), "path/to/file".rsplit("/", maxsplit=1))
#---- splitlines
print("a\nb\r\nc\rd".splitlines(), "a\n\nb\n".splitlines(), "".splitlines(), "\n".splitlines(), "a\nb\n".splitlines(True))
print("one\x0btwo\x0cthree\x85four\u2028five".splitlines(), "a\nb\n".split("\n"))
#---- partition
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="), "none".rpartition("="))
head, sep, tail = "user@host".partition("@")
print(head, sep, tail)
#---- strip
print("[" + "  a b ".strip() + "]", "[" + "  a".lstrip() + "]", "[" + "a  ".rstrip() + "]")
print("xxabcxx".strip("x"), "www.example.com".strip("cmowz."), "abc".strip("abc") == "", "\t\na\n".strip())
print("mississippi".rstrip("ipz"), "mississippi".lstrip("mis"), "  x ".strip(None))
#---- prefix and suffix
print("TestCase".removeprefix("Test"), "TestCase".removeprefix("x"), "file.txt".removesuffix(".txt"), "a".removesuffix(""))
print("hello".startswith("he"), "hello".startswith(("x", "h")), "hello".endswith(("lo", "z")), "hello".startswith("l", 2), "hello".endswith("l", 0, 4))
print("hello".startswith(""), "".startswith("a"), "hello".startswith("ell", 1, 3))
#---- find
s = "hello hello"
print(s.find("l"), s.find("l", 4), s.find("z"), s.find(""), s.find("hello", 1), s.find("l", 3, 4), s.find("o", -3))
print(s.rfind("l"), s.rfind("hello"), s.rfind("z"), s.index("e"), s.rindex("e"), s.rfind("l", 0, 5))
print("日本語".find("語"), "aé".index("é"))
#---- count
print("banana".count("a"), "banana".count("ana"), "banana".count(""), "banana".count("a", 2), "banana".count("a", 2, 4), "aaaa".count("aa"), "x".count("y"))
#---- replace
print("one one one".replace("one", "two"), "one one one".replace("one", "two", 2), "abc".replace("", "-"), "abc".replace("x", "y"), "aaa".replace("aa", "b"), "abc".replace("", "-", 2))
#---- justify
print("[" + "ab".ljust(6) + "]", "[" + "ab".rjust(6) + "]", "[" + "ab".center(6) + "]", "ab".center(7, "*"), "abc".center(6, "-"), "abcdef".center(3))
print("ab".ljust(5, "."), "ab".rjust(5, "."), "a".center(4, "*"), "ab".center(5, "*"))
#---- zfill
print("42".zfill(5), "-42".zfill(5), "+7".zfill(4), "abc".zfill(2), "".zfill(3), "--1".zfill(5))
#---- expandtabs
print("a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "abcd\te".expandtabs(4), "a\tb".expandtabs(0), "01\t012\t0123\n\tx".expandtabs(tabsize=6))
#---- join
print(",".join(["a", "b"]), "".join(["x", "y"]), "-".join("abc"), ", ".join([]), "-".join(["one"]), " ".join(str(i) for i in range(4)), "+".join(map(str, (1, 2))))
print(", ".join({"k": 1, "j": 2}), "|".join(("a", "b")), "\n".join(["l1", "l2"]))
#---- predicates
for s in ["abc", "abc1", "123", "", " ", "ABC", "Abc Def", "a_b", "½", "²", "é", "12.5", "-1", "\t\n", "日本"]:
    print(repr(s), int(s.isalpha()), int(s.isalnum()), int(s.isdigit()), int(s.isdecimal()), int(s.isnumeric()), int(s.isspace()), int(s.isupper()), int(s.islower()), int(s.istitle()), int(s.isidentifier()), int(s.isascii()), int(s.isprintable()))
#---- identifiers
print([w for w in ["abc", "1a", "a1", "_", "a-b", "class", "é", "a b", ""] if w.isidentifier()])
#---- translate
t = str.maketrans("abc", "xyz")
print("aabbcc d".translate(t))
print("hello world".translate(str.maketrans("lo", "01", "h")))
print("hello".translate({ord("l"): None, ord("h"): "HH", 111: 48}))
print("abc".translate(str.maketrans({"a": "1", "b": None, "c": "see"})))
print(sorted(str.maketrans("ab", "cd").items()))
#---- rot13
import string
low = string.ascii_lowercase
up = string.ascii_uppercase
rot = str.maketrans(low + up, low[13:] + low[:13] + up[13:] + up[:13])
print("Hello, World!".translate(rot))
print("Hello, World!".translate(rot).translate(rot))
#---- encode decode
print("héllo".encode(), "héllo".encode("utf-8"), "héllo".encode("latin-1"), "abc".encode("ascii"))
print("é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), b"h\xc3\xa9".decode(), b"\xe9".decode("latin-1"))
print(len("日本"), len("日本".encode()), "日".encode("utf-16-le"), b"abc".decode("ascii"))
print("é".encode("ascii", "backslashreplace"), b"\xff".decode("utf-8", "replace"), b"a\xffb".decode(errors="ignore"))
#---- ord chr
print(ord("a"), ord("A"), ord("é"), ord("€"), ord("😀"), chr(97), chr(8364), chr(128512), chr(0x41))
print([chr(c) for c in range(ord("a"), ord("f"))], "".join(chr(ord(c) + 1) for c in "HAL"))
#---- format map
print("{x}-{y}".format_map({"x": 1, "y": 2}))
#---- chained calls
print("  Hello World  ".strip().lower().replace(" ", "_"))
print(" ".join(word[::-1] for word in "one two three".split()))
print("".join(sorted("python")), "-".join(reversed("abc")), "".join(reversed(sorted("hello"))))
print("a-b-c".split("-")[1].upper() * 2)
#---- unbound methods
print(str.upper("abc"), list(map(str.strip, [" a ", "b "])), sorted(["b", "A", "c"], key=str.lower), str.join("-", ["x", "y"]))
print(list(filter(str.isdigit, "a1b2")), list(map(len, ["a", "bb"])))
#---- method as a value
up = "abc".upper
print(up(), up())
add = [].append
words = []
push = words.append
for w in "a b c".split():
    push(w)
print(words)
#---- iteration
for ch in "héy":
    print(ch, ord(ch))
for i, ch in enumerate("ab"):
    print(i, ch)
print([c for c in "abc"], list("xyz"), tuple("ab"), sorted(set("hello")))
vowels = 0
for c in "Programming is fun":
    if c.lower() in "aeiou":
        vowels += 1
print(vowels)
#---- comparisons and sorting
words = ["banana", "apple", "Cherry", "date", "élan", "Äpfel"]
print(sorted(words))
print(sorted(words, key=str.lower))
print(sorted(words, key=len, reverse=True))
print(min(words), max(words), max(words, key=len))
#---- str constructor
print(str(), str(12), str([1]), str(b"ab", "utf-8"), str(None), str("x"))
#---- palindromes
def is_pal(s):
    s = "".join(c for c in s.lower() if c.isalnum())
    return s == s[::-1]
for s in ["A man, a plan, a canal: Panama", "hello", "", "Was it a car"]:
    print(repr(s), is_pal(s))
#---- immutability
s = "abc"
t = s
s += "d"
print(s, t)
s = "J" + s[1:]
print(s)
#---- count words
text = "the quick brown the lazy the end"
words = text.split()
print(len(words), words.count("the"), len(set(words)), max(words, key=words.count))
#---- fail index not found
print("abc".find("z"))
print("abc".index("z"))
#---- fail item assignment
s = "abc"
print(s)
s[0] = "x"
#---- fail join ints
print(",".join(["1", "2"]))
print(",".join([1, 2]))
