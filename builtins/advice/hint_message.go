package advice

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/text"
)

// A factHint is a row of the table of hints: for errors of a kind, whose first name is of, if
// that is not "". hint returns "" where it does not apply.
type factHint struct {
	kind fact.Kind
	of   string
	hint func(x *fault, f fact.Fact) string
}

// factHints is searched in order.
var factHints = []factHint{
	{fact.NotDefined, "", nameHint},
	{fact.NoAttribute, "NoneType", noneHint},
	{fact.NotCallable, "NoneType", noneHint},
	{fact.NotSubscriptable, "NoneType", noneHint},
	{fact.NotIterable, "NoneType", noneHint},
	{fact.NotIterator, "NoneType", noneHint},
	{fact.NotReversible, "NoneType", noneHint},
	{fact.NotMapping, "NoneType", noneHint},
	{fact.NoLen, "NoneType", noneHint},
	{fact.NoAttribute, "", func(x *fault, _ fact.Fact) string {
		_, advice := hintOfMethod(x.exc)
		return advice
	}},

	{fact.NotCallable, "module", moduleHint},
	{fact.NotCallable, "tuple", commaHint},
	{fact.NotCallable, "list", commaHint},
	{fact.NotCallable, "", uncallableHint},
	{fact.NotSubscriptable, "function", callHint},
	{fact.NotSubscriptable, "builtin_function_or_method", callHint},
	{fact.NotSubscriptable, "method", callHint},
	{fact.NotIterable, "function", parenthesesHint},
	{fact.NotIterable, "builtin_function_or_method", parenthesesHint},
	{fact.NotIterable, "method", parenthesesHint},
	{fact.NotSubscriptable, "set", says("a set has no order: write sorted(x)[i], or make it a list")},
	{fact.NotSubscriptable, "", listHint("write list(x)[i]")},
	{fact.NoLen, "", lengthHint},
	{fact.NotIterable, "int", countHint},
	{fact.NotIterable, "", queueHint},

	{fact.Concatenate, "", concatenateHint},
	{fact.Operands, "", numberHint},
	{fact.NotOrdered, "", numberHint},
	{fact.NoItemAssignment, "str", says("text cannot be changed: make a new one, for instance with x.replace(...)")},
	{fact.NoItemAssignment, "tuple", says("a tuple cannot be changed: make it a list, with [ ] instead of ( )")},
	{fact.IndexType, "list", indexHint},
	{fact.IndexType, "tuple", indexHint},
	{fact.NotInteger, "float", func(x *fault, _ fact.Fact) string {
		if strings.Contains(x.expr, "/") {
			return "/ gives a float: write // for a whole number"
		}
		return "write int(...) around it"
	}},
	{fact.NotInteger, "str", says("it is text: write int(...) around it")},
	{fact.Unhashable, "list", says("what is a key or in a set cannot change: write tuple(...) around the list")},

	{fact.TooManyArguments, "", selfHint},
	{fact.MissingArguments, "", objectHint},
	{fact.NoParameters, "", initHint},
	{fact.TooManyToUnpack, "2", itemsHint},
	{fact.TooFewToUnpack, "2", itemsHint},
	{fact.Unbound, "", unboundHint},
}

// says returns a hint that always applies.
func says(text string) func(*fault, fact.Fact) string {
	return func(*fault, fact.Fact) string { return text }
}

// concatenateHint is for what + cannot join. Python 2 knows no f-strings.
func concatenateHint(x *fault, f fact.Fact) string {
	switch left, right := f.Name(0), f.Name(1); {
	case left == "str" && isNumber(right) && x.p.World().InPython2():
		return "write str(...) around the number"
	case left == "str" && isNumber(right):
		return `write str(...) around the number, or use an f-string: f"... {x}"`
	case left == "list" && right == "tuple":
		return "write list(...) around the tuple"
	case left == "list":
		return "write x + [item], or x.append(item)"
	case left == "tuple" && right == "list":
		return "write tuple(...) around the list"
	case left == "tuple":
		return "a tuple of one item is written (item,)"
	}
	return ""
}

func isNumber(typ string) bool { return typ == "int" || typ == "float" }

// objectHint is for a method that is called on its class.
func objectHint(_ *fault, f fact.Fact) string {
	class, method, ok := strings.Cut(f.Name(0), ".")
	if !ok || len(f.Names) != 2 || f.Name(1) != "self" {
		return ""
	}
	return "make an object first: " + class + "(...)." + method + "()"
}

// nothing are methods that change something and return None, with what to do instead.
var nothing = map[string]string{
	"sort": "write sorted(x) for a new list", "reverse": "write list(reversed(x)) for a new list",
	"append": "it changes the list itself", "extend": "it changes the list itself", "insert": "it changes the list itself", "remove": "it changes the list itself",
	"add": "it changes the set itself", "update": "it changes the object itself",
	"start": "make the process in one line, and start it in the next", "join": "it only waits", "put": "it only puts", "shuffle": "it changes the list itself",
}

var methodCall = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\.(\w+)\((?:[^()]|\([^()]*\))*\)\s*(?:#.*)?$`) })

// nothingCalled is a call whose result is used at once.
var nothingCalled = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\.(\w+)\((?:[^()]|\([^()]*\))*\)\s*(?:\[[^\[\]]*\]|\.\w+(?:\((?:[^()]|\([^()]*\))*\))?)$`)
})

// noneHint tells where a variable became None: by what a method that returns nothing returns.
func noneHint(x *fault, _ fact.Fact) string {
	name := nameIn(leadingName(), x.expr)
	if name == "" {
		name = nameIn(loopedName(), x.line)
	}
	if method := nameIn(nothingCalled(), x.expr); nothing[method] != "" {
		return method + "() returns None: " + nothing[method]
	}
	line, value := x.onlyAssignment(name)
	method := nameIn(methodCall(), value)
	if line == 0 || nothing[method] == "" {
		return ""
	}
	return name + " is None, which is what " + method + "() returns in line " + strconv.Itoa(line) + ": " + nothing[method]
}

// moduleHint names what a module that is called has of its own name.
func moduleHint(x *fault, _ fact.Fact) string {
	path := strings.Split(nameIn(calledName(), x.expr), ".")
	v := x.global(path[0])
	for _, name := range path[1:] {
		m, ok := v.(*module.Module)
		if !ok {
			return ""
		}
		v, _ = m.Attr(name)
	}
	m, ok := v.(*module.Module)
	if !ok {
		return ""
	}
	text := strings.Join(path, ".")
	last := m.Name()[strings.LastIndexByte(m.Name(), '.')+1:]
	around, _ := x.global(path[0]).(*module.Module)
	for _, in := range []struct {
		m    *module.Module
		text string
	}{{m, text}, {around, path[0]}} {
		if in.m == nil {
			continue
		}
		for _, name := range in.m.AttrNames() {
			if v, _ := in.m.Attr(name); strings.EqualFold(name, last) && v != nil && v != starlark.Value(m) && object.Callable(v) {
				return "did you mean " + in.text + "." + name + "(...)?"
			}
		}
	}
	return ""
}

var twoDisplays = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[(\[].*[)\]]\s*\(`) })

// commaHint is for displays that no comma separates.
func commaHint(x *fault, _ fact.Fact) string {
	if twoDisplays().MatchString(x.expr) {
		return "perhaps a comma is missing between the two"
	}
	return ""
}

var numberCalled = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d+\s*\(`) })

// uncallableHint is for a number before parentheses, and for a name that the program has
// given to something else.
func uncallableHint(x *fault, f fact.Fact) string {
	name := nameIn(leadingName(), x.expr)
	switch {
	case numberCalled().MatchString(x.expr):
		return "to multiply write * before the parenthesis"
	case name == "" || !strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(x.expr, name)), "("):
		return ""
	case f.Name(0) == "Process" || f.Name(0) == "Thread":
		return "write " + name + ".start()"
	case x.p.World().Env[name] == nil || strings.Contains(name, "$"):
		return ""
	}
	if line, _ := x.onlyAssignment(name); line > 0 {
		return "line " + strconv.Itoa(line) + " takes the name " + name + " for something else: choose another name there"
	}
	return ""
}

// callHint is for brackets behind a function.
func callHint(x *fault, _ fact.Fact) string {
	if name, _, ok := strings.Cut(x.expr, "["); ok && name != "" && !strings.ContainsAny(name, " (") {
		return "a function is called with ( ): write " + name + "(...)"
	}
	return ""
}

var methodNamed = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\bin\s+([\w.]+)\s*:`) })

// parenthesesHint is for a loop over a function.
func parenthesesHint(x *fault, _ fact.Fact) string {
	if name := nameIn(methodNamed(), x.line); name != "" {
		return "the function is not called: write " + name + "()"
	}
	return ""
}

// lazy are iterators that programs take for lists.
var lazy = map[string]bool{"map": true, "filter": true, "zip": true, "generator": true, "enumerate": true, "reversed": true,
	"list_reverseiterator": true, "dict_keys": true, "dict_values": true, "dict_items": true}

func listHint(text string) func(*fault, fact.Fact) string {
	return func(_ *fault, f fact.Fact) string {
		if lazy[f.Name(0)] {
			return text
		}
		return ""
	}
}

func lengthHint(x *fault, f fact.Fact) string {
	if strings.HasSuffix(f.Name(0), "Queue") {
		return "write q.qsize()"
	}
	if strings.HasPrefix(f.Name(0), "dict_") {
		return ""
	}
	return listHint("write len(list(x))")(x, f)
}

var (
	loopedText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*for\b.*\bin\s+(len\(.*\)|[\w.]+)\s*:`) })
	sumCall    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^sum\(`) })
)

// countHint is for a loop over a number.
func countHint(x *fault, _ fact.Fact) string {
	switch what := nameIn(loopedText(), x.line); {
	case what != "":
		return "to count write range(" + what + ")"
	case sumCall().MatchString(x.expr):
		return "sum takes a list of numbers: write sum([a, b])"
	}
	return ""
}

func queueHint(x *fault, f fact.Fact) string {
	if strings.HasSuffix(f.Name(0), "Queue") && nameIn(loopedText(), x.line) != "" {
		return "items are taken with get(): write for item in iter(q.get, None): and put None at the end"
	}
	return ""
}

// numberHint is for text among numbers.
func numberHint(_ *fault, f fact.Fact) string {
	left, right := f.Name(1), f.Name(2)
	switch {
	case !(left == "str" && isNumber(right) || isNumber(left) && right == "str"):
		return ""
	case f.Name(0) == "+" || f.Name(0) == "+=":
		return "one is a number and one is text: write int(...) around the text to add, or str(...) around the number to join"
	}
	return "one of them is text: write int(...) or float(...) around it"
}

// indexHint is for what is no index of a list.
func indexHint(x *fault, f fact.Fact) string {
	switch got := f.Name(1); {
	case got == "tuple":
		return "an item of a list in a list is x[i][j]"
	case got == "float" && strings.Contains(x.expr, "/"):
		return "/ gives a float: write // for a whole number"
	case got == "float":
		return "write int(...) around the index"
	}
	return ""
}

// selfHint is for a method that does not take the object.
func selfHint(x *fault, about fact.Fact) string {
	if x.code == nil {
		return ""
	}
	takes, err1 := strconv.Atoi(about.Name(1))
	got, err2 := strconv.Atoi(about.Name(2))
	for _, f := range x.code.FunctionsNamed(about.Name(0)) {
		if f.Qualname == f.Name || strings.HasSuffix(f.Qualname, "<locals>."+f.Name) || err1 != nil || err2 != nil || got != takes+1 || x.decorated(f) {
			continue
		}
		if len(f.Params) == 0 || f.Params[0] != "self" && f.Params[0] != "cls" {
			return "the object comes first: write def " + f.Name + "(" + strings.Join(append([]string{"self"}, f.Params...), ", ") + "):"
		}
	}
	return ""
}

// decorated reports whether a function has a decorator, such as staticmethod.
func (x *fault) decorated(f *text.Function) bool {
	lines := x.code.Lines()
	i := int(f.Def.Line) - 2
	return i >= 0 && i < len(lines) && strings.HasPrefix(strings.TrimSpace(lines[i]), "@")
}

// initHint is for a class whose __init__ is misspelt.
func initHint(x *fault, f fact.Fact) string {
	if x.code == nil {
		return ""
	}
	for _, name := range []string{"_init_", "init", "__init", "_init__", "__init_", "__int__", "___init___"} {
		if len(x.code.FunctionsNamed(f.Name(0)+"."+name)) > 0 {
			return "the method that takes them is called __init__, not " + name
		}
	}
	return ""
}

var itemOf = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Za-z_]\w*)\[[^\[\]]*\]$`) })

// keyHint is for a key that is near one of the dict's, or is of another type.
func keyHint(x *fault) string {
	if len(x.exc.Args) != 1 {
		return ""
	}
	d, ok := x.global(nameIn(itemOf(), x.expr)).(*starlark.Dict)
	if !ok {
		return ""
	}
	key := x.exc.Args[0]
	if _, found, _ := d.Get(key); found {
		return ""
	}
	var keys []string
	for _, k := range d.Keys() {
		s, isText := k.(starlark.String)
		if isText {
			keys = append(keys, string(s))
		}
		if _, wantsText := key.(starlark.String); wantsText != isText && object.Text(k) == object.Text(key) {
			if isText {
				return "the key is text: write " + k.String()
			}
			return "the key is no text: write " + k.String()
		}
	}
	if s, ok := key.(starlark.String); ok {
		if near := spelling.NearestWithin(string(s), keys, 4); near != "" {
			return "there is a key '" + near + "'"
		}
	}
	return ""
}

var twoOf = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*for\s+\w+\s*,\s*\w+\s+in\s+([A-Za-z_]\w*)\s*:`) })

// itemsHint is for a loop over the keys and values of a dict.
func itemsHint(x *fault, _ fact.Fact) string {
	name := nameIn(twoOf(), x.line)
	if _, ok := x.global(name).(*starlark.Dict); ok {
		return "a loop over a dict gives its keys: write " + name + ".items()"
	}
	return ""
}

// unboundHint is for a function that assigns what it means to be the module's variable.
func unboundHint(x *fault, f fact.Fact) string {
	if x.p.Global(f.Name(0)) != nil && regexp.MustCompile(`\b`+f.Name(0)+`\s*[-+*/%|&^]{1,2}=`).MatchString(x.line) {
		return "to change the module's variable write global " + f.Name(0) + " at the beginning of the function"
	}
	return ""
}
