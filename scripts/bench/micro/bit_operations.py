# Bits: shifts, masks, exclusive or, and a generator of pseudo-random numbers.
# Test size: 30
import sys


def count_bits(number):
    bits = 0
    while number:
        number &= number - 1
        bits += 1
    return bits


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 550000
    state = 88172645
    total = 0
    for i in range(n):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        total += state & 255 | 1
        if i % 4 == 0:
            total += count_bits(state)
        total -= ~i & 7
    print(state, total)


main()
