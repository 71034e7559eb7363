"""How the tour tells of a session: its opening, facts and sets, each at its minute."""

from decimal import Decimal
from typing import TYPE_CHECKING

from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.simulation.script import ChartFact, Open, Script, ScriptedStep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.chart.commands import Chartable
    from monitor.chart.kinds import PatientDetails
    from monitor.simulation.script import Deed

OPENED = -20
"""The minute at which a session of the tour is opened, before its dose."""

_CODES = ("sbp", "dbp", "hr", "spo2", "rr", "sedation", "dissociation", "distress")


def script_of(
    patient: "PatientDetails", steps: "Iterable[tuple[float, Deed]]"
) -> Script:
    """Opened first; ``steps`` are minute and deed, in any order."""
    told = sorted([(OPENED, Open()), *steps], key=_minute)
    return Script(
        patient=patient,
        steps=tuple(
            ScriptedStep(at_minute=minute, recorded_minute=minute, deed=deed)
            for minute, deed in told
        ),
    )


def charted(minute: float, *facts: "Chartable") -> "tuple[tuple[float, Deed], ...]":
    return tuple((minute, ChartFact(fact)) for fact in facts)


def observed(minute: float, line: str) -> "tuple[float, Deed]":
    """A set as in "124/78 72 98 14 5 0 1 0", every field in its order."""
    values = line.replace("/", " ").split()
    readings = (
        Reading(field=code, value=Decimal(value))
        for code, value in zip((*_CODES, "nausea"), values, strict=True)
    )
    return minute, ChartFact(ObservationsRecorded(readings=tuple(readings)))


def _minute(step: "tuple[float, Deed]") -> float:
    return step[0]
