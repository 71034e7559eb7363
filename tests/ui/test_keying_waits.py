"""While keying anew waits or has failed, whoever signs in takes no key from anybody."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QObject

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.signing_in import Credentials
from monitor.access.slot_file import SlotFile
from monitor.charting.recorder import Recorder
from tests.access.keyring import MARTHAS, OWEN, OWENS, recovered
from tests.traps.logs import ExpectedLogs
from tests.ui.slot_runs import (
    Door,
    folder,
    look,
    opens_with,
    run,
    shut_out_owen,
    signed_in,
)
from ui.access import Outcome
from ui.slot_access import SlotAccess
from ui.way_in.entrance import Entrance
from ui.way_in.signing_in import SigningIn

__all__ = ["folder"]
T = TypeVar("T")


class StartPage(QObject):
    """The start page of a record that is open, without a form."""

    def __init__(self, folder: Path, access: SlotAccess) -> None:
        super().__init__()
        self._door = Door(folder)
        self._record = access._record
        self.opened = 0

    def wait(self, _: str) -> None: ...

    def forget(self, *_: str) -> None: ...

    def show(self, *_: object) -> None: ...

    def ask_door(
        self, question: Callable[[Doorkeeper], T], then: Callable[[T], None]
    ) -> None:
        self._door.ask(question, then, self._fail)

    def ask_record(
        self,
        question: Callable[[Recorder], T],
        then: Callable[[T], None],
        _: object = None,
    ) -> None:
        self.opened += 1
        self._record.ask(question, then, self._fail)

    def _fail(self, fault: Exception) -> None:
        raise fault


def sign_in(folder: Path, access: SlotAccess, typed: Credentials) -> None:
    page = StartPage(folder, access)
    signing_in = SigningIn(cast("Entrance", page))
    signing_in._check({"name": typed.name, "password": typed.password}, "")
    assert page.opened


@pytest.mark.parametrize("why", ["a copy is made", "it is not written"])
def test_a_second_person_signs_in_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs, why: str
) -> None:
    """Both keys stay in the slots; who is let in then has both; no third comes."""

    def do(access: SlotAccess) -> None:
        upkeep = access._record.recorder.upkeep  # type: ignore[attr-defined]
        shut_out_owen(access)
        with monkeypatch.context() as patched:
            if why == "a copy is made":
                patched.setattr(upkeep._copies, "_thread", object())
            else:
                expected_logs.expect("The record is not keyed anew: NotKeyedAnew")
                patched.setattr("monitor.storage.database.key_anew", lambda *_: None)
            look(access)
            both = signed_in(folder, MARTHAS)
            sign_in(folder, access, MARTHAS)
            look(access)
            told: list[Outcome] = []
            access.let_in(OWEN, OWENS, told.append)
        assert told == [None]
        assert both is not None
        assert both.before is not None
        assert both == signed_in(folder, MARTHAS) == signed_in(folder, OWENS)

    run(folder, do)
    for typed in (MARTHAS, OWENS):
        keys = signed_in(folder, typed)
        assert keys is not None
        assert opens_with(folder, keys)
    assert opens_with(folder, recovered(SlotFile(folder).read().slots))

    run(folder, look)
    ended = signed_in(folder, MARTHAS)
    assert ended is not None
    assert ended.before is None
    assert opens_with(folder, ended)
