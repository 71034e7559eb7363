"""A record of before people signed in gets slots, and then another key than it had."""

from contextlib import suppress
from pathlib import Path

import pytest

from monitor.access import to_key_anew
from monitor.access.doorkeeper import Doorkeeper
from monitor.access.faults import SlotsNotSaved
from monitor.access.record_key import DataKeys, RecordKey
from monitor.access.slots_of_copy import slots_of_copy
from monitor.storage import before_people, copies_of_before
from monitor.storage.backup import back_up
from monitor.storage.copied_slots import slots_beside
from monitor.storage.database import Database
from monitor.storage.opening import inspect
from monitor.storage.pins import FilePins
from tests.access import keyring
from tests.access.keyring import CODE, MARTHA, MARTHAS
from tests.traps.logs import ExpectedLogs
from tests.ui.test_slot_access import Crash, Door, look, opens_with, run, signed_in
from ui.first_slots import first_slots
from ui.opening import key_of_before


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record with its key in a file beside it, and a copy of yesterday."""
    folder = tmp_path / "record"
    with Database(folder) as database:
        FilePins(database).put_pin(MARTHA, "verifier")
        key = database.folder.key()
    back_up(folder / "record.db", key, _copy(folder))
    return folder


def _copy(folder: Path) -> Path:
    return folder / "backups" / "vigil-2026-03-13.db"


def _key(folder: Path) -> RecordKey:
    key = key_of_before(folder)
    assert key is not None
    return key


def _take_over(folder: Path) -> None:
    """Martha sets Vigil up, unless she did, and nobody has a session open."""
    keeper = Door(folder).keeper
    if not keeper.has_slots:
        first_slots(keeper, folder, MARTHA, MARTHAS, CODE)
    run(folder, look)


def _is_taken_over(folder: Path, before: RecordKey) -> None:
    keys = signed_in(folder, MARTHAS)
    assert keys is not None
    assert keys.before is None
    assert opens_with(folder, keys)
    assert not opens_with(folder, DataKeys(current=before))
    assert not (folder / "record.key").exists()
    assert not to_key_anew.is_noted(folder)


def test_the_key_that_lay_in_a_file_opens_nothing_any_more(folder: Path) -> None:
    before = _key(folder)
    _take_over(folder)

    _is_taken_over(folder, before)


def test_a_copy_of_before_opens_for_whoever_took_over(folder: Path) -> None:
    """Its key is in nobody's slots any more but in those that lie beside it now."""
    _take_over(folder)

    slots = slots_of_copy(slots_beside(_copy(folder)))
    then = keyring.signed_in(slots, MARTHAS).keys
    inspect(_copy(folder), then.current.raw)


def test_a_new_record_is_not_keyed_anew(tmp_path: Path) -> None:
    """Its key never lay in a file."""
    keeper = Door(tmp_path).keeper
    first_slots(keeper, tmp_path, MARTHA, MARTHAS, CODE)

    assert not to_key_anew.is_noted(tmp_path)


STEPS = (
    (to_key_anew, "note"),
    (Doorkeeper, "begin"),
    (before_people, "forget_key_file"),
    (copies_of_before, "let_people_in"),
    (Doorkeeper, "begin_keying_anew"),
    (Database, "key_anew"),
    (Doorkeeper, "end_keying_anew"),
    (to_key_anew, "forget"),
)


@pytest.mark.parametrize("is_after", [False, True])
@pytest.mark.parametrize("step", range(len(STEPS)))
def test_a_crash_at_any_step_is_taken_up_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: int, *, is_after: bool
) -> None:
    before = _key(folder)
    owner, name = STEPS[step]
    original = getattr(owner, name)

    def crash(*given: object) -> None:
        if is_after:
            original(*given)
        raise Crash

    with monkeypatch.context() as patched, suppress(Crash):
        patched.setattr(owner, name, crash)
        _take_over(folder)
    _take_over(folder)

    _is_taken_over(folder, before)
    assert slots_beside(_copy(folder)).exists()


def test_it_waits_for_copies_that_are_not_there(
    folder: Path, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """On a disk that is unplugged: keyed anew, nothing would ever open them."""
    expected_logs.expect("The record is not keyed anew: SlotsNotSaved")
    before = _key(folder)
    elsewhere = tmp_path / "elsewhere"
    (folder / "backups.at").write_text(str(elsewhere), encoding="utf-8")
    _take_over(folder)
    assert to_key_anew.is_noted(folder)
    assert opens_with(folder, DataKeys(current=before))

    (folder / "backups").rename(elsewhere)
    _take_over(folder)

    _is_taken_over(folder, before)
    assert slots_beside(elsewhere / _copy(folder).name).exists()


def test_a_full_disk_leaves_it_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it can't be noted that the key has to go, no slots are made."""

    def fail(_: Path) -> None:
        raise SlotsNotSaved("No space left on device")

    monkeypatch.setattr(to_key_anew, "note", fail)
    keeper = Door(folder).keeper
    with pytest.raises(SlotsNotSaved):
        first_slots(keeper, folder, MARTHA, MARTHAS, CODE)

    assert not keeper.has_slots
    assert opens_with(folder, DataKeys(current=_key(folder)))
