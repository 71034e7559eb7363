"""What is to be reviewed stands first in the list; Alt+D lists by date."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import close_room, go
from tests.journeys.test_review_list import LEFT, ids, page, to_list
from tests.journeys.typed_rows import ALT


def closed_before(nurse: Nurse) -> tuple[UUID, UUID]:
    """An older session that is closed, and a newer one that is open.

    Nobody has seen yet what there is to see of the older one.
    """
    nurse.chord(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    older = close_room(nurse, 1)
    newer = go(nurse, 2)
    return older, newer


def test_exceptions_stand_first_until_somebody_lists_by_date(roomed: Nurse) -> None:
    older, newer = closed_before(roomed)
    shown = to_list(roomed)
    caption = shown.listing.caption
    assert caption.order.text() == "Exceptions first"
    roomed.until(lambda: ids(roomed) == [older, newer])
    assert shown.model.lines[0].state.startswith("To review")
    roomed.chord(Qt.Key.Key_D, ALT)
    roomed.until(lambda: ids(roomed) == [newer, older])
    assert caption.order.text() == "By date, newest first"
    assert shown.search.text() == "order:date"
    assert shown.list.accessibleName() == "Sessions, by date, newest first"
    roomed.chord(Qt.Key.Key_D, ALT)
    roomed.until(lambda: ids(roomed) == [older, newer])
    assert shown.search.text() == ""


def test_a_saved_view_keeps_its_order(roomed: Nurse) -> None:
    older, newer = closed_before(roomed)
    shown = to_list(roomed)
    roomed.type("protocol:iv40")
    roomed.until(lambda: ids(roomed) == [older, newer])
    QTest.mouseClick(shown.listing.caption.order, LEFT)
    roomed.until(lambda: ids(roomed) == [newer, older])
    QTest.mouseClick(shown.save, LEFT)
    roomed.until(lambda: shown.views.buttons[0].view.is_own)
    roomed.type("\x1b")
    roomed.until(lambda: ids(roomed) == [older, newer])
    QTest.mouseClick(shown.views.buttons[0], LEFT)
    roomed.until(lambda: ids(roomed) == [newer, older])
    assert shown.search.text() == "protocol:iv40 order:date"


def test_open_sessions_that_a_filter_can_not_find_are_told(roomed: Nurse) -> None:
    """Also where nothing is found; and only while one could be meant."""
    older, _ = closed_before(roomed)
    shown = to_list(roomed)
    left_out = shown.listing.caption.left_out
    assert left_out.text() == ""
    roomed.type("late<9")
    roomed.until(lambda: ids(roomed) == [older])
    told = "1 open session is not among these: late is of closed ones only"
    assert left_out.text() == told
    roomed.type("\x1blate>8")
    roomed.until(lambda: ids(roomed) == [])
    assert left_out.isVisible()
    assert left_out.text() == told
    roomed.type(" sign:yes")
    roomed.until(lambda: left_out.text() == "")
    assert page(roomed).search.text() == "late>8 sign:yes"
