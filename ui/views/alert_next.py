"""When the value of an alert card is read next, once it was read again."""

from monitor.protocol.asked_sets import Recheck, Slot
from monitor.protocol.assessment import Assessment, Card
from ui.views import wording
from ui.views.alert_facts import Scene, reading_since

_AHEAD = ("upcoming", "snoozed", "due", "late", "overdue")


def next_reading(card: Card, assessment: Assessment, scene: Scene) -> str:
    """``next BP with the set of 14:21``; empty while nothing was read again.

    The protocol asks for a repeat of the first value only: after it, the next reading
    comes with a set, unless somebody asked for one.
    """
    if not scene.session.is_open or scene.session.emergency is not None:
        return ""
    if not reading_since(card.top, scene) and not _was_repeated(card, assessment):
        return ""
    label = wording.spelled(card.label)
    asked = _asked(card, assessment)
    if asked is not None:
        return f"repeat {label} due {scene.clock(asked.due_at)}"
    slot = _slot(card, assessment, scene)
    if slot is None:
        return f"no further {label} is due"
    return f"next {label} with the set of {scene.clock(slot.due_at)}"


def _was_repeated(card: Card, assessment: Assessment) -> bool:
    """Whether a repeat was answered, as by the worse value that the card tells."""
    return any(
        asked.parameter == card.parameter and asked.fulfilled_by is not None
        for asked in assessment.rechecks
    )


def _asked(card: Card, assessment: Assessment) -> Recheck | None:
    """The first repeat of it that nobody has answered."""
    waiting = (
        asked
        for asked in assessment.rechecks
        if asked.parameter == card.parameter and asked.fulfilled_by is None
    )
    return min(waiting, key=lambda asked: asked.due_at, default=None)


def _slot(card: Card, assessment: Assessment, scene: Scene) -> Slot | None:
    """The next set that asks for it."""
    fields = set(scene.protocol.parameter(card.parameter).fields)
    slots = (
        slot
        for slot in assessment.slots
        if slot.state in _AHEAD and not fields.isdisjoint(slot.needs)
    )
    return min(slots, key=lambda slot: slot.due_at, default=None)
