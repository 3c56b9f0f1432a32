package managers

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillManagers, Classes: []*core.Class{BaseManagerClass, SyncManagerClass}},
		{Fill: fillProxies, Classes: []*core.Class{BaseProxyClass, DictProxyClass, ListProxyClass, setProxyClass, ArrayProxyClass, ValueProxyClass, NamespaceProxy,
			IteratorProxy, managedIteratorClass}},
		{Fill: fillSharedProxies, Classes: []*core.Class{acquirerProxy, conditionProxy, eventProxy, barrierProxy, queueProxy, joinableProxy}},
	},
	Exceptions: []*core.Class{RemoteError},
}
