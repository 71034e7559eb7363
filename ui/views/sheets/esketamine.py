"""One session of esketamine by spray, in the order in which its REMS form asks.

It is not that form: it is what a form is filled in from. The order is that of the
patient monitoring form of 11/2021, as the clinical reference has it.
"""

from collections.abc import Iterator
from datetime import timedelta

from monitor.charting.reads import SessionRead
from monitor.reports.session_record import INTENDED_USE
from ui.views import wording
from ui.views.charted_by import charted_by
from ui.views.report.blocks import (
    Boxed,
    Column,
    Name,
    Report,
    Row,
    Table,
    Words,
    plain,
    quiet,
    strong,
)
from ui.views.report.identity import identity_words
from ui.views.report.proof import short_head
from ui.views.report.scene import Scene
from ui.views.sheets.esketamine_facts import (
    Asked,
    after_dose,
    doses,
    leaving,
    pressures,
    serious,
)

TITLE = "Vigil esketamine summary"
WITHIN = timedelta(days=7)
"""By when the form is to be sent (clinical reference, section 7.1)."""

_GAP = "   "
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
    details = read.patient.details
    name = wording.patient_name(details.family, details.given, details.title)
    as_of = scene.day_and_clock(read.at)
    return Report(
        title=TITLE,
        who=f"{name}{_GAP}ID No. {details.identifier}",
        front=(
            Name(name, wording.day(scene.day)),
            Words(identity_words(scene)),
            Boxed((*plain(_NOT_IT), *strong(f" {_due(scene)}"))),
            Table(_COLUMNS, tuple(_rows(scene))),
            Words(quiet("Completed by ____________________   Date ______________")),
        ),
        rest=(),
        foot=(
            (f"Session {read.id}", f"record {short_head(read)}"),
            (
                f"as of {as_of}{_GAP}Vigil {app_version}{_GAP}by {printed_by}",
                f"times are local, {scene.zone.key}, 24-hour",
            ),
        ),
        use=INTENDED_USE,
    )


def _due(scene: Scene) -> str:
    days = WITHIN.days
    return f"The form is due by {wording.day(scene.day + WITHIN)}, within {days} days."


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
