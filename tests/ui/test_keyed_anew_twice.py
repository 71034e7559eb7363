"""Whoever is shut out while a next key waits had it: the record gets another after."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from monitor.access import to_key_anew
from monitor.access.record_key import DataKeys
from monitor.access.signing_in import open_by_code
from monitor.access.slot_file import SlotFile
from monitor.storage.database import Database
from tests.access.keyring import CODE_PRINTED, MARTHA, MARTHAS, OWENS
from tests.ui.slot_runs import (
    Crash,
    folder,
    look,
    opens_with,
    run,
    shut_out_owen,
    signed_in,
)
from ui.access import Outcome
from ui.slot_access import SlotAccess

__all__ = ["folder"]

NEW = bytes(range(50, 66))
Step = Callable[[SlotAccess], None]


def replace_code(access: SlotAccess) -> None:
    told: list[Outcome] = []
    access.replace_code(NEW, told.append)
    assert told == [None]


def begin(folder: Path, first: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody gets a next key, and the program ends before the record has it."""

    def crash(*_: object) -> None:
        raise Crash

    def do(access: SlotAccess) -> None:
        first(access)
        look(access)

    with monkeypatch.context() as patched, suppress(Crash):
        patched.setattr(Database, "key_anew", crash)
        run(folder, do)


def had_by(folder: Path, who: str) -> DataKeys:
    """What a key file of now gives for good, by what opens it now."""
    slots = SlotFile(folder).read().slots
    if who == "Owen":
        signed = signed_in(folder, OWENS)
        assert signed is not None
        return signed
    opened = open_by_code(slots, CODE_PRINTED)
    assert isinstance(opened, DataKeys)
    return opened


class Late:
    """What is shut out first, and what once everybody has a next key, with that."""

    def __init__(self, folder: Path, who: str) -> None:
        self.folder, self.who = folder, who
        steps = (shut_out_owen, replace_code)
        self.first, self.then = steps if who == "code" else steps[::-1]
        self.had: list[DataKeys] = []

    def shut_out(self, access: SlotAccess) -> None:
        self.had.append(had_by(self.folder, self.who))
        self.then(access)

    def opens_no_more(self) -> None:
        keys = signed_in(self.folder, MARTHAS)
        assert self.had[0].before is not None
        assert keys is not None
        assert opens_with(self.folder, keys)
        assert not opens_with(self.folder, self.had[0])
        assert not to_key_anew.is_noted(self.folder)


@pytest.fixture(params=["code", "Owen"])
def late(request: pytest.FixtureRequest, folder: Path) -> Late:
    return Late(folder, request.param)


def test_shut_out_at_the_next_start(
    late: Late, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record gets the key of the old key file first, and then another."""
    begin(late.folder, late.first, monkeypatch)

    def do(access: SlotAccess) -> None:
        late.shut_out(access)
        look(access)
        look(access)

    run(late.folder, do)
    late.opens_no_more()


def test_shut_out_while_the_key_waits(
    late: Late, monkeypatch: pytest.MonkeyPatch
) -> None:
    def do(access: SlotAccess) -> None:
        upkeep = access._record.recorder.upkeep  # type: ignore[attr-defined]
        late.first(access)
        with monkeypatch.context() as patched:
            patched.setattr(upkeep._copies, "_thread", object())
            look(access)
            late.shut_out(access)
        look(access)
        look(access)

    run(late.folder, do)
    late.opens_no_more()


def test_shut_out_while_the_record_is_written_anew(late: Late) -> None:
    def do(access: SlotAccess) -> None:
        def meanwhile(_: DataKeys) -> None:
            if not late.had:
                late.shut_out(access)

        late.first(access)
        access.keys_changed.connect(meanwhile)
        look(access)
        look(access)

    run(late.folder, do)
    late.opens_no_more()


def test_a_next_key_alone_is_no_reason_for_another(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut short it goes on with that, and once."""
    begin(folder, shut_out_owen, monkeypatch)
    both = signed_in(folder, MARTHAS)
    assert both is not None

    def again(access: SlotAccess) -> None:
        look(access)
        look(access)

    run(folder, again)
    assert signed_in(folder, MARTHAS) == DataKeys(current=both.current)
    assert MARTHA in {slot.person for slot in SlotFile(folder).read().slots.people}
