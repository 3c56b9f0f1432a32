# A table of prime factors, of divisors, and what can be read from it.
# Test size: 60
import sys

last = 60000
if len(sys.argv) > 1:
    last = int(sys.argv[1])

primes = [2, 3]
candidate = 5
while candidate * candidate <= last * 4:
    for p in primes:
        if candidate % p == 0:
            break
        if p * p > candidate:
            primes.append(candidate)
            break
    candidate += 2

factors = {}
for number in range(2, last + 1):
    rest = number
    found = {}
    for p in primes:
        if p * p > rest:
            break
        while rest % p == 0:
            found[p] = found.get(p, 0) + 1
            rest //= p
    if rest > 1:
        found[rest] = found.get(rest, 0) + 1
    factors[number] = found

divisor_counts = {}
divisor_sums = {}
for number, found in factors.items():
    count = 1
    total = 1
    for p in found:
        count *= found[p] + 1
        total *= (p ** (found[p] + 1) - 1) // (p - 1)
    divisor_counts[number] = count
    divisor_sums[number] = total

for number in list(range(2, 13)) + [36, 48, 60] + [last - 1, last]:
    pieces = []
    for p, power in factors[number].items():
        if power > 1:
            pieces.append(str(p) + "^" + str(power))
        else:
            pieces.append(str(p))
    print(f"{number:>6} = {' * '.join(pieces):<20}{divisor_counts[number]:>4} divisors, sum {divisor_sums[number]}")

perfect = []
deficient = abundant = 0
for number in range(2, last + 1):
    if divisor_sums[number] == 2 * number:
        perfect.append(number)
    elif divisor_sums[number] < 2 * number:
        deficient += 1
    else:
        abundant += 1
print("perfect:", perfect, "deficient:", deficient, "abundant:", abundant)

friends = []
for a in range(2, last + 1):
    b = divisor_sums[a] - a
    if a < b and b <= last and divisor_sums[b] - b == a:
        friends.append((a, b))
print("amicable:", friends)

squarefree = [n for n in factors if all(power == 1 for power in factors[n].values())]
print("square-free:", len(squarefree), "of", len(factors))
most = max(divisor_counts.values())
print("most divisors:", most, "has", [n for n in divisor_counts if divisor_counts[n] == most])
