package multiprocessing

import (
	"slices"

	"github.com/pyq-lang/pyq/builtins/core"
)

// A late is classes that fill completes when a program first uses one of them. See package
// stdlib's for why they are in tables.
type late struct {
	fill    func()
	classes []*core.Class
}

func init() {
	for _, l := range slices.Concat(
		lateConnection,
		lateContexts,
		lateFutures,
		lateManagers,
		latePool,
		lateProcess,
		lateQueue,
		lateQueues,
		lateSharedMemory,
		lateSharedctypes,
		lateSynchronize,
		lateThreading,
		lateWorkers,
	) {
		core.Late(l.fill, l.classes...)
	}
}
