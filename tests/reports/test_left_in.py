"""What tells of nobody says what it leaves in, and loses nothing in silence."""

import csv
import json
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

from monitor.chart.kinds import (
    DoseDoubtful,
    EffectEnded,
    EffectRecorded,
    FollowUpRecorded,
    LimitChanged,
    NoteRecorded,
    OxygenRecorded,
    ScoreRecorded,
    TreatmentGiven,
    WasteRecorded,
)
from monitor.charting.reads import SessionRead
from monitor.reports.handed_out import OpenForm, Wish, written
from monitor.reports.told_of_nobody import LEFT_IN, Vocabulary
from tests.charting.clinic import CALM, Clinic, observed
from tests.reports.exported import amend, retract, set_at

FORMS: tuple[OpenForm, ...] = ("json", "csv", "fhir")
TYPED = TreatmentGiven(
    drug="canary drug for Mrs Smith",
    dose="4 mg as canary said",
    route="IV, left arm, canary tattoo",
    ordered_by="Dr Canary",
    verbal_order_read_back=True,
    response="canary response",
)


@pytest.fixture(scope="module")
def read() -> SessionRead:
    """A word that stands nowhere else in all that somebody can type."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    clinic.chart(11, NoteRecorded(text="canary note"))
    effect = EffectRecorded(
        code="DIZZ", grade=2, action="canary action", outcome="canary outcome"
    )
    clinic.chart(12, effect)
    (dizzy,) = clinic.read.session.effects
    clinic.chart(13, TYPED)
    clinic.chart(14, OxygenRecorded(litres_per_minute=Decimal("3.5")))
    clinic.chart(15, EffectEnded(effect=dizzy.id, outcome="canary end"))
    doubt = DoseDoubtful(
        cause="line", at_most_mg=Decimal(20), new_site="canary new site"
    )
    clinic.chart(16, doubt)
    limit = LimitChanged(
        rule="SBP-HIGH-3", limit=240, prescriber="Dr Canary", reason="canary reason"
    )
    clinic.chart(17, limit)
    score = ScoreRecorded(
        scale="cadss",
        version="cadss-23",
        total=12,
        administered_by="canary rater",
    )
    clinic.chart(18, score)
    clinic.chart(19, WasteRecorded(ml=Decimal(5), witness="canary witness"))
    _correct(clinic, dizzy.id)
    clinic.close(40)
    call = FollowUpRecorded(
        reached=True,
        effects="canary effects",
        sleep="canary sleep",
        mood="canary mood",
        concerns="canary concerns",
    )
    clinic.chart(1440, call)
    return clinic.read


def _correct(clinic: Clinic, dizzy: Any) -> None:
    kinds = (NoteRecorded, OxygenRecorded)
    note, oxygen = (
        next(f.id for f in clinic.read.session.facts if isinstance(f.payload, kind))
        for kind in kinds
    )
    slip = observed("128/72 70 98 14 5 0 1 0")
    amend(clinic, set_at(clinic, 10), slip, "canary slip")
    amend(clinic, note, NoteRecorded(text="canary again"), "canary slip")
    worse = EffectRecorded(code="DIZZ", grade=3, action="canary again")
    amend(clinic, dizzy, worse, "canary slip")
    retract(clinic, oxygen, "canary room")


def _written(read: SessionRead, form: OpenForm, *, is_identified: bool = False) -> str:
    wish = Wish(form=form, by="x", app_version="0.1.0", is_identified=is_identified)
    return written([read], wish)[0].decode()


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_was_typed_leaves(read: SessionRead, form: OpenForm) -> None:
    told = _written(read, form).lower()
    assert [
        w for w in ("canary", "smith", "tattoo", "okafor", "t-0001") if w in told
    ] == []
    if form != "csv":
        assert _written(read, form, is_identified=True).lower().count("canary") > 10
        assert '"masked"' in told


@pytest.mark.parametrize("form", FORMS)
def test_it_says_what_it_leaves_in(read: SessionRead, form: OpenForm) -> None:
    """And that it is no Safe Harbor; what names the patient has no need to."""
    told = _written(read, form)
    assert LEFT_IN in told
    for word in ("times of day", "intervals", "sex", "year of birth", "weight"):
        assert word in LEFT_IN
    assert "No Safe Harbor" in LEFT_IN
    assert LEFT_IN not in _written(read, form, is_identified=True)
    if form == "csv":
        rows = list(csv.DictReader(StringIO(told)))
        assert {row["left_in"] for row in rows} == {LEFT_IN}


def test_what_was_amended_or_struck_out_is_there(read: SessionRead) -> None:
    """In the JSON, each version with what superseded it, without why in words."""
    told = json.loads(_written(read, "json"))["versions"]
    grades = [v["says"]["grade"] for v in _about(told, "effect-recorded/1")]
    assert grades == [2, 3]
    assert [v["is_in_force"] for v in _about(told, "effect-recorded/1")] == [
        False,
        True,
    ]
    (oxygen,) = _about(told, "oxygen-recorded/1")
    assert (oxygen["says"]["litres_per_minute"], oxygen["is_in_force"]) == (3.5, False)
    (struck,) = [v for v in told if v["says"] is None]
    assert struck["supersedes"] == [oxygen["entry"]]
    assert len(_about(told, "note-recorded/1")) == 2


def _about(told: list[Any], kind: str) -> list[Any]:
    return [v for v in told if v["says"] is not None and v["says"]["kind"] == kind]


WORDS = Vocabulary(drugs=("ketamine", "Antiemetic"), routes=("IV",))


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("drug", "Antiemetic", "Antiemetic"),
        ("drug", " KETAMINE ", "ketamine"),
        ("drug", "ketamine for Zoe", "masked"),
        ("drug", "", ""),
        ("dose", "4 mg", "4 mg"),
        ("dose", "2.50mL", "2.50 mL"),
        ("dose", "4 mg, 555-1234", "masked"),
        ("dose", "a little", "masked"),
        ("route", "iv", "IV"),
        ("route", "Oral", "PO"),
        ("route", "IV, left arm", "masked"),
    ],
)
def test_only_known_words_leave(name: str, typed: str, told: str) -> None:
    assert WORDS.known(name, typed) == told
