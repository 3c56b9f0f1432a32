package check

// A Severity says how sure it is that something is a mistake.
type Severity int

// The severities.
const (
	Error    Severity = iota // certain
	Hint                     // likely
	Portable                 // fails in Python, though not in pyq: an error for whoever asks, else a hint
)

// String returns "error", "hint" or "portable".
func (s Severity) String() string { return [...]string{"error", "hint", "portable"}[s] }

// A Code is a kind of mistakes. Its Name does not change between versions.
type Code struct {
	Name     string
	Severity Severity
	Summary  string     // what it is about, in one line
	raises   exceptions // what the program would raise; nothing if it would go on
}

// The kinds of mistakes.
var (
	codeSyntax       = &Code{"syntax", Error, "what is no Python, and what pyq refuses", 0}
	codeName         = &Code{"unknown-name", Error, "a name that nothing defines", nameErrors}
	codeUnbound      = &Code{"no-value-yet", Error, "a variable that is read before it is assigned", nameErrors}
	codeModule       = &Code{"unknown-module", Error, "an import of a module that there is not", importErrors}
	codeMember       = &Code{"unknown-member", Error, "a member that a module does not have", attributeErrors | importErrors}
	codeAttribute    = &Code{"unknown-attribute", Error, "an attribute or method that a type does not have", attributeErrors}
	codeArguments    = &Code{"wrong-arguments", Error, "a call with too many, too few or unknown arguments", typeErrors}
	codeType         = &Code{"wrong-type", Error, "an operand or argument of a type that does not fit", typeErrors}
	codeFormat       = &Code{"wrong-format", Error, "a text with more or fewer places than values", typeErrors | valueErrors}
	codeValue        = &Code{"wrong-value", Error, "a literal argument that a built-in function refuses", valueErrors}
	codeUnpack       = &Code{"wrong-unpacking", Error, "an assignment of more or fewer values than names", valueErrors}
	codeOrder        = &Code{"process-order", Error, "a process that is joined before, or started twice, or made a daemon after its start", assertionErrors}
	codeSuper        = &Code{"super-forgotten", Error, "an __init__ of a class of processes that does not call that of Process", assertionErrors}
	codeTarget       = &Code{"target-called", Error, "a target that is no function, such as f(), which calls f at once", typeErrors}
	codeTargetArgs   = &Code{"target-arguments", Error, "args that do not fit the target", typeErrors}
	codeArgsTuple    = &Code{"args-no-tuple", Error, "args that is no tuple: args=(x) instead of args=(x,)", typeErrors}
	codeNotCalled    = &Code{"not-called", Error, "a statement that names a function and does not call it", attributeErrors}
	codeMainGuard    = &Code{"main-misspelt", Error, "a comparison of __name__ with what it never is", 0}
	codeStart        = &Code{"start-forgotten", Hint, "a process that is made and never started", 0}
	codeSerial       = &Code{"join-in-loop", Hint, "processes that are joined in the loop that starts them, one after the other", 0}
	codeTargetCall   = &Code{"target-result", Hint, "target=f(), where f may return a function", 0}
	codeArgsText     = &Code{"args-maybe-no-tuple", Hint, "args=(x) in parentheses without a comma", 0}
	codeRelease      = &Code{"lock-not-released", Hint, "a lock that some way through the function leaves locked", 0}
	codeWith         = &Code{"lock-without-with", Hint, "acquire and release where with would release in any case", 0}
	codeLockInChild  = &Code{"lock-in-child", Hint, "a lock, queue or event that each child makes for itself", 0}
	codeGlobal       = &Code{"global-not-shared", Hint, "a variable that a child changes and the parent reads", 0}
	codeLocal        = &Code{"threads-only", Hint, "a lock, queue or event for threads that is given to a process, which gets a copy", 0}
	codeEarly        = &Code{"read-before-join", Hint, "a shared value that is read before the children have ended", 0}
	codeClosed       = &Code{"pool-closed", Hint, "a pool that is used after close, terminate or its with", valueErrors | runtimeErrors}
	codeEndless      = &Code{"endless-worker", Hint, "a worker that never ends and is joined", 0}
	codeDefault      = &Code{"mutable-default", Hint, "a default value that the function changes", 0}
	codeExcept       = &Code{"bare-except", Hint, "an except that hides every mistake", 0}
	codeShadowed     = &Code{"shadowed-name", Hint, "a built-in name that the program gives another value and then calls", 0}
	codeNone         = &Code{"none-result", Hint, "the None that a method returns is kept as if it were a result", 0}
	codeAssert       = &Code{"assert-tuple", Hint, "an assert of a tuple, which is always true", 0}
	codeAttempt      = &Code{"attribute-misspelt", Hint, "an attribute of a process that nothing reads, such as deamon", 0}
	codeUnread       = &Code{"queue-unread", Hint, "a process that is joined before what it has put into a queue is read", 0}
	codeRace         = &Code{"change-without-lock", Hint, "a shared value that several processes or threads change without a lock", 0}
	codeEmptyGet     = &Code{"empty-then-get", Hint, "a get() after empty(), where others get from the queue, too", 0}
	codeNested       = &Code{"nested-change", Hint, "a change of a list or dict that is within a manager's one, or its namespace", 0}
	codePoolFunction = &Code{"pool-function", Portable, "a lambda or local function that is given to a pool, which cannot send it", 0}
	codePoolArgument = &Code{"pool-argument", Portable, "a lock, queue or shared value that is given to a pool, which cannot send it", 0}
	codePoolEarly    = &Code{"pool-too-early", Portable, "a pool that is made before the function that it is given", 0}
	codeImport       = &Code{"import-missing", Portable, "a name that pyq has without an import; looked for with --portable", 0}
	codeGuard        = &Code{"guard-missing", Portable, "a start without if __name__ == \"__main__\"; looked for with --portable", 0}
)

// Codes returns all kinds of mistakes, errors first, and last what fails in Python.
func Codes() []*Code {
	return []*Code{
		codeSyntax, codeName, codeUnbound, codeModule, codeMember, codeAttribute, codeArguments, codeType, codeValue, codeUnpack, codeFormat,
		codeTarget, codeTargetArgs, codeArgsTuple, codeOrder, codeSuper, codeNotCalled, codeMainGuard,
		codeStart, codeSerial, codeTargetCall, codeArgsText, codeRelease, codeWith, codeLockInChild, codeGlobal, codeLocal, codeEarly,
		codeClosed, codeEndless, codeDefault, codeExcept, codeShadowed, codeNone, codeAssert, codeAttempt, codeUnread, codeRace, codeEmptyGet, codeNested,
		codePoolFunction, codePoolArgument, codePoolEarly, codeImport, codeGuard,
	}
}
