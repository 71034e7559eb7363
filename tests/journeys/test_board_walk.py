"""Keys pressed at random over three rooms: each goes to the room that was displayed."""

import random
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from monitor.chart.commands import Chart
from monitor.chart.kinds import AlertAcknowledged
from monitor.clock import new_id
from tests.charting.clinic import observed
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, open_third
from tests.journeys.typed_rows import CTRL
from ui.panels.board.room_card import RoomCard
from ui.questions import take_nothing

STEPS = 90
PLAIN = Qt.KeyboardModifier.NoModifier
_KEYS = (
    *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_Return),
    *(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Escape, Qt.Key.Key_F5),
)


class Walk:
    """What was asked of which room, as it was displayed when the key was pressed."""

    def __init__(self, nurse: Nurse, seed: int) -> None:
        self.nurse = nurse
        self.dice = random.Random(seed)  # noqa: S311 - no secret, but the same again
        self.asked: dict[UUID, set[str]] = {}
        self.opened = 0

    def alert(self) -> None:
        """Something happens in a room, and the answer may come at any time."""
        read = self.dice.choice(self.nurse.vigil.store.snapshot.rooms)
        self.nurse.clock.advance(seconds=5)
        systolic = self.dice.choice((118, 165, 185, 205, 215))
        fact = observed(f"{systolic}/{systolic - 60}", "confirmed")
        at = self.nurse.clock.now()
        command = Chart(id=new_id(), stream_id=read.id, at=at, fact=fact)
        self.nurse.vigil.bedside.send(command, take_nothing, take_nothing)
        if self.dice.random() < 0.5:
            self.nurse.settle()

    def press(self) -> None:
        nurse, board = self.nurse, self.nurse.vigil.parts.board
        if nurse.vigil.screens.screen != "board":
            nurse.chord(Qt.Key.Key_0, CTRL)
        key = self.dice.choice(_KEYS)
        card = board.rooms.current
        before = None if card is None else card.view
        digits = {c.view.sign: c.view.session for c in board.rooms.cards}
        nurse.chord(key, PLAIN)
        if key == Qt.Key.Key_A and before is not None and before.session is not None:
            self.asked.setdefault(before.session, set()).update(before.alerts)
        wanted = None
        if key == Qt.Key.Key_Return and before is not None:
            wanted = before.session
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_3:
            wanted = digits[chr(key)]
        if wanted is not None:
            self.opened += 1
            shown = nurse.vigil.store.snapshot.shown
            assert shown is not None
            assert shown.id == wanted

    def stays(self) -> None:
        """What happens elsewhere moves no card under the focus."""
        if self.nurse.vigil.screens.screen != "board":
            self.nurse.chord(Qt.Key.Key_0, CTRL)
        self.nurse.chord(self.dice.choice((Qt.Key.Key_Home, Qt.Key.Key_Down)), PLAIN)
        QApplication.processEvents()
        focus = self.nurse.focus
        place = focus.y() if isinstance(focus, RoomCard) else 0
        self.alert()
        self.nurse.settle()
        QApplication.processEvents()
        assert self.nurse.focus is focus
        if isinstance(focus, RoomCard):
            assert focus.y() == place


@pytest.mark.parametrize("seed", [3, 17])
def test_a_command_goes_to_the_room_displayed(roomed: Nurse, seed: int) -> None:
    """No room is opened and no alert acknowledged but that of the card displayed."""
    open_third(roomed)
    roomed.chord(Qt.Key.Key_0, CTRL)
    walk = Walk(roomed, seed)
    for _ in range(STEPS):
        walk.dice.choice((walk.press, walk.press, walk.stays))()
    roomed.settle()
    known: dict[UUID, set[str]] = {}
    for read in roomed.vigil.store.snapshot.rooms:
        payloads = [fact.payload for fact in charted(roomed, read.id).facts]
        keys = {p.key for p in payloads if isinstance(p, AlertAcknowledged)}
        if keys:
            known[read.id] = keys
    assert known == {id_: keys for id_, keys in walk.asked.items() if keys}
    assert known
    assert walk.opened
