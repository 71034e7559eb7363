"""A command lets nobody in by a key file that is older than the record."""

from pathlib import Path

import pytest

from monitor.access.record_key import DataKeys
from monitor.access.slot_seal import sealed_by
from monitor.access.slot_text import written
from monitor.chart.audit import OlderSlots
from monitor.storage.copied_slots import slots_beside
from monitor.storage.database import Database
from monitor.storage.keys import Keys
from monitor.storage.slot_generation import (
    FileSlotGeneration,
    generation_in,
    set_generation,
)
from tests.access.keyring import COPIES, KEY
from tests.ui.command_line.staffed import (
    EVERYBODY,
    Desk,
    colleague,
    noted_in,
    slots_for,
)

KEYS = DataKeys(current=KEY)
SLOTS = sealed_by(slots_for(*EVERYBODY), KEY)


def put(folder: Path) -> None:
    for name in COPIES:
        (folder / name).write_bytes(written(SLOTS))


def knows(folder: Path, generation: int) -> None:
    with Database(folder, Keys(current=KEY.raw)) as database:
        FileSlotGeneration(database).keep(generation)


@pytest.fixture
def sealed(desk: Desk) -> Desk:
    put(desk.folder)
    knows(desk.folder, SLOTS.generation)
    return desk


@pytest.mark.parametrize("command", ["verify", "backup", "restore", "salvage"])
def test_it_is_refused_and_noted(sealed: Desk, tmp_path: Path, command: str) -> None:
    """Whatever is asked for; with slots as new as the record it is done."""
    out = tmp_path / "out.db"
    assert sealed.run_as("administrator", "backup", "--out", str(out)).status == 0
    more = {"backup": ["--out", str(tmp_path / "no.db")], "restore": [str(out)]}
    knows(sealed.folder, SLOTS.generation + 1)

    ran = sealed.run_as("administrator", command, *more.get(command, []))
    assert (ran.status != 0, ran.out) == (True, "")
    assert "The key file is older than the record" in ran.complaint
    assert not (tmp_path / "no.db").exists()
    last = noted_in(sealed.folder)[0]
    known = SLOTS.generation + 1
    assert last.deed == OlderSlots(found=known - 1, known=known, replaced=False)
    assert last.who == colleague("administrator").id


def test_the_recovery_code_still_makes_a_backup_good(
    sealed: Desk, tmp_path: Path
) -> None:
    """And makes the older slots no newer: the record demands what it did."""
    out = tmp_path / "out.db"
    assert sealed.run_as("administrator", "backup", "--out", str(out)).status == 0
    knows(sealed.folder, SLOTS.generation + 1)

    assert sealed.run_by_code("restore", str(out)).status == 0
    record = sealed.folder / "record.db"
    assert generation_in(record, KEY.raw) == SLOTS.generation + 1
    assert sealed.run_as("administrator", "verify").status != 0


def test_a_restored_record_demands_no_newer_slots_than_lie_beside_it(
    sealed: Desk, tmp_path: Path
) -> None:
    """The slots of a copy are written before it is copied, and may be older."""
    out = tmp_path / "out.db"
    assert sealed.run_as("administrator", "backup", "--out", str(out)).status == 0
    assert slots_beside(out).read_bytes() == written(SLOTS)
    set_generation(out, KEY.raw, SLOTS.generation + 1)
    for path in sealed.folder.iterdir():
        path.unlink()

    ran = sealed.run_as("administrator", "restore", str(out))
    assert (ran.status, ran.err) == (0, "")
    record = sealed.folder / "record.db"
    assert generation_in(record, KEY.raw) == SLOTS.generation
    assert sealed.run_as("auditor", "verify").status == 0
