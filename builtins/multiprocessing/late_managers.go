package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateManagers says what classes are completed when a program first uses one of them.
var lateManagers = []late{
	{fillManagers, []*core.Class{BaseManagerClass, SyncManagerClass}},
	{fillProxies, []*core.Class{baseProxyClass, dictProxyClass, listProxyClass, setProxyClass, arrayProxyClass, valueProxyClass, namespaceProxy,
		iteratorProxy, managedIteratorClass}},
	{fillSharedProxies, []*core.Class{acquirerProxy, conditionProxy, eventProxy, barrierProxy, queueProxy, joinableProxy}},
}
