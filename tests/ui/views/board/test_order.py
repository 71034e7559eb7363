"""In which order the rooms stand."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.builders import Chronicle, iv40
from tests.ui.board_rooms import NOW, alerting, before_start, infusing, late, read_of
from ui.views.board.board import board_view
from ui.views.board.cards import EmptyRoom
from ui.views.board.order import Sort, kept_order

LATE = 43.5
HIGH = "206/122 92 96 13 5 5 2 1"


def rooms(chronicles: dict[str, Chronicle], minute: float, sort: Sort) -> list[str]:
    reads = [read_of(c, minute, room=room) for room, c in chronicles.items()]
    empty = EmptyRoom(room="Room 0", closed_at=reads[0].at, zone="Europe/London")
    return [card.room for card in board_view(reads, [empty], sort).cards]


def test_urgency() -> None:
    """High before medium before late before blocked before calm before empty."""
    found = rooms(
        {
            "calm": infusing(),
            "blocked": Chronicle().open(),
            "late": late(),
            "medium": alerting(),
            "high": alerting(HIGH),
        },
        LATE,
        "urgency",
    )
    assert found == ["high", "medium", "late", "blocked", "calm", "Room 0"]


def test_an_acknowledged_alert_does_not_come_first() -> None:
    """What somebody knows of gives way to what nobody knows."""
    known = alerting(HIGH)
    for alert in known.assess(NOW).alerts:
        known.acknowledge(NOW, alert.key)
    found = rooms({"known": known, "late": late()}, LATE, "urgency")
    assert found == ["late", "known", "Room 0"]


def test_the_longest_unanswered_comes_first() -> None:
    """Of two medium alerts the older."""
    newer, older = alerting(minute=40), alerting(minute=38)
    older.observe(40, "150/80 74 98 14 5 2 1 0")
    found = rooms({"newer": newer, "older": older}, NOW, "urgency")
    assert found[:2] == ["older", "newer"]


def test_the_latest_comes_first() -> None:
    """Of two late sets the later one."""
    found = rooms({"late": late(), "later": infusing(until=20)}, 43.5, "urgency")
    assert found[:1] == ["later"]


@pytest.mark.parametrize(
    ("minute", "first"), [(42.9, "calm"), (43.0, "calm"), (43.1, "late")]
)
def test_late_begins_after_the_tolerance(minute: float, first: str) -> None:
    """Up to 3 min after the slot nothing is late; then it goes before blocked."""
    found = rooms({"late": late(), "calm": Chronicle().open()}, minute, "urgency")
    assert found[0] == first


def test_next_due() -> None:
    """What was due first stands first, whatever else there is."""
    found = rooms({"alert": alerting(), "late": late()}, LATE, "next due")
    assert found == ["late", "alert", "Room 0"]


def test_room() -> None:
    """Numbers count as numbers, and empty rooms stand among the others."""
    named = {name: infusing() for name in ("Room 10", "Room 2", "Annex")}
    assert rooms(named, NOW, "room") == ["Annex", "Room 0", "Room 2", "Room 10"]


def test_before_start_with_all_it_needs_is_not_blocked() -> None:
    """Only what keeps a session from its start blocks it."""
    unguarded = replace(iv40(), gates=())
    for protocol, is_blocked in ((iv40(), True), (unguarded, False)):
        reads = [read_of(before_start(protocol), NOW)]
        (card,) = board_view(reads, [], "urgency").cards
        assert card.urgency.is_blocked is is_blocked


def test_kept_order() -> None:
    """What is shown stays where it is, what is gone goes, what is new comes last."""
    assert kept_order(("b", "gone", "a"), ("new", "a", "b")) == ("b", "a", "new")


def test_kept_order_needs_nothing_shown() -> None:
    """With nothing shown it is the order wanted."""
    assert kept_order((), ("a", "b")) == ("a", "b")


def test_minutes_are_exact() -> None:
    """The lateness that is sorted by is the one that is told."""
    (card,) = board_view([read_of(late(), LATE)], [], "urgency").cards
    assert card.urgency.late_by == timedelta(minutes=3.5)
