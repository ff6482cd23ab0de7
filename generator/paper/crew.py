"""Typesetters: one process a core, each with Typst and our fonts loaded, fed through its standard streams.

Forked workers would inherit the threads of whoever called them, and spawned ones would load all of the caller; these load the
engine and nothing else. A request and a reply are one line of JSON each.
"""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from queue import SimpleQueue
from typing import IO, Any, Final

from generator.paper.engine import CannotPrintError, Printed, set_type

Typesetter = subprocess.Popen[str]
COMMAND: Final = [sys.executable, "-m", "generator.paper.crew"]


@dataclass
class Crew:
    """Takes jobs as they come; `idle` are typesetters with nothing to do."""

    hands: ThreadPoolExecutor
    size: int
    idle: SimpleQueue[Typesetter | None] = field(default_factory=SimpleQueue)
    hired: list[Typesetter] = field(default_factory=list)

    def submit(self, template: str, title: str, content: str, day: date, sizes: Sequence[float], most: int) -> Future[Printed]:
        """Have one paper set by whoever is free."""
        asked = {"template": template, "title": title, "content": content, "day": day.isoformat(), "sizes": list(sizes), "most": most}
        return self.hands.submit(self._set, json.dumps(asked, ensure_ascii=False))

    def _set(self, asked: str) -> Printed:
        one = self.idle.get() or self._hire()
        answer = _ask(one, asked)
        self.idle.put(one if one.poll() is None else None)
        if "error" in answer:
            raise CannotPrintError(answer["error"])
        return Printed(base64.b64decode(answer["pdf"]), answer["pages"], answer["marks"], tuple(answer["tight"]))

    def _hire(self) -> Typesetter:
        one = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=_environment())  # noqa: S603 (our own words)
        self.hired.append(one)
        return one


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1"}


@contextmanager
def crew() -> Iterator[Crew]:
    """As many typesetters as there are cores, hired when there is work; all go home at the end, whatever happened."""
    size = os.cpu_count() or 1
    with ThreadPoolExecutor(size) as hands:
        found = Crew(hands, size)
        for _ in range(size):
            found.idle.put(None)
        try:
            yield found
        finally:
            hands.shutdown(cancel_futures=True)
            for one in found.hired:
                one.communicate()


def _ask(one: Typesetter, asked: str) -> dict[str, Any]:
    """One reply; a typesetter that is gone says so in its place."""
    assert one.stdin and one.stdout
    try:
        one.stdin.write(asked + "\n")
        one.stdin.flush()
        line = one.stdout.readline()
    except OSError:
        line = ""
    answer: dict[str, Any] = json.loads(line) if line else {"error": "排版的程序意外停了，请再试一次。"}
    return answer


def work(asked: IO[str], answers: IO[str]) -> None:
    """What a typesetter does until nobody asks any more."""
    for line in asked:
        answers.write(json.dumps(_answer(json.loads(line)), ensure_ascii=False) + "\n")
        answers.flush()


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    try:
        printed = set_type(**{**asked, "day": date.fromisoformat(asked["day"])})
    except CannotPrintError as reason:
        return {"error": str(reason)}
    pdf = base64.b64encode(printed.pdf).decode("ascii")
    return {"pdf": pdf, "pages": printed.pages, "marks": dict(printed.marks), "tight": list(printed.tight)}


if __name__ == "__main__":
    work(sys.stdin, sys.stdout)
