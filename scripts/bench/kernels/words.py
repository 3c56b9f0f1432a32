# Words: a dict that counts those of a text.
# Test size: 20
import sys

SUBJECTS = ["the old sailor", "a young girl", "My neighbour", "the cat", "nobody", "The night train", "our teacher"]
VERBS = ["saw", "forgot", "painted", "followed", "sold", "dreamt of", "waited for"]
OBJECTS = ["the sea.", "a red umbrella,", "an empty house;", "the mountain!", "seven letters,", "the moon?"]


def write_text(sentences):
    parts = []
    x = 7
    for i in range(sentences):
        x = (x * 75 + 74) % 65537
        parts.append(SUBJECTS[x % len(SUBJECTS)])
        parts.append(VERBS[x // 7 % len(VERBS)])
        parts.append(OBJECTS[x // 49 % len(OBJECTS)])
        if i % 10 == 9:
            parts.append("\n")
    return " ".join(parts)


def count_words(text):
    counts = {}
    for line in text.split("\n"):
        for word in line.split():
            word = word.strip(".,;!?").lower()
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


def count_letters(counts):
    letters = {}
    for word, count in counts.items():
        for letter in word:
            letters[letter] = letters.get(letter, 0) + count
    return letters


def by_count(item):
    return (-item[1], item[0])


def main():
    sentences = int(sys.argv[1]) if len(sys.argv) > 1 else 1400
    total = {}
    for chapter in range(200):
        counts = count_words(write_text(sentences + chapter % 3))
        for word in counts:
            total[word] = total.get(word, 0) + counts[word]
    for word, count in sorted(total.items(), key=by_count)[:8]:
        print(word, count)
    letters = count_letters(total)
    print("words:", len(total), "most frequent letter:", max(letters, key=letters.get))


if __name__ == "__main__":
    main()
