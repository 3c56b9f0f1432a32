"""Generators, one behind the other, that read a server's log."""
# Test size: 50
import sys
from collections import Counter, defaultdict
from itertools import count, groupby, islice

PATHS = ["/", "/login", "/cart", "/search?q=tea", "/img/logo.png", "/admin", "/help"]
AGENTS = ["Firefox", "Lynx", "curl", "Safari"]


def write_log():
    state = 5
    for number in count(1):
        state = (state * 48271) % 2147483647
        status = 500 if state % 97 == 0 else 404 if state % 13 == 0 else 200
        yield "10.0.{}.{} {:05d} GET {} {} {} {}".format(
            state % 4, state % 50, number // 10, PATHS[state % 7], status, state % 5000, AGENTS[state % 4])
        if number % 250 == 0:
            yield "# rotated"


def without_comments(lines):
    for line in lines:
        if not line.startswith("#"):
            yield line


def parsed(lines):
    for line in lines:
        address, second, method, path, status, size, agent = line.split(" ")
        yield {"address": address, "second": int(second), "path": path.split("?")[0], "status": int(status),
               "size": int(size), "agent": agent}


def without_images(requests):
    return (r for r in requests if not r["path"].endswith(".png"))


def tee_errors(requests, errors):
    for request in requests:
        if request["status"] >= 400:
            errors.append((request["status"], request["path"]))
        else:
            yield request


def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def running_mean():
    total = 0.0
    number = 0
    mean = None
    while True:
        value = yield mean
        total += value
        number += 1
        mean = total / number


def visits(requests):
    for second, group in groupby(requests, key=lambda r: r["second"]):
        yield second, len(list(group))


def main():
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 70000
    errors = []
    requests = tee_errors(without_images(parsed(without_comments(islice(write_log(), lines)))), errors)
    paths = Counter()
    bytes_by_agent = defaultdict(int)
    addresses = set()
    mean = running_mean()
    next(mean)
    last = 0.0
    number = 0
    for number, batch in enumerate(batches(requests, 100), 1):
        for request in batch:
            paths[request["path"]] += 1
            bytes_by_agent[request["agent"]] += request["size"]
            addresses.add(request["address"])
            last = mean.send(request["size"])
    mean.close()
    print("batches:", number, "addresses:", len(addresses), "mean size: %.3f" % last)
    for path, times in paths.most_common():
        print(f"{path:<10}{times:>6}")
    print(sorted(bytes_by_agent.items()))
    print("errors:", Counter(status for status, _ in errors))
    busiest = max(visits(parsed(without_comments(islice(write_log(), lines // 2)))), key=lambda v: (v[1], v[0]))
    print("busiest second:", busiest)


main()
