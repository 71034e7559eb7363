"""Observations as CSV, read as a spreadsheet would."""

import csv
from io import StringIO

import pytest

from monitor.reports.csv_export import to_csv
from tests.charting.clinic import CALM, Clinic, observed
from tests.reports.exported import amend, record_of, set_at


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_header_names_the_columns() -> None:
    """The first line has the published names, also where there is no session."""
    header = to_csv([]).splitlines()[0]

    assert header == (
        "session,patient,set,observed_at,recorded_at,author,field,value,unit,"
        "not_done,mode,confirmed,challenged,unchanged,late,superseded_by,reason,"
        "superseded_at,superseded_author,author_verified,superseded_author_verified,"
        "transcribed,observed_by,"
        "identified,intended_use,left_in"
    )


def test_a_row_reads_as_charted() -> None:
    """Values have a point, times end in Z, flags are words, nothing is empty text."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)

    row = lines(to_csv([record_of(clinic)]))[-9]

    assert (row["field"], row["value"], row["unit"]) == ("sbp", "118", "mmHg")
    assert row["observed_at"] == "2026-03-14T13:36:00Z"
    assert (row["late"], row["not_done"], row["reason"]) == ("false", "", "")
    assert row["patient"] == "T-0001"


def test_sessions_follow_each_other_in_one_table() -> None:
    """Two sessions share one header."""
    record = record_of(Clinic().start())

    once, twice = lines(to_csv([record])), lines(to_csv([record, record]))

    assert len(twice) == 2 * len(once) > 0


@pytest.mark.parametrize(
    "reason",
    ["=SUM(1)", "+cmd", "-cmd", "@sum", " =cmd", "\N{FULLWIDTH EQUALS SIGN}cmd"],
)
def test_a_formula_is_no_formula_any_more(reason: str) -> None:
    """Text that a spreadsheet would calculate gets an apostrophe in front."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    amend(clinic, set_at(clinic, 10), observed("118/72 71 98 14 5 0 1 0"), reason)

    found = [r["reason"] for r in lines(to_csv([record_of(clinic)])) if r["reason"]]

    assert found == [f"'{reason}"]


def test_plain_words_are_left_alone() -> None:
    """A reason with a hyphen inside stays as it was typed."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    reason = 'mis-read, the "other" arm'
    amend(clinic, set_at(clinic, 10), observed("118/72 71 98 14 5 0 1 0"), reason)

    found = [r["reason"] for r in lines(to_csv([record_of(clinic)])) if r["reason"]]

    assert found == [reason]
