package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateClasses says by what classes are completed when a program first uses one of them.
// See package stdlib's for why it is a table.
var lateClasses = []struct {
	fill    func()
	classes []*core.Class
}{
	{fillConnection, []*core.Class{ConnectionClass}},
	{fillExecutors, []*core.Class{ExecutorClass, ProcessExecutorClass, ThreadExecutorClass}},
	{fillFutures, []*core.Class{futureResultsClass, completedClass, doneClass}},
	{fillFuture, []*core.Class{FutureClass}},
	{fillManagers, []*core.Class{BaseManagerClass, SyncManagerClass}},
	{fillPools, []*core.Class{PoolClass, ThreadPoolClass}},
	{fillProxies, []*core.Class{baseProxyClass, dictProxyClass, listProxyClass, setProxyClass, arrayProxyClass, valueProxyClass, namespaceProxy,
		iteratorProxy, managedIteratorClass}},
	{fillSharedProxies, []*core.Class{acquirerProxy, conditionProxy, eventProxy, barrierProxy, queueProxy, joinableProxy}},
	{fillResults, []*core.Class{ApplyResultClass, MapResultClass}},
	{fillImap, []*core.Class{imapIteratorClass}},
	{fillSharedMemory, []*core.Class{SharedMemoryClass}},
	{fillMemoryManager, []*core.Class{SharedMemoryManagerClass}},
	{fillViews, []*core.Class{viewClass}},
	{fillShareableList, []*core.Class{ShareableListClass}},
	{fillFailures, []*core.Class{maybeEncodingError}},
	{fillSemaphores, []*core.Class{RLockClass, SemaphoreClass, BoundedSemaphoreClass}},
	{fillShared, []*core.Class{SynchronizedBase, SynchronizedClass, SynchronizedArray, SynchronizedString, RawArrayClass}},
	{fillHookArgs, []*core.Class{hookArgsClass}},
	{fillThreads, []*core.Class{ThreadClass, TimerClass, mainThreadClass, LocalClass}},
	{fillThreadLocks, []*core.Class{ThreadLockClass, ThreadRLockClass, ThreadSemaphoreClass, ThreadBoundedSemaphoreClass, ThreadConditionClass, ThreadEventClass, ThreadBarrierClass}},
	{fillThreadQueues, []*core.Class{ThreadQueueClass, LifoQueueClass, PriorityQueueClass, ThreadSimpleQueueClass}},
	{fillBarrier, []*core.Class{BarrierClass}},
	{fillCondition, []*core.Class{ConditionClass}},
	{fillEvent, []*core.Class{EventClass}},
}

func init() {
	for _, l := range lateClasses {
		core.Late(l.fill, l.classes...)
	}
}
