"""Why a field, or the whole set, is not measured."""

from datetime import datetime

from msgspec.structs import replace

from monitor.chart.keying.asking import AskReason
from monitor.chart.keying.keys import Digit, Key, Letter, Press
from monitor.chart.keying.moves import advance, go
from monitor.chart.keying.refused import no_key_here
from monitor.chart.keying.scales import keep_unchanged
from monitor.chart.keying.state import Cell, Keying, Taken
from monitor.chart.kinds import NotDone

REASONS: tuple[tuple[str, str, NotDone], ...] = (
    ("1", "R", "refused"),
    ("2", "A", "asleep"),
    ("3", "E", "equipment"),
    ("4", "D", "not disturbed"),
    ("5", "O", "other"),
)
"""The keys of each reason: on the number pad, and its letter."""

UNCHANGED_KEY = "6"
"""On a scale, after minus: the number pad has no key ``=``."""

_BY_KEY: dict[Key, NotDone] = {
    key: reason
    for digit, letter, reason in REASONS
    for key in (Digit(digit), Letter(letter))
}


def letter_of(reason: NotDone) -> str:
    return next(letter for _, letter, named in REASONS if named == reason)


def ask_reason(keying: Keying) -> Taken:
    """Minus: ask why the box in focus is not measured."""
    holds_digits = any(keying.cells[i].typed for i in keying.box)
    if holds_digits and not keying.is_selected:
        label = keying.spec.label
        why = f"{label} holds a value, and a field has either a value or a reason"
        return no_key_here("Minus", why, "Delete the value first", keying.spec.code)
    return replace(keying, asking=AskReason())


def answer_reason(keying: Keying, asking: AskReason, key: Key, now: datetime) -> Taken:
    """The reason by one key; a second minus asks for the whole set."""
    reason = _BY_KEY.get(key)
    if reason is not None:
        return _mark_set(keying, reason) if asking.whole_set else _mark(keying, reason)
    if key is Press.SEPARATOR:
        return keying
    if key in (Press.ESCAPE, Press.BACKSPACE):
        return replace(keying, asking=None)
    if key is Press.MINUS and not asking.whole_set:
        return replace(keying, asking=AskReason(whole_set=True))
    if key == Digit(UNCHANGED_KEY) and keying.spec.is_scale and not asking.whole_set:
        return keep_unchanged(replace(keying, asking=None), now)
    return no_key_here(
        "This key",
        "a reason is asked for",
        "Type R, A, E, D or O, or 1 to 5",
        keying.spec.code,
    )


def _mark(keying: Keying, reason: NotDone) -> Keying:
    marked = {i: Cell(not_done=reason, touched=True) for i in keying.box}
    closed = replace(keying.with_cells(marked), asking=None, at=keying.box[-1])
    return advance(closed)


def _mark_set(keying: Keying, reason: NotDone) -> Keying:
    """Give the reason to every box that holds nothing yet.

    Typing in a marked field replaces its reason; the focus goes to the first field
    that can be read without disturbing the patient.
    """
    occasion = keying.occasion
    free = [
        i
        for box in occasion.boxes
        if all(keying.cells[n].is_empty for n in box)
        for i in box
    ]
    marked = keying.with_cells({i: Cell(not_done=reason, touched=True) for i in free})
    closed = replace(marked, asking=None, is_selected=False)
    readable = [i for i in free if occasion.specs[i].undisturbed]
    return go(closed, readable[0]) if readable else closed
