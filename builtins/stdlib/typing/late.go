package typing

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillSimpleNamespace, Classes: []*object.Class{SimpleNamespaceClass}},
		{Fill: fillTyping, Classes: []*object.Class{genericClass, protocolClass, namedTupleClass, typedDictClass, typeVarClass, paramSpecClass, typeVarTupleClass, aliasClass, specPartClass, newTypeClass}},
	},
}
