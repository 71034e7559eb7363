"""Killed at each single call while it is keyed anew, a record opens and is whole."""

import shutil
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

import pytest

from monitor.access.record_key import DataKeys
from monitor.access.signing_in import SignedIn
from monitor.access.slot_file import SlotFile
from monitor.access.tries import FILE as TRIES
from monitor.charting.faults import EnvironmentFault
from monitor.storage.database import Database
from monitor.storage.faults import WrongKey
from monitor.storage.journal import FileJournal
from monitor.storage.keys import Keys
from monitor.storage.slot_generation import FileSlotGeneration
from monitor.storage.verify import verify
from tests.access.keyring import CODE_PRINTED, KEY, OWENS, two_people
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.faults.keyer import doorkeeper_of, key_anew
from tests.faults.scribes import Scribes
from tests.faults.tasks import Task
from tests.storage.charted import circumstances, note, opening, patient
from ui.opening import raw


@pytest.fixture
def begun(place: Path) -> Path:
    """A record that two people and a code open, with a few entries."""
    folder = place / "begun"
    with Database(folder, Keys(current=KEY.raw)) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient(), opening()], NURSE, circumstances())
        journal.append([note("a"), note("b")], NURSE, circumstances(5))
    SlotFile(folder).write(two_people())
    return folder


def what_is_wrong(folder: Path, entries: int) -> list[str]:
    """Whether it opens for another than began it, and for the code, with all in it."""
    # A kill between a try and its outcome used it up; nobody waits for that here.
    (folder / TRIES).unlink(missing_ok=True)
    doorkeeper = doorkeeper_of(folder)
    signed, keys = doorkeeper.sign_in(OWENS), doorkeeper.open_by_code(CODE_PRINTED)
    if not isinstance(signed, SignedIn) or signed.keys != keys:
        return [f"the slots do not open: {signed} {keys}"]
    try:
        with Database(folder, raw(signed.keys)) as database:
            report = verify(database)
            known = FileSlotGeneration(database).known()
    except EnvironmentFault as fault:
        return [f"refused: {fault}"]
    found = sum(head.seq for head in report.heads)
    wrong = [] if report.is_whole else list(report.lines)
    if signed.generation < known:
        wrong.append(f"shut out: slots {signed.generation}, record {known}")
    return wrong if found == entries else [*wrong, f"{found} of {entries} entries"]


def kill_each(
    scribes: Scribes, begun: Path, numbers: Iterable[int]
) -> tuple[int, set[str], list[str]]:
    """How many calls were killed, in what states that left it, and what was wrong."""
    killed, states, wrong = 0, set[str](), list[str]()
    for at in numbers:
        folder = begun.with_name(f"killed at {at}")
        shutil.copytree(begun, folder)
        task = Task(folder=str(folder), harm="kill", at=at, deed="key anew")
        told = scribes.chart(task)
        wrong += [f"{at}: {trace}" for trace in told.crashed]
        states.add(state_of(folder))
        wrong += [f"{at}: {line}" for line in what_is_wrong(folder, 4)]
        if told.was_killed:
            key_anew(folder)  # Whoever comes next ends what was begun, or does it.
            wrong += [f"{at}, ended: {line}" for line in what_is_wrong(folder, 4)]
        shutil.rmtree(folder)
        if not told.was_killed:
            assert told.closed is not None, told
            break
        killed += 1
    return killed, states, wrong


def state_of(folder: Path) -> str:
    keys = doorkeeper_of(folder).open_by_code(CODE_PRINTED)
    assert isinstance(keys, DataKeys)
    if keys.before is not None:
        return "begun"
    return "as before" if keys.current == KEY else "ended"


@pytest.mark.parametrize("start", [1, 2])
def test_killed_while_it_is_keyed_anew(
    scribes: Scribes, begun: Path, start: int
) -> None:
    """With the slots as they are on the disk it opens for everybody, and is whole."""
    killed, states, wrong = kill_each(scribes, begun, count(start, 5))

    assert wrong == []
    assert states == {"as before", "begun", "ended"}
    assert killed > 20


@pytest.mark.faults
def test_every_call_killed_while_it_is_keyed_anew(
    scribes: Scribes, begun: Path, say: Callable[[str], None]
) -> None:
    killed, states, wrong = kill_each(scribes, begun, count(1))

    say(f"{killed} calls killed while a record was keyed anew")
    assert wrong == []
    assert states == {"as before", "begun", "ended"}
    assert killed > 120


def test_slots_that_forget_the_key_before_too_early_are_found(
    scribes: Scribes, begun: Path
) -> None:
    """The check itself: with the newest key alone a kill in between locks all out."""
    task = Task(
        folder=str(begun),
        harm="kill",
        at=40,
        deed="key anew",
    )
    assert scribes.chart(task).was_killed
    doorkeeper = doorkeeper_of(begun)
    doorkeeper.open_by_code(CODE_PRINTED)
    doorkeeper.end_keying_anew()
    assert any("Its key does not fit" in line for line in what_is_wrong(begun, 4))


def test_ended_the_key_before_opens_nothing(begun: Path) -> None:
    key_anew(begun)
    with pytest.raises(WrongKey):
        Database(begun, Keys(current=KEY.raw))
    assert what_is_wrong(begun, 4) == []
