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
	"github.com/pyq-lang/pyq/interp/text"
)

// A messageHint is a row of the table of hints: for errors of a class whose text matches
// the pattern, see engineError. hint returns "" where it does not apply.
type messageHint struct {
	class, pattern string
	hint           func(x *fault, parts []string) string
}

// messageHints is searched in order.
var messageHints = []messageHint{
	{"NameError", "name '*' is not defined", nameHint},
	{"AttributeError", "'NoneType' object has no attribute '*'", noneHint},
	{"TypeError", "'NoneType' object is not *", noneHint},
	{"TypeError", "object of type 'NoneType' has no len()", noneHint},
	{"AttributeError", "'*' object has no attribute '*'", func(x *fault, _ []string) string {
		_, advice := hintOfMethod(x.exc, x.text)
		return advice
	}},

	{"TypeError", "'module' object is not callable", moduleHint},
	{"TypeError", "'tuple' object is not callable", commaHint},
	{"TypeError", "'list' object is not callable", commaHint},
	{"TypeError", "'*' object is not callable", uncallableHint},
	{"TypeError", "'function' object is not subscriptable", callHint},
	{"TypeError", "'builtin_function_or_method' object is not subscriptable", callHint},
	{"TypeError", "'method' object is not subscriptable", callHint},
	{"TypeError", "'function' object is not iterable", parenthesesHint},
	{"TypeError", "'builtin_function_or_method' object is not iterable", parenthesesHint},
	{"TypeError", "'method' object is not iterable", parenthesesHint},
	{"TypeError", "'set' object is not subscriptable", says("a set has no order: write sorted(x)[i], or make it a list")},
	{"TypeError", "'*' object is not subscriptable", listHint("write list(x)[i]")},
	{"TypeError", "object of type '*' has no len()", lengthHint},
	{"TypeError", "'int' object is not iterable", countHint},
	{"TypeError", "'*' object is not iterable", queueHint},

	{"TypeError", `can only concatenate str (not "int") to str`, says(`write str(...) around the number, or use an f-string: f"... {x}"`)},
	{"TypeError", `can only concatenate str (not "float") to str`, says(`write str(...) around the number, or use an f-string: f"... {x}"`)},
	{"TypeError", "cannot concatenate 'str' and 'int' objects", says("write str(...) around the number")},
	{"TypeError", "cannot concatenate 'str' and 'float' objects", says("write str(...) around the number")},
	{"TypeError", `can only concatenate list (not "*") to list`, func(_ *fault, parts []string) string {
		if parts[0] == "tuple" {
			return "write list(...) around the tuple"
		}
		return "write x + [item], or x.append(item)"
	}},
	{"TypeError", `can only concatenate tuple (not "*") to tuple`, func(_ *fault, parts []string) string {
		if parts[0] == "list" {
			return "write tuple(...) around the list"
		}
		return "a tuple of one item is written (item,)"
	}},
	{"TypeError", "unsupported operand type(s) for *: '*' and '*'", numberHint},
	{"TypeError", "'*' not supported between instances of '*' and '*'", func(x *fault, parts []string) string {
		return numberHint(x, []string{"<", parts[1], parts[2]})
	}},
	{"TypeError", "'str' object does not support item assignment", says("text cannot be changed: make a new one, for instance with x.replace(...)")},
	{"TypeError", "'tuple' object does not support item assignment", says("a tuple cannot be changed: make it a list, with [ ] instead of ( )")},
	{"TypeError", "list indices must be integers or slices, not *", indexHint},
	{"TypeError", "tuple indices must be integers or slices, not *", indexHint},
	{"TypeError", "'float' object cannot be interpreted as an integer", func(x *fault, _ []string) string {
		if strings.Contains(x.expr, "/") {
			return "/ gives a float: write // for a whole number"
		}
		return "write int(...) around it"
	}},
	{"TypeError", "'str' object cannot be interpreted as an integer", says("it is text: write int(...) around it")},
	{"TypeError", "unhashable type: 'list'", says("what is a key or in a set cannot change: write tuple(...) around the list")},

	{"TypeError", "* takes * positional argument* but * given", selfHint},
	{"TypeError", "* missing 1 required positional argument: 'self'", func(_ *fault, parts []string) string {
		class, _, ok := strings.Cut(parts[0], ".")
		if !ok {
			return ""
		}
		return "make an object first: " + class + "(...)" + strings.TrimPrefix(parts[0], class)
	}},
	{"TypeError", "*() takes no arguments", initHint},
	{"KeyError", "*", keyHint},
	{"ValueError", "too many values to unpack (expected 2)", itemsHint},
	{"ValueError", "not enough values to unpack (expected 2, got *)", itemsHint},
	{"UnboundLocalError", "cannot access local variable '*' where it is not associated with a value", unboundHint},
}

// says returns a hint that always applies.
func says(text string) func(*fault, []string) string {
	return func(*fault, []string) string { return text }
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
func noneHint(x *fault, _ []string) string {
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
func moduleHint(x *fault, _ []string) string {
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
func commaHint(x *fault, parts []string) string {
	if twoDisplays().MatchString(x.expr) {
		return "perhaps a comma is missing between the two"
	}
	return ""
}

var numberCalled = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d+\s*\(`) })

// uncallableHint is for a number before parentheses, and for a name that the program has
// given to something else.
func uncallableHint(x *fault, parts []string) string {
	name := nameIn(leadingName(), x.expr)
	switch {
	case numberCalled().MatchString(x.expr):
		return "to multiply write * before the parenthesis"
	case name == "" || !strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(x.expr, name)), "("):
		return ""
	case parts[0] == "Process" || parts[0] == "Thread":
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
func callHint(x *fault, _ []string) string {
	if name, _, ok := strings.Cut(x.expr, "["); ok && name != "" && !strings.ContainsAny(name, " (") {
		return "a function is called with ( ): write " + name + "(...)"
	}
	return ""
}

var methodNamed = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\bin\s+([\w.]+)\s*:`) })

// parenthesesHint is for a loop over a function.
func parenthesesHint(x *fault, _ []string) string {
	if name := nameIn(methodNamed(), x.line); name != "" {
		return "the function is not called: write " + name + "()"
	}
	return ""
}

// lazy are iterators that programs take for lists.
var lazy = map[string]bool{"map": true, "filter": true, "zip": true, "generator": true, "enumerate": true, "reversed": true,
	"list_reverseiterator": true, "dict_keys": true, "dict_values": true, "dict_items": true}

func listHint(text string) func(*fault, []string) string {
	return func(_ *fault, parts []string) string {
		if lazy[parts[0]] {
			return text
		}
		return ""
	}
}

func lengthHint(x *fault, parts []string) string {
	if strings.HasSuffix(parts[0], "Queue") {
		return "write q.qsize()"
	}
	if strings.HasPrefix(parts[0], "dict_") {
		return ""
	}
	return listHint("write len(list(x))")(x, parts)
}

var (
	loopedText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*for\b.*\bin\s+(len\(.*\)|[\w.]+)\s*:`) })
	sumCall    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^sum\(`) })
)

// countHint is for a loop over a number.
func countHint(x *fault, parts []string) string {
	switch what := nameIn(loopedText(), x.line); {
	case what != "":
		return "to count write range(" + what + ")"
	case sumCall().MatchString(x.expr):
		return "sum takes a list of numbers: write sum([a, b])"
	}
	return ""
}

func queueHint(x *fault, parts []string) string {
	if strings.HasSuffix(parts[0], "Queue") && nameIn(loopedText(), x.line) != "" {
		return "items are taken with get(): write for item in iter(q.get, None): and put None at the end"
	}
	return ""
}

// numberHint is for text among numbers.
func numberHint(_ *fault, parts []string) string {
	op, left, right := strings.TrimSuffix(parts[0], "="), parts[1], parts[2]
	number := func(s string) bool { return s == "int" || s == "float" }
	switch {
	case !(left == "str" && number(right) || number(left) && right == "str"):
		return ""
	case op == "+":
		return "one is a number and one is text: write int(...) around the text to add, or str(...) around the number to join"
	}
	return "one of them is text: write int(...) or float(...) around it"
}

// indexHint is for what is no index of a list.
func indexHint(x *fault, parts []string) string {
	switch {
	case parts[0] == "tuple":
		return "an item of a list in a list is x[i][j]"
	case parts[0] == "float" && strings.Contains(x.expr, "/"):
		return "/ gives a float: write // for a whole number"
	case parts[0] == "float":
		return "write int(...) around the index"
	}
	return ""
}

// selfHint is for a method that does not take the object.
func selfHint(x *fault, parts []string) string {
	if x.code == nil {
		return ""
	}
	given, _, _ := strings.Cut(parts[3], " ")
	takes, err1 := strconv.Atoi(parts[1])
	got, err2 := strconv.Atoi(given)
	for _, f := range x.code.FunctionsNamed(strings.TrimSuffix(parts[0], "()")) {
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
func initHint(x *fault, parts []string) string {
	if x.code == nil {
		return ""
	}
	for _, name := range []string{"_init_", "init", "__init", "_init__", "__init_", "__int__", "___init___"} {
		if len(x.code.FunctionsNamed(parts[0]+"."+name)) > 0 {
			return "the method that takes them is called __init__, not " + name
		}
	}
	return ""
}

var itemOf = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Za-z_]\w*)\[[^\[\]]*\]$`) })

// keyHint is for a key that is near one of the dict's, or is of another type.
func keyHint(x *fault, _ []string) string {
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
func itemsHint(x *fault, _ []string) string {
	name := nameIn(twoOf(), x.line)
	if _, ok := x.global(name).(*starlark.Dict); ok {
		return "a loop over a dict gives its keys: write " + name + ".items()"
	}
	return ""
}

// unboundHint is for a function that assigns what it means to be the module's variable.
func unboundHint(x *fault, parts []string) string {
	if x.p.Global(parts[0]) != nil && regexp.MustCompile(`\b`+parts[0]+`\s*[-+*/%|&^]{1,2}=`).MatchString(x.line) {
		return "to change the module's variable write global " + parts[0] + " at the beginning of the function"
	}
	return ""
}
