"""The time box: when the set was observed, if not at its first key."""

from datetime import datetime

from msgspec.structs import replace

from monitor.chart.keying.asking import AskTime, AskWhichTime
from monitor.chart.keying.keys import Digit, Key, Letter, Press
from monitor.chart.keying.refused import no_key_here
from monitor.chart.keying.state import Keying, Taken
from monitor.chart.refusals import Refusal
from monitor.chart.times import RepeatedHour, observed_time

LONGEST_TIME = 6
_MARKS: dict[Key, str] = {Press.COLON: ":", Press.MARK: ".", Press.MINUS: "-"}


def ask_time(keying: Keying) -> Keying:
    return replace(keying, asking=AskTime())


def answer_time(keying: Keying, asking: AskTime, key: Key, now: datetime) -> Taken:
    """Type in the time box; Enter or a separator takes the time."""
    if key in (Press.ENTER, Press.SEPARATOR, Press.TAB):
        return _take(keying, asking, now)
    if key is Press.ESCAPE or (key is Press.BACKSPACE and not asking.typed):
        return replace(keying, asking=None)
    if key is Press.BACKSPACE:
        return _typed(keying, asking, asking.typed[:-1])
    character = _character(key)
    if character is None or len(asking.typed) >= LONGEST_TIME:
        return no_key_here(
            "This key",
            "a time is asked for",
            "Type it as 14:05, or as -3 for 3min ago",
            "time",
        )
    return _typed(keying, asking, asking.typed + character)


def answer_which(keying: Keying, asking: AskWhichTime, key: Key) -> Taken:
    """Choose one of the two instants that a repeated hour can mean."""
    if key in (Digit("1"), Digit("2")):
        chosen = asking.earlier if key == Digit("1") else asking.later
        return replace(keying, asking=None, timed_at=chosen)
    if key in (Press.ESCAPE, Press.BACKSPACE):
        return replace(keying, asking=AskTime(then_save=asking.then_save))
    if key is Press.SEPARATOR:
        return keying
    return no_key_here(
        "This key",
        "this time came twice, as the clocks went back",
        "Type 1 for the earlier, 2 for the later",
        "time",
    )


def _typed(keying: Keying, asking: AskTime, text: str) -> Keying:
    return replace(keying, asking=replace(asking, typed=text))


def _character(key: Key) -> str | None:
    if isinstance(key, Digit):
        return key.digit
    if isinstance(key, Letter) and key.letter in ("M", "H"):
        return key.letter.lower()
    return _MARKS.get(key)


def _take(keying: Keying, asking: AskTime, now: datetime) -> Taken:
    if not asking.typed:
        kept = keying.started_at if asking.then_save else None
        return replace(keying, asking=None, timed_at=kept)
    at = observed_time(asking.typed, now, keying.occasion.zone)
    if isinstance(at, Refusal):
        return at
    if isinstance(at, RepeatedHour):
        which = AskWhichTime(at.earlier, at.later, asking.then_save)
        return replace(keying, asking=which)
    return replace(keying, asking=None, timed_at=at)
