#---- from
try:
    1/0
except ZeroDivisionError as e:
    raise ValueError("x") from e
#---- during
try:
    1/0
except ZeroDivisionError:
    undefined_thing
#---- from None
try:
    1/0
except ZeroDivisionError:
    raise ValueError("x") from None
#---- in finally
def f():
    try:
        1/0
    finally:
        print([][0])
f()
#---- three
try:
    try:
        {}["a"]
    except KeyError:
        [][1]
except IndexError as e:
    raise RuntimeError("third") from e
#---- raised again
def f():
    try:
        g()
    except ValueError:
        raise
def g():
    raise ValueError("g")
f()
#---- raised again by name
def f():
    try:
        g()
    except ValueError as e:
        raise e
def g():
    raise ValueError("g")
f()
#---- through finally
def f():
    try:
        g()
    finally:
        x = 1
def g():
    raise ValueError("g")
f()
#---- through with
class C:
    def __enter__(self): return self
    def __exit__(self, *a): return False
def f():
    with C():
        with C():
            g()
def g():
    raise ValueError("g")
f()
#---- through else
try:
    pass
except ValueError:
    pass
else:
    int("x")
#---- in a handler's function
def handle(e):
    raise TypeError("handler") from e
try:
    int("x")
except ValueError as e:
    handle(e)
#---- own class
class TooBig(Exception):
    pass
raise TooBig("very")
#---- own class with a text
class TooBig(Exception):
    def __str__(self):
        return "it is too big"
raise TooBig(1, 2)
#---- several arguments
raise ValueError("a", 1)
#---- several lines
raise ValueError("one\ntwo")
#---- notes
e = ValueError("x")
e.add_note("first note")
e.add_note("second note")
raise e
#---- a stored exception
try:
    int("x")
except ValueError as e:
    kept = e
def later():
    raise kept
later()
#---- except with no class
try:
    int("x")
except 5:
    pass
#---- system exit with a text
raise SystemExit("bye")
#---- a key error
raise KeyError("a key")
#---- an empty text
raise ValueError("")
