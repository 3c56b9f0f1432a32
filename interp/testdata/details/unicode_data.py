#---- names in literals
print(ascii("\N{EM SPACE}\N{GREEK SMALL LETTER ALPHA}\N{latin small letter e with acute}\N{SNOWMAN}\N{BLACK CHESS KING}"))
print(ascii("\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE HAN}\N{LF}\N{NULL}\N{line feed}\N{BEL}\N{ALERT}\N{NBSP}\N{ZWJ}"), f"\N{DIGIT ONE}{1}\N{BULLET}")
for name in ["NO SUCH NAME", "KEYCAP DIGIT ONE", "HANGUL SYLLABLE XYZ", "CJK UNIFIED IDEOGRAPH-41", ""]:
    try: print(eval('"\\N{' + name + '}"'))
    except SyntaxError as e: print(e.msg)
for text in [r"a\Nb", r"\N", r"\N{", r"\N{SPACE", r"ab\N{}c"]:
    try: print(eval("'" + text + "'"))
    except SyntaxError as e: print(e.msg)
#---- halves of surrogate pairs
print(ascii("\ud800x\udc80"), len("\ud83d\ude00"), ord("\udfff"), "\ud800" == chr(0xD800), "\ud83d\ude00" == "\U0001f600")
#---- module unicodedata
import unicodedata as u
chars = "aA1 \n\u0301é½²٣三(ａ가一\u2003ﬁ中ا\U0001f600\U00010400\u0378\ue000\ud800"
for f in (u.category, u.bidirectional, u.combining, u.east_asian_width, u.mirrored, u.decomposition):
    print(f.__name__, [f(c) for c in chars])
for f in (u.name, u.decimal, u.digit, u.numeric):
    print(f.__name__, [f(c, None) for c in chars])
    try: f("\x00")
    except ValueError as e: print(e)
print(u.lookup("snowman"), ascii(u.lookup("KEYCAP DIGIT ONE")), ascii(u.lookup("LINE FEED")), u.unidata_version)
for f, args in [(u.lookup, ["NOPE"]), (u.name, ["ab"]), (u.category, [""]), (u.category, [5]), (u.normalize, ["NFX", "a"]), (u.normalize, ["NFC", 5]), (u.numeric, ["x"]), (u.lookup, [5])]:
    try: print(f(*args))
    except Exception as e: print(type(e).__name__, e)
#---- normal forms
import unicodedata as u
texts = ["é", "e\u0301", "ﬁ", "한", "\u1112\u1161\u11ab", "ṩ", "s\u0323\u0307", "s\u0307\u0323", "Å\u212b", "\u0344", "①½", "\U00010041\u0301", "\U0001d15e", "a\u0327\u0301\u0327", "\u0301", "abc", "", "\ud800e\u0301", "\u0958", "\U00011099\U000110ba"]
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [ascii(u.normalize(form, t)) for t in texts])
    print([u.is_normalized(form, t) for t in texts])
def plain(text): return "".join(c for c in u.normalize("NFD", text) if u.category(c) != "Mn")
print(plain("Crème Brûlée à la Façon d'Ångström"))
