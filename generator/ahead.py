"""Work that a second process does ahead, where a machine has two cores and can fork: elsewhere it is done when it is asked for."""

import os
import pickle
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
R = TypeVar("R")


def worth_it() -> bool:
    """Whether a fork is safe here (one thread; macOS and Windows have none that is) and a second core may be free."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


class Ahead(Generic[K, R]):
    """Results by key from a forked process; where it fails there are none, and whoever asks does the work."""

    def __init__(self, work: Callable[[], Mapping[K, R]]) -> None:
        reading, writing = os.pipe()
        self.child = os.fork()
        if not self.child:
            os.close(reading)  # or nobody would tell this process that nobody listens any more
            _answer(writing, work)
        os.close(writing)
        self.stream = os.fdopen(reading, "rb")
        self.results: Mapping[K, R] | None = None

    def get(self, key: K) -> R | None:
        """One result; the first question waits for all of them."""
        if self.results is None:
            try:
                self.results = pickle.load(self.stream)  # noqa: S301 (from our own process)
            except (EOFError, pickle.UnpicklingError):
                self.results = {}
            self.close()
        return self.results.get(key) if self.results else None

    def close(self) -> None:
        """Let the process go; one that still has something to say ends over the closed pipe."""
        if not self.stream.closed:
            self.stream.close()
            os.waitpid(self.child, 0)


def _answer(writing: int, work: Callable[[], Mapping[K, R]]) -> None:
    """What the second process does; it ends here, whatever happens."""
    status = 1
    try:
        with os.fdopen(writing, "wb") as stream:
            pickle.dump(work(), stream, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)
