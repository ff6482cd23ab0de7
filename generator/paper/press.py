"""Many jobs at once: what others quote is set first, all cores work, and what has not changed is not set again."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.paper.crew import Crew, crew
from generator.paper.engine import Printed, fingerprint
from generator.paper.glyphs import substituted
from generator.paper.shop import QUESTION, Job

Done = Callable[[Job, int], None]
"""Called for each job that is done, with the number of jobs known so far."""


@dataclass
class Press:
    """Sets jobs; `shelf` is the folder that keeps what was set before, or None to keep nothing."""

    shelf: Path | None = None
    made: dict[str, Printed] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def run(self, jobs: Iterable[Job], done: Done = lambda job, known: None) -> Mapping[str, Printed]:
        """Every job and what it relies on, by name. Jobs may be made while others are already being set."""
        with crew() as hands:
            table = _Table(self, hands, done)
            for job in jobs:
                table.lay(job)
                table.clear(timeout=0)
            while table.running:
                table.clear(timeout=None)
        return self.made

    def told(self, job: Job) -> str:
        """A job's content as JSON, with the page numbers that it quotes, and with 〓 for characters without type."""
        pages = {need.name: _of_questions(self.made[need.name].marks) for need in job.needs}
        return substituted(json.dumps({**job.content, "pages": pages}, ensure_ascii=False, sort_keys=True))

    def key(self, job: Job, told: str) -> str:
        """Changes when the content, the template, the fonts or Typst change."""
        parts = [fingerprint(), job.template, job.day.isoformat(), repr((job.sizes, job.most)), told]
        return sha256("\n".join(parts).encode()).hexdigest()[:32]

    def take(self, key: str) -> Printed | None:
        """From the shelf, where the same was set before."""
        self.used.add(key)
        return _read(self.shelf, key) if self.shelf else None

    def keep(self, key: str, printed: Printed) -> None:
        """Onto the shelf."""
        if self.shelf:
            _write(self.shelf, key, printed)

    def tidy(self) -> None:
        """Throw away what this press did not use."""
        for path in self.shelf.iterdir() if self.shelf and self.shelf.is_dir() else ():
            if path.stem not in self.used:
                path.unlink()


@dataclass
class _Table:
    """The jobs of one run: some are being set, some wait for the page numbers of others."""

    press: Press
    crew: Crew
    done: Done
    running: dict[Future[Printed], tuple[Job, str]] = field(default_factory=dict)
    waiting: list[Job] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def lay(self, job: Job) -> None:
        """Take in a job and what it needs, each once."""
        if job.name not in self.seen:
            self.seen.add(job.name)
            for need in job.needs:
                self.lay(need)
            self.start(job)

    def start(self, job: Job) -> None:
        """Set a job, or let it wait."""
        made = self.press.made
        if not all(need.name in made for need in job.needs):
            self.waiting.append(job)
            return
        told = self.press.told(job)
        key = self.press.key(job, told)
        found = self.press.take(key)
        if found:
            self.finish(job, found)
        else:
            self.running[self.crew.submit(job.template, job.title, told, job.day, job.sizes, job.most)] = (job, key)

    def finish(self, job: Job, printed: Printed) -> None:
        """A job is done, and others may begin."""
        self.press.made[job.name] = printed
        self.done(job, len(self.seen))
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            self.start(one)

    def clear(self, timeout: float | None) -> None:
        """Put away what has been set by now."""
        for future in wait(self.running, timeout, FIRST_COMPLETED).done:
            job, key = self.running.pop(future)
            printed = future.result()
            self.press.keep(key, printed)
            self.finish(job, printed)


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
    return Printed(pdf, told["pages"], told["marks"], tuple(told["tight"])) if whole else None


def _write(shelf: Path, key: str, printed: Printed) -> None:
    shelf.mkdir(parents=True, exist_ok=True)
    told = {"pages": printed.pages, "marks": dict(printed.marks), "tight": printed.tight, "sha256": sha256(printed.pdf).hexdigest()}
    put(shelf / f"{key}.pdf", printed.pdf)
    put(shelf / f"{key}.json", json.dumps(told, ensure_ascii=False).encode())


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    beside.write_bytes(content)
    beside.replace(path)
