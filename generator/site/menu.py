"""The menu: policy by topic, modules in teaching order, then the pages of the house; made from what authors wrote."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.drafts import Draft, Written
from generator.schema import ExplainerMatter, ModuleMatter, PlainMatter

SUFFIX: Final = "-trainer"
"""`training/m01.md` has its trainer's view at `training/m01-trainer.md`, in the same folder so that its links hold."""
HOUSE: Final = (
    "selftest.md", "old-new.md", "talk-cards.md", "leaflets/index.md", "hotlines.md", "print.md",
    "timeline.md", "glossary.md", "laws.md", "changes.md", "storage.md", "rules.md",
)  # fmt: skip
"""The pages of the house, in the order of the menu; those that a project does not have are left out."""


def menu(written: Written) -> list[Any]:
    """Nested entries `{title: path}` in the renderer's own form; what has no place of its own comes last."""
    drafts = written.draft
    folders = [_folder(drafts, "policy", _by_topic(written)), _folder(drafts, "training", _by_order(written))]
    placed = ["index.md", *(path for folder in folders for path in folder), *HOUSE]
    rest = [path for path in sorted(drafts) if path not in placed]
    entries: list[Any] = [_entry(drafts["index.md"])] if "index.md" in drafts else []
    entries += [_nested(drafts, folder) for folder in folders if folder]
    return entries + [_entry(drafts[path]) for path in (*HOUSE, *rest) if path in drafts]


def _folder(drafts: Mapping[str, Draft], name: str, pages: list[str]) -> list[str]:
    """The pages of a folder, its index first."""
    index = f"{name}/index.md"
    return [index, *pages] if index in drafts else pages


def _nested(drafts: Mapping[str, Draft], paths: list[str]) -> dict[str, Any]:
    first = drafts[paths[0]]
    return {_title(first): [paths[0], *(_entry(drafts[path]) for path in paths[1:])]}


def _entry(draft: Draft) -> dict[str, str]:
    return {_title(draft): draft.path}


def _title(draft: Draft) -> str:
    return draft.matter.title if draft.matter else draft.path


def _by_topic(written: Written) -> list[str]:
    """Explainers in the order of the topics on the index page; ones that could not be read last."""
    topics = next(_listed(written), [])
    found = [draft for draft in written.drafts if _inside(draft, "policy")]

    def place(draft: Draft) -> tuple[int, str]:
        topic = draft.matter.topic if isinstance(draft.matter, ExplainerMatter) else ""
        return (topics.index(topic) if topic in topics else len(topics), draft.path)

    return [draft.path for draft in sorted(found, key=place)]


def _listed(written: Written) -> Iterator[list[str]]:
    for draft in written.drafts:
        if isinstance(draft.matter, PlainMatter) and draft.matter.topics:
            yield draft.matter.topics


def _by_order(written: Written) -> list[str]:
    """Modules in teaching order; ones that could not be read last."""
    found = [draft for draft in written.drafts if _inside(draft, "training")]

    def place(draft: Draft) -> tuple[float, str]:
        return (draft.matter.order if isinstance(draft.matter, ModuleMatter) else float("inf"), draft.path)

    return [draft.path for draft in sorted(found, key=place)]


def _inside(draft: Draft, folder: str) -> bool:
    return draft.path.startswith(f"{folder}/") and not draft.path.endswith("index.md")


TOOLS: Final = {"paper.md": "自测卷", "notebook.md": "错题本", "results.md": "收成绩"}
"""Pages that the generator makes itself where there are questions; an author's page at the same path stands."""


def made_pages(written: Written) -> Iterator[str]:
    """Paths of all pages that no author wrote."""
    yield from trainer_views(written)
    yield from (path for path in TOOLS if path not in written.draft and any(bank.questions for bank in written.banks))


def trainer_path(module: str) -> str:
    """Where a module's trainer view stands; for a path (`.md`) as for an address (`.html`)."""
    stem, dot, ending = module.rpartition(".")
    return stem + SUFFIX + dot + ending


def trainer_views(written: Written) -> Iterator[str]:
    """Paths of the trainers' views of all modules."""
    return (trainer_path(path) for path in _by_order(written))


def face(written: Written, path: str) -> dict[str, Any]:
    """What the theme is told of a page: title and description; a trainer's view says so and stays out of the search."""
    draft = written.draft.get(path)
    if draft:
        matter = draft.matter
        description = getattr(matter, "summary", None) or getattr(matter, "description", None)
        told = {"title": _title(draft), "description": description}
        return {key: value for key, value in told.items() if value}
    modules = {trainer_path(module): module for module in _by_order(written)}
    if path in TOOLS:
        return {"title": TOOLS[path], "search": {"exclude": True}}
    if path not in modules:
        return {}
    return {"title": f"{_title(written.draft[modules[path]])}（讲师版）", "search": {"exclude": True}}
