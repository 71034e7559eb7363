"""What is handed out without saying whose it is."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.kinds import (
    EffectRecorded,
    NoteRecorded,
    TreatmentGiven,
    WasteRecorded,
)
from monitor.reports.de_identified import Disguise
from monitor.reports.fhir.bundle import to_bundle, to_fhir
from monitor.reports.fhir.source import Source, de_identified
from tests.charting.clinic import CALM, Clinic
from tests.desk import PATIENT
from tests.reports.exported import retract, set_at
from tests.reports.fhir.reading import Found, of_type, read, source, values

SECRET = UUID("7c0a4a62-9a55-4f2e-8a43-2f0b8d3c1e11")
OTHER = UUID("0b5c9b1e-32fb-4b7c-9d57-6a7f6a0e7b22")


@pytest.fixture(scope="module")
def whole() -> Source:
    """With a word that only this session has in every text that somebody types."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    clinic.chart(11, NoteRecorded(text="canary note"))
    clinic.chart(12, EffectRecorded(code="DIZZ", grade=1, action="canary action"))
    clinic.chart(
        13,
        TreatmentGiven(
            drug="ondansetron",
            dose="4 mg",
            route="IV",
            ordered_by="Dr Canary",
            verbal_order_read_back=True,
            response="canary response",
        ),
    )
    clinic.chart(14, WasteRecorded(ml=Decimal(5), witness="C. Canary"))
    retract(clinic, set_at(clinic, 10), "canary reason")
    clinic.close(40)
    return source(clinic)


@pytest.fixture(scope="module")
def bare(whole: Source) -> Found:
    return read(de_identified(whole, SECRET))


def test_nothing_says_whose_it_is(whole: Source) -> None:
    """Neither name, number, room, author, day nor anything that was typed."""
    text = to_fhir(to_bundle(de_identified(whole, SECRET))).decode().lower()
    session = whole.record.session
    secret = [
        *("canary", "okafor", "room 1", "2026-03-14", "1981-", "london", "ward 4"),
        session.patient.identifier,
        session.patient.family,
        session.patient.given,
        *(str(v.entry) for v in whole.versions),
        *(str(v.person) for v in whole.versions),
        *(str(session.id), str(session.patient.id)),
    ]
    assert [word for word in secret if word.lower() in text] == []
    named = to_fhir(to_bundle(whole)).decode().lower()
    told = {word.lower() for word in secret if word.lower() in named}
    assert {"canary", "okafor", "demo", "t-0001", "2026-03-14"} <= told


def test_the_values_are_the_same(whole: Source, bare: Found) -> None:
    """With the same time between them, by whole days earlier."""
    told, known = (
        [value for value in values(bundle) if value[0] != "note"]
        for bundle in (bare, read(whole))
    )
    assert [(f, v, wrong) for f, _, v, wrong in told] == [
        (f, v, wrong) for f, _, v, wrong in known
    ]
    (shift,) = {k[1] - t[1] for k, t in zip(known, told, strict=True)}
    assert shift % timedelta(days=1) == timedelta(0)
    assert timedelta(days=1) <= shift <= timedelta(days=364)


def test_who_is_not_verified_is_still_marked(bare: Found) -> None:
    (nurse,) = of_type(bare, "Practitioner")
    assert nurse["name"] == [{"text": "Person 1"}]
    assert {o["performer"][0]["display"] for o in of_type(bare, "Observation")} == {
        "Person 1 (unverified)"
    }


def test_a_text_that_is_left_out_is_told_to_be_there(bare: Found) -> None:
    absent = [
        o["dataAbsentReason"]["coding"][0]["code"]
        for o in of_type(bare, "Observation")
        if o["code"]["text"] == "Note"
    ]
    assert absent == ["masked"]


def test_sessions_of_one_file_agree(whole: Source) -> None:
    """The same patient has the same stand-in; in another file another one."""
    first, again = (de_identified(whole, SECRET) for _ in range(2))
    assert first == again
    assert de_identified(whole, OTHER).patient != first.patient


@pytest.mark.parametrize(
    ("born", "told"),
    [(1938, "1938"), (1937, "1937"), (1936, None), (1935, None), (1920, None)],
)
def test_an_age_of_90_is_not_told(whole: Source, born: int, told: str | None) -> None:
    """89 is the last; the session is of 2026, and moving it makes nobody younger."""
    record = whole.record
    patient = replace(record.session.patient, born=date(born, 3, 14))
    session = replace(record.session, patient=patient)
    older = replace(whole, record=replace(record, session=session))
    (found,) = of_type(read(de_identified(older, SECRET)), "Patient")
    assert found.get("birthDate") == told
    assert found["gender"] == "unknown"


class Fresh(Struct, frozen=True, kw_only=True):
    """A kind of row that nobody has looked at yet."""

    remark: str
    remarks: tuple[str, ...]
    value: Decimal


def test_what_nobody_has_looked_at_is_left_out() -> None:
    row = Fresh(remark="calls herself Zoë", remarks=("one", "two"), value=Decimal(3))
    told = Disguise(SECRET, PATIENT.id).struct(row)
    assert told == Fresh(remark="", remarks=(), value=Decimal(3))
