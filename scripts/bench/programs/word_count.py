# Counts the words, pairs of words and sentences of a text that is made up of sentences.
# Test size: 30
import sys

OPENERS = [
    "In the morning", "After a long winter", "When the bells had rung", "On the last day of the fair",
    "Without a word", "Every now and then", "To his own surprise", "Late that evening",
]
PEOPLE = [
    "the miller's daughter", "old Mr. Brand", "a stranger with a lantern", "the two brothers",
    "the schoolmaster", "his grandmother", "the captain of the ferry", "a boy of ten",
]
DEEDS = [
    "walked down to the river", "counted the coins again", "told the story of the lost bridge",
    "left the door unlocked", "read the letter aloud", "laughed until the candles shook",
    "mended the nets by the fire", "asked for nothing but bread and salt",
]
ENDS = [
    "and nobody knew why.", "because the wind had turned.", "as if the war were over.",
    "while the snow fell on the roofs!", "but the dog would not follow.", "for it was the custom there.",
    "and that was the end of it.", "though who could say how long it would last?",
]
COMMON = {"the", "a", "and", "of", "to", "it", "by", "on", "that", "his", "for", "in", "as", "but"}


def next_random(state):
    return (state * 1664525 + 1013904223) % 4294967296


def write_story(sentences):
    """Returns a text with paragraphs of five sentences."""
    state = 2718
    paragraphs = []
    current = []
    for number in range(sentences):
        words = []
        for source in (OPENERS, PEOPLE, DEEDS, ENDS):
            state = next_random(state)
            words.append(source[(state >> 16) % len(source)])
        current.append("{}, {} {} {}".format(*words))
        if len(current) == 5:
            paragraphs.append(" ".join(current))
            current = []
    if current:
        paragraphs.append(" ".join(current))
    return "\n\n".join(paragraphs)


def clean(word):
    return word.strip(".,;:!?\"()").lower()


def words_of(text):
    for line in text.splitlines():
        for word in line.split():
            word = clean(word)
            if word:
                yield word


def count(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


def top(counts, how_many):
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ranked[:how_many]


def neighbours(words):
    previous = None
    for word in words:
        if previous is not None:
            yield previous + " " + word
        previous = word


def sentence_lengths(text):
    lengths = []
    length = 0
    for word in text.split():
        length += 1
        if word[-1] in ".!?" and word != "Mr.":
            lengths.append(length)
            length = 0
    return lengths


def main():
    sentences = int(sys.argv[1]) if len(sys.argv) > 1 else 20000
    text = write_story(sentences)
    counts = count(words_of(text))
    print("characters", len(text), "words", sum(counts.values()), "different", len(counts))
    print("most frequent:")
    for word, number in top({w: n for w, n in counts.items() if w not in COMMON}, 6):
        print("  {:<12}{:>7}".format(word, number))
    print("pairs:")
    for pair, number in top(count(neighbours(words_of(text))), 4):
        print("  %-14s%6d" % (pair, number))
    lengths = sentence_lengths(text)
    print("sentences %d, mean %.3f, longest %d" % (len(lengths), sum(lengths) / len(lengths), max(lengths)))
    by_length = {}
    for word in counts:
        by_length.setdefault(len(word), []).append(word)
    for length in sorted(by_length)[-3:]:
        print(length, sorted(by_length[length]))


if __name__ == "__main__":
    main()
