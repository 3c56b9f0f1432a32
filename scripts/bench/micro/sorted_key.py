# sorted, sort, min, max and map with a key: lambdas and functions.
# Test size: 2
import sys


def by_length(word):
    return (len(word), word)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1600
    people = []
    for i in range(300):
        people.append(("name" + str(i * 7919 % 300), i * 31 % 90, i * 17 % 211))
    words = [person[0] * (person[1] % 3 + 1) for person in people]
    total = 0
    for i in range(rounds):
        people.sort(key=lambda person: person[1])
        total += people[i % 300][2]
        oldest = sorted(people, key=lambda p: (-p[1], p[0]), reverse=i % 2 == 0)
        total += oldest[0][2]
        total += len(sorted(words, key=by_length)[i % 300])
        total += max(people, key=lambda p: p[2] * p[1])[1]
        total += sum(map(lambda p: p[1] + i, people))
        total += len(list(filter(lambda p: p[1] > 40, people)))
    print(total, oldest[:2])


main()
