"""The observations of a session, a row for every version of every value."""

from collections.abc import Iterator

from msgspec.structs import replace

from monitor.chart.amendments import Settled
from monitor.chart.entries import SIGNED_IN, Entry
from monitor.chart.fields import Charting, FieldSpec
from monitor.chart.kinds import (
    EntryAmended,
    ObservationsRecorded,
    Reading,
)
from monitor.chart.session import Session
from monitor.chart.timeliness import late_by
from monitor.chart.transcribed import transcribed
from monitor.reports.session_record import ObservationOut


def observation_rows(
    session: Session, charting: Charting
) -> tuple[ObservationOut, ...]:
    """In chart order; what was superseded stands before what took its place."""
    facts = [
        fact
        for fact in (*session.facts, *session.settlement.retracted)
        if isinstance(fact.first.payload, ObservationsRecorded)
    ]
    facts.sort(key=lambda fact: fact.first.chart_order)
    return tuple(row for fact in facts for row in _of_fact(fact, session, charting))


def _of_fact(
    fact: Settled, session: Session, charting: Charting
) -> Iterator[ObservationOut]:
    for spec in charting.fields:
        row: ObservationOut | None = None
        for entry in (*fact.history, fact.entry):
            version = _row(fact, entry, spec, session, charting)
            if row is not None and not _says_the_same(row, version):
                yield replace(
                    row,
                    superseded_by=entry.id,
                    reason=entry.reason,
                    superseded_at=entry.recorded_at,
                    superseded_author=session.name_of(entry.author),
                    superseded_author_verified=entry.auth_method in SIGNED_IN,
                )
                row = None
            row = row or version
        if row is not None:
            yield row


def _row(
    fact: Settled,
    entry: Entry,
    spec: FieldSpec,
    session: Session,
    charting: Charting,
) -> ObservationOut | None:
    """What that version of the set says of the field; None where it says nothing."""
    reading = next((r for r in _readings(entry) if r.field == spec.code), None)
    if reading is None:
        return None
    paper = transcribed(fact)
    late = late_by(entry.effective_at, fact.first.recorded_at, charting)
    return ObservationOut(
        set=fact.id,
        observed_at=entry.effective_at,
        recorded_at=entry.recorded_at,
        author=session.name_of(entry.author),
        author_verified=entry.auth_method in SIGNED_IN,
        field=reading.field,
        value=reading.value,
        unit=spec.unit,
        not_done=reading.not_done,
        mode=reading.mode,
        confirmed=reading.challenge == "confirmed",
        challenged=reading.challenge is not None,
        unchanged=reading.unchanged,
        late=late is not None and paper is None,
        superseded_by=None,
        reason=None,
        transcribed=paper is not None,
        observed_by=None if paper is None else paper.observed_by or None,
    )


def _says_the_same(row: ObservationOut, version: ObservationOut | None) -> bool:
    if version is None:
        return False
    return row == replace(
        version,
        recorded_at=row.recorded_at,
        author=row.author,
        author_verified=row.author_verified,
    )


def _readings(entry: Entry) -> tuple[Reading, ...]:
    match entry.payload:
        case ObservationsRecorded(readings=readings):
            return readings
        case EntryAmended(replacement=ObservationsRecorded(readings=readings)):
            return readings
        case _:
            return ()
