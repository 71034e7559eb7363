"""Answers to what a gate asks: whether they can be taken, and what they come to."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal

from monitor.chart.days import day_in_words
from monitor.chart.gates import AnsweredGate
from monitor.chart.kinds import Answer, GateAnswered
from monitor.chart.names import fault_of_name
from monitor.chart.numbers import parse_number, written
from monitor.chart.refusals import Refusal
from monitor.protocol.gate_state import UNANSWERED, Judged
from monitor.protocol.gate_tables import Ask, Gate

YES, NO = "yes", "no"
LONGEST_ANSWER = 200
"""Characters of an answer in words."""

_NAME_WORDS = 2

WHY = "why"
"""The part in which it is said why a gate does not apply."""

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z\Z", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)


def instant_value(at: datetime) -> str:
    """A time as an answer keeps it, to the minute, in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M}Z"


def refuse_answers(gate: Gate, fact: GateAnswered, at: datetime) -> Refusal | None:
    """Refuse what this gate does not ask, and an answer that is none."""
    if gate.computed:
        why = "it is worked out from the record"
    elif fact.not_applicable and not gate.may_not_apply:
        why = "it concerns every patient"
    elif fact.not_applicable and gate.asks_why and not fact.note.strip():
        return Refusal(
            field=WHY,
            what=f"{gate.label} is not charted so",
            why="the reason why it does not apply is missing",
            remedy="Type it",
        )
    elif fact.flags != flags_of(gate, fact.answers):
        why = "what is flagged of it is not what was answered"
    else:
        refused = (_refuse(gate.ask(a.ask), a.ask, a.value, at) for a in fact.answers)
        return next((refusal for refusal in refused if refusal), None)
    return Refusal(
        what=f"{gate.label} is not charted so", why=why, remedy="Look at its row again"
    )


def refuse_answer(ask: Ask, value: str, at: datetime) -> Refusal | None:
    """Refuse what is no answer to that: a name without letters, a day to come."""
    return _refuse(ask, ask.id, value, at)


def flags_of(gate: Gate, answers: Iterable[Answer]) -> tuple[str, ...]:
    """What of the answers is listed for review: "Suicide screen high"."""
    told = ((gate.ask(a.ask), a.value) for a in answers)
    return tuple(
        f"{gate.label} {value}"
        for ask, value in told
        if ask is not None and value in ask.flagged
    )


def judged_answers(
    gate: Gate, answered: AnsweredGate | None, moment: datetime, zone: tzinfo
) -> Judged:
    """What the answers come to at that moment; the protocol says what is wanted."""
    if answered is None:
        return Judged(found="waiting", why=UNANSWERED)
    if answered.answered.not_applicable:
        return Judged(
            found="not applicable", evidence=answered.answered.note or "not applicable"
        )
    told, lacking = [], []
    values = {a.ask: a.value for a in answered.answered.answers}
    for ask in asked_by(gate, values):
        value = values.get(ask.id)
        if value is None:
            lacking += [] if ask.optional else [f"{ask.label.lower()} not answered"]
            continue
        fault = _fault(ask, value, moment, zone)
        words = _told(ask, value, moment, zone)
        words = f"{words}, {fault}" if fault else words
        told.append(words)
        lacking += [] if fault is None else [words]
    return Judged(
        found="not met" if lacking else "met",
        evidence=", ".join(told),
        why=", ".join(lacking),
    )


def answer_words(
    gate: Gate, answered: GateAnswered, moment: datetime, zone: tzinfo
) -> str:
    """What was answered, in the words of the gate."""
    told = ((gate.ask(a.ask), a.value) for a in answered.answers)
    return ", ".join(
        value if ask is None else _told(ask, value, moment, zone) for ask, value in told
    )


def asked_by(gate: Gate, values: Mapping[str, str]) -> tuple[Ask, ...]:
    """What is asked, given what was answered so far."""
    return tuple(
        ask
        for ask in gate.asks
        if not ask.asked_if or any(values.get(i) == YES for i in ask.asked_if)
    )


def told_value(ask: Ask, value: str, moment: datetime, zone: tzinfo) -> str:
    """An answer in words: a date as ``14-Mar-2026``, a time as ``08:10``."""
    match ask.kind:
        case "date":
            return day_in_words(date.fromisoformat(value))
        case "time":
            at = instant(value).astimezone(zone)
            is_today = at.date() == moment.astimezone(zone).date()
            day = "" if is_today else f"{day_in_words(at.date())} "
            return f"{day}{at:%H:%M}"
        case "number":
            return f"{written(Decimal(value))} {ask.unit}".rstrip()
        case _:
            return value


def instant(value: str) -> datetime:
    """The time that ``instant_value`` wrote."""
    return datetime.fromisoformat(value.removesuffix("Z")).replace(tzinfo=UTC)


def _told(ask: Ask, value: str, moment: datetime, zone: tzinfo) -> str:
    return f"{ask.word} {told_value(ask, value, moment, zone)}".strip()


def _fault(ask: Ask, value: str, moment: datetime, zone: tzinfo) -> str | None:
    """The limit an answer is beyond, in words, empty where none is named."""
    match ask.kind:
        case "date":
            days = (moment.astimezone(zone).date() - date.fromisoformat(value)).days
            limit = ask.oldest_days
            return f"limit {limit} days" if limit is not None and days > limit else None
        case "time":
            least, ago = ask.least_minutes, moment - instant(value)
            if least is None or ago >= timedelta(minutes=least):
                return None
            return f"limit {_span(least)} before"
        case "number":
            return _number_fault(ask, Decimal(value))
        case _:
            return "" if ask.wanted and value not in ask.wanted else None


def _number_fault(ask: Ask, value: Decimal) -> str | None:
    if ask.at_least is not None and value < ask.at_least:
        return f"limit {written(ask.at_least)}"
    if ask.at_most is not None and value > ask.at_most:
        return f"limit {written(ask.at_most)}"
    return None


def _span(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours}hr" if hours else "", f"{rest}min" if rest else ""]
    return " ".join(part for part in parts if part)


def _refuse(ask: Ask | None, id_: str, value: str, at: datetime) -> Refusal | None:
    if ask is None:
        why = f"the protocol does not ask {id_}"
    elif ask.kind == "number":
        return _refuse_number(ask, value)
    else:
        why = _why_not(ask, value, at)
    if not why:
        return None
    label = id_ if ask is None else ask.label
    return Refusal(
        field=id_, what=f"{label} is not charted", why=why, remedy="Type it again"
    )


def _why_not(ask: Ask, value: str, at: datetime) -> str:
    match ask.kind:
        case "yes_no":
            return "" if value in (YES, NO) else "it is yes or no"
        case "name" | "phone":
            return _why_nobody(ask, value)
        case "choice":
            choices = ", ".join(ask.choices)
            return "" if value in ask.choices else f"it is one of {choices}"
        case "date":
            return _why_no_date(value, at)
        case "time":
            return _why_no_time(value, at)
        case _:
            return _why_too_long(value)


def _why_too_long(value: str) -> str:
    is_long = len(value) > LONGEST_ANSWER
    return f"it is longer than {LONGEST_ANSWER} characters" if is_long else ""


def _why_nobody(ask: Ask, value: str) -> str:
    if ask.kind == "name":
        return _why_no_name(value)
    return _why_no_phone(value, ask.least_digits)


def _why_no_name(value: str) -> str:
    words = [w for w in value.split() if any(letter.isalpha() for letter in w)]
    if len(words) < _NAME_WORDS or any(letter.isdigit() for letter in value):
        return "a name has two words, and no digits"
    return fault_of_name(value)


def _why_no_phone(value: str, least: int | None) -> str:
    digits = sum(letter.isdigit() for letter in value)
    if least is not None and digits < least:
        return f"it has {digits} digits, limit {least}"
    return _why_too_long(value)


def _why_no_date(value: str, at: datetime) -> str:
    try:
        day = date.fromisoformat(value) if _DATE.match(value) else None
    except ValueError:
        day = None
    if day is None:
        return "it is no date"
    # A day ahead of UTC can have begun where the patient is.
    return "it lies in the future" if day > (at + timedelta(hours=14)).date() else ""


def _why_no_time(value: str, at: datetime) -> str:
    try:
        told = instant(value) if _INSTANT.match(value) else None
    except ValueError:
        told = None
    if told is None:
        return "it is no time"
    return "it lies in the future" if told > at else ""


def _refuse_number(ask: Ask, value: str) -> Refusal | None:
    number = parse_number(value, ask.decimals, ask.id)
    if isinstance(number, Refusal):
        return number
    if (ask.lowest is not None and number < ask.lowest) or (
        ask.highest is not None and number > ask.highest
    ):
        lowest = "" if ask.lowest is None else written(ask.lowest)
        highest = "" if ask.highest is None else written(ask.highest)
        return Refusal(
            field=ask.id,
            what=f"{ask.label} {written(number)} is not possible",
            why=f"it lies outside {lowest} to {highest}",
            remedy="Type it again",
        )
    return None
