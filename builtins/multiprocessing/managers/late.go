package managers

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillManagers, Classes: []*object.Class{BaseManagerClass, SyncManagerClass}},
		{Fill: fillProxies, Classes: []*object.Class{BaseProxyClass, DictProxyClass, ListProxyClass, setProxyClass, ArrayProxyClass, ValueProxyClass, NamespaceProxy,
			IteratorProxy, managedIteratorClass}},
		{Fill: fillSharedProxies, Classes: []*object.Class{acquirerProxy, conditionProxy, eventProxy, barrierProxy, queueProxy, joinableProxy}},
	},
	Exceptions: []*object.Class{RemoteError},
}
