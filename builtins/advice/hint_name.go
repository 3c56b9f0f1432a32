package advice

import (
	"sync"

	"github.com/pyq-lang/pyq/interp/fact"
)

// homes tells which module has a name that programs use without importing it.
var homes = sync.OnceValue(func() map[string]string {
	modules := map[string]string{}
	for module, names := range map[string][]string{
		"multiprocessing": {"Pool", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "RLock", "Pipe", "Value", "Array", "Manager",
			"JoinableQueue", "SimpleQueue", "Process", "Queue", "Lock", "current_process", "freeze_support", "set_start_method"},
		"threading":          {"Thread", "Timer", "current_thread", "local"},
		"concurrent.futures": {"ProcessPoolExecutor", "ThreadPoolExecutor", "as_completed"},
		"queue":              {"Empty", "Full", "LifoQueue", "PriorityQueue"},
		"time":               {"sleep", "perf_counter", "monotonic", "ctime", "strftime"},
		"random":             {"randint", "choice", "shuffle", "uniform", "randrange", "sample"},
		"math":               {"sqrt", "pi", "floor", "ceil", "factorial", "gcd", "sin", "cos", "log"},
		"os":                 {"getpid", "getppid"},
		"collections":        {"deque", "defaultdict", "Counter", "OrderedDict", "namedtuple"},
		"functools":          {"reduce", "partial", "lru_cache", "wraps"},
		"itertools":          {"chain", "product", "permutations", "combinations", "islice", "count", "cycle"},
		"datetime":           {"timedelta"},
		"dataclasses":        {"dataclass"},
		"string":             {"ascii_letters", "ascii_lowercase", "ascii_uppercase"},
		"fractions":          {"Fraction"},
	} {
		for _, name := range names {
			modules[name] = module
		}
	}
	return modules
})

// otherWords are names of other languages, and of Python 2, with what Python 3 calls them.
var otherWords = map[string]string{
	"null": "None", "nil": "None", "undefined": "None", "TRUE": "True", "FALSE": "False", "NULL": "None",
	"this": "self", "raw_input": "input", "xrange": "range", "unicode": "str", "basestring": "str", "long": "int", "unichr": "chr",
	"println": "print", "printf": "print", "echo": "print", "puts": "print", "console": "print",
	"string": "str", "integer": "int", "boolean": "bool", "double": "float", "char": "str",
	"length": "len", "size": "len", "strlen": "len",
}

// libraries are packages that programs import under a name of their own.
var libraries = map[string]string{"np": "numpy", "pd": "pandas", "plt": "matplotlib", "mp": "multiprocessing", "dt": "datetime"}

// nameHint is advice for a name that is not defined.
func nameHint(x *fault, f fact.Fact) string {
	name := f.Name(0)
	if !guess(x.exc, x.p, x.class).IsZero() {
		return ""
	}
	switch module := homes()[name]; {
	case module != "":
		return "write from " + module + " import " + name + " at the top"
	case otherWords[name] == "self" && !x.inMethod():
		return ""
	case otherWords[name] != "":
		return "Python calls it " + otherWords[name]
	case libraries[name] == "multiprocessing" || libraries[name] == "datetime":
		return "write import " + libraries[name] + " as " + name + " at the top"
	case libraries[name] != "":
		return name + " is a usual name for " + libraries[name] + ", which pyq does not have"
	case name == "self" && x.inMethod():
		return "a method's first parameter must be self"
	case name == "open":
		return "programs in pyq read and write no files"
	}
	return ""
}

// inMethod reports whether the place is in a function of a class.
func (x *fault) inMethod() bool {
	if x.code == nil {
		return false
	}
	f := x.code.FunctionAt(x.at)
	return f != nil && f.Name != f.Qualname && len(f.Name) < len(f.Qualname)
}
