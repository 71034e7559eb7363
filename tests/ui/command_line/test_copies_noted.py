"""A copy that a command made, or went on with, is in the audit log of the record."""

import getpass
import hashlib
from pathlib import Path

import pytest

from monitor.chart.audit import BackedUp, Restored
from monitor.chart.entries import RECOVERY, unverified
from monitor.charting.ports import AuditRow
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.faults import DiskFull
from tests.ui.command_line.running import Terminal, noted
from tests.ui.command_line.staffed import Desk, colleague, key_anew_without, noted_in


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _told(rows: tuple[AuditRow, ...]) -> list[str]:
    return [row.kind for row in reversed(rows)]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "copy.db"


def test_a_backup_is_noted(desk: Desk, out: Path) -> None:
    """Who made which file, in the record that was copied; the copy is of before."""
    assert desk.run_as("administrator", "backup", "--out", str(out)).status == 0

    row = noted_in(desk.folder)[0]
    assert row.deed == BackedUp(sha256=_sha256(out), size=out.stat().st_size)
    assert (row.who, row.auth_method) == (colleague("administrator").id, "password")


def test_a_restore_is_noted_in_what_was_restored(desk: Desk, out: Path) -> None:
    """As the first row of the new epoch; that the copy was made was noted after it."""
    desk.run_as("administrator", "backup", "--out", str(out))
    sha256 = _sha256(out)
    assert desk.run_as("administrator", "restore", str(out)).status == 0

    rows = noted_in(desk.folder)
    assert "backed-up" not in _told(rows)
    assert rows[0].deed == Restored(sha256=sha256)
    assert (rows[0].who, rows[0].seq) == (colleague("administrator").id, 1)
    assert desk.run_as("auditor", "verify").status == 0


def test_also_under_a_key_of_before(desk: Desk, out: Path) -> None:
    """By the slots beside the copy, and by the recovery code, which is nobody's."""
    desk.run_as("administrator", "backup", "--out", str(out))
    key_anew_without(desk.folder, colleague("nurse"))
    assert desk.run_by_code("restore", str(out)).status == 0

    row = noted_in(desk.folder)[0]
    assert row.kind == "restored"
    assert row.auth_method == RECOVERY
    assert desk.run_as("auditor", "verify").status == 0


def test_where_nobody_signs_in_the_account_is_named(
    terminal: Terminal, out: Path
) -> None:
    account = getpass.getuser()
    terminal.run("backup", "--out", str(out))
    (row,) = noted(terminal)
    assert row.who == unverified(account).person
    assert isinstance(row.deed, BackedUp)
    assert row.deed.account == account

    terminal.run("restore", str(out))
    (row,) = noted(terminal)
    assert row.deed == Restored(sha256=_sha256(out), account=account)


def test_nothing_is_noted_of_what_was_not_done(desk: Desk, out: Path) -> None:
    desk.run_as("administrator", "backup", "--out", str(out))
    before = len(noted_in(desk.folder))
    assert desk.run_as("administrator", "restore", str(out), "--dry-run").status == 0
    assert desk.run_as("auditor", "restore", str(out)).status == 1
    assert desk.run_as("administrator", "backup", "--out", str(out)).status == 2

    assert len(noted_in(desk.folder)) == before


def test_a_copy_that_can_not_be_noted_stays(
    desk: Desk, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said: where the disk fails the copy is what matters."""
    monkeypatch.setattr(FileAuditLog, "add", _full)
    ran = desk.run_as("administrator", "backup", "--out", str(out))

    assert ran.status == 2
    assert "copy.db is made and whole, but that is not in its audit log." in ran.err
    assert out.exists()


def _full(*_: object) -> None:
    raise DiskFull
