# A text adventure that plays itself: rooms in dicts, commands in strings, one loop.
# Test size: 2
import sys

games = int(sys.argv[1]) if len(sys.argv) > 1 else 11000

rooms = {
    "hall": {"text": "a cold hall", "north": "library", "east": "kitchen", "items": []},
    "library": {"text": "a library without books", "south": "hall", "up": "attic", "items": ["lamp"]},
    "kitchen": {"text": "a kitchen that smells of soup", "west": "hall", "down": "cellar", "items": ["bread"]},
    "cellar": {"text": "a cellar full of barrels", "up": "kitchen", "items": ["key"], "dark": True},
    "attic": {"text": "a dusty attic", "down": "library", "items": ["chest"]},
}

script = """
look; go north; take lamp; look; go south; go east; take bread; take key; go down; take key;
light lamp; take key; inventory; dance; go west; go up; go west; go north; go up; look; open chest;
drop bread; go down; go nowhere; take moon; eat bread; inventory; go south; go east; quit
"""
commands = []
for piece in script.replace("\n", " ").split(";"):
    piece = piece.strip()
    if piece != "":
        commands.append(piece)

transcript = []
treasures = 0
moves = 0
mistakes = 0

for game in range(games):
    here = "hall"
    bag = []
    lit = False
    state = "playing"
    items = {}
    for name in rooms:
        items[name] = list(rooms[name]["items"])
    lines = []
    number = game % 3        # some players start late
    while state == "playing":
        command = commands[number]
        number += 1
        parts = command.split()
        verb = parts[0]
        noun = parts[1] if len(parts) > 1 else ""
        answer = ""
        if verb == "look":
            answer = "You are in " + rooms[here]["text"] + "."
            if len(items[here]) > 0:
                answer += " You see: " + ", ".join(sorted(items[here])) + "."
        elif verb == "go":
            if noun in rooms[here]:
                here = rooms[here][noun]
                moves += 1
                if rooms[here].get("dark", False) and not lit:
                    answer = "It is dark here."
                else:
                    answer = "Now in " + rooms[here]["text"] + "."
            else:
                answer = "You cannot go %s." % noun
                mistakes += 1
        elif verb == "take":
            if rooms[here].get("dark", False) and not lit:
                answer = "You find nothing in the dark."
                mistakes += 1
            elif noun in items[here] and noun != "chest":
                items[here].remove(noun)
                bag.append(noun)
                answer = "Taken: " + noun
            else:
                answer = f"There is no {noun} to take."
                mistakes += 1
        elif verb == "drop":
            if noun in bag:
                bag.remove(noun)
                items[here].append(noun)
                answer = "Dropped."
            else:
                answer = "You have no such thing."
        elif verb == "light" and noun == "lamp" and "lamp" in bag:
            lit = True
            answer = "The lamp is lit."
        elif verb == "open" and noun == "chest" and here == "attic":
            if "key" in bag:
                treasures += 1
                answer = "The chest is full of gold!"
            else:
                answer = "It is locked."
        elif verb == "inventory":
            answer = "You carry " + (" and ".join(bag) if bag else "nothing") + "."
        elif verb == "quit":
            answer = "Goodbye."
            state = "over"
        else:
            answer = "What do you mean, " + repr(command) + "?"
            mistakes += 1
        lines.append("> " + command)
        lines.append(answer)
        if len(lines) > 200:
            state = "over"
    transcript = lines

for line in transcript[:24]:
    print(line)
print(games, "games,", moves, "moves,", mistakes, "mistakes,", treasures, "treasures")
