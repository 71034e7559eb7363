"""Who was there in a session and which equipment was at hand, as far as charted; pure.

Nobody is put down as present for having signed, queried or looked at it afterwards.
"""

from collections.abc import Iterator
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.kinds import (
    DevicesOrdered,
    DoseChecked,
    GateOverridden,
    OxygenRecorded,
    WasteRecorded,
)
from monitor.chart.session import Session
from monitor.chart.who_charted import at_the_bedside
from monitor.protocol.answers import answer_words
from monitor.protocol.care_protocol import CareProtocol

As = Literal["charted", "took over", "checked the dose", "saw the waste", "prescribed"]


class Present(Struct, frozen=True):
    """A person by name, and in what they are named in the chart, each once."""

    name: str
    done: tuple[As, ...]


class Attended(Struct, frozen=True, kw_only=True):
    """One session; ``equipment`` is in words, in the order of the protocol.

    It is empty where nothing of it is charted, or the protocol can't be read.
    """

    session: UUID
    present: tuple[Present, ...]
    equipment: tuple[str, ...]


def attended(session: Session, protocol: CareProtocol | None) -> Attended:
    found: dict[str, list[As]] = {}
    for name, done in _named(session):
        if name and done not in found.setdefault(name, []):
            found[name].append(done)
    return Attended(
        session=session.id,
        present=tuple(Present(name, tuple(done)) for name, done in found.items()),
        equipment=tuple(_equipment(session, protocol)),
    )


def _named(session: Session) -> Iterator[tuple[str, As]]:
    authors = at_the_bedside(session)
    for staff in session.staff:
        if staff.person in authors:
            yield staff.name, "charted"
    for handover in session.handovers:
        yield handover.to, "took over"
    for fact in session.facts:
        yield from _named_in(fact.payload)
    if session.order is not None:
        yield session.order.ordered_by, "prescribed"


def _named_in(fact: object) -> Iterator[tuple[str, As]]:
    match fact:
        case DoseChecked(checker=name):
            yield name, "checked the dose"
        case WasteRecorded(witness=name):
            yield name, "saw the waste"
        case GateOverridden(prescriber=name):
            yield name, "prescribed"
        case _:
            pass


def _equipment(session: Session, protocol: CareProtocol | None) -> Iterator[str]:
    answered = {found.gate: found for found in session.gates}
    for gate in () if protocol is None else protocol.gates:
        if gate.of_equipment and gate.id in answered:
            one = answered[gate.id]
            zone = ZoneInfo(session.opened.zone)
            told = answer_words(gate, one.answered, one.at, zone)
            yield f"{gate.label}: {told or one.answered.note or 'not applicable'}"
    if isinstance(session.order, DevicesOrdered) and session.doses:
        count = len(session.doses)
        yield "1 nasal device" if count == 1 else f"{count} nasal devices"
    if any(
        isinstance(f.payload, OxygenRecorded) and f.payload.litres_per_minute
        for f in session.facts
    ):
        yield "oxygen"
