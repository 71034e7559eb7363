"""Runs of the program over the slots of a real record, in the thread of the test."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.record_key import DataKeys
from monitor.access.signing_in import Credentials, SignedIn, sign_in
from monitor.access.slot_file import SlotFile
from monitor.charting.faults import EnvironmentFault
from monitor.charting.recorder import Recorder
from monitor.storage.database import Database
from monitor.storage.faults import WrongKey
from monitor.storage.keys import Keys
from monitor.storage.pins import FilePins
from tests.access.keyring import CHEAP, CODE, MARTHA, MARTHAS, OWEN, OWENS
from tests.clocks import START, ManualClock
from ui.access import Outcome
from ui.opening import open_recorder
from ui.slot_access import SlotAccess
from ui.views.snapshot import Snapshot

T = TypeVar("T")
Asked = TypeVar("Asked")
QUIET = Snapshot(now=START, zone="Europe/London")


class Crash(BaseException):
    """The program ends here."""


def _answer(
    question: Callable[[Asked], T],
    of: Asked,
    then: Callable[[T], None],
    fail: Callable[[Exception], None],
) -> None:
    try:
        answer = question(of)
    except EnvironmentFault as fault:
        fail(fault)
    else:
        then(answer)


class Door:
    """Runs everything at once, in the thread of the test."""

    def __init__(self, folder: Path) -> None:
        self.keeper = Doorkeeper(folder, ManualClock(), lambda _: CHEAP)

    def ask(
        self,
        question: Callable[[Doorkeeper], T],
        then: Callable[[T], None],
        fail: Callable[[Exception], None],
    ) -> None:
        _answer(question, self.keeper, then, fail)


class Record:
    """The recorder over the real file, likewise."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    def ask(
        self,
        question: Callable[[Recorder], T],
        then: Callable[[T], None],
        fail: Callable[[Exception], None],
    ) -> None:
        _answer(question, self.recorder, then, fail)


def keys_of(keys: DataKeys) -> Keys:
    before = None if keys.before is None else keys.before.raw
    return Keys(current=keys.current.raw, before=before)


def signed_in(folder: Path, typed: Credentials) -> DataKeys | None:
    answer = sign_in(SlotFile(folder).read().slots, typed)
    return answer.keys if isinstance(answer, SignedIn) else None


def opens_with(folder: Path, keys: DataKeys) -> bool:
    """Whether the record does, and has in it what it had."""
    try:
        with Database(folder, keys_of(keys)) as database:
            return FilePins(database).pin_of(MARTHA) == "verifier"
    except WrongKey:
        return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record for Martha, who administers, and Owen."""
    folder = tmp_path / "record"
    folder.mkdir()
    keeper = Door(folder).keeper
    keys = keeper.begin(MARTHA, MARTHAS, CODE, None)
    keeper.let_in(OWEN, OWENS, keys)
    with Database(folder, keys_of(keys)) as database:
        FilePins(database).put_pin(MARTHA, "verifier")
    return folder


def run(folder: Path, do: Callable[[SlotAccess], None]) -> None:
    """A run of the program in which Martha signed in."""
    keys = signed_in(folder, MARTHAS)
    assert keys is not None
    clock = ManualClock()
    with open_recorder(folder, clock, keys) as recorder:
        access = SlotAccess(folder, Door(folder), Record(recorder))
        access.use(keys)
        do(access)


def shut_out_owen(access: SlotAccess) -> None:
    told: list[Outcome] = []
    access.shut_out(OWEN, {MARTHA}, told.append)
    assert told == [None]


def look(access: SlotAccess) -> None:
    access.look(QUIET)
