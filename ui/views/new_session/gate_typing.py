"""What is typed into the fields of a gate, read as the answers that are charted."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.kinds import Answer, GateAnswered, GateOverridden
from monitor.chart.numbers import parse_number, written
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.answers import (
    NO,
    YES,
    instant_value,
    refuse_answer,
    told_value,
)
from monitor.protocol.gate_tables import Ask, AskKind
from ui.views import wording
from ui.views.new_session.birth import birth_date

_CLOCK = re.compile(r"([0-9]{1,2})[:.]?([0-9]{2})\Z", re.ASCII)


class Typed(Struct, frozen=True, kw_only=True):
    """One field of a gate: its id on the page, its text, and what it comes to."""

    ask: Ask
    id: str
    text: str
    value: str | Refusal | None


def field_id(gate: str, ask: str, count: int) -> str:
    """Other fields each time the gate was answered: what was charted is not typed."""
    return f"gate {gate} {count} {ask}"


def count_answers(session: Session, gate: str) -> int:
    """How often it was answered or overridden, struck out facts included."""
    settled = (*session.facts, *session.settlement.retracted)
    payloads = (fact.first.payload for fact in settled)
    kinds = GateAnswered | GateOverridden
    return sum(isinstance(p, kinds) and p.gate == gate for p in payloads)


def override_id(gate: str, part: str) -> str:
    return f"override {gate} {part}"


def why_id(gate: str) -> str:
    """Where it is typed why it does not apply."""
    return f"why not {gate}"


def read_answer(
    ask: Ask, text: str, before: str | None, now: datetime, zone: tzinfo
) -> str | Refusal | None:
    """The answer as it is kept; None where nothing was typed.

    ``before`` is the answer in force: typed again as it is shown, it stays.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    if before is not None and typed == told_value(ask, before, now, zone):
        return before
    return _READERS[ask.kind](ask, typed, now, zone)


def answers_of(typed: Sequence[Typed]) -> tuple[Answer, ...]:
    return tuple(
        Answer(ask=t.ask.id, value=t.value) for t in typed if isinstance(t.value, str)
    )


def _date(ask: Ask, typed: str, now: datetime, zone: tzinfo) -> str | Refusal:
    found = birth_date(typed, wording.local_day(now, zone))
    if isinstance(found, Refusal):
        return replace(found, field=ask.id)
    return found.isoformat()


def _number(ask: Ask, typed: str, _now: datetime, _zone: tzinfo) -> str | Refusal:
    number = parse_number(typed, ask.decimals, ask.id)
    return number if isinstance(number, Refusal) else written(number)


def _text(ask: Ask, typed: str, now: datetime, _zone: tzinfo) -> str | Refusal:
    return refuse_answer(ask, typed, now) or typed


def _choice(ask: Ask, typed: str, _now: datetime, _zone: tzinfo) -> str | Refusal:
    return _one_of(ask, typed, (YES, NO) if ask.kind == "yes_no" else ask.choices)


def _one_of(ask: Ask, typed: str, choices: Sequence[str]) -> str | Refusal:
    """The one choice that begins like that."""
    plain = typed.casefold()
    exact = [c for c in choices if c.casefold() == plain]
    found = exact or [c for c in choices if c.casefold().startswith(plain)]
    if len(found) == 1:
        return found[0]
    words = wording.listed(choices, "or")
    return Refusal(
        field=ask.id,
        what=f"{ask.label} is not taken",
        why=f"it is {words}",
        remedy="Type the first letters",
    )


def _time(ask: Ask, typed: str, now: datetime, zone: tzinfo) -> str | Refusal:
    """The latest such time of day of the past 24 hours."""
    found = _CLOCK.match(typed)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return Refusal(
            field=ask.id,
            what=f"{ask.label} is not taken",
            why="it is not a time of the 24-hour clock",
            remedy="Type it as 08:10",
        )
    wall = now.astimezone(zone).replace(
        hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0, fold=0
    )
    at = wall.astimezone(UTC)
    if at > now:
        at = (wall - timedelta(days=1)).astimezone(UTC)
    return instant_value(at)


_READERS: dict[AskKind, Callable[[Ask, str, datetime, tzinfo], str | Refusal]] = {
    "yes_no": _choice,
    "choice": _choice,
    "date": _date,
    "time": _time,
    "number": _number,
    "text": _text,
    "name": _text,
    "phone": _text,
}
