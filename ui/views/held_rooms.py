"""The sentence for whoever holds several rooms, one of them infusing (ruling 32)."""

from collections.abc import Iterable

from monitor.chart.entries import Actor
from monitor.chart.holding import holder
from monitor.charting.reads import SessionRead
from ui.views import wording


def held_words(rooms: Iterable[SessionRead], actor: Actor) -> str:
    """Empty where fewer than two are held, or none of them infuses."""
    held = [r for r in rooms if holder(r.session) == actor.person]
    infusing = [r.room or "a session" for r in held if r.session.infusion.is_running]
    if len(held) < 2 or not infusing:
        return ""
    count = wording.counted(len(held), "room")
    return f"You hold {count}, and {wording.listed(infusing)} {_is(infusing)} infusing"


def _is(named: list[str]) -> str:
    return "is" if len(named) == 1 else "are"
