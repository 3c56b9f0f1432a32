"""Caesar's and Vigenere's ciphers, and how both are broken."""
# Test size: 1
import sys

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
FREQUENCIES = {
    "e": 12.7, "t": 9.1, "a": 8.2, "o": 7.5, "i": 7.0, "n": 6.7, "s": 6.3, "h": 6.1, "r": 6.0,
    "d": 4.3, "l": 4.0, "c": 2.8, "u": 2.8, "m": 2.4, "w": 2.4, "f": 2.2, "g": 2.0, "y": 2.0,
    "p": 1.9, "b": 1.5, "v": 1.0, "k": 0.8, "j": 0.15, "x": 0.15, "q": 0.1, "z": 0.07,
}
MESSAGE = (
    "Meet me where the three roads part, an hour after the sun has set. Bring the map and the "
    "brass compass, but tell nobody what they are for! If the ferryman asks, say that you are "
    "looking for mushrooms; he has a weak head and a good heart, and he will not ask twice."
)


def encrypt_letter(letter, key):
    if "a" <= letter <= "z":
        return chr((ord(letter) - ord("a") + key) % 26 + ord("a"))
    if "A" <= letter <= "Z":
        return chr((ord(letter) - ord("A") + key) % 26 + ord("A"))
    return letter


def caesar(text, key):
    result = ""
    for letter in text:
        result += encrypt_letter(letter, key)
    return result


def vigenere(text, word, sign=1):
    result = []
    position = 0
    for letter in text:
        if letter.isalpha():
            key = ALPHABET.index(word[position % len(word)])
            result.append(encrypt_letter(letter, sign * key))
            position += 1
        else:
            result.append(letter)
    return "".join(result)


def score(text):
    """How far the letters of a text are from those of English."""
    counts = dict.fromkeys(ALPHABET, 0)
    letters = 0
    for letter in text.lower():
        if letter in counts:
            counts[letter] += 1
            letters += 1
    if letters == 0:
        return 0.0
    return sum((counts[c] * 100 / letters - FREQUENCIES[c]) ** 2 / FREQUENCIES[c] for c in ALPHABET)


def break_caesar(text):
    best_key, best_score = 0, None
    for key in range(26):
        s = score(caesar(text, -key))
        if best_score is None or s < best_score:
            best_key, best_score = key, s
    return best_key


def break_vigenere(text, length):
    letters = [c for c in text.lower() if c.isalpha()]
    word = ""
    for start in range(length):
        column = "".join(letters[start::length])
        word += ALPHABET[break_caesar(column)]
    return word


def rot13_table():
    return {c: ALPHABET[(i + 13) % 26] for i, c in enumerate(ALPHABET)}


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 56
    right = 0
    for i in range(rounds):
        secret = caesar(MESSAGE, i * 7 + 3)
        if break_caesar(secret) == (i * 7 + 3) % 26:
            right += 1
        word = ["owl", "key", "fern", "tulip"][i % 4]
        hidden = vigenere(MESSAGE * 2, word)
        assert vigenere(hidden, word, -1) == MESSAGE * 2
        if break_vigenere(hidden, len(word)) == word:
            right += 1
    print("broken:", right, "of", 2 * rounds)
    print(secret)
    print(hidden[:90])
    table = rot13_table()
    print("".join(table.get(c, c) for c in MESSAGE.lower())[:60])
    print("%.4f %.4f" % (score(MESSAGE), score(secret)))


main()
