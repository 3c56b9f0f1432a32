#---- input() from what the program has made sys.stdin
import io, sys
sys.stdin = io.StringIO("one\ntwo\r\n\nlast")
print(repr(input()), repr(input("prompt> ")), repr(input()), repr(input()))
try: input()
except EOFError as e: print(e)
sys.stdin = io.StringIO("1\n2\n")
print([line for line in sys.stdin])
#---- any object with readline is an input, and the prompt goes to sys.stdout
import io, sys
class Lines:
    def __init__(self, *lines): self.lines = list(lines)
    def readline(self, *size):
        print("asked")
        return self.lines.pop(0)
sys.stdin = Lines("a\n", 5, "")
out = sys.stdout = io.StringIO()
try:
    line = input("name? ")
finally:
    sys.stdout = sys.__stdout__
print(repr(line), repr(out.getvalue()))
for _ in range(2):
    try: print(input())
    except (TypeError, EOFError) as e: print(type(e).__name__, e)
sys.stdin = None
try: input()
except RuntimeError as e: print(e)
sys.stdin = sys.__stdin__
