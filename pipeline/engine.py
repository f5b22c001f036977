"""Where the work runs: in this process for little of it, in local processes for more.

Tasks and results are small and travel by pickle; pages travel through files.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from typing import TypeVar

_PR_SET_PDEATHSIG = 1  # prctl(2)
Task = TypeVar("Task")
Result = TypeVar("Result")


def count_workers(wanted: int, n_tasks: int) -> int:
    """Processes to use for `n_tasks`: what was `wanted`, 0 for one a core, never more than tasks."""
    cores = len(os.sched_getaffinity(0))
    return max(1, min(wanted or cores, n_tasks))


def map_tasks(function: Callable[[Task], Result], tasks: Sequence[Task], workers: int) -> Iterator[Result]:
    """Results as they come, in no order; an exception of a task ends the map."""
    n_workers = count_workers(workers, len(tasks))
    if n_workers == 1:
        yield from map(function, tasks)
        return
    # `spawn`: a fork would copy the threads and locks of Arrow
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(n_workers, mp_context=context, initializer=die_with_parent) as pool:
        yield from _completed(pool, function, tasks, n_workers)


def _completed(
    pool: ProcessPoolExecutor, function: Callable[[Task], Result], tasks: Iterable[Task], n_workers: int
) -> Iterator[Result]:
    """Submit a few tasks ahead, so that an interrupt leaves little queued."""
    waiting = iter(tasks)
    running: set[Future[Result]] = set()
    try:
        while True:
            while len(running) < 2 * n_workers:
                try:
                    running.add(pool.submit(function, next(waiting)))
                except StopIteration:
                    break
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        for future in running:
            future.cancel()


def die_with_parent() -> None:
    """Have the kernel kill this process when the one that started it dies, so that no orphan holds a lock (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
