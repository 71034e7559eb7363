"""Sets typed at random in two rooms: each is charted where it was begun."""

import random
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, held
from tests.journeys.typed_rows import CTRL
from ui.set_typing import SetTyping

STEPS = 50
REST = "/72 70 98 14 5 0 1 0"


class Walk:
    """What was begun in which room; no two sets have the same systolic pressure."""

    def __init__(self, nurse: Nurse, seed: int) -> None:
        self.nurse = nurse
        self.dice = random.Random(seed)  # noqa: S311 - no secret, but the same again
        self.rooms = {room: go(nurse, room) for room in (1, 2)}
        self.here = 2
        self.left: dict[int, str] = {1: "", 2: ""}
        self.begun: dict[UUID, set[int]] = {id_: set() for id_ in self.rooms.values()}
        self.systolic = 104

    def switch(self) -> None:
        """By Ctrl and a digit, with whatever is half typed."""
        self.here = 3 - self.here
        self.nurse.chord(Qt.Key(Qt.Key.Key_0 + self.here), CTRL)
        self.nurse.press(2)

    def type(self) -> None:
        """Some more keys of the set that stands in the strip, or the first of one."""
        if not self.left[self.here]:
            self.systolic += 1
            self.begun[self.rooms[self.here]].add(self.systolic)
            self.left[self.here] = f"{self.systolic}{REST}\n"
        some = self.dice.randint(1, 14)
        keys, self.left[self.here] = (
            self.left[self.here][:some],
            self.left[self.here][some:],
        )
        self.nurse.type(keys)

    def hurry(self) -> None:
        """The record is busy while a set is saved and the room is left."""
        busy = held(self.nurse)
        self.nurse.type(self.left[self.here])
        self.left[self.here] = ""
        self.switch()
        self.type()
        busy.set()

    def go_on(self) -> None:
        self.dice.choice((self.switch, self.type, self.type, self.type, self.hurry))()
        self.nurse.clock.advance(seconds=1)
        if self.dice.random() < 0.5:
            self.nurse.vigil.bedside.tick()
            self.nurse.settle()

    def saved(self) -> dict[UUID, set[int]]:
        self.nurse.settle()
        found: dict[UUID, set[int]] = {}
        for id_ in self.rooms.values():
            sets = charted(self.nurse, id_).sets
            values = [s.value("sbp") for s in sets if s.observed_at >= self.start]
            found[id_] = {int(value) for value in values if value is not None}
        return found

    def run(self) -> None:
        self.start = self.nurse.clock.now()
        self.nurse.press(2)
        for _ in range(STEPS):
            self.go_on()


@pytest.mark.parametrize("seed", [1, 8])
def test_a_set_goes_to_the_room_where_it_was_begun(roomed: Nurse, seed: int) -> None:
    """However often rooms are switched, and however slow the record is."""
    walk = Walk(roomed, seed)
    walk.run()
    saved = walk.saved()
    for id_, systolic in saved.items():
        assert systolic <= walk.begun[id_]
        assert len(systolic) >= 4


def test_a_set_that_goes_astray_is_found(
    roomed: Nurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were a half-typed set to follow the nurse into another room, it would be seen."""
    monkeypatch.setattr(SetTyping, "_lay_aside", lambda _: None)
    walk = Walk(roomed, seed=5)
    walk.run()
    saved = walk.saved()
    assert any(saved[id_] - begun for id_, begun in walk.begun.items())
