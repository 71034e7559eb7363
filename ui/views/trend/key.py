"""The key row: what the signs mean that this chart shows."""

from collections.abc import Iterable

from monitor.chart.fields import FieldSpec
from ui.views.trend.flags import (
    EMERGENCY,
    NOTE,
    OBSERVED,
    TREATMENT,
    effect_name,
)
from ui.views.trend.ghosts import ghost_words
from ui.views.trend.lanes import DOUBT, EventLane, Flag
from ui.views.trend.readings import Found, find_readings
from ui.views.trend.subject import Subject
from ui.views.trend.view import KeyItem
from ui.views.trend.window import Frame

_MEANINGS = {
    "S": "start",
    "P": "pause",
    "R": "resume",
    "C": "rate change",
    "X": "stopped early",
    "E": "completed",
    OBSERVED: "observed",
    TREATMENT: "treatment",
    NOTE: "note",
    DOUBT: "dose uncertain",
}


def key_items(subject: Subject, events: EventLane, frame: Frame) -> tuple[KeyItem, ...]:
    """Only signs that occur in the window: of events first, which differ the most."""
    flags = events.flags
    inside = [flag for flag in flags if frame.start <= flag.minute <= frame.end]
    events_told = (*_letters(inside), *_effects(subject, inside))
    return (*_ghost(subject), *events_told, *_signs(subject, frame))


def _ghost(subject: Subject) -> list[KeyItem]:
    words = ghost_words(subject)
    return [KeyItem(symbol="ghost", text=words)] if words else []


def _signs(subject: Subject, frame: Frame) -> list[KeyItem]:
    read = [
        (spec, one)
        for spec in subject.protocol.charting.fields
        for one in find_readings(subject, (spec.code,))
        if frame.holds(one.minute)
    ]
    found = [one for _, one in read]
    items = _blank_signs(read)
    if any(one.was for one in found):
        items.append(KeyItem(symbol="amended", text="amended, first value"))
    if any(one.is_late for one in found):
        items.append(KeyItem(symbol="late", text="charted late"))
    if any(one.is_unconfirmed for one in found):
        items.append(KeyItem(symbol="unconfirmed", text="unconfirmed"))
    if any(one.queried for one in found):
        items.append(KeyItem(symbol="queried", text="query not closed"))
    return items


def _blank_signs(read: Iterable[tuple[FieldSpec, Found]]) -> list[KeyItem]:
    """Broken cells belong to the scales; everything else unmeasured is hollow."""
    watched = KeyItem(symbol="observed", text="observed, not disturbed")
    hollow = KeyItem(symbol="not measured", text="not measured")
    used = set()
    for spec, one in read:
        if one.value is None:
            is_watched = spec.is_scale and one.reason == "not disturbed"
            used.add(watched.symbol if is_watched else hollow.symbol)
    return [item for item in (watched, hollow) if item.symbol in used]


def _letters(inside: Iterable[Flag]) -> list[KeyItem]:
    flags = [f for f in inside if f.look in ("step", "note")]
    used = {flag.letter for flag in flags if not flag.is_emergency}
    stamped = dict.fromkeys(f.letter for f in flags if f.is_emergency)
    told = [
        KeyItem(symbol="letter", letter=letter, text=text)
        for letter, text in _MEANINGS.items()
        if letter in used
    ]
    told += _doses(used)
    if letters := [letter for letter in stamped if letter != EMERGENCY]:
        joined = " ".join(letters)
        told.append(KeyItem(symbol="letter", letter=joined, text="emergency stamps"))
    return told


def _doses(used: Iterable[str]) -> list[KeyItem]:
    """Single doses stand by their numbers."""
    numbers = sorted(letter for letter in used if letter.isdecimal())
    if not numbers:
        return []
    return [KeyItem(symbol="letter", letter=" ".join(numbers), text="given, by number")]


def _effects(subject: Subject, inside: Iterable[Flag]) -> list[KeyItem]:
    shown = {flag.letter for flag in inside if flag.look in ("effect", "ended")}
    every = [effect_name(subject, effect) for effect in subject.session.effects]
    named = {letter: label for letter, label in every if letter in shown}
    return [
        KeyItem(symbol="effect", letter=letter, text=label.lower())
        for letter, label in named.items()
    ]
