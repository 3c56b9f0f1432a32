# Strings that grow: by +=, by a list and join, by repetition, character by character.
# Test size: 3
import sys


def stars(width):
    line = ""
    for i in range(width):
        line += "*"
    return line


def numbers(count):
    text = ""
    for i in range(count):
        text = text + str(i) + ","
    return text


def joined(count):
    parts = []
    for i in range(count):
        parts.append(str(i))
    return ",".join(parts)


def backwards(text):
    result = ""
    for letter in text:
        result = letter + result
    return result


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1900
    total = 0
    for i in range(rounds):
        total += len(stars(1000))
        total += len(numbers(500)) - len(joined(500))
        total += len("ab" * (i % 50) + "-" * 20)
        total += len(backwards("a rather short line of text" * 10))
    print(total, stars(5), numbers(5), backwards("abc"))


main()
