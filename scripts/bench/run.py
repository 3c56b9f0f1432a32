#!/usr/bin/env python3
"""Measures pyq beside CPython: small programs, round after round, one interpreter after
the other, and prints a table of ratios.

    python3 scripts/bench/run.py --pyq ./pyq
    python3 scripts/bench/run.py --pyq ./pyq --peer 'starlark=./pyq --engine=starlark' \\
        --peer python3.13=python3.13 --lua gopher-lua=glua --markdown table.md

What is compared is the time that a program takes, less the time of startup/hello.py: 1.00
is CPython, smaller is faster. A program whose output or exit code is not CPython's gets no
ratio: it is named below the tables, and the command exits with 1.
"""
import argparse
import math
import os
import re
import shlex
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLOCKS = {"wall": "time that went by", "cpu": "time of computing"}
GROUPS = ["kernels", "programs", "micro"]
HELLO = HERE / "startup" / "hello.py"
WAITING = HERE / "startup" / "waiting.py"

# A program has to be done within as many seconds.
TIME_LIMIT = 120
# Starting takes a few milliseconds, so it is measured more often than the programs.
STARTS_PER_ROUND = 5


class Failure(Exception):
    """A run from which no time can be taken; its text says why."""


class Contender:
    """An interpreter: what it is called, how it is run, and what it reads."""

    def __init__(self, name, command, suffix=".py"):
        self.name = name
        self.command = shlex.split(command)
        self.suffix = suffix
        self.failures = {}  # by program: why it is not measured

    def file(self, program):
        """Returns the file for a program, or None: few of them have a twin in Lua."""
        path = program.with_suffix(self.suffix)
        return path if path.exists() else None

    def runs(self, program):
        return program not in self.failures and self.file(program) is not None

    def run(self, program, arguments=()):
        """Runs a program. Returns (seconds of the clock, seconds of computing, outcome)."""
        command = [*self.command, str(self.file(program)), *arguments]
        begin = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        alarm = threading.Timer(TIME_LIMIT, child.kill)
        alarm.start()
        output = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begin
        alarm.cancel()
        child.stdout.close()
        child.returncode = os.waitstatus_to_exitcode(status)  # Popen need not wait any more
        if wall >= TIME_LIMIT:
            raise Failure(f"took more than {TIME_LIMIT} s")
        return wall, usage.ru_utime + usage.ru_stime, (child.returncode, output)


def real_python(command):
    """Returns the interpreter behind a command, which may be a script that looks for it."""
    if len(shlex.split(command)) > 1:
        return command
    code = "import sys; print(sys.executable)"
    found = subprocess.run([command, "-c", code], stdout=subprocess.PIPE, check=True, text=True)
    return shlex.quote(found.stdout.strip())


def test_size(program):
    """Returns the arguments with which a program is done at once."""
    found = re.search(r"^# Test size: (\d+)$", program.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise SystemExit(f"{program}: no line '# Test size: N'")
    return [found.group(1)]


def peak_memory(contender):
    """Returns the most memory in MB that a hello world had, or None where nobody tells.

    The kernel counts what a process has had since it began to run its program. What wait4
    says includes what this program here had when it forked.
    """
    if contender.file(WAITING) is None:
        return None
    command = [*contender.command, str(contender.file(WAITING))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        try:
            status = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii")
        except OSError:
            status = ""
        child.communicate(b"\n")
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found.group(1)) / 1024 if found else None


class Measurements:
    """All times of a session: those of a contender with a program, in the order of rounds.

    What is asked for is of one clock, which can be changed.
    """

    def __init__(self, contenders, programs, quick):
        self.contenders = contenders
        self.programs = programs
        self.clock = "wall"
        self.arguments = {p: test_size(p) if quick else [] for p in programs}
        self.arguments[HELLO] = []
        self.starts = 1 if quick else STARTS_PER_ROUND
        self.times = {clock: {} for clock in CLOCKS}

    def outcome(self, contender, program):
        return contender.run(program, self.arguments[program])[-1]

    def warm_up(self):
        """Runs everything once, and finds out who does not do what the first contender does."""
        for program in [HELLO, *self.programs]:
            wanted = self.outcome(self.contenders[0], program)
            if wanted[0] != 0:
                raise SystemExit(f"{program.name} fails: {wanted[1].decode(errors='replace')}")
            for contender in self.contenders[1:]:
                if contender.runs(program):
                    self.compare(contender, program, wanted)

    def compare(self, contender, program, wanted):
        try:
            outcome = self.outcome(contender, program)
        except Failure as failure:
            contender.failures[program] = str(failure)
            return
        if outcome != wanted:
            contender.failures[program] = difference(outcome, wanted)

    def round(self, number):
        """Measures all once. Who comes first differs from round to round."""
        shift = number % len(self.contenders)
        order = self.contenders[shift:] + self.contenders[:shift]
        for program in [HELLO] * self.starts + self.programs:
            for contender in order:
                if contender.runs(program):
                    try:
                        wall, computing, _ = contender.run(program, self.arguments[program])
                    except Failure as failure:
                        contender.failures[program] = str(failure)
                        continue
                    self.times["wall"].setdefault((contender, program), []).append(wall)
                    self.times["cpu"].setdefault((contender, program), []).append(computing)

    def of(self, contender, program):
        """Returns the times that a program took, or None."""
        return self.times[self.clock].get((contender, program))

    def net(self, contender, program, choose):
        """Returns the seconds that a program took without the start, or None."""
        times = self.of(contender, program)
        if times is None or program in contender.failures:
            return None
        return max(choose(times) - min(self.of(contender, HELLO) or [0.0]), 1e-6)

    def ratio(self, contender, program, choose=min):
        mine = self.net(contender, program, choose)
        return mine and mine / self.net(self.contenders[0], program, choose)


def difference(outcome, wanted):
    """Says where a run is not what was wanted."""
    if outcome[0] != wanted[0]:
        last = outcome[1].decode(errors="replace").strip().split("\n")[-1]
        return f"exit code {outcome[0]}: {last}"
    mine, other = (o[1].decode(errors="replace").split("\n") for o in (outcome, wanted))
    for number, (a, b) in enumerate(zip(mine, other), 1):
        if a != b:
            return f"line {number} is {a!r}, wanted {b!r}"
    return f"{len(mine)} lines, wanted {len(other)}"


def geometric_mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def show(number):
    return "" if number is None else f"{number:.2f}"


class Table:
    """Rows of cells, shown for people or as markdown; all but the first column are numbers."""

    def __init__(self, title, head):
        self.title = title
        self.rows = [head]

    def add(self, *cells):
        self.rows.append([str(cell) for cell in cells])

    def plain(self):
        widths = [max(map(len, column)) for column in zip(*self.rows)]
        lines = [self.title]
        for row in self.rows:
            cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
            lines.append("  ".join(cells).rstrip())
        return "\n".join(lines) + "\n"

    def markdown(self):
        head, *body = ["| " + " | ".join(row) + " |" for row in self.rows]
        rule = "|---" + "|---:" * (len(self.rows[0]) - 1) + "|"
        return "\n".join([self.title + "\n", head, rule, *body]) + "\n"


def group_table(all_times, group, programs):
    """The ratios of one group: of the minima, and of the medians."""
    first, *others = all_times.contenders
    head = [group, f"{first.name}, ms"]
    for contender in others:
        head += [contender.name, "median"]
    table = Table(f"{group}: ratios to {first.name}, {CLOCKS[all_times.clock]}", head)
    for program in programs:
        cells = [program.stem, f"{1000 * all_times.net(first, program, min):.0f}"]
        for contender in others:
            for choose in (min, statistics.median):
                cells.append(show(all_times.ratio(contender, program, choose)))
        table.add(*cells)
    for name, summary in (("geometric mean", geometric_mean), ("worst", max)):
        cells = [name, ""]
        for contender in others:
            for choose in (min, statistics.median):
                ratios = [all_times.ratio(contender, p, choose) for p in programs]
                ratios = [r for r in ratios if r is not None]
                cells.append(show(summary(ratios)) if ratios else "")
        table.add(*cells)
    return table


def pairs_table(all_times):
    """What the same statements cost at the top level of a file, compared with a function."""
    title = f"The time at the top level, by that in a function, {CLOCKS[all_times.clock]}"
    table = Table(title, ["statements", *(c.name for c in all_times.contenders)])
    by_name = {p.stem: p for p in all_times.programs}
    for name, program in by_name.items():
        other = by_name.get(name.replace("_toplevel", "_function"))
        if not name.endswith("_toplevel") or other is None:
            continue
        cells = [name.replace("_toplevel", "")]
        for contender in all_times.contenders:
            top, inside = (all_times.net(contender, p, min) for p in (program, other))
            cells.append(show(top / inside if top and inside else None))
        table.add(*cells)
    return table


def start_table(all_times):
    table = Table(f"A program that prints hello, {CLOCKS[all_times.clock]}", ["", *(c.name for c in all_times.contenders)])
    for name, choose in (("start-up, ms", min), ("median", statistics.median)):
        times = [all_times.of(c, HELLO) for c in all_times.contenders]
        table.add(name, *(f"{1000 * choose(t):.1f}" if t else "" for t in times))
    if all_times.clock == "wall":
        memory = [peak_memory(c) for c in all_times.contenders]
        table.add("peak memory, MB", *("" if m is None else f"{m:.1f}" for m in memory))
    return table


def tables(all_times):
    made = []
    for group in GROUPS:
        programs = [p for p in all_times.programs if p.parent.name == group]
        if programs:
            made.append(group_table(all_times, group, programs))
    made.append(pairs_table(all_times))
    made.append(start_table(all_times))
    return [table for table in made if len(table.rows) > 1]


def named(text):
    name, equals, command = text.partition("=")
    if not (name and equals and command):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=COMMAND")
    return name, command


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pyq", default="pyq", metavar="COMMAND", help="pyq (default: the one in PATH)")
    parser.add_argument("--python", default=sys.executable, metavar="COMMAND", help="CPython, to which all is compared (default: the one that runs this)")
    parser.add_argument("--peer", action="append", default=[], type=named, metavar="NAME=COMMAND", help="one more that runs Python programs; may be repeated")
    parser.add_argument("--lua", action="append", default=[], type=named, metavar="NAME=COMMAND", help="one that runs the programs that have a twin in Lua; may be repeated")
    parser.add_argument("-n", "--rounds", type=int, default=5, metavar="N", help="how often each program is run (default: 5)")
    parser.add_argument("--groups", default=",".join(GROUPS), metavar="NAME,...", help=f"of {', '.join(GROUPS)}")
    parser.add_argument("--only", default="", metavar="TEXT,...", help="the programs with one of the texts in their name")
    parser.add_argument("--clock", choices=[*CLOCKS, "both"], default="wall", help="the time that goes by, or that of computing, which a busy machine changes less and all threads add to (default: wall)")
    parser.add_argument("--quick", action="store_true", help="run the programs at the size of the tests: their times mean nothing")
    parser.add_argument("--markdown", metavar="FILE", help="write the tables there, too")
    return parser.parse_args()


def chosen_programs(options):
    unknown = set(options.groups.split(",")) - set(GROUPS)
    if unknown:
        raise SystemExit(f"no such group: {', '.join(sorted(unknown))}")
    programs = []
    for group in options.groups.split(","):
        for path in sorted((HERE / group).glob("*.py")):
            if any(text in path.stem for text in options.only.split(",")):
                programs.append(path)
    if not programs:
        raise SystemExit("there are no such programs")
    return programs


def progress(text):
    if sys.stderr.isatty():
        print(f"\r{text:<60}", end="", file=sys.stderr, flush=True)


def main():
    options = parse_arguments()
    contenders = [Contender("CPython", real_python(options.python)), Contender("pyq", options.pyq)]
    contenders += [Contender(name, command) for name, command in options.peer]
    contenders += [Contender(name, command, ".lua") for name, command in options.lua]
    all_times = Measurements(contenders, chosen_programs(options), options.quick)
    progress("warming up")
    all_times.warm_up()
    for number in range(options.rounds):
        progress(f"round {number + 1} of {options.rounds}")
        all_times.round(number)
    progress("")
    made = []
    for all_times.clock in CLOCKS if options.clock == "both" else [options.clock]:
        made += tables(all_times)
    note = f"{options.rounds} rounds, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}."
    print("\n".join(table.plain() for table in made))
    print(note)
    if options.markdown:
        text = "\n".join(table.markdown() for table in made)
        Path(options.markdown).write_text(f"{text}\n{note}\n", encoding="utf-8")
    failures = [(c.name, p.stem, why) for c in contenders for p, why in c.failures.items()]
    for contender, program, why in failures:
        print(f"{contender} does not do what CPython does: {program}: {why}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
