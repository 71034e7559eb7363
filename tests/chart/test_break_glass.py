"""Charting without having signed in: said first, and looked at by another."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.break_glass import BrokenGlass, broken_glass
from monitor.chart.entries import Actor, broke_glass, unverified
from monitor.chart.holding import holder
from monitor.chart.kinds import (
    BreakGlassCoSigned,
    BreakGlassOpened,
    NoteRecorded,
    StaffNamed,
)
from monitor.chart.refusals import Refusal
from monitor.chart.review import is_to_review, to_co_sign
from tests.desk import NURSE, Desk
from tests.refused import why

GLASS = broke_glass("J. Marsh RN", "password forgotten")
LEE = replace(unverified("B. Lee"), auth_method="password")
NOTE = NoteRecorded(text="slept")


def chart(desk: Desk, by: Actor, note: NoteRecorded = NOTE) -> None:
    desk.actor = by
    refusal = desk.chart(5, note)
    assert refusal is None, refusal


def co_sign(desk: Desk, opening: UUID, by: Actor = LEE) -> Refusal | None:
    desk.actor = by
    return desk.chart(6, BreakGlassCoSigned(opening=opening, note="seen"))


def glass(desk: Desk) -> BrokenGlass:
    (found,) = broken_glass(desk.session)
    return found


@pytest.fixture
def desk() -> Desk:
    return Desk().ready()


def test_who_and_why_are_charted_first(desk: Desk) -> None:
    """Before the fact itself, and once however much follows."""
    before = len(desk.entries)
    chart(desk, GLASS)
    opened, named, note = (entry.payload for entry in desk.entries[before:])
    assert opened == BreakGlassOpened(
        person=GLASS.person, name="J. Marsh RN", reason="password forgotten"
    )
    assert isinstance(named, StaffNamed)
    assert not named.verified
    assert note == NOTE
    chart(desk, GLASS)
    assert len(desk.entries) == before + 4
    assert {e.auth_method for e in desk.entries[before:]} == {"break-glass"}


def test_whoever_signed_in_says_nothing_of_it(desk: Desk) -> None:
    chart(desk, LEE)
    chart(desk, NURSE)
    assert broken_glass(desk.session) == ()
    assert not is_to_review(desk.session)


def test_another_person_and_another_reason_are_said(desk: Desk) -> None:
    chart(desk, GLASS)
    chart(desk, broke_glass("J. Marsh RN", "screen locked"))
    chart(desk, broke_glass("K. Ito", "screen locked"))
    told = [(g.name, g.reason) for g in broken_glass(desk.session)]
    assert told == [
        ("J. Marsh RN", "password forgotten"),
        ("J. Marsh RN", "screen locked"),
        ("K. Ito", "screen locked"),
    ]


def test_is_to_review_until_it_is_co_signed(desk: Desk) -> None:
    chart(desk, GLASS)
    assert is_to_review(desk.session)
    assert to_co_sign(desk.session) == (glass(desk),)
    assert co_sign(desk, glass(desk).id) is None
    assert not is_to_review(desk.session)
    assert glass(desk).co_signed_by == LEE.person


def test_is_due_in_a_day_of_its_recording(desk: Desk) -> None:
    """At 24 hours it is in time; after them it is overdue, unless it was done."""
    chart(desk, GLASS)
    found = glass(desk)
    assert found.due_at == desk.entries[-1].recorded_at + timedelta(hours=24)
    assert not found.is_overdue(found.due_at)
    late = found.due_at + timedelta(seconds=1)
    assert found.is_overdue(late)
    assert co_sign(desk, found.id) is None
    assert not glass(desk).is_overdue(late)


def test_what_follows_a_co_signature_is_looked_at_by_itself(desk: Desk) -> None:
    chart(desk, GLASS)
    assert co_sign(desk, glass(desk).id) is None
    chart(desk, GLASS)
    first, second = broken_glass(desk.session)
    assert (first.is_to_co_sign, second.is_to_co_sign) == (False, True)


@pytest.mark.parametrize("name", ["J. Marsh RN", "j. marsh", "Marsh, J."])
def test_nobody_co_signs_their_own(desk: Desk, name: str) -> None:
    """Signed in since, it is the same name that was typed."""
    chart(desk, GLASS)
    same = replace(unverified(name), auth_method="password")
    assert why(co_sign(desk, glass(desk).id, same)) == "it was charted in your own name"
    assert to_co_sign(desk.session)


def test_only_what_is_there_and_only_once(desk: Desk) -> None:
    chart(desk, GLASS)
    note = desk.entries[-1].id
    assert "nothing was charted so" in why(co_sign(desk, note))
    assert co_sign(desk, glass(desk).id) is None
    assert why(co_sign(desk, glass(desk).id)) == "B. Lee co-signed it before"


def test_takes_no_room_over(desk: Desk) -> None:
    """Whoever co-signs from afar holds no session by it."""
    chart(desk, GLASS)
    chart(desk, NURSE)
    assert co_sign(desk, broken_glass(desk.session)[0].id) is None
    assert holder(desk.session) == NURSE.person
