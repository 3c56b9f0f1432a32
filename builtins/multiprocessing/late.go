package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them, see
// core.Table.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillConnection, Classes: []*core.Class{ConnectionClass}},
		{Fill: fillExecutors, Classes: []*core.Class{ExecutorClass, ProcessExecutorClass, ThreadExecutorClass}},
		{Fill: fillFutures, Classes: []*core.Class{futureResultsClass, completedClass, doneClass}},
		{Fill: fillFuture, Classes: []*core.Class{FutureClass}},
		{Fill: fillManagers, Classes: []*core.Class{BaseManagerClass, SyncManagerClass}},
		{Fill: fillPools, Classes: []*core.Class{PoolClass, ThreadPoolClass}},
		{Fill: fillProxies, Classes: []*core.Class{baseProxyClass, dictProxyClass, listProxyClass, setProxyClass, arrayProxyClass, valueProxyClass, namespaceProxy,
			iteratorProxy, managedIteratorClass}},
		{Fill: fillSharedProxies, Classes: []*core.Class{acquirerProxy, conditionProxy, eventProxy, barrierProxy, queueProxy, joinableProxy}},
		{Fill: fillResults, Classes: []*core.Class{ApplyResultClass, MapResultClass}},
		{Fill: fillImap, Classes: []*core.Class{imapIteratorClass}},
		{Fill: fillSharedMemory, Classes: []*core.Class{SharedMemoryClass}},
		{Fill: fillMemoryManager, Classes: []*core.Class{SharedMemoryManagerClass}},
		{Fill: fillViews, Classes: []*core.Class{viewClass}},
		{Fill: fillShareableList, Classes: []*core.Class{ShareableListClass}},
		{Fill: fillFailures, Classes: []*core.Class{maybeEncodingError}},
		{Fill: fillSemaphores, Classes: []*core.Class{RLockClass, SemaphoreClass, BoundedSemaphoreClass}},
		{Fill: fillShared, Classes: []*core.Class{SynchronizedBase, SynchronizedClass, SynchronizedArray, SynchronizedString, RawArrayClass}},
		{Fill: fillThreads, Classes: []*core.Class{ThreadClass, TimerClass, mainThreadClass, LocalClass}},
		{Fill: fillThreadLocks, Classes: []*core.Class{ThreadLockClass, ThreadRLockClass, ThreadSemaphoreClass, ThreadBoundedSemaphoreClass, ThreadConditionClass, ThreadEventClass, ThreadBarrierClass}},
		{Fill: fillThreadQueues, Classes: []*core.Class{ThreadQueueClass, LifoQueueClass, PriorityQueueClass, ThreadSimpleQueueClass}},
		{Fill: fillBarrier, Classes: []*core.Class{BarrierClass}},
		{Fill: fillCondition, Classes: []*core.Class{ConditionClass}},
		{Fill: fillEvent, Classes: []*core.Class{EventClass}},
		{Fill: fillContexts, Classes: []*core.Class{contextClasses["fork"], contextClasses["spawn"], contextClasses["forkserver"]}},
		{Fill: fillCTypes, Classes: ctypeClasses()},
	},
	Exceptions: []*core.Class{
		ProcessError, TimeoutError, AuthenticationError, BufferTooShort, BrokenBarrierError, ShutDown, RemoteError, remoteTraceback,
		futureTraceback, maybeEncodingError, FutureError, CancelledError, InvalidStateError, BrokenExecutor, BrokenThreadPool, BrokenProcessPool,
	},
}
