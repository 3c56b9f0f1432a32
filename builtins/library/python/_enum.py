"""What enum has as text: what is said of a class that is complete."""

from enum import Enum, Flag, ReprEnum, StrEnum, auto, _publish

__all__ = []


class EnumCheck(StrEnum):
    """What verify looks at."""

    __module__ = "enum"
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has: an error, none of them, an int, or a member that has them."""

    __module__ = "enum"
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck
STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _is_single_bit(num):
    return num != 0 and num & (num - 1) == 0


def _iter_bits_lsb(num):
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError("%r is not a positive integer" % num)
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def show_flag_values(value):
    """Return the bits of a value."""
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Write a number with its sign bit."""
    ceiling = 2 ** num.bit_length()
    if num >= 0:
        digits = format(num + ceiling, "b")
        sign, digits = "0", digits[1:]
    else:
        digits = format(~num ^ (ceiling - 1) + ceiling, "b")
        sign, digits = "1", digits[1:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return "0b%s %s" % (sign, digits)


class verify:
    """A decorator: ValueError if a class of members is not as the checks want it."""

    __module__ = "enum"

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if issubclass(enumeration, Flag):
            kind = "flag"
        elif issubclass(enumeration, Enum):
            kind = "enum"
        else:
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                aliases = ["%s -> %s" % (name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
                if aliases:
                    raise ValueError("aliases found in %r: %s" % (enumeration, ", ".join(aliases)))
            elif check is CONTINUOUS:
                self._continuous(enumeration, kind)
            elif check is NAMED_FLAGS:
                self._named(enumeration)
        return enumeration

    def _continuous(self, enumeration, kind):
        values = {member.value for member in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if kind == "flag":
            missing = [2 ** i for i in range(low.bit_length(), high.bit_length() - 1) if 2 ** i not in values]
        else:
            missing = [i for i in range(low + 1, high) if i not in values]
        if missing:
            raise ValueError(("invalid %s %r: missing values %s" % (kind, enumeration.__name__, ", ".join(map(str, missing))))[:256])

    def _named(self, enumeration):
        named = [member.value for member in enumeration]
        names, unnamed = [], 0
        for name, alias in enumeration.__members__.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in named]
            if missed:
                names.append(name)
                for bit in missed:
                    unnamed |= bit
        if not names:
            return
        if len(names) == 1:
            who = "alias %s is missing" % names[0]
        else:
            who = "aliases %s and %s are missing" % (", ".join(names[:-1]), names[-1])
        what = "value 0x%x" if _is_single_bit(unnamed) else "combined values of 0x%x"
        raise ValueError("invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]" % (enumeration.__name__, who, what % unnamed))


def global_enum_repr(self):
    """Show a member with its module instead of its class."""
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    """Show a member of a Flag with its module instead of its class."""
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    if _is_single_bit(self._value_):
        return "%s.%s" % (module, self._name_)
    names = self._name_.split("|")
    if self._boundary_ is KEEP:
        return "|".join(name if name[0].isdigit() else "%s.%s" % (module, name) for name in names)
    return "|".join("%s.%s" % (module, name) for name in names)


def global_str(self):
    """Show a member as its name."""
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """A decorator: the members are names of the module too."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    _publish(cls.__module__, dict(cls.__members__))
    return cls


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)
