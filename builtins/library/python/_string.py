"""What string has as text: Formatter, and the parts of format strings that it is made of."""


def formatter_parser(format_string):
    """Yield the parts of a format string: text, and the name, spec and conversion of a field, None if none follows."""
    if not isinstance(format_string, str):
        raise TypeError("expected str, got %s" % type(format_string).__name__)
    return _parts(format_string)


def _parts(s):
    i, n = 0, len(s)
    literal = ""
    while i < n:
        c = s[i]
        if c == "{" and s[i:i + 2] == "{{" or c == "}" and s[i:i + 2] == "}}":
            yield literal + c, None, None, None
            literal = ""
            i += 2
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if c != "{":
            literal += c
            i += 1
            continue
        i += 1
        if i >= n:
            raise ValueError("Single '{' encountered in format string")
        start, depth, bracket = i, 1, 0
        while i < n and depth:
            if s[i] == "[" and depth == 1 and ":" not in s[start:i] and "!" not in s[start:i]:
                end = s.find("]", i)
                i = end if end >= 0 else i
            elif s[i] == "{":
                depth += 1
            elif s[i] == "}":
                depth -= 1
            i += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        yield (literal,) + _field(s[start:i - 1])
        literal = ""
    if literal:
        yield literal, None, None, None


def _field(field):
    at, bracket = 0, False
    for at, c in enumerate(field):
        if c == "[":
            bracket = True
        elif c == "]":
            bracket = False
        elif c == "{" and not bracket:
            raise ValueError("unexpected '{' in field name")
        elif c in "!:" and not bracket:
            break
    else:
        return field, "", None
    name, rest = field[:at], field[at:]
    conversion = None
    if rest[0] == "!":
        if len(rest) < 2:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = rest[1]
        rest = rest[2:]
        if rest and rest[0] != ":":
            raise ValueError("expected ':' after conversion specifier")
    return name, rest[1:], conversion


def formatter_field_name_split(field_name):
    """Split "a.b[c]" in "a" and what to look up in turn: (is it an attribute, name)."""
    if not isinstance(field_name, str):
        raise TypeError("expected str, got %s" % type(field_name).__name__)
    i = 0
    while i < len(field_name) and field_name[i] not in ".[":
        i += 1
    first = field_name[:i]
    return int(first) if first.isdecimal() else first, _lookups(field_name[i:])


def _lookups(rest):
    while rest:
        if rest[0] == ".":
            i = 1
            while i < len(rest) and rest[i] not in ".[":
                i += 1
            if i == 1:
                raise ValueError("Empty attribute in format string")
            yield True, rest[1:i]
        elif rest[0] == "[":
            i = rest.find("]")
            if i < 0:
                raise ValueError("Missing ']' in format string")
            if i == 1:
                raise ValueError("Empty attribute in format string")
            key = rest[1:i]
            yield False, int(key) if key.isdecimal() else key
            i += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        rest = rest[i:]


class Formatter:
    """str.format, whose steps a derived class may change."""

    __module__ = "string"

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            if field_name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index)
                auto_arg_index += 1
            elif isinstance(field_name, str) and field_name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index=auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """Return the argument of a number or a name."""
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        return formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """Return what a field's name stands for, and the argument that was used for it."""
        first, rest = formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first
