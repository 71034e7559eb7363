"""A set as it stands on paper, through the parser of the bedside; pure."""

import re
from collections.abc import Container
from datetime import datetime
from string import digits
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.fields import Charting, FieldSpec
from monitor.chart.keying.completion import TEN
from monitor.chart.keying.keys import Key, Press, key_of
from monitor.chart.keying.moves import go
from monitor.chart.keying.occasion import Occasion
from monitor.chart.keying.press import press
from monitor.chart.keying.refused import range_words
from monitor.chart.keying.saving import readings
from monitor.chart.keying.state import Keying, begin
from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.chart.session import Session
from monitor.charting.paper_file import PaperRow

_WRITTEN = re.compile(
    r"[0-9]{1,4}(?:[.,][0-9]{1,3}|\.{1,2})?\Z|\*\Z|-[RAEDO]\Z",
    re.ASCII | re.IGNORECASE,
)
"""A value, with a point behind a score for how it was obtained; ten; or a reason.

Nothing else is a key here: not a formula, and not -5, which is a reason on the number
pad and a negative number everywhere else.
"""


_ZEROS = re.compile(r"^0+(?=[0-9])", re.ASCII)
"""Before a number; what was meant may be 05, 0.5 or 50, so that it is not guessed."""


class Unread(Struct, frozen=True):
    """Why a set on paper is not charted; ``is_question`` where it may be kept."""

    text: str
    is_question: bool = False


def occasion_on_paper(session: Session, charting: Charting) -> Occasion:
    """What it is typed for; an empty cell is not measured, so nothing is asked."""
    return Occasion(
        charting=charting,
        zone=ZoneInfo(session.opened.zone),
        sets=session.sets,
        started_at=session.dose_started_at,
    )


def type_in(
    row: PaperRow, at: datetime, occasion: Occasion, id_: UUID
) -> Keying | Unread:
    """Each cell typed into its field; what a key would be refused for is told."""
    keying = replace(begin(occasion, id_), timed_at=at)
    for position, spec in enumerate(occasion.specs):
        text = row.cells.get(spec.code, "")
        if not text:
            continue
        if not _WRITTEN.match(text):
            why = "is neither a value nor -R, -A, -E, -D or -O"
            return Unread(f"{spec.label} {text[:20]!r} {why}")
        legal = keying.occasion.completions[position].legal
        if text[0] in digits and _value(text, spec) not in legal:
            takes = _takes(spec, text, legal)
            return Unread(f"{spec.label} {text!r} is not taken: {takes}")
        keying = go(keying, position)
        for key in _keys(text, spec):
            keying = press(replace(keying, notice=None), key, at)
            if keying.notice is not None and keying.notice.of_key:
                return Unread(_sentence(keying))
        if keying.asking is not None:
            return Unread(f"{spec.label} {text!r} is not complete")
    return keying


def typed(keying: Keying) -> tuple[Reading, ...]:
    """What it says, before anything is asked about it."""
    return readings(keying)


def kept(
    keying: Keying, at: datetime, *, confirmed: bool
) -> ObservationsRecorded | Unread:
    """The set after Enter, and after a second one where it is confirmed."""
    entered = press(keying, Press.ENTER, at)
    if entered.keyed is None and entered.questions:
        if not confirmed:
            return Unread(_questions(entered), is_question=True)
        entered = press(entered, Press.ENTER, at)
    if entered.keyed is None:
        return Unread(_sentence(entered))
    return entered.keyed.observations


def _value(text: str, spec: FieldSpec) -> str:
    """The number alone: behind a score, points say how it was obtained."""
    number = text.replace(",", ".")
    return number.rstrip(".") if spec.is_scale else number


def _takes(spec: FieldSpec, text: str, legal: Container[str]) -> str:
    """What it takes; more digits than that would be those of the next field."""
    value = _value(text, spec)
    without = _ZEROS.sub("", value)
    if without != value and without in legal:
        return "write it without a zero before it"
    if not spec.decimals and {".", ","} & set(text):
        return f"{spec.label} takes whole numbers"
    places = f", with {spec.decimals} decimal places at most" if spec.decimals else ""
    return f"it goes from {range_words(spec)}{places}"


def _keys(text: str, spec: FieldSpec) -> tuple[Key, ...]:
    """Ten on a scale is one key."""
    if spec.is_scale and _value(text, spec) == TEN:
        return (Press.STAR, *map(key_of, text.removeprefix(TEN)))
    return tuple(map(key_of, text))


def _questions(keying: Keying) -> str:
    charting = keying.occasion.charting
    told = (f"{charting.field(q.field).label}: {q.text}" for q in keying.questions)
    return "; ".join(dict.fromkeys(told))


def _sentence(keying: Keying) -> str:
    notice = keying.notice
    if notice is None:
        return "nothing of it can be charted"
    refusal = notice.refusal
    return f"{refusal.what}: {refusal.why}"
