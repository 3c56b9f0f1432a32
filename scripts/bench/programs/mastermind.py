# Mastermind: the computer guesses secrets of its own until it is right.
# Test size: 2
import sys

secrets = int(sys.argv[1]) if len(sys.argv) > 1 else 150
colours = "RGBYOP"

codes = []
for a in colours:
    for b in colours:
        for c in colours:
            for d in colours:
                codes.append(a + b + c + d)

rounds_needed = {}
shown = False
comparisons = 0
for n in range(secrets):
    secret = codes[n * 389 % len(codes)]
    possible = codes
    rounds = 0
    log = []
    while True:
        rounds += 1
        guess = possible[len(possible) // 3]
        # how good is the guess?
        black = 0
        for i in range(4):
            if guess[i] == secret[i]:
                black += 1
        both = 0
        for colour in colours:
            both += min(guess.count(colour), secret.count(colour))
        white = both - black
        log.append(guess + " " + "*" * black + "o" * white)
        if black == 4:
            break
        # keep those that would have got the same answer
        rest = []
        for code in possible:
            same = 0
            for x, y in zip(guess, code):
                if x == y:
                    same += 1
            comparisons += 1
            if same != black:
                continue
            common = 0
            for colour in colours:
                in_guess = guess.count(colour)
                if in_guess > 0:
                    in_code = code.count(colour)
                    common += in_guess if in_guess < in_code else in_code
            if common == both:
                rest.append(code)
        possible = rest
    rounds_needed[rounds] = rounds_needed.get(rounds, 0) + 1
    if rounds >= 5 and not shown:
        shown = True
        print("the secret was", secret)
        for line in log:
            print("  ", line)

for rounds in sorted(rounds_needed):
    print(rounds, "rounds:", rounds_needed[rounds] * "#")
print("comparisons:", comparisons)
print("mean: %.3f" % (sum(r * k for r, k in rounds_needed.items()) / secrets))
