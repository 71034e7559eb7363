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
from ui.views.trend.lanes import EventLane
from ui.views.trend.readings import Found, find_readings
from ui.views.trend.subject import Subject
from ui.views.trend.view import KeyItem

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
}


def key_items(subject: Subject, events: EventLane) -> tuple[KeyItem, ...]:
    """Only signs that occur, the less obvious ones first."""
    return (*_signs(subject), *_letters(events), *_effects(subject))


def _signs(subject: Subject) -> list[KeyItem]:
    items = []
    if words := ghost_words(subject):
        items.append(KeyItem(symbol="ghost", text=words))
    read = [
        (spec, one)
        for spec in subject.protocol.charting.fields
        for one in find_readings(subject, (spec.code,))
    ]
    found = [one for _, one in read]
    items += _blank_signs(read)
    if any(one.was for one in found):
        items.append(KeyItem(symbol="amended", text="amended, first value"))
    if any(one.is_late for one in found):
        items.append(KeyItem(symbol="late", text="charted late"))
    if any(one.is_unconfirmed for one in found):
        items.append(KeyItem(symbol="unconfirmed", text="unconfirmed"))
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


def _letters(events: EventLane) -> list[KeyItem]:
    flags = [f for f in events.flags if f.look in ("step", "note")]
    used = {flag.letter for flag in flags if not flag.is_emergency}
    stamped = dict.fromkeys(f.letter for f in flags if f.is_emergency)
    told = [
        KeyItem(symbol="letter", letter=letter, text=text)
        for letter, text in _MEANINGS.items()
        if letter in used
    ]
    if letters := [letter for letter in stamped if letter != EMERGENCY]:
        joined = " ".join(letters)
        told.append(KeyItem(symbol="letter", letter=joined, text="emergency stamps"))
    return told


def _effects(subject: Subject) -> list[KeyItem]:
    named = dict(effect_name(subject, effect) for effect in subject.session.effects)
    return [
        KeyItem(symbol="effect", letter=letter, text=label.lower())
        for letter, label in named.items()
    ]
