#---- ways of leaving
# How try statements are left: from each of their parts, in each way, one within another, in
# functions and in generators, and what is being handled then.
import itertools
import sys


class Stop(Exception):
    pass


def act(how, at):
    """Raises when that is what is to be done, otherwise tells what the caller does."""
    if how == "raise":
        raise Stop(at)
    return how


def handled():
    return type(sys.exc_info()[1]).__name__


def one(body, clause, other, last):
    log = []
    for i in range(2):
        try:
            log.append("body %d" % i)
            how = act(body, "body")
            if how == "return":
                return log, "body", handled()
            if how == "break":
                break
            if how == "continue":
                continue
            log.append("end of body")
        except Stop as e:
            log.append("clause %s %s" % (e, handled()))
            how = act(clause, "clause")
            if how == "return":
                return log, "clause", handled()
            if how == "break":
                break
            if how == "continue":
                continue
        else:
            log.append("else " + handled())
            how = act(other, "else")
            if how == "return":
                return log, "else", handled()
            if how == "break":
                break
            if how == "continue":
                continue
        finally:
            log.append("finally " + handled())
            how = act(last, "finally")
            if how == "return":
                return log, "finally", handled()
            if how == "break":
                break
        log.append("after " + handled())
    else:
        log.append("no break")
    return log, "end", handled()


def steps(body, clause, other, last):
    for i in range(2):
        try:
            got = yield "body %d" % i
            how = act(body, "body")
            if how == "return":
                return "body", got
            if how == "break":
                break
            if how == "continue":
                continue
        except Stop as e:
            yield "clause %s %s" % (e, handled())
            how = act(clause, "clause")
            if how == "return":
                return "clause", (yield handled())
            if how == "break":
                break
        else:
            yield "else " + handled()
            how = act(other, "else")
            if how == "return":
                return "else", (yield handled())
            if how == "continue":
                continue
        finally:
            yield "finally " + handled()
            how = act(last, "finally")
            yield "end of finally " + handled()
            if how == "return":
                return "finally"
            if how == "break":
                break
        yield "after " + handled()
    return "end"


def within(how):
    """A statement in each part of another one, which has several values at hand."""
    out = []
    for n in range(3):
        try:
            try:
                try:
                    out.append(n)
                    if n == 1 and how == "continue":
                        continue
                    if n == 1 and how == "return":
                        return out, n
                    if n == 1 and how == "raise":
                        raise Stop(n)
                    if n == 1 and how == "break":
                        break
                finally:
                    try:
                        out.append("inner " + handled())
                        {}["none"]
                    except KeyError:
                        out.append("caught " + handled())
                    out.append("then " + handled())
            finally:
                for k in range(2):
                    try:
                        if k:
                            break
                        continue
                    finally:
                        out.append(k)
        except Stop as e:
            out.append((str(e), handled(), type(e.__context__).__name__))
            try:
                return out, "stopped"
            finally:
                out.append("left " + handled())
    return out, "end"


def swallowed(value):
    """finally throws away what is returned or raised."""
    while True:
        try:
            if value is None:
                raise Stop
            return value
        finally:
            break
    return "swallowed %r" % (value,)


def replaced(value):
    try:
        return value * 2
    finally:
        value = value + 1
        try:
            return value
        finally:
            value = 0


def kept(value):
    try:
        return value, float(value)
    finally:
        value = "changed"


class Quiet:
    def __init__(self, quiet, log):
        self.quiet, self.log = quiet, log

    def __enter__(self):
        return self.log

    def __exit__(self, kind, value, trace):
        self.log.append((kind and kind.__name__, handled()))
        return self.quiet


def with_in_loop(how):
    log = []
    for i in range(2):
        with Quiet(how == "swallow", log) as items, Quiet(False, log):
            items.append(i)
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "return":
                return log, i
            if how in ("raise", "swallow"):
                raise Stop
        log.append("after")
    return log


def run(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return "%s: %s, in %s" % (type(e).__name__, e, type(e.__context__).__name__)


def walk(*args):
    g, out = steps(*args), []
    try:
        out.append(next(g))
        while True:
            out.append(g.send(len(out)))
    except StopIteration as e:
        out.append(e.value)
    except Stop as e:
        out.append("%s in %s" % (e, type(e.__context__).__name__))
    return out + [handled()]


WAYS = ["go on", "raise", "return", "break", "continue"]
for body, how, last in itertools.product(WAYS, WAYS, WAYS[:4]):
    if body not in ("go on", "raise") and how != "go on":
        continue  # no other part is come to
    ways = body, how, how, last
    print(*ways, run(one, *ways), walk(*ways))
for how in WAYS:
    print(how, within(how), run(with_in_loop, how))
print(run(with_in_loop, "swallow"))
print(swallowed(None), swallowed(3), replaced(4), kept(5))

for n in range(4):
    try:
        if n == 1:
            continue
        if n == 3:
            break
        print("top", n)
        try:
            raise Stop(n)
        finally:
            print("finally", handled())
    except Stop as e:
        print("caught", e)
    finally:
        print("last", n, handled())
else:
    print("never")


# What was thrown in closes the statements on the way.
for thrown in (Stop("in"), GeneratorExit, KeyError("no")):
    for after in range(4):
        g = steps("go on", "go on", "go on", "go on")
        seen = [next(g) for i in range(after)]
        try:
            seen.append(g.throw(thrown))
            seen.extend(g)
        except BaseException as e:
            seen.append(repr(e))
        print(after, seen)
