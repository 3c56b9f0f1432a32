package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateTyping says what classes are completed when a program first uses one of them.
var lateTyping = []late{
	{fillSimpleNamespace, []*core.Class{simpleNamespaceClass}},
	{fillTyping, []*core.Class{genericClass, namedTupleClass, typedDictClass, typeVarClass, newTypeClass}},
}
