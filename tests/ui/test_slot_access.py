"""Who is shut out loses the slot at once, and the key of the record in quiet."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.access import to_key_anew
from monitor.access.doorkeeper import Doorkeeper
from monitor.access.faults import CodeHalfReplaced, SlotsNotSaved
from monitor.access.record_key import DataKeys
from monitor.access.recovery_code import printed
from monitor.access.signing_in import open_by_code
from monitor.access.slot_file import SECOND, SlotFile
from monitor.chart.refusals import Refusal
from monitor.charting.reads import UnreadableSession
from monitor.durable import write_whole
from tests.access.keyring import (
    CODE_PRINTED,
    MARTHA,
    MARTHAS,
    OWEN,
    OWENS,
    recovered,
)
from tests.clocks import START
from tests.desk import SPACE
from tests.traps.logs import ExpectedLogs
from tests.ui.slot_runs import (
    QUIET,
    folder,
    opens_with,
    run,
    shut_out_owen,
    signed_in,
)
from ui.access import Outcome
from ui.slot_access import SlotAccess

__all__ = ["folder"]


def test_the_slot_goes_at_once_and_the_key_in_quiet(folder: Path) -> None:
    """Not while a session is open; then those who stay open it, and nobody else."""
    old = signed_in(folder, OWENS)
    assert old is not None
    open_ = UnreadableSession(
        id=SPACE, why="", remedy="", headers=(), unread=frozenset()
    )

    def do(access: SlotAccess) -> None:
        changed: list[DataKeys] = []
        access.keys_changed.connect(changed.append)
        shut_out_owen(access)
        assert signed_in(folder, OWENS) is None
        access.look(replace(QUIET, unreadable=(open_,)))
        assert changed == []
        access.look(QUIET)
        assert [keys.before is None for keys in changed] == [False, True]
        access.look(QUIET)
        assert len(changed) == 2
        access.let_in(OWEN, OWENS, lambda _: None)

    run(folder, do)
    for typed in (MARTHAS, OWENS):
        keys = signed_in(folder, typed)
        assert keys is not None
        assert keys.before is None
        assert opens_with(folder, keys)
    assert not opens_with(folder, old)
    assert opens_with(folder, recovered(SlotFile(folder).read().slots))


def test_it_waits_until_the_copy_of_the_day_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is read under the key that the file has."""
    old = signed_in(folder, OWENS)
    assert old is not None

    def do(access: SlotAccess) -> None:
        upkeep = access._record.recorder.upkeep  # type: ignore[attr-defined]
        shut_out_owen(access)
        monkeypatch.setattr(upkeep._copies, "_thread", object())
        access.look(QUIET)
        waiting = signed_in(folder, MARTHAS)
        assert waiting is not None
        assert waiting.before == old.current
        monkeypatch.setattr(upkeep._copies, "_thread", None)
        access.look(QUIET)
        assert not to_key_anew.is_noted(folder)

    run(folder, do)
    assert not opens_with(folder, old)


def test_a_fault_is_tried_again_after_an_hour(
    folder: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    """Not each second; until then all opens as it did."""
    expected_logs.expect("The record is not keyed anew: SlotsNotSaved")
    tried = 0

    def fail(*_: object) -> DataKeys:
        nonlocal tried
        tried += 1
        raise SlotsNotSaved("No space left on device")

    def do(access: SlotAccess) -> None:
        shut_out_owen(access)
        with monkeypatch.context() as patched:
            patched.setattr(Doorkeeper, "begin_keying_anew", fail)
            access.look(QUIET)
            for after in (timedelta(0), timedelta(minutes=59, seconds=59)):
                access.look(replace(QUIET, now=START + after))
            assert tried == 1
        access.look(replace(QUIET, now=START + timedelta(hours=1)))
        assert not to_key_anew.is_noted(folder)

    run(folder, do)


def test_a_full_disk_shuts_nobody_out_half(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it can't be noted that the key has to go, the slot stays; that is said."""

    def fail(_: Path) -> None:
        raise SlotsNotSaved("No space left on device")

    def do(access: SlotAccess) -> None:
        told: list[Outcome] = []
        monkeypatch.setattr(to_key_anew, "note", fail)
        access.shut_out(OWEN, {MARTHA}, told.append)
        assert isinstance(told[0], SlotsNotSaved)

    run(folder, do)
    assert signed_in(folder, OWENS) is not None


def test_what_the_old_code_opened_opens_the_record_no_more(folder: Path) -> None:
    """Not by a key file of before either, once it is keyed anew in quiet."""
    before = SlotFile(folder).read().slots
    old, new = recovered(before), bytes(range(50, 66))

    def do(access: SlotAccess) -> None:
        told: list[Outcome] = []
        access.replace_code(new, told.append)
        assert told == [None]
        assert to_key_anew.is_noted(folder)
        access.look(QUIET)

    run(folder, do)
    slots = SlotFile(folder).read().slots
    assert isinstance(open_by_code(slots, CODE_PRINTED), Refusal)
    assert opens_with(folder, recovered(slots, printed(new)))
    assert not opens_with(folder, old)
    assert not to_key_anew.is_noted(folder)


def test_a_full_disk_leaves_the_old_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise SlotsNotSaved("No space left on device")

    def do(access: SlotAccess) -> None:
        told: list[Outcome] = []
        monkeypatch.setattr(to_key_anew, "note", fail)
        access.replace_code(bytes(range(50, 66)), told.append)
        assert isinstance(told[0], SlotsNotSaved)

    run(folder, do)
    assert opens_with(folder, recovered(SlotFile(folder).read().slots))


def test_a_copy_that_keeps_the_old_code_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new one holds; the record gets another key all the same."""
    new = bytes(range(50, 66))

    def fail(path: Path, content: bytes) -> None:
        if path.name == SECOND:
            raise OSError(5, "Input/output error")
        write_whole(path, content)

    def do(access: SlotAccess) -> None:
        told: list[Outcome] = []
        with monkeypatch.context() as patched:
            patched.setattr("monitor.access.slot_file.write_whole", fail)
            access.replace_code(new, told.append)
        assert isinstance(told[0], CodeHalfReplaced)
        assert "record.slots.copy can't be written: Input/output" in told[0].why
        old = recovered(SlotFile(folder).read().slots, printed(new))
        access.look(QUIET)
        assert recovered(SlotFile(folder).read().slots, printed(new)) != old

    run(folder, do)
