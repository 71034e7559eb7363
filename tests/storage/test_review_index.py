"""The review list is kept along with the entries, in memory and in a file alike."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from monitor.chart.kinds import (
    NoteRecorded,
    QueryAnswered,
    QueryRaised,
)
from monitor.charting.review_list import (
    COUNT_FIELDS,
    NEVER_MS,
    TEXT_FIELDS,
    Compared,
    Condition,
    Days,
    InNotes,
    Named,
    OfNumber,
    OfPatient,
    OfSession,
    Order,
    ReviewRow,
    Sought,
)
from monitor.review.filter_text import read_filter
from monitor.review.matching import Line, matches
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.memory_journal import MemoryJournal
from monitor.storage.projecting import rebuild
from monitor.storage.verify import verify
from tests.charting.clinic import HIGH, IV40, Clinic
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import (
    circumstances,
    named,
    new,
    opening,
    patient,
    session_stream,
)
from tests.storage.conftest import Kept
from tests.storage.review_ward import (
    TODAY,
    fill,
    listed,
    named_session,
)


@pytest.fixture
def ward(kept: Kept) -> Kept:
    fill(kept)
    return kept


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ["fourth", "third", "second", "first"]),
        ("open:yes", ["fourth"]),
        ("state:open", ["fourth"]),
        ("state:not", ["third", "second", "first"]),
        ("room:1", ["fourth", "third", "second", "first"]),
        ("room:2", []),
        ("demo", ["fourth", "first"]),
        ("patient:moller", ["second"]),
        ("x17", ["third"]),
        ("nobody", []),
        ("%", []),
        ("'; DROP TABLE entry; --", []),
        ('"sick"', ["third", "first"]),
        ('"then sick"', ["third"]),
        ('"sick then"', ["first"]),
        ('"SICK then ca"', ["first"]),
        ('"ubel"', ["second"]),
        ("note:sick demo", ["first"]),
        ('"sick OR ubel"', []),
        ('note:"NEAR(sick calm)"', []),
        ("since:15-Mar", ["fourth", "third", "second"]),
        ("on:15-Mar", ["third", "second"]),
        ("until:14-Mar", ["first"]),
        ("since:15-Mar until:15-Mar", ["third", "second"]),
        ("sbp>204", ["first"]),
        ("sbp>205", []),
        ("sbp<300", ["first"]),
        ("alert:none", ["third", "second", "first"]),
        ("unack:no", ["third", "second", "first"]),
        ("ack>120", []),
        ("sign:yes", ["third", "second", "first"]),
        ("late:no", []),
        ("protocol:iv40", ["fourth", "third", "second", "first"]),
        ('protocol:"iv40 v2"', []),
        ("amended:0 note:sick", ["third", "first"]),
    ],
)
def test_sessions_found(ward: Kept, typed: str, expected: list[str]) -> None:
    """Each filter lets through what it names, and nothing typed is ever a command."""
    assert listed(ward, typed) == expected


@pytest.mark.parametrize("typed", ["", '"sick"', "demo", "state:not"])
def test_pages_join_without_gap(ward: Kept, typed: str) -> None:
    sought = read_filter(typed, TODAY).sought
    all_at_once = [row.session for row in ward.journal.reviewed(sought)]
    one_by_one, after = [], None
    while page := ward.journal.reviewed(sought, after, 1):
        one_by_one.append(page[0].session)
        after = page[0].place
    assert one_by_one == all_at_once


_CONDITIONS: st.SearchStrategy[Condition] = st.one_of(
    st.builds(
        Named,
        st.sampled_from(TEXT_FIELDS),
        st.lists(
            st.sampled_from(["open", "not", "1", "room", "iv40", "x", "iv"]),
            min_size=1,
            max_size=2,
        ).map(tuple),
    ),
    st.builds(
        Compared,
        st.sampled_from((*COUNT_FIELDS, "peak_sbp", "rise", "median_ack_ms")),
        st.sampled_from([">", ">=", "<", "<=", "="]),
        st.sampled_from([-1.0, 0.0, 1.0, 205.0]),
    ),
    st.builds(
        Days,
        st.none() | st.sampled_from([date(2026, 3, d) for d in (14, 15, 16)]),
        st.none() | st.sampled_from([date(2026, 3, d) for d in (14, 15, 16)]),
    ),
    st.builds(
        OfPatient,
        st.lists(st.sampled_from(["demo", "a", "t000"]), min_size=1).map(tuple),
    ),
    st.builds(OfNumber, st.sampled_from(["t0001", "t0002", "t000", "x17"])),
    st.builds(InNotes, st.sampled_from(["sick", "then", "then calm", "ub", "calm th"])),
    st.builds(OfSession, st.sampled_from(["first", "third", "x"]).map(named_session)),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Kept, Kept]]:
    with Database(tmp_path_factory.mktemp("both") / "record") as database:
        journals = (MemoryJournal(), FileJournal(database, ManualClock()))
        kept = [Kept(journal=each, drafts=each) for each in journals]
        for each in kept:
            fill(each)
        yield kept[0], kept[1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_CONDITIONS, max_size=4), st.sampled_from(get_args(Order)))
def test_every_combination_finds_the_same_in_both(
    both: tuple[Kept, Kept], conditions: list[Condition], order: Order
) -> None:
    """What SQL finds and counts is what looking at each session finds and counts."""
    memory, file = both
    sought = Sought(tuple(conditions), order)
    expected = [row.session for row in memory.journal.reviewed(sought)]
    rows = file.journal.reviewed(sought)
    assert [row.session for row in rows] == expected
    for earlier, later in pairwise(rows):
        assert later.number < earlier.number or order == "exceptions"
    assert file.journal.review_counts(sought, TODAY) == memory.journal.review_counts(
        sought, TODAY
    )


def test_charting_in_an_open_session_writes_nothing_to_the_list(
    tmp_path: Path,
) -> None:
    """But for its opening; closing tells the rest."""
    with Database(tmp_path / "record") as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal, texts=(IV40,))
        written: list[str] = []
        with database.reading() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.set_trace_callback(written.append)
        clinic.start()
        clinic.chart(10, HIGH)
        clinic.chart(15, NoteRecorded(text="calm"))
        assert [s[:24] for s in written if _writes(s)] == ["INSERT INTO review_index"]
        clinic.close(30)
        assert any("INTO review_text" in statement for statement in written)
        driver.set_trace_callback(None)
        assert verify(database).is_whole


def _writes(statement: str) -> bool:
    return "review_" in statement and not statement.startswith(("SELECT", "WITH"))


def test_two_of_one_moment_stand_side_by_side(folder: Path) -> None:
    """Also where their ids end alike; a rebuild may place them the other way round."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient("demo")], NURSE, circumstances())
        journal.append(
            [opening("first", 0, patient=named("demo"))], NURSE, circumstances()
        )
        with database.transaction() as connection:
            low = session_stream("second").id.int & 0xFFFFF
            connection.exec_driver_sql(
                "UPDATE review_index SET number = ((number >> 20) << 20) | ?", (low,)
            )
        journal.append(
            [opening("second", 0, patient=named("demo"))], NURSE, circumstances()
        )
        assert len(journal.reviewed(Sought())) == 2
        assert verify(database).is_whole


def test_verifying_finds_a_list_that_does_not_follow(ward_file: Path) -> None:
    for tampering in (
        "UPDATE review_index SET high = 7 WHERE is_open = 0",
        "DELETE FROM review_index WHERE is_open = 0",
        "UPDATE review_text SET document = 'nothing' WHERE document LIKE '%sick%'",
        "INSERT INTO review_text (rowid, document) VALUES (7, 'of nobody')",
    ):
        with Database(ward_file) as database:
            with database.transaction() as connection:
                connection.exec_driver_sql(tampering)
            assert not verify(database).is_whole, tampering
            with database.transaction() as connection:
                rebuild(connection)
            assert verify(database).is_whole, tampering


@pytest.fixture
def ward_file(folder: Path) -> Path:
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        fill(Kept(journal=journal, drafts=journal))
    return folder


def test_queries_and_what_waits_for_a_co_signature(ward: Kept) -> None:
    """An answer moves a session from those asked about to those answered."""
    asked = QueryRaised(text="who was there?", returns=True)
    other = replace(NURSE, person=named("somebody else"))
    ward.journal.append([new("asked", asked, 71, "first")], other, circumstances(71))
    assert listed(ward, "query:yes") == ["first"]
    assert listed(ward, "answered:yes") == []
    assert "first" not in listed(ward, "cosign:yes")
    assert listed(ward, "state:returned") == ["first"]
    answered = QueryAnswered(query=named("asked"), text="A. Okafor")
    entry = new("answer", answered, 72, "first")
    ward.journal.append([entry], NURSE, circumstances(72))
    assert listed(ward, "query:yes") == []
    assert listed(ward, "answered:yes") == ["first"]
    assert "first" in listed(ward, "cosign:yes")


@pytest.mark.parametrize(("typed", "is_found"), [("ack>120", True), ("ack<120", False)])
def test_what_was_never_acknowledged_took_longest(
    ward_file: Path, typed: str, *, is_found: bool
) -> None:
    """Where half of the alerts never were it is longer than any time."""
    never = ReviewRow(b"", 0, b"", 0, median_ack_ms=NEVER_MS)
    sought = read_filter(typed, TODAY).sought
    assert matches(sought, Line(row=never), {}) is is_found
    with Database(ward_file) as database:
        with database.transaction() as connection:
            connection.exec_driver_sql(
                f"UPDATE review_index SET median_ack_ms = {NEVER_MS} WHERE is_open = 0"  # noqa: S608 our own number
            )
        journal = FileJournal(database, ManualClock())
        found = len(journal.reviewed(sought))
        assert found == (3 if is_found else 0)
        assert journal.review_found(sought) == found
