"""What a room's card says of the session: its dose, its end, or none."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import ApprovedThen, DevicesOrdered, DoseDoubtful, DoseGiven
from monitor.charting.reads import UnreadableSession
from tests.builders import Chronicle, at
from tests.protocol.shipped import shipped
from tests.ui.board_rooms import alerting, before_start, infusing, late, read_of
from tests.ui.views.board.carding import card_of
from ui.views.board.board import board_view
from ui.views.board.cards import EmptyRoom, room_cards

APPROVED = ApprovedThen(by="Dr Meyer", at=at(-60))


def test_blocked() -> None:
    """What is missing first, and how much more."""
    state = card_of(Chronicle().open(), 0).state
    assert (state.tag, state.title) == ("Blocked", "Consent, not answered")
    assert state.detail == "and 20 checks more not met"


def test_before_the_start() -> None:
    """Nothing was given, and the bar tells how many checks are met."""
    progress = card_of(before_start()).progress
    assert progress is not None
    assert progress.words == "8 of 25 checks met"
    assert progress.share == 9 / 25


@pytest.mark.parametrize("chronicle", [before_start(), infusing()])
def test_a_protocol_that_nobody_approved_is_told_all_along(
    chronicle: Chronicle,
) -> None:
    """On the card and to a screen reader; nothing of one that was approved."""
    read = read_of(chronicle)
    opened = read.session.opened
    cards = [
        room_cards([replace(read, session=session)], (), is_name_hidden=True)[0]
        for session in (
            replace(read.session, opened=replace(opened, approved=None)),
            replace(read.session, opened=replace(opened, approved=APPROVED)),
        )
    ]
    assert [card.protocol for card in cards] == ["iv40 v1, not approved", ""]
    assert ["not approved" in card.spoken for card in cards] == [True, False]


def test_infusing_counts_the_pauses() -> None:
    """Two minutes paused make forty minutes ordered forty-two."""
    chronicle = infusing(until=20)
    chronicle.infuse(22, "paused")
    chronicle.infuse(24, "resumed")
    progress = card_of(chronicle, 30).progress
    assert progress is not None
    assert progress.words == "Infusing, 30min of 42min"
    assert progress.notes == ("23.9 of 34.2 mg, calculated",)


def test_more_than_ordered() -> None:
    """What runs on beyond the order is said."""
    progress = card_of(infusing(), 43.5).progress
    assert progress is not None
    assert progress.notes == ("37.2 of 34.2 mg, calculated", "more than ordered")
    assert progress.share == 1


def test_recovering() -> None:
    """Counted from the actual end, up to the last planned set."""
    chronicle = infusing()
    chronicle.infuse(40, "completed")
    progress = card_of(chronicle, 52).progress
    assert progress is not None
    assert progress.words == "Recovering, 12min of 1hr"


def test_paused() -> None:
    """An infusion that stands still never passes for one that runs."""
    chronicle = infusing()
    chronicle.infuse(40.5, "paused")
    assert card_of(chronicle, 41).state.title == "Infusion paused since 14:06"


@pytest.mark.parametrize(
    ("minute", "words", "share"),
    [(60, "Observing, 1hr of 2hr", 0.5), (120, "Observing, 2hr of 2hr", 1)],
)
def test_devices(minute: float, words: str, share: float) -> None:
    """Without an infusion the minutes count from the first device."""
    chronicle = Chronicle(protocol=shipped("in_esketamine")).open()
    order = DevicesOrdered(
        drug="esketamine",
        route="intranasal",
        ordered_by="Dr Meyer",
        mg_per_device=Decimal(28),
        devices=3,
        mg=Decimal(84),
    )
    chronicle.add(order, -10)
    given = DoseGiven(
        drug="esketamine", mg=Decimal(28), route="intranasal", device=1, site="left"
    )
    chronicle.add(given, 0)
    progress = card_of(chronicle, minute).progress
    assert progress is not None
    assert (progress.words, progress.share) == (words, share)
    assert progress.notes == ("28 of 84 mg given", "device 2 from 13:31")


def test_uncertain_dose() -> None:
    """After an infiltration nobody knows how much, and that is said."""
    chronicle = infusing(until=10)
    doubt = DoseDoubtful(
        cause="infiltration", at_most_mg=Decimal("13.7"), new_site="right hand"
    )
    chronicle.add(doubt, 16)
    progress = card_of(chronicle, 16).progress
    assert progress is not None
    assert progress.notes == ("at most 13.7 of 34.2 mg", "uncertain dose")


def test_unreadable() -> None:
    """It says that nothing is checked, shows no value and can be opened."""
    session = UnreadableSession(
        id=read_of(infusing()).id,
        why="a newer version wrote it",
        remedy="Update",
        headers=(),
        unread=frozenset(),
    )
    (card,) = room_cards([session], (), is_name_hidden=False)
    assert card.state.title == "Can't be read here"
    assert "no alert is raised" in card.state.detail
    assert (card.values, card.next.clock, card.sign) == ((), "", "")


def test_empty_room() -> None:
    """When its last session closed, and a new one."""
    empty = EmptyRoom(room="Room 4", closed_at=at(-120), zone="Europe/London")
    (card,) = room_cards((), [empty], is_name_hidden=False)
    assert card.state.detail == "Last session closed 11:26, 14-Mar-2026"
    assert (card.state.act, card.sign) == ("new", "")


def test_a_card_is_opened_by_the_number_of_its_room() -> None:
    """However the board is sorted, and in whatever order the rooms were opened."""
    reads = [
        read_of(infusing(), room="Room 2"),
        read_of(alerting(), room="Room 1"),
        read_of(infusing(), room="Garden"),
    ]
    cards = board_view(reads, (), "urgency").cards
    signs = {c.room: c.sign for c in cards}
    assert signs == {"Room 2": "2", "Room 1": "1", "Garden": ""}
    opened = {c.room: c.state.key for c in cards if c.state.act == "open"}
    assert opened == {"Room 2": "2", "Garden": ""}


def test_counts() -> None:
    """Rooms, open sessions, alerts nobody has acknowledged, sets late."""
    reads = [
        read_of(c, 43.5, room=room)
        for room, c in {"1": alerting(), "2": late(), "3": late()}.items()
    ]
    empty = EmptyRoom(room="4", closed_at=at(0), zone="Europe/London")
    assert board_view(reads, [empty], "urgency").counts == (
        "4 rooms",
        "3 active",
        "1 alert not acknowledged",
        "2 sets late",
    )


def test_nothing_charted_yet() -> None:
    """Without any room the board says how to begin."""
    view = board_view((), (), "urgency")
    assert (view.cards, view.detail) == ((), "Ctrl+N starts the first one")
