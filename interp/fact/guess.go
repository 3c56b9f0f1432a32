package fact

// A Guess is what a program may have meant. The zero Guess is none.
type Guess struct {
	Name    string // the name that was meant
	Keyword bool   // it is that of a parameter
	Module  string // the module that was not imported
}

// IsZero reports whether there is no guess.
func (g Guess) IsZero() bool { return g.Name == "" && g.Module == "" }

// Text is what a traceback adds to the message.
func (g Guess) Text() string {
	switch {
	case g.IsZero():
		return ""
	case g.Keyword:
		return ". Did you mean '" + g.Name + "'?"
	case g.Name == "":
		return ". Did you" + g.forgotten()
	case g.Module == "":
		return ". Did you mean: '" + g.Name + "'?"
	}
	return ". Did you mean: '" + g.Name + "'? Or did you" + g.forgotten()
}

// Help is the guess as a line of its own.
func (g Guess) Help() string {
	switch {
	case g.IsZero():
		return ""
	case g.Name == "":
		return "did you" + g.forgotten()
	case g.Module == "":
		return "did you mean '" + g.Name + "'?"
	}
	return "did you mean '" + g.Name + "'? Or did you" + g.forgotten()
}

func (g Guess) forgotten() string { return " forget to import '" + g.Module + "'?" }
