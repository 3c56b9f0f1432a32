"""A supermarket: customers queue at tills, and the manager wants to know how long they wait."""
# Test size: 40
import heapq
import random
import sys
from collections import deque
from dataclasses import dataclass, field


@dataclass
class Customer:
    number: int
    arrival: float
    articles: int
    served: float = 0.0

    @property
    def waited(self) -> float:
        return self.served - self.arrival


@dataclass
class Till:
    name: str
    seconds_per_article: float
    queue: deque = field(default_factory=deque)
    busy: bool = False
    served: int = 0

    def length(self) -> int:
        return len(self.queue) + (1 if self.busy else 0)


@dataclass(order=True)
class Event:
    time: float
    number: int
    kind: str = field(compare=False)
    till: Till = field(compare=False, default=None)


class Shop:
    def __init__(self, tills, customers):
        self.tills = tills
        self.events = []
        self.count = 0
        self.customers = customers
        self.done = []

    def schedule(self, time, kind, till=None):
        self.count += 1
        heapq.heappush(self.events, Event(time, self.count, kind, till))

    def arrive(self, now):
        customer = Customer(len(self.done), now, random.randint(1, 30))
        till = min(self.tills, key=Till.length)
        till.queue.append(customer)
        if not till.busy:
            self.serve(till, now)
        self.customers -= 1
        if self.customers > 0:
            self.schedule(now + random.random() * 30, "arrival")

    def serve(self, till, now):
        customer = till.queue.popleft()
        customer.served = now
        till.busy = True
        till.served += 1
        self.done.append(customer)
        self.schedule(now + 20 + customer.articles * till.seconds_per_article, "free", till)

    def free(self, till, now):
        till.busy = False
        if till.queue:
            self.serve(till, now)

    def run(self):
        self.schedule(0.0, "arrival")
        now = 0.0
        while self.events:
            event = heapq.heappop(self.events)
            now = event.time
            if event.kind == "arrival":
                self.arrive(now)
            else:
                self.free(event.till, now)
        return now


def main():
    customers = int(sys.argv[1]) if len(sys.argv) > 1 else 22000
    random.seed(7)
    for count in (3, 4, 5):
        tills = [Till(f"till {i + 1}", 1.5 + 0.5 * i) for i in range(count)]
        shop = Shop(tills, customers)
        end = shop.run()
        waits = sorted(c.waited for c in shop.done)
        print(f"{count} tills: closed at {end:.1f}, mean wait {sum(waits) / len(waits):.2f}, longest {waits[-1]:.2f}")
        print("   ", ", ".join(f"{t.name} {t.served}" for t in tills))
    print(shop.done[3])
    print(Till("spare", 2.0) == Till("spare", 2.0), Event(1.0, 2, "a") < Event(1.0, 3, "b"))


if __name__ == "__main__":
    main()
