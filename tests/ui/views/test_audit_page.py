"""The audit log in words: each deed, each row, and how the chain stands."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from monitor.chart.audit import ClockSet, Exported, SessionViewed, Subject
from monitor.charting.ports import AuditRow, Followed
from monitor.clock import new_id
from tests.golden.audit import DEEDS
from tests.staff import ADMIN
from ui.views.audit_page.page import (
    Proof,
    Shown,
    audit_page_view,
)
from ui.views.audit_page.words import deed_words

AT = datetime(2026, 7, 14, 12, 2, 9, tzinfo=UTC)
SESSION, PATIENT, STATION = new_id(), new_id(), new_id()
ROW = AuditRow(
    id=new_id(),
    station=STATION,
    epoch=STATION,
    seq=1,
    kind="session-viewed",
    version=1,
    deed=SessionViewed(),
    who=ADMIN,
    auth_method="pin",
    subject=Subject("session", SESSION),
    patient=PATIENT,
    at=AT,
    mono=0.0,
    boot_id="boot",
    app_version="0.1.0",
)
SHOWN = Shown(zone="Europe/London", rows=(ROW,), names={ADMIN: "R. Singh"})
WHOLE = Followed(rows=18204, is_done=True)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: type(deed).__name__)
def test_each_deed_has_words(deed: object) -> None:
    """No name of a type or field stands in them."""
    told = deed_words(replace(ROW, deed=deed))
    assert told[0].isupper()
    assert "(" not in told
    assert "=" not in told
    assert "_" not in told


@pytest.mark.parametrize(
    ("by_ms", "told"),
    [
        (-7_200_000, "back by 2 h"),
        (300_000, "forward by 5 min"),
        (-1000, "back by 1 s"),
        (3_661_000, "forward by 1 h 1 min 1 s"),
    ],
)
def test_a_clock_that_was_set(by_ms: int, told: str) -> None:
    words = deed_words(replace(ROW, deed=ClockSet(by_ms=by_ms)))
    assert words == f"The workstation's clock was set {told}"


@pytest.mark.parametrize(
    ("sessions", "told"),
    [
        (1, "Exported as csv, 1 row"),
        (2, "Exported as csv, 1 row, with 1 other session"),
        (3, "Exported as csv, 1 row, with 2 other sessions"),
    ],
)
def test_an_export(sessions: int, told: str) -> None:
    deed = Exported(form="csv", rows=1, sha256="", sessions=sessions)
    assert deed_words(replace(ROW, deed=deed)) == told


def test_session_is_told_by_room_and_time_where_those_may_be_read() -> None:
    called = {SESSION: "Room 1, 14-Mar-2026 12:56"}
    (line,) = audit_page_view(replace(SHOWN, sessions=called)).lines
    assert line.subject == "Room 1, 14-Mar-2026 12:56"


def test_what_can_not_be_read_is_named() -> None:
    row = replace(ROW, deed=None, kind="something-new")
    assert deed_words(row) == "something-new, which this version can't read"


def test_a_row_tells_who_what_of_what_and_when() -> None:
    """In the zone of the workstation; ids by their beginning."""
    (line,) = audit_page_view(SHOWN).lines

    assert line.at == "14-Jul-2026 13:02:09"
    assert (line.who, line.deed) == ("R. Singh, PIN", "Viewed the session")
    assert line.subject == f"session {SESSION.hex[:8]}"
    assert line.patient == PATIENT.hex[:8]
    assert line.station == STATION.hex[:8]


def test_who_is_not_known_is_told_so() -> None:
    """Nobody, and somebody who was never enrolled, are not the same."""
    nobody = replace(ROW, who=None, auth_method="nobody")
    stranger = replace(ROW, who=SESSION, auth_method="unverified")
    lines = audit_page_view(replace(SHOWN, rows=(nobody, stranger))).lines

    assert lines[0].who == "Nobody signed in"
    assert lines[1].who == f"{SESSION.hex[:8]}, name not checked"


@pytest.mark.parametrize(
    ("proof", "told"),
    [
        (Proof(), ""),
        (Proof(followed=Followed(rows=500)), "Checking the chain, 500 rows…"),
        (
            Proof(followed=WHOLE, done_at=AT),
            "Chain complete, 18,204 rows, checked 13:02",
        ),
        (
            Proof(followed=Followed(rows=1, is_done=True), done_at=AT),
            "Chain complete, 1 row, checked 13:02",
        ),
        (
            Proof(followed=replace(WHOLE, findings=("Row 4: gone",)), done_at=AT),
            "Chain broken: Row 4: gone. Call technical support",
        ),
        (
            Proof(followed=Followed(rows=9, findings=("Row 4: gone",))),
            "Chain broken: Row 4: gone. Call technical support",
        ),
    ],
)
def test_how_the_chain_stands(proof: Proof, told: str) -> None:
    """A break is said as soon as it is found, never complete before the end."""
    view = audit_page_view(replace(SHOWN, proof=proof))
    assert view.chain == told
    assert view.is_chain_broken is ("broken" in told)


@pytest.mark.parametrize(
    ("shown", "message"),
    [
        (replace(SHOWN, rows=None), "Reading the audit log…"),
        (replace(SHOWN, rows=()), "Nothing is found"),
        (replace(SHOWN, refused="Not permitted."), "Not permitted."),
        (replace(SHOWN, meant=("A. Lee", "B. Lee")), "2 people are meant"),
        (replace(SHOWN, meant=("A. Lee",)), ""),
    ],
)
def test_what_stands_in_place_of_rows(shown: Shown, message: str) -> None:
    view = audit_page_view(shown)
    assert view.message == message
    assert bool(view.lines) is not bool(message)


def test_a_search_that_finds_nothing_says_what_was_sought() -> None:
    """Also that a name without signing in is found as a whole alone."""
    view = audit_page_view(replace(SHOWN, rows=(), typed="Osei"))
    assert view.detail == (
        "Nothing is noted of anybody enrolled as Osei, of a patient of that number, or"
        " of that whole name without signing in; Esc clears it"
    )


def test_the_hash_of_a_file_is_told() -> None:
    """So that a file that turns up can be held against the log."""
    deed = Exported(form="csv", rows=1, sha256="ab" * 32, sessions=1)
    lines = audit_page_view(replace(SHOWN, rows=(replace(ROW, deed=deed),))).lines
    assert f"Exported as csv, 1 row, SHA-256 {'ab' * 32}" in str(lines)
