"""Patient, Encounter and Practitioners: who, where, when."""

from collections.abc import Iterator
from uuid import UUID

from monitor.chart.kinds import Ending
from monitor.reports.de_identified import OLDEST_TOLD
from monitor.reports.fhir import codes
from monitor.reports.fhir.elements import (
    Element,
    coding,
    concept,
    element,
    flag,
    period,
    reference,
    resource,
)
from monitor.reports.fhir.source import Source


def patient(source: Source) -> Element:
    who = source.record.session.patient
    if not source.is_identified:
        age = source.record.session.opened_at.year - who.born.year
        year = "" if age > OLDEST_TOLD else str(who.born.year)
        gender = codes.GENDERS[who.sex]
        return resource("Patient", who.id, gender=gender, birthDate=year)
    return resource(
        "Patient",
        who.id,
        identifier=[element(system=codes.IDENTIFIER, value=who.identifier)],
        name=[element(family=who.family, given=[who.given] if who.given else [])],
        gender=codes.GENDERS[who.sex],
        birthDate=who.born.isoformat(),
    )


def encounter(source: Source) -> Element:
    """The session; it has ended once it is closed, which is no signature."""
    session = source.record.session
    pinned = f"{session.protocol.id} v{session.protocol.version}"
    return resource(
        "Encounter",
        session.id,
        status="in-progress" if session.closed_at is None else "finished",
        **{"class": coding(codes.ACT, "AMB", "ambulatory")},
        type=[
            concept(
                coding(
                    codes.PROTOCOL, f"{session.protocol.id}|{session.protocol.version}"
                ),
                text=f"Ketamine session, protocol {pinned}",
            )
        ],
        subject=reference(source.patient),
        period=period(session.opened_at, session.left_at or session.closed_at),
        location=[{"location": {"display": session.room}}] if session.room else [],
        hospitalization=_left(session.ending),
    )


def _left(ending: Ending | None) -> Element:
    if ending is None:
        return {}
    known = codes.ENDINGS.get(ending)
    theirs = [] if known is None else [coding(codes.DISPOSITION, *known)]
    own = coding(codes.ENDING, ending.replace(" ", "-"), ending)
    return {"dischargeDisposition": concept(*theirs, own, text=ending)}


def practitioners(source: Source) -> Iterator[Element]:
    """Whoever charted or signed, each marked where nobody verified who that is."""
    people: dict[UUID, tuple[str, bool]] = {
        v.person: (v.author, v.author_verified) for v in source.versions
    }
    people |= {s.person: (s.by, True) for s in source.record.signatures}
    for person, (name, verified) in people.items():
        yield resource(
            "Practitioner",
            person,
            name=[{"text": name}] if name else [],
            extension=flag("verified", verified),
        )
