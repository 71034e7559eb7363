"""Killed at each call of what else writes to a record, it is done or nothing of it is.

Asked for again it is done, whatever the kill left lying about.
"""

import shutil
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.access.slot_file import SlotFile
from monitor.access.slot_seal import sealed_by
from monitor.charting.faults import EnvironmentFault
from monitor.charting.reads import Charted
from monitor.clock import SystemClock
from monitor.storage.backup import back_up
from monitor.storage.contents import contents_of
from monitor.storage.copy_faults import NothingToSalvage
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.keys import Keys
from tests.access.keyring import KEY, two_people
from tests.charting.signed import SECOND, signed_ward
from tests.desk import NURSE
from tests.faults.deeds import COPY, DEEDS, key_of
from tests.faults.outcomes import Begun, Outcome, Torn, outcome
from tests.faults.scribes import Scribes
from tests.faults.tasks import Deed, Task
from tests.storage.charted import circumstances, note, opening, patient
from tests.storage.erased_ward import DRAFT

PAGE = 4096
STRIDES: dict[Deed, int] = {
    "back up": 11,
    "restore": 11,
    "salvage": 11,
    "export": 1,
    "erase": 7,
    "sign off": 3,
    "replace code": 11,
}
"""Of the short form, so that each has some ten kills."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """Two closed sessions of which one is signed, and a copy of a while ago."""
    folder = tmp_path_factory.mktemp("begun") / "whole"
    with signed_ward(folder) as ward:
        assert isinstance(ward.sign(session=SECOND), Charted)
        ward.journal.put_draft(DRAFT)  # type: ignore[attr-defined]  # a FileJournal
    back_up(folder / "record.db", key_of(folder), folder / COPY)
    with Database(folder) as database:
        journal = FileJournal(database, SystemClock())
        later = [note("later"), note("later still")]
        journal.append(later, NURSE, replace(circumstances(90), protocol_hash=None))
    held = contents_of(folder / "record.db", key_of(folder))
    return Begun(folder, held.entries, lacking=len(later))


@pytest.fixture(scope="module")
def damaged(whole: Begun, tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """With a page that can't be read, which costs some of the entries and not all."""
    place = tmp_path_factory.mktemp("damaged")
    content = (whole.folder / "record.db").read_bytes()
    for page in range(4, len(content) // PAGE):
        folder, tried = place / f"{page}", place / f"{page} tried"
        folder.mkdir()
        (folder / "record.key").write_bytes(key_of(whole.folder))
        bad = bytearray(content)
        bad[page * PAGE + 1000] ^= 1
        (folder / "record.db").write_bytes(bad)
        shutil.copytree(folder, tried)
        try:
            DEEDS["salvage"](tried)
        except NothingToSalvage:
            continue
        left = contents_of(tried / "record.db", key_of(tried)).entries
        if left < whole.entries:
            return Begun(folder, left)
    raise AssertionError("no page costs anything")


@pytest.fixture(scope="module")
def for_people(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """A record that two people and a code open."""
    folder = tmp_path_factory.mktemp("begun") / "for people"
    with Database(folder, Keys(current=KEY.raw)) as database:
        journal = FileJournal(database, SystemClock())
        journal.append([patient(), opening()], NURSE, circumstances())
    SlotFile(folder).write(sealed_by(two_people(), KEY))
    return Begun(folder, entries=2)


@pytest.fixture
def begun(deed: Deed, request: pytest.FixtureRequest) -> Begun:
    where = {"salvage": "damaged", "replace code": "for_people"}.get(deed, "whole")
    found: Begun = request.getfixturevalue(where)
    return found


def kill_each(
    scribes: Scribes, place: Path, task: Task, begun: Begun, numbers: Iterable[int]
) -> tuple[int, set[Outcome], list[str]]:
    """How many calls were killed, what that came to, and all that was wrong."""
    deed = task.deed
    killed, outcomes, wrong = 0, set[Outcome](), list[str]()
    for at in numbers:
        folder = place / f"killed at {at}"
        shutil.copytree(begun.folder, folder)
        told = scribes.chart(replace(task, folder=str(folder), harm="kill", at=at))
        wrong += [f"{at}: {trace}" for trace in told.crashed]
        try:
            came_to = outcome(deed, folder, begun)
            outcomes.add(came_to)
            if told.closed is not None and came_to == "before":
                wrong.append(f"{at}: told as done, and is not")
            if came_to == "before":
                DEEDS[deed](folder)
                if outcome(deed, folder, begun) == "before":
                    wrong.append(f"{at}: asked for again it is not done")
        except (EnvironmentFault, Torn) as fault:
            wrong.append(f"{at}: {fault}")
        shutil.rmtree(folder)
        if not told.was_killed:
            assert told.closed is not None, told
            break
        killed += 1
    return killed, outcomes, wrong


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_that_is_killed_is_done_or_not(
    scribes: Scribes, place: Path, deed: Deed, begun: Begun
) -> None:
    task = Task(folder="", deed=deed)
    killed, outcomes, wrong = kill_each(
        scribes, place, task, begun, count(1, STRIDES[deed])
    )

    assert wrong == []
    assert outcomes == {"before", "after"}
    assert killed > 2


@pytest.mark.parametrize("deed", ["erase"])
def test_without_the_one_transaction_it_is_torn(
    scribes: Scribes, place: Path, deed: Deed, begun: Begun
) -> None:
    """The check itself: were each statement a commit of its own, it would be seen."""
    task = Task(folder="", deed=deed, control="no transaction")
    *_, wrong = kill_each(scribes, place, task, begun, count(1, 7))

    assert any("one was erased, the other was not" in line for line in wrong)


@pytest.mark.faults
@pytest.mark.parametrize("deed", DEEDS)
def test_each_call_of_a_deed_killed(
    scribes: Scribes, place: Path, deed: Deed, begun: Begun, say: Callable[[str], None]
) -> None:
    task = Task(folder="", deed=deed)
    killed, outcomes, wrong = kill_each(scribes, place, task, begun, count(1))

    say(f"{killed} calls killed: {deed}")
    assert wrong == []
    assert outcomes == {"before", "after"}
