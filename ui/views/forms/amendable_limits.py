"""A changed limit as texts to edit: its number, on whose word, and why."""

from collections.abc import Mapping

from msgspec.structs import replace

from monitor.chart.kinds import Amendable, LimitChanged
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal


def limit_texts(fact: Amendable) -> tuple[tuple[str, str, str, int], ...]:
    """Part, label, text and share of the width; of a changed limit only."""
    if not isinstance(fact, LimitChanged):
        return ()
    return (
        ("limit", f"{fact.rule}, limit", str(fact.limit), 1),
        ("prescriber", "Prescriber", fact.prescriber, 2),
        ("grounds", "Reason charted", fact.reason, 3),
    )


def edited_limit(
    fact: LimitChanged, texts: Mapping[str, str]
) -> LimitChanged | Refusal:
    """The change as the texts say; whether it can be, the protocol judges."""
    limit = parse_number(texts.get("limit", str(fact.limit)), 0, "limit")
    if isinstance(limit, Refusal):
        return limit
    return replace(
        fact,
        limit=int(limit),
        prescriber=texts.get("prescriber", fact.prescriber).strip(),
        reason=texts.get("grounds", fact.reason).strip(),
    )
