"""A sheet kept on paper goes through the parser and questions of the bedside."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import uuid5
from zoneinfo import ZoneInfo

import pytest

from monitor.chart.kinds import NoteRecorded, ObservationsRecorded
from monitor.chart.transcribed import transcribed
from monitor.charting.paper_file import MOST_CHARACTERS, MOST_ROWS, read_paper
from monitor.charting.paper_import import PaperPlan, carry_out, plan_paper
from monitor.reports.observation_rows import observation_rows
from tests.charting.clinic import Clinic
from tests.desk import NURSE, RELIEF, SPACE
from ui.views.timeline import badges
from ui.views.timeline_row import Ledger

HEADER = "observed_at,sbp,dbp,hr,spo2,rr,sedation,dissociation,distress,nausea,note\n"
TEN = "2026-03-14 13:36,118,72,70,98,14,5,0,1,0,\n"
TWENTY = "2026-03-14 13:46,122,74,72,97,14,5,3,1,0,calm\n"


@pytest.fixture
def clinic() -> Clinic:
    """An infusion of 13:26, by the room's clock; it is 14:06 now."""
    made = Clinic().start()
    made.move_to(40)
    return made


def planned(clinic: Clinic, text: str) -> PaperPlan:
    sheet = read_paper(text, clinic.read.protocol.charting)
    assert sheet.faults == ()
    return plan_paper(sheet.rows, clinic.read, NURSE, clinic.steady.now())


def told(clinic: Clinic, text: str) -> list[str]:
    return [fault.sentence for fault in planned(clinic, text).faults]


def taken_in(clinic: Clinic, text: str) -> int:
    """How many entries were asked for."""
    return len(list(carry_out(planned(clinic, text), clinic.recorder, NURSE)))


def sets(clinic: Clinic) -> dict[datetime, ObservationsRecorded]:
    return {
        fact.effective_at: fact.payload
        for fact in clinic.read.session.facts
        if isinstance(fact.payload, ObservationsRecorded)
    }


def test_rows_are_charted_as_observed_and_marked(clinic: Clinic) -> None:
    assert taken_in(clinic, HEADER + TWENTY + TEN) == 3

    found = sets(clinic)
    values = [r.value for r in found[clinic.at(10)].readings]
    assert [int(v) for v in values if v is not None] == [
        118,
        72,
        70,
        98,
        14,
        5,
        0,
        1,
        0,
    ]
    assert found[clinic.at(20)].transcribed is not None
    (note,) = (p for p in clinic.payloads if isinstance(p, NoteRecorded))
    assert (note.text, note.transcribed is not None) == ("calm", True)


def test_it_is_told_as_from_paper_and_not_as_late(clinic: Clinic) -> None:
    """Who observed it stands in a column; who typed it in is the author."""
    header = HEADER.replace(",note", ",note,observed_by")
    taken_in(clinic, header + TEN.replace("\n", ",B. Lee\n"))

    read = clinic.read
    (fact,) = (f for f in read.session.facts if transcribed(f) is not None)
    ledger = Ledger(
        session=read.session, protocol=read.protocol, now=read.at, zone=ZoneInfo("UTC")
    )
    assert badges(fact, ledger) == ("from paper, observed by B. Lee",)
    rows = [
        row
        for row in observation_rows(read.session, read.protocol.charting)
        if row.set == fact.id
    ]
    assert {(r.late, r.transcribed, r.observed_by, r.author) for r in rows} == {
        (False, True, "B. Lee", NURSE.name)
    }


def test_what_the_screen_charts_as_late_is_late_as_before(clinic: Clinic) -> None:
    clinic.charted(clinic.fact(sets(clinic)[clinic.at(-4)], 10))
    rows = observation_rows(clinic.read.session, clinic.read.protocol.charting)
    late = {(r.late, r.transcribed) for r in rows if r.observed_at == clinic.at(10)}
    assert late == {(True, False)}


def test_the_same_file_twice_charts_nothing_twice(clinic: Clinic) -> None:
    """Also by somebody else, and after a value of it was put right."""
    taken_in(clinic, HEADER + TEN + TWENTY)
    before = len(clinic.read.entries)

    again = planned(clinic, HEADER + TEN + TWENTY)
    assert (again.commands, again.known, again.faults) == ((), (2, 3), ())
    rows = read_paper(HEADER + TEN, clinic.read.protocol.charting).rows
    by_other = plan_paper(rows, clinic.read, RELIEF, clinic.steady.now())
    assert (by_other.commands, by_other.known) == ((), (2,))
    assert len(clinic.read.entries) == before


def test_what_was_charted_at_the_bedside_is_not_charted_again(clinic: Clinic) -> None:
    clinic.charted(clinic.fact(sets(clinic)[clinic.at(-4)], 10))
    assert planned(clinic, HEADER + TEN).known == (2,)


def test_another_set_of_the_same_minute_is_asked_about(clinic: Clinic) -> None:
    taken_in(clinic, HEADER + TEN)
    other = TEN.replace("70", "77")
    assert told(clinic, HEADER + other) == [
        (
            "Line 2: A set of that minute is charted already, with other values;"
            " confirmed yes keeps it."
        )
    ]
    header = HEADER.replace(",note", ",note,confirmed")
    kept = planned(clinic, header + other.replace("\n", ",yes\n"))
    assert kept.faults == ()


def test_a_line_twice_in_the_file_is_in_doubt(clinic: Clinic) -> None:
    assert told(clinic, HEADER + TEN + TEN) == ["Line 3: It repeats line 2."]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("300,72,70,98,14,5,0,1,0", "it goes from 40 to 299"),
        ("118,,70,98,14,5,0,1,0", "only one of its two values is there"),
        ("72,118,70,98,14,5,0,1,0", "the upper value must exceed the lower one"),
        ("118,72,70.5,98,14,5,0,1,0", "takes whole numbers"),
        ("118,72,19,98,14,5,0,1,0", "it goes from 20 to 250"),
        ("118,72,2,98,14,5,0,1,0", "it goes from 20 to 250"),
        ("118,72,70,98,14,6,0,1,0", "it goes from 0 to 5"),
        ("118,72,70,98,14,5,11,1,0", "it goes from 0 to 10"),
        ("118,72,7098,,14,5,0,1,0", "heart rate '7098' is not taken: it goes"),
        ("118,72,700,98,14,5,0,1,0", "heart rate '700' is not taken: it goes"),
        ("118,72,70.,98,14,5,0,1,0", "heart rate takes whole numbers"),
        ("118,72,70,98,14,50,,1,0", "'50' is not taken: it goes from 0 to 5"),
        ("118,72,070,98,14,5,0,1,0", "'070' is not taken: write it without a zero"),
        ("118,72,70,98,14,05,0,1,0", "'05' is not taken: write it without a zero"),
        ("118,72,70,98,14,5,00,1,0", "'00' is not taken: write it without a zero"),
        ("0300,72,70,98,14,5,0,1,0", "'0300' is not taken: it goes from 40 to 299"),
        ("118,72,0,98,14,5,0,1,0", "'0' is not taken: it goes from 20 to 250"),
        ("118,72,70,98,14,5,0,1,50", "'50' is not taken: it goes from 0 to"),
        ("=1+1,72,70,98,14,5,0,1,0", "is neither a value nor -R"),
        ("118,72,@14:05,98,14,5,0,1,0", "is neither a value nor -R"),
        ("118,72,O2,98,14,5,0,1,0", "is neither a value nor -R"),
        ("118,72,-5,98,14,5,0,1,0", "is neither a value nor -R"),
        ("118,72,\uff17\uff10,98,14,5,0,1,0", "is neither a value nor -R"),
        (",,,,,,,,", "nothing but a time stands there"),
    ],
)
def test_what_a_key_would_be_refused_for_is_told(
    clinic: Clinic, cells: str, why: str
) -> None:
    (said,) = told(clinic, f"{HEADER}2026-03-14 13:36,{cells},\n")
    assert said.startswith("Line 2: ")
    assert why.casefold() in said.casefold()


@pytest.mark.parametrize("hr", ["42", "98"])
def test_within_the_delta_nothing_is_asked(clinic: Clinic, hr: str) -> None:
    """28 a minute from the 70 before."""
    assert told(clinic, HEADER + TEN.replace("70", hr)) == []


@pytest.mark.parametrize("hr", ["41", "99"])
def test_beyond_the_delta_it_is_asked_and_kept_by_a_word(
    clinic: Clinic, hr: str
) -> None:
    (said,) = told(clinic, HEADER + TEN.replace("70", hr))
    assert said.startswith("Line 2: Heart rate: 70 at 13:22, ")
    assert said.endswith("; confirmed yes keeps it.")

    header = HEADER.replace(",note", ",note,confirmed")
    taken_in(clinic, header + TEN.replace("70", hr).replace("\n", ",yes\n"))
    readings = {r.field: r.challenge for r in sets(clinic)[clinic.at(10)].readings}
    assert readings["hr"] == "confirmed"
    assert readings["rr"] is None


def test_a_line_is_judged_with_those_before_it(clinic: Clinic) -> None:
    """By time, however they stand in the file."""
    later = TWENTY.replace("72,97", "124,97")
    between = TEN.replace("70", "97")
    assert told(clinic, HEADER + later + between) == []
    (said,) = told(clinic, HEADER + later)
    assert "up 54" in said


def test_reasons_are_taken_and_an_empty_cell_says_nothing(clinic: Clinic) -> None:
    taken_in(clinic, f"{HEADER}2026-03-14 13:36,-R,,,97,14,-d,*,10,0,\n")
    found = {r.field: r for r in sets(clinic)[clinic.at(10)].readings}
    assert (found["sbp"].not_done, found["dbp"].not_done) == ("refused", "refused")
    assert found["sedation"].not_done == "not disturbed"
    assert "hr" not in found
    assert {found[code].value for code in ("dissociation", "distress")} == {Decimal(10)}


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2026-03-14 12:00", "the session was opened at"),
        ("2026-03-14 14:07", "it lies in the future"),
        ("14.3.2026 13:36", "is not written as"),
        ("2026-13-14 13:36", "does not exist"),
        ("", "is not written as"),
    ],
)
def test_a_time_that_can_not_be_is_told(clinic: Clinic, at: str, why: str) -> None:
    (said,) = told(clinic, HEADER + TEN.replace("2026-03-14 13:36", at))
    assert why in said


def test_a_plan_with_a_fault_charts_nothing(clinic: Clinic) -> None:
    plan = planned(clinic, HEADER + TEN + TWENTY.replace("122", "500"))
    assert len(plan.commands) == 1
    with pytest.raises(ValueError, match="faults"):
        list(carry_out(plan, clinic.recorder, NURSE))
    assert clinic.at(10) not in sets(clinic)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("sbp,dbp\n1,2\n", "The header has no column 'observed_at'"),
        ("observed_at,pulse\n", "The header has an unknown column 'pulse'"),
        ("observed_at,hr,hr\n", "The header repeats the column 'hr'"),
        ("", "The header has no column 'observed_at'"),
        ("observed_at,hr\n2026-03-14 13:36,70,1\n", "3 cells under 2 columns"),
        ('observed_at,hr\n"2026', "unexpected end of data"),
        ("observed_at\0", "The file is no text"),
        ("observed_at,confirmed\n2026-03-14 13:36,maybe\n", "is neither yes nor empty"),
        ("x" * (MOST_CHARACTERS + 1), "The file is longer than"),
        ("observed_at\n" + "2026-03-14 13:36\n" * (MOST_ROWS + 1), "more than 500"),
    ],
)
def test_a_file_that_is_no_sheet_ends_in_a_sentence(
    clinic: Clinic, text: str, why: str
) -> None:
    (fault,) = read_paper(text, clinic.read.protocol.charting).faults
    assert why in fault.sentence


def test_a_mark_at_the_beginning_is_none_of_the_header(clinic: Clinic) -> None:
    sheet = read_paper("\ufeff" + HEADER + TEN, clinic.read.protocol.charting)
    assert sheet.faults == ()


def test_ids_follow_from_what_is_written(clinic: Clinic) -> None:
    """So that what nobody saw confirmed is asked for again as the same."""
    first, second = (planned(clinic, HEADER + TEN).commands for _ in range(2))
    assert first == second
    assert first[0].id != uuid5(SPACE, "none")
    assert first[0].at - clinic.at(10) == timedelta(0)
