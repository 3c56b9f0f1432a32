#---- name and age
# stdin: Ann\n17\n
name = input("What is your name? ")
age = int(input("Age: "))
print("Hi", name)
print("Next year you are", age + 1)
#---- sum until zero
# stdin: 5\n7\n-2\n0\n99\n
total = 0
n = int(input())
while n != 0:
    total += n
    n = int(input())
print("Total:", total)
#---- guess the number
# stdin: 50\n25\n37\n42\n
secret = 42
tries = 0
guess = None
while guess != secret:
    guess = int(input("Guess: "))
    tries += 1
    if guess < secret:
        print("Too low")
    elif guess > secret:
        print("Too high")
print(f"Correct! You needed {tries} tries.")
#---- menu
# stdin: 1\nmilk\n1\nbread\n2\n9\n3\n
shopping = []
while True:
    print("1) Add  2) Show  3) Quit")
    choice = input("> ")
    if choice == "1":
        shopping.append(input("Item: "))
    elif choice == "2":
        for i, s in enumerate(shopping, 1):
            print(f"{i}. {s}")
    elif choice == "3":
        print("Bye")
        break
    else:
        print("Unknown choice", repr(choice))
#---- split input
# stdin: 3 4 5\n1.5,2.5\n
a, b, c = map(int, input().split())
print(a * b * c)
nums = [float(x) for x in input("numbers: ").split(",")]
print(nums, sum(nums))
#---- validation loop
# stdin: abc\n-5\n200\n42\n
while True:
    s = input("Enter 0-100: ")
    if not s.isdigit():
        print("not a number")
        continue
    n = int(s)
    if 0 <= n <= 100:
        break
    print("out of range")
print("ok", n)
#---- calculator
# stdin: 6 * 7\n10 / 4\n1 / 0\nq\n
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}
while True:
    line = input("calc> ")
    if line == "q":
        break
    x, op, y = line.split()
    x, y = float(x), float(y)
    if op == "/":
        print("cannot" if y == 0 else x / y)
    else:
        print(ops[op](x, y))
#---- spaces and empty lines
# stdin:   padded  \n\ntab\there\n
a = input()
b = input()
c = input()
print(repr(a), repr(b), repr(c), a.strip())
#---- last line without newline
# stdin: first\nlast
print(input("a") + "|" + input("b"))
#---- unicode input
# stdin: Zoë\n日本\n
n = input("Имя: ")
m = input()
print(n, len(n), m[::-1], n.upper())
#---- password
# stdin: wrong\nsecret\n
attempts = 3
while attempts > 0:
    if input("Password: ") == "secret":
        print("Welcome")
        break
    attempts -= 1
    print(attempts, "left")
else:
    print("Locked")
#---- read n numbers
# stdin: 3\n10\n20\n30\n
n = int(input("How many? "))
values = [int(input(f"#{i + 1}: ")) for i in range(n)]
print("\nmean", sum(values) / n, "max", max(values))
#---- sys stdin
# stdin: line one\nline two\n\nline four\n
import sys
for line in sys.stdin:
    print(repr(line), line.rstrip())
#---- readline and read
# stdin: a b\nc\nd\n
import sys
first = sys.stdin.readline()
rest = sys.stdin.read()
print(repr(first), repr(rest), rest.split())
#---- rock paper scissors
# stdin: rock\npaper\nfoo\nquit\n
beats = {"rock": "scissors", "paper": "rock", "scissors": "paper"}
computer = ["paper", "paper", "rock", "rock"]
turn = 0
while (you := input("? ").strip().lower()) != "quit":
    it = computer[turn]; turn += 1
    if you not in beats: print("what is", you + "?")
    elif you == it: print("tie")
    elif beats[you] == it: print("you win")
    else: print("you lose:", it, "beats", you)
#---- yes or no
# stdin: maybe\nY\n
answer = ""
while answer not in ("y", "n"):
    answer = input("Continue (y/n)? ").lower()
    print("got", answer)
#---- print mixes with prompt
# stdin: 5\n
print("before", end=" ")
x = input("prompt:")
print("after", x)
#---- prompt of other types
# stdin: a\nb\n
input(5)
input([1, "x"])
print()
#---- fail eof
# stdin: only\n
print(input())
print(input("more? "))
#---- fail bad int
# stdin: 12\ntwelve\n
print(int(input("n: ")) * 2)
print(int(input("n: ")) * 2)
