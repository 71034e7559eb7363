"""Charted checks as texts to edit: each answer as it is kept."""

from collections.abc import Mapping

from msgspec.structs import replace

from monitor.chart.kinds import Amendable, GateAnswered


def gate_texts(fact: Amendable) -> tuple[tuple[str, str, str, int], ...]:
    """Part, label, text and share of the width of each answer; of a check only."""
    if not isinstance(fact, GateAnswered):
        return ()
    return tuple((a.ask, a.ask.capitalize(), a.value, 1) for a in fact.answers)


def edited_gate(fact: Amendable, texts: Mapping[str, str]) -> Amendable:
    """The check as the texts say; whether they are answers, the protocol judges."""
    if not isinstance(fact, GateAnswered):
        return fact
    return replace(
        fact,
        answers=tuple(
            replace(a, value=texts.get(a.ask, a.value).strip()) for a in fact.answers
        ),
    )
