"""Side effects as texts to edit, and the facts that edited texts make."""

from collections.abc import Mapping
from typing import get_args

from msgspec.structs import replace

from monitor.chart.kinds import EffectRecorded, Related
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal

_SAID: dict[str, bool | None] = {"yes": True, "no": False, "": None}
_RELATED: dict[str, Related | None] = {**{r: r for r in get_args(Related)}, "": None}


def effect_texts(fact: EffectRecorded) -> tuple[tuple[str, str, str, int], ...]:
    """Part, label, text and share of the width of each."""
    return (
        ("grade", "Grade", str(fact.grade), 1),
        ("expected", "Expected, yes or no", _said(fact.expected), 1),
        ("serious", "Serious, yes or no", _said(fact.serious), 1),
        ("related", "Related", fact.related or "", 1),
        ("action", "Action taken", fact.action, 2),
    )


def edited_effect(
    fact: EffectRecorded, texts: Mapping[str, str]
) -> EffectRecorded | Refusal:
    grade = parse_number(texts.get("grade", str(fact.grade)), 0, "grade")
    if isinstance(grade, Refusal):
        return grade
    said = {
        part: texts.get(part, _said(before)).strip().casefold()
        for part, before in (("expected", fact.expected), ("serious", fact.serious))
    }
    related = texts.get("related", fact.related or "").strip().casefold()
    for part, text in said.items():
        if text not in _SAID:
            return _unknown(part, text, "yes, no, or nothing")
    if related not in _RELATED:
        return _unknown("related", related, ", ".join(get_args(Related)))
    return replace(
        fact,
        grade=int(grade),
        action=texts.get("action", fact.action),
        related=_RELATED[related],
        expected=_SAID[said["expected"]],
        serious=_SAID[said["serious"]],
    )


def _said(value: bool | None) -> str:  # noqa: FBT001 - it is what is told
    return {True: "yes", False: "no", None: ""}[value]


def _unknown(part: str, text: str, choices: str) -> Refusal:
    return Refusal(
        field=part,
        what=f"{text} is not understood",
        why=f"it can be {choices}",
        remedy="Type one of these",
    )
