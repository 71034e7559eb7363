"""A record of before people signed in gets slots, and then another key than it had."""

from contextlib import suppress
from pathlib import Path

import pytest

from monitor.access import to_key_anew
from monitor.access.doorkeeper import Doorkeeper
from monitor.access.faults import SlotsExist, SlotsNotSaved
from monitor.access.record_key import DataKeys, RecordKey
from monitor.access.slots_of_copy import slots_of_copy
from monitor.storage import before_people, copies_of_before
from monitor.storage.backup import back_up
from monitor.storage.care import RecordCare
from monitor.storage.copied_slots import slots_beside
from monitor.storage.database import Database
from monitor.storage.faults import AlreadyOpen, KeyMissing, SignInNeeded, WrongKey
from monitor.storage.folder import is_for_people
from monitor.storage.opening import inspect
from monitor.storage.page_check import PageCheck
from monitor.storage.pins import FilePins
from monitor.storage.upkeep import DailyCopies
from tests.access import keyring
from tests.access.keyring import CODE, MARTHA, MARTHAS, OWEN, OWENS
from tests.clocks import START
from tests.traps.logs import ExpectedLogs
from tests.ui.slot_runs import Crash, Door, look, opens_with, run, signed_in
from ui.first_slots import first_slots
from ui.opening import held, key_of_before, raw


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
    if to_key_anew.is_noted(folder):
        # Cut off before the note was forgotten: keyed anew once more than was asked.
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


def test_a_stray_key_file_brings_no_set_up_back(folder: Path) -> None:
    """It is told, and left as it is; the record opens for people, and no other way."""
    _take_over(folder)
    stray = folder / "record.key"
    for content in (bytes(32), b"", bytes(48)):
        stray.write_bytes(content)
        assert is_for_people(folder)
        with pytest.raises(SlotsExist):
            first_slots(Door(folder).keeper, folder, OWEN, OWENS, bytes(range(9, 25)))
        with pytest.raises(SignInNeeded):
            Database(folder)
        keys = signed_in(folder, MARTHAS)
        assert keys is not None
        with Database(folder, raw(keys)) as database, DailyCopies(database, "UTC") as c:
            care = RecordCare(database, c, PageCheck(database))
            care.turn(START, is_quiet=False)
            assert "record.key lies beside the record" in care.sentence
        assert stray.read_bytes() == content


def test_a_key_file_of_another_record_is_not_taken_over(folder: Path) -> None:
    """Nor is one made up for a record that has lost its own: no slots would open it."""
    key = (folder / "record.key").read_bytes()
    keeper = Door(folder).keeper
    (folder / "record.key").write_bytes(bytes(32))
    with pytest.raises(WrongKey):
        first_slots(keeper, folder, MARTHA, MARTHAS, CODE)
    (folder / "record.key").unlink()
    with pytest.raises(KeyMissing):
        first_slots(keeper, folder, MARTHA, MARTHAS, CODE)
    assert not keeper.has_slots
    (folder / "record.key").write_bytes(key)
    _take_over(folder)


def test_a_key_file_without_its_record_is_left(tmp_path: Path) -> None:
    """It may be the only way to a record that is elsewhere."""
    (tmp_path / "record.key").write_bytes(bytes(32))
    first_slots(Door(tmp_path).keeper, tmp_path, MARTHA, MARTHAS, CODE)
    assert (tmp_path / "record.key").read_bytes() == bytes(32)


def test_of_two_first_starts_at_once_the_first_counts(tmp_path: Path) -> None:
    """Whichever comes second, and also while the other is not done yet."""
    with held(tmp_path), pytest.raises(AlreadyOpen):
        first_slots(Door(tmp_path).keeper, tmp_path, OWEN, OWENS, CODE)
    first_slots(Door(tmp_path).keeper, tmp_path, MARTHA, MARTHAS, CODE)
    with pytest.raises(SlotsExist):
        first_slots(Door(tmp_path).keeper, tmp_path, OWEN, OWENS, CODE)
    assert signed_in(tmp_path, MARTHAS) is not None
