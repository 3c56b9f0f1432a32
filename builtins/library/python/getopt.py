"""Options of a command line, as in C's getopt."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """An option that is wrong: msg says how, opt which."""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Return the options before the first argument, and the arguments."""
    return _parse(list(args), shortopts, longopts, False)


def gnu_getopt(args, shortopts, longopts=[]):
    """Return the options, which may stand between the arguments, and the arguments."""
    strict = shortopts.startswith("+")
    return _parse(list(args), shortopts.lstrip("+"), longopts, not strict)


def _parse(args, short, long, mixed):
    if isinstance(long, str):
        long = [long]
    options, rest = [], []
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0].startswith("--"):
            args = _long(options, args[0][2:], list(long), args[1:])
        elif args[0].startswith("-") and args[0] != "-":
            args = _short(options, args[0][1:], short, args[1:])
        elif mixed:
            rest.append(args.pop(0))
        else:
            rest += args
            break
    return options, rest


def _long(options, text, long, args):
    name, equals, value = text.partition("=")
    if not equals:
        value = None
    matching = [o for o in long if o.startswith(name)]
    if not matching:
        raise GetoptError("option --%s not recognized" % name, name)
    if name in matching:
        wants, full = False, name
    elif name + "=" in matching:
        wants, full = True, name
    elif len(matching) > 1:
        raise GetoptError("option --%s not a unique prefix" % name, name)
    else:
        wants, full = matching[0].endswith("="), matching[0].rstrip("=")
    if wants and value is None:
        if not args:
            raise GetoptError("option --%s requires argument" % full, full)
        value, args = args[0], args[1:]
    elif not wants and value is not None:
        raise GetoptError("option --%s must not have an argument" % full, full)
    options.append(("--" + full, value or ""))
    return args


def _short(options, text, short, args):
    while text:
        name, text = text[0], text[1:]
        at = short.find(name)
        if at < 0 or name == ":":
            raise GetoptError("option -%s not recognized" % name, name)
        value = ""
        if short.startswith(":", at + 1):
            if not text:
                if not args:
                    raise GetoptError("option -%s requires argument" % name, name)
                text, args = args[0], args[1:]
            value, text = text, ""
        options.append(("-" + name, value))
    return args
