"""What the page of oversight asks of the recorder, each as a function of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from uuid import UUID

from monitor.chart.refusals import Refusal
from monitor.charting.faults import NotPermitted, UnknownKind

if TYPE_CHECKING:
    from datetime import date

    from monitor.chart.entries import Actor
    from monitor.charting.recorder import Recorder
    from monitor.review.drawing import Drawing, Drawn, Wanted
    from monitor.review.kept_records import Kept
    from monitor.review.overseen import Overseeing, Overseen

T = TypeVar("T")
_UNREADABLE = Refusal(
    what="Nothing is shown",
    why="a newer version of Vigil wrote whose records are held, and this one"
    " can't read it",
    remedy="Update Vigil on this workstation first",
)
_NOBODY = Refusal(
    field="number",
    what="The hold is not placed",
    why="nobody in this record has that number",
    remedy="Check it",
)


class Span(NamedTuple):
    """Days, both included; all up to the last where there is no first."""

    first: "date | None"
    last: "date"


def begin_oversight(
    span: Span, by: "Actor", recorder: "Recorder"
) -> "Overseeing | Kept | Refusal":
    """None of the sessions looked at yet; whoever may only hold sees what is held."""
    from monitor.review.kept_records import kept_now  # noqa: PLC0415
    from monitor.review.overseen import MOST, Overseeing, today  # noqa: PLC0415

    who = recorder.permitted(by, "review")
    if isinstance(who, Refusal) and recorder.site.may_hold(by):
        return _readable(lambda: kept_now(recorder, (), today(recorder), by))
    return _readable(lambda: Overseeing(recorder, span.first, span.last, by, most=MOST))


def turn(under_way: "Overseeing | Drawing", _: "Recorder") -> Refusal | None:
    """Look at some more; why not, where somebody else is here by now."""
    return _readable(under_way.turn)


def finish(overseeing: "Overseeing", _: "Recorder") -> "Overseen | Refusal":
    """What all of it comes to."""
    return _readable(overseeing.result)


def begin_drawing(
    wanted: "Wanted", by: "Actor", recorder: "Recorder"
) -> "Drawing | Refusal":
    """A sample by lot, for which no line was read yet."""
    from monitor.review.drawing import Drawing  # noqa: PLC0415

    return _readable(lambda: Drawing(recorder, wanted, by))


def finish_drawing(
    drawing: "Drawing", by: "Actor", recorder: "Recorder"
) -> "Drawn | Refusal":
    """What was drawn, noted with its seed."""

    def drawn() -> "Drawn":
        found, deed = drawing.result()
        recorder.audit.note(deed, by)
        return found

    return _readable(drawn)


def patient_to_hold(number: str, by: "Actor", recorder: "Recorder") -> UUID | Refusal:
    """Who may not hold anything is not told either whether there is such a patient."""

    def numbered() -> UUID | Refusal:
        found = recorder.site.patient_to_hold(number, by)
        return _NOBODY if found is None else found.id

    return _readable(numbered)


def _readable(ask: Callable[[], T]) -> T | Refusal:
    try:
        return ask()
    except UnknownKind:
        return _UNREADABLE
    except NotPermitted as fault:
        return fault.refusal
