"""The review list of a journal in memory: every session is looked at each time."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec

from monitor.chart.kinds import PatientDetails
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.charting.patient_search import alphabetical, number_key, searchable
from monitor.charting.review_list import (
    COUNT_FIELDS,
    MOST_OF_THEM,
    MOST_PATIENTS,
    TEXT_FIELDS,
    CallBy,
    Compared,
    Days,
    FacetCounts,
    Place,
    ReviewRow,
    Sought,
    TextField,
    day_facets,
)
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.indexed import indexed
from monitor.review.matching import Line, matches
from monitor.review.written import written

Known = Mapping[TextField, tuple[str, ...]]


class MemoryReview:
    """Of the sessions that ``sessions`` gives, whenever it is asked."""

    def __init__(
        self,
        sessions: Callable[[], Sequence[tuple[Session, CareProtocol | None]]],
        patient: Callable[[UUID], Patient | None],
    ) -> None:
        self._sessions = sessions
        self._patient = patient

    def page(
        self, sought: Sought, after: Place | None, limit: int
    ) -> tuple[ReviewRow, ...]:
        rows = [line.row for line in self._found(sought)]
        if after is not None:
            last = _place(after, sought)
            rows = [row for row in rows if _place(row.place, sought) < last]
        return tuple(rows[:limit])

    def counts(self, sought: Sought, today: date) -> FacetCounts:
        def many(narrowed: Sought) -> int:
            return len(self._found(narrowed))

        values: dict[TextField, tuple[tuple[str, int], ...]] = {}
        lines = self._lines()
        for field, known in _known(lines).items():
            others = self._found(sought.without(field))
            found = Counter(getattr(line.row, field) for line in others)
            values[field] = tuple((v, found[v]) for v in known)
        return FacetCounts(
            total=len(lines),
            found=many(sought),
            marks={f: many(sought.also(Compared(f, ">", 0))) for f in COUNT_FIELDS},
            calls=many(sought.also(CallBy(today))),
            days={
                name: many(sought.also(Days(day)))
                for name, day in day_facets(today).items()
            },
            values=values,
            patients=_patients([line.row for line in self._found(sought)]),
        )

    def found(self, sought: Sought) -> int:
        return len(self._found(sought))

    def _found(self, sought: Sought) -> list[Line]:
        lines = self._lines()
        known = _known(lines)
        found = [line for line in lines if matches(sought, line, known)]
        return sorted(
            found, key=lambda line: _place(line.row.place, sought), reverse=True
        )

    def _lines(self) -> list[Line]:
        bare = [self._line(session, pinned) for session, pinned in self._sessions()]
        return [
            msgspec.structs.replace(
                line, row=line.row._replace(before=_before(line.row, bare))
            )
            for line in bare
        ]

    def _line(self, session: Session, protocol: CareProtocol | None) -> Line:
        patient = self._patient(session.patient)
        moved = self._patient(session.opened.patient) if session.moves else None
        row = indexed(session, protocol, patient)._replace(
            details=_details(patient), wrong_details=_details(moved)
        )
        known = [p for p in (patient, moved) if p is not None]
        return Line(
            row=row,
            text="" if session.is_open else written(session, protocol),
            patients=tuple(searchable(p.details) for p in known),
            numbers=tuple(number_key(p.details.identifier) for p in known),
        )


def _place(place: Place, sought: Sought) -> Place:
    is_first = place.is_to_review and sought.order == "exceptions"
    return place._replace(is_to_review=is_first)


def _before(row: ReviewRow, lines: Sequence[Line]) -> int:
    return sum(
        line.row.patient == row.patient
        and line.row.drug == row.drug
        and bool(line.row.dosed)
        and line.row.number < row.number
        for line in lines
    )


def _known(lines: Sequence[Line]) -> Known:
    return {
        field: tuple(sorted({getattr(line.row, field) for line in lines} - {""}))
        for field in TEXT_FIELDS
    }


def _patients(rows: Sequence[ReviewRow]) -> tuple[tuple[bytes, int], ...]:
    found = Counter(row.details for row in rows if row.details is not None)
    if len(found) > MOST_PATIENTS or len(rows) > MOST_OF_THEM:
        return ()
    return tuple(sorted(found.items(), key=lambda told: _sorted_by(told[0])))


def _sorted_by(details: bytes) -> tuple[str, str, str]:
    return alphabetical(msgspec.json.decode(details, type=PatientDetails))


def _details(patient: Patient | None) -> bytes | None:
    return None if patient is None else msgspec.json.encode(patient.details)
