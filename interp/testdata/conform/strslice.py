#---- indexing
s = "Python"
print(s[0], s[5], s[-1], s[-6], len(s), s[len(s) - 1])
#---- slices
s = "Python"
print(s[0:2], s[2:], s[:2], s[-3:], s[:-3], s[1:-1], s[:], s[2:2] == "", s[4:1] == "", s[10:] == "", s[-100:100])
#---- steps
s = "abcdefgh"
print(s[::2], s[1::2], s[::-1], s[::-2], s[5:1:-1], s[5:1:-2], s[-1:-4:-1], s[:3:-1], s[2::-1], s[1:7:3], s[::100])
#---- non ascii
s = "日本語テキスト"
print(len(s), s[0], s[-1], s[2:4], s[::-1], s[1], s.index("テ"))
t = "naïve😀café"
print(len(t), t[2], t[5], t[6:], t[-1], t[::-1], t[4:7])
#---- every position
s = "añb"
for i in range(len(s)):
    print(i, s[i], s[-i - 1], s[:i], s[i:])
#---- slice variables
a, b = 1, 4
s = "programming"
print(s[a:b], s[a:a + 2], s[None:3], s[a:None], s[slice(1, 5, 2)])
#---- rotating
s = "abcde"
for i in range(len(s)):
    print(s[i:] + s[:i])
#---- chunks
s = "0123456789ab"
print([s[i:i + 5] for i in range(0, len(s), 5)])
print([s[i:i + 3] for i in range(len(s) - 2)][:4])
#---- triangles
w = "STAR"
for i in range(len(w) + 1):
    print(w[:i])
for i in range(1, len(w)):
    print(w[:-i])
#---- list slices
l = list(range(10))
print(l[2:5], l[::3], l[::-1], l[-3:], l[:-7], l[8:2:-2], l[20:], l[5:5])
t = tuple(l)
print(t[1:4], t[::-4], t[:0])
print(range(10)[2:5], range(10)[::-1], range(10)[3], range(0, 20, 2)[-1], range(10)[1:8:2])
#---- fail index range
s = "abc"
print(s[2])
print(s[3])
