#---- unicode literals
print u"abc", repr(u"abc"), u"a" + "b", repr(u"a" + "b"), u"a" == "a", [u"x", "x"], len(u"abc"), type(u"")
print ur"raw\n", repr(u"\u00e9\x41"), U"up", repr("a" u"b")
#---- conversions
print unicode("abc"), repr(unicode("abc")), str(u"abc"), repr(str(u"abc")), unicode(5), repr(unicode(5)), unichr(65), repr(unichr(233)), chr(65), ord(u"A")
print isinstance("a", str), isinstance(u"a", str), isinstance(u"a", basestring), isinstance("a", basestring), isinstance("a", unicode)
#---- encode and decode
print "caf\xc3\xa9".decode("utf-8") == u"caf\xe9", repr(u"caf\xe9".encode("utf-8")), repr("abc".decode("ascii")), len("caf\xc3\xa9"), len(u"caf\xe9")
print "abc".encode("hex"), "616263".decode("hex"), "hello".encode("rot13")
#---- string module
import string
print string.join(["a", "b"], "-"), string.join(["a", "b"]), string.split("a b c"), string.split("a,b", ","), string.upper("abc"), string.lower("ABC")
print string.replace("aXb", "X", "-"), string.strip("  x "), string.find("hello", "l"), string.atoi("12") + 1, string.atof("1.5"), string.zfill("7", 3), string.capitalize("abc"), string.count("banana", "a")
print string.letters, string.lowercase, string.uppercase, string.digits, string.ascii_letters[:5]
print string.capwords("the big cat"), string.ljust("a", 3) + "|", string.rjust("a", 3), string.center("a", 3) + "|"
#---- maketrans
import string
t = string.maketrans("abc", "xyz")
print "aabbcc".translate(t), "hello".translate(None, "l"), "abcabc".translate(t, "a"), len(t)
#---- methods
s = "Hello World"
print s.upper(), s.lower(), s.swapcase(), s.title(), s.split(), s.find("o"), s.rfind("o"), s.count("l"), s.replace("l", "L"), s[::-1], s[1:4], s.startswith("He"), s.index("W")
print "a,b,,c".split(","), " x ".strip() + "|", "-".join(["1", "2"]), "abc".center(9, "*"), "7".zfill(3), "a\nb".splitlines(), "k=v".partition("="), "ab".isalpha()
#---- string formatting
print "{0} {1} {0}".format("a", "b"), "{x}".format(x=1), "{:>5}|{:<5}|{:^5}|".format("a", "b", "c"), "{!r} {!s}".format("q", "q"), "{0[1]}".format([1, 2])
print "%s %s" % (u"u", "s"), repr("%s" % u"u"), "%c%c" % (65, "B"), "%5.1f|%-6d|%+d" % (3.14159, 42, 5), "%*d" % (5, 3)
#---- iteration
for c in "abc": print c,
for c in u"ab": print repr(c),
for i, c in enumerate("xy"): print i, c,
print
print list("abc"), [ord(c) for c in "AB"], sorted("hello"), "".join(reversed("abc")), min("hello"), tuple("ab")
#---- has no unicode strings
print "abc" < "abd", "Z" < "a", "a" in "abc", "a" * 3, 3 * "-", "a" "b", "abc"[-1], str(None), str(True), str([1, "a"])
#---- caesar
def caesar(s, n):
    r = ''
    for c in s:
        if c in string.lowercase:
            r += string.lowercase[(string.lowercase.index(c) + n) % 26]
        elif c in string.uppercase:
            r = r + chr((ord(c) - 65 + n) % 26 + 65)
        else:
            r += c
    return r
import string
print caesar("Hello, World", 3), caesar(caesar("Hello", 3), -3)
#---- german
# -*- coding: utf-8 -*-
# Ein Programm mit Umlauten: äöü
name = "Jürgen"
print "Grüße an", name
print "Länge:", len(name), len(name.decode("utf-8"))
print u"Straße".upper().encode("utf-8"), u"ÄÖ".lower()
#---- latin1 escapes
# coding: utf-8
s = u"na\u00efve \N{GREEK SMALL LETTER ALPHA}"
print s, len(s), repr(s), s.upper()
print repr(s.encode("utf-8")), repr(s.encode("ascii", "replace")), s[2]
#---- comparison of str and unicode
print u"abc" == "abc", {u"k": 1}["k"], "k" in {u"k": 1}, u"a" < "b", u"%s!" % "x", "x".join([u"1", u"2"]), repr(", ".join([u"1", "2"]))
#---- bytes are str
print b"abc", repr(b"abc"), bytes("x"), bytes is str, type(b""), "abc"[0], bytearray("ab")[0]
#---- word frequency
text = "the cat the dog the end"
freq = {}
for w in text.split():
    if not freq.has_key(w):
        freq[w] = 0
    freq[w] += 1
words = freq.keys()
words.sort()
for w in words:
    print w, freq[w]
#---- palindrome
def pal(s):
    return s == s[::-1]
for w in ["level", "python"]:
    print w, pal(w)
    print "%s is %sa palindrome" % (w, "" if pal(w) else "not ")
#---- fail index
print "abc"[2]
print "abc"[3]
#---- fail unicode decode
print u"a" + "b"
print u"a" + "\xe9"
