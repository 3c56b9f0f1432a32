#---- actions of a program
import argparse

class Upper(argparse.Action):
    def __init__(self, option_strings, dest, nargs=None, **kwargs):
        super().__init__(option_strings, dest, nargs=nargs, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        print(option_string, values)
        setattr(namespace, self.dest, values.upper())

parser = argparse.ArgumentParser(prog="prog")
action = parser.add_argument("--name", "-n", action=Upper, help="a name")
print(action.dest, action.option_strings, isinstance(action, argparse.Action))
print(action)
parser.add_argument("word", action=Upper)
print(parser.parse_args(["-n", "ada", "x"]))
parser.register("action", "shout", Upper)
parser.add_argument("--loud", action="shout")
print(parser.parse_args(["y", "--loud=abc"]))
try:
    argparse.Action([], "x")(parser, None, None)
except NotImplementedError as e:
    print(e)

#---- prefixes, abbreviations, joined letters
import argparse
parser = argparse.ArgumentParser(prog="prog", prefix_chars="+-/")
parser.add_argument("+x", action="store_true")
parser.add_argument("-y", "--yes", action="count", default=0)
parser.add_argument("/z", "//zoom", type=int, choices=range(4))
print(parser.parse_args(["+x", "-yy", "//zo", "3"]))
print(parser.parse_args(["--ye", "/z2"]))
parser.print_help()
strict = argparse.ArgumentParser(prog="prog", allow_abbrev=False, exit_on_error=False)
strict.add_argument("--long", type=int)
print(strict.parse_known_args(["--lon", "3"]))
for args in (["--long", "x"], ["--long"]):
    try:
        strict.parse_args(args)
    except argparse.ArgumentError as e:
        print(e, e.argument_name)

#---- groups, exclusive ones, intermixed arguments
import argparse
parser = argparse.ArgumentParser(prog="prog", description="What it does.", epilog="%(prog)s ends")
group = parser.add_argument_group("things", "all of them")
group.add_argument("--a", metavar=("X", "Y"), nargs=2)
either = parser.add_mutually_exclusive_group(required=True)
either.add_argument("--on", action="store_true", help="on it")
either.add_argument("--off", action="store_const", const=5, help="off it")
parser.add_argument("rest", nargs="*", default=["none"])
parser.print_help()
for args in (["--on", "--off"], ["x"]):
    try:
        parser.parse_args(args)
    except SystemExit as e:
        print("exit", e.code)
print(parser.parse_intermixed_args(["1", "--on", "2"]))
inner = group.add_mutually_exclusive_group()
inner.add_argument("--p")
inner.add_argument("--q")
print(parser.format_usage(), end="")

#---- yes and no, extending, versions, defaults
import argparse
parser = argparse.ArgumentParser(prog="prog", argument_default=argparse.SUPPRESS)
parser.add_argument("--flag", action=argparse.BooleanOptionalAction)
parser.add_argument("--more", action="extend", nargs="+", type=int)
parser.add_argument("--one", action="append_const", const=1, dest="ones")
parser.add_argument("--version", action="version", version="%(prog)s 2.0")
print(parser.parse_args([]), parser.parse_args(["--no-flag", "--more", "1", "2", "--more", "3", "--one", "--one"]))
parser.set_defaults(more=[0], extra="e")
print(parser.get_default("more"), parser.parse_args(["--more", "4"]))
try:
    parser.parse_args(["--version"])
except SystemExit as e:
    print(e.code)
print(argparse.Namespace(b=1, a=2) == argparse.Namespace(a=2, b=1), "a" in argparse.Namespace(a=1), argparse.Namespace(**{"a b": 1}))
print(argparse.FileType("w", 1, encoding="utf-8"), parser)

#---- formatters
import argparse

for formatter in (argparse.HelpFormatter, argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter,
                  argparse.ArgumentDefaultsHelpFormatter, argparse.MetavarTypeHelpFormatter):
    parser = argparse.ArgumentParser(prog="prog", formatter_class=formatter, description="  one\n  two   three\n", add_help=False)
    parser.add_argument("--long-option-name-that-wraps", type=int, default=3, help="a help that is long enough to be wrapped\n at 80 columns, with %(default)s of %(type)s")
    parser.add_argument("place", type=str, nargs="?", default="here", help="where")
    parser.print_help()

class Narrow(argparse.HelpFormatter):
    def __init__(self, prog):
        super().__init__(prog, indent_increment=4, max_help_position=12, width=40)

parser = argparse.ArgumentParser(prog="prog", formatter_class=Narrow)
parser.add_argument("--first-one", help="the first")
parser.add_argument("--second-one", nargs="*", help="the second")
parser.add_argument("third", nargs="+", help=argparse.SUPPRESS)
parser.print_help()

#---- subcommands
import argparse
parser = argparse.ArgumentParser(prog="prog")
parser.add_argument("-v", action="store_true")
commands = parser.add_subparsers(title="commands", dest="command", required=True, metavar="CMD")
add = commands.add_parser("add", aliases=["plus"], help="adds", description="Adds numbers.")
add.add_argument("n", type=float, nargs=2)
add.set_defaults(func=lambda a: sum(a.n))
rest = commands.add_parser("run", help="runs")
rest.add_argument("args", nargs=argparse.REMAINDER)
parser.print_help()
add.print_help()
args = parser.parse_args(["-v", "plus", "1", "2"])
print(args.command, args.func(args))
print(parser.parse_args(["run", "-x", "--y", "z"]).args)
for wrong in ([], ["sub"], ["add", "1"], ["add", "1", "x"], ["-z", "run"]):
    try:
        print(parser.parse_args(wrong))
    except SystemExit as e:
        print(e.code)
try:
    commands.add_parser("add")
except argparse.ArgumentError as e:
    print(e)
print(parser.parse_known_args(["-v", "add", "1", "2", "--unknown"])[1])

#---- what is declared wrongly
import argparse
parser = argparse.ArgumentParser(prog="prog")
parser.add_argument("--x")
for args, kwargs in ((["--x"], {}), (["-y"], dict(action="nothing")), (["-y"], dict(nargs=0)), (["-y"], dict(type="int")), (["-y"], dict(type=argparse.FileType)),
                     (["z"], dict(required=True)), (["-"], {}), (["--y"], dict(nargs=2, metavar=("A", "B", "C"))), (["z"], dict(dest="z")), (["--y"], dict(const=1)),
                     (["--y"], dict(nargs="x"))):
    try:
        parser.add_argument(*args, **kwargs)
    except (argparse.ArgumentError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    argparse.ArgumentParser(conflict_handler="maybe")
except ValueError as e:
    print(e)
resolve = argparse.ArgumentParser(prog="prog", conflict_handler="resolve", parents=[argparse.ArgumentParser(add_help=False)])
resolve.add_argument("-h", "--height", type=int)
print(resolve.parse_args(["-h", "3"]))
resolve.print_usage()
