package check

import (
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// A value is what is certain of an expression's value; the zero value is nothing.
//
// A value of the library's is a text that a Trial evaluates to a value like it: of the
// same type, with the same attributes. The variable q in "q = Queue(n)" is worth
// "Queue()".
type value struct {
	text  string
	setup setup // what the text needs before it
	// partial: the text has Unknown in it, in a place where any value may be.
	partial bool
	// loose: the value was made in a way from which its own attributes may depend.
	loose bool
	// filled: it is a container that may hold other things than the text's.
	filled bool
	// rounded: it stands for another number, of the same type.
	rounded bool
	// own: the text is of a function or class of the program, without what it does.
	own bool

	function *ast.FunctionDef // a function of the program
	lambda   *ast.Lambda
	class    *ast.ClassDef // a class of the program, or, if instance, of such a class
	instance bool
	module   string // a module of the program
}

// A setup is the statements that a text needs before it, each a line or several.
type setup string

// and joins two setups.
func (s setup) and(t setup) setup {
	if t == "" || strings.Contains(string(s), string(t)) {
		return s
	}
	return s + t
}

// isLib reports whether the library can tell of the value.
func (v value) isLib() bool { return v.text != "" }

// member is the text of an attribute of the value. After a number a dot would be another one's.
func (v value) member(name string) string {
	if v.text[0] >= '0' && v.text[0] <= '9' {
		return "(" + v.text + ")." + name
	}
	return v.text + "." + name
}

// A valueKey is an expression, or what a variable is worth.
type valueKey struct {
	expr     ast.Expr
	variable *scope.Symbol
}

// longestText is how long a text may become: constants and what they make grow with the
// program's.
const longestText = 300

// value finds out what an expression in a scope is worth.
func (c *checker) value(e ast.Expr, in *scope.Scope) value {
	key := valueKey{expr: e}
	if v, ok := c.values[key]; ok {
		return v
	}
	c.values[key] = value{} // while it is looked for: x = x + 1
	v := c.evaluate(e, in)
	if len(v.text) > longestText {
		v = value{}
	}
	c.values[key] = v
	return v
}

func (c *checker) evaluate(e ast.Expr, in *scope.Scope) value {
	switch e := e.(type) {
	case *ast.Paren:
		return c.value(e.Value, in)
	case *ast.Constant:
		return constantValue(e)
	case *ast.JoinedStr:
		return small["str"]
	case *ast.Name:
		if c.builtins[e] {
			return value{text: e.ID}
		}
		return c.nameValue(e.ID, in)
	case *ast.Attribute:
		return c.memberValue(e, in)
	case *ast.Call:
		return c.callValue(e, in)
	case *ast.BinOp:
		return c.operationValue(e, in)
	case *ast.UnaryOp:
		if v := c.value(e.Operand, in); e.Op == ast.Not {
			return value{text: "True"}
		} else if v.isLib() && !v.partial {
			return c.tried(value{text: "(" + e.Op.String() + v.text + ")", setup: v.setup, loose: v.loose, rounded: v.rounded})
		}
	case *ast.Lambda:
		return value{lambda: e}
	case *ast.Tuple:
		return c.displayValue("(", e.Elts, ",)", in)
	case *ast.List:
		return c.displayValue("[", e.Elts, "]", in)
	case *ast.Set:
		return value{text: "set()", filled: true}
	case *ast.Dict:
		return value{text: "{}", filled: len(e.Keys) > 0}
	case *ast.Comp:
		return value{text: [...]string{"[]", "set()", "{}", "(x for x in [])"}[e.Kind], filled: true}
	}
	return value{}
}

// replaced stands for a text that is too long for a Trial, or not known, replacedBytes for
// all bytes.
const replaced, replacedBytes = "'text'", "b'bytes'"

// constantValue is a literal, or a small one of the same type.
func constantValue(e *ast.Constant) value {
	const most = 16
	switch v := e.Value.(type) {
	case nil:
		return value{text: "None"}
	case bool:
		if v {
			return value{text: "True"}
		}
		return value{text: "False"}
	case int64:
		return value{text: strconv.FormatInt(min(v, most), 10), rounded: v > most}
	case float64:
		return value{text: "1.5", rounded: true}
	case ast.Imaginary:
		return value{text: "1j"}
	case string:
		text := quote(v)
		return value{text: text, partial: text == replaced}
	case ast.Bytes:
		return small["bytes"]
	case ast.Ellipsis:
		return value{text: "..."}
	}
	return value{text: strconv.Itoa(most), rounded: true} // a large int
}

// quote writes a text, or another one if this one is long, or may ask for a large width.
func quote(s string) string {
	digits := 0
	for _, r := range s {
		if digits++; r < '0' || r > '9' {
			digits = 0
		}
		if digits > 3 {
			return replaced
		}
	}
	if len(s) > longestText/2 {
		return replaced
	}
	return halves.ReplaceAllStringFunc(strconv.Quote(s), func(bytes string) string {
		b, _ := hex.DecodeString(bytes[6:8] + bytes[10:12]) // that they are digits has been seen
		return fmt.Sprintf(`\ud%03x`, int(b[0]&0x3f)<<6|int(b[1]&0x3f))
	})
}

// halves finds, in what Go has quoted, the bytes of half a surrogate pair.
var halves = regexp.MustCompile(`\\xed\\x[ab][0-9a-f]\\x[89ab][0-9a-f]`)

// typeName returns the name of a value's type, "" if it is not known.
func (c *checker) typeName(v value) string {
	if !v.isLib() {
		return ""
	}
	name := c.try(string(v.setup), "type("+v.text+").__name__").Value
	if name == Unknown {
		return ""
	}
	return name
}

// typed reports whether operations with a value depend on nothing but its type.
func (c *checker) typed(v value) bool {
	return v.isLib() && (!v.partial || v.text == replaced || v.text == replacedBytes)
}

// tried returns the value if its text can be evaluated.
func (c *checker) tried(v value) value {
	if o := c.try(string(v.setup), v.text); o.Raised != "" {
		return value{}
	}
	return v
}

// displayValue is a tuple or list with what the text shows that it holds.
func (c *checker) displayValue(open string, elts []ast.Expr, end string, in *scope.Scope) value {
	const most = 10
	v := value{}
	var list []string
	for i, x := range elts {
		if isStarred(x) || i == most {
			v.filled = true
			break
		}
		text, s, known := c.argument(x, in)
		list = append(list, text)
		v.setup = v.setup.and(s)
		v.filled = v.filled || !known
	}
	if len(list) == 0 && open == "(" {
		end = ")"
	}
	v.text = open + strings.Join(list, ", ") + end
	if len(v.text) > longestText {
		return value{text: open + ")", filled: true}
	}
	return v
}

// argument returns the text of a value that is handed on: Unknown if nothing is known of
// it. known says that it is just this value.
func (c *checker) argument(e ast.Expr, in *scope.Scope) (text string, s setup, known bool) {
	v := c.value(e, in)
	switch {
	case v.function != nil, v.lambda != nil:
		return "(lambda *a, **k: None)", "", false
	case v.isLib() && strings.Contains(v.text, "(") && c.try(string(v.setup), "hasattr("+v.text+", '__next__')").Value == "True":
		return Unknown, "", false // it may be endless: itertools.count()
	case v.isLib():
		return v.text, v.setup, !v.partial && !v.filled && !v.loose
	}
	return Unknown, "", false
}

// nameValue finds out what a name is worth: what it is bound to once, or always with the
// same type.
func (c *checker) nameValue(name string, in *scope.Scope) value {
	v := in.Find(name)
	if v == nil {
		if c.isGiven(name) && !c.o.isModuleName(name) {
			return value{text: name}
		}
		return value{}
	}
	key := valueKey{variable: v}
	if known, ok := c.values[key]; ok {
		return known
	}
	c.values[key] = value{}
	found := c.variableValue(v)
	found.filled = found.filled || containers[c.typeName(found)]
	c.values[key] = found
	return found
}

// isModuleName reports whether a name is one that each module has its own of.
func (o *Options) isModuleName(name string) bool {
	return strings.HasPrefix(name, "__") && name != "__name__" && !o.Predeclared(name)
}

func (c *checker) variableValue(v *scope.Symbol) value {
	const most = 8
	list := c.bindings(v)
	if v.IsParameter() {
		if class := c.facts.selves[v]; class != nil && len(list) == 0 {
			return value{class: class, instance: true}
		}
		return value{}
	}
	if len(list) == 0 || len(list) > most {
		return value{}
	}
	first := c.bindingValue(list[0])
	if len(list) == 1 {
		return first
	}
	for _, b := range list[1:] {
		other := c.bindingValue(b)
		if !first.isLib() || c.typeName(other) != c.typeName(first) || isCode[c.typeName(first)] {
			return value{}
		}
		first.loose = true
	}
	return first
}

// isCode are the types of whose values not two are alike.
var isCode = set("type", "module", "builtin_function_or_method", "function", "tuple", "")

func (c *checker) bindingValue(b scope.Binding) value {
	in := b.Region.Scope
	switch b.Kind {
	case scope.Definition:
		if f := b.Node.(*ast.FunctionDef); len(f.Decorators) == 0 && !f.Async {
			return value{function: f}
		}
	case scope.ClassBody:
		if k := b.Node.(*ast.ClassDef); len(k.Decorators) == 0 {
			return value{class: k}
		}
	case scope.Imported, scope.Starred:
		from, _ := b.Stmt.(*ast.ImportFrom)
		return c.importValue(b.Node.(*ast.Alias), from)
	case scope.Loop, scope.Generated:
		if b.Value != nil {
			return c.elementValue(b.Value, in)
		}
	case scope.Entered:
		if b.Value != nil {
			return c.value(entered(b.Value), in)
		}
	default:
		if b.IsValue() {
			return c.value(b.Value, in)
		}
	}
	return value{}
}

// entered is the call that gives a with statement its value.
func entered(e ast.Expr) ast.Expr {
	r := e.Range()
	return &ast.Call{Span: r, Func: &ast.Attribute{Span: r, Value: e, Attr: "__enter__"}}
}

// elementValue finds out what the variable of a for is worth.
func (c *checker) elementValue(e ast.Expr, in *scope.Scope) value {
	call, ok := ast.Unparen(e).(*ast.Call)
	if !ok {
		return value{}
	}
	if n, ok := call.Func.(*ast.Name); ok && (n.ID == "range" || n.ID == "xrange") && c.given(n, in) {
		return value{text: "1"}
	}
	return value{}
}

// isGiven reports whether a name has a value that the program need not define.
func (c *checker) isGiven(name string) bool { return c.o.Given(name, c.module.Python2) }

// given reports whether a name is not the program's but a built-in one.
func (c *checker) given(n *ast.Name, in *scope.Scope) bool {
	return c.builtins[n] || in.Find(n.ID) == nil && c.isGiven(n.ID)
}

// importValue finds out what an import binds.
func (c *checker) importValue(a *ast.Alias, from *ast.ImportFrom) value {
	switch {
	case from == nil:
		name := a.Name
		if c.isOwnModule(name) {
			return value{module: name}
		}
		v := value{text: name, setup: setup("import " + name + "\n")}
		if a.AsName == "" {
			v.text = topName(name)
		}
		return c.tried(v)
	case from.Level > 0 || from.Module == "__future__":
		return value{}
	case c.isOwnModule(from.Module):
		return value{}
	}
	alias := strings.ReplaceAll(from.Module, ".", "_") + "__" + a.Name
	return c.tried(value{text: alias, setup: setup(fmt.Sprintf("from %s import %s as %s\n", from.Module, a.Name, alias))})
}

// memberValue finds out what an attribute is worth: of a module or class, for those of
// objects change.
func (c *checker) memberValue(e *ast.Attribute, in *scope.Scope) value {
	v := c.value(e.Value, in)
	if !v.isLib() || c.facts.stores(e.Attr) {
		return value{}
	}
	switch c.typeName(v) {
	case "module", "type":
		return c.tried(value{text: v.member(e.Attr), setup: v.setup})
	}
	return value{}
}

// small are values of the types that operations give, to stand for what they give.
var small = map[string]value{
	"int": {text: "1", rounded: true}, "float": {text: "1.5", rounded: true}, "str": {text: replaced, partial: true},
	"bytes": {text: replacedBytes, partial: true}, "list": {text: "[]", filled: true}, "tuple": {text: "()", filled: true},
}

// operationValue finds out what a binary operation is worth.
func (c *checker) operationValue(e *ast.BinOp, in *scope.Scope) value {
	l, r := c.value(e.Left, in), c.value(e.Right, in)
	if e.Op == ast.Mod && c.typeName(l) == "str" {
		return small["str"]
	}
	if e.Op == ast.Pow || e.Op == ast.LShift || !c.typed(l) || !c.typed(r) {
		return value{}
	}
	result := c.tried(value{text: "(" + l.text + " " + e.Op.String() + " " + r.text + ")", partial: l.partial || r.partial, setup: l.setup.and(r.setup),
		loose: l.loose || r.loose, filled: l.filled || r.filled, rounded: true})
	if like, ok := small[c.typeName(result)]; ok { // or "a" * 9 * 9 * 9 would grow and grow
		like.loose = result.loose
		return like
	}
	return result
}
