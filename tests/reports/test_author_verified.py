"""Whether whoever charted something had signed in, as it is handed out."""

import csv
from io import StringIO

import pytest

from monitor.chart.kinds import NoteRecorded
from monitor.reports.compiling import compile_record
from monitor.reports.csv_export import to_csv
from monitor.reports.session_record import SessionRecord
from tests.charting.clinic import HIGH, INSIDE
from tests.charting.staffed import Ward
from tests.charting.standing import GLASS
from ui.views.left_uncharted import missed_sets, sets_missed
from ui.views.signing.open_matters import open_matters
from ui.views.summary.text import summary_text
from ui.views.transfer_sheet import transfer_sheet

UNSIGNED = "charted without signing in by J. Marsh, not co-signed"


@pytest.fixture(scope="module")
def ward() -> Ward:
    """A nurse charts a set and a note, then somebody who did not sign in likewise."""
    ward = Ward().staffed()
    ward.charted(ward.fact(NoteRecorded(text="slept")))
    ward.move_to(10)
    ward.charted(ward.fact(INSIDE), GLASS)
    ward.charted(ward.fact(NoteRecorded(text="woke")), GLASS)
    ward.move_to(40)
    return ward


@pytest.fixture(scope="module")
def record(ward: Ward) -> SessionRecord:
    return compile_record(ward.read, "B. Lee", "0.1.0")


def test_of_a_note(record: SessionRecord) -> None:
    told = {note.text: note.author_verified for note in record.notes}
    assert told == {"slept": True, "woke": False}


def test_of_an_observation(ward: Ward, record: SessionRecord) -> None:
    for minute, is_verified in ((5, True), (10, False)):
        at = ward.at(minute)
        rows = [r for r in record.observations if r.observed_at == at]
        assert len(rows) == len(HIGH.readings)
        assert {row.author_verified for row in rows} == {is_verified}


def test_in_the_table(record: SessionRecord) -> None:
    rows = csv.DictReader(StringIO(to_csv([record])))
    told = {(row["author"], row["author_verified"]) for row in rows}
    assert told == {("E. Marsh RN", "true"), ("J. Marsh", "false")}


def test_on_the_transfer_sheet(ward: Ward) -> None:
    lines = {part.heading: part.lines for part in transfer_sheet(ward.read).parts}
    assert lines["Notes"] == (
        "13:31 slept · E. Marsh RN",
        "13:36 woke · J. Marsh (unverified)",
    )


def test_sheet_and_summary_tell_what_is_told_before_signing(ward: Ward) -> None:
    """Sets missed, and who charted without signing in."""
    matters = open_matters(ward.read)
    (missed,) = sets_missed(matters.missed)
    assert len(matters.missed) > 1
    assert missed.startswith("sets of ")
    assert UNSIGNED in matters.to_review
    summary = summary_text(ward.read, "0.1.0").splitlines()
    assert f"Not charted: {missed}" in summary
    assert any(s.startswith("To review: ") and UNSIGNED in s for s in summary)
    lines = {part.heading: part.lines for part in transfer_sheet(ward.read).parts}
    assert lines["Last sets"][-1] == missed
    assert UNSIGNED in lines["End"]


@pytest.mark.parametrize(
    ("minutes", "told"), [(1440, UNSIGNED), (1441, f"{UNSIGNED} within 24 hours")]
)
def test_a_co_signature_that_is_overdue(minutes: int, told: str) -> None:
    """At a day it is in time; after it signing form, summary and sheet say so."""
    ward = Ward().staffed()
    ward.charted(ward.fact(NoteRecorded(text="woke")), GLASS)
    ward.clock.advance(minutes=minutes)
    assert [m for m in open_matters(ward.read).to_review if "signing in" in m] == [told]
    (line,) = (
        s for s in summary_text(ward.read, "0.1.0").splitlines() if UNSIGNED in s
    )
    assert line.endswith(told)
    lines = {part.heading: part.lines for part in transfer_sheet(ward.read).parts}
    assert told in lines["End"]


def test_one_set_missed_and_none(ward: Ward) -> None:
    first, *_ = missed_sets(ward.read)
    assert sets_missed((first,)) == (f"set of {first} missed",)
    assert sets_missed(()) == ()
