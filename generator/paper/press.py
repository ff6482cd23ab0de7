"""Many jobs at once: what others quote is set first, all cores work, and what has not changed is not set again."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.paper.engine import Printed, fingerprint, print_one
from generator.paper.shop import QUESTION, Job

Done = Callable[[Job], None]


@dataclass
class Press:
    """Sets jobs; `shelf` is the folder that keeps what was set before, or None to keep nothing."""

    shelf: Path | None = None
    made: dict[str, Printed] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def run(self, jobs: Iterable[Job], done: Done = lambda job: None) -> Mapping[str, Printed]:
        """Every job and what it relies on, by name."""
        wanted = {job.name: job for job in _with_needs(jobs)}
        order = TopologicalSorter({name: [need.name for need in job.needs] for name, job in wanted.items()})
        order.prepare()
        running: dict[Future[Printed], Job] = {}
        with ThreadPoolExecutor(os.cpu_count() or 1) as crew:
            while order.is_active():
                running |= {crew.submit(self.one, wanted[name]): wanted[name] for name in order.get_ready()}
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    job = running.pop(future)
                    self.made[job.name] = future.result()
                    order.done(job.name)
                    done(job)
        return self.made

    def one(self, job: Job) -> Printed:
        """One job: the largest type in which it fits, where that is asked for."""
        pages = {need.name: _of_questions(self.made[need.name].marks) for need in job.needs}
        printed = None
        for size in job.sizes or (None,):
            printed = self.kept(job, {**job.content, "pages": pages} | ({"size": size} if size else {}))
            if printed.pages <= job.most:
                break
        assert printed
        return printed

    def kept(self, job: Job, content: Mapping[str, Any]) -> Printed:
        """From the shelf where the same was set before."""
        told = json.dumps(content, ensure_ascii=False, sort_keys=True)
        key = sha256("\n".join([fingerprint(), job.template, job.day.isoformat(), told]).encode()).hexdigest()[:32]
        self.used.add(key)
        if self.shelf is None:
            return print_one(job.template, job.title, told, job.day)
        found = _read(self.shelf, key)
        if found is None:
            found = print_one(job.template, job.title, told, job.day)
            _write(self.shelf, key, found)
        return found

    def tidy(self) -> None:
        """Throw away what this press did not use."""
        for path in self.shelf.iterdir() if self.shelf and self.shelf.is_dir() else ():
            if path.stem not in self.used:
                path.unlink()


def _with_needs(jobs: Iterable[Job]) -> Iterable[Job]:
    for job in jobs:
        yield from _with_needs(job.needs)
        yield job


def _of_questions(marks: Mapping[str, int]) -> dict[str, int]:
    return {name: page for name, page in marks.items() if name.startswith(QUESTION)}


def _read(shelf: Path, key: str) -> Printed | None:
    """What was set before; None where either half is missing or damaged."""
    try:
        told = json.loads((shelf / f"{key}.json").read_text(encoding="utf-8"))
        pdf = (shelf / f"{key}.pdf").read_bytes()
    except (OSError, ValueError):
        return None
    whole = isinstance(told, dict) and told.get("sha256") == sha256(pdf).hexdigest()
    return Printed(pdf, told["pages"], told["marks"]) if whole else None


def _write(shelf: Path, key: str, printed: Printed) -> None:
    shelf.mkdir(parents=True, exist_ok=True)
    told = {"pages": printed.pages, "marks": dict(printed.marks), "sha256": sha256(printed.pdf).hexdigest()}
    put(shelf / f"{key}.pdf", printed.pdf)
    put(shelf / f"{key}.json", json.dumps(told, ensure_ascii=False).encode())


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    beside.write_bytes(content)
    beside.replace(path)
