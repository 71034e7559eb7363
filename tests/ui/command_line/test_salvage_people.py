"""``vigil salvage`` of a record that people sign in to."""

from datetime import date
from pathlib import Path

import pytest

from monitor.storage.copied_slots import slots_beside
from monitor.storage.copies import copy_of
from tests.ui.command_line.staffed import Desk, colleague, key_anew_without
from tests.ui.command_line.test_salvage import damage


@pytest.fixture
def copy(desk: Desk) -> Path:
    """A copy of the day before the record was keyed anew."""
    out = copy_of(desk.folder / "backups", date(2026, 3, 20))
    assert desk.run_as("administrator", "backup", "--out", str(out)).status == 0
    key_anew_without(desk.folder, colleague("nurse"))
    return out


def test_a_copy_under_a_key_of_before_fills_in(desk: Desk, copy: Path) -> None:
    """All of it, up to what was charted since; the record goes on under its key."""
    assert copy.exists()
    damage(desk.folder)
    ran = desk.run_as("administrator", "salvage")
    assert ran.err == ""
    (told, *_) = ran.out.splitlines()
    assert not told.endswith(" 0 of them out of backups alone.")
    assert desk.run_as("auditor", "verify").status == 0
    assert len(desk.run_as("supervisor", "sessions").out.splitlines()) == 2
    assert desk.run_as("nurse", "sessions").status == 1


def test_it_does_by_the_recovery_code(desk: Desk, copy: Path) -> None:
    assert copy.exists()
    damage(desk.folder)
    ran = desk.run_by_code("salvage", "--dry-run")
    assert ran.err == ""
    assert not ran.out.splitlines()[0].endswith(" 0 of them out of backups alone.")


@pytest.mark.parametrize("state", ["missing", "damaged"])
def test_what_opens_with_nothing_is_left_out(
    desk: Desk, copy: Path, state: str
) -> None:
    """And told, since it may hold what is lost."""
    slots_beside(copy).write_bytes(b"damaged")
    if state == "missing":
        slots_beside(copy).unlink()
    # Not where it stands who works here.
    damage(desk.folder, until=0.6)
    ran = desk.run_as("administrator", "salvage", "--dry-run")
    assert ran.complaint == f"{copy.name} is left out: nothing given opens it."
    assert ran.out.splitlines()[0].endswith(" 0 of them out of backups alone.")


def test_it_takes_an_administrator(desk: Desk, copy: Path) -> None:
    """By what can be read of who works here, out of the damaged file or a backup."""
    assert copy.exists()
    damaged = damage(desk.folder)
    ran = desk.run_as("supervisor", "salvage")
    assert (ran.status, ran.out) == (1, "")
    assert ran.complaint.startswith("This is not permitted: a supervisor may not")
    assert (desk.folder / "record.db").read_bytes() == damaged
    assert not (desk.folder / "record.new").exists()
