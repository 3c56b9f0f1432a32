#---- raw input
# stdin: Ann\n17\n
name = raw_input("Name? ")
age = int(raw_input("Age? "))
print "Hello", name, age + 1
#---- input evaluates
# stdin: 5\n2 * 3 + 1\n"text"\n[1, 2]\n
a = input("a: ")
b = input()
c = input()
d = input("list ")
print a, b, c, d, type(a), type(c), type(d)
#---- input sees variables
# stdin: x + 1\nlen("abc")\nx, y\n
x = 41
y = 2.5
print input("? ")
print input("? ")
p, q = input("? ")
print p, q
#---- average
# stdin: 3\n10\n20\n25\n
n = input("How many? ")
total = 0
for i in range(n):
    total = total + input("Number %d: " % (i + 1))
print
print "Sum:", total
print "Average:", total / n, float(total) / n
#---- guessing
# stdin: 10\n90\n42\n
secret = 42
while 1:
    g = int(raw_input("Guess: "))
    if g < secret: print "higher"
    elif g > secret: print "lower"
    else:
        print "Yes!"
        break
#---- menu
# stdin: 1\n3\n4\n2\n10\n4\n9\n0\n
def menu():
    print "1 add"
    print "2 divide"
    print "0 quit"
    return input("choice: ")
choice = menu()
while choice <> 0:
    if choice == 1:
        print input("a: ") + input("b: ")
    elif choice == 2:
        print input("a: ") / input("b: ")
    else:
        print "what?"
    choice = menu()
print "bye"
#---- prompt after soft space
# stdin: v\nw\n
print "ask",
x = raw_input("> ")
print "got", x
print "again",
y = raw_input()
print y
#---- empty line
# stdin: \n  sp \n
s = raw_input()
t = raw_input("t")
print repr(s), repr(t), len(t)
if not s: print "empty"
#---- split numbers
# stdin: 4 8 15\n1,2,3\n
nums = map(int, raw_input().split())
print nums, sum(nums), max(nums)
a, b, c = raw_input("csv ").split(",")
print a + b + c
#---- sys stdin
# stdin: one\ntwo words\nlast
import sys
for line in sys.stdin:
    print line.strip(), len(line)
#---- sys readline
# stdin: a\nb\nc\n
import sys
print repr(sys.stdin.readline())
print sys.stdin.readlines()
#---- yes no
# stdin: what\nYES\n
ans = raw_input("ok? ")
while ans.lower() not in ["yes", "no"]:
    print "please answer yes or no"
    ans = raw_input("ok? ")
print ans.upper()
#---- fail eof
# stdin: x\n
print raw_input("1 ")
print raw_input("2 ")
#---- fail input name
# stdin: bob\n
print "start"
name = input("name: ")
