"""What functions, classes, frames and other objects are made of."""

import _inspect
import builtins
import functools
import linecache
import sys
import types
from collections import OrderedDict, namedtuple
from enum import IntEnum
from operator import attrgetter

__all__ = [
    "ArgInfo", "Attribute", "BlockFinder", "BoundArguments", "ClosureVars", "EndOfBlock", "FrameInfo", "FullArgSpec", "GEN_CLOSED",
    "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "Parameter", "Signature", "Traceback", "classify_class_attrs", "cleandoc", "currentframe",
    "formatannotation", "formatargvalues", "get_annotations", "getabsfile", "getargs", "getargvalues", "getattr_static", "getblock",
    "getcallargs", "getclasstree", "getclosurevars", "getcomments", "getdoc", "getfile", "getframeinfo", "getfullargspec",
    "getgeneratorlocals", "getgeneratorstate", "getinnerframes", "getlineno", "getmembers", "getmembers_static", "getmodule",
    "getmodulename", "getmro", "getouterframes", "getsource", "getsourcefile", "getsourcelines", "indentsize", "isabstract", "isasyncgen",
    "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode", "iscoroutine", "iscoroutinefunction", "isdatadescriptor",
    "isframe", "isfunction", "isgenerator", "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod",
    "ismethoddescriptor", "ismethodwrapper", "ismodule", "isroutine", "istraceback", "signature", "stack", "trace", "unwrap", "walktree",
    "CO_GENERATOR", "CO_NESTED", "CO_NEWLOCALS", "CO_OPTIMIZED", "CO_VARARGS", "CO_VARKEYWORDS", "CO_NOFREE", "CO_COROUTINE",
    "CO_ITERABLE_COROUTINE", "CO_ASYNC_GENERATOR", "TPFLAGS_IS_ABSTRACT",
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR, CO_NOFREE = 1, 2, 4, 8, 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20

# What an object is.


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return type(object).__name__ == "method-wrapper"


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def isgeneratorfunction(obj):
    while isinstance(obj, functools.partial):
        obj = obj.func
    if ismethod(obj):
        obj = obj.__func__
    if not isfunction(obj):
        return False
    described = _inspect.function(obj)
    return described is not None and described[2]


def markcoroutinefunction(func):
    return func


def iscoroutinefunction(obj):
    return False


def isasyncgenfunction(obj):
    return False


def isasyncgen(object):
    return False


def iscoroutine(object):
    return False


def isawaitable(object):
    return hasattr(type(object), "__await__")


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return type(object).__name__ == "frame"


def iscode(object):
    return isinstance(object, types.CodeType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


# Members.


def _getmembers(object, predicate, getter):
    results = []
    processed = set()
    names = dir(object)
    mro = ()
    if isclass(object):
        mro = (object,) + getmro(object)
        try:
            for base in object.__bases__:
                for k, v in base.__dict__.items():
                    if isinstance(v, types.DynamicClassAttribute) and not isinstance(v, property):
                        names.append(k)
        except AttributeError:
            pass
    for key in names:
        try:
            value = getter(object, key)
            if key in processed:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((key, value))
        processed.add(key)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """Return the names and values of an object's attributes, those that the predicate takes."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """getmembers without calling what computes attributes."""
    return _getmembers(object, predicate, getattr_static)


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """Tell of each attribute of a class what kind it is and where it is defined."""
    mro = getmro(cls)
    metamro = tuple(c for c in getmro(type(cls)) if c not in (type, object))
    class_bases = (cls,) + mro
    result = []
    for name in dir(cls):
        homecls = None
        get_obj = None
        dict_obj = None
        try:
            if name != "__dict__":
                get_obj = getattr(cls, name)
        except Exception:
            pass
        else:
            homecls = getattr(get_obj, "__objclass__", homecls)
            if homecls not in class_bases:
                homecls = None
        for base in class_bases + metamro:
            if name in base.__dict__:
                dict_obj = base.__dict__[name]
                if homecls not in metamro:
                    homecls = base
                break
        if homecls is None:
            continue
        obj = get_obj if get_obj is not None else dict_obj
        if isinstance(dict_obj, staticmethod):
            kind, obj = "static method", dict_obj
        elif isinstance(dict_obj, classmethod):
            kind, obj = "class method", dict_obj
        elif isinstance(dict_obj, property):
            kind, obj = "property", dict_obj
        elif isroutine(obj):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute(name, kind, homecls, obj))
    return result


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    """Return what a function wraps, down to what wraps nothing."""
    f = func
    seen = {id(f)}
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping {!r}".format(f))
        seen.add(id(func))
    return func


_sentinel = object()


def getattr_static(obj, attr, default=_sentinel):
    """Return an attribute as it is kept, without calling anything."""
    klass = obj if isinstance(obj, type) else type(obj)
    if not isinstance(obj, type):
        try:
            own = object.__getattribute__(obj, "__dict__")
        except AttributeError:
            own = {}
        in_class = _sentinel
        for entry in klass.__mro__:
            if attr in entry.__dict__:
                in_class = entry.__dict__[attr]
                break
        if in_class is not _sentinel and hasattr(type(in_class), "__get__") and (hasattr(type(in_class), "__set__") or hasattr(type(in_class), "__delete__")):
            return in_class
        if isinstance(own, dict) and attr in own:
            return own[attr]
        if in_class is not _sentinel:
            return in_class
    else:
        for entry in klass.__mro__:
            if attr in entry.__dict__:
                return entry.__dict__[attr]
        for entry in type(klass).__mro__:
            if attr in entry.__dict__:
                return entry.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


# Texts.


def indentsize(line):
    """Return how far a line is indented."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def _finddoc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object:
                doc = base.__dict__.get("__doc__")
                if doc is not None:
                    return doc
        return None
    name = None
    if ismethod(obj):
        name = obj.__func__.__name__
        cls = obj.__self__
        if not isclass(cls):
            cls = cls.__class__
    elif isfunction(obj):
        name = obj.__name__
        cls = _findclass(obj)
    elif isinstance(obj, property):
        name = obj.fget.__name__
        cls = _findclass(obj.fget)
    else:
        return None
    if cls is None:
        return None
    for base in cls.__mro__:
        other = base.__dict__.get(name)
        if isinstance(other, (staticmethod, classmethod)):
            other = other.__func__
        doc = getattr(other, "__doc__", None)
        if doc is not None:
            return doc
    return None


def _findclass(func):
    module = __import__("__main__") if func.__module__ == "__main__" else None
    if module is None:
        return None
    cls = module
    for name in func.__qualname__.split(".")[:-1]:
        cls = getattr(cls, name, None)
        if cls is None:
            return None
    return cls if isclass(cls) else None


def getdoc(object):
    """Return an object's documentation, or that of what it overrides, without its indent."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    if not isinstance(doc, str):
        return None
    return cleandoc(doc)


def cleandoc(doc):
    """Take the indent off a text, as of the lines behind the first one."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")), default=None)
    if lines:
        lines[0] = lines[0].lstrip(" ")
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getfile(object):
    """Return the name of the file that an object is defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        if object.__module__ not in ("builtins", None):
            try:
                module = __import__(object.__module__, fromlist=["*"])
            except ImportError:
                module = None
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(type(object).__name__))


def getmodulename(path):
    import os
    name = os.path.basename(path)
    for suffix in (".py", ".pyc"):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None


def getsourcefile(object):
    filename = getfile(object)
    return filename if linecache.getlines(filename) or filename.endswith(".py") else None


def getabsfile(object, _filename=None):
    import os
    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def getmodule(object, _filename=None):
    """Return the module that an object is of, None if nobody knows."""
    if ismodule(object):
        return object
    name = getattr(object, "__module__", None)
    if name is None:
        return None
    try:
        return __import__(name, fromlist=["*"])
    except ImportError:
        return None


class EndOfBlock(Exception):
    pass


class ClassFoundException(Exception):
    pass


def findsource(object):
    """Return the lines of the file that an object is in, and the number of the object's first, from 0."""
    file = getfile(object)
    lines = linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        found = _inspect.class_(file, object.__qualname__)
        if found is None:
            raise OSError("could not find class definition")
        return lines, _decorated(lines, found[0] - 1)
    if ismethod(object):
        object = object.__func__
    if istraceback(object):
        return lines, object.tb_lineno - 1
    if isframe(object):
        return lines, object.f_lineno - 1
    code = object.__code__ if isfunction(object) else object
    if code.co_firstlineno > len(lines):
        raise OSError("lineno is out of bounds")
    return lines, _decorated(lines, code.co_firstlineno - 1)


def _decorated(lines, at):
    while at > 0 and lines[at - 1].lstrip().startswith("@"):
        at -= 1
    return at


def getcomments(object):
    """Return the comment lines right before an object, None if there are none."""
    try:
        lines, lnum = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0][:2] == "#!" else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        comments = []
        while start < len(lines) and lines[start][:1] == "#":
            comments.append(lines[start].expandtabs())
            start += 1
        return "".join(comments) or None
    indent = indentsize(lines[lnum])
    comments = []
    at = lnum - 1
    while at >= 0 and lines[at].lstrip()[:1] == "#" and indentsize(lines[at]) == indent:
        comments.insert(0, lines[at].expandtabs().lstrip())
        at -= 1
    return "".join(comments) or None


def getblock(lines):
    """Return the lines of the block that begins with the first one."""
    indent = indentsize(lines[0])
    end = last = 1
    for i, line in enumerate(lines[1:], 1):
        if not line.strip():
            continue
        if indentsize(line) <= indent and not line.lstrip().startswith((")", "]", "}", "#")):
            if not (last == 1 and lines[0].lstrip().startswith("@")):
                break
            if line.lstrip().startswith("@"):
                end = i + 1
                continue
        if indentsize(line) > indent or last == 1:
            last = i
        end = last + 1
    return lines[:end]


def getsourcelines(object):
    """Return the lines of an object's text, and the number of the first one."""
    object = unwrap(object)
    lines, lnum = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    if ismethod(object):
        object = object.__func__
    found = None
    if isclass(object):
        found = _inspect.class_(getfile(object), object.__qualname__)
    elif isfunction(object):
        found = _inspect.function(object)
    if found is None:
        return getblock(lines[lnum:]), lnum + 1
    return lines[lnum:found[1]], lnum + 1


def getsource(object):
    """Return the text of an object's source code."""
    lines, lnum = getsourcelines(object)
    return "".join(lines)


def walktree(classes, children, parent):
    results = []
    classes.sort(key=attrgetter("__module__", "__name__"))
    for c in classes:
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Return classes in lists nested as they are derived."""
    children = {}
    roots = []
    for c in classes:
        if c.__bases__:
            for parent in c.__bases__:
                if parent not in children:
                    children[parent] = []
                if c not in children[parent]:
                    children[parent].append(c)
                if unique and parent in classes:
                    break
        elif c not in roots:
            roots.append(c)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)


# Arguments.

Arguments = namedtuple("Arguments", "args, varargs, varkw")
FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getargs(co):
    """Return the names of the parameters of a code object."""
    if not iscode(co):
        raise TypeError("{!r} is not a code object".format(co))
    names, nargs, nkw = co.co_varnames, co.co_argcount, co.co_kwonlyargcount
    at = nargs + nkw
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[at]
        at += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[at]
    return Arguments(list(names[:nargs + nkw]), varargs, varkw)


def getfullargspec(func):
    """Return the names and defaults of a function's parameters."""
    try:
        sig = _signature_from_callable(func, skip_bound_arg=False, follow_wrapper_chains=False)
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    args, posonly, kwonly = [], [], []
    varargs = varkw = None
    defaults, kwdefaults, annotations = (), {}, {}
    if sig.return_annotation is not sig.empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        name = param.name
        if param.kind is _POSITIONAL_ONLY:
            posonly.append(name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif param.kind is _POSITIONAL_OR_KEYWORD:
            args.append(name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif param.kind is _VAR_POSITIONAL:
            varargs = name
        elif param.kind is _KEYWORD_ONLY:
            kwonly.append(name)
            if param.default is not param.empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if param.annotation is not param.empty:
            annotations[name] = param.annotation
    return FullArgSpec(posonly + args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Return a copy of an object's annotations."""
    if isinstance(obj, type):
        ann = obj.__dict__.get("__annotations__")
    elif callable(obj) or ismodule(obj):
        ann = getattr(obj, "__annotations__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if ann is None:
        return {}
    if not isinstance(ann, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not ann:
        return {}
    if not eval_str:
        return dict(ann)
    scope = globals
    if scope is None:
        scope = getattr(unwrap(obj), "__globals__", None)
        if scope is None:
            module = getmodule(obj)
            scope = vars(module) if module is not None else {}
    names = dict(vars(obj)) if isinstance(obj, type) and locals is None else locals
    return {key: eval(value, scope, names) if isinstance(value, str) else value for key, value in ann.items()}


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return "(" + ", ".join(specs) + ")"


def getargvalues(frame):
    """Return the parameters of a frame's function, and their values."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def _missing_arguments(f_name, argnames, pos, values):
    names = [repr(name) for name in argnames if name not in values]
    missing = len(names)
    if missing == 1:
        s = names[0]
    elif missing == 2:
        s = "{} and {}".format(*names)
    else:
        tail = ", {} and {}".format(*names[-2:])
        s = ", ".join(names[:-2]) + tail
    raise TypeError("%s() missing %i required %s argument%s: %s" % (
        f_name, missing, "positional" if pos else "keyword-only", "" if missing == 1 else "s", s))


def _too_many(f_name, args, kwonly, varargs, defcount, given, values):
    atleast = len(args) - defcount
    kwonly_given = len([arg for arg in kwonly if arg in values])
    if varargs:
        plural, sig = atleast != 1, "at least %d" % (atleast,)
    elif defcount:
        plural, sig = True, "from %d to %d" % (atleast, len(args))
    else:
        plural, sig = len(args) != 1, str(len(args))
    kwonly_sig = ""
    if kwonly_given:
        kwonly_sig = " positional argument%s (and %d keyword-only argument%s)" % ("s" if given != 1 else "", kwonly_given, "s" if kwonly_given != 1 else "")
    raise TypeError("%s() takes %s positional argument%s but %d%s %s given" % (
        f_name, sig, "s" if plural else "", given, kwonly_sig, "was" if given == 1 and not kwonly_given else "were"))


def getcallargs(func, /, *positional, **named):
    """Return which parameter gets which value in a call."""
    spec = getfullargspec(func)
    args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, ann = spec
    f_name = func.__name__
    arg2value = {}
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    num_pos, num_args = len(positional), len(args)
    num_defaults = len(defaults) if defaults else 0
    for i in range(min(num_pos, num_args)):
        arg2value[args[i]] = positional[i]
    if varargs:
        arg2value[varargs] = tuple(positional[num_args:])
    possible = set(args + kwonlyargs)
    if varkw:
        arg2value[varkw] = {}
    for kw, value in named.items():
        if kw not in possible:
            if not varkw:
                raise TypeError("%s() got an unexpected keyword argument %r" % (f_name, kw))
            arg2value[varkw][kw] = value
            continue
        if kw in arg2value:
            raise TypeError("%s() got multiple values for argument %r" % (f_name, kw))
        arg2value[kw] = value
    if num_pos > num_args and not varargs:
        _too_many(f_name, args, kwonlyargs, varargs, num_defaults, num_pos, arg2value)
    if num_pos < num_args:
        req = args[:num_args - num_defaults]
        for arg in req:
            if arg not in arg2value:
                _missing_arguments(f_name, req, True, arg2value)
        for i, arg in enumerate(args[num_args - num_defaults:]):
            if arg not in arg2value:
                arg2value[arg] = defaults[i]
    missing = 0
    for kwarg in kwonlyargs:
        if kwarg not in arg2value:
            if kwonlydefaults and kwarg in kwonlydefaults:
                arg2value[kwarg] = kwonlydefaults[kwarg]
            else:
                missing += 1
    if missing:
        _missing_arguments(f_name, kwonlyargs, False, arg2value)
    return arg2value


def getclosurevars(func):
    """Return the variables of others that a function mentions, and their values."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    nonlocals = {}
    if func.__closure__ is not None:
        nonlocals = {var: cell.cell_contents for var, cell in zip(func.__code__.co_freevars, func.__closure__)}
    global_ns = func.__globals__
    found, built, unbound = {}, {}, set()
    for name in func.__code__.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in global_ns:
            found[name] = global_ns[name]
        elif hasattr(builtins, name):
            built[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, built, unbound)


# Frames.

_Traceback = namedtuple("_Traceback", "filename lineno function code_context index")


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self


_FrameInfo = namedtuple("_FrameInfo", ("frame",) + Traceback._fields)


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return "FrameInfo(frame={!r}, filename={!r}, lineno={!r}, function={!r}, code_context={!r}, index={!r}, positions={!r})".format(
            self.frame, self.filename, self.lineno, self.function, self.code_context, self.index, self.positions)


def getframeinfo(frame, context=1):
    """Tell where a frame or traceback is, with some lines around."""
    if istraceback(frame):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    if not isframe(frame):
        raise TypeError("{!r} is not a frame or traceback object".format(frame))
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        all = linecache.getlines(filename)
        if all:
            start = max(0, min(start, len(all) - context))
            lines = all[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getlineno(frame):
    return frame.f_lineno


def getouterframes(frame, context=1):
    """Return a frame and those that it was called from."""
    result = []
    while frame:
        info = getframeinfo(frame, context)
        result.append(FrameInfo(*((frame,) + info), positions=info.positions))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """Return the frames of a traceback."""
    result = []
    while tb:
        info = getframeinfo(tb, context)
        result.append(FrameInfo(*((tb.tb_frame,) + info), positions=info.positions))
        tb = tb.tb_next
    return result


def currentframe():
    """Return the caller's frame."""
    return sys._getframe(1)


def stack(context=1):
    """Return the frames from the caller outwards."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return the frames between here and where the exception that is handled was raised."""
    exc = sys.exc_info()[1]
    return getinnerframes(exc.__traceback__ if exc is not None else None, context)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getgeneratorstate(generator):
    """Tell how far a generator is."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_CREATED


CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = getattr(generator, "gi_frame", None)
    return generator.gi_frame.f_locals if frame is not None else {}


# Signatures.


class _void:
    pass


class _empty:
    """Stands for a default or annotation that is not there."""


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[self.value]


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


class Parameter:
    """One parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError("{} parameters cannot have default values".format(self._kind.description))
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if name[:1] == "." and name[1:].isdigit():
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError("implicit arguments must be passed as positional or keyword arguments, not {}".format(self._kind.description))
            self._kind = _POSITIONAL_ONLY
            name = "implicit{}".format(name[1:])
        import keyword
        if keyword.iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Return a copy with some parts changed."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = "{}: {}".format(text, formatannotation(self._annotation))
        if self._default is not _empty:
            text = ("{} = {}" if self._annotation is not _empty else "{}={}").format(text, repr(self._default))
        if self._kind == _VAR_POSITIONAL:
            text = "*" + text
        elif self._kind == _VAR_KEYWORD:
            text = "**" + text
        return text

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    """Which parameter gets which value in a call."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Give the parameters that the call does not name their defaults."""
        values = []
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                value = self.arguments[name]
            elif param.default is not _empty:
                value = param.default
            elif param.kind is _VAR_POSITIONAL:
                value = ()
            elif param.kind is _VAR_KEYWORD:
                value = {}
            else:
                continue
            values.append((name, value))
        self.arguments = dict(values)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        return "<{} ({})>".format(self.__class__.__name__, ", ".join("{}={!r}".format(arg, value) for arg, value in self.arguments.items()))


class Signature:
    """The parameters of a callable, and what is said of its result."""

    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = OrderedDict()
        if parameters is not None:
            top = _POSITIONAL_ONLY
            seen_default = False
            for param in parameters:
                if __validate_parameters__:
                    if param.kind < top:
                        raise ValueError("wrong parameter order: {} parameter before {} parameter".format(top.description, param.kind.description))
                    top = param.kind
                    if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                        if param.default is not _empty:
                            seen_default = True
                        elif seen_default:
                            raise ValueError("non-default argument follows default argument")
                    if param.name in params:
                        raise ValueError("duplicate parameter name: {!r}".format(param.name))
                params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature_from_callable(obj, sigcls=cls, follow_wrapper_chains=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Return a copy with some parts changed."""
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    def _basis(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        kwo = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return params, kwo, self.return_annotation

    def __hash__(self):
        params, kwo, result = self._basis()
        return hash((params, frozenset(kwo.values()), result))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._basis() == other._basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        parameters = list(self.parameters.values())
        kwargs = dict(kwargs)
        i = 0
        for n, param in enumerate(parameters):
            if param.kind == _VAR_POSITIONAL:
                if i < len(args):
                    arguments[param.name] = tuple(args[i:])
                    i = len(args)
                continue
            if param.kind not in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                continue
            if i < len(args):
                if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                    raise TypeError("multiple values for argument {arg!r}".format(arg=param.name)) from None
                arguments[param.name] = args[i]
                i += 1
        if i < len(args):
            raise TypeError("too many positional arguments") from None
        for param in parameters:
            if param.name in arguments:
                continue
            if param.kind in (_VAR_POSITIONAL, _VAR_KEYWORD) or param.default is not _empty or param.name in kwargs or partial:
                break
            word = " keyword-only" if param.kind == _KEYWORD_ONLY else ""
            raise TypeError("missing a required{} argument: {!r}".format(word, param.name)) from None
        kwargs_param = None
        for param in parameters:
            if param.kind == _VAR_KEYWORD:
                kwargs_param = param
                continue
            if param.kind == _VAR_POSITIONAL or param.name in arguments:
                continue
            if param.kind == _POSITIONAL_ONLY:
                if param.name in kwargs and not any(p.kind == _VAR_KEYWORD for p in parameters):
                    raise TypeError("{arg!r} parameter is positional only, but was passed as a keyword".format(arg=param.name))
            elif param.name in kwargs:
                arguments[param.name] = kwargs.pop(param.name)
                continue
            if not partial and param.default is _empty:
                raise TypeError("missing a required argument: {!r}".format(param.name)) from None
        if kwargs:
            if kwargs_param is None:
                raise TypeError("got an unexpected keyword argument {arg!r}".format(arg=next(iter(kwargs))))
            arguments[kwargs_param.name] = kwargs
        ordered = {p.name: arguments[p.name] for p in parameters if p.name in arguments}
        return BoundArguments(self, ordered)

    def bind(self, /, *args, **kwargs):
        """Return which parameter gets which value; TypeError if the call is wrong."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """bind for calls that lack some arguments."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, self)

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        """Return the signature as a def has it, a parameter a line if it is too wide."""
        result = []
        pos_only_separator = False
        kw_only_separator = True
        for param in self.parameters.values():
            text = str(param)
            if param.kind == _POSITIONAL_ONLY:
                pos_only_separator = True
            elif pos_only_separator:
                result.append("/")
                pos_only_separator = False
            if param.kind == _VAR_POSITIONAL:
                kw_only_separator = False
            elif param.kind == _KEYWORD_ONLY and kw_only_separator:
                result.append("*")
                kw_only_separator = False
            result.append(text)
        if pos_only_separator:
            result.append("/")
        rendered = "({})".format(", ".join(result))
        if max_width is not None and len(rendered) > max_width:
            rendered = "(\n    " + ",\n    ".join(result) + "\n)"
        if self.return_annotation is not _empty:
            rendered += " -> {}".format(formatannotation(self.return_annotation))
        return rendered


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Return the signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


def _signature_from_function(sigcls, func, globals=None, locals=None, eval_str=False):
    code = func.__code__
    names = code.co_varnames
    posonly, nargs, nkw = code.co_posonlyargcount, code.co_argcount, code.co_kwonlyargcount
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    parameters = []
    first = nargs - len(defaults)
    for i, name in enumerate(names[:nargs]):
        parameters.append(Parameter(name, _POSITIONAL_ONLY if i < posonly else _POSITIONAL_OR_KEYWORD,
                                    default=defaults[i - first] if i >= first else _empty, annotation=annotations.get(name, _empty)))
    at = nargs + nkw
    if code.co_flags & CO_VARARGS:
        parameters.append(Parameter(names[at], _VAR_POSITIONAL, annotation=annotations.get(names[at], _empty)))
        at += 1
    for name in names[nargs:nargs + nkw]:
        parameters.append(Parameter(name, _KEYWORD_ONLY, default=kwdefaults.get(name, _empty), annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(Parameter(names[at], _VAR_KEYWORD, annotation=annotations.get(names[at], _empty)))
    return sigcls(parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _signature_from_text(sigcls, obj, skip):
    """Read the signature of a builtin off its documentation, whose first line it is."""
    doc = getattr(obj, "__doc__", None)
    if not doc:
        raise ValueError("no signature found for builtin {!r}".format(obj))
    return _signature_from_line(sigcls, obj, doc.split("\n")[0], skip)


def _signature_from_line(sigcls, obj, first, skip):
    if "(" not in first or not first.endswith(")") or "[" in first.split("(")[1].split("=")[0]:
        raise ValueError("no signature found for builtin {!r}".format(obj))
    inner = first[first.index("(") + 1:-1]
    parameters = []
    kind = _POSITIONAL_OR_KEYWORD
    depth, part, parts, quote = 0, "", [], None
    for c in inner:
        if quote:
            quote = None if c == quote else quote
        elif c in "'\"":
            quote = c
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        if c == "," and not depth and not quote:
            parts.append(part.strip())
            part = ""
        else:
            part += c
    if part.strip():
        parts.append(part.strip())
    for part in parts:
        if part == "/":
            parameters = [p.replace(kind=_POSITIONAL_ONLY) for p in parameters]
            continue
        if part == "*":
            kind = _KEYWORD_ONLY
            continue
        if part.startswith("**"):
            parameters.append(Parameter(part[2:], _VAR_KEYWORD))
            continue
        if part.startswith("*"):
            parameters.append(Parameter(part[1:], _VAR_POSITIONAL))
            kind = _KEYWORD_ONLY
            continue
        name, eq, default = part.partition("=")
        if not name.isidentifier():
            raise ValueError("no signature found for builtin {!r}".format(obj))
        value = _empty
        if eq:
            try:
                value = eval(default, {})
            except Exception:
                raise ValueError("no signature found for builtin {!r}".format(obj)) from None
        parameters.append(Parameter(name, kind, default=value))
    if skip and parameters and parameters[0].name in ("self", "cls"):
        parameters = parameters[1:]
    return sigcls(parameters, __validate_parameters__=False)


def _signature_bound_method(sig):
    """Return a signature without its first parameter."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind is not _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _signature_of_partial(wrapped, partial, extra_args=()):
    params = list(wrapped.parameters.items())
    args, keywords = extra_args + partial.args, partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*args, **keywords)
    except TypeError as ex:
        raise ValueError("partial object {!r} has incorrect arguments".format(partial)) from ex
    new = dict(params)
    keyword_only = False
    for name, param in params:
        try:
            value = bound.arguments[name]
        except KeyError:
            pass
        else:
            if param.kind is _POSITIONAL_ONLY:
                new.pop(name)
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name in keywords:
                    keyword_only = True
                    new[name] = param.replace(default=value)
                else:
                    new.pop(name)
                    continue
            if param.kind is _KEYWORD_ONLY:
                new[name] = param.replace(default=value)
        if keyword_only:
            if param.kind is _POSITIONAL_OR_KEYWORD:
                moved = new.pop(name).replace(kind=_KEYWORD_ONLY)
                new[name] = moved
            elif param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                new[name] = new.pop(name)
            elif param.kind is _VAR_POSITIONAL:
                new.pop(name)
    return wrapped.replace(parameters=new.values())


def _signature_from_callable(obj, *, follow_wrapper_chains=True, skip_bound_arg=True, globals=None, locals=None, eval_str=False, sigcls=Signature):
    inner = functools.partial(_signature_from_callable, follow_wrapper_chains=follow_wrapper_chains, skip_bound_arg=skip_bound_arg,
                              globals=globals, locals=locals, sigcls=sigcls, eval_str=eval_str)
    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if isinstance(obj, types.MethodType):
        sig = inner(obj.__func__)
        return _signature_bound_method(sig) if skip_bound_arg else sig
    if follow_wrapper_chains:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return inner(obj)
    sig = getattr(obj, "__signature__", None)
    if sig is not None:
        if not isinstance(sig, Signature) and callable(sig):
            sig = sig()
        if isinstance(sig, str):
            return _signature_from_line(sigcls, obj, "f" + sig, False)
        if not isinstance(sig, Signature):
            raise TypeError("unexpected object {!r} in __signature__ attribute".format(sig))
        return sig
    partialmethod = getattr(obj, "_partialmethod", None)
    if partialmethod is not None:
        wrapped = inner(partialmethod.func)
        sig = _signature_of_partial(wrapped, partialmethod, (None,))
        first = tuple(wrapped.parameters.values())[0]
        if first.kind is _VAR_POSITIONAL:
            return sig
        return sig.replace(parameters=(first,) + tuple(sig.parameters.values()))
    if isfunction(obj):
        return _signature_from_function(sigcls, obj, globals, locals, eval_str)
    if isinstance(obj, functools.partial):
        return _signature_of_partial(inner(obj.func), obj)
    if isinstance(obj, type):
        return _signature_of_class(obj, inner, sigcls, skip_bound_arg)
    if isbuiltin(obj) or ismethoddescriptor(obj):
        return _signature_from_text(sigcls, obj, skip_bound_arg and isbuiltin(obj))
    call = getattr(type(obj), "__call__", None)
    if call is not None:
        try:
            sig = inner(call)
        except ValueError as ex:
            raise ValueError("no signature found for {!r}".format(obj)) from ex
        return _signature_bound_method(sig) if skip_bound_arg else sig
    raise ValueError("callable {!r} is not supported by signature".format(obj))


def _own_method(cls, name, stop):
    for base in cls.__mro__:
        if base is stop:
            return None
        if name in base.__dict__:
            f = base.__dict__[name]
            return f.__func__ if isinstance(f, (staticmethod, classmethod)) else f
    return None


def _signature_of_class(obj, inner, sigcls, skip_bound_arg):
    call = _own_method(type(obj), "__call__", type)
    if call is not None and isfunction(call):
        sig = inner(call)
        return _signature_bound_method(sig) if skip_bound_arg else sig
    new = _own_method(obj, "__new__", object)
    init = _own_method(obj, "__init__", object)
    chosen = None
    if isfunction(new) and (init is None or not isfunction(init) or _index(obj, "__new__") <= _index(obj, "__init__")):
        chosen = new
    elif isfunction(init):
        chosen = init
    if chosen is not None:
        sig = inner(chosen)
        return _signature_bound_method(sig) if skip_bound_arg else sig
    if obj is object or init is None and new is None:
        return sigcls([])
    if type not in obj.__mro__:
        for base in obj.__mro__:
            if base is object:
                break
            try:
                sig = _signature_from_text(sigcls, base.__dict__.get("__init__", base), True)
            except ValueError:
                continue
            return sig
    raise ValueError("no signature found for builtin type {!r}".format(obj))


def _index(cls, name):
    for i, base in enumerate(cls.__mro__):
        if name in base.__dict__:
            return i
    return len(cls.__mro__)
