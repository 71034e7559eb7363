"""Sets that wait for a session's strip come in their order, and none is lost."""

from datetime import timedelta
from uuid import UUID, uuid5

from monitor.chart.keying.draft import SetDraft
from tests.desk import SPACE, START
from ui.waiting_sets import WaitingSets

ROOM, OTHER = uuid5(SPACE, "room"), uuid5(SPACE, "other room")


def draft(name: str, minute: float | None = None) -> SetDraft:
    begun = None if minute is None else START + timedelta(minutes=minute)
    return SetDraft(id=uuid5(SPACE, name), cells={}, at="sbp", started_at=begun)


def refuse(waiting: WaitingSets, refused: SetDraft) -> None:
    waiting.line_up(ROOM, refused)
    waiting.note_refused(refused.id)


def turns(waiting: WaitingSets, session: UUID = ROOM) -> list[SetDraft]:
    """Whose turn it is, one after the other."""
    return list(iter(lambda: waiting.next(session), None))


def test_what_was_restored_comes_oldest_first() -> None:
    """By its first key; one without a value yet was begun last."""
    late, early, bare = draft("late", 2), draft("early", 1), draft("bare")
    waiting = WaitingSets()
    for found in (bare, late, early):
        waiting.restore(ROOM, found)
    assert turns(waiting) == [early, late, bare]


def test_what_was_laid_aside_last_comes_first() -> None:
    """It stood in the strip when another room was shown."""
    one, two = draft("one"), draft("two")
    waiting = WaitingSets()
    waiting.lay_aside(ROOM, one)
    waiting.lay_aside(ROOM, two)
    assert turns(waiting) == [two, one]


def test_refused_sets_come_before_half_typed_ones_in_their_order() -> None:
    """The first that was refused first, and the half-typed one after both."""
    first, second, half = draft("first"), draft("second"), draft("half")
    waiting = WaitingSets()
    waiting.lay_aside(ROOM, half)
    refuse(waiting, first)
    refuse(waiting, second)
    assert turns(waiting) == [first, second, half]


def test_a_set_asked_for_again_is_refused_no_more() -> None:
    """What is refused next does not wait behind it."""
    first, second = draft("first"), draft("second")
    waiting = WaitingSets()
    refuse(waiting, first)
    waiting.let_go(first.id)
    refuse(waiting, second)
    assert turns(waiting) == [second, first]


def test_each_session_has_its_own_line() -> None:
    """A set is never the next of another patient."""
    mine, theirs = draft("mine"), draft("theirs")
    waiting = WaitingSets()
    waiting.lay_aside(ROOM, mine)
    waiting.lay_aside(OTHER, theirs)
    assert turns(waiting, OTHER) == [theirs]
    assert waiting.are_any(ROOM)
    assert not waiting.are_any(OTHER)
