"""One session of esketamine by spray, in the order in which its REMS form asks.

It is not that form: it is what a form is filled in from. The order is that of the
patient monitoring form of 11/2021, as the clinical reference has it.
"""

from collections.abc import Iterator

from monitor.charting.reads import SessionRead
from monitor.review.reports_due import reports_due
from ui.views import wording
from ui.views.charted_by import charted_by
from ui.views.report.blocks import (
    Boxed,
    Column,
    Report,
    Row,
    Table,
    Words,
    plain,
    quiet,
    strong,
)
from ui.views.report.scene import Scene
from ui.views.sheets.esketamine_facts import (
    Asked,
    after_dose,
    doses,
    leaving,
    pressures,
    serious,
)
from ui.views.sheets.of_session import of_session

TITLE = "Vigil esketamine summary"

_NOT_HERE = "not charted here"
_NOT_IT = (
    "A summary of one session, in the order of the REMS patient monitoring form. It is "
    "not that form, and nothing is sent by it: copy from here, and check it against "
    "the chart."
)
_COLUMNS = (Column("", 0.15), Column("Asked", 0.37), Column("Charted", 0.48))


def esketamine_sheet(read: SessionRead, printed_by: str, app_version: str) -> Report:
    """One page. What is asked and not charted says so, and is never left out."""
    scene = Scene(read)
    blocks = (
        Boxed((*plain(_NOT_IT), *strong(f" {_due(scene)}"))),
        Table(_COLUMNS, tuple(_rows(scene))),
        Words(quiet("Completed by ____________________   Date ______________")),
    )
    return of_session(TITLE, scene, blocks, printed_by, app_version)


def _due(scene: Scene) -> str:
    """As the protocol has it, or as somebody charted since."""
    asked = reports_due(scene.session, scene.protocol)
    dated = [one for one in asked if one.of == "dosed session" and one.by_when]
    if not dated:
        return "By when the form is due, the protocol does not say."
    return " ".join(
        f"{one.to} due by {wording.day(one.by_when)},"
        f" within {wording.counted((one.by_when - one.event_day).days, 'day')}."
        for one in dated
        if one.by_when is not None
    )


def _rows(scene: Scene) -> Iterator[Row]:
    """The name of a part stands beside the first of what is asked in it."""
    for name, part in (
        ("Patient", _patient(scene)),
        ("Dose", doses(scene)),
        ("Blood pressure", pressures(scene)),
        ("After the dose", after_dose(scene)),
        ("Leaving", leaving(scene)),
        ("Events", serious(scene)),
    ):
        for number, one in enumerate(part):
            named = quiet("" if number else name)
            yield Row((named, plain(one.asked), strong(one.charted)))


def _patient(scene: Scene) -> Iterator[Asked]:
    earlier = sum(s.started_at is not None for s in scene.read.earlier)
    first = (
        f"no, {wording.counted(earlier, 'earlier session')} recorded here"
        if earlier
        else "no earlier session is recorded here"
    )
    yield Asked("First treatment", first)
    yield Asked("Enrolled in the REMS", _NOT_HERE)
    yield Asked(
        "Benzodiazepine, other hypnotic, stimulant, MAOI, opioid", _medicines(scene)
    )
    yield Asked("Monitored by", charted_by(scene.session).removeprefix("Charted by "))
    yield Asked("Site", _NOT_HERE)


def _medicines(scene: Scene) -> str:
    """As the check before the dose has it."""
    gate = scene.protocol.gate("medicines")
    found = [g for g in scene.session.gates if g.answered.gate == "medicines"]
    if gate is None or not found:
        return _NOT_HERE
    labels = {ask.id: ask.label for ask in gate.asks}
    answers = found[-1].answered.answers
    return ", ".join(f"{labels.get(a.ask, a.ask)} {a.value}" for a in answers)
