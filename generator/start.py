"""New files for authors: each has the right shape and says what to fill in."""

import json
import re
from pathlib import Path
from typing import Final

from generator.calendar import today
from generator.yaml_text import parse_yaml

TEMPLATES: Final = Path(__file__).parent / "templates"
KINDS: Final = {
    "explainer": "content/policy/{name}.md",
    "module": "content/training/{name}.md",
    "bank": "quizzes/{name}.yml",
}
NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _written(title: str) -> str:
    """The title as YAML reads it back: in quotes where it would not survive without them."""
    survives = parse_yaml("", f"title: {title}").value == {"title": title}
    return title if survives else json.dumps(title, ensure_ascii=False)


class TakenError(Exception):
    """The file cannot be made; the message says why, in Chinese."""


def start(root: Path, kind: str, name: str, title: str) -> Path:
    """Write a new explainer, module or bank and return its path; never over an existing file."""
    if not NAME.fullmatch(name):
        raise TakenError(f"名字“{name}”不能用。只用小写英文、数字和连字符，如 leave 或 m04-visit。")
    path = root / KINDS[kind].format(name=name)
    if path.exists():
        raise TakenError(f"{path} 已经有了，没有动它。换一个名字。")
    template = (TEMPLATES / f"{kind}{path.suffix}").read_text(encoding="utf-8")
    day = today()
    review_by = day.replace(year=day.year + 1, day=min(day.day, 28))
    filled = template.replace("{name}", name).replace("{title}", _written(title))
    filled = filled.replace("{today}", day.isoformat()).replace("{review_by}", review_by.isoformat())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(filled, encoding="utf-8", newline="\n")
    return path
