package lower

// The names of the helpers that lowered programs call for what Starlark lacks or does
// differently. No program can write them. Helpers lists them all.
const (
	helperModule      = "$module"
	helperName        = "$name"
	helperUncalled    = "$uncalled"
	helperBuiltin     = "$builtin"
	helperBuiltins    = "$builtins"
	helperCell        = "$cell"
	helperGlobalCell  = "$globalcell"
	helperSet         = "$set"
	helperSetName     = "$setname"
	helperSessionCell = "$sessioncell"
	helperDisplay     = "$display"
	helperClear       = "$clear"
	helperNamespace   = "$currentnamespace"
	helperGlobals     = "$currentglobals"

	helperIs       = "$is"
	helperBinary   = "$binary"
	helperInPlace  = "$inplace"
	helperUnary    = "$unary"
	helperInPlace2 = "$inplace2"
	helperPercent2 = "$percent2"
	helperDiv2     = "$div2"
	helperCompare  = "$compare"
	helperCompare2 = "$compare2"

	helperIter         = "$iter"
	helperIterUnpack   = "$iterunpack"
	helperUnpack       = "$unpack"
	helperUnpackStar   = "$unpackstar"
	helperList         = "$list"
	helperTuple        = "$tuple"
	helperTypeParam    = "$typeparam"
	helperTypeAlias    = "$typealias"
	helperParameterize = "$parameterize"
	helperSetOf        = "$setof"
	helperDict         = "$dict"
	helperDictOf       = "$dictof"
	helperMerge        = "$merge"
	helperStar         = "$star"
	helperDoubleStar   = "$doublestar"
	helperGenExp       = "$genexp"

	helperSlice    = "$slice"
	helperSliceOf  = "$sliceof"
	helperItem     = "$item"
	helperSetItem  = "$setitem"
	helperSetSlice = "$setslice"
	helperDelItem  = "$delitem"
	helperDelSlice = "$delslice"
	helperAttr     = "$attr"
	helperAttr2    = "$attr2"
	helperSetAttr  = "$setattr"
	helperDelAttr  = "$delattr"

	helperFString = "$fstring"
	helperFormat  = "$format"
	helperStr     = "$str"
	helperUnicode = "$unicode2"
	helperRepr    = "$repr"
	helperASCII   = "$ascii"
	helperRepr2   = "$repr2"
	helperPrint   = "$print"
	helperPrint2  = "$print2"

	helperImport     = "$import"
	helperImportAs   = "$importas"
	helperImportFrom = "$importfrom"

	helperAssert  = "$assert"
	helperTry     = "$try"
	helperSignal  = "$trysignal"
	helperMatches = "$matches"
	helperHandle  = "$handle"

	helperMatchStar  = "$matchstar"
	helperRaisedStar = "$raisedstar"
	helperEndStar    = "$endstar"

	helperLeave    = "$leave"
	helperRaise    = "$raise"
	helperRaise2   = "$raise2"
	helperReraise  = "$reraise"
	helperWith     = "$with"
	helperClass    = "$class"
	helperClass2   = "$class2"
	helperLookup   = "$lookup"
	helperAnnotate = "$annotate"
	helperSuper    = "$super"
	helperGen      = "$generator"
	helperYield    = "$yield"
	helperYieldAll = "$yieldfrom"

	helperMatchSeq   = "$matchsequence"
	helperMatchMap   = "$matchmapping"
	helperMatchClass = "$matchclass"

	helperEval   = "$eval"
	helperExec   = "$exec"
	helperLocals = "$locals"

	helperImaginary = "$imaginary"
	valueEllipsis   = "$ellipsis"
)

// A Helper is a builtin that lowered programs call.
type Helper struct {
	Name string
	// Min and Max are the least and the greatest number of positional
	// arguments; Max is -1 if there is no limit.
	Min, Max int
	Doc      string
}

// Helpers are all the helpers that lowered programs may call. The values of the same
// names must be predeclared for them; $ellipsis is no function but Ellipsis.
var Helpers = []Helper{
	{helperModule, 1, 1, "registers the module whose top level calls it, under the given name"},
	{helperUncalled, 2, 2, "warns if a function, which the text names in a statement of its own, is not called"},
	{helperName, 1, 2, "raises NameError, unless the name came up at run time; True in a function of Python 2"},
	{helperBuiltins, 0, 0, "__builtins__, the module with the predeclared names"},
	{helperBuiltin, 1, 1, "the predeclared value of a name that the module assigns"},
	{helperCell, 1, 2, "a variable of a function, by name, with its value if it has one"},
	{helperGlobalCell, 1, 2, "a variable of a module, by name, with the predeclared value that it hides"},
	{helperSessionCell, 1, 2, "a variable of the session, by name, with the predeclared value that it hides"},
	{helperDisplay, 1, 1, "shows the value of an expression at a prompt"},
	{helperSet, 2, 2, "sets the cell and returns the value (:=)"},
	{helperSetName, 3, 3, "sets a name of a namespace and returns the value (:=)"},
	{helperNamespace, 0, 0, "the namespace that a fragment runs in"},
	{helperGlobals, 0, 0, "the global names of that namespace"},
	{helperClear, 1, 2, "empties the cell (del); with True, also an empty one"},

	{helperIs, 2, 2, "a is b"},
	{helperUnary, 2, 2, "op x: op, x"},
	{helperBinary, 3, 3, "a op b: op, a, b"},
	{helperInPlace, 3, 3, "the value of a after a op= b: op, a, b"},
	{helperInPlace2, 3, 3, "the same in Python 2"},
	{helperPercent2, 2, 2, "a % b in Python 2"},
	{helperDiv2, 2, 2, "a / b in Python 2"},
	{helperCompare, 3, -1, "a comparison or a chain of them: a, op, b, op, function for c..."},

	{helperIter, 1, 1, "what a for statement loops over"},
	{helperIterUnpack, 2, 2, "what a for statement with n targets loops over"},
	{helperUnpack, 2, 2, "the n values of an iterable, a tuple"},
	{helperUnpackStar, 3, 3, "the same with a starred target: iterable, before, after"},
	{helperList, 1, 1, "x as *x in a display: its list"},
	{helperTuple, 1, 1, "tuple(x)"},
	{helperSetOf, 1, 1, "set(x)"},
	{helperDictOf, 1, 1, "the dict of pairs"},
	{helperDict, 0, -1, "the dict of keys and values in turn"},
	{helperMerge, 1, -1, "the dict of all entries of mappings"},
	{helperStar, 2, 2, "x as *x in a call: x, what the error begins with, such as \"print() \""},
	{helperDoubleStar, 1, -1, "mappings as **x in a call; equal keys are an error"},
	{helperGenExp, 4, 4, "a generator expression: iterable, number of targets, element, condition"},
	{helperCompare2, 3, -1, "the same in Python 2, where all values have an order"},

	{helperSlice, 4, 4, "x[lower:upper:step]"},
	{helperSliceOf, 3, 3, "slice(lower, upper, step)"},
	{helperItem, 2, 2, "x[i]"},
	{helperSetItem, 3, 3, "x[i] = v: v, x, i, for Python evaluates them in that order"},
	{helperSetSlice, 5, 5, "x[lower:upper:step] = v: v, x, the bounds"},
	{helperDelItem, 2, 2, "del x[i]"},
	{helperDelSlice, 4, 4, "del x[lower:upper:step]"},
	{helperAttr, 2, 2, "x.name"},
	{helperAttr2, 2, 2, "x.name in Python 2, of a method that may differ there"},
	{helperSetAttr, 3, 3, "x.name = v: v, x, name"},
	{helperDelAttr, 2, 2, "del x.name"},

	{helperFString, 2, -1, "texts as one str"},
	{helperFormat, 2, 2, "format(x, spec)"},
	{helperStr, 1, 1, "str(x)"},
	{helperUnicode, 1, -1, "unicode(x) in Python 2"},
	{helperRepr, 1, 1, "repr(x)"},
	{helperASCII, 1, 1, "ascii(x)"},
	{helperRepr2, 1, 1, "`x` in Python 2"},
	{helperPrint, 2, -1, "a print statement in Python 3: file, newline, values"},
	{helperPrint2, 2, -1, "a print statement: file, newline, values"},

	{helperImport, 1, 1, "import a.b: the module a"},
	{helperImportAs, 1, 1, "import a.b as c: the module a.b"},
	{helperImportFrom, 2, 2, "from a import b"},

	{helperAssert, 0, 1, "raises AssertionError"},
	{helperTry, 1, 1, "calls a body: the exception or None"},
	{helperSignal, 1, 1, "calls a body: the exception or None, and the body's signal"},
	{helperMatches, 2, 2, "whether an except clause catches the exception"},
	{helperMatchStar, 2, 2, "what an except* clause handles of an exception, and the rest"},
	{helperRaisedStar, 2, 2, "a tuple of exceptions, and one more, which an except* clause has raised"},
	{helperEndStar, 3, 3, "what except* clauses raise together, or None: exception, what they raised, the rest"},
	{helperHandle, 1, 1, "begins to handle an exception, and returns it"},
	{helperLeave, 0, 2, "ends the handling: value to return, number of exceptions"},
	{helperRaise, 0, 2, "raises an exception, with its cause"},
	{helperRaise2, 1, 3, "raises as in Python 2: class, value, traceback"},
	{helperReraise, 1, 1, "raises an exception that was caught, if it is not None"},
	{helperWith, 2, 2, "calls a body within a context manager: the body's signal"},
	{helperClass, 6, 6, "makes a class: name, qualified name, module, bases, keywords, body"},
	{helperClass2, 6, 6, "the same in Python 2: next is __next__, and so on"},
	{helperLookup, 2, 3, "a name in a class body: names, name, function for its meaning outside"},
	{helperTypeParam, 2, 3, "a type parameter: its kind, name, and a function for what it is bound to"},
	{helperTypeAlias, 4, 4, "what a type statement makes: name, type parameters, a function for the value, module"},
	{helperParameterize, 2, 2, "a function, or the bases of a class, with type parameters"},
	{helperAnnotate, 2, 2, "gives a function its __annotations__"},
	{helperSuper, 0, 2, "super(): class, instance"},
	{helperGen, 2, -1, "a generator: name, body, arguments"},
	{helperYield, 1, 1, "yield"},
	{helperYieldAll, 1, 1, "yield from"},

	{helperMatchSeq, 3, 3, "a sequence pattern: subject, length, position of the starred one, -1, or -2-position of one without a name"},
	{helperMatchMap, 3, 3, "a mapping pattern: subject, keys, whether the rest is wanted"},
	{helperMatchClass, 4, 4, "a class pattern: subject, class, number of positions, names"},

	{helperEval, 2, -1, "eval(): functions for the variables, the dict that shows them, arguments"},
	{helperExec, 2, -1, "exec(): functions for the variables, the dict that shows them, arguments"},
	{helperLocals, 3, 3, "locals(): functions for the variables, the dict that shows them; name of the function that was called"},
	{valueEllipsis, 0, 0, "Ellipsis"},
	{helperImaginary, 1, 1, "an imaginary literal: its imaginary part"},
}
