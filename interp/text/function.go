package text

// A Function is what is known of a function of the text, or of the body of a class.
type Function struct {
	Span     // of the body
	Def  Pos // of def, lambda or class
	// Outside is what is evaluated around a generator expression.
	Outside        Span
	Name, Qualname string // "f" and "C.f"; "<lambda>", "<genexpr>"
	// The parameters: positional ones with those that can be given by position
	// only first, and those that can be given by name only.
	PosOnly    int
	Params     []string
	Defaults   int // of Params, the last ones
	KwOnly     []string
	KwDefaults map[string]bool // of KwOnly, those that have one
	// Vararg and Kwarg are the names of *args and **kwargs, "" for none.
	Vararg, Kwarg string
	// Locals are the names that the function knows but for those of its module, its own
	// first.
	Locals []string
	// Generator says that it has a yield.
	Generator bool
	// Globals are the names that it declares global.
	Globals []string
}

// A Comprehension is one of the text that is no function: of a list, a set or a dict.
type Comprehension struct {
	Span
	Names []string // of its variables, sorted
}
