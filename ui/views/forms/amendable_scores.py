"""Scores and their reviews as texts to edit, and the facts that edited texts make."""

from collections.abc import Mapping

from msgspec.structs import replace

from monitor.chart.kinds import Amendable, ScoreRecorded, ScoreReviewed, Subscore
from monitor.chart.refusals import Refusal
from monitor.scales.catalogue import scale_of
from monitor.scales.scale import Item, Scale
from monitor.scales.scoring import total_of
from ui.views.forms.score_parts import whole_number

Part = tuple[str, str, str, int]
_ANSWERS, _TOTAL, _RESULT, _BY = "items", "total", "result", "administered by"
_NONE = "-"


def score_texts(fact: Amendable) -> tuple[Part, ...]:
    """Part, label, text and share of the width; of a score or its review only."""
    match fact:
        case ScoreReviewed():
            return (
                ("by", "Reviewed by", fact.by, 2),
                ("outcome", "Outcome", fact.outcome, 3),
            )
        case ScoreRecorded():
            scale = scale_of(fact.scale)
            return () if scale is None else (*_values(fact, scale), *_asked(fact))
        case _:
            return ()


def edited_score(
    fact: ScoreRecorded | ScoreReviewed, texts: Mapping[str, str]
) -> Amendable | Refusal:
    """As the texts say; whether it is a score of its scale, the record judges.

    A total of items is their sum, so that it is worked out anew.
    """
    typed = {
        part: texts.get(part, before).strip()
        for part, _, before, _ in score_texts(fact)
    }
    if isinstance(fact, ScoreReviewed):
        return replace(fact, **typed)
    scale = scale_of(fact.scale)
    if scale is None:
        return fact
    fact = replace(fact, administered_by=typed.get(_BY, fact.administered_by))
    if scale.items:
        return _answered(fact, scale, typed[_ANSWERS])
    if scale.results:
        return replace(fact, result=typed[_RESULT].upper())
    return _counted(fact, scale, typed)


def _values(score: ScoreRecorded, scale: Scale) -> tuple[Part, ...]:
    if scale.items:
        label = f"Answers 1 to {len(scale.items)}, {_NONE} for none"
        return ((_ANSWERS, label, " ".join(_written(v) for v in score.items), 4),)
    if scale.results:
        keys = " ".join(level.key for level in scale.results)
        return ((_RESULT, f"Result, one of {keys}", score.result, 1),)
    found = {part.part: str(part.value) for part in score.subscores}
    parts = tuple((p.id, p.label, found.get(p.id, ""), 1) for p in scale.parts)
    total = "" if score.total is None else str(score.total)
    return (*(((_TOTAL, "Total", total, 1),) if scale.has_total else ()), *parts)


def _asked(score: ScoreRecorded) -> tuple[Part, ...]:
    """Who asked, where that was said."""
    by = score.administered_by
    return ((_BY, "Administered by", by, 2),) if by else ()


def _written(value: int | None) -> str:
    return _NONE if value is None else str(value)


def _answered(score: ScoreRecorded, scale: Scale, text: str) -> ScoreRecorded | Refusal:
    answers = "".join(text.split())
    found: list[int | None] = []
    for number, answer in enumerate(answers, start=1):
        item = scale.items[number - 1] if number <= len(scale.items) else None
        if answer != _NONE and not _is_answer(answer, item):
            return _no_answer(answer, number, item)
        found.append(None if answer == _NONE else int(answer))
    return replace(score, items=tuple(found), total=total_of(found))


def _is_answer(answer: str, item: Item | None) -> bool:
    is_digit = answer.isascii() and answer.isdigit()
    return is_digit and (item is None or bool(item.label(int(answer))))


def _no_answer(answer: str, number: int, item: Item | None) -> Refusal:
    run = "" if item is None else f"answers run from {item.lowest} to {item.highest}"
    return Refusal(
        field=_ANSWERS,
        what=f"{answer} is no answer to item {number}",
        why=run or "it is no digit",
        remedy=f"Type one digit for each, or {_NONE} for none",
    )


def _counted(
    score: ScoreRecorded, scale: Scale, typed: Mapping[str, str]
) -> ScoreRecorded | Refusal:
    numbers: dict[str, int] = {}
    for part, text in typed.items():
        if part == _BY or not text:
            continue
        number = whole_number(text)
        if number is None:
            return Refusal(
                field=part,
                what=f"{text[:12]} is not taken",
                why="it is not a whole number",
                remedy="Type digits 0 to 9",
            )
        numbers[part] = number
    parts = (
        Subscore(part=p.id, value=numbers[p.id]) for p in scale.parts if p.id in numbers
    )
    return replace(score, total=numbers.get(_TOTAL), subscores=tuple(parts))
