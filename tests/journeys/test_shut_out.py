"""Whoever is shut out on the page of people is out, slot and key and all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.access import to_key_anew
from monitor.access.signing_in import Credentials, SignedIn, sign_in
from monitor.access.slot_file import SlotFile
from monitor.storage.database import Database
from monitor.storage.faults import WrongKey
from monitor.storage.keys import Keys
from tests.access.keyring import CHEAP
from tests.journeys.doorway import Doorway
from tests.journeys.people import ALT
from tests.journeys.protocols import CTRL_SHIFT
from tests.journeys.test_colleagues import GIVEN, with_marsh

MARSHS = Credentials(name="marsh", password=GIVEN)


@contextmanager
def doorway(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Doorway]:
    here = Doorway(qtbot, qapp, folder)
    try:
        yield here
    finally:
        here.vigil.end()


def press(key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, with_)


def signed_in(folder: Path) -> SignedIn | None:
    answer = sign_in(SlotFile(folder).read().slots, MARSHS)
    return answer if isinstance(answer, SignedIn) else None


def test_access_ends_and_the_record_gets_another_key(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the real slots; whoever stays goes on, and comes in again the next day."""
    monkeypatch.setattr("monitor.access.doorkeeper.calibrated", lambda _: CHEAP)
    folder = tmp_path / "record"
    with doorway(qtbot, qapp, folder) as here:
        here.set_up()
        with_marsh(here)
        before = signed_in(folder)
        assert before is not None
        press(Qt.Key.Key_O, CTRL_SHIFT)
        people = here.vigil.parts.people
        here.until(lambda: len(people.model.lines) == 2)
        here.type("marsh")
        press(Qt.Key.Key_X, ALT)
        here.type("has left\n")
        here.until(lambda: "access of J. Marsh RN ended" in here.vigil.notice.words)
        assert signed_in(folder) is None
        here.vigil.bedside.tick()
        here.until(lambda: not to_key_anew.is_noted(folder))
        access = here.vigil.admission.access
        here.until(lambda: not access._is_under_way)
        here.is_in()

    with pytest.raises(WrongKey), Database(folder, Keys(before.keys.current.raw)):
        pass
    with doorway(qtbot, qapp, folder) as here:
        here.sign_in("marsh", GIVEN)
        here.is_refused()
        here.clock.advance(seconds=60)
        here.answer("okafor", "kettle grass anvil moss")
        assert here.is_in().name == "A. Okafor RN"
