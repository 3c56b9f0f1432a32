# Strings: characters one by one, reversing, replacing, splitting and joining.
# Test size: 2
import sys

VERSE = (
    "The rain had stopped before the morning came, "
    "and Anna took her kayak to the lake; "
    "no level boat, no noon, no civic fame, "
    "just water, and the circles that it makes."
)


def is_palindrome(word):
    return word == word[::-1]


def count_vowels(text):
    count = 0
    for letter in text:
        if letter in "aeiouAEIOU":
            count += 1
    return count


def shift_letters(text, key):
    result = ""
    for letter in text:
        if letter.isalpha():
            base = ord("A") if letter.isupper() else ord("a")
            result += chr((ord(letter) - base + key) % 26 + base)
        else:
            result += letter
    return result


def title_words(text):
    words = []
    for word in text.split():
        words.append(word[0].upper() + word[1:])
    return " ".join(words)


def squeeze(text):
    result = []
    last = ""
    for letter in text:
        if letter != last:
            result.append(letter)
        last = letter
    return "".join(result)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10500
    vowels = 0
    palindromes = 0
    secret = VERSE
    length = 0
    for i in range(rounds):
        vowels += count_vowels(secret)
        secret = shift_letters(secret, i % 26)
        plain = VERSE.lower().replace(",", "").replace(".", "").replace(";", "")
        for word in plain.split(" "):
            if len(word) > 2 and is_palindrome(word):
                palindromes += 1
        length += len(squeeze(plain)) + title_words(plain).find("Water")
    print(vowels, "vowels,", palindromes, "palindromes, length", length)
    print(secret)


if __name__ == "__main__":
    main()
