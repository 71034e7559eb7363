"""``vigil salvage``."""

from pathlib import Path

from tests.storage.laid_out import PAGE, pages_with_content
from tests.ui.command_line.running import Terminal


def damage(folder: Path, until: float = 1.0) -> bytes:
    """A bit in each fifth page with content, up to that part of the file."""
    content = bytearray((folder / "record.db").read_bytes())
    pages = pages_with_content(folder)
    for page in pages[: int(len(content) // PAGE * until) - pages[0] : 5]:
        content[page * PAGE + 1000] ^= 1
    (folder / "record.db").write_bytes(content)
    return bytes(content)


def test_a_dry_run_tells_what_is_lost(terminal: Terminal) -> None:
    """And leaves the damaged record as it is."""
    damaged = damage(terminal.folder)
    ran = terminal.run("salvage", "--dry-run")

    assert (ran.status, ran.err) == (1, "")
    assert "entries are got together, 0 of them out of backups alone." in ran.out
    assert " lost of epoch " in ran.out
    assert (terminal.folder / "record.db").read_bytes() == damaged


def test_a_salvaged_record(terminal: Terminal) -> None:
    """It is charted in again, and verification tells what is known to be lost."""
    damaged = damage(terminal.folder)
    ran = terminal.run("salvage")

    assert (ran.status, ran.err) == (1, "")
    assert "The damaged record is set aside in " in ran.out
    (aside,) = (terminal.folder / "set-aside").glob("*/record.db")
    assert aside.read_bytes() == damaged
    verified = terminal.run("verify")
    assert verified.status == 0
    assert "Known since a salvage: " in verified.out


def test_a_whole_record_loses_nothing(terminal: Terminal) -> None:
    """Status 0 where nothing is missing."""
    ran = terminal.run("salvage", "--dry-run")
    assert ran.status == 0
    assert "No number is missing" in ran.out
