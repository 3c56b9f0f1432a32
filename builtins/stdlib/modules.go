package stdlib

import (
	"maps"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/stdlib/binary"
	"github.com/pyq-lang/pyq/builtins/stdlib/collections"
	"github.com/pyq-lang/pyq/builtins/stdlib/contextlib"
	"github.com/pyq-lang/pyq/builtins/stdlib/csv"
	"github.com/pyq-lang/pyq/builtins/stdlib/dataclasses"
	"github.com/pyq-lang/pyq/builtins/stdlib/datetime"
	"github.com/pyq-lang/pyq/builtins/stdlib/decimal"
	"github.com/pyq-lang/pyq/builtins/stdlib/enum"
	"github.com/pyq-lang/pyq/builtins/stdlib/functools"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/itertools"
	"github.com/pyq-lang/pyq/builtins/stdlib/json"
	"github.com/pyq-lang/pyq/builtins/stdlib/logging"
	"github.com/pyq-lang/pyq/builtins/stdlib/mathematics"
	"github.com/pyq-lang/pyq/builtins/stdlib/os"
	"github.com/pyq-lang/pyq/builtins/stdlib/pathlib"
	"github.com/pyq-lang/pyq/builtins/stdlib/random"
	"github.com/pyq-lang/pyq/builtins/stdlib/re"
	"github.com/pyq-lang/pyq/builtins/stdlib/signals"
	"github.com/pyq-lang/pyq/builtins/stdlib/statistics"
	"github.com/pyq-lang/pyq/builtins/stdlib/sys"
	"github.com/pyq-lang/pyq/builtins/stdlib/text"
	"github.com/pyq-lang/pyq/builtins/stdlib/time"
	"github.com/pyq-lang/pyq/builtins/stdlib/traceback"
	"github.com/pyq-lang/pyq/builtins/stdlib/typing"
)

// shared make the members of the modules that all processes share, by dotted name.
var shared = map[string]func() starlark.StringDict{
	"_inspect":    traceback.InspectMembers,
	"_pickle":     dataclasses.PickleErrors,
	"abc":         collections.ABCMembers,
	"atexit":      sys.AtexitMembers,
	"base64":      binary.Base64Members,
	"binascii":    binary.BinasciiMembers,
	"bisect":      collections.BisectMembers,
	"calendar":    datetime.CalendarMembers,
	"cmath":       mathematics.CmathMembers,
	"codecs":      io.CodecsMembers,
	"collections": collections.Members,
	"contextlib":  contextlib.Members,
	"copy":        dataclasses.CopyMembers,
	"dataclasses": dataclasses.Members,
	"enum":        enum.Members,
	"csv":         csv.Members,
	"datetime":    datetime.Members,
	"errno":       io.ErrnoMembers,
	"fnmatch":     pathlib.FnmatchMembers,
	"fractions":   decimal.FractionsMembers,
	"glob":        pathlib.GlobMembers,
	"functools":   functools.Members,
	"hashlib":     binary.HashlibMembers,
	"heapq":       collections.HeapqMembers,
	"io":          io.Members,
	"itertools":   itertools.Members,
	"json":        json.Members,
	"keyword":     sys.KeywordMembers,
	"math":        mathematics.Members,
	"numbers":     decimal.NumbersMembers,
	"operator":    functools.OperatorMembers,
	"platform":    sys.PlatformMembers,
	"posixpath":   os.PathMembers,
	"pathlib":     pathlib.Members,
	"pprint":      text.PprintMembers,
	"random":      random.Members,
	"re":          re.Members,
	"secrets":     random.SecretsMembers,
	"_signal":     signals.Members,
	"shutil":      pathlib.ShutilMembers,
	"statistics":  statistics.Members,
	"struct":      binary.StructMembers,
	"tempfile":    pathlib.TempfileMembers,
	"string":      text.StringMembers,
	"textwrap":    text.TextwrapMembers,
	"time":        time.Members,
	"timeit":      time.TimeitMembers,
	"traceback":   traceback.Members,
	"types":       typing.TypesMembers,
	"typing":      typing.Members,
	"_typing":     typing.ParamMembers,
	"unicodedata": text.UnicodedataMembers,
	"uuid":        random.UUIDMembers,
	"warnings":    sys.WarningsMembers,
}

// modules are the modules that do not depend on a program's arguments.
var modules = sync.OnceValue(func() map[string]func() *module.Module {
	all := make(map[string]func() *module.Module, len(shared)+4)
	for name, members := range shared {
		all[name] = sync.OnceValue(func() *module.Module { return module.New(name, members()) })
	}
	all["collections.abc"], all["os.path"] = collections.ABCModule, os.PathModule
	written := func(name, library string, members ...string) {
		all[name] = sync.OnceValue(func() *module.Module { return module.New(name, shared[name]()).WithText(library, members...) })
	}
	written("collections", "_collections", "UserDict", "UserList", "UserString")
	written("enum", "_enum", enum.Written...)
	written("string", "_string", "Formatter")
	written("csv", "_csv_sniffer", "Sniffer")
	written("hashlib", "_hashlib_file", "file_digest")
	written("functools", "_functools", "partialmethod", "singledispatchmethod")
	all["copyreg"] = func() *module.Module { return dataclasses.Copyreg }
	all["os"] = func() *module.Module { return os.Module }
	all["logging"] = func() *module.Module { return logging.Module }
	all["decimal"] = func() *module.Module { return decimal.Module }
	return all
})

// Modules returns the modules for programs with the given arguments (sys.argv), by
// dotted name. Each is made when its function is first called. The map is the caller's.
func Modules(args []string) map[string]func() *module.Module {
	all := maps.Clone(modules())
	all["sys"] = sync.OnceValue(func() *module.Module { return sys.New(args) })
	return all
}
