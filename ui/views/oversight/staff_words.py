"""Who was there and what was at hand in each session, in lines."""

from collections.abc import Iterator

from monitor.review.attended import Attended
from monitor.review.overseen import Overseen
from ui.views import wording
from ui.views.oversight.lines import OversightLine, named

_NO_EQUIPMENT = "no equipment charted"


def staff_lines(told: Overseen) -> Iterator[OversightLine]:
    """The newest first, as the sessions are listed."""
    for one in told.attended:
        row = told.rows.get(one.session)
        yield OversightLine(
            mark="",
            state=wording.counted(len(one.present), "person", "people"),
            what="" if row is None else named(row),
            detail="; ".join((_people(one), *(one.equipment or (_NO_EQUIPMENT,)))),
            session=one.session,
        )


def _people(one: Attended) -> str:
    told = (f"{p.name} ({', '.join(p.done)})" for p in one.present)
    return ", ".join(told) or "nobody is named"
