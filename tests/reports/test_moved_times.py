"""No date in what tells of nobody gives away by how much its dates are moved."""

import json
import types
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.kinds import (
    AddendumRecorded,
    AnyKind,
    ApprovedThen,
    DrugPrepared,
    EffectRecorded,
    Retractable,
)
from monitor.charting.reads import SessionRead
from monitor.reports.de_identified import Disguise
from monitor.reports.fhir.bundle import to_bundle, to_fhir
from monitor.reports.fhir.source import de_identified, source_of
from monitor.reports.json_export import to_json
from monitor.reports.session_record import (
    ApprovedOut,
    EntryOut,
    PatientOut,
    SessionRecord,
)
from monitor.reports.told_of_nobody import KEPT_BACK, TIMES, vocabulary_of
from tests.charting.clinic import CALM, Clinic

SECRET = UUID("7c0a4a62-9a55-4f2e-8a43-2f0b8d3c1e11")
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def read() -> SessionRead:
    """Approved ten days before it, of a lot with a day on it, handed out a month on."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    clinic.chart(12, EffectRecorded(code="DIZZ", grade=1))
    clinic.close(40)
    clinic.move_to(30 * 24 * 60)
    found = clinic.read
    approved = ApprovedThen(by="Dr Meyer", at=found.session.opened_at - 10 * DAY)
    opened = replace(found.session.opened, approved=approved)
    return replace(found, session=replace(found.session, opened=opened))


def _of_nobody(read: SessionRead) -> tuple[bytes, bytes]:
    source = source_of(read, "A. Okafor RN", "0.1.0")
    bare = de_identified(source, SECRET)
    return to_json(bare.record), to_fhir(to_bundle(bare))


def _days(value: Any) -> Iterator[date]:
    match value:
        case dict():
            for one in value.values():
                yield from _days(one)
        case list():
            for one in value:
                yield from _days(one)
        case str() if len(value) >= len("2026-03-14") and value[:4].isdigit():
            try:
                yield date.fromisoformat(value[:10])
            except ValueError:
                return
        case _:
            return


@pytest.mark.parametrize("form", [0, 1], ids=["json", "fhir"])
def test_no_known_day_gives_it_away(read: SessionRead, form: int) -> None:
    """Neither that of handing out, of the approval nor on the label of the drug."""
    session = read.session
    assert session.dosing.prepared is not None
    assert session.opened.approved is not None
    back = Disguise(SECRET, read.patient.id).back
    known = (read.at, session.opened.approved.at, session.dosing.prepared.expiry)
    told = set(_days(json.loads(_of_nobody(read)[form])))
    assert (session.opened_at - back).date() in told
    for day in known:
        as_day = day.date() if isinstance(day, datetime) else day
        assert as_day - back not in told


def test_it_is_told_as_of_its_last_entry(read: SessionRead) -> None:
    last = max(entry.recorded_at for entry in read.entries)
    back = Disguise(SECRET, read.patient.id).back
    as_json, as_fhir = (json.loads(form) for form in _of_nobody(read))
    told = (as_json["as_of"], as_fhir["timestamp"])
    assert [datetime.fromisoformat(one) for one in told] == [last - back] * 2


def test_what_is_of_no_session_is_left_out(read: SessionRead) -> None:
    told = json.loads(_of_nobody(read)[0])
    assert told["session"]["protocol"]["approved"] is None
    assert told["session"]["doses"][-1]["lot_expiry"] is None
    assert told["session"]["protocol"]["sha256"] == ""
    assert "prepared" not in json.dumps(told["versions"])


def _structs(hint: object, seen: set[type[Struct]]) -> None:
    """Of the kinds of entry only those of which there are versions."""
    if hint == AnyKind | None:
        hint = Retractable | AddendumRecorded
    if isinstance(hint, type) and issubclass(hint, Struct) and hint not in seen:
        seen.add(hint)
        for one in get_type_hints(hint).values():
            _structs(one, seen)
    for one in get_args(hint):
        _structs(one, seen)


def _can_be_none(hint: object) -> bool:
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)


def _is_time(hint: object) -> bool:
    return any(
        isinstance(one, type) and issubclass(one, date)
        for one in (hint, *get_args(hint))
    )


def test_every_time_is_moved_or_can_be_left_out() -> None:
    """Of all that a record is made of: what comes later has to be thought about."""
    seen: set[type[Struct]] = set()
    _structs(SessionRecord, seen)
    made_anew = {EntryOut, PatientOut, ApprovedOut, SessionRecord}
    amiss = [
        (kind.__name__, name)
        for kind in seen - made_anew
        for name, hint in get_type_hints(kind).items()
        if _is_time(hint)
        and name not in TIMES.get(kind.__name__, ())
        and not _can_be_none(hint)
        and kind.__name__ not in KEPT_BACK
    ]
    assert amiss == []
    assert {"DrugPrepared", "Died", "VersionOut"} <= {kind.__name__ for kind in seen}


def test_a_day_that_has_to_be_there_is_never_moved(read: SessionRead) -> None:
    disguise = Disguise(SECRET, read.patient.id, vocabulary_of(read.protocol))
    with pytest.raises(TypeError, match="expiry"):
        disguise.struct(DrugPrepared(lot="23LK", expiry=date(2027, 1, 31)))
