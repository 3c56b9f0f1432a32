package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableManagers says by what classes are completed when a program first uses one of them.
var tableManagers = core.Table{
	Late: []core.Late{
		{Fill: fillManagers, Classes: []*core.Class{BaseManagerClass, SyncManagerClass}},
		{Fill: fillProxies, Classes: []*core.Class{baseProxyClass, dictProxyClass, listProxyClass, setProxyClass, arrayProxyClass, valueProxyClass, namespaceProxy,
			iteratorProxy, managedIteratorClass}},
		{Fill: fillSharedProxies, Classes: []*core.Class{acquirerProxy, conditionProxy, eventProxy, barrierProxy, queueProxy, joinableProxy}},
	},
	Exceptions: []*core.Class{RemoteError},
}
