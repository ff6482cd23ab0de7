"""A drawn paper told: as plain values for other programs, as a list for a person, with what is not as one might think."""

from collections.abc import Iterator
from typing import Any

from generator.draw import Paper


def remarks(drawn: Paper, wanted: str | None) -> Iterator[str]:
    """What a trainer should know before handing the paper out."""
    asked = drawn.code.blueprint.count
    if wanted and wanted != drawn.fingerprint:
        yield f"题库已经更新：卷子出自 {wanted}，现在是 {drawn.fingerprint}。题目可能和原来那份不一样。"
    if drawn.missing:
        yield f"这里没有第 {'、'.join(map(str, drawn.missing))} 课。"
    if len(drawn.drawn) < asked:
        yield f"题不够：要 {asked} 道，只有 {len(drawn.drawn)} 道。"


def plain_paper(drawn: Paper) -> dict[str, Any]:
    """A paper as plain values; `order` holds authored positions as shown."""
    code = drawn.code
    return {
        "code": str(code),
        "variant": code.letter,
        "fingerprint": drawn.fingerprint,
        "modules": code.blueprint.modules,
        "mix": code.blueprint.mix,
        "minutes": drawn.minutes,
        "questions": [{"id": one.question.id, "type": one.question.type, "order": one.order} for one in drawn.drawn],
    }


def text_of(drawn: Paper) -> str:
    """A paper as a list to look at: its head, then number, id and stem of each question."""
    timer = f"限时 {drawn.minutes} 分钟" if drawn.minutes else "不限时"
    head = f"卷号 {drawn.code}（{drawn.code.letter} 卷），题库 {drawn.fingerprint}，{len(drawn.drawn)} 题，{timer}"
    return "\n".join([head, *(f"{at}. {one.question.id}　{one.question.stem}" for at, one in enumerate(drawn.drawn, 1))])
