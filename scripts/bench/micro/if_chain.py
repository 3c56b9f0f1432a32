# Chains of if and elif on ints and strings, and conditional expressions.
# Test size: 30
import sys


def grade(points):
    if points >= 90:
        return "A"
    elif points >= 75:
        return "B"
    elif points >= 60:
        return "C"
    elif points >= 50:
        return "D"
    else:
        return "F"


def worth(letter):
    if letter == "A":
        return 1
    elif letter == "B":
        return 2
    elif letter == "C":
        return 3
    elif letter == "D":
        return 4
    return 6


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1500000
    total = 0
    for i in range(n):
        total += worth(grade(i * 37 % 101))
        total += 1 if i % 3 == 0 else 2 if i % 5 == 0 else 0
    print(total)


main()
