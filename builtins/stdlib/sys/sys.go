package sys

import (
	"github.com/pyq-lang/pyq/interp/memory"

	"maps"
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The version of Python whose behaviour this is, as programs see it.
const (
	versionMajor, versionMinor, versionMicro = 3, 12, 0
	versionText                              = "3.12.0 (pyq)"
	hexVersion                               = versionMajor<<24 | versionMinor<<16 | versionMicro<<8 | 0xf0
)

// New returns the module sys for programs with the given arguments.
func New(args []string) *module.Module {
	own := &ownSys{args: args}
	m := module.NewPrivate("sys", own)
	own.module = m
	for _, name := range []string{"argv", "path"} {
		m.WithLegacy(name, giveTexts, takeTexts)
	}
	return m
}

// giveTexts returns the texts of a list for a process that begins anew.
func giveTexts(v starlark.Value) starlark.Value {
	list, ok := object.Native(v).(*starlark.List)
	if !ok {
		return nil
	}
	var texts starlark.Tuple
	for x := range list.Elements() {
		if _, ok := x.(starlark.String); ok {
			texts = append(texts, x)
		}
	}
	return texts
}

// takeTexts gives a list the texts.
func takeTexts(to, v starlark.Value) {
	list := to.(*starlark.List)
	_ = list.Clear() // nobody iterates over it yet
	for _, x := range v.(starlark.Tuple) {
		_ = list.Append(x)
	}
}

// ownSys makes the module sys.
type ownSys struct {
	args   []string
	module *module.Module
}

// Members implements module.ModuleMaker.
func (s *ownSys) Members(p *proc.Proc) starlark.StringDict {
	m := sysMembers(s.args)
	if p != nil {
		p.OnUncaught(s.uncaught)
		if p.World().InPython2() {
			maps.Copy(m, sysPython2())
		}
	}
	return m
}

// sysMembers is the module sys for programs with the given arguments. Modules are found
// beside the program only, so that changes of path have no effect.
func sysMembers(args []string) starlark.StringDict {
	m := call.Functions(
		call.F0("sys.getrecursionlimit()", getRecursionLimit),
		call.F0("sys.exc_info()", excInfo),
		call.F0("sys.exception()", sysException),
		call.F1("sys._getframe(depth=0, /)", getFrame),
		call.F1("sys.setrecursionlimit(limit, /)", setRecursionLimit),
		call.F2("getsizeof(object, default=None)", sizeOf),
		kit.Constant("sys.getdefaultencoding", starlark.String("utf-8")),
		kit.Constant("sys.getfilesystemencoding", starlark.String("utf-8")),
		kit.Constant("sys.get_int_max_str_digits", starlark.MakeInt(4300)),
		kit.Constant("sys.getswitchinterval", starlark.Float(0.005)),
		call.F1("sys.setswitchinterval(interval, /)", ignore),
		call.F1("set_int_max_str_digits(maxdigits)", ignore),
		call.F1("sys.settrace(function, /)", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			module.HooksOf(proc.Of(thread)).Trace = f
			return starlark.None, nil
		}),
		call.F1("sys.setprofile(function, /)", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			module.HooksOf(proc.Of(thread)).Profile = f
			return starlark.None, nil
		}),
		call.F0("sys.gettrace()", func(thread *starlark.Thread) (starlark.Value, error) {
			return kit.OrNone(module.HooksOf(proc.Of(thread)).Trace), nil
		}),
		call.F0("sys.getprofile()", func(thread *starlark.Thread) (starlark.Value, error) {
			return kit.OrNone(module.HooksOf(proc.Of(thread)).Profile), nil
		}),
		kit.Constant("sys.is_finalizing", starlark.False),
		call.F1("sys.intern(string, /)", intern),
		call.F1("sys.exit(status=None, /)", prelude.Exit),
		call.F1("sys.getrefcount(object, /)", func(*starlark.Thread, starlark.Value) (starlark.Value, error) { return starlark.MakeInt(2), nil }),
	)
	maps.Copy(m, sysConstants())
	argv := make([]starlark.Value, len(args))
	for i, a := range args {
		argv[i] = starlark.String(a)
	}
	m["argv"] = starlark.NewList(argv)
	m["orig_argv"] = starlark.NewList(append([]starlark.Value(nil), argv...))
	m["path"] = starlark.NewList([]starlark.Value{starlark.String("")})
	m["stdin"], m["stdout"], m["stderr"] = io.Stdin, prelude.Stdout, prelude.Stderr
	m[hookName], m["__excepthook__"] = defaultHook(), defaultHook()
	m["__stdin__"], m["__stdout__"], m["__stderr__"] = io.Stdin, prelude.Stdout, prelude.Stderr
	return m
}

// sysPython2 is what differs in a Python 2 program.
func sysPython2() starlark.StringDict {
	return starlark.StringDict{
		"version":      starlark.String("2.7.18 (pyq)"),
		"version_info": versionInfo(2, 7, 18),
		"hexversion":   starlark.MakeInt(0x020712f0),
		"maxint":       starlark.MakeInt64(math.MaxInt64),
	}
}

func versionInfo(major, minor, micro int) starlark.Value {
	version := kit.NewSequenceType("sys", "version_info", "major", "minor", "micro", "releaselevel", "serial")
	i := starlark.MakeInt
	return version.New(nil, i(major), i(minor), i(micro), starlark.String("final"), i(0))
}

func sysConstants() starlark.StringDict {
	floats := kit.NewSequenceType("sys", "float_info", "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp",
		"dig", "mant_dig", "epsilon", "radix", "rounds")
	ints := kit.NewSequenceType("sys", "int_info", "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
	hash := kit.NewSequenceType("sys", "hash_info", "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
	flagNames := []string{"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
		"ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode",
		"warn_default_encoding", "safe_path", "int_max_str_digits"}
	flags := make([]starlark.Value, len(flagNames))
	for i := range flags {
		flags[i] = starlark.MakeInt(0)
	}
	i := starlark.MakeInt
	return starlark.StringDict{
		"version":      starlark.String(versionText),
		"version_info": versionInfo(versionMajor, versionMinor, versionMicro),
		"hexversion":   i(hexVersion),
		"platform":     starlark.String("linux"),
		"byteorder":    starlark.String("little"),
		"executable":   starlark.String("/usr/bin/pyq"),
		"prefix":       starlark.String("/usr"),
		"copyright":    starlark.String("pyq: Python programs of processes"),
		"maxsize":      starlark.MakeInt64(math.MaxInt64),
		"maxunicode":   i(0x10ffff),
		"float_info": floats.New(nil, starlark.Float(math.MaxFloat64), i(1024), i(308), starlark.Float(0x1p-1022), i(-1021), i(-307),
			i(15), i(53), starlark.Float(0x1p-52), i(2), i(1)),
		"int_info":             ints.New(nil, i(30), i(4), i(4300), i(640)),
		"hash_info":            hash.New(nil, i(64), starlark.MakeInt64(1<<61-1), i(314159), i(0), i(1000003), starlark.String("siphash13"), i(64), i(128), i(0)),
		"flags":                kit.NewSequenceType("sys", "flags", flagNames...).New(nil, flags...),
		"builtin_module_names": starlark.Tuple{},
		"implementation":       implementation(),
		"dont_write_bytecode":  starlark.True,
		"warnoptions":          starlark.NewList(nil),
	}
}

// implementation is sys.implementation.
func implementation() starlark.Value {
	class := object.NewClass("SimpleNamespace").In("types").Static()
	class.DefineObjects(kit.PlainObject)
	class.Set("name", starlark.String("pyq"))
	class.Set("cache_tag", starlark.None)
	return object.NewInstance(nil, class, nil)
}

// ignore is a setting that has no meaning here.
func ignore(*starlark.Thread, starlark.Value) (starlark.Value, error) { return starlark.None, nil }

func intern(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	if _, ok := v.(starlark.String); !ok {
		return nil, raise.Errorf("TypeError", "intern() argument must be str, not %s", object.TypeOf(v).Name())
	}
	return v, nil
}

func getRecursionLimit(thread *starlark.Thread) (starlark.Value, error) {
	return starlark.MakeInt(proc.Of(thread).RecursionLimit()), nil
}

func setRecursionLimit(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	n, err := object.IndexInt(thread, v)
	if err != nil {
		return nil, err
	}
	limit, ok := n.Int64()
	switch {
	case !ok || limit > math.MaxInt32:
		return nil, raise.Errorf("OverflowError", "Python int too large to convert to C int")
	case limit < 1:
		return nil, raise.Errorf("ValueError", "recursion limit must be greater or equal than 1")
	}
	proc.Of(thread).SetRecursionLimit(int(limit))
	return starlark.None, nil
}

// sizeOf is sys.getsizeof: what CPython uses for a value of the kind and size, on a
// machine of 64 bits.
func sizeOf(thread *starlark.Thread, obj, _ starlark.Value) (starlark.Value, error) {
	n := 48
	switch x := obj.(type) {
	case starlark.NoneType:
		n = 16
	case starlark.Bool:
		n = 28
	case starlark.Int:
		n = 24 + 4*max(1, (x.BigInt().BitLen()+29)/30)
		if x.Sign() == 0 {
			n = 28
		}
	case starlark.Float:
		n = 24
	case starlark.String:
		n = stringSize(string(x))
	case starlark.Bytes:
		n = 33 + len(x)
	case starlark.Tuple:
		n = 40 + 8*len(x)
	case *starlark.List:
		n = 56 + 8*x.Len()
	case *starlark.Dict:
		n = 64
		for size := 8; x.Len() > 0 && n == 64; size *= 2 {
			if x.Len() <= size*2/3 {
				n = 104 + size*16 // about
			}
		}
	case *starlark.Set:
		n = 216
		for size := 8; x.Len()*5 > size*3; size *= 4 {
			n = 216 + size*4*16
		}
	case *memory.Function, *starlark.Function:
		n = 160
	default:
		if k, err := object.Length(thread, x); err == nil {
			n = 48 + 8*k
		}
	}
	return starlark.MakeInt(n), nil
}

// stringSize depends on the widest character.
func stringSize(s string) int {
	n, widest := 0, rune(0)
	for _, r := range s {
		n++
		widest = max(widest, r)
	}
	switch {
	case widest < 0x80:
		return 49 + n
	case widest < 0x100:
		return 73 + n
	case widest < 0x10000:
		return 74 + 2*n
	}
	return 76 + 4*n
}
